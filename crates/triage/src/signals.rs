//! Cues added up: the few numbers that the heads weigh.

use crate::cues::{Cue, Cues, Tag};
use crate::fact::{Fact, Reason, Source};
use crate::input::{Input, Surface, Visibility};
use crate::reading::Target;

/// What the heads look at.
pub(crate) struct Signals<'a> {
    pub(crate) cues: &'a Cues,
    pub(crate) input: &'a Input<'a>,
    pub(crate) threshold: f32,
    /// Kind and unkind feeling towards us.
    pub(crate) kind: f32,
    pub(crate) unkind: f32,
    /// Irony that is believed.
    pub(crate) irony: f32,
    /// What went wrong and has not been mended by the end of the message.
    pub(crate) complaint: f32,
    pub(crate) query: f32,
    /// A question mark stands in the text.
    pub(crate) asks: bool,
    pub(crate) fixed: f32,
    pub(crate) thanks: f32,
    /// Only the two can read it, so an answer is expected.
    pub(crate) private: bool,
    /// A handful of words.
    pub(crate) short: bool,
}

impl<'a> Signals<'a> {
    pub(crate) fn of(cues: &'a Cues, input: &'a Input<'a>, threshold: f32) -> Self {
        let fixed = cues.sum(Tag::Fixed).max(0.0);
        let mut complaint = cues.sum(Tag::Complaint).max(0.0);
        // What works again by the end of the message was a complaint and is none.
        let last = |tag| cues.tagged(tag).filter(|cue| cue.weight > 0.0).map(|cue| cue.span.start).max();
        if fixed > 0.0 && last(Tag::Fixed) > last(Tag::Complaint) {
            complaint *= 0.2;
        }
        let query = cues.sum(Tag::Query).max(0.0);
        let asks = !cues.text.questions.is_empty();
        let mut thanks = cues.sum(Tag::Thanks).max(0.0);
        let courtesy = fixed == 0.0 && (complaint >= 1.2 || query >= 2.0 || asks);
        if courtesy {
            thanks *= 0.25;
        }
        let (mut kind, mut unkind) = (0.0, 0.0);
        for cue in cues.all.iter().filter(|cue| cue.aim == Target::Brand) {
            let feeling = feeling(cue);
            if feeling > 0.0 && courtesy && is_courtesy(cues, cue) {
                continue;
            }
            *(if feeling > 0.0 { &mut kind } else { &mut unkind }) += feeling.abs();
        }
        let mut irony = cues.sum(Tag::Sarcasm).max(0.0);
        if irony < 1.5 && unkind == 0.0 && complaint == 0.0 {
            irony = 0.0;
        }
        if irony >= 1.0 {
            unkind += 0.6 * kind;
            kind *= 0.25;
        }
        Self {
            cues,
            input,
            threshold,
            kind,
            unkind,
            irony,
            complaint,
            query,
            asks,
            fixed,
            thanks,
            private: input.visibility == Visibility::Private
                || matches!(input.surface, Surface::Dm | Surface::Email | Surface::Chat | Surface::Call),
            short: cues.text.tokens.len() <= 9,
        }
    }

    /// A fact out of a weighed yes: `logit` above 0 is yes.
    pub(crate) fn yes_or_no(&self, logit: f32, because: Vec<Reason>) -> Fact<bool> {
        let yes = logit > 0.0;
        let because = because
            .into_iter()
            .map(|reason| Reason { weight: if yes { reason.weight } else { -reason.weight }, ..reason })
            .collect();
        self.fact(yes, sigmoid(logit.abs()), because)
    }

    /// A fact of this reader. A fact that nothing moved says so.
    pub(crate) fn fact<T>(&self, value: T, confidence: f32, mut because: Vec<Reason>) -> Fact<T> {
        because.retain(|reason| reason.weight != 0.0);
        if because.is_empty() {
            because.push(Reason::context(confidence, "nothing speaks for anything else"));
        }
        Fact::weighed(value, confidence, self.threshold, Source::LEXICON, because)
    }
}

/// How kind (above 0) or unkind a cue is.
pub(crate) fn feeling(cue: &Cue) -> f32 {
    match cue.tag {
        Tag::Positive | Tag::UsPositive => cue.weight,
        Tag::Negative | Tag::UsNegative | Tag::RivalNegative => -cue.weight,
        _ => 0.0,
    }
}

/// A `thanks` at the end of a request is manners.
fn is_courtesy(cues: &Cues, cue: &Cue) -> bool {
    cues.all
        .iter()
        .filter(|other| matches!(other.tag, Tag::Thanks | Tag::Politeness))
        .any(|other| other.span.start <= cue.span.start && cue.span.end <= other.span.end)
}

pub(crate) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// Scores to probabilities that sum to one.
pub(crate) fn softmax<T: Copy, const N: usize>(scores: [(T, f32); N]) -> [(T, f32); N] {
    let top = scores.iter().map(|(_, score)| *score).fold(f32::MIN, f32::max);
    let mut out = scores.map(|(value, score)| (value, (score - top).exp()));
    let total: f32 = out.iter().map(|(_, weight)| weight).sum();
    out.iter_mut().for_each(|(_, weight)| *weight /= total);
    out.sort_by(|a, b| b.1.total_cmp(&a.1));
    out
}
