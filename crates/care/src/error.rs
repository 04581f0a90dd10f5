//! What can go wrong in a verb, said to the person who can act.

use kernel::{Role, Said};

/// The result of a verb.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a verb did nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing in this brand.
    #[error("this {what} is not here; it may belong to another brand or never have existed")]
    NotFound {
        /// `case`, `message` …
        what: &'static str,
    },
    /// The role is too low.
    #[error("this needs the role {needs} or above; ask an administrator")]
    Denied {
        /// The lowest role that may.
        needs: Role,
    },
    /// The ownership model does not let them; says who can.
    #[error("{0}")]
    Refused(Said),
    /// Nobody is logged in, or the session or token has ended.
    #[error("log in first")]
    Unauthenticated,
    /// What was sent makes no sense; says what to change.
    #[error("{0}")]
    Invalid(Said),
    /// What was typed makes no sense in these fields.
    #[error("{}", said(.0))]
    Fields(Vec<Wrong>),
    /// Somebody or something was faster.
    #[error(transparent)]
    Conflict(#[from] Conflict),
    /// Too many tries.
    #[error("too many attempts; wait {wait} and try again")]
    Throttled {
        /// How long.
        wait: kernel::Millis,
    },
    /// Something sealed does not open.
    #[error(transparent)]
    Key(#[from] kernel::KeyError),
    /// The database.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// What is wrong in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The field's key.
    pub field: String,
    /// What to change, as a sentence.
    pub words: Said,
}

impl Wrong {
    /// What is wrong in a field.
    pub fn new(field: impl Into<String>, words: impl Into<Said>) -> Self {
        Self { field: field.into(), words: words.into() }
    }
}

fn said(wrong: &[Wrong]) -> String {
    wrong.iter().map(|one| format!("{}: {}", one.field, one.words)).collect::<Vec<_>>().join("; ")
}

/// Somebody or something was faster.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// Another agent has the case.
    #[error("{who} has this case")]
    Taken {
        /// Their name.
        who: String,
    },
    /// The person wrote something that the answer does not know of.
    #[error("a new message arrived while you wrote; read it, then send again")]
    Stale {
        /// The newest sequence number of the case.
        newest: i64,
    },
    /// The words should be looked at once more; they are sent if the writer confirms.
    #[error("{}", crate::checks::told(findings))]
    Warned {
        /// What to look at. Where one of them blocks, the words do not leave as they are.
        findings: Vec<crate::checks::Finding>,
    },
    /// The case is resolved, or not, and the verb wants the opposite.
    #[error("this case is {state}")]
    State {
        /// In one word.
        state: &'static str,
    },
    /// The case's team wants to know what it was about before it is resolved.
    #[error("this case is resolved with a disposition: say what it was about and how it ended")]
    WrapUp {
        /// The team.
        team: String,
    },
    /// Somebody has decided about these words already.
    #[error("these words are {state} already")]
    Decided {
        /// In one word.
        state: &'static str,
    },
    /// Somebody has decided about this suggestion already.
    #[error("this suggestion is {state} already")]
    Suggestion {
        /// In one word.
        state: &'static str,
    },
    /// The words have left already.
    #[error("too late to undo: the words have left")]
    Left,
}

impl Error {
    /// A [`Error::NotFound`].
    pub const fn not_found(what: &'static str) -> Self {
        Self::NotFound { what }
    }
    /// A [`Error::Invalid`].
    pub fn invalid<T: Into<Said>>(reason: T) -> Self {
        Self::Invalid(reason.into())
    }
}

impl db::Failure for Error {
    fn db(&self) -> Option<&db::Error> {
        match self {
            Self::Db(error) => Some(error),
            _ => None,
        }
    }
}
