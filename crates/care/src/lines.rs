//! Lines of comma separated values, for a table elsewhere (RFC 4180). Pure.
//!
//! Promised: a cell is never a formula, whatever a customer is called and whoever wrote it.

/// A line of a file.
pub(crate) fn line<const N: usize>(cells: [String; N]) -> String {
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
