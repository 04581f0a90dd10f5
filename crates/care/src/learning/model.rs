//! What there is to know about corrections, lessons and their effect.

use kernel::{CaseId, Instant, LessonId, MessageId, Millis, UserId};
use serde::Serialize;
use triage::Effect;

use crate::words::words;

/// What became of a correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Corrected {
    /// The case of the message.
    pub case: CaseId,
    /// Which fact.
    pub fact: String,
    /// What it was: known or guessed. `None` if nothing was likely.
    pub before: Option<String>,
    /// What it is now.
    pub after: String,
    /// What that meant for the route.
    pub routed: Rerouted,
}

/// What a changed fact meant for the route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Rerouted {
    /// The case went into another queue.
    Moved {
        /// Where it stood.
        from: String,
        /// Where it stands.
        to: String,
        /// The rule that says so.
        rule: String,
    },
    /// It was decided again, and the case stays where it is.
    Same {
        /// Where it stands.
        queue: String,
    },
    /// The brand has answered: the route stays.
    Answered {
        /// Who answered first; `None` if it was said with the network's own app or by a program.
        by: Option<String>,
    },
    /// Somebody moved the case by hand: it stays there.
    ByHand {
        /// Where it stands.
        queue: String,
    },
    /// The case is resolved.
    Resolved,
    /// A newer message decided where the case stands.
    NotNewest,
}

/// How much there is to learn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Pending {
    /// Signals that no lesson has seen yet.
    pub new: usize,
    /// Signals in all.
    pub all: usize,
    /// Since when the oldest of the new ones waits.
    pub oldest: Option<Instant>,
    /// When the last lesson was, whatever became of it.
    pub last: Option<Instant>,
    /// Whether the last lesson was learnt on another model: the present one has not been taught yet.
    pub outdated: bool,
}

impl Pending {
    /// So many new signals are worth a lesson at once.
    pub const ENOUGH: usize = 25;
    /// Fewer wait so long, since the last lesson or, before the first, since they were given.
    pub const AT_LEAST_EVERY: Millis = Millis::hours(1);
    /// Lessons are at least so far apart: each is learnt from all signals.
    pub const AT_MOST_EVERY: Millis = Millis::minutes(1);

    /// Whether it is time for a lesson.
    pub fn is_lesson_due(&self, now: Instant) -> bool {
        let rested = |time: Millis| self.last.is_none_or(|last| now.since(last) >= time);
        let waited = self.last.or(self.oldest).is_some_and(|at| now.since(at) >= Self::AT_LEAST_EVERY);
        (self.new >= Self::ENOUGH && rested(Self::AT_MOST_EVERY)) || (self.new > 0 && waited) || self.outdated
    }
}

words! {
    /// How a lesson came about.
    pub enum LessonKind {
        /// There were new signals.
        Update = "update",
        /// Somebody wants the model as it was shipped.
        Reset = "reset",
        /// Somebody wants what an earlier lesson had taught.
        Rollback = "rollback",
    }
}

words! {
    /// What became of a lesson.
    pub enum LessonOutcome {
        /// It came into force.
        Kept = "kept",
        /// It would have read the held-out messages worse; what was in force stayed.
        Worse = "worse",
        /// There was nothing to learn from.
        Nothing = "nothing",
    }
}

/// A lesson: what was learnt, whether it is in force, what it did.
#[derive(Clone, Debug, Serialize)]
pub struct LessonView {
    /// Its id.
    pub id: LessonId,
    /// Its number, from 1.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// How it came about.
    pub kind: LessonKind,
    /// What became of it.
    pub outcome: LessonOutcome,
    /// Whether messages are read with it now.
    pub in_force: bool,
    /// The model that it builds on, by its id.
    pub base: String,
    /// How many signals it was learnt from, the held-out tenth not counted off.
    pub signals: i64,
    /// How many of them were new.
    pub new_signals: i64,
    /// The checksum of what was learnt; `None` for nothing.
    pub delta_id: Option<String>,
    /// What it did, fact by fact, on messages that were not learnt from.
    pub effects: Vec<Effect>,
    /// Whether it can be brought back: it was in force once, and what it taught is still kept.
    pub restorable: bool,
    /// Who reset or rolled back; `None` for the product itself.
    pub by: Option<UserId>,
    /// Their name.
    pub by_name: Option<String>,
    /// The lesson that it brought back.
    pub restores: Option<LessonId>,
}

/// The lesson in force learnt once more from the signals that it was learnt from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rebuilt {
    /// The checksum of what is kept.
    pub kept: String,
    /// The checksum of what came out now.
    pub rebuilt: String,
    /// Whether they are the same, byte for byte.
    pub same: bool,
}

/// What the lead looks at.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// From when.
    pub since: Instant,
    /// Until when.
    pub until: Instant,
    /// Week by week, oldest first; weeks begin on Monday, 0:00 UTC.
    pub weeks: Vec<Week>,
    /// What was said and what was meant: by week, newest first, the commonest first.
    pub confusions: Vec<Confusion>,
    /// What wrong routes cost.
    pub misroutes: Misroutes,
    /// All lessons, newest first.
    pub lessons: Vec<LessonView>,
    /// Messages that teach most, the most useful first.
    pub to_label: Vec<ToLabel>,
}

/// One week of signals and messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Week {
    /// Its Monday.
    pub from: Instant,
    /// Corrections and confirmations.
    pub signals: usize,
    /// Facts that somebody changed.
    pub corrections: usize,
    /// Facts that somebody left as they were.
    pub confirmations: usize,
    /// Messages of people.
    pub messages: usize,
    /// Those whose route needed a fact that was unsure.
    pub unsure: usize,
}

/// One thing taken for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Confusion {
    /// The Monday of its week.
    pub week: Instant,
    /// Which fact.
    pub fact: String,
    /// What triage said; empty if it had no idea.
    pub said: String,
    /// What a person says.
    pub meant: String,
    /// How often.
    pub count: usize,
}

/// What wrong routes cost: cases that moved because somebody corrected a fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Misroutes {
    /// How many cases moved.
    pub moved: usize,
    /// From the decision to the correction, in minutes, summed.
    pub minutes_lost: i64,
    /// From which queue to which.
    pub by_pair: Vec<Detour>,
    /// The minutes at the hourly cost of the receiving team, where the ownership model names one.
    pub cost: Option<f64>,
}

/// A wrong way that cases went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Detour {
    /// The queue that they stood in.
    pub from: String,
    /// The queue that they should have stood in.
    pub to: String,
    /// How many.
    pub count: usize,
    /// How long they stood there, in minutes, summed.
    pub minutes: i64,
}

/// A message that would teach much.
#[derive(Clone, Debug, Serialize)]
pub struct ToLabel {
    /// The message.
    pub message: MessageId,
    /// Its case.
    pub case: CaseId,
    /// Its words.
    pub text: String,
    /// The network.
    pub channel: String,
    /// When it was said.
    pub at: Instant,
    /// The fact of which triage is least sure.
    pub fact: String,
    /// Its best guess.
    pub guess: String,
    /// How sure, from 0 to 1.
    pub confidence: f32,
}
