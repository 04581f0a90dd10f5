//! Takes what was said into the search index, a moment behind ingest.
//!
//! Words are split outside of any transaction. Two nodes may index the same messages; the second finds them done.

use std::sync::Arc;
use std::time::Duration;

use care::search::{self, Batch};
use care::{Tx, ingest};
use kernel::Millis;

use super::{Desk, POLL};

/// How many messages share a transaction.
const TOGETHER: u32 = 500;
/// How long to rest after a batch, so that those that follow share one: less than anybody notices.
const REST: Duration = Duration::from_millis(250);

/// How many deliveries wait where there is too much to do, and for how long the index then waits at most.
const BUSY: i64 = 64;
const PATIENCE: Millis = Millis::seconds(20);

/// Indexes until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    let mut put_off = None;
    while desk.wake(&mut notices, &["cases", search::NOTICE], POLL).await {
        let since = *put_off.get_or_insert(desk.ctx.now());
        if is_busy(&desk).await && desk.ctx.now().since(since) < PATIENCE {
            if !desk.breathe(REST).await {
                return;
            }
            continue;
        }
        put_off = None;
        if let Err(error) = catch_up(&desk).await {
            tracing::error!(%error, "messages can't be indexed now; they can be found a little later");
        }
        if !desk.breathe(REST).await {
            return;
        }
    }
}

/// Indexes until nothing waits, or deliveries have to be placed first.
async fn catch_up(desk: &Desk) -> care::Result<()> {
    while !desk.stop.is_cancelled() {
        let ctx = desk.ctx.clone();
        let batch = desk.db.read(async move |tx: &mut Tx| search::load(tx, &ctx, TOGETHER).await).await?;
        let more = batch.more;
        if !batch.is_empty() {
            keep(&desk.db, &desk.ctx, batch).await?;
        }
        if !more || is_busy(desk).await {
            break;
        }
    }
    Ok(())
}

/// Whether so many deliveries wait to be placed that the index has to.
async fn is_busy(desk: &Desk) -> bool {
    let ctx = desk.ctx.clone();
    let backlog = desk.db.read(async move |tx: &mut Tx| ingest::backlog(tx, &ctx).await).await;
    backlog.is_ok_and(|(waiting, _)| waiting > BUSY)
}

/// Splits a batch on another core, and writes it.
///
/// # Errors
/// If the database refuses; then nothing of it is written.
pub async fn keep(db: &db::Db, ctx: &kernel::Ctx, batch: Batch) -> care::Result<()> {
    let digested = tokio::task::spawn_blocking(move || batch.digest()).await;
    let digested = Arc::new(digested.map_err(|_| db::Error::Panicked)?);
    let ctx = ctx.clone();
    db.write(async move |tx: &mut Tx| search::keep(tx, &ctx, &digested).await).await
}
