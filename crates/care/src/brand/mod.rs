//! The brand: its ownership model, its vocabulary, its accounts, as one immutable picture that verbs are given.
//!
//! In: the rows of a tenant. Out: a [`Brand`]. Promised: a picture is consistent; who changes a part of it says so
//! with the notice `brand`, upon which every node loads a new picture.

pub mod store;

use std::collections::BTreeMap;
use std::sync::Arc;

use db::{Arg, FromRow, Json, Tx, args};
use kernel::{Ctx, TenantId, said};
use ownership::{Model, Modes, Target};
use triage::{Delta, Taxonomy, Triage};

use crate::access::{Right, allow};
use crate::accounts::{self, Account};
use crate::models::{self, State, modes};
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
    /// Names of those who sell the same.
    pub competitors: Vec<String>,
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
    state: State,
    hash: String,
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

    /// Whether somebody can belong to a team; to none, everybody can.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the teams that there are, if this is none of them.
    pub fn check_team(&self, team: Option<&str>) -> Result<()> {
        let Some(unknown) = team.filter(|team| self.model.team(team).is_none()) else { return Ok(()) };
        let known = self.model.teams().iter().map(|team| team.id.as_str()).collect::<Vec<_>>().join(", ");
        Err(Error::invalid(said!(
            "there is no team `{unknown}` in the ownership model; it has {known}",
            unknown,
            known
        )))
    }

    /// The team behind a queue; a built-in queue that no file declares has none.
    pub fn team_of(&self, queue: &str) -> Option<&str> {
        self.owner_of(queue)?.team.map(|team| team.id.as_str())
    }

    /// The queue of the rule that always matches; of a composed model, its first queue.
    pub fn default_queue(&self) -> &str {
        default_queue(&self.model)
    }

    /// The queues of a team, for those who take the next case: those of the model in force, then those that only older
    /// versions have and in which cases may still stand. All queues (an empty list) for somebody without a team or in a
    /// team without a queue.
    pub fn queues_of(&self, team: Option<&str>) -> Vec<String> {
        let Some(team) = team else { return Vec::new() };
        let mut seen: Vec<&str> = Vec::new();
        let mut queues = Vec::new();
        let models = std::iter::once(&self.model).chain(self.versions.values().rev());
        for queue in models.flat_map(|model| model.queues()) {
            // Whose a queue is, the newest version says that has it.
            if !seen.contains(&queue.id.as_str()) {
                seen.push(queue.id.as_str());
                if queue.team.as_ref().is_some_and(|owner| owner == team) {
                    queues.push(queue.id.to_string());
                }
            }
        }
        queues
    }

    /// The account of this id.
    pub fn account(&self, id: kernel::AccountId) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }
}

/// The queue of the rule of a model that always matches; of a composed model, its first queue.
pub(crate) fn default_queue(model: &Model) -> &str {
    let last = model.rules().last().map(|rule| &rule.then.target);
    match last {
        Some(Target::Queue(queue)) => queue.as_str(),
        _ => model.queues().first().map_or("unrouted", |queue| queue.id.as_str()),
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
    models::found(tx, ctx, ownership).await
}

/// The present picture.
pub async fn load(tx: &mut Tx, ctx: &Ctx) -> Result<Brand> {
    draw(tx, ctx, None).await
}

/// The present picture; what an earlier one has read is not read again.
pub async fn reload(tx: &mut Tx, ctx: &Ctx, earlier: &Brand) -> Result<Brand> {
    draw(tx, ctx, Some(earlier)).await
}

async fn draw(tx: &mut Tx, ctx: &Ctx, earlier: Option<&Brand>) -> Result<Brand> {
    let tenant: Option<TenantRow> = tx.query_opt(&store::TENANT, &args![ctx.tenant]).await?;
    let tenant = tenant.ok_or(Error::not_found("brand"))?;
    let (in_force, shadow, versions) = texts(tx, ctx, earlier).await?;
    let model = in_force.and_then(|version| Some((version, versions.get(&version)?.clone())));
    let (model_version, model) = model.ok_or(Error::not_found("ownership model"))?;
    Ok(Brand {
        tenant: tenant.id,
        slug: tenant.slug,
        name: tenant.name,
        model,
        model_version,
        versions,
        shadow,
        modes: modes::picture(tx, ctx).await?,
        triage: taught(tx, ctx, Triage::with_taxonomy(&tenant.taxonomy.0)).await?,
        competitors: tenant.taxonomy.0.competitors,
        accounts: accounts::list(tx, ctx).await?,
    })
}

type Texts = (Option<i64>, Option<(i64, Arc<Model>)>, BTreeMap<i64, Arc<Model>>);

/// The number in force, the shadow, and all that were ever in force. What an earlier version of the product took and this
/// one does not is left out, unless it is in force: its cases follow the model in force then.
async fn texts(tx: &mut Tx, ctx: &Ctx, earlier: Option<&Brand>) -> Result<Texts> {
    let rows: Vec<ModelRow> = tx.query(&models::store::IN_USE, &args![ctx.tenant, VERSIONS_KEPT + 1]).await?;
    let known = |row: &ModelRow| {
        let versions = earlier.map(|brand| &brand.versions)?;
        versions.get(&row.version).filter(|model| model.hash() == row.hash).cloned()
    };
    let missing = rows.iter().filter(|row| known(row).is_none()).map(|row| row.version);
    let missing = [ctx.tenant.into(), Arg::ints(missing)];
    let sources: Vec<(i64, String)> = tx.query(&models::store::SOURCES, &missing).await?;
    let sources: BTreeMap<i64, String> = sources.into_iter().collect();
    let (mut in_force, mut shadow, mut versions) = (None, None, BTreeMap::new());
    for row in &rows {
        let read = || models::parse(sources.get(&row.version).map_or("", String::as_str)).map(Arc::new);
        let model = match known(row).map_or_else(read, Ok) {
            Ok(model) => model,
            Err(refused) if row.state == State::Active => return Err(refused),
            Err(refused) => {
                tracing::warn!(version = row.version, %refused, "an ownership text can't be read any more");
                continue;
            }
        };
        match row.state {
            State::Shadow => shadow = Some((row.version, model)),
            State::Active => {
                in_force = Some(row.version);
                versions.insert(row.version, model);
            }
            State::Draft | State::Retired => drop(versions.insert(row.version, model)),
        }
    }
    Ok((in_force, shadow, versions))
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
