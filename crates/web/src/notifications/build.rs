//! From what the reader was told to sentences. Pure.

use care::brand::Brand;
use care::notifications::{Kind, Notification};

use super::Told;
use crate::desk::build;
use crate::ui::{t, tell};

/// Where it opens.
pub(super) fn href(one: &Notification) -> Option<String> {
    let article = one.data["article"].as_str().filter(|_| one.kind == Kind::ReviewDue);
    let article = article.map(|article| format!("/knowledge/{article}"));
    let problem =
        matches!(one.kind, Kind::AccountStopped | Kind::AccountBehind).then(|| "/problems".to_owned());
    one.case_id.map(|case| format!("/desk/all/{case}")).or(article).or(problem)
}

/// A notification as a sentence about somebody's case.
pub(super) fn told(brand: &Brand, one: &Notification, person: &str) -> Told {
    let text = |key: &str| one.data[key].as_str().unwrap_or_default();
    let queue = |key: &str| build::queue_chip(brand, text(key)).word;
    let team = |key: &str| build::titles(brand, &[text(key).to_owned()]);
    let because = |key: &str| match text(key) {
        "" => String::new(),
        why => format!(": {}", crate::named::because(&kernel::Said::of_kept(why))),
    };
    let (icon, words) = match one.kind {
        Kind::Informed => ("info", tell("notices-informed", &[("person", person.into())])),
        Kind::HandedOver => (
            "arrow-right-left",
            tell(
                "notices-handed",
                &[("from", queue("from").into()), ("person", person.into()), ("to", queue("to").into())],
            ) + &because("reason"),
        ),
        Kind::Escalated => (
            "trending-up",
            tell("notices-escalated", &[("person", person.into()), ("to", queue("to").into())])
                + &because("why"),
        ),
        Kind::Returned => (
            "undo-2",
            tell("notices-returned", &[("queue", queue("from").into()), ("person", person.into())]),
        ),
        Kind::MoveHeld => ("ban", tell("notices-held", &[("person", person.into())])),
        Kind::ConsultAsked => (
            "message-circle-question",
            tell("notices-asked", &[("team", team("team").into()), ("person", person.into())]),
        ),
        Kind::ConsultAnswered => {
            ("reply", tell("notices-answered", &[("team", team("team").into()), ("person", person.into())]))
        }
        Kind::ConsultOverdue => (
            "hourglass",
            tell("notices-overdue", &[("team", team("team").into()), ("person", person.into())]),
        ),
        Kind::ApprovalAsked => ("badge-check", tell("notices-approval-asked", &[("person", person.into())])),
        Kind::ApprovalGiven => ("check", tell("notices-approval-given", &[("person", person.into())])),
        Kind::ApprovalReturned => ("undo-2", tell("notices-approval-returned", &[("person", person.into())])),
        Kind::ApprovalEscalated => ("hourglass", tell("notices-approval-late", &[("person", person.into())])),
        Kind::ClockWarned => ("timer", tell("notices-clock-warned", &[("person", person.into())])),
        Kind::ClockBreached => ("alarm-clock", tell("notices-clock-broken", &[("person", person.into())])),
        Kind::PivotLost => ("git-branch", tell("pivots-told-lost", &[("person", person.into())])),
        Kind::CallBooked => ("phone", tell("calls-told-booked", &[("person", person.into())])),
        Kind::CallDue => ("phone", tell("calls-told-due", &[("person", person.into())])),
        Kind::PromiseDue => ("hourglass", tell("promises-told-due", &[("person", person.into())])),
        Kind::PromiseBroken => ("triangle-alert", tell("promises-told-broken", &[("person", person.into())])),
        Kind::ShiftEnd => ("arrow-right-left", t("told-shift-end").to_owned()),
        Kind::Mentioned => ("at-sign", tell("told-mentioned-by", &[("person", person.into())])),
        Kind::AccountStopped | Kind::AccountBehind => {
            let network = build::network(text("network")).name;
            let values = [("network", network.into()), ("handle", text("handle").into())];
            match one.kind {
                Kind::AccountStopped => ("plug", tell("channels-told-stopped", &values)),
                _ => ("hourglass", tell("channels-told-behind", &values)),
            }
        }
        Kind::ReviewDue => ("book-open", tell("told-review-of", &[("title", text("title").into())])),
    };
    Told { icon, words, href: href(one), at: one.at, new: one.seen_at.is_none() }
}
