//! `commonground signature`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use care::{Tx, brand, signatures};
use clap::Subcommand;

use super::say;
use crate::node;
use crate::settings::Settings;

/// What stands below the mails of a team.
#[derive(Subcommand, Debug)]
pub enum Signature {
    /// The teams that have one, with their words.
    List,
    /// Set a team's, from a file. An empty file takes it away.
    Set {
        /// The team's id in the ownership model.
        team: String,
        /// The words; `{agent.first_name}`, `{team}` and `{brand}` stand for what they say.
        file: PathBuf,
    },
}

impl Signature {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        match self {
            Self::List => {
                let all = db.read(async move |tx: &mut Tx| signatures::list(tx, &ctx).await).await?;
                for one in &all {
                    say(format!("{}:\n  {}", one.team, one.words.replace('\n', "\n  ")));
                }
                if all.is_empty() {
                    say("no team has a signature yet; `commonground signature set TEAM FILE` gives it one");
                }
            }
            Self::Set { team, file } => {
                let words = std::fs::read_to_string(&file);
                let words = words.with_context(|| format!("can't read {}", file.display()))?;
                let set = db.write(async move |tx: &mut Tx| {
                    let brand = brand::load(tx, &ctx).await?;
                    signatures::set(tx, &ctx, &brand, &team, &words).await
                });
                set.await?;
                say("kept; mails that are queued from now on carry it");
            }
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }
}
