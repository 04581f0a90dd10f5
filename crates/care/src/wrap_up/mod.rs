//! What a contact was about and how it ended: dispositions, tags, and what a team asks for.
//!
//! In: what somebody says when a case ends. Out: a row for each time that it did, its tags, an entry in the register of
//! complaints. Promised: where a team wants a disposition, nobody resolves one of its cases without; a case that comes
//! back keeps what was said and is asked anew; what was said with a disposition can be read after it is offered no more.

pub mod fields;
mod model;
pub mod outline;
pub mod store;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use db::{Json, Tx, args};
use kernel::{CaseId, Ctx, Millis, said};
use serde_json::json;

pub use fields::{Field, Kind as FieldKind};
pub use model::{Settings, Sheet, TeamRules, Version, WrapUp, Wrapped};
pub use outline::{Leaf, Node};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::{self, Case};
use crate::complaints::{self, Complaint};
use crate::error::Wrong;
use crate::trail::{self, About, Kind};
use crate::{Conflict, Error, Result, queues, tags};

/// How far back we look for what is usual.
const LATELY: Millis = Millis::days(90);

/// What the brand wants to know, and the number of that version; 0 as long as nobody has changed it.
pub async fn settings(tx: &mut Tx, ctx: &Ctx) -> Result<(i64, Settings)> {
    allow(ctx, Right::Read)?;
    let kept: Option<(i64, Json<Settings>)> = tx.query_opt(&store::SETTINGS, &args![ctx.tenant]).await?;
    Ok(kept.map_or_else(Default::default, |(version, settings)| (version, settings.0)))
}

/// The versions of the settings, newest first; no more than 50.
pub async fn versions(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Version>> {
    allow(ctx, Right::Administer)?;
    Ok(tx.query(&store::VERSIONS, &args![ctx.tenant]).await?)
}

/// The brand wants to know something else from now on. What the trees lack of before is archived.
///
/// # Errors
/// [`Error::Invalid`] if nothing could be chosen any more, a team is not in the ownership model, or the policy of
/// complaints makes no sense.
pub async fn set(tx: &mut Tx, ctx: &Ctx, brand: &Brand, wanted: Settings) -> Result<Settings> {
    allow(ctx, Right::Administer)?;
    let (version, before) = settings(tx, ctx).await?;
    if wanted.leaves().is_empty() {
        return Err(Error::invalid("keep at least one disposition that can be chosen"));
    }
    for team in wanted.teams.keys().filter(|team| !before.teams.contains_key(*team)) {
        brand.check_team(Some(team))?;
    }
    let mut after = Settings {
        tree: outline::keeping(&before.tree, wanted.tree),
        complaints: wanted.complaints.after(&before.complaints)?,
        ..wanted
    };
    after.teams.retain(|_, rules| *rules != TeamRules::default());
    if after == before {
        return Ok(after);
    }
    let row = args![ctx.tenant, version + 1, Json(&after), ctx.actor.user(), ctx.now()];
    tx.execute(&store::PUT_SETTINGS, &row).await?;
    let parts = [
        ("tree", before.tree != after.tree),
        ("teams", before.teams != after.teams),
        ("complaints", before.complaints != after.complaints),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(_, changed)| *changed).map(|(part, _)| part).collect();
    let data = json!({ "version": version + 1, "parts": parts });
    trail::note(tx, ctx, Kind::WrapUpSet, About::default(), data).await?;
    Ok(after)
}

/// The team whose case it is: that of the queue in which it stands.
async fn team_of(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId) -> Result<Option<String>> {
    let item = queues::last_of(tx, ctx, case).await?;
    Ok(item.and_then(|item| brand.team_of(&item.queue).map(str::to_owned)))
}

/// How a case was wrapped up, each time, the newest first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<WrapUp>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?)
}

/// What is asked when a case is wrapped up, and what is offered.
pub async fn sheet(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CaseId) -> Result<Sheet> {
    allow(ctx, Right::Read)?;
    let case = cases::get(tx, ctx, id).await?;
    let (_, settings) = settings(tx, ctx).await?;
    let team = team_of(tx, ctx, brand, id).await?;
    let (current, earlier): (Vec<_>, Vec<_>) =
        of_case(tx, ctx, id).await?.into_iter().partition(|one| one.round == case.reopened);
    let complaint = complaints::of_case(tx, ctx, id).await?;
    let read = complaints::read_in(tx, ctx, id).await?;
    let offer = match &complaint {
        None => settings.complaints.offer(&read),
        Some(_) => None,
    };
    // What it was about before is what it is most likely about now.
    let again =
        earlier.first().map(|one| one.disposition.clone()).filter(|path| settings.check(path).is_ok());
    let suggested = match again {
        Some(path) => Some(path),
        None => suggested(tx, ctx, &settings, &case, read.intent.as_deref()).await?,
    };
    Ok(Sheet {
        rules: settings.of_team(team.as_deref()),
        suggested,
        tags: tags::of_cases(tx, ctx, &[id]).await?.remove(&id).unwrap_or_default(),
        current: current.into_iter().next(),
        earlier,
        complaint,
        offer,
        team,
        settings,
    })
}

/// What most cases about the same were wrapped up with lately; else what is called like it.
async fn suggested(
    tx: &mut Tx,
    ctx: &Ctx,
    settings: &Settings,
    case: &Case,
    intent: Option<&str>,
) -> Result<Option<String>> {
    if let Some(topic) = &case.topic {
        let since = ctx.now() - LATELY;
        let usual: Vec<(String, i64)> = tx.query(&store::USUAL, &args![ctx.tenant, topic, since]).await?;
        if let Some((usual, _)) = usual.into_iter().find(|(path, _)| settings.check(path).is_ok()) {
            return Ok(Some(usual));
        }
    }
    Ok(settings.fitting(case.topic.as_deref(), intent))
}

/// What a case shows of it in passing.
#[derive(Clone, Debug, Default)]
pub struct Glance {
    /// Its tags.
    pub tags: Vec<String>,
    /// What it was about and how it ended, in words, if it was said since the case was opened last.
    pub disposition: Option<String>,
    /// Its entry in the register.
    pub complaint: Option<Complaint>,
    /// The teams that want a disposition.
    requiring: BTreeSet<String>,
}

impl Glance {
    /// Whether a case of this team can't be resolved as it is.
    pub fn is_due(&self, team: Option<&str>) -> bool {
        self.disposition.is_none() && team.is_some_and(|team| self.requiring.contains(team))
    }
}

/// What a case shows of it in passing.
pub async fn glance(tx: &mut Tx, ctx: &Ctx, case: &Case) -> Result<Glance> {
    let (_, settings) = settings(tx, ctx).await?;
    let wrapped = of_case(tx, ctx, case.id).await?;
    let current = wrapped.iter().find(|one| one.round == case.reopened);
    let requiring = settings.teams.iter().filter(|(_, rules)| rules.required);
    Ok(Glance {
        tags: tags::of_cases(tx, ctx, &[case.id]).await?.remove(&case.id).unwrap_or_default(),
        disposition: current.map(|one| settings.name(&one.disposition)),
        complaint: complaints::of_case(tx, ctx, case.id).await?,
        requiring: requiring.map(|(team, _)| team.clone()).collect(),
    })
}

/// Whether a case may be resolved: where its team wants a disposition, it has to have one since it was opened last. The
/// product itself is not asked: it resolves what people ordered.
///
/// # Errors
/// [`Conflict::WrapUp`].
pub(crate) async fn demand(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: &Case) -> Result<()> {
    if ctx.actor.role().is_none() {
        return Ok(());
    }
    let (_, settings) = settings(tx, ctx).await?;
    if settings.teams.values().all(|rules| !rules.required) {
        return Ok(());
    }
    let team = team_of(tx, ctx, brand, case.id).await?;
    let is_wrapped = of_case(tx, ctx, case.id).await?.iter().any(|one| one.round == case.reopened);
    match settings.of_team(team.as_deref()).required && !is_wrapped {
        true => Err(Conflict::WrapUp { team: team.unwrap_or_default() }.into()),
        false => Ok(()),
    }
}

/// Keeps what somebody says when a contact ends. The case stays as open as it is.
///
/// # Errors
/// [`Error::Fields`] with a sentence for each field that makes no sense; what was right is not kept either.
pub async fn finish(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CaseId, wrapped: &Wrapped) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let case = cases::lock(tx, ctx, id).await?;
    let (version, settings) = settings(tx, ctx).await?;
    let team = team_of(tx, ctx, brand, id).await?;
    let before = of_case(tx, ctx, id).await?.into_iter().find(|one| one.round == case.reopened);
    let disposition = wrapped.disposition.clone().filter(|path| !path.is_empty());
    let disposition = disposition.or_else(|| before.as_ref().map(|one| one.disposition.clone()));
    let asked = settings.of_team(team.as_deref()).fields;
    let says_more = wrapped.fields.values().any(|value| !value.trim().is_empty() && value != "false");
    if let Some(disposition) = disposition {
        let is_new = before.as_ref().is_none_or(|one| one.disposition != disposition);
        if is_new && let Err(refused) = settings.check(&disposition) {
            return Err(Error::Fields(vec![Wrong::new("disposition", refused.to_string())]));
        }
        let fields = fields::read(&asked, &wrapped.fields)?;
        if is_new || before.is_some_and(|one| one.fields.0 != fields) {
            let known: Vec<&String> = fields.keys().collect();
            let data = json!({ "disposition": disposition, "team": team, "fields": known });
            let by = ctx.actor.user();
            let row = args![
                ctx.tenant,
                id,
                case.reopened,
                &disposition,
                version,
                team.as_deref(),
                Json(&fields),
                by,
                ctx.now()
            ];
            tx.execute(&store::PUT, &row).await?;
            trail::note(tx, ctx, Kind::WrappedUp, About::case(id), data).await?;
        }
    } else if says_more {
        let words = said!("choose what it was about, so that the rest has a place");
        return Err(Error::Fields(vec![Wrong::new("disposition", words)]));
    }
    if let Some(wanted) = &wrapped.tags {
        retag(tx, ctx, id, wanted).await?;
    }
    if let Some(new) = &wrapped.complaint {
        complaints::register(tx, ctx, id, new).await?;
    }
    cases::changed(tx, id);
    Ok(())
}

async fn retag(tx: &mut Tx, ctx: &Ctx, id: CaseId, wanted: &[String]) -> Result<()> {
    let at_tags = |refused: Error| match refused {
        Error::Invalid(words) => Error::Fields(vec![Wrong::new("tags", words)]),
        other => other,
    };
    let wanted =
        wanted.iter().map(|tag| tags::folded(tag)).collect::<Result<BTreeSet<_>>>().map_err(at_tags)?;
    let has = tags::of_cases(tx, ctx, &[id]).await?.remove(&id).unwrap_or_default();
    for gone in has.iter().filter(|tag| !wanted.contains(*tag)) {
        tags::remove(tx, ctx, id, gone).await?;
    }
    for new in wanted.iter().filter(|tag| !has.contains(tag)) {
        tags::add(tx, ctx, id, new).await.map_err(at_tags)?;
    }
    Ok(())
}
