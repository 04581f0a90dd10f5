//! Macros: words that are ready to be sent, with variables, conditions, and variants by language and room.
//!
//! In: what somebody wrote, a case. Out: [`Rendered`] words in which everything known is filled in. Promised: a broken
//! macro is refused when it is saved, with the place and the reason; what is not known is a gap that the checks let
//! nobody send; the variant is the longest for which the network has room by its own counting; every version is kept,
//! and nothing is deleted.

mod borrowed;
mod model;
mod render;
mod scene;
pub mod store;
mod template;
#[cfg(test)]
mod tests;

use db::{Json, Tx, args};
use kernel::{CaseId, Ctx, Instant, MacroId, Role, said};
use serde_json::json;

pub use borrowed::borrowed;
pub use model::{Content, Length, Macro, Place, Variant, Version, language};
pub use render::{Rendered, Scene};
pub use template::{GAP, Template, Values, Variable, Wrong};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::Mode;
use crate::search::{self, Doc, DocRef};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases, staff, tags};

/// The most macros of a brand.
const MANY: usize = 2_000;

/// All macros by name, those that were put away last.
pub async fn list(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Macro>> {
    allow(ctx, Right::Read)?;
    let mut all: Vec<Macro> = tx.query(&store::LIST, &args![ctx.tenant]).await?;
    all.sort_by_cached_key(|one| (one.archived_at.is_some(), one.content.0.name.to_lowercase(), one.id));
    Ok(all)
}

/// One macro; of another team as well: a team says to whom it is offered, and hides nothing.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: MacroId) -> Result<Macro> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("macro"))
}

/// Its versions, the newest first.
pub async fn versions(tx: &mut Tx, ctx: &Ctx, id: MacroId) -> Result<Vec<Version>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::VERSIONS, &args![ctx.tenant, id]).await?)
}

/// Writes a macro: for a team, who belongs to it; for everybody, a lead.
///
/// # Errors
/// [`Error::Invalid`] with what to change: for broken words with the place and the reason.
pub async fn save(tx: &mut Tx, ctx: &Ctx, brand: &Brand, content: &Content) -> Result<MacroId> {
    allow(ctx, Right::Answer)?;
    let content = checked(tx, ctx, brand, content, None).await?;
    let id: MacroId = ctx.mint();
    let args = args![ctx.tenant, id, 1, Json(&content), ctx.actor.user(), ctx.now()];
    tx.execute(&store::INSERT, &args).await?;
    keep(tx, ctx, id, 1, &content).await?;
    Ok(id)
}

/// Changes a macro. `seen` is the version that the writer began from. What is the same already changes nothing.
///
/// # Errors
/// As [`save`]; [`Error::Invalid`] if a colleague was faster.
pub async fn change(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    id: MacroId,
    content: &Content,
    seen: i64,
) -> Result<()> {
    let old = own(tx, ctx, id).await?;
    let content = checked(tx, ctx, brand, content, Some(id)).await?;
    if old.content.0 == content {
        return Ok(());
    }
    if old.version != seen {
        return Err(Error::invalid(said!(
            "a colleague has saved version {version} since you began; look at it, then save yours again",
            version = old.version
        )));
    }
    let version = old.version + 1;
    let args = args![version, Json(&content), ctx.actor.user(), ctx.now(), ctx.tenant, id];
    tx.execute(&store::UPDATE, &args).await?;
    keep(tx, ctx, id, version, &content).await?;
    if old.archived_at.is_some() {
        search::drop(tx, ctx, DocRef(id.uuid())).await?;
    }
    Ok(())
}

/// Puts a macro away: it is offered to nobody, and stays with all its versions. Or brings it back.
pub async fn archive(tx: &mut Tx, ctx: &Ctx, id: MacroId, away: bool) -> Result<()> {
    let old = own(tx, ctx, id).await?;
    if old.archived_at.is_some() == away {
        return Ok(());
    }
    let at: Option<Instant> = away.then(|| ctx.now());
    tx.execute(&store::ARCHIVE, &args![at, ctx.tenant, id]).await?;
    match away {
        true => search::drop(tx, ctx, DocRef(id.uuid())).await?,
        false => search::put(tx, ctx, doc(ctx, id, &old.content.0)).await?,
    }
    let data = json!({ "macro": id, "archived": away });
    trail::note(tx, ctx, Kind::MacroArchived, About::default(), data).await
}

/// The macros that are offered to the caller for words of this mode: those for everybody and for their teams. Somebody
/// without a team, and a lead, is offered all.
pub async fn offered(tx: &mut Tx, ctx: &Ctx, mode: Mode) -> Result<Vec<Macro>> {
    let teams = match (ctx.actor.user(), ctx.actor.role()) {
        (Some(me), Some(role)) if role < Role::Lead => staff::teams_of(tx, ctx, me).await?,
        _ => Vec::new(),
    };
    let mut all = list(tx, ctx).await?;
    all.retain(|one| {
        let content = &one.content.0;
        let mine = content.team.as_ref().is_none_or(|team| teams.is_empty() || teams.contains(team));
        one.archived_at.is_none() && mine && content.place.takes(mode)
    });
    Ok(all)
}

/// A macro's words in a case, as the caller would send them.
///
/// # Errors
/// [`Error::NotFound`] for a macro or a case that is not there.
pub async fn render(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    id: MacroId,
    case: CaseId,
    mode: Mode,
) -> Result<Rendered> {
    allow(ctx, Right::Answer)?;
    let content = get(tx, ctx, id).await?.content.0;
    let scene = scene::load(tx, ctx, brand, case, mode).await?;
    scene.render(&content.variants).ok_or(Error::not_found("variant"))
}

/// Where words of this mode would stand in a case, for who renders many; without a case, where nothing is known.
pub async fn scene(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: Option<CaseId>, mode: Mode) -> Result<Scene> {
    allow(ctx, Right::Answer)?;
    match case {
        Some(case) => scene::load(tx, ctx, brand, case, mode).await,
        None => scene::nowhere(tx, ctx, brand, mode).await,
    }
}

/// The macros whose name, tags or words hold what was typed, each with its words in the case; those used most first,
/// and before them those whose name begins so.
pub async fn picks(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    mode: Mode,
    typed: &str,
    limit: usize,
) -> Result<Vec<(Macro, Rendered)>> {
    allow(ctx, Right::Answer)?;
    let typed = typed.trim().to_lowercase();
    let mut found: Vec<(u8, Macro)> = offered(tx, ctx, mode)
        .await?
        .into_iter()
        .filter_map(|one| Some((rank(&one.content.0, &typed)?, one)))
        .collect();
    found.sort_by_key(|(rank, one)| (*rank, -one.uses));
    found.truncate(limit);
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let scene = scene::load(tx, ctx, brand, case, mode).await?;
    let rendered = |(_, one): (u8, Macro)| {
        let words = scene.render(&one.content.0.variants)?;
        Some((one, words))
    };
    Ok(found.into_iter().filter_map(rendered).collect())
}

/// How well a macro fits what was typed: 0 is best.
fn rank(content: &Content, typed: &str) -> Option<u8> {
    let name = content.name.to_lowercase();
    if name.starts_with(typed) {
        return Some(0);
    }
    let words = || typed.split_whitespace();
    if words().all(|word| name.split_whitespace().any(|one| one.starts_with(word))) {
        return Some(1);
    }
    let tags = content.tags.join(" ");
    if words().all(|word| name.contains(word) || tags.contains(word)) {
        return Some(2);
    }
    let says = |word: &str| content.variants.iter().any(|one| one.text.to_lowercase().contains(word));
    words().all(|word| word.chars().count() > 2 && says(word)).then_some(3)
}

/// The caller has put a macro's words into an answer of a case: it is counted, and its tags are put on.
pub async fn used(tx: &mut Tx, ctx: &Ctx, id: MacroId, case: CaseId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let one = get(tx, ctx, id).await?;
    let case = cases::lock(tx, ctx, case).await?;
    tx.execute(&store::USED, &args![ctx.now(), ctx.tenant, id]).await?;
    let data = json!({ "macro": id, "version": one.version, "name": one.content.0.name });
    trail::note(tx, ctx, Kind::MacroUsed, About::case(case.id), data).await?;
    for tag in &one.content.0.tags {
        match tags::add(tx, ctx, case.id, tag).await {
            // A case that carries as many tags as it may is answered all the same.
            Ok(_) | Err(Error::Invalid(_)) => {}
            Err(error) => return Err(error),
        }
    }
    cases::changed(tx, case.id);
    Ok(())
}

async fn checked(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    content: &Content,
    id: Option<MacroId>,
) -> Result<Content> {
    let content = content.checked()?;
    brand.check_team(content.team.as_deref())?;
    may_write(tx, ctx, content.team.as_deref()).await?;
    let all = list(tx, ctx).await?;
    let name = content.name.to_lowercase();
    let same = |one: &&Macro| Some(one.id) != id && one.content.0.name.to_lowercase() == name;
    if all.iter().filter(|one| one.archived_at.is_none()).any(|one| same(&one)) {
        return Err(Error::invalid(said!(
            "there is a macro `{name}` already; give this one another name",
            name = content.name
        )));
    }
    if id.is_none() && all.len() >= MANY {
        return Err(Error::invalid(said!("a brand has {many} macros at most", many = MANY)));
    }
    Ok(content)
}

/// For a team, who belongs to it; for everybody, a lead.
async fn may_write(tx: &mut Tx, ctx: &Ctx, team: Option<&str>) -> Result<()> {
    if let (Some(team), Some(me)) = (team, ctx.actor.user())
        && staff::teams_of(tx, ctx, me).await?.iter().any(|one| one == team)
    {
        return Ok(());
    }
    allow(ctx, Right::Direct)
}

/// A macro that the caller may change, locked.
async fn own(tx: &mut Tx, ctx: &Ctx, id: MacroId) -> Result<Macro> {
    allow(ctx, Right::Answer)?;
    let old: Option<Macro> = tx.query_opt(&store::LOCK, &args![ctx.tenant, id]).await?;
    let old = old.ok_or(Error::not_found("macro"))?;
    may_write(tx, ctx, old.content.0.team.as_deref()).await?;
    Ok(old)
}

async fn keep(tx: &mut Tx, ctx: &Ctx, id: MacroId, version: i64, content: &Content) -> Result<()> {
    let args = args![ctx.tenant, id, version, Json(content), ctx.actor.user(), ctx.now()];
    tx.execute(&store::INSERT_VERSION, &args).await?;
    search::put(tx, ctx, doc(ctx, id, content)).await?;
    let data = json!({ "macro": id, "version": version });
    trail::note(tx, ctx, Kind::MacroSaved, About::default(), data).await
}

fn doc(ctx: &Ctx, id: MacroId, content: &Content) -> Doc {
    let texts: Vec<&str> = content.variants.iter().map(|one| one.text.as_str()).collect();
    let (title, text) = (content.name.clone(), texts.join("\n\n"));
    Doc { kind: search::Kind::Macro, id: id.uuid(), at: ctx.now(), title, text }
}
