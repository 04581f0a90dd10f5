//! The features without a name: words, pairs and runs of words, groups of letters, each hashed to a row.

use super::{Features, Gram};
use crate::cues::Cues;
use crate::text::{Break, Kind, Text, Token};

/// How many rows of weights the grams share.
pub const ROWS: usize = 1 << 18;

/// Where a feature does not stand at any word.
pub(crate) const NOWHERE: u16 = u16::MAX;

/// Hashed words: how much all of a message's words weigh together, whatever its length.
const WORD_MASS: f32 = 2.0;
/// The same for groups of letters.
const LETTER_MASS: f32 = 2.0;

impl Features {
    pub(super) fn grams(&mut self, cues: &Cues) {
        let names = &cues.names;
        let text = &cues.text;
        let mut keys: Vec<(u64, Class)> = Vec::with_capacity(text.tokens.len());
        let mut squeezed = String::new();
        for (at, token) in text.tokens.iter().enumerate() {
            let named = names.iter().find(|name| name.tokens.contains(&at));
            let class = match (named, token.kind) {
                (Some(name), _) if name.ours => Class::Us,
                (Some(_), _) => Class::Rival,
                (None, Kind::Mention) => Class::Handle,
                (None, Kind::Url) => Class::Link,
                (None, Kind::Number) => Class::Number,
                (None, Kind::Word | Kind::Tag | Kind::Emoji) => Class::Word,
            };
            let key = match class {
                Class::Word => hash(WORD, spelling(text, token, &mut squeezed).bytes().map(u64::from)),
                other => mix(KIND, other as u64),
            };
            keys.push((key, class));
        }
        let start = self.grams.len();
        for (at, (key, class)) in keys.iter().enumerate() {
            let begins = text.tokens[at].before == Break::Sentence;
            self.gram(*key, at);
            if *class == Class::Word && cues.negated.get(at).copied().unwrap_or(false) {
                self.gram(mix(NEGATED, *key), at);
            }
            let before = if at == 0 || begins { mix(KIND, 99) } else { keys[at - 1].0 };
            self.gram(mix(mix(PAIR, before), *key), at);
            if at >= 2 && !begins && text.tokens[at - 1].before != Break::Sentence {
                self.gram(mix(mix(mix(TRIPLE, keys[at - 2].0), keys[at - 1].0), *key), at);
            }
        }
        self.weigh(start, WORD_MASS);
        let start = self.grams.len();
        for (at, token) in text.tokens.iter().enumerate() {
            if keys[at].1 == Class::Word && token.kind != Kind::Emoji {
                self.letters(spelling(text, token, &mut squeezed), at);
            }
        }
        self.weigh(start, LETTER_MASS);
    }

    /// Groups of three to five letters, with the word's edges; of one to three where a sign is a syllable or a word.
    fn letters(&mut self, word: &str, at: usize) {
        let dense = word.chars().any(
            |c| matches!(c as u32, 0x0e00..=0x0eff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7af),
        );
        let sizes = if dense { 1..=3 } else { 3..=5 };
        let mut edged = [0_u32; LONGEST_WORD + 2];
        let mut len = 1;
        edged[0] = u32::from('<');
        for c in word.chars().take(LONGEST_WORD) {
            edged[len] = c as u32;
            len += 1;
        }
        if len < edged.len() {
            edged[len] = u32::from('>');
            len += 1;
        }
        for from in 0..len {
            let mut key = LETTERS;
            for (size, c) in edged[from..len].iter().take(*sizes.end()).enumerate() {
                key = mix(key, u64::from(*c));
                if size + 1 >= *sizes.start() {
                    self.gram(key, at);
                }
            }
        }
    }

    fn gram(&mut self, key: u64, token: usize) {
        let row = (finish(key) >> 40) as u32 % ROWS as u32;
        self.grams.push(Gram { row, value: 1.0, token: u16::try_from(token).unwrap_or(NOWHERE) });
    }

    /// Gives the grams from `start` on the same joint weight whatever their number.
    fn weigh(&mut self, start: usize, mass: f32) {
        let count = (self.grams.len() - start).max(1);
        let value = mass / libm::sqrtf(count as f32);
        self.grams[start..].iter_mut().for_each(|gram| gram.value = value);
    }
}

/// Letters of a word that are looked at.
const LONGEST_WORD: usize = 24;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Us,
    Rival,
    Handle,
    Link,
    Number,
}

const WORD: u64 = 1;
const KIND: u64 = 2;
const PAIR: u64 = 3;
const TRIPLE: u64 = 4;
const NEGATED: u64 = 5;
const LETTERS: u64 = 6;

/// The folded word; drawn-out letters are cut to two.
pub(super) fn spelling<'t>(text: &'t Text, token: &Token, room: &'t mut String) -> &'t str {
    let folded = text.folded(token);
    if !token.drawn {
        return folded;
    }
    crate::lexicon::squeeze(folded, 2, room);
    room
}

fn mix(key: u64, next: u64) -> u64 {
    (key.rotate_left(23) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn hash(seed: u64, parts: impl Iterator<Item = u64>) -> u64 {
    parts.fold(seed, mix)
}

fn finish(key: u64) -> u64 {
    let key = (key ^ (key >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    key ^ (key >> 29)
}

/// A number for a run of words, the same on every machine.
pub(crate) fn hash_words(words: &[&str]) -> u64 {
    finish(words.iter().fold(WORD, |key, word| mix(hash(key, word.bytes().map(u64::from)), 0)))
}

/// The number under which a word of a language stands in the polarity lists.
pub(crate) fn polarity_key(lang: &str, word: &str, stem: bool) -> u64 {
    let seed = hash(if stem { 8 } else { 7 }, lang.bytes().map(u64::from));
    finish(hash(seed, word.bytes().map(u64::from)))
}
