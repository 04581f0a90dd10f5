//! What keeps the product in order: things that wait for a person, and whether the channels are alive.

use db::{FromRow, Tx, args};
use kernel::{AccountId, Ctx, Instant};

use super::store;
use crate::Result;
use crate::access::{Right, allow};
use crate::ingest::{self, Delivery};
use crate::outbound::{self, Trouble};

/// What waits for a person. Nothing of it is lost.
#[derive(Clone, Debug)]
pub struct Problems {
    /// Words that did not leave, or of which nobody knows; newest first.
    pub sends: Vec<Trouble>,
    /// Deliveries that can't be read, newest first.
    pub deliveries: Vec<Delivery>,
    /// Kinds of events that this version does not know: channel, kind, how often, when last.
    pub unknown: Vec<(String, String, i64, Instant)>,
}

/// Reads what waits for a person.
pub async fn problems(tx: &mut Tx, ctx: &Ctx) -> Result<Problems> {
    allow(ctx, Right::Read)?;
    Ok(Problems {
        sends: outbound::troubles(tx, ctx).await?,
        deliveries: ingest::poisoned(tx, ctx).await?,
        unknown: ingest::unknown_kinds(tx, ctx).await?,
    })
}

/// When an account heard and said something last.
#[derive(Clone, Debug, FromRow)]
pub struct Traffic {
    /// Which account.
    pub account_id: AccountId,
    /// When something came.
    pub last_in: Option<Instant>,
    /// When something left.
    pub last_out: Option<Instant>,
}

/// The traffic of every account of the brand.
pub async fn traffic(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Traffic>> {
    allow(ctx, Right::Administer)?;
    Ok(tx.query(&store::TRAFFIC, &args![ctx.tenant]).await?)
}
