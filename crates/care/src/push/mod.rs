//! Telling people while no page of ours is open.
//!
//! In: browsers that their users have asked us to tell; notifications. Out: what each browser is to be told now.
//! Promised: only who has chosen it is told, and only of what they chose; each notification is pushed at most once to
//! each browser, because the mark moves before anything leaves; no customer's word is among it; a browser that its
//! service no longer knows is forgotten.

mod model;
pub mod store;
#[cfg(test)]
mod tests;

use db::{Tx, args};
use kernel::{Actor, Ctx, Instant, PushId, UserId};

pub use model::{Browser, Due, Keys, Subscription};

use crate::access::{Right, allow};
use crate::preferences::Event;
use crate::{Error, Result, notifications};

/// The most browsers of one person that are told.
const BROWSERS_MAX: i64 = 10;
/// The newest notifications of one person that are pushed at once: who was away for longer reads the rest here.
const AT_ONCE: usize = 5;

/// The caller's browser wants to be told.
///
/// # Errors
/// [`Error::Invalid`] if it does not describe itself as browsers do, or the caller has too many.
pub async fn subscribe(tx: &mut Tx, ctx: &Ctx, browser: &Browser) -> Result<()> {
    allow(ctx, Right::Read)?;
    let me = ctx.actor.user().ok_or(Error::Unauthenticated)?;
    let Browser { endpoint, p256dh, auth, device } = browser;
    // Browsers count this machine as secure; whether a push may go there is decided where it leaves.
    let secure = ["https://", "http://127.0.0.1:"].iter().any(|start| endpoint.starts_with(start));
    let addressed = secure && endpoint.len() <= 2000;
    if !addressed || p256dh.len() != 65 || p256dh[0] != 4 || auth.len() != 16 {
        return Err(Error::invalid("this browser does not describe itself as browsers do; nothing was kept"));
    }
    let many: i64 = tx.query_one(&store::COUNT, &args![ctx.tenant, me]).await?;
    if many >= BROWSERS_MAX {
        return Err(Error::invalid("ten of your browsers are told already; take one of them out first"));
    }
    let (id, device): (PushId, String) = (ctx.mint(), device.chars().take(200).collect());
    let row = args![ctx.tenant, id, me, endpoint, p256dh.clone(), auth.clone(), device, ctx.now()];
    tx.execute(&store::PUT, &row).await?;
    Ok(())
}

/// The caller's browsers that are told.
pub async fn mine(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Subscription>> {
    allow(ctx, Right::Read)?;
    let me = ctx.actor.user().ok_or(Error::Unauthenticated)?;
    Ok(tx.query(&store::MINE, &args![ctx.tenant, me]).await?)
}

/// One of the caller's browsers is told no more.
pub async fn unsubscribe(tx: &mut Tx, ctx: &Ctx, id: PushId) -> Result<()> {
    allow(ctx, Right::Read)?;
    let me = ctx.actor.user().ok_or(Error::Unauthenticated)?;
    tx.execute(&store::DROP_MINE, &args![ctx.tenant, me, id]).await?;
    Ok(())
}

/// Who we are to the services that carry pushes; `None` before the first start.
pub async fn keys(tx: &mut Tx, ctx: &Ctx) -> Result<Option<Keys>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_opt(&store::KEYS, &args![ctx.tenant]).await?)
}

/// From now on we are this, unless we are somebody already: browsers know the public half. Only the product does it.
pub async fn keep_keys(tx: &mut Tx, ctx: &Ctx, keys: &Keys) -> Result<()> {
    let row = args![ctx.tenant, keys.public.clone(), keys.sealed.clone(), ctx.now()];
    tx.execute(&store::KEEP_KEYS, &row).await?;
    Ok(())
}

/// A browser's service no longer knows it. Only the product finds that out.
pub async fn forget(tx: &mut Tx, ctx: &Ctx, id: PushId) -> Result<()> {
    tx.execute(&store::DROP, &args![ctx.tenant, id]).await?;
    Ok(())
}

/// What is to be pushed now, which is thereby as good as pushed. Only the product asks.
pub async fn due(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Due>> {
    let until: Option<Instant> = tx.query_opt(&store::PUSHED_UNTIL, &args![ctx.tenant]).await?;
    let Some(until) = until else { return Ok(Vec::new()) };
    let newest: Option<Instant> = tx.query_opt(&store::NEWEST, &args![ctx.tenant, until]).await?;
    let Some(newest) = newest else { return Ok(Vec::new()) };
    let listeners: Vec<model::Listener> = tx.query(&store::LISTENERS, &args![ctx.tenant]).await?;
    let ids: Vec<UserId> = listeners.iter().map(|one| one.id).collect();
    let browsers: Vec<Subscription> = tx.query(&store::OF, &[ctx.tenant.into(), db::Arg::ids(ids)]).await?;
    let mut due = Vec::new();
    for listener in listeners {
        // Who is told what depends on teams and roles: each is asked as if they looked themselves.
        let theirs = ctx.with_actor(Actor::User { id: listener.id, role: listener.role });
        let wishes = listener.wishes.map(|db::Json(wishes)| wishes).unwrap_or_default();
        let told = notifications::mine(tx, &theirs, AT_ONCE).await?;
        let fresh = told.iter().rev().filter(|one| one.at > until && one.seen_at.is_none());
        for one in fresh.filter(|one| wishes.events.contains(&Event::of(one.kind))) {
            let to = browsers.iter().filter(|browser| browser.user_id == listener.id);
            due.extend(to.map(|to| Due {
                to: to.clone(),
                lang: listener.lang.clone(),
                kind: one.kind,
                case: one.case_id,
            }));
        }
    }
    tx.execute(&store::PUSHED, &args![newest, ctx.tenant]).await?;
    Ok(due)
}
