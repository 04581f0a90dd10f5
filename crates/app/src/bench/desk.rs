//! An agent's screen: a log-in, a line to `/desk/events`, and when it was told of which case.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail, ensure};
use care::{Tx, access};
use kernel::{Ctx, Role};
use reqwest::Response;
use reqwest::header::COOKIE;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::meter::now;
use crate::node::{self, Node};

/// For how long a screen waits for news after the last message.
const PATIENCE: Duration = Duration::from_secs(30);
/// For how long the line may stand.
const LINE: Duration = Duration::from_secs(3_600);

/// A screen whose line stands.
pub(super) struct Screen {
    events: Response,
    text: String,
    notices: Receiver<db::Notice>,
    /// Cases that have changed, and of which the screen may not have been told yet.
    changed: Vec<String>,
    told: HashMap<String, Instant>,
}

impl Screen {
    /// Logs an agent in and opens the desk with all cases.
    pub async fn open(node: &Node) -> Result<Self> {
        let cookie = log_in(node).await?;
        let request = node::http_client()?.get(format!("{}/desk/events?view=all", node.url()));
        let events = request.header(COOKIE, cookie).timeout(LINE).send().await?;
        ensure!(events.status().is_success(), "the desk's line was refused: {}", events.status());
        let notices = node.app.db.notices();
        let mut screen =
            Self { events, text: String::new(), notices, changed: Vec::new(), told: HashMap::new() };
        // The line stands when it has said something.
        screen.events.chunk().await?.context("the desk's line broke")?;
        Ok(screen)
    }

    /// Listens until it has been told of so many cases. When it was told of each.
    pub async fn listen(mut self, cases: usize) -> Result<HashMap<String, Instant>> {
        while self.told.len() < cases {
            let heard = tokio::time::timeout(PATIENCE, self.hear()).await;
            heard.map_err(|_| {
                anyhow!("the screen was told of {} of {cases} cases, then nothing", self.told.len())
            })??;
        }
        Ok(self.told)
    }

    async fn hear(&mut self) -> Result<()> {
        tokio::select! {
            biased;
            notice = self.notices.recv() => match notice {
                Ok(notice) if notice.topic == "cases" => {
                    self.changed.extend(notice.payload.split(',').map(str::to_owned));
                }
                Ok(_) => {}
                Err(RecvError::Lagged(missed)) => bail!("the benchmark missed {missed} notices"),
                Err(RecvError::Closed) => bail!("the node ended before the run"),
            },
            chunk = self.events.chunk() => {
                let chunk = chunk?.context("the desk's line broke")?;
                self.text.push_str(&String::from_utf8_lossy(&chunk));
                while let Some(end) = self.text.find("\n\n") {
                    let event: String = self.text.drain(..end + 2).collect();
                    self.read(&event);
                }
            }
        }
        Ok(())
    }

    /// An event names the cases that it shows; when many have changed, it says that all shall be looked at again.
    fn read(&mut self, event: &str) {
        let at = now();
        if event.lines().any(|line| line == "event: resync") {
            for case in self.changed.drain(..) {
                self.told.entry(case).or_insert(at);
            }
        }
        for (start, _) in event.match_indices("case_") {
            let id: String =
                event[start..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            self.told.entry(id).or_insert(at);
        }
    }
}

/// Somebody who is logged in.
#[derive(Clone, Debug)]
pub(super) struct Agent {
    /// The header `Cookie` of their browser.
    pub cookie: String,
    /// The mark that their unsafe requests carry.
    pub csrf: String,
}

async fn log_in(node: &Node) -> Result<String> {
    Ok(agent(node, "bench").await?.cookie)
}

/// An agent with this log-in, and a session of theirs.
pub(super) async fn agent(node: &Node, login: &str) -> Result<Agent> {
    let (ctx, login): (Ctx, String) = (node.app.ctx.clone(), login.to_owned());
    let (session, token) = node
        .app
        .write(async move |tx: &mut Tx| {
            // No password has this hash: the session is the only way in.
            let id =
                access::add_user(tx, &ctx, &login, &login, Role::Agent, Some("care_team"), "none").await?;
            let user = access::user(tx, &ctx, id).await?;
            access::open_session(tx, &ctx, &user, "bench").await
        })
        .await?;
    let cookie = format!("{}={}", web::auth::COOKIE, token.expose());
    Ok(Agent { cookie, csrf: session.csrf })
}
