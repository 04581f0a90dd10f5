//! `commonground handoffs`: who handed what to whom.

use std::process::ExitCode;

use anyhow::Result;
use care::{Tx, handoffs};
use clap::{Args, Subcommand};

use super::say;
use crate::node;
use crate::settings::Settings;

/// Commands about changes of owner.
#[derive(Subcommand, Debug)]
pub enum Handoffs {
    /// List the newest changes of owner.
    List(List),
}

/// What to list.
#[derive(Args, Debug)]
pub struct List {
    /// Only those that nobody has acknowledged yet, the most urgent first.
    #[arg(long)]
    waiting: bool,
    /// How many at most.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,
}

impl Handoffs {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let Self::List(List { waiting, limit }) = self;
        let (db, ctx) = node::attach(&settings).await?;
        let listed = db.read(async move |tx: &mut Tx| {
            if waiting {
                handoffs::waiting(tx, &ctx, limit.into()).await
            } else {
                handoffs::newest(tx, &ctx, limit.into()).await
            }
        });
        let rows = listed.await?;
        if rows.is_empty() {
            say("Nothing to list: no case has changed its owner, or everything was acknowledged.");
        }
        for row in rows {
            let until = row.ack_due.filter(|_| row.is_waiting()).map(|due| format!(" until {due}"));
            say(format!(
                "{}  {}  {:<14} {} → {}  {}{}",
                row.at,
                row.case_id,
                row.kind.name(),
                row.from_queue,
                row.to_queue,
                row.state,
                until.unwrap_or_default()
            ));
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }
}
