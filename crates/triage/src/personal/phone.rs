//! Phone numbers, by the numbering plans that the `phonenumber` crate carries.
//!
//! Parsing a number against a plan costs tens of microseconds, so a run of digits must first look like a
//! phone number: a plus or a trunk zero, groups that are not a date or a price, or a word such as *call*
//! before it. An order, ticket or tracking number is one by the word before it.

use std::ops::Range;

use phonenumber::country::Id;

use super::{PersonalKind, PersonalSpan, add};

/// Where a number without a country code is looked up when the brand names no region.
const REGIONS: [Id; 4] = [Id::GB, Id::US, Id::DE, Id::FR];
/// How many look-ups one message may cost.
const LOOKUPS: usize = 8;

/// Before a phone number.
const CALLS: &[&str] = &[
    "call",
    "ring",
    "phone",
    "tel",
    "telephone",
    "mobile",
    "cell",
    "whatsapp",
    "text",
    "sms",
    "reach",
    "dial",
    "fax",
    "telefon",
    "handy",
    "nummer",
    "anrufen",
    "mobil",
    "tél",
    "téléphone",
    "portable",
    "appelez",
    "teléfono",
    "móvil",
    "llamar",
    "llámenme",
    "celular",
    "telefone",
    "telemóvel",
    "ligar",
    "telefono",
    "cellulare",
    "chiamare",
    "bel",
    "telefoonnummer",
    "mobiel",
    "06-nummer",
];
/// Before a number that is none.
const COUNTS: &[&str] = &[
    "order",
    "ref",
    "reference",
    "ticket",
    "case",
    "booking",
    "invoice",
    "tracking",
    "account",
    "customer",
    "parcel",
    "confirmation",
    "claim",
    "policy",
    "imei",
    "serial",
    "sku",
    "id",
    "isbn",
    "bestellung",
    "bestellnummer",
    "kundennummer",
    "rechnung",
    "sendung",
    "commande",
    "colis",
    "dossier",
    "facture",
    "pedido",
    "factura",
    "envío",
    "encomenda",
    "fatura",
    "ordine",
    "fattura",
    "spedizione",
    "bestelling",
    "factuur",
    "klantnummer",
    "flight",
    "card",
    "code",
    "pin",
    "otp",
    "version",
    "error",
];

pub(super) fn find(text: &str, regions: &[String], found: &mut Vec<PersonalSpan>) {
    let bytes = text.as_bytes();
    let mut lookups = LOOKUPS;
    let mut at = 0;
    while at < bytes.len() {
        if !(bytes[at].is_ascii_digit() || matches!(bytes[at], b'+' | b'(')) {
            at += 1;
            continue;
        }
        let run = run(bytes, at);
        at = run.end.max(at + 1);
        let taken = found.iter().any(|other| run.start < other.span.end && other.span.start < run.end);
        if taken || !plausible(text, &run) || lookups == 0 {
            continue;
        }
        if is_number(&text[run.clone()], regions, &mut lookups) {
            add(found, run, PersonalKind::Phone);
        }
    }
}

/// Digits with the separators that stand in phone numbers, without what trails after the last digit.
fn run(bytes: &[u8], start: usize) -> Range<usize> {
    let mut end = start;
    let (mut last, mut gap) = (start, 0);
    while let Some(b) = bytes.get(end) {
        match b {
            b'0'..=b'9' => (last, gap) = (end + 1, 0),
            b'+' if end == start => {}
            b' ' | b'-' | b'.' | b'(' | b')' | b'/' if gap < 3 => gap += 1,
            _ => break,
        }
        end += 1;
    }
    start..last.max(start)
}

fn plausible(text: &str, run: &Range<usize>) -> bool {
    let number = &text[run.clone()];
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let beside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "#£$€¥%_@".contains(c));
    if !(8..=15).contains(&digits)
        || beside(text[..run.start].chars().next_back())
        || beside(text[run.end..].chars().next())
        || is_date_or_list(number)
    {
        return false;
    }
    if number.starts_with('+') {
        return true;
    }
    let (calls, counts) = words_before(&text[..run.start]);
    if counts && !calls {
        return false;
    }
    let grouped = number.bytes().any(|b| !b.is_ascii_digit());
    calls || number.starts_with("0") || (grouped && digits >= 9) || number.starts_with('(')
}

/// `12.05.2024`, `2024-05-12`, `12/05/24 10`, `1 2 3 4`: short groups and one kind of separator.
fn is_date_or_list(number: &str) -> bool {
    let groups: Vec<usize> =
        number.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|length| *length > 0).collect();
    let dated = |separator: char| {
        number.matches(separator).count() == 2
            && (matches!(groups[..], [1..=2, 1..=2, 2 | 4, ..] | [4, 1..=2, 1..=2, ..]))
    };
    dated('.')
        || dated('-')
        || dated('/')
        || number.contains(" - ")
        || groups.iter().filter(|length| **length == 1).count() > 2
}

/// Whether one of the four words before speaks of calling, or of counting.
fn words_before(text: &str) -> (bool, bool) {
    let mut calls = false;
    let mut counts = text.trim_end().ends_with(['#', '№']);
    let words = text.rsplit(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    for word in words.take(4) {
        let word = word.to_lowercase();
        calls |= CALLS.contains(&word.as_str());
        counts |= COUNTS.contains(&word.as_str());
    }
    (calls, counts)
}

fn is_number(number: &str, regions: &[String], lookups: &mut usize) -> bool {
    let mut valid = |region: Option<Id>| {
        *lookups = lookups.saturating_sub(1);
        phonenumber::parse(region, number).is_ok_and(|number| phonenumber::is_valid(&number))
    };
    if number.starts_with('+') {
        return valid(None);
    }
    if regions.is_empty() {
        return REGIONS.into_iter().any(|region| valid(Some(region)));
    }
    regions.iter().take(4).filter_map(|code| code.parse().ok()).any(|region| valid(Some(region)))
}
