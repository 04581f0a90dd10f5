//! `commonground trace`.

use std::process::ExitCode;

use anyhow::Result;
use care::Tx;
use care::trace::{self, Subject};
use clap::Args;

use super::say;
use crate::node;
use crate::settings::Settings;

/// Tell one message's life, with times and reasons.
#[derive(Args, Debug)]
pub struct Trace {
    /// A message (`msg_…`), a case (`case_…`) or a delivery (`dlv_…`).
    id: String,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl Trace {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let subject: Subject = self.id.parse()?;
        let (db, ctx) = node::attach(&settings).await?;
        let life = db.read(async move |tx: &mut Tx| trace::life(tx, &ctx, subject).await).await?;
        db.close().await;
        if self.json {
            say(serde_json::to_string_pretty(&life)?);
            return Ok(ExitCode::SUCCESS);
        }
        for step in &life.steps {
            let after = if step.after_ms == 0 {
                String::new()
            } else {
                format!("+{}", kernel::Millis(step.after_ms))
            };
            say(format!("{}  {after:>9}  {:<9}  {}", step.at, step.stage, step.what));
        }
        for case in &life.cases {
            say(format!("\nThe whole case: commonground trace {case}"));
        }
        Ok(ExitCode::SUCCESS)
    }
}
