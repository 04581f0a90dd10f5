//! How bad is it, how soon, is it noise, and what is it about?

use crate::brand::Brand;
use crate::cues::Tag;
use crate::fact::{Fact, Reason, Source};
use crate::reading::Intent;
use crate::signals::{Signals, sigmoid};
use crate::text::Kind;

/// From 0 (nothing wrong) to 4 (danger).
pub(crate) fn severity(s: &Signals<'_>, intent: &Fact<Intent>) -> Fact<u8> {
    let danger = matches!(intent.best(), Some(Intent::SelfHarm | Intent::ThreatToLife));
    let well = matches!(intent.best(), Some(Intent::Praise | Intent::Thanks | Intent::Lead | Intent::Spam));
    let harm = s.cues.sum(Tag::Severity);
    let level = if danger {
        4.0
    } else if well {
        (0.3 * harm).min(1.0)
    } else {
        0.72 * s.complaint.min(2.6)
            + 0.08 * s.unkind.min(10.0)
            + 0.5 * harm.min(4.0)
            + 0.12 * s.cues.sum(Tag::Urgent)
    };
    let nearest = level.clamp(0.0, 4.0).round();
    // On the border between two levels it is either; in the middle of one it is very likely that one.
    let confidence = 0.9 - 0.75 * (level.clamp(0.0, 4.0) - nearest).abs();
    let mut because: Vec<Reason> = Vec::new();
    for (tag, scale) in [
        (Tag::Severity, 0.5),
        (Tag::Complaint, 0.7),
        (Tag::Negative, 0.08),
        (Tag::SelfHarm, 1.0),
        (Tag::ThreatToLife, 1.0),
    ] {
        because.extend(s.cues.reasons(tag, scale));
    }
    // `nearest` is one of 0.0, 1.0 … 4.0.
    s.fact(nearest as u8, confidence, because)
}

/// Whether an answer tomorrow is too late.
pub(crate) fn time_critical(s: &Signals<'_>, action: &Fact<bool>, severity: &Fact<u8>) -> Fact<bool> {
    let harm = f32::from(severity.best().copied().unwrap_or(0));
    let act = if action.best() == Some(&true) { 0.4 } else { -1.5 };
    let logit = -2.4 + 1.1 * s.cues.sum(Tag::Urgent) + act + if harm >= 4.0 { 4.0 } else { 0.2 * harm };
    let mut because: Vec<Reason> = s.cues.reasons(Tag::Urgent, 1.1).collect();
    if harm >= 4.0 {
        because.extend(s.cues.reasons(Tag::SelfHarm, 1.0).chain(s.cues.reasons(Tag::ThreatToLife, 1.0)));
    }
    s.yes_or_no(logit, because)
}

/// How much the shape of a message, without its words, looks like noise: links, tags, mentions, shouting.
pub(crate) fn noise(s: &Signals<'_>) -> f32 {
    let text = &s.cues.text;
    let count = |kind| text.tokens.iter().filter(|token| token.kind == kind).count();
    let many = |n: usize, from: usize, weight: f32| if n >= from { weight } else { 0.0 };
    many(count(Kind::Url), 1, 0.7)
        + many(count(Kind::Tag), 5, 0.7)
        + many(count(Kind::Mention), 5, 0.8)
        + many(text.exclamations.len(), 4, 0.3)
        + if text.letters > 20 && text.capitals * 2 > text.letters { 0.3 } else { 0.0 }
}

/// Whether this is advertising, a scam or noise by machine.
pub(crate) fn spam(s: &Signals<'_>) -> Fact<bool> {
    let (spam, scam) = (s.cues.sum(Tag::Spam), s.cues.sum(Tag::Scam));
    let noise = noise(s);
    let care = 0.4 * s.complaint + 0.15 * s.query;
    let logit = -2.6 + 1.2 * spam + 1.1 * scam + noise - care;
    let because = s
        .cues
        .reasons(Tag::Spam, 1.2)
        .chain(s.cues.reasons(Tag::Scam, 1.1))
        .chain([Reason::context(noise, "links, tags and shouting")])
        .collect();
    s.yes_or_no(logit, because)
}

/// The brand's topic whose words are named most; long words and phrases count more.
pub(crate) fn topic(s: &Signals<'_>, brand: &Brand) -> Fact<String> {
    let mut scores = vec![0.0_f32; brand.topics.len()];
    for (topic, span) in &s.cues.topics {
        scores[usize::from(*topic)] += weight(span.len());
    }
    // The first of equals: the order of the taxonomy is the brand's preference.
    let Some(best) = (0..scores.len()).rev().max_by(|a, b| scores[*a].total_cmp(&scores[*b])) else {
        return Fact::unknown(Source::LEXICON);
    };
    if scores[best] == 0.0 {
        return Fact::unknown(Source::LEXICON);
    }
    let others: f32 = scores.iter().sum::<f32>() - scores[best];
    let confidence = sigmoid(1.2 * scores[best]) * scores[best] / (scores[best] + 0.6 * others);
    let because = s
        .cues
        .topics
        .iter()
        .map(|(topic, span)| {
            let sign = if usize::from(*topic) == best { 1.0 } else { -1.0 };
            Reason::words(span.clone(), sign * weight(span.len()), brand.topics[usize::from(*topic)].clone())
        })
        .collect();
    s.fact(brand.topics[best].clone(), confidence, because)
}

fn weight(bytes: usize) -> f32 {
    if bytes >= 8 { 1.3 } else { 1.0 }
}
