//! Words with a feeling, found in a message and bent by what stands around them.

use super::grams::spelling;
use crate::cues::Cues;
use crate::model::Polarity;
use crate::text::{Break, Kind};

/// What the polarity lists find in a message.
#[derive(Default)]
pub(super) struct Feelings {
    pub(super) kind: f32,
    pub(super) unkind: f32,
    pub(super) kindest: f32,
    pub(super) unkindest: f32,
    pub(super) last: f32,
    pub(super) last_sentence: f32,
    pub(super) emoji: f32,
    pub(super) listed: bool,
}

/// What the polarity lists say of a message.
pub(super) fn find(cues: &Cues, polarity: &Polarity<'_>) -> Feelings {
    let mut out = Feelings::default();
    let lang = cues.language.best().map_or("en", |lang| lang.code());
    out.listed = polarity.knows(lang);
    let lang = if out.listed { lang } else { "en" };
    let mut room = String::new();
    let mut skip = 0;
    for (at, token) in cues.text.tokens.iter().enumerate() {
        if token.before == Break::Sentence {
            out.last_sentence = 0.0;
        }
        if at < skip || matches!(token.kind, Kind::Url | Kind::Number | Kind::Mention) {
            continue;
        }
        let word = spelling(&cues.text, token, &mut room);
        let mut value = 0.0;
        if token.kind == Kind::Emoji {
            value = polarity.emoji(word);
            out.emoji += value;
        } else {
            // A fixed phrase of two words wins over its first word.
            if let Some(next) = cues.text.tokens.get(at + 1).filter(|next| next.before == Break::None) {
                value = polarity.pair(lang, word, cues.text.folded(next));
                skip = if value == 0.0 { 0 } else { at + 2 };
            }
            if value == 0.0 {
                value = polarity.word(lang, word);
            }
        }
        if value == 0.0 {
            continue;
        }
        if cues.negated.get(at).copied().unwrap_or(false) {
            value *= if value > 0.0 { -0.7 } else { -0.3 };
        }
        if value > 0.0 {
            out.kind += value;
            out.kindest = out.kindest.max(value);
        } else {
            out.unkind -= value;
            out.unkindest = out.unkindest.max(-value);
        }
        out.last = value;
        out.last_sentence += value;
    }
    out
}

/// The logarithm of one more: the second kind word says less than the first.
pub(super) fn log(x: f32) -> f32 {
    libm::log1pf(x)
}
