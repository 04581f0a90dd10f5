//! `commonground search`.

use std::process::ExitCode;

use anyhow::{Result, bail};
use care::Tx;
use care::search::{self, Hit, Kind, Query};
use clap::{Args, Subcommand};
use kernel::{ArticleId, CaseId, MacroId, PersonId};
use uuid::Uuid;

use super::say;
use crate::node;
use crate::settings::Settings;
use crate::workers::indexer;

/// How many messages are indexed anew in one transaction.
const TOGETHER: u32 = 1_000;
/// How much of a text is shown, in characters.
const SHOWN: usize = 100;

/// Search people, cases, messages, knowledge and macros.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Search {
    #[command(subcommand)]
    action: Option<Action>,
    /// Words, "phrases", beginnings* and operators: `refund from:maya after:7d`.
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// Hits of each kind at most.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=200))]
    limit: u32,
}

#[derive(Subcommand, Debug)]
enum Action {
    /// Index every message and person anew, while everything goes on.
    Rebuild,
}

impl Search {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        let outcome = match self.action {
            Some(Action::Rebuild) => rebuild(&db, &ctx).await,
            None => find(&db, &ctx, &self.query.join(" "), self.limit).await,
        };
        db.close().await;
        outcome
    }
}

async fn find(db: &db::Db, ctx: &kernel::Ctx, text: &str, limit: u32) -> Result<ExitCode> {
    let query = Query::parse(text);
    if query.is_empty() {
        bail!("say what to search for, such as: commonground search refund is:open");
    }
    for note in &query.notes {
        say(format!("note: {note}"));
    }
    let ctx = ctx.clone();
    let hits = db.read(async move |tx: &mut Tx| search::find(tx, &ctx, &query, limit).await).await?;
    for hit in &hits {
        say(line(hit));
    }
    if hits.is_empty() {
        say("nothing found");
    }
    Ok(ExitCode::SUCCESS)
}

fn line(hit: &Hit) -> String {
    let id = match (hit.kind, &hit.context) {
        (Kind::Person, _) => PersonId::from_uuid(hit.id).to_string(),
        (Kind::Case, _) => CaseId::from_uuid(hit.id).to_string(),
        (_, Some(context)) => context.message_id.to_string(),
        (Kind::Article, None) => ArticleId::from_uuid(hit.id).to_string(),
        (Kind::Macro, None) => MacroId::from_uuid(hit.id).to_string(),
        (_, None) => hit.id.to_string(),
    };
    let text: String =
        hit.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SHOWN).collect();
    format!("{:<9} {}  {id}  {}: {text}", hit.kind, hit.at, hit.title)
}

async fn rebuild(db: &db::Db, ctx: &kernel::Ctx) -> Result<ExitCode> {
    let lent = ctx.clone();
    let all = db.read(async move |tx: &mut Tx| search::progress(tx, &lent).await).await?.messages;
    let (mut after, mut done, mut told) = (Uuid::nil(), 0, 0);
    loop {
        let lent = ctx.clone();
        let again = async move |tx: &mut Tx| search::load_again(tx, &lent, after, TOGETHER).await;
        let (batch, last) = db.read(again).await?;
        let Some(last) = last else { break };
        done += batch.len();
        after = last;
        indexer::keep(db, ctx, batch).await?;
        let share = done as i64 * 10 / all.max(1);
        if share > told {
            told = share;
            say(format!("{done} of {all} messages"));
        }
    }
    say(format!("{done} messages are indexed anew"));
    Ok(ExitCode::SUCCESS)
}
