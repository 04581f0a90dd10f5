//! How much work an agent holds at a time.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::Model;

/// The units that an agent holds where neither `[capacity]` nor the team says otherwise.
const UNITS: u32 = 6;

/// `[capacity]`: what holds for all teams.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct Capacity {
    pub(crate) units: Option<u32>,
    pub(crate) weights: Weights,
}

/// The weight of an item by its channel, or by `public`, `private` or `default`.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Weights(pub(crate) BTreeMap<Arc<str>, Weight>);

/// How much of an agent an item takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// So many units.
    Units(u32),
    /// All of them, as a call does.
    All,
}

impl Weight {
    /// In units, for an agent who holds so many.
    pub fn units(self, capacity: u32) -> u32 {
        match self {
            Self::Units(units) => units,
            Self::All => capacity,
        }
    }
}
impl Serialize for Weight {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Units(units) => serializer.serialize_u32(*units),
            Self::All => serializer.serialize_str("all"),
        }
    }
}

impl Weights {
    fn of(&self, channel: &str, visibility: &str) -> Option<Weight> {
        [channel, visibility, "default"].iter().find_map(|key| self.0.get(*key)).copied()
    }
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Capacity {
    pub(crate) fn is_silent(&self) -> bool {
        *self == Self::default()
    }
}

impl Model {
    /// What one item takes of an agent of a team: as the team says for the channel, else for the visibility, else
    /// for all; else as `[capacity]` says in the same order; else a call takes all of them and anything else 1.
    pub fn weight(&self, team: Option<&str>, channel: &str, visibility: &str) -> Weight {
        let team = team.and_then(|team| self.team(team));
        let own = team.and_then(|team| team.weights.of(channel, visibility));
        let parts =
            || self.parts().into_iter().find_map(|part| part.capacity.weights.of(channel, visibility));
        own.or_else(parts).unwrap_or(if channel == "voice" { Weight::All } else { Weight::Units(1) })
    }

    /// How many units an agent of a team holds at a time: as the team says, else as `[capacity]` says, else 6.
    pub fn capacity_of(&self, team: &str) -> u32 {
        let own = self.team(team).and_then(|team| team.capacity_units);
        own.or_else(|| self.parts().into_iter().find_map(|part| part.capacity.units)).unwrap_or(UNITS)
    }
}

/// A skill as a file names it, and its level: `billing:2` is the level 2 of `billing`, `billing` the level 1.
pub fn skill_level(text: &str) -> (&str, u8) {
    match text.split_once(':').and_then(|(skill, level)| Some((skill, level.parse().ok()?))) {
        Some((skill, level)) => (skill, level),
        None => (text, 1),
    }
}
