//! The floor at a glance: what waits where, who is on what, and what breaks next.
//!
//! In: nothing but the moment. Out: a line for each queue, one for each colleague who answers, the promises that are
//! broken or about to be, and the day by quarters of an hour. Promised: reads only, a handful of statements however much
//! waits; each number says what it counts, and the rows behind it can be asked for.

mod model;
pub mod store;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use db::{FromRow, Tx, args};
use kernel::{CaseId, Ctx, Instant, Millis, UserId};

pub use model::{Board, Danger, Held, Person, Quarter, Queue, Waits};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::clocks::{self, By, Metric, Ratio};
use crate::desk::QueueCount;
use crate::{Result, desk, staff};

/// A promise that breaks within this time is about to.
pub const NEAR: Millis = Millis::minutes(15);
/// Over how long it is counted how promises were kept, and what came and went.
pub const DAY: Millis = Millis::days(1);
/// What the day is cut into.
pub const QUARTER: Millis = Millis::minutes(15);
/// How many cases in danger, and in hands, are listed.
const LISTED: usize = 500;

#[derive(FromRow)]
struct First {
    queue: String,
    case_id: CaseId,
    at: Instant,
}

#[derive(FromRow)]
struct Count {
    queue: String,
    quarter: i64,
    many: i64,
}

/// Reads the floor as it is now.
pub async fn board(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Board> {
    allow(ctx, Right::Read)?;
    let (now, since) = (ctx.now(), ctx.now() - DAY);
    let counts = desk::counts(tx, ctx).await?;
    let oldest = first(tx.query(&store::OLDEST, &args![ctx.tenant]).await?);
    let next = first(tx.query(&store::NEXT_DUE, &args![ctx.tenant, now]).await?);
    let arrived: Vec<Count> =
        tx.query(&store::ARRIVED, &args![ctx.tenant, Metric::FirstResponse, since]).await?;
    let handled: Vec<Count> = tx.query(&store::HANDLED, &args![ctx.tenant, since]).await?;
    let kept = clocks::attainment(tx, ctx, since, By::Queue).await?;
    let declared = brand.model.queues();
    let queues = declared.iter().map(|queue| {
        let id = queue.id.to_string();
        let count = counts.queues.iter().find(|count| count.queue == id);
        let of = |number: fn(&QueueCount) -> i64| count.map_or(0, number);
        let level = kept
            .iter()
            .find(|one| one.metric == Metric::FirstResponse && one.name.as_deref() == Some(id.as_str()));
        Queue {
            title: queue.title().to_owned(),
            open: of(|count| count.ours),
            unassigned: of(|count| count.unassigned),
            theirs: of(|count| count.theirs),
            late: of(|count| count.late),
            oldest: oldest.get(&id).copied(),
            next_due: next.get(&id).copied(),
            kept: level.map_or(Ratio { num: 0, den: 0 }, |level| level.kept),
            arrived: quarters(&arrived, &id),
            handled: quarters(&handled, &id),
            id,
        }
    });
    let queues = queues.collect();
    let mut held: HashMap<UserId, Vec<Held>> = HashMap::new();
    for one in tx.query::<Held>(&store::HELD, &args![ctx.tenant, LISTED]).await? {
        held.entry(one.assignee).or_default().push(one);
    }
    let members = staff::board(tx, ctx, brand).await?;
    let people = members
        .into_iter()
        .map(|member| Person { held: held.remove(&member.id).unwrap_or_default(), member });
    let danger: Vec<Danger> = tx.query(&store::DANGER, &args![ctx.tenant, now + NEAR, LISTED]).await?;
    let (broken, near) = danger.into_iter().partition(|one| one.due_at <= now);
    Ok(Board { at: now, queues, people: people.collect(), broken, near })
}

fn first(rows: Vec<First>) -> HashMap<String, Waits> {
    rows.into_iter().map(|row| (row.queue, Waits { case: row.case_id, at: row.at })).collect()
}

fn quarters(counts: &[Count], queue: &str) -> Vec<Quarter> {
    let of = counts.iter().filter(|count| count.queue == queue);
    of.map(|count| Quarter {
        begins: Instant::from_micros(count.quarter * QUARTER.0 * 1000),
        many: count.many,
    })
    .collect()
}
