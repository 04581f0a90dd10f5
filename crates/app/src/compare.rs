//! Two models over what was decided in the past, on all cores.
//!
//! In: a database, two models, a period. Out: what would move, and why. Promised: the past is read page by page, each
//! page in a short transaction of its own; deciding happens outside of any; at most one page waits for each core.

use std::sync::Arc;
use std::thread::available_parallelism;

use anyhow::Result;
use care::models::{self, Compared, Period, Tally};
use care::{Db, Tx};
use kernel::{Ctx, Cursor};
use ownership::Model;
use tokio::task::JoinSet;

/// Compares; tells after each page how many decisions were made again, and how many there are.
///
/// # Errors
/// If the database can't be read.
pub async fn over(
    db: &Db,
    ctx: &Ctx,
    (before, then): (Arc<Model>, Arc<Model>),
    period: Period,
    mut tell: impl FnMut(u64, u64),
) -> Result<Compared> {
    let cores = available_parallelism().map_or(1, usize::from);
    let asking = ctx.clone();
    let total = db.read(async move |tx: &mut Tx| models::history_size(tx, &asking, period).await).await?;
    let mut working = JoinSet::new();
    let (mut sum, mut after, mut done) = (Tally::default(), None, 0);
    loop {
        let asking = ctx.clone();
        let page =
            db.read(async move |tx: &mut Tx| models::history(tx, &asking, period, after).await).await?;
        let Some(last) = page.last() else { break };
        after = Some(Cursor { at: last.at, id: last.id.uuid() });
        done += page.len() as u64;
        if working.len() >= cores
            && let Some(part) = working.join_next().await
        {
            sum = sum.merge(part?);
        }
        let (before, then) = (before.clone(), then.clone());
        working.spawn_blocking(move || Tally::of(&before, &then, &page));
        // What arrives meanwhile may be more than was counted.
        tell(done, total.max(done));
    }
    while let Some(part) = working.join_next().await {
        sum = sum.merge(part?);
    }
    Ok(sum.finish())
}
