//! Who is here, and until when: what other modules know about people, in one place.

use db::Tx;
use kernel::{Ctx, Instant, Millis, UserId};

use super::decide;
use crate::brand::Brand;
use crate::{Result, access};

/// Whether a case can be given back into somebody's hands.
pub(super) async fn is_here(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<bool> {
    Ok(access::user(tx, ctx, user).await?.disabled_at.is_none())
}

/// When the shift of those who work in a queue ends, if it does so within a time: with the calendar of their team.
pub(super) fn shift_ends(ctx: &Ctx, brand: &Brand, queue: &str, within: Millis) -> Option<Instant> {
    let calendar = brand.owner_of(queue)?.calendar?;
    decide::closes_within(calendar, ctx.now(), within)
}
