//! A thread in the making.

use kernel::{Instant, Millis};

use super::{Act, Said, Step, UNDO};

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

    pub fn bounce(&mut self) {
        self.step(self.last_at() + UNDO - Millis::seconds(1), Act::Bounces);
    }
}
