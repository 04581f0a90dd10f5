//! Whether somebody is here.

use super::{Icon, icon, t, tell};

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
    pub fn word(&self) -> &'static str {
        match self {
            Self::Ready => t("shell-ready"),
            Self::Busy => t("shell-busy"),
            Self::Break(_) => t("shell-break"),
            Self::Gone => t("shell-gone"),
            Self::Off => t("shell-off"),
            Self::Unsaid => t("shell-unsaid"),
        }
    }
    /// What it means for work, as hovering tells.
    pub fn told(&self) -> String {
        match self {
            Self::Ready => t("shell-told-ready").into(),
            Self::Busy => t("shell-told-busy").into(),
            Self::Break(why) if why.is_empty() => t("shell-told-break").into(),
            Self::Break(why) => tell("shell-told-break-why", &[("why", why.as_str().into())]),
            Self::Gone => t("shell-told-gone").into(),
            Self::Off => t("shell-off").into(),
            Self::Unsaid => t("shell-told-unsaid").into(),
        }
    }
    /// Whether they can be given a case now.
    pub const fn is_here(&self) -> bool {
        matches!(self, Self::Ready | Self::Busy)
    }
}
