//! Changes of owner.

use db::{Arg, FromRow, args};
use kernel::{CaseId, Ctx, HandoffId, Instant, Millis, Said, UserId, WorkItemId};
use serde_json::Value;

use crate::words::words;

words! {
    /// Why a case changed its owner.
    pub enum Kind {
        /// Another team is to go on with it, and has to acknowledge it.
        Handoff = "handoff",
        /// A person moved it within a team, or to where nobody has to acknowledge.
        Transfer = "transfer",
        /// Somebody said that it had come to the wrong team.
        WrongOwner = "wrong_owner",
        /// A calendar closed or opened.
        FollowTheSun = "follow_the_sun",
        /// Time ran out, or something about it changed.
        Escalation = "escalation",
        /// Those to whom it was offered took it.
        Overflow = "overflow",
        /// It came back to whoever had handed it over.
        Return = "return",
        /// A decision that was made anew said so.
        Reroute = "reroute",
    }
}

words! {
    /// How far a change of owner has come.
    pub enum State {
        /// Done; nobody has to acknowledge it, or nobody any more.
        Moved = "moved",
        /// The receiving team has yet to acknowledge it.
        Waiting = "waiting",
        /// The receiving team has it.
        Acknowledged = "acknowledged",
        /// Nobody acknowledged it in time.
        Returned = "returned",
        /// It was not made, because the case had moved too often.
        Held = "held",
    }
}

/// A change of owner.
#[derive(Clone, Debug, FromRow)]
pub struct Handoff {
    /// Its id.
    pub id: HandoffId,
    /// Of which case.
    pub case_id: CaseId,
    /// Of which work item.
    pub work_item: WorkItemId,
    /// Why.
    pub kind: Kind,
    /// From this queue.
    pub from_queue: String,
    /// Into this one.
    pub to_queue: String,
    /// Whose that was.
    pub to_team: Option<String>,
    /// Out of whose hands.
    pub from_user: Option<UserId>,
    /// Into whose hands.
    pub to_user: Option<UserId>,
    /// Who moved it; `None` for the product.
    pub by_user: Option<UserId>,
    /// Which rule of the ownership model said so, or had routed what came to the wrong team.
    pub rule: Option<String>,
    /// The version of that model.
    pub version: Option<i64>,
    /// Why, in words.
    pub reason: Option<Said>,
    /// The brief that travels with the case.
    pub note: Option<String>,
    /// What the person was promised.
    pub promised: Option<String>,
    /// What was handed over with it: which things, and the promise that runs.
    pub carried: Option<Value>,
    /// When.
    pub at: Instant,
    /// Until when it has to be acknowledged.
    pub ack_due: Option<Instant>,
    /// When it was.
    pub ack_at: Option<Instant>,
    /// By whom.
    pub ack_by: Option<UserId>,
    /// How far it has come.
    pub state: State,
    /// When it came back.
    pub returned_at: Option<Instant>,
    /// How long the case had been with those to whom it did not belong.
    pub lost_ms: Option<Millis>,
}

/// What a person says when they move a case.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Why.
    pub reason: Option<String>,
    /// What the receiver should know.
    pub note: Option<String>,
    /// What the person was promised.
    pub promised: Option<String>,
}

/// What a look at what is due has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Cases that came back because nobody acknowledged them.
    pub returned: usize,
    /// Cases that followed the sun, there or back.
    pub moved: usize,
    /// Cases that were escalated.
    pub escalated: usize,
    /// Moves that were not made.
    pub held: usize,
    /// People who were asked to write their briefs.
    pub asked: usize,
}

impl Handoff {
    /// Whether somebody has yet to acknowledge it.
    pub fn is_waiting(&self) -> bool {
        self.state == State::Waiting
    }

    /// As the arguments of an insert.
    pub(super) fn row(self, ctx: &Ctx) -> Vec<Arg<'static>> {
        args![
            ctx.tenant,
            self.id,
            self.case_id,
            self.work_item,
            self.kind,
            self.from_queue,
            self.to_queue,
            self.to_team,
            self.from_user,
            self.to_user,
            self.by_user,
            self.rule,
            self.version,
            self.reason.as_ref(),
            self.note,
            self.promised,
            self.carried,
            self.at,
            self.ack_due,
            self.ack_at,
            self.ack_by,
            self.state,
            self.returned_at,
            self.lost_ms
        ]
        .into()
    }
}
