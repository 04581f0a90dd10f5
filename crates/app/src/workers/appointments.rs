//! Says when it is time: for a call, for a promise, and for an invitation that nobody followed.

use std::time::Duration;

use care::{Result, Tx, calls, pivots, promises};

use super::Desk;

/// How often to look.
const POLL: Duration = Duration::from_secs(2);

/// Looks until the end.
pub async fn run(desk: Desk) {
    let mut notices = desk.db.notices();
    while desk.wake(&mut notices, &["brand"], POLL).await {
        let (ctx, brand) = (desk.ctx.clone(), desk.picture());
        let called = async move |tx: &mut Tx| calls::due(tx, &ctx, &brand).await.map(drop);
        told("it can't be said now that it is time for calls", desk.db.write(called).await);
        let ctx = desk.ctx.clone();
        let promised = async move |tx: &mut Tx| promises::due(tx, &ctx).await.map(drop);
        told("nobody can be reminded of promises now", desk.db.write(promised).await);
        let ctx = desk.ctx.clone();
        let offered = async move |tx: &mut Tx| pivots::due(tx, &ctx).await.map(drop);
        told("invitations can't be ended now", desk.db.write(offered).await);
    }
}

fn told(what: &str, done: Result<()>) {
    if let Err(error) = done {
        tracing::error!(%error, "{what}");
    }
}
