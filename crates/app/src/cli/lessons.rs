//! `commonground triage lessons`: what a brand's people taught the reader, and how to take it back.

use std::process::ExitCode;

use anyhow::Result;
use care::learning::{self, LessonView};
use care::{Tx, brand};
use clap::Subcommand;
use kernel::LessonId;

use super::say;
use crate::node;
use crate::settings::Settings;

/// What your people taught the reader.
#[derive(Subcommand, Debug)]
pub enum Lessons {
    /// List the lessons, newest first, with what each did on messages that it was not learnt from.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Read as this version was shipped, and learn only from what is said from now on; `restore` takes it back.
    Reset,
    /// Read as an earlier lesson taught.
    Restore {
        /// Its id, as `list` shows it.
        id: LessonId,
    },
    /// Learn the lesson in force once more from its signals, and compare it byte for byte with what is kept.
    Rebuild,
}

impl Lessons {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        let mut code = ExitCode::SUCCESS;
        match self {
            Self::List { json } => {
                let lessons = db.read(async move |tx: &mut Tx| learning::lessons(tx, &ctx).await).await?;
                if json {
                    say(serde_json::to_string_pretty(&lessons)?);
                } else if lessons.is_empty() {
                    say("No lesson yet: the first follows twenty-five corrections and confirmations.");
                } else {
                    lessons.iter().for_each(lesson);
                }
            }
            Self::Reset => {
                let done = db.write(async move |tx: &mut Tx| learning::reset(tx, &ctx).await).await?;
                say(format!("Messages are read as shipped now (lesson {}).", done.seq));
            }
            Self::Restore { id } => {
                let done = db.write(async move |tx: &mut Tx| learning::roll_back(tx, &ctx, id).await).await?;
                let delta = done.delta_id.as_deref().unwrap_or("none");
                say(format!("Messages are read as {id} taught (delta {delta}, lesson {}).", done.seq));
            }
            Self::Rebuild => {
                let rebuilt = db
                    .read(async move |tx: &mut Tx| {
                        let brand = brand::load(tx, &ctx).await?;
                        learning::rebuild(tx, &ctx, &brand).await
                    })
                    .await?;
                match rebuilt {
                    None => say("No lesson is in force: there is nothing to rebuild."),
                    Some(rebuilt) if rebuilt.same => {
                        say(format!("{}: rebuilt, the same bytes.", rebuilt.kept))
                    }
                    Some(rebuilt) => {
                        say(format!("{} is kept, and {} came out now.", rebuilt.kept, rebuilt.rebuilt));
                        code = ExitCode::FAILURE;
                    }
                }
            }
        }
        db.close().await;
        Ok(code)
    }
}

fn lesson(lesson: &LessonView) {
    let force = if lesson.in_force { ", in force" } else { "" };
    say(format!(
        "{} {} {} {}{force}: {} signals, {} new",
        lesson.id, lesson.at, lesson.kind, lesson.outcome, lesson.signals, lesson.new_signals
    ));
    for effect in &lesson.effects {
        let change = |(before, after): (f32, f32)| format!("{before:.2} → {after:.2}");
        say(format!(
            "    {:<18} {} learnt, {} held out: F1 {}, accuracy {}, macro-recall {}",
            effect.fact,
            effect.signals,
            effect.held_out,
            change(effect.f1),
            change(effect.accuracy),
            change(effect.macro_recall)
        ));
    }
}
