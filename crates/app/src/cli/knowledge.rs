//! `commonground knowledge`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use care::Tx;
use care::knowledge::{self, Article, State};
use clap::Subcommand;
use kernel::ArticleId;

use super::say;
use crate::settings::Settings;
use crate::{library, node};

/// What the brand knows, written down.
#[derive(Subcommand, Debug)]
pub enum Knowledge {
    /// Every article, by title.
    List {
        /// Only those that should have been looked through.
        #[arg(long)]
        overdue: bool,
    },
    /// One article, as a file.
    Show {
        /// The article, as `list` shows it.
        id: ArticleId,
    },
    /// Take articles from files: what has a title that is known is changed, the rest is new. All of them, or none.
    Import {
        /// Articles, as `export` writes them.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Publish what is new; otherwise it is a draft.
        #[arg(long)]
        publish: bool,
    },
    /// Write all articles that are not put away, each as a file.
    Export {
        /// Into which folder.
        folder: PathBuf,
    },
}

impl Knowledge {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        match self {
            Self::List { overdue } => {
                let now = ctx.now();
                let all = db.read(async move |tx: &mut Tx| knowledge::list(tx, &ctx).await).await?;
                all.iter().filter(|one| !overdue || one.is_overdue(now)).for_each(|one| {
                    let due = if one.is_overdue(now) { "  review is due" } else { "" };
                    let content = &one.content.0;
                    let (audience, state) = (content.audience.name(), one.state.name());
                    say(format!(
                        "{}  {:<44} {audience:<8} {state:<9} {}{due}",
                        one.id, content.title, one.review_at
                    ));
                });
            }
            Self::Show { id } => {
                let one = db.read(async move |tx: &mut Tx| knowledge::get(tx, &ctx, id).await).await?;
                say(library::article_text(&one.content.0)?.trim_end());
            }
            Self::Import { files, publish } => {
                let mut wanted = Vec::new();
                for file in &files {
                    let name = file.display();
                    let text = std::fs::read_to_string(file).with_context(|| format!("can't read {name}"))?;
                    wanted.push(library::article(&text).with_context(|| name.to_string())?);
                }
                let taken = db.write(async move |tx: &mut Tx| {
                    let known = knowledge::list(tx, &ctx).await?;
                    let mut new = 0;
                    for content in &wanted {
                        let title = content.title.trim().to_lowercase();
                        let same = |one: &&Article| {
                            one.state != State::Archived && one.content.0.title.to_lowercase() == title
                        };
                        if let Some(old) = known.iter().find(same) {
                            knowledge::change(tx, &ctx, old.id, content, old.version).await?;
                            continue;
                        }
                        let id = knowledge::save(tx, &ctx, content).await?;
                        if publish {
                            knowledge::move_to(tx, &ctx, id, State::Published).await?;
                        }
                        new += 1;
                    }
                    Ok::<_, care::Error>((new, wanted.len() - new))
                });
                let (new, known) = taken.await?;
                say(format!("{new} new, {known} known by their titles"));
            }
            Self::Export { folder } => {
                let all = db.read(async move |tx: &mut Tx| knowledge::list(tx, &ctx).await).await?;
                std::fs::create_dir_all(&folder)
                    .with_context(|| format!("can't make {}", folder.display()))?;
                for one in all.iter().filter(|one| one.state != State::Archived) {
                    let file = folder.join(format!("{}.md", one.id));
                    std::fs::write(&file, library::article_text(&one.content.0)?)
                        .with_context(|| format!("can't write {}", file.display()))?;
                    say(file.display().to_string());
                }
            }
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }
}
