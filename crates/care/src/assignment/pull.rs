//! People help themselves.

use db::{Arg, Tx, args};
use kernel::{CaseId, Ctx, Instant, TenantId, UserId, said};
use serde_json::json;
use uuid::Uuid;

use super::doors::{Doors, admits, asked_by};
use super::model::Waiting;
use super::skips::skips;
use super::store;
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::queues::{self, Touch};
use crate::trail::{About, Kind, Trail};
use crate::{Error, Result, access, cases, handoffs, staff};

/// How many items of an overflowing queue are looked at.
const LOOKED_AT: usize = 256;

/// How much somebody still has room for.
#[derive(Clone, Copy)]
struct Room {
    units: i64,
    /// They hold nothing at all.
    empty: bool,
}

/// Gives the caller the oldest item of the queues named (all if none is) that they are admitted to; and where there
/// is none, one that overflows to these queues. What they skipped lately is not given. `None` if nothing waits for them.
///
/// # Errors
/// [`Error::Invalid`] if they said that they are here, and hold as much as they can.
pub async fn take_next(tx: &mut Tx, ctx: &Ctx, brand: &Brand, queues: &[String]) -> Result<Option<CaseId>> {
    allow(ctx, Right::Answer)?;
    let me =
        ctx.actor.user().ok_or_else(|| Error::invalid("only a person can hold a case; name the agent"))?;
    let room = room(tx, ctx, brand, me).await?;
    let held = staff::certificates_of(tx, ctx, me).await?;
    let closed: Vec<String> = brand.model.queues().iter().map(|queue| queue.id.to_string()).collect();
    let closed: Vec<String> =
        closed.into_iter().filter(|queue| !admits(&asked_by(brand, queue), &held)).collect();
    let args = [
        ctx.tenant.into(),
        queues.is_empty().into(),
        Arg::texts(queues.iter().map(String::as_str)),
        Arg::texts(closed.iter().map(String::as_str)),
        room.units.into(),
        room.empty.into(),
        me.into(),
        ctx.now().into(),
    ];
    let own: Option<Waiting> = tx.query_opt(&store::NEXT, &args).await?;
    let found = match own {
        Some(item) => Some((item.queue.clone(), item)),
        None => overflowing(tx, ctx, brand, queues, room, &held, me).await?,
    };
    let Some((queue, item)) = found else { return Ok(None) };
    let mut trail = Trail::default();
    queues::acknowledge(tx, ctx, item.case_id, Touch::Takes).await?;
    trail.note(ctx, Kind::Taken, About::case(item.case_id), json!({ "by": "next" }));
    if queue == item.queue {
        tx.execute(&store::GIVE, &args![me, ctx.now(), ctx.tenant, item.id]).await?;
    } else {
        handoffs::overflow(tx, ctx, brand, item.case_id, &queue, me).await?;
    }
    staff::took(tx, ctx).await?;
    trail.flush(tx, ctx).await?;
    cases::changed(tx, item.case_id);
    Ok(Some(item.case_id))
}

/// Who never said whether they are here takes as much as they like.
async fn room(tx: &mut Tx, ctx: &Ctx, brand: &Brand, me: UserId) -> Result<Room> {
    if staff::present(tx, ctx, me).await?.is_none() {
        return Ok(Room { units: i64::MAX, empty: true });
    }
    tx.query_opt::<TenantId>(&store::TURN, &args![ctx.tenant]).await?;
    let load = staff::loads(tx, ctx).await?.remove(&me).unwrap_or_default();
    let units = staff::profile(tx, ctx, me).await?.units;
    let team = access::user(tx, ctx, me).await?.team;
    let home = team.as_deref().and_then(|team| brand.model.team(team));
    let capacity = staff::capacity_of(home, units);
    if load.whole > 0 {
        return Err(Error::invalid("you hold something that takes all of you; end it first"));
    }
    if load.used >= i64::from(capacity) {
        let used = load.used;
        return Err(Error::invalid(said!(
            "you hold {used} of {capacity}; answer or release one first",
            used,
            capacity
        )));
    }
    Ok(Room { units: i64::from(capacity) - load.used, empty: load.ours == 0 })
}

/// The oldest item that overflows to one of the caller's queues, and that queue.
async fn overflowing(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    queues: &[String],
    room: Room,
    held: &[String],
    me: UserId,
) -> Result<Option<(String, Waiting)>> {
    let mut doors = Doors::open(tx, ctx, brand).await?;
    let mine = |queue: &str| {
        let wanted = queues.is_empty() || queues.iter().any(|name| name == queue);
        wanted && admits(&asked_by(brand, queue), held)
    };
    let from: Vec<String> = doors
        .openings
        .iter()
        .filter(|opening| opening.others.iter().any(|door| mine(&door.queue)))
        .map(|opening| opening.queue.clone())
        .collect();
    if from.is_empty() {
        return Ok(None);
    }
    let start = (Instant::from_micros(i64::MIN), Uuid::nil());
    let args = [ctx.tenant.into(), Arg::texts(from), start.0.into(), start.1.into(), LOOKED_AT.into()];
    let items: Vec<Waiting> = tx.query(&store::WAITING, &args).await?;
    doors.learn(tx, ctx, &items).await?;
    let skipped = skips(tx, ctx).await?;
    let fits = |item: &Waiting| {
        let has_room = item.weight <= room.units && (item.weight > 0 || room.empty);
        has_room && !skipped.contains(&(me, item.case_id))
    };
    for item in items.into_iter().filter(fits) {
        let doors = doors.overflow(brand, &item);
        let door = doors.into_iter().find(|(door, asks)| mine(&door.queue) && admits(asks, held));
        let Some((door, _)) = door else { continue };
        let args = [ctx.tenant.into(), Arg::ids([item.id])];
        let still: Vec<(kernel::WorkItemId, String)> = tx.query(&store::STILL, &args).await?;
        if still.iter().any(|(_, queue)| *queue == item.queue) {
            return Ok(Some((door.queue, item)));
        }
    }
    Ok(None)
}
