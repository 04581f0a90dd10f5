//! What somebody searched for last.

use db::{Tx, args};
use kernel::Ctx;

use super::query::Query;
use super::store;
use crate::Result;
use crate::access::{Right, allow};

/// How many searches are kept for each colleague.
const KEPT: i64 = 12;

/// Keeps what the caller searched for, as we understood it.
pub async fn remember(tx: &mut Tx, ctx: &Ctx, query: &Query) -> Result<()> {
    allow(ctx, Right::Read)?;
    let Some(me) = ctx.actor.user().filter(|_| !query.is_empty()) else { return Ok(()) };
    tx.execute(&store::SEARCHED, &args![ctx.tenant, me, query.to_string(), ctx.now()]).await?;
    tx.execute(&store::FORGET, &args![ctx.tenant, me, KEPT]).await?;
    Ok(())
}

/// What the caller searched for last, newest first.
pub async fn recent(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<String>> {
    allow(ctx, Right::Read)?;
    let Some(me) = ctx.actor.user() else { return Ok(Vec::new()) };
    Ok(tx.query(&store::RECENT, &args![ctx.tenant, me, KEPT]).await?)
}
