//! Who is here, and until when: what other modules know about people, in one place.

use db::Tx;
use kernel::{Ctx, UserId};

use crate::{Result, access};

/// Whether a case can be given back into somebody's hands.
pub(super) async fn is_here(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<bool> {
    Ok(access::user(tx, ctx, user).await?.disabled_at.is_none())
}
