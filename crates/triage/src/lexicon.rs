//! Phrases with weights, compiled into a trie over word numbers and matched against tokens in one pass.
//!
//! A data file holds sections. A header names what its phrases speak for, with weights; phrases are separated
//! by commas or line ends; `#` at the start of a line is a comment.
//!
//! ```text
//! [complaint 2 + negative 1]
//! still waiting, never arrived, charged <num> times
//! ```
//!
//! In a phrase `<num>` is a number, `<any>` any one word, `<url>` a link, `<mention>` an unknown handle,
//! `<brand>` and `<rival>` a name of the brand's taxonomy, and a trailing `*` on a word of any ending.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::text::{Break, Kind, Text};

/// Words that stand for a kind of token. They can never be the folded form of a real one.
const NUMBER: u32 = 1;
const ANY: u32 = 2;
const URL: u32 = 3;
const MENTION: u32 = 4;
/// A name of the brand.
pub(crate) const BRAND: u32 = 5;
/// A name of a competitor.
pub(crate) const RIVAL: u32 = 6;
const FIRST_WORD: u32 = 7;

/// One thing a phrase speaks for: a tag whose meaning belongs to the caller, and how strongly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) tag: u16,
    pub(crate) weight: f32,
    /// Which list the phrase comes from; the caller decides whether that list applies.
    pub(crate) list: u8,
}

/// A phrase found in a text: tokens `start..end` and what they speak for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) entry: Entry,
}

/// A compiled set of phrases.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: HashMap<Box<str>, u32, Fast>,
    stems: HashMap<Box<str>, u32, Fast>,
    edges: HashMap<u64, u32, Fast>,
    entries: Vec<Vec<Entry>>,
    shortest_stem: usize,
}

/// The numbers that one token may match under: as itself, as a stem, as a kind. 0 is no number.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Numbers {
    exact: u32,
    stem: u32,
    kind: u32,
    /// How many tokens the kind stands for: a name may have several words.
    reach: usize,
}

impl Numbers {
    /// Makes the token begin a name of `reach` words.
    pub(crate) fn begin_name(&mut self, kind: u32, reach: usize) {
        (self.kind, self.reach) = (kind, reach);
    }
}

impl Lexicon {
    pub(crate) fn new() -> Self {
        Self { entries: vec![Vec::new()], shortest_stem: usize::MAX, ..Self::default() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.edges.is_empty()
    }

    /// Adds every phrase of a data file. `tag` turns a name in a header into a tag.
    pub(crate) fn add_file(
        &mut self,
        file: &str,
        list: u8,
        tag: impl Fn(&str) -> Option<u16>,
    ) -> Result<(), String> {
        let mut speaks: Vec<Entry> = Vec::new();
        for (number, line) in file.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(header) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                speaks = header
                    .split('+')
                    .map(|part| {
                        let (name, weight) = part.trim().split_once(' ').unwrap_or((part.trim(), "1"));
                        let weight = weight.trim().parse().ok()?;
                        Some(Entry { tag: tag(name)?, weight, list })
                    })
                    .collect::<Option<_>>()
                    .ok_or_else(|| format!("line {}: `{line}` is not `[name weight + …]`", number + 1))?;
                continue;
            }
            for phrase in line.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                self.add(phrase, &speaks);
            }
        }
        Ok(())
    }

    /// Adds one phrase. A phrase without any word is ignored.
    pub(crate) fn add(&mut self, phrase: &str, speaks: &[Entry]) {
        let mut node = 0;
        for piece in phrase.split_whitespace() {
            match piece {
                "<num>" => node = self.edge(node, NUMBER),
                "<any>" => node = self.edge(node, ANY),
                "<url>" => node = self.edge(node, URL),
                "<mention>" => node = self.edge(node, MENTION),
                "<brand>" => node = self.edge(node, BRAND),
                "<rival>" => node = self.edge(node, RIVAL),
                _ => {
                    let text = Text::of(piece.trim_end_matches('*'));
                    for (i, token) in text.tokens.iter().enumerate() {
                        let stem = piece.ends_with('*') && i + 1 == text.tokens.len();
                        let word = self.number(text.folded(token), stem);
                        node = self.edge(node, word);
                    }
                }
            }
        }
        if node != 0 {
            self.entries[node as usize].extend_from_slice(speaks);
        }
    }

    fn number(&mut self, word: &str, stem: bool) -> u32 {
        let next = FIRST_WORD + u32::try_from(self.words.len() + self.stems.len()).unwrap_or(u32::MAX);
        if stem {
            self.shortest_stem = self.shortest_stem.min(word.len());
        }
        *(if stem { &mut self.stems } else { &mut self.words }).entry(word.into()).or_insert(next)
    }

    fn edge(&mut self, node: u32, word: u32) -> u32 {
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let node = *self.edges.entry(key(node, word)).or_insert(next);
        if node == next {
            self.entries.push(Vec::new());
        }
        node
    }

    /// The numbers of every token of a text.
    pub(crate) fn numbers(&self, text: &Text) -> Vec<Numbers> {
        let mut squeezed = String::new();
        text.tokens
            .iter()
            .map(|token| {
                let folded = text.folded(token);
                let mut exact = self.words.get(folded).copied().unwrap_or(0);
                let mut stem = self.stem(folded);
                // `sooooo goooood`: with two of the letter, then with one.
                for keep in [2, 1] {
                    if token.drawn && exact == 0 && stem == 0 {
                        squeeze(folded, keep, &mut squeezed);
                        exact = self.words.get(squeezed.as_str()).copied().unwrap_or(0);
                        stem = self.stem(&squeezed);
                    }
                }
                let kind = match token.kind {
                    Kind::Number => NUMBER,
                    Kind::Url => URL,
                    Kind::Mention => MENTION,
                    Kind::Word | Kind::Tag | Kind::Emoji => 0,
                };
                Numbers { exact, stem, kind, reach: 1 }
            })
            .collect()
    }

    fn stem(&self, word: &str) -> u32 {
        if word.len() < self.shortest_stem {
            return 0;
        }
        (self.shortest_stem..=word.len().min(24))
            .rev()
            .filter_map(|end| word.get(..end))
            .find_map(|head| self.stems.get(head).copied())
            .unwrap_or(0)
    }

    /// Calls `found` for every phrase that stands in the text within one sentence.
    pub(crate) fn scan(&self, text: &Text, numbers: &[Numbers], mut found: impl FnMut(Match)) {
        let mut open: Vec<(u32, usize)> = Vec::new();
        for start in 0..numbers.len() {
            open.clear();
            open.push((0, start));
            while let Some((node, at)) = open.pop() {
                for entry in &self.entries[node as usize] {
                    found(Match { start, end: at, entry: *entry });
                }
                if at == numbers.len() || (at > start && text.tokens[at].before == Break::Sentence) {
                    continue;
                }
                let Numbers { exact, stem, kind, reach } = numbers[at];
                let any = if node != 0 && text.tokens[at].kind == Kind::Word { ANY } else { 0 };
                for (word, reach) in [(exact, 1), (stem, 1), (kind, reach), (any, 1)] {
                    if word != 0
                        && let Some(next) = self.edges.get(&key(node, word))
                    {
                        open.push((*next, at + reach));
                    }
                }
            }
        }
    }
}

fn key(node: u32, word: u32) -> u64 {
    (u64::from(node) << 32) | u64::from(word)
}

/// A word with no letter more than `keep` times in a row.
pub(crate) fn squeeze(word: &str, keep: usize, out: &mut String) {
    out.clear();
    let (mut last, mut run) = ('\0', 0);
    for c in word.chars() {
        run = if c == last { run + 1 } else { 1 };
        last = c;
        if run <= keep {
            out.push(c);
        }
    }
}

type Fast = BuildHasherDefault<Fold>;

/// A multiply-and-rotate hash. The keys of the tables are ours, so nobody can choose them to collide.
#[derive(Default)]
struct Fold(u64);

impl Hasher for Fold {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }
    fn write_u8(&mut self, n: u8) {
        self.write_u64(u64::from(n));
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &str, source: &str) -> Vec<String> {
        let mut lexicon = Lexicon::new();
        lexicon.add_file(phrases, 0, |name| (name == "x").then_some(0)).unwrap();
        let text = Text::of(source);
        let mut out = Vec::new();
        lexicon.scan(&text, &lexicon.numbers(&text), |m| {
            out.push(source[text.tokens[m.start].span().start..text.tokens[m.end - 1].span().end].to_owned());
        });
        out
    }

    #[test]
    fn phrases_stems_and_kinds_are_found() {
        assert_eq!(
            found("[x 1]\nstill waiting, charged <num> times", "STILL waiting! charged 3 times"),
            ["STILL waiting", "charged 3 times"]
        );
        assert_eq!(found("[x]\nenttausch*", "ich bin enttäuscht"), ["enttäuscht"]);
        assert_eq!(found("[x]\ngood", "gooooood"), ["gooooood"]);
        assert_eq!(found("[x]\nfor <any> days", "for two days, for. two days"), ["for two days"]);
    }

    #[test]
    fn a_wrong_header_names_its_line() {
        let error = Lexicon::new().add_file("[y 1]", 0, |_| None).unwrap_err();
        assert_eq!(error, "line 1: `[y 1]` is not `[name weight + …]`");
    }
}
