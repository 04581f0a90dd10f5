//! The register of complaints: what people complained about, what it came from, what was done, and by when.
//!
//! In: a case that is a complaint, by an agent's word; facts only offer it. Out: an entry with a number of its year,
//! deadlines, a cause, redress; lists, counts, a file. Promised: a case has one entry at most; numbers are given once and
//! without gaps; every change is in the trail of the case; an entry is closed with its cause and what was done.

pub mod csv;
mod model;
pub mod store;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use db::{Tx, args};
use kernel::{CaseId, ComplaintId, Ctx, Instant, said};
use serde_json::{Map, Value, json};

pub use model::{Change, Complaint, Money, New, Number, Offer, Policy, ReadIn, State, Step, Which};

use crate::access::{Right, allow};
use crate::error::Wrong;
use crate::trail::{self, About, Event, Kind};
use crate::wrap_up::outline::leaves;
use crate::{Conflict, Error, Result, access, cases, goodwill, queues, wrap_up};

/// The most entries of a list.
pub const LISTED: usize = 5_000;
/// The longest text in an entry, in characters.
const LONGEST: usize = 4_000;

/// How the brand deals with complaints.
pub async fn policy(tx: &mut Tx, ctx: &Ctx) -> Result<Policy> {
    allow(ctx, Right::Read)?;
    Ok(wrap_up::settings(tx, ctx).await?.1.complaints)
}

/// One entry.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: ComplaintId) -> Result<Complaint> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("complaint"))
}

/// The entry of this number.
pub async fn numbered(tx: &mut Tx, ctx: &Ctx, number: Number) -> Result<Complaint> {
    allow(ctx, Right::Read)?;
    let found = tx.query_opt(&store::BY_NUMBER, &args![ctx.tenant, number.year, number.number]).await?;
    found.ok_or(Error::not_found("complaint"))
}

/// The entry of a case.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Option<Complaint>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_opt(&store::OF_CASE, &args![ctx.tenant, case]).await?)
}

/// Entries, newest first, behind a place; at most so many.
pub async fn page(
    tx: &mut Tx,
    ctx: &Ctx,
    which: &Which,
    behind: Option<Number>,
    many: usize,
) -> Result<Vec<Complaint>> {
    allow(ctx, Right::Read)?;
    let behind = behind.unwrap_or(Number { year: i64::MAX, number: i64::MAX });
    let late = if which.late { ctx.now().micros() } else { 0 };
    let args = args![
        ctx.tenant,
        behind.year,
        behind.number,
        &which.state,
        &which.category,
        &which.cause,
        &which.channel,
        which.owner,
        which.year.unwrap_or(0),
        late,
        i64::from(which.external),
        many
    ];
    Ok(tx.query(&store::LIST, &args).await?)
}

/// Entries, newest first; no more than 5,000.
pub async fn list(tx: &mut Tx, ctx: &Ctx, which: &Which) -> Result<Vec<Complaint>> {
    page(tx, ctx, which, None, LISTED).await
}

/// The years that have entries, newest first.
pub async fn years(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<i64>> {
    allow(ctx, Right::Read)?;
    let years: Vec<(i64, i64)> = tx.query(&store::YEARS, &args![ctx.tenant]).await?;
    Ok(years.into_iter().map(|(year, _)| year).collect())
}

/// What happened to an entry, oldest first.
pub async fn history(tx: &mut Tx, ctx: &Ctx, entry: &Complaint) -> Result<Vec<Event>> {
    let events = trail::of_case(tx, ctx, entry.case_id).await?;
    let own = [Kind::ComplaintRegistered, Kind::ComplaintChanged, Kind::ComplaintMoved];
    Ok(events.into_iter().filter(|event| own.contains(&event.kind)).collect())
}

/// What was read in a case.
pub async fn read_in(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<ReadIn> {
    allow(ctx, Right::Read)?;
    let facts: Vec<Value> = tx.query(&store::READ, &args![ctx.tenant, case]).await?;
    let readings: Vec<triage::Reading> =
        facts.into_iter().filter_map(|facts| serde_json::from_value(facts).ok()).collect();
    Ok(ReadIn {
        intent: readings.iter().find_map(|read| read.intent.best()).map(|intent| intent.as_str().to_owned()),
        severity: readings.iter().filter_map(|read| read.severity.best().copied()).max(),
    })
}

/// Puts a case into the register, or says more about its entry; a closed one comes back.
///
/// # Errors
/// [`Error::Fields`] with a sentence for what makes no sense.
pub async fn register(tx: &mut Tx, ctx: &Ctx, case: CaseId, new: &New) -> Result<ComplaintId> {
    allow(ctx, Right::Answer)?;
    let case = cases::lock(tx, ctx, case).await?;
    let policy = policy(tx, ctx).await?;
    let change = Change {
        category: Some(new.category.clone()),
        severity: Some(new.severity),
        cause: new.cause.clone(),
        remedy: new.remedy.clone(),
        ..Change::default()
    };
    if let Some(entry) = of_case(tx, ctx, case.id).await? {
        if entry.state == State::Closed {
            moved(tx, ctx, &entry, Step::Reopen).await?;
        }
        let entry = get(tx, ctx, entry.id).await?;
        apply(tx, ctx, &policy, entry.clone(), &change).await?;
        return Ok(entry.id);
    }
    let received = case.opened_at;
    let year = i64::from(received.timestamp().to_zoned(jiff::tz::TimeZone::UTC).year());
    let promised = goodwill::of_case(tx, ctx, case.id).await?.iter().map(|one| one.amount).sum();
    let item = queues::last_of(tx, ctx, case.id).await?;
    let entry = Complaint {
        id: ctx.mint(),
        year,
        number: 0,
        case_id: case.id,
        person_id: case.person_id,
        person: String::new(),
        channel: case.origin_channel.clone(),
        received_at: received,
        // Who has an answer of ours knows that we deal with it.
        state: if case.answered_at.is_some() { State::Acknowledged } else { State::Received },
        category: new.category.clone(),
        severity: i64::from(new.severity),
        cause: new.cause.clone().unwrap_or_default(),
        remedy: new.remedy.clone().unwrap_or_default().trim().to_owned(),
        redress: promised,
        currency: policy.currency.clone(),
        owner: item.and_then(|item| item.assignee).or(ctx.actor.user()),
        owner_name: None,
        acknowledge_by: policy.acknowledge_by(received),
        answer_by: policy.answer_by(received),
        acknowledged_at: case.answered_at,
        answered_at: None,
        closed_at: None,
        reopened: 0,
        external: String::new(),
        external_ref: String::new(),
        external_at: None,
        created_at: ctx.now(),
        changed_at: ctx.now(),
    };
    check(&policy, None, &entry)?;
    let number: i64 = tx.query_one(&store::NUMBER, &args![ctx.tenant, year]).await?;
    let entry = Complaint { number, ..entry };
    insert(tx, ctx, &entry).await?;
    let data = json!({ "number": entry.name().to_string(), "category": entry.category, "severity": entry.severity, "cause": entry.cause });
    trail::note(tx, ctx, Kind::ComplaintRegistered, About::case(case.id), data).await?;
    cases::changed(tx, case.id);
    Ok(entry.id)
}

async fn insert(tx: &mut Tx, ctx: &Ctx, one: &Complaint) -> Result<()> {
    let row = args![
        ctx.tenant,
        one.id,
        one.year,
        one.number,
        one.case_id,
        one.person_id,
        &one.channel,
        one.received_at,
        one.state,
        &one.category,
        one.severity,
        &one.cause,
        &one.remedy,
        one.redress,
        &one.currency,
        one.owner,
        one.acknowledge_by,
        one.answer_by,
        one.acknowledged_at,
        one.answered_at,
        one.closed_at,
        one.reopened,
        &one.external,
        &one.external_ref,
        one.external_at,
        ctx.actor.user(),
        one.created_at,
        one.changed_at
    ];
    tx.execute(&store::INSERT, &row).await?;
    Ok(())
}

/// Whether an entry makes sense; what stood there before may have been archived since.
fn check(policy: &Policy, before: Option<&Complaint>, entry: &Complaint) -> Result<()> {
    let mut wrong = Vec::new();
    let same = |of: fn(&Complaint) -> &String| before.is_some_and(|before| of(before) == of(entry));
    let knows = |tree: &[wrap_up::Node], path: &str| leaves(tree).iter().any(|leaf| leaf.path == path);
    if !same(|one| &one.category) && !knows(&policy.categories, &entry.category) {
        wrong.push(Wrong::new("category", "choose what kind of complaint it is"));
    }
    if !same(|one| &one.cause) && !entry.cause.is_empty() && !knows(&policy.causes, &entry.cause) {
        wrong.push(Wrong::new("cause", "choose what it came from, or leave it open"));
    }
    if !(0..=4).contains(&entry.severity) {
        wrong.push(Wrong::new("severity", "the severity goes from 0 to 4"));
    }
    let long = |text: &str, most: usize| text.chars().count() > most;
    if long(&entry.remedy, LONGEST) {
        wrong.push(Wrong::new("remedy", said!("{longest} characters are possible", longest = LONGEST)));
    }
    if long(&entry.external, 100) || long(&entry.external_ref, 100) {
        wrong.push(Wrong::new("external", "100 characters are possible"));
    }
    if wrong.is_empty() { Ok(()) } else { Err(Error::Fields(wrong)) }
}

/// Whoever answers for an entry may write in it; so may those who keep the register.
fn writable(ctx: &Ctx, entry: &Complaint) -> Result<()> {
    match entry.owner.is_some() && ctx.actor.user() == entry.owner {
        true => allow(ctx, Right::Answer),
        false => allow(ctx, Right::Register),
    }
}

async fn lock(tx: &mut Tx, ctx: &Ctx, id: ComplaintId) -> Result<Complaint> {
    tx.query_opt::<ComplaintId>(&store::LOCK, &args![ctx.tenant, id])
        .await?
        .ok_or(Error::not_found("complaint"))?;
    get(tx, ctx, id).await
}

/// Changes an entry.
///
/// # Errors
/// [`Error::Denied`] for who neither answers for it nor keeps the register; [`Conflict::State`] if somebody changed it
/// meanwhile; [`Error::Fields`] with a sentence for what makes no sense.
pub async fn change(tx: &mut Tx, ctx: &Ctx, id: ComplaintId, change: &Change) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let entry = lock(tx, ctx, id).await?;
    writable(ctx, &entry)?;
    if change.seen.is_some_and(|seen| seen != entry.changed_at) {
        return Err(
            Conflict::State { state: "changed by somebody else since you opened it; look again" }.into()
        );
    }
    let policy = policy(tx, ctx).await?;
    apply(tx, ctx, &policy, entry, change).await
}

async fn apply(tx: &mut Tx, ctx: &Ctx, policy: &Policy, before: Complaint, change: &Change) -> Result<()> {
    let text = |new: &Option<String>, old: &String| {
        new.as_ref().map_or_else(|| old.clone(), |new| new.trim().to_owned())
    };
    let redress = change.redress.clone().unwrap_or_else(|| before.money());
    let external = text(&change.external, &before.external);
    let after = Complaint {
        category: text(&change.category, &before.category),
        severity: change.severity.map_or(before.severity, i64::from),
        cause: text(&change.cause, &before.cause),
        remedy: text(&change.remedy, &before.remedy),
        redress: redress.minor,
        currency: redress.currency,
        owner: change.owner.unwrap_or(before.owner),
        external_ref: text(&change.external_ref, &before.external_ref),
        external_at: match (external.is_empty(), before.external == external) {
            (true, _) => None,
            (false, true) => before.external_at,
            (false, false) => Some(ctx.now()),
        },
        external,
        ..before.clone()
    };
    check(policy, Some(&before), &after)?;
    if let Some(owner) = after.owner.filter(|owner| before.owner != Some(*owner)) {
        access::user(tx, ctx, owner).await?;
    }
    let changed = difference(&before, &after);
    if changed.is_empty() {
        return Ok(());
    }
    update(tx, ctx, &after).await?;
    let data = json!({ "number": after.name().to_string(), "changed": changed });
    trail::note(tx, ctx, Kind::ComplaintChanged, About::case(after.case_id), data).await?;
    cases::changed(tx, after.case_id);
    Ok(())
}

/// What differs: codes with what they were and are; of words only that they differ.
fn difference(before: &Complaint, after: &Complaint) -> Map<String, Value> {
    let codes = [
        ("category", json!(before.category), json!(after.category)),
        ("severity", json!(before.severity), json!(after.severity)),
        ("cause", json!(before.cause), json!(after.cause)),
        ("redress", json!(before.money().to_string()), json!(after.money().to_string())),
        ("owner", json!(before.owner), json!(after.owner)),
        ("external", json!(before.external), json!(after.external)),
    ];
    let mut changed: Map<String, Value> = codes
        .into_iter()
        .filter(|(_, was, is)| was != is)
        .map(|(name, was, is)| (name.to_owned(), json!([was, is])))
        .collect();
    for (name, differs) in [
        ("remedy", before.remedy != after.remedy),
        ("external_ref", before.external_ref != after.external_ref),
    ] {
        if differs {
            changed.insert(name.into(), Value::Bool(true));
        }
    }
    changed
}

async fn update(tx: &mut Tx, ctx: &Ctx, one: &Complaint) -> Result<()> {
    let args = args![
        one.state,
        &one.category,
        one.severity,
        &one.cause,
        &one.remedy,
        one.redress,
        &one.currency,
        one.owner,
        one.acknowledged_at,
        one.answered_at,
        one.closed_at,
        one.reopened,
        &one.external,
        &one.external_ref,
        one.external_at,
        ctx.now(),
        ctx.tenant,
        one.id
    ];
    tx.execute(&store::UPDATE, &args).await?;
    Ok(())
}

/// A complaint is acknowledged, answered, closed, or not over after all.
///
/// # Errors
/// [`Error::Denied`] for who neither answers for it nor keeps the register; [`Conflict::State`] if it stands there
/// already; [`Error::Fields`] if it is closed without its cause or what was done.
pub async fn step(tx: &mut Tx, ctx: &Ctx, id: ComplaintId, step: Step) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let entry = lock(tx, ctx, id).await?;
    writable(ctx, &entry)?;
    moved(tx, ctx, &entry, step).await
}

async fn moved(tx: &mut Tx, ctx: &Ctx, before: &Complaint, step: Step) -> Result<()> {
    let mut after = before.clone();
    let now = Some(ctx.now());
    let fits = match step {
        Step::Acknowledge => before.state == State::Received,
        Step::Answer => matches!(before.state, State::Received | State::Acknowledged),
        Step::Close => before.state != State::Closed,
        Step::Reopen => before.state == State::Closed,
    };
    if !fits {
        return Err(Conflict::State { state: before.state.name() }.into());
    }
    match step {
        Step::Acknowledge => (after.state, after.acknowledged_at) = (State::Acknowledged, now),
        Step::Answer => {
            after.state = State::Answered;
            after.acknowledged_at = after.acknowledged_at.or(now);
            after.answered_at = now;
        }
        Step::Close => {
            let mut wrong = Vec::new();
            if before.cause.is_empty() {
                wrong.push(Wrong::new("cause", "say what it came from before it is closed"));
            }
            if before.remedy.is_empty() {
                wrong.push(Wrong::new("remedy", "say what was done before it is closed"));
            }
            if !wrong.is_empty() {
                return Err(Error::Fields(wrong));
            }
            after.state = State::Closed;
            after.acknowledged_at = after.acknowledged_at.or(now);
            after.answered_at = after.answered_at.or(now);
            after.closed_at = now;
        }
        Step::Reopen => {
            after.state = State::Acknowledged;
            (after.answered_at, after.closed_at) = (None, None);
            after.reopened += 1;
        }
    }
    update(tx, ctx, &after).await?;
    let data =
        json!({ "number": after.name().to_string(), "step": step, "from": before.state, "to": after.state });
    trail::note(tx, ctx, Kind::ComplaintMoved, About::case(after.case_id), data).await?;
    cases::changed(tx, after.case_id);
    Ok(())
}

/// The case is resolved: whoever complained has our answer. Closing is a decision of its own.
pub(crate) async fn answered(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    let Some(entry) = of_case(tx, ctx, case).await? else { return Ok(()) };
    match entry.state {
        State::Received | State::Acknowledged => moved(tx, ctx, &entry, Step::Answer).await,
        State::Answered | State::Closed => Ok(()),
    }
}

/// How many of some entries came from each cause at the top of the tree, the most first; `unknown` where nobody knows.
/// `below` is a path: then what is below it is counted.
pub fn by_cause(entries: &[Complaint], below: &str) -> Vec<(String, usize)> {
    let prefix = if below.is_empty() { String::new() } else { format!("{below}/") };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries {
        let cause = if entry.cause.is_empty() { "unknown" } else { &entry.cause };
        let key = match cause.strip_prefix(&prefix) {
            Some(rest) => format!("{prefix}{}", rest.split('/').next().unwrap_or(rest)),
            None => cause.to_owned(),
        };
        *counts.entry(key).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts
}

/// Whether a deadline has passed, for counts.
pub fn late(entries: &[Complaint], now: Instant) -> usize {
    entries.iter().filter(|entry| entry.is_late(now)).count()
}
