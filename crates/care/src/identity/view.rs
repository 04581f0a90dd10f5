//! What is shown of suggestions and joins. Reads only.

use std::collections::{BTreeSet, HashMap};

use db::{Arg, FromRow, Tx, args};
use kernel::{CaseId, Ctx, IdentityId, Instant, LinkId, PersonId, PersonJoinId, SuggestionId, UserId};
use serde_json::Value;

use super::find::Known;
use super::model::{LastWords, PersonJoin, State, Suggestion};
use super::{decide, store};
use crate::access::{Right, allow};
use crate::cases::{self, Case};
use crate::people::{Identity, Person};
use crate::{Error, Result};

/// One of two who may be one.
#[derive(Clone, Debug)]
pub struct Party {
    /// Who they are now.
    pub person: Person,
    /// Their addresses, the one used last first.
    pub identities: Vec<Identity>,
    /// What they wrote last, if that was in the last 30 days.
    pub words: Option<LastWords>,
}

/// A suggestion with both whom it is about.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The suggestion.
    pub suggestion: Suggestion,
    /// The one who is looked at, or the one of the lower id.
    pub one: Party,
    /// The other.
    pub other: Party,
}

/// An address that is or was a person's.
#[derive(Clone, Debug, FromRow)]
pub struct Link {
    /// The link's id.
    pub id: LinkId,
    /// The address.
    pub identity_id: IdentityId,
    /// The network.
    pub channel: String,
    /// The present handle there.
    pub handle: String,
    /// Why it was linked.
    pub evidence: Value,
    /// When.
    pub linked_at: Instant,
    /// By whom; none if words arrived from it.
    pub linked_by: Option<UserId>,
    /// Until when it was theirs.
    pub undone_at: Option<Instant>,
    /// The join of persons by which it came.
    pub join_id: Option<PersonJoinId>,
}

/// What is known of who a person is.
#[derive(Clone, Debug)]
pub struct About {
    /// Who they are now: another one, if they were joined.
    pub head: PersonId,
    /// Every address that is or was theirs, the newest link first.
    pub links: Vec<Link>,
    /// The joins that they were part of, the newest first.
    pub joins: Vec<PersonJoin>,
    /// Suggestions about them, decided or not, the surest first.
    pub pairs: Vec<Pair>,
}

/// A person and everybody who was joined with them.
pub(super) async fn group(tx: &mut Tx, ctx: &Ctx, person: PersonId) -> Result<Vec<PersonId>> {
    Ok(tx.query(&store::GROUP, &args![ctx.tenant, person]).await?)
}

/// Who a person is now: themselves, or whom they were joined with.
pub async fn head(tx: &mut Tx, ctx: &Ctx, person: PersonId) -> Result<PersonId> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::HEAD, &args![ctx.tenant, person]).await?.ok_or(Error::not_found("person"))
}

/// One suggestion.
pub async fn suggestion(tx: &mut Tx, ctx: &Ctx, id: SuggestionId) -> Result<Suggestion> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::SUGGESTION, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("suggestion"))
}

/// Who a person is and may be.
pub async fn about(tx: &mut Tx, ctx: &Ctx, person: PersonId) -> Result<About> {
    allow(ctx, Right::Read)?;
    let group = group(tx, ctx, person).await?;
    let ids = [ctx.tenant.into(), Arg::ids(group)];
    Ok(About {
        head: head(tx, ctx, person).await?,
        links: tx.query(&store::LINKS, &args![ctx.tenant, person]).await?,
        joins: tx.query(&store::JOINS_OF, &ids).await?,
        pairs: of_person(tx, ctx, person).await?,
    })
}

/// The suggestions about a person and whoever was joined with them, the surest first, with both sides.
pub async fn of_person(tx: &mut Tx, ctx: &Ctx, person: PersonId) -> Result<Vec<Pair>> {
    allow(ctx, Right::Read)?;
    let group = group(tx, ctx, person).await?;
    let ids = [ctx.tenant.into(), Arg::ids(group.iter().copied())];
    let mut found: Vec<Suggestion> = tx.query(&store::ABOUT, &ids).await?;
    found.retain(|one| !(group.contains(&one.one) && group.contains(&one.other)));
    let mut pairs = pairs(tx, ctx, found).await?;
    for pair in &mut pairs {
        if pair.other.person.id == person {
            std::mem::swap(&mut pair.one, &mut pair.other);
        }
    }
    Ok(pairs)
}

/// What waits for a decision about a person now.
pub async fn open_pairs(tx: &mut Tx, ctx: &Ctx, person: PersonId) -> Result<Vec<Pair>> {
    let mut pairs = of_person(tx, ctx, person).await?;
    let now = ctx.now();
    pairs.retain(|pair| {
        let found = &pair.suggestion;
        found.state == State::Open && found.put_off_until.is_none_or(|until| until <= now)
    });
    Ok(pairs)
}

/// The suggestions in a state, the surest first, and how many stand how.
pub async fn suggestions(
    tx: &mut Tx,
    ctx: &Ctx,
    state: State,
    limit: u32,
) -> Result<(Vec<Pair>, Vec<(State, i64)>)> {
    allow(ctx, Right::Read)?;
    let limit = i64::from(limit.clamp(1, kernel::PAGE_MAX));
    let found: Vec<Suggestion> = tx.query(&store::IN_STATE, &args![ctx.tenant, state, limit]).await?;
    let counts = tx.query(&store::COUNTS, &args![ctx.tenant]).await?;
    Ok((pairs(tx, ctx, found).await?, counts))
}

/// The names that some persons show.
pub async fn names(tx: &mut Tx, ctx: &Ctx, persons: &[PersonId]) -> Result<HashMap<PersonId, String>> {
    allow(ctx, Right::Read)?;
    let ids = [ctx.tenant.into(), Arg::ids(persons.iter().copied())];
    let rows: Vec<Person> = tx.query(&store::PERSONS, &ids).await?;
    Ok(rows.into_iter().map(|person| (person.id, person.name)).collect())
}

/// The newest joins of persons.
pub async fn joins(tx: &mut Tx, ctx: &Ctx, limit: u32) -> Result<Vec<PersonJoin>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::NEWEST_JOINS, &args![ctx.tenant, i64::from(limit)]).await?)
}

async fn pairs(tx: &mut Tx, ctx: &Ctx, found: Vec<Suggestion>) -> Result<Vec<Pair>> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let persons: BTreeSet<PersonId> = found.iter().flat_map(|one| [one.one, one.other]).collect();
    let persons: Vec<PersonId> = persons.into_iter().collect();
    let ids = [ctx.tenant.into(), Arg::ids(persons.iter().copied())];
    let rows: Vec<Person> = tx.query(&store::PERSONS, &ids).await?;
    let rows: HashMap<PersonId, Person> = rows.into_iter().map(|person| (person.id, person)).collect();
    let known = Known::of(tx, ctx, &persons).await?;
    let party = |id: PersonId| {
        Some(Party {
            person: rows.get(&id)?.clone(),
            identities: known.identities(id).to_vec(),
            words: known.words(id).cloned(),
        })
    };
    let pair = |suggestion: Suggestion| {
        let (one, other) = (party(suggestion.one)?, party(suggestion.other)?);
        Some(Pair { suggestion, one, other })
    };
    Ok(found.into_iter().filter_map(pair).collect())
}

/// Open cases of a case's person that may be about the same issue.
pub fn same_issue_in<'c>(case: &Case, all: &'c [Case]) -> Vec<&'c Case> {
    all.iter().filter(|other| decide::same_issue(case, other)).collect()
}

/// The newest case of each of some persons.
pub(super) async fn newest_cases(tx: &mut Tx, ctx: &Ctx, persons: &[PersonId]) -> Result<Vec<CaseId>> {
    let mut newest = Vec::new();
    for person in persons {
        let cases: Vec<Case> = tx.query(&cases::store::OF_PERSON, &args![ctx.tenant, *person]).await?;
        newest.extend(cases.first().map(|case| case.id));
    }
    Ok(newest)
}
