//! The conversations that the demo is made of, as they stand in `corpus/`; its README says what the fields mean.

use anyhow::{Context, Result};
use serde::Deserialize;

const FILES: [(&str, &str); 5] = [
    ("public_en.jsonl", include_str!("corpus/public_en.jsonl")),
    ("public_en_2.jsonl", include_str!("corpus/public_en_2.jsonl")),
    ("private_en.jsonl", include_str!("corpus/private_en.jsonl")),
    ("mail_en.jsonl", include_str!("corpus/mail_en.jsonl")),
    ("languages.jsonl", include_str!("corpus/languages.jsonl")),
];

/// Where a thread begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// For everybody to see.
    Public,
    /// As a direct message.
    Private,
    /// As an e-mail.
    Mail,
}

/// How many people follow the author.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// A few hundred.
    Low,
    /// Thousands.
    Mid,
    /// Tens of thousands and more.
    High,
}

/// Who speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
pub enum By {
    /// The customer.
    #[serde(rename = "c")]
    Customer,
    /// The brand.
    #[serde(rename = "b")]
    Brand,
}

/// How long the brand takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// Minutes.
    Fast,
    /// An hour or more.
    Slow,
    /// Until the next working day.
    Overnight,
}

/// One utterance.
#[derive(Clone, Debug, Deserialize)]
pub struct Turn {
    /// Who speaks.
    pub by: By,
    /// The words, slots and all.
    #[serde(rename = "t")]
    pub text: String,
    /// How long the brand takes to say it.
    pub gap: Option<Gap>,
}

/// One conversation.
#[derive(Clone, Debug, Deserialize)]
pub struct Thread {
    /// Unique in the corpus.
    pub id: String,
    /// The language of the whole thread.
    pub lang: String,
    /// Where it begins.
    pub kind: Kind,
    /// What it is about.
    pub theme: String,
    /// How many follow the author.
    pub reach: Reach,
    /// Whether the first post addresses the brand.
    pub mention: bool,
    /// The subject of a mail.
    pub subject: Option<String>,
    /// What is said where the thread begins.
    pub turns: Vec<Turn>,
    /// What is said in private after that.
    #[serde(default)]
    pub dm: Vec<Turn>,
}

impl Thread {
    /// All turns in order.
    pub fn all(&self) -> impl Iterator<Item = &Turn> {
        self.turns.iter().chain(&self.dm)
    }

    /// Whether it can serve twice with different words.
    pub fn has_slots(&self) -> bool {
        self.turns[0].text.contains('{')
    }

    /// Whether the brand says anything.
    pub fn is_answered(&self) -> bool {
        self.all().any(|turn| turn.by == By::Brand)
    }
}

/// Reads the corpus.
///
/// # Errors
/// If a line is not as the README says, with file and line.
pub fn load() -> Result<Vec<Thread>> {
    let mut threads = Vec::new();
    for (file, text) in FILES {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let place = || format!("the demo's {file}, line {}", number + 1);
            let thread: Thread = serde_json::from_str(line).with_context(place)?;
            let begins = thread.turns.first().is_some_and(|turn| turn.by == By::Customer);
            anyhow::ensure!(begins, "{}: a thread begins with the customer's words", place());
            threads.push(thread);
        }
    }
    Ok(threads)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_conversation_can_be_read_and_has_an_id_of_its_own() {
        let threads = load().unwrap();
        let ids: HashSet<_> = threads.iter().map(|thread| &thread.id).collect();
        assert_eq!(ids.len(), threads.len());
        assert!(threads.iter().any(|thread| thread.theme == "outage_burst"));
    }
}
