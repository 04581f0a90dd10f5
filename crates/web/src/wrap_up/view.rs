//! The facts of the dialog and of the settings.

use std::collections::BTreeMap;

use askama::Template;
use kernel::Instant;

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::{assets, ui};

/// Something that can be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What it says.
    pub word: String,
}

/// Choices under one heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The heading.
    pub name: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
}

/// How something is typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// Words.
    Text,
    /// A number.
    Number,
    /// A day.
    Date,
    /// Yes, or not.
    Checkbox,
    /// One of these.
    Choice(Vec<String>),
}

/// A field of the case's team.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its key.
    pub key: String,
    /// What people read.
    pub name: String,
    /// How it is typed.
    pub input: Input,
    /// Whether something has to be said.
    pub required: bool,
    /// What stands in it.
    pub value: String,
}

/// What the register has to do with a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Register {
    /// It has an entry.
    In {
        /// Its id.
        id: String,
        /// What it is called.
        number: String,
        /// How far it has come.
        state: String,
    },
    /// It has none; what would stand in it.
    Out {
        /// Why it may be a complaint.
        offer: Option<String>,
        /// Whether it is ticked.
        on: bool,
        /// Kinds of complaints.
        categories: Vec<Group>,
        /// The chosen one.
        category: String,
        /// From 0 to 4.
        severity: String,
        /// What complaints come from.
        causes: Vec<Group>,
        /// The chosen one.
        cause: String,
        /// What was done.
        remedy: String,
    },
}

/// What follows once it is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// Nothing: the case stays as open as it is.
    Keep,
    /// The case is resolved.
    Resolve,
    /// It is resolved, and the case that is due next opens.
    Next,
}

impl Then {
    /// As addresses and forms name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Resolve => "resolve",
            Self::Next => "next",
        }
    }
    /// What this name means.
    pub fn of(name: &str) -> Self {
        match name {
            "resolve" => Self::Resolve,
            "next" => Self::Next,
            _ => Self::Keep,
        }
    }
    pub(crate) fn button(self) -> &'static str {
        match self {
            Self::Keep => ui::t("wrap-up-keep"),
            Self::Resolve => ui::t("wrap-up-resolve"),
            Self::Next => ui::t("wrap-up-resolve-next"),
        }
    }
}

/// The question how a contact ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// The case.
    pub case_id: String,
    /// Whose it is.
    pub person: String,
    /// For the form.
    pub csrf: String,
    /// What follows.
    pub then: Then,
    /// Dispositions.
    pub groups: Vec<Group>,
    /// The chosen one.
    pub disposition: String,
    /// Whether we chose it, because it fits.
    pub suggested: bool,
    /// Whether the case is resolved with one only.
    pub required: bool,
    /// What the team asks for.
    pub fields: Vec<Field>,
    /// The case's tags.
    pub tags: Vec<String>,
    /// Tags in use that it does not carry.
    pub offered: Vec<String>,
    /// Tags that were typed.
    pub more: String,
    /// What the register has to do with it.
    pub register: Register,
    /// How it ended before it came back: in words.
    pub earlier: Vec<String>,
    /// What makes no sense, by field.
    pub wrong: BTreeMap<String, String>,
    /// Whether it opens by itself: something that was asked for waits for it.
    pub opens: bool,
}

impl Sheet {
    pub(crate) fn wrong(&self, field: &str) -> &str {
        self.wrong.get(field).map_or("", String::as_str)
    }
    pub(crate) fn wrong_of(&self, field: &Field) -> &str {
        self.wrong(&field.key)
    }
    /// What is wrong and belongs to no field that is shown.
    pub(crate) fn wrong_elsewhere(&self) -> Vec<&str> {
        let shown = |field: &str| {
            ["disposition", "tags", "category", "severity", "cause", "remedy"].contains(&field)
                || self.fields.iter().any(|one| one.key == field)
        };
        self.wrong.iter().filter(|(field, _)| !shown(field)).map(|(_, words)| words.as_str()).collect()
    }
}

/// The question as a page.
#[derive(Template)]
#[template(path = "wrap_up/page.html")]
pub struct Page {
    /// What stands around it.
    pub frame: Frame,
    /// The question.
    pub sheet: Sheet,
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#ask-body" hx-swap="innerHTML">{% include "wrap_up/dialog.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Dialog<'a> {
    sheet: &'a Sheet,
}

/// What the head of an open case shows of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Head {
    /// The case's tags.
    pub tags: Vec<String>,
    /// How it ended, in words.
    pub disposition: Option<String>,
    /// Id, number and state of its entry in the register.
    pub complaint: Option<(String, String, String)>,
    /// Whether it is asked how it ended before it is resolved.
    pub due: bool,
}

impl Head {
    /// The search for cases that carry a tag.
    #[expect(clippy::unused_self, reason = "templates reach it through the head")]
    pub(crate) fn query(&self, tag: &str) -> String {
        format!("tag:\"{tag}\"")
    }
}

/// What a team is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Team {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether its cases are resolved with a disposition only.
    pub required: bool,
    /// Its fields, a line for each.
    pub fields: String,
}

/// The settings.
#[derive(Template)]
#[template(path = "wrap_up/settings.html")]
pub struct Settings {
    /// What stands around it.
    pub frame: Frame,
    /// The dispositions, as text.
    pub tree: String,
    /// The teams.
    pub teams: Vec<Team>,
    /// The causes of complaints, as text.
    pub causes: String,
    /// The kinds of complaints, as text.
    pub categories: String,
    /// Bodies outside, a line for each.
    pub bodies: String,
    /// Days.
    pub acknowledge_days: String,
    /// Days.
    pub answer_days: String,
    /// Three letters.
    pub currency: String,
    /// Versions: number, when, by whom.
    pub versions: Vec<(i64, Instant, String)>,
    /// Whether it was kept just now.
    pub kept: bool,
    /// What makes no sense, by field.
    pub wrong: BTreeMap<String, String>,
}

impl Settings {
    pub(crate) const fn open(&self) -> &'static str {
        "wrap-up"
    }
    pub(crate) fn wrong(&self, field: &str) -> &str {
        self.wrong.get(field).map_or("", String::as_str)
    }
    pub(crate) fn wrong_fields(&self, team: &Team) -> &str {
        self.wrong.get(&format!("fields.{}", team.id)).map_or("", String::as_str)
    }
}

/// The attributes of a field below which stands what is wrong in it.
pub(crate) fn marks(field: impl std::fmt::Display) -> String {
    let field = field.to_string();
    let plain: String = field.chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).collect();
    let mut marks = String::from(" aria-invalid=\"true\"");
    marks.push_str(" aria-describedby=\"wrong-");
    marks.push_str(&plain);
    marks.push('"');
    marks
}

/// The page of the question.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_page(view: &Page) -> Result<String, askama::Error> {
    view.render()
}

/// The question for the dialog of a page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_dialog(sheet: &Sheet) -> Result<String, askama::Error> {
    Dialog { sheet }.render()
}

/// The page of the settings.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_settings(view: &Settings) -> Result<String, askama::Error> {
    view.render()
}
