//! Makes the comparisons that somebody asked for in the browser.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use care::Tx;
use care::models::{self, Compared, Comparison};
use ownership::Model;
use tokio::sync::watch;

use super::Desk;
use crate::compare;

/// How often to look without being told.
const POLL: Duration = Duration::from_secs(5);
/// How often to say how far it is. Less than what makes other nodes take a comparison over.
const NEWS: Duration = Duration::from_secs(1);

/// Compares until the end, one after the other.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &["comparison_asked"], POLL).await {
        if let Err(error) = all(&desk).await {
            tracing::error!(%error, "comparisons can't be made now; they are tried again");
        }
    }
}

async fn all(desk: &Desk) -> Result<()> {
    loop {
        let ctx = desk.ctx.clone();
        let next = desk.db.write(async move |tx: &mut Tx| models::claim_comparison(tx, &ctx).await).await?;
        let Some(next) = next else { return Ok(()) };
        let id = next.id;
        // A comparison that is cut off here is claimed by the next start.
        let made = tokio::select! {
            () = desk.stop.cancelled() => return Ok(()),
            made = make(desk, &next) => made.map_err(|error| error.to_string()),
        };
        let ctx = desk.ctx.clone();
        let finish = async move |tx: &mut Tx| models::finish_comparison(tx, &ctx, id, made.clone()).await;
        desk.db.write(finish).await?;
    }
}

async fn make(desk: &Desk, what: &Comparison) -> Result<Compared> {
    let (ctx, versions) = (desk.ctx.clone(), [what.a, what.b]);
    let read = async move |tx: &mut Tx| {
        let [a, b] = versions;
        Ok::<_, care::Error>((models::load(tx, &ctx, a).await?, models::load(tx, &ctx, b).await?))
    };
    let (a, b): (Model, Model) = desk.db.read(read).await?;
    let (told, mut news) = watch::channel((0, 0));
    let comparing =
        compare::over(&desk.db, &desk.ctx, (Arc::new(a), Arc::new(b)), what.period(), |done, total| {
            told.send_replace((done, total));
        });
    tokio::pin!(comparing);
    let mut pace = tokio::time::interval(NEWS);
    loop {
        tokio::select! {
            made = &mut comparing => return made,
            _ = pace.tick() => {
                let (ctx, id, (done, total)) = (desk.ctx.clone(), what.id, *news.borrow_and_update());
                let tell = async move |tx: &mut Tx| models::progress(tx, &ctx, id, done, total).await;
                desk.db.write(tell).await?;
            }
        }
    }
}
