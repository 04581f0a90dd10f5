//! The routable unit of a case.

use std::collections::HashSet;

use db::{FromRow, Json};
use kernel::{CaseId, DecisionId, Instant, Millis, UserId, WorkItemId};

use ownership::Promise;

use crate::routing::Policy;
use crate::words::words;

/// From this score on, something is urgent: `high` and above on the model's scale.
pub const URGENT: f64 = 4.0;

words! {
    /// How a work item stands.
    pub enum ItemState {
        /// In its queue, in nobody's hands.
        Waiting = "waiting",
        /// In somebody's hands.
        Taken = "taken",
        /// The case is resolved.
        Done = "done",
    }
}

/// Whose turn it is. Stored as a number, because lists show it in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// Somebody waits for us.
    Ours,
    /// We wait for the person.
    Theirs,
    /// It sleeps.
    Asleep,
}

impl From<Turn> for db::Arg<'_> {
    fn from(turn: Turn) -> Self {
        (turn as i64).into()
    }
}
impl db::FromValue for Turn {
    fn from_value(value: db::Value<'_>) -> Result<Self, db::Mismatch> {
        match value.int()? {
            0 => Ok(Self::Ours),
            1 => Ok(Self::Theirs),
            2 => Ok(Self::Asleep),
            other => Err(db::Mismatch(format!("expected 0, 1 or 2, found {other}"))),
        }
    }
}
impl From<crate::cases::State> for Turn {
    fn from(state: crate::cases::State) -> Self {
        use crate::cases::State;
        match state {
            State::Open => Self::Ours,
            State::Waiting | State::Resolved => Self::Theirs,
            State::Snoozed => Self::Asleep,
        }
    }
}

/// How much earlier an item stands in its queue than its due time says, for its priority: a quarter of an hour for
/// each point, at most eight hours earlier and one hour later. Because it is bounded, whatever waits is first in the
/// end, however much that is urgent comes in behind it.
pub fn head_start(priority: f64) -> Millis {
    const POINT: f64 = 900_000.0;
    // A float that is too large, or none at all, becomes a bound or nothing.
    let start = Millis((priority * POINT) as i64);
    start.clamp(Millis::hours(-1), Millis::hours(8))
}

/// The routable unit of a case.
#[derive(Clone, Debug, FromRow)]
pub struct WorkItem {
    /// Its id.
    pub id: WorkItemId,
    /// Of which case.
    pub case_id: CaseId,
    /// In which queue.
    pub queue: String,
    /// How it stands.
    pub state: ItemState,
    /// In whose hands.
    pub assignee: Option<UserId>,
    /// Whose turn it is.
    pub turn: Turn,
    /// Its place in the queue, the oldest first: when it is due, or came, moved by [`head_start`].
    pub rank_at: Instant,
    /// When the promise breaks, if there is one.
    pub due_at: Option<Instant>,
    /// The promise.
    pub sla: Option<String>,
    /// Whether an answer is expected.
    pub response: String,
    /// Why it is here.
    pub decision_id: Option<DecisionId>,
    /// When it came into being.
    pub created_at: Instant,
    /// When it was taken.
    pub taken_at: Option<Instant>,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// The version of the ownership model under which it was routed: its promises and teams stay as they were.
    pub version: Option<i64>,
    /// How much it matters: the decision's score, 0 for what is as usual.
    pub priority: f64,
    /// How many units of an agent's capacity it takes.
    pub weight: i64,
    /// What an agent must be able to do, such as `billing` or `billing:2`.
    pub skills: Option<Json<Vec<String>>>,
    /// How the agent is chosen, if not as the queue says.
    pub select_by: Option<String>,
    /// Who must agree, and who alone may publish.
    pub policy: Option<Json<Policy>>,
    /// The lengths of the promise, as they are for this case.
    pub promise: Option<Json<Promise>>,
    /// Since when it stands in its queue in nobody's hands.
    pub queued_at: Option<Instant>,
    /// Who held it before.
    pub previous: Option<UserId>,
}

impl WorkItem {
    /// Goes back into its queue if whoever holds it is gone; whether it did.
    pub(super) fn give_back(&mut self, now: Instant, gone: &HashSet<UserId>) -> bool {
        let Some(holder) = self.assignee.filter(|holder| gone.contains(holder)) else { return false };
        (self.state, self.assignee, self.taken_at) = (ItemState::Waiting, None, None);
        (self.previous, self.queued_at) = (Some(holder), Some(now));
        true
    }

    /// It matters this much from now on: its place moves by as much.
    pub(super) fn matters(&mut self, priority: f64) {
        let due = self.rank_at + head_start(self.priority);
        self.priority = priority;
        self.rank_at = due - head_start(priority);
    }
}
