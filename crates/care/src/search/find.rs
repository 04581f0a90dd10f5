//! Finding.
//!
//! What never changes about a document is asked of the index; what may (queue, hands, state) of the tables, for the
//! candidates that the index gives, newest first, until there are enough or enough have been looked at.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use db::{Arg, Engine, Tx, args};
use kernel::{CaseId, Ctx, Instant, PersonId, UserId};
use uuid::Uuid;

use super::index::{author_mark, kind_mark, person_mark};
use super::model::{Context, Facts, Hit, Kind, Page, Place};
use super::query::{Has, Is, Query, What};
use super::store;
use super::terms::{Expr, Slice, Terms, number_at, slices};
use super::words::{Word, folded, words};
use crate::Result;
use crate::access::{self, Right, allow};
use crate::accounts;
use crate::cases::State;

/// How many candidates are looked at for one page, where the tables leave few of them.
const LOOKED_AT_MAX: usize = 4_000;
/// How many candidates are asked for first; then three times as many, and so on.
const CHUNK: usize = 100;
/// Of how many people of one name words are looked for.
const PEOPLE_MAX: i64 = 40;
/// In how many messages a word stands at most for PostgreSQL to look at all of them together.
const RARE: i64 = 3_000;

/// What is asked for, with names resolved.
struct Plan {
    expr: Expr,
    /// What the words themselves must be, asked again of what is shown: they may just have changed.
    said: Vec<Expr>,
    /// Whether the index knows anything about it that not all documents of the kind have.
    is_indexed: bool,
    from: i64,
    until: i64,
    wants: Vec<(bool, Want)>,
    unknown: Vec<String>,
}

/// What is asked of the tables.
enum Want {
    Queue(String),
    Hands(Vec<Option<UserId>>),
    Topic(String),
    Is(Is),
    Draft,
}

impl Want {
    fn holds(&self, facts: &Facts) -> bool {
        let is_open = facts.state != State::Resolved;
        match self {
            Self::Queue(queue) => facts.queue.as_deref() == Some(queue),
            Self::Hands(hands) => hands.contains(&facts.assignee),
            Self::Topic(topic) => {
                facts.topic.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(topic))
            }
            Self::Draft => facts.has_draft,
            Self::Is(Is::Open) => is_open,
            Self::Is(Is::Resolved) => !is_open,
            Self::Is(Is::Snoozed) => facts.state == State::Snoozed,
            Self::Is(Is::Unanswered) => is_open && facts.answered_at.is_none(),
            Self::Is(Is::Ours) => is_open && facts.turn == Some(0),
            Self::Is(Is::Public | Is::Private | Is::Note) => true,
        }
    }
}

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

/// `None` if no document of the kind can be what is asked for.
async fn plan(tx: &mut Tx, ctx: &Ctx, query: &Query, kind: Kind) -> Result<Option<Plan>> {
    let of_messages = matches!(kind, Kind::Message | Kind::Case);
    let indexed_as = if of_messages { Kind::Message } else { kind };
    let mut plan = Plan {
        expr: Expr::Any(Vec::new()),
        said: Vec::new(),
        is_indexed: false,
        from: 0,
        until: i64::MAX,
        wants: Vec::new(),
        unknown: Vec::new(),
    };
    let (mut all, mut none) = (vec![Expr::Term(kind_mark(indexed_as))], Vec::new());
    for part in &query.parts {
        let expr = match &part.what {
            What::In(_) => continue,
            What::Word(text) | What::Phrase(text) | What::Begins(text) => {
                let begins = matches!(part.what, What::Begins(_));
                let Some(expr) = spoken(text, begins, kind) else { continue };
                if !part.not && of_messages {
                    plan.said.push(expr.clone());
                }
                Some(expr)
            }
            What::Before(when) | What::After(when) | What::On(when) => {
                let (from, until) = when.span(ctx.now(), &query.zone);
                let (from, until) = match part.what {
                    What::Before(_) => (None, Some(from)),
                    What::After(_) => (Some(from), None),
                    _ => (Some(from), Some(until)),
                };
                // What is not before a day is after it.
                let (from, until) = if part.not { (until, from) } else { (from, until) };
                plan.from = plan.from.max(from.map_or(0, number_at));
                plan.until = plan.until.min(until.map_or(i64::MAX, number_at));
                plan.is_indexed = true;
                continue;
            }
            _ if !of_messages => return Ok(None),
            What::From(name) => Some(from(tx, ctx, name, &mut plan).await?),
            What::To(name) => Some(to(tx, ctx, name, &mut plan).await?),
            What::Channel(name) => Some(Expr::Term(format!("~c{}", plain(name)))),
            What::Is(Is::Public) => Some(Expr::Term("~vpublic".into())),
            What::Is(Is::Private) => Some(Expr::Term("~vprivate".into())),
            What::Is(Is::Note) => Some(Expr::Term("~wnote".into())),
            What::Has(Has::Attachment) => Some(Expr::Term("~xattachment".into())),
            What::Has(Has::Draft) => want(&mut plan, part.not, Want::Draft),
            What::Queue(queue) => want(&mut plan, part.not, Want::Queue(queue.clone())),
            What::Topic(topic) => want(&mut plan, part.not, Want::Topic(topic.clone())),
            What::Is(is) => want(&mut plan, part.not, Want::Is(*is)),
            What::Assignee(name) => {
                let hands = hands(tx, ctx, name, &mut plan).await?;
                want(&mut plan, part.not, Want::Hands(hands))
            }
        };
        let Some(expr) = expr else { continue };
        plan.is_indexed = true;
        if part.not { none.push(expr) } else { all.push(expr) }
    }
    let impossible = |expr: &Expr| matches!(expr, Expr::Any(any) if any.is_empty());
    if all.iter().any(impossible) {
        // Nobody is called that, so nobody said it.
        plan.until = i64::MIN;
        all.retain(|expr| !impossible(expr));
    }
    none.retain(|expr| !impossible(expr));
    plan.expr = Expr::All(all, none);
    Ok(Some(plan))
}

fn want(plan: &mut Plan, not: bool, want: Want) -> Option<Expr> {
    plan.wants.push((not, want));
    None
}

/// A mark holds nothing but letters, digits and `_`.
fn plain(name: &str) -> String {
    let mark = |c: char| if c == '-' { '_' } else { c };
    name.chars().map(mark).filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// Words as the index is asked for them. A person is found by any part of a name.
fn spoken(text: &str, begins: bool, kind: Kind) -> Option<Expr> {
    let mut words = folded(text);
    if kind == Kind::Person {
        let parts: Vec<Expr> = words.iter().map(|word| Expr::Begins(format!("~s{word}"))).collect();
        return (!parts.is_empty()).then_some(Expr::All(parts, Vec::new()));
    }
    match begins {
        true => words.pop().map(|word| Expr::begins(&word)),
        false => Expr::phrase(words),
    }
}

/// People of a name, and colleagues.
async fn called(tx: &mut Tx, ctx: &Ctx, name: &str, plan: &mut Plan) -> Result<(Vec<PersonId>, Vec<UserId>)> {
    if name.eq_ignore_ascii_case("me") {
        return Ok((Vec::new(), ctx.actor.user().into_iter().collect()));
    }
    let users = colleagues(tx, ctx, name).await?;
    let mut people = Vec::new();
    if let Some(expr) = spoken(name, false, Kind::Person) {
        let expr = Expr::All(vec![Expr::Term(kind_mark(Kind::Person)), expr], Vec::new());
        let args = args![ctx.tenant, expr.text(tx.engine()), i64::MAX, i64::MIN, PEOPLE_MAX];
        let found: Vec<(i64, PersonId)> = tx.query(&store::CANDIDATES, &args).await?;
        people.extend(found.into_iter().map(|(_, id)| id));
    }
    if people.is_empty() && users.is_empty() {
        plan.unknown.push(name.to_owned());
    }
    Ok((people, users))
}

async fn colleagues(tx: &mut Tx, ctx: &Ctx, name: &str) -> Result<Vec<UserId>> {
    let wanted = folded(name);
    let fits = |user: &access::User| {
        let known: Vec<_> = folded(&user.name).into_iter().chain(folded(&user.login)).collect();
        wanted.iter().all(|word| known.iter().any(|one| one.starts_with(word.as_str())))
    };
    let users = access::users(tx, ctx).await?;
    Ok(users.iter().filter(|user| fits(user)).map(|user| user.id).collect())
}

async fn from(tx: &mut Tx, ctx: &Ctx, name: &str, plan: &mut Plan) -> Result<Expr> {
    let (people, users) = called(tx, ctx, name, plan).await?;
    let people = people.into_iter().map(|person| with(person_mark(person), "~winbound"));
    Ok(Expr::Any(people.chain(users.into_iter().map(|user| Expr::Term(author_mark(user)))).collect()))
}

async fn to(tx: &mut Tx, ctx: &Ctx, name: &str, plan: &mut Plan) -> Result<Expr> {
    let (people, _) = called(tx, ctx, name, plan).await?;
    let wanted = folded(name).concat();
    let accounts = accounts::list(tx, ctx).await?;
    let ours = accounts.iter().filter(|account| folded(&account.handle).concat().starts_with(&wanted));
    let ours: Vec<Expr> =
        ours.map(|account| with(format!("~a{}", account.id.uuid().simple()), "~winbound")).collect();
    if !ours.is_empty() {
        plan.unknown.retain(|unknown| unknown != name);
    }
    let people = people.into_iter().map(|person| with(person_mark(person), "~woutbound"));
    Ok(Expr::Any(people.chain(ours).collect()))
}

fn with(mark: String, other: &str) -> Expr {
    Expr::All(vec![Expr::Term(mark), Expr::Term(other.to_owned())], Vec::new())
}

async fn hands(tx: &mut Tx, ctx: &Ctx, name: &str, plan: &mut Plan) -> Result<Vec<Option<UserId>>> {
    let hands: Vec<_> = match name.to_lowercase().as_str() {
        "nobody" | "none" => return Ok(vec![None]),
        "me" => ctx.actor.user().into_iter().map(Some).collect(),
        name => colleagues(tx, ctx, name).await?.into_iter().map(Some).collect(),
    };
    if hands.is_empty() {
        plan.unknown.push(name.to_owned());
    }
    Ok(hands)
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
    if !plan.wants.is_empty() || kind == Kind::Case {
        let ids = Arg::Ids(candidates.iter().map(|(_, id)| *id).collect());
        let args = [ctx.actor.user().into(), ctx.tenant.into(), ids];
        let facts: Vec<Facts> = tx.query(&store::FACTS, &args).await?;
        let facts: HashMap<Uuid, Facts> = facts.into_iter().map(|facts| (facts.message_id, facts)).collect();
        let mut cases = HashSet::new();
        candidates.retain(|(_, id)| {
            facts.get(id).is_some_and(|facts| {
                plan.wants.iter().all(|(not, want)| want.holds(facts) != *not)
                    && (kind != Kind::Case || cases.insert(facts.case_id))
            })
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
    let found: Vec<(i64, Uuid, Instant, Option<String>, Option<String>)> =
        tx.query(&store::DOCS, &[ctx.tenant.into(), ids]).await?;
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
        let kept =
            facts.iter().filter(|facts| plan.wants.iter().all(|(not, want)| want.holds(facts) != *not));
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
