//! The signatures' facts.

use askama::Template;

use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui;

/// A team and what stands below its mails.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The team's id.
    pub team: String,
    /// What it is called.
    pub title: String,
    /// The words, with their variables; empty if there are none.
    pub words: String,
    /// The same below a mail that the reader writes.
    pub shown: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "signatures/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The teams, in the model's order.
    pub lines: Vec<Line>,
    /// What just happened.
    pub done: Option<String>,
    /// What could not be done, and what to change.
    pub wrong: Option<String>,
}

impl View {
    pub(crate) const fn open(&self) -> &'static str {
        "signatures"
    }
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
