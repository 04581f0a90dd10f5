//! How sure is it that two persons are one, and what follows. Pure.
//!
//! Each piece of evidence takes away a share of the doubt, its weight: the score is `1 − (1 − w₁)(1 − w₂)…`, at most
//! 0.99. It is the same in whichever order evidence comes, more evidence never makes it smaller, and none makes it 0.
//! An identifier that `n` persons hold says an `n − 1`th of what it would say of two.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Millis, PersonId};

use super::model::{Evidence, LastWords, Sign, Stood};
use crate::cases::{Case, State};
use crate::people::{Held, Identity, Names, Person};

/// From this score on, somebody is asked.
pub const SUGGESTED: f64 = 0.5;
/// No evidence makes it certain: people share what names them.
const MOST: f64 = 0.99;
/// How far apart two may speak of one thing.
const WITHIN: Millis = Millis::days(7);
/// The share of words in common from which on two texts are alike.
const ALIKE: f64 = 0.25;
/// What two identical texts would say.
const TEXT: f64 = 0.4;

/// How much a sign says where nothing weakens it.
pub const fn weight(sign: Sign) -> f64 {
    match sign {
        Sign::Verified => 0.97,
        Sign::Account => 0.7,
        Sign::Order | Sign::Email | Sign::Phone => 0.6,
        Sign::Handle => 0.4,
        Sign::Name => 0.25,
        Sign::Text => TEXT,
    }
}

/// How sure it is, 0 to 0.99.
pub fn score(evidence: &[Evidence]) -> f64 {
    let doubt: f64 = evidence.iter().map(|one| 1.0 - one.weight.clamp(0.0, 1.0)).product();
    (1.0 - doubt).min(MOST)
}

/// What is known of a person when two are compared.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Who.
    pub id: PersonId,
    /// Their addresses.
    pub identities: &'a [Identity],
    /// What they said last.
    pub words: Option<&'a LastWords>,
}

/// Everything that speaks for two persons being one, the strongest first. `held` is what names anybody among them and
/// how many persons hold it.
pub fn compare(
    one: Side<'_>,
    other: Side<'_>,
    held: &[Held],
    holders: &BTreeMap<String, usize>,
) -> Vec<Evidence> {
    let mut found = shared(one.id, other.id, held, holders);
    found.extend(same_handle(one, other));
    found.extend(same_name(one, other));
    if let (Some(a), Some(b)) = (one.words, other.words) {
        found.extend(same_words(a, b));
    }
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    found
}

fn shared(one: PersonId, other: PersonId, held: &[Held], holders: &BTreeMap<String, usize>) -> Vec<Evidence> {
    let of = |person: PersonId| held.iter().filter(move |held| held.person_id == person);
    let mut keys = BTreeSet::new();
    let mut found = Vec::new();
    for mine in of(one) {
        let Some(theirs) = of(other).find(|theirs| theirs.key == mine.key) else { continue };
        if !keys.insert(&mine.key) {
            continue;
        }
        let verified = |person| of(person).any(|held| held.key == mine.key && held.verified);
        let sign = match mine.kind {
            _ if verified(one) && verified(other) => Sign::Verified,
            Names::Order if theirs.kind == Names::Account => Sign::Account,
            Names::Order => Sign::Order,
            Names::Account => Sign::Account,
            Names::Email => Sign::Email,
            Names::Phone => Sign::Phone,
        };
        let others = holders.get(&mine.key).map_or(1, |persons| persons.saturating_sub(1).max(1));
        #[expect(clippy::cast_precision_loss, reason = "a handful of people")]
        let weight = weight(sign) / others as f64;
        found.push(Evidence { sign, weight, shown: mine.shown.clone() });
    }
    found
}

fn same_handle(one: Side<'_>, other: Side<'_>) -> Option<Evidence> {
    let plain = |identity: &Identity| identity.handle.to_lowercase();
    let pairs = one.identities.iter().flat_map(|a| other.identities.iter().map(move |b| (a, b)));
    let same = pairs.into_iter().find(|(a, b)| a.channel != b.channel && plain(a) == plain(b))?;
    Some(Evidence { sign: Sign::Handle, weight: weight(Sign::Handle), shown: same.0.handle.clone() })
}

fn same_name(one: Side<'_>, other: Side<'_>) -> Option<Evidence> {
    let names = |side: Side<'_>| -> BTreeSet<String> {
        side.identities.iter().map(|identity| normal(&identity.name)).filter(|name| name.len() > 2).collect()
    };
    let (mine, theirs) = (names(one), names(other));
    let shown = mine.intersection(&theirs).max_by_key(|name| name.len())?;
    // A first name alone is everybody's.
    let weight = if shown.contains(' ') { weight(Sign::Name) } else { weight(Sign::Name) / 2.5 };
    Some(Evidence { sign: Sign::Name, weight, shown: shown.clone() })
}

/// A name without what people write differently: `Lee  M.` is `lee m`.
pub fn normal(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn same_words(a: &LastWords, b: &LastWords) -> Option<Evidence> {
    let apart = Millis(a.at.since(b.at).0.abs());
    let other_topic = matches!((&a.topic, &b.topic), (Some(a), Some(b)) if a != b);
    let likeness = likeness(&a.text, &b.text);
    if apart > WITHIN || other_topic || likeness < ALIKE {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a share of 0 to 100")]
    let percent = (likeness * 100.0).round() as i64;
    Some(Evidence { sign: Sign::Text, weight: TEXT * likeness, shown: format!("{percent} %") })
}

/// The words that two texts share, as a part of all their words; words of one or two letters say nothing.
pub fn likeness(a: &str, b: &str) -> f64 {
    let words = |text: &str| -> BTreeSet<String> {
        normal(text).split(' ').filter(|word| word.chars().count() > 2).map(str::to_owned).collect()
    };
    let (a, b) = (words(a), words(b));
    let all = a.union(&b).count();
    if all == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "texts have few words")]
    let share = a.intersection(&b).count() as f64 / all as f64;
    share
}

/// Who stays when two persons become one: who was seen first, so that addresses that people keep stay right.
pub fn kept<'p>(one: &'p Person, other: &'p Person) -> (&'p Person, &'p Person) {
    if (one.first_seen_at, one.id) <= (other.first_seen_at, other.id) { (one, other) } else { (other, one) }
}

/// Whether two cases of one person may be about one issue: neither is resolved, and neither is known to be about
/// something else.
pub fn same_issue(one: &Case, other: &Case) -> bool {
    let open = |case: &Case| case.state != State::Resolved && case.joined_to.is_none();
    let another = matches!((&one.topic, &other.topic), (Some(a), Some(b)) if a != b);
    one.id != other.id && one.person_id == other.person_id && open(one) && open(other) && !another
}

/// The earlier case, which goes on, and the later.
pub fn in_order(one: Case, other: Case) -> (Case, Case) {
    if (one.opened_at, one.id) <= (other.opened_at, other.id) { (one, other) } else { (other, one) }
}

/// How the earlier case stands when the later is part of it. Who waits in either waits.
pub(super) fn together(into: &Stood, from: &Stood, from_is_newer: bool) -> Stood {
    let wakes = from.state == State::Open;
    Stood {
        state: if wakes { State::Open } else { into.state },
        snoozed_until: into.snoozed_until.filter(|_| !wakes),
        topic: into.topic.clone().or_else(|| from.topic.clone()),
        sentiment: match (from_is_newer, &from.sentiment) {
            (true, Some(tone)) => Some(tone.clone()),
            _ => into.sentiment.clone(),
        },
        needs_triage: into.needs_triage || from.needs_triage,
    }
}

/// How the earlier case stands when the later has gone: what the join had changed is as it was, what somebody has
/// changed since stays. `spoken` is whether anything was said in it since.
pub(super) fn apart(now: &Stood, before: &Stood, left: &Stood, spoken: bool) -> Stood {
    let untouched = !spoken && now.state == left.state && now.snoozed_until == left.snoozed_until;
    Stood {
        state: if untouched { before.state } else { now.state },
        snoozed_until: if untouched { before.snoozed_until } else { now.snoozed_until },
        topic: if now.topic == left.topic { before.topic.clone() } else { now.topic.clone() },
        sentiment: if now.sentiment == left.sentiment {
            before.sentiment.clone()
        } else {
            now.sentiment.clone()
        },
        needs_triage: if now.needs_triage == left.needs_triage {
            before.needs_triage
        } else {
            now.needs_triage
        },
    }
}

#[cfg(test)]
mod tests {
    use kernel::Instant;
    use proptest::prelude::*;

    use super::*;

    const NOW: Instant = Instant::from_seconds(1_772_445_600);

    fn said(text: &str, topic: Option<&str>, at: Instant) -> LastWords {
        LastWords {
            person_id: PersonId::from_uuid(uuid::Uuid::nil()),
            case_id: kernel::CaseId::from_uuid(uuid::Uuid::nil()),
            topic: topic.map(str::to_owned),
            channel: "sandbox".into(),
            visibility: crate::cases::Seen::Public,
            text: text.into(),
            at,
        }
    }

    fn evidence() -> impl Strategy<Value = Evidence> {
        (0..Sign::ALL.len(), 0.0..=1.0_f64).prop_map(|(sign, weight)| Evidence {
            sign: Sign::ALL[sign],
            weight,
            shown: String::new(),
        })
    }

    proptest! {
        #[test]
        fn a_score_is_a_share_that_more_evidence_never_makes_smaller_in_whichever_order(
            mut all in prop::collection::vec(evidence(), 0..8), more in evidence()
        ) {
            let before = score(&all);
            prop_assert!((0.0..=MOST).contains(&before));
            all.push(more);
            let after = score(&all);
            prop_assert!(after >= before - 1e-12);
            all.reverse();
            prop_assert!((score(&all) - after).abs() < 1e-9);
        }

        #[test]
        fn likeness_is_the_same_both_ways_and_whole_for_one_text(a in "[a-z ]{0,40}", b in "[a-z ]{0,40}") {
            prop_assert!((likeness(&a, &b) - likeness(&b, &a)).abs() < f64::EPSILON);
            prop_assert!((0.0..=1.0).contains(&likeness(&a, &b)));
            if a.split(' ').any(|word| word.len() > 2) {
                prop_assert!((likeness(&a, &a) - 1.0).abs() < f64::EPSILON);
            }
        }

        #[test]
        fn who_is_kept_does_not_depend_on_who_is_named_first(first in 0..9_i64, second in 0..9_i64) {
            let person = |n: u128, at: i64| Person {
                id: PersonId::from_uuid(uuid::Uuid::from_u128(n)),
                name: String::new(),
                avatar: None,
                reach: None,
                lang: None,
                first_seen_at: Instant::from_seconds(at),
                last_seen_at: NOW,
            };
            let (a, b) = (person(1, first), person(2, second));
            prop_assert_eq!(kept(&a, &b).0.id, kept(&b, &a).0.id);
        }
    }

    #[test]
    fn an_order_and_the_same_words_are_enough_to_ask_and_a_name_alone_is_not() {
        let mail = said("Router dead since Monday. Order NF-2231.", Some("outage"), NOW);
        let tweet = said("anyone awake? router dead since monday, order NF-2231", Some("outage"), NOW);
        let text = same_words(&mail, &tweet).unwrap();
        assert!(text.weight > 0.2, "{text:?}");
        let order = Evidence { sign: Sign::Order, weight: weight(Sign::Order), shown: "…2231".into() };
        assert!(score(&[order, text]) > 0.65);
        let name = Evidence { sign: Sign::Name, weight: weight(Sign::Name), shown: "lee m".into() };
        assert!(score(&[name]) < SUGGESTED);
    }

    #[test]
    fn words_of_last_month_or_about_something_else_say_nothing() {
        let words = "my router has been dead since monday";
        let now = said(words, Some("outage"), NOW);
        assert!(same_words(&now, &said(words, Some("outage"), NOW - Millis::days(30))).is_none());
        assert!(same_words(&now, &said(words, Some("billing"), NOW)).is_none());
        assert!(same_words(&now, &said(words, None, NOW)).is_some());
    }

    #[test]
    fn what_a_household_shares_says_less_the_more_people_share_it() {
        let [a, b] = [1, 2].map(|n| PersonId::from_uuid(uuid::Uuid::from_u128(n)));
        let held = |person_id| Held {
            key: "k".into(),
            kind: Names::Email,
            shown: "l…@example.org".into(),
            verified: false,
            person_id,
        };
        let held = [held(a), held(b)];
        let weigh = |persons| shared(a, b, &held, &BTreeMap::from([("k".to_owned(), persons)]))[0].weight;
        assert!((weigh(2) - weight(Sign::Email)).abs() < f64::EPSILON);
        assert!(weigh(4) < weigh(3) && weigh(3) < weigh(2));
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        assert_eq!(normal("  Lee   M. "), "lee m");
        assert_eq!(normal("LEE-M"), "lee m");
    }
}
