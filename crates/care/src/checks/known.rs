//! What a person has told us, read out of their words: so that it is not asked again, nor shown to everybody.
//!
//! A number is an order's or an account's because the person says so beside it; what nobody names stays a number.

use std::ops::Range;

use kernel::{CaseId, Instant, MessageId};

use super::model::Datum;
use super::plain::{Plain, Token};
use crate::cases::{Direction, Message, Seen};

/// Something that a person has told us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it is.
    pub datum: Datum,
    /// Their words.
    pub value: String,
    /// In which case they said it.
    pub case: CaseId,
    /// In which message.
    pub message: MessageId,
    /// Whether everybody can read it there.
    pub public: bool,
    /// When.
    pub at: Instant,
}

/// What a person has told us in these messages, in their order; what they took back is not used.
pub fn known<'a>(messages: impl IntoIterator<Item = &'a Message>, products: &[String]) -> Vec<Known> {
    let products: Vec<Plain> = products.iter().map(|name| Plain::of(name)).collect();
    let said =
        messages.into_iter().filter(|said| said.direction == Direction::Inbound && said.deleted_at.is_none());
    said.flat_map(|said| {
        let of = |(datum, place): (Datum, Range<usize>)| {
            let value = said.text.get(place)?.to_owned();
            let (case, message, public) = (said.case_id, said.id, said.visibility == Seen::Public);
            Some(Known { datum, value, case, message, public, at: said.at })
        };
        told(&said.text, &personal(said), &products).into_iter().filter_map(of).collect::<Vec<_>>()
    })
    .collect()
}

/// What triage found in a message when it came.
fn personal(message: &Message) -> Vec<(Datum, Range<usize>)> {
    let facts = message.facts.clone().and_then(|facts| serde_json::from_value(facts).ok());
    let reading: Option<triage::Reading> = facts;
    let spans = reading.map(|reading| reading.personal_data).unwrap_or_default();
    spans.into_iter().map(|found| (found.kind.into(), found.span)).collect()
}

/// What a text tells about its writer, and where; `found` is what is known of it already.
fn told(text: &str, found: &[(Datum, Range<usize>)], products: &[Plain]) -> Vec<(Datum, Range<usize>)> {
    let plain = Plain::of(text);
    let mut told = found.to_vec();
    for at in 0..plain.tokens.len() {
        let rules = [number, postcode, address, name];
        for (datum, tokens) in rules.iter().filter_map(|rule| rule(&plain.tokens, at)) {
            let place = plain.place(tokens);
            if told.iter().all(|(_, known)| place.end <= known.start || known.end <= place.start) {
                told.push((datum, place));
            }
        }
    }
    let product = products.iter().flat_map(|name| plain.find_all(name)).next();
    told.extend(product.map(|tokens| (Datum::Product, plain.place(tokens))));
    let time = plain.tokens.iter().position(|token| TIMES.contains(&token.word.as_str()));
    told.extend(time.map(|at| (Datum::Time, plain.place(at..at + 1))));
    told
}

const ORDERS: &[&str] = &[
    "order",
    "booking",
    "ref",
    "reference",
    "tracking",
    "bestellung",
    "bestellnummer",
    "bestellnr",
    "auftrag",
    "auftragsnummer",
    "auftragsnr",
    "referenz",
    "referenznummer",
    "buchung",
    "buchungsnummer",
    "sendungsnummer",
];
const ACCOUNTS: &[&str] = &[
    "account",
    "acc",
    "acct",
    "customer",
    "contract",
    "kunde",
    "kundennummer",
    "kundennr",
    "kundenkonto",
    "vertrag",
    "vertragsnummer",
    "vertragsnr",
    "vertragskonto",
];
/// What stands between the name of a number and the number.
const BETWEEN: &[&str] =
    &["number", "no", "nr", "num", "nummer", "id", "code", "is", "its", "ist", "lautet", "the", "die"];
const TIMES: &[&str] = &[
    "since",
    "yesterday",
    "ago",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "seit",
    "gestern",
    "vorgestern",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
];
const STREETS: &[&str] = &[
    "street",
    "st",
    "road",
    "rd",
    "lane",
    "ln",
    "avenue",
    "ave",
    "drive",
    "court",
    "crescent",
    "terrace",
    "gardens",
    "square",
    "mews",
    "boulevard",
];
const STRASSEN: &[&str] = &["strasse", "str", "weg", "platz", "allee", "gasse", "damm", "ufer"];

type Found = Option<(Datum, Range<usize>)>;

/// `order no. AB-1234`, `Kundennummer: 4711 0815`.
fn number(tokens: &[Token], at: usize) -> Found {
    let digits = |token: &Token| token.word.chars().filter(char::is_ascii_digit).count();
    if tokens[at].handle || digits(&tokens[at]) < 4 {
        return None;
    }
    let cue = tokens[..at].iter().rev().take(5).find(|token| !BETWEEN.contains(&token.word.as_str()))?;
    let is = |list: &[&str]| list.contains(&cue.word.as_str());
    let datum = if is(ORDERS) { Datum::Order } else { is(ACCOUNTS).then_some(Datum::Account)? };
    let more =
        tokens[at + 1..].iter().take(3).take_while(|next| next.word.chars().all(|c| c.is_ascii_digit()));
    Some((datum, at..at + 1 + more.count()))
}

/// `LS1 4AP`, `LS14AP`, `PLZ 10115`, `10115 Berlin`.
fn postcode(tokens: &[Token], at: usize) -> Found {
    let word = tokens[at].word.as_str();
    if word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit()) {
        let cue =
            at > 0 && matches!(tokens[at - 1].word.as_str(), "plz" | "postleitzahl" | "zip" | "postcode");
        let town = tokens.get(at + 1).is_some_and(|next| next.capital && next.word.len() > 2);
        return (cue || town).then_some((Datum::Postcode, at..at + 1));
    }
    let out = |code: &str| {
        let letters = code.bytes().take_while(u8::is_ascii_alphabetic).count();
        let rest = &code.as_bytes()[letters..];
        (1..=2).contains(&letters)
            && (1..=2).contains(&rest.len())
            && rest[0].is_ascii_digit()
            && code.is_ascii()
    };
    let inward = |code: &str| {
        let code = code.as_bytes();
        code.len() == 3 && code[0].is_ascii_digit() && code[1..].iter().all(u8::is_ascii_alphabetic)
    };
    if out(word) && tokens.get(at + 1).is_some_and(|next| inward(&next.word)) {
        return Some((Datum::Postcode, at..at + 2));
    }
    let (first, last) = word.split_at_checked(word.len().saturating_sub(3))?;
    (out(first) && inward(last)).then_some((Datum::Postcode, at..at + 1))
}

/// `12 Mill Lane`, `Lindenstraße 4a`.
fn address(tokens: &[Token], at: usize) -> Found {
    let is_house = |token: &Token| {
        let digits = token.word.bytes().take_while(u8::is_ascii_digit).count();
        (1..=4).contains(&digits) && token.word.len() <= digits + 1
    };
    let token = &tokens[at];
    if is_house(token) {
        let names = tokens[at + 1..].iter().take(4).take_while(|next| next.capital).count();
        let end = (at + 2..at + 1 + names).find(|i| STREETS.contains(&tokens[*i].word.as_str()))?;
        return Some((Datum::Address, at..end + 1));
    }
    let street = STRASSEN.iter().any(|end| token.word.ends_with(end) && token.word.len() > end.len() + 2);
    (street && token.capital && tokens.get(at + 1).is_some_and(is_house))
        .then_some((Datum::Address, at..at + 2))
}

/// `my name is Jana Novak`, `ich heiße Jana`.
fn name(tokens: &[Token], at: usize) -> Found {
    const SAYS: [&[&str]; 4] =
        [&["my", "name", "is"], &["my", "names"], &["mein", "name", "ist"], &["ich", "heisse"]];
    let before = &tokens[..at];
    let said = SAYS.iter().any(|says| {
        before.len() >= says.len()
            && before[before.len() - says.len()..]
                .iter()
                .map(|token| token.word.as_str())
                .eq(says.iter().copied())
    });
    let names = tokens[at..].iter().take(3).take_while(|token| token.capital).count();
    (said && names > 0).then_some((Datum::Name, at..at + names))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(text: &str) -> Vec<(Datum, &str)> {
        let products = [Plain::of("Hub 3")];
        told(text, &[], &products).into_iter().map(|(datum, place)| (datum, &text[place])).collect()
    }

    #[test]
    fn what_people_tell_is_known_in_english_and_in_german() {
        use Datum as D;
        for (text, told) in [
            ("order no. AB-12345 never came", vec![(D::Order, "AB-12345")]),
            ("my account number is 4711 0815, thanks", vec![(D::Account, "4711 0815")]),
            ("Kundennummer: 88123", vec![(D::Account, "88123")]),
            ("Meine Bestellnummer lautet NW-9921 🙏", vec![(D::Order, "NW-9921")]),
            ("I'm at 12 Mill Lane, LS1 4AP", vec![(D::Address, "12 Mill Lane"), (D::Postcode, "LS1 4AP")]),
            ("Lindenstraße 4a, 10115 Berlin", vec![(D::Address, "Lindenstraße 4a"), (D::Postcode, "10115")]),
            ("My name is Jana Novak and", vec![(D::Name, "Jana Novak")]),
            ("ich heiße Jürgen", vec![(D::Name, "Jürgen")]),
            ("the Hub 3 blinks since Friday", vec![(D::Product, "Hub 3"), (D::Time, "since")]),
            ("die Box ist seit gestern tot", vec![(D::Time, "seit")]),
        ] {
            assert_eq!(all(text), told, "{text}");
        }
    }

    #[test]
    fn a_number_that_nobody_names_is_only_a_number() {
        for text in
            ["it cost 1200 pounds in 2024", "I waited 45 minutes", "error 50012!", "👍 100%", "#12345", ""]
        {
            assert_eq!(all(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "\\PC{0,120}|[a-z0-9 ßéü@#'.-]{0,80}") {
            for (_, place) in told(&text, &[], &[]) {
                prop_assert!(text.get(place).is_some());
            }
        }
    }
}
