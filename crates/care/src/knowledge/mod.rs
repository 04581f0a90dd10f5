//! Knowledge: what the brand knows, written down, for colleagues or for customers too.
//!
//! In: articles; what somebody looks for; a case. Out: articles with the passages that fit, and what of them may be
//! said. Promised: words of an internal article, or of one that does not hold, are never offered for an answer; every
//! version is kept; whoever owns an article is told once when it should be looked through.

mod model;
pub mod store;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

use db::{Arg, Json, Tx, args};
use kernel::{ArticleId, CaseId, Ctx, Instant, Millis, UserId, said};
use serde_json::json;
use uuid::Uuid;

pub use model::{Article, Audience, Content, State, Version};

use crate::access::{Right, allow};
use crate::notifications::{self, To, Told};
use crate::search::{self, Doc, DocRef, Place, Query};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, access, cases};

/// The most articles of a brand.
const MANY: usize = 5_000;
/// When an article is looked through, unless somebody says otherwise.
pub const REVIEW: Millis = Millis::days(180);
/// A word shorter than this is looked for in titles alone.
const SHORT: usize = 3;

/// All articles by title, those that were put away last.
pub async fn list(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Article>> {
    allow(ctx, Right::Read)?;
    let mut all: Vec<Article> = tx.query(&store::LIST, &args![ctx.tenant]).await?;
    all.sort_by_cached_key(|one| (one.state == State::Archived, one.content.0.title.to_lowercase(), one.id));
    Ok(all)
}

/// One article.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: ArticleId) -> Result<Article> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("article"))
}

/// Its versions, the newest first.
pub async fn versions(tx: &mut Tx, ctx: &Ctx, id: ArticleId) -> Result<Vec<Version>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::VERSIONS, &args![ctx.tenant, id]).await?)
}

/// Writes an article, as a draft of the caller's.
///
/// # Errors
/// [`Error::Invalid`] with what to change.
pub async fn save(tx: &mut Tx, ctx: &Ctx, content: &Content) -> Result<ArticleId> {
    allow(ctx, Right::Answer)?;
    let content = content.checked()?;
    if list(tx, ctx).await?.len() >= MANY {
        return Err(Error::invalid(said!("a brand has {many} articles at most", many = MANY)));
    }
    let (id, me): (ArticleId, _) = (ctx.mint(), ctx.actor.user());
    let args = args![ctx.tenant, id, Json(&content), me, ctx.now() + REVIEW, me, ctx.now()];
    tx.execute(&store::INSERT, &args).await?;
    keep(tx, ctx, id, 1, &content).await?;
    Ok(id)
}

/// Changes an article: one's own, or, as a lead, anybody's. `seen` is the version that the writer began from. What is
/// the same already changes nothing.
///
/// # Errors
/// As [`save`]; [`Error::Invalid`] if a colleague was faster.
pub async fn change(tx: &mut Tx, ctx: &Ctx, id: ArticleId, content: &Content, seen: i64) -> Result<()> {
    let old = own(tx, ctx, id).await?;
    let content = content.checked()?;
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
    index(tx, ctx, id, &content, old.state).await
}

/// Publishes an article, puts it away, or makes it a draft again: one's own, or, as a lead, anybody's.
pub async fn move_to(tx: &mut Tx, ctx: &Ctx, id: ArticleId, state: State) -> Result<()> {
    let old = own(tx, ctx, id).await?;
    if old.state == state {
        return Ok(());
    }
    tx.execute(&store::MOVE, &args![state, ctx.tenant, id]).await?;
    index(tx, ctx, id, &old.content.0, state).await?;
    let data = json!({ "article": id, "state": state });
    trail::note(tx, ctx, Kind::ArticleMoved, About::default(), data).await
}

/// Somebody has looked through an article: it belongs to `owner`, who looks again at `next`.
///
/// # Errors
/// [`Error::Invalid`] if that time is past, or more than five years ahead; [`Error::NotFound`] if the owner is nobody.
pub async fn review(
    tx: &mut Tx,
    ctx: &Ctx,
    id: ArticleId,
    owner: Option<UserId>,
    next: Instant,
) -> Result<()> {
    own(tx, ctx, id).await?;
    if next <= ctx.now() || next > ctx.now() + Millis::days(5 * 366) {
        return Err(Error::invalid("choose a day to come, within five years, to look through it again"));
    }
    if let Some(owner) = owner {
        access::user(tx, ctx, owner).await?;
    }
    tx.execute(&store::CARE, &args![owner, next, ctx.tenant, id]).await?;
    let data = json!({ "article": id, "owner": owner, "review": next });
    trail::note(tx, ctx, Kind::ArticleMoved, About::default(), data).await
}

/// Tells the owner of each article that should be looked through, once; where nobody owns it, the leads.
pub async fn due(tx: &mut Tx, ctx: &Ctx) -> Result<usize> {
    let overdue: Vec<Article> = tx.query(&store::DUE, &args![ctx.tenant, ctx.now()]).await?;
    let mut told = Told::default();
    for article in &overdue {
        let to = article.owner.map_or(To::Leads, To::User);
        let data = json!({ "article": article.id, "title": article.content.0.title });
        told.tell(ctx, to, notifications::Kind::ReviewDue, None, data);
        tx.execute(&store::TOLD, &args![ctx.now(), ctx.tenant, article.id]).await?;
    }
    told.flush(tx, ctx).await?;
    Ok(overdue.len())
}

/// An article that fits what somebody looks for.
#[derive(Clone, Debug)]
pub struct Found {
    /// It.
    pub article: Article,
    /// The text in which it was found: answer, body, tags.
    pub text: String,
    /// Where in that text the words stand, in bytes.
    pub marks: Vec<Range<usize>>,
}

/// Articles that hold and fit what was typed, the newest first; of less than three letters, those whose title fits; of
/// nothing, those used most.
pub async fn find(tx: &mut Tx, ctx: &Ctx, typed: &str, limit: usize) -> Result<Vec<Found>> {
    allow(ctx, Right::Read)?;
    let words: Vec<String> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let Some(last) = words.last().filter(|last| last.chars().count() >= SHORT) else {
        let mut all = list(tx, ctx).await?;
        all.retain(|one| {
            let title = one.content.0.title.to_lowercase();
            one.state == State::Published && words.iter().all(|word| title.contains(word.as_str()))
        });
        all.sort_by_key(|one| -one.uses);
        all.truncate(limit);
        let whole = |article: Article| Found { text: text(&article.content.0), marks: Vec::new(), article };
        return Ok(all.into_iter().map(whole).collect());
    };
    let before = &words[..words.len() - 1];
    let query = Query::parse(&format!("{} {last}*", before.join(" ")));
    let limit = u32::try_from(limit).unwrap_or(u32::MAX);
    let page = search::page(tx, ctx, &query, search::Kind::Article, Place::START, limit).await?;
    let mut articles = by_id(tx, ctx, page.hits.iter().map(|hit| hit.id)).await?;
    let found = |hit: search::Hit| {
        let article = articles.remove(&hit.id)?;
        Some(Found { article, text: hit.text, marks: hit.marks })
    };
    Ok(page.hits.into_iter().filter_map(found).collect())
}

/// Articles that hold and speak of what the person said, or of the case's topic; the most alike first.
pub async fn suggest(
    tx: &mut Tx,
    ctx: &Ctx,
    topic: Option<&str>,
    said: &str,
    limit: usize,
) -> Result<Vec<Article>> {
    allow(ctx, Right::Read)?;
    let about = format!("{said} {}", topic.unwrap_or_default().replace('_', " "));
    let alike = search::like(tx, ctx, search::Kind::Article, &about, limit).await?;
    let mut articles = by_id(tx, ctx, alike.iter().copied()).await?;
    Ok(alike.iter().filter_map(|id| articles.remove(id)).collect())
}

/// The caller has put an article's words, or its link, into an answer of a case.
///
/// # Errors
/// [`Error::Refused`] for what only colleagues may read.
pub async fn used(tx: &mut Tx, ctx: &Ctx, id: ArticleId, case: CaseId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let article = get(tx, ctx, id).await?;
    if article.answer().is_none() && article.link().is_none() {
        return Err(Error::Refused("this article is for colleagues alone; answer in your own words".into()));
    }
    let case = cases::lock(tx, ctx, case).await?;
    tx.execute(&store::USED, &args![ctx.tenant, id]).await?;
    let data = json!({ "article": id, "version": article.version, "name": article.content.0.title });
    trail::note(tx, ctx, Kind::ArticleUsed, About::case(case.id), data).await?;
    cases::changed(tx, case.id);
    Ok(())
}

async fn by_id(tx: &mut Tx, ctx: &Ctx, ids: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, Article>> {
    let args = [ctx.tenant.into(), Arg::Ids(ids.collect())];
    let found: Vec<Article> = tx.query(&store::SOME, &args).await?;
    let holds = found.into_iter().filter(|one| one.state == State::Published);
    Ok(holds.map(|one| (one.id.uuid(), one)).collect())
}

/// An article that the caller may change, locked.
async fn own(tx: &mut Tx, ctx: &Ctx, id: ArticleId) -> Result<Article> {
    allow(ctx, Right::Answer)?;
    let old: Option<Article> = tx.query_opt(&store::LOCK, &args![ctx.tenant, id]).await?;
    let old = old.ok_or(Error::not_found("article"))?;
    if old.owner.is_none() || old.owner != ctx.actor.user() {
        allow(ctx, Right::Direct)?;
    }
    Ok(old)
}

async fn keep(tx: &mut Tx, ctx: &Ctx, id: ArticleId, version: i64, content: &Content) -> Result<()> {
    let args = args![ctx.tenant, id, version, Json(content), ctx.actor.user(), ctx.now()];
    tx.execute(&store::INSERT_VERSION, &args).await?;
    let data = json!({ "article": id, "version": version });
    trail::note(tx, ctx, Kind::ArticleSaved, About::default(), data).await
}

/// What holds can be found, and nothing else.
async fn index(tx: &mut Tx, ctx: &Ctx, id: ArticleId, content: &Content, state: State) -> Result<()> {
    if state != State::Published {
        return search::drop(tx, ctx, DocRef(id.uuid())).await;
    }
    let (title, text) = (content.title.clone(), text(content));
    search::put(tx, ctx, Doc { kind: search::Kind::Article, id: id.uuid(), at: ctx.now(), title, text }).await
}

fn text(content: &Content) -> String {
    let tags: Vec<String> = content.tags.iter().map(|tag| format!("#{tag}")).collect();
    let parts = [content.answer.as_str(), content.body.as_str(), &tags.join(" ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}
