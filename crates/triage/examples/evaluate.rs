//! `cargo run --release -p triage --example evaluate -- DIR [val|test]`: scores on public evaluation sets.
//!
//! DIR holds `tweeteval_sentiment`, `umsab` and `language_id`; a set that is absent is skipped. Weights are
//! chosen on `val` only. The best guess counts whether or not the reader was sure of it; how often it was
//! sure, and how often it was right then, stand beside.
#![expect(clippy::print_stdout, reason = "a report on the terminal is the purpose")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use triage::{Input, Sentiment, Triage};

fn main() {
    let mut args = std::env::args().skip(1);
    let Some(dir) = args.next() else { return println!("evaluate DIR [val|test]") };
    let split = args.next().unwrap_or_else(|| "val".into());
    let dir = Path::new(&dir);
    let triage = Triage::builtin();
    sentiment(&triage, "tweeteval", &dir.join("tweeteval_sentiment"), &split);
    for language in ["english", "german", "french", "spanish", "portuguese", "italian", "arabic", "hindi"] {
        sentiment(&triage, language, &dir.join("umsab/data/sentiment").join(language), &split);
    }
    language(&triage, &dir.join("language_id"));
}

/// Accuracy, macro-recall and macro-F1 over negative, neutral, positive; *mixed* counts as negative.
fn sentiment(triage: &Triage, name: &str, dir: &Path, split: &str) {
    let read = |kind: &str| fs::read_to_string(dir.join(format!("{split}_{kind}.txt")));
    let (Ok(texts), Ok(labels)) = (read("text"), read("labels")) else { return };
    let mut confusion = [[0_u32; 3]; 3];
    let (mut sure, mut sure_right) = (0, 0);
    let rows: Vec<(&str, usize)> =
        texts.lines().zip(labels.lines().filter_map(|label| label.trim().parse().ok())).collect();
    let (readings, spent) =
        timed(|| rows.iter().map(|(text, _)| triage.read(&Input::mention(text))).collect::<Vec<_>>());
    for (reading, (_, label)) in readings.iter().zip(&rows) {
        let fact = &reading.sentiment_brand;
        let guess = match fact.best() {
            Some(Sentiment::Negative | Sentiment::Mixed) => 0,
            Some(Sentiment::Positive) => 2,
            Some(Sentiment::Neutral) | None => 1,
        };
        confusion[*label][guess] += 1;
        sure += u32::from(fact.is_known());
        sure_right += u32::from(fact.is_known() && guess == *label);
    }
    let count = f64::from(u32::try_from(rows.len()).unwrap_or(u32::MAX));
    let sum = |cells: &mut dyn Iterator<Item = u32>| f64::from(cells.sum::<u32>());
    let right = sum(&mut (0..3).map(|class| confusion[class][class]));
    let recall =
        |class: usize| f64::from(confusion[class][class]) / sum(&mut confusion[class].into_iter()).max(1.0);
    let precision = |class: usize| {
        f64::from(confusion[class][class]) / sum(&mut confusion.iter().map(|row| row[class])).max(1.0)
    };
    let f1 = |class: usize| {
        2.0 * precision(class) * recall(class) / (precision(class) + recall(class)).max(f64::EPSILON)
    };
    let mean = |score: &dyn Fn(usize) -> f64| 100.0 * (0..3).map(score).sum::<f64>() / 3.0;
    println!(
        "{name:<12} {split} n {:>6}  accuracy {:.1}  macro-recall {:.1}  macro-F1 {:.1}  \
         sure {:.0} % ({:.1} % right)  {:.1} µs",
        rows.len(),
        100.0 * right / count,
        mean(&recall),
        mean(&f1),
        100.0 * f64::from(sure) / count,
        100.0 * f64::from(sure_right) / f64::from(sure).max(1.0),
        spent.as_secs_f64() * 1e6 / count,
    );
}

/// Accuracy per language and kind of text, over the languages that can be identified.
fn language(triage: &Triage, dir: &Path) {
    let known =
        ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt", "ru", "sv", "tr", "vi", "zh"];
    for kind in ["sentences", "word-pairs", "single-words"] {
        let mut scores = BTreeMap::new();
        let (mut sure, mut sure_right, mut all, mut right) = (0_u32, 0_u32, 0_u32, 0_u32);
        for code in known {
            let Ok(texts) = fs::read_to_string(dir.join(format!("{code}.{kind}.txt"))) else { continue };
            let (mut n, mut ok) = (0_u32, 0_u32);
            for text in texts.lines() {
                let fact = triage.read(&Input::mention(text)).language;
                let hit = fact.best().is_some_and(|lang| lang.code() == code);
                n += 1;
                ok += u32::from(hit);
                sure += u32::from(fact.is_known());
                sure_right += u32::from(fact.is_known() && hit);
            }
            scores.insert(code, 100.0 * f64::from(ok) / f64::from(n.max(1)));
            (all, right) = (all + n, right + ok);
        }
        if all > 0 {
            println!(
                "language {kind:<13} {:.1} %  sure {:.0} % ({:.1} % right)  {scores:.0?}",
                100.0 * f64::from(right) / f64::from(all),
                100.0 * f64::from(sure) / f64::from(all),
                100.0 * f64::from(sure_right) / f64::from(sure.max(1)),
            );
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a stopwatch in a measuring tool")]
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = std::time::Instant::now();
    let out = work();
    (out, start.elapsed())
}
