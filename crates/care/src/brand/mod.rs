//! The brand: its ownership model, its vocabulary, its accounts, as one immutable picture that verbs are given.
//!
//! In: the rows of a tenant. Out: a [`Brand`]. Promised: a picture is consistent; who changes a part of it says so
//! with the notice `brand`, upon which every node loads a new picture.

pub mod store;

use std::collections::BTreeMap;
use std::sync::Arc;

use db::{FromRow, Json, Tx, args};
use kernel::{Ctx, Instant, TenantId};
use ownership::{Model, Modes, Presets, Target};
use serde_json::json;
use triage::{Delta, Taxonomy, Triage};

use crate::access::{Right, allow};
use crate::accounts::{self, Account};
use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// How many ownership texts are kept at hand, the newest.
const VERSIONS_KEPT: i64 = 50;

/// All that a verb needs to know about a brand besides rows.
#[derive(Clone, Debug)]
pub struct Brand {
    /// Which tenant.
    pub tenant: TenantId,
    /// The short name, as in addresses.
    pub slug: String,
    /// The name, as people write it.
    pub name: String,
    /// Who owns what.
    pub model: Arc<Model>,
    /// The number of the ownership text in force.
    pub model_version: i64,
    /// Every model that was in force, by its number: a case in flight keeps the promises of the one that routed it.
    pub versions: BTreeMap<i64, Arc<Model>>,
    /// A draft that decides on live traffic and acts on nothing.
    pub shadow: Option<(i64, Arc<Model>)>,
    /// The modes that are switched on.
    pub modes: Modes,
    /// Reads messages with the brand's own vocabulary.
    pub triage: Triage,
    /// The brand's own accounts on the networks.
    pub accounts: Vec<Account>,
}

#[derive(FromRow)]
struct TenantRow {
    id: TenantId,
    slug: String,
    name: String,
    taxonomy: Json<Taxonomy>,
}

#[derive(FromRow)]
struct ModelRow {
    version: i64,
    source: String,
}

impl Brand {
    /// Whether a queue of this name exists.
    pub fn has_queue(&self, queue: &str) -> bool {
        self.model.queue(queue).is_some()
    }

    /// The model of this number; the one in force where it is not known.
    pub fn model_of(&self, version: Option<i64>) -> &Arc<Model> {
        version.and_then(|version| self.versions.get(&version)).unwrap_or(&self.model)
    }

    /// A promise as the version makes it under which a case was routed.
    pub fn sla(&self, version: Option<i64>, name: &str) -> Option<&ownership::Sla> {
        self.model_of(version).sla(name)
    }

    /// A queue with those who stand behind it: as the model in force says, else the newest version that had it.
    pub fn owner_of(&self, queue: &str) -> Option<ownership::Owner<'_>> {
        let older = || self.versions.values().rev().find_map(|model| model.owner_of(queue));
        self.model.owner_of(queue).or_else(older)
    }

    /// The team behind a queue; a built-in queue that no file declares has none.
    pub fn team_of(&self, queue: &str) -> Option<&str> {
        self.owner_of(queue)?.team.map(|team| team.id.as_str())
    }

    /// The queue of the rule that always matches; of a composed model, its first queue.
    pub fn default_queue(&self) -> &str {
        let last = self.model.rules().last().map(|rule| &rule.then.target);
        match last {
            Some(Target::Queue(queue)) => queue.as_str(),
            _ => self.model.queues().first().map_or("unrouted", |queue| queue.id.as_str()),
        }
    }

    /// The queues of a team, for those who take the next case; all queues (an empty list) for somebody without a team
    /// or in a team without a queue.
    pub fn queues_of(&self, team: Option<&str>) -> Vec<String> {
        let of = |queue: &&ownership::Queue| queue.team.as_ref().map(|team| team.as_str()) == team;
        match team {
            Some(_) => self.model.queues().into_iter().filter(of).map(|queue| queue.id.to_string()).collect(),
            None => Vec::new(),
        }
    }

    /// The account of this id.
    pub fn account(&self, id: kernel::AccountId) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }
}

/// Makes a tenant with its vocabulary and its first ownership text.
pub async fn create(
    tx: &mut Tx,
    ctx: &Ctx,
    slug: &str,
    name: &str,
    taxonomy: Taxonomy,
    ownership: &str,
) -> Result<()> {
    allow(ctx, Right::Administer)?;
    tx.execute(&store::INSERT_TENANT, &args![ctx.tenant, slug, name, Json(taxonomy), ctx.now()]).await?;
    activate(tx, ctx, ownership).await
}

/// Puts an ownership text into force.
///
/// # Errors
/// [`Error::Invalid`] with line, column and fix if the text is wrong; the old one stays in force.
pub async fn activate(tx: &mut Tx, ctx: &Ctx, source: &str) -> Result<()> {
    allow(ctx, Right::Administer)?;
    let model = parse(source)?;
    let hash = model.hash().to_string();
    tx.execute(&store::INSERT_MODEL, &args![ctx.tenant, source, hash.clone(), ctx.actor.user(), ctx.now()])
        .await?;
    trail::note(tx, ctx, Kind::OwnershipActivated, About::default(), json!({ "hash": hash })).await?;
    tx.notify("brand", ctx.tenant.to_string());
    Ok(())
}

/// The present picture.
pub async fn load(tx: &mut Tx, ctx: &Ctx) -> Result<Brand> {
    let tenant: Option<TenantRow> = tx.query_opt(&store::TENANT, &args![ctx.tenant]).await?;
    let tenant = tenant.ok_or(Error::not_found("brand"))?;
    let texts: Vec<ModelRow> = tx.query(&store::MODELS_IN_FORCE, &args![ctx.tenant, VERSIONS_KEPT]).await?;
    let mut versions = BTreeMap::new();
    for text in &texts {
        versions.insert(text.version, Arc::new(parse(&text.source)?));
    }
    let (model_version, model) = versions.last_key_value().ok_or(Error::not_found("ownership model"))?;
    Ok(Brand {
        tenant: tenant.id,
        slug: tenant.slug,
        name: tenant.name,
        model: model.clone(),
        model_version: *model_version,
        versions,
        shadow: None,
        modes: Modes::none(),
        triage: taught(tx, ctx, Triage::with_taxonomy(&tenant.taxonomy.0)).await?,
        accounts: accounts::list(tx, ctx).await?,
    })
}

/// The reader with what the brand's people taught it. What another model or another version learnt means nothing here,
/// and is not used.
async fn taught(tx: &mut Tx, ctx: &Ctx, triage: Triage) -> Result<Triage> {
    let delta: Option<Vec<u8>> = tx.query_opt(&store::DELTA, &args![ctx.tenant]).await?;
    Ok(match delta.map(|bytes| Delta::from_bytes(&bytes)) {
        None => triage,
        Some(Ok(delta)) => triage.with_delta(Arc::new(delta)),
        Some(Err(reason)) => {
            tracing::warn!(%reason, "what was learnt can't be used; the next lesson replaces it");
            triage
        }
    })
}

/// Every tenant of this installation, oldest first.
pub async fn tenants(tx: &mut Tx) -> Result<Vec<(TenantId, String)>> {
    Ok(tx.query::<(TenantId, String)>(&store::TENANTS, &[]).await?)
}

/// The ownership texts that were in force, newest first: version, hash, since when.
pub async fn history(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<(i64, String, Instant)>> {
    Ok(tx.query(&store::MODELS, &args![ctx.tenant]).await?)
}

fn parse(source: &str) -> Result<Model> {
    ownership::load("ownership.toml", source, &Presets).map_err(|refused| Error::invalid(refused.to_string()))
}
