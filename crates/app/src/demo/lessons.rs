//! About once a week, what people said about messages becomes a lesson, by the same verbs as in a running node.

use std::sync::Arc;

use anyhow::{Context, Result};
use care::{Tx, brand, learning};
use db::Db;
use kernel::{Instant, Millis};

use super::plan::Plan;
use crate::past::Past;

/// How many lessons there are.
const LESSONS: i64 = 4;

/// The moments of the lessons, the last one at the end: nothing that was said waits for a visitor.
pub(super) fn moments(plan: &Plan) -> impl Iterator<Item = Instant> {
    (0..LESSONS).rev().map(|weeks| plan.end - Millis::days(7 * weeks))
}

/// Learns from all that was said until now. Returns the product as it reads from then on.
///
/// # Errors
/// If the database refuses.
pub(super) async fn learn(db: &Db, past: &Past, now: Instant) -> Result<Past> {
    past.clock.set(now);
    let (ctx, brand) = (past.ctx.clone(), past.brand.clone());
    let material = db.read(async move |tx: &mut Tx| learning::material(tx, &ctx, &brand).await).await?;
    let brand = past.brand.clone();
    let teaching = tokio::task::spawn_blocking(move || learning::teach(&brand, material));
    let taught = Arc::new(teaching.await.context("learning what the demo's people said")?);
    let ctx = past.ctx.clone();
    let brand = db
        .write(async move |tx: &mut Tx| {
            learning::settle(tx, &ctx, &taught).await?;
            brand::load(tx, &ctx).await
        })
        .await?;
    Ok(Past { brand: Arc::new(brand), ..past.clone() })
}
