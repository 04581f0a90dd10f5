//! A file becomes the present: what its customers say is delivered, signed, to a running server.
//!
//! In: an [`Index`]. Out: requests to the hook of the brand's account. Promised: a delivery is told once, because its
//! key is that of the row; what a server could not take is tried again; progress is kept as for the past.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use care::Tx;
use care::accounts::Account;
use care::brand;
use care::imports::{self, Import, Mode};
use channels::sandbox::sign;
use db::Db;
use futures::{StreamExt, TryStreamExt, stream};
use kernel::{Ctx, Key, Secret};
use reqwest::StatusCode;

use super::index::Index;
use super::source::Source;
use crate::node::http_client;
use crate::past;

/// How many deliveries are noted at once.
const TOGETHER: usize = 256;
/// How many requests are under way at once.
const ABREAST: usize = 16;
/// How often one delivery is tried, and how long to wait in between.
const TRIES: usize = 20;
const PAUSE: Duration = Duration::from_millis(500);

/// A file on its way to a server.
pub struct Live {
    db: Db,
    ctx: Ctx,
    source: Source,
    import: Import,
    done: usize,
    account: Account,
    hook: Arc<Hook>,
}

struct Hook {
    http: reqwest::Client,
    url: String,
    secret: Secret<Vec<u8>>,
}

impl Live {
    /// Begins, or goes on where an earlier delivery of the same file ended.
    ///
    /// # Errors
    /// If the file, the database or the key can't be read, or the brand has no account on the sandbox network.
    pub async fn open(
        db: &Db,
        ctx: &Ctx,
        key: &Key,
        server: &str,
        path: &Path,
        index: Arc<Index>,
    ) -> Result<Self> {
        let (reading, beginning) = (ctx.clone(), ctx.clone());
        let brand = db.read(async move |tx: &mut Tx| brand::load(tx, &reading).await).await?;
        let account = brand.accounts.into_iter().find(|account| account.channel == "sandbox");
        let account = account.context("the brand has no account on the sandbox network to deliver to")?;
        let url = format!("{}/hooks/sandbox/{}", server.trim_end_matches('/'), account.id);
        let hook = Arc::new(Hook { http: http_client()?, url, secret: account.secret(key)? });
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let (hash, rows) = (index.hash.clone(), index.len());
        let import = db
            .write(async move |tx: &mut Tx| {
                imports::begin(tx, &beginning, &hash, Mode::Live, &name, rows).await
            })
            .await?;
        let source = Source::open(path, index, &account.external_id)?;
        let done = usize::try_from(import.done).unwrap_or(0);
        Ok(Self { db: db.clone(), ctx: ctx.clone(), source, import, done, account, hook })
    }

    /// How many rows have been passed, those of the brand included.
    pub fn done(&self) -> usize {
        self.done
    }

    /// Delivers the next rows. `false` when there are none.
    ///
    /// # Errors
    /// If the server can't be reached or turns deliveries away; says what to do.
    pub async fn step(&mut self) -> Result<bool> {
        let (from, to) = (self.done, (self.done + TOGETHER).min(self.source.index.len()));
        if from >= to {
            let (ctx, import) = (self.ctx.clone(), self.import.clone());
            self.db.write(async move |tx: &mut Tx| imports::finish(tx, &ctx, &import).await).await?;
            return Ok(false);
        }
        let mut deliveries = Vec::new();
        for place in from..to {
            let entry = self.source.index.entry(place);
            if entry.inbound {
                let now = self.ctx.now();
                let event = self.source.event(&entry, now.timestamp())?;
                deliveries.push(past::body(&self.account.external_id, Source::id(entry.id), event, now));
            }
        }
        let hook = &self.hook;
        let requests = deliveries.into_iter().map(|(key, body)| hook.tell(key, body));
        stream::iter(requests).buffered(ABREAST).try_collect::<()>().await?;
        let (ctx, import) = (self.ctx.clone(), self.import.clone());
        self.db.write(async move |tx: &mut Tx| imports::advance(tx, &ctx, &import, from, to).await).await?;
        self.done = to;
        Ok(true)
    }
}

impl Hook {
    async fn tell(&self, key: String, body: Vec<u8>) -> Result<()> {
        let signature = sign::sign(&body, &self.secret);
        let mut last = String::new();
        for _ in 0..TRIES {
            let request =
                self.http.post(&self.url).header(sign::SIGNATURE, &signature).header(sign::DELIVERY, &key);
            match request.body(body.clone()).send().await {
                Ok(answer) if answer.status().is_success() => return Ok(()),
                Ok(answer)
                    if answer.status().is_server_error()
                        || answer.status() == StatusCode::TOO_MANY_REQUESTS =>
                {
                    last = format!("the server answers {}", answer.status());
                }
                Ok(answer) => bail!(
                    "{} answers {}: it serves another database or has another key than this command",
                    self.url,
                    answer.status()
                ),
                Err(error) if error.is_connect() => {
                    bail!("nobody answers at {}; start the server, or name it with --server", self.url)
                }
                Err(error) => last = format!("the connection broke ({error})"),
            }
            tokio::time::sleep(PAUSE).await;
        }
        bail!("{last}; the next run goes on from here")
    }
}
