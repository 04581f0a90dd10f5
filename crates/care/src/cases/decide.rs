//! Which case does a message belong to? Pure.

use kernel::{CaseId, Instant, Millis};

use super::model::State;

/// How long after its resolution a reply brings a case back.
pub const REOPEN_WITHIN: Millis = Millis::days(7);

/// How far a network's clock may be off before we say so.
pub const SKEW_TOLERATED: Millis = Millis::minutes(5);

/// How old a message may be on arrival and still start its clocks at the network's time. Older ones start when they
/// reach us: a promise can't be broken before we could know of it, and a network's clock can be days off.
pub const LATE_TOLERATED: Millis = Millis::hours(24);

/// What is known of a case when a message looks for its place.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The case.
    pub id: CaseId,
    /// Where it stands.
    pub state: State,
    /// When it was resolved last.
    pub resolved_at: Option<Instant>,
    /// Its newest message.
    pub last_at: Instant,
    /// What it is about.
    pub topic: Option<&'a str>,
}

/// What a message says about the issue it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Clue<'a> {
    /// The case of the conversation that it continues, if any.
    pub conversation: Option<CaseId>,
    /// Whether it begins a thread of its own in public.
    pub begins_thread: bool,
    /// What it is about, where triage is sure.
    pub topic: Option<&'a str>,
    /// Whether it only says thank you: thanks or praise that asks for nothing.
    pub thanks: bool,
    /// Now.
    pub now: Instant,
}

/// Where a message belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Nothing that is known: a new issue.
    New,
    /// An issue that is not resolved.
    Joins(CaseId),
    /// A resolved issue that is not over.
    Reopens(CaseId),
    /// A resolved issue; the person only says thanks.
    Thanks(CaseId),
}

/// Finds the case for a message among a person's cases.
pub fn place(clue: Clue<'_>, cases: &[Candidate<'_>]) -> Place {
    let of_conversation = cases.iter().find(|case| Some(case.id) == clue.conversation);
    if let Some(case) = of_conversation {
        if case.state != State::Resolved {
            return Place::Joins(case.id);
        }
        let recent = case.resolved_at.is_some_and(|at| clue.now.since(at) <= REOPEN_WITHIN);
        if recent && clue.thanks {
            return Place::Thanks(case.id);
        }
        if recent {
            return Place::Reopens(case.id);
        }
    }
    cases
        .iter()
        .filter(|case| case.state != State::Resolved && !is_another_issue(clue, case))
        .max_by_key(|case| (case.last_at, case.id))
        .map_or(Place::New, |case| Place::Joins(case.id))
}

/// A new public thread about something else is another issue; a private message never is, because people answer in
/// private what was asked in public.
fn is_another_issue(clue: Clue<'_>, case: &Candidate<'_>) -> bool {
    clue.begins_thread && matches!((clue.topic, case.topic), (Some(a), Some(b)) if a != b)
}

/// When a message was said, for order and clocks: never in the future. And when its clocks start.
pub fn moments(provider: Instant, received: Instant) -> (Instant, Instant) {
    let at = provider.min(received);
    let starts = if received.since(at) > LATE_TOLERATED { received } else { at };
    (at, starts)
}

/// Whether the network's time is so far in the future that its clock must be wrong.
pub fn is_skewed(provider: Instant, received: Instant) -> bool {
    provider.since(received) > SKEW_TOLERATED || received.since(provider) > LATE_TOLERATED
}

/// The first line of a text, short enough for a list.
pub fn first_line(text: &str) -> String {
    const LENGTH: usize = 140;
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    if line.chars().count() <= LENGTH {
        return line.to_owned();
    }
    line.chars().take(LENGTH - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const NOW: Instant = Instant::from_seconds(1_000_000);

    fn id(n: u128) -> CaseId {
        CaseId::from_uuid(Uuid::from_u128(n))
    }
    fn case(n: u128, state: State, resolved_days_ago: i64) -> Candidate<'static> {
        let resolved_at = (state == State::Resolved).then_some(NOW - Millis::days(resolved_days_ago));
        Candidate {
            id: id(n),
            state,
            resolved_at,
            last_at: NOW - Millis::hours(n as i64),
            topic: Some("outage"),
        }
    }
    fn clue() -> Clue<'static> {
        Clue { conversation: None, begins_thread: false, topic: None, thanks: false, now: NOW }
    }

    #[test]
    fn a_first_message_is_a_new_issue() {
        assert_eq!(place(clue(), &[]), Place::New);
    }

    #[test]
    fn an_open_case_keeps_its_person_on_whatever_channel_the_newest_first() {
        let cases = [case(9, State::Open, 0), case(2, State::Waiting, 0), case(5, State::Snoozed, 0)];
        assert_eq!(place(clue(), &cases), Place::Joins(id(2)));
        assert_eq!(place(Clue { conversation: Some(id(9)), ..clue() }, &cases), Place::Joins(id(9)));
    }

    #[test]
    fn a_new_public_thread_about_something_else_is_another_issue_but_a_private_message_never_is() {
        let cases = [case(1, State::Open, 0)];
        let elsewhere = Clue { begins_thread: true, topic: Some("billing"), ..clue() };
        assert_eq!(place(elsewhere, &cases), Place::New);
        assert_eq!(place(Clue { begins_thread: false, ..elsewhere }, &cases), Place::Joins(id(1)));
        assert_eq!(place(Clue { topic: None, ..elsewhere }, &cases), Place::Joins(id(1)));
    }

    #[test]
    fn a_reply_reopens_within_seven_days_thanks_do_not_and_later_it_is_a_new_issue() {
        let reply = Clue { conversation: Some(id(1)), ..clue() };
        assert_eq!(place(reply, &[case(1, State::Resolved, 6)]), Place::Reopens(id(1)));
        assert_eq!(
            place(Clue { thanks: true, ..reply }, &[case(1, State::Resolved, 6)]),
            Place::Thanks(id(1))
        );
        assert_eq!(place(reply, &[case(1, State::Resolved, 8)]), Place::New);
    }

    #[test]
    fn a_message_of_elsewhere_does_not_reopen_what_is_resolved() {
        assert_eq!(place(clue(), &[case(1, State::Resolved, 1)]), Place::New);
    }

    #[test]
    fn a_message_from_the_future_is_said_now_and_one_from_long_ago_starts_its_clocks_now() {
        let days = |n| NOW + Millis::days(n);
        assert_eq!(moments(days(3), NOW), (NOW, NOW));
        assert_eq!(moments(days(-3), NOW), (days(-3), NOW));
        assert_eq!(moments(NOW - Millis::hours(2), NOW), (NOW - Millis::hours(2), NOW - Millis::hours(2)));
        assert!(
            is_skewed(days(3), NOW) && is_skewed(days(-3), NOW) && !is_skewed(NOW - Millis::minutes(9), NOW)
        );
    }

    #[test]
    fn a_list_shows_the_first_line_that_says_something() {
        assert_eq!(first_line("\n\n  Hi \nthere"), "Hi");
        assert_eq!(first_line(&"é".repeat(500)).chars().count(), 140);
    }
}
