//! Who is here, and until when.

use db::Tx;
use kernel::{Ctx, Instant, Millis, UserId};

use crate::brand::Brand;
use crate::staff::{self, Shift};
use crate::{Result, access};

/// Whether a case can be given back into somebody's hands: they work here, and did not say or show that they are away.
/// Who never says that they are here keeps what they took by hand, and so gets it back.
pub(crate) async fn is_here(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<bool> {
    let works_here = access::user(tx, ctx, user).await?.disabled_at.is_none();
    let away = staff::present(tx, ctx, user).await?.is_some_and(|said| !said.is_here(ctx.now()));
    Ok(works_here && !away)
}

/// When somebody who works in a queue ends, if they do so within a time: with the shift in which they are, else with the
/// calendar of the queue's team.
pub(super) fn shift_ends(
    ctx: &Ctx,
    brand: &Brand,
    shift: Option<&Shift>,
    queue: &str,
    within: Millis,
) -> Option<Instant> {
    let end = match shift {
        Some(shift) => shift.ends_at,
        None => brand.owner_of(queue)?.calendar?.closes_at(ctx.now())?,
    };
    (end.since(ctx.now()) <= within).then_some(end)
}
