//! What each rule did.

use db::{FromRow, Tx, args};
use kernel::{CaseId, Ctx, Cursor, DecisionId, Instant, MessageId, Page, PageRequest};
use serde::Serialize;

use super::shadow::before;
use super::store;
use crate::Result;
use crate::access::{Right, allow};

/// What a rule did.
#[derive(Clone, Debug, FromRow, Serialize)]
pub struct RuleStat {
    /// The rule.
    pub rule: String,
    /// How many items it decided.
    pub hits: u64,
    /// When it did so last.
    pub last_at: Instant,
}

/// An item that a rule decided.
#[derive(Clone, Debug, FromRow, Serialize)]
pub struct RuleItem {
    /// The decision.
    pub id: DecisionId,
    /// When.
    pub at: Instant,
    /// Its case.
    pub case_id: CaseId,
    /// Its message.
    pub message_id: MessageId,
    /// Where it went.
    pub queue: String,
}

/// What each rule decided since a moment, the busiest first. A rule that never did is not in the list.
pub async fn rule_stats(tx: &mut Tx, ctx: &Ctx, since: Instant) -> Result<Vec<RuleStat>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::RULE_HITS, &args![ctx.tenant, since]).await?)
}

/// The items that a rule decided since a moment, newest first.
pub async fn rule_items(
    tx: &mut Tx,
    ctx: &Ctx,
    rule: &str,
    since: Instant,
    page: PageRequest,
) -> Result<Page<RuleItem>> {
    allow(ctx, Right::Read)?;
    let (at, id) = before(page.after);
    let args = args![ctx.tenant, rule, since, at, id, page.limit + 1];
    let items: Vec<RuleItem> = tx.query(&store::RULE_ITEMS, &args).await?;
    Ok(Page::from_surplus(items, page, |item| Cursor { at: item.at, id: item.id.uuid() }))
}
