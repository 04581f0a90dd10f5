//! What somebody would rather leave to a colleague.

use std::collections::HashSet;

use db::{Tx, args};
use kernel::{CaseId, Ctx, Millis, UserId};
use serde_json::json;

use super::store;
use crate::access::{Right, allow};
use crate::trail::{self, About, Kind};
use crate::words::words;
use crate::{Error, Result, queues};

/// For how long somebody is not offered what they skipped.
pub const SKIPPED_FOR: Millis = Millis::minutes(30);

words! {
    /// Why somebody passes a case on.
    pub enum Skip {
        /// It is in a language that they do not write.
        Language = "language",
        /// It asks for something that they do not know.
        Knowledge = "knowledge",
        /// Something else has to happen first.
        NotYet = "not_yet",
        /// They know the person, or had a quarrel with them.
        Personal = "personal",
        /// Something else.
        Other = "other",
    }
}

/// Passes a case on: it goes back to its queue with its rank, and the caller is not offered it for a while.
///
/// # Errors
/// [`Error::Invalid`] if no person acts; otherwise those of [`queues::release`].
pub async fn skip(tx: &mut Tx, ctx: &Ctx, case: CaseId, reason: Skip) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let me = ctx.actor.user().ok_or_else(|| Error::invalid("only a person skips; name the agent"))?;
    queues::release(tx, ctx, case).await?;
    let until = ctx.now() + SKIPPED_FOR;
    tx.execute(&store::SKIP, &args![ctx.tenant, me, case, reason, ctx.now(), until]).await?;
    let data = json!({ "reason": reason, "until": until });
    trail::note(tx, ctx, Kind::Skipped, About::case(case), data).await
}

/// Who is not offered what now.
pub(super) async fn skips(tx: &mut Tx, ctx: &Ctx) -> Result<HashSet<(UserId, CaseId)>> {
    let skips: Vec<(UserId, CaseId)> = tx.query(&store::SKIPS, &args![ctx.tenant, ctx.now()]).await?;
    Ok(skips.into_iter().collect())
}
