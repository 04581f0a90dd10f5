//! What a list shows.

use std::collections::HashMap;

use askama::Template;
use care::views::Column;
use kernel::{CaseId, Instant};

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
    /// Its tags, by name.
    pub tags: Vec<String>,
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
    /// What every link of the list carries behind its path: nothing, or `?f=…&sort=…&q=…`.
    pub tail: String,
    /// What is asked of the view.
    pub bar: Bar,
    /// What rows show; none of them is all.
    pub columns: Vec<Column>,
}

/// What is asked of a view: chips that can be taken away, and what can be asked besides.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bar {
    /// The conditions.
    pub chips: Vec<Condition>,
    /// Suggestions for one more: `queue:billing`.
    pub offers: Vec<String>,
    /// What was typed that is no condition, and why.
    pub wrong: Option<(String, String)>,
    /// The filter as it stands in the address; empty without one of the reader's own.
    pub filter: String,
    /// The order of the reader's own; empty without one.
    pub sort: String,
    /// The orders: key, name, address, and whether it is this one.
    pub orders: Vec<Order>,
    /// The saved view's id, if it is one that the reader may change.
    pub saved: Option<String>,
    /// Whether the address asks for something else than what is saved.
    pub changed: bool,
    /// Whether the view can be asked at all; those that other work makes can't.
    pub is_open: bool,
    /// Whether the reader may act on cases.
    pub may_act: bool,
    /// All that the list is asked for, as JSON: what *all that match* means.
    pub asks: String,
    /// The saved view's id, whoever may change it.
    pub of: Option<String>,
}

/// A condition in the bar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// What it looks at; empty for a group.
    pub field: String,
    /// With what.
    pub value: String,
    /// Whether it must not hold.
    pub not: bool,
    /// The address of the list without it.
    pub without: String,
}

/// An order of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// What it is called.
    pub name: &'static str,
    /// The address of the list in it.
    pub address: String,
    /// Whether it is the one that is shown.
    pub is_this: bool,
}

impl Row {
    /// What the box says that selects it.
    pub(crate) fn pick(&self) -> String {
        ui::tell("bulk-pick", &[("name", self.name.as_str().into())])
    }
    /// With its tags.
    #[must_use]
    pub fn tagged(mut self, tags: &HashMap<CaseId, Vec<String>>) -> Self {
        let id = self.case_id.parse().ok();
        self.tags = id.and_then(|id: CaseId| tags.get(&id)).cloned().unwrap_or_default();
        self
    }
}

impl List {
    /// Whether rows show this.
    pub(crate) fn shows(&self, column: Column) -> bool {
        self.columns.is_empty() || self.columns.contains(&column)
    }
    /// *All 214 that match*.
    pub(crate) fn all_words(&self) -> String {
        ui::tell("bulk-all", &[("n", self.total.into())])
    }
    /// What can be done with many cases: deed, icon, key, word.
    #[expect(clippy::unused_self, reason = "templates call what they print on something")]
    pub(crate) fn deeds(&self) -> [(&'static str, &'static str, &'static str, &'static str); 7] {
        [
            ("assign", "user-round", "a", ui::t("bulk-deed-assign")),
            ("queue", "arrow-right-left", "o", ui::t("bulk-deed-queue")),
            ("resolve", "check", "e", ui::t("bulk-deed-resolve")),
            ("snooze", "alarm-clock", "s", ui::t("bulk-deed-snooze")),
            ("tag", "tag", "l", ui::t("bulk-deed-tag")),
            ("no_reply", "ban", "d", ui::t("bulk-deed-no-reply")),
            ("reply", "send", "r", ui::t("bulk-deed-reply")),
        ]
    }
    /// Whether rows show this chip: the first is the queue's, the others say how the person and the case are.
    pub(crate) fn shows_chip(&self, chip: &Chip) -> bool {
        self.shows(match chip.kind {
            kind if kind.starts_with("dept") => Column::Queue,
            kind if kind.starts_with("tone") => Column::Tone,
            _ => Column::Holder,
        })
    }
    /// The tail, behind a query that has begun already.
    pub(crate) fn and_tail(&self) -> String {
        self.tail.replacen('?', "&", 1)
    }
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
