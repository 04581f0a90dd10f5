//! Which thread, which issue?
//!
//! In: a message whose person is known. Out: its conversation, its case, its place in both. Promised: a person has
//! one open case per issue; an open case keeps what the person writes next, on whatever channel; a reply to a case
//! resolved within [`decide::REOPEN_WITHIN`] reopens it, thanks do not; the network's order is kept beside our own
//! sequence; the same message twice is one message.

pub mod decide;
pub mod model;
mod pages;
pub mod store;
#[cfg(test)]
mod tests;
mod working;

use db::{Tx, args};
use kernel::{AccountId, CaseId, Ctx, MessageId, said};

pub use model::{Case, Conversation, Direction, Message, Mode, Seen, SendState, State};
pub use pages::{Laid, laid, page};
pub use working::{Attached, Cases, Keys, NewMessage, Overheard};

use crate::access::{Right, allow};
use crate::{Error, Result};

/// One case, locked until the transaction ends.
///
/// # Errors
/// [`Error::Invalid`] if its messages stand in another case: whatever is to be done is done there.
pub(crate) async fn lock(tx: &mut Tx, ctx: &Ctx, id: CaseId) -> Result<Case> {
    let case: Option<Case> = tx.query_opt(&store::LOCK, &args![ctx.tenant, id]).await?;
    let case = case.ok_or(Error::not_found("case"))?;
    match case.joined_to {
        Some(other) => Err(Error::invalid(said!(
            "this case was joined with {other}; go on there",
            other = other.to_string()
        ))),
        None => Ok(case),
    }
}

/// The case in which a message stands now, locked until the transaction ends: messages follow their case when two turn
/// out to be one.
pub(crate) async fn lock_of(tx: &mut Tx, ctx: &Ctx, message: MessageId) -> Result<Case> {
    tx.query_opt(&store::LOCK_OF, &args![ctx.tenant, message]).await?.ok_or(Error::not_found("message"))
}

/// Stores a case that was made outside of a batch.
pub(crate) async fn insert(tx: &mut Tx, ctx: &Ctx, case: Case) -> Result<()> {
    tx.execute(&store::INSERT_CASE, &working::insert_row(ctx, case)).await?;
    Ok(())
}

/// One case.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: CaseId) -> Result<Case> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("case"))
}

/// One message.
pub async fn message(tx: &mut Tx, ctx: &Ctx, id: MessageId) -> Result<Message> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::MESSAGE, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("message"))
}

/// The case in which the network's message of this id stands.
pub async fn of_message(
    tx: &mut Tx,
    ctx: &Ctx,
    account: AccountId,
    provider_id: &str,
) -> Result<Option<CaseId>> {
    allow(ctx, Right::Read)?;
    let ids = db::Arg::texts([provider_id]);
    let known: Vec<working::KnownMessage> =
        tx.query(&store::KNOWN_MESSAGES, &[ctx.tenant.into(), account.into(), ids]).await?;
    Ok(known.first().map(|message| message.case_id))
}

/// Tells every desk, after the commit, that a case looks different now.
pub fn changed(tx: &mut Tx, id: CaseId) {
    changed_all(tx, &[id]);
}

/// Tells every desk, after the commit, that these cases look different now.
pub fn changed_all(tx: &mut Tx, ids: &[CaseId]) {
    // A notice of PostgreSQL holds 8,000 bytes at most.
    for some in ids.chunks(150) {
        let text = some.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        tx.notify("cases", text);
    }
}
