//! Cards: a page of what is worth a word back, with all that was done about it, in a handful of statements.

use std::collections::HashMap;
use std::hash::Hash;

use db::{Arg, Tx, args};
use kernel::{CaseId, Ctx, Instant, MessageId, Millis, PersonId};

use super::{Answer, Budget, Card, Item, Kind, Passed, Place, Reply, Settings, decide, settings, store};
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::deeds::{self, Done};
use crate::rewards::{self, Chance};
use crate::{Error, Result, contacts, leads, rights};

/// How many cards a page holds.
const PAGE: usize = 30;
/// How far back waiting cards are counted.
const COUNTED: Millis = Millis::days(30);

/// Which cards.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Of these kinds; of all, if empty.
    pub kinds: Vec<Kind>,
    /// Those that were set aside.
    pub done: bool,
    /// Behind this one.
    pub after: Option<(Instant, MessageId)>,
}

/// How many cards wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Kind words.
    pub praise: u64,
    /// Questions of those who might buy.
    pub question: u64,
    /// What people made.
    pub content: u64,
}

/// A page of cards.
#[derive(Clone, Debug)]
pub struct Page {
    /// The newest first.
    pub cards: Vec<Card>,
    /// Behind which the next page starts.
    pub next: Option<(Instant, MessageId)>,
    /// How many wait.
    pub counts: Counts,
    /// What may still be given this month.
    pub budget: Budget,
    /// What the brand wants.
    pub settings: Settings,
}

/// A page of cards, the newest first.
pub async fn page(tx: &mut Tx, ctx: &Ctx, brand: &Brand, wanted: &Wanted) -> Result<Page> {
    allow(ctx, Right::Read)?;
    let settings = settings(tx, ctx).await?;
    let kinds = if wanted.kinds.is_empty() { Kind::ALL } else { &wanted.kinds };
    let kinds = Arg::texts(kinds.iter().map(|kind| kind.name().to_owned()));
    let newest = (Instant::from_micros(i64::MAX), MessageId::from_uuid(uuid::Uuid::max()));
    let (at, id) = wanted.after.unwrap_or(newest);
    let args = [ctx.tenant.into(), kinds, wanted.done.into(), at.into(), id.into(), (PAGE + 1).into()];
    let mut items: Vec<Item> = tx.query(&store::LIST, &args).await?;
    let more = items.len() > PAGE;
    items.truncate(PAGE);
    let next = items.last().filter(|_| more).map(|item| (item.at, item.message_id));
    let counted: Vec<(Kind, i64)> = tx.query(&store::COUNTS, &args![ctx.tenant, ctx.now() - COUNTED]).await?;
    let of = |kind| counted.iter().find(|(one, _)| *one == kind).map_or(0, |(_, n)| n.unsigned_abs());
    let counts =
        Counts { praise: of(Kind::Praise), question: of(Kind::Question), content: of(Kind::Content) };
    let budget = rewards::budget(tx, ctx, &settings).await?;
    let cards = dressed(tx, ctx, brand, &settings, budget, items).await?;
    Ok(Page { cards, next, counts, budget, settings })
}

/// One card.
///
/// # Errors
/// [`Error::NotFound`] if the message never stood in the list.
pub async fn card(tx: &mut Tx, ctx: &Ctx, brand: &Brand, message: MessageId) -> Result<Card> {
    allow(ctx, Right::Read)?;
    let item: Option<Item> = tx.query_opt(&store::ONE, &args![ctx.tenant, message]).await?;
    let item = item.ok_or(Error::not_found("message"))?;
    let settings = settings(tx, ctx).await?;
    let budget = rewards::budget(tx, ctx, &settings).await?;
    let mut cards = dressed(tx, ctx, brand, &settings, budget, vec![item]).await?;
    cards.pop().ok_or(Error::not_found("message"))
}

async fn dressed(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    settings: &Settings,
    budget: Budget,
    items: Vec<Item>,
) -> Result<Vec<Card>> {
    let tenant = || -> Arg<'static> { ctx.tenant.into() };
    let messages: Vec<MessageId> = items.iter().map(|item| item.message_id).collect();
    let cases: Vec<CaseId> = items.iter().map(|item| item.case_id).collect();
    let people: Vec<PersonId> = items.iter().map(|item| item.person_id).collect();
    let of_cases = || [tenant(), Arg::ids(cases.iter().copied())];
    let places: Vec<Place> = tx.query(&store::PLACES, &of_cases()).await?;
    let answers: Vec<Answer> = tx.query(&store::ANSWERS, &of_cases()).await?;
    let replies: Vec<Reply> = tx.query(&store::REPLIES, &of_cases()).await?;
    let passed: Vec<Passed> = tx.query(&store::HANDOVERS, &of_cases()).await?;
    let complaints: Vec<(PersonId, CaseId)> =
        tx.query(&store::COMPLAINTS, &[tenant(), Arg::ids(people.iter().copied())]).await?;
    let since = ctx.now() - Millis::days(settings.gift_days.into());
    let praises: Vec<(PersonId, i64)> =
        tx.query(&store::PRAISES, &[tenant(), Arg::ids(people.iter().copied()), since.into()]).await?;
    let deeds = deeds::of_cases(tx, ctx, &cases).await?;
    let mut rights = by(rights::of_messages(tx, ctx, &messages).await?, |one| one.message_id);
    let mut rewards = by(rewards::of_people(tx, ctx, &people).await?, |one| one.person_id);
    let mut leads = by(leads::of_cases(tx, ctx, &cases).await?, |one| one.case_id);
    let opted_out = contacts::opted_out(tx, ctx, &people).await?;
    let code = settings.code(brand);
    let cards = items.into_iter().filter_map(|item| {
        let place = places.iter().find(|place| place.case_id == item.case_id)?.clone();
        let reward = rewards.get_mut(&item.person_id).map(|all| all[0].clone());
        let complaint = complaints.iter().find(|(person, _)| *person == item.person_id);
        let praised = praises.iter().find(|(person, _)| *person == item.person_id).map_or(0, |(_, n)| *n);
        let chance = Chance {
            kind: item.kind,
            reach: item.reach,
            praised,
            unhappy: complaint.is_some(),
            opted_out: opted_out.contains_key(&item.person_id),
            given_at: reward.as_ref().map(|reward| reward.at),
            left: budget.left(),
            now: ctx.now(),
        };
        Some(Card {
            gift: rewards::suggest(settings, &chance),
            deeds: deeds.iter().filter(|deed: &&Done| deed.message_id == item.message_id).cloned().collect(),
            answers: answers.iter().filter(|one| one.case_id == item.case_id).cloned().collect(),
            replies: replies
                .iter()
                .filter(|one| one.case_id == item.case_id && one.at >= item.at && one.id != item.message_id)
                .cloned()
                .collect(),
            passed: passed.iter().find(|one| one.case_id == item.case_id).cloned(),
            rights: rights.remove(&item.message_id).map(|mut all| all.remove(0)),
            lead: leads.remove(&item.case_id).map(|mut all| all.remove(0)),
            opted_out: opted_out.get(&item.person_id).copied(),
            complaint: complaint.map(|(_, case)| *case),
            thanks: decide::thanks(settings, &item),
            ask: decide::ask(settings, &code, &item),
            reward,
            place,
            item,
        })
    });
    Ok(cards.collect())
}

fn by<K: Eq + Hash, T>(rows: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, Vec<T>> {
    let mut found: HashMap<K, Vec<T>> = HashMap::new();
    for row in rows {
        found.entry(key(&row)).or_default().push(row);
    }
    found
}
