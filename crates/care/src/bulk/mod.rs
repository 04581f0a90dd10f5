//! Work on many cases: one order, and what became of each case.
//!
//! In: a [`Deed`] and which cases. Out: a job whose cases are dealt with one after the other, each in a transaction
//! of its own, and the list of what became of each. Promised: the set of cases is frozen when the order is given;
//! each case comes to exactly one outcome, also over a crash, because the deed and its outcome are written together;
//! what the one who ordered may not do fails for that case alone, with the reason; what was done can be taken back
//! where nothing newer happened, and the rest says why it stays.

mod back;
mod deeds;
mod model;
mod orders;
pub mod store;
#[cfg(test)]
mod tests;

use db::{Json, Tx, args};
use kernel::{Actor, BulkId, CaseId, Ctx, Instant, Millis, Role, Said, said};
use serde_json::json;

pub use deeds::VARIANTS;
pub use model::{CaseOutcome, Deed, Job, JobState, Outcome, Progress, Which};
pub use orders::{MOST, start};

use crate::access::{self, Right, allow};
use crate::brand::Brand;
use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// How long an order can be taken back.
const UNDO: Millis = Millis::hours(24);

/// An order with its numbers.
pub async fn progress(tx: &mut Tx, ctx: &Ctx, id: BulkId) -> Result<Progress> {
    allow(ctx, Right::Read)?;
    let job: Option<Job> = tx.query_opt(&store::JOB, &args![ctx.tenant, id]).await?;
    let job = job.ok_or(Error::not_found("order"))?;
    Ok(Progress { counts: tx.query(&store::COUNTS, &args![ctx.tenant, id]).await?, job })
}

/// The cases of an order that came to one of these, in their order; no more than `limit`.
pub async fn cases_of(
    tx: &mut Tx,
    ctx: &Ctx,
    id: BulkId,
    outcomes: &[Outcome],
    limit: usize,
) -> Result<Vec<CaseOutcome>> {
    allow(ctx, Right::Read)?;
    let outcomes = db::Arg::texts(outcomes.iter().map(|one| one.name()));
    let args = [ctx.tenant.into(), id.into(), outcomes, limit.into()];
    Ok(tx.query(&store::CASES, &args).await?)
}

/// The caller's orders, the newest first; a lead sees everybody's.
pub async fn of_me(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Job>> {
    allow(ctx, Right::Read)?;
    let all = ctx.actor.role().is_none_or(|role| role >= Role::Lead);
    Ok(tx.query(&store::JOBS, &args![ctx.tenant, all, ctx.actor.user()]).await?)
}

/// Stops an order: what was done stays and can be taken back, what was not begun is left.
///
/// # Errors
/// [`Error::Invalid`] if it is not running.
pub async fn cancel(tx: &mut Tx, ctx: &Ctx, id: BulkId) -> Result<()> {
    let job = mine(tx, ctx, id).await?;
    if job.state != JobState::Running {
        return Err(Error::invalid(said!(
            "this order is {state}; only one that runs can be stopped",
            state = job.state
        )));
    }
    let left = "stopped before its turn came";
    tx.execute(&store::LEAVE, &args![left, ctx.now(), ctx.tenant, id]).await?;
    end(tx, ctx, id, JobState::Cancelled).await?;
    noted(tx, ctx, &job, "cancelled").await
}

/// Takes an order back: each case on which nothing newer happened stands as it stood before.
///
/// # Errors
/// [`Error::Invalid`] if it still runs, was taken back already, or ended more than 24 hours ago.
pub async fn undo(tx: &mut Tx, ctx: &Ctx, id: BulkId) -> Result<()> {
    let job = mine(tx, ctx, id).await?;
    match job.state {
        JobState::Running => return Err(Error::invalid("this order still runs; stop it first")),
        JobState::Undoing | JobState::Undone => {
            return Err(Error::invalid("this order is being taken back, or was already"));
        }
        JobState::Done | JobState::Cancelled => {}
    }
    if job.ended_at.is_some_and(|ended| ctx.now().since(ended) > UNDO) {
        return Err(Error::invalid("an order can be taken back for 24 hours; change the cases by a new one"));
    }
    tx.execute(&store::TAKE_BACK, &args![ctx.tenant, id]).await?;
    let args = args![JobState::Undoing, None::<Instant>, ctx.now(), ctx.tenant, id];
    tx.execute(&store::SET_JOB, &args).await?;
    tx.notify(TOPIC, id.to_string());
    noted(tx, ctx, &job, "undone").await
}

/// The topic of notices about orders; the payload is the order's id.
pub const TOPIC: &str = "bulk";

/// The case of an order whose turn it is. Orders without a case left end here.
pub async fn due(tx: &mut Tx, ctx: &Ctx) -> Result<Option<(BulkId, CaseId)>> {
    loop {
        let mut working: Vec<Job> = tx.query(&store::WORKING, &args![ctx.tenant, ctx.now()]).await?;
        let Some(job) = working.pop() else { return Ok(None) };
        let (outcome, ended) = match job.state {
            JobState::Undoing => (Outcome::Undoing, JobState::Undone),
            _ => (Outcome::Pending, JobState::Done),
        };
        let next: Option<CaseId> =
            tx.query_opt(&store::NEXT_CASE, &args![ctx.tenant, job.id, outcome]).await?;
        if let Some(case) = next {
            return Ok(Some((job.id, case)));
        }
        end(tx, ctx, job.id, ended).await?;
    }
}

/// Deals with one case of an order, or takes back what was done with it. Whatever has its outcome stays as it is.
///
/// # Errors
/// Those of the deed: nothing was written then, and the caller says so with [`refuse`].
pub async fn perform(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: BulkId, case: CaseId) -> Result<()> {
    let Some(job) = locked(tx, ctx, id).await? else { return Ok(()) };
    let task: Option<model::Task> = tx.query_opt(&store::TASK, &args![ctx.tenant, id, case]).await?;
    let Some(task) = task else { return Ok(()) };
    match (job.state, task.state) {
        (JobState::Running, Outcome::Pending) => {
            let ctx = &on_behalf(tx, ctx, &job).await?;
            deeds::perform(tx, ctx, brand, &job, case, &task).await?;
        }
        (JobState::Undoing, Outcome::Undoing) => {
            back::take_back(tx, ctx, brand, &job, case, &task).await?;
            conclude(tx, ctx, id, case, (Outcome::Undoing, Outcome::Undone), None).await?;
        }
        _ => {}
    }
    let rest = match (&job.deed.0, job.state) {
        (Deed::Reply { mode, .. }, JobState::Running) => deeds::rest(*mode),
        _ => Millis(0),
    };
    tx.execute(&store::REST, &args![ctx.now() + rest, ctx.tenant, id]).await?;
    tx.notify(TOPIC, id.to_string());
    Ok(())
}

/// A case could not be dealt with, or taken back; says why.
pub async fn refuse(tx: &mut Tx, ctx: &Ctx, id: BulkId, case: CaseId, reason: &Said) -> Result<()> {
    if locked(tx, ctx, id).await?.is_none() {
        return Ok(());
    }
    for change in [(Outcome::Pending, Outcome::Failed), (Outcome::Undoing, Outcome::Kept)] {
        conclude(tx, ctx, id, case, change, Some(reason)).await?;
    }
    tx.notify(TOPIC, id.to_string());
    Ok(())
}

/// Why a case could not be dealt with, if the error speaks of the case; `None` where trying again may help.
pub fn is_refusal(error: &Error) -> Option<Said> {
    match error {
        Error::Refused(why) | Error::Invalid(why) => Some(why.clone()),
        Error::Conflict(_)
        | Error::NotFound { .. }
        | Error::Fields(_)
        | Error::Denied { .. }
        | Error::Unauthenticated => Some(error.to_string().into()),
        Error::Throttled { .. } | Error::Key(_) | Error::Db(_) => None,
    }
}

async fn locked(tx: &mut Tx, ctx: &Ctx, id: BulkId) -> Result<Option<Job>> {
    Ok(tx.query_opt(&store::LOCK_JOB, &args![ctx.tenant, id]).await?)
}

async fn conclude(
    tx: &mut Tx,
    ctx: &Ctx,
    id: BulkId,
    case: CaseId,
    (from, to): (Outcome, Outcome),
    reason: Option<&Said>,
) -> Result<()> {
    let args = args![to, reason, ctx.now(), ctx.tenant, id, case, from];
    tx.execute(&store::CONCLUDE, &args).await?;
    Ok(())
}

async fn end(tx: &mut Tx, ctx: &Ctx, id: BulkId, state: JobState) -> Result<()> {
    let args = args![state, Some(ctx.now()), ctx.now(), ctx.tenant, id];
    tx.execute(&store::SET_JOB, &args).await?;
    tx.notify(TOPIC, id.to_string());
    Ok(())
}

/// An order that the caller may stop or take back: their own, or, as a lead, anybody's.
async fn mine(tx: &mut Tx, ctx: &Ctx, id: BulkId) -> Result<Job> {
    allow(ctx, Right::Answer)?;
    let job = locked(tx, ctx, id).await?.ok_or(Error::not_found("order"))?;
    if job.by_user.is_none() || job.by_user != ctx.actor.user() {
        allow(ctx, Right::Direct)?;
    }
    Ok(job)
}

/// The context of whoever gave the order, with the rights that they have now.
async fn on_behalf(tx: &mut Tx, ctx: &Ctx, job: &Job) -> Result<Ctx> {
    let ended = || Error::Refused("whoever ordered this has no access any more".into());
    if let Some(id) = job.by_user {
        let user = access::user(tx, ctx, id).await?;
        if user.disabled_at.is_some() {
            return Err(ended());
        }
        return Ok(ctx.with_actor(Actor::User { id, role: user.role }));
    }
    let Some(id) = job.by_token else { return Ok(ctx.clone()) };
    let revoked: Option<Option<Instant>> = tx.query_opt(&store::TOKEN_ENDED, &args![ctx.tenant, id]).await?;
    match revoked {
        Some(None) => Ok(ctx.with_actor(Actor::Token { id, role: job.role })),
        _ => Err(ended()),
    }
}

async fn noted(tx: &mut Tx, ctx: &Ctx, job: &Job, what: &str) -> Result<()> {
    let Json(deed) = &job.deed;
    let data = json!({ "order": job.id, "deed": deed.name(), "cases": job.total, "what": what });
    trail::note(tx, ctx, Kind::BulkOrdered, About::default(), data).await
}
