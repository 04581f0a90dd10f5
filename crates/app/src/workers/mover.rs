//! Moves what time moves: hand-overs that nobody acknowledged, cases that follow the sun, escalations; and says which
//! questions nobody has answered and which articles should be looked through.

use std::time::Duration;

use care::handoffs::{self, Done};
use care::{Tx, consults, knowledge};

use super::Desk;

/// How often to look.
const POLL: Duration = Duration::from_secs(5);

/// Moves cases until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &["brand"], POLL).await {
        let (ctx, brand) = (desk.ctx.clone(), desk.picture());
        let looked = desk.db.write(async move |tx: &mut Tx| {
            consults::due(tx, &ctx).await?;
            knowledge::due(tx, &ctx).await?;
            handoffs::due(tx, &ctx, &brand).await
        });
        match looked.await {
            Ok(done) if done != Done::default() => {
                tracing::info!(?done, "time has moved cases");
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "cases can't be moved now; they stay where they are"),
        }
    }
}
