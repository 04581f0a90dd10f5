//! What a list shows.

use askama::Template;
use kernel::Instant;

use crate::desk::case::Viewer;
use crate::ui::{self, Audience, Chip, Clock, Face, Mark, Network};

/// What stands in a row's second line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Line {
    /// The customer's last words.
    Theirs(String),
    /// Ours were last.
    Ours(String),
    /// The reader's own draft.
    Draft(String),
    /// A colleague is writing.
    Writing(String),
}

/// A case in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The case's id.
    pub case_id: String,
    /// The person's face.
    pub face: Face,
    /// The person's name.
    pub name: String,
    /// Where they wrote last.
    pub network: Network,
    /// Who could see it.
    pub audience: Audience,
    /// Reach or VIP.
    pub mark: Option<Mark>,
    /// When the last message came.
    pub at: Instant,
    /// The second line.
    pub line: Line,
    /// Whether something came since the reader last looked.
    pub unread: bool,
    /// Owner department, tone, hand-off.
    pub chips: Vec<Chip>,
    /// The nearest clock.
    pub clock: Option<Clock>,
    /// Colleagues who have it open.
    pub viewers: Vec<Viewer>,
}

/// A view's page of rows.
#[derive(Clone, Debug)]
pub struct List {
    /// The last part of the view's URL.
    pub view: String,
    /// The view's name.
    pub name: String,
    /// How many cases the view has in all.
    pub total: u64,
    /// What was searched for; empty without a search.
    pub query: String,
    /// The rows, in the view's order.
    pub rows: Vec<Row>,
    /// The order, in words: `oldest due first`.
    pub order: String,
    /// The cursor of the next page.
    pub more: Option<String>,
    /// Which case is open.
    pub selected: Option<String>,
    /// The moment for which it is drawn.
    pub now: Instant,
    /// Why the list could not be read; rows are then empty.
    pub error: Option<String>,
}

impl List {
    pub(crate) fn is_open(&self, row: &Row) -> bool {
        self.selected.as_deref() == Some(row.case_id.as_str())
    }
}

#[derive(Template)]
#[template(path = "desk/list/rows.html")]
struct Rows<'a> {
    list: &'a List,
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#row-{{ row.case_id }}" hx-swap="outerMorph">{% include "desk/list/row.html" %}</hx-partial>"##,
    ext = "html"
)]
struct OneRow<'a> {
    list: &'a List,
    row: &'a Row,
}

/// The rows of a further page, to be put in the place of the *more* link.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn more(list: &List) -> Result<String, askama::Error> {
    Rows { list }.render()
}

/// One row for a live update; it takes the place of the row as it stood. `list` is the list as the reader has it
/// (its rows are not used).
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn row(list: &List, row: &Row) -> Result<String, askama::Error> {
    OneRow { list, row }.render()
}
