//! Fitting the weights: stochastic gradient descent with a step of its own for every weight (AdaGrad).
//!
//! In: examples in some order, a seed. Out: a [`Draft`]. Promised: the same inputs give the same bits on every machine:
//! one thread, no hash map's order, `libm` for every function that is not exact.

use triage::{
    ALARMS, COLUMNS, Draft, Features, Feelings, Head, ROWS, SIGNS, Scores, Sentiment, may_alarm, sigmoid,
};

use crate::example::Example;

/// How the fitting goes. Chosen on validation splits; the card says which were tried.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Settings {
    /// What shuffles the examples.
    pub seed: u64,
    /// How often every example is seen.
    pub epochs: usize,
    /// The first step.
    pub rate: f32,
    /// The first step of the feeling, by which the rate is multiplied: its examples come from far more worlds than those of
    /// the other heads, and small steps carry over best.
    pub calm: f32,
    /// The first step of the columns that listen for danger, by which the rate is multiplied.
    pub alarm: f32,
    /// How many false alarms a call for help that nobody heard is worth.
    pub missed: f32,
    /// How strongly weights are pulled to zero.
    pub decay: f32,
    /// Grams that stand in fewer examples are dropped.
    pub at_least: u16,
    /// How far rare classes are raised: 0 not at all, 1 until all weigh the same.
    pub balance: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 7,
            epochs: 5,
            rate: 0.025,
            calm: 0.4,
            alarm: 1.0,
            missed: 5.0,
            decay: 1e-3,
            at_least: 2,
            balance: 0.8,
        }
    }
}

/// Fits a model. `progress` is told how many epochs are done.
pub fn fit(
    examples: &[Example],
    feelings: Feelings,
    settings: Settings,
    mut progress: impl FnMut(usize),
) -> Draft {
    let keep = seen_often(examples, settings.at_least);
    let balance = balance(examples, settings.balance);
    let mut draft = Draft {
        temperatures: [1.0; Head::ALL.len()],
        feelings,
        signs: vec![0.0; SIGNS * COLUMNS],
        rows: vec![0.0; ROWS * COLUMNS],
    };
    let mut steps = Steps { signs: vec![1e-6; SIGNS * COLUMNS], rows: vec![1e-6; ROWS * COLUMNS] };
    let mut order: Vec<u32> = (0..u32::try_from(examples.len()).unwrap_or(u32::MAX)).collect();
    let mut random = Random(settings.seed);
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        for at in &order {
            let example = &examples[*at as usize];
            let scores = score(&draft, &example.features, &keep);
            let slope = slope(example, &scores, &balance, settings.missed);
            descend(&mut draft, &mut steps, example, &slope, &keep, settings);
        }
        progress(epoch + 1);
    }
    draft
}

struct Steps {
    signs: Vec<f32>,
    rows: Vec<f32>,
}

fn seen_often(examples: &[Example], at_least: u16) -> Vec<bool> {
    let mut count = vec![0_u16; ROWS];
    let mut last = vec![u32::MAX; ROWS];
    for (at, example) in (0..).zip(examples) {
        for gram in &example.features.grams {
            let row = gram.row as usize;
            if last[row] != at {
                last[row] = at;
                count[row] = count[row].saturating_add(1);
            }
        }
    }
    count.into_iter().map(|n| n >= at_least).collect()
}

/// No class is raised further than this: a handful of messages must not outweigh thousands.
const MOST_RAISED: f32 = 12.0;

/// How much each class of each head is raised.
fn balance(examples: &[Example], power: f32) -> Vec<Vec<f32>> {
    // Both at once is rarer than either, and raising it would let it swallow them.
    let mixed = |head: Head, class: usize| head == Head::Sentiment && class == Sentiment::Mixed as usize;
    Head::ALL
        .iter()
        .map(|head| {
            let mut mass = vec![0.0_f32; head.classes()];
            for example in examples {
                if let Some(class) = example.label(*head) {
                    mass[class] += example.weight;
                }
            }
            let present = mass.iter().filter(|m| **m > 0.0).count().max(1);
            let mean = mass.iter().sum::<f32>() / present as f32;
            let raise = |m: f32| if m > 0.0 { libm::powf(mean / m, power).min(MOST_RAISED) } else { 0.0 };
            (0..mass.len()).map(|class| if mixed(*head, class) { 1.0 } else { raise(mass[class]) }).collect()
        })
        .collect()
}

fn score(draft: &Draft, features: &Features, keep: &[bool]) -> Scores {
    let mut out = [0.0; COLUMNS];
    for gram in &features.grams {
        let row = gram.row as usize;
        if keep[row] {
            for (sum, weight) in out.iter_mut().zip(&draft.rows[row * COLUMNS..][..COLUMNS]) {
                *sum += gram.value * weight;
            }
        }
    }
    for sign in &features.signs {
        let row = usize::from(sign.sign) * COLUMNS;
        for (sum, weight) in out.iter_mut().zip(&draft.signs[row..][..COLUMNS]) {
            *sum += sign.value * weight;
        }
    }
    out
}

fn slope(example: &Example, scores: &Scores, balance: &[Vec<f32>], missed: f32) -> Scores {
    let mut total = [0.0; COLUMNS];
    let mut one = [0.0; COLUMNS];
    for head in Head::ALL {
        let Some(class) = example.label(*head) else { continue };
        let columns = head.columns();
        let mut scores = *scores;
        if *head == Head::Sentiment && !example.knows_mixed {
            // Who could not say *mixed* did not deny it either.
            scores[columns.start + 3] = -30.0;
        }
        head.gradient(&scores, class, &mut one);
        if *head == Head::Intent && !example.also.is_empty() {
            // A fifth of the truth is what else the message says.
            let share = 0.2 / example.also.len() as f32;
            one[columns.start + class] += 0.2;
            for also in &example.also {
                one[columns.start + usize::from(*also)] -= share;
            }
        }
        let weight = example.weight * balance[*head as usize][class];
        for column in columns {
            total[column] = weight * one[column];
        }
        if *head == Head::Sentiment && !example.knows_mixed {
            total[3] = 0.0;
        }
    }
    if let Some(danger) = example.danger {
        for ((_, column), truth) in ALARMS.into_iter().zip(danger) {
            let (truth, weight) = if truth { (1.0, missed) } else { (0.0, 1.0) };
            total[column] = example.weight * weight * (sigmoid(scores[column]) - truth);
        }
    }
    total
}

fn descend(
    draft: &mut Draft,
    steps: &mut Steps,
    example: &Example,
    slope: &Scores,
    keep: &[bool],
    settings: Settings,
) {
    let active: Vec<usize> = (0..COLUMNS).filter(|column| slope[*column].abs() > 1e-6).collect();
    let feeling = Head::Sentiment.columns();
    // The columns that listen for danger are last.
    let quiet: Vec<usize> = active.iter().copied().filter(|column| *column < ALARMS[0].1).collect();
    let move_row = |columns: &[usize], weights: &mut [f32], sums: &mut [f32], value: f32| {
        for column in columns {
            let pull = slope[*column] * value + settings.decay * weights[*column];
            sums[*column] += pull * pull;
            let rate = if feeling.contains(column) {
                settings.rate * settings.calm
            } else if *column >= ALARMS[0].1 {
                settings.rate * settings.alarm
            } else {
                settings.rate
            };
            weights[*column] -= rate * pull / libm::sqrtf(sums[*column]);
        }
    };
    for gram in &example.features.grams {
        let row = gram.row as usize;
        if keep[row] {
            let at = row * COLUMNS..(row + 1) * COLUMNS;
            move_row(&active, &mut draft.rows[at.clone()], &mut steps.rows[at], gram.value);
        }
    }
    for sign in &example.features.signs {
        let row = usize::from(sign.sign);
        let at = row * COLUMNS..(row + 1) * COLUMNS;
        let columns = if may_alarm(sign.sign) { &active } else { &quiet };
        move_row(columns, &mut draft.signs[at.clone()], &mut steps.signs[at], sign.value);
    }
}

/// A small generator (splitmix64): the shuffle must be the same in every version.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn shuffle(&mut self, list: &mut [u32]) {
        for at in (1..list.len()).rev() {
            // A list of examples is far shorter than 2^64, so that the bias is nothing.
            list.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}
