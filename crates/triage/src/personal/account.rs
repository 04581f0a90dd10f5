//! Payment cards and bank accounts: both carry a checksum.

use std::ops::Range;

use super::{PersonalKind, PersonalSpan, add};

/// Cards: 13 to 19 digits in one run or in groups, of a known network, with a right Luhn sum.
pub(super) fn cards(text: &str, found: &mut Vec<PersonalSpan>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() || joined_before(text, at) {
            at += 1;
            continue;
        }
        let groups = groups(bytes, at);
        // A card may be followed by its expiry date, so shorter runs of groups are tried too.
        let card = (1..=groups.len())
            .rev()
            .map(|n| at..groups[n - 1].end)
            .find(|span| is_card(&bytes[span.clone()]));
        match card {
            Some(span) if !followed(text, span.end) => {
                at = span.end;
                add(found, span, PersonalKind::Card);
            }
            _ => at = groups[0].end,
        }
    }
}

/// The runs of digits from here on that are separated by one space or dash each.
fn groups(bytes: &[u8], start: usize) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut at = start;
    loop {
        let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        groups.push(at..end);
        let separated =
            matches!(bytes.get(end), Some(b' ' | b'-')) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !separated || groups.len() == 8 {
            return groups;
        }
        at = end + 1;
    }
}

/// Whether a letter or another digit stands right before: then this is the middle of something else.
fn joined_before(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '#' | '_'))
}

fn followed(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_')
}

fn is_card(bytes: &[u8]) -> bool {
    let digits: Vec<u8> = bytes.iter().filter(|b| b.is_ascii_digit()).map(|b| b - b'0').collect();
    if !(13..=19).contains(&digits.len()) {
        return false;
    }
    let two = digits[0] * 10 + digits[1];
    let network = match (digits[0], two) {
        (4, _) => matches!(digits.len(), 13 | 16 | 19),
        (_, 34 | 37) => digits.len() == 15,
        (_, 51..=55 | 22..=27) => digits.len() == 16,
        (_, 30 | 36 | 38 | 39) => matches!(digits.len(), 14..=19),
        (_, 35) => digits.len() >= 16,
        (_, 50 | 56..=69 | 81) => digits.len() >= 14,
        _ => false,
    };
    let varied = digits.iter().any(|digit| *digit != digits[1]);
    network && varied && luhn(&digits)
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, digit)| {
            let doubled = u32::from(*digit) * if i % 2 == 1 { 2 } else { 1 };
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// IBANs: a country that has them, its length, a right remainder.
pub(super) fn ibans(text: &str, found: &mut Vec<PersonalSpan>) {
    let bytes = text.as_bytes();
    for at in 0..bytes.len().saturating_sub(14) {
        let letter = |i: usize| bytes[at + i].is_ascii_alphabetic();
        let digit = |i: usize| bytes[at + i].is_ascii_digit();
        if !(letter(0) && letter(1) && digit(2) && digit(3)) || joined_before(text, at) {
            continue;
        }
        let country = [bytes[at].to_ascii_uppercase(), bytes[at + 1].to_ascii_uppercase()];
        let Some(length) = length(country) else { continue };
        let mut compact = Vec::with_capacity(length);
        let mut end = at;
        while compact.len() < length && end < bytes.len() {
            match bytes[end] {
                b if b.is_ascii_alphanumeric() => compact.push(b.to_ascii_uppercase()),
                b' ' | b'-' if bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) => {}
                _ => break,
            }
            end += 1;
        }
        if compact.len() == length && !followed(text, end) && remainder(&compact) == 1 {
            add(found, at..end, PersonalKind::Iban);
        }
    }
}

/// The number modulo 97, the first four characters moved to the end and letters read as 10 to 35.
fn remainder(compact: &[u8]) -> u32 {
    compact[4..].iter().chain(&compact[..4]).fold(0, |rest, b| match b {
        b'0'..=b'9' => (rest * 10 + u32::from(b - b'0')) % 97,
        _ => (rest * 100 + u32::from(b - b'A') + 10) % 97,
    })
}

/// How long a country's IBAN is.
fn length(country: [u8; 2]) -> Option<usize> {
    Some(match &country {
        b"NO" => 15,
        b"BE" => 16,
        b"DK" | b"FI" | b"NL" | b"FO" | b"GL" => 18,
        b"MK" | b"SI" => 19,
        b"AT" | b"EE" | b"KZ" | b"LT" | b"LU" | b"XK" | b"BA" => 20,
        b"CH" | b"HR" | b"LI" | b"LV" => 21,
        b"BG" | b"BH" | b"CR" | b"DE" | b"GB" | b"GE" | b"IE" | b"ME" | b"RS" => 22,
        b"AE" | b"GI" | b"IL" | b"IQ" => 23,
        b"AD" | b"CZ" | b"ES" | b"MD" | b"PK" | b"RO" | b"SA" | b"SE" | b"SK" | b"TN" | b"VG" => 24,
        b"PT" => 25,
        b"IS" | b"TR" => 26,
        b"FR" | b"GR" | b"IT" | b"MC" | b"MR" | b"SM" => 27,
        b"AL" | b"AZ" | b"BY" | b"CY" | b"DO" | b"GT" | b"HU" | b"LB" | b"PL" | b"SV" => 28,
        b"BR" | b"EG" | b"PS" | b"QA" | b"UA" => 29,
        b"JO" | b"KW" | b"MU" => 30,
        b"MT" | b"SC" => 31,
        _ => return None,
    })
}
