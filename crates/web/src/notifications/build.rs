//! From what the reader was told to sentences. Pure.

use care::brand::Brand;
use care::notifications::{Kind, Notification};

use super::Told;
use crate::desk::build;
use crate::ui::tell;

/// Where it opens.
pub(super) fn href(one: &Notification) -> Option<String> {
    let article = one.data["article"].as_str().filter(|_| one.kind == Kind::ReviewDue);
    let article = article.map(|article| format!("/knowledge/{article}"));
    one.case_id.map(|case| format!("/desk/all/{case}")).or(article)
}

/// A notification as a sentence about somebody's case.
pub(super) fn told(brand: &Brand, one: &Notification, person: &str) -> Told {
    let text = |key: &str| one.data[key].as_str().unwrap_or_default();
    let queue = |key: &str| build::queue_chip(brand, text(key)).word;
    let team = |key: &str| build::titles(brand, &[text(key).to_owned()]);
    let because = |key: &str| match text(key) {
        "" => String::new(),
        why => format!(": {why}"),
    };
    let (icon, words) = match one.kind {
        Kind::Informed => ("info", format!("For your information: the case of {person}")),
        Kind::HandedOver => (
            "arrow-right-left",
            format!(
                "{} handed over the case of {person} to {}{}",
                queue("from"),
                queue("to"),
                because("reason")
            ),
        ),
        Kind::Escalated => (
            "trending-up",
            format!("The case of {person} was escalated to {}{}", queue("to"), because("why")),
        ),
        Kind::Returned => {
            ("undo-2", format!("Nobody in {} acknowledged the case of {person}: it is back", queue("from")))
        }
        Kind::MoveHeld => (
            "ban",
            format!("The case of {person} has moved three times within the hour: where does it belong?"),
        ),
        Kind::ConsultAsked => {
            ("message-circle-question", format!("{} is asked about the case of {person}", team("team")))
        }
        Kind::ConsultAnswered => ("reply", format!("{} answered about the case of {person}", team("team"))),
        Kind::ConsultOverdue => {
            ("hourglass", format!("{} has not answered in time about the case of {person}", team("team")))
        }
        Kind::ApprovalAsked => ("badge-check", format!("Words to {person} wait for your agreement")),
        Kind::ApprovalGiven => ("check", format!("Your words to {person} were agreed to")),
        Kind::ApprovalReturned => ("undo-2", format!("Your words to {person} came back with a reason")),
        Kind::ApprovalEscalated => ("hourglass", format!("Nobody has agreed in time to words to {person}")),
        Kind::ClockWarned => ("timer", format!("A promise to {person} is near its end")),
        Kind::ClockBreached => ("alarm-clock", format!("A promise to {person} is broken")),
        Kind::ShiftEnd => ("arrow-right-left", "Your shift ends soon: write the hand-over".to_owned()),
        Kind::Mentioned => ("at-sign", tell("told-mentioned-by", &[("person", person.into())])),
        Kind::ReviewDue => ("book-open", tell("told-review-of", &[("title", text("title").into())])),
    };
    Told { icon, words, href: href(one), at: one.at, new: one.seen_at.is_none() }
}
