//! Does what is due: wakes cases whose sleep is over, brings back what nobody answered, says the words of closed queues, mails
//! what visitors of chats were answered who have gone, puts approved ownership texts into force, ends modes, lets questions
//! for rights lapse and takes down what may not be shown any more.

use std::time::Duration;

use care::models::{self, modes};
use care::{Result, Tx, chat, handling, outbound, rights, watching};

use super::Desk;

/// How often to look.
const POLL: Duration = Duration::from_secs(5);

/// Does what is due until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &["brand"], POLL).await {
        let (ctx, brand) = (desk.ctx.clone(), desk.picture());
        // One that fails must not keep the others from being done.
        let woken = desk
            .db
            .write(async move |tx: &mut Tx| handling::wake_due(tx, &ctx, &brand).await.map(drop))
            .await;
        told("sleeping cases can't be woken now", woken);
        let (ctx, brand) = (desk.ctx.clone(), desk.picture());
        let back = async move |tx: &mut Tx| handling::return_due(tx, &ctx, &brand).await.map(drop);
        told("cases that nobody answered can't come back now", desk.db.write(back).await);
        let (ctx, brand) = (desk.ctx.clone(), desk.picture());
        let greeted =
            desk.db.write(async move |tx: &mut Tx| outbound::greet(tx, &ctx, &brand).await.map(drop)).await;
        told("prepared words of closed queues can't be said now", greeted);
        let (ctx, brand) = (desk.ctx.clone(), desk.picture());
        let mailed = async move |tx: &mut Tx| chat::mail_to_gone(tx, &ctx, &brand).await.map(drop);
        told(
            "answers to visitors who have gone can't go by mail now; they do later",
            desk.db.write(mailed).await,
        );
        told("who has gone can't be forgotten now; they are not shown all the same", swept(&desk).await);
        let (ctx, brand) = (desk.ctx.clone(), desk.picture());
        let lapsed =
            desk.db.write(async move |tx: &mut Tx| rights::due(tx, &ctx, &brand).await.map(drop)).await;
        told("what may not be shown any more can't be taken down now; it is tried again", lapsed);
        let ctx = desk.ctx.clone();
        let ended = desk.db.write(async move |tx: &mut Tx| modes::end_due(tx, &ctx).await).await;
        told("modes can't be ended now; what is over does not count", ended);
        let ctx = desk.ctx.clone();
        let begun =
            desk.db.write(async move |tx: &mut Tx| models::activate_due(tx, &ctx).await.map(drop)).await;
        told("an approved ownership text can't come into force now; the one before it stays", begun);
    }
}

fn told(what: &str, done: Result<()>) {
    if let Err(error) = done {
        tracing::error!(%error, "{what}");
    }
}

/// Forgets whose screens have gone silent. Looks first: mostly there is nobody.
async fn swept(desk: &Desk) -> Result<()> {
    let ctx = desk.ctx.clone();
    if desk.db.read(async move |tx: &mut Tx| watching::is_stale(tx, &ctx).await).await? {
        let ctx = desk.ctx.clone();
        desk.db.write(async move |tx: &mut Tx| watching::sweep(tx, &ctx).await.map(drop)).await?;
    }
    Ok(())
}
