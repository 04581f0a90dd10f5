//! The facts of the problems page.

use askama::Template;
use kernel::Instant;

use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, Audience, Network};

/// A delivery that could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Delivery {
    /// Its id.
    pub id: String,
    /// From where.
    pub network: Network,
    /// When it came.
    pub at: Instant,
    /// In plain words, without the customer's.
    pub reason: String,
    /// How often it was tried.
    pub attempts: u32,
    /// Its size in bytes.
    pub bytes: u64,
}

/// An account that needs somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// Its id.
    pub id: String,
    /// Where.
    pub network: Network,
    /// The brand's handle there.
    pub handle: String,
    /// Whether the network turned it away; else it is behind.
    pub refused: bool,
    /// In plain words.
    pub reason: String,
}

/// Words that could not be sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Send {
    /// Its id.
    pub id: String,
    /// The case.
    pub case_id: String,
    /// To whom.
    pub person: String,
    /// Who wrote them.
    pub author: String,
    /// Where.
    pub network: Network,
    /// Who would have seen them.
    pub audience: Audience,
    /// Their beginning.
    pub words: String,
    /// When they were to leave.
    pub at: Instant,
    /// In plain words.
    pub reason: String,
    /// Whether the network may have them already.
    pub unknown: bool,
}

/// Something that the CRM was not told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Untold {
    /// The send's id.
    pub id: String,
    /// The lead's id and whose it is; `None`: a trial of the connection.
    pub lead: Option<(String, String)>,
    /// Since when.
    pub at: Instant,
    /// In plain words.
    pub reason: String,
}

/// That the other model which is asked for second opinions rests, because it failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Resting {
    /// Until when nothing is asked.
    pub until: Instant,
    /// Why, in its own words.
    pub why: String,
}

/// The problems page.
#[derive(Template)]
#[template(path = "problems/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// Accounts that the network turned away, or that nobody can read.
    pub accounts: Vec<Account>,
    /// Sends, latest first.
    pub sends: Vec<Send>,
    /// What the CRM was not told, latest first.
    pub leads: Vec<Untold>,
    /// Deliveries, latest first.
    pub deliveries: Vec<Delivery>,
    /// Kinds of events that this version does not know: kind and how many were kept.
    pub unknown_kinds: Vec<(String, u64)>,
    /// Whether second opinions fail.
    pub opinions: Option<Resting>,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
