//! Whether somebody is here.

use super::{Icon, icon};

/// Whether somebody is here, as they said it and as their browser proves it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Presence {
    /// Takes what comes.
    Ready,
    /// Works, and is offered nothing new.
    Busy,
    /// Comes back soon; says why.
    Break(String),
    /// Said to be here, but no page of theirs has been open for a minute.
    Gone,
    /// Not here.
    Off,
    /// Never said anything: offered nothing, and holds what was taken by hand.
    #[default]
    Unsaid,
}

impl Presence {
    /// The word used in class names and form values.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Busy => "busy",
            Self::Break(_) => "break",
            Self::Gone => "gone",
            Self::Off => "off",
            Self::Unsaid => "unsaid",
        }
    }
    /// The icon that stands beside its colour.
    pub const fn icon(&self) -> Icon {
        icon(match self {
            Self::Ready => "check",
            Self::Busy => "minus",
            Self::Break(_) => "coffee",
            Self::Gone => "wifi-off",
            Self::Off | Self::Unsaid => "power",
        })
    }
    /// The word people read.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Ready => "Ready",
            Self::Busy => "Busy",
            Self::Break(_) => "Break",
            Self::Gone => "Gone",
            Self::Off => "Off",
            Self::Unsaid => "Not on shift",
        }
    }
    /// What it means for work, as hovering tells.
    pub fn told(&self) -> String {
        match self {
            Self::Ready => "Ready: takes what comes".into(),
            Self::Busy => "Busy: keeps what they have, gets nothing new".into(),
            Self::Break(why) if why.is_empty() => "On a break".into(),
            Self::Break(why) => format!("On a break: {why}"),
            Self::Gone => {
                "No page has been open for a minute: what waits on us goes back to its queue".into()
            }
            Self::Off => "Off".into(),
            Self::Unsaid => "Has not said whether they are here: is offered nothing".into(),
        }
    }
    /// Whether they can be given a case now.
    pub const fn is_here(&self) -> bool {
        matches!(self, Self::Ready | Self::Busy)
    }
}
