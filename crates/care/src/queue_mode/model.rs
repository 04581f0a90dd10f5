//! A round, and what it comes to.

use db::FromRow;
use kernel::{CaseId, Instant, Millis};

use crate::words::words;

/// Somebody's way through what waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, FromRow)]
pub struct Round {
    /// Since when.
    pub begun_at: Instant,
    /// The case that they have before them.
    pub case_id: Option<CaseId>,
    /// Since when.
    pub shown_at: Option<Instant>,
}

impl Round {
    /// The case that they have before them, and since when.
    pub(super) fn current(&self) -> Option<(CaseId, Instant)> {
        Some((self.case_id?, self.shown_at.unwrap_or(self.begun_at)))
    }
}

words! {
    /// What became of a case that somebody had before them.
    pub enum Outcome {
        /// It waits for the customer.
        Answered = "answered",
        /// It is dealt with.
        Resolved = "resolved",
        /// It sleeps.
        Snoozed = "snoozed",
        /// It is in other hands.
        Moved = "moved",
        /// Words in it wait for somebody's agreement.
        Asked = "asked",
        /// They passed it on.
        Skipped = "skipped",
    }
}

/// How a round goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize)]
pub struct Progress {
    /// Since when; `None` before it begins.
    pub begun_at: Option<Instant>,
    /// How many cases were handled: all that were not passed on.
    pub handled: i64,
    /// How many were passed on.
    pub skipped: i64,
    /// How long one that was handled was before them, on average.
    pub average: Option<Millis>,
}

words! {
    /// Why something comes by itself.
    pub enum Coming {
        /// It sleeps until then.
        Wakes = "wakes",
        /// It comes back if the customer does not answer until then.
        Returns = "returns",
        /// They passed it on, and are offered it again from then on if nobody took it.
        Offered = "offered",
    }
}

/// Something that comes to somebody by itself.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Ahead {
    /// The case.
    pub case_id: CaseId,
    /// Whose it is.
    pub person: String,
    /// When.
    pub at: Instant,
    /// Why.
    pub coming: Coming,
}
