//! What leaves of a customer's words: nothing by which a person can be found, as far as a pattern can tell.
//!
//! Triage has found cards, accounts, addresses and phone numbers by checksum and numbering plan. Here goes what its
//! exactness leaves standing: handles, the author's own names, links, references and every long number. A name that
//! is not the author's, and a street, have no pattern: they stay.

use triage::PersonalSpan;

/// How much of a message leaves, in characters: enough to know what somebody wants.
const LENGTH_MAX: usize = 2_000;
/// A number of more digits leads to somebody: a phone, an account, an order. A year does not.
const DIGITS_MAX: usize = 4;
/// A shorter name is a syllable of other words.
const NAME_MIN: usize = 3;

/// What is replaced besides what has a pattern of its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The author's handles and names.
    pub names: &'a [String],
    /// The brand's handles, which stay recognisable as the brand.
    pub ours: &'a [String],
}

/// The words without personal data. `spans` are those that triage found in them.
pub fn redact(text: &str, spans: &[PersonalSpan], known: Known<'_>) -> String {
    let text: String = triage::redact(text, spans).chars().filter(|c| !is_unseen(*c)).collect();
    let names = Names::of(known.names);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        let begins = !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let taken = if next == '@' {
            Some(at_sign(rest, &mut out, known.ours))
        } else if begins && is_link(rest) {
            Some(("[link]", rest.find(char::is_whitespace).unwrap_or(rest.len())))
        } else if let Some(length) = names.at(rest, begins) {
            Some(("[name]", length))
        } else {
            reference(rest, begins).or_else(|| number(rest)).map(|length| ("[number]", length))
        };
        match taken {
            Some((instead, length)) => {
                out.push_str(instead);
                at += length;
            }
            None => {
                out.push(next);
                at += next.len_utf8();
            }
        }
    }
    match out.char_indices().nth(LENGTH_MAX) {
        Some((end, _)) => out[..end].to_owned(),
        None => out,
    }
}

/// Joiners, marks of direction and soft hyphens, which break a number in two without anybody seeing it.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// An address or a handle round an `@`. The part of an address before it stands at the end of `out` already.
fn at_sign(rest: &str, out: &mut String, ours: &[String]) -> (&'static str, usize) {
    let local = |c: char| c.is_alphanumeric() && is_spaced(c) || "._%+-".contains(c);
    let run = run(&rest[1..], |c| c.is_ascii_alphanumeric() || "._-@".contains(c));
    // Handles are ASCII almost everywhere; where one is not, it ends where the letters end.
    let run = if run == 0 { self::run(&rest[1..], |c| c.is_alphanumeric() || c == '_') } else { run };
    let name = rest[1..1 + run].trim_end_matches(['.', '-', '@']);
    let before = out.len() - out.trim_end_matches(local).len();
    if before > 0 && !name.is_empty() {
        out.truncate(out.len() - before);
        return ("[email]", 1 + name.len());
    }
    let is_ours = ours.iter().any(|handle| handle.trim_start_matches('@').eq_ignore_ascii_case(name));
    match name {
        "" => ("@", 1),
        _ if is_ours => ("@brand", 1 + name.len()),
        _ => ("@someone", 1 + name.len()),
    }
}

fn is_link(rest: &str) -> bool {
    ["http://", "https://", "www."]
        .iter()
        .any(|start| rest.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)))
}

/// A reference of letters and digits, such as an order's.
fn reference(rest: &str, begins: bool) -> Option<usize> {
    let length = run(rest, |c| c.is_ascii_alphanumeric() || c.is_numeric() || "-_".contains(c));
    let word = &rest[..length];
    let mixed = word.contains(|c: char| c.is_ascii_alphabetic());
    (begins && mixed && digits(word) >= DIGITS_MAX).then_some(length)
}

/// Digits in groups, such as a phone number's.
fn number(rest: &str) -> Option<usize> {
    let length = run(rest, |c| c.is_numeric() || " \u{a0}-./()+".contains(c));
    let group = rest[..length].trim_end_matches(|c: char| !c.is_numeric());
    (rest.starts_with(|c: char| c.is_numeric() || "+(".contains(c)) && digits(group) > DIGITS_MAX)
        .then_some(group.len())
}

fn run(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_part(c)).unwrap_or(text.len())
}

fn digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_numeric()).count()
}

/// The author's names: those of several words in any case; single words as they are written or with a capital, so that
/// *Bill* is a person and a *bill* is not.
struct Names<'a> {
    whole: Vec<&'a str>,
    words: Vec<&'a str>,
}

impl<'a> Names<'a> {
    fn of(names: &'a [String]) -> Self {
        let long = |name: &&str| name.chars().count() >= NAME_MIN || !name.is_ascii() && !name.is_empty();
        let bare = |name: &'a String| name.trim().trim_start_matches('@');
        let several = |name: &&str| name.contains(|c: char| !c.is_alphanumeric());
        let whole = names.iter().map(bare).filter(long).filter(several).collect();
        let apart = names.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
        let words = apart.filter(long).filter(|word| word.chars().any(char::is_alphabetic)).collect();
        Self { whole, words }
    }

    /// The length of a name at the start of `rest`.
    fn at(&self, rest: &str, begins: bool) -> Option<usize> {
        let whole = self.whole.iter().filter_map(|name| same(rest, name).map(|length| (*name, length)));
        let capital = rest.starts_with(char::is_uppercase);
        let written = |word: &&&str| rest.starts_with(**word) || capital;
        let words = self
            .words
            .iter()
            .filter(written)
            .filter_map(|word| same(rest, word).map(|length| (*word, length)));
        whole
            .chain(words)
            .filter(|(name, length)| stands_alone(name, rest, begins, *length))
            .map(|it| it.1)
            .max()
    }
}

/// Whether a name is a word of its own. Where words are written without spaces, every name is.
fn stands_alone(name: &str, rest: &str, begins: bool, length: usize) -> bool {
    let ends = !rest[length..].starts_with(char::is_alphanumeric);
    (begins && ends) || !name.chars().all(is_spaced)
}

/// Whether a character is of a script that sets its words apart.
fn is_spaced(c: char) -> bool {
    c < '\u{2e80}'
}

/// How much of the text a name takes that it begins with, in any case.
fn same(text: &str, name: &str) -> Option<usize> {
    let mut at = text.char_indices();
    for wanted in name.chars() {
        let (_, found) = at.next()?;
        if !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    Some(at.offset())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use triage::{Input, Triage};

    use super::*;

    fn sent(text: &str) -> String {
        let reading = Triage::builtin().read(&Input::mention(text));
        let names = ["jana_k", "Jana Kowalska", "Bill", "田中"].map(str::to_owned);
        let ours = ["larkspur".to_owned()];
        redact(text, &reading.personal_data, Known { names: &names, ours: &ours })
    }

    #[test]
    fn what_leads_to_a_person_is_replaced() {
        for (said, leaves) in [
            ("call me on +44 7700 900123, today", "call me on [number], today"),
            ("my number: 0151/4960-0", "my number: [number]"),
            ("ring 0113 496 0999 please", "ring [number] please"),
            ("order AB-20441-X is late", "order [number] is late"),
            ("writes jana@example.org now", "writes [email] now"),
            ("@Larkspur ask @omar_91, or @omar@social!", "@brand ask @someone, or @someone!"),
            ("or @omar@mastodon.example", "or @[email]"),
            ("助けて@larkspur助けて", "助けて@brand助けて"),
            ("see https://larkspur.example/reset?token=abc now", "see [link] now"),
            ("WWW.example.org/me", "[link]"),
            ("Thanks, Jana KOWALSKA (jana_k)", "Thanks, [name] ([name])"),
            ("best, Jana", "best, [name]"),
            ("Bill here, about my bill", "[name] here, about my bill"),
            ("田中です、助けて", "[name]です、助けて"),
            ("رقمي ٠٧٧٠٠٩٠٠١٢٣", "رقمي [number]"),
            ("0\u{200b}7700\u{200b}900123", "[number]"),
        ] {
            // Whether a number is one of a phone is triage's to know, and told by its own tests.
            assert_eq!(sent(said).replace("[phone]", "[number]"), leaves, "{said}");
        }
    }

    #[test]
    fn what_says_how_somebody_feels_stays() {
        for said in [
            "down since 8.30, for 3 days, 100 Mbit promised!",
            "Janas WLAN geht nicht :(",
            "meet @ the shop? 50 % off",
            "2 bills for £35.99 in May 2024?",
        ] {
            assert_eq!(sent(said), said);
        }
    }

    #[test]
    fn a_very_long_message_is_cut_between_characters() {
        assert_eq!(sent(&"é ".repeat(5_000)).chars().count(), LENGTH_MAX);
    }

    proptest! {
        #[test]
        fn no_five_digits_in_a_row_ever_leave(text in "\\PC{0,60}", digits in "[0-9]{5,16}", more in "\\PC{0,60}") {
            let out = sent(&format!("{text}{digits}{more}"));
            prop_assert!(!out.contains(&digits), "{out}");
        }
    }
}
