//! What we may show, and why.

use db::{FromRow, Json};
use kernel::{CaseId, DeedId, Instant, MessageId, PersonId, RightsId, UserId};

use crate::cases::Mode;
use crate::words::words;

words! {
    /// How far a question for somebody's rights has come.
    pub enum State {
        /// They have not answered.
        Asked = "asked",
        /// They agreed.
        Granted = "granted",
        /// They did not.
        Declined = "declined",
        /// They did not answer in time.
        Lapsed = "lapsed",
        /// They took it back.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What we may show something for.
    pub enum Scope {
        /// On our own pages, unpaid.
        Organic = "organic",
        /// In advertising.
        Paid = "paid",
    }
}

/// A question for somebody's rights, and what came of it.
#[derive(Clone, Debug, FromRow)]
pub struct Rights {
    /// Its id.
    pub id: RightsId,
    /// For which message.
    pub message_id: MessageId,
    /// In which case.
    pub case_id: CaseId,
    /// Of whom.
    pub person_id: PersonId,
    /// How far it has come.
    pub state: State,
    /// How we asked.
    pub mode: Mode,
    /// What for.
    pub scopes: Json<Vec<Scope>>,
    /// For how many months.
    pub months: i64,
    /// By which terms.
    pub terms: String,
    /// What they write who agree.
    pub code: String,
    /// In which words of ours.
    pub line_id: Option<MessageId>,
    /// Who asked.
    pub asked_by: Option<UserId>,
    /// When.
    pub asked_at: Instant,
    /// When the question lapses.
    pub lapses_at: Instant,
    /// The person's own message that decided.
    pub evidence: Option<MessageId>,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// Until when it is granted.
    pub until: Option<Instant>,
    /// When they took it back.
    pub withdrawn_at: Option<Instant>,
    /// The person's own message in which they did.
    pub withdrawal: Option<MessageId>,
    /// Who wanted to show it.
    pub wanted_by: Option<UserId>,
    /// Who agreed, if two people have to.
    pub agreed_by: Option<UserId>,
    /// The words that stand beside it.
    pub credit: Option<String>,
    /// How it was shown.
    pub deed_id: Option<DeedId>,
    /// Whether the question was called back before it left.
    pub unsaid: bool,
}

/// Why something may not be shown, with what to do next.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Bar {
    /// Nobody asked.
    #[error("its author has not agreed that we show it: ask them")]
    NotAsked,
    /// There is no answer yet.
    #[error("its author has been asked and has not answered: wait for their yes")]
    Waiting,
    /// They said no.
    #[error("its author does not want us to show it")]
    Declined,
    /// They never answered.
    #[error("its author never answered: ask once more, if it still matters")]
    Lapsed,
    /// They took it back.
    #[error("its author took their permission back: it may not be used any more")]
    Withdrawn,
    /// It was granted for a time, which is over.
    #[error("the time for which its author agreed is over: ask again")]
    Over,
    /// It was granted for something else.
    #[error("scope: {granted}. Its author has not agreed to `{asked}`: ask for that")]
    Scope {
        /// What we may.
        granted: String,
        /// What was wanted.
        asked: Scope,
    },
}

impl Rights {
    /// Whether somebody waits for an answer.
    pub fn is_open(&self) -> bool {
        self.state == State::Asked && !self.unsaid
    }
}

/// Whether something may be shown. Pure.
///
/// # Errors
/// Why not.
pub fn may_use(rights: Option<&Rights>, scope: Scope, now: Instant) -> Result<(), Bar> {
    let rights = rights.filter(|rights| !rights.unsaid).ok_or(Bar::NotAsked)?;
    match rights.state {
        State::Asked => Err(Bar::Waiting),
        State::Declined => Err(Bar::Declined),
        State::Lapsed => Err(Bar::Lapsed),
        State::Withdrawn => Err(Bar::Withdrawn),
        State::Granted if rights.until.is_some_and(|until| until <= now) => Err(Bar::Over),
        State::Granted if rights.scopes.0.contains(&scope) => Ok(()),
        State::Granted => {
            let granted: Vec<_> = rights.scopes.0.iter().map(|scope| scope.name()).collect();
            Err(Bar::Scope { granted: granted.join(", "), asked: scope })
        }
    }
}
