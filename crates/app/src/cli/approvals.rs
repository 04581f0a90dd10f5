//! `commonground approvals`.

use std::process::ExitCode;

use anyhow::{Context, Result};
use care::approvals::{self, Candidate};
use care::checks::Code;
use care::outbound::{self, Agreed, Agreement};
use care::{Tx, access, brand};
use clap::Subcommand;
use kernel::{Actor, ApprovalId, Ctx};

use super::say;
use crate::node;
use crate::settings::Settings;

/// Words that wait for somebody's agreement.
#[derive(Subcommand, Debug)]
pub enum Approvals {
    /// List what waits, the one due first at the head.
    List {
        /// Only what this person may agree to.
        #[arg(long = "as")]
        login: Option<String>,
    },
    /// Agree: the words leave when enough people have.
    Approve {
        /// The candidate, as `list` shows it.
        id: ApprovalId,
        /// On whose behalf.
        #[arg(long = "as")]
        login: String,
        /// Other words.
        #[arg(long)]
        text: Option<String>,
        /// Leave out the goodwill that the author wanted to promise.
        #[arg(long)]
        without_goodwill: bool,
        /// What was noticed about the words and does not matter, by its code; the refusal names it. May be given often.
        #[arg(long)]
        despite: Vec<Code>,
    },
    /// Send the words back to their author.
    Return {
        /// The candidate, as `list` shows it.
        id: ApprovalId,
        /// On whose behalf.
        #[arg(long = "as")]
        login: String,
        /// What they should change.
        #[arg(long)]
        reason: String,
    },
}

impl Approvals {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        match self {
            Self::List { login: None } => {
                let all = db.read(async move |tx: &mut Tx| approvals::waiting(tx, &ctx).await).await?;
                all.iter().for_each(show);
            }
            Self::List { login: Some(login) } => {
                let me = somebody(&db, &ctx, &login).await?;
                let mine = db.read(async move |tx: &mut Tx| approvals::waiting_for_me(tx, &me).await).await?;
                mine.iter().for_each(show);
            }
            Self::Approve { id, login, text, without_goodwill, despite } => {
                let me = somebody(&db, &ctx, &login).await?;
                let agreed = db
                    .write(async move |tx: &mut Tx| {
                        let brand = brand::load(tx, &me).await?;
                        let waiting = approvals::get(tx, &me, id).await?;
                        // Who agrees here has not read the thread: only what the author knew counts as seen.
                        let (seen_seq, text) = (waiting.seen_seq, text.clone());
                        let agreement =
                            Agreement { text, seen_seq, despite: despite.clone(), without_goodwill };
                        outbound::approve(tx, &me, &brand, id, &agreement).await
                    })
                    .await?;
                say(match agreed {
                    Agreed::Queued { .. } => "The words are on their way.".to_owned(),
                    Agreed::Counted { given, need } => format!("{given} of {need} have agreed."),
                });
            }
            Self::Return { id, login, reason } => {
                let me = somebody(&db, &ctx, &login).await?;
                db.write(async move |tx: &mut Tx| outbound::send_back(tx, &me, id, &reason).await).await?;
                say("The words are a draft of their author again.");
            }
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

/// The context of somebody who works here.
async fn somebody(db: &care::Db, ctx: &Ctx, login: &str) -> Result<Ctx> {
    let asking = ctx.clone();
    let users = db.read(async move |tx: &mut Tx| access::users(tx, &asking).await).await?;
    let user = users.into_iter().find(|user| user.login == login && user.disabled_at.is_none());
    let user =
        user.with_context(|| format!("nobody with the login `{login}` works here; see `user list`"))?;
    Ok(ctx.with_actor(Actor::User { id: user.id, role: user.role }))
}

fn show(candidate: &Candidate) {
    let Candidate { id, case_id, state, mode, why, due_at, .. } = candidate;
    let words = candidate.text.lines().next().unwrap_or_default();
    say(format!("{id} {case_id} {state} {mode} due {due_at}\n  {words}\n  {why}"));
}
