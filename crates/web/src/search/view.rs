//! The search page's facts.

use askama::Template;
use kernel::Instant;

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::Face;
use crate::{assets, ui};

/// A piece of a text that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The words.
    pub words: String,
    /// Whether they were searched for.
    pub marked: bool,
}

/// Something that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Where it opens.
    pub href: String,
    /// Whose face stands beside it, if it is anybody's.
    pub face: Option<Face>,
    /// What it is called.
    pub title: Vec<Piece>,
    /// What it says, around the words that were searched for.
    pub text: Vec<Piece>,
    /// What surrounds it, such as network, direction and state, each a word.
    pub about: Vec<String>,
    /// When.
    pub at: Instant,
}

/// What was found of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The kind, as `in:` names it.
    pub kind: &'static str,
    /// A Lucide icon's name.
    pub icon: &'static str,
    /// What people call the kind.
    pub name: &'static str,
    /// The hits, newest first.
    pub hits: Vec<Found>,
    /// How many there are: `3`, or `8+`.
    pub count: String,
    /// Where the others are.
    pub more: Option<String>,
    /// Whether only the newest were looked at.
    pub ended_early: bool,
}

/// An operator with an example.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    /// What to type.
    pub query: &'static str,
    /// What it finds.
    pub finds: &'static str,
}

/// The search page.
#[derive(Template)]
#[template(path = "search/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// What was typed.
    pub query: String,
    /// What was not understood, as sentences.
    pub said: Vec<String>,
    /// What was found.
    pub groups: Vec<Group>,
    /// A query that may find more, if this one found nothing.
    pub instead: Option<String>,
    /// What the reader searched for last.
    pub recent: Vec<String>,
    /// What can be asked.
    pub examples: Vec<Example>,
}

impl View {
    pub(crate) fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.hits.is_empty())
    }
}

/// Hits for the palette.
#[derive(Template)]
#[template(path = "search/offered.html")]
pub struct Offered {
    /// Where each opens, and how it is called there.
    pub hits: Vec<(String, String)>,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}

/// The palette's part.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_offered(offered: &Offered) -> Result<String, askama::Error> {
    offered.render()
}
