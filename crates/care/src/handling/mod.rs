//! What an agent does with a whole case: resolve, leave without an answer, reopen, snooze, throw like a boomerang; and
//! what becomes of the cases of one who leaves.
//!
//! In: a case. Out: its state, with the work item and the clocks that follow from it. Promised: state, work item and
//! clocks change together or not at all; every change leaves an event.

mod boomerang;
mod no_reply;
pub mod store;
#[cfg(test)]
mod tests;

use db::{Tx, args};
use kernel::{CaseId, Ctx, Instant, UserId};
use serde_json::{Value, json};

pub use boomerang::{Back, Boomerang, boomerangs_of, put_down, return_due, throw};
pub(crate) use boomerang::{answered, unsaid};
pub use no_reply::{
    Bulk, LeftAlone, NoReply, Reason, alike, no_replies, no_reply, no_reply_alike, no_reply_all,
};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::State;
use crate::learning::{self, Handled};
use crate::queues::Turn;
use crate::trail::{self, About, Kind};
use crate::wrap_up::{self, Wrapped};
use crate::{Conflict, Error, Result, access, cases, clocks, complaints, queues};

/// The issue is dealt with: clocks stop, the work item is done. Who resolves it has seen what triage read.
///
/// # Errors
/// [`Conflict::WrapUp`] where the case's team wants a disposition first; [`Conflict::State`] if it is resolved already.
pub async fn resolve(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CaseId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let case = cases::lock(tx, ctx, id).await?;
    if case.state == State::Resolved {
        return Err(Conflict::State { state: case.state.name() }.into());
    }
    wrap_up::demand(tx, ctx, brand, &case).await?;
    tx.execute(
        &cases::store::SET_STATE,
        &args![State::Resolved, Some(ctx.now()), None::<Instant>, ctx.tenant, id],
    )
    .await?;
    queues::finish(tx, ctx, id).await?;
    clocks::resolved(tx, ctx, brand, id).await?;
    learning::confirm(tx, ctx, brand, id, Handled::Resolved).await?;
    complaints::answered(tx, ctx, id).await?;
    trail::note(tx, ctx, Kind::CaseResolved, About::case(id), json!({})).await?;
    cases::changed(tx, id);
    Ok(())
}

/// The issue is dealt with, and this is what it was about: both, or neither.
///
/// # Errors
/// Those of [`resolve`] and [`wrap_up::finish`].
pub async fn resolve_with(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    id: CaseId,
    wrapped: &Wrapped,
) -> Result<()> {
    wrap_up::finish(tx, ctx, brand, id, wrapped).await?;
    resolve(tx, ctx, brand, id).await
}

/// The issue is not dealt with after all: the case comes back to the queue it was resolved in.
pub async fn reopen(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CaseId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let case = cases::lock(tx, ctx, id).await?;
    if case.state != State::Resolved {
        return Err(Conflict::State { state: case.state.name() }.into());
    }
    tx.execute(&cases::store::REOPEN, &args![ctx.tenant, id]).await?;
    queues::restore(tx, ctx, id).await?;
    clocks::reopened(tx, ctx, brand, id).await?;
    let by = if ctx.actor.role().is_some() { "agent" } else { "product" };
    trail::note(tx, ctx, Kind::CaseReopened, About::case(id), json!({ "by": by })).await?;
    cases::changed(tx, id);
    Ok(())
}

/// The case sleeps until `until`, or until the person writes.
pub async fn snooze(tx: &mut Tx, ctx: &Ctx, id: CaseId, until: Instant) -> Result<()> {
    allow(ctx, Right::Answer)?;
    if until <= ctx.now() {
        return Err(Error::invalid("choose a time in the future"));
    }
    let case = cases::lock(tx, ctx, id).await?;
    if case.state == State::Resolved {
        return Err(Conflict::State { state: case.state.name() }.into());
    }
    tx.execute(
        &cases::store::SET_STATE,
        &args![State::Snoozed, None::<Instant>, Some(until), ctx.tenant, id],
    )
    .await?;
    queues::turn(tx, ctx, id, Turn::Asleep).await?;
    trail::note(tx, ctx, Kind::CaseSnoozed, About::case(id), json!({ "until": until })).await?;
    cases::changed(tx, id);
    Ok(())
}

/// The case wakes up before its time.
pub async fn wake(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CaseId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let case = cases::lock(tx, ctx, id).await?;
    if case.state != State::Snoozed {
        return Err(Conflict::State { state: case.state.name() }.into());
    }
    woken(tx, ctx, brand, id, json!({})).await
}

/// Ends somebody's access; what they hold goes back into its queue, so that nobody waits for them.
pub async fn dismiss(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<()> {
    access::disable(tx, ctx, user).await?;
    queues::release_all_of(tx, ctx, user).await
}

/// Wakes every case whose time has come; returns how many.
pub async fn wake_due(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<usize> {
    let due: Vec<CaseId> = tx.query(&cases::store::SNOOZE_OVER, &args![ctx.tenant, ctx.now()]).await?;
    for id in &due {
        woken(tx, ctx, brand, *id, json!({})).await?;
    }
    Ok(due.len())
}

async fn woken(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CaseId, why: Value) -> Result<()> {
    tx.execute(
        &cases::store::SET_STATE,
        &args![State::Open, None::<Instant>, None::<Instant>, ctx.tenant, id],
    )
    .await?;
    queues::turn(tx, ctx, id, Turn::Ours).await?;
    clocks::woken(tx, ctx, brand, id).await?;
    trail::note(tx, ctx, Kind::CaseWoken, About::case(id), why).await?;
    cases::changed(tx, id);
    Ok(())
}
