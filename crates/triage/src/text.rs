//! Text to tokens, once. Everything after this looks at tokens, never at characters.
//!
//! A token is folded for comparison: lower case, no accents, no apostrophes, no invisible characters. Its
//! span stays that of the original, so a reason can be shown where the person wrote it. Punctuation is not a
//! token but a property of what follows it, so that `not, thanks` still reads as two neighbours.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    /// Digits, with separators inside.
    Number,
    /// `@somebody`.
    Mention,
    /// A word of `#aHashtag`.
    Tag,
    /// An address of a page or a mailbox.
    Url,
    /// One emoji or emoticon.
    Emoji,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Break {
    None,
    /// A comma, a dash, a bracket.
    Clause,
    /// The end of a sentence or a line.
    Sentence,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    start: u32,
    end: u32,
    folded: (u32, u32),
    pub(crate) kind: Kind,
    pub(crate) before: Break,
    /// A letter is drawn out: `sooooo`.
    pub(crate) drawn: bool,
}

impl Token {
    pub(crate) fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A tokenised text.
#[derive(Debug, Default)]
pub(crate) struct Text {
    folded: String,
    pub(crate) tokens: Vec<Token>,
    /// Where `?` stands.
    pub(crate) questions: Vec<Range<usize>>,
    /// Where `!` stands.
    pub(crate) exclamations: Vec<Range<usize>>,
    /// How often the text trails off in dots.
    pub(crate) trailing: usize,
}

/// Faces made of punctuation, longest first.
const EMOTICONS: &[&str] = &[
    ":'-(", ":'(", ":-)", ":-(", ":-D", ":-/", ";-)", ">:(", "</3", ":)", ":(", ":D", ":/", ";)", "<3", "xD",
];

/// Top-level domains that make `word.tld` an address even without `http`.
const DOMAINS: &[&str] = &[
    "com", "net", "org", "ly", "co", "uk", "de", "ru", "xyz", "top", "info", "shop", "site", "online",
    "click", "link", "biz", "gl", "vip", "club", "store", "live",
];

/// Words that lose their vowel before an apostrophe in French and Italian: `l'internet` is two words.
const ELIDED: &[&str] = &["l", "d", "j", "n", "c", "s", "t", "m", "qu", "un", "dell", "all", "nell", "dall"];

impl Text {
    /// Tokenises; the text is at most [`crate::Input::READ_BYTES`] long.
    pub(crate) fn of(source: &str) -> Self {
        let mut reader = Reader { source, at: 0, gap: Break::Sentence, out: Self::default() };
        reader.out.folded.reserve(source.len());
        reader.out.tokens.reserve(source.len() / 5 + 4);
        while let Some(c) = reader.peek() {
            reader.step(c);
        }
        reader.out
    }

    /// The folded form of a token.
    pub(crate) fn folded(&self, token: &Token) -> &str {
        &self.folded[token.folded.0 as usize..token.folded.1 as usize]
    }
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    gap: Break,
    out: Text,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn after(&self, c: char) -> Option<char> {
        self.source[self.at + c.len_utf8()..].chars().next()
    }

    fn step(&mut self, c: char) {
        if c.is_ascii_digit() || (is_currency(c) && self.after(c).is_some_and(|c| c.is_ascii_digit())) {
            self.number();
        } else if is_word(c) {
            if self.address() {
                self.until_space(Kind::Url);
            } else {
                self.word(Kind::Word);
            }
        } else if matches!(c, '@' | '＠') && self.after(c).is_some_and(|c| is_word(c) || c == '_') {
            self.handle(c);
        } else if matches!(c, '#' | '＃') && self.after(c).is_some_and(is_word) {
            self.at += c.len_utf8();
            self.word(Kind::Tag);
        } else if is_emoji(c) {
            self.emoji(c);
        } else if let Some(face) =
            EMOTICONS.iter().find(|face| c.is_ascii() && self.rest().starts_with(**face))
        {
            self.push(self.at..self.at + face.len(), Kind::Emoji, face);
            self.at += face.len();
        } else {
            self.punctuation(c);
        }
    }

    fn punctuation(&mut self, c: char) {
        let here = self.at..self.at + c.len_utf8();
        self.at = here.end;
        self.out.trailing += usize::from(c == '…' || (c == '.' && self.source[here.end..].starts_with("..")));
        let gap = match c {
            '?' | '？' | '؟' => {
                self.out.questions.push(here);
                Break::Sentence
            }
            '¿' => Break::Sentence,
            '!' | '！' | '¡' => {
                self.out.exclamations.push(here);
                Break::Sentence
            }
            '.' | ';' | '\n' | '…' | '。' => Break::Sentence,
            ',' | ':' | '(' | ')' | '-' | '–' | '—' | '"' | '“' | '”' | '、' | '，' => {
                Break::Clause
            }
            _ => Break::None,
        };
        self.gap = self.gap.max(gap);
    }

    fn number(&mut self) {
        let bytes = self.source.as_bytes();
        let start = self.at;
        let mut end = start + self.peek().map_or(0, char::len_utf8);
        while end < bytes.len() {
            let joined = matches!(bytes[end], b'.' | b',' | b':' | b'/' | b'-')
                && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            if !bytes[end].is_ascii_digit() && !joined {
                break;
            }
            end += 1;
        }
        // `2hrs`, `4G` and `3rd` are words that begin with a digit.
        if bytes[start].is_ascii_digit() && self.source[end..].chars().next().is_some_and(is_word) {
            return self.word(Kind::Word);
        }
        self.at = end;
        let from = self.out.folded.len();
        self.out.folded.push_str(&self.source[start..end]);
        self.finish(start..end, from, Kind::Number);
    }

    /// Whether an address of a page or a mailbox begins here.
    fn address(&self) -> bool {
        let rest = self.rest();
        let begins = |prefix: &str| rest.get(..prefix.len()).is_some_and(|s| s.eq_ignore_ascii_case(prefix));
        if begins("http://") || begins("https://") || begins("www.") {
            return true;
        }
        let Some(end) = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-') else { return false };
        let tail = &rest[end..];
        match tail.as_bytes()[0] {
            b'.' => {
                let label = tail[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
                DOMAINS.contains(&label)
            }
            b'@' => tail[1..].starts_with(|c: char| c.is_ascii_alphanumeric()),
            _ => false,
        }
    }

    fn until_space(&mut self, kind: Kind) {
        let start = self.at;
        let end = self.rest().find(char::is_whitespace).map_or(self.source.len(), |i| start + i);
        let end = start + self.source[start..end].trim_end_matches(['.', ',', '!', '?', ')', ';', ':']).len();
        self.at = end;
        self.push(start..end, kind, "");
    }

    fn handle(&mut self, sign: char) {
        let start = self.at;
        self.at += sign.len_utf8();
        let from = self.out.folded.len();
        while let Some(c) = self.peek().filter(|c| is_word(*c) || matches!(c, '_' | '.' | '-')) {
            // A dot or dash belongs to the handle only when more of it follows.
            if matches!(c, '.' | '-') && !self.after(c).is_some_and(is_word) {
                break;
            }
            if is_word(c) {
                fold(c, &mut self.out.folded);
            }
            self.at += c.len_utf8();
        }
        self.finish(start..self.at, from, Kind::Mention);
    }

    fn word(&mut self, kind: Kind) {
        let (mut start, mut from) = (self.at, self.out.folded.len());
        let (mut letters, mut run, mut drawn) = (0, 1, false);
        let (mut last, mut lower) = ('\0', false);
        while let Some(c) = self.peek() {
            if matches!(c, '\'' | '’' | '‘' | '´' | '`') && self.after(c).is_some_and(char::is_alphabetic)
            {
                if letters > 0 && ELIDED.contains(&&self.out.folded[from..]) {
                    self.finish_word(start..self.at, from, kind, drawn);
                    self.at += c.len_utf8();
                    return;
                }
                self.at += c.len_utf8();
                continue;
            }
            if !is_word(c) && !is_invisible(c) {
                break;
            }
            // `#WorstServiceEver` is three words.
            if kind == Kind::Tag && lower && c.is_uppercase() {
                self.finish_word(start..self.at, from, kind, drawn);
                (start, from) = (self.at, self.out.folded.len());
                (letters, run, drawn) = (0, 1, false);
            }
            // `Sooo` is as long as `sooo`.
            run = if c.to_lowercase().eq(last.to_lowercase()) { run + 1 } else { 1 };
            drawn |= run >= 3 && c.is_alphabetic();
            letters += 1;
            (last, lower) = (c, c.is_lowercase());
            fold(c, &mut self.out.folded);
            self.at += c.len_utf8();
        }
        self.finish_word(start..self.at, from, kind, drawn);
    }

    fn emoji(&mut self, c: char) {
        let start = self.at;
        self.at += c.len_utf8();
        // A joined family, a skin tone and a variation selector belong to the face before them.
        while let Some(next) = self.peek() {
            if next == '\u{200d}' {
                self.at += next.len_utf8();
                if let Some(joined) = self.peek().filter(|c| is_emoji(*c)) {
                    self.at += joined.len_utf8();
                }
            } else if is_invisible(next) || ('\u{1f3fb}'..='\u{1f3ff}').contains(&next) {
                self.at += next.len_utf8();
            } else {
                break;
            }
        }
        self.push(start..self.at, Kind::Emoji, c.encode_utf8(&mut [0; 4]));
    }

    fn push(&mut self, span: Range<usize>, kind: Kind, folded: &str) {
        let from = self.out.folded.len();
        self.out.folded.push_str(folded);
        self.finish(span, from, kind);
    }

    fn finish_word(&mut self, span: Range<usize>, from: usize, kind: Kind, drawn: bool) {
        // Nothing but invisible characters or apostrophes is not a word.
        if self.out.folded.len() > from {
            self.finish(span, from, kind);
            if let Some(token) = self.out.tokens.last_mut() {
                token.drawn = drawn;
            }
        }
    }

    fn finish(&mut self, span: Range<usize>, from: usize, kind: Kind) {
        let short = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let folded = (short(from), short(self.out.folded.len()));
        let before = std::mem::replace(&mut self.gap, Break::None);
        let (start, end) = (short(span.start), short(span.end));
        self.out.tokens.push(Token { start, end, folded, kind, before, drawn: false });
    }
}

fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_combining_mark(c) }
}

/// Characters that change how text looks and not what it says: joiners, direction marks, variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥')
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b50}' | '\u{2b55}'
        | '\u{203c}' | '\u{2049}')
}

/// Marks that people leave out when they hurry. The vowel signs of Devanagari or the voice marks of kana are none:
/// without them another word stands there.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn fold(c: char, out: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        'ß' => out.push_str("ss"),
        'ø' | 'Ø' => out.push('o'),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'ł' | 'Ł' => out.push('l'),
        'ı' => out.push('i'),
        // One letter for the forms of alef, yeh and teh marbuta that people write without care.
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' => out.push('ي'),
        'ة' => out.push('ه'),
        _ if is_invisible(c) || c == 'ـ' => {}
        _ => decompose_compatible(c, |c| {
            if !is_accent(c) {
                out.extend(c.to_lowercase());
            }
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<String> {
        let text = Text::of(source);
        text.tokens.iter().map(|token| text.folded(token).to_owned()).collect()
    }

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let source = "Don’t  CHARGE my Café, @North_Wave!";
        let text = Text::of(source);
        assert_eq!(words(source), ["dont", "charge", "my", "cafe", "northwave"]);
        let shown: Vec<_> = text.tokens.iter().map(|token| &source[token.span()]).collect();
        assert_eq!(shown, ["Don’t", "CHARGE", "my", "Café", "@North_Wave"]);
        assert_eq!(text.tokens[4].before, Break::Clause);
    }

    #[test]
    fn elisions_and_hashtags_are_taken_apart() {
        assert_eq!(
            words("l'internet ne marche pas #WorstServiceEver"),
            ["l", "internet", "ne", "marche", "pas", "worst", "service", "ever"]
        );
    }

    #[test]
    fn addresses_emoji_and_numbers_are_one_token_each() {
        let text = Text::of("see https://t.co/x. or bit.ly/y ❤️👩‍👩‍👧 :( 10/10 £20 4G");
        let kinds: Vec<_> = text.tokens.iter().map(|token| token.kind).collect();
        use Kind::{Emoji, Number, Url, Word};
        assert_eq!(kinds, [Word, Url, Word, Url, Emoji, Emoji, Emoji, Number, Number, Word]);
    }

    #[test]
    fn an_invisible_joiner_hides_no_word() {
        assert_eq!(words("f\u{200d}ree ｆｒｅｅ"), ["free", "free"]);
    }
}
