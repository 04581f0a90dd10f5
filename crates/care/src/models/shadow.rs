//! What a draft in the shadow would have done with live traffic.

use db::{FromRow, Tx, args};
use kernel::{CaseId, Ctx, Cursor, DecisionId, Instant, MessageId, Page, PageRequest};
use serde::Serialize;

use super::compare::Cause;
use super::{get, store};
use crate::Result;
use crate::access::{Right, allow};

/// What would have moved, and why.
#[derive(Clone, Debug, Serialize)]
pub struct ShadowReport {
    /// The version.
    pub version: i64,
    /// Since when it decides in the shadow, or did when it was there last.
    pub since: Option<Instant>,
    /// What it has decided on.
    pub items: i64,
    /// What it would have put elsewhere.
    pub moved: i64,
    /// Why, the most frequent first; 200 at most.
    pub causes: Vec<Cause>,
}

/// An item that would have moved.
#[derive(Clone, Debug, FromRow, Serialize)]
pub struct ShadowItem {
    /// The decision in force.
    pub id: DecisionId,
    /// When.
    pub at: Instant,
    /// Its case.
    pub case_id: CaseId,
    /// Its message.
    pub message_id: MessageId,
    /// Where it went.
    pub from_queue: String,
    /// Where it would have gone.
    pub to_queue: String,
    /// By which rule it went there.
    pub from_rule: String,
    /// By which rule it would have.
    pub to_rule: String,
}

/// What a version has done in the shadow.
pub async fn shadow_report(tx: &mut Tx, ctx: &Ctx, version: i64) -> Result<ShadowReport> {
    allow(ctx, Right::Read)?;
    let since = get(tx, ctx, version).await?.shadow_since;
    let (items, moved) = tx.query_one(&store::SHADOW_TOTAL, &args![ctx.tenant, version]).await?;
    let causes: Vec<(String, String, String, String, i64)> =
        tx.query(&store::SHADOW_CAUSES, &args![ctx.tenant, version]).await?;
    let cause = |(from_rule, to_rule, from_queue, to_queue, count): (_, _, _, _, i64)| Cause {
        from_rule,
        to_rule,
        from_queue,
        to_queue,
        count: count.unsigned_abs(),
        samples: Vec::new(),
    };
    Ok(ShadowReport { version, since, items, moved, causes: causes.into_iter().map(cause).collect() })
}

/// The items behind a cause, newest first.
pub async fn shadow_items(
    tx: &mut Tx,
    ctx: &Ctx,
    version: i64,
    cause: &Cause,
    page: PageRequest,
) -> Result<Page<ShadowItem>> {
    allow(ctx, Right::Read)?;
    let (at, id) = before(page.after);
    let Cause { from_rule, to_rule, from_queue, to_queue, .. } = cause;
    let args = args![ctx.tenant, version, from_rule, to_rule, from_queue, to_queue, at, id, page.limit + 1];
    let items: Vec<ShadowItem> = tx.query(&store::SHADOW_ITEMS, &args).await?;
    Ok(Page::from_surplus(items, page, |item| Cursor { at: item.at, id: item.id.uuid() }))
}

/// Where a list that begins with the newest goes on; before everything at its beginning.
pub(super) fn before(after: Option<Cursor>) -> (Instant, uuid::Uuid) {
    after.map_or((Instant::from_micros(i64::MAX), uuid::Uuid::max()), |cursor| (cursor.at, cursor.id))
}
