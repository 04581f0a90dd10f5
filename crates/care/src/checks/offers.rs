//! Offers: what is one, and when none is made.

use std::ops::Range;
use std::sync::LazyLock;

use kernel::{CaseId, Instant};

use super::model::{Noticed, Why};
use super::plain::Plain;
use crate::contacts::Standing;

/// Phrases of offers, folded; a trailing `*` is any ending. `We can offer you an appointment` is none.
const OFFERS: &[&str] = &[
    "our offer",
    "special offer",
    "this offer",
    "an offer for you",
    "new offer",
    "great deal*",
    "best deal*",
    "our deals",
    "discount*",
    "promo code",
    "promo",
    "promotion*",
    "voucher code",
    "upgrade now",
    "upgrade to",
    "join us",
    "switch to us",
    "sign up today",
    "sign up now",
    "order now",
    "buy now",
    "half price",
    "free months",
    "months free",
    "limited time",
    "unser angebot",
    "sonderangebot*",
    "dieses angebot",
    "angebot fur sie",
    "rabatt*",
    "gutscheincode*",
    "aktionspreis*",
    "jetzt bestellen",
    "jetzt buchen",
    "jetzt wechseln",
    "wechseln sie zu uns",
    "monate gratis",
    "gratismonat*",
];

/// Where words offer something for sale.
pub(super) fn offers(plain: &Plain) -> Vec<Range<usize>> {
    static PHRASES: LazyLock<Vec<Plain>> =
        LazyLock::new(|| OFFERS.iter().map(|phrase| Plain::of(phrase)).collect());
    let mut marks: Vec<Range<usize>> =
        PHRASES.iter().flat_map(|phrase| plain.find_all(phrase)).map(|at| plain.place(at)).collect();
    marks.sort_by_key(|place| (place.start, usize::MAX - place.end));
    let mut end = 0;
    marks.retain(|place| {
        place.start >= end && {
            end = place.end;
            true
        }
    });
    marks
}

/// Something is offered, or suggested unasked, to somebody who wants to be left alone.
pub(super) fn opted_out(plain: &Plain, offer: bool, contacts: Standing) -> Option<Noticed> {
    contacts.opted_out?;
    let marks = offers(plain);
    (offer || !marks.is_empty()).then(|| Noticed::new(Why::OptedOut {}, marks))
}

/// Somebody is approached a second time within the brand's time.
pub(super) fn approached_before(contacts: Standing, now: Instant) -> Option<Noticed> {
    let ago = now.since(contacts.approached?).0.max(0);
    let days = u64::try_from(ago / (24 * 3600 * 1000)).unwrap_or_default();
    Some(Noticed::new(Why::ApproachedBefore { days }, Vec::new()))
}

/// Something is offered while a complaint of this person, in any case, is not resolved.
pub(super) fn open_complaint(
    plain: &Plain,
    offer: bool,
    complaint: impl FnOnce() -> Option<CaseId>,
) -> Option<Noticed> {
    let marks = offers(plain);
    let case = if offer || !marks.is_empty() { complaint()? } else { return None };
    Some(Noticed::new(Why::OpenComplaint { case }, marks))
}

/// Something is offered in words that the network takes only as help.
pub(super) fn promotion_in_window(plain: &Plain, offer: bool, tag: Option<&str>) -> Option<Noticed> {
    let marks = offers(plain);
    let tag = tag.filter(|_| offer || !marks.is_empty())?;
    Some(Noticed::new(Why::PromotionInWindow { tag: tag.to_owned() }, marks))
}

/// A mode is on for the topic, and nobody prepared these words.
pub(super) fn crisis_topic<'a>(
    text: &str,
    topic: Option<&str>,
    modes: &ownership::Modes,
    mut prepared: impl Iterator<Item = &'a str>,
) -> Option<Noticed> {
    let topic = topic?;
    let mode = modes.iter().find(|mode| modes.topics(mode.as_str()).iter().any(|about| &**about == topic))?;
    let (mode, topic) = (mode.to_string(), topic.to_owned());
    (!prepared.any(|words| words.trim() == text.trim()))
        .then(|| Noticed::new(Why::CrisisTopic { mode, topic }, Vec::new()))
}

/// Nobody had asked us, and the words don't say for whom we speak.
pub(super) fn no_disclosure(plain: &Plain, names: &[String]) -> Option<Noticed> {
    const TIES: &[&str] = &[
        "work", "works", "working", "from", "at", "with", "team", "here", "biased", "arbeite", "bei", "vom",
        "von", "wir", "bin", "team",
    ];
    let tied = plain.tokens.iter().any(|token| TIES.contains(&token.word.as_str()));
    let named = names.iter().any(|name| !plain.find_all(&Plain::of(name)).is_empty());
    (!(tied && named)).then(|| Noticed::new(Why::NoDisclosure {}, Vec::new()))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_offer_is_one_in_english_and_in_german_and_help_is_none() {
        for text in [
            "Join us today!",
            "Here is a 20% DISCOUNT for you",
            "Wechseln Sie zu uns",
            "Mit diesem Rabattcode",
            "𝐡𝐚𝐥𝐟 𝐩𝐫𝐢𝐜𝐞 now",
        ] {
            assert!(!offers(&Plain::of(text)).is_empty(), "{text}");
        }
        for text in [
            "We can offer you an appointment at ten.",
            "Wir bieten Ihnen einen Termin an.",
            "We upgrade the cabinet.",
            "تم",
            "",
        ] {
            assert!(offers(&Plain::of(text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn nothing_is_offered_under_an_open_complaint_or_a_tag() {
        let (help, sale) = (Plain::of("We are on it."), Plain::of("Upgrade now, half price!"));
        let case = CaseId::from_uuid(Uuid::nil());
        assert_eq!(open_complaint(&sale, false, || None), None);
        assert_eq!(open_complaint(&help, false, || Some(case)), None);
        assert!(open_complaint(&help, true, || Some(case)).is_some());
        assert_eq!(open_complaint(&sale, false, || Some(case)).unwrap().marks.len(), 2);
        assert!(promotion_in_window(&sale, false, Some("human_agent")).is_some());
        assert_eq!(promotion_in_window(&help, false, Some("human_agent")), None);
        assert_eq!(promotion_in_window(&sale, false, None), None);
    }

    #[test]
    fn only_prepared_words_leave_about_a_crisis() {
        let modes = ownership::Modes::none().with("crisis", ["outage"]);
        let look =
            |text: &str, topic| crisis_topic(text, topic, &modes, ["We know, and we are on it."].into_iter());
        assert!(look("It is the cabinet.", Some("outage")).is_some());
        assert_eq!(look(" We know, and we are on it.\n", Some("outage")), None);
        assert_eq!(look("Your bill is right.", Some("billing")), None);
        assert_eq!(look("Your bill is right.", None), None);
    }

    #[test]
    fn who_was_not_asked_says_for_whom_they_speak() {
        let names = ["Larkspur".to_owned()];
        let bare = |text: &str| no_disclosure(&Plain::of(text), &names).is_some();
        assert!(bare("Larkspur covers Leeds!") && bare("we cover Leeds") && bare(""));
        assert!(!bare("Hi! I work for Larkspur, so I'm biased.") && !bare("Ich arbeite bei Larkspur 🙂"));
    }
}
