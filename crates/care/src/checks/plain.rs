//! A text as it is compared: plain letters and digits, in words and sentences, each with its place in the original.
//!
//! Whoever hides a number in full-width digits, keycaps or invisible characters has written that number, and so it is
//! read.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// How much of a text is looked at, in bytes: no network takes a longer answer.
const LOOKED_AT: usize = 16 * 1024;

/// A word, a number or a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands in the original.
    pub(super) span: Range<usize>,
    /// In lower case, without accents and apostrophes; of `@somebody`, without the `@`.
    pub(super) word: String,
    /// Whether it is `@somebody`.
    pub(super) handle: bool,
    /// Whether it began with a capital letter.
    pub(super) capital: bool,
}

/// Tokens up to a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Which tokens.
    pub(super) tokens: Range<usize>,
    /// Whether it ends with a question mark.
    pub(super) asks: bool,
}

/// A text, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Plain {
    /// In plain characters, case kept.
    pub(super) text: String,
    /// Where each character of `text` begins, and what it stands for in the original.
    origins: Vec<(usize, Range<usize>)>,
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
}

impl Plain {
    pub(super) fn of(text: &str) -> Self {
        let mut plain = Self::default();
        for (at, c) in text[..text.floor_char_boundary(LOOKED_AT)].char_indices() {
            let origin = at..at + c.len_utf8();
            let origins = &mut plain.origins;
            let out = &mut plain.text;
            decompose_compatible(c, |part| {
                if !is_combining_mark(part) && !is_invisible(part) {
                    origins.push((out.len(), origin.clone()));
                    out.push(digit(part).unwrap_or(part));
                }
            });
        }
        plain.split();
        plain
    }

    /// The place in the original of some bytes of `text`.
    pub(super) fn origin(&self, span: Range<usize>) -> Range<usize> {
        let of = |at: usize| self.origins.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        let (first, last) = (of(span.start), of(span.end.saturating_sub(1)));
        match (self.origins.get(first), self.origins.get(last)) {
            (Some((_, first)), Some((_, last))) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// The plain character in front of a place of the original.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        let behind = self.origins.partition_point(|(_, origin)| origin.start < at);
        self.text[..self.origins.get(behind).map_or(self.text.len(), |(start, _)| *start)].chars().next_back()
    }

    /// The plain character behind a place of the original.
    pub(super) fn after(&self, at: usize) -> Option<char> {
        let behind = self.origins.partition_point(|(_, origin)| origin.start < at);
        self.text[self.origins.get(behind)?.0..].chars().next()
    }

    /// The words of some tokens.
    pub(super) fn words(&self, tokens: Range<usize>) -> impl Iterator<Item = &str> {
        self.tokens[tokens].iter().map(|token| token.word.as_str())
    }

    /// The place of some tokens in the original.
    pub(super) fn place(&self, tokens: Range<usize>) -> Range<usize> {
        self.tokens[tokens.start].span.start..self.tokens[tokens.end - 1].span.end
    }

    /// Where a phrase stands, as tokens; a trailing `*` of a word of it stands for any ending.
    pub(super) fn find(&self, phrase: &Plain, within: Range<usize>) -> Vec<Range<usize>> {
        let wanted = &phrase.tokens;
        if wanted.is_empty() || within.len() < wanted.len() {
            return Vec::new();
        }
        let same = |said: &Token, wanted: &Token| match phrase.is_open(wanted) {
            true => said.word.starts_with(&wanted.word),
            false => said.word == wanted.word,
        };
        (within.start..=within.end - wanted.len())
            .filter(|at| self.tokens[*at..].iter().zip(wanted).all(|(said, wanted)| same(said, wanted)))
            .map(|at| at..at + wanted.len())
            .collect()
    }

    /// Where a phrase stands anywhere.
    pub(super) fn find_all(&self, phrase: &Plain) -> Vec<Range<usize>> {
        self.find(phrase, 0..self.tokens.len())
    }

    fn is_open(&self, token: &Token) -> bool {
        self.after(token.span.end) == Some('*')
    }

    fn split(&mut self) {
        let chars: Vec<(usize, char)> = self.text.char_indices().collect();
        let inside = |c: Option<&(usize, char)>| c.is_some_and(|(_, c)| c.is_alphanumeric());
        let (mut at, mut first) = (0, 0);
        while at < chars.len() {
            let c = chars[at].1;
            let handle = c == '@' && inside(chars.get(at + 1)) && !(at > 0 && inside(chars.get(at - 1)));
            if c.is_alphanumeric() || handle {
                let start = at;
                at += usize::from(handle);
                let mut word = String::new();
                while let Some((_, c)) = chars.get(at) {
                    match c {
                        'ß' => word.push_str("ss"),
                        c if c.is_alphanumeric() => word.extend(c.to_lowercase()),
                        '_' if at > start => word.push('_'),
                        '-' if inside(chars.get(at + 1)) => word.push('-'),
                        '\'' | '’' if inside(chars.get(at + 1)) => {}
                        _ => break,
                    }
                    at += 1;
                }
                let end = chars.get(at).map_or(self.text.len(), |(end, _)| *end);
                let span = self.origin(chars[start].0..end);
                self.tokens.push(Token { span, word, handle, capital: c.is_uppercase() });
                continue;
            }
            let inner = c == '.' && inside(chars.get(at + 1)) && at > 0 && inside(chars.get(at - 1));
            if matches!(c, '.' | '!' | '?' | '\n' | '…' | '。' | '؟' | '？') && !inner {
                first = self.end_sentence(first, matches!(c, '?' | '؟' | '？'));
            }
            at += 1;
        }
        self.end_sentence(first, false);
    }

    fn end_sentence(&mut self, first: usize, asks: bool) -> usize {
        let end = self.tokens.len();
        if first < end {
            self.sentences.push(Sentence { tokens: first..end, asks });
        } else if let Some(last) = self.sentences.last_mut() {
            last.asks |= asks;
        }
        end
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A digit of another script as ours.
fn digit(c: char) -> Option<char> {
    let zero = ['\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}']
        .into_iter()
        .find(|zero| (*zero..=char::from_u32(*zero as u32 + 9).unwrap_or(*zero)).contains(&c))?;
    char::from_digit(c as u32 - zero as u32, 10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        Plain::of(text).tokens.into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn hidden_letters_and_digits_are_read_as_what_they_are() {
        assert_eq!(words("4️⃣9️⃣ １２ ٣٤ 𝐭𝐢𝐜𝐤𝐞𝐭 tic\u{200b}ket"), ["49", "12", "34", "ticket", "ticket"]);
        assert_eq!(words("Können Sie’s? STRASSE straße"), ["konnen", "sies", "strasse", "strasse"]);
        assert_eq!(words("an @Larkspur_Help, care_q e-mail"), ["an", "larkspur_help", "care_q", "e-mail"]);
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        let plain = Plain::of("Hi Jana! Is it back?? See a.example.org. Bye");
        let asks: Vec<bool> = plain.sentences.iter().map(|sentence| sentence.asks).collect();
        assert_eq!(asks, [false, true, false, false]);
        assert_eq!(plain.sentences[2].tokens.len(), 4);
    }

    #[test]
    fn a_star_stands_for_any_ending() {
        let plain = Plain::of("I escalated the ticket to tier 2");
        let found = plain.find_all(&Plain::of("escalat*"));
        assert_eq!((found.len(), found[0].clone()), (1, 1..2));
        let found = plain.find_all(&Plain::of("tier 2"));
        assert_eq!((found.len(), found[0].clone()), (1, 5..7));
        assert!(plain.find_all(&Plain::of("tick")).is_empty());
    }

    proptest! {
        #[test]
        fn every_place_lies_in_the_text_it_came_from(text in ".{0,200}") {
            let plain = Plain::of(&text);
            let mut end = 0;
            for token in &plain.tokens {
                prop_assert!(text.get(token.span.clone()).is_some_and(|said| !said.is_empty()));
                prop_assert!(token.span.start >= end || token.span.end <= end || token.span.start < token.span.end);
                end = token.span.end;
            }
            prop_assert!(plain.sentences.iter().all(|sentence| sentence.tokens.end <= plain.tokens.len()));
        }
    }
}
