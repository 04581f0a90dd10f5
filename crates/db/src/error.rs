//! What can go wrong, each as a sentence for the person who can act: what happened, what was kept, what to
//! do.

/// A failure of the database or of a verb's use of it. Never holds an argument's value: errors reach logs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A row with this key exists already.
    #[error(
        "another row already has this key ({constraint}); nothing of this call was kept; \
         read the existing row or choose another key"
    )]
    Unique {
        /// Table and columns, `jobs.tenant, jobs.id`, the same on both engines (an index over an expression
        /// is named as the engine names it).
        constraint: String,
    },
    /// A row names another that does not exist, or is still named by one.
    #[error(
        "a row refers to one that does not exist, or is still referred to ({constraint}); \
         nothing of this call was kept; write the other row first"
    )]
    ForeignKey {
        /// The constraint; SQLite does not say which one.
        constraint: String,
    },
    /// No room is left.
    #[error(
        "the disk of the database is full; this call was not kept, everything confirmed before it was; \
         free some space and repeat"
    )]
    Full,
    /// Somebody else holds the SQLite file for longer than the busy time-out.
    #[error(
        "another process holds the database file; this call was not kept; \
         end the other process (a second server, a backup, an open shell) and repeat"
    )]
    Locked,
    /// PostgreSQL cannot be reached, or the connection broke before the commit was asked for.
    #[error("the connection to PostgreSQL was lost; this call was not kept; it can be repeated ({message})")]
    Lost {
        /// What the network or the server said.
        message: String,
    },
    /// The connection broke while the commit was under way.
    #[error(
        "the connection to PostgreSQL was lost during the commit; it is not known whether this call was \
         kept; look before repeating it"
    )]
    LostAtCommit,
    /// Transactions kept colliding.
    #[error(
        "this call collided with others on the same rows {attempts} times and gave up; nothing of it was \
         kept; repeat it when the load is lower"
    )]
    Contended {
        /// How often it was tried.
        attempts: u32,
    },
    /// No connection became free in time.
    #[error(
        "all connections to the database were busy for too long; this call did not start; \
         repeat it, or configure a larger pool"
    )]
    Busy,
    /// The database was closed, because the process is about to end.
    #[error("the database is closed; this call was not kept; repeat it after the restart")]
    Closed,
    /// The database could not be opened.
    #[error("the database could not be opened: {message}; nothing was changed")]
    Open {
        /// What was wrong with the path, the URL or the file.
        message: String,
    },
    /// The file cannot be read or written, or its content is damaged.
    #[error(
        "the database file cannot be used: {message}; this call was not kept; \
         check the disk, then restore a backup"
    )]
    Storage {
        /// What the engine said.
        message: String,
    },
    /// A migration is wrong, or was changed after it was applied.
    #[error("migration {set}/{number}: {message}; no migration of this run was kept")]
    Migration {
        /// The set's name.
        set: String,
        /// The number inside the set.
        number: u32,
        /// What is wrong and what to do.
        message: String,
    },
    /// A statement was refused: a mistake in the program, not in its input.
    #[error("the statement {name} was refused: {message}; nothing of this call was kept")]
    Statement {
        /// The statement's name, `module::NAME`.
        name: String,
        /// What the engine said, without values.
        message: String,
    },
    /// [`crate::Tx::query_one`] found no row.
    #[error("the statement {name} found nothing; nothing of this call was kept")]
    NotFound {
        /// The statement's name.
        name: String,
    },
    /// The verb panicked.
    #[error("this call broke off by a mistake in the program; nothing of it was kept; the log has the place")]
    Panicked,
    /// The verb waited for something that is not the database.
    #[error(
        "this call waited for something other than its own statements inside a transaction; nothing of it \
         was kept; the network, timers and other transactions belong outside of a verb"
    )]
    Waited,
    /// A stored value is not what the program expects.
    #[error("the statement {name} gave a row that cannot be read: column {column}: {message}")]
    Unreadable {
        /// The statement's name.
        name: String,
        /// The column's name or number.
        column: String,
        /// What was expected and what was found, without the value.
        message: String,
    },
}

impl Error {
    /// Whether the whole verb may be repeated at once because it lost a race.
    pub fn is_contended(&self) -> bool {
        matches!(self, Self::Contended { .. })
    }

    /// Whether this is the violation of a unique key.
    pub fn is_unique(&self) -> bool {
        matches!(self, Self::Unique { .. })
    }

    pub(crate) fn statement(name: &str, message: impl Into<String>) -> Self {
        Self::Statement { name: name.to_owned(), message: message.into() }
    }
}

/// An error of a verb. The engine looks inside it for a lost race, which it repeats.
pub trait Failure: From<Error> {
    /// The database's part of the error, if it is one.
    fn db(&self) -> Option<&Error>;
}

impl Failure for Error {
    fn db(&self) -> Option<&Error> {
        Some(self)
    }
}
