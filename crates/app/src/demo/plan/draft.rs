//! A thread in the making.

use kernel::{Instant, Millis};

use super::{Act, Said, Step, UNDO};

/// How long words stand in a wrong queue at most until somebody notices.
const PATIENCE: Millis = Millis::minutes(50);
/// What an agent needs for one more fact.
const PAUSE: Millis = Millis::seconds(9);

/// What is said and done in one thread so far.
pub(super) struct Draft {
    pub number: usize,
    pub turns: Vec<Said>,
    pub steps: Vec<Step>,
}

impl Draft {
    pub fn say(&mut self, said: Said) -> usize {
        self.turns.push(said);
        self.turns.len() - 1
    }

    pub fn step(&mut self, at: Instant, act: Act) {
        self.steps.push(Step { at, thread: self.number, act });
    }

    pub fn keep(&mut self, keep: impl Fn(&Act) -> bool) {
        self.steps.retain(|step| keep(&step.act));
    }

    pub fn last_at(&self) -> Instant {
        self.turns.last().map_or(Instant::from_micros(0), |said| said.at)
    }

    pub fn resolve_with_last(&mut self) {
        let last = self.turns.len() - 1;
        for step in &mut self.steps {
            if step.act == Act::Answers(last, false) {
                step.act = Act::Answers(last, true);
            }
        }
    }

    /// So many facts of the first words are corrected while the customer waits. Whoever looks after the case does so
    /// afterwards: it may stand elsewhere then.
    pub fn correct(&mut self, facts: usize) {
        let begins = self.turns[0].at;
        let is_care = |act: &Act| matches!(act, Act::Checks | Act::Takes);
        let later = self.steps.iter().filter(|step| step.at > begins && !is_care(&step.act));
        let Some(next) = later.map(|step| step.at).min().filter(|_| facts > 0) else { return };
        // Some look at once, some when they come to it.
        let share = 3 + i64::try_from(self.number % 5).unwrap_or(0);
        let noticed = Millis(next.since(begins).0 / 10 * share).min(PATIENCE);
        let pause =
            Millis((next.since(begins).0 - noticed.0) / (4 * i64::try_from(facts).unwrap_or(1))).min(PAUSE);
        let mut at = begins + noticed;
        for fact in 0..facts {
            self.step(at, Act::Corrects(fact));
            at = at + pause;
        }
        for step in self.steps.iter_mut().filter(|step| is_care(&step.act)) {
            step.at = step.at.max(at);
        }
    }

    pub fn bounce(&mut self) {
        self.step(self.last_at() + UNDO - Millis::seconds(1), Act::Bounces);
    }
}
