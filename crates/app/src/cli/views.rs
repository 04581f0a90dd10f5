//! `commonground view`: saved lists of cases.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use care::Tx;
use care::views::{self, NewView, View};
use clap::Subcommand;
use kernel::ViewId;

use super::say;
use crate::node;
use crate::settings::Settings;

/// Which cases, in which order, as people save them.
#[derive(Subcommand, Debug)]
pub enum Views {
    /// The views that everybody sees, in the order of the rail.
    List,
    /// One view, as a file.
    Show {
        /// The view, as `list` shows it.
        id: ViewId,
    },
    /// Save a new view.
    Save {
        /// The view in JSON, as `show` writes it.
        file: PathBuf,
    },
    /// Change a view.
    Change {
        /// The view, as `list` shows it.
        id: ViewId,
        /// The view in JSON, as `show` writes it.
        file: PathBuf,
    },
    /// Delete a view; its cases stay as they are.
    Delete {
        /// The view, as `list` shows it.
        id: ViewId,
    },
}

impl Views {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        match self {
            Self::List => {
                let all = db.read(async move |tx: &mut Tx| views::list(tx, &ctx).await).await?;
                if all.is_empty() {
                    say("nobody saved a view for everybody yet; `commonground view save FILE` does");
                }
                for one in all {
                    say(format!("{}  {:<8} {}", one.id, one.scope, one.name));
                }
            }
            Self::Show { id } => {
                let one = db.read(async move |tx: &mut Tx| views::get(tx, &ctx, id).await).await?;
                say(serde_json::to_string_pretty(&as_written(one))?);
            }
            Self::Save { file } => {
                let new = read(&file)?;
                let id = db.write(async move |tx: &mut Tx| views::save(tx, &ctx, &new).await).await?;
                say(format!("{id} is saved"));
            }
            Self::Change { id, file } => {
                let new = read(&file)?;
                db.write(async move |tx: &mut Tx| views::change(tx, &ctx, id, &new).await).await?;
                say(format!("{id} is changed"));
            }
            Self::Delete { id } => {
                db.write(async move |tx: &mut Tx| views::remove(tx, &ctx, id).await).await?;
                say(format!("{id} is deleted"));
            }
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

fn read(file: &Path) -> Result<NewView> {
    let text = std::fs::read_to_string(file).with_context(|| format!("can't read {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no view", file.display()))
}

fn as_written(view: View) -> NewView {
    let View { name, scope, team, filter, sort, columns, place, .. } = view;
    NewView { name, scope, team, filter, sort, columns, place: Some(place) }
}
