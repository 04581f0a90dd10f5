//! `/ownership`: what is in force, what waits, what is switched on.

use askama::Template;
use kernel::Instant;

use super::{ShareOf, Spot, Tab, Version};
use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui;

/// A mode of the model.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mode {
    /// Its name.
    pub name: String,
    /// Since when, with its topics, why and until when; `None` while it is off.
    pub on: Option<On>,
}

/// A mode that is on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct On {
    /// Its topics.
    pub topics: Vec<String>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// Since when.
    pub since: Instant,
    /// When it ends by itself.
    pub until: Option<Instant>,
}

/// A draft that decides and acts on nothing.
#[derive(Clone, PartialEq, Debug)]
pub struct Shadow {
    /// Which.
    pub version: Version,
    /// How much would move.
    pub share: ShareOf,
}

/// The page.
#[derive(Template, Debug)]
#[template(path = "ownership/overview.html")]
pub struct Overview {
    /// What stands around it.
    pub frame: Frame,
    /// Where among the pages.
    pub spot: Spot,
    /// What decides.
    pub in_force: Version,
    /// What would come back if somebody rolled back.
    pub before: Option<Version>,
    /// What runs beside it.
    pub shadow: Option<Shadow>,
    /// What is being written, or waits for its time.
    pub drafts: Vec<Version>,
    /// The modes that rules ask for.
    pub modes: Vec<Mode>,
}

impl Overview {
    pub(crate) fn says_on(&self) -> usize {
        self.modes.iter().filter(|mode| mode.on.is_some()).count()
    }
}
