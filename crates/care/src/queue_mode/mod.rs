//! One case at a time: what comes next for somebody who works through what waits.
//!
//! In: somebody who wants the next case, or passes one on with a reason. Out: the case that they have before them, and
//! how their round goes. Promised: first what is theirs, by the nearest promise, then what the order of their queues
//! offers and they may take; to take it is one step, so that two people never have the same case; what they passed on
//! is not offered to them again for a while and keeps its place for everybody else; a case that still waits for them is
//! not left without a word; nothing is taken by looking.

mod model;
pub mod store;
#[cfg(test)]
mod tests;

use db::{Tx, args};
use kernel::{CaseId, Ctx, Instant, Millis, UserId};

pub use model::{Ahead, Coming, Outcome, Progress, Round};

use crate::access::{Right, allow};
use crate::assignment::{self, Skip};
use crate::brand::Brand;
use crate::cases::State;
use crate::queues::Turn;
use crate::{Error, Result, approvals, cases, queues, staff};

/// Who shows no sign for so long begins a new round.
const ROUND_ENDS: Millis = Millis::hours(8);
/// How much of what comes is told.
const AHEAD: usize = 5;

/// The next case: the one before the caller as long as it still waits for them, otherwise a new one. `None` if nothing
/// waits for them that they may take, or they hold as much as they can.
pub async fn next(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Option<CaseId>> {
    allow(ctx, Right::Answer)?;
    let (me, round) = begin(tx, ctx).await?;
    if let Some((case, shown_at)) = round.current() {
        match outcome(tx, ctx, me, case).await? {
            Some(outcome) => end(tx, ctx, me, case, shown_at, outcome).await?,
            None => return Ok(Some(case)),
        }
    }
    offer(tx, ctx, brand, me).await
}

/// Passes on the case before the caller, with a reason; then the next.
///
/// # Errors
/// [`Error::NotFound`] if they have none before them.
pub async fn skip(tx: &mut Tx, ctx: &Ctx, brand: &Brand, reason: Skip) -> Result<Option<CaseId>> {
    allow(ctx, Right::Answer)?;
    let (me, round) = begin(tx, ctx).await?;
    let (case, shown_at) = round.current().ok_or(Error::not_found("case to skip"))?;
    match outcome(tx, ctx, me, case).await? {
        Some(outcome) => end(tx, ctx, me, case, shown_at, outcome).await?,
        None => {
            assignment::skip(tx, ctx, case, reason).await?;
            end(tx, ctx, me, case, shown_at, Outcome::Skipped).await?;
        }
    }
    offer(tx, ctx, brand, me).await
}

/// The round is over. What the caller has before them stays theirs.
pub async fn leave(tx: &mut Tx, ctx: &Ctx) -> Result<()> {
    allow(ctx, Right::Answer)?;
    tx.execute(&store::LEAVE, &args![ctx.tenant, person(ctx)?]).await?;
    Ok(())
}

/// The caller's round; `None` if they are in none.
pub async fn round(tx: &mut Tx, ctx: &Ctx) -> Result<Option<Round>> {
    allow(ctx, Right::Read)?;
    let Some(me) = ctx.actor.user() else { return Ok(None) };
    Ok(tx.query_opt(&store::ROUND, &args![ctx.tenant, me]).await?)
}

/// How the caller's round goes.
pub async fn progress(tx: &mut Tx, ctx: &Ctx) -> Result<Progress> {
    let Some(round) = round(tx, ctx).await? else { return Ok(Progress::default()) };
    let args = args![ctx.tenant, person(ctx)?, round.begun_at];
    let (handled, skipped, spent): (i64, i64, Millis) = tx.query_one(&store::PROGRESS, &args).await?;
    let average = (handled > 0).then(|| Millis(spent.0 / handled));
    Ok(Progress { begun_at: Some(round.begun_at), handled, skipped, average })
}

/// Whether the case before the caller still waits for them.
pub async fn is_pending(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<bool> {
    allow(ctx, Right::Read)?;
    Ok(outcome(tx, ctx, person(ctx)?, case).await?.is_none())
}

/// What comes to the caller by itself, the next first: what sleeps, what comes back, what they passed on.
pub async fn ahead(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Ahead>> {
    allow(ctx, Right::Read)?;
    let Some(me) = ctx.actor.user() else { return Ok(Vec::new()) };
    Ok(tx.query(&store::AHEAD, &args![ctx.tenant, me, ctx.now(), AHEAD]).await?)
}

fn person(ctx: &Ctx) -> Result<UserId> {
    ctx.actor.user().ok_or_else(|| Error::invalid("only a person works through a queue; name the agent"))
}

/// The caller's round, locked: their windows take turns.
async fn begin(tx: &mut Tx, ctx: &Ctx) -> Result<(UserId, Round)> {
    let me = person(ctx)?;
    tx.execute(&store::BEGIN, &args![ctx.tenant, me, ctx.now()]).await?;
    let round: Round = tx.query_one(&store::LOCK, &args![ctx.tenant, me]).await?;
    if ctx.now().since(round.shown_at.unwrap_or(round.begun_at)) > ROUND_ENDS {
        tx.execute(&store::BEGIN_ANEW, &args![ctx.now(), ctx.tenant, me]).await?;
        return Ok((me, Round { begun_at: ctx.now(), case_id: None, shown_at: None }));
    }
    Ok((me, round))
}

/// What became of a case; `None` while it waits for the caller.
async fn outcome(tx: &mut Tx, ctx: &Ctx, me: UserId, id: CaseId) -> Result<Option<Outcome>> {
    let case = cases::get(tx, ctx, id).await?;
    let item = queues::open_of(tx, ctx, id).await?;
    let is_mine = item.is_some_and(|item| item.assignee == Some(me) && item.turn == Turn::Ours);
    Ok(match case.state {
        State::Resolved => Some(Outcome::Resolved),
        State::Snoozed => Some(Outcome::Snoozed),
        State::Waiting => Some(Outcome::Answered),
        State::Open if !is_mine => Some(Outcome::Moved),
        State::Open => {
            let candidates = approvals::of_case(tx, ctx, id).await?;
            candidates.iter().any(|one| one.state.is_open()).then_some(Outcome::Asked)
        }
    })
}

async fn end(
    tx: &mut Tx,
    ctx: &Ctx,
    me: UserId,
    case: CaseId,
    shown_at: Instant,
    outcome: Outcome,
) -> Result<()> {
    tx.execute(&store::END, &args![ctx.tenant, me, shown_at, case, ctx.now(), outcome]).await?;
    Ok(())
}

/// What is theirs first; then the oldest that their queues offer.
async fn offer(tx: &mut Tx, ctx: &Ctx, brand: &Brand, me: UserId) -> Result<Option<CaseId>> {
    let own: Option<CaseId> = tx.query_opt(&store::OWN, &args![ctx.tenant, me, ctx.now()]).await?;
    let case = match own {
        Some(case) => Some(case),
        None => taken(tx, ctx, brand, me).await?,
    };
    let shown_at = case.map(|_| ctx.now());
    tx.execute(&store::SHOW, &args![case, shown_at, ctx.tenant, me]).await?;
    Ok(case)
}

async fn taken(tx: &mut Tx, ctx: &Ctx, brand: &Brand, me: UserId) -> Result<Option<CaseId>> {
    let teams = staff::teams_of(tx, ctx, me).await?;
    let queues: Vec<String> = teams.iter().flat_map(|team| brand.queues_of(Some(team))).collect();
    match assignment::take_next(tx, ctx, brand, &queues).await {
        // They hold as much as they can, all of which waits for somebody else.
        Err(Error::Invalid(_)) => Ok(None),
        taken => taken,
    }
}
