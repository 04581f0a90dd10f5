//! What happened on marketing's side, on the timeline of a case.

use care::trail::{Event, Kind};

use crate::ui::{t, tell};

/// An icon and a sentence; nothing for what only the page of engagement cares about.
pub(crate) fn told(event: &Event, who: &str) -> Option<(&'static str, String)> {
    let by = [("who", who.into())];
    let state = event.data["state"].as_str().unwrap_or_default();
    Some(match event.kind {
        Kind::Approached => ("megaphone", tell("engage-event-approached", &by)),
        Kind::OptedOut => ("ban", t("engage-event-opted-out").to_owned()),
        Kind::OptedIn => ("circle-check", tell("engage-event-opted-in", &by)),
        Kind::RightsAsked => ("circle-help", tell("engage-event-asked", &by)),
        Kind::RightsGranted => ("badge-check", t("engage-event-granted").to_owned()),
        Kind::RightsClosed if state == "declined" => ("circle-x", t("engage-event-declined").to_owned()),
        Kind::RightsClosed => ("hourglass", t("engage-event-lapsed").to_owned()),
        Kind::RightsWithdrawn => ("undo-2", t("engage-event-withdrawn").to_owned()),
        Kind::AmplifyWanted => ("hourglass", tell("engage-event-wanted", &by)),
        Kind::Amplified => ("repeat-2", tell("engage-event-shown", &by)),
        Kind::RewardOffered => ("gift", tell("engage-event-gift", &by)),
        Kind::RewardChanged => ("gift", tell("engage-event-gift-state", &[("state", gift(state).into())])),
        Kind::LeadMade => ("trending-up", tell("leads-event-made", &by)),
        Kind::LeadChanged => {
            let stage = event.data["to"].as_str().and_then(|to| to.parse().ok());
            let stage = stage.map_or("", crate::leads::stage);
            ("trending-up", tell("leads-event-changed", &[("who", who.into()), ("stage", stage.into())]))
        }
        Kind::LeadTold => ("plug", t("leads-event-told").to_owned()),
        Kind::LeadNotTold => {
            let reason = event.data["reason"].as_str().unwrap_or_default();
            ("triangle-alert", tell("leads-event-not-told", &[("reason", reason.into())]))
        }
        _ => return None,
    })
}

/// How far a gift has come, in a word.
pub(super) fn gift(state: &str) -> &'static str {
    match state {
        "offered" => t("engage-gift-offered"),
        "accepted" => t("engage-gift-accepted"),
        "sent" => t("engage-gift-sent"),
        _ => t("engage-gift-withdrawn"),
    }
}
