//! `commonground clocks`.

use std::process::ExitCode;

use anyhow::{Context, Result};
use care::clocks::{self, Report, Which};
use care::{Tx, brand};
use clap::{Args, Subcommand};
use kernel::{CaseId, Instant, Millis};

use super::say;
use crate::node;
use crate::settings::Settings;

/// Promises and whether they were kept.
#[derive(Subcommand, Debug)]
pub enum Clocks {
    /// Count every clock again from messages and events, and compare with what is stored.
    Recompute(Recompute),
}

#[derive(Args, Debug)]
pub struct Recompute {
    /// Only cases in which something was said since: a moment such as `2026-03-02T10:00:00Z`, or a length such as
    /// `30d` before now.
    #[arg(long, value_name = "WHEN", conflicts_with = "case")]
    since: Option<String>,
    /// Only this case (`case_…`).
    #[arg(long, value_name = "CASE")]
    case: Option<CaseId>,
    /// Store what was counted where it differs.
    #[arg(long)]
    fix: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl Clocks {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        match self {
            Self::Recompute(command) => command.run(settings).await,
        }
    }
}

impl Recompute {
    async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        let since = self.since.as_deref().map(|text| moment(text, ctx.now())).transpose()?;
        let since = since.unwrap_or(Instant::from_micros(i64::MIN));
        let lent = ctx.clone();
        let brand = db.read(async move |tx: &mut Tx| brand::load(tx, &lent).await).await?;
        let brand = std::sync::Arc::new(brand);
        let mut which = self.case.map_or(Which::Page { since, after: None }, Which::Case);
        let mut all = Report::default();
        loop {
            let (ctx, brand, fix) = (ctx.clone(), brand.clone(), self.fix);
            let count = async move |tx: &mut Tx| clocks::recompute(tx, &ctx, &brand, which, fix).await;
            let page = if fix { db.write(count).await? } else { db.read(count).await? };
            all.cases += page.cases;
            all.clocks += page.clocks;
            all.skipped += page.skipped;
            all.differing.extend(page.differing);
            match page.next {
                Some(last) => which = Which::Page { since, after: Some(last) },
                None => break,
            }
        }
        db.close().await;
        self.tell(&all)?;
        Ok(if all.differing.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn tell(&self, all: &Report) -> Result<()> {
        if self.json {
            say(serde_json::to_string_pretty(all)?);
            return Ok(());
        }
        for one in &all.differing {
            let clock = one.clock.map_or_else(|| "no clock".into(), |clock| clock.to_string());
            say(format!("{}  {}  {}: {}", one.case, clock, one.metric, one.what.join("; ")));
        }
        if all.skipped > 0 {
            say(format!(
                "{} cases are older than what clocks are counted from; left as they are",
                all.skipped
            ));
        }
        let differ = all.differing.len();
        say(format!("{} clocks of {} cases recomputed, {differ} differ", all.clocks, all.cases));
        if self.fix && differ > 0 {
            say("What was counted is stored now.");
        }
        Ok(())
    }
}

/// A moment, or a length before now.
fn moment(text: &str, now: Instant) -> Result<Instant> {
    if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        return Ok(moment.into());
    }
    let number = text.get(..text.len().saturating_sub(1)).and_then(|number| number.parse::<i64>().ok());
    let length = match (number, text.chars().last()) {
        (Some(days), Some('d')) => Millis::days(days),
        (Some(hours), Some('h')) => Millis::hours(hours),
        (Some(minutes), Some('m')) => Millis::minutes(minutes),
        _ => None.with_context(|| {
            format!("`{text}` is neither a moment nor a length: write 2026-03-02T10:00:00Z or 30d")
        })?,
    };
    Ok(now - length)
}
