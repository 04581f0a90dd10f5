//! What a brand's own people taught: small changes to the weights, beside a base that stays as it was shipped.
//!
//! In: [`Signal`]s, each a correction or a confirmation of one fact of one message. Out: a [`Delta`]. Promised: the delta
//! depends on the set of signals alone, not on the order in which they came or the node on which they were given:
//! the same set gives the same bytes, so that a delta can be rebuilt from history, and two nodes agree once
//! they know the same signals.

mod learn;
mod signal;
mod storage;

use std::collections::BTreeMap;

use crate::features::Features;
use crate::heads::{COLUMNS, Scores};

pub use learn::Pace;
pub use signal::{Says, Signal, SignalKind};

/// Changes to the weights of the model, and weights of the brand's topics.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delta {
    base: String,
    signs: Vec<f32>,
    rows: Vec<f32>,
    /// For each row of the model its place among `rows`, plus one; 0 for a row that is unchanged.
    index: Vec<u16>,
    topics: BTreeMap<String, Topic>,
}

/// What speaks for one of the brand's topics.
#[derive(Clone, Debug, Default, PartialEq)]
struct Topic {
    bias: f32,
    rows: BTreeMap<u32, f32>,
}

impl Delta {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.signs.is_empty() && self.topics.is_empty()
    }

    /// The [`crate::Model::id`] that it was learnt on: on another base it means nothing.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// What it adds to the scores of a message.
    pub fn score(&self, features: &Features) -> Scores {
        let mut out = [0.0; COLUMNS];
        if self.signs.is_empty() {
            return out;
        }
        for gram in &features.grams {
            if let Some(row) = self.row(gram.row) {
                for (sum, weight) in out.iter_mut().zip(row) {
                    *sum += gram.value * weight;
                }
            }
        }
        for sign in &features.signs {
            let row = usize::from(sign.sign) * COLUMNS;
            for (sum, weight) in out.iter_mut().zip(&self.signs[row..row + COLUMNS]) {
                *sum += sign.value * weight;
            }
        }
        out
    }

    /// What it adds to a gram's weight in a column.
    pub(crate) fn gram_weight(&self, row: u32, column: usize) -> f32 {
        self.row(row).map_or(0.0, |row| row[column])
    }

    /// What it adds to a sign's weight in a column.
    pub(crate) fn sign_weight(&self, sign: u16, column: usize) -> f32 {
        self.signs.get(usize::from(sign) * COLUMNS + column).copied().unwrap_or(0.0)
    }

    fn row(&self, row: u32) -> Option<&[f32]> {
        let at = usize::from(*self.index.get(row as usize)?).checked_sub(1)?;
        Some(&self.rows[at * COLUMNS..(at + 1) * COLUMNS])
    }

    /// What was learnt about a topic of this name in a message, in the unit of its key words.
    pub(crate) fn topic(&self, name: &str, features: &Features) -> f32 {
        let Some(topic) = self.topics.get(name) else { return 0.0 };
        let words: f32 =
            features.grams.iter().filter_map(|gram| Some(gram.value * topic.rows.get(&gram.row)?)).sum();
        topic.bias + words
    }

    /// The first digits of the checksum of its bytes.
    pub fn id(&self) -> String {
        blake3::hash(&self.to_bytes()).to_hex()[..8].to_owned()
    }
}
