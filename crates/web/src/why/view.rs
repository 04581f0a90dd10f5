//! A decision's explanation.

use askama::Template;
use kernel::Instant;

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::{assets, ui};

/// A fact on which the decision rests.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FactUsed {
    /// Its name.
    pub name: String,
    /// Its value; `None` is *unknown*, which never matches.
    pub value: Option<String>,
    /// 0 to 100.
    pub confidence: Option<u8>,
    /// Who says so.
    pub source: String,
    /// Whether the rule asked for it.
    pub asked: bool,
}

/// A rule that was looked at before the one that decided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Considered {
    /// The rule's id.
    pub rule: String,
    /// Its layer.
    pub layer: String,
    /// Why it did not match: `needs intent = press; intent is complaint`.
    pub because: String,
}

/// An agent who could have been given the case, and was not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotChosen {
    /// Their name.
    pub name: String,
    /// Why not: `skill billing is missing`.
    pub because: String,
}

/// Why an agent was given the case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chosen {
    /// Who; `None` if nobody could be.
    pub name: Option<String>,
    /// By which method: `longest idle`.
    pub method: String,
    /// What was waived, because it had waited too long.
    pub relaxed: Vec<String>,
    /// When.
    pub at: Instant,
    /// The others.
    pub others: Vec<NotChosen>,
}

/// Why a case stands in its queue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// The case.
    pub case_id: String,
    /// The queue's name.
    pub queue: String,
    /// The promise: `public_fast: first response in 15m`.
    pub promise: String,
    /// The rule's id.
    pub rule: String,
    /// Its layer.
    pub layer: String,
    /// Why, in plain sentences.
    pub words: String,
    /// Whom the rule advises to ask, by title; nobody has been asked.
    pub advice: Vec<String>,
    /// The model and its version.
    pub model: String,
    /// When it was decided.
    pub at: Instant,
    /// The facts.
    pub facts: Vec<FactUsed>,
    /// The rules before it, in order.
    pub considered: Vec<Considered>,
    /// What would have changed it, as sentences.
    pub otherwise: Vec<String>,
    /// Why an agent was given it, newest first.
    pub chosen: Vec<Chosen>,
}

/// The explanation as a page.
#[derive(Template)]
#[template(path = "why/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The decision.
    pub why: Explanation,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
