//! One lesson: what a brand's people taught since the last one, and whether it did any good.
//!
//! In: all signals, and the delta in force. Out: a new delta with its effect on messages that it never saw: the brand's
//! own held-out tenth. Promised: a delta that reads those worse than the one in force is not kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Triage;
use crate::delta::{Delta, Says, Signal};
use crate::heads::{Head, Scores};
use crate::model::Model;

/// What became of a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The new delta is not worse, and takes the place of the old one.
    Kept,
    /// It reads the held-out messages worse; the old one stays.
    Worse,
    /// There was nothing to learn from.
    Nothing,
}

/// What a lesson did for one fact, measured on messages that were not learnt from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// The fact.
    pub fact: String,
    /// How many signals about it were learnt from.
    pub signals: usize,
    /// How many were held out to measure.
    pub held_out: usize,
    /// The share read right, before and after.
    pub accuracy: (f32, f32),
    /// The same as the mean over the values that occur: the common one can't hide the rare ones.
    pub macro_recall: (f32, f32),
    /// The mean over the values of the harmonic mean of precision and recall.
    pub f1: (f32, f32),
}

/// A new delta, its effect, and whether it is any good.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The new delta, whatever became of it.
    pub delta: Delta,
    /// Whether it should be put into force.
    pub outcome: Outcome,
    /// For every fact that signals speak of.
    pub effects: Vec<Effect>,
}

/// A loss is believed when it is so many times what chance alone would show: one lesson in ten is held back in error.
const BELIEVED: f32 = 1.28;

/// Learns a new delta from all signals, and compares it with the one in force (`kept`).
pub fn lesson(triage: &Triage, signals: &[Signal], kept: &Delta) -> Lesson {
    let delta = Delta::learn(triage.model(), signals);
    if delta.is_empty() {
        return Lesson { delta, outcome: Outcome::Nothing, effects: Vec::new() };
    }
    let kept_is_ours = kept.base() == triage.model().id();
    let mut held: BTreeMap<Head, Vec<HeldOut<'_>>> = BTreeMap::new();
    let mut learnt: BTreeMap<String, usize> = BTreeMap::new();
    let mut topics: Vec<&Signal> = Vec::new();
    for signal in signals {
        match &signal.says {
            _ if !signal.is_held_out() => {
                let fact = match &signal.says {
                    Says::Class(head, _) => head.as_str(),
                    Says::Topic(_) => "topic",
                };
                *learnt.entry(fact.to_owned()).or_default() += 1;
            }
            Says::Class(head, class) => {
                held.entry(*head).or_default().push((*class, triage.model().score(&signal.seen), signal));
            }
            Says::Topic(_) => topics.push(signal),
        }
    }
    let mut effects = Vec::new();
    let mut worse = false;
    for head in Head::ALL {
        let own = held.remove(head).unwrap_or_default();
        let signals = learnt.get(head.as_str()).copied().unwrap_or_default();
        if own.is_empty() && signals == 0 {
            continue;
        }
        let before = answers(*head, &own, kept_is_ours.then_some(kept), 1.0);
        let after = answers(*head, &own, Some(&delta), 1.0);
        worse |= is_worse(*head, &own, &before, &after);
        let scores = |answers: &[(usize, usize)]| scores_of(answers, head.classes());
        effects.push(effect(head.as_str(), signals, own.len(), scores(&before), scores(&after)));
    }
    if let Some(signals) = learnt.get("topic").copied().or((!topics.is_empty()).then_some(0)) {
        let before = topic_scores(triage, &topics, kept_is_ours.then_some(kept));
        let after = topic_scores(triage, &topics, Some(&delta));
        effects.push(effect("topic", signals, topics.len(), before, after));
    }
    let outcome = if worse { Outcome::Worse } else { Outcome::Kept };
    Lesson { delta, outcome, effects }
}

/// A held-out signal: the class that it names, the message's scores as shipped.
type HeldOut<'a> = (usize, Scores, &'a Signal);

/// What is read in held-out messages with a share of a delta, beside what is so.
fn answers(head: Head, held: &[HeldOut<'_>], with: Option<&Delta>, share: f32) -> Vec<(usize, usize)> {
    held.iter()
        .map(|(class, base, signal)| {
            let mut scores = *base;
            if let Some(delta) = with {
                let more = delta.score(&signal.seen);
                scores.iter_mut().zip(more).for_each(|(sum, more)| *sum += share * more);
            }
            (*class, best(&head.logits(&scores)))
        })
        .collect()
}

/// The share of what a delta learnt about a fact that reads the held-out messages best, compared with the model as shipped; the
/// first of equals, and 0 where every share reads them worse.
pub(crate) fn best_share(
    model: &Model,
    signals: &[Signal],
    delta: &Delta,
    head: Head,
    shares: &[f32],
) -> f32 {
    let held: Vec<HeldOut<'_>> = signals
        .iter()
        .filter(|signal| signal.is_held_out())
        .filter_map(|signal| match signal.says {
            Says::Class(of, class) if of == head => Some((class, model.score(&signal.seen), signal)),
            _ => None,
        })
        .collect();
    let shipped = answers(head, &held, None, 0.0);
    let mut found = (0.0, f32::NEG_INFINITY);
    for share in shares {
        let (net, _) = walk(head, &held, &shipped, &answers(head, &held, Some(delta), *share));
        if net > found.1 {
            found = (*share, net);
        }
    }
    if found.1 < 0.0 { 0.0 } else { found.0 }
}

/// Whether the second answers are worse by more than chance would show.
fn is_worse(head: Head, held: &[HeldOut<'_>], before: &[(usize, usize)], after: &[(usize, usize)]) -> bool {
    let (net, spread) = walk(head, held, before, after);
    net < -BELIEVED * libm::sqrtf(spread)
}

/// From some answers to others: the messages that only one of the two has right, each class weighing the same in all, as steps of a
/// walk, up for the better. Where it ends, and the square of how far chance alone would have taken it.
fn walk(head: Head, held: &[HeldOut<'_>], before: &[(usize, usize)], after: &[(usize, usize)]) -> (f32, f32) {
    let mut mass = vec![0.0_f32; head.classes()];
    for (class, _, signal) in held {
        mass[*class] += signal.weight();
    }
    let (mut net, mut spread) = (0.0_f32, 0.0_f32);
    for ((class, _, signal), ((_, old), (_, new))) in held.iter().zip(before.iter().zip(after)) {
        // A class with a single message must not outweigh all others.
        let step = signal.weight() / mass[*class].max(MINIMAL_MASS);
        match (old == class, new == class) {
            (true, false) => net -= step,
            (false, true) => net += step,
            _ => continue,
        }
        spread += step * step;
    }
    (net, spread)
}

/// What a class weighs at least, in corrections.
const MINIMAL_MASS: f32 = 5.0;

fn effect(fact: &str, signals: usize, held_out: usize, before: [f32; 3], after: [f32; 3]) -> Effect {
    let round = |x: f32| (x * 1000.0).round() / 1000.0;
    let pair = |at: usize| (round(before[at]), round(after[at]));
    Effect { fact: fact.to_owned(), signals, held_out, accuracy: pair(0), macro_recall: pair(1), f1: pair(2) }
}

fn best(scores: &[f32]) -> usize {
    (0..scores.len()).rev().max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap_or_default()
}

/// Topics by name; a topic that the brand no longer has counts as missed.
fn topic_scores(triage: &Triage, held: &[&Signal], delta: Option<&Delta>) -> [f32; 3] {
    let names = triage.topic_names();
    let answers: Vec<(usize, usize)> = held
        .iter()
        .filter_map(|signal| {
            let Says::Topic(truth) = &signal.says else { return None };
            let truth = names.iter().position(|name| name == truth)?;
            // Only what was learnt can be compared: the key words stand in the message, which is not kept.
            let scores: Vec<f32> =
                names.iter().map(|name| delta.map_or(0.0, |delta| delta.topic(name, &signal.seen))).collect();
            let guess = best(&scores);
            Some((truth, if scores[guess] > 0.0 { guess } else { names.len() }))
        })
        .collect();
    scores_of(&answers, names.len() + 1)
}

/// Accuracy, macro-recall, macro-F1 of (truth, guess) pairs.
fn scores_of(answers: &[(usize, usize)], classes: usize) -> [f32; 3] {
    let count = |holds: &dyn Fn(&(usize, usize)) -> bool| answers.iter().filter(|a| holds(a)).count() as f32;
    if answers.is_empty() {
        return [0.0; 3];
    }
    let (mut recall, mut f1, mut present) = (0.0, 0.0, 0.0_f32);
    for class in 0..classes {
        let real = count(&|(truth, _)| *truth == class);
        if real == 0.0 {
            continue;
        }
        let hit = count(&|(truth, guess)| *truth == class && *guess == class);
        let said = count(&|(_, guess)| *guess == class);
        present += 1.0;
        recall += hit / real;
        f1 += 2.0 * hit / (real + said);
    }
    [count(&|(truth, guess)| truth == guess) / answers.len() as f32, recall / present, f1 / present]
}
