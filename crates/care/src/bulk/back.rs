//! A deed, taken back from one case.

use db::{Json, Tx, args};
use kernel::{Actor, CaseId, Ctx, said};
use serde_json::json;

use super::deeds::standing;
use super::model::{Deed, Job, Standing, Task};
use super::store;
use crate::brand::Brand;
use crate::queues::Turn;
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases, clocks, handling, handoffs, outbound, queues, tags};

/// The case stands as it stood before the order, if nothing has happened since.
pub(super) async fn take_back(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    job: &Job,
    case: CaseId,
    task: &Task,
) -> Result<()> {
    let (Some(Json(before)), Some(Json(after))) = (&task.before, &task.after) else {
        return Err(Error::Refused("nothing was written of how it stood before".into()));
    };
    cases::lock(tx, ctx, case).await?;
    // Whether words can be called back is said by the outbox: their case may look different by then.
    if !matches!(job.deed.0, Deed::Reply { .. }) {
        unchanged(&standing(tx, ctx, case).await?, after)?;
    }
    match &job.deed.0 {
        Deed::Assign { .. } => hands(tx, ctx, case, before).await?,
        Deed::Queue { .. } => {
            hands(tx, ctx, case, before).await?;
            tx.execute(&handoffs::store::MOVED_ON, &args![ctx.tenant, case]).await?;
            clocks::moved(tx, ctx, brand, case, &before.queue).await?;
        }
        Deed::Resolve { .. } => reopen(tx, ctx, brand, case, before).await?,
        Deed::NoReply { .. } => {
            reopen(tx, ctx, brand, case, before).await?;
            let response = args![before.response.as_str(), ctx.tenant, case];
            tx.execute(&queues::store::EXPECT, &response).await?;
            tx.execute(&handling::store::FORGET, &args![ctx.tenant, case, task.at]).await?;
        }
        Deed::Snooze { .. } => stand(tx, ctx, case, before).await?,
        Deed::Tag { .. } => retag(tx, ctx, case, before, after).await?,
        Deed::Reply { .. } => call_back(tx, ctx, task).await?,
    }
    let data = json!({ "order": job.id, "deed": job.deed.0.name() });
    trail::note(tx, ctx, Kind::BulkUndone, About::case(case), data).await?;
    cases::changed(tx, case);
    Ok(())
}

/// Nothing newer happened; says what did.
fn unchanged(now: &Standing, after: &Standing) -> Result<()> {
    let what = if now == after {
        return Ok(());
    } else if now.last_seq != after.last_seq {
        said!("somebody has written since")
    } else if now.state != after.state {
        said!("its state has changed since")
    } else if now.queue != after.queue || now.assignee != after.assignee {
        said!("it is in other hands since")
    } else {
        said!("it has changed since")
    };
    Err(Error::Refused(said!("left as it is: {what}", what)))
}

/// Into the queue and the hands in which it was.
async fn hands(tx: &mut Tx, ctx: &Ctx, case: CaseId, before: &Standing) -> Result<()> {
    let item = queues::open_of(tx, ctx, case).await?.ok_or(Error::not_found("work item"))?;
    queues::relocate(tx, ctx, &item, &before.queue, before.assignee, before.policy.clone()).await
}

async fn reopen(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId, before: &Standing) -> Result<()> {
    handling::reopen(tx, ctx, brand, case).await?;
    stand(tx, ctx, case, before).await
}

/// In the state in which it was; that it came back in between does not count.
async fn stand(tx: &mut Tx, ctx: &Ctx, case: CaseId, before: &Standing) -> Result<()> {
    let args = args![before.state, before.snoozed_until, before.reopened, ctx.tenant, case];
    tx.execute(&store::RESTORE, &args).await?;
    queues::turn(tx, ctx, case, Turn::from(before.state)).await
}

async fn retag(tx: &mut Tx, ctx: &Ctx, case: CaseId, before: &Standing, after: &Standing) -> Result<()> {
    for tag in after.tags.iter().filter(|tag| !before.tags.contains(tag)) {
        tags::remove(tx, ctx, case, tag).await?;
    }
    for tag in before.tags.iter().filter(|tag| !after.tags.contains(tag)) {
        tags::add(tx, ctx, case, tag).await?;
    }
    Ok(())
}

/// The words are called back, and nobody gets hundreds of drafts of them: the product does it.
async fn call_back(tx: &mut Tx, ctx: &Ctx, task: &Task) -> Result<()> {
    let send = task
        .send
        .ok_or_else(|| Error::Refused("the words wait for agreement: withdraw them there".into()))?;
    outbound::undo(tx, &ctx.with_actor(Actor::System), send).await.map(drop)
}
