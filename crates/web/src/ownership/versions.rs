//! `/ownership/versions`: every version with its state and its history.

use askama::Template;
use kernel::Instant;

use super::{Spot, Tab};
use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, t};

/// How a version stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It is being written.
    Draft,
    /// It was agreed to and waits for its time.
    Scheduled,
    /// It decides and acts on nothing.
    Shadow,
    /// It decides.
    Active,
    /// It decided once.
    Retired,
}

impl State {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Draft => t("own-state-draft"),
            Self::Scheduled => t("own-state-scheduled"),
            Self::Shadow => t("own-state-shadow"),
            Self::Active => t("own-state-active"),
            Self::Retired => t("own-state-retired"),
        }
    }
    pub(crate) fn icon(self) -> ui::Icon {
        ui::icon(match self {
            Self::Draft => "pencil",
            Self::Scheduled => "timer",
            Self::Shadow => "eye",
            Self::Active => "badge-check",
            Self::Retired => "archive",
        })
    }
    /// Whether its text can be changed.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Scheduled | Self::Shadow)
    }
}

/// Something that happened to a version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// What, with by whom.
    pub words: String,
    /// When.
    pub at: Instant,
}

/// A version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// Its number.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub note: String,
    /// How it stands.
    pub state: State,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was changed last.
    pub updated_at: Instant,
    /// Who agreed.
    pub approved_by: Option<String>,
    /// From when it is to be in force.
    pub effective_at: Option<Instant>,
    /// Since when it decides in the shadow.
    pub shadow_since: Option<Instant>,
    /// Since when it decides.
    pub in_force_since: Option<Instant>,
    /// What happened to it, oldest first.
    pub steps: Vec<Step>,
}

/// The page.
#[derive(Template, Debug)]
#[template(path = "ownership/versions.html")]
pub struct Versions {
    /// What stands around it.
    pub frame: Frame,
    /// Where among the pages.
    pub spot: Spot,
    /// Newest first.
    pub versions: Vec<Version>,
    /// What was pasted and refused, to be mended.
    pub pasted: String,
}

impl Versions {
    pub(crate) fn in_force(&self) -> Option<i64> {
        self.versions.iter().find(|version| version.state == State::Active).map(|version| version.number)
    }
}
