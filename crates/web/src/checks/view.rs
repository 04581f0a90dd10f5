//! The checks' facts.

use askama::Template;
use kernel::Instant;

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::{assets, ui};

/// A part of words, and whether it is what was noticed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The part.
    pub text: String,
    /// Whether it is marked.
    pub marked: bool,
}

/// What the person has told us already.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given {
    /// Their words.
    pub value: String,
    /// Where they stand, such as `msg_…`.
    pub message_id: String,
    /// Whether they may stand in the answer: only where nobody else reads it.
    pub may_insert: bool,
}

/// Something to think about before words leave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Concern {
    /// The check, as people read it; empty for what is none.
    pub name: String,
    /// What was noticed.
    pub words: String,
    /// What to do; empty where the words say it.
    pub advice: String,
    /// The check's code, if the writer may send all the same.
    pub despite: Option<String>,
    /// What the person has told us.
    pub given: Option<Given>,
}

impl Concern {
    /// What no check says: words that can't leave as they are, with the reason.
    pub fn plain(words: String) -> Self {
        Self { name: String::new(), words, advice: String::new(), despite: None, given: None }
    }
}

/// One choice of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// As the form says it.
    pub key: &'static str,
    /// As people read it.
    pub name: String,
    /// Whether it is chosen.
    pub on: bool,
}

/// A check and what is done about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Its code.
    pub code: &'static str,
    /// Its name.
    pub name: String,
    /// What it looks for, with an example.
    pub about: String,
    /// Off, warn, block.
    pub choices: Vec<Choice>,
}

/// A list of words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// As the form says it.
    pub key: &'static str,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// One entry a line.
    pub text: String,
}

/// What was found in words that somebody tried.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tried {
    /// The words.
    pub text: String,
    /// The words with what was found marked.
    pub pieces: Vec<Piece>,
    /// What was found.
    pub concerns: Vec<Concern>,
    /// What else can be said about them.
    pub remarks: Vec<String>,
}

/// What is noticed before words leave.
#[derive(Template)]
#[template(path = "checks/settings.html")]
pub struct Settings {
    /// What stands around it.
    pub frame: Frame,
    /// The checks.
    pub lines: Vec<Line>,
    /// The lists.
    pub columns: Vec<Column>,
    /// How many people may get the same words.
    pub copies: u32,
    /// What was tried.
    pub tried: Option<Tried>,
    /// Whether it has just been kept.
    pub kept: bool,
    /// What could not be done, and what to change.
    pub wrong: Option<String>,
}

impl Settings {
    pub(crate) const fn open(&self) -> &'static str {
        "checks"
    }
}

/// A number that opens its rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// The number.
    pub n: u64,
    /// Where its rows are.
    pub href: String,
}

/// What one check noticed in the period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The check.
    pub name: String,
    /// What it looks for.
    pub about: String,
    /// How often, mended, sent anyway, held back, open: in this order.
    pub numbers: Vec<Shown>,
    /// The share sent anyway, of those that left.
    pub share: String,
}

/// What was noticed, counted.
#[derive(Template)]
#[template(path = "checks/report.html")]
pub struct Report {
    /// What stands around it.
    pub frame: Frame,
    /// The periods: their names in addresses, their names, and whether they are chosen.
    pub windows: Vec<Choice>,
    /// The checks.
    pub rows: Vec<Row>,
    /// `repeat_information_rate`, in per cent.
    pub repeats: String,
    /// How many cases asked again, and where they are.
    pub asked_again: Shown,
    /// How many cases we said something in.
    pub answered: u64,
}

impl Report {
    fn cases(&self) -> String {
        ui::tell("checks-repeats-cases", &[("n", self.asked_again.n.into())])
    }
}

/// Something that somebody was told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noted {
    /// The case.
    pub case_id: String,
    /// The check.
    pub name: String,
    /// What became of it.
    pub outcome: String,
    /// Who was told.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// The rows behind a number.
#[derive(Template)]
#[template(path = "checks/rows.html")]
pub struct Rows {
    /// What stands around it.
    pub frame: Frame,
    /// What is listed.
    pub title: String,
    /// Where the same is as a table for other programs.
    pub csv: String,
    /// The rows.
    pub rows: Vec<Noted>,
}

/// The settings' page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_settings(view: &Settings) -> Result<String, askama::Error> {
    view.render()
}

/// The report's page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_report(view: &Report) -> Result<String, askama::Error> {
    view.render()
}

/// The rows' page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_rows(view: &Rows) -> Result<String, askama::Error> {
    view.render()
}
