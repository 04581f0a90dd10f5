//! Who is given what waits?
//!
//! In: what waits for us in the queues, and who is ready. Out: work in somebody's hands, with the reasons for the
//! choice. Promised: the oldest rank comes first, over all queues, and what nobody can take holds up nothing behind
//! it; nobody is given more than they can hold, and nothing is given twice, however many nodes look at once; who is
//! gone for longer than the grace keeps nothing that waits for us; an offer to another team becomes a change of
//! owner only when somebody of that team has it; what is public never goes to people without the certificates of the
//! team that owns it.

mod crew;
mod dispatch;
mod doors;
mod model;
mod pull;
mod skips;
pub mod store;
#[cfg(test)]
mod tests;

use db::{Tx, args};
use kernel::{CaseId, Ctx};
use serde_json::json;

pub use dispatch::{Dispatched, dispatch};
pub use model::Chosen;
pub use pull::take_next;
pub use skips::{SKIPPED_FOR, Skip, skip};

use crate::access::{Right, allow};
use crate::handoffs::briefs;
use crate::trail::{About, Kind, Trail};
use crate::{Result, cases, staff};

/// Takes back what waits for us in the hands of those who are gone, and sets those off whose shift has ended. What
/// comes back keeps its rank, remembers who had it, and has with it what they wrote about it; what waits for the customer stays where it is until they
/// write. Returns how much came back.
pub async fn requeue(tx: &mut Tx, ctx: &Ctx) -> Result<usize> {
    staff::end_shifts(tx, ctx).await?;
    let gone = staff::gone(tx, ctx).await?;
    if gone.is_empty() {
        return Ok(0);
    }
    let args = [ctx.tenant.into(), db::Arg::ids(gone), ctx.now().into()];
    let back: Vec<(CaseId, kernel::UserId, String)> = tx.query(&store::REQUEUE, &args).await?;
    let mut trail = Trail::default();
    for (case, holder, queue) in &back {
        let brief = briefs::leave(tx, ctx, *case, *holder).await?;
        let data = json!({ "from": holder, "queue": queue, "brief": brief });
        trail.note(ctx, Kind::Requeued, About::case(*case), data);
    }
    trail.flush(tx, ctx).await?;
    let cases: Vec<CaseId> = back.iter().map(|(case, ..)| *case).collect();
    cases::changed_all(tx, &cases);
    Ok(back.len())
}

/// Who was given a case, when, and why not the others; the newest first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Chosen>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?)
}
