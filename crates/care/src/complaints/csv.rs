//! The register as comma separated values, for a table elsewhere. Pure.
//!
//! Promised: a cell is never a formula, whatever a customer is called and whoever wrote it.

use super::model::{Complaint, Policy};
use crate::wrap_up::outline::names;

/// The columns.
const HEAD: [&str; 23] = [
    "number",
    "state",
    "received",
    "channel",
    "person",
    "category",
    "severity",
    "root cause",
    "what was done",
    "redress",
    "currency",
    "owner",
    "acknowledge by",
    "acknowledged",
    "answer by",
    "answered",
    "closed",
    "reopened",
    "external body",
    "external reference",
    "external since",
    "case",
    "id",
];

/// The first line.
pub fn head() -> String {
    line(HEAD.map(str::to_owned))
}

/// An entry as a line.
pub fn row(policy: &Policy, one: &Complaint) -> String {
    let at = |at: Option<kernel::Instant>| at.map(|at| at.to_string()).unwrap_or_default();
    let cause = if one.cause.is_empty() { String::new() } else { names(&policy.causes, &one.cause) };
    line([
        one.name().to_string(),
        one.state.to_string(),
        one.received_at.to_string(),
        one.channel.clone(),
        one.person.clone(),
        names(&policy.categories, &one.category),
        one.severity.to_string(),
        cause,
        one.remedy.clone(),
        one.money().plain(),
        one.currency.clone(),
        one.owner_name.clone().unwrap_or_default(),
        one.acknowledge_by.to_string(),
        at(one.acknowledged_at),
        one.answer_by.to_string(),
        at(one.answered_at),
        at(one.closed_at),
        one.reopened.to_string(),
        one.external.clone(),
        one.external_ref.clone(),
        at(one.external_at),
        one.case_id.to_string(),
        one.id.to_string(),
    ])
}

fn line(cells: [String; 23]) -> String {
    let cells = cells.map(|cell| quoted(&cell));
    format!("{}\r\n", cells.join(","))
}

/// A cell. A spreadsheet takes what begins like a formula for one, also behind spaces: it gets an apostrophe.
fn quoted(cell: &str) -> String {
    let begins = cell.trim_start_matches([' ', '\u{a0}']);
    let formula = begins.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    match cell.contains([',', '"', '\n', '\r', ';']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_cell_is_one_cell_and_no_formula(text in "\\PC{0,20}|[-=+@|%\t\r\n \",;a]{0,8}") {
            let line = format!("{},end\n", quoted(&text));
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
            let read = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(read.len(), 2);
            let guarded = format!("'{text}");
            prop_assert!(read[0] == text || read[0] == guarded);
            prop_assert!(!read[0].trim_start().starts_with(['=', '+', '-', '@', '|', '%']));
        }
    }
}
