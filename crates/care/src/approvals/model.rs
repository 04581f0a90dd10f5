//! Candidates, and who speaks.

use db::{FromRow, Json};
use kernel::{Actor, ApprovalId, CaseId, Instant, MessageId, Millis, Said, TokenId, UserId};
use ownership::Approval;
use serde::{Deserialize, Serialize};

use crate::cases::Mode;
use crate::checks::Code;
use crate::goodwill::Goodwill;
use crate::words::words;

words! {
    /// How a candidate stands.
    pub enum State {
        /// Nobody has decided.
        Waiting = "waiting",
        /// Nobody has decided in time: others may as well.
        Escalated = "escalated",
        /// Enough people agreed, and the words were sent.
        Approved = "approved",
        /// Somebody sent them back to their author.
        Returned = "returned",
        /// The author took them back.
        Withdrawn = "withdrawn",
        /// Another candidate of the case was taken.
        Superseded = "superseded",
    }
}

impl State {
    /// Whether somebody can still decide.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Escalated)
    }
}

/// Who speaks for the brand. It is asked again what they may say when the words leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// The product itself: it says only what a rule lets a machine say.
    #[default]
    Product,
    /// Somebody who works here.
    User(UserId),
    /// A program with a key of the API.
    Token(TokenId),
}

impl Speaker {
    /// The one on whose behalf a verb runs.
    pub const fn of(actor: Actor) -> Self {
        match actor {
            Actor::System => Self::Product,
            Actor::User { id, .. } => Self::User(id),
            Actor::Token { id, .. } => Self::Token(id),
        }
    }
    /// The person, if it is one.
    pub const fn user(self) -> Option<UserId> {
        match self {
            Self::User(id) => Some(id),
            Self::Product | Self::Token(_) => None,
        }
    }
}

/// Words that wait, or waited, for agreement.
#[derive(Clone, Debug, FromRow)]
pub struct Candidate {
    /// Its id.
    pub id: ApprovalId,
    /// In which case.
    pub case_id: CaseId,
    /// In whose name the words leave.
    pub speaker: Json<Speaker>,
    /// Who wrote or changed them: none of them may agree.
    pub authors: Json<Vec<UserId>>,
    /// Who will see them.
    pub mode: Mode,
    /// The words.
    pub text: String,
    /// The newest message that the author had seen.
    pub seen_seq: i64,
    /// Whether the case is resolved once the words are there.
    pub resolve: bool,
    /// What they promise.
    pub goodwill: Option<Json<Goodwill>>,
    /// Who must agree.
    pub policy: Json<Approval>,
    /// Why, in a sentence.
    pub why: Said,
    /// How it stands.
    pub state: State,
    /// Why it was sent back.
    pub reason: Option<String>,
    /// Since when it waits.
    pub asked_at: Instant,
    /// When others are asked.
    pub due_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// By whom.
    pub decided_by: Option<UserId>,
    /// What was sent.
    pub message_id: Option<MessageId>,
    /// What its author was shown about the words, and wants to say all the same.
    pub despite: Option<Json<Vec<Code>>>,
}

impl Candidate {
    /// How long it waited for the decision; `None` while it waits. The person waited for it too: it is a part of the
    /// time to our answer, and shown beside it.
    pub fn delay(&self) -> Option<Millis> {
        self.decided_at.map(|at| at.since(self.asked_at))
    }
}

/// Somebody agreed.
#[derive(Clone, Debug, FromRow)]
pub struct Vote {
    /// To which candidate.
    pub approval_id: ApprovalId,
    /// Who.
    pub user_id: UserId,
    /// By which role.
    pub role: String,
    /// When.
    pub at: Instant,
}
