//! The clocks of a batch's cases: loaded together, changed in memory, written together.

use std::collections::BTreeMap;

use db::{Arg, Tx, args};
use kernel::{CaseId, Ctx, Instant};

use super::decide::{Book, Happening, Held};
use super::model::{Cause, Clock, Entry, Metric, What};
use super::{store, terms};
use crate::Result;
use crate::brand::Brand;
use crate::trail::{About, Kind, Trail};

/// The clocks of a batch's cases.
#[derive(Debug)]
pub struct Clocks<'b> {
    brand: &'b Brand,
    books: BTreeMap<CaseId, Book<'b>>,
}

impl<'b> Clocks<'b> {
    /// None yet.
    pub fn new(brand: &'b Brand) -> Self {
        Self { brand, books: BTreeMap::new() }
    }

    /// Loads what a batch may change.
    pub async fn load(&mut self, tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<()> {
        if !cases.is_empty() {
            let ids = Arg::ids(cases.iter().copied());
            self.know(tx.query(&store::STANDING, &[ctx.tenant.into(), ids]).await?);
        }
        Ok(())
    }

    /// All the clocks of one case.
    pub(super) async fn of(tx: &mut Tx, ctx: &Ctx, brand: &'b Brand, case: CaseId) -> Result<Self> {
        let mut clocks = Self::new(brand);
        clocks.know(tx.query(&store::OF_CASES, &[ctx.tenant.into(), Arg::ids([case])]).await?);
        Ok(clocks)
    }

    fn know(&mut self, found: Vec<Clock>) {
        for clock in found {
            let hours = terms::hours(self.brand, clock.version, clock.calendar.as_deref());
            self.books.entry(clock.case_id).or_insert_with(|| Book::new(clock.case_id)).know(clock, hours);
        }
    }

    /// When the case is due, if a promise counts.
    pub fn due(&self, case: CaseId) -> Option<Instant> {
        self.books.get(&case)?.due()
    }

    /// Something happened to a case: its clocks follow.
    pub fn happen(&mut self, ctx: &Ctx, trail: &mut Trail, case: CaseId, happening: Happening<'b>) {
        let book = self.books.entry(case).or_insert_with(|| Book::new(case));
        let noted = book.log().len();
        book.happen(happening, &mut || ctx.mint());
        for entry in &book.log()[noted..] {
            let held = book.held().iter().find(|held| held.clock.id == entry.clock_id);
            if let Some(kind) = held.and_then(|held| told(&held.clock, entry)) {
                // A stop is part of the life of the question as well as of the answer.
                let message = entry.message_id.filter(|_| entry.what != What::Stop);
                trail.note(ctx, kind, About { message, ..About::case(case) }, entry.data.clone());
            }
        }
    }

    /// Writes what stopped, what changed, what started: in this order, because a case has one live clock of a metric,
    /// and a batch may end one and begin the next.
    pub async fn flush(self, tx: &mut Tx, ctx: &Ctx) -> Result<()> {
        let (mut stopped, mut changed, mut started, mut noted) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (case, book) in self.books {
            let (held, log) = book.into_parts();
            for Held { clock, is_new, is_changed, .. } in held {
                if is_new {
                    started.push(insert_row(ctx, clock));
                } else if is_changed {
                    let rows = if clock.state.is_live() { &mut changed } else { &mut stopped };
                    rows.push(update_row(ctx, clock));
                }
            }
            noted.extend(log.into_iter().map(|entry| note_row(ctx, case, entry)));
        }
        for (sql, rows) in [
            (&store::CHANGE, stopped),
            (&store::CHANGE, changed),
            (&store::START, started),
            (&store::NOTE, noted),
        ] {
            if !rows.is_empty() {
                tx.execute_many(sql, rows).await?;
            }
        }
        Ok(())
    }
}

/// What the trail of the case tells of it: the promise to answer, and whether that to resolve stands still. All the
/// rest is in the log of the clocks.
fn told(clock: &Clock, entry: &Entry) -> Option<Kind> {
    clock.target_ms?;
    let (is_reply, is_end) = (clock.metric.is_reply(), clock.metric == Metric::FullResolution);
    match entry.what {
        What::Pause if is_end => Some(Kind::ClockPaused),
        What::Resume if is_end => Some(Kind::ClockResumed),
        What::Start | What::Reset | What::Resume if is_reply => Some(Kind::ClockStarted),
        What::Stop if is_reply => Some(Kind::ClockStopped),
        What::Change if is_reply && entry.cause == Cause::Corrected => Some(Kind::ClockChanged),
        What::Change if is_reply => Some(Kind::ClockTightened),
        _ => None,
    }
}

pub(super) fn insert_row(ctx: &Ctx, c: Clock) -> Vec<Arg<'static>> {
    args![
        ctx.tenant,
        c.id,
        c.case_id,
        c.metric,
        c.sla,
        c.version,
        c.kind,
        c.calendar,
        c.queue,
        c.team,
        c.owner,
        c.state,
        c.target_ms,
        c.warn_ms,
        c.started_at,
        c.counts_from,
        c.paused_at,
        c.paused_ms,
        c.calendar_ms,
        c.business_ms,
        c.due_at,
        c.warn_at,
        c.warned_at,
        c.breached_at,
        c.stopped_at,
        c.answer,
        c.cause,
        c.definition
    ]
    .into()
}

fn update_row(ctx: &Ctx, c: Clock) -> Vec<Arg<'static>> {
    args![
        c.sla,
        c.version,
        c.kind,
        c.calendar,
        c.state,
        c.target_ms,
        c.warn_ms,
        c.started_at,
        c.counts_from,
        c.paused_at,
        c.paused_ms,
        c.calendar_ms,
        c.business_ms,
        c.due_at,
        c.warn_at,
        c.stopped_at,
        c.answer,
        ctx.tenant,
        c.id
    ]
    .into()
}

pub(super) fn note_row(ctx: &Ctx, case: CaseId, e: Entry) -> Vec<Arg<'static>> {
    args![ctx.tenant, ctx.mint::<()>(), e.clock_id, case, e.at, e.what, e.cause, e.message_id, e.data].into()
}
