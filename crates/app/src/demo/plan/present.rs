//! The evening in Leeds, and the last hours: what a visitor finds in the queues.

use std::collections::HashMap;

use kernel::Millis;
use rand::Rng;

use super::draft::Draft;
use super::planner::{Planner, Uses};
use super::{Act, is_dated};
use crate::demo::corpus::By;
use crate::demo::rhythm::{self, minutes};

/// What the last hours make of a thread.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Present {
    /// Nobody has looked at it.
    Fresh,
    /// Somebody has it.
    Taken,
    /// Somebody writes an answer.
    Drafted,
    /// It was answered.
    Waiting,
    /// It was answered and sleeps.
    Snoozed,
    /// The answer was refused.
    Bounced,
}

const PRESENT: [(Present, usize); 6] = [
    (Present::Bounced, 1),
    (Present::Drafted, 4),
    (Present::Snoozed, 4),
    (Present::Waiting, 14),
    (Present::Taken, 9),
    (Present::Fresh, 38),
];

impl Planner {
    /// One evening in Leeds.
    pub(super) fn burst(&mut self, uses: &mut Uses<'_>) {
        let mut hit: Vec<_> =
            uses.iter().copied().filter(|(thread, _)| thread.theme == "outage_burst").collect();
        uses.retain(|(thread, _)| thread.theme != "outage_burst");
        hit.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
        let evenings = (8..=12)
            .find(|&days| rhythm::weekday(&self.stretch.local(self.stretch.at_hour(days, 19, 8))) < 5);
        let begins = self.stretch.at_hour(evenings.unwrap_or(9), 19, 8);
        let count = hit.len().max(1);
        for (place, (thread, turns)) in hit.into_iter().enumerate() {
            // Most write in the first half hour, the last ones when it is over.
            let share = (place as f64 + self.rng.random_range(0.0..0.9)) / count as f64;
            let at = begins + minutes(170. * share.powf(1.7));
            self.thread(thread, turns, at, None);
        }
    }

    /// The last hours.
    pub(super) fn present(&mut self, uses: &mut Uses<'_>) {
        let mut themes: HashMap<&str, usize> = HashMap::new();
        for (present, count) in PRESENT {
            for place in 0..count {
                let answered = !matches!(present, Present::Fresh | Present::Taken);
                let found = uses.iter().position(|(thread, turns)| {
                    let begins = *turns > 1 && thread.turns.get(1).is_some_and(|turn| turn.by == By::Brand);
                    let most = match thread.theme.as_str() {
                        "spam" | "press" | "bereavement" | "influencer" => 2,
                        "thanks" | "praise" => 3,
                        _ => 4,
                    };
                    let fresh = thread.turns.len() == 1 || place % 3 == 0;
                    themes.get(thread.theme.as_str()).is_none_or(|seen| *seen < most)
                        && !is_dated(thread)
                        && if answered { begins && thread.theme != "spam" } else { fresh }
                });
                let Some(found) = found else { break };
                let (thread, turns) = uses.swap_remove(found);
                *themes.entry(&thread.theme).or_default() += 1;
                let age = self.age(present, place);
                self.thread(thread, turns.min(2), self.stretch.to - age, Some(present));
            }
        }
    }

    /// How long ago a thread of the present began.
    fn age(&mut self, present: Present, place: usize) -> Millis {
        match present {
            Present::Fresh | Present::Taken | Present::Drafted => match place % 10 {
                0..=4 => minutes(self.rng.random_range(0.7..13.0)),
                5..=7 => minutes(self.rng.random_range(13.0..55.0)),
                _ => minutes(self.rng.random_range(60.0..400.0)),
            },
            Present::Bounced => minutes(38.),
            Present::Waiting | Present::Snoozed => minutes(self.rng.random_range(100.0..1_700.0)),
        }
    }

    /// How a thread of the present stands.
    pub(super) fn leave(&mut self, present: Present, draft: &mut Draft) {
        let first = draft.turns[0].at;
        let soon = first + minutes(0.4);
        match present {
            Present::Fresh => draft.keep(|act| matches!(act, Act::Says(_))),
            Present::Taken => {
                draft.keep(|act| matches!(act, Act::Says(_)));
                draft.step(soon, Act::Takes);
            }
            Present::Drafted => {
                draft.keep(|act| matches!(act, Act::Says(_)));
                draft.step(soon, Act::Takes);
                draft.step(soon + Millis::seconds(9), Act::Drafts(1));
            }
            Present::Waiting => {}
            Present::Snoozed => {
                let until = self.stretch.to + minutes(self.rng.random_range(90.0..1_500.0));
                draft.step(draft.last_at() + Millis::minutes(1), Act::Snoozes(until));
            }
            Present::Bounced => draft.bounce(),
        }
    }
}
