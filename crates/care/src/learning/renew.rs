//! A new version of the product brings a new model: what was said about messages is kept, and read anew for it.

use db::{Tx, args};
use kernel::{Ctx, MessageId};
use triage::Triage;

use super::{seen, store};
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::{Result, cases};

/// Turns messages that people taught something about into the numbers of the present model, `limit` at most; returns
/// how many. Of words that were taken back only the numbers of an older model remain: those are learnt from no more.
pub async fn renew(tx: &mut Tx, ctx: &Ctx, brand: &Brand, limit: usize) -> Result<usize> {
    allow(ctx, Right::Direct)?;
    let args = args![ctx.tenant, brand.triage.model().id(), limit];
    let outdated: Vec<MessageId> = tx.query(&store::OUTDATED, &args).await?;
    for id in &outdated {
        let message = cases::message(tx, ctx, *id).await?;
        let before = seen::before(tx, ctx, &message).await?;
        seen::keep(tx, ctx, brand, &message, &before).await?;
    }
    Ok(outdated.len())
}

/// Whether the last lesson was learnt on another model than the present one.
pub(super) async fn is_outdated(tx: &mut Tx, ctx: &Ctx) -> Result<bool> {
    let base: Option<String> = tx.query_opt(&store::LAST_BASE, &args![ctx.tenant]).await?;
    Ok(base.is_some_and(|base| base != Triage::builtin().model().id()))
}
