//! SQLite: one thread writes, a few read.
//!
//! Verbs come in through two queues; their outcomes go out after the commit. Promised: a confirmed write is
//! on the disk (`synchronous = FULL`); a verb that fails or panics is undone alone; a reader sees one
//! snapshot.

mod checkpoint;
mod job;
mod statement;
mod statistics;
mod writer;

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::{broadcast, mpsc, oneshot};

use self::job::{Job, Verb};
pub(crate) use self::statement::{batch, execute, execute_many, plan, prepare, query, query_composed, value};
use crate::open::Access;
use crate::{Error, Failure, Notice, Tuning, Tx};

/// How many verbs may wait before callers wait to queue theirs.
const QUEUE: usize = 4096;

/// What the writer may keep of the file: a batch's pages are changed in memory and written once.
const WRITER_CACHE_KIB: i64 = 32 << 10;

/// At which length of the write-ahead log, 64 MiB, the writer itself folds what [`checkpoint`] has left, so that the
/// log begins anew: only then has a log that is always written to an end.
const CHECKPOINT_PAGES: i64 = 16_384;

/// Tells the planner what the tables are like.
pub(crate) fn assume(connection: &Connection) -> Result<(), Error> {
    statistics::assume(connection).map_err(|e| statement::error("statistics", e))
}

type Queue = mpsc::Sender<Box<dyn Job>>;
type Threads = Vec<JoinHandle<()>>;

pub(crate) struct Sqlite {
    /// Of the writer and of the readers; gone once the database is closed.
    queues: Mutex<Option<(Queue, Queue)>>,
    /// The readers and the writer.
    threads: Mutex<(Threads, Threads)>,
    /// Ends the folding of the write-ahead log when it is dropped.
    folding: Mutex<Option<std::sync::mpsc::Sender<()>>>,
}

impl Sqlite {
    pub(crate) async fn open(
        path: &Path,
        readers: usize,
        tuning: Tuning,
        notices: broadcast::Sender<Notice>,
    ) -> Result<Self, Error> {
        let (write, writes) = mpsc::channel(QUEUE);
        let (read, reads) = mpsc::channel(QUEUE);
        let reads = Arc::new(Mutex::new(reads));
        // The writer creates the file and turns the write-ahead log on, so the readers come after it.
        let commits = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&commits);
        let writer = start("db-writer", path.to_owned(), tuning, Access::Write, move |connection| {
            writer::run(&connection, writes, &notices, &commits);
        });
        let writer = writer.await?;
        let (folding, stop) = std::sync::mpsc::channel();
        let folder = start("db-checkpoint", path.to_owned(), tuning, Access::Write, move |connection| {
            checkpoint::run(&connection, &counted, &stop);
        });
        let mut threads = vec![folder.await?];
        for _ in 0..readers.max(1) {
            let reads = Arc::clone(&reads);
            let reader = start("db-reader", path.to_owned(), tuning, Access::Read, move |connection| {
                read_all(&connection, &reads);
            });
            threads.push(reader.await?);
        }
        Ok(Self {
            queues: Mutex::new(Some((write, read))),
            threads: Mutex::new((threads, vec![writer])),
            folding: Mutex::new(Some(folding)),
        })
    }

    pub(crate) async fn run<T, E, F>(&self, access: Access, verb: F) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Failure + Send + 'static,
    {
        let queue = lock(&self.queues).as_ref().map(|(write, read)| match access {
            Access::Write => write.clone(),
            Access::Read => read.clone(),
        });
        let queue = queue.ok_or(Error::Closed)?;
        let (reply, outcome) = oneshot::channel();
        queue.send(Box::new(Verb::new(verb, reply))).await.map_err(|_| Error::Closed)?;
        drop(queue);
        outcome.await.map_err(|_| Error::Closed)?
    }

    /// Answers what is queued, then ends the threads; the writer goes last and empties the write-ahead log.
    pub(crate) async fn close(&self) {
        let queues = lock(&self.queues).take();
        drop(lock(&self.folding).take());
        let (readers, writers) = std::mem::take(&mut *lock(&self.threads));
        let Some((write, read)) = queues else { return };
        for (queue, threads) in [(read, readers), (write, writers)] {
            drop(queue);
            let ended =
                tokio::task::spawn_blocking(|| threads.into_iter().all(|thread| thread.join().is_ok()));
            if !ended.await.unwrap_or(false) {
                tracing::error!("a database thread ended by a panic; everything confirmed is on the disk");
            }
        }
    }
}

/// Starts a thread with a connection of its own; returns once the connection is open.
async fn start(
    name: &str,
    path: PathBuf,
    tuning: Tuning,
    access: Access,
    body: impl FnOnce(Rc<Connection>) + Send + 'static,
) -> Result<JoinHandle<()>, Error> {
    let (opened, is_open) = oneshot::channel();
    let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
        match connect(&path, tuning, access) {
            Ok(connection) => {
                // Nobody waits any more if the opening itself was given up; the empty queue then ends the
                // body.
                let _ = opened.send(Ok(()));
                body(Rc::new(connection));
            }
            Err(error) => drop(opened.send(Err(error))),
        }
    });
    let thread =
        thread.map_err(|error| Error::Open { message: format!("no thread could be started: {error}") })?;
    is_open.await.map_err(|_| Error::Closed)??;
    Ok(thread)
}

fn connect(path: &Path, tuning: Tuning, access: Access) -> Result<Connection, Error> {
    let failed = |error| match statement::error("open", error) {
        Error::Statement { message, .. } | Error::Storage { message } => {
            Error::Open { message: format!("{}: {message}", path.display()) }
        }
        other => other,
    };
    let open = || -> rusqlite::Result<Connection> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(tuning.busy_timeout)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "temp_store", "memory")?;
        // As on PostgreSQL; SQLite's own way would ignore the case of ASCII letters.
        connection.pragma_update(None, "case_sensitive_like", true)?;
        connection.pragma_update(None, "journal_size_limit", 64 << 20)?;
        if access == Access::Write {
            connection.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
            connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
        }
        if let Some(pages) = tuning.max_pages {
            connection.pragma_update(None, "max_page_count", pages)?;
        }
        if access == Access::Read {
            connection.pragma_update(None, "query_only", true)?;
        }
        connection.set_prepared_statement_cache_capacity(1024);
        Ok(connection)
    };
    open().map_err(failed)
}

/// One reader: each verb in a transaction of its own, which is one snapshot.
fn read_all(connection: &Rc<Connection>, reads: &Mutex<mpsc::Receiver<Box<dyn Job>>>) {
    // The lock is held while waiting: the other idle readers wait for the lock instead of the queue.
    let next = || lock(reads).blocking_recv();
    while let Some(mut job) = next() {
        let outcome = statement::control(connection, "begin").and_then(|()| {
            let notices = job.run(&mut Tx::sqlite(Rc::clone(connection)));
            statement::control(connection, "rollback")?;
            match notices {
                Some(notices) if !notices.is_empty() => {
                    Err(Error::statement("notify", "a read has nothing to announce; use a write"))
                }
                _ => Ok(()),
            }
        });
        job.answer(outcome);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Default for Tuning {
    fn default() -> Self {
        Self { busy_timeout: Duration::from_secs(5), max_pages: None }
    }
}
