//! Folds the write-ahead log into the file, beside the writer: no commit waits for pages to reach their place.
//!
//! Every commit is on the disk, in the log, before its callers are answered; this only moves what is safe already.

use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use rusqlite::Connection;

use super::statement::batch;

/// How often to look whether something was committed. A page that many commits change is folded once.
const PAUSE: Duration = Duration::from_millis(400);

/// Folds until `stop` is dropped. `commits` counts what the writer has committed.
pub(super) fn run(connection: &Rc<Connection>, commits: &AtomicU64, stop: &Receiver<()>) {
    let mut folded = 0;
    while matches!(stop.recv_timeout(PAUSE), Err(RecvTimeoutError::Timeout)) {
        let now = commits.load(Ordering::Relaxed);
        if now == folded {
            continue;
        }
        match batch(connection, "pragma wal_checkpoint(passive)") {
            Ok(()) => folded = now,
            // Somebody else holds the file for a moment; the log keeps everything.
            Err(error) => tracing::debug!(%error, "the write-ahead log is folded later"),
        }
    }
}
