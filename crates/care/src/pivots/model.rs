//! Moves from public to a place of one's own.

use db::FromRow;
use kernel::{AccountId, ApprovalId, CallId, CaseId, Instant, MessageId, Millis, PersonId, PivotId, UserId};

use crate::words::words;

/// How long the person has to follow before an offer counts as silent.
pub const PATIENCE: Millis = Millis::hours(24);

words! {
    /// Where a conversation is to go on.
    pub enum Way {
        /// In private, on the same network.
        Private = "private",
        /// By e-mail.
        Email = "email",
        /// By telephone.
        Call = "call",
    }
}

words! {
    /// What became of an offer to go on elsewhere.
    pub enum State {
        /// It waits for the person.
        Offered = "offered",
        /// They went on there.
        Joined = "joined",
        /// They did nothing in time.
        Silent = "silent",
        /// They said no, or answered in public only.
        Refused = "refused",
        /// It was called back before it left.
        Undone = "undone",
    }
}

/// An offer to go on elsewhere: one record of two sends.
#[derive(Clone, Debug, FromRow)]
pub struct Pivot {
    /// Its id.
    pub id: PivotId,
    /// In which case. It stays the same case.
    pub case_id: CaseId,
    /// Whose.
    pub person_id: PersonId,
    /// Through which account the lines leave.
    pub account_id: AccountId,
    /// On which network.
    pub channel: String,
    /// Where to.
    pub way: Way,
    /// The words from which the branch grows.
    pub from_message: MessageId,
    /// The public line, once it stands in the case.
    pub public_message: Option<MessageId>,
    /// The public line, while it waits for agreement.
    pub public_approval: Option<ApprovalId>,
    /// The private invitation, once it stands in the case.
    pub private_message: Option<MessageId>,
    /// The private invitation, while it waits for agreement.
    pub private_approval: Option<ApprovalId>,
    /// The call that is offered.
    pub call_id: Option<CallId>,
    /// What became of it.
    pub state: State,
    /// Why, where somebody said so.
    pub reason: Option<String>,
    /// Who offered it.
    pub by_user: Option<UserId>,
    /// When.
    pub offered_at: Instant,
    /// Until when the person has to follow.
    pub due_at: Instant,
    /// When it was known what became of it.
    pub ended_at: Option<Instant>,
    /// With which words they followed.
    pub joined_message: Option<MessageId>,
    /// What they have said in public since.
    pub answered_message: Option<MessageId>,
    /// Whether that reads like a no.
    pub declined: bool,
}

/// How offers ended, for one way on one network.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Line {
    /// The network.
    pub channel: String,
    /// Where to.
    pub way: Way,
    /// How many were offered and not called back.
    pub offered: i64,
    /// How many of them the person followed.
    pub joined: i64,
    /// How many nobody answered.
    pub silent: i64,
    /// How many were declined.
    pub refused: i64,
    /// How many still wait.
    pub waiting: i64,
}

impl Line {
    /// How many of those that have ended were lost: silent or refused, of n.
    pub const fn lost(&self) -> (i64, i64) {
        (self.silent + self.refused, self.joined + self.silent + self.refused)
    }
}

/// An offer in a list.
#[derive(Clone, Debug, FromRow)]
pub struct Row {
    /// The offer.
    pub id: PivotId,
    /// Its case.
    pub case_id: CaseId,
    /// Whose.
    pub person: String,
    /// On which network.
    pub channel: String,
    /// Where to.
    pub way: Way,
    /// What became of it.
    pub state: State,
    /// Who offered it.
    pub by: Option<String>,
    /// When.
    pub offered_at: Instant,
    /// When it ended.
    pub ended_at: Option<Instant>,
}
