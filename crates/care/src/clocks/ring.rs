//! Warnings and breaches.

use db::{FromRow, Tx, args};
use kernel::{CaseId, ClockId, Ctx, Instant};
use serde_json::json;

use super::model::{Cause, Entry, Metric, What};
use super::{store, working};
use crate::access::{Right, allow};
use crate::trail::{About, Kind, Trail};
use crate::{Result, cases};

/// How many clocks rang.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rung {
    /// Those that come near their end.
    pub warned: usize,
    /// Those whose promise is broken.
    pub breached: usize,
}

#[derive(Debug, FromRow)]
struct Ringing {
    id: ClockId,
    case_id: CaseId,
    metric: Metric,
    queue: String,
    due_at: Instant,
}

/// Says of every clock that comes near its end and of every one whose promise is broken that it does: once.
pub async fn ring(tx: &mut Tx, ctx: &Ctx) -> Result<Rung> {
    allow(ctx, Right::Administer)?;
    let now = ctx.now();
    let breached: Vec<Ringing> = tx.query(&store::BREACH, &args![now, ctx.tenant]).await?;
    let warned: Vec<Ringing> = tx.query(&store::WARN, &args![now, ctx.tenant]).await?;
    let rung = Rung { warned: warned.len(), breached: breached.len() };
    let mut trail = Trail::default();
    let mut rows = Vec::new();
    let mut touched = Vec::new();
    let sorts = [(breached, What::Breach, Kind::ClockBreached), (warned, What::Warn, Kind::ClockWarned)];
    for (ringing, what, kind) in sorts {
        for clock in &ringing {
            let data = json!({ "metric": clock.metric, "queue": clock.queue, "due": clock.due_at });
            let entry = Entry {
                clock_id: clock.id,
                at: now,
                what,
                cause: Cause::Time,
                message_id: None,
                data: data.clone(),
            };
            rows.push(working::note_row(ctx, clock.case_id, entry));
            // Until a case is resolved for the first time, the first resolution speaks for both.
            let twin = |other: &Ringing| {
                other.metric == Metric::FirstResolution
                    && other.case_id == clock.case_id
                    && other.due_at == clock.due_at
            };
            if clock.metric != Metric::FullResolution || !ringing.iter().any(twin) {
                trail.note(ctx, kind, About::case(clock.case_id), data);
            }
            touched.push(clock.case_id);
        }
    }
    if rows.is_empty() {
        return Ok(rung);
    }
    tx.execute_many(&store::NOTE, rows).await?;
    trail.flush(tx, ctx).await?;
    touched.sort_unstable();
    touched.dedup();
    cases::changed_all(tx, &touched);
    Ok(rung)
}

/// When [`ring`] has something to say next.
pub async fn next(tx: &mut Tx, ctx: &Ctx) -> Result<Option<Instant>> {
    allow(ctx, Right::Administer)?;
    Ok(tx.query_one(&store::NEXT, &args![ctx.tenant]).await?)
}
