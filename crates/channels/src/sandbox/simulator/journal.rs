//! The network's memory on disk: one JSON entry a line, appended and synced in groups by a thread of its own.
//!
//! In: lines in the order in which the state changed. Out: an [`Ack`] per group that resolves when the disk has
//! it. Promised: an acknowledged line is there after a kill or a loss of power; a last line that was cut off is
//! dropped, because nobody was told that it was kept.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;

use super::state::{Entry, State};

const LOCK_TRIES: u32 = 40;
const LOCK_WAIT: Duration = Duration::from_millis(25);

/// Resolves when the lines are on disk. `None` where there is no journal.
pub(super) struct Ack(Option<oneshot::Receiver<Result<(), String>>>);

impl Ack {
    pub async fn durable(self) -> Result<(), String> {
        match self.0 {
            None => Ok(()),
            Some(ack) => ack.await.unwrap_or_else(|_| Err("its thread has ended".into())),
        }
    }
}

struct Group {
    lines: Vec<u8>,
    done: oneshot::Sender<Result<(), String>>,
}

pub(super) struct Journal(Option<mpsc::Sender<Group>>);

/// Why the journal can't be used.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The disk said no.
    #[error("the sandbox's journal {path}: {error}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the disk said.
        error: io::Error,
    },
    /// Another process has it.
    #[error("the sandbox's journal {0} is in use by another process; stop that one first")]
    InUse(PathBuf),
    /// A line in the middle is no entry.
    #[error(
        "line {line} of the sandbox's journal {path} is damaged; move the file away to start the sandbox empty"
    )]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
    },
}

impl Journal {
    /// Reads what is there, rewrites it if most of it is history, and starts the writer.
    pub fn open(path: Option<&Path>) -> Result<(Self, State), JournalError> {
        let Some(path) = path else { return Ok((Self(None), State::default())) };
        let io = |error| JournalError::Io { path: path.to_owned(), error };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(io)?;
        }
        let lock = lock(path)?;
        let (state, lines, length) = read(path)?;
        if lines > 1_000 + state.entries() * 3 / 2 {
            rewrite(path, &state.snapshot()).map_err(io)?;
        } else {
            let file = OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(io)?;
            file.set_len(length).and_then(|()| file.sync_all()).map_err(io)?;
        }
        let file = OpenOptions::new().append(true).open(path).map_err(io)?;
        let (sender, receiver) = mpsc::channel();
        let writer = move || {
            write(file, &receiver);
            drop(lock);
        };
        thread::Builder::new().name("sandbox-journal".into()).spawn(writer).map_err(io)?;
        Ok((Self(Some(sender)), state))
    }

    /// Hands entries to the writer. Call it while holding the state's lock, so that the order is the same.
    pub fn append(&self, entries: &[Entry]) -> Ack {
        let Some(sender) = self.0.as_ref().filter(|_| !entries.is_empty()) else { return Ack(None) };
        let mut lines = Vec::with_capacity(entries.len() * 256);
        for entry in entries {
            serde_json::to_writer(&mut lines, entry)
                .expect("entries have text keys and can't fail to be JSON");
            lines.push(b'\n');
        }
        let (done, ack) = oneshot::channel();
        // If the thread has ended the sender comes back and its drop resolves the ack with an error.
        _ = sender.send(Group { lines, done });
        Ack(Some(ack))
    }
}

/// A file beside the journal, because the journal itself is replaced when it is rewritten.
fn lock(path: &Path) -> Result<File, JournalError> {
    let io = |error| JournalError::Io { path: path.to_owned(), error };
    let file = File::create(path.with_extension("lock")).map_err(io)?;
    // A simulator that was dropped a moment ago may still be writing its last lines.
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => thread::sleep(LOCK_WAIT),
            Err(TryLockError::Error(error)) => return Err(io(error)),
        }
    }
    Err(JournalError::InUse(path.to_owned()))
}

/// The state, the number of good lines and their length in bytes.
fn read(path: &Path) -> Result<(State, usize, u64), JournalError> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(JournalError::Io { path: path.to_owned(), error }),
    };
    let (mut state, mut lines, mut length) = (State::default(), 0, 0);
    let mut rest = text.as_slice();
    while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
        match serde_json::from_slice(&rest[..end]) {
            Ok(entry) => state.apply(entry),
            // A loss of power may leave a whole line of rubbish, but only as the last one.
            Err(_) if rest.len() == end + 1 => break,
            Err(_) => return Err(JournalError::Damaged { path: path.to_owned(), line: lines + 1 }),
        }
        lines += 1;
        length += end as u64 + 1;
        rest = &rest[end + 1..];
    }
    Ok((state, lines, length))
}

fn rewrite(path: &Path, entries: &[Entry]) -> io::Result<()> {
    let new = path.with_extension("new");
    let mut file = BufWriter::new(File::create(&new)?);
    for entry in entries {
        serde_json::to_writer(&mut file, entry)?;
        file.write_all(b"\n")?;
    }
    file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    fs::rename(&new, path)?;
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// Writes whatever has gathered while the disk was busy, syncs once, answers all. After the first failure
/// nothing more is written: a hole in the middle would make the rest unreadable.
fn write(mut file: File, groups: &mpsc::Receiver<Group>) {
    let mut broken: Option<String> = None;
    while let Ok(first) = groups.recv() {
        let waiting: Vec<Group> = std::iter::once(first).chain(groups.try_iter()).collect();
        if broken.is_none() {
            let lines: Vec<u8> = waiting.iter().flat_map(|group| &group.lines).copied().collect();
            if let Err(error) = file.write_all(&lines).and_then(|()| file.sync_data()) {
                tracing::error!(%error, "the sandbox's journal can't be written; the sandbox takes nothing more");
                broken = Some(error.to_string());
            }
        }
        for group in waiting {
            _ = group.done.send(broken.clone().map_or(Ok(()), Err));
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_full_disk_is_told_to_whoever_waits_and_nothing_is_written_behind_the_hole() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, groups) = mpsc::channel();
        let file = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let writer = thread::spawn(move || write(file, &groups));
        let full = Journal(Some(sender));
        for _ in 0..2 {
            let refused = full.append(&[Entry::Reset]).durable().await.unwrap_err();
            assert!(refused.contains("No space left"), "{refused}");
        }
        drop(full);
        writer.join().unwrap();

        let path = folder.path().join("journal");
        std::fs::write(&path, "\"reset\"\n\0\0\0\n").unwrap();
        drop(Journal::open(Some(&path)).unwrap());
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            "\"reset\"\n",
            "a line of rubbish at the end is dropped"
        );
    }
}
