//! Views: which cases, in which order, shown how; as people save them.
//!
//! In: a [`Filter`], a tree of conditions. Out: the conditions of a statement ([`Filter::condition`]), how many cases
//! it finds, which, and why one case is not among them. Promised: the statement and [`Filter::shows`] agree about
//! every case; what somebody types is never part of a statement; a filter that is too large is refused before it is
//! asked; who may not change a view can't.

mod compile;
mod decide;
mod defaults;
mod explain;
mod filter;
mod model;
pub mod phrase;
pub mod store;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use db::{Arg, Composed, Condition, Json, Tx, args};
use kernel::{CaseId, Ctx, Role, ViewId, said};
use serde_json::json;

pub use compile::Scope;
pub use decide::{Facts, Known};
pub use defaults::defaults;
pub use explain::{Absent, failed_words, say, why_not};
pub use filter::{Due, Filter, Test, Thing, When, Who};
pub use model::{Column, NewView, Scoped, Sort, View};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::trail::{self, About, Kind};
use crate::{Error, Result, staff, tags};

/// How many views one person sees in the rail, and how far their cases are counted there.
pub const IN_RAIL: usize = 12;
/// Counting ends here: what is more is more.
pub const COUNTED: i64 = 1_000;
/// The most views of a brand.
const VIEWS: usize = 500;

/// For whom filters are asked now.
pub async fn scope(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Scope> {
    allow(ctx, Right::Read)?;
    let me = ctx.actor.user();
    let team = match me {
        Some(me) => {
            let teams = staff::teams_of(tx, ctx, me).await?;
            tx.query(&store::COLLEAGUES, &[ctx.tenant.into(), Arg::texts(teams)]).await?
        }
        None => Vec::new(),
    };
    let mut departments = std::collections::HashMap::<String, Vec<String>>::new();
    for queue in brand.model.queues() {
        let owner = brand.model.owner_of(queue.id.as_str());
        if let Some(department) = owner.and_then(|owner| owner.department) {
            departments.entry(department.id.to_string()).or_default().push(queue.id.to_string());
        }
    }
    Ok(Scope { me, team, now: ctx.now(), departments })
}

/// How many cases a filter finds; no more than `limit` are counted.
pub async fn count(tx: &mut Tx, ctx: &Ctx, scope: &Scope, filter: &Filter, limit: i64) -> Result<i64> {
    allow(ctx, Right::Read)?;
    let found = Composed::new(&store::COUNT, args![ctx.tenant, limit].into(), &filter.condition(scope))?;
    Ok(tx.query_composed::<i64>(&found).await?.first().copied().unwrap_or(0))
}

/// The cases that a filter finds, each with the number of its newest message; no more than `limit`.
pub async fn matching(
    tx: &mut Tx,
    ctx: &Ctx,
    scope: &Scope,
    filter: &Filter,
    limit: usize,
) -> Result<Vec<(CaseId, i64)>> {
    allow(ctx, Right::Read)?;
    let found = Composed::new(&store::MATCHING, args![ctx.tenant, limit].into(), &filter.condition(scope))?;
    Ok(tx.query_composed(&found).await?)
}

/// Which of some cases a filter finds.
pub async fn among(
    tx: &mut Tx,
    ctx: &Ctx,
    scope: &Scope,
    filter: &Filter,
    cases: &[CaseId],
) -> Result<HashSet<CaseId>> {
    allow(ctx, Right::Read)?;
    let these = Condition::Is(&store::AMONG, vec![Arg::ids(cases.iter().copied())]);
    let which = Condition::All(vec![these, filter.condition(scope)]);
    let found = Composed::new(&store::MATCHING, args![ctx.tenant, cases.len()].into(), &which)?;
    let found: Vec<(CaseId, i64)> = tx.query_composed(&found).await?;
    Ok(found.into_iter().map(|(case, _)| case).collect())
}

/// All that conditions look at, of some cases, by id.
pub async fn known(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<Vec<Known>> {
    allow(ctx, Right::Read)?;
    let args = [ctx.actor.user().into(), ctx.tenant.into(), Arg::ids(cases.iter().copied())];
    let facts: Vec<Facts> = tx.query(&store::FACTS, &args).await?;
    let mut tags = tags::of_cases(tx, ctx, cases).await?;
    let known = |facts: Facts| Known { tags: tags.remove(&facts.case_id).unwrap_or_default(), facts };
    Ok(facts.into_iter().map(known).collect())
}

/// The views that the caller sees, in the order of the rail: the product's for their role, then those that people saved.
pub async fn list(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<View>> {
    allow(ctx, Right::Read)?;
    let teams = match ctx.actor.user() {
        Some(me) => staff::teams_of(tx, ctx, me).await?,
        None => Vec::new(),
    };
    let args = [ctx.tenant.into(), ctx.actor.user().into(), Arg::texts(teams)];
    let saved: Vec<model::Row> = tx.query(&store::LIST, &args).await?;
    let mut views = ctx.actor.role().map_or_else(Vec::new, defaults);
    views.extend(saved.into_iter().map(View::from));
    Ok(views)
}

/// One view that the caller sees.
///
/// # Errors
/// [`Error::NotFound`] as well for a colleague's own.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: ViewId) -> Result<View> {
    let views = list(tx, ctx).await?;
    views.into_iter().find(|view| view.id == id).ok_or(Error::not_found("view"))
}

/// Saves a new view. Everybody may for themselves and their team; for everyone, a lead.
///
/// # Errors
/// [`Error::Invalid`] for a view without a name, a filter that is too large, a team that is not the caller's.
pub async fn save(tx: &mut Tx, ctx: &Ctx, new: &NewView) -> Result<ViewId> {
    allow(ctx, Right::Answer)?;
    let new = checked(tx, ctx, new).await?;
    if list(tx, ctx).await?.len() >= VIEWS {
        return Err(Error::invalid(said!(
            "a brand has {views} views at most; delete one first",
            views = VIEWS
        )));
    }
    let last: i64 = tx.query_one(&store::LAST_PLACE, &args![ctx.tenant]).await?;
    let (id, now): (ViewId, _) = (ctx.mint(), ctx.now());
    let args = args![
        ctx.tenant,
        id,
        new.name.as_str(),
        new.scope,
        ctx.actor.user(),
        new.team.as_deref(),
        Json(&new.filter),
        new.sort,
        Json(&new.columns),
        new.place.unwrap_or(last + 1),
        now,
        now
    ];
    tx.execute(&store::INSERT, &args).await?;
    noted(tx, ctx, Kind::ViewSaved, id, &new).await?;
    Ok(id)
}

/// Changes a view: one's own, or, as a lead, one that others see.
///
/// # Errors
/// As [`save`]; [`Error::Refused`] for a view of the product.
pub async fn change(tx: &mut Tx, ctx: &Ctx, id: ViewId, new: &NewView) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let old = own(tx, ctx, id).await?;
    let new = checked(tx, ctx, new).await?;
    let args = args![
        new.name.as_str(),
        new.scope,
        new.team.as_deref(),
        Json(&new.filter),
        new.sort,
        Json(&new.columns),
        new.place.unwrap_or(old.place),
        ctx.now(),
        ctx.tenant,
        id
    ];
    tx.execute(&store::UPDATE, &args).await?;
    noted(tx, ctx, Kind::ViewSaved, id, &new).await
}

/// Deletes a view: one's own, or, as a lead, one that others see. The cases stay as they are.
pub async fn remove(tx: &mut Tx, ctx: &Ctx, id: ViewId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let old = own(tx, ctx, id).await?;
    tx.execute(&store::DELETE, &args![ctx.tenant, id]).await?;
    tx.notify("views", ctx.tenant.to_string());
    let data = json!({ "view": id, "scope": old.scope });
    trail::note(tx, ctx, Kind::ViewRemoved, About::default(), data).await
}

/// A view that the caller may change.
async fn own(tx: &mut Tx, ctx: &Ctx, id: ViewId) -> Result<View> {
    let view = get(tx, ctx, id).await?;
    if view.scope == Scoped::Product {
        return Err(Error::Refused("this view comes with the product; save one of your own from it".into()));
    }
    if view.owner.is_none() || view.owner != ctx.actor.user() {
        allow(ctx, Right::Direct)?;
    }
    Ok(view)
}

async fn checked(tx: &mut Tx, ctx: &Ctx, new: &NewView) -> Result<NewView> {
    let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 60 {
        return Err(Error::invalid("a view's name has 1 to 60 characters"));
    }
    new.filter.check()?;
    let mut team = None;
    match new.scope {
        Scoped::Mine if ctx.actor.user().is_none() => {
            return Err(Error::invalid("a program has no views of its own; save it for everyone"));
        }
        Scoped::Mine => {}
        Scoped::Everyone => allow(ctx, Right::Direct)?,
        Scoped::Product => return Err(Error::invalid("a view is for you, your team or everyone")),
        Scoped::Team => {
            let teams = match ctx.actor.user() {
                Some(me) => staff::teams_of(tx, ctx, me).await?,
                None => Vec::new(),
            };
            let wanted = new.team.clone().or_else(|| teams.first().cloned());
            let wanted = wanted.ok_or_else(|| Error::invalid("you are in no team; save it for yourself"))?;
            if !teams.contains(&wanted) && ctx.actor.role().is_some_and(|role| role < Role::Lead) {
                return Err(Error::invalid("choose a team of yours: a lead may save views for others"));
            }
            team = Some(wanted);
        }
    }
    Ok(NewView { name, team, ..new.clone() })
}

async fn noted(tx: &mut Tx, ctx: &Ctx, kind: Kind, id: ViewId, new: &NewView) -> Result<()> {
    tx.notify("views", ctx.tenant.to_string());
    let data = json!({ "view": id, "scope": new.scope, "filter": new.filter, "sort": new.sort });
    trail::note(tx, ctx, kind, About::default(), data).await
}
