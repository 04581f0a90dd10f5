//! What waits for the customer comes back to whoever answered, if the customer does not.
//!
//! A snooze with a condition: it ends at its time as a snooze does, or with the customer's next words, which bring the
//! case back by themselves.

use db::{Arg, FromRow, Tx, args};
use kernel::{CaseId, Ctx, Instant, MessageId, Millis, UserId};
use ownership::Calendar;
use serde_json::json;

use super::store;
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::State;
use crate::queues::WorkItem;
use crate::trail::{self, About, Kind, Trail};
use crate::{Conflict, Error, Result, access, cases, handoffs, queues};

/// How many come back in one transaction.
const TOGETHER: usize = 200;
/// The longest that one may be away.
const LONGEST: Millis = Millis::days(90);

/// When a case is to come back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Back {
    /// After so much time in which the team of its queue is open.
    After(Millis),
    /// At eight o'clock of the next day where that team is, or when it opens after that.
    Tomorrow,
    /// Then.
    At(Instant),
}

impl Back {
    /// The moment, counted from `now` by the opening hours; round the clock where there are none, with mornings at
    /// 8:00 UTC.
    pub fn moment(self, hours: Option<&Calendar>, now: Instant) -> Instant {
        match (self, hours) {
            (Self::At(at), _) => at,
            (Self::After(length), None) => now + length,
            (Self::After(length), Some(hours)) => hours.after(now, length),
            (Self::Tomorrow, hours) => {
                let morning = tomorrow(hours.map_or("UTC", |hours| &hours.tz), now);
                hours.and_then(|hours| hours.opens_at(morning)).unwrap_or(morning)
            }
        }
    }
}

/// Eight o'clock of the next day in a zone.
fn tomorrow(zone: &str, now: Instant) -> Instant {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let day = now.timestamp().to_zoned(zone.clone()).date().tomorrow();
    let morning = day.and_then(|day| day.at(8, 0, 0, 0).to_zoned(zone));
    morning.map_or(now + Millis::days(1), |morning| Instant::from(morning.timestamp()))
}

/// A case that is to come back.
#[derive(Clone, Debug, FromRow)]
pub struct Boomerang {
    /// The case.
    pub case_id: CaseId,
    /// To whom.
    pub user_id: UserId,
    /// The words that wait for an answer, if it was thrown with some.
    pub message_id: Option<MessageId>,
    /// Since when.
    pub thrown_at: Instant,
    /// When.
    pub back_at: Instant,
}

/// The case comes back to somebody, unless the customer writes before. One that was thrown earlier is replaced. Returns
/// when.
///
/// # Errors
/// [`Error::Invalid`] if nobody is named, or the moment is past or more than 90 days away; [`Conflict::State`] if the
/// case is resolved or sleeps; [`Error::Denied`] if another than the caller is named, and the caller is no lead.
pub async fn throw(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    id: CaseId,
    back: Back,
    with: Option<MessageId>,
    to: Option<UserId>,
) -> Result<Instant> {
    allow(ctx, if to == ctx.actor.user() { Right::Answer } else { Right::Direct })?;
    let to = to.ok_or_else(|| Error::invalid("a case comes back to a person; name the agent"))?;
    access::user(tx, ctx, to).await?;
    let case = cases::lock(tx, ctx, id).await?;
    if !matches!(case.state, State::Open | State::Waiting) {
        return Err(Conflict::State { state: case.state.name() }.into());
    }
    let queue = queues::open_of(tx, ctx, id).await?.map(|item| item.queue).unwrap_or_default();
    let hours = brand.owner_of(&queue).and_then(|owner| owner.calendar);
    let back_at = back.moment(hours, ctx.now());
    if back_at <= ctx.now() || back_at.since(ctx.now()) > LONGEST {
        return Err(Error::invalid("choose a time in the future, at most 90 days away"));
    }
    let row = args![ctx.tenant, id, to, with, ctx.now(), back_at];
    tx.execute(&store::THROW, &row).await?;
    let data = json!({ "until": back_at, "to": to });
    trail::note(tx, ctx, Kind::BoomerangThrown, About::case(id), data).await?;
    cases::changed(tx, id);
    Ok(back_at)
}

/// The case waits for the customer as long as they like.
///
/// # Errors
/// [`Error::NotFound`] if it was not to come back.
pub async fn put_down(tx: &mut Tx, ctx: &Ctx, id: CaseId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    match end(tx, ctx, &[id], "hand").await? {
        0 => Err(Error::not_found("reminder")),
        _ => Ok(()),
    }
}

/// Which of some cases are to come back, and when.
pub async fn boomerangs_of(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<Vec<Boomerang>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::BOOMERANGS_OF, &[ctx.tenant.into(), Arg::ids(cases.iter().copied())]).await?)
}

/// Customers wrote in some cases: these are back already.
pub(crate) async fn answered(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<()> {
    if !cases.is_empty() {
        end(tx, ctx, cases, "answered").await?;
    }
    Ok(())
}

/// The words were taken back before they left: nobody can answer them.
pub(crate) async fn unsaid(tx: &mut Tx, ctx: &Ctx, message: MessageId) -> Result<()> {
    tx.execute(&store::UNTHROW, &args![ctx.tenant, message]).await?;
    Ok(())
}

async fn end(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId], why: &str) -> Result<usize> {
    let args = [ctx.tenant.into(), Arg::ids(cases.iter().copied())];
    let ended: Vec<CaseId> = tx.query(&store::CATCH, &args).await?;
    let mut trail = Trail::default();
    for case in &ended {
        trail.note(ctx, Kind::BoomerangCaught, About::case(*case), json!({ "why": why }));
    }
    trail.flush(tx, ctx).await?;
    cases::changed_all(tx, &ended);
    Ok(ended.len())
}

/// Brings back what was not answered in time; returns how many cases came. One that is not with the customer any more
/// has come back already, sleeps or is resolved: nothing happens to it.
pub async fn return_due(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<usize> {
    let due: Vec<Boomerang> =
        tx.query(&store::BOOMERANGS_DUE, &args![ctx.tenant, ctx.now(), TOGETHER]).await?;
    let mut back = 0;
    for one in &due {
        let case = cases::lock(tx, ctx, one.case_id).await?;
        let caught: Vec<CaseId> =
            tx.query(&store::CATCH, &[ctx.tenant.into(), Arg::ids([one.case_id])]).await?;
        if caught.is_empty() || case.state != State::Waiting {
            continue;
        }
        let to = settle(tx, ctx, one).await?;
        let data = json!({ "why": "no_answer", "since": one.thrown_at, "by": one.user_id, "to": to });
        super::woken(tx, ctx, brand, one.case_id, data).await?;
        back += 1;
    }
    Ok(back)
}

/// Into whose hands it comes back: those who threw it, if they are here and no colleague has it now.
async fn settle(tx: &mut Tx, ctx: &Ctx, one: &Boomerang) -> Result<Option<UserId>> {
    let Some(item) = queues::lock(tx, ctx, one.case_id).await? else { return Ok(None) };
    if item.assignee.is_some_and(|holder| holder != one.user_id) {
        return Ok(item.assignee);
    }
    let is_here = handoffs::is_here(tx, ctx, one.user_id).await?;
    let to = is_here.then_some(one.user_id);
    if to != item.assignee {
        let WorkItem { queue, policy, .. } = &item;
        queues::relocate(tx, ctx, &item, queue, to, policy.as_ref().map(|policy| policy.0.clone())).await?;
    }
    Ok(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(wish: Back, hours: Option<&Calendar>, from: &str) -> String {
        let now = Instant::from(from.parse::<jiff::Timestamp>().unwrap());
        wish.moment(hours, now).timestamp().to_string()
    }

    #[test]
    fn without_opening_hours_time_runs_round_the_clock_and_mornings_are_eight_o_clock() {
        assert_eq!(back(Back::After(Millis::hours(4)), None, "2026-03-20T22:00:00Z"), "2026-03-21T02:00:00Z");
        assert_eq!(back(Back::Tomorrow, None, "2026-03-20T22:00:00Z"), "2026-03-21T08:00:00Z");
    }
}
