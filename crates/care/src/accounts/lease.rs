//! Which node reads an account: one at a time.
//!
//! In: a node that wants to read. Out: where the history was left, or that another node reads. Promised: a node that is
//! silent for longer than [`LEASE`] loses the account to whoever asks next, and what it brings later moves nothing back.

use db::{FromRow, Tx, args};
use kernel::{AccountId, Ctx, Millis, NodeId};

use super::store;
use crate::Result;

/// How long a node that reads an account may be silent before another one may take over.
pub const LEASE: Millis = Millis::minutes(1);

/// The reading of an account is ours.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Taken {
    /// Where its history was left; `None` if it was never read.
    pub history_cursor: Option<String>,
}

/// A node takes the reading of an account, or keeps it. `None` while another node has it.
pub async fn take_reading(tx: &mut Tx, ctx: &Ctx, id: AccountId, node: NodeId) -> Result<Option<Taken>> {
    let now = ctx.now();
    Ok(tx.query_opt(&store::TAKE_READING, &args![node, now + LEASE, ctx.tenant, id, now]).await?)
}

/// The same, whoever has it: for a person who asks.
pub async fn seize_reading(tx: &mut Tx, ctx: &Ctx, id: AccountId, node: NodeId) -> Result<Option<Taken>> {
    Ok(tx.query_opt(&store::SEIZE_READING, &args![node, ctx.now() + LEASE, ctx.tenant, id]).await?)
}

/// Nobody reads any account: for a node that knows to be the only one, and may have died a moment ago.
pub async fn free_readings(tx: &mut Tx, ctx: &Ctx) -> Result<()> {
    tx.execute(&store::FREE_READINGS, &args![ctx.tenant]).await?;
    Ok(())
}

/// A node reads an account no longer; the next one need not wait.
pub async fn leave_reading(tx: &mut Tx, ctx: &Ctx, id: AccountId, node: NodeId) -> Result<()> {
    tx.execute(&store::LEAVE_READING, &args![ctx.tenant, id, node]).await?;
    Ok(())
}
