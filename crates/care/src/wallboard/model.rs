//! What stands on the board.

use db::FromRow;
use kernel::{CaseId, Instant, UserId};
use serde::Serialize;

use crate::clocks::Ratio;
use crate::staff::Member;

/// The floor as it is at a moment.
#[derive(Clone, Debug)]
pub struct Board {
    /// When it was read.
    pub at: Instant,
    /// The queues, in the model's order.
    pub queues: Vec<Queue>,
    /// Everybody who may answer, by name.
    pub people: Vec<Person>,
    /// Promises that are broken in cases that wait for us, the longest first.
    pub broken: Vec<Danger>,
    /// Those that break within [`super::NEAR`], the next first.
    pub near: Vec<Danger>,
}

/// What waits in a queue, and how it goes there.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Queue {
    /// Its name in the model.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// Cases that wait for us.
    pub open: i64,
    /// Of these, cases that nobody holds.
    pub unassigned: i64,
    /// Cases that wait for the customer.
    pub theirs: i64,
    /// Cases that wait for us and whose promise is broken.
    pub late: i64,
    /// The case whose customer has waited longest, and since when.
    pub oldest: Option<Waits>,
    /// The case whose promise breaks next, and when.
    pub next_due: Option<Waits>,
    /// How many of the first answers of the last day that held a promise came in time.
    pub kept: Ratio,
    /// Cases that began to wait for a first answer in the last day; quarters of an hour in which none did are left out.
    pub arrived: Vec<Quarter>,
    /// Cases that were resolved in the last day and are.
    pub handled: Vec<Quarter>,
}

/// A case and a moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Waits {
    /// The case.
    pub case: CaseId,
    /// The moment.
    pub at: Instant,
}

/// A quarter of an hour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Quarter {
    /// When it begins.
    pub begins: Instant,
    /// How many.
    pub many: i64,
}

/// A colleague and what they hold that waits for us, the longest in their hands first.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who, and whether they are here.
    pub member: Member,
    /// What.
    pub held: Vec<Held>,
}

/// A case in somebody's hands.
#[derive(Clone, PartialEq, Eq, Debug, FromRow, Serialize)]
pub struct Held {
    /// Whose hands.
    pub assignee: UserId,
    /// The case.
    pub case_id: CaseId,
    /// Whose it is.
    pub person: String,
    /// In which queue.
    pub queue: String,
    /// Since when they have it.
    pub taken_at: Instant,
    /// When its promise breaks.
    pub due_at: Option<Instant>,
}

/// A promise that is broken, or about to be.
#[derive(Clone, PartialEq, Eq, Debug, FromRow, Serialize)]
pub struct Danger {
    /// The case.
    pub case_id: CaseId,
    /// Whose it is.
    pub person: String,
    /// In which queue.
    pub queue: String,
    /// In whose hands.
    pub assignee: Option<UserId>,
    /// Their name.
    pub holder: Option<String>,
    /// When it breaks, or broke.
    pub due_at: Instant,
}
