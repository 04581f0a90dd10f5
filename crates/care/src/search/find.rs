//! Finding.
//!
//! What never changes about a document is asked of the index; what may (queue, hands, state) of the tables, for the
//! candidates that the index gives, newest first, until there are enough or enough have been looked at.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use db::{Arg, Engine, Tx, args};
use kernel::{CaseId, Ctx, Instant};
use uuid::Uuid;

use super::model::{Context, Facts, Hit, Kind, Page, Place};
use super::plan::{Plan, plan};
use super::query::{Query, What};
use super::store;
use super::terms::{Expr, Slice, Terms, slices};
use super::words::{Word, folded, words};
use crate::Result;
use crate::access::{Right, allow};

/// How many candidates are looked at for one page, where the tables leave few of them.
const LOOKED_AT_MAX: usize = 4_000;
/// How many candidates are asked for first; then three times as many, and so on.
const CHUNK: usize = 100;
/// In how many messages a word stands at most for PostgreSQL to look at all of them together.
const RARE: i64 = 3_000;

/// The newest hits of each kind that is asked for, `limit` of each at most, people first.
pub async fn find(tx: &mut Tx, ctx: &Ctx, query: &Query, limit: u32) -> Result<Vec<Hit>> {
    let mut hits = Vec::new();
    for kind in query.kinds() {
        hits.extend(page(tx, ctx, query, kind, Place::START, limit).await?.hits);
    }
    Ok(hits)
}

/// Cases of people who are called like this, then cases in which it was said: `limit` of each at most.
pub async fn cases_of(tx: &mut Tx, ctx: &Ctx, query: &Query, limit: u32) -> Result<Vec<CaseId>> {
    let people = page(tx, ctx, query, Kind::Person, Place::START, limit).await?.hits;
    let mut cases: Vec<CaseId> = match people.is_empty() {
        true => Vec::new(),
        false => {
            let people = Arg::Ids(people.iter().map(|hit| hit.id).collect());
            tx.query(&store::CASES_OF_PEOPLE, &[ctx.tenant.into(), people, i64::from(limit).into()]).await?
        }
    };
    let said = page(tx, ctx, query, Kind::Case, Place::START, limit).await?.hits;
    for case in said.into_iter().map(|hit| CaseId::from_uuid(hit.id)) {
        if !cases.contains(&case) {
            cases.push(case);
        }
    }
    cases.truncate(limit as usize);
    Ok(cases)
}

/// A page of hits of one kind, newest first; nothing for an empty query.
pub async fn page(
    tx: &mut Tx,
    ctx: &Ctx,
    query: &Query,
    kind: Kind,
    after: Place,
    limit: u32,
) -> Result<Page> {
    allow(ctx, Right::Read)?;
    let limit = limit.clamp(1, kernel::PAGE_MAX) as usize;
    let Some(plan) = plan(tx, ctx, query, kind).await?.filter(|_| !query.is_empty()) else {
        return Ok(Page::default());
    };
    let mut page = match kind {
        Kind::Case if !plan.is_indexed => cases(tx, ctx, &plan, after, limit).await?,
        _ => indexed(tx, ctx, &plan, kind, after, limit).await?,
    };
    for hit in &mut page.hits {
        hit.marks = marks(query, kind, &hit.text);
    }
    page.unknown = plan.unknown;
    Ok(page)
}

/// Hits that the index knows, with what the tables say of them.
async fn indexed(
    tx: &mut Tx,
    ctx: &Ctx,
    plan: &Plan,
    kind: Kind,
    after: Place,
    limit: usize,
) -> Result<Page> {
    let mut page = Page::default();
    let (mut before, mut looked_at, mut chunk) = (after.0.min(plan.until), 0, CHUNK.max(limit + 1));
    let mut cases: HashSet<CaseId> = HashSet::new();
    let mut slices = parts(tx, ctx, plan, before).await?.into_iter().peekable();
    while let Some(slice) = slices.peek() {
        let from = slice.from.max(plan.from);
        let expr = within(&plan.expr, slice).text(tx.engine());
        let args = args![ctx.tenant, expr, before, from, chunk];
        let candidates: Vec<(i64, Uuid)> = tx.query(&store::CANDIDATES, &args).await?;
        let is_last = candidates.len() < chunk;
        looked_at += candidates.len();
        for hit in wanted(tx, ctx, plan, kind, &candidates, limit + 1 - page.hits.len()).await? {
            let is_new = kind != Kind::Case || hit.context.as_ref().is_none_or(|c| cases.insert(c.case_id));
            if is_new && page.hits.len() <= limit {
                page.hits.push(hit);
            }
        }
        if page.hits.len() > limit {
            page.hits.truncate(limit);
            page.next = page.hits.last().map(|hit| hit.place);
            return Ok(page);
        }
        match candidates.last() {
            Some((docid, _)) if !is_last => before = *docid,
            _ => {
                slices.next();
            }
        }
        if looked_at >= LOOKED_AT_MAX && slices.peek().is_some() {
            page.ended_early = true;
            page.next = candidates.last().map(|(docid, _)| Place(*docid));
            return Ok(page);
        }
        chunk *= 3;
    }
    Ok(page)
}

/// In which parts the past is looked through: SQLite walks from the newest hit to the next by itself.
async fn parts(tx: &mut Tx, ctx: &Ctx, plan: &Plan, before: i64) -> Result<Vec<Slice>> {
    let whole = vec![Slice { from: i64::MIN, marks: Vec::new() }];
    if before <= plan.from {
        return Ok(Vec::new());
    }
    if tx.engine() == Engine::Sqlite {
        return Ok(whole);
    }
    let needed = plan.expr.needed();
    if !needed.is_empty() {
        let args = [ctx.tenant.into(), Arg::texts(needed.iter().copied())];
        let known: Vec<(String, i64)> = tx.query(&store::WORDS, &args).await?;
        let known: HashMap<String, i64> = known.into_iter().collect();
        if needed.iter().any(|word| known.get(*word).is_none_or(|docs| *docs < RARE)) {
            return Ok(whole);
        }
    }
    let (oldest, newest): (Option<i64>, Option<i64>) = tx.query_one(&store::ENDS, &args![ctx.tenant]).await?;
    let (Some(oldest), Some(newest)) = (oldest, newest) else { return Ok(Vec::new()) };
    Ok(slices(newest.min(before - 1), oldest.max(plan.from)))
}

fn within(expr: &Expr, slice: &Slice) -> Expr {
    if slice.marks.is_empty() {
        return expr.clone();
    }
    let marks = slice.marks.iter().cloned().map(Expr::Term).collect();
    Expr::All(vec![expr.clone(), Expr::Any(marks)], Vec::new())
}

/// Of some candidates the first `limit` that the tables agree to; of cases each once.
async fn wanted(
    tx: &mut Tx,
    ctx: &Ctx,
    plan: &Plan,
    kind: Kind,
    candidates: &[(i64, Uuid)],
    limit: usize,
) -> Result<Vec<Hit>> {
    if candidates.is_empty() {
        return Ok(Vec::new());
    }
    if !matches!(kind, Kind::Message | Kind::Case) {
        return documents(tx, ctx, kind, &candidates[..candidates.len().min(limit)]).await;
    }
    let mut candidates: Vec<(i64, Uuid)> = candidates.to_vec();
    if plan.asks_tables() || kind == Kind::Case {
        let ids = Arg::Ids(candidates.iter().map(|(_, id)| *id).collect());
        let args = [ctx.actor.user().into(), ctx.tenant.into(), ids];
        let facts: Vec<Facts> = tx.query(&store::FACTS, &args).await?;
        let facts: HashMap<Uuid, Facts> = facts.into_iter().map(|facts| (facts.message_id, facts)).collect();
        let mut cases = HashSet::new();
        candidates.retain(|(_, id)| {
            facts
                .get(id)
                .is_some_and(|facts| plan.keeps(facts) && (kind != Kind::Case || cases.insert(facts.case_id)))
        });
    }
    let mut hits = Vec::new();
    // What was just deleted or changed is no hit, so that a few more than wanted are read.
    for some in candidates.chunks(limit + 4) {
        hits.extend(messages(tx, ctx, plan, kind, some).await?);
        if hits.len() >= limit {
            break;
        }
    }
    Ok(hits)
}

async fn messages(
    tx: &mut Tx,
    ctx: &Ctx,
    plan: &Plan,
    kind: Kind,
    candidates: &[(i64, Uuid)],
) -> Result<Vec<Hit>> {
    let ids = Arg::Ids(candidates.iter().map(|(_, id)| *id).collect());
    let found: Vec<Context> = tx.query(&store::FOUND, &[ctx.tenant.into(), ids]).await?;
    let mut found: HashMap<Uuid, Context> =
        found.into_iter().map(|one| (one.message_id.uuid(), one)).collect();
    let hit = |(docid, id): &(i64, Uuid)| {
        let context = found.remove(id)?;
        let hit = message_hit(kind, Place(*docid), context);
        let terms = Terms::of(folded(&hit.text), []);
        plan.said.iter().all(|expr| expr.holds(&terms)).then_some(hit)
    };
    Ok(candidates.iter().filter_map(hit).collect())
}

fn message_hit(kind: Kind, place: Place, context: Context) -> Hit {
    let text = match context.subject.as_deref().filter(|subject| !subject.is_empty()) {
        Some(subject) => format!("{subject} · {}", context.text),
        None => context.text.clone(),
    };
    let id = if kind == Kind::Case { context.case_id.uuid() } else { context.message_id.uuid() };
    let title = context.person.clone();
    Hit { kind, id, place, at: context.at, title, text, marks: Vec::new(), context: Some(context) }
}

async fn documents(tx: &mut Tx, ctx: &Ctx, kind: Kind, candidates: &[(i64, Uuid)]) -> Result<Vec<Hit>> {
    let ids = Arg::Ids(candidates.iter().map(|(_, id)| *id).collect());
    /// Its number, id and time; its title and words, where it has them.
    type Found = (i64, Uuid, Instant, Option<String>, Option<String>);
    let found: Vec<Found> = tx.query(&store::DOCS, &[ctx.tenant.into(), ids]).await?;
    let mut hits: Vec<Hit> = found
        .into_iter()
        .map(|(docid, id, at, title, text)| Hit {
            kind,
            id,
            place: Place(docid),
            at,
            title: title.unwrap_or_default(),
            text: text.unwrap_or_default(),
            marks: Vec::new(),
            context: None,
        })
        .collect();
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.place));
    Ok(hits)
}

/// Cases of which nothing is asked but what the tables know.
async fn cases(tx: &mut Tx, ctx: &Ctx, plan: &Plan, after: Place, limit: usize) -> Result<Page> {
    let mut page = Page::default();
    let (mut at, mut id) = (Instant::from_micros(after.0), Uuid::nil());
    let (mut looked_at, mut chunk) = (0, CHUNK.max(limit + 1));
    loop {
        let args = args![ctx.actor.user(), ctx.tenant, at, id, chunk];
        let facts: Vec<Facts> = tx.query(&store::CASES, &args).await?;
        let is_last = facts.len() < chunk;
        looked_at += facts.len();
        let kept = facts.iter().filter(|facts| plan.keeps(facts));
        let kept: Vec<(i64, Uuid)> = kept.map(|facts| (facts.at.micros(), facts.message_id)).collect();
        page.hits.extend(messages(tx, ctx, plan, Kind::Case, &kept).await?);
        if page.hits.len() > limit {
            page.hits.truncate(limit);
            page.next = page.hits.last().map(|hit| hit.place);
            return Ok(page);
        }
        let Some(last) = facts.last().filter(|_| !is_last) else { return Ok(page) };
        (at, id) = (last.at, last.case_id.uuid());
        if looked_at >= LOOKED_AT_MAX {
            page.ended_early = true;
            page.next = Some(Place(at.micros()));
            return Ok(page);
        }
        chunk *= 3;
    }
}

/// Where in a text the words stand that are asked for.
pub fn marks(query: &Query, kind: Kind, text: &str) -> Vec<Range<usize>> {
    let there = words(text);
    let mut spans: Vec<Range<usize>> = Vec::new();
    for part in query.parts.iter().filter(|part| !part.not) {
        match &part.what {
            What::Word(wanted) | What::Phrase(wanted) => mark(&mut spans, &there, &folded(wanted), kind),
            What::Begins(start) => {
                let start = folded(start).concat();
                let begun = there.iter().filter(|word| word.folded.starts_with(&start));
                spans.extend(begun.map(|word| word.span.clone()));
            }
            _ => {}
        }
    }
    spans.sort_by_key(|span| (span.start, span.end));
    spans.dedup_by(|later, earlier| {
        let touches = later.start <= earlier.end;
        if touches {
            earlier.end = earlier.end.max(later.end);
        }
        touches
    });
    spans
}

fn mark(spans: &mut Vec<Range<usize>>, there: &[Word], wanted: &[String], kind: Kind) {
    if kind == Kind::Person {
        let parts = there.iter().filter(|word| wanted.iter().any(|part| word.folded.contains(part.as_str())));
        spans.extend(parts.map(|word| word.span.clone()));
        return;
    }
    for run in there.windows(wanted.len().max(1)) {
        if let (Some(first), Some(last)) = (run.first(), run.last())
            && run.iter().map(|word| &word.folded).eq(wanted)
        {
            spans.push(first.span.start..last.span.end);
        }
    }
}
