//! Says in time that a promise is near its end, and that one is broken.

use std::time::Duration;

use care::{Tx, clocks};

use super::Desk;

/// How long to sleep at most: a promise that was made meanwhile may end sooner than those that were known.
const POLL: Duration = Duration::from_secs(5);
/// How long to sleep at least.
const REST: Duration = Duration::from_millis(50);

/// Rings until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    let mut rest = POLL;
    while desk.wake(&mut notices, &[], rest).await {
        rest = match ring(&desk).await {
            Ok(rest) => rest,
            Err(error) => {
                tracing::error!(%error, "clocks can't ring now");
                POLL
            }
        };
    }
}

/// Rings what has come to its end, and says how long to sleep.
async fn ring(desk: &Desk) -> care::Result<Duration> {
    let ctx = desk.ctx.clone();
    let next = desk.db.read(async move |tx: &mut Tx| clocks::next(tx, &ctx).await).await?;
    let Some(next) = next else { return Ok(POLL) };
    let left = next.since(desk.ctx.now());
    if left.0 > 0 {
        let left = Duration::from_millis(left.0.unsigned_abs());
        return Ok(left.clamp(REST, POLL));
    }
    let (ctx, brand) = (desk.ctx.clone(), desk.picture());
    let rung = desk.db.write(async move |tx: &mut Tx| clocks::ring(tx, &ctx, &brand).await).await?;
    if rung != clocks::Rung::default() {
        tracing::info!(warned = rung.warned, breached = rung.breached, "clocks have rung");
    }
    Ok(REST)
}
