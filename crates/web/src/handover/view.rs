//! The shift hand-over's facts.

use askama::Template;
use kernel::Instant;

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{Clock, Face};
use crate::{assets, ui};

/// A case that the reader leaves behind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Left {
    /// The case.
    pub case_id: String,
    /// Whose.
    pub face: Face,
    /// What they said last.
    pub asked: String,
    /// The queue to which it goes.
    pub queue: String,
    /// The nearest clock.
    pub clock: Option<Clock>,
    /// The brief: drafted from the timeline, or as it was kept.
    pub brief: String,
    /// When it was kept last; `None` for a draft.
    pub kept: Option<Instant>,
}

/// What the next shift must know.
#[derive(Template)]
#[template(path = "handover/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// When the reader's shift ends, if it is known.
    pub ends: Option<Instant>,
    /// Cases that wait on the reader, the one due first first.
    pub cases: Vec<Left>,
    /// How many of theirs wait for the customer: those stay.
    pub staying: u64,
    /// What was done.
    pub done: Option<String>,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
