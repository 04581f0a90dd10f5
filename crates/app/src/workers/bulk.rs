//! Deals with the cases of orders, one in each transaction: what crashes in between goes on where it stood.

use care::{Result, Tx, bulk};

use super::{Desk, POLL};

/// Works orders off until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &[bulk::TOPIC], POLL).await {
        loop {
            match step(&desk).await {
                Ok(true) if !desk.stop.is_cancelled() => {}
                Ok(_) => break,
                Err(error) => {
                    tracing::error!(%error, "an order can't go on now; it is tried again");
                    if !desk.breathe(POLL).await {
                        return;
                    }
                }
            }
        }
    }
}

/// One case. `false` if nothing is to be done now.
async fn step(desk: &Desk) -> Result<bool> {
    let ctx = desk.ctx.clone();
    let due = desk.db.write(async move |tx: &mut Tx| bulk::due(tx, &ctx).await).await?;
    let Some((job, case)) = due else { return Ok(false) };
    let (ctx, brand) = (desk.ctx.clone(), desk.picture());
    let done = desk.db.write(async move |tx: &mut Tx| bulk::perform(tx, &ctx, &brand, job, case).await).await;
    let Err(error) = done else { return Ok(true) };
    let Some(reason) = bulk::is_refusal(&error) else { return Err(error) };
    let ctx = desk.ctx.clone();
    desk.db.write(async move |tx: &mut Tx| bulk::refuse(tx, &ctx, job, case, &reason).await).await?;
    Ok(true)
}
