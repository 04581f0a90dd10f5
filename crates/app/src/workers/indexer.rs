//! Takes what was said into the search index, a moment behind ingest.
//!
//! Words are split outside of any transaction. Two nodes may index the same messages; the second finds them done.

use std::sync::Arc;
use std::time::Duration;

use care::Tx;
use care::search::{self, Batch};

use super::{Desk, POLL};

/// How many messages share a transaction.
const TOGETHER: u32 = 500;
/// How long to rest after a batch, so that those that follow share one: less than anybody notices.
const REST: Duration = Duration::from_millis(250);

/// Indexes until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &["cases", search::NOTICE], POLL).await {
        if let Err(error) = catch_up(&desk).await {
            tracing::error!(%error, "messages can't be indexed now; they can be found a little later");
        }
        if !desk.breathe(REST).await {
            return;
        }
    }
}

/// Indexes until nothing waits.
async fn catch_up(desk: &Desk) -> care::Result<()> {
    while !desk.stop.is_cancelled() {
        let ctx = desk.ctx.clone();
        let batch = desk.db.read(async move |tx: &mut Tx| search::load(tx, &ctx, TOGETHER).await).await?;
        let more = batch.more;
        if !batch.is_empty() {
            keep(&desk.db, &desk.ctx, batch).await?;
        }
        if !more {
            break;
        }
    }
    Ok(())
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
