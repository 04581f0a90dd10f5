//! Asks another model about messages of which triage is not sure, where the settings name one.
//!
//! Nothing waits for it: a message has its facts and its place before it is asked about, and an opinion that comes
//! fills what is still unknown then. What was asked, what it cost and how it failed stands in the database, so that
//! budget, repetition and rest are the same for every node, and after a restart.

use std::sync::Arc;
use std::time::Duration;

use care::opinions::{self, Question, Terms};
use care::{Error, Tx};
use tokio::task::{JoinError, JoinSet};

use super::Desk;
use crate::opinion::protocol::{self, Heard, Said};
use crate::opinion::redact::Known;
use crate::opinion::{Adviser, RESERVE};

/// How many questions are under way at once: a local model answers one after the other anyway.
const TOGETHER: usize = 2;
/// How often to look for questions.
const POLL: Duration = Duration::from_secs(2);

/// Asks until the end. A call that is under way then counts as one without an answer.
pub async fn run(desk: Desk, adviser: Adviser) {
    let adviser = Arc::new(adviser);
    let mut notices = desk.db.notices();
    let mut under_way = JoinSet::new();
    loop {
        match ask(&desk, &adviser, TOGETHER - under_way.len()).await {
            Ok(questions) => {
                for question in questions {
                    under_way.spawn(consult(desk.clone(), adviser.clone(), question));
                }
            }
            Err(error) => {
                tracing::error!(%error, "second opinions can't be asked for now; nothing waits for them")
            }
        }
        tokio::select! {
            Some(done) = under_way.join_next() => told(done),
            more = desk.wake(&mut notices, &["brand"], POLL) => if !more { break },
        }
    }
}

async fn ask(desk: &Desk, adviser: &Adviser, at_once: usize) -> Result<Vec<Question>, Error> {
    if at_once == 0 {
        return Ok(Vec::new());
    }
    let (ctx, brand, model) = (desk.ctx.clone(), desk.picture(), adviser.model().to_owned());
    let terms = Terms {
        calls: adviser.daily_calls,
        tokens: adviser.daily_tokens,
        reserve: RESERVE,
        again_after: adviser.again_after(),
        at_once,
    };
    desk.db.write(async move |tx: &mut Tx| opinions::ask(tx, &ctx, &brand, &model, terms).await).await
}

async fn consult(desk: Desk, adviser: Arc<Adviser>, question: Question) -> Result<(), Error> {
    let brand = desk.picture();
    let ours: Vec<String> = brand.accounts.iter().map(|account| account.handle.clone()).collect();
    let known = Known { names: &question.names, ours: &ours };
    let words = (question.subject.as_deref(), question.text.as_str());
    let said = Said::of(&brand.name, words, &question.reading, known, question.public);
    let open = protocol::open(&question.reading, brand.triage.topic_names());
    let heard = if said.is_silent() || open.is_empty() {
        Ok(Heard::default())
    } else {
        adviser.consult(&desk.http, &said, &open, desk.ctx.now()).await
    };
    let (ctx, message, model) = (desk.ctx.clone(), question.message, adviser.model().to_owned());
    match heard {
        Ok(Heard { facts, tokens }) => {
            desk.db
                .write(async move |tx: &mut Tx| {
                    opinions::answered(tx, &ctx, message, &model, tokens - RESERVE).await?;
                    opinions::give(tx, &ctx, &brand, message, &model, &facts, tokens).await
                })
                .await?;
            tracing::debug!(%message, "there is a second opinion on a message");
        }
        Err(fault) => {
            tracing::warn!(%message, %fault, "a message has no second opinion; it stands in triage as before");
            desk.db
                .write(async move |tx: &mut Tx| {
                    let tokens = if fault.may_have_cost() { 0 } else { -RESERVE };
                    let why = fault.to_string();
                    opinions::failed(tx, &ctx, message, &model, (&why, fault.hold_until()), tokens).await
                })
                .await?;
        }
    }
    Ok(())
}

/// A question whose outcome can't be written down counts as one without an answer.
fn told(done: Result<Result<(), Error>, JoinError>) {
    match done {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::error!(%error, "a second opinion can't be written down"),
        Err(error) => tracing::error!(%error, "a second opinion broke off"),
    }
}
