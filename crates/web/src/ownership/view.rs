//! What all ownership pages have in common.

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
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overview => "In force",
            Self::Scenarios => "Scenarios",
            Self::Organisation => "Organisation",
            Self::Rules => "Rules",
            Self::Matrix => "Who owns what",
            Self::Try => "Try a message",
            Self::Versions => "Versions",
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
