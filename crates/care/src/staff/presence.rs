//! Whether somebody is here.

use std::collections::HashSet;

use db::{Arg, Tx, args};
use kernel::{Ctx, Millis, UserId, said};
use serde_json::json;

use super::model::{Presence, State};
use super::store;
use crate::access::{Right, allow};
use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// How long after the last sign of life, or after leaving, somebody's work stays theirs.
pub const GRACE: Millis = Millis::minutes(1);
/// How often a heartbeat is written at most.
const BEAT_EVERY: Millis = Millis::seconds(15);
/// The longest reason, in characters.
const REASON_MAX: usize = 80;

/// The caller says whether they are here; a reason goes with a break.
///
/// # Errors
/// [`Error::Invalid`] if no person acts, or the reason is too long.
pub async fn say(tx: &mut Tx, ctx: &Ctx, state: State, reason: Option<&str>) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let me = ctx.actor.user().ok_or_else(|| Error::invalid("only a person is here or not"))?;
    set(tx, ctx, me, state, reason, "person").await
}

/// A lead says of a colleague whether they are here.
pub async fn say_of(tx: &mut Tx, ctx: &Ctx, user: UserId, state: State, reason: Option<&str>) -> Result<()> {
    allow(ctx, Right::Direct)?;
    super::abilities::somebody(tx, ctx, user).await?;
    set(tx, ctx, user, state, reason, "lead").await
}

async fn set(
    tx: &mut Tx,
    ctx: &Ctx,
    user: UserId,
    state: State,
    reason: Option<&str>,
    by: &str,
) -> Result<()> {
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    if reason.is_some_and(|reason| reason.chars().count() > REASON_MAX) {
        return Err(Error::invalid(said!(
            "a reason has at most {reason_max} characters",
            reason_max = REASON_MAX
        )));
    }
    let now = ctx.now();
    let before: Option<Presence> = tx.query_opt(&store::PRESENCE_OF, &args![ctx.tenant, user]).await?;
    let same = before.as_ref().is_some_and(|said| said.state == state && said.reason.as_deref() == reason);
    if same {
        tx.execute(&store::BEAT, &args![now, ctx.tenant, user, now]).await?;
        return Ok(());
    }
    let was_here = before.as_ref().filter(|said| said.state.is_here());
    let idle_since = was_here.map_or(now, |said| said.idle_since);
    let ready_since = was_here.map_or(now, |said| said.ready_since);
    let row = args![ctx.tenant, user, state, reason, now, now, idle_since, ready_since];
    tx.execute(&store::SAY, &row).await?;
    let from = before.map(|said| said.state);
    let data = json!({ "user": user, "from": from, "to": state, "reason": reason, "by": by });
    trail::note(tx, ctx, Kind::PresenceChanged, About::default(), data).await?;
    super::abilities::told(tx, ctx);
    Ok(())
}

/// The caller's heart beats: they have the desk open. Writes at most once in a quarter of a minute, and nothing for
/// those who never said that they are here.
pub async fn beat(tx: &mut Tx, ctx: &Ctx) -> Result<()> {
    allow(ctx, Right::Read)?;
    let Some(me) = ctx.actor.user() else { return Ok(()) };
    tx.execute(&store::BEAT, &args![ctx.now(), ctx.tenant, me, ctx.now() - BEAT_EVERY]).await?;
    Ok(())
}

/// Who is here: ready or busy, with a sign of life within the grace.
pub async fn here(tx: &mut Tx, ctx: &Ctx) -> Result<HashSet<UserId>> {
    allow(ctx, Right::Read)?;
    let here: Vec<UserId> = tx.query(&store::HERE, &args![ctx.tenant, ctx.now() - GRACE]).await?;
    Ok(here.into_iter().collect())
}

/// Whether somebody is here.
pub async fn is_here(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<bool> {
    Ok(present(tx, ctx, user).await?.is_some_and(|said| said.is_here(ctx.now())))
}

/// What somebody said last; `None` if they never said anything.
pub async fn present(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<Option<Presence>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_opt(&store::PRESENCE_OF, &args![ctx.tenant, user]).await?)
}

/// Who said once that they are here, and is not: on a break or off, or without a sign of life, for longer than the
/// grace.
pub(crate) async fn gone(tx: &mut Tx, ctx: &Ctx) -> Result<HashSet<UserId>> {
    let gone: Vec<UserId> = tx.query(&store::GONE, &args![ctx.tenant, ctx.now() - GRACE]).await?;
    Ok(gone.into_iter().collect())
}

/// The caller took something by their own hand: a sign of life, and the end of their idle time.
pub(crate) async fn took(tx: &mut Tx, ctx: &Ctx) -> Result<()> {
    if let Some(me) = ctx.actor.user() {
        tx.execute(&store::TOOK, &args![ctx.now(), ctx.tenant, me]).await?;
    }
    Ok(())
}

/// Some were given something: the end of their idle time, and no sign of life.
pub(crate) async fn given(tx: &mut Tx, ctx: &Ctx, users: impl IntoIterator<Item = UserId>) -> Result<()> {
    tx.execute(&store::GIVEN, &[ctx.now().into(), ctx.tenant.into(), Arg::ids(users)]).await?;
    Ok(())
}

/// Sets those off whose shift has ended since they last said something; returns how many.
pub(crate) async fn end_shifts(tx: &mut Tx, ctx: &Ctx) -> Result<usize> {
    let over: Vec<UserId> = tx.query(&store::SHIFTS_OVER, &args![ctx.tenant, ctx.now()]).await?;
    for user in &over {
        set(tx, ctx, *user, State::Off, Some("the shift ended"), "shift").await?;
    }
    Ok(over.len())
}
