//! What an attentive agent would say about the words that begin a conversation, as it stands in
//! `corpus/corrections.tsv`; the corpus' README says what the columns mean.

use std::collections::HashMap;

const TABLE: &str = include_str!("corpus/corrections.tsv");

/// One fact of the words that begin a conversation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Truth {
    /// Which fact.
    pub fact: &'static str,
    /// What it is.
    pub value: &'static str,
}

/// A line of the table.
struct Line {
    thread: &'static str,
    truth: Truth,
    #[cfg(test)]
    begins: &'static str,
}

fn lines() -> impl Iterator<Item = Line> {
    TABLE.lines().filter_map(|line| {
        let mut columns = line.split('\t');
        let (thread, fact, value) = (columns.next()?, columns.next()?, columns.next()?);
        Some(Line {
            thread,
            truth: Truth { fact, value },
            #[cfg(test)]
            begins: columns.next()?,
        })
    })
}

/// The facts that somebody would set, by the id of the conversation.
pub fn load() -> HashMap<&'static str, Vec<Truth>> {
    let mut truths: HashMap<_, Vec<_>> = HashMap::new();
    for line in lines() {
        truths.entry(line.thread).or_default().push(line.truth);
    }
    truths
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use triage::{Input, Reading, Source, Taxonomy, Triage};

    use super::*;
    use crate::demo::corpus;

    #[test]
    fn every_line_speaks_of_a_fact_of_a_conversation_that_begins_so() {
        let threads = corpus::load().unwrap();
        let begins: HashMap<_, _> = threads.iter().map(|t| (t.id.as_str(), &t.turns[0].text)).collect();
        let taxonomy: Taxonomy = serde_json::from_str(include_str!("taxonomy.json")).unwrap();
        let triage = Triage::with_taxonomy(&taxonomy);
        let blank: Reading = triage.read(&Input::mention("hello"));
        let mut known = HashSet::new();
        assert_eq!(lines().count(), TABLE.lines().count());
        for Line { thread, truth, begins: words } in lines() {
            assert!(begins[thread].starts_with(words), "{thread} does not begin with {words:?}");
            assert!(known.insert((thread, truth.fact)), "{thread} has two values of {}", truth.fact);
            let is_topic =
                truth.fact != "topic" || triage.topic_names().iter().any(|name| name == truth.value);
            let set = blank.clone().set(truth.fact, truth.value, Source::HUMAN);
            assert!(is_topic && set.is_ok(), "{thread}: {} can't be {}", truth.fact, truth.value);
        }
    }
}
