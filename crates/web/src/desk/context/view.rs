//! The context's facts.

use kernel::{Instant, Lang};

use crate::ui::{Face, Mark, Network};

/// An address of a person on a network.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity {
    /// Where.
    pub network: Network,
    /// `handle`, without `@`.
    pub handle: String,
    /// Why we believe that it is theirs: `wrote from it`.
    pub evidence: String,
}

/// What triage understood, or an administrator set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Its name: `Sentiment`.
    pub name: String,
    /// Its value; `None` is *unknown*.
    pub value: Option<String>,
    /// 0 to 100.
    pub confidence: Option<u8>,
    /// Who says so: `triage`, `Ana Ruiz`.
    pub source: String,
}

/// An earlier case of the person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Past {
    /// Its id.
    pub case_id: String,
    /// What it was about.
    pub subject: String,
    /// Where.
    pub network: Network,
    /// How it stands: `resolved`, `open`.
    pub state: String,
    /// When it began.
    pub at: Instant,
}

/// The context of an open case.
#[derive(Clone, Debug)]
pub struct Context {
    /// The person's id.
    pub person_id: String,
    /// Their face.
    pub face: Face,
    /// Their name.
    pub name: String,
    /// Reach or VIP.
    pub mark: Option<Mark>,
    /// Their language, if they have one.
    pub lang: Option<Lang>,
    /// When they wrote first.
    pub first_seen: Instant,
    /// When they wrote last.
    pub last_seen: Instant,
    /// How many messages they wrote.
    pub messages: u64,
    /// Their addresses.
    pub identities: Vec<Identity>,
    /// The case's id.
    pub case_id: String,
    /// The case's own facts, such as queue, owner, opened, promise: name and value.
    pub case_facts: Vec<(String, String)>,
    /// What triage understood from the last message.
    pub understood: Vec<Fact>,
    /// Personal data found in public words: `a telephone number, in public, 12 minutes ago`.
    pub exposed: Vec<String>,
    /// Earlier cases, latest first.
    pub history: Vec<Past>,
    /// The moment for which it is drawn.
    pub now: Instant,
}
