//! `commonground macro`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use care::macros::{self, Macro};
use care::{Tx, brand};
use clap::Subcommand;
use kernel::MacroId;

use super::say;
use crate::settings::Settings;
use crate::{library, node};

/// Words that are ready to be sent.
#[derive(Subcommand, Debug)]
pub enum Macros {
    /// Every macro, by name.
    List,
    /// One macro, as a file.
    Show {
        /// The macro, as `list` shows it.
        id: MacroId,
    },
    /// Take macros from a file: what has a name that is known is changed, the rest is new. All of them, or none.
    Import {
        /// A list of macros, as `export` writes it.
        file: PathBuf,
    },
    /// Put a macro away: it is offered to nobody, and stays with all its versions.
    Retire {
        /// The macro, as `list` shows it.
        id: MacroId,
    },
    /// Offer a macro again that was put away.
    BringBack {
        /// The macro, as `list` shows it.
        id: MacroId,
    },
    /// Write all macros that are not put away, as one file.
    Export {
        /// Where; without it, here.
        file: Option<PathBuf>,
    },
}

impl Macros {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        match self {
            Self::List => {
                let all = db.read(async move |tx: &mut Tx| macros::list(tx, &ctx).await).await?;
                all.iter().for_each(|one| say(line(one)));
                if all.is_empty() {
                    say("no macros yet; `commonground macro import FILE` takes some");
                }
            }
            Self::Show { id } => {
                let one = db.read(async move |tx: &mut Tx| macros::get(tx, &ctx, id).await).await?;
                say(library::macros_text(vec![one.content.0])?.trim_end());
            }
            Self::Import { file } => {
                let text = std::fs::read_to_string(&file);
                let text = text.with_context(|| format!("can't read {}", file.display()))?;
                let wanted = library::macros(&text)?;
                let taken = db.write(async move |tx: &mut Tx| {
                    let brand = brand::load(tx, &ctx).await?;
                    let known = macros::list(tx, &ctx).await?;
                    let mut new = 0;
                    for content in &wanted {
                        let name = content.name.trim().to_lowercase();
                        let same = |one: &&Macro| {
                            one.archived_at.is_none() && one.content.0.name.to_lowercase() == name
                        };
                        match known.iter().find(same) {
                            Some(old) => {
                                macros::change(tx, &ctx, &brand, old.id, content, old.version).await?;
                            }
                            None => {
                                macros::save(tx, &ctx, &brand, content).await?;
                                new += 1;
                            }
                        }
                    }
                    Ok::<_, care::Error>((new, wanted.len() - new))
                });
                let (new, known) = taken.await?;
                say(format!("{new} new, {known} known by their names"));
            }
            Self::Retire { id } => {
                db.write(async move |tx: &mut Tx| macros::archive(tx, &ctx, id, true).await).await?;
                say(format!("{id} is put away"));
            }
            Self::BringBack { id } => {
                db.write(async move |tx: &mut Tx| macros::archive(tx, &ctx, id, false).await).await?;
                say(format!("{id} is offered again"));
            }
            Self::Export { file } => {
                let all = db.read(async move |tx: &mut Tx| macros::list(tx, &ctx).await).await?;
                let here = all.into_iter().filter(|one| one.archived_at.is_none());
                let text = library::macros_text(here.map(|one| one.content.0).collect())?;
                match file {
                    Some(file) => std::fs::write(&file, text)
                        .with_context(|| format!("can't write {}", file.display()))?,
                    None => say(text.trim_end()),
                }
            }
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

fn line(one: &Macro) -> String {
    let content = &one.content.0;
    let team = content.team.as_deref().unwrap_or("everybody");
    let away = if one.archived_at.is_some() { "  put away" } else { "" };
    format!(
        "{}  {:<32} {:<8} {:<14} {:<8} version {} used {}{away}",
        one.id,
        content.name,
        content.place.name(),
        team,
        content.langs().join(","),
        one.version,
        one.uses
    )
}
