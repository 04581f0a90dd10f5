//! Queue mode, what comes back, and hand-overs as lists show them.

use care::brand::Brand;
use care::desk::{CaseView, Row};
use care::handoffs::State;
use care::queue_mode::{Ahead, Coming as Why, Progress};
use care::trail::{Event as Recorded, Kind};
use kernel::{CaseId, Instant};

use super::queue_chip;
use crate::desk::turns::{Coming, Turn};
use crate::ui::{self, Chip};

/// What is known of a reader's round.
pub struct Stand {
    /// The case that they have before them.
    pub current: Option<CaseId>,
    /// Whether the open case waits for them.
    pub is_pending: bool,
    /// How it goes.
    pub progress: Progress,
    /// What comes.
    pub ahead: Vec<Ahead>,
    /// How many cases that nobody holds wait in their queues.
    pub waiting: i64,
    /// Whether they hold as much as they can.
    pub is_full: bool,
}

/// The strip above a case in queue mode.
pub fn turn(stand: &Stand, open: Option<CaseId>, csrf: &str, now: Instant) -> Turn {
    Turn {
        since: stand.progress.begun_at,
        handled: u64::try_from(stand.progress.handled).unwrap_or(0),
        average: stand.progress.average.map(ui::span),
        is_pending: stand.is_pending,
        elsewhere: stand
            .current
            .filter(|current| open.is_some_and(|open| open != *current))
            .map(|id| id.to_string()),
        ahead: stand.ahead.iter().map(coming).collect(),
        waiting: u64::try_from(stand.waiting).unwrap_or(0),
        is_full: stand.is_full,
        csrf: csrf.to_owned(),
        now,
    }
}

fn coming(one: &Ahead) -> Coming {
    let who = [("who", one.person.as_str().into())];
    let words = match one.coming {
        Why::Wakes => ui::tell("turns-ahead-wakes", &who),
        Why::Returns => ui::tell("turns-ahead-returns", &who),
        Why::Offered => ui::tell("turns-ahead-offered", &who),
    };
    Coming { case_id: one.case_id.to_string(), words, at: one.at }
}

/// The arrow of a hand-over: from where, and whether somebody has acknowledged it.
pub fn handed(brand: &Brand, row: &Row) -> Option<Chip> {
    let (from, state) = (row.handed_from.as_deref()?, row.handed_state?);
    let from = queue_chip(brand, from).word;
    let fills = [("from", from.as_str().into()), ("to", queue_chip(brand, &row.queue).word.into())];
    let (kind, title) = match state {
        State::Waiting => ("handed-open", ui::tell("turns-handed-open", &fills)),
        _ => ("handed", ui::tell("turns-handed", &fills)),
    };
    let word = if state == State::Waiting { format!("{from} ⇢") } else { format!("{from} →") };
    Some(Chip { word, kind, title })
}

/// What happened, as a line of the timeline.
pub(super) fn told(view: &CaseView, event: &Recorded, who: &str) -> Option<(&'static str, String)> {
    let data = &event.data;
    let instant = |key: &str| data[key].as_i64().map(Instant::from_micros);
    let somebody = |key: &str| {
        let user = data[key].as_str().and_then(|id| id.parse().ok()).and_then(|id| view.users.get(&id));
        user.map(|user| user.name.clone())
    };
    Some(match event.kind {
        Kind::BoomerangThrown => {
            let at = ui::absolute(instant("until").unwrap_or(event.at));
            ("undo-2", ui::tell("turns-event-thrown", &[("who", who.into()), ("at", at.into())]))
        }
        Kind::BoomerangCaught if data["why"] == "answered" => {
            ("undo-2", ui::t("turns-event-answered").to_owned())
        }
        Kind::BoomerangCaught => ("undo-2", ui::tell("turns-event-caught", &[("who", who.into())])),
        Kind::CaseWoken if data["why"] == "no_answer" => match somebody("to") {
            Some(to) => ("undo-2", ui::tell("turns-event-back", &[("who", to.into())])),
            None => ("undo-2", ui::t("turns-event-back-queue").to_owned()),
        },
        Kind::Skipped => {
            let reason = match data["reason"].as_str().unwrap_or_default() {
                "language" => ui::t("turns-skip-language"),
                "knowledge" => ui::t("turns-skip-knowledge"),
                "not_yet" => ui::t("turns-skip-not-yet"),
                "personal" => ui::t("turns-skip-personal"),
                _ => ui::t("turns-skip-other"),
            };
            ("chevron-right", ui::tell("turns-event-skipped", &[("who", who.into()), ("why", reason.into())]))
        }
        _ => return None,
    })
}
