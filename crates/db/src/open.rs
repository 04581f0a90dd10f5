//! The handle: where the database is, and the two ways to run a verb.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use kernel::{Instant, Secret};
use tokio::sync::broadcast;

use crate::postgres::Postgres;
use crate::sqlite::Sqlite;
use crate::{Applied, Error, Failure, MigrationSet, Notice, Sql, Tx};

/// How many notices a slow listener may be behind before it is told that it missed some.
const NOTICES: usize = 4096;

/// Where the database is.
#[derive(Debug, Clone)]
pub enum Config {
    /// A file on this machine, created when it is missing; its folder must exist.
    Sqlite {
        /// The file. SQLite keeps two more beside it, `-wal` and `-shm`.
        path: PathBuf,
        /// Threads that read, at least one.
        readers: usize,
    },
    /// A server, or a distributed database that speaks PostgreSQL's protocol.
    Postgres {
        /// `postgres://user:password@host:port/database`.
        url: Secret<String>,
        /// Connections, at least one; one more listens for notices.
        pool: usize,
        /// The schema to use instead of the user's own; created by [`Db::migrate`].
        schema: Option<String>,
    },
}

/// What kind of database is below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// SQLite, inside the process.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Engine {
    /// `sqlite` or `postgres`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// Limits of SQLite that only tests change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tuning {
    /// How long to wait for another process that holds the file; 5 seconds.
    pub busy_timeout: Duration,
    /// The largest size in pages of 4 KiB, to play a full disk; no limit.
    pub max_pages: Option<u32>,
}

/// The database. Cheap to clone; the last clone to go ends its threads and connections.
#[derive(Clone)]
pub struct Db {
    backend: Arc<Backend>,
    notices: broadcast::Sender<Notice>,
}

/// What a verb may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    Write,
}

enum Backend {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Db {
    /// Opens the database; the tables come from [`Db::migrate`].
    pub async fn open(config: &Config) -> Result<Self, Error> {
        Self::open_tuned(config, Tuning::default()).await
    }

    /// [`Db::open`] with other limits.
    pub async fn open_tuned(config: &Config, tuning: Tuning) -> Result<Self, Error> {
        let (notices, _) = broadcast::channel(NOTICES);
        let backend = match config {
            Config::Sqlite { path, readers } => {
                Backend::Sqlite(Sqlite::open(path, *readers, tuning, notices.clone()).await?)
            }
            Config::Postgres { url, pool, schema } => {
                Backend::Postgres(Postgres::open(url, *pool, schema.as_deref(), notices.clone()).await?)
            }
        };
        Ok(Self { backend: Arc::new(backend), notices })
    }

    /// The engine below.
    pub fn engine(&self) -> Engine {
        match *self.backend {
            Backend::Sqlite(_) => Engine::Sqlite,
            Backend::Postgres(_) => Engine::Postgres,
        }
    }

    /// Brings the tables up to date: each set's migrations in order, forward only, all or none. Several nodes
    /// may call this at once. Returns what was applied by this call.
    pub async fn migrate(&self, sets: &[&'static MigrationSet], now: Instant) -> Result<Vec<Applied>, Error> {
        if let Backend::Postgres(postgres) = &*self.backend {
            postgres.create_schema().await?;
        }
        crate::migrate::migrate(self, sets, now).await
    }

    /// Runs a verb that writes: one transaction, answered after its commit. The verb may run more than once,
    /// if it loses a race; only one run is kept.
    pub async fn write<T, E, F>(&self, verb: F) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Failure + Send + 'static,
    {
        self.run(Access::Write, verb).await
    }

    /// Runs a verb that reads: one consistent snapshot, in which no statement can write.
    pub async fn read<T, E, F>(&self, verb: F) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Failure + Send + 'static,
    {
        self.run(Access::Read, verb).await
    }

    async fn run<T, E, F>(&self, access: Access, verb: F) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Failure + Send + 'static,
    {
        match &*self.backend {
            Backend::Sqlite(sqlite) => sqlite.run(access, verb).await,
            Backend::Postgres(postgres) => postgres.run(access, verb).await,
        }
    }

    /// What committed transactions announce from now on, on PostgreSQL those of all nodes. A listener that
    /// falls 4,096 notices behind is told so by its receiver and must read everything anew, as after
    /// [`Notice::RESYNC`].
    pub fn notices(&self) -> broadcast::Receiver<Notice> {
        self.notices.subscribe()
    }

    /// Answers what is queued, refuses what comes later, and ends the threads and connections.
    pub async fn close(&self) {
        match &*self.backend {
            Backend::Sqlite(sqlite) => sqlite.close().await,
            Backend::Postgres(postgres) => postgres.close().await,
        }
    }
}

/// Prepares every statement on the engine, each in a transaction of its own, and reports all that are
/// refused.
pub async fn prepare_all(db: &Db, lists: &[&[&'static Sql]]) -> Result<(), Vec<Error>> {
    let mut refused = Vec::new();
    for sql in lists.iter().copied().flatten().copied() {
        refused.extend(db.read(async move |tx: &mut Tx| tx.prepare(sql).await).await.err());
    }
    if refused.is_empty() { Ok(()) } else { Err(refused) }
}

/// How SQLite goes about each statement, as `explain query plan` tells it: a test reads in it which statements would
/// look at more the longer a brand's history is. Nothing on PostgreSQL.
///
/// # Errors
/// If the engine does not accept a statement.
pub async fn plans(db: &Db, lists: &[&[&'static Sql]]) -> Result<Vec<(&'static Sql, Vec<String>)>, Error> {
    let mut plans = Vec::new();
    for sql in lists.iter().copied().flatten().copied() {
        plans.push((sql, db.read(async move |tx: &mut Tx| tx.plan(sql).await).await?));
    }
    Ok(plans)
}
