//! How does the person feel, and about whom?

use crate::cues::Tag;
use crate::fact::{Fact, Reason};
use crate::reading::{Sentiment, Target};
use crate::signals::{Signals, feeling, softmax};

/// Feeling towards us.
pub(crate) fn brand(s: &Signals<'_>) -> Fact<Sentiment> {
    let (kind, unkind) = (s.kind.ln_1p(), s.unkind.ln_1p());
    let question = if s.asks && s.unkind < 2.0 { 0.4 } else { 0.0 };
    let scores = softmax([
        (Sentiment::Neutral, 1.1 + question),
        (Sentiment::Positive, 1.9 * kind - 1.3 * unkind),
        (Sentiment::Negative, 1.9 * unkind - 1.1 * kind + 0.1 * s.complaint),
        (Sentiment::Mixed, 2.0 * kind.min(unkind) - 1.0),
    ]);
    let (value, confidence) = scores[0];
    let towards = match value {
        Sentiment::Positive => 1.0,
        Sentiment::Negative => -1.0,
        Sentiment::Neutral | Sentiment::Mixed => 0.0,
    };
    let mut because: Vec<Reason> = s
        .cues
        .all
        .iter()
        .filter(|cue| cue.aim == Target::Brand && feeling(cue) != 0.0)
        .map(|cue| {
            let feeling = feeling(cue);
            let weight = match value {
                Sentiment::Mixed => feeling.abs(),
                Sentiment::Neutral => -feeling.abs(),
                _ => feeling * towards,
            };
            Reason::words(cue.span.clone(), weight, if feeling > 0.0 { "kind" } else { "unkind" })
        })
        .collect();
    if s.irony > 0.0 {
        because.extend(s.cues.reasons(Tag::Sarcasm, 1.0));
    }
    s.fact(value, confidence, because)
}

/// Whom the feeling is aimed at.
pub(crate) fn target(s: &Signals<'_>) -> Fact<Target> {
    let mut mass = [(Target::Brand, 0.0), (Target::Competitor, 0.0), (Target::ThirdParty, 0.0)];
    for cue in &s.cues.all {
        if let Some((_, sum)) = mass.iter_mut().find(|(target, _)| *target == cue.aim) {
            *sum += feeling(cue).abs();
        }
    }
    let [(_, brand), (_, rival), (_, third)] = mass;
    let switch = if s.cues.names_rival { s.cues.sum(Tag::Switch) } else { 0.0 };
    let scores = softmax([
        (Target::None, 1.3 - 0.2 * s.complaint),
        (Target::Brand, 1.7 * brand.ln_1p() - 0.6 * rival.ln_1p() + 0.3 * s.complaint),
        (Target::Competitor, 2.2 * rival.ln_1p() + 0.5 * switch),
        (Target::ThirdParty, 1.4 * third.ln_1p() + 0.3 * s.cues.sum(Tag::Third)),
    ]);
    let (value, confidence) = scores[0];
    let mut because: Vec<Reason> = s
        .cues
        .all
        .iter()
        .filter(|cue| feeling(cue) != 0.0)
        .map(|cue| {
            let sign = if value != Target::None && cue.aim == value { 1.0 } else { -1.0 };
            Reason::words(cue.span.clone(), sign * feeling(cue).abs(), cue.aim.as_str())
        })
        .collect();
    match value {
        Target::Competitor => because.extend(s.cues.reasons(Tag::Switch, 1.0)),
        Target::ThirdParty => because.extend(s.cues.reasons(Tag::Third, 1.0)),
        Target::Brand | Target::None => {}
    }
    s.fact(value, confidence, because)
}
