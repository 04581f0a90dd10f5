//! The options' facts.

use askama::Template;

use crate::ui;

/// A piece of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The words.
    pub words: String,
    /// Whether they are a gap, or what was searched for.
    pub marked: bool,
}

/// Something that is offered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pick {
    /// A Lucide icon's name.
    pub icon: &'static str,
    /// What it is called.
    pub name: String,
    /// What else to know: `short · de`.
    pub about: String,
    /// Whether only colleagues may read it; `None` where that is no question.
    pub internal: Option<bool>,
    /// What is put at the caret; empty if nothing may be.
    pub words: String,
    /// Where it is told that it was used; empty if nowhere.
    pub used: String,
    /// Where it can be read, if nothing is inserted.
    pub href: String,
    /// Its words.
    pub preview: Vec<Piece>,
}

impl Pick {
    pub(crate) fn badge(&self) -> Option<ui::Readers> {
        self.internal.map(ui::readers)
    }
}

#[derive(Template)]
#[template(path = "picks/options.html")]
struct Options<'a> {
    picks: &'a [Pick],
    told: String,
}

/// The options of the list; `told` says in a sentence how many there are, and what Enter does.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn options(picks: &[Pick], told: String) -> Result<String, askama::Error> {
    Options { picks, told }.render()
}
