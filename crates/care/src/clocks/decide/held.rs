//! One clock, and the arithmetic of its time.

use kernel::{CaseId, ClockId, Instant, Millis};
use ownership::Calendar;
use serde_json::json;

use super::{Holder, Step, Terms};
use crate::clocks::model::{Cause, Clock, Counts, DEFINITION, Entry, Metric, State, What};

/// A clock with the opening hours that it counts in.
#[derive(Clone, Debug)]
pub struct Held<'b> {
    /// The clock.
    pub clock: Clock,
    hours: Option<&'b Calendar>,
    /// Whether it is not stored yet.
    pub is_new: bool,
    /// Whether it differs from what is stored.
    pub is_changed: bool,
}

impl<'b> Held<'b> {
    pub(super) fn known(clock: Clock, hours: Option<&'b Calendar>) -> Self {
        Self { clock, hours, is_new: false, is_changed: false }
    }

    pub(super) fn start(
        id: ClockId,
        case: CaseId,
        metric: Metric,
        step: Step,
        terms: &Terms<'b>,
        holder: &Holder<'b>,
    ) -> Self {
        let clock = Clock {
            id,
            case_id: case,
            metric,
            sla: None,
            version: None,
            kind: terms.kind,
            calendar: None,
            queue: holder.queue.clone(),
            team: holder.team.clone(),
            owner: Some(holder.owner.clone()),
            state: State::Running,
            target_ms: None,
            warn_ms: None,
            started_at: step.at,
            counts_from: Some(step.at),
            paused_at: None,
            paused_ms: Millis(0),
            calendar_ms: Millis(0),
            business_ms: Millis(0),
            due_at: None,
            warn_at: None,
            warned_at: None,
            breached_at: None,
            stopped_at: None,
            answer: None,
            cause: step.cause.to_string(),
            definition: DEFINITION,
        };
        let mut held = Self { clock, hours: None, is_new: true, is_changed: false };
        held.adopt(terms);
        held.aim();
        held
    }

    /// Where the case stood when the clock started.
    pub(super) fn holder(&self) -> Holder<'b> {
        let clock = &self.clock;
        Holder {
            queue: clock.queue.clone(),
            team: clock.team.clone(),
            owner: clock.owner.clone().unwrap_or_default(),
            version: clock.version,
            calendar: self.hours,
        }
    }

    fn adopt(&mut self, terms: &Terms<'b>) {
        let clock = &mut self.clock;
        clock.sla.clone_from(&terms.sla);
        clock.version = terms.version;
        clock.kind = terms.kind;
        clock.calendar = terms.calendar.map(|calendar| calendar.id.to_string());
        clock.target_ms = terms.target(clock.metric);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a share of a promise is far below 2^53 milliseconds"
        )]
        let share = |target: Millis| Millis((target.0 as f64 * terms.warn_at) as i64);
        clock.warn_ms = clock.target_ms.map(share);
        self.hours = terms.calendar;
    }

    /// The moment at which so much of the time has passed that the promise counts.
    fn reach(&self, from: Instant, length: Millis) -> Instant {
        match self.hours.filter(|_| self.clock.kind == Counts::Business && length > Millis(0)) {
            Some(hours) => hours.after(from, length),
            None => from + length,
        }
    }

    fn aim(&mut self) {
        if let Some(from) = self.clock.counts_from {
            self.aim_from(from, self.clock.counted());
        }
    }

    fn aim_from(&mut self, from: Instant, counted: Millis) {
        let left = |goal: Option<Millis>| goal.map(|goal| self.reach(from, Millis(goal.0 - counted.0)));
        (self.clock.due_at, self.clock.warn_at) = (left(self.clock.target_ms), left(self.clock.warn_ms));
    }

    /// Counts what has passed since it last stood still, and stands still.
    fn count(&mut self, until: Instant) -> Instant {
        let Some(from) = self.clock.counts_from.take() else { return until };
        let until = until.max(from);
        self.add(from, until);
        until
    }

    fn add(&mut self, from: Instant, until: Instant) {
        let open = self.hours.map_or_else(|| until.since(from), |hours| hours.open_between(from, until));
        self.clock.calendar_ms.0 += until.since(from).0;
        self.clock.business_ms.0 += open.0;
    }

    pub(super) fn pause(&mut self, step: Step) -> Entry {
        let at = self.count(step.at);
        self.clock.state = State::Paused;
        self.clock.paused_at = Some(at);
        (self.clock.due_at, self.clock.warn_at) = (None, None);
        self.entry(What::Pause, Step { at, ..step })
    }

    /// It goes on, and never before it stood still: words may come to us late.
    pub(super) fn resume(&mut self, step: Step) -> Entry {
        let since = self.clock.paused_at.take().unwrap_or(step.at);
        let at = step.at.max(since);
        self.clock.paused_ms.0 += at.since(since).0;
        self.clock.counts_from = Some(at);
        self.clock.state = State::Running;
        self.aim();
        self.entry(What::Resume, Step { at, ..step })
    }

    /// It goes on as if it had not been paused.
    pub(super) fn unpause(&mut self) {
        self.clock.counts_from = self.clock.paused_at.take();
        self.clock.state = State::Running;
        self.aim();
    }

    /// A clock that had stopped with the case goes on; what lies between was a pause.
    pub(super) fn revive(&mut self, step: Step) -> Entry {
        self.clock.paused_at = self.clock.stopped_at.take();
        self.resume(step)
    }

    /// A clock that had stopped at `stopped_at` goes on as if it had not.
    pub(super) fn go_on(&mut self, stopped_at: Instant) {
        self.clock.counts_from = Some(stopped_at);
        self.clock.state = State::Running;
        (self.clock.stopped_at, self.clock.answer) = (None, None);
        self.is_changed = true;
    }

    /// Whether the promise is kept by what ends now.
    pub(super) fn verdict(&self, at: Instant) -> State {
        let clock = &self.clock;
        let kept = match (clock.target_ms, clock.due_at) {
            (None, _) => return State::Done,
            (Some(_), Some(due)) => at <= due,
            (Some(target), None) => clock.counted() <= target,
        };
        if kept { State::Met } else { State::Missed }
    }

    pub(super) fn answered(&mut self, step: Step) -> Entry {
        self.clock.answer = step.message;
        let state = self.verdict(step.at);
        self.end(step, state)
    }

    pub(super) fn end(&mut self, step: Step, state: State) -> Entry {
        let at = self.count(step.at);
        if let Some(paused) = self.clock.paused_at.take() {
            self.clock.paused_ms.0 += at.since(paused).0.max(0);
        }
        self.clock.state = state;
        self.clock.stopped_at = Some(at);
        self.entry(What::Stop, Step { at, ..step })
    }

    /// The words are older than those it started with, or their promise is due earlier: so is the clock.
    pub(super) fn tighten(&mut self, step: Step, terms: &Terms<'b>) -> Option<Entry> {
        let (due, warn) = (self.clock.due_at, self.clock.warn_at);
        let is_reply = self.clock.metric.is_reply();
        let mut cause = None;
        if step.at < self.clock.started_at {
            if self.clock.counts_from == Some(self.clock.started_at) {
                self.clock.counts_from = Some(step.at);
            } else {
                self.add(step.at, self.clock.started_at);
            }
            self.clock.started_at = step.at;
            self.aim();
            if due.is_some_and(|due| self.clock.due_at > Some(due)) {
                (self.clock.due_at, self.clock.warn_at) = (due, warn);
            }
            cause = Some(Cause::OlderWords);
        }
        if self.clock.metric.is_promised() && self.clock.sla != terms.sla {
            let mut other = self.clone();
            other.adopt(terms);
            // A further message of somebody who waits has its own promise; the end of a case has one start.
            if is_reply {
                other.aim_from(step.at, Millis(0))
            } else {
                other.aim()
            }
            let earlier = |new: Instant| self.clock.due_at.is_none_or(|old| new < old);
            if other.clock.due_at.is_some_and(earlier) {
                *self = other;
                cause = Some(Cause::Promise);
            }
        }
        let cause = cause?;
        Some(self.entry(What::Change, Step { cause, ..step }))
    }

    /// Another promise holds, counted from where the clock started.
    pub(super) fn promise_anew(&mut self, step: Step, terms: &Terms<'b>) -> Option<Entry> {
        let before = (self.clock.sla.clone(), self.clock.due_at);
        self.adopt(terms);
        if self.clock.metric.is_reply() {
            self.aim_from(self.clock.started_at, Millis(0));
        } else {
            self.aim();
        }
        let changed = before != (self.clock.sla.clone(), self.clock.due_at);
        self.is_changed = true;
        changed.then(|| self.entry(What::Change, step))
    }

    /// What the log says of it now.
    pub(super) fn entry(&mut self, what: What, step: Step) -> Entry {
        self.is_changed = true;
        let clock = &self.clock;
        let data = json!({
            "metric": clock.metric, "sla": clock.sla, "state": clock.state, "since": clock.started_at,
            "due": clock.due_at, "cause": step.cause, "took_ms": clock.calendar_ms, "target_ms": clock.target_ms,
            "calendar_ms": clock.calendar_ms, "business_ms": clock.business_ms, "owner": clock.owner,
        });
        Entry { clock_id: clock.id, at: step.at, what, cause: step.cause, message_id: step.message, data }
    }
}
