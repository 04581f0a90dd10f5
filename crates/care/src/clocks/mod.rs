//! The promises and whether they were kept.
//!
//! In: what the person and the brand say, and the promise that the decision names. Out: clocks that start, stop and
//! are met or missed. Promised: the clock of the first response starts at the person's first message and stops at
//! the brand's first human answer, on the calendar clock; the next response is measured from the oldest message
//! that is unanswered, and newer ones do not restart it; a case never has two clocks of one metric running.

pub mod store;

use std::collections::{HashMap, HashSet};

use db::{Arg, FromRow, Tx, args};
use kernel::{CaseId, ClockId, Ctx, Instant, Millis};
use serde_json::json;

use crate::Result;
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

/// The running clocks of a batch's cases.
#[derive(Default, Debug)]
pub struct Clocks {
    running: HashMap<CaseId, Vec<Clock>>,
    answered: HashSet<CaseId>,
    started: Vec<Vec<Arg<'static>>>,
    stopped: Vec<Vec<Arg<'static>>>,
}

impl Clocks {
    /// Loads what is running.
    pub async fn load(&mut self, tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<()> {
        if cases.is_empty() {
            return Ok(());
        }
        let ids = Arg::ids(cases.iter().copied());
        for clock in tx.query::<Clock>(&store::RUNNING, &[ctx.tenant.into(), ids]).await? {
            self.running.entry(clock.case_id).or_default().push(clock);
        }
        Ok(())
    }

    /// When the case is due, if something runs.
    pub fn due(&self, case: CaseId) -> Option<Instant> {
        self.running.get(&case)?.iter().map(|clock| clock.due_at).min()
    }

    /// The person waits since `since`. Starts the clock of the promise unless one is running.
    pub fn wait(
        &mut self,
        ctx: &Ctx,
        trail: &mut Trail,
        case: CaseId,
        answered: bool,
        since: Instant,
        sla: &ownership::Sla,
        cause: &'static str,
    ) {
        let running = self.running.entry(case).or_default();
        if !running.is_empty() {
            return;
        }
        let answered = answered || self.answered.contains(&case);
        let (metric, target) = match (answered, sla.first_response, sla.next_response) {
            (false, Some(target), _) => (Metric::FirstResponse, target),
            (true, _, Some(target)) => (Metric::NextResponse, target),
            _ => return,
        };
        let clock = Clock {
            id: ctx.mint(),
            case_id: case,
            metric,
            sla: sla.id.to_string(),
            state: State::Running,
            target_ms: target,
            started_at: since,
            due_at: since + target,
            stopped_at: None,
            cause: cause.to_owned(),
        };
        trail.note(
            ctx,
            Kind::ClockStarted,
            About::case(case),
            json!({ "metric": metric, "sla": clock.sla, "since": since, "due": clock.due_at, "cause": cause }),
        );
        self.started.push(
            args![
                ctx.tenant,
                clock.id,
                case,
                metric,
                clock.sla.clone(),
                State::Running,
                target,
                since,
                clock.due_at,
                cause
            ]
            .into(),
        );
        running.push(clock);
    }

    /// The brand answered at `at`.
    pub fn answer(&mut self, ctx: &Ctx, trail: &mut Trail, case: CaseId, at: Instant) {
        self.answered.insert(case);
        for clock in self.running.remove(&case).unwrap_or_default() {
            let state = if at <= clock.due_at { State::Met } else { State::Missed };
            trail.note(ctx, Kind::ClockStopped, About::case(case), stop_data(&clock, state, at));
            self.stopped.push(args![state, at, ctx.tenant, clock.id].into());
        }
    }

    /// Writes what started and what stopped: stops last, because a clock may do both in one batch.
    pub async fn flush(self, tx: &mut Tx) -> Result<()> {
        if !self.started.is_empty() {
            tx.execute_many(&store::START, self.started).await?;
        }
        if !self.stopped.is_empty() {
            tx.execute_many(&store::STOP, self.stopped).await?;
        }
        Ok(())
    }
}

/// The brand answered a case at `at`: its clocks stop, met or missed.
pub async fn answered(tx: &mut Tx, ctx: &Ctx, case: CaseId, at: Instant) -> Result<()> {
    stop(tx, ctx, case, at, None).await
}

/// The promise no longer makes sense: every clock of the case stops.
pub async fn stop_all(tx: &mut Tx, ctx: &Ctx, case: CaseId, state: State) -> Result<()> {
    stop(tx, ctx, case, ctx.now(), Some(state)).await
}

async fn stop(tx: &mut Tx, ctx: &Ctx, case: CaseId, at: Instant, state: Option<State>) -> Result<()> {
    let ids = Arg::ids([case]);
    let running: Vec<Clock> = tx.query(&store::RUNNING, &[ctx.tenant.into(), ids]).await?;
    let mut trail = Trail::default();
    for clock in running {
        let state = state.unwrap_or(if at <= clock.due_at { State::Met } else { State::Missed });
        trail.note(ctx, Kind::ClockStopped, About::case(case), stop_data(&clock, state, at));
        tx.execute(&store::STOP, &args![state, at, ctx.tenant, clock.id]).await?;
    }
    trail.flush(tx, ctx).await
}

/// The clocks of a case, oldest first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Clock>> {
    Ok(tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?)
}

fn stop_data(clock: &Clock, state: State, at: Instant) -> serde_json::Value {
    json!({ "metric": clock.metric, "state": state, "took_ms": at.since(clock.started_at), "target_ms": clock.target_ms })
}
