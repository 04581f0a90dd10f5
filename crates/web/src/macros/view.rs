//! The pages' facts.

use askama::Template;
use kernel::Instant;

use crate::picks::Piece;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::diff::Line;
use crate::{assets, ui};

/// A macro in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where it may stand: an icon and a word.
    pub place: (&'static str, &'static str),
    /// To which team it is offered; empty: to everybody.
    pub team: String,
    /// Its languages: `en, de`.
    pub langs: String,
    /// What is put on a case with it.
    pub tags: Vec<String>,
    /// How often it was used.
    pub uses: u64,
    /// When it was changed last.
    pub changed_at: Instant,
    /// Whether it was put away.
    pub archived: bool,
}

/// All macros.
#[derive(Template)]
#[template(path = "macros/page.html")]
pub struct List {
    /// What stands around it.
    pub frame: Frame,
    /// The macros, by name.
    pub rows: Vec<Row>,
    /// What is searched for.
    pub query: String,
    /// Whether the reader may write one.
    pub may_write: bool,
}

/// A variant, as it stands in the form.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TypedVariant {
    /// Its language.
    pub lang: String,
    /// Whether it is the short one.
    pub short: bool,
    /// Its words.
    pub text: String,
}

/// What stands in the form.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Typed {
    /// The name.
    pub name: String,
    /// The team; empty: everybody.
    pub team: String,
    /// `public`, `private` or `both`.
    pub place: String,
    /// The tags, with commas.
    pub tags: String,
    /// The variants, and an empty one.
    pub variants: Vec<TypedVariant>,
    /// The version from which the writer began.
    pub version: i64,
}

/// A macro's words in a case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Preview {
    /// The words, their gaps marked.
    pub pieces: Vec<Piece>,
    /// Which variant it is: `en, short`.
    pub variant: String,
    /// How long it is, and how long it may be: `112 of 280`.
    pub length: String,
    /// Whether the network has no room for it.
    pub over: bool,
    /// Why there is none: the place and the reason.
    pub wrong: Option<String>,
}

/// A version in the list of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// Its number.
    pub number: i64,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// One macro, to write on.
#[derive(Template)]
#[template(path = "macros/one.html")]
pub struct Edit {
    /// What stands around it.
    pub frame: Frame,
    /// Its id; `None` while it is new.
    pub id: Option<String>,
    /// What stands in the form.
    pub typed: Typed,
    /// The teams: id and title.
    pub teams: Vec<(String, String)>,
    /// The cases in which it can be tried: id, and whose.
    pub cases: Vec<(String, String)>,
    /// Its words in the first of them.
    pub preview: Preview,
    /// The variables: name, and what it stands for.
    pub variables: Vec<(&'static str, &'static str)>,
    /// Its versions, the newest first.
    pub versions: Vec<Version>,
    /// Whether it was put away.
    pub archived: bool,
    /// Whether the reader may change it.
    pub may_write: bool,
    /// What just happened.
    pub done: Option<String>,
    /// What could not be done, and what to change.
    pub wrong: Option<String>,
}

impl Edit {
    pub(crate) fn action(&self) -> String {
        self.id.as_ref().map_or_else(|| "/macros".to_owned(), |id| format!("/macros/{id}"))
    }
}

/// A version beside the one in force; of macros and of articles.
#[derive(Template)]
#[template(path = "macros/version.html")]
pub struct Versioned {
    /// What stands around it.
    pub frame: Frame,
    /// What it is called.
    pub name: String,
    /// Where the thing itself stands.
    pub back: String,
    /// This version.
    pub version: Version,
    /// What is different in the version in force.
    pub lines: Vec<Line>,
    /// Whether this is the version in force.
    pub in_force: bool,
    /// Whether the reader may bring it back.
    pub may_write: bool,
}

#[derive(Template)]
#[template(path = "macros/preview.html")]
struct Previewed<'a> {
    preview: &'a Preview,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_list(view: &List) -> Result<String, askama::Error> {
    view.render()
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_edit(view: &Edit) -> Result<String, askama::Error> {
    view.render()
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_version(view: &Versioned) -> Result<String, askama::Error> {
    view.render()
}

/// The preview alone, while somebody writes.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_preview(preview: &Preview) -> Result<String, askama::Error> {
    Previewed { preview }.render()
}
