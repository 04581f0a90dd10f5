//! From signals to a delta: logistic regression beside the base, from a fresh start, with steps of its own for every weight.

use std::collections::BTreeMap;

use super::storage::{STEP, step, unstep};
use super::{Delta, Says, Signal, SignalKind, Topic};
use crate::features::{Features, Gram, ROWS, SIGNS, Sign};
use crate::heads::{COLUMNS, Head};
use crate::lesson;
use crate::model::Model;

/// How the learning goes. Chosen on a stream of labelled tweets that no test set shares.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// How often every signal is seen.
    pub epochs: usize,
    /// The first step.
    pub rate: f32,
    /// How strongly a change is pulled back to the base, divided by the number of signals: a few may move little.
    pub decay: f32,
    /// How far rare classes are raised: 0 not at all, 1 until all weigh the same.
    pub balance: f32,
}

impl Default for Pace {
    fn default() -> Self {
        Self { epochs: 8, rate: 0.01, decay: 5.0, balance: 0.8 }
    }
}

/// The bounds of the pull back to the base.
const LEAST_DECAY: f32 = 5e-3;
const MOST_DECAY: f32 = 5e-2;

/// The shares of what was learnt that are tried, the largest first.
const SHARES: [f32; 4] = [1.0, 0.5, 0.25, 0.1];

/// How many rows a delta may change. The ones that changed most stay.
const CHANGED: usize = 24_000;

impl Delta {
    /// Learns from signals; the held-out tenth is left out. Of each fact as large a share of what was learnt is taken as reads
    /// the held-out messages best; none, where any would read them worse than the model as shipped.
    pub fn learn(model: &Model, signals: &[Signal]) -> Self {
        let mut delta = Self::learn_at(model, signals, Pace::default());
        for head in Head::ALL {
            let share = lesson::best_share(model, signals, &delta, *head, &SHARES);
            delta.scale(*head, share);
        }
        delta
    }

    /// Takes a share of what was learnt about a fact.
    fn scale(&mut self, head: Head, share: f32) {
        if share == 1.0 {
            return;
        }
        for row in self.signs.chunks_mut(COLUMNS) {
            row[head.columns()].iter_mut().for_each(|weight| *weight *= share);
        }
        for row in self.rows.chunks_mut(COLUMNS) {
            row[head.columns()].iter_mut().for_each(|weight| *weight = unstep(step(*weight * share)));
        }
    }

    /// The same at another pace, and whatever it does to the held-out messages.
    pub fn learn_at(model: &Model, signals: &[Signal], pace: Pace) -> Self {
        let mut ordered: Vec<&Signal> = signals.iter().filter(|signal| !signal.is_held_out()).collect();
        ordered.sort_by(|a, b| (a.id, &a.says).cmp(&(b.id, &b.says)));
        ordered.dedup_by_key(|signal| signal.id);
        let weights = capped(&ordered);
        let mut fit = Fit::of(&ordered, pace);
        for head in Head::ALL {
            let lessons: Vec<(&Signal, usize, f32)> = ordered
                .iter()
                .zip(&weights)
                .filter_map(|(signal, weight)| match signal.says {
                    Says::Class(of, class) if of == *head => Some((*signal, class, *weight)),
                    _ => None,
                })
                .collect();
            fit.head(model, *head, &lessons);
        }
        let topics = fit.topics(&ordered, &weights);
        fit.finish(model.id(), topics)
    }
}

/// The weight of each signal, after the cap on what one person may teach about one fact in a day.
fn capped(signals: &[&Signal]) -> Vec<f32> {
    let key = |signal: &Signal| {
        let fact = match &signal.says {
            Says::Class(head, _) => head.as_str(),
            Says::Topic(_) => "topic",
        };
        Some((signal.by?, signal.day, fact))
    };
    let mut given: BTreeMap<_, f32> = BTreeMap::new();
    for signal in signals {
        if let Some(key) = key(signal) {
            *given.entry(key).or_default() += signal.weight();
        }
    }
    signals
        .iter()
        .map(|signal| {
            let sum = key(signal).map_or(0.0, |key| given[&key]);
            signal.weight() * if sum > Signal::DAILY { Signal::DAILY / sum } else { 1.0 }
        })
        .collect()
}

/// The work of learning: only the rows that the signals touch.
struct Fit {
    pace: Pace,
    signs: Vec<f32>,
    rows: Vec<f32>,
    index: BTreeMap<u32, usize>,
}

impl Fit {
    fn of(signals: &[&Signal], pace: Pace) -> Self {
        let mut index = BTreeMap::new();
        for gram in signals.iter().flat_map(|signal| &signal.seen.grams) {
            let next = index.len();
            index.entry(gram.row).or_insert(next);
        }
        let rows = vec![0.0; index.len() * COLUMNS];
        Self { pace, signs: vec![0.0; SIGNS * COLUMNS], rows, index }
    }

    fn places(&self, grams: &[Gram]) -> Vec<(usize, f32)> {
        grams.iter().map(|gram| (self.index[&gram.row], gram.value)).collect()
    }

    /// AdaGrad from a fresh start: the base's own steps are small by now, and would learn nothing from a
    /// hundred messages.
    ///
    /// Corrections pull, each class the same in all. Confirmations hold: nearly all signals are confirmations, and what they
    /// confirm is what the model said; as teachers they would teach it to repeat itself, and as a weight they would bury the
    /// corrections. So one counts only where a message is being carried away from what was confirmed.
    fn head(&mut self, model: &Model, head: Head, lessons: &[(&Signal, usize, f32)]) {
        let mut mass = vec![0.0_f32; head.classes()];
        for (_, class, weight) in lessons.iter().filter(|(signal, ..)| signal.kind == SignalKind::Correction)
        {
            mass[*class] += weight;
        }
        let present = mass.iter().filter(|m| **m > 0.0).count();
        if present == 0 {
            return;
        }
        let total: f32 = mass.iter().sum();
        let mean = total / present as f32;
        let decay = (self.pace.decay / total).clamp(LEAST_DECAY, MOST_DECAY);
        let raise: Vec<f32> = mass
            .iter()
            .map(|m| if *m > 0.0 { libm::powf(mean / m, self.pace.balance).min(6.0) } else { 0.0 })
            .collect();
        let mut at_first = [0.0; COLUMNS];
        let prepared: Vec<_> = lessons
            .iter()
            .map(|(signal, class, weight)| {
                let base = model.score(&signal.seen);
                let (weight, held) = match signal.kind {
                    SignalKind::Correction => (weight * raise[*class], None),
                    SignalKind::Confirmation => {
                        head.gradient(&base, *class, &mut at_first);
                        (*weight, Some(at_first))
                    }
                };
                (base, self.places(&signal.seen.grams), &signal.seen.signs, *class, weight, held)
            })
            .collect();
        let columns = head.columns();
        let mut sums = (vec![1e-6_f32; self.rows.len()], vec![1e-6_f32; self.signs.len()]);
        let mut slope = [0.0; COLUMNS];
        for epoch in 0..self.pace.epochs {
            for at in turn(prepared.len(), epoch) {
                let (base, places, signs, class, weight, held) = &prepared[at];
                let mut scores = *base;
                for (place, value) in places {
                    for column in columns.clone() {
                        scores[column] += value * self.rows[place * COLUMNS + column];
                    }
                }
                for Sign { sign, value } in *signs {
                    for column in columns.clone() {
                        scores[column] += value * self.signs[usize::from(*sign) * COLUMNS + column];
                    }
                }
                head.gradient(&scores, *class, &mut slope);
                let rate = self.pace.rate;
                for column in columns.clone() {
                    if held.is_some_and(|first| slope[column].abs() <= first[column].abs()) {
                        continue;
                    }
                    let pull = weight * slope[column];
                    let go = |weight: &mut f32, sum: &mut f32, value: f32| {
                        let pull = pull * value + decay * *weight;
                        *sum += pull * pull;
                        *weight -= rate * pull / libm::sqrtf(*sum);
                    };
                    for (place, value) in places {
                        let at = place * COLUMNS + column;
                        go(&mut self.rows[at], &mut sums.0[at], *value);
                    }
                    for Sign { sign, value } in *signs {
                        let at = usize::from(*sign) * COLUMNS + column;
                        go(&mut self.signs[at], &mut sums.1[at], *value);
                    }
                }
            }
        }
    }

    /// Per topic, how far each word raises the odds that a message is about it: smoothed log-odds of the words of
    /// its signals against those of all others.
    fn topics(&self, signals: &[&Signal], weights: &[f32]) -> BTreeMap<String, Topic> {
        let mut about: BTreeMap<&str, Vec<(&Features, f32)>> = BTreeMap::new();
        for (signal, weight) in signals.iter().zip(weights) {
            if let Says::Topic(topic) = &signal.says {
                about.entry(topic).or_default().push((&signal.seen, *weight));
            }
        }
        let mut all: BTreeMap<u32, f32> = BTreeMap::new();
        let mut total = 0.0;
        for (seen, weight) in about.values().flatten() {
            total += weight;
            rows_of(seen).for_each(|row| *all.entry(row).or_default() += weight);
        }
        about
            .into_iter()
            .map(|(name, seen)| {
                let own_total: f32 = seen.iter().map(|(_, weight)| weight).sum();
                let mut own: BTreeMap<u32, f32> = BTreeMap::new();
                for (seen, weight) in &seen {
                    rows_of(seen).for_each(|row| *own.entry(row).or_default() += weight);
                }
                let rows = own
                    .into_iter()
                    .filter(|(_, count)| *count >= 1.5)
                    .map(|(row, count)| {
                        let here = (count + 0.3) / (own_total + 1.0);
                        let there = (all[&row] - count + 0.3) / (total - own_total + 1.0);
                        (row, 0.35 * libm::logf(here / there))
                    })
                    .filter(|(_, weight)| weight.abs() > 0.1)
                    .collect();
                (name.to_owned(), Topic { bias: 0.0, rows })
            })
            .collect()
    }

    fn finish(self, base: &str, topics: BTreeMap<String, Topic>) -> Delta {
        let mut changed: Vec<(u32, usize, f32)> = self
            .index
            .iter()
            .map(|(row, at)| {
                let size =
                    self.rows[at * COLUMNS..(at + 1) * COLUMNS].iter().map(|w| w.abs()).fold(0.0, f32::max);
                (*row, *at, size)
            })
            .filter(|(_, _, size)| *size >= STEP / 2.0)
            .collect();
        changed.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        changed.truncate(CHANGED);
        changed.sort_by_key(|(row, _, _)| *row);
        if self.signs.iter().all(|w| *w == 0.0) && changed.is_empty() {
            return Delta { base: base.to_owned(), topics, ..Delta::default() };
        }
        let mut index = vec![0_u16; ROWS];
        let mut rows = Vec::with_capacity(changed.len() * COLUMNS);
        for (nth, (row, at, _)) in (1..).zip(changed) {
            index[row as usize] = nth;
            rows.extend(self.rows[at * COLUMNS..(at + 1) * COLUMNS].iter().map(|w| unstep(step(*w))));
        }
        Delta { base: base.to_owned(), signs: self.signs, rows, index, topics }
    }
}

/// The whole words and pairs of a message, each once: letters say little about a topic.
fn rows_of(seen: &Features) -> impl Iterator<Item = u32> {
    let first = seen.grams.first().map_or(0.0, |gram| gram.value);
    let words: std::collections::BTreeSet<u32> =
        seen.grams.iter().take_while(|gram| gram.value == first).map(|gram| gram.row).collect();
    words.into_iter()
}

/// An order of `count` lessons that no two epochs share: by a stride without a common divisor.
fn turn(count: usize, epoch: usize) -> impl Iterator<Item = usize> {
    let stride = [7919, 104_729, 1_299_709, 15_485_863, 179_424_673, 2_038_074_743_usize][epoch % 6];
    let stride = if count > 0 && stride.is_multiple_of(count) { 1 } else { stride };
    (0..count).map(move |at| (at * stride + epoch) % count)
}
