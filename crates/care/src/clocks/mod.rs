//! The promises and whether they were kept.
//!
//! In: what the person and the brand say, and the promise that the decision names. Out: clocks that start, stop and
//! are met or missed. Promised: the clock of the first response starts at the person's first message and stops at
//! the brand's first human answer, on the calendar clock; the next response is measured from the oldest message
//! that is unanswered, and newer ones do not restart it; a case never has two clocks of one metric running.

pub mod store;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use db::{Arg, FromRow, Tx, args};
use kernel::{CaseId, ClockId, Ctx, Instant, Millis};
use serde_json::json;

use crate::Result;
use crate::access::{Right, allow};
use crate::trail::{About, Kind, Trail};
use crate::words::words;

words! {
    /// What is measured.
    pub enum Metric {
        /// From the first message to the first answer.
        FirstResponse = "first_response",
        /// From the oldest unanswered message to the next answer.
        NextResponse = "next_response",
    }
}

words! {
    /// How a clock stands.
    pub enum State {
        /// It counts.
        Running = "running",
        /// Stopped in time.
        Met = "met",
        /// Stopped too late.
        Missed = "missed",
        /// Stopped because the promise no longer makes sense.
        Cancelled = "cancelled",
    }
}

/// A promise with its start and its stop.
#[derive(Clone, Debug, FromRow)]
pub struct Clock {
    /// Its id.
    pub id: ClockId,
    /// Which case.
    pub case_id: CaseId,
    /// What it measures.
    pub metric: Metric,
    /// Which promise.
    pub sla: String,
    /// How it stands.
    pub state: State,
    /// How long the promise is.
    pub target_ms: Millis,
    /// When it started.
    pub started_at: Instant,
    /// When it is due.
    pub due_at: Instant,
    /// When it stopped.
    pub stopped_at: Option<Instant>,
    /// Why it started.
    pub cause: String,
}

/// That somebody waits for an answer.
#[derive(Clone, Copy, Debug)]
pub struct Wait<'a> {
    /// Since when.
    pub since: Instant,
    /// What was promised.
    pub sla: &'a ownership::Sla,
    /// Whether the brand has answered this case before.
    pub answered: bool,
}

/// The running clocks of a batch's cases.
#[derive(Default, Debug)]
pub struct Clocks {
    running: HashMap<CaseId, Vec<Held>>,
    ended: Vec<Held>,
    answered: HashSet<CaseId>,
}

#[derive(Debug)]
struct Held {
    clock: Clock,
    is_new: bool,
    changed: bool,
}

impl Clocks {
    /// Loads what is running.
    pub async fn load(&mut self, tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<()> {
        if cases.is_empty() {
            return Ok(());
        }
        let ids = Arg::ids(cases.iter().copied());
        for clock in tx.query::<Clock>(&store::RUNNING, &[ctx.tenant.into(), ids]).await? {
            let held = Held { clock, is_new: false, changed: false };
            self.running.entry(held.clock.case_id).or_default().push(held);
        }
        Ok(())
    }

    /// When the case is due, if something runs.
    pub fn due(&self, case: CaseId) -> Option<Instant> {
        self.running.get(&case)?.iter().map(|held| held.clock.due_at).min()
    }

    /// The person waits. Starts the clock of the promise. One that runs already goes on, and is due earlier if these
    /// words are older than those it started with, or come under a promise that is due before the one it had.
    pub fn wait(&mut self, ctx: &Ctx, trail: &mut Trail, case: CaseId, wait: Wait<'_>) {
        let answered = wait.answered || self.answered.contains(&case);
        let running = self.running.entry(case).or_default();
        if !running.is_empty() {
            for held in running {
                if held.tighten(wait) {
                    note_due(ctx, trail, Kind::ClockTightened, &held.clock);
                }
            }
            return;
        }
        let metric = if answered { Metric::NextResponse } else { Metric::FirstResponse };
        let Some(target) = metric.target(wait.sla) else { return };
        let clock = Clock {
            id: ctx.mint(),
            case_id: case,
            metric,
            sla: wait.sla.id.to_string(),
            state: State::Running,
            target_ms: target,
            started_at: wait.since,
            due_at: wait.since + target,
            stopped_at: None,
            cause: "message".into(),
        };
        note_due(ctx, trail, Kind::ClockStarted, &clock);
        running.push(Held { clock, is_new: true, changed: false });
    }

    /// Another promise holds, or none (`None`), counted from where the clock that runs has started. A clock that does
    /// not run starts as in [`Clocks::wait`].
    pub fn promise_anew(&mut self, ctx: &Ctx, trail: &mut Trail, case: CaseId, wait: Option<Wait<'_>>) {
        let running = self.running.entry(case).or_default();
        for mut held in std::mem::take(running) {
            let clock = &mut held.clock;
            match wait.and_then(|wait| Some((wait.sla, clock.metric.target(wait.sla)?))) {
                Some((sla, target)) => {
                    let due_at = clock.started_at + target;
                    if (clock.sla.as_str(), clock.due_at) != (sla.id.as_str(), due_at) {
                        clock.sla = sla.id.to_string();
                        (clock.target_ms, clock.due_at) = (target, due_at);
                        note_due(ctx, trail, Kind::ClockChanged, clock);
                        held.changed = true;
                    }
                    running.push(held);
                }
                None => {
                    (clock.state, clock.stopped_at) = (State::Cancelled, Some(ctx.now()));
                    let data = stop_data(clock, State::Cancelled, ctx.now());
                    trail.note(ctx, Kind::ClockStopped, About::case(case), data);
                    self.ended.push(held);
                }
            }
        }
        if let Some(wait) = wait.filter(|_| running.is_empty()) {
            self.wait(ctx, trail, case, wait);
        }
    }

    /// The brand answered at `at`. A clock that started later goes on: its words are not answered.
    pub fn answer(&mut self, ctx: &Ctx, trail: &mut Trail, case: CaseId, at: Instant) {
        self.answered.insert(case);
        let Some(running) = self.running.get_mut(&case) else { return };
        for mut held in running.extract_if(.., |held| held.clock.started_at <= at) {
            let state = if at <= held.clock.due_at { State::Met } else { State::Missed };
            trail.note(ctx, Kind::ClockStopped, About::case(case), stop_data(&held.clock, state, at));
            (held.clock.state, held.clock.stopped_at) = (state, Some(at));
            self.ended.push(held);
        }
    }

    /// Writes what stopped, what changed, what started: in this order, because a case has one running clock of a
    /// metric, and a batch may end one and begin the next.
    pub async fn flush(self, tx: &mut Tx, ctx: &Ctx) -> Result<()> {
        let (mut stopped, mut changed, mut started) = (Vec::new(), Vec::new(), Vec::new());
        for held in self.ended.into_iter().chain(self.running.into_values().flatten()) {
            let Held { clock: c, is_new, changed: is_changed } = held;
            if is_new {
                started.push(insert_row(ctx, c));
            } else if c.state != State::Running {
                stopped.push(args![c.state, c.stopped_at, ctx.tenant, c.id].into());
            } else if is_changed {
                changed.push(args![c.sla, c.target_ms, c.started_at, c.due_at, ctx.tenant, c.id].into());
            }
        }
        for (sql, rows) in [(&store::STOP, stopped), (&store::TIGHTEN, changed), (&store::START, started)] {
            if !rows.is_empty() {
                tx.execute_many(sql, rows).await?;
            }
        }
        Ok(())
    }
}

impl Metric {
    /// How long a promise allows.
    fn target(self, sla: &ownership::Sla) -> Option<Millis> {
        match self {
            Self::FirstResponse => sla.first_response,
            Self::NextResponse => sla.next_response,
        }
    }
}

impl Held {
    /// Whether the clock is due earlier now.
    fn tighten(&mut self, wait: Wait<'_>) -> bool {
        let clock = &mut self.clock;
        let before = clock.due_at;
        if wait.since < clock.started_at {
            clock.started_at = wait.since;
            clock.due_at = clock.due_at.min(wait.since + clock.target_ms);
        }
        let target = clock.metric.target(wait.sla).filter(|target| wait.since + *target < clock.due_at);
        if let Some(target) = target.filter(|_| clock.sla != wait.sla.id.as_str()) {
            clock.sla = wait.sla.id.to_string();
            clock.target_ms = target;
            clock.due_at = wait.since + target;
        }
        let tightened = clock.due_at < before;
        self.changed |= tightened;
        tightened
    }
}

fn note_due(ctx: &Ctx, trail: &mut Trail, kind: Kind, c: &Clock) {
    let data =
        json!({ "metric": c.metric, "sla": c.sla, "since": c.started_at, "due": c.due_at, "cause": c.cause });
    trail.note(ctx, kind, About::case(c.case_id), data);
}

fn insert_row(ctx: &Ctx, c: Clock) -> Vec<Arg<'static>> {
    args![
        ctx.tenant,
        c.id,
        c.case_id,
        c.metric,
        c.sla,
        c.state,
        c.target_ms,
        c.started_at,
        c.due_at,
        c.stopped_at,
        c.cause
    ]
    .into()
}

/// The words that stopped the last clock of a case never reached the person, who has been waiting all along: the clock
/// goes on. Returns when it is due.
pub(crate) async fn resume(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Option<Instant>> {
    let mut of_case = self::of_case(tx, ctx, case).await?;
    if of_case.iter().any(|clock| clock.state == State::Running) {
        return Ok(None);
    }
    of_case.sort_by_key(|clock| (clock.stopped_at, clock.started_at));
    let Some(last) = of_case.pop() else { return Ok(None) };
    tx.execute(&store::RESUME, &args![ctx.tenant, last.id]).await?;
    let mut trail = Trail::default();
    note_due(ctx, &mut trail, Kind::ClockStarted, &last);
    trail.flush(tx, ctx).await?;
    Ok(Some(last.due_at))
}

/// The promise no longer makes sense: every clock of the case stops.
pub(crate) async fn cancel(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    let ids = Arg::ids([case]);
    let running: Vec<Clock> = tx.query(&store::RUNNING, &[ctx.tenant.into(), ids]).await?;
    let mut trail = Trail::default();
    let (state, at) = (State::Cancelled, ctx.now());
    for clock in running {
        trail.note(ctx, Kind::ClockStopped, About::case(case), stop_data(&clock, state, at));
        tx.execute(&store::STOP, &args![state, at, ctx.tenant, clock.id]).await?;
    }
    trail.flush(tx, ctx).await
}

/// The clocks of a case, oldest first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Clock>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?)
}

fn stop_data(clock: &Clock, state: State, at: Instant) -> serde_json::Value {
    json!({ "metric": clock.metric, "state": state, "took_ms": at.since(clock.started_at), "target_ms": clock.target_ms })
}
