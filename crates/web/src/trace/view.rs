//! A life's facts.

use askama::Template;
use kernel::{Instant, Millis};

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::{assets, ui};

/// A station.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// The stage: `ingest`, `people`, `cases`, `triage`, `ownership`, `queues`, `outbound`, `clocks` …
    pub stage: String,
    /// A Lucide icon's name.
    pub icon: &'static str,
    /// What happened, as a sentence.
    pub words: String,
    /// When.
    pub at: Instant,
    /// Why, line by line.
    pub reasons: Vec<String>,
    /// Whether it went wrong.
    pub bad: bool,
}

/// A life.
#[derive(Template)]
#[template(path = "trace/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// What was asked for.
    pub id: String,
    /// What it is: `message`, `case`, `delivery`.
    pub kind: String,
    /// The stations, oldest first.
    pub steps: Vec<Step>,
    /// The case to which it belongs.
    pub case_id: Option<String>,
}

impl View {
    /// How long after the station before it; `None` for the first.
    pub(crate) fn after(&self, at: &usize) -> Option<Millis> {
        let before = self.steps.get(at.checked_sub(1)?)?;
        Some(self.steps.get(*at)?.at.since(before.at))
    }
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
