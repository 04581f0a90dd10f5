//! Learns from what the brand's people say about messages.
//!
//! A lesson is learnt outside of any transaction, on a thread of its own: it takes seconds where there are thousands of
//! signals. If another node was faster, the lesson counts for nothing.

use std::sync::Arc;
use std::time::Duration;

use care::brand::Brand;
use care::learning;
use care::{Error, Tx};

use super::Desk;

/// How often to look whether a lesson is due even if nobody said anything.
const POLL: Duration = Duration::from_secs(60);

/// How many messages share a transaction that reads them anew for a new model.
const TOGETHER: usize = 200;

/// Learns until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &[learning::NOTICE, "brand"], POLL).await {
        if let Err(error) = learn(&desk).await {
            tracing::error!(%error, "nothing can be learnt now; what was said is kept for the next lesson");
        }
    }
}

/// The product came with a new model: what was said about messages is said to that one, too.
async fn renew(desk: &Desk, brand: &Arc<Brand>) -> Result<usize, Error> {
    let (ctx, brand) = (desk.ctx.clone(), brand.clone());
    desk.db.write(async move |tx: &mut Tx| learning::renew(tx, &ctx, &brand, TOGETHER).await).await
}

/// One lesson, if it is time for one.
async fn learn(desk: &Desk) -> Result<(), Error> {
    let ctx = desk.ctx.clone();
    let pending = desk.db.read(async move |tx: &mut Tx| learning::pending(tx, &ctx).await).await?;
    if !pending.is_lesson_due(desk.ctx.now()) {
        return Ok(());
    }
    let brand = desk.picture();
    while pending.outdated && renew(desk, &brand).await? == TOGETHER {}
    let (ctx, lent) = (desk.ctx.clone(), brand.clone());
    let material = desk.db.read(async move |tx: &mut Tx| learning::material(tx, &ctx, &lent).await).await?;
    let teaching = tokio::task::spawn_blocking(move || learning::teach(&brand, material));
    let taught = Arc::new(teaching.await.map_err(|_| Error::Db(db::Error::Panicked))?);
    let ctx = desk.ctx.clone();
    let settled = desk.db.write(async move |tx: &mut Tx| learning::settle(tx, &ctx, &taught).await).await?;
    if let Some(lesson) = settled {
        let (number, outcome, signals) = (lesson.seq, lesson.outcome, lesson.signals);
        tracing::info!(lesson = number, %outcome, signals, "a lesson was learnt");
    }
    Ok(())
}
