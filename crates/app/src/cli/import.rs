//! `commonground import`.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use care::Tx;
use care::imports::{self, Mode};
use clap::{Args, Subcommand};
use db::Db;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::Ctx;

use super::say;
use super::serve::until_told;
use crate::import::{Index, Live, Rejects, Replay};
use crate::node;
use crate::settings::Settings;

/// Take in what was said before Commonground was there.
#[derive(Subcommand, Debug)]
pub enum Import {
    /// A public customer-support export from Twitter: tweet_id, author_id, inbound, created_at, text,
    /// response_tweet_id, in_response_to_tweet_id.
    Twcs(Twcs),
}

/// Import a customer-support export.
#[derive(Args, Debug)]
pub struct Twcs {
    /// The CSV file.
    pub file: PathBuf,
    /// Deliver what customers say to the running server, as if they said it now.
    #[arg(long)]
    pub live: bool,
    /// Where the server is, for `--live`.
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:4600")]
    pub server: String,
    /// Where to list the rows that are left out; beside the file otherwise, as FILE.rejects.csv.
    #[arg(long, value_name = "PATH")]
    pub rejects: Option<PathBuf>,
    /// Do not ask.
    #[arg(long)]
    pub yes: bool,
}

impl Import {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let Self::Twcs(twcs) = self;
        twcs.run(settings).await
    }
}

impl Twcs {
    async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        let mut rejects = Rejects::at(self.rejects.clone().unwrap_or_else(|| beside(&self.file)));
        let index = Arc::new(read(&self.file, &mut rejects)?);
        summary(&index, &rejects);
        if index.is_empty() {
            bail!("there is nothing to import in {}", self.file.display());
        }
        if let Known::Done(said) = known(&db, &ctx, &index.hash, self.live).await? {
            say(said);
            return Ok(ExitCode::SUCCESS);
        }
        if !self.yes && !agreed()? {
            say("Nothing was imported.");
            return Ok(ExitCode::FAILURE);
        }
        let bar = bar(index.len(), "{wide_bar} {pos} of {len} rows, {per_sec}, {eta} left");
        let finished = if self.live {
            let key = settings.key()?;
            let live = Live::open(&db, &ctx, &key, &self.server, &self.file, index).await?;
            deliver(live, &bar).await?
        } else {
            let replay = Replay::open(&db, &ctx, &self.file, index).await?;
            take_in(replay, &bar).await?
        };
        db.close().await;
        if !finished {
            bar.abandon();
            say("Stopped; the same command goes on from here.");
            return Ok(ExitCode::FAILURE);
        }
        bar.finish_and_clear();
        Ok(ExitCode::SUCCESS)
    }
}

/// What is known of a file.
enum Known {
    /// There is something left to do.
    Left,
    /// There is nothing left to do.
    Done(String),
}

/// How far this file has come.
///
/// # Errors
/// If its rows are there already, taken in the other way.
async fn known(db: &Db, ctx: &Ctx, hash: &str, live: bool) -> Result<Known> {
    let (ctx, hash) = (ctx.clone(), hash.to_owned());
    let find = db.read(async move |tx: &mut Tx| {
        let past = imports::find(tx, &ctx, &hash, Mode::Past).await?;
        Ok::<_, care::Error>((past, imports::find(tx, &ctx, &hash, Mode::Live).await?))
    });
    let (this, other) = match (find.await?, live) {
        ((past, delivered), true) => (delivered, past),
        ((past, delivered), false) => (past, delivered),
    };
    if other.is_some_and(|other| other.done > 0) {
        bail!("this file was taken in the other way before, so its rows are there already");
    }
    let Some(import) = this else { return Ok(Known::Left) };
    if let Some(at) = import.finished_at {
        return Ok(Known::Done(format!("This file was taken in at {at:.0}; there is nothing left to do.")));
    }
    say(format!("{} of {} rows were taken in before; this goes on from there.", import.done, import.rows));
    Ok(Known::Left)
}

/// Takes everything in, unless somebody ends it. Whether it came to its end.
async fn take_in(mut replay: Replay, bar: &ProgressBar) -> Result<bool> {
    let before = replay.done();
    bar.set_position(before as u64);
    bar.reset_eta();
    let mut told = std::pin::pin!(until_told());
    loop {
        // A step that has begun ends, so that the bar tells the truth.
        let more = replay.step().await?;
        bar.set_position(replay.done() as u64);
        if !more {
            break;
        }
        if futures::poll!(&mut told).is_ready() {
            return Ok(false);
        }
    }
    let rows = replay.done() - before;
    let closed = replay.finish().await?;
    say(format!(
        "{rows} rows were taken in; {closed} cases without a word for 7 days were closed at the end."
    ));
    Ok(true)
}

async fn deliver(mut live: Live, bar: &ProgressBar) -> Result<bool> {
    let before = live.done();
    bar.set_position(before as u64);
    bar.reset_eta();
    let mut told = std::pin::pin!(until_told());
    while live.step().await? {
        bar.set_position(live.done() as u64);
        if futures::poll!(&mut told).is_ready() {
            return Ok(false);
        }
    }
    say(format!("{} rows were passed; the server has what their customers said.", live.done() - before));
    Ok(true)
}

fn read(file: &Path, rejects: &mut Rejects) -> Result<Index> {
    let size = std::fs::metadata(file).with_context(|| format!("can't open {}", file.display()))?.len();
    let bar = bar(usize::try_from(size).unwrap_or(usize::MAX), "Reading {wide_bar} {bytes} of {total_bytes}");
    let index = Index::read(file, rejects, |bytes| bar.set_position(bytes))?;
    bar.finish_and_clear();
    Ok(index)
}

fn summary(index: &Index, rejects: &Rejects) {
    let (rows, inbound) = (index.len(), index.inbound());
    if let Some((from, to)) = index.span() {
        say(format!(
            "{rows} rows, {inbound} by customers and {} by the brand, from {:.0} to {:.0}.",
            rows - inbound,
            from.timestamp(),
            to.timestamp()
        ));
    }
    if rejects.total() > 0 {
        say(format!(
            "{} rows are left out; {} has each with its line:",
            rejects.total(),
            rejects.path().display()
        ));
        for (reason, count) in rejects.counts() {
            say(format!("  {count:>8} {reason}"));
        }
    }
}

fn agreed() -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        bail!("say --yes to import without being asked");
    }
    say("Import them? [y/N]");
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).context("can't read the answer")?;
    Ok(answer.trim().eq_ignore_ascii_case("y") || answer.trim().eq_ignore_ascii_case("yes"))
}

fn beside(file: &Path) -> PathBuf {
    PathBuf::from(format!("{}.rejects.csv", file.display()))
}

fn bar(length: usize, template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length as u64).with_style(style)
}
