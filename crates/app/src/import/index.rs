//! The first pass: which rows there are, who answers whom, in which order they were said.
//!
//! In: the file, read once from end to end. Out: an [`Index`] of about 36 bytes a row. Promised: the order is that of
//! the times in the file, and an answer always comes after what it answers; the same file gives the same order.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, Result, bail};
use csv::ByteRecord;
use kernel::Instant;

use super::rejects::Rejects;
use super::row::{Columns, Head, Reason};

/// The longest chain of answers that is followed; in a circle, which no network makes, it ends the walk.
const DEEPEST: usize = 2_000;
/// Set in [`Row::place`] where a customer writes.
const INBOUND: u64 = 1 << 63;
/// Set in [`Row::parent`] where the parent is a row of the index.
const HERE: u64 = 1 << 63;
/// No parent.
const NONE: u64 = u64::MAX;

/// One row: 32 bytes.
#[derive(Clone, Copy, Debug)]
struct Row {
    id: u64,
    /// An id, or, with [`HERE`], a place in the index.
    parent: u64,
    /// Where the row begins in the file.
    place: u64,
    at: u32,
    line: u32,
}

/// A row in its thread.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its id.
    pub id: u64,
    /// Whether a customer wrote it.
    pub inbound: bool,
    /// The id of what it answers, and, if the file holds that, whether a customer wrote it.
    pub parent: Option<(u64, Option<bool>)>,
    /// The id of the first message of its thread.
    pub root: u64,
    /// When it was said.
    pub at: Instant,
    /// Where it begins in the file: byte and line.
    pub place: (u64, u64),
}

/// What is in a file.
#[derive(Debug)]
pub struct Index {
    rows: Vec<Row>,
    /// Places in `rows`, oldest first, without those that are left out.
    order: Vec<u32>,
    /// The file's digest.
    pub hash: String,
    pub(super) columns: Columns,
}

impl Index {
    /// Reads the file. `progress` hears how many bytes have been read.
    ///
    /// # Errors
    /// If the file can't be read, or is another kind of file.
    pub fn read(path: &Path, rejects: &mut Rejects, progress: impl Fn(u64)) -> Result<Self> {
        let file = File::open(path).with_context(|| format!("can't open {}", path.display()))?;
        let hashing = Hashing { file, hasher: blake3::Hasher::new() };
        let mut reader = super::row::reader().buffer_capacity(1 << 18).from_reader(hashing);
        let header = reader.byte_headers().with_context(|| format!("can't read {}", path.display()))?;
        let columns = match Columns::find(header) {
            Ok(columns) => columns,
            Err(missing) => bail!("{} has no column {}", path.display(), missing.join(", ")),
        };
        let mut rows = Vec::new();
        let mut record = ByteRecord::new();
        loop {
            let (place, line) = (reader.position().byte(), reader.position().line());
            match reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) if error.is_io_error() => return Err(error).context("can't read on"),
                Err(_) => {
                    rejects.add(line, None, Reason::Broken)?;
                    continue;
                }
            }
            // Empty lines before a row belong to it.
            let line = record.position().map_or(line, csv::Position::line);
            match columns.head(&record) {
                Ok(head) => rows.push(row(head, place, line)?),
                Err(reason) => rejects.add(line, None, reason)?,
            }
            progress(place);
        }
        let hash = reader.into_inner().hasher.finalize().to_hex().to_string();
        let mut index = Self { rows, order: Vec::new(), hash, columns };
        index.link(rejects)?;
        index.drop_orphans(rejects)?;
        index.sort();
        rejects.flush()?;
        Ok(index)
    }

    /// How many rows can be taken in.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is nothing to take in.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How many of the rows were written by customers.
    pub fn inbound(&self) -> usize {
        self.order.iter().filter(|&&place| self.rows[place as usize].is_inbound()).count()
    }

    /// The times of the first and the last row.
    pub fn span(&self) -> Option<(Instant, Instant)> {
        let at = |place: &u32| Instant::from_micros(self.moment(*place) * 1_000);
        Some((at(self.order.first()?), at(self.order.last()?)))
    }

    /// The row at this place in the order of time.
    pub fn entry(&self, place: usize) -> Entry {
        let number = self.order[place];
        let row = &self.rows[number as usize];
        let mut root = (row.id, row.parent);
        for ancestor in self.ancestors(number) {
            let ancestor = &self.rows[ancestor as usize];
            root = (ancestor.id, ancestor.parent);
        }
        let missing = (root.1 != NONE && root.1 & HERE == 0).then_some(root.1);
        let parent = match row.parent {
            NONE => None,
            here if here & HERE != 0 => {
                let parent = &self.rows[(here & !HERE) as usize];
                Some((parent.id, Some(parent.is_inbound())))
            }
            id => Some((id, None)),
        };
        Entry {
            id: row.id,
            inbound: row.is_inbound(),
            parent,
            root: missing.unwrap_or(root.0),
            at: Instant::from_micros(self.moment(number) * 1_000),
            place: (row.place & !INBOUND, u64::from(row.line)),
        }
    }

    /// Turns ids of parents into places, and leaves out second rows of one id.
    fn link(&mut self, rejects: &mut Rejects) -> Result<()> {
        let mut by_id: Vec<u32> = (0..count(self.rows.len())?).collect();
        by_id.sort_unstable_by_key(|&place| (self.rows[place as usize].id, place));
        let mut twice = vec![false; self.rows.len()];
        for pair in by_id.windows(2) {
            let (first, second) = (&self.rows[pair[0] as usize], &self.rows[pair[1] as usize]);
            twice[pair[1] as usize] = first.id == second.id;
        }
        by_id.retain(|&place| !twice[place as usize]);
        let find = |rows: &[Row], id: u64| {
            by_id.binary_search_by_key(&id, |&place| rows[place as usize].id).ok().map(|found| by_id[found])
        };
        for (place, again) in twice.iter().enumerate() {
            let Row { id, line, parent, .. } = self.rows[place];
            if *again {
                let first = find(&self.rows, id).map_or(0, |first| self.rows[first as usize].line);
                rejects.add(line.into(), Some(id), Reason::Twice(first))?;
            } else if parent != NONE
                && let Some(here) = find(&self.rows, parent)
            {
                self.rows[place].parent = HERE | u64::from(here);
            }
        }
        self.order = (0..count(self.rows.len())?).filter(|&place| !twice[place as usize]).collect();
        Ok(())
    }

    /// Sorts by time.
    fn sort(&mut self) {
        let mut order = std::mem::take(&mut self.order);
        order.sort_by_cached_key(|&place| (self.moment(place), self.rows[place as usize].id));
        self.order = order;
    }

    /// What a row answers, what that answers, and so on.
    fn ancestors(&self, place: u32) -> impl Iterator<Item = u32> {
        let parent = |place: u32| {
            let parent = self.rows[place as usize].parent;
            #[expect(clippy::cast_possible_truncation, reason = "places are 32 bits wide")]
            let here = (parent != NONE && parent & HERE != 0).then_some((parent & !HERE) as u32);
            here
        };
        std::iter::successors(parent(place), move |&place| parent(place)).take(DEEPEST)
    }

    /// When a row was said, in milliseconds: never before what it answers.
    fn moment(&self, place: u32) -> i64 {
        let at = |place: u32| i64::from(self.rows[place as usize].at) * 1_000;
        let after = self.ancestors(place).zip(1..).map(|(ancestor, steps)| at(ancestor) + steps).max();
        after.map_or(at(place), |after| after.max(at(place)))
    }

    fn is_orphan(&self, place: u32) -> bool {
        !self.rows[place as usize].is_inbound()
            && !self.ancestors(place).any(|ancestor| self.rows[ancestor as usize].is_inbound())
    }

    /// Leaves out answers without a question.
    fn drop_orphans(&mut self, rejects: &mut Rejects) -> Result<()> {
        for &place in self.order.iter().filter(|&&place| self.is_orphan(place)) {
            let row = &self.rows[place as usize];
            rejects.add(row.line.into(), Some(row.id), Reason::Orphan)?;
        }
        let mut order = std::mem::take(&mut self.order);
        order.retain(|&place| !self.is_orphan(place));
        self.order = order;
        Ok(())
    }
}

impl Row {
    const fn is_inbound(&self) -> bool {
        self.place & INBOUND != 0
    }
}

fn row(head: Head, place: u64, line: u64) -> Result<Row> {
    Ok(Row {
        id: head.id,
        parent: head.parent.filter(|parent| *parent != head.id).unwrap_or(NONE),
        place: if head.inbound { place | INBOUND } else { place },
        at: head.at,
        line: u32::try_from(line).context("files of more than 4,294,967,295 lines are not supported")?,
    })
}

fn count(rows: usize) -> Result<u32> {
    u32::try_from(rows).context("files of more than 4,294,967,295 rows are not supported")
}

/// A reader that remembers the digest of what went through it.
struct Hashing {
    file: File,
    hasher: blake3::Hasher,
}

impl Read for Hashing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.hasher.update(&buffer[..read]);
        Ok(read)
    }
}
