//! The pages' facts.

use askama::Template;
use kernel::Instant;

use crate::macros::Version;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::{assets, ui};

/// How far an article is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It is being written.
    Draft,
    /// It holds.
    Published,
    /// It holds, and should be looked through.
    Overdue,
    /// It was put away.
    Archived,
}

impl Standing {
    /// Its icon.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Draft => "pencil",
            Self::Published => "circle-check",
            Self::Overdue => "triangle-alert",
            Self::Archived => "archive",
        }
    }
    /// The word of its class.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Published => "well",
            Self::Overdue => "bad",
            Self::Draft | Self::Archived => "",
        }
    }
    /// The word that people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => ui::t("knowledge-draft"),
            Self::Published => ui::t("knowledge-published"),
            Self::Overdue => ui::t("knowledge-overdue"),
            Self::Archived => ui::t("knowledge-archived"),
        }
    }
}

/// An article in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whether only colleagues may read it.
    pub internal: bool,
    /// How far it is.
    pub standing: Standing,
    /// Who sees to it; empty: nobody.
    pub owner: String,
    /// When it is looked through next.
    pub review: Instant,
    /// Its language.
    pub lang: String,
    /// What it is about.
    pub tags: Vec<String>,
    /// How often its words were used.
    pub uses: u64,
    /// When it was changed last.
    pub changed_at: Instant,
}

impl Row {
    pub(crate) fn badge(&self) -> ui::Readers {
        ui::Readers { internal: self.internal }
    }
}

/// All articles.
#[derive(Template)]
#[template(path = "knowledge/page.html")]
pub struct List {
    /// What stands around it.
    pub frame: Frame,
    /// The articles, by title.
    pub rows: Vec<Row>,
    /// What is searched for.
    pub query: String,
    /// Which are shown: `all`, `overdue`, `draft`, `archived`; each with its word and how many there are.
    pub shows: Vec<(&'static str, &'static str, usize)>,
    /// Which of them is.
    pub show: String,
    /// Whether the reader may write one.
    pub may_write: bool,
}

/// What stands in the form.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Typed {
    /// The title.
    pub title: String,
    /// What may be said to customers.
    pub answer: String,
    /// All that colleagues should know.
    pub body: String,
    /// Where customers read it.
    pub link: String,
    /// The language.
    pub lang: String,
    /// The tags, with commas.
    pub tags: String,
    /// Whether only colleagues may read it.
    pub internal: bool,
    /// The version from which the writer began.
    pub version: i64,
}

/// One article.
#[derive(Template)]
#[template(path = "knowledge/one.html")]
pub struct Edit {
    /// What stands around it.
    pub frame: Frame,
    /// Its id; `None` while it is new.
    pub id: Option<String>,
    /// How far it is.
    pub standing: Standing,
    /// What stands in the form.
    pub typed: Typed,
    /// Who may own it: id, name, whether they do.
    pub owners: Vec<(String, String, bool)>,
    /// The day on which it is looked through: `2026-03-12`.
    pub review: String,
    /// Its versions, the newest first.
    pub versions: Vec<Version>,
    /// Whether the reader may change it.
    pub may_write: bool,
    /// What just happened.
    pub done: Option<String>,
    /// What could not be done, and what to change.
    pub wrong: Option<String>,
}

impl Edit {
    pub(crate) fn action(&self) -> String {
        self.id.as_ref().map_or_else(|| "/knowledge".to_owned(), |id| format!("/knowledge/{id}"))
    }
    /// To where it may be moved: the state, its icon, the word.
    pub(crate) fn moves(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        let all = [
            ("published", "circle-check", ui::t("knowledge-publish")),
            ("draft", "pencil", ui::t("knowledge-make-draft")),
            ("archived", "archive", ui::t("knowledge-put-away")),
        ];
        let now = match self.standing {
            Standing::Draft => "draft",
            Standing::Published | Standing::Overdue => "published",
            Standing::Archived => "archived",
        };
        all.into_iter().filter(|(state, ..)| *state != now).collect()
    }
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

/// What is typed, as its readers will see it.
#[derive(Template)]
#[template(path = "knowledge/preview.html")]
struct Preview<'a> {
    typed: &'a Typed,
}

/// The preview alone, while somebody writes.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_preview(typed: &Typed) -> Result<String, askama::Error> {
    Preview { typed }.render()
}
