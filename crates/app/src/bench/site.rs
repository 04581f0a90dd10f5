//! An installation for one run, removed at its end.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use care::{Tx, accounts, brand, ingest};
use db::Engine;
use kernel::SystemClock;
use tempfile::TempDir;
use triage::Taxonomy;
use web::state::App;

use super::raw;
use crate::cli::init::sandbox_account;
use crate::node::{self, Node, Setup};
use crate::settings::Settings;

/// The brand that people write to.
const NAME: &str = "Larkspur Broadband";
const SLUG: &str = "larkspur";
/// The ownership model: the one that most brands begin with.
pub(super) const PRESET: &str = "divided";
/// For how long placing may lag behind the last delivery.
const PATIENCE: Duration = Duration::from_secs(300);

/// A fresh installation in a folder, or in a schema of a PostgreSQL.
pub(super) struct Site {
    folder: TempDir,
    settings: Settings,
}

impl Site {
    /// Makes it.
    pub async fn build(postgres: Option<String>) -> Result<Self> {
        let folder = TempDir::with_prefix("commonground-bench-").context("no temporary folder")?;
        let mut settings = Settings::in_folder(folder.path());
        settings.schema = postgres.as_ref().map(|_| format!("bench_{}", std::process::id()));
        settings.database = postgres;
        let site = Self { folder, settings };
        let clock = Arc::new(SystemClock);
        let key = site.settings.founding_key()?;
        let db = node::open(&site.settings, &*clock).await?;
        let ctx = node::new_tenant(clock);
        let ownership = ownership::preset_text(PRESET).context("the preset is missing")?;
        db.write(async move |tx: &mut Tx| {
            let taxonomy = Taxonomy { brand_names: vec![NAME.into(), SLUG.into()], ..Taxonomy::default() };
            brand::create(tx, &ctx, SLUG, NAME, taxonomy, ownership).await?;
            accounts::connect(
                tx,
                &ctx,
                &key,
                sandbox_account(&ctx, channels::sandbox::Flavour::Microblog, SLUG, NAME),
            )
            .await
        })
        .await?;
        db.close().await;
        Ok(site)
    }

    /// Starts it, without a network of its own: the benchmark is the network.
    pub async fn start(&self, listen: SocketAddr) -> Result<Node> {
        let mut setup = Setup::new(self.settings.clone(), listen);
        setup.sandbox = false;
        Node::start(setup).await
    }

    /// Where everything is.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The engine.
    pub fn engine(&self) -> Engine {
        if self.settings.database.is_some() { Engine::Postgres } else { Engine::Sqlite }
    }

    /// The file, on SQLite.
    pub fn file(&self) -> PathBuf {
        self.settings.sqlite_path()
    }

    /// Where the raw engine's file may stand.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The server's address and the schema, on PostgreSQL.
    pub fn schema(&self) -> Option<(&str, &str)> {
        self.settings.database.as_deref().zip(self.settings.schema.as_deref())
    }

    /// Lets PostgreSQL look at its tables, as it does by itself within a minute of a real start.
    pub async fn settle(&self) -> Result<()> {
        match self.schema() {
            None => Ok(()),
            Some((url, schema)) => raw::postgres::analyze(url, schema).await,
        }
    }

    /// Every table and how many rows it holds.
    pub async fn tables(&self) -> Result<BTreeMap<String, u64>> {
        match self.schema() {
            None => raw::sqlite::tables(&self.file()),
            Some((url, schema)) => raw::postgres::tables(url, schema).await,
        }
    }

    /// Removes it.
    pub async fn remove(self) -> Result<()> {
        if let Some((url, schema)) = self.schema() {
            raw::postgres::drop_schema(url, schema).await?;
        }
        self.folder.close().context("the temporary folder can't be removed")
    }
}

/// Waits until every delivery has been placed.
pub(super) async fn placed(app: &App) -> Result<()> {
    let all_placed = async {
        loop {
            let ctx = app.ctx.clone();
            let (waiting, _) = app.read(async move |tx: &mut Tx| ingest::backlog(tx, &ctx).await).await?;
            if waiting == 0 {
                return Ok::<_, anyhow::Error>(());
            }
            // Counting costs the engine that is measured, so not often.
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(PATIENCE, all_placed)
        .await
        .context("placing fell behind and did not catch up")??;
    let ctx = app.ctx.clone();
    let poisoned = app.read(async move |tx: &mut Tx| ingest::poisoned(tx, &ctx).await).await?;
    match poisoned.first().and_then(|delivery| delivery.reason.as_deref()) {
        Some(reason) => bail!("{} deliveries could not be read, one because {reason}", poisoned.len()),
        None => Ok(()),
    }
}
