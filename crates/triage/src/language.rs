//! Which language a text is in.
//!
//! `whichlang` names the likeliest of sixteen languages and says nothing about how sure it is. How sure we
//! are follows from how much there is to read, from the common words of our own lists, and from the hint of
//! the network: three letters are a guess, a hint that agrees is worth a sentence.

use kernel::Lang;

use crate::cues::LANGUAGES;
use crate::fact::{Fact, Reason, Source};
use crate::text::{Kind, Text};

/// How much of the words is looked at, in bytes: after that the answer does not change.
const ENOUGH: usize = 400;

/// Identifies a language. `votes` counts the common words found, by list of [`LANGUAGES`].
pub(crate) fn identify(
    source: &str,
    text: &Text,
    votes: &[u32; LANGUAGES.len()],
    hint: Option<Lang>,
    threshold: f32,
) -> Fact<Lang> {
    let mut words = String::with_capacity(ENOUGH + 32);
    for token in text.tokens.iter().filter(|token| token.kind == Kind::Word) {
        if words.len() > ENOUGH {
            break;
        }
        let written = &source[token.span()];
        // Arabic in the shapes of old print is the same Arabic, and wide letters are the same letters.
        let shaped = written.chars().any(|c| matches!(c, '\u{fb50}'..='\u{ffef}'));
        if shaped {
            words.push_str(text.folded(token));
        } else {
            words.extend(written.chars().flat_map(char::to_lowercase));
        }
        words.push(' ');
    }
    if words.is_empty() {
        return match hint {
            Some(hint) => weighed(hint, 0.5, threshold, vec![Reason::context(0.5, "hint")]),
            None => Fact::unknown(Source::LANGUAGE),
        };
    }
    let model = code(whichlang::detect_language(&words));
    let share = |lang: Lang| -> f32 {
        let list = LANGUAGES.iter().position(|code| *code == lang.code());
        list.map_or(0.0, |list| f32::from(u16::try_from(votes[list]).unwrap_or(u16::MAX)))
    };
    // Nobody was taught Hindi in Latin letters, in which half of India writes: its common words weigh more.
    let weight = |lang: Lang| if lang.code() == "hi" { 2.0 } else { 0.8 };
    // Ideographs and syllables say in one character what takes an alphabet three.
    let letters: usize = words.chars().map(|c| if c as u32 >= 0x0e00 { 3 } else { 1 }).sum();
    let by_letters = 0.4 + letters.min(ENOUGH) as f32 / 22.0;
    let score = |lang: Lang| {
        (if lang == model { by_letters } else { 0.0 })
            + weight(lang) * share(lang)
            + if Some(lang) == hint { 1.5 } else { 0.0 }
    };
    let listed = LANGUAGES.iter().skip(1).filter_map(|code| code.parse().ok());
    let candidates: Vec<Lang> = [Some(model), hint].into_iter().flatten().chain(listed).collect();
    let best = candidates
        .iter()
        .copied()
        .fold(model, |best, lang| if score(lang) > score(best) { lang } else { best });
    let runner_up =
        candidates.iter().filter(|lang| **lang != best).map(|lang| score(*lang)).fold(0.0_f32, f32::max);
    let confidence = 1.0 / (1.0 + (-(score(best) - runner_up - 1.0)).exp());
    let because = vec![
        Reason::context(if best == model { by_letters } else { 0.0 }, "letters"),
        Reason::context(weight(best) * share(best), "common words"),
        Reason::context(if Some(best) == hint { 1.5 } else { 0.0 }, "hint"),
    ];
    weighed(best, confidence, threshold, because)
}

fn weighed(lang: Lang, confidence: f32, threshold: f32, because: Vec<Reason>) -> Fact<Lang> {
    Fact::weighed(lang, confidence, threshold, Source::LANGUAGE, because)
}

fn code(lang: whichlang::Lang) -> Lang {
    use whichlang::Lang as W;
    let code = match lang {
        W::Ara => "ar",
        W::Cmn => "zh",
        W::Deu => "de",
        W::Eng => "en",
        W::Fra => "fr",
        W::Hin => "hi",
        W::Ita => "it",
        W::Jpn => "ja",
        W::Kor => "ko",
        W::Nld => "nl",
        W::Por => "pt",
        W::Rus => "ru",
        W::Spa => "es",
        W::Swe => "sv",
        W::Tur => "tr",
        W::Vie => "vi",
    };
    code.parse().unwrap_or(Lang::EN)
}
