//! A long row of bystanders is folded. Pure.

use crate::desk::case::{Entry, Message, More};

/// So many bystanders in a row are shown; of more, the first and the last.
const SHOWN: usize = 5;

/// Folds the middle of each long row of bystanders.
pub fn bystanders(entries: Vec<Entry>) -> Vec<Entry> {
    let mut folded = Vec::with_capacity(entries.len());
    let mut row: Vec<Message> = Vec::new();
    for entry in entries {
        match entry {
            Entry::Message(message) if message.bystander => row.push(message),
            other => {
                close(&mut folded, &mut row);
                folded.push(other);
            }
        }
    }
    close(&mut folded, &mut row);
    folded
}

fn close(folded: &mut Vec<Entry>, row: &mut Vec<Message>) {
    let mut row = std::mem::take(row);
    if row.len() <= SHOWN {
        folded.extend(row.into_iter().map(Entry::Message));
        return;
    }
    let last = row.pop();
    let middle = row.split_off(2);
    folded.extend(row.into_iter().map(Entry::Message));
    let id = middle.first().map(|message| message.id.clone()).unwrap_or_default();
    folded.push(Entry::More(More { id: format!("more-{id}"), messages: middle }));
    folded.extend(last.map(Entry::Message));
}
