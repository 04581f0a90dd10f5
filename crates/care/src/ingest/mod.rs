//! Deliveries: stored once, durably, before the network hears "200".
//!
//! In: raw bodies that the hooks have verified. Out: rows of `deliveries`, then whatever [`crate::flow`] makes of
//! them. Promised: what [`store_all`] has answered is on disk; the same delivery twice is one row; a delivery that
//! can't be read harms no other, is kept with the reason, and can be tried again.

pub mod store;

use bytes::Bytes;
use db::{Arg, FromRow, Tx, args};
use kernel::{AccountId, Ctx, DeliveryId, Instant};
use serde_json::json;

use crate::access::{Right, allow};
use crate::trail::{self, About, Kind};
use crate::words::words;
use crate::{Error, Result};

words! {
    /// How a delivery stands.
    pub enum State {
        /// On disk, not read yet.
        Stored = "stored",
        /// Read.
        Done = "done",
        /// Can't be read.
        Poison = "poison",
    }
}

/// A body as a network delivered it.
#[derive(Clone, Debug)]
pub struct Raw {
    /// To which account.
    pub account: AccountId,
    /// From which network.
    pub channel: &'static str,
    /// The network's own key for it.
    pub dedup_key: String,
    /// The bytes.
    pub body: Bytes,
}

/// A delivery that waits to be read.
#[derive(Clone, Debug, FromRow)]
pub struct Waiting {
    /// Its id.
    pub id: DeliveryId,
    /// To which account.
    pub account_id: AccountId,
    /// From which network.
    pub channel: String,
    /// When it came.
    pub received_at: Instant,
    /// The bytes.
    pub body: Vec<u8>,
}

/// A delivery without its body, for lists.
#[derive(Clone, Debug, FromRow)]
pub struct Delivery {
    /// Its id.
    pub id: DeliveryId,
    /// To which account.
    pub account_id: AccountId,
    /// From which network.
    pub channel: String,
    /// The network's own key for it.
    pub dedup_key: String,
    /// When it came.
    pub received_at: Instant,
    /// How it stands.
    pub state: State,
    /// How often it was tried.
    pub attempts: i64,
    /// Why it can't be read.
    pub reason: Option<String>,
    /// How many items it held.
    pub items: i64,
    /// How many of them were of an unknown kind.
    pub unknown: i64,
    /// When it was read.
    pub done_at: Option<Instant>,
    /// How long its body is.
    pub bytes: i64,
}

/// Stores bodies; returns how many are new. When this transaction has committed, the networks may be answered.
pub async fn store_all(tx: &mut Tx, ctx: &Ctx, raws: &[Raw]) -> Result<u64> {
    let rows = raws
        .iter()
        .map(|raw| {
            let id: DeliveryId = ctx.mint();
            args![
                ctx.tenant,
                id,
                raw.account,
                raw.channel,
                &raw.dedup_key,
                &raw.body,
                ctx.now(),
                State::Stored,
                0,
                0,
                0
            ]
            .into()
        })
        .collect();
    let new = tx.execute_many(&store::INSERT, rows).await?;
    if new > 0 {
        tx.notify("deliveries", ctx.tenant.to_string());
    }
    Ok(new)
}

/// The oldest deliveries that wait, but for those `under_way` already.
pub async fn waiting(tx: &mut Tx, ctx: &Ctx, under_way: &[DeliveryId], limit: usize) -> Result<Vec<Waiting>> {
    let under_way = Arg::ids(under_way.iter().copied());
    Ok(tx.query(&store::WAITING, &[ctx.tenant.into(), under_way, limit.into()]).await?)
}

/// Takes deliveries for good: of those named, the ones that nobody else has read. They are read in this
/// transaction or not at all.
pub(crate) async fn claim(
    tx: &mut Tx,
    ctx: &Ctx,
    read: &[(DeliveryId, usize, usize)],
) -> Result<Vec<DeliveryId>> {
    let ids = Arg::ids(read.iter().map(|(id, _, _)| *id));
    let mine: Vec<DeliveryId> =
        tx.query(&store::CLAIM, &[State::Done.into(), ctx.now().into(), ctx.tenant.into(), ids]).await?;
    let counts = read
        .iter()
        .filter(|(id, items, unknown)| (*items, *unknown) != (1, 0) && mine.contains(id))
        .map(|(id, items, unknown)| args![*items, *unknown, ctx.tenant, *id].into())
        .collect::<Vec<_>>();
    if !counts.is_empty() {
        tx.execute_many(&store::COUNT, counts).await?;
    }
    Ok(mine)
}

/// A body held what may not be kept: it stays without that.
pub(crate) async fn scrub(tx: &mut Tx, ctx: &Ctx, delivery: DeliveryId, body: &[u8]) -> Result<()> {
    tx.execute(&store::SCRUB, &args![body.to_vec(), ctx.tenant, delivery]).await?;
    Ok(())
}

/// Counts an event of an unknown kind.
pub(crate) async fn count_unknown(
    tx: &mut Tx,
    ctx: &Ctx,
    channel: &str,
    kind: &str,
    delivery: DeliveryId,
) -> Result<()> {
    let kind: String = kind.chars().take(100).collect();
    tx.execute(&store::COUNT_UNKNOWN, &args![ctx.tenant, channel, kind, delivery, ctx.now()]).await?;
    Ok(())
}

/// The delivery can't be read. It stays, with the reason.
pub async fn poison(tx: &mut Tx, ctx: &Ctx, id: DeliveryId, reason: &str) -> Result<()> {
    let args = args![State::Poison, reason, ctx.tenant, id];
    if tx.execute(&store::POISON, &args).await? > 0 {
        let about = About { delivery: Some(id), ..About::default() };
        trail::note(tx, ctx, Kind::DeliveryPoisoned, about, json!({ "reason": reason })).await?;
        tx.notify("problems", ctx.tenant.to_string());
    }
    Ok(())
}

/// Somebody thinks that it can be read now.
pub async fn retry(tx: &mut Tx, ctx: &Ctx, id: DeliveryId) -> Result<()> {
    allow(ctx, Right::Direct)?;
    if tx.execute(&store::RETRY, &args![ctx.tenant, id]).await? == 0 {
        return Err(Error::not_found("failed delivery"));
    }
    let about = About { delivery: Some(id), ..About::default() };
    trail::note(tx, ctx, Kind::DeliveryRetried, about, json!({})).await?;
    tx.notify("deliveries", ctx.tenant.to_string());
    tx.notify("problems", ctx.tenant.to_string());
    Ok(())
}

/// The deliveries that can't be read, newest first, 200 at most.
pub async fn poisoned(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Delivery>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::POISONED, &args![ctx.tenant]).await?)
}

/// One delivery.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: DeliveryId) -> Result<Delivery> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("delivery"))
}

/// Kinds of events that this version does not know: channel, kind, how often, when last.
pub async fn unknown_kinds(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<(String, String, i64, Instant)>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::UNKNOWN_KINDS, &args![ctx.tenant]).await?)
}

/// How many deliveries wait, and since when.
pub async fn backlog(tx: &mut Tx, ctx: &Ctx) -> Result<(i64, Option<Instant>)> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_one(&store::BACKLOG, &args![ctx.tenant]).await?)
}
