//! What does the person want, and does somebody have to act?

use crate::cues::Tag;
use crate::fact::{Fact, Reason};
use crate::reading::Intent;
use crate::signals::{Signals, softmax};

/// An intent with this probability is worth showing beside the primary one.
const WORTH_SHOWING: f32 = 0.05;

/// How much a difference in score counts: with fifteen intents to share it, probability is soon spread thin.
const SHARPNESS: f32 = 1.5;

/// Which words speak for an intent.
fn tags(intent: Intent) -> &'static [Tag] {
    match intent {
        Intent::Complaint => &[Tag::Complaint, Tag::Sarcasm, Tag::UsNegative],
        Intent::Query => &[Tag::Query, Tag::Action],
        Intent::Praise => &[Tag::Praise, Tag::Positive, Tag::UsPositive],
        Intent::Opinion => &[Tag::Opinion, Tag::Idle, Tag::Negative, Tag::Positive],
        Intent::Lead => &[Tag::Lead],
        Intent::CompetitorSwitch => &[Tag::Switch],
        Intent::Press => &[Tag::Press],
        Intent::LegalClaim => &[Tag::LegalClaim],
        Intent::Regulator => &[Tag::Regulator],
        Intent::SelfHarm => &[Tag::SelfHarm],
        Intent::ThreatToLife => &[Tag::ThreatToLife],
        Intent::Spam => &[Tag::Spam],
        Intent::Hate => &[Tag::Hate],
        Intent::ScamImpersonation => &[Tag::Scam],
        Intent::Thanks => &[Tag::Thanks, Tag::Fixed],
    }
}

/// Danger goes before the public's ear, and both before anything else: a complaint that names a solicitor is
/// a matter for those who answer solicitors.
fn precedence(intent: Intent) -> f32 {
    match intent {
        Intent::SelfHarm | Intent::ThreatToLife => 6.0,
        Intent::Press | Intent::LegalClaim | Intent::Regulator => 3.5,
        Intent::Hate | Intent::ScamImpersonation => 2.5,
        Intent::Spam | Intent::CompetitorSwitch => 1.5,
        _ => 0.0,
    }
}

fn score(s: &Signals<'_>, intent: Intent) -> f32 {
    let sum = |tag| s.cues.sum(tag);
    let question = if s.asks { 1.0 } else { 0.0 };
    let plain = match intent {
        Intent::Complaint => {
            -0.9 + 1.1 * s.complaint + 0.6 * sum(Tag::UsNegative) + 0.12 * s.unkind + 0.3 * s.irony
                - 0.7 * s.fixed
                - 0.25 * s.thanks
                + if s.input.thread.open_case { 0.2 } else { 0.0 }
        }
        Intent::Query => {
            let request = if s.complaint == 0.0 { 0.4 * sum(Tag::Action).clamp(0.0, 3.0) } else { 0.0 };
            -0.8 + 0.8 * s.query.min(4.0) + 1.4 * question + request - 0.6 * s.complaint
        }
        Intent::Praise => {
            -1.0 + 0.95 * sum(Tag::Praise).max(0.0) + 0.3 * s.kind.min(6.0)
                - 0.4 * s.unkind
                - 0.8 * s.complaint
                - 1.2 * s.irony
                - 0.4 * question
        }
        Intent::Thanks => {
            -1.2 + 1.0 * s.thanks + 1.2 * s.fixed
                - 0.8 * s.complaint
                - 0.3 * s.query
                - 0.3 * s.unkind
                - 0.8 * s.irony
                + if s.short && s.thanks + s.fixed > 0.0 { 1.0 } else { 0.0 }
                + if s.input.thread.answers_brand { 0.4 } else { 0.0 }
        }
        Intent::Opinion => {
            0.6 + 0.5 * sum(Tag::Opinion) + 0.55 * sum(Tag::Idle) + 0.08 * (s.unkind + s.kind).min(10.0)
                - 0.45 * s.complaint
                - 0.3 * s.query
                - 0.7 * question
                - 0.2 * s.thanks
        }
        Intent::Lead => -1.6 + 1.4 * sum(Tag::Lead).max(0.0) - 0.6 * s.complaint,
        Intent::CompetitorSwitch => -2.0 + 1.1 * sum(Tag::Switch),
        Intent::Press => -2.0 + 1.2 * sum(Tag::Press),
        Intent::LegalClaim => -2.0 + 1.2 * sum(Tag::LegalClaim),
        Intent::Regulator => -2.0 + 1.2 * sum(Tag::Regulator),
        Intent::SelfHarm => -2.0 + 1.1 * sum(Tag::SelfHarm),
        Intent::ThreatToLife => -2.0 + 1.1 * sum(Tag::ThreatToLife),
        Intent::Spam => -2.2 + 1.0 * sum(Tag::Spam) + crate::weight::noise(s),
        Intent::Hate => -2.0 + 1.0 * sum(Tag::Hate),
        Intent::ScamImpersonation => -2.2 + 1.0 * sum(Tag::Scam),
    };
    SHARPNESS * if plain > 0.0 { plain + precedence(intent) } else { plain }
}

/// The primary intent, and all that are at all likely.
pub(crate) fn intent(s: &Signals<'_>) -> (Fact<Intent>, Vec<(Intent, f32)>) {
    const COUNT: usize = Intent::ALL.len();
    let mut scores = [(Intent::Opinion, 0.0); COUNT];
    for (slot, intent) in scores.iter_mut().zip(Intent::ALL) {
        *slot = (*intent, score(s, *intent));
    }
    let scores = softmax::<_, COUNT>(scores);
    let (value, confidence) = scores[0];
    let mut because: Vec<Reason> = tags(value).iter().flat_map(|tag| s.cues.reasons(*tag, 1.0)).collect();
    if value == Intent::Query {
        because.extend(question_marks(s, 1.4));
    }
    let (rival, _) = scores[1];
    because.extend(
        tags(rival)
            .iter()
            .filter(|tag| !tags(value).contains(tag))
            .flat_map(|tag| s.cues.reasons(*tag, -0.4)),
    );
    let likely = scores
        .iter()
        .filter(|(intent, p)| *p >= WORTH_SHOWING || *intent == value)
        .map(|(intent, p)| (*intent, (p * 1000.0).round() / 1000.0))
        .collect();
    (s.fact(value, confidence, because), likely)
}

fn question_marks(s: &Signals<'_>, weight: f32) -> impl Iterator<Item = Reason> {
    s.cues.text.questions.first().map(|mark| Reason::words(mark.clone(), weight, "question")).into_iter()
}

/// Whether somebody has to do or answer something.
pub(crate) fn needs_action(s: &Signals<'_>, intent: &Fact<Intent>) -> Fact<bool> {
    let thread = &s.input.thread;
    let intent = intent.best().copied().unwrap_or(Intent::Opinion);
    let mut because: Vec<Reason> = Vec::with_capacity(16);
    let mut weigh = |tag: Tag, scale: f32, sum: f32| {
        because.extend(s.cues.reasons(tag, scale));
        scale * sum
    };
    let mut logit = -0.9;
    logit += weigh(Tag::Action, 0.55, s.cues.sum(Tag::Action).min(4.0));
    logit += weigh(Tag::Complaint, 0.75, s.complaint.min(4.0));
    logit += weigh(Tag::Query, 0.7, s.query.min(4.0));
    logit += weigh(Tag::Lead, 0.5, s.cues.sum(Tag::Lead).clamp(0.0, 4.0));
    logit += weigh(Tag::Idle, -0.6, s.cues.sum(Tag::Idle));
    logit += weigh(Tag::Opinion, -0.2, s.cues.sum(Tag::Opinion));
    // Praise round a complaint does not mend it.
    if s.complaint == 0.0 {
        logit += weigh(Tag::Praise, -0.5, s.cues.sum(Tag::Praise).max(0.0));
    }
    logit += weigh(Tag::Thanks, -0.35, s.thanks);
    logit += weigh(Tag::Fixed, -0.6, s.fixed);
    logit += weigh(Tag::Urgent, 0.3, s.cues.sum(Tag::Urgent));
    if s.asks {
        logit += 1.1;
        because.extend(question_marks(s, 1.1));
    }
    let mut context = |holds: bool, weight: f32, cue: &'static str| {
        if holds {
            logit += weight;
            because.push(Reason::context(weight, cue));
        }
    };
    let quiet = s.thanks + s.fixed > 0.0 && s.complaint == 0.0 && s.query == 0.0;
    context(s.private && !quiet, 0.7, "private");
    context(thread.brand_asked && !quiet, 0.8, "we asked");
    context(thread.open_case && !quiet, 0.4, "open case");
    context(thread.earlier_inbound > 0 && !thread.answers_brand && !quiet, 0.3, "wrote again");
    let must = matches!(
        intent,
        Intent::SelfHarm
            | Intent::ThreatToLife
            | Intent::Press
            | Intent::LegalClaim
            | Intent::Regulator
            | Intent::ScamImpersonation
    );
    context(must, 3.5, intent.as_str());
    context(matches!(intent, Intent::Spam | Intent::Hate), -3.0, intent.as_str());
    context(intent == Intent::Thanks, -1.2, "thanks");
    context(intent == Intent::CompetitorSwitch && !s.asks, -1.0, "about a competitor");
    s.yes_or_no(logit, because)
}
