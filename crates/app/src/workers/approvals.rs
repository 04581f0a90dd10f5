//! Asks others about words to which nobody has agreed in time.

use std::time::Duration;

use care::{Tx, approvals};

use super::Desk;

/// How often to look.
const POLL: Duration = Duration::from_secs(5);

/// Looks until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &["brand"], POLL).await {
        let ctx = desk.ctx.clone();
        if let Err(error) = desk.db.write(async move |tx: &mut Tx| approvals::due(tx, &ctx).await).await {
            tracing::error!(%error, "words wait for agreement, and nobody else can be asked now");
        }
    }
}
