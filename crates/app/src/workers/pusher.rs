//! Tells browsers that no page of ours is open in.

use std::time::Duration;

use care::push::Due;
use care::{Tx, push as care_push};
use futures::StreamExt;
use futures::stream;

use super::Desk;
use crate::outside::Outside;
use crate::push::vapid::Identity;
use crate::push::{self, Outcome};

/// How often to look.
const POLL: Duration = Duration::from_secs(20);
/// How many are told at the same time.
const AT_ONCE: usize = 8;

/// Tells browsers until the end.
pub async fn run(desk: Desk, outside: Outside, identity: Identity) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &[care::notifications::NOTICE], POLL).await {
        let ctx = desk.ctx.clone();
        match desk.db.write(async move |tx: &mut Tx| care_push::due(tx, &ctx).await).await {
            Ok(due) => {
                stream::iter(&due)
                    .for_each_concurrent(AT_ONCE, |one| tell(&desk, &outside, &identity, one))
                    .await
            }
            Err(error) => {
                tracing::error!(%error, "what is to be pushed can't be read now; it is tried again")
            }
        }
    }
}

async fn tell(desk: &Desk, outside: &Outside, identity: &Identity, due: &Due) {
    let words = push::words(due).await;
    match push::send(outside, identity, &desk.ctx, &due.to, &words, desk.ctx.now()).await {
        Ok(Outcome::Taken) => {}
        Ok(Outcome::Gone) => forget(desk, due).await,
        Ok(Outcome::Refused(status)) => {
            tracing::warn!(status, browser = %due.to.id, "a push was not taken; the reader sees it on the page");
        }
        Err(error) => {
            tracing::warn!(%error, browser = %due.to.id, "a push could not leave; the reader sees it on the page");
        }
    }
}

async fn forget(desk: &Desk, due: &Due) {
    let (ctx, id) = (desk.ctx.clone(), due.to.id);
    if let Err(error) = desk.db.write(async move |tx: &mut Tx| care_push::forget(tx, &ctx, id).await).await {
        tracing::warn!(%error, "a browser that is gone can't be forgotten now; its service says so again");
    }
}
