//! Two persons become one, and two again.
//!
//! The addresses go from one to the other by links that are undone and made, each with its evidence; the rows of both
//! persons stay; the cases of the one follow, and the join remembers which they were.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use db::{Arg, FromRow, Json, Tx, args};
use kernel::{CaseId, CaseJoinId, Ctx, IdentityId, Instant, LinkId, PersonId, PersonJoinId, SuggestionId};
use serde_json::{Value, json};

use super::find::Known;
use super::model::{Evidence, PersonJoin, State, Suggestion};
use super::{decide, joins, locked, store, undecided, view};
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::{self, Case};
use crate::people::Person;
use crate::trail::{About, Kind, Trail};
use crate::{Error, Result, search};

/// What became of two persons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Linked {
    /// The join, by which it can be undone.
    pub join: PersonJoinId,
    /// Who they are now.
    pub person: PersonId,
    /// Their cases that became one.
    pub cases: Vec<CaseJoinId>,
}

/// Why two persons are made one.
struct Because<'a> {
    suggestion: Option<SuggestionId>,
    score: f64,
    evidence: &'a [Evidence],
}

/// Somebody confirms a suggestion: both are one person from now on. With `one_case`, open cases of both about one issue
/// become one as well.
///
/// # Errors
/// [`Error::Invalid`] if somebody said that they are not the same, or what hangs on a case has to be finished first.
pub async fn confirm(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    id: SuggestionId,
    one_case: bool,
) -> Result<Linked> {
    allow(ctx, Right::Answer)?;
    let found = locked(tx, ctx, id).await?;
    undecided(&found)?;
    let because = Because { suggestion: Some(id), score: found.score, evidence: &found.evidence.0 };
    join(tx, ctx, brand, (found.one, found.other), because, one_case).await
}

/// Somebody knows that two persons are one, whether or not anything suggests it.
///
/// # Errors
/// As [`confirm`].
pub async fn link(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    one: PersonId,
    other: PersonId,
    one_case: bool,
) -> Result<Linked> {
    allow(ctx, Right::Answer)?;
    let (one, other) = (view::head(tx, ctx, one).await?, view::head(tx, ctx, other).await?);
    let pair = args![ctx.tenant, one.min(other), one.max(other)];
    let found: Option<Suggestion> = tx.query_opt(&store::PAIR, &pair).await?;
    let found = found.filter(|found| found.state == State::Open);
    let evidence = match &found {
        Some(found) => found.evidence.0.clone(),
        None => Known::of(tx, ctx, &[one, other]).await?.evidence(one, other),
    };
    let suggestion = found.map(|found| found.id);
    let because = Because { suggestion, score: decide::score(&evidence), evidence: &evidence };
    join(tx, ctx, brand, (one, other), because, one_case).await
}

/// A verified identifier is enough, because the brand says so.
pub(super) async fn by_itself(tx: &mut Tx, ctx: &Ctx, brand: &Brand, found: &Suggestion) -> Result<()> {
    let because = Because { suggestion: Some(found.id), score: found.score, evidence: &found.evidence.0 };
    join(tx, ctx, brand, (found.one, found.other), because, false).await.map(drop)
}

/// Whether it was said of two, or of anybody who was joined with them, that they are not the same.
pub(super) async fn not_same(tx: &mut Tx, ctx: &Ctx, one: PersonId, other: PersonId) -> Result<bool> {
    let one = view::group(tx, ctx, one).await?;
    let other = view::group(tx, ctx, other).await?;
    let args = [ctx.tenant.into(), Arg::ids(one), Arg::ids(other)];
    let said: i64 = tx.query_one(&store::NOT_SAME, &args).await?;
    Ok(said > 0)
}

async fn join(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    pair: (PersonId, PersonId),
    because: Because<'_>,
    one_case: bool,
) -> Result<Linked> {
    let (one, other) = (view::head(tx, ctx, pair.0).await?, view::head(tx, ctx, pair.1).await?);
    if one == other {
        return Err(Error::invalid("these two are one person already"));
    }
    if not_same(tx, ctx, one, other).await? {
        return Err(Error::invalid(
            "somebody said that these two are not the same; take that back first if you know better",
        ));
    }
    let persons: Vec<Person> =
        tx.query(&store::PERSONS, &[ctx.tenant.into(), Arg::ids([one, other])]).await?;
    let [a, b] = &persons[..] else { return Err(Error::not_found("person")) };
    let (kept, joined) = decide::kept(a, b);
    let (kept, joined) = (kept.id, joined.id);
    let ids = [ctx.tenant.into(), Arg::ids([kept, joined])];
    tx.query::<IdentityId>(&store::LOCK_IDENTITIES, &ids).await?;

    let id: PersonJoinId = ctx.mint();
    let Because { suggestion, score, evidence } = because;
    let by = ctx.actor.user();
    let args = args![ctx.tenant, id, kept, joined, suggestion, score, Json(evidence), ctx.now(), by];
    tx.execute(&store::JOIN_PERSONS, &args).await?;
    let moved: Vec<IdentityId> =
        tx.query(&store::UNDO_LINKS, &args![ctx.now(), by, ctx.tenant, joined]).await?;
    let said = json!({ "by": "join", "suggestion": suggestion, "score": score, "signs": evidence });
    relink(tx, ctx, &moved, kept, said, Some(id)).await?;
    let cases: Vec<Case> = tx.query(&store::CASES_OF, &args![ctx.tenant, joined]).await?;
    let came: Vec<CaseId> = cases.iter().map(|case| case.id).collect();
    let rows = came.iter().map(|case| args![ctx.tenant, id, *case].into()).collect();
    tx.execute_many(&store::CAME, rows).await?;
    give(tx, ctx, &came, kept).await?;
    show(tx, ctx, kept).await?;
    searched_anew(tx, ctx, kept, joined).await?;
    if let Some(suggestion) = suggestion {
        super::decide(tx, ctx, suggestion, State::Confirmed).await?;
    }
    let all: Vec<Case> = tx.query(&store::CASES_OF, &args![ctx.tenant, kept]).await?;
    tell(tx, ctx, Kind::PersonsLinked, &all, json!({ "join": id, "score": score })).await?;
    let mut cases = Vec::new();
    if one_case {
        for (into, from) in about_one_issue(&all, &came) {
            cases.push(joins::join_cases(tx, ctx, brand, into, from).await?);
        }
    }
    Ok(Linked { join: id, person: kept, cases })
}

/// What either of two has said is found under the name that it has now.
async fn searched_anew(tx: &mut Tx, ctx: &Ctx, one: PersonId, other: PersonId) -> Result<()> {
    for person in [one, other] {
        search::again(tx, ctx, person).await?;
    }
    Ok(())
}

/// Of the cases that came with a person, those that are about the issue of one that was there; each once.
fn about_one_issue(all: &[Case], came: &[CaseId]) -> Vec<(CaseId, CaseId)> {
    let (new, old): (Vec<&Case>, Vec<&Case>) = all.iter().partition(|case| came.contains(&case.id));
    let mut taken: HashSet<CaseId> = HashSet::new();
    let mut pairs = Vec::new();
    for case in new {
        let other = old.iter().find(|old| !taken.contains(&old.id) && decide::same_issue(case, old));
        if let Some(other) = other {
            taken.insert(other.id);
            pairs.push((other.id, case.id));
        }
    }
    pairs
}

/// Two persons are two after all: addresses, cases and messages go back; cases that had become one part; where both have
/// written in one case since, each gets their own.
///
/// # Errors
/// [`Error::Invalid`] if it was undone already, or if whoever they are was joined with somebody else since: that is
/// undone first.
pub async fn unlink(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: PersonJoinId) -> Result<PersonJoin> {
    allow(ctx, Right::Answer)?;
    let found: Option<PersonJoin> = tx.query_opt(&store::PERSON_JOIN, &args![ctx.tenant, id]).await?;
    let found = found.ok_or(Error::not_found("link"))?;
    if found.undone_at.is_some() {
        return Err(Error::invalid("this was undone already"));
    }
    if view::head(tx, ctx, found.kept).await? != found.kept {
        return Err(Error::invalid("this person was linked with another one since; undo that first"));
    }
    let ids = [ctx.tenant.into(), Arg::ids([found.kept])];
    tx.query::<IdentityId>(&store::LOCK_IDENTITIES, &ids).await?;
    let came: Vec<CaseId> = tx.query(&store::CAME_WITH, &args![ctx.tenant, id]).await?;
    joins::part_between(tx, ctx, brand, &came).await?;

    let by = ctx.actor.user();
    let back: Vec<IdentityId> =
        tx.query(&store::UNDO_JOINED_LINKS, &args![ctx.now(), by, ctx.tenant, found.kept, id]).await?;
    relink(tx, ctx, &back, found.joined, json!({ "by": "undone", "join": id }), None).await?;
    let theirs = sort_out(tx, ctx, brand, &found, &came, &back).await?;
    give(tx, ctx, &theirs, found.joined).await?;
    tx.execute(&store::PART_PERSONS, &args![ctx.now(), by, ctx.tenant, id]).await?;
    for person in [found.kept, found.joined] {
        show(tx, ctx, person).await?;
    }
    searched_anew(tx, ctx, found.kept, found.joined).await?;
    if let Some(suggestion) = found.suggestion_id {
        super::decide(tx, ctx, suggestion, State::Open).await?;
    }
    let mut all: Vec<Case> = tx.query(&store::CASES_OF, &args![ctx.tenant, found.kept]).await?;
    all.extend(tx.query::<Case>(&store::CASES_OF, &args![ctx.tenant, found.joined]).await?);
    tell(tx, ctx, Kind::PersonsUnlinked, &all, json!({ "join": id })).await?;
    Ok(PersonJoin { undone_at: Some(ctx.now()), undone_by: by, ..found })
}

/// Which cases go back. A case in which both have written since is split, so that each keeps their own words; one that
/// is resolved stays whole, because nothing in it waits for anybody.
async fn sort_out(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    join: &PersonJoin,
    came: &[CaseId],
    back: &[IdentityId],
) -> Result<Vec<CaseId>> {
    let all: Vec<Case> = tx.query(&store::CASES_OF, &args![ctx.tenant, join.kept]).await?;
    let ids = [ctx.tenant.into(), Arg::ids(all.iter().map(|case| case.id))];
    let written: Vec<(CaseId, IdentityId, i64)> = tx.query(&store::WRITTEN_BY, &ids).await?;
    let mut writers: BTreeMap<CaseId, BTreeSet<IdentityId>> = BTreeMap::new();
    for (case, identity, _) in written {
        writers.entry(case).or_default().insert(identity);
    }
    let mut theirs = Vec::new();
    for case in all {
        let none = BTreeSet::new();
        let wrote = writers.get(&case.id).unwrap_or(&none);
        let (goes, stays): (Vec<IdentityId>, Vec<IdentityId>) =
            wrote.iter().partition(|identity| back.contains(identity));
        let is_theirs = came.contains(&case.id) || (!goes.is_empty() && stays.is_empty());
        let other = if is_theirs { stays } else { goes };
        if !other.is_empty() && case.joined_to.is_none() && case.state != cases::State::Resolved {
            let to = if is_theirs { join.kept } else { join.joined };
            joins::split(tx, ctx, brand, &case, &other, to).await?;
        }
        if is_theirs {
            theirs.push(case.id);
        }
    }
    Ok(theirs)
}

async fn relink(
    tx: &mut Tx,
    ctx: &Ctx,
    identities: &[IdentityId],
    to: PersonId,
    evidence: Value,
    join: Option<PersonJoinId>,
) -> Result<()> {
    let by = ctx.actor.user();
    let rows = identities.iter().map(|identity| {
        let link: LinkId = ctx.mint();
        args![ctx.tenant, link, *identity, to, evidence.clone(), ctx.now(), by, join].into()
    });
    tx.execute_many(&store::LINK, rows.collect()).await?;
    Ok(())
}

/// Cases with all their messages become somebody's.
async fn give(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId], to: PersonId) -> Result<()> {
    if cases.is_empty() {
        return Ok(());
    }
    for sql in [&store::GIVE_CASES, &store::GIVE_MESSAGES] {
        tx.execute(sql, &[to.into(), ctx.tenant.into(), Arg::ids(cases.iter().copied())]).await?;
    }
    Ok(())
}

#[derive(FromRow)]
struct Shown {
    name: String,
    avatar: Option<String>,
    reach: Option<i64>,
    first_seen_at: Option<Instant>,
    last_seen_at: Instant,
}

/// What a person shows follows from the addresses that they have now. Who has none stays as they were.
async fn show(tx: &mut Tx, ctx: &Ctx, person: PersonId) -> Result<()> {
    let shown: Option<Shown> = tx.query_opt(&store::SHOWN, &args![ctx.tenant, person]).await?;
    let Some(s) = shown else { return Ok(()) };
    let first = s.first_seen_at.unwrap_or(s.last_seen_at);
    let args = args![s.name, s.avatar, s.reach, first, s.last_seen_at, ctx.tenant, person];
    tx.execute(&store::SHOW, &args).await?;
    Ok(())
}

/// Notes in every case that goes on what became of its person.
async fn tell(tx: &mut Tx, ctx: &Ctx, kind: Kind, cases: &[Case], data: Value) -> Result<()> {
    let goes_on = |case: &&Case| case.state != cases::State::Resolved;
    let open: Vec<CaseId> = cases.iter().filter(goes_on).map(|case| case.id).collect();
    let mut trail = Trail::default();
    for case in &open {
        trail.note(ctx, kind, About::case(*case), data.clone());
    }
    if open.is_empty() {
        trail.note(ctx, kind, About::default(), data);
    }
    trail.flush(tx, ctx).await?;
    cases::changed_all(tx, &open);
    Ok(())
}
