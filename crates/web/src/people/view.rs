//! The people pages' facts.

use askama::Template;
use kernel::Instant;

use super::who::{Maybe, PersonJoin};
use crate::assets;
use crate::desk::context::{Identity, Past};
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, Face, Mark, Network};

/// A person in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// Their id.
    pub id: String,
    /// Their face.
    pub face: Face,
    /// Their name.
    pub name: String,
    /// `handle`, without `@`.
    pub handle: String,
    /// Where.
    pub network: Network,
    /// Reach or VIP.
    pub mark: Option<Mark>,
    /// How many messages they wrote.
    pub messages: u64,
    /// How many of their cases are open.
    pub open: u64,
    /// When they wrote last.
    pub last_seen: Instant,
}

/// A column of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its head.
    pub title: &'static str,
    /// Whether its numbers stand at the end.
    pub number: bool,
    /// Where the list stands by it; `None`: nowhere.
    pub to: Option<String>,
    /// Whether it does, and then downwards or not.
    pub sorted: Option<bool>,
}

impl Column {
    pub(crate) fn sign(&self) -> &'static str {
        match self.sorted {
            None => "arrow-down-up",
            Some(false) => "arrow-up",
            Some(true) => "arrow-down",
        }
    }
}

/// The list of people.
#[derive(Template)]
#[template(path = "people/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// What was searched for.
    pub query: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The people.
    pub people: Vec<Known>,
    /// The address of the next page.
    pub more: Option<String>,
    /// The address of all of them as a file.
    pub csv: String,
}

/// One person.
#[derive(Template)]
#[template(path = "people/one.html")]
pub struct One {
    /// What stands around it.
    pub frame: Frame,
    /// The person.
    pub person: Known,
    /// When they wrote first.
    pub first_seen: Instant,
    /// Why they are treated with particular care, if they are.
    pub vip: Option<String>,
    /// Their addresses.
    pub identities: Vec<Identity>,
    /// Their cases, latest first.
    pub cases: Vec<Past>,
    /// Who they may be, and who not.
    pub maybe: Vec<Maybe>,
    /// Whom they were linked with, and until when.
    pub joins: Vec<PersonJoin>,
    /// Who they are now, if they were linked with somebody.
    pub moved: Option<String>,
    /// Where a decision comes back to.
    pub back: String,
    /// For the forms.
    pub csrf: String,
    /// Whether the reader may decide.
    pub may: bool,
}

/// The list.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}

/// One person's page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_one(view: &One) -> Result<String, askama::Error> {
    view.render()
}
