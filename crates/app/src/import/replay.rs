//! A file becomes the past: every row at its own time, through the stages that a live delivery goes through.
//!
//! In: an [`Index`]. Out: cases with their true response times. Promised: a step is one transaction that takes rows in
//! and says how far the import has come; cases that fall silent are closed as the time of the file goes by.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use care::brand;
use care::imports::{self, Import, Mode, SILENCE};
use care::ingest::Raw;
use care::{Error, Tx};
use db::Db;
use kernel::{Ctx, Instant, ManualClock, Millis};

use super::PREFIX;
use super::index::Index;
use super::source::Source;
use crate::past::Past;

/// How many rows share a transaction.
const TOGETHER: usize = 1_000;
/// How many rows are placed at once, and how much time may lie between the first and the last of them: they are all
/// received at the time of the last.
const BATCH: usize = 250;
const STRETCH: Millis = Millis::hours(1);
/// How many cases are closed at once.
const CLOSED: usize = 500;

/// A file on its way into the past.
pub struct Replay {
    db: Db,
    past: Past,
    source: Source,
    import: Import,
    done: usize,
    /// Up to which silence has been looked for.
    silent: Instant,
    /// The present.
    present: Ctx,
}

/// Rows that are placed together.
#[derive(Debug, Default)]
struct Batch {
    raws: Vec<Raw>,
    ids: HashSet<u64>,
    from: Instant,
    to: Instant,
}

impl Replay {
    /// Begins, or goes on where an earlier import of the same file ended. `ctx` is of the present.
    ///
    /// # Errors
    /// If the file or the database can't be read, or the brand has no account on the sandbox network.
    pub async fn open(db: &Db, ctx: &Ctx, path: &Path, index: Arc<Index>) -> Result<Self> {
        let (reading, beginning) = (ctx.clone(), ctx.clone());
        let brand = db.read(async move |tx: &mut Tx| brand::load(tx, &reading).await).await?;
        let account = brand.accounts.iter().find(|account| account.channel == "sandbox").cloned();
        let account = account.context("the brand has no account on the sandbox network to import into")?;
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let (hash, rows) = (index.hash.clone(), index.len());
        let import = db
            .write(async move |tx: &mut Tx| {
                imports::begin(tx, &beginning, &hash, Mode::Past, &name, rows).await
            })
            .await?;
        let manual = ManualClock::new(ctx.now());
        let past = Past::new(ctx.with_clock(manual.clone()), manual, Arc::new(brand), &account);
        let source = Source::open(path, index, &account.external_id)?;
        let done = usize::try_from(import.done).unwrap_or(0);
        let silent = Instant::from_micros(0);
        Ok(Self { db: db.clone(), past, source, import, done, silent, present: ctx.clone() })
    }

    /// How many rows have been taken in, now or before.
    pub fn done(&self) -> usize {
        self.done
    }

    /// Takes the next rows in. `false` when there are none.
    ///
    /// # Errors
    /// If the file or the database fails; what was taken in stays, and the import can go on later.
    pub async fn step(&mut self) -> Result<bool> {
        let to = (self.done + TOGETHER).min(self.source.index.len());
        if self.done >= to {
            return Ok(false);
        }
        let batches = Arc::new(self.batches(self.done..to)?);
        let (past, import, from, silent) = (self.past.clone(), self.import.clone(), self.done, self.silent);
        self.silent = self
            .db
            .write(async move |tx: &mut Tx| {
                let mut silent = silent;
                for batch in batches.iter() {
                    past.clock.set(batch.to);
                    let before = batch.to - SILENCE;
                    if before.since(silent) > Millis::days(1) {
                        close(tx, &past, silent, before).await?;
                        silent = before;
                    }
                    past.receive(tx, &batch.raws).await?;
                }
                imports::advance(tx, &past.ctx, &import, from, to).await?;
                Ok::<_, Error>(silent)
            })
            .await?;
        self.done = to;
        Ok(true)
    }

    /// Closes what is silent by now, and notes that the file is taken in. Returns how many cases were closed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn finish(self) -> Result<usize> {
        let now = self.present.now();
        self.past.clock.set(now);
        let mut closed = 0;
        loop {
            let (ctx, brand, silent) = (self.past.ctx.clone(), self.past.brand.clone(), self.silent);
            let some = self.db.write(async move |tx: &mut Tx| {
                imports::close_silent(tx, &ctx, &brand, PREFIX, silent, now - SILENCE, CLOSED).await
            });
            let some = some.await?;
            closed += some;
            if some < CLOSED {
                break;
            }
        }
        let (ctx, import) = (self.past.ctx.clone(), self.import.clone());
        self.db.write(async move |tx: &mut Tx| imports::finish(tx, &ctx, &import).await).await?;
        Ok(closed)
    }

    /// Reads rows. What a customer says to an answer stands in a later batch than the answer, because reading their
    /// words needs to know it.
    fn batches(&mut self, range: std::ops::Range<usize>) -> Result<Vec<Batch>> {
        let mut batches: Vec<Batch> = Vec::new();
        for place in range {
            let entry = self.source.index.entry(place);
            let event = self.source.event(&entry, entry.at.timestamp())?;
            let raw = self.past.delivery(Source::id(entry.id), event, entry.at);
            let fits = batches.last().is_some_and(|batch| {
                batch.raws.len() < BATCH
                    && entry.at.since(batch.from) <= STRETCH
                    && !(entry.inbound && entry.parent.is_some_and(|(parent, _)| batch.ids.contains(&parent)))
            });
            if !fits {
                batches.push(Batch { from: entry.at, ..Batch::default() });
            }
            if let Some(batch) = batches.last_mut() {
                batch.raws.push(raw);
                batch.ids.insert(entry.id);
                batch.to = entry.at;
            }
        }
        Ok(batches)
    }
}

async fn close(tx: &mut Tx, past: &Past, from: Instant, before: Instant) -> Result<(), Error> {
    while imports::close_silent(tx, &past.ctx, &past.brand, PREFIX, from, before, CLOSED).await? == CLOSED {}
    Ok(())
}
