//! Messages of our own with what each says: how often the reader is right, and that it is never wrong and
//! sure about danger.

use std::collections::BTreeMap;

use triage::{Input, Intent, Sentiment};

use crate::northwave;

struct Row {
    intent: Intent,
    action: bool,
    sentiment: Sentiment,
    text: &'static str,
}

fn rows() -> Vec<Row> {
    let row = |line: &'static str| {
        let [intent, action, sentiment, text] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns: {line}")
        };
        Row {
            intent: intent.parse().unwrap(),
            action: action == "yes",
            sentiment: sentiment.parse().unwrap(),
            text,
        }
    };
    include_str!("messages.tsv").lines().map(row).collect()
}

#[test]
#[expect(clippy::print_stdout, reason = "the scores are worth reading in the test's output")]
fn labelled_messages_are_read_as_their_authors_meant_them() {
    let (triage, rows) = (northwave(), rows());
    assert!(rows.len() >= 150, "{} rows", rows.len());
    let mut right: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut wrong_and_sure, mut sure) = (0, 0);
    for row in &rows {
        let reading = triage.read(&Input::mention(row.text));
        let checks = [
            ("intent", reading.intent.best() == Some(&row.intent)),
            ("needs_action", reading.needs_action.best() == Some(&row.action)),
            ("sentiment", reading.sentiment_brand.best() == Some(&row.sentiment)),
        ];
        for (name, ok) in checks {
            *right.entry(name).or_default() += usize::from(ok);
        }
        sure += usize::from(reading.intent.is_known());
        wrong_and_sure += usize::from(reading.intent.is_known() && !checks[0].1);
        if checks.iter().any(|(_, ok)| !ok) {
            println!(
                "{:?} {:?}/{:?} {:?}  expected {} {} {}: {}",
                checks.iter().filter(|(_, ok)| !ok).map(|(name, _)| *name).collect::<Vec<_>>(),
                reading.intents.first(),
                reading.needs_action.best(),
                reading.sentiment_brand.best(),
                row.intent,
                row.action,
                row.sentiment,
                row.text
            );
        }
    }
    let share = |name: &str| right[name] as f64 / rows.len() as f64;
    println!("{} rows: {right:?}, sure of the intent: {sure}, of these wrong: {wrong_and_sure}", rows.len());
    assert!(share("intent") >= 0.90, "intent {:.3}", share("intent"));
    assert!(share("needs_action") >= 0.92, "needs_action {:.3}", share("needs_action"));
    assert!(share("sentiment") >= 0.92, "sentiment {:.3}", share("sentiment"));
    assert!(sure * 10 >= rows.len() * 8, "sure of {sure} only");
    assert!(wrong_and_sure * 25 <= rows.len(), "{wrong_and_sure} wrong and sure");
}

#[test]
fn every_call_for_help_is_known_and_severe_whatever_the_language() {
    let triage = northwave();
    for row in rows().iter().filter(|row| matches!(row.intent, Intent::SelfHarm | Intent::ThreatToLife)) {
        let reading = triage.read(&Input::mention(row.text));
        assert!(reading.intent.is(&row.intent), "{}: {:?}", row.text, reading.intents);
        assert!(reading.needs_action.is(&true), "{}", row.text);
        assert_eq!(reading.severity.best(), Some(&4), "{}", row.text);
        assert!(reading.time_critical.is(&true), "{}", row.text);
    }
}

#[test]
fn figures_of_speech_are_no_calls_for_help() {
    let triage = northwave();
    for text in [
        "my phone died again and the line is dead",
        "dying of laughter at your reply 😂",
        "that new advert is killing it",
        "I would kill for your fibre speeds",
    ] {
        let intent = triage.read(&Input::mention(text)).intent;
        assert!(
            !matches!(intent.best(), Some(Intent::SelfHarm | Intent::ThreatToLife)),
            "{text}: {intent:?}"
        );
    }
}
