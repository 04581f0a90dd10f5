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

use std::collections::HashMap;

use channels::Outgoing;
use db::outbox::{Effect, Outcome};
use db::{Tx, args};
use kernel::{AccountId, ApprovalId, CaseId, Ctx, MessageId, Millis, Personal};
use serde::{Deserialize, Serialize};
use serde_json::json;

pub use agreed::{Agreed, Agreement, approve, send_back, withdraw};
pub use automatic::greet;
pub(crate) use back::call_back;
pub use back::{retry, undo};
pub(crate) use carried::{Letter, carry};
pub use checking::{findings, findings_of};
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
use crate::brand::Brand;
use crate::checks::Code;
use crate::goodwill::Goodwill;
use crate::trail::{About, Kind, Trail};
use crate::{Error, Result, accounts, cases, signatures};

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

/// Takes sends that are due; each must be settled before [`LEASE`] has passed. Words of an account that is stopped go
/// on waiting, with the reason: nothing is tried, so nothing is noted. Words that may no longer leave do not: what was
/// allowed when they were written may have ended since.
pub async fn claim(tx: &mut Tx, ctx: &Ctx, brand: &Brand, limit: usize) -> Result<Vec<Effect>> {
    let due = db::outbox::claim(tx, ctx, TOPIC, limit, LEASE).await?;
    if due.is_empty() {
        return Ok(due);
    }
    let accounts = accounts::list(tx, ctx).await?;
    let channels: HashMap<_, _> =
        accounts.iter().map(|account| (account.id, account.channel.clone())).collect();
    let stopped: HashMap<_, _> = accounts
        .into_iter()
        .filter(|account| account.state != accounts::State::Live)
        .map(|account| (account.id, account.state_reason))
        .collect();
    let mut trail = Trail::default();
    let mut claimed = Vec::with_capacity(due.len());
    for effect in due {
        let payload = match Payload::of(&effect) {
            Ok(payload) => payload,
            // One that can't be read must not keep the others: it is listed as failed, with the reason.
            Err(error) => {
                let failed = Outcome::Failed { reason: error.to_string() };
                db::outbox::settle(tx, ctx, effect.id, failed).await?;
                tx.notify("problems", ctx.tenant.to_string());
                continue;
            }
        };
        if let Some(reason) = stopped.get(&payload.account) {
            let reason = reason.clone().unwrap_or_else(|| "the account is stopped".into());
            if effect.error.as_ref() != Some(&reason) {
                cases::changed(tx, payload.case);
            }
            let later = Outcome::RetryAfter { at: ctx.now() + STOPPED_WAIT, reason };
            db::outbox::settle(tx, ctx, effect.id, later).await?;
            continue;
        }
        let channel = channels.get(&payload.account).map_or("", String::as_str);
        let permission = agreed::again(tx, ctx, brand, &payload, channel).await?;
        if !matches!(permission, Permission::Allowed { .. }) {
            agreed::recall(tx, ctx, &effect, &payload, permission).await?;
            continue;
        }
        let about = About::message(payload.case, MessageId::from_uuid(effect.subject));
        let data = json!({ "send": effect.id, "attempt": effect.attempts });
        trail.note(ctx, Kind::ReplySending, about, data);
        cases::changed(tx, payload.case);
        claimed.push(effect);
    }
    trail.flush(tx, ctx).await?;
    Ok(claimed)
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
