//! What somebody taught: one fact of one message.

use crate::features::Features;
use crate::heads::Head;
use crate::words::words;

words! {
    /// How a signal came about.
    SignalKind {
        /// Somebody changed the fact.
        Correction = "correction",
        /// Somebody handled the message and left the fact as it was.
        Confirmation = "confirmation",
    }
}

/// What a signal says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// That a fact of the model has this class.
    Class(Head, usize),
    /// That the message is about this topic.
    Topic(String),
}

/// One correction or confirmation.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// Unique; what signals are ordered by.
    pub id: u128,
    /// Which message, for the held-out tenth: all signals of a message fall on the same side.
    pub message: u128,
    /// What is so.
    pub says: Says,
    /// How it came about.
    pub kind: SignalKind,
    /// Who says so; `None` for a list of labels that nobody gave by hand.
    pub by: Option<u128>,
    /// The day, in days since 1970, of the cap on what one person may teach.
    pub day: i32,
    /// The message as numbers.
    pub seen: Features,
}

impl Signal {
    /// How much a confirmation counts beside a correction: nobody looked twice.
    pub const CONFIRMATION: f32 = 0.3;

    /// How much one person may teach about one fact in a day, in corrections.
    pub const DAILY: f32 = 40.0;

    /// Whether the message belongs to the brand's own held-out tenth, which is never learnt from.
    pub fn is_held_out(&self) -> bool {
        (mix(self.message as u64) ^ mix((self.message >> 64) as u64)).is_multiple_of(10)
    }

    /// How much it counts, before the cap.
    pub(crate) fn weight(&self) -> f32 {
        match self.kind {
            SignalKind::Correction => 1.0,
            SignalKind::Confirmation => Self::CONFIRMATION,
        }
    }
}

fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (x ^ (x >> 29)) >> 7
}
