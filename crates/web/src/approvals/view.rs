//! The approvals' facts.

use askama::Template;

use crate::desk::colleagues::{Candidate, CandidateState};
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::{assets, ui};

/// Words that wait, with the case that they are for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// The case.
    pub case_id: String,
    /// Whose.
    pub person: String,
    /// What they said last.
    pub asked: String,
    /// The words.
    pub candidate: Candidate,
}

/// Words that wait for agreement.
#[derive(Template)]
#[template(path = "approvals/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// Which wait for the reader, oldest first.
    pub mine: Vec<Waiting>,
    /// Which wait for others.
    pub others: Vec<Waiting>,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
