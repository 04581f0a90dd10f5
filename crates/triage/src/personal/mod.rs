//! Personal data in a text: cards, bank accounts, e-mail addresses, phone numbers.
//!
//! In: a text and the regions whose phone numbers may stand without a country code. Out: spans in order that
//! do not overlap. A checksum or a numbering plan decides wherever there is one, so an order number stays an
//! order number.

mod account;
mod address;
mod phone;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::fact::{Fact, Reason, Source};

/// A piece of personal data and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalSpan {
    /// Bytes of the text, on character boundaries.
    pub span: Range<usize>,
    /// What it is.
    pub kind: PersonalKind,
}

/// Kinds of personal data that are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonalKind {
    /// A payment card number.
    Card,
    /// An international bank account number.
    Iban,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
}

impl PersonalKind {
    /// The word that columns and placeholders use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Iban => "iban",
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }
}

/// What stands in a text where a payment card's number was. It is found as a card too: that one was shown stays known.
pub const HIDDEN: &str = "[hidden: payment data]";

/// Where payment cards stand in a text, in order.
pub fn cards(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    account::cards(text, &mut found);
    found.into_iter().map(|card| card.span).collect()
}

/// Finds all personal data of a text.
pub(crate) fn find(text: &str, regions: &[String]) -> Vec<PersonalSpan> {
    let mut found = Vec::new();
    // The stronger proof goes first: what a checksum proves is not also a phone number.
    for (at, _) in text.match_indices(HIDDEN) {
        add(&mut found, at..at + HIDDEN.len(), PersonalKind::Card);
    }
    address::find(text, &mut found);
    account::ibans(text, &mut found);
    account::cards(text, &mut found);
    phone::find(text, regions, &mut found);
    found.sort_by_key(|personal| personal.span.start);
    found
}

/// Adds a span unless it touches one that stands.
fn add(found: &mut Vec<PersonalSpan>, span: Range<usize>, kind: PersonalKind) {
    if found.iter().all(|other| span.end <= other.span.start || other.span.end <= span.start) {
        found.push(PersonalSpan { span, kind });
    }
}

/// Whether there is any, with the spans as reasons.
pub(crate) fn fact(found: &[PersonalSpan]) -> Fact<bool> {
    let mut because: Vec<Reason> = found
        .iter()
        .map(|personal| Reason::words(personal.span.clone(), 1.0, personal.kind.as_str()))
        .collect();
    if because.is_empty() {
        because.push(Reason::context(1.0, "no pattern found"));
    }
    // A name or a street is personal too and has no pattern, so *none* is never certain.
    let confidence = if found.is_empty() { 0.9 } else { 0.99 };
    Fact::weighed(!found.is_empty(), confidence, 0.0, Source::PATTERN, because)
}

/// The text with every span replaced by `[card]`, `[iban]`, `[email]` or `[phone]`.
///
/// Spans that overlap an earlier one, leave the text or split a character are skipped.
pub fn redact(text: &str, spans: &[PersonalSpan]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for PersonalSpan { span, kind } in spans {
        let Some(before) = text.get(done..span.start) else { continue };
        if text.get(span.clone()).is_none() {
            continue;
        }
        out.push_str(before);
        out.push('[');
        out.push_str(kind.as_str());
        out.push(']');
        done = span.end;
    }
    out.push_str(&text[done..]);
    out
}
