//! Keeps the picture of the brand new.

use std::sync::Arc;
use std::time::Duration;

use care::Tx;
use care::brand::{self, Brand};
use tokio::sync::watch;

use super::Desk;

/// How often the picture is drawn anew even if nobody said that it changed.
const POLL: Duration = Duration::from_secs(30);

/// Loads the brand whenever somebody changed it.
pub async fn run(desk: Desk, pictures: watch::Sender<Arc<Brand>>) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &["brand"], POLL).await {
        let (ctx, last) = (desk.ctx.clone(), desk.picture());
        match desk.db.read(async move |tx: &mut Tx| brand::reload(tx, &ctx, &last).await).await {
            Ok(brand) => drop(pictures.send_replace(Arc::new(brand))),
            Err(error) => tracing::error!(%error, "the brand can't be loaded; the last picture stays in use"),
        }
    }
}
