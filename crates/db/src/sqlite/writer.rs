//! Group commit: up to 256 verbs, each in a savepoint, share one commit and thereby one flush of the disk.

use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;
use tokio::sync::{broadcast, mpsc};

use super::job::Job;
use super::statement::{batch, control};
use crate::{Error, Notice, Tx};

const GROUP: usize = 256;

/// Writes until the queue is closed and empty, then folds the write-ahead log into the file.
pub(super) fn run(
    connection: &Rc<Connection>,
    mut queue: mpsc::Receiver<Box<dyn Job>>,
    notices: &broadcast::Sender<Notice>,
    commits: &AtomicU64,
) {
    let mut jobs = Vec::with_capacity(GROUP);
    while queue.blocking_recv_many(&mut jobs, GROUP) > 0 {
        let outcome = commit(connection, &mut jobs, notices);
        match outcome {
            // Whatever spoiled the group must harm only its cause: each verb is tried in a commit of its own.
            Err(error) if jobs.len() > 1 && error != Error::Locked => {
                for mut job in jobs.drain(..) {
                    let outcome = commit(connection, std::slice::from_mut(&mut job), notices);
                    job.answer(outcome);
                }
            }
            outcome => jobs.drain(..).for_each(|job| job.answer(outcome.clone())),
        }
        commits.fetch_add(1, Ordering::Relaxed);
    }
    if let Err(error) = batch(connection, "pragma wal_checkpoint(truncate)") {
        tracing::warn!(%error, "the write-ahead log stays beside the database file; the next start reads it");
    }
}

fn commit(
    connection: &Rc<Connection>,
    jobs: &mut [Box<dyn Job>],
    listeners: &broadcast::Sender<Notice>,
) -> Result<(), Error> {
    let outcome = transact(connection, jobs);
    if outcome.is_err() && !connection.is_autocommit() {
        control(connection, "rollback")?;
    }
    for notice in outcome? {
        // No listener is fine.
        let _ = listeners.send(notice);
    }
    Ok(())
}

fn transact(connection: &Rc<Connection>, jobs: &mut [Box<dyn Job>]) -> Result<Vec<Notice>, Error> {
    let mut notices = Vec::new();
    control(connection, "begin immediate")?;
    for job in jobs {
        control(connection, "savepoint verb")?;
        let kept = job.run(&mut Tx::sqlite(Rc::clone(connection)));
        if connection.is_autocommit() {
            // SQLite gave up the whole transaction, as it may do when the disk is full.
            return Err(Error::Full);
        }
        match kept {
            Some(more) => notices.extend(more),
            None => control(connection, "rollback to verb")?,
        }
        control(connection, "release verb")?;
    }
    control(connection, "commit")?;
    Ok(notices)
}
