//! Gifts, and why one is suggested.

use db::FromRow;
use kernel::{CaseId, Instant, MessageId, PersonId, RewardId, UserId};

use crate::goodwill::Amount;
use crate::words::words;

words! {
    /// How far a gift has come.
    pub enum State {
        /// They were told.
        Offered = "offered",
        /// They said where to send it.
        Accepted = "accepted",
        /// It is on its way.
        Sent = "sent",
        /// Nothing came of it.
        Withdrawn = "withdrawn",
    }
}

/// A gift.
#[derive(Clone, Debug, FromRow)]
pub struct Reward {
    /// Its id.
    pub id: RewardId,
    /// Whose.
    pub person_id: PersonId,
    /// In which case it was offered.
    pub case_id: CaseId,
    /// What it is for.
    pub message_id: MessageId,
    /// What it is.
    pub name: String,
    /// What it costs, in hundredths.
    pub amount: i64,
    /// How far it has come.
    pub state: State,
    /// What stands beside whatever we show of them.
    pub disclosure: String,
    /// Who gave it.
    pub by_user: Option<UserId>,
    /// When.
    pub at: Instant,
    /// The person's own message in which they said where to send it.
    pub consent: Option<MessageId>,
    /// Whether the offer was called back before it left.
    pub unsaid: bool,
}

impl Reward {
    /// Whether it is given, or may be.
    pub fn counts(&self) -> bool {
        self.state != State::Withdrawn && !self.unsaid
    }
}

/// Why a gift is suggested.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// So many see the praise.
    Reach(i64),
    /// They have praised us so often.
    Loyal(i64),
}

/// A gift that would fit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// What.
    pub gift: String,
    /// What it costs.
    pub amount: Amount,
    /// Why.
    pub why: Why,
}
