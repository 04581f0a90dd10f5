//! `commonground wallboard`.

use std::process::ExitCode;

use anyhow::Result;
use care::wallboard::{self, Board, Waits};
use care::{Tx, brand};
use clap::Args;
use kernel::Instant;
use serde_json::json;

use super::say;
use crate::node;
use crate::settings::Settings;

/// What waits in each queue, who is here, and what breaks next.
#[derive(Args, Debug)]
pub struct Wallboard {
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl Wallboard {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        let board = db
            .read(async move |tx: &mut Tx| {
                let brand = brand::load(tx, &ctx).await?;
                wallboard::board(tx, &ctx, &brand).await
            })
            .await?;
        db.close().await;
        if self.json {
            let Board { at, queues, broken, near, .. } = &board;
            let told = json!({ "at": at, "queues": queues, "broken": broken, "near": near });
            say(serde_json::to_string_pretty(&told)?);
        } else {
            table(&board);
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn table(board: &Board) {
    say(format!(
        "{:<24} {:>6} {:>8} {:>6} {:>10} {:>10} {:>14} {:>6} {:>8}",
        "queue", "open", "nobody's", "late", "oldest", "next due", "in time", "came", "handled"
    ));
    for queue in &board.queues {
        let share = match queue.kept.den {
            0 => "–".to_owned(),
            n => format!("{} % of {n}", queue.kept.num * 100 / n),
        };
        say(format!(
            "{:<24} {:>6} {:>8} {:>6} {:>10} {:>10} {share:>14} {:>6} {:>8}",
            queue.title,
            queue.open,
            queue.unassigned,
            queue.late,
            queue.oldest.map_or_else(dash, |waits| since(waits, board.at)),
            queue.next_due.map_or_else(dash, |waits| until(waits, board.at)),
            queue.arrived.iter().map(|quarter| quarter.many).sum::<i64>(),
            queue.handled.iter().map(|quarter| quarter.many).sum::<i64>(),
        ));
    }
    let here = board
        .people
        .iter()
        .filter(|one| one.member.presence.as_ref().is_some_and(|said| said.is_here(board.at)));
    say(format!(
        "{} of {} colleagues here; {} promises broken, {} break within 15 minutes. The last 24 hours are counted.",
        here.count(),
        board.people.len(),
        board.broken.len(),
        board.near.len()
    ));
}

fn dash() -> String {
    "–".into()
}

fn since(waits: Waits, now: Instant) -> String {
    now.since(waits.at).to_string()
}

fn until(waits: Waits, now: Instant) -> String {
    waits.at.since(now).to_string()
}
