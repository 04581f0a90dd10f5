//! Who has a case open, who writes in it, and who has seen what the person wrote.
//!
//! In: signs of life from people's screens. Out: who else is there, who holds the reply, and for whom a case is new.
//! Promised: what one has seen is new to others still; what came while somebody was away is new to them until they are
//! back; a sign of life
//! that says nothing new is written at most once in fifteen seconds; who gives none for [`GONE`] is not there any
//! more, on any node; of those who write, one holds the reply: who began first, or took it over. The lock is soft: it
//! is shown, and it stops nobody; what stops a second answer is the check `answered_just_now`, which every way to send asks.

mod model;
pub mod store;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use db::{Arg, Tx, args};
use kernel::{CaseId, Ctx, Millis, UserId};
use serde_json::json;

pub use model::{Answered, Doing, Lock, Watcher, lock};

use crate::access::{Right, allow};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases};

/// The topic of the notices about who is where; the payload is a list of cases.
pub const TOPIC: &str = "watching";
/// The topic of the notices that somebody has seen what a case says; the payload is the case and the user.
pub const SEEN: &str = "seen";
/// How long after their last sign of life somebody counts as gone.
pub const GONE: Millis = Millis::seconds(45);
/// How often a sign of life that says nothing new is written at most.
const BEAT_EVERY: Millis = Millis::seconds(14);
/// For how long a colleague's answer is news to whoever sends the next one.
const JUST_NOW: Millis = Millis::seconds(30);

/// The caller has a case open, and does this.
///
/// # Errors
/// [`Error::NotFound`] if there is no such case; [`Error::Denied`] if the caller writes and may not answer.
pub async fn look(tx: &mut Tx, ctx: &Ctx, case: CaseId, doing: Doing) -> Result<()> {
    allow(ctx, if doing == Doing::Writing { Right::Answer } else { Right::Read })?;
    let Some(me) = ctx.actor.user() else { return Ok(()) };
    let now = ctx.now();
    let before = mine(tx, ctx, case, me).await?.filter(|before| before.is_here(now));
    let news = before.as_ref().is_none_or(|before| before.doing != doing);
    if !news && before.as_ref().is_some_and(|before| now.since(before.seen_at) < BEAT_EVERY) {
        return Ok(());
    }
    let newest = cases::get(tx, ctx, case).await?.last_seq;
    if doing != Doing::Away {
        see(tx, ctx, case, newest).await?;
    }
    let since = before.as_ref().filter(|before| before.doing == doing).map_or(now, |before| before.since);
    // Who has stopped writing has nothing left that somebody could have taken over.
    let yielded = before.and_then(|before| before.yielded_to).filter(|_| doing != Doing::Viewing);
    tx.execute(&store::LOOK, &args![ctx.tenant, case, me, doing, since, now, yielded]).await?;
    if news {
        changed(tx, &[case]);
    }
    Ok(())
}

/// The caller's screen still stands: whatever they did there, they still do.
pub async fn stay(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    allow(ctx, Right::Read)?;
    let Some(me) = ctx.actor.user() else { return Ok(()) };
    let before = mine(tx, ctx, case, me).await?.filter(|before| before.is_here(ctx.now()));
    look(tx, ctx, case, before.map_or(Doing::Viewing, |before| before.doing)).await
}

/// The caller has a case on the screen up to this message: nothing before it is new to them any more.
pub async fn see(tx: &mut Tx, ctx: &Ctx, case: CaseId, seq: i64) -> Result<()> {
    allow(ctx, Right::Read)?;
    let Some(me) = ctx.actor.user() else { return Ok(()) };
    if tx.execute(&store::SEE, &args![ctx.tenant, case, me, seq]).await? > 0 {
        tx.notify(SEEN, format!("{case} {me}"));
    }
    Ok(())
}

/// Of these cases, those in which the caller has seen all that the person wrote.
pub async fn seen(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<HashSet<CaseId>> {
    allow(ctx, Right::Read)?;
    let Some(me) = ctx.actor.user().filter(|_| !cases.is_empty()) else { return Ok(HashSet::new()) };
    let args = [ctx.tenant.into(), Arg::ids(cases.iter().copied()), me.into()];
    let seen: Vec<(CaseId, UserId)> = tx.query(&store::SEEN_BY, &args).await?;
    Ok(seen.into_iter().map(|(case, _)| case).collect())
}

/// Who has seen all that the person wrote, in each of these cases. For the product itself, which draws for everybody.
pub async fn seen_by(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<HashMap<CaseId, HashSet<UserId>>> {
    allow(ctx, Right::Read)?;
    if cases.is_empty() {
        return Ok(HashMap::new());
    }
    let args = [ctx.tenant.into(), Arg::ids(cases.iter().copied())];
    let mut by_case: HashMap<CaseId, HashSet<UserId>> = HashMap::new();
    for (case, user) in tx.query::<(CaseId, UserId)>(&store::SEEN, &args).await? {
        by_case.entry(case).or_default().insert(user);
    }
    Ok(by_case)
}

/// The caller has closed a case.
pub async fn leave(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    allow(ctx, Right::Read)?;
    let Some(me) = ctx.actor.user() else { return Ok(()) };
    if tx.execute(&store::LEAVE, &args![ctx.tenant, case, me]).await? > 0 {
        changed(tx, &[case]);
    }
    Ok(())
}

/// The caller has sent what they wrote: they look on, and the reply is free.
pub(crate) async fn sent(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    let Some(me) = ctx.actor.user() else { return Ok(()) };
    let writing = mine(tx, ctx, case, me).await?.is_some_and(|before| before.doing == Doing::Writing);
    if writing {
        let now = ctx.now();
        let row = args![ctx.tenant, case, me, Doing::Viewing, now, now, None::<UserId>];
        tx.execute(&store::LOOK, &row).await?;
        changed(tx, &[case]);
    }
    Ok(())
}

/// The caller writes the reply now, and whoever else wrote it does not hold it any more. Their drafts stay.
///
/// # Errors
/// [`Error::NotFound`] if there is no such case; [`Error::Invalid`] if no person acts.
pub async fn take_over(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let me = ctx.actor.user().ok_or_else(|| Error::invalid("only a person writes here"))?;
    let case = cases::lock(tx, ctx, case).await?.id;
    let now = ctx.now();
    let others = in_cases(tx, ctx, &[case]).await?.remove(&case).unwrap_or_default();
    let writing = others.iter().filter(|other| other.user != me && other.doing == Doing::Writing);
    let from: Vec<UserId> = writing.map(|other| other.user).collect();
    tx.execute(&store::YIELD, &[me.into(), ctx.tenant.into(), case.into(), Arg::ids(from.iter().copied())])
        .await?;
    let row = args![ctx.tenant, case, me, Doing::Writing, now, now, None::<UserId>];
    tx.execute(&store::LOOK, &row).await?;
    for other in from {
        trail::note(tx, ctx, Kind::ReplyTakenOver, About::case(case), json!({ "from": other })).await?;
    }
    changed(tx, &[case]);
    cases::changed(tx, case);
    Ok(())
}

/// Who has these cases open now, by case; in each, those who write first, then by name.
pub async fn in_cases(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<HashMap<CaseId, Vec<Watcher>>> {
    allow(ctx, Right::Read)?;
    if cases.is_empty() {
        return Ok(HashMap::new());
    }
    let since = ctx.now() - GONE;
    let args = [ctx.tenant.into(), Arg::ids(cases.iter().copied()), since.into()];
    let found: Vec<Watcher> = tx.query(&store::IN_CASES, &args).await?;
    let mut by_case: HashMap<CaseId, Vec<Watcher>> = HashMap::new();
    for watcher in found {
        by_case.entry(watcher.case_id).or_default().push(watcher);
    }
    for watchers in by_case.values_mut() {
        watchers.sort_by(|a, b| {
            let rank = |one: &Watcher| (one.doing != Doing::Writing, one.name.to_lowercase());
            rank(a).cmp(&rank(b)).then(a.user.cmp(&b.user))
        });
    }
    Ok(by_case)
}

/// Forgets those who have given no sign of life for [`GONE`]. Returns how many.
pub async fn sweep(tx: &mut Tx, ctx: &Ctx) -> Result<usize> {
    let gone: Vec<CaseId> = tx.query(&store::SWEEP, &args![ctx.tenant, ctx.now() - GONE]).await?;
    changed(tx, &gone);
    Ok(gone.len())
}

/// Whether somebody is to be swept away, which only reads.
pub async fn is_stale(tx: &mut Tx, ctx: &Ctx) -> Result<bool> {
    let stale: i64 = tx.query_one(&store::STALE, &args![ctx.tenant, ctx.now() - GONE]).await?;
    Ok(stale > 0)
}

/// What somebody else has just answered in a case, if nothing was said since.
pub(crate) async fn answered_just_now(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Option<Answered>> {
    let last: Option<Answered> = tx.query_opt(&store::LAST_ANSWER, &args![ctx.tenant, case]).await?;
    let me = ctx.actor.user();
    Ok(last.filter(|last| last.by != me && ctx.now().since(last.at) <= JUST_NOW))
}

async fn mine(tx: &mut Tx, ctx: &Ctx, case: CaseId, me: UserId) -> Result<Option<Watcher>> {
    Ok(tx.query_opt(&store::MINE, &args![ctx.tenant, case, me]).await?)
}

/// Tells every desk, after the commit, that others are in these cases now, or do something else there.
fn changed(tx: &mut Tx, cases: &[CaseId]) {
    for some in cases.chunks(150) {
        let text = some.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        tx.notify(TOPIC, text);
    }
}
