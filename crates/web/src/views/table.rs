//! A list as comma separated values, for a table elsewhere. Pure.

use care::desk::Row;
use kernel::CaseId;

/// The columns.
const HEAD: &str =
    "case,person,state,queue,held by,network,seen by,topic,tone,priority,due,last words at,tags\r\n";

/// The rows as a file. The newest words are not in it: they stay where they are read.
pub fn csv(rows: &[Row], tags: impl Fn(CaseId) -> Vec<String>) -> String {
    let mut file = HEAD.to_owned();
    for row in rows {
        let cells = [
            row.case_id.to_string(),
            row.person.clone(),
            row.state.to_string(),
            row.queue.clone(),
            row.assignee_name.clone().unwrap_or_default(),
            row.channel.clone(),
            row.last_visibility.to_string(),
            row.topic.clone().unwrap_or_default(),
            row.sentiment.clone().unwrap_or_default(),
            row.priority.to_string(),
            row.due_at.map(|due| due.to_string()).unwrap_or_default(),
            row.last_at.to_string(),
            tags(row.case_id).join(" "),
        ];
        file.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        file.push_str("\r\n");
    }
    file
}

/// A cell. A spreadsheet takes what begins like a formula for one: it gets an apostrophe.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula && cell.parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_is_neither_a_formula_nor_two_cells() {
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quoted("Berg, Lena"), "\"Berg, Lena\"");
        assert_eq!(quoted("-3.5"), "-3.5");
        assert_eq!(quoted("plain"), "plain");
    }
}
