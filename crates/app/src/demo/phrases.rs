//! Short sentences that go between those of the corpus, as they stand in `phrases.json`.

use std::collections::HashMap;

use serde::Deserialize;

/// Short sentences that go between those of the corpus.
#[derive(Deserialize)]
pub struct Phrases {
    /// A customer who waits, by language.
    pub nudges: HashMap<String, Vec<String>>,
    /// A customer who is content, by language.
    pub closings: HashMap<String, Vec<String>>,
    /// A customer who comes into the private conversation as asked.
    pub openings: Vec<String>,
    /// A customer who answers a question.
    pub answers: Vec<String>,
    /// A customer whose trouble is over.
    pub fixed: Vec<String>,
    /// An agent who needs more time.
    pub holding: Vec<String>,
    /// An agent who was thanked.
    pub welcomes: Vec<String>,
    /// An agent who wants to know whose line it is, and the customer's answers.
    pub verify_questions: Vec<String>,
    /// See there.
    pub verify_answers: Vec<String>,
    /// An agent who asks the next day whether all is well, and the customer's answers.
    pub checks: Vec<String>,
    /// See there.
    pub checked: Vec<String>,
    /// What colleagues tell each other, by queue.
    pub notes: HashMap<String, Vec<String>>,
    /// Why a case goes to another queue, by that queue.
    pub passing_on: HashMap<String, Vec<String>>,
    /// Why a case that nobody answered here is over.
    pub settled: Vec<String>,
    /// What those who sell rubbish call themselves.
    pub spam_names: Vec<String>,
}

impl Phrases {
    /// The phrases of the demo.
    pub fn load() -> Self {
        serde_json::from_str(include_str!("phrases.json")).expect("the phrases are JSON of this form")
    }
}
