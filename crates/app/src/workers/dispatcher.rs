//! Gives what waits to those who are ready, and takes back what those hold who are gone.

use std::time::Duration;

use care::{Tx, assignment};

use super::Desk;

/// How long to wait when the database can't take more.
const PAUSE: Duration = Duration::from_millis(500);

/// Gives work until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &["work", "brand"], super::POLL).await {
        let (ctx, brand) = (desk.ctx.clone(), desk.picture());
        let round = async move |tx: &mut Tx| {
            assignment::requeue(tx, &ctx).await?;
            assignment::dispatch(tx, &ctx, &brand).await
        };
        match desk.db.write(round).await {
            Ok(round) if round.given > 0 => {
                tracing::debug!(given = round.given, overflowed = round.overflowed, "work was given");
            }
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "nothing can be given now; agents may help themselves");
                if !desk.breathe(PAUSE).await {
                    return;
                }
            }
        }
    }
}
