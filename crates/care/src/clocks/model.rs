//! What is measured, and how a clock stands.

use db::FromRow;
use kernel::{CaseId, ClockId, Instant, MessageId, Millis};
use serde_json::Value;

use crate::words::words;

/// The version of the definitions in [`Metric::definition`]; stored with every clock.
pub const DEFINITION: i64 = 1;

words! {
    /// What is measured.
    pub enum Metric {
        /// From the first message to the first answer.
        FirstResponse = "first_response",
        /// From the oldest unanswered message to the next answer.
        NextResponse = "next_response",
        /// From the first message to the first time that the case is resolved.
        FirstResolution = "first_resolution",
        /// From the first message to the last time that the case is resolved.
        FullResolution = "full_resolution",
        /// How long the person has waited for us.
        CustomerWait = "customer_wait",
        /// How long a department has had the ball.
        Ola = "ola",
    }
}

words! {
    /// How a clock stands.
    pub enum State {
        /// It counts.
        Running = "running",
        /// It stands still until the ball is with us again.
        Paused = "paused",
        /// Stopped in time.
        Met = "met",
        /// Stopped too late.
        Missed = "missed",
        /// Stopped; nothing was promised.
        Done = "done",
        /// Stopped because the measurement no longer makes sense.
        Cancelled = "cancelled",
    }
}

words! {
    /// Which time a promise counts.
    pub enum Counts {
        /// All of it.
        Calendar = "calendar",
        /// Opening hours.
        Business = "business",
    }
}

words! {
    /// What happened to a clock.
    pub enum What {
        /// It began.
        Start = "start",
        /// It stands still.
        Pause = "pause",
        /// It goes on.
        Resume = "resume",
        /// An answer ended one measurement, and for what it did not answer the next began.
        Reset = "reset",
        /// It ended.
        Stop = "stop",
        /// It has another start or counts for another promise.
        Change = "change",
        /// It came near its end.
        Warn = "warn",
        /// The promise broke.
        Breach = "breach",
    }
}

words! {
    /// Why it happened.
    pub enum Cause {
        /// The person wrote.
        Message = "message",
        /// Words came late that are older than those it had started with.
        OlderWords = "older_words",
        /// A promise that is due earlier holds now.
        Promise = "promise",
        /// A human answer reached the person.
        Answer = "answer",
        /// An answer had not reached the person after all.
        Refused = "refused",
        /// The case was resolved.
        Resolved = "resolved",
        /// No answer was the right one.
        NoReply = "no_reply",
        /// The case was reopened.
        Reopened = "reopened",
        /// The case woke up.
        Woken = "woken",
        /// The person chose a time for a call: until then we wait for it together.
        Agreed = "agreed",
        /// The case went to another department.
        Moved = "moved",
        /// A message means something else than was thought.
        Corrected = "corrected",
        /// Another case turned out to be about the same, and its words wait here.
        Joined = "joined",
        /// Time passed.
        Time = "time",
    }
}

/// A measurement with its start and its stop, and the promise that it is held against, if there is one.
#[derive(Clone, Debug, PartialEq, FromRow)]
pub struct Clock {
    /// Its id.
    pub id: ClockId,
    /// Which case.
    pub case_id: CaseId,
    /// What it measures.
    pub metric: Metric,
    /// Which promise.
    pub sla: Option<String>,
    /// The ownership version that makes the promise.
    pub version: Option<i64>,
    /// Which time the promise counts.
    pub kind: Counts,
    /// Whose opening hours are business time; without one, all time is.
    pub calendar: Option<String>,
    /// The queue in which the case stood when it started.
    pub queue: String,
    /// Its team.
    pub team: Option<String>,
    /// Its department, or what comes nearest to one.
    pub owner: Option<String>,
    /// How it stands.
    pub state: State,
    /// How long the promise is.
    pub target_ms: Option<Millis>,
    /// After how much of it the desk warns.
    pub warn_ms: Option<Millis>,
    /// When it started.
    pub started_at: Instant,
    /// Since when it counts; none while it stands still.
    pub counts_from: Option<Instant>,
    /// Since when it is paused.
    pub paused_at: Option<Instant>,
    /// How long it was paused before.
    pub paused_ms: Millis,
    /// How much time it had counted when it last stood still.
    pub calendar_ms: Millis,
    /// How much of that was opening hours.
    pub business_ms: Millis,
    /// When the promise breaks; none while it is paused, and without a promise.
    pub due_at: Option<Instant>,
    /// When the desk warns.
    pub warn_at: Option<Instant>,
    /// When it did.
    pub warned_at: Option<Instant>,
    /// When the promise was seen to be broken.
    pub breached_at: Option<Instant>,
    /// When it stopped.
    pub stopped_at: Option<Instant>,
    /// The answer that stopped it.
    pub answer: Option<MessageId>,
    /// Why it started.
    pub cause: String,
    /// The version of the metric's definition.
    pub definition: i64,
}

/// A line of a clock's log.
#[derive(Clone, Debug, PartialEq, FromRow)]
pub struct Entry {
    /// Of which clock.
    pub clock_id: ClockId,
    /// When.
    pub at: Instant,
    /// What happened to it.
    pub what: What,
    /// Why.
    pub cause: Cause,
    /// The message that caused it.
    pub message_id: Option<MessageId>,
    /// How the clock stood then.
    pub data: Value,
}

impl Metric {
    /// Whether it ends with an answer; the others end with the case and pause while we wait for the person.
    pub const fn is_reply(self) -> bool {
        matches!(self, Self::FirstResponse | Self::NextResponse)
    }

    /// What is measured from when to when, for those who read the number.
    pub const fn definition(self) -> &'static str {
        match self {
            Self::FirstResponse => {
                "From the person's first message that needs an answer to the first answer that a human wrote and the \
                 person can see. Automatic replies, notes and likes do not count. It never pauses."
            }
            Self::NextResponse => {
                "From the oldest message that our last answer left unanswered to our next human answer. Newer \
                 messages do not restart it. It pauses only until the time that the person chose for a call."
            }
            Self::FirstResolution => {
                "From the person's first message that needs an answer to the first time that the case is resolved, \
                 without the time in which we waited for the person."
            }
            Self::FullResolution => {
                "From the person's first message that needs an answer to the last time that the case is resolved, \
                 without the time in which we waited for the person. A case that is reopened goes on counting."
            }
            Self::CustomerWait => {
                "All the time in which the person waited for us or for those who supply us: while the case was new, \
                 open or put off by us."
            }
            Self::Ola => {
                "How long a department had the ball: one row for each stay of the case with it, without the time in \
                 which we waited for the person."
            }
        }
    }
}

impl State {
    /// Whether it may still go on.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Running | Self::Paused)
    }
}

impl Clock {
    /// What had been counted of the time that the promise counts, when the clock last stood still.
    pub const fn counted(&self) -> Millis {
        match self.kind {
            Counts::Calendar => self.calendar_ms,
            Counts::Business => self.business_ms,
        }
    }
}

/// The promise to look at, of all that were made in a case: of those that still count, the one that breaks first; if
/// all of them stand still, the one with the least left; if all have stopped, the one that stopped last, and of several
/// the broken one. What is only measured is no promise.
pub fn nearest(clocks: &[Clock]) -> Option<&Clock> {
    let promises = || clocks.iter().filter(|clock| clock.target_ms.is_some());
    let live = promises().filter(|clock| clock.state.is_live()).min_by_key(|clock| {
        let left = clock.target_ms.map(|target| target.0 - clock.counted().0);
        (clock.due_at.is_none(), clock.due_at, left, clock.metric as u8, clock.id)
    });
    let kept_or_broken = |clock: &&Clock| matches!(clock.state, State::Met | State::Missed);
    let last = || {
        promises()
            .filter(kept_or_broken)
            .max_by_key(|clock| (clock.stopped_at, clock.state == State::Missed, clock.id))
    };
    live.or_else(last)
}
