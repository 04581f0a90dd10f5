//! What all ownership pages have in common.

use crate::ui::t;
/// One of the pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tab {
    /// What is in force.
    Overview,
    /// Models to start from.
    Scenarios,
    /// Departments and teams.
    Organisation,
    /// The rules.
    Rules,
    /// Who owns what now.
    Matrix,
    /// Try a message.
    Try,
    /// The versions.
    Versions,
}

impl Tab {
    /// All pages, as the bar shows them.
    pub const ALL: [Self; 7] = [
        Self::Overview,
        Self::Scenarios,
        Self::Organisation,
        Self::Rules,
        Self::Matrix,
        Self::Try,
        Self::Versions,
    ];

    /// Its address.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Overview => "/ownership",
            Self::Scenarios => "/ownership/scenarios",
            Self::Organisation => "/ownership/organisation",
            Self::Rules => "/ownership/rules",
            Self::Matrix => "/ownership/matrix",
            Self::Try => "/ownership/try",
            Self::Versions => "/ownership/versions",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overview => t("own-in-force-label"),
            Self::Scenarios => t("own-tab-scenarios"),
            Self::Organisation => t("own-tab-organisation"),
            Self::Rules => t("own-tab-rules"),
            Self::Matrix => t("own-who-owns"),
            Self::Try => t("own-tab-try"),
            Self::Versions => t("own-tab-versions"),
        }
    }
}

/// Where somebody is among the pages, and what was just done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spot {
    /// The page.
    pub tab: Tab,
    /// What was just done, as a sentence.
    pub done: Option<String>,
    /// What did not work, why, and what to do.
    pub wrong: Option<String>,
}

impl Spot {
    /// A page to which nothing has been done.
    pub const fn at(tab: Tab) -> Self {
        Self { tab, done: None, wrong: None }
    }
}
