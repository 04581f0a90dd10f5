//! From what a reader's timeline shows to what it should: the entries that changed, and no others.

use kernel::Instant;

use crate::desk::case::{self, Entry};
use crate::errors::Failed;

/// The fragments that make one timeline out of another. If the entries they share stand in another order, the whole.
pub fn changes(
    case_id: &str,
    before: &[Entry],
    after: &[Entry],
    now: Instant,
    csrf: &str,
) -> Result<String, Failed> {
    let keys = |entries: &[Entry]| entries.iter().map(Entry::key).collect::<Vec<_>>();
    let (old, new) = (keys(before), keys(after));
    let kept: Vec<_> = old.iter().filter(|key| new.contains(key)).collect();
    let stay: Vec<_> = new.iter().filter(|key| old.contains(key)).collect();
    if kept != stay || kept.is_empty() {
        return Ok(case::whole(case_id, after, now, csrf)?);
    }
    let mut parts = String::new();
    for gone in old.iter().filter(|key| !new.contains(key)) {
        parts.push_str(&case::gone(gone));
    }
    // Runs of new entries, each behind the kept entry before it.
    let mut behind: Option<&str> = None;
    let mut run: Vec<&Entry> = Vec::new();
    for (entry, key) in after.iter().zip(&new) {
        let Some(at) = old.iter().position(|other| other == key) else {
            run.push(entry);
            continue;
        };
        parts.push_str(&case::added(case_id, behind, &std::mem::take(&mut run), now, csrf)?);
        if before[at] != *entry {
            parts.push_str(&case::replaced(key, entry, now, csrf)?);
        }
        behind = Some(key);
    }
    parts.push_str(&case::added(case_id, behind, &run, now, csrf)?);
    Ok(parts)
}
