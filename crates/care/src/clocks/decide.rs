//! What happens to the clocks of one case. Pure.
//!
//! A [`Book`] holds the clocks of a case; each [`Happening`] starts, pauses, resumes or stops some of them. No clock
//! looks at another one's promise: what ends a reply clock leaves the others alone, and the other way round. The
//! metrics that pause do so together, because whose turn it is pauses them.

mod held;
#[cfg(test)]
mod naive;
#[cfg(test)]
mod tests;

use kernel::{CaseId, ClockId, Instant, MessageId, Millis};
use ownership::Calendar;

pub use held::Held;

use super::model::{Cause, Counts, Entry, Metric, State, What};

/// What was promised, and in which time it counts.
#[derive(Clone, Debug)]
pub struct Terms<'b> {
    /// Which promise; without one, time is only measured.
    pub sla: Option<String>,
    /// The ownership version that makes it.
    pub version: Option<i64>,
    /// Which time it counts.
    pub kind: Counts,
    /// Whose opening hours are business time.
    pub calendar: Option<&'b Calendar>,
    /// To the first answer.
    pub first_response: Option<Millis>,
    /// To each further answer.
    pub next_response: Option<Millis>,
    /// To the end of the case.
    pub resolution: Option<Millis>,
    /// The share of a promise after which the desk warns, 0 to 1.
    pub warn_at: f64,
}

/// Where a case stands.
#[derive(Clone, Debug)]
pub struct Holder<'b> {
    /// In which queue.
    pub queue: String,
    /// Its team.
    pub team: Option<String>,
    /// Its department, or what comes nearest to one.
    pub owner: String,
    /// The ownership version that says so.
    pub version: Option<i64>,
    /// The team's opening hours.
    pub calendar: Option<&'b Calendar>,
}

/// That somebody wrote and the words found their owner.
#[derive(Clone, Debug)]
pub struct Heard<'b> {
    /// When the decision was made.
    pub at: Instant,
    /// When the words were said, as far as promises are concerned.
    pub since: Instant,
    /// The words.
    pub message: MessageId,
    /// Where the case stands now.
    pub holder: Holder<'b>,
    /// What is promised; `None` if nobody waits for an answer to these words.
    pub ask: Option<Terms<'b>>,
}

/// A human answer that the person can see.
#[derive(Clone, Debug)]
pub struct Answered<'b> {
    /// When the person had it.
    pub at: Instant,
    /// The answer.
    pub message: MessageId,
    /// When it was written, if here.
    pub written: Option<Instant>,
    /// Whether the person has written words that the answer knew nothing of.
    pub newer: bool,
    /// The oldest of those that need an answer.
    pub next: Option<Heard<'b>>,
}

/// What happened to a case.
#[derive(Clone, Debug)]
pub enum Happening<'b> {
    /// The person wrote.
    Heard(Heard<'b>),
    /// A message means something else than was thought: the promise counts from where it counted before.
    Corrected(Heard<'b>),
    /// We answered.
    Answered(Answered<'b>),
    /// An answer did not reach the person, who has been waiting all along.
    Refused {
        /// When we came to know.
        at: Instant,
        /// The answer.
        message: MessageId,
    },
    /// The case is dealt with.
    Resolved {
        /// When.
        at: Instant,
        /// Whether because no answer was the right one: then no promise was kept or broken.
        unanswered: bool,
    },
    /// One of us says that it is not dealt with after all.
    Reopened {
        /// When.
        at: Instant,
    },
    /// The person chose a time for a call: until then nobody waits.
    Agreed {
        /// When.
        at: Instant,
    },
    /// A case that slept is our turn.
    Woken {
        /// When.
        at: Instant,
    },
    /// The case stands elsewhere.
    Moved {
        /// When.
        at: Instant,
        /// Where.
        holder: Holder<'b>,
    },
    /// Another case turned out to be about the same: what waits for an answer there waits here, since it began to.
    Joined {
        /// When.
        at: Instant,
        /// What waits.
        asks: Vec<Heard<'b>>,
    },
}

/// The clocks of a case.
#[derive(Clone, Debug)]
pub struct Book<'b> {
    case: CaseId,
    held: Vec<Held<'b>>,
    log: Vec<Entry>,
}

/// Gives a new clock its id.
pub type Mint<'m> = &'m mut dyn FnMut() -> ClockId;

/// Why, because of which words, when: what the log says of a step.
#[derive(Clone, Copy, Debug)]
struct Step {
    at: Instant,
    cause: Cause,
    message: Option<MessageId>,
}

impl Step {
    fn new(at: Instant, cause: Cause) -> Self {
        Self { at, cause, message: None }
    }
    fn of(at: Instant, cause: Cause, message: MessageId) -> Self {
        Self { at, cause, message: Some(message) }
    }
}

impl<'b> Book<'b> {
    /// A case without clocks.
    pub fn new(case: CaseId) -> Self {
        Self { case, held: Vec::new(), log: Vec::new() }
    }

    /// A clock that is known already.
    pub fn know(&mut self, clock: super::Clock, hours: Option<&'b Calendar>) {
        self.held.push(Held::known(clock, hours));
    }

    /// The clocks, in the order in which they started here.
    pub fn held(&self) -> &[Held<'b>] {
        &self.held
    }

    /// The clocks and what is to be noted of them.
    pub fn into_parts(self) -> (Vec<Held<'b>>, Vec<Entry>) {
        (self.held, self.log)
    }

    /// What was noted so far.
    pub fn log(&self) -> &[Entry] {
        &self.log
    }

    /// When the first promise breaks that counts at the moment.
    pub fn due(&self) -> Option<Instant> {
        let running = self.held.iter().filter(|held| held.clock.state == State::Running);
        running.filter_map(|held| held.clock.due_at).min()
    }

    /// Something happened.
    pub fn happen(&mut self, happening: Happening<'b>, mint: Mint<'_>) {
        match happening {
            Happening::Heard(heard) => self.heard(heard, mint),
            Happening::Corrected(heard) => self.corrected(heard, mint),
            Happening::Answered(answered) => self.answered(answered, mint),
            Happening::Refused { at, message } => self.refused(at, message),
            Happening::Resolved { at, unanswered } => self.resolved(at, unanswered),
            Happening::Reopened { at } => self.reopen(Step::new(at, Cause::Reopened), None, mint),
            Happening::Woken { at } => self.our_turn(Step::new(at, Cause::Woken)),
            Happening::Agreed { at } => self.agreed(Step::new(at, Cause::Agreed)),
            Happening::Moved { at, holder } => self.moved(at, holder, mint),
            Happening::Joined { at, asks } => self.joined(at, &asks, mint),
        }
    }

    fn heard(&mut self, heard: Heard<'b>, mint: Mint<'_>) {
        let step = Step::of(heard.since, Cause::Message, heard.message);
        if self.is_resolved() {
            self.reopen(step, Some(heard.holder.clone()), mint);
        } else {
            self.moved(heard.at, heard.holder.clone(), mint);
            self.our_turn(step);
        }
        if let Some(terms) = &heard.ask {
            self.ask(&heard, terms, mint);
        }
    }

    fn joined(&mut self, at: Instant, asks: &[Heard<'b>], mint: Mint<'_>) {
        if !asks.is_empty() {
            self.our_turn(Step::new(at, Cause::Joined));
        }
        for heard in asks {
            if let Some(terms) = &heard.ask {
                self.ask(heard, terms, mint);
            }
        }
    }

    /// Somebody waits: what does not run yet starts, and what runs is due earlier where these words are older than
    /// those it started with, or come under a promise that is due before the one it had.
    fn ask(&mut self, heard: &Heard<'b>, terms: &Terms<'b>, mint: Mint<'_>) {
        let step = Step::of(heard.since, Cause::Message, heard.message);
        if self.held.iter().any(|held| held.clock.state.is_live() && held.clock.metric.is_reply()) {
            self.tighten(step, terms, true);
        } else {
            let first = !self.has(Metric::FirstResponse);
            let metric = if first { Metric::FirstResponse } else { Metric::NextResponse };
            self.start(What::Start, metric, step, terms, &heard.holder, mint);
        }
        if self.live(Metric::FullResolution).is_some() {
            return self.tighten(step, terms, false);
        }
        if !self.has(Metric::FirstResolution) {
            self.start(What::Start, Metric::FirstResolution, step, terms, &heard.holder, mint);
        }
        self.start(What::Start, Metric::FullResolution, step, terms, &heard.holder, mint);
        self.start(What::Start, Metric::CustomerWait, step, &heard.holder.measure(), &heard.holder, mint);
        self.start(What::Start, Metric::Ola, step, &heard.holder.measure(), &heard.holder, mint);
    }

    fn tighten(&mut self, step: Step, terms: &Terms<'b>, replies: bool) {
        for held in &mut self.held {
            if held.clock.state.is_live() && held.clock.metric.is_reply() == replies {
                self.log.extend(held.tighten(step, terms));
            }
        }
    }

    fn corrected(&mut self, heard: Heard<'b>, mint: Mint<'_>) {
        self.moved(heard.at, heard.holder.clone(), mint);
        let step = Step::of(heard.at, Cause::Corrected, heard.message);
        let Some(terms) = &heard.ask else {
            for held in self.held.iter_mut().filter(|held| held.clock.state.is_live()) {
                self.log.push(held.end(step, State::Cancelled));
            }
            return;
        };
        let mut waits = false;
        for held in self.held.iter_mut().filter(|held| held.clock.state.is_live()) {
            waits |= held.clock.metric.is_reply();
            if held.clock.metric.is_promised() {
                self.log.extend(held.promise_anew(step, terms));
            }
        }
        if !waits {
            self.ask(&heard, terms, mint);
        }
    }

    /// A clock that started after the answer goes on: its words are not answered.
    fn answered(&mut self, answered: Answered<'b>, mint: Mint<'_>) {
        let step = Step::of(answered.at, Cause::Answer, answered.message);
        let (mut stopped, mut waits) = (false, false);
        for held in &mut self.held {
            if !held.clock.metric.is_reply() || !held.clock.state.is_live() {
            } else if held.clock.started_at <= answered.at {
                self.log.push(held.answered(step));
                stopped = true;
            } else {
                waits = true;
            }
        }
        if !stopped && !waits {
            self.crossed(step, answered.written);
        }
        if let Some(next) = answered.next.filter(|_| stopped)
            && let Some(terms) = &next.ask
        {
            let step = Step::of(next.since, Cause::Answer, next.message);
            self.start(What::Reset, Metric::NextResponse, step, terms, &next.holder, mint);
            waits = true;
        }
        if !waits && !answered.newer {
            self.pause(step);
        }
    }

    /// An answer was on its way when the case was resolved: it was an answer all the same.
    fn crossed(&mut self, step: Step, written: Option<Instant>) {
        let resolved_at = self.last(Metric::FullResolution).and_then(|held| held.clock.stopped_at);
        let (Some(written), Some(resolved_at)) = (written, resolved_at.filter(|_| self.is_resolved())) else {
            return;
        };
        let cancelled = self.held.iter_mut().rev().find(|held| {
            let clock = &held.clock;
            clock.metric.is_reply()
                && clock.state == State::Cancelled
                && clock.stopped_at == Some(resolved_at)
                && written <= resolved_at
        });
        if let Some(held) = cancelled {
            held.go_on(resolved_at);
            self.log.push(held.answered(step));
        }
    }

    /// The clock that the words had stopped goes on, and those that pause never did.
    fn refused(&mut self, at: Instant, message: MessageId) {
        let waits = self.held.iter().any(|h| h.clock.metric.is_reply() && h.clock.state == State::Running);
        let stopped = self.held.iter_mut().rev().find(|held| held.clock.answer == Some(message));
        let Some(held) = stopped.filter(|_| !waits) else { return };
        let step = Step::of(at, Cause::Refused, message);
        let Some(answered_at) = held.clock.stopped_at else { return };
        held.go_on(answered_at);
        self.log.push(held.entry(What::Resume, step));
        for held in self.held.iter_mut().filter(|held| held.clock.paused_at == Some(answered_at)) {
            held.unpause();
            self.log.push(held.entry(What::Resume, step));
        }
    }

    fn resolved(&mut self, at: Instant, unanswered: bool) {
        let step = Step::new(at, if unanswered { Cause::NoReply } else { Cause::Resolved });
        for held in self.held.iter_mut().filter(|held| held.clock.state.is_live()) {
            let cancelled = unanswered || held.clock.metric.is_reply();
            let state = if cancelled { State::Cancelled } else { held.verdict(at) };
            self.log.push(held.end(step, state));
        }
    }

    /// The first resolution stays what it was; the full one and the wait go on, and the ball is with a department.
    fn reopen(&mut self, step: Step, holder: Option<Holder<'b>>, mint: Mint<'_>) {
        if !self.is_resolved() {
            return;
        }
        for metric in [Metric::FullResolution, Metric::CustomerWait] {
            let last = self.held.iter_mut().rev().find(|held| held.clock.metric == metric);
            if let Some(held) = last {
                self.log.push(held.revive(step));
            }
        }
        let at = self.last(Metric::FullResolution).and_then(|held| held.clock.counts_from).unwrap_or(step.at);
        let step = Step { at, ..step };
        let holder = holder.or_else(|| self.last(Metric::Ola).map(Held::holder));
        if let Some(holder) = holder {
            self.start(What::Start, Metric::Ola, step, &holder.measure(), &holder, mint);
        }
    }

    fn our_turn(&mut self, step: Step) {
        for held in self.held.iter_mut().filter(|held| held.clock.state == State::Paused) {
            self.log.push(held.resume(step));
        }
    }

    fn pause(&mut self, step: Step) {
        for held in &mut self.held {
            if held.clock.state == State::Running && !held.clock.metric.is_reply() {
                self.log.push(held.pause(step));
            }
        }
    }

    /// Everything stands still but the first answer, which is owed whatever was agreed.
    fn agreed(&mut self, step: Step) {
        for held in &mut self.held {
            if held.clock.state == State::Running && held.clock.metric != Metric::FirstResponse {
                self.log.push(held.pause(step));
            }
        }
    }

    /// The ball goes to another department: a stay ends, the next one begins as the last one stood.
    fn moved(&mut self, at: Instant, holder: Holder<'b>, mint: Mint<'_>) {
        let step = Step::new(at, Cause::Moved);
        let Some(held) =
            self.held.iter_mut().find(|h| h.clock.metric == Metric::Ola && h.clock.state.is_live())
        else {
            return;
        };
        if held.clock.owner.as_ref() == Some(&holder.owner) {
            return;
        }
        let paused = held.clock.state == State::Paused;
        self.log.push(held.end(step, State::Done));
        self.start(What::Start, Metric::Ola, step, &holder.measure(), &holder, mint);
        if paused && let Some(held) = self.held.last_mut() {
            self.log.push(held.pause(step));
        }
    }

    fn start(
        &mut self,
        what: What,
        metric: Metric,
        step: Step,
        terms: &Terms<'b>,
        holder: &Holder<'b>,
        mint: Mint<'_>,
    ) {
        let mut held = Held::start(mint(), self.case, metric, step, terms, holder);
        self.log.push(held.entry(what, step));
        self.held.push(held);
    }

    /// Whether the case was measured to its end and is not back.
    fn is_resolved(&self) -> bool {
        let last = self.last(Metric::FullResolution).map(|held| held.clock.state);
        matches!(last, Some(State::Met | State::Missed | State::Done))
    }

    fn last(&self, metric: Metric) -> Option<&Held<'b>> {
        self.held.iter().rev().find(|held| held.clock.metric == metric)
    }

    fn live(&self, metric: Metric) -> Option<&Held<'b>> {
        self.held.iter().find(|held| held.clock.metric == metric && held.clock.state.is_live())
    }

    /// Whether this was measured, or is: what was cancelled was not.
    fn has(&self, metric: Metric) -> bool {
        self.held.iter().any(|held| held.clock.metric == metric && held.clock.state != State::Cancelled)
    }
}

impl Metric {
    /// Whether a promise can speak of it; the others are only measured.
    pub const fn is_promised(self) -> bool {
        !matches!(self, Self::CustomerWait | Self::Ola)
    }
}

impl<'b> Holder<'b> {
    /// Time is counted where the case stands, and nothing is promised.
    fn measure(&self) -> Terms<'b> {
        Terms {
            sla: None,
            version: self.version,
            kind: Counts::Calendar,
            calendar: self.calendar,
            first_response: None,
            next_response: None,
            resolution: None,
            warn_at: 1.0,
        }
    }
}

impl Terms<'_> {
    /// How long the promise is.
    fn target(&self, metric: Metric) -> Option<Millis> {
        match metric {
            Metric::FirstResponse => self.first_response,
            Metric::NextResponse => self.next_response,
            Metric::FirstResolution | Metric::FullResolution => self.resolution,
            Metric::CustomerWait | Metric::Ola => None,
        }
    }
}
