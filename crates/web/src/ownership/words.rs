//! The words of an ownership file as people say them. Pure.

use kernel::Millis;
use ownership::{Calendar, Model, SlaClock};

use crate::ui::{Chip, t, tell};

/// The class that gives a department its colour and its shape.
pub fn department_kind(department: &str) -> &'static str {
    match department {
        "support" => "dept-support",
        "marketing" => "dept-marketing",
        _ => "dept-other",
    }
}

/// A queue with the department that answers for it.
pub fn chip(model: &Model, queue: &str) -> Chip {
    let owner = model.owner_of(queue);
    let word = owner.map_or_else(|| queue.to_owned(), |owner| owner.queue.title().to_owned());
    let department = owner.and_then(|owner| owner.department);
    let kind = department.map_or("dept-other", |department| department_kind(department.id.as_str()));
    let title = match (department, owner.and_then(|owner| owner.team)) {
        (Some(department), Some(team)) => format!("{}, {}", department.title(), team.title()),
        _ => t("own-no-own-team").to_owned(),
    };
    Chip { word, kind, title }
}

/// What stands for a piece of a condition, with the spaces around it; in this order.
fn conditions() -> [(&'static str, [&'static str; 3]); 25] {
    [
        ("needs_action is true", ["", t("own-when-needs-action-is-true"), ""]),
        ("needs_action is false", ["", t("own-when-needs-action-is-false"), ""]),
        ("direction is inbound", ["", t("own-when-direction-is-inbound"), ""]),
        ("direction is outbound", ["", t("own-when-direction-is-outbound"), ""]),
        ("visibility is public", ["", t("own-when-visibility-is-public"), ""]),
        ("visibility is private", ["", t("own-when-visibility-is-private"), ""]),
        ("sentiment_brand is ", ["", t("own-when-sentiment-brand-is"), " "]),
        ("sentiment_target is brand", ["", t("own-when-sentiment-target-is-brand"), ""]),
        ("sentiment_target is ", ["", t("own-when-sentiment-target-is"), " "]),
        ("open_case_queue is known", ["", t("own-when-open-case-queue-is-known"), ""]),
        ("campaign is known", ["", t("own-when-campaign-is-known"), ""]),
        ("channel is not ", ["", t("own-when-channel-is-not"), " "]),
        ("channel is ", ["", t("own-when-channel-is"), " "]),
        ("author_reach", ["", t("own-when-author-reach"), ""]),
        ("case_origin is ", ["", t("own-when-case-origin-is"), " "]),
        (" >= ", [" ", t("own-when-at-least"), " "]),
        (" <= ", [" ", t("own-when-at-most"), " "]),
        (" > ", [" ", t("own-when-above"), " "]),
        (" < ", [" ", t("own-when-below"), " "]),
        (" is true", [" ", t("own-when-is-true"), ""]),
        (" is false", [" ", t("own-when-is-false"), ""]),
        (" is not ", [" ", t("own-when-is-not"), " "]),
        (" is ", [" ", t("own-when-is"), " "]),
        (" and ", [" ", t("own-when-and"), " "]),
        (" or ", [" ", t("own-when-or"), " "]),
    ]
}

/// A condition as people say it.
pub fn plain(condition: &str) -> String {
    let said =
        conditions().iter().fold(condition.to_owned(), |text, (from, to)| text.replace(from, &to.concat()));
    let said: Vec<String> = said.split(' ').map(named).collect();
    said.join(" ").replace('_', " ")
}

/// A word of a condition; the short names of networks become their long ones.
fn named(word: &str) -> String {
    let bare = word.trim_end_matches([',', ')']);
    match bare {
        "x" | "facebook" | "instagram" | "messenger" | "tiktok" | "email" | "voice" | "whatsapp" => {
            word.replacen(bare, &network(bare), 1)
        }
        _ => word.to_owned(),
    }
}

/// A network as a reader knows it.
pub fn network(channel: &str) -> String {
    // In a sentence these are words of its language.
    match channel {
        "email" => return t("own-net-email").into(),
        "chat" => return t("own-net-chat").into(),
        "voice" => return t("own-net-voice").into(),
        _ => {}
    }
    if let Some(known) = channels::by_id(channel) {
        return known.capabilities().name.to_owned();
    }
    match channel {
        "x" => "X".into(),
        "tiktok" => "TikTok".into(),
        "whatsapp" => "WhatsApp".into(),
        other => titled(other),
    }
}

/// The first letter large.
pub(super) fn titled(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A surface on which a team may publish.
pub fn surface(name: &str) -> String {
    match name {
        "public_reply" => t("own-surface-public").into(),
        "dm" => t("own-surface-dm").into(),
        "post" => t("own-surface-posts").into(),
        "campaign" => t("own-surface-campaigns").into(),
        "reward" => t("own-surface-rewards").into(),
        "email" => t("own-net-email").into(),
        "voice" => t("own-net-voice").into(),
        other => other.replace('_', " "),
    }
}

/// A list with `and`.
pub(super) fn listed(words: impl IntoIterator<Item = String>) -> String {
    let words: Vec<String> = words.into_iter().collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., tail] => tell("own-list-and", &[("head", head.join(", ").into()), ("tail", tail.into())]),
    }
}

/// A length of a promise: `15 min`, `4 h`, `1 day`.
pub(super) fn length(length: Millis) -> String {
    let minutes = length.0 / 60_000;
    match () {
        () if minutes >= 1440 && minutes % 1440 == 0 => {
            tell("own-n-days", &[("n", (minutes / 1440).unsigned_abs().into())])
        }
        () if minutes >= 60 && minutes % 60 == 0 => format!("{} h", minutes / 60),
        () => format!("{minutes} min"),
    }
}

/// A promise in a few words: `first answer in 15 min, round the clock`.
pub fn promise(model: &Model, sla: &str) -> String {
    let Some(promise) = model.sla(sla) else { return sla.to_owned() };
    let clock = match promise.clock {
        SlaClock::Calendar => t("own-round-clock"),
        SlaClock::Business => t("own-opening-hours"),
    };
    match promise.first_response {
        Some(within) => tell("own-first-in", &[("within", length(within).into()), ("clock", clock.into())]),
        None => tell("own-first-none", &[("sla", sla.into())]),
    }
}

/// Opening hours: `Mon–Fri 08:00–20:00, Sat–Sun 09:00–17:00, London`.
pub(super) fn hours(calendar: &Calendar) -> String {
    let minute = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    if calendar.closed_minutes_a_week() == 0 {
        return t("own-round-clock").into();
    }
    let span = |hours: &ownership::OpenHours| {
        let days = match hours.days {
            (from, to) if from == to => weekday(from).to_owned(),
            (from, to) => format!("{}–{}", weekday(from), weekday(to)),
        };
        let shifts: Vec<String> =
            hours.shifts.iter().map(|(from, to)| format!("{}–{}", minute(*from), minute(*to))).collect();
        format!("{days} {}", listed(shifts))
    };
    let place = calendar.tz.rsplit('/').next().unwrap_or(&calendar.tz).replace('_', " ");
    let open: Vec<String> = calendar.open.iter().map(span).chain([place]).collect();
    open.join(", ")
}

/// Monday is 0.
fn weekday(day: u8) -> &'static str {
    match day {
        0 => t("own-day-0"),
        1 => t("own-day-1"),
        2 => t("own-day-2"),
        3 => t("own-day-3"),
        4 => t("own-day-4"),
        5 => t("own-day-5"),
        _ => t("own-day-6"),
    }
}

/// A rule's id as a heading: `R2-social-to-do` is `social to do`.
pub(super) fn rule_title(id: &str) -> String {
    if id == "default" {
        return t("own-everything-else").into();
    }
    let numbered = |head: &str| head.len() <= 4 && head.chars().any(|c| c.is_ascii_digit());
    let named = id.split_once('-').filter(|(head, _)| numbered(head)).map_or(id, |(_, tail)| tail);
    named.replace(['-', '_'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_reads_as_a_sentence() {
        let said = |text| plain(text);
        assert_eq!(
            said("needs_action is true and channel is x, facebook or email"),
            "something has to be done and it comes by X, Facebook or e-mail"
        );
        assert_eq!(said("author_reach >= 100000"), "reach is at least 100000");
        assert_eq!(said("channel is not email"), "it does not come by e-mail");
        assert_eq!(said("intent is self_harm or threat_to_life"), "intent is self harm or threat to life");
    }

    #[test]
    fn a_rules_number_is_no_part_of_its_name() {
        assert_eq!(rule_title("R2-social-to-do"), "social to do");
        assert_eq!(rule_title("late_night"), "late night");
        assert_eq!(rule_title("default"), "everything else");
    }
}
