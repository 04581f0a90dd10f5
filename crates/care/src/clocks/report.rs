//! How promises were kept, in numbers, and the rows behind each number.

use db::{FromRow, Tx, args};
use kernel::Millis;
use kernel::{Ctx, Cursor, Instant, Page, PageRequest};
use serde::Serialize;

use super::model::{Clock, Metric, State};
use super::store;
use crate::Result;
use crate::access::{Right, allow};

/// A share that remembers of how many: shares of teams add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Ratio {
    /// How many of them.
    pub num: i64,
    /// Of how many.
    pub den: i64,
}

/// What stands for one line of the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Each queue, as it was when the clock started.
    Queue,
    /// Each team.
    Team,
}

/// How the promises of one metric were kept in one queue or team. A clock counts for the time at which it started.
#[derive(Clone, Debug, Serialize)]
pub struct Attainment {
    /// What was measured.
    pub metric: Metric,
    /// The queue's or the team's name; none where the case stood with no team.
    pub name: Option<String>,
    /// How many clocks have stopped.
    pub n: i64,
    /// How many of those that held a promise were met.
    pub kept: Ratio,
    /// Half of them counted no more calendar time.
    pub median: Millis,
    /// Nine of ten counted no more calendar time.
    pub p90: Millis,
    /// Half of them counted no more opening hours.
    pub business_median: Millis,
    /// Nine of ten counted no more opening hours.
    pub business_p90: Millis,
}

#[derive(Debug, FromRow)]
struct Row {
    metric: Metric,
    name: Option<String>,
    n: i64,
    met: i64,
    missed: i64,
    median: Millis,
    p90: Millis,
    business_median: Millis,
    business_p90: Millis,
}

/// Which clocks stand behind a number.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Started at this moment or later.
    pub since: Instant,
    /// What they measure.
    pub metric: Metric,
    /// Of this queue; all if absent.
    pub queue: Option<String>,
    /// Of this team; all if absent.
    pub team: Option<String>,
    /// Stopped so; met, missed and done if absent.
    pub state: Option<State>,
}

/// How promises were kept since a moment: by metric in the order of [`Metric::ALL`], then by name.
pub async fn attainment(tx: &mut Tx, ctx: &Ctx, since: Instant, by: By) -> Result<Vec<Attainment>> {
    allow(ctx, Right::Read)?;
    let sql = match by {
        By::Queue => &store::BY_QUEUE,
        By::Team => &store::BY_TEAM,
    };
    let rows: Vec<Row> = tx.query(sql, &args![ctx.tenant, since]).await?;
    let mut found: Vec<Attainment> = rows
        .into_iter()
        .map(|row| Attainment {
            metric: row.metric,
            name: row.name,
            n: row.n,
            kept: Ratio { num: row.met, den: row.met + row.missed },
            median: row.median,
            p90: row.p90,
            business_median: row.business_median,
            business_p90: row.business_p90,
        })
        .collect();
    found.sort_by(|a, b| (a.metric as u8, &a.name).cmp(&(b.metric as u8, &b.name)));
    Ok(found)
}

/// The stopped clocks behind a number of [`attainment`], newest first.
pub async fn rows(tx: &mut Tx, ctx: &Ctx, filter: &Filter, page: PageRequest) -> Result<Page<Clock>> {
    allow(ctx, Right::Read)?;
    let (at, id) = match page.after {
        Some(Cursor { at, id }) => (at, id),
        None => (Instant::from_micros(i64::MAX), uuid::Uuid::max()),
    };
    let Filter { since, metric, queue, team, state } = filter;
    let args = args![
        ctx.tenant,
        *since,
        *metric,
        queue.is_none(),
        queue.as_deref().unwrap_or_default(),
        team.is_none(),
        team.as_deref().unwrap_or_default(),
        state.is_none(),
        state.map_or("", State::name),
        at,
        id,
        i64::from(page.limit) + 1
    ];
    let found = tx.query(&store::ROWS, &args).await?;
    Ok(Page::from_surplus(found, page, |clock: &Clock| Cursor { at: clock.started_at, id: clock.id.uuid() }))
}
