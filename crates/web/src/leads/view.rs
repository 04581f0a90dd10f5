//! The facts of the leads' pages.

use askama::Template;
use kernel::Instant;

use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, Face, Network};

/// A choice above the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filter {
    /// Its address.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Whether it is chosen.
    pub on: bool,
}

/// A lead in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its case.
    pub case_id: String,
    /// Who.
    pub face: Face,
    /// Their name.
    pub name: String,
    /// Their handle.
    pub handle: String,
    /// Where.
    pub network: Network,
    /// What they might buy.
    pub product: String,
    /// How far it has come, as a word of the address.
    pub stage: &'static str,
    /// The same as a word of the page.
    pub stage_word: &'static str,
    /// What it is worth.
    pub value: String,
    /// Who looks after it.
    pub owner: String,
    /// By which campaign.
    pub campaign: String,
    /// Whose customer they are.
    pub competitor: String,
    /// What they agreed to.
    pub permission: String,
    /// What a colleague should know.
    pub note: String,
    /// When it was made.
    pub at: Instant,
    /// How the CRM stands: a class, and words.
    pub crm: (&'static str, String),
}

/// The list.
#[derive(Template)]
#[template(path = "leads/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// By stage.
    pub stages: Vec<Filter>,
    /// By whose, and where from.
    pub others: Vec<Filter>,
    /// The leads, the newest first.
    pub rows: Vec<Row>,
    /// The address of the same as a file.
    pub csv: String,
}

/// A time we approached them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contact {
    /// Who of us.
    pub who: String,
    /// When.
    pub at: Instant,
    /// In which case.
    pub case_id: String,
}

/// One lead.
#[derive(Template)]
#[template(path = "leads/one.html")]
pub struct One {
    /// What stands around it.
    pub frame: Frame,
    /// The lead.
    pub lead: Row,
    /// The words that made it one.
    pub words: String,
    /// The stages: key, word, whether it stands there.
    pub stages: Vec<(&'static str, &'static str, bool)>,
    /// Who may look after it: id, name, whether they do.
    pub owners: Vec<(String, String, bool)>,
    /// When we approached them.
    pub contacts: Vec<Contact>,
    /// Since when they want to be left alone.
    pub opted_out: Option<Instant>,
    /// Why it was not kept.
    pub wrong: Option<String>,
    /// Whether it has just been kept.
    pub kept: bool,
    /// Whether the reader may change it.
    pub may_act: bool,
}

/// The list.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}

/// One lead.
///
/// # Errors
/// As [`render`].
pub fn render_one(view: &One) -> Result<String, askama::Error> {
    view.render()
}
