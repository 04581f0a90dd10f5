//! The lines of the timeline that tell who is who.

use care::trail::{Event, Kind};

use crate::ui;

/// The icon and the sentence of an event.
pub(super) fn told(event: &Event, who: &str) -> Option<(&'static str, String)> {
    let by = [("who", who.into())];
    Some(match event.kind {
        Kind::IdentitySuggested => ("users", ui::t("identity-event-suggested").to_owned()),
        Kind::PersonsLinked => ("user-check", ui::tell("identity-event-linked", &by)),
        Kind::PersonsUnlinked => ("undo-2", ui::tell("identity-event-unlinked", &by)),
        Kind::NotSame => ("x", ui::tell("identity-event-not-same", &by)),
        Kind::NotSameTakenBack => ("undo-2", ui::tell("identity-event-reconsidered", &by)),
        Kind::CasesJoined => ("git-branch", ui::tell("identity-event-joined", &by)),
        Kind::CasesParted => ("undo-2", ui::tell("identity-event-parted", &by)),
        _ => return None,
    })
}
