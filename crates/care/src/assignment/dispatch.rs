//! The product gives work.

use std::collections::{HashMap, HashSet};

use db::{Arg, Json, Tx, args};
use kernel::{CaseId, Ctx, Instant, SelectionId, TenantId, UserId, WorkItemId};
use ownership::{Selection, choose, select};
use serde_json::json;
use uuid::Uuid;

use super::crew::Crew;
use super::doors::{Door, Doors};
use super::model::Waiting;
use super::skips::skips;
use super::store;
use crate::brand::Brand;
use crate::trail::{About, Kind, Trail};
use crate::{Result, cases, handoffs, staff};

/// How many items are looked at together.
const PAGE: usize = 256;

/// What a round gave.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Dispatched {
    /// Items that are in somebody's hands now.
    pub given: usize,
    /// Of these, items that went to another team because theirs had no room for too long.
    pub overflowed: usize,
}

/// An item and who gets it.
struct Gift {
    item: Waiting,
    to: UserId,
    queue: String,
    selection: Selection,
}

/// Gives what waits to those who are ready and have room, the oldest rank first.
pub async fn dispatch(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Dispatched> {
    if staff::here(tx, ctx).await?.is_empty() {
        return Ok(Dispatched::default());
    }
    // What others hold is true until we commit: whoever gives work waits for this row.
    tx.query_opt::<TenantId>(&store::TURN, &args![ctx.tenant]).await?;
    let mut crew = Crew::load(tx, ctx, brand).await?;
    let mut doors = Doors::open(tx, ctx, brand).await?;
    let skipped = skips(tx, ctx).await?;
    let mut sum = Dispatched::default();
    let mut after = (Instant::from_micros(i64::MIN), Uuid::nil());
    loop {
        let queues = with_room(&doors, &crew);
        if queues.is_empty() {
            return Ok(sum);
        }
        let args = [ctx.tenant.into(), Arg::texts(queues), after.0.into(), after.1.into(), PAGE.into()];
        let page: Vec<Waiting> = tx.query(&store::WAITING, &args).await?;
        let Some(last) = page.last() else { return Ok(sum) };
        after = (last.rank_at, last.id.uuid());
        let full = page.len() == PAGE;
        doors.learn(tx, ctx, &page).await?;
        let gifts = page.into_iter().filter_map(|item| gift(ctx, brand, &doors, &mut crew, &skipped, item));
        let given = give(tx, ctx, brand, gifts.collect()).await?;
        sum = Dispatched { given: sum.given + given.given, overflowed: sum.overflowed + given.overflowed };
        if !full {
            return Ok(sum);
        }
    }
}

/// The queues of which somebody could take something.
fn with_room(doors: &Doors, crew: &Crew) -> Vec<String> {
    let open = doors
        .openings
        .iter()
        .filter(|opening| opening.own.iter().chain(&opening.others).any(|door| crew.has_room(&door.team)));
    open.map(|opening| opening.queue.clone()).collect()
}

/// Who gets an item: somebody of its own team, else of a team to which its queue overflows.
fn gift(
    ctx: &Ctx,
    brand: &Brand,
    doors: &Doors,
    crew: &mut Crew,
    skipped: &HashSet<(UserId, CaseId)>,
    item: Waiting,
) -> Option<Gift> {
    let own = doors.of(&item.queue)?.own.clone().map(|door| {
        let asks = door.admission.clone();
        (door, asks)
    });
    let ways = own.into_iter().chain(doors.overflow(brand, &item));
    let found = ways.into_iter().find_map(|(door, asks)| {
        let need = door.need(&item, asks, ctx.now());
        let mut team = candidates(crew, &door, need.previous);
        team.retain(|agent| !skipped.contains(&(agent.id, item.case_id)));
        let to = choose(&need, &team, ctx.now())?;
        Some((to, door.queue, select(&need, &team, ctx.now())))
    });
    let (to, queue, selection) = found?;
    crew.give(to, item.weight());
    Some(Gift { item, to, queue, selection })
}

/// The people behind a door; and who had the item before, who may know the case from another team.
fn candidates<'a>(crew: &'a Crew, door: &Door, previous: Option<UserId>) -> Vec<&'a ownership::Candidate> {
    let mut team = crew.team(&door.team);
    if let Some(before) = previous.filter(|id| team.iter().all(|agent| agent.id != *id))
        && let Some(agent) = crew.agent(before).filter(|_| door.is_own())
    {
        team.push(agent);
    }
    team
}

/// Puts items into hands, as long as they still wait; what somebody else was faster with is theirs.
async fn give(tx: &mut Tx, ctx: &Ctx, brand: &Brand, mut gifts: Vec<Gift>) -> Result<Dispatched> {
    if gifts.is_empty() {
        return Ok(Dispatched::default());
    }
    let ids = Arg::ids(gifts.iter().map(|gift| gift.item.id));
    let still: Vec<(WorkItemId, String)> = tx.query(&store::STILL, &[ctx.tenant.into(), ids]).await?;
    let still: HashMap<WorkItemId, String> = still.into_iter().collect();
    gifts.retain(|gift| still.get(&gift.item.id) == Some(&gift.item.queue));
    let mut trail = Trail::default();
    let (mut rows, mut reasons, mut cases) = (Vec::new(), Vec::new(), Vec::new());
    let mut sum = Dispatched::default();
    for Gift { item, to, queue, selection } in gifts {
        let id: SelectionId = ctx.mint();
        let about = About::case(item.case_id);
        if queue == item.queue {
            rows.push(args![to, ctx.now(), ctx.tenant, item.id].into());
        } else if handoffs::overflow(tx, ctx, brand, item.case_id, &queue, to).await? {
            sum.overflowed += 1;
        } else {
            continue;
        }
        let data = json!({ "to": to, "method": selection.method, "selection": id });
        trail.note(ctx, Kind::Dispatched, about, data);
        let method = selection.method.word();
        let row =
            args![ctx.tenant, id, item.case_id, item.id, ctx.now(), item.queue, method, to, Json(selection)];
        reasons.push(row.into());
        cases.push((item.case_id, to));
        sum.given += 1;
    }
    if !rows.is_empty() {
        tx.execute_many(&store::GIVE, rows).await?;
    }
    tx.execute_many(&store::INSERT, reasons).await?;
    staff::given(tx, ctx, cases.iter().map(|(_, to)| *to)).await?;
    trail.flush(tx, ctx).await?;
    let cases: Vec<_> = cases.into_iter().map(|(case, _)| case).collect();
    cases::changed_all(tx, &cases);
    Ok(sum)
}
