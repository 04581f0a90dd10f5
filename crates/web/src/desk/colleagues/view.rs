//! The strip's facts.

use askama::Template;
use kernel::Instant;

use crate::checks::{Concern, Piece};
use crate::ui::{self, Audience, Clock, Face, Icon, icon};

/// How a case came to its queue, where that is not over yet or went wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PassageKind {
    /// The other team has handed it to us, and waits for a word.
    Waiting,
    /// It came back, because nobody acknowledged it.
    Returned,
    /// It came up from below.
    Escalated,
}

/// The last change of owner, where somebody must know of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// What happened.
    pub kind: PassageKind,
    /// As a sentence: `Handed over by Community`.
    pub words: String,
    /// Why, in the words of whoever did it.
    pub reason: String,
    /// The brief that goes with it.
    pub note: String,
    /// What the customer was promised.
    pub promised: String,
    /// Until when it must be acknowledged.
    pub clock: Option<Clock>,
    /// Whether the reader may acknowledge it.
    pub may_acknowledge: bool,
}

impl Passage {
    pub(crate) const fn icon(&self) -> Icon {
        icon(match self.kind {
            PassageKind::Waiting => "arrow-right-left",
            PassageKind::Returned => "undo-2",
            PassageKind::Escalated => "trending-up",
        })
    }
    pub(crate) const fn tone(&self) -> &'static str {
        match self.kind {
            PassageKind::Waiting => "",
            PassageKind::Returned | PassageKind::Escalated => "bad",
        }
    }
}

/// A question to another team.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consult {
    /// Its id.
    pub id: String,
    /// Which team is asked.
    pub team: String,
    /// What.
    pub question: String,
    /// Who asks.
    pub by: String,
    /// When it was asked.
    pub at: Instant,
    /// The time that the team has.
    pub clock: Clock,
    /// Whether the reader may answer.
    pub may_answer: bool,
    /// Whether the reader may take the question back.
    pub may_withdraw: bool,
}

/// How words that need agreement stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CandidateState {
    /// They wait; says for whom: `waiting for social lead, 1 of 2`.
    Waiting(String),
    /// They came back; says who and why.
    Returned(String, String),
}

/// Words that leave once somebody agrees.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// The approval's id.
    pub id: String,
    /// Who wrote them.
    pub author: Face,
    /// Who will see them.
    pub audience: Audience,
    /// The words.
    pub text: String,
    /// A goodwill payment that goes with them.
    pub goodwill: Option<String>,
    /// How they stand.
    pub state: CandidateState,
    /// Why they need agreement.
    pub because: String,
    /// Since when they wait.
    pub since: Instant,
    /// Until when somebody should agree.
    pub clock: Option<Clock>,
    /// What was noticed in the words, for who may agree.
    pub concerns: Vec<Concern>,
    /// The words with the places marked.
    pub pieces: Vec<Piece>,
    /// The newest message of the case that the reader sees here: an agreement knows of it.
    pub seen: i64,
    /// Whether the reader may agree, change them or send them back.
    pub may_decide: bool,
    /// Whether the reader may take them back.
    pub may_withdraw: bool,
}

impl Candidate {
    /// The codes that agreeing all the same accepts.
    pub(crate) fn despite(&self) -> String {
        let codes = self.concerns.iter().filter_map(|concern| concern.despite.as_deref());
        codes.collect::<Vec<_>>().join(" ")
    }
    /// Whether the words can't leave as they are, whoever agrees.
    pub(crate) fn is_held(&self) -> bool {
        self.concerns.iter().any(|concern| concern.despite.is_none())
    }
}

/// What an open case asks of colleagues.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Colleagues {
    /// The last change of owner, where somebody must know of it.
    pub passage: Option<Passage>,
    /// Questions without an answer.
    pub consults: Vec<Consult>,
    /// Words that wait for agreement, oldest first.
    pub candidates: Vec<Candidate>,
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#colleagues-{{ case_id }}" hx-swap="outerMorph">{% include "desk/colleagues/strip.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Strip<'a> {
    case_id: &'a str,
    colleagues: &'a Colleagues,
    csrf: &'a str,
    now: Instant,
}

/// The strip of a case, for live updates.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn strip(
    case_id: &str,
    colleagues: &Colleagues,
    csrf: &str,
    now: Instant,
) -> Result<String, askama::Error> {
    Strip { case_id, colleagues, csrf, now }.render()
}
