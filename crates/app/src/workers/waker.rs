//! Wakes cases whose sleep is over.

use std::time::Duration;

use care::{Tx, handling};

use super::Desk;

/// How often to look.
const POLL: Duration = Duration::from_secs(5);

/// Wakes cases until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &[], POLL).await {
        let (ctx, brand) = (desk.ctx.clone(), desk.picture());
        let woken = desk.db.write(async move |tx: &mut Tx| handling::wake_due(tx, &ctx, &brand).await);
        if let Err(error) = woken.await {
            tracing::error!(%error, "sleeping cases can't be woken now");
        }
    }
}
