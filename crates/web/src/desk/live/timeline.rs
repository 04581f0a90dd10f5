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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::desk::case::Event;

    const NOW: Instant = Instant::from_seconds(1_772_445_600);

    fn entries(these: &[(u8, u8)]) -> Vec<Entry> {
        let mut seen = std::collections::HashSet::new();
        let distinct = these.iter().filter(|(id, _)| seen.insert(*id));
        distinct
            .map(|(id, words)| {
                let (id, words) = (format!("evt_{id}"), words.to_string());
                Entry::Event(Event { id, icon: "pencil", words, at: NOW })
            })
            .collect()
    }

    /// Each entry's id and HTML, in the order of the page.
    fn page(html: &str) -> Vec<(String, String)> {
        let entries = html.split("<p class=\"event\" id=\"").skip(1);
        entries
            .map(|rest| {
                let id = rest.split('"').next().unwrap_or_default().to_owned();
                (id, rest.split("</p>").next().unwrap_or_default().to_owned())
            })
            .collect()
    }

    /// What a browser does with fragments.
    fn apply(page_now: &mut Vec<(String, String)>, fragments: &str) {
        for partial in fragments.split("<hx-partial hx-target=\"#").skip(1) {
            let (head, body) = partial.split_once('>').expect("a partial has a head");
            let target = head.split('"').next().unwrap_or_default();
            let swap = head.split('"').nth(2).unwrap_or_default();
            let new = page(body.split("</hx-partial>").next().unwrap_or_default());
            let at = page_now.iter().position(|(id, _)| id == target);
            match (swap, at) {
                ("outerMorph", None) if target.starts_with("timeline-") => *page_now = new,
                ("outerMorph", Some(at)) => drop(page_now.splice(at..=at, new)),
                ("delete", at) => drop(at.map(|at| page_now.remove(at))),
                ("afterend", Some(at)) => drop(page_now.splice(at + 1..at + 1, new)),
                ("afterbegin", None) => drop(page_now.splice(0..0, new)),
                other => panic!("{other:?} changes nothing: {head}"),
            }
        }
    }

    proptest! {
        /// The law of live timelines, whatever changed, and whatever of it the reader's own deed has brought already.
        #[test]
        fn the_changes_make_the_timeline_that_a_page_shows_that_is_loaded_now(
            before in proptest::collection::vec((0_u8..12, 0_u8..3), 0..8),
            after in proptest::collection::vec((0_u8..12, 0_u8..3), 0..8),
            own in proptest::option::of(0_usize..8),
        ) {
            let (before, after) = (entries(&before), entries(&after));
            let whole = |entries: &[Entry]| page(&case::whole("case_1", entries, NOW, "").unwrap());
            let mut shown = whole(&before);
            if let Some(own) = own.and_then(|own| after.get(own)).filter(|own| !before.contains(own)) {
                let there = before.iter().any(|entry| entry.key() == own.key());
                if !there {
                    shown.extend(whole(std::slice::from_ref(own)));
                }
            }
            apply(&mut shown, &changes("case_1", &before, &after, NOW, "").unwrap());
            prop_assert_eq!(shown, whole(&after));
        }
    }

    #[test]
    fn what_is_new_at_the_end_sends_no_more_than_itself() {
        let before = entries(&[(1, 0), (2, 0), (3, 0)]);
        let after = entries(&[(1, 0), (2, 0), (3, 0), (4, 0)]);
        let sent = changes("case_1", &before, &after, NOW, "").unwrap();
        assert_eq!(page(&sent).into_iter().map(|(id, _)| id).collect::<Vec<_>>(), ["evt_4"]);
        assert_eq!(changes("case_1", &after, &after, NOW, "").unwrap(), "");
    }
}
