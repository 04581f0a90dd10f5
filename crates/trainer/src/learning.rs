//! How fast a brand's own labels help: the curve over a stream of labelled messages.

use serde::Serialize;
use triage::{Delta, Head, Input, Outcome, Says, Signal, SignalKind, Triage, lesson};

use crate::evaluate::{Labelled, answer};
use crate::metrics::metrics;

/// One point of the curve.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// How many messages of the stream were handled.
    pub at: usize,
    /// Right answers on the test set.
    pub accuracy: f64,
    /// The mean share found over the classes.
    pub macro_recall: f64,
    /// Whether the guard kept the lesson.
    pub kept: bool,
    /// The size of the delta in force, in bytes.
    pub bytes: usize,
}

/// Learns from the first messages of a stream as the product does (a tenth held out, the guard at the end of each
/// lesson) and measures on a test set after each of the counts in `at`.
pub fn curve(triage: &Triage, head: Head, stream: &Labelled, test: &Labelled, at: &[usize]) -> Vec<Point> {
    let mut classes: Vec<usize> = test.rows.iter().chain(&stream.rows).map(|(_, class)| *class).collect();
    classes.sort_unstable();
    classes.dedup();
    let signals: Vec<Signal> = (0_u128..)
        .zip(&stream.rows)
        .map(|(id, (text, class))| Signal {
            id,
            message: id,
            says: Says::Class(head, *class),
            kind: SignalKind::Correction,
            by: None,
            day: 0,
            seen: triage.features(&Input::mention(text)),
        })
        .collect();
    let seen: Vec<_> =
        test.rows.iter().map(|(text, class)| (triage.features(&Input::mention(text)), *class)).collect();
    let mut kept = Delta::default();
    at.iter()
        .map(|count| {
            let lesson = lesson(triage, &signals[..(*count).min(signals.len())], &kept);
            let is_kept = lesson.outcome == Outcome::Kept;
            if is_kept {
                kept = lesson.delta;
            }
            let taught = triage.clone().with_delta(std::sync::Arc::new(kept.clone()));
            let answers: Vec<_> = seen
                .iter()
                .map(|(features, class)| answer(&taught, head, features, &classes, *class))
                .collect();
            let scores = metrics(&answers, Triage::THRESHOLD);
            let bytes = if kept.is_empty() { 0 } else { kept.to_bytes().len() };
            Point {
                at: *count,
                accuracy: scores.accuracy,
                macro_recall: scores.macro_recall,
                kept: is_kept,
                bytes,
            }
        })
        .collect()
}
