//! Call-backs: a time that the person chooses, a call that somebody makes, and what it came to.
//!
//! In: times that are offered, by words or by a link. Out: a call of the case, in the hands of whoever offered it; a
//! line in the timeline. Promised: a case has one open call at most; until its time the clocks of the next answer and
//! of the end stand still, and that of the first answer does not; at its time the case is ours again and its agent is
//! told, or a colleague who is here and can do it; who is on a call is given nothing else; behind the link stand the
//! brand and times, and nothing about anybody.

mod due;
mod link;
mod model;
pub mod slots;
pub mod store;
#[cfg(test)]
mod tests;

use db::{Json, Tx, args};
use kernel::{CallId, CaseId, Ctx, Instant, MessageId, Millis, UserId, hash_token, said};
use serde_json::json;

pub use due::due;
pub use link::{choice, choose};
pub use model::{Booker, Call, Choice, Disposition, Offered, Row, State};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::{self, Case};
use crate::pivots::{self, Offer};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, clocks, queues, staff};

/// How long a link can be used.
pub const LINK_FOR: Millis = Millis::days(3);
/// The topic of notices that somebody has to make a call now, or has it no longer to make.
pub const TOPIC: &str = "calls";
/// How many times are offered at most.
const SLOTS: usize = 12;
/// The longest notes, in characters.
const NOTES: usize = 4_000;

/// The times at which a case's person could be called by the caller: the opening hours of its queue, within the
/// caller's shifts, and free.
pub async fn free(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId, count: usize) -> Result<Vec<Instant>> {
    allow(ctx, Right::Read)?;
    let queue = queue_of(tx, ctx, brand, case).await?;
    let (shifts, taken) = busy(tx, ctx, ctx.actor.user(), None).await?;
    let calendar = brand.owner_of(&queue).and_then(|owner| owner.calendar);
    Ok(slots::free(calendar, &shifts, &taken, ctx.now(), count))
}

async fn queue_of(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId) -> Result<String> {
    let last = queues::last_of(tx, ctx, case).await?;
    Ok(last.map_or_else(|| brand.default_queue().to_owned(), |item| item.queue))
}

/// The shifts of an agent and the times of their calls.
async fn busy(
    tx: &mut Tx,
    ctx: &Ctx,
    agent: Option<UserId>,
    but: Option<CallId>,
) -> Result<(Vec<(Instant, Instant)>, Vec<Instant>)> {
    let Some(agent) = agent else { return Ok((Vec::new(), Vec::new())) };
    let shifts: Vec<staff::Shift> =
        tx.query(&staff::store::SHIFTS_OF, &args![ctx.tenant, agent, ctx.now()]).await?;
    let but = but.unwrap_or_else(|| ctx.mint());
    let taken = tx.query(&store::TAKEN, &args![ctx.tenant, agent, but]).await?;
    Ok((shifts.into_iter().map(|shift| (shift.starts_at, shift.ends_at)).collect(), taken))
}

/// Offers a call at some times: by words, by the link, or both. The call is the caller's.
///
/// # Errors
/// [`Error::Invalid`] if the case has an open call, or no time is offered that lies ahead.
pub async fn offer_slots(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    wanted: &[Instant],
) -> Result<Offered> {
    allow(ctx, Right::Answer)?;
    let case = cases::lock(tx, ctx, case).await?;
    let queue = queue_of(tx, ctx, brand, case.id).await?;
    if let Some(open) = open_of(tx, ctx, case.id).await? {
        if open.state != State::Offered {
            return Err(Error::invalid("this case has a call already: make it, or withdraw it first"));
        }
        withdraw(tx, ctx, brand, open.id).await?;
    }
    let mut times: Vec<Instant> = wanted.iter().copied().filter(|at| *at > ctx.now()).collect();
    times.sort_unstable();
    times.dedup();
    times.truncate(SLOTS);
    if times.is_empty() {
        return Err(Error::invalid("offer at least one time that lies ahead"));
    }
    let agent = match ctx.actor.user() {
        Some(me) => Some(me),
        None => queues::open_of(tx, ctx, case.id).await?.and_then(|item| item.assignee),
    };
    let id: CallId = ctx.mint();
    let token = link::mint(ctx);
    let until = ctx.now() + LINK_FOR;
    let hash = hash_token(&token);
    let args =
        args![ctx.tenant, id, case.id, case.person_id, queue, agent, Json(&times), &hash, until, ctx.now()];
    tx.execute(&store::INSERT, &args).await?;
    note(tx, ctx, Kind::CallOffered, case.id, json!({ "call": id, "slots": times, "agent": agent })).await?;
    Ok(Offered { call: id, token })
}

/// Offers a call in words that leave now: `{link}` in the private line becomes the person's own address.
///
/// # Errors
/// As [`offer_slots`] and [`pivots::offer`].
pub async fn invite(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    offer: &Offer,
    wanted: &[Instant],
    site: &str,
) -> Result<pivots::Offered> {
    let Offered { call, token } = offer_slots(tx, ctx, brand, offer.case, wanted).await?;
    let address = format!("{}/c/{}", site.trim_end_matches('/'), token.expose());
    if offer.public_line.as_ref().is_some_and(|line| line.contains("{link}")) {
        return Err(Error::invalid("the link is only for the person: put {link} into the private line"));
    }
    let private_line = offer.private_line.as_ref().map(|line| line.replace("{link}", &address));
    pivots::offer(tx, ctx, brand, &Offer { private_line, call: Some(call), ..offer.clone() }).await
}

/// Books a time that the person has named, or takes another attempt after nobody answered. Offers the call if it was
/// not offered.
///
/// # Errors
/// [`Error::Invalid`] if the time has passed, the queue is closed then, or the agent has another call.
pub async fn book(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId, at: Instant) -> Result<CallId> {
    allow(ctx, Right::Answer)?;
    let call = match open_of(tx, ctx, case).await? {
        Some(call) => call,
        None => {
            let Offered { call, .. } = offer_slots(tx, ctx, brand, case, &[at]).await?;
            get(tx, ctx, call).await?
        }
    };
    let agent = ctx.actor.user().or(call.agent);
    settle(tx, ctx, brand, &Call { agent, ..call.clone() }, at, Booker::Agent).await?;
    Ok(call.id)
}

/// A call has its time.
async fn settle(tx: &mut Tx, ctx: &Ctx, brand: &Brand, call: &Call, at: Instant, by: Booker) -> Result<()> {
    let case = cases::lock(tx, ctx, call.case_id).await?;
    if !matches!(call.state, State::Offered | State::Booked | State::Due | State::Missed) {
        return Err(Error::invalid("this call is being made, or is over"));
    }
    if at <= ctx.now() {
        return Err(Error::invalid("this time has passed: choose another one"));
    }
    let (shifts, taken) = busy(tx, ctx, call.agent, Some(call.id)).await?;
    let calendar = brand.owner_of(&call.queue).and_then(|owner| owner.calendar);
    // Whoever agreed to a time outside of their shift knows why; the person can only choose what is free.
    let shifts = if by == Booker::Agent { Vec::new() } else { shifts };
    if !slots::is_free(calendar, &shifts, &taken, at) {
        let why = said!("nobody can call at this time: we are closed then, or another call is booked");
        return Err(Error::invalid(why));
    }
    let args = args![at, by, ctx.now(), call.agent, ctx.tenant, call.id];
    tx.execute(&store::BOOK, &args).await?;
    note(tx, ctx, Kind::CallBooked, case.id, json!({ "call": call.id, "at": at, "by": by })).await?;
    pivots::joined_by_call(tx, ctx, case.id, call.id).await?;
    if case.state == cases::State::Open {
        turn(tx, ctx, &case, cases::State::Waiting).await?;
    }
    clocks::agreed(tx, ctx, brand, case.id).await
}

async fn turn(tx: &mut Tx, ctx: &Ctx, case: &Case, state: cases::State) -> Result<()> {
    let args = args![state, case.resolved_at, None::<Instant>, ctx.tenant, case.id];
    tx.execute(&cases::store::SET_STATE, &args).await?;
    queues::turn(tx, ctx, case.id, state.into()).await
}

/// The caller makes the call: it is theirs, and takes all of them until it is written down.
///
/// # Errors
/// [`Error::Invalid`] if it is over, a colleague makes it, or the caller is on another call.
pub async fn start(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CallId) -> Result<()> {
    let (me, call) = mine(tx, ctx, id).await?;
    if !matches!(call.state, State::Offered | State::Booked | State::Due | State::Missed) {
        return Err(Error::invalid("this call is being made, or is over"));
    }
    let busy: Vec<UserId> = tx.query(&staff::store::CALLING, &args![ctx.tenant]).await?;
    if busy.contains(&me) {
        return Err(Error::invalid("you are on a call: end it and write it down first"));
    }
    tx.execute(&store::START, &args![me, ctx.now(), ctx.tenant, id]).await?;
    // Before its time: what stood still until then goes on.
    if call.state == State::Booked {
        due::ours_again(tx, ctx, brand, &call, Some(me)).await?;
    }
    pivots::joined_by_call(tx, ctx, call.case_id, id).await?;
    staff::took(tx, ctx).await?;
    note(tx, ctx, Kind::CallStarted, call.case_id, json!({ "call": id })).await?;
    tx.notify("staff", ctx.tenant.to_string());
    Ok(())
}

/// The call is over: it answered the person when it began. What it came to is still to be written down.
///
/// # Errors
/// [`Error::Invalid`] if nobody speaks.
pub async fn finish(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CallId) -> Result<MessageId> {
    let (_, call) = mine(tx, ctx, id).await?;
    let started = call.started_at.filter(|_| call.state == State::Talking);
    let started = started.ok_or_else(|| Error::invalid("nobody is on this call: start it first"))?;
    let case = cases::lock(tx, ctx, call.case_id).await?;
    let length = ctx.now().since(started);
    let message = crate::outbound::spoken(tx, ctx, &case, &line(length, None, "")).await?;
    tx.execute(&store::SET_SURFACE, &args![ctx.tenant, message]).await?;
    tx.execute(&store::END, &args![ctx.now(), message, ctx.tenant, id]).await?;
    tx.execute(&cases::store::ANSWERED, &args![started, ctx.tenant, case.id]).await?;
    let words = cases::message(tx, ctx, message).await?;
    clocks::answered(tx, ctx, brand, case.id, &words, started).await?;
    let data = json!({ "call": id, "at": started, "length_ms": length });
    trail::note(tx, ctx, Kind::CallEnded, About::message(case.id, message), data).await?;
    if matches!(case.state, cases::State::Open | cases::State::Snoozed) {
        turn(tx, ctx, &case, cases::State::Waiting).await?;
    }
    cases::changed(tx, case.id);
    Ok(message)
}

/// What the call came to: its agent has room again.
///
/// # Errors
/// [`Error::Invalid`] if the call is not over, or the notes are too long.
pub async fn wrap(tx: &mut Tx, ctx: &Ctx, id: CallId, disposition: Disposition, notes: &str) -> Result<()> {
    let (_, call) = mine(tx, ctx, id).await?;
    let (State::WrapUp, Some(length), Some(message)) = (call.state, call.length(), call.message_id) else {
        return Err(Error::invalid("end the call first: then say what it came to"));
    };
    let notes = notes.trim();
    if notes.chars().count() > NOTES {
        return Err(Error::invalid("notes have at most 4,000 characters"));
    }
    tx.execute(&store::WRAP, &args![ctx.now(), disposition, notes, ctx.tenant, id]).await?;
    let text = line(length, Some(disposition), notes);
    tx.execute(&store::SET_TEXT, &args![text, ctx.tenant, message]).await?;
    let took = call.ended_at.map_or(Millis(0), |ended| ctx.now().since(ended));
    let data = json!({ "call": id, "disposition": disposition, "took_ms": took });
    trail::note(tx, ctx, Kind::CallWrapped, About::message(call.case_id, message), data).await?;
    cases::changed(tx, call.case_id);
    tx.notify("staff", ctx.tenant.to_string());
    tx.notify("work", ctx.tenant.to_string());
    Ok(())
}

/// A call as a line of the timeline.
fn line(length: Millis, disposition: Option<Disposition>, notes: &str) -> String {
    let came_to = disposition.map(|one| format!(" · {one}")).unwrap_or_default();
    let notes = if notes.is_empty() { String::new() } else { format!("\n{notes}") };
    format!("Call of {length}{came_to}{notes}")
}

/// Nobody answered: the case is ours, to try again at another time or to write.
pub async fn missed(tx: &mut Tx, ctx: &Ctx, id: CallId) -> Result<()> {
    let (_, call) = mine(tx, ctx, id).await?;
    if !matches!(call.state, State::Due | State::Talking) {
        return Err(Error::invalid("it is not time for this call"));
    }
    tx.execute(&store::MISS, &args![ctx.tenant, id]).await?;
    note(tx, ctx, Kind::CallMissed, call.case_id, json!({ "call": id, "attempt": call.attempts + 1 }))
        .await?;
    tx.notify("staff", ctx.tenant.to_string());
    Ok(())
}

/// The call is not to be made: it is offered no more.
///
/// # Errors
/// [`Error::Invalid`] if it was made.
pub async fn withdraw(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CallId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let call = lock(tx, ctx, id).await?;
    if !call.state.is_open() || call.state.is_busy() {
        return Err(Error::invalid("this call was made: it can't be withdrawn"));
    }
    tx.execute(&store::WITHDRAW, &args![ctx.tenant, id]).await?;
    if call.state == State::Booked {
        due::ours_again(tx, ctx, brand, &call, call.agent).await?;
    }
    note(tx, ctx, Kind::CallWithdrawn, call.case_id, json!({ "call": id })).await
}

/// A call that the caller may make: anybody may make a call that nobody is on; a lead ends a colleague's.
async fn mine(tx: &mut Tx, ctx: &Ctx, id: CallId) -> Result<(UserId, Call)> {
    allow(ctx, Right::Answer)?;
    let me = ctx.actor.user().ok_or_else(|| Error::invalid("only a person can make a call"))?;
    let call = lock(tx, ctx, id).await?;
    if call.state.is_busy() && call.agent != Some(me) {
        allow(ctx, Right::Direct)?;
    }
    Ok((me, call))
}

async fn lock(tx: &mut Tx, ctx: &Ctx, id: CallId) -> Result<Call> {
    tx.query_opt(&store::LOCK, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("call"))
}

async fn note(tx: &mut Tx, ctx: &Ctx, kind: Kind, case: CaseId, data: serde_json::Value) -> Result<()> {
    trail::note(tx, ctx, kind, About::case(case), data).await?;
    cases::changed(tx, case);
    tx.notify(TOPIC, ctx.tenant.to_string());
    Ok(())
}

/// One call.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: CallId) -> Result<Call> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("call"))
}

/// The call of a case that is still to be made or written down.
pub async fn open_of(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Option<Call>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_opt(&store::OPEN_OF, &args![ctx.tenant, case]).await?)
}

/// The calls of a case, oldest first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Call>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?)
}

/// The calls of a day, and those that are still to be made; 200 at most.
pub async fn day(tx: &mut Tx, ctx: &Ctx, from: Instant, until: Instant) -> Result<Vec<Row>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::DAY, &args![ctx.tenant, from, until]).await?)
}

/// The calls that the caller has to make now.
pub async fn ringing(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Row>> {
    allow(ctx, Right::Read)?;
    let Some(me) = ctx.actor.user() else { return Ok(Vec::new()) };
    Ok(tx.query(&store::RINGING, &args![ctx.tenant, me]).await?)
}
