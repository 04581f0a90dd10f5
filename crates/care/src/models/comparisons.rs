//! Comparisons that somebody asked for in the browser: they go on when the browser is closed, and are read again later.

use db::{FromRow, Json, Tx, args};
use kernel::{ComparisonId, Ctx, Instant, Millis};
use serde::Serialize;
use uuid::Uuid;

use super::compare::{Compared, Period};
use super::{actor, get, store};
use crate::access::{Right, allow};
use crate::words::words;
use crate::{Error, Result};

/// After how long without news a comparison is taken from its worker: it tells how far it is every second.
const SILENT: Millis = Millis::minutes(1);

words! {
    /// How far a comparison is.
    pub enum Progress {
        /// Nobody has begun.
        Waiting = "waiting",
        /// A worker is at it.
        Running = "running",
        /// It is done.
        Done = "done",
        /// It can't be done.
        Failed = "failed",
    }
}

/// A comparison.
#[derive(Clone, Debug, FromRow, Serialize)]
pub struct Comparison {
    /// Its id.
    pub id: ComparisonId,
    /// The version before.
    pub a: i64,
    /// The version then.
    pub b: i64,
    /// From when.
    pub since: Instant,
    /// Up to but not including when.
    pub until: Instant,
    /// How far it is.
    pub state: Progress,
    /// How many decisions were made again.
    pub done: u64,
    /// How many there are; 0 until a worker has counted.
    pub total: u64,
    /// What came out.
    #[serde(serialize_with = "inner")]
    pub result: Option<Json<Compared>>,
    /// Why it can't be done.
    pub failed: Option<String>,
    /// Who asked: a user or a token.
    pub author: Option<Uuid>,
    /// When.
    pub asked_at: Instant,
    /// The last news of its worker.
    pub updated_at: Instant,
}

fn inner<S: serde::Serializer>(result: &Option<Json<Compared>>, serializer: S) -> Result<S::Ok, S::Error> {
    result.as_ref().map(|result| &result.0).serialize(serializer)
}

impl Comparison {
    /// The period.
    pub fn period(&self) -> Period {
        Period { since: self.since, until: self.until }
    }
}

/// Asks for a comparison of two versions over a period. A worker makes it.
///
/// # Errors
/// [`Error::NotFound`] if there is no such version, [`Error::Invalid`] if the period is empty.
pub async fn compare_later(tx: &mut Tx, ctx: &Ctx, a: i64, b: i64, period: Period) -> Result<ComparisonId> {
    allow(ctx, Right::Direct)?;
    for version in [a, b] {
        get(tx, ctx, version).await?;
    }
    if period.until <= period.since {
        return Err(Error::invalid("the period ends before it begins; choose a later end"));
    }
    let id: ComparisonId = ctx.mint();
    let row = args![ctx.tenant, id, a, b, period.since, period.until, actor(ctx), ctx.now()];
    tx.execute(&store::INSERT_COMPARISON, &row).await?;
    tx.notify("comparison_asked", id.to_string());
    Ok(id)
}

/// One comparison.
pub async fn comparison(tx: &mut Tx, ctx: &Ctx, id: ComparisonId) -> Result<Comparison> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::COMPARISON, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("comparison"))
}

/// The newest comparisons.
pub async fn comparisons(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Comparison>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::COMPARISONS, &args![ctx.tenant]).await?)
}

/// The next comparison that a worker should make, if any: one that waits, or whose worker has gone silent.
pub async fn claim_comparison(tx: &mut Tx, ctx: &Ctx) -> Result<Option<Comparison>> {
    let args = args![ctx.now(), ctx.tenant, ctx.now() - SILENT];
    Ok(tx.query_opt(&store::CLAIM_COMPARISON, &args).await?)
}

/// A worker says how far a comparison is.
pub async fn progress(tx: &mut Tx, ctx: &Ctx, id: ComparisonId, done: u64, total: u64) -> Result<()> {
    let args = args![whole(done), whole(total), ctx.now(), ctx.tenant, id];
    tx.execute(&store::PROGRESS, &args).await?;
    tx.notify("comparisons", id.to_string());
    Ok(())
}

/// A worker says what came out, or why nothing can.
pub async fn finish_comparison(
    tx: &mut Tx,
    ctx: &Ctx,
    id: ComparisonId,
    outcome: Result<Compared, String>,
) -> Result<()> {
    let (state, result, failed) = match outcome {
        Ok(result) => (Progress::Done, Some(Json(result)), None),
        Err(reason) => (Progress::Failed, None, Some(reason)),
    };
    let args = args![state, result, failed, ctx.now(), ctx.tenant, id];
    tx.execute(&store::FINISH_COMPARISON, &args).await?;
    tx.notify("comparisons", id.to_string());
    Ok(())
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
