//! `commonground ownership diff`: two versions, in what they mean or over what was decided in the past.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};
use care::models::{self, Compared, Period};
use care::{Db, Tx};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Ctx, Instant};
use ownership::Model;

use super::{load, say};
use crate::settings::Settings;
use crate::{compare, node};

/// What to compare.
#[derive(Args, Debug)]
pub struct Diff {
    /// What holds: the number of a version, or a file.
    before: String,
    /// What would hold: the number of a version, or a file.
    then: String,
    /// Decide again what was decided since this day (2026-10-01) or moment. Two files without it are compared as texts.
    #[arg(long, value_parser = moment)]
    since: Option<Instant>,
    /// Up to but not including this day or moment; now if absent.
    #[arg(long, value_parser = moment)]
    until: Option<Instant>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Reads a day, which begins at midnight UTC, or a moment.
pub(super) fn moment(text: &str) -> Result<Instant, String> {
    let day =
        || Some(text.parse::<jiff::civil::Date>().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp());
    let at = text.parse::<jiff::Timestamp>().ok().or_else(day);
    at.map(Instant::from).ok_or_else(|| "write a day such as 2026-10-01, or 2026-10-01T06:00:00Z".to_owned())
}

impl Diff {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let numbered = [&self.before, &self.then].map(|name| name.parse::<i64>().is_ok());
        if self.since.is_none() && numbered == [false, false] {
            let changes = ownership::diff(&load(Path::new(&self.before))?, &load(Path::new(&self.then))?);
            say(if self.json { serde_json::to_string_pretty(&changes)? } else { changes.to_string() });
            return Ok(ExitCode::SUCCESS);
        }
        let (db, ctx) = node::attach(&settings).await?;
        let outcome = self.over_the_past(&db, &ctx).await;
        db.close().await;
        let compared = outcome?;
        if self.json {
            say(serde_json::to_string_pretty(&compared)?);
        } else {
            tell(&compared);
        }
        Ok(ExitCode::SUCCESS)
    }

    async fn over_the_past(&self, db: &Db, ctx: &Ctx) -> Result<Compared> {
        let (before, then) = (model(db, ctx, &self.before).await?, model(db, ctx, &self.then).await?);
        let until = self.until.unwrap_or_else(|| ctx.now());
        let since = self.since.unwrap_or(Instant::from_micros(0));
        let bar = ProgressBar::new(0);
        if let Ok(style) =
            ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} · {per_sec} · {eta} left")
        {
            bar.set_style(style);
        }
        // Without a terminal on the other side, nothing is drawn.
        let compared = compare::over(db, ctx, (before, then), Period { since, until }, |done, total| {
            bar.set_length(total);
            bar.set_position(done);
        });
        let compared = compared.await;
        bar.finish_and_clear();
        compared
    }
}

/// A version of the installation, or a file.
async fn model(db: &Db, ctx: &Ctx, name: &str) -> Result<Arc<Model>> {
    let Ok(version) = name.parse::<i64>() else { return Ok(Arc::new(load(Path::new(name))?)) };
    let ctx = ctx.clone();
    let read = db.read(async move |tx: &mut Tx| models::load(tx, &ctx, version).await).await;
    Ok(Arc::new(read.with_context(|| format!("version {version}"))?))
}

fn tell(compared: &Compared) {
    let Compared { items, moved, unreadable, causes, matrix } = compared;
    say(format!("{moved} of {items} items ({:.1} %) would move.", compared.share() * 100.0));
    if *unreadable > 0 {
        say(format!("{unreadable} more can't be read: another version of the product wrote them."));
    }
    for cause in causes.iter().take(20) {
        say(format!(
            "  {:>8}  {} → {}  ({} → {}), such as {}",
            cause.count,
            cause.from_queue,
            cause.to_queue,
            cause.from_rule,
            cause.to_rule,
            cause.samples.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        ));
    }
    if causes.len() > 20 {
        say(format!("  and {} more causes; `--json` tells all", causes.len() - 20));
    }
    say("From queue to queue:");
    for flow in matrix.iter().take(40) {
        say(format!("  {:>8}  {} → {}", flow.count, flow.from, flow.to));
    }
}
