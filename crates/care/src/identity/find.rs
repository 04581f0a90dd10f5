//! Finding who may be one: when words arrive that name their author, and when somebody asks.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use db::{Arg, FromRow, Json, Tx, args};
use kernel::{Ctx, IdentityId, Instant, Millis, PersonId, SuggestionId};

use super::decide::{self, SUGGESTED, Side};
use super::model::{Evidence, LastWords, Sign, State, Suggestion};
use super::{links, note_pair, store, view};
use crate::Result;
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::people::{self, Held, Identity};
use crate::trail::Kind;

/// What more persons share names none of them.
const SHARED_BY: usize = 6;
/// How many others are compared with one person.
const COMPARED: i64 = 20;
/// How old words may be that are compared.
const RECENT: Millis = Millis::days(30);

/// Words arrived that name several persons in one way: they may be one. Costs nothing where nobody shares anything.
pub async fn noticed(tx: &mut Tx, ctx: &Ctx, brand: &Brand, held: Vec<Held>) -> Result<()> {
    let mut by_key: BTreeMap<&str, BTreeSet<PersonId>> = BTreeMap::new();
    for one in &held {
        by_key.entry(&one.key).or_default().insert(one.person_id);
    }
    let mut pairs = BTreeSet::new();
    for persons in by_key.values().filter(|persons| persons.len() <= SHARED_BY) {
        for one in persons {
            pairs.extend(persons.range(*one..).skip(1).map(|other| (*one, *other)));
        }
    }
    if pairs.is_empty() {
        return Ok(());
    }
    let pairs: Vec<_> = pairs.into_iter().collect();
    compare(tx, ctx, brand, &pairs).await.map(drop)
}

/// Looks for others who may be a person: by what names them, and by their handle on other networks. What was found is
/// in the answer and waits for a decision.
pub async fn look_for(tx: &mut Tx, ctx: &Ctx, brand: &Brand, person: PersonId) -> Result<Vec<SuggestionId>> {
    allow(ctx, Right::Answer)?;
    let person = view::head(tx, ctx, person).await?;
    let args = args![ctx.tenant, person, COMPARED];
    let mut others: Vec<PersonId> = tx.query(&store::ALSO, &args).await?;
    others.extend(tx.query::<PersonId>(&store::NAMESAKES, &args).await?);
    let pairs: BTreeSet<_> = others.into_iter().map(|other| (person.min(other), person.max(other))).collect();
    let pairs: Vec<_> = pairs.into_iter().collect();
    compare(tx, ctx, brand, &pairs).await
}

#[derive(FromRow)]
struct Address {
    person_id: PersonId,
    id: IdentityId,
    channel: String,
    external_id: String,
    handle: String,
    name: String,
    avatar: Option<String>,
    reach: Option<u64>,
    first_seen_at: Instant,
    last_seen_at: Instant,
}

/// What is known of those who are compared.
pub(super) struct Known {
    held: Vec<Held>,
    holders: BTreeMap<String, usize>,
    identities: HashMap<PersonId, Vec<Identity>>,
    words: HashMap<PersonId, LastWords>,
}

impl Known {
    pub(super) async fn of(tx: &mut Tx, ctx: &Ctx, persons: &[PersonId]) -> Result<Self> {
        let ids = || Arg::ids(persons.iter().copied());
        let held: Vec<Held> = tx.query(&people::store::NAMED, &[ctx.tenant.into(), ids()]).await?;
        let keys = Arg::texts(held.iter().map(|held| held.key.as_str()));
        let holders: Vec<(String, i64)> = tx.query(&store::HOLDING, &[ctx.tenant.into(), keys]).await?;
        let addresses: Vec<Address> = tx.query(&store::ADDRESSES, &[ctx.tenant.into(), ids()]).await?;
        let since = ctx.now() - RECENT;
        let words: Vec<LastWords> =
            tx.query(&store::LAST_WORDS, &[ctx.tenant.into(), ids(), since.into()]).await?;
        let mut identities: HashMap<PersonId, Vec<Identity>> = HashMap::new();
        for a in addresses {
            identities.entry(a.person_id).or_default().push(Identity {
                id: a.id,
                channel: a.channel,
                external_id: a.external_id,
                handle: a.handle,
                name: a.name,
                avatar: a.avatar,
                reach: a.reach,
                first_seen_at: a.first_seen_at,
                last_seen_at: a.last_seen_at,
            });
        }
        Ok(Self {
            held,
            holders: holders.into_iter().map(|(key, n)| (key, usize::try_from(n).unwrap_or(1))).collect(),
            identities,
            words: words.into_iter().map(|words| (words.person_id, words)).collect(),
        })
    }

    fn side(&self, id: PersonId) -> Side<'_> {
        let identities = self.identities.get(&id).map_or(&[][..], Vec::as_slice);
        Side { id, identities, words: self.words.get(&id) }
    }

    pub(super) fn evidence(&self, one: PersonId, other: PersonId) -> Vec<Evidence> {
        decide::compare(self.side(one), self.side(other), &self.held, &self.holders)
    }

    pub(super) fn identities(&self, person: PersonId) -> &[Identity] {
        self.side(person).identities
    }

    pub(super) fn words(&self, person: PersonId) -> Option<&LastWords> {
        self.words.get(&person)
    }
}

/// Compares pairs of persons, each with the lower id first; returns the suggestions that wait for a decision.
async fn compare(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    pairs: &[(PersonId, PersonId)],
) -> Result<Vec<SuggestionId>> {
    if pairs.is_empty() {
        return Ok(Vec::new());
    }
    let persons: BTreeSet<PersonId> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
    let known = Known::of(tx, ctx, &persons.into_iter().collect::<Vec<_>>()).await?;
    let standing = standing(tx, ctx, pairs).await?;
    let automatic = tx.query_opt(&store::POLICY, &args![ctx.tenant]).await?.unwrap_or(false);
    let mut open = Vec::new();
    for (one, other) in pairs {
        let evidence = known.evidence(*one, *other);
        let verified = evidence.iter().any(|one| one.sign == Sign::Verified);
        let found = standing.get(&(*one, *other));
        if !(automatic && verified) && says_nothing_new(found, &evidence) {
            open.extend(found.filter(|found| found.state == State::Open).map(|found| found.id));
            continue;
        }
        let Some(found) = record(tx, ctx, (*one, *other), evidence).await? else { continue };
        if automatic && verified {
            links::by_itself(tx, ctx, brand, &found).await?;
        } else {
            open.push(found.id);
        }
    }
    Ok(open)
}

/// What was found about some pairs before.
async fn standing(
    tx: &mut Tx,
    ctx: &Ctx,
    pairs: &[(PersonId, PersonId)],
) -> Result<HashMap<(PersonId, PersonId), Suggestion>> {
    let (ones, others): (BTreeSet<_>, BTreeSet<_>) = pairs.iter().copied().unzip();
    let args = [ctx.tenant.into(), Arg::ids(ones), Arg::ids(others)];
    let found: Vec<Suggestion> = tx.query(&store::PAIRS, &args).await?;
    Ok(found.into_iter().map(|found| ((found.one, found.other), found)).collect())
}

/// Whether what speaks for a pair changes nothing: people say the same number again and again.
fn says_nothing_new(found: Option<&Suggestion>, evidence: &[Evidence]) -> bool {
    let enough = decide::score(evidence) >= SUGGESTED;
    match found {
        None => !enough,
        Some(found) => match found.state {
            State::Rejected | State::Confirmed => true,
            State::Withdrawn => !enough,
            State::Open => enough && found.evidence.0 == evidence,
        },
    }
}

/// Keeps what speaks for a pair. `None` if nobody has to be asked: too little speaks for it, or it was decided.
async fn record(
    tx: &mut Tx,
    ctx: &Ctx,
    (one, other): (PersonId, PersonId),
    evidence: Vec<Evidence>,
) -> Result<Option<Suggestion>> {
    let score = decide::score(&evidence);
    let before: Option<Suggestion> = tx.query_opt(&store::PAIR, &args![ctx.tenant, one, other]).await?;
    let enough = score >= SUGGESTED;
    let (id, new) = match &before {
        None if !enough => return Ok(None),
        None => (ctx.mint(), true),
        Some(found) if matches!(found.state, State::Rejected | State::Confirmed) => return Ok(None),
        Some(found) if !enough && found.state == State::Withdrawn => return Ok(None),
        Some(found) => (found.id, enough && found.state == State::Withdrawn),
    };
    if new && links::not_same(tx, ctx, one, other).await? {
        return Ok(None);
    }
    let state = if enough { State::Open } else { State::Withdrawn };
    let found_at = before.as_ref().filter(|_| !new).map_or(ctx.now(), |found| found.found_at);
    let put_off_until = before.as_ref().and_then(|found| found.put_off_until);
    match before {
        None => {
            let args = args![ctx.tenant, id, one, other, score, Json(&evidence), state, found_at];
            tx.execute(&store::SUGGEST, &args).await?;
        }
        Some(_) => {
            let args = args![score, Json(&evidence), state, found_at, ctx.tenant, id];
            tx.execute(&store::REWEIGH, &args).await?;
        }
    }
    let found = Suggestion {
        id,
        one,
        other,
        score,
        evidence: Json(evidence),
        state,
        found_at,
        put_off_until,
        decided_at: None,
        decided_by: None,
    };
    if new {
        note_pair(tx, ctx, Kind::IdentitySuggested, &found).await?;
    }
    Ok(enough.then_some(found))
}
