//! Orders, and what became of them case by case.

use db::{FromRow, Json};
use kernel::{BulkId, CaseId, Instant, Role, Said, SendId, TokenId, UserId};
use serde::{Deserialize, Serialize};

use crate::cases::{Mode, State};
use crate::handling::Reason;
use crate::routing::Policy;
use crate::views::{Filter, Who};
use crate::words::words;

/// What is done with each case.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Deed {
    /// Into these hands; into nobody's, back into the queue.
    Assign {
        /// `me`, `nobody` or a colleague.
        to: Who,
    },
    /// Into another queue.
    Queue {
        /// The queue.
        to: String,
        /// What the next owner should know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// Dealt with.
    Resolve {
        /// What they were about and how they ended: a path of the tree.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        disposition: Option<String>,
    },
    /// It sleeps.
    Snooze {
        /// Until when.
        until: Instant,
    },
    /// Tags are put on and taken off.
    Tag {
        /// These are put on.
        #[serde(default)]
        add: Vec<String>,
        /// These are taken off.
        #[serde(default)]
        remove: Vec<String>,
    },
    /// No answer is the right one.
    NoReply {
        /// Why.
        reason: Reason,
        /// In the agent's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// Prepared words, in turn.
    Reply {
        /// Who sees them.
        mode: Mode,
        /// The words; `{name}` becomes the person's first name.
        texts: Vec<String>,
        /// Whether the case is resolved once the words are there.
        #[serde(default)]
        resolve: bool,
    },
}

impl Deed {
    /// In one word.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Assign { .. } => "assign",
            Self::Queue { .. } => "queue",
            Self::Resolve { .. } => "resolve",
            Self::Snooze { .. } => "snooze",
            Self::Tag { .. } => "tag",
            Self::NoReply { .. } => "no_reply",
            Self::Reply { .. } => "reply",
        }
    }
}

/// With which cases.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// With these.
    Cases(Vec<CaseId>),
    /// With all that a filter finds at this moment.
    Matching(Filter),
}

words! {
    /// How far an order has come.
    pub enum JobState {
        /// Cases are being dealt with.
        Running = "running",
        /// Somebody stopped it; what was done stays.
        Cancelled = "cancelled",
        /// Every case has its outcome.
        Done = "done",
        /// What was done is being taken back.
        Undoing = "undoing",
        /// It was taken back, as far as that was possible.
        Undone = "undone",
    }
}

impl JobState {
    /// Whether something is still to come.
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Running | Self::Undoing)
    }
}

words! {
    /// What became of one case.
    pub enum Outcome {
        /// Nothing yet.
        Pending = "pending",
        /// It was done.
        Done = "done",
        /// There was nothing to do.
        Skipped = "skipped",
        /// It could not be done; the reason says why.
        Failed = "failed",
        /// It is to be taken back.
        Undoing = "undoing",
        /// It was taken back.
        Undone = "undone",
        /// It could not be taken back; the reason says why.
        Kept = "kept",
    }
}

/// An order.
#[derive(Clone, Debug, FromRow)]
pub struct Job {
    /// Its id.
    pub id: BulkId,
    /// Who ordered it.
    pub by_user: Option<UserId>,
    /// Or which program.
    pub by_token: Option<TokenId>,
    /// With which role.
    pub role: Role,
    /// What is done.
    pub deed: Json<Deed>,
    /// How far it has come.
    pub state: JobState,
    /// With how many cases.
    pub total: i64,
    /// When it was ordered.
    pub started_at: Instant,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

/// An order with its numbers.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The order.
    pub job: Job,
    /// How many cases came to what.
    pub counts: Vec<(Outcome, i64)>,
}

impl Progress {
    /// How many cases came to this.
    pub fn count(&self, outcome: Outcome) -> i64 {
        self.counts.iter().filter(|(one, _)| *one == outcome).map(|(_, n)| n).sum()
    }
    /// How many cases have their outcome.
    pub fn settled(&self) -> i64 {
        self.job.total - self.count(Outcome::Pending) - self.count(Outcome::Undoing)
    }
    /// Whether it can be taken back: something was done, and nothing is under way.
    pub fn can_undo(&self) -> bool {
        matches!(self.job.state, JobState::Done | JobState::Cancelled) && self.count(Outcome::Done) > 0
    }
}

/// What became of one case of an order.
#[derive(Clone, Debug, FromRow)]
pub struct CaseOutcome {
    /// The case.
    pub case_id: CaseId,
    /// Whose it is.
    pub person: String,
    /// What became of it.
    pub state: Outcome,
    /// Why it was not done, or not taken back.
    pub reason: Option<Said>,
    /// When.
    pub at: Option<Instant>,
}

/// How a case stands, as far as orders change it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct Standing {
    pub state: State,
    pub snoozed_until: Option<Instant>,
    pub reopened: i64,
    pub last_seq: i64,
    pub queue: String,
    pub assignee: Option<UserId>,
    pub response: String,
    pub policy: Option<Policy>,
    pub tags: Vec<String>,
}

#[derive(FromRow)]
pub(super) struct StandingRow {
    pub state: State,
    pub snoozed_until: Option<Instant>,
    pub reopened: i64,
    pub last_seq: i64,
    pub queue: String,
    pub assignee: Option<UserId>,
    pub response: String,
    pub policy: Option<Json<Policy>>,
}

/// What is to be done with one case.
#[derive(FromRow)]
pub(super) struct Task {
    pub place: i64,
    pub seen_seq: i64,
    pub state: Outcome,
    pub before: Option<Json<Standing>>,
    pub after: Option<Json<Standing>>,
    pub send: Option<SendId>,
    pub at: Option<Instant>,
}
