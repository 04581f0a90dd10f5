//! Text to words, the same for what is indexed and for what is searched.
//!
//! Neither engine splits or folds anything itself, so that both find the same. A word is lower case, without accents
//! and apostrophes; in scripts that put no space between words, each character is one, and a word of the query becomes
//! a phrase.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// How many words of a text are indexed: more than a text of any network has.
pub const WORDS_MAX: usize = 8_000;
/// How many characters of a word count.
const LETTERS_MAX: usize = 40;

/// A word of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// As it is compared.
    pub folded: String,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

/// The words of a text, at most [`WORDS_MAX`].
pub fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::new();
    let mut open: Option<Word> = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if c.is_ascii_alphanumeric() {
            extend(open.get_or_insert_with(|| empty(at)), c.to_ascii_lowercase(), end);
            continue;
        }
        let is_mark = is_combining_mark(c);
        if open.is_some() && matches!(c, '\'' | '’') {
            continue;
        }
        if !(c.is_alphanumeric() || is_mark && open.is_some()) {
            close(&mut out, &mut open);
            continue;
        }
        if stands_alone(c) && !is_mark {
            close(&mut out, &mut open);
        }
        let word = open.get_or_insert_with(|| empty(at));
        word.span.end = end;
        decompose_compatible(c, |part| fold(part, |folded| extend(word, folded, end)));
        // Its marks come behind it, any other character is the next word.
        let next_joins = text[end..].chars().next().is_some_and(is_combining_mark);
        if stands_alone(c) && !next_joins
            || open.as_ref().is_some_and(|word| begins_alone(word) && !next_joins)
        {
            close(&mut out, &mut open);
        }
        if out.len() >= WORDS_MAX {
            break;
        }
    }
    close(&mut out, &mut open);
    out.truncate(WORDS_MAX);
    out
}

/// The folded words of a text.
pub fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

fn empty(at: usize) -> Word {
    Word { folded: String::new(), span: at..at }
}

fn extend(word: &mut Word, c: char, end: usize) {
    word.span.end = end;
    if word.folded.len() < LETTERS_MAX || word.folded.chars().count() < LETTERS_MAX {
        word.folded.push(c);
    }
}

fn close(out: &mut Vec<Word>, open: &mut Option<Word>) {
    out.extend(open.take().filter(|word| !word.folded.is_empty()));
}

fn begins_alone(word: &Word) -> bool {
    word.folded.chars().next().is_some_and(stands_alone)
}

/// Characters of scripts that are written without spaces.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// A decomposed character as it is compared: accents go, letters that only look accented lose what they have.
fn fold(c: char, mut push: impl FnMut(char)) {
    let is_accent = matches!(u32::from(c),
        0x0300..=0x036F | 0x0591..=0x05C7 | 0x0640 | 0x064B..=0x065F | 0x0670);
    if is_accent {
        return;
    }
    for lower in c.to_lowercase() {
        match lower {
            'ß' => "ss".chars().for_each(&mut push),
            'æ' => "ae".chars().for_each(&mut push),
            'œ' => "oe".chars().for_each(&mut push),
            'ø' => push('o'),
            'ł' => push('l'),
            'đ' => push('d'),
            'ı' => push('i'),
            lower if lower.is_ascii_alphanumeric() => push(lower),
            // What lower case makes of some capitals carries an accent again.
            '\u{300}'..='\u{36f}' => {}
            lower if !lower.is_ascii() && (lower.is_alphanumeric() || is_combining_mark(lower)) => {
                push(lower)
            }
            _ => {}
        }
    }
}
