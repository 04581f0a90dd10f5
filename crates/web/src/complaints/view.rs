//! The facts of the register's pages.

use std::collections::BTreeMap;

use askama::Template;
use kernel::Instant;

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::wrap_up::{Choice, Group};
use crate::{assets, ui};

/// What a list is narrowed to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filters {
    /// A state, or `open`.
    pub state: String,
    /// A key.
    pub category: String,
    /// A path.
    pub cause: String,
    /// A network.
    pub channel: String,
    /// A colleague's id.
    pub owner: String,
    /// A year.
    pub year: String,
    /// Only what is late.
    pub late: bool,
    /// Only what a body outside has.
    pub external: bool,
}

/// What can be chosen in each filter.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chosen {
    /// States.
    pub states: Vec<Choice>,
    /// Kinds.
    pub categories: Vec<Choice>,
    /// Causes: those at the top, and those below them.
    pub causes: Vec<Choice>,
    /// Networks.
    pub channels: Vec<Choice>,
    /// Colleagues.
    pub owners: Vec<Choice>,
    /// Years.
    pub years: Vec<Choice>,
}

/// A column's head.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// What it says.
    pub title: &'static str,
    /// Where it is sorted by it.
    pub href: String,
    /// Whether the rows stand by it: downwards, or upwards.
    pub sorted: Option<bool>,
}

/// An entry of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub number: String,
    /// Who complains.
    pub person: String,
    /// When.
    pub received: Instant,
    /// What kind it is.
    pub category: String,
    /// How bad, from 0 to 4.
    pub severity: i64,
    /// What it came from; nothing as long as nobody knows.
    pub cause: String,
    /// How far it has come.
    pub state: &'static str,
    /// What is due next: in words, by when, whether it has passed.
    pub due: Option<(String, Instant, bool)>,
    /// Who answers for it.
    pub owner: String,
    /// What was paid; nothing if nothing was.
    pub redress: String,
    /// The body outside that has it.
    pub external: String,
}

/// A cause in the drawing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// How many entries came from it.
    pub count: usize,
    /// How long the bar is, of 1000.
    pub long: usize,
    /// Where its rows are.
    pub href: String,
}

/// The register.
#[derive(Template)]
#[template(path = "complaints/list.html")]
pub struct List {
    /// What stands around it.
    pub frame: Frame,
    /// What it is narrowed to.
    pub filters: Filters,
    /// What can be chosen.
    pub chosen: Chosen,
    /// What it is sorted by.
    pub sort: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The entries.
    pub rows: Vec<Row>,
    /// How many there are.
    pub count: usize,
    /// How many of them are late.
    pub late: usize,
    /// Where those are.
    pub late_href: String,
    /// What they came from, the most first.
    pub bars: Vec<Bar>,
    /// Where the file is.
    pub csv: String,
}

/// What happened to an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Past {
    /// A sentence.
    pub words: String,
    /// What was changed, from what to what.
    pub changes: Vec<String>,
    /// When.
    pub at: Instant,
}

/// What can be done with an entry as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StepButton {
    /// As the form names it.
    pub key: &'static str,
    /// What the button says.
    pub word: &'static str,
    /// Whether it is what comes next.
    pub first: bool,
}

/// An entry as it stands in its form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub number: String,
    /// Who complains.
    pub person: String,
    /// Their id.
    pub person_id: String,
    /// The case.
    pub case_id: String,
    /// On which network.
    pub channel: String,
    /// When.
    pub received: Instant,
    /// How far it has come.
    pub state: &'static str,
    /// What is due next: in words, by when, whether it has passed.
    pub due: Option<(String, Instant, bool)>,
    /// What was done when: a word and the moment.
    pub dates: Vec<(String, Option<Instant>)>,
    /// The chosen kind.
    pub category: String,
    /// From 0 to 4.
    pub severity: String,
    /// The chosen cause.
    pub cause: String,
    /// What was done.
    pub remedy: String,
    /// What was paid.
    pub redress: String,
    /// In which currency.
    pub currency: String,
    /// What was promised in the case beyond that, in words.
    pub promised: Option<String>,
    /// Who answers for it: an id.
    pub owner: String,
    /// The body outside that has it.
    pub external: String,
    /// Its reference there.
    pub external_ref: String,
    /// When it was changed last, for whoever changes it next.
    pub seen: i64,
}

/// An entry with its history.
#[derive(Template)]
#[template(path = "complaints/one.html")]
pub struct One {
    /// What stands around it.
    pub frame: Frame,
    /// The entry.
    pub entry: Entry,
    /// Kinds.
    pub categories: Vec<Group>,
    /// Causes.
    pub causes: Vec<Group>,
    /// Colleagues.
    pub owners: Vec<Choice>,
    /// Bodies outside.
    pub bodies: Vec<String>,
    /// What can be done.
    pub steps: Vec<StepButton>,
    /// Whether the reader may write in it.
    pub may_write: bool,
    /// What happened, newest first.
    pub past: Vec<Past>,
    /// Whether it was kept just now.
    pub kept: bool,
    /// What makes no sense, by field.
    pub wrong: BTreeMap<String, String>,
}

impl One {
    pub(crate) fn wrong(&self, field: &str) -> &str {
        self.wrong.get(field).map_or("", String::as_str)
    }
}

/// The page of the register.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_list(view: &List) -> Result<String, askama::Error> {
    view.render()
}

/// The page of an entry.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_one(view: &One) -> Result<String, askama::Error> {
    view.render()
}
