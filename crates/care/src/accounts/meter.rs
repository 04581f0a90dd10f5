//! The gap meter: how far behind its network each account is.

use channels::line::Quota;
use db::{FromRow, Json, Tx, args};
use kernel::{AccountId, Ctx, Instant, Millis, NodeId};
use serde::{Deserialize, Serialize};

use super::{LEASE, store};
use crate::Result;
use crate::access::{Right, allow};

/// After how many times its interval an account whose history was not read counts as behind.
const LATE: i64 = 5;
/// The shortest time after which it does.
const LATE_AT_LEAST: Millis = Millis::minutes(2);

/// How far behind its network an account is.
#[derive(Clone, Debug, FromRow)]
pub struct Meter {
    /// Which account.
    pub account_id: AccountId,
    /// When its history was last read to the end.
    pub read_at: Option<Instant>,
    /// When something new was last in it.
    pub event_at: Option<Instant>,
    /// How many deliveries came from the history.
    pub came: i64,
    /// How many of them should have come by themselves: what a hook or a stream lost.
    pub recovered: i64,
    /// Why it can't be read now.
    pub trouble: Option<String>,
    /// Since when it can't.
    pub trouble_since: Option<Instant>,
    /// What is left of the network's quotas.
    pub quotas: Json<Vec<QuotaLeft>>,
}

/// What was left of a quota when the network last said so.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct QuotaLeft {
    /// Which.
    pub name: String,
    /// How many calls there are between two resets.
    pub limit: u64,
    /// How many are left.
    pub remaining: u64,
    /// When it is full again.
    pub resets_at: Instant,
}

impl From<Quota> for QuotaLeft {
    fn from(quota: Quota) -> Self {
        let Quota { name, limit, remaining, resets_at } = quota;
        Self { name: name.to_owned(), limit, remaining, resets_at }
    }
}

impl Meter {
    /// For how long nobody has known what happens on the network; `None` while it is read as often as it should be.
    /// `every` is how often its history is read.
    pub fn behind(&self, every: Millis, now: Instant) -> Option<Millis> {
        behind(self.read_at, self.trouble_since, every, now)
    }
}

/// The same of its parts.
pub(super) fn behind(
    read_at: Option<Instant>,
    trouble_since: Option<Instant>,
    every: Millis,
    now: Instant,
) -> Option<Millis> {
    let since = read_at.or(trouble_since)?;
    let allowed = Millis(every.0.saturating_mul(LATE)).max(LATE_AT_LEAST);
    Some(now.since(since)).filter(|gap| *gap > allowed)
}

/// One reading of a history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// Where it started.
    pub from: Option<String>,
    /// Where the next one starts.
    pub cursor: String,
    /// How many deliveries were new.
    pub came: i64,
    /// Whether they should have come by themselves.
    pub recovered: bool,
    /// What the network said about our quotas.
    pub quotas: Vec<QuotaLeft>,
}

/// A part of a history is stored; written down in the same transaction as what it brought. `false` if another node reads
/// the account, or has read on since: then nothing is moved.
pub async fn read(tx: &mut Tx, ctx: &Ctx, id: AccountId, node: NodeId, reading: &Reading) -> Result<bool> {
    let from = reading.from.as_deref().unwrap_or_default();
    let moved = args![reading.cursor.as_str(), ctx.now() + LEASE, ctx.tenant, id, node, from];
    if tx.execute(&store::SET_CURSOR, &moved).await? == 0 {
        return Ok(false);
    }
    let event_at = (reading.came > 0).then(|| ctx.now());
    let recovered = if reading.recovered { reading.came } else { 0 };
    let quotas = Json(&reading.quotas);
    let args = args![ctx.tenant, id, ctx.now(), event_at, reading.came, recovered, quotas];
    tx.execute(&store::METER_READ, &args).await?;
    Ok(true)
}

/// A history can't be read now.
pub async fn trouble(tx: &mut Tx, ctx: &Ctx, id: AccountId, reason: &str) -> Result<()> {
    tx.execute(&store::METER_TROUBLE, &args![ctx.tenant, id, reason, ctx.now()]).await?;
    tx.notify("problems", ctx.tenant.to_string());
    Ok(())
}

/// An account can't be listened to: what it would have told comes by its history, and later.
pub async fn deaf(tx: &mut Tx, ctx: &Ctx, id: AccountId, reason: &str) -> Result<()> {
    tx.execute(&store::METER_DEAF, &args![ctx.tenant, id, ctx.now(), reason]).await?;
    Ok(())
}

/// It is heard again.
pub async fn hears(tx: &mut Tx, ctx: &Ctx, id: AccountId) -> Result<()> {
    tx.execute(&store::METER_HEARS, &args![ctx.tenant, id]).await?;
    Ok(())
}

/// How far behind every account is; those that were never read have no meter.
pub async fn meters(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Meter>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::METERS, &args![ctx.tenant]).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_behind_when_nobody_could_read_for_several_turns() {
        let now = Instant::from_seconds(1_000_000);
        let meter = |read_at: Option<Millis>, trouble: Option<Millis>| Meter {
            account_id: AccountId::from_uuid(uuid::Uuid::nil()),
            read_at: read_at.map(|ago| now - ago),
            event_at: None,
            came: 0,
            recovered: 0,
            trouble: None,
            trouble_since: trouble.map(|ago| now - ago),
            quotas: Json(Vec::new()),
        };
        let every = Millis::seconds(30);
        assert_eq!(meter(Some(Millis::minutes(2)), None).behind(every, now), None);
        assert_eq!(meter(Some(Millis::minutes(9)), None).behind(every, now), Some(Millis::minutes(9)));
        assert_eq!(meter(None, Some(Millis::minutes(9))).behind(every, now), Some(Millis::minutes(9)));
        assert_eq!(meter(None, None).behind(every, now), None, "it is about to be read for the first time");
        assert_eq!(meter(Some(Millis::minutes(40)), None).behind(Millis::minutes(10), now), None);
    }
}
