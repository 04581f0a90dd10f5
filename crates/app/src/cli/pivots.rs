//! `commonground pivots`.

use std::process::ExitCode;

use anyhow::Result;
use care::{Tx, pivots, promises};
use clap::Args;
use kernel::Millis;
use serde_json::json;

use super::say;
use crate::node;
use crate::settings::Settings;

/// Who followed to where we offered to go on, and whether what was promised was kept.
#[derive(Args, Debug)]
pub struct Pivots {
    /// The last so many days.
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(i64).range(1..=3650))]
    days: i64,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl Pivots {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        let since = ctx.now() - Millis::days(self.days);
        let read = async move |tx: &mut Tx| {
            Ok::<_, care::Error>((
                pivots::report(tx, &ctx, since).await?,
                promises::report(tx, &ctx, since).await?,
            ))
        };
        let (lines, promised) = db.read(read).await?;
        db.close().await;
        if self.json {
            let line = |line: &pivots::Line| {
                json!({ "channel": line.channel, "way": line.way, "offered": line.offered, "joined": line.joined,
                    "silent": line.silent, "refused": line.refused, "waiting": line.waiting,
                    "lost": line.lost().0, "n": line.lost().1 })
            };
            let promises = json!({ "made": promised.made, "in_time": promised.in_time, "late": promised.late,
                "broken": promised.broken, "open": promised.open });
            let all: Vec<_> = lines.iter().map(line).collect();
            say(serde_json::to_string_pretty(
                &json!({ "days": self.days, "pivots": all, "promises": promises }),
            )?);
            return Ok(ExitCode::SUCCESS);
        }
        for line in &lines {
            let (lost, n) = line.lost();
            say(format!(
                "{} on {}: offered {}, followed {}, silent {}, declined {}, waiting {}; lost {lost} of {n}",
                line.way, line.channel, line.offered, line.joined, line.silent, line.refused, line.waiting
            ));
        }
        if lines.is_empty() {
            say(format!("Nobody was invited to go on elsewhere in the last {} days.", self.days));
        }
        let ended = promised.in_time + promised.late + promised.broken;
        say(format!(
            "promises: {} made, {} of {ended} kept in time, {} open",
            promised.made, promised.in_time, promised.open
        ));
        Ok(ExitCode::SUCCESS)
    }
}
