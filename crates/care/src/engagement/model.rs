//! What is worth a word back, and everything about it that a card shows.

use db::FromRow;
use kernel::{AccountId, CaseId, Instant, MessageId, PersonId, UserId};
use serde_json::Value;

use crate::cases::{Seen, SendState, State};
use crate::deeds::Done;
use crate::goodwill::Amount;
use crate::handoffs;
use crate::leads::Lead;
use crate::rewards::{Reward, Suggestion};
use crate::rights::Rights;
use crate::words::words;

words! {
    /// Why a message is worth a word back.
    pub enum Kind {
        /// Kind words.
        Praise = "praise",
        /// Somebody who might buy asks something.
        Question = "question",
        /// Something that somebody made and shows.
        Content = "content",
    }
}

/// A message that is worth a word back.
#[derive(Clone, Debug, FromRow)]
pub struct Item {
    /// The message.
    pub message_id: MessageId,
    /// Its case when it came.
    pub case_id: CaseId,
    /// Whose it was when it came.
    pub person_id: PersonId,
    /// Why.
    pub kind: Kind,
    /// How many follow its author, if known.
    pub reach: Option<i64>,
    /// When it was said.
    pub at: Instant,
    /// When somebody set it aside.
    pub done_at: Option<Instant>,
    /// Who.
    pub done_by: Option<String>,
    /// The author's name.
    pub person: String,
    /// The author's handle.
    pub handle: String,
    /// The network.
    pub channel: String,
    /// The words.
    pub text: String,
    /// Who sees them.
    pub visibility: Seen,
    /// Where they stand.
    pub surface: String,
    /// What triage read in them.
    pub facts: Option<Value>,
    /// Pictures and files.
    pub attachments: Option<Value>,
    /// When they were taken back.
    pub deleted_at: Option<Instant>,
    /// Through which account.
    pub account_id: AccountId,
}

/// Words of ours in a case.
#[derive(Clone, Debug, FromRow)]
pub struct Answer {
    /// The case.
    pub case_id: CaseId,
    /// The message.
    pub id: MessageId,
    /// When.
    pub at: Instant,
    /// Who sees them.
    pub visibility: Seen,
    /// The words.
    pub text: String,
    /// Who wrote them.
    pub author: Option<String>,
    /// How far they have come.
    pub state: SendState,
}

/// Words of a person in a case.
#[derive(Clone, Debug, FromRow)]
pub struct Reply {
    /// The case.
    pub case_id: CaseId,
    /// The message.
    pub id: MessageId,
    /// When.
    pub at: Instant,
    /// Who sees them.
    pub visibility: Seen,
    /// The words.
    pub text: String,
}

/// Where a case stands.
#[derive(Clone, Debug, FromRow)]
pub struct Place {
    /// The case.
    pub case_id: CaseId,
    /// Its state.
    pub state: State,
    /// Its queue, while somebody has to do something.
    pub queue: Option<String>,
    /// In whose hands.
    pub assignee: Option<UserId>,
    /// Their name.
    pub holder: Option<String>,
    /// The sequence number of its newest message.
    pub last_seq: i64,
}

/// How it went on with a case that one of us passed to another team.
#[derive(Clone, Debug, FromRow)]
pub struct Passed {
    /// The case.
    pub case_id: CaseId,
    /// Into which queue.
    pub to_queue: String,
    /// To which team.
    pub to_team: Option<String>,
    /// When.
    pub at: Instant,
    /// Until when that team says that it has it.
    pub ack_due: Option<Instant>,
    /// When it did.
    pub ack_at: Option<Instant>,
    /// Who did.
    pub by_name: Option<String>,
    /// How far it has come.
    pub state: handoffs::State,
    /// When it came back.
    pub returned_at: Option<Instant>,
}

/// A message with all that was done about it, and all that can be.
#[derive(Clone, Debug)]
pub struct Card {
    /// The message.
    pub item: Item,
    /// Where its case stands.
    pub place: Place,
    /// What was done to it in public, oldest first.
    pub deeds: Vec<Done>,
    /// What we answered, oldest first.
    pub answers: Vec<Answer>,
    /// What they said after it, oldest first.
    pub replies: Vec<Reply>,
    /// Whether we may show it, if we ever asked.
    pub rights: Option<Rights>,
    /// What its author was given last.
    pub reward: Option<Reward>,
    /// What they might be given, and why.
    pub gift: Option<Suggestion>,
    /// How it went on with another team.
    pub passed: Option<Passed>,
    /// Whether they may become a customer.
    pub lead: Option<Lead>,
    /// Since when they want to be left alone.
    pub opted_out: Option<Instant>,
    /// An open case in which they are not happy.
    pub complaint: Option<CaseId>,
    /// A line of thanks that fits.
    pub thanks: String,
    /// How to ask whether we may show it.
    pub ask: String,
}

/// What is left of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// What may be given away.
    pub month: Amount,
    /// What was.
    pub given: Amount,
}

impl Budget {
    /// What is left.
    pub fn left(self) -> Amount {
        Amount((self.month.0 - self.given.0).max(0))
    }
}
