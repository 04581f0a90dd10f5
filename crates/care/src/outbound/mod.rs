//! The brand's words on their way out.
//!
//! In: what an agent wrote. Out: a message, and an effect in the outbox that a worker carries to the network.
//! Promised: words are checked against the network's own rules before they are queued; ten seconds to undo; an
//! answer to a thread that has moved on is refused with what is new; every sent word has an author and a time; what
//! may have left is never sent again blindly: it is looked up.

mod agreed;
mod automatic;
mod back;
mod carried;
mod checking;
mod claim;
mod compose;
mod drafts;
mod files;
mod leaving;
mod mentions;
mod permission;
mod settle;
pub mod store;
mod target;
#[cfg(test)]
mod tests;
mod way;
mod written;

use channels::Outgoing;
use db::outbox::Effect;
use db::{Tx, args};
use kernel::{AccountId, ApprovalId, CaseId, Ctx, MessageId, Millis, Personal};
use serde::{Deserialize, Serialize};

pub use agreed::{Agreed, Agreement, approve, send_back, withdraw};
pub use automatic::greet;
pub(crate) use back::call_back;
pub use back::{retry, undo};
pub(crate) use carried::{Letter, carry};
pub use checking::{findings, findings_of};
pub use claim::{claim, claim_in_turn, put_off};
pub use compose::{Compose, Composed, Purpose, compose, note};
pub use drafts::{DRAFTED, Draft, discard, draft, save_draft};
pub use files::{attach, carries};
pub use leaving::would_sign as signature;
pub(crate) use permission::may_speak;
pub use permission::{Permission, permission};
pub use settle::{Fate, Seen, found, seen, settle};
pub use target::{Target, target};
pub use way::{Closed, Heard, Way, way};
pub(crate) use written::spoken;

use crate::access::{Right, allow};
use crate::approvals::Speaker;
use crate::checks::Code;
use crate::goodwill::Goodwill;
use crate::{Error, Result, signatures};

/// How long words can be called back.
pub const UNDO: Millis = Millis::seconds(10);
/// How long a claimed send may take before it counts as unknown: longer than any client's time-out.
pub const LEASE: Millis = Millis::seconds(60);
/// How long words wait while the network turns their account away. A person has to act; until then they are not lost.
pub(crate) const STOPPED_WAIT: Millis = Millis::minutes(1);
/// The outbox topic of the words of the brand.
pub const TOPIC: &str = "reply";

/// What the outbox keeps of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payload {
    /// Through which account.
    pub account: AccountId,
    /// Which case.
    pub case: CaseId,
    /// The words, as the network's folder takes them.
    pub outgoing: Outgoing,
    /// Whether the case is resolved once the network has them.
    pub resolve: bool,
    /// Who speaks.
    #[serde(default)]
    pub speaker: Speaker,
    /// The agreement under which they leave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalId>,
    /// What they promise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goodwill: Option<Goodwill>,
    /// What their author was shown about them, and wanted to send all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub despite: Vec<Code>,
    /// What stands below them, on networks of mails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
}

impl Payload {
    /// The words as they leave: with what stands below them.
    pub fn leaves(&self) -> Outgoing {
        let mut outgoing = self.outgoing.clone();
        if let Some(signature) = &self.signature {
            outgoing.text = Personal(signatures::signed(&outgoing.text, signature));
        }
        outgoing
    }

    /// Reads what the outbox kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] if another version wrote it in another form.
    pub fn of(effect: &Effect) -> Result<Self> {
        serde_json::from_value(effect.payload.clone())
            .map_err(|_| Error::invalid("this send was written by another version of the product"))
    }
}

/// A send as the desk shows it beside its message.
#[derive(Clone, Debug, db::FromRow)]
pub struct Send {
    /// Its id.
    pub id: kernel::SendId,
    /// The message.
    pub message_id: MessageId,
    /// How far it has come.
    pub state: crate::cases::SendState,
    /// When it leaves at the earliest.
    pub not_before: kernel::Instant,
    /// How often it was tried.
    pub attempts: i64,
    /// Why it failed, is late or unknown.
    pub error: Option<String>,
    /// When this last changed.
    pub updated_at: kernel::Instant,
}

/// The sends of some cases, oldest first.
pub async fn of_cases(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<Vec<Send>> {
    allow(ctx, Right::Read)?;
    let ids = db::Arg::ids(cases.iter().copied());
    Ok(tx.query(&store::SENDS_OF, &[ctx.tenant.into(), ids]).await?)
}

/// A send that failed for good, or of which nobody knows, for the list of problems.
#[derive(Clone, Debug, db::FromRow)]
pub struct Trouble {
    /// The send.
    pub id: kernel::SendId,
    /// Its message.
    pub message_id: MessageId,
    /// Its case.
    pub case_id: CaseId,
    /// Whose case.
    pub person: String,
    /// How far it has come.
    pub state: crate::cases::SendState,
    /// Why.
    pub error: Option<String>,
    /// How often it was tried.
    pub attempts: i64,
    /// Since when.
    pub updated_at: kernel::Instant,
    /// Who wrote the words, if one of us did.
    pub author: Option<String>,
    /// The network.
    pub channel: String,
    /// Who would have seen the words.
    pub visibility: crate::cases::Seen,
    /// The words.
    pub text: String,
}

/// Sends that need a person or a look-up, newest first, 200 at most.
pub async fn troubles(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Trouble>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::TROUBLES, &args![ctx.tenant, TOPIC]).await?)
}
