//! Two cases become one, and two again.
//!
//! The messages of the later stand in the earlier, behind those that are there; its work item ends; its clocks are set
//! aside, and what waits for an answer there waits in the earlier since it began to. The way back puts each message
//! where it was, with what has been said to and by the same people since, and counts the clocks of both again.

use std::collections::{HashMap, HashSet};

use db::{Arg, FromRow, Json, Tx, args};
use kernel::{CaseId, CaseJoinId, ConversationId, Ctx, IdentityId, Instant, MessageId, PersonId, said};
use serde_json::json;

use super::model::{Before, CaseJoin, Duplicates, Stood};
use super::{decide, store};
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::{self, Case, Direction, Seen, State};
use crate::clocks::{self, Ask};
use crate::queues::{self, Turn};
use crate::trail::{About, Kind, Trail};
use crate::{Error, Result};

#[derive(Clone, Debug, FromRow)]
struct Stands {
    id: MessageId,
    seq: i64,
    direction: Direction,
    conversation_id: ConversationId,
    identity_id: IdentityId,
}

/// Makes two cases of one person one: the earlier goes on.
///
/// # Errors
/// [`Error::Invalid`] if they are not two open cases of one person, or if something hangs on the later one that has to
/// be finished first: words on their way or waiting for agreement, a question, a hand-over, a call, a promise.
pub async fn join_cases(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    one: CaseId,
    other: CaseId,
) -> Result<CaseJoinId> {
    allow(ctx, Right::Answer)?;
    let both: Vec<Case> = tx.query(&store::BOTH, &[ctx.tenant.into(), Arg::ids([one, other])]).await?;
    let [a, b]: [Case; 2] = both.try_into().map_err(|_| Error::not_found("case"))?;
    let (into, from) = decide::in_order(a, b);
    joinable(&into, &from)?;
    nothing_hangs(tx, ctx, from.id).await?;
    let (id, now): (CaseJoinId, Instant) = (ctx.mint(), ctx.now());

    let ours: Vec<Stands> = tx.query(&store::MESSAGES, &args![ctx.tenant, into.id]).await?;
    let moving: Vec<Stands> = tx.query(&store::MESSAGES, &args![ctx.tenant, from.id]).await?;
    let asks = waiting(tx, ctx, &from, &into, &moving).await?;
    let notes = moving.iter().map(|m| args![ctx.tenant, m.id, id, m.seq, now].into()).collect();
    tx.execute_many(&store::NOTE_MOVED, notes).await?;
    put(tx, ctx, &moving, into.id, into.person_id, into.last_seq).await?;
    let conversations: Vec<(ConversationId, IdentityId)> =
        tx.query(&store::CONVERSATIONS, &args![ctx.tenant, from.id]).await?;
    let conversations: Vec<ConversationId> = conversations.into_iter().map(|one| one.0).collect();
    converse(tx, ctx, from.id, into.id, &conversations).await?;

    let (stood, came) = (Stood::of(&into), Stood::of(&from));
    let left = decide::together(&stood, &came, from.last_inbound_at >= into.last_inbound_at);
    stand(tx, ctx, &into, &left, into.resolved_at, None).await?;
    let gone = Stood { state: State::Resolved, snoozed_until: None, ..came.clone() };
    stand(tx, ctx, &from, &gone, None, Some(into.id)).await?;
    count(tx, ctx, into.id, None).await?;
    let item = queues::joined(tx, ctx, from.id).await?;
    let clocks = clocks::set_aside(tx, ctx, from.id).await?;
    clocks::joined(tx, ctx, brand, into.id, &asks).await?;
    queues::turn(tx, ctx, into.id, Turn::from(left.state)).await?;

    let there: HashSet<IdentityId> = ours.iter().map(|m| m.identity_id).collect();
    let identities: HashSet<IdentityId> =
        moving.iter().map(|m| m.identity_id).filter(|identity| !there.contains(identity)).collect();
    let mut identities: Vec<IdentityId> = identities.into_iter().collect();
    identities.sort_unstable();
    let before = Before { from: came, into: stood, left, clocks, conversations, identities };
    let args = args![ctx.tenant, id, from.id, into.id, now, ctx.actor.user(), item, Json(before)];
    tx.execute(&store::JOIN_CASES, &args).await?;
    let mut trail = Trail::default();
    let data = json!({ "join": id, "from": from.id, "asks": asks, "duplicate_contact": true });
    trail.note(ctx, Kind::CasesJoined, About::case(into.id), data);
    let data = json!({ "join": id, "into": into.id, "asks": [] });
    trail.note(ctx, Kind::CasesJoined, About::case(from.id), data);
    trail.flush(tx, ctx).await?;
    cases::changed_all(tx, &[into.id, from.id]);
    Ok(id)
}

fn joinable(into: &Case, from: &Case) -> Result<()> {
    if into.person_id != from.person_id {
        return Err(Error::invalid("these are cases of two persons; say first that they are one"));
    }
    for case in [into, from] {
        if case.joined_to.is_some() {
            return Err(Error::invalid("one of these cases is part of another already"));
        }
        if case.state == State::Resolved {
            return Err(Error::invalid("one of these cases is resolved; only open cases become one"));
        }
    }
    Ok(())
}

/// What hangs on a case by its number would lose it.
async fn nothing_hangs(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    let hangs: Vec<String> = tx.query(&store::HANGS_ON, &args![ctx.tenant, case]).await?;
    Err(Error::invalid(match hangs.first().map(String::as_str) {
        None => return Ok(()),
        Some("words") => said!("words are about to leave in the later case; wait ten seconds and try again"),
        Some("approval") => {
            said!("words in the later case wait for agreement; decide about them or take them back first")
        }
        Some("consult") => {
            said!("a question in the later case waits for its answer; take it back or wait for it")
        }
        Some("call") => said!("a call of the later case is not over; make it or withdraw it first"),
        Some("promise") => {
            said!("something promised in the later case is not kept yet; keep it or withdraw it first")
        }
        Some(_) => said!("the later case was handed over and nobody has acknowledged it; take it first"),
    }))
}

/// What waits for an answer in a case, as it will wait in another: in that one's queue.
async fn waiting(tx: &mut Tx, ctx: &Ctx, from: &Case, into: &Case, said: &[Stands]) -> Result<Vec<Ask>> {
    let clocks = clocks::of_case(tx, ctx, from.id).await?;
    if !clocks.iter().any(|clock| clock.metric.is_reply() && clock.state.is_live()) {
        return Ok(Vec::new());
    }
    let answered = said.iter().filter(|m| m.direction == Direction::Outbound).map(|m| m.seq).max();
    let seqs: HashMap<MessageId, i64> = said.iter().map(|m| (m.id, m.seq)).collect();
    let mut asks = clocks::asked(tx, ctx, from.id).await?;
    let is_newer = |ask: &Ask| seqs.get(&ask.message).copied() > answered;
    if asks.iter().any(is_newer) {
        asks.retain(is_newer);
    }
    if let Some(item) = queues::open_of(tx, ctx, into.id).await? {
        for ask in &mut asks {
            ask.asked.queue.clone_from(&item.queue);
        }
    }
    Ok(asks)
}

/// Two cases that were made one are two again.
///
/// # Errors
/// [`Error::Invalid`] if they are already, if the one was joined with a third since, or if words are about to leave.
pub async fn part_cases(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CaseJoinId) -> Result<CaseJoin> {
    allow(ctx, Right::Answer)?;
    let join: Option<CaseJoin> = tx.query_opt(&store::CASE_JOIN, &args![ctx.tenant, id]).await?;
    let join = join.ok_or(Error::not_found("join"))?;
    if join.undone_at.is_some() {
        return Err(Error::invalid("these cases are two already"));
    }
    part(tx, ctx, brand, join).await
}

/// Parts what was made one of cases of which only one is in the list, the newest first.
pub(super) async fn part_between(tx: &mut Tx, ctx: &Ctx, brand: &Brand, came: &[CaseId]) -> Result<()> {
    let args = [ctx.tenant.into(), Arg::ids(came.iter().copied())];
    let among: Vec<CaseJoin> = tx.query(&store::HOLDING_AMONG, &args).await?;
    for join in among {
        if came.contains(&join.from_case) != came.contains(&join.into_case) {
            part(tx, ctx, brand, join).await?;
        }
    }
    Ok(())
}

async fn part(tx: &mut Tx, ctx: &Ctx, brand: &Brand, join: CaseJoin) -> Result<CaseJoin> {
    let ids = [ctx.tenant.into(), Arg::ids([join.into_case, join.from_case])];
    let both: Vec<Case> = tx.query(&store::BOTH, &ids).await?;
    let find = |id: CaseId| both.iter().find(|case| case.id == id).cloned().ok_or(Error::not_found("case"));
    let (into, from) = (find(join.into_case)?, find(join.from_case)?);
    if into.joined_to.is_some() {
        return Err(Error::invalid("this case was joined with another one since; part those first"));
    }
    let hangs: Vec<String> = tx.query(&store::HANGS_ON, &args![ctx.tenant, into.id]).await?;
    if hangs.iter().any(|what| what == "words") {
        return Err(Error::invalid("words are about to leave in this case; wait ten seconds and try again"));
    }
    let before = join.before.0.clone();

    let here: Vec<Stands> = tx.query(&store::MESSAGES, &args![ctx.tenant, into.id]).await?;
    let moved: Vec<(MessageId, i64)> = tx.query(&store::MOVED, &args![ctx.tenant, join.id]).await?;
    let moved: HashMap<MessageId, i64> = moved.into_iter().collect();
    let newest = here.iter().filter(|m| moved.contains_key(&m.id)).map(|m| m.seq).max().unwrap_or(0);
    let theirs = |m: &&Stands| {
        before.conversations.contains(&m.conversation_id) || before.identities.contains(&m.identity_id)
    };
    // What was said since to and by the same people goes with them, behind what they had said.
    let since: Vec<Stands> = here
        .iter()
        .filter(|m| m.seq > newest && !moved.contains_key(&m.id))
        .filter(theirs)
        .cloned()
        .collect();
    let spoken = here.iter().any(|m| m.seq > newest && !since.iter().any(|one| one.id == m.id));
    let back = here.iter().filter_map(|m| Some((m.id, *moved.get(&m.id)?)));
    let rows = back.map(|(id, seq)| args![from.id, seq, from.person_id, ctx.tenant, id].into());
    tx.execute_many(&store::MOVE, rows.collect()).await?;
    put(tx, ctx, &since, from.id, from.person_id, from.last_seq).await?;
    tx.execute(&store::NOTE_BACK, &args![ctx.now(), ctx.tenant, join.id]).await?;
    let conversations: Vec<(ConversationId, IdentityId)> =
        tx.query(&store::CONVERSATIONS, &args![ctx.tenant, into.id]).await?;
    let go = |one: &&(ConversationId, IdentityId)| {
        before.conversations.contains(&one.0) || before.identities.contains(&one.1)
    };
    let conversations: Vec<ConversationId> = conversations.iter().filter(go).map(|one| one.0).collect();
    converse(tx, ctx, into.id, from.id, &conversations).await?;
    tx.execute(&store::PART_CASES, &args![ctx.now(), ctx.actor.user(), ctx.tenant, join.id]).await?;

    let stays = decide::apart(&Stood::of(&into), &before.into, &before.left, spoken);
    stand(tx, ctx, &into, &stays, into.resolved_at, None).await?;
    let mut goes = before.from.clone();
    if let Some(last) = since.iter().rev().find(|m| m.direction != Direction::Note) {
        goes.state = if last.direction == Direction::Inbound { State::Open } else { State::Waiting };
        goes.snoozed_until = None;
    }
    stand(tx, ctx, &from, &goes, None, None).await?;
    for case in [into.id, from.id] {
        count(tx, ctx, case, Some(join.at)).await?;
    }
    if let Some(item) = join.work_item {
        queues::parted(tx, ctx, item, Turn::from(goes.state)).await?;
    }
    queues::turn(tx, ctx, into.id, Turn::from(stays.state)).await?;
    let mut trail = Trail::default();
    for case in [into.id, from.id] {
        trail.note(ctx, Kind::CasesParted, About::case(case), json!({ "join": join.id }));
    }
    trail.flush(tx, ctx).await?;
    clocks::recount(tx, ctx, brand, into.id, Vec::new()).await?;
    clocks::recount(tx, ctx, brand, from.id, before.clocks).await?;
    cases::changed_all(tx, &[into.id, from.id]);
    Ok(CaseJoin { undone_at: Some(ctx.now()), undone_by: ctx.actor.user(), ..join })
}

/// What some people said in a case becomes a case of its own, in the same queue: it is another person's.
pub(super) async fn split(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: &Case,
    of: &[IdentityId],
    to: PersonId,
) -> Result<CaseId> {
    let here: Vec<Stands> = tx.query(&store::MESSAGES, &args![ctx.tenant, case.id]).await?;
    let going: Vec<Stands> = here.iter().filter(|m| of.contains(&m.identity_id)).cloned().collect();
    let last = going.iter().rev().find(|m| m.direction != Direction::Note);
    let ours = last.is_none_or(|last| last.direction == Direction::Inbound);
    let state = if ours { State::Open } else { State::Waiting };
    let new = Case { id: ctx.mint(), person_id: to, state, snoozed_until: None, reopened: 0, ..case.clone() };
    let id = new.id;
    cases::insert(tx, ctx, new).await?;
    put(tx, ctx, &going, id, to, 0).await?;
    let conversations: Vec<(ConversationId, IdentityId)> =
        tx.query(&store::CONVERSATIONS, &args![ctx.tenant, case.id]).await?;
    let conversations: Vec<ConversationId> =
        conversations.iter().filter(|one| of.contains(&one.1)).map(|one| one.0).collect();
    converse(tx, ctx, case.id, id, &conversations).await?;
    for case in [case.id, id] {
        count(tx, ctx, case, Some(Instant::from_micros(i64::MIN))).await?;
    }
    queues::split(tx, ctx, case.id, id, Turn::from(state)).await?;
    let mut trail = Trail::default();
    trail.note(ctx, Kind::CasesParted, About::case(case.id), json!({ "new": id }));
    trail.note(ctx, Kind::CasesParted, About::case(id), json!({ "from": case.id }));
    trail.flush(tx, ctx).await?;
    for case in [case.id, id] {
        clocks::recount(tx, ctx, brand, case, Vec::new()).await?;
    }
    cases::changed_all(tx, &[case.id, id]);
    Ok(id)
}

/// Messages stand in a case, in their order, behind a place in it.
async fn put(
    tx: &mut Tx,
    ctx: &Ctx,
    messages: &[Stands],
    case: CaseId,
    person: PersonId,
    behind: i64,
) -> Result<()> {
    let rows = messages.iter().zip(behind + 1..);
    let rows = rows.map(|(message, seq)| args![case, seq, person, ctx.tenant, message.id].into());
    tx.execute_many(&store::MOVE, rows.collect()).await?;
    Ok(())
}

async fn converse(
    tx: &mut Tx,
    ctx: &Ctx,
    from: CaseId,
    to: CaseId,
    conversations: &[ConversationId],
) -> Result<()> {
    let ids = Arg::ids(conversations.iter().copied());
    tx.execute(&store::MOVE_CONVERSATIONS, &[to.into(), ctx.tenant.into(), from.into(), ids]).await?;
    Ok(())
}

async fn stand(
    tx: &mut Tx,
    ctx: &Ctx,
    case: &Case,
    stood: &Stood,
    resolved_at: Option<Instant>,
    joined_to: Option<CaseId>,
) -> Result<()> {
    let s = stood.clone();
    let args = args![
        s.state,
        s.snoozed_until,
        resolved_at,
        s.topic,
        s.sentiment,
        s.needs_triage,
        joined_to,
        ctx.tenant,
        case.id
    ];
    tx.execute(&store::SET_STOOD, &args).await?;
    Ok(())
}

/// What lists show of a case follows from its messages; when it was answered, from `since` on.
async fn count(tx: &mut Tx, ctx: &Ctx, case: CaseId, since: Option<Instant>) -> Result<()> {
    let (seq, heard, answered): (i64, Option<Instant>, Option<Instant>) =
        tx.query_one(&store::COUNTED, &args![ctx.tenant, case]).await?;
    let last: Option<(Instant, String, Direction, Seen)> =
        tx.query_opt(&cases::store::LAST_SAID, &args![ctx.tenant, case]).await?;
    let Some((at, text, direction, seen)) = last else { return Ok(()) };
    let shown = cases::decide::first_line(&text);
    let since = since.unwrap_or(Instant::from_micros(i64::MAX));
    let args = args![seq, heard, since, answered, at, shown, direction, seen, ctx.tenant, case];
    tx.execute(&store::SET_COUNTED, &args).await?;
    Ok(())
}

impl Stood {
    fn of(case: &Case) -> Self {
        Self {
            state: case.state,
            snoozed_until: case.snoozed_until,
            topic: case.topic.clone(),
            sentiment: case.sentiment.clone(),
            needs_triage: case.needs_triage,
        }
    }
}

/// What a case took in or became part of, the newest first; also what was parted.
pub async fn joins_of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<CaseJoin>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::CASE_JOINS_OF, &args![ctx.tenant, case]).await?)
}

/// How many people wrote twice about one thing, of what was joined since.
pub async fn duplicates(tx: &mut Tx, ctx: &Ctx, since: Instant) -> Result<Duplicates> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_one(&store::DUPLICATES, &args![ctx.tenant, since]).await?)
}
