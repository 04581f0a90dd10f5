//! The facts of calls.

use askama::Template;
use kernel::Instant;

use crate::desk::elsewhere::Slot;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::Face;
use crate::{assets, ui};

/// A call in a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calling {
    /// Its id.
    pub id: String,
    /// Whom.
    pub face: Face,
    /// When, in the zone of the queue.
    pub time: String,
    /// When.
    pub at: Option<Instant>,
    /// How it stands: `offered`, `booked`, `due`, `talking`, `wrap_up`, `done` or `missed`.
    pub state: &'static str,
    /// In which queue the case stands.
    pub queue: String,
    /// Who makes it.
    pub agent: String,
}

/// How a call stands, as a word.
pub(crate) fn word(state: &str) -> &'static str {
    match state {
        "offered" => ui::t("calls-word-offered"),
        "booked" => ui::t("calls-word-booked"),
        "due" => ui::t("calls-word-due"),
        "talking" => ui::t("calls-word-talking"),
        "wrap_up" => ui::t("calls-word-wrap-up"),
        "done" => ui::t("calls-word-done"),
        "missed" => ui::t("calls-word-missed"),
        _ => ui::t("calls-word-withdrawn"),
    }
}

impl Calling {
    pub(crate) fn word(&self) -> &'static str {
        word(self.state)
    }
}

/// The calls of a day.
#[derive(Template)]
#[template(path = "calls/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The reader's, by their time.
    pub mine: Vec<Calling>,
    /// Everybody else's.
    pub team: Vec<Calling>,
}

/// What an agent has to know before they call.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Brief {
    /// What was asked.
    pub asked: String,
    /// What they were told last.
    pub told: String,
    /// What was promised.
    pub promised: Vec<String>,
    /// What was tried.
    pub tried: Vec<String>,
    /// What they told us already: nobody asks again.
    pub known: Vec<(String, String)>,
    /// Where they wrote from: the addresses that are theirs.
    pub identities: Vec<String>,
}

/// One call.
#[derive(Template)]
#[template(path = "calls/one.html")]
pub struct One {
    /// What stands around it.
    pub frame: Frame,
    /// The call.
    pub call: Calling,
    /// Its case.
    pub case_id: String,
    /// What to know.
    pub brief: Brief,
    /// Since when they speak, or since when it is being written down.
    pub since: Option<Instant>,
    /// What was noted.
    pub notes: String,
    /// Times at which it can be tried again.
    pub free: Vec<Slot>,
    /// How often nobody answered.
    pub attempts: u64,
    /// Whether the reader may act.
    pub may: bool,
}

/// A call for which it is time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pop {
    /// The call.
    pub id: String,
    /// Whom.
    pub person: String,
    /// When it was to be made.
    pub at: Option<Instant>,
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#call-pop" hx-swap="outerMorph">{% include "calls/pop.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Pops<'a> {
    frame: &'a Frame,
}

/// The calls for which it is time, for live updates of any page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn pop(frame: &Frame) -> Result<String, askama::Error> {
    Pops { frame }.render()
}

/// The list.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}

/// One call.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_one(view: &One) -> Result<String, askama::Error> {
    view.render()
}
