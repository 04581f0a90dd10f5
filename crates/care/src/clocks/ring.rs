//! Warnings and breaches.

use std::collections::HashMap;

use db::{Arg, FromRow, Tx, args};
use kernel::{CaseId, ClockId, Ctx, Instant, UserId};
use serde_json::{Value, json};

use super::model::{Cause, Entry, Metric, What};
use super::{store, working};
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::notifications::{self, Kind as Notice, To, Told};
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

/// Says of every clock that comes near its end and of every one whose promise is broken that it does: once. Who holds the
/// case is told, or the team where nobody does; of a broken promise the team's leads as well.
pub async fn ring(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Rung> {
    allow(ctx, Right::Administer)?;
    let now = ctx.now();
    let breached: Vec<Ringing> = tx.query(&store::BREACH, &args![now, ctx.tenant]).await?;
    let warned: Vec<Ringing> = tx.query(&store::WARN, &args![now, ctx.tenant]).await?;
    let rung = Rung { warned: warned.len(), breached: breached.len() };
    let cases_rung = breached.iter().chain(&warned).map(|clock| clock.case_id);
    let standing = standing(tx, ctx, cases_rung).await?;
    let mut told = Told::default();
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
                trail.note(ctx, kind, About::case(clock.case_id), data.clone());
                if let Some((holder, queue)) = standing.get(&clock.case_id) {
                    tell(&mut told, ctx, brand, (*holder, queue), (clock.case_id, what), data);
                }
            }
            touched.push(clock.case_id);
        }
    }
    if rows.is_empty() {
        return Ok(rung);
    }
    tx.execute_many(&store::NOTE, rows).await?;
    trail.flush(tx, ctx).await?;
    told.flush(tx, ctx).await?;
    touched.sort_unstable();
    touched.dedup();
    cases::changed_all(tx, &touched);
    Ok(rung)
}

/// In whose hands and in which queue some cases stand.
async fn standing(
    tx: &mut Tx,
    ctx: &Ctx,
    cases: impl Iterator<Item = CaseId>,
) -> Result<HashMap<CaseId, (Option<UserId>, String)>> {
    let args = [ctx.tenant.into(), Arg::ids(cases)];
    let rows: Vec<(CaseId, Option<UserId>, String)> = tx.query(&store::HANDS, &args).await?;
    Ok(rows.into_iter().map(|(case, holder, queue)| (case, (holder, queue))).collect())
}

/// Tells those who can do something about it.
fn tell(
    told: &mut Told,
    ctx: &Ctx,
    brand: &Brand,
    (holder, queue): (Option<UserId>, &str),
    (case, what): (CaseId, What),
    data: Value,
) {
    let breach = what == What::Breach;
    let kind = if breach { Notice::ClockBreached } else { Notice::ClockWarned };
    let team = brand.team_of(queue).map(To::Team);
    if let Some(to) = holder.map(To::User).or(team) {
        told.tell(ctx, to, kind, Some(case), data.clone());
    }
    if breach {
        told.tell(ctx, notifications::leads_of(brand, queue), kind, Some(case), data);
    }
}

/// When [`ring`] has something to say next.
pub async fn next(tx: &mut Tx, ctx: &Ctx) -> Result<Option<Instant>> {
    allow(ctx, Right::Administer)?;
    Ok(tx.query_one(&store::NEXT, &args![ctx.tenant]).await?)
}
