//! Wishes, as they are kept.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::notifications::Kind;

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];
    /// The word of forms, cookies and the page.
    pub const fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
    /// The theme of a word, if it is one.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == word)
    }
}

/// How much stands on a screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// Rows near 72 px.
    #[default]
    Comfortable,
    /// Rows near 56 px.
    Compact,
}

impl Density {
    /// The word of forms and of the page.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }
}

/// What somebody may be told of beside the page: by a notification of their system, or by a push.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Cases handed to their team, escalated, come back.
    Moves,
    /// Questions of other teams, answers to their own, and notes that name them.
    Questions,
    /// Words that wait for agreement, and what became of their own.
    Approvals,
    /// Promises near their end, and broken ones.
    Clocks,
    /// Calls of theirs: a time was chosen, or it is time; and invitations that nobody followed.
    Calls,
    /// The end of their shift.
    Shifts,
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 6] =
        [Self::Moves, Self::Questions, Self::Approvals, Self::Clocks, Self::Calls, Self::Shifts];
    /// The word of forms and of the API.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Moves => "moves",
            Self::Questions => "questions",
            Self::Approvals => "approvals",
            Self::Clocks => "clocks",
            Self::Calls => "calls",
            Self::Shifts => "shifts",
        }
    }
    /// The event to which a notification belongs.
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Informed | Kind::HandedOver | Kind::Escalated | Kind::Returned | Kind::MoveHeld => {
                Self::Moves
            }
            Kind::ConsultAsked
            | Kind::ConsultAnswered
            | Kind::ConsultOverdue
            | Kind::Mentioned
            | Kind::AccountStopped
            | Kind::AccountBehind
            | Kind::ReviewDue => Self::Questions,
            Kind::ApprovalAsked | Kind::ApprovalGiven | Kind::ApprovalReturned | Kind::ApprovalEscalated => {
                Self::Approvals
            }
            Kind::ClockWarned | Kind::ClockBreached | Kind::PromiseDue | Kind::PromiseBroken => Self::Clocks,
            Kind::CallBooked | Kind::CallDue | Kind::PivotLost => Self::Calls,
            Kind::ShiftEnd => Self::Shifts,
        }
    }
}

/// How somebody likes the desk, beside their language and zone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Wishes {
    /// Light or dark.
    pub theme: Theme,
    /// How much stands on a screen.
    pub density: Density,
    /// Whether single keys do anything.
    pub single_keys: bool,
    /// The keys that they have changed: from the usual key of a command to theirs, such as `e` to `x`.
    pub keys: BTreeMap<String, String>,
    /// Whether something that arrives makes a sound.
    pub sounds: bool,
    /// Whether their system shows notifications while the desk is open.
    pub desktop: bool,
    /// Of what they are told beside the page.
    pub events: BTreeSet<Event>,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            density: Density::Comfortable,
            single_keys: true,
            keys: BTreeMap::new(),
            sounds: false,
            desktop: false,
            events: Event::ALL.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_of_an_older_version_are_read_and_the_rest_is_as_usual() {
        let old: Wishes = serde_json::from_str(r#"{"single_keys":false,"gone":7}"#).unwrap();
        assert_eq!(old, Wishes { single_keys: false, ..Wishes::default() });
        assert!(!old.sounds && !old.desktop, "nothing makes a noise unasked");
    }
}
