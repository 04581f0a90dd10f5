//! Leads as a file for a spreadsheet. Pure.

use super::Lead;

/// The columns.
const HEAD: [&str; 15] = [
    "id",
    "created_at",
    "stage",
    "person",
    "handle",
    "network",
    "product",
    "value",
    "owner",
    "campaign",
    "competitor",
    "permission",
    "note",
    "crm_id",
    "case",
];

/// A table with a head, one lead a line. A cell is never a formula of whoever opens it.
pub fn csv(leads: &[Lead]) -> String {
    let mut file = csv::Writer::from_writer(Vec::new());
    let words = |words: &Option<String>| plain(words.as_deref().unwrap_or_default());
    let mut written = file.write_record(HEAD);
    for lead in leads {
        let value = lead.amount.map(|amount| crate::goodwill::Amount(amount).to_string()).unwrap_or_default();
        written = written.and_then(|()| {
            file.write_record([
                lead.id.to_string(),
                lead.created_at.timestamp().to_string(),
                lead.stage.to_string(),
                plain(&lead.person),
                plain(&lead.handle),
                lead.channel.clone(),
                words(&lead.product),
                value,
                plain(&lead.owner_name),
                words(&lead.campaign),
                words(&lead.competitor),
                words(&lead.permission),
                words(&lead.note),
                words(&lead.crm_id),
                lead.case_id.to_string(),
            ])
        });
    }
    // Memory takes everything, and so the file is whole.
    debug_assert!(written.is_ok());
    let bytes = file.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A spreadsheet takes what begins with one of these signs for a formula.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(plain("=1+1"), "'=1+1");
        assert_eq!(plain("fibre 500"), "fibre 500");
        assert_eq!(csv(&[]).trim().split(',').count(), HEAD.len());
    }
}
