//! The promises and whether they were kept.
//!
//! In: what the person and the brand say, what becomes of a case, and the promise that the decision names. Out: clocks
//! that start, pause, resume and stop, each with a log that says why; warnings and breaches; numbers about them.
//! Promised: every metric means what [`Metric::definition`] says, in calendar time and in opening hours; clocks do not
//! look at each other; a case never has two live clocks of one metric; what is stored can be counted again from
//! messages and events ([`recompute`]).

pub mod decide;
mod model;
mod recompute;
mod report;
mod ring;
pub mod store;
mod terms;
#[cfg(test)]
mod tests;
mod working;

use std::collections::HashMap;

use db::{Arg, Tx, args};
use kernel::{CaseId, ClockId, Ctx, Instant, MessageId};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::{self, Message};
use crate::trail::Trail;
use crate::{Error, Result, queues};

pub use decide::{Answered, Happening, Heard};
pub use model::{Cause, Clock, Counts, DEFINITION, Entry, Metric, State, What, nearest};
pub(crate) use recompute::Former;
pub use recompute::{Differing, Report, Which, recompute};
pub use report::{Attainment, By, Filter, Ratio, attainment, rows};
pub use ring::{Rung, next, ring};
pub use terms::{Ask, Asked};
pub use working::Clocks;

/// Something happened to one case: its clocks follow, and with them when it is due.
async fn happened<'b>(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &'b Brand,
    case: CaseId,
    happening: Happening<'b>,
) -> Result<()> {
    let mut clocks = Clocks::of(tx, ctx, brand, case).await?;
    let mut trail = Trail::default();
    clocks.happen(ctx, &mut trail, case, happening);
    queues::due(tx, ctx, case, clocks.due(case)).await?;
    clocks.flush(tx, ctx).await?;
    trail.flush(tx, ctx).await
}

/// The case is dealt with: no answer is owed any more, and all measurements end.
pub(crate) async fn resolved(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId) -> Result<()> {
    happened(tx, ctx, brand, case, Happening::Resolved { at: ctx.now(), unanswered: false }).await
}

/// No answer was the right one: the case is dealt with, and no promise was kept or broken.
pub(crate) async fn unanswered(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId) -> Result<()> {
    happened(tx, ctx, brand, case, Happening::Resolved { at: ctx.now(), unanswered: true }).await
}

/// The case is not dealt with after all: what measures to its end goes on.
pub(crate) async fn reopened(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId) -> Result<()> {
    happened(tx, ctx, brand, case, Happening::Reopened { at: ctx.now() }).await
}

/// A case that slept is our turn.
pub(crate) async fn woken(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId) -> Result<()> {
    happened(tx, ctx, brand, case, Happening::Woken { at: ctx.now() }).await
}

/// The person chose a time for a call. Whoever calls this has noted a [`crate::trail::Kind::CallBooked`], and notes a
/// [`crate::trail::Kind::CallDue`] when the time has come and calls [`woken`].
pub(crate) async fn agreed(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId) -> Result<()> {
    happened(tx, ctx, brand, case, Happening::Agreed { at: ctx.now() }).await
}

/// The case stands in another queue: the ball is with its department. Whoever calls this has noted a
/// [`crate::trail::Kind::Moved`] that names the queue as `to`.
pub(crate) async fn moved(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId, queue: &str) -> Result<()> {
    let version = queues::open_of(tx, ctx, case).await?.and_then(|item| item.version);
    let holder = terms::holder(brand, queue, version);
    happened(tx, ctx, brand, case, Happening::Moved { at: ctx.now(), holder }).await
}

/// Another case turned out to be about the same: what waits for an answer there waits in this one.
pub(crate) async fn joined(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId, asks: &[Ask]) -> Result<()> {
    let asks = asks.iter().map(|ask| ask.asked.heard(brand, ask.message, ctx.now())).collect();
    happened(tx, ctx, brand, case, Happening::Joined { at: ctx.now(), asks }).await
}

/// What people wrote in a case that needed an answer when it came, oldest first.
pub(crate) async fn asked(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Ask>> {
    let asked: Vec<(MessageId, serde_json::Value)> =
        tx.query(&store::ASKED, &args![ctx.tenant, case]).await?;
    let read = |(message, data)| Some(Ask { message, asked: serde_json::from_value(data).ok()? });
    Ok(asked.into_iter().filter_map(read).filter(|ask: &Ask| ask.asked.expects).collect())
}

/// A case is none of its own any more: nothing is measured in it. What has to be known to go on is returned.
pub(crate) async fn set_aside(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Former>> {
    let clocks: Vec<Clock> = tx.query(&store::OF_CASES, &[ctx.tenant.into(), Arg::ids([case])]).await?;
    tx.execute(&store::FORGET, &args![ctx.tenant, case]).await?;
    tx.execute(&store::FORGET_LOG, &args![ctx.tenant, case]).await?;
    Ok(clocks.iter().map(Former::of).collect())
}

/// The clocks of a case are counted again from what happened; those that were set aside keep their names.
pub(crate) async fn recount(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    formers: Vec<Former>,
) -> Result<()> {
    recompute::anew(tx, ctx, brand, case, formers).await?;
    let due = Clocks::of(tx, ctx, brand, case).await?.due(case);
    queues::due(tx, ctx, case, due).await
}

/// The words that stopped a clock never reached the person, who has been waiting all along: the clock goes on.
pub(crate) async fn refused(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    message: MessageId,
) -> Result<()> {
    happened(tx, ctx, brand, case, Happening::Refused { at: ctx.now(), message }).await
}

/// The person has had our words since `at`. What they have written since the words were written waits from then on.
/// Words that a machine wrote answer nothing: then this is `false`.
pub(crate) async fn answered(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    message: &Message,
    at: Instant,
) -> Result<bool> {
    if tx.query_one(&store::AUTOMATIC, &args![ctx.tenant, message.id]).await? {
        return Ok(false);
    }
    let newer: Vec<Message> =
        tx.query(&cases::store::NEWER_INBOUND, &args![ctx.tenant, case, message.seq]).await?;
    let asked: Vec<(MessageId, serde_json::Value)> = match newer.is_empty() {
        true => Vec::new(),
        false => tx.query(&store::ASKED, &args![ctx.tenant, case]).await?,
    };
    let asked: HashMap<_, _> = asked
        .into_iter()
        .filter_map(|(id, data)| Some((id, serde_json::from_value::<Asked>(data).ok()?)))
        .collect();
    let next = newer
        .iter()
        .filter_map(|newer| Some(asked.get(&newer.id)?.heard(brand, newer.id, ctx.now())))
        .find(|heard| heard.ask.is_some());
    let written = Some(message.at);
    let answered = Answered { at, message: message.id, written, newer: !newer.is_empty(), next };
    happened(tx, ctx, brand, case, Happening::Answered(answered)).await?;
    Ok(true)
}

/// The clocks of a case: by their start, and of those that started together the reply first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Clock>> {
    allow(ctx, Right::Read)?;
    let mut clocks: Vec<Clock> = tx.query(&store::OF_CASES, &[ctx.tenant.into(), Arg::ids([case])]).await?;
    clocks.sort_by_key(|clock| (clock.started_at, clock.metric as u8, clock.id));
    Ok(clocks)
}

/// The nearest promise of each of some cases, see [`nearest`]; none where nothing was promised.
pub async fn nearest_of(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<HashMap<CaseId, Clock>> {
    allow(ctx, Right::Read)?;
    if cases.is_empty() {
        return Ok(HashMap::new());
    }
    let args = [ctx.tenant.into(), Arg::ids(cases.iter().copied())];
    let mut by_case: HashMap<CaseId, Vec<Clock>> = HashMap::new();
    for clock in tx.query::<Clock>(&store::PROMISES, &args).await? {
        by_case.entry(clock.case_id).or_default().push(clock);
    }
    Ok(by_case.into_iter().filter_map(|(case, clocks)| Some((case, nearest(&clocks)?.clone()))).collect())
}

/// One clock.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: ClockId) -> Result<Clock> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("clock"))
}

/// The promises that are broken and still run, the longest first; 500 at most.
pub async fn late(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Clock>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::LATE, &args![ctx.tenant, ctx.now(), 500]).await?)
}

/// What happened to the clocks of a case and why, oldest first.
pub async fn log_of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Entry>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::LOG, &args![ctx.tenant, case]).await?)
}
