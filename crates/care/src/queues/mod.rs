//! Who takes it?
//!
//! In: decisions, and what agents do. Out: the work item of a case: in which queue, in whose hands, due when.
//! Promised: a case has at most one open work item and stands in exactly one queue; the oldest due is taken first;
//! two agents never hold the same case: every hand-over is one conditional update on a locked row; what comes back
//! while its agent is gone waits for anybody.

mod model;
pub mod store;
#[cfg(test)]
mod tests;
mod working;

use db::{Tx, args};
use kernel::{CaseId, Ctx, Instant, Role, UserId, WorkItemId, said};
use serde_json::json;

pub use model::{ItemState, Turn, URGENT, WorkItem, head_start};
pub use working::WorkItems;

use crate::access::{Right, allow};
use crate::routing::Policy;
use crate::trail::{self, About, Kind, Trail};
use crate::{Conflict, Error, Result, cases, staff};

/// The open work item of a case, locked until the transaction ends.
pub(crate) async fn lock(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Option<WorkItem>> {
    Ok(tx.query_opt(&store::LOCK_OPEN, &args![ctx.tenant, case]).await?)
}

/// The open work item of a case.
pub async fn open_of(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Option<WorkItem>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_opt(&store::OPEN, &args![ctx.tenant, case]).await?)
}

/// The newest work item of a case, open or done.
pub async fn last_of(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Option<WorkItem>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_opt(&store::LAST, &args![ctx.tenant, case]).await?)
}

/// Gives the caller this case.
///
/// # Errors
/// [`Conflict::Taken`] if somebody else holds it: a lead may [`assign`] it away from them.
pub async fn take(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    let me = me(ctx)?;
    let item = held(tx, ctx, case).await?;
    match item.assignee {
        Some(holder) if holder == me => {
            return acknowledge(tx, ctx, case, Touch::Takes).await.map(drop);
        }
        Some(holder) => return Err(taken_by(tx, ctx, holder).await?),
        None => {}
    }
    acknowledge(tx, ctx, case, Touch::Takes).await?;
    hold(tx, ctx, &item, me).await?;
    staff::took(tx, ctx).await?;
    trail::note(tx, ctx, Kind::Taken, About::case(case), json!({ "by": "choice" })).await?;
    cases::changed(tx, case);
    Ok(())
}

/// Puts the case back into its queue. A lead may do it for somebody else.
pub async fn release(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    let item = movable(tx, ctx, case).await?;
    if item.assignee.is_none() {
        return Ok(());
    }
    tx.execute(&store::RELEASE, &args![ctx.now(), ctx.tenant, item.id]).await?;
    freed(tx, ctx);
    trail::note(tx, ctx, Kind::Released, About::case(case), json!({ "from": item.assignee })).await?;
    cases::changed(tx, case);
    Ok(())
}

/// Gives the case to a colleague: anybody may give away what they hold or what nobody holds; taking it from
/// somebody else needs a lead.
pub async fn assign(tx: &mut Tx, ctx: &Ctx, case: CaseId, to: UserId) -> Result<()> {
    let item = movable(tx, ctx, case).await?;
    let user = crate::access::user(tx, ctx, to).await?;
    if user.disabled_at.is_some() || user.role < Role::Agent {
        return Err(Error::invalid(said!("{name} can't answer; choose an agent", name = user.name)));
    }
    hold(tx, ctx, &item, to).await?;
    staff::given(tx, ctx, [to]).await?;
    trail::note(tx, ctx, Kind::Assigned, About::case(case), json!({ "to": to, "from": item.assignee }))
        .await?;
    cases::changed(tx, case);
    Ok(())
}

/// Puts an open case into another queue, and into somebody's hands if they are named. Its place, its promise and whose
/// turn it is stay. Why it moves, and that it did, is written by whoever moves it.
pub(crate) async fn relocate(
    tx: &mut Tx,
    ctx: &Ctx,
    item: &WorkItem,
    to: &str,
    hands: Option<UserId>,
    policy: Option<Policy>,
) -> Result<()> {
    let (state, taken, queued) = match hands {
        Some(_) => (ItemState::Taken, Some(ctx.now()), None),
        None => (ItemState::Waiting, None, Some(ctx.now())),
    };
    let args = args![to, state, hands, taken, queued, policy.map(db::Json), ctx.tenant, item.id];
    tx.execute(&store::TRANSFER, &args).await?;
    freed(tx, ctx);
    cases::changed(tx, item.case_id);
    Ok(())
}

/// How somebody shows that they have a case which was handed over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Touch {
    /// They take it: it is theirs, whatever their team.
    Takes,
    /// They write in it, or say that they have it: their team must be the one that it was handed to.
    Writes,
}

/// Whoever was handed this case has it now. `false` if it was handed to nobody, or by the caller, or if they do not
/// belong to those who were to have it.
pub(crate) async fn acknowledge(tx: &mut Tx, ctx: &Ctx, case: CaseId, touch: Touch) -> Result<bool> {
    let Some(me) = ctx.actor.user() else { return Ok(false) };
    let teams = match touch {
        Touch::Takes => Vec::new(),
        Touch::Writes => staff::teams_of(tx, ctx, me).await?,
    };
    // Somebody without a team helps everywhere.
    let (any, teams) = (teams.is_empty(), db::Arg::texts(teams.iter().map(String::as_str)));
    let args = [ctx.now().into(), me.into(), ctx.tenant.into(), case.into(), any.into(), teams];
    let queues: Vec<String> = tx.query(&store::ACKNOWLEDGE, &args).await?;
    for queue in &queues {
        let data = json!({ "queue": queue });
        trail::note(tx, ctx, Kind::Acknowledged, About::case(case), data).await?;
        cases::changed(tx, case);
    }
    Ok(!queues.is_empty())
}

/// Everything that somebody holds goes back into its queue.
pub(crate) async fn release_all_of(tx: &mut Tx, ctx: &Ctx, holder: UserId) -> Result<()> {
    let cases: Vec<CaseId> = tx.query(&store::RELEASE_ALL_OF, &args![ctx.now(), ctx.tenant, holder]).await?;
    let mut trail = Trail::default();
    for case in &cases {
        trail.note(ctx, Kind::Released, About::case(*case), json!({ "from": holder }));
    }
    trail.flush(tx, ctx).await?;
    freed(tx, ctx);
    cases::changed_all(tx, &cases);
    Ok(())
}

/// The case is resolved: its work item is done.
pub(crate) async fn finish(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    tx.execute(&store::FINISH, &args![ctx.now(), ctx.tenant, case]).await?;
    freed(tx, ctx);
    Ok(())
}

/// The case was joined with another: its work item is done, because the other one's goes on. Which it was.
pub(crate) async fn joined(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Option<WorkItemId>> {
    let item = tx.query_opt(&store::JOINED, &args![ctx.now(), ctx.tenant, case]).await?;
    freed(tx, ctx);
    Ok(item)
}

/// The case is one of its own again: its work item goes on where it had ended, or in its queue if its agent is gone.
pub(crate) async fn parted(tx: &mut Tx, ctx: &Ctx, item: WorkItemId, turn: Turn) -> Result<()> {
    let holder: Option<Option<UserId>> = tx.query_opt(&store::PARTED, &args![turn, ctx.tenant, item]).await?;
    if let Some(holder) = holder.flatten()
        && staff::gone(tx, ctx).await?.contains(&holder)
    {
        tx.execute(&store::RELEASE, &args![ctx.now(), ctx.tenant, item]).await?;
    }
    freed(tx, ctx);
    Ok(())
}

/// Part of a case became a case of its own: it waits in the queue in which the whole stands.
pub(crate) async fn split(tx: &mut Tx, ctx: &Ctx, from: CaseId, to: CaseId, turn: Turn) -> Result<()> {
    let last: Option<WorkItem> = tx.query_opt(&store::LAST, &args![ctx.tenant, from]).await?;
    let last = last.ok_or(Error::not_found("work item"))?;
    let item = WorkItem {
        id: ctx.mint(),
        case_id: to,
        state: ItemState::Waiting,
        assignee: None,
        turn,
        due_at: None,
        created_at: ctx.now(),
        taken_at: None,
        done_at: None,
        queued_at: Some(ctx.now()),
        ..last
    };
    tx.execute(&store::INSERT, &working::row(ctx, item)).await?;
    freed(tx, ctx);
    Ok(())
}

/// Nobody waits for an answer in this case: it counts in no rate of answers, and its work item is done.
pub(crate) async fn finish_unanswered(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    let response = ownership::Response::DoNotReply.word();
    tx.execute(&store::EXPECT, &args![response, ctx.tenant, case]).await?;
    finish(tx, ctx, case).await
}

/// The case is back: it gets a work item in the queue and the hands it was in last.
pub(crate) async fn restore(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    let last: Option<WorkItem> = tx.query_opt(&store::LAST, &args![ctx.tenant, case]).await?;
    let last = last.ok_or(Error::not_found("work item"))?;
    if last.state == ItemState::Done {
        let mut item = WorkItem {
            id: ctx.mint(),
            state: if last.assignee.is_some() { ItemState::Taken } else { ItemState::Waiting },
            turn: Turn::Ours,
            rank_at: ctx.now() - head_start(last.priority),
            due_at: None,
            created_at: ctx.now(),
            done_at: None,
            queued_at: last.assignee.is_none().then(|| ctx.now()),
            ..last
        };
        item.give_back(ctx.now(), &staff::gone(tx, ctx).await?);
        tx.execute(&store::INSERT, &working::row(ctx, item)).await?;
    }
    Ok(())
}

/// The case changed its state: whose turn it is follows.
pub(crate) async fn turn(tx: &mut Tx, ctx: &Ctx, case: CaseId, turn: Turn) -> Result<()> {
    tx.execute(&store::SET_TURN, &args![turn, ctx.tenant, case]).await?;
    freed(tx, ctx);
    Ok(())
}

/// The clocks of the case changed: when it is due follows.
pub(crate) async fn due(tx: &mut Tx, ctx: &Ctx, case: CaseId, due_at: Option<Instant>) -> Result<()> {
    let Some(item) = lock(tx, ctx, case).await? else { return Ok(()) };
    let rank_at = due_at.map_or(item.rank_at, |due| due - head_start(item.priority));
    tx.execute(&store::SET_DUE, &args![due_at, rank_at, ctx.tenant, item.id]).await?;
    Ok(())
}

/// Somebody has room for more, or something waits that did not: the dispatcher looks at once.
fn freed(tx: &mut Tx, ctx: &Ctx) {
    tx.notify("work", ctx.tenant.to_string());
}

async fn held(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<WorkItem> {
    match lock(tx, ctx, case).await? {
        Some(item) => Ok(item),
        None => {
            let case = cases::get(tx, ctx, case).await?;
            Err(Conflict::State { state: case.state.name() }.into())
        }
    }
}

/// The open work item of a case that the caller may put elsewhere: what they hold and what nobody holds, or, as a
/// lead, what a colleague holds.
pub(crate) async fn movable(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<WorkItem> {
    allow(ctx, Right::Answer)?;
    let item = held(tx, ctx, case).await?;
    if item.assignee.is_some_and(|holder| Some(holder) != ctx.actor.user()) {
        allow(ctx, Right::Direct)?;
    }
    Ok(item)
}

async fn hold(tx: &mut Tx, ctx: &Ctx, item: &WorkItem, user: UserId) -> Result<()> {
    let rows = tx.execute(&store::HOLD, &args![user, ctx.now(), ctx.tenant, item.id, item.assignee]).await?;
    if rows == 0 {
        return Err(Conflict::Taken { who: "somebody else".into() }.into());
    }
    Ok(())
}

async fn taken_by(tx: &mut Tx, ctx: &Ctx, holder: UserId) -> Result<Error> {
    let who = crate::access::user(tx, ctx, holder).await?.name;
    Ok(Conflict::Taken { who }.into())
}

fn me(ctx: &Ctx) -> Result<UserId> {
    allow(ctx, Right::Answer)?;
    ctx.actor.user().ok_or_else(|| Error::invalid("only a person can hold a case; name the agent"))
}
