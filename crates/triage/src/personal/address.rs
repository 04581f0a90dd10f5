//! E-mail addresses: something, `@`, labels with dots, a last label of letters.

use super::{PersonalKind, PersonalSpan, add};

pub(super) fn find(text: &str, found: &mut Vec<PersonalSpan>) {
    for (at, _) in text.match_indices('@') {
        let local = |b: &u8| b.is_ascii_alphanumeric() || b"._%+-'".contains(b);
        let start = at - text.as_bytes()[..at].iter().rev().take(64).take_while(|b| local(b)).count();
        let start = at - text[start..at].trim_start_matches(['.', '\'', '-', '+', '%']).len();
        let domain = |b: &u8| b.is_ascii_alphanumeric() || b".-".contains(b);
        let end = at + 1 + text.as_bytes()[at + 1..].iter().take(253).take_while(|b| domain(b)).count();
        let end = at + 1 + text[at + 1..end].trim_end_matches(['.', '-']).len();
        let mut labels = text[at + 1..end].rsplit('.');
        let top =
            labels.next().is_some_and(|top| top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic()));
        let rest: Vec<&str> = labels.collect();
        if start < at && top && !rest.is_empty() && rest.iter().all(|label| !label.is_empty()) {
            add(found, start..end, PersonalKind::Email);
        }
    }
}
