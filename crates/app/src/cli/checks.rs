//! `commonground checks`.

use std::process::ExitCode;

use anyhow::Result;
use care::Tx;
use care::checks::{self, Code, Policy};
use clap::Subcommand;
use kernel::Millis;

use super::say;
use crate::node;
use crate::settings::Settings;

/// What is noticed before words leave.
#[derive(Subcommand, Debug)]
pub enum Checks {
    /// What was noticed, what became of it, and how often we asked for what we had been told.
    Report {
        /// Over how many days.
        #[arg(long, default_value_t = 7)]
        days: u16,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// What is done about each check; with a check and a policy, does that from now on.
    Policy {
        /// The check, such as `same_text`.
        #[arg(requires = "policy")]
        check: Option<Code>,
        /// `off`, `warn` or `block`.
        policy: Option<Policy>,
    },
}

impl Checks {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        match self {
            Self::Report { days, json } => {
                let since = ctx.now() - Millis::days(days.into());
                let report = db.read(async move |tx: &mut Tx| checks::report(tx, &ctx, since).await).await?;
                tell(&report, json)?;
            }
            Self::Policy { check, policy } => {
                let kept = db
                    .write(async move |tx: &mut Tx| {
                        let mut kept = checks::settings(tx, &ctx).await?;
                        let Some((check, policy)) = check.zip(policy) else { return Ok(kept) };
                        kept.policies.insert(check, policy);
                        checks::set(tx, &ctx, kept).await
                    })
                    .await?;
                Code::ALL.iter().for_each(|code| say(format!("{code:<20} {}", kept.policy(*code))));
            }
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

fn tell(report: &checks::Report, json: bool) -> Result<()> {
    if json {
        let mut value = serde_json::to_value(report)?;
        value["repeat_information_rate"] = serde_json::to_value(report.repeat_information_rate())?;
        say(serde_json::to_string_pretty(&value)?);
        return Ok(());
    }
    let percent =
        |share: Option<f64>| share.map_or_else(|| "–".into(), |share| format!("{:.1} %", share * 100.0));
    say(format!(
        "{:<20} {:>6} {:>7} {:>11} {:>8} {:>6}",
        "check", "n", "mended", "sent anyway", "blocked", "share"
    ));
    for (code, count) in &report.counts {
        let checks::Count { n, mended, sent_anyway, blocked, .. } = count;
        let share = percent(count.share());
        say(format!("{:<20} {n:>6} {mended:>7} {sent_anyway:>11} {blocked:>8} {share:>6}", code.name()));
    }
    let (again, answered) = (report.asked_again, report.answered);
    let rate = percent(report.repeat_information_rate());
    say(format!("repeat_information_rate {rate}: asked again in {again} of {answered} cases"));
    Ok(())
}
