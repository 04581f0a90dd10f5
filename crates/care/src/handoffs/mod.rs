//! Who has it next?
//!
//! In: people who send a case on, facts that change, calendars that close, time that runs out. Out: a row for every
//! change of owner, with what travels along. Promised: a case is never without an owner: what another team does not
//! acknowledge in time comes back and goes up; a promise that runs goes on running, whoever has the case; by itself a
//! case moves at most three times an hour, and then a lead is told.

pub mod brief;
pub mod briefs;
mod decide;
mod due;
mod escalations;
mod here;
mod model;
pub mod store;
mod sun;
#[cfg(test)]
mod tests;
mod working;

use std::collections::HashMap;

use db::{Arg, Tx, args};
use kernel::{CaseId, Ctx, Instant, Millis, Role, Said, UserId, said};
use ownership::Facts;
use serde_json::{Value, json};

pub use decide::{MOVES, MOVES_IN, way};
pub use due::due;
pub(crate) use here::is_here;
pub use model::{Done, Handoff, Kind, State, Wish};
pub use working::Handoffs;
pub(crate) use working::Heard;

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::notifications::{self, To};
use crate::queues::{self, Touch, WorkItem};
use crate::routing::Policy;
use crate::trail::{self, About};
use crate::{Error, Result, cases, clocks, promises};

/// Why a case does not belong where it stands, as pages offer it; somebody may say it in other words.
pub const MISROUTED: [&str; 5] = [
    "another topic",
    "another department's job",
    "a language we don't speak",
    "not for this surface",
    "something else",
];
/// Why a case is handed over, as pages offer it.
pub const HANDED: [&str; 5] = [
    "needs another skill",
    "needs more authority",
    "the topic changed",
    "end of shift",
    "the customer asked for it",
];

/// Sends a case to another queue. Within a team it stands there and waits; another team has to acknowledge it in time,
/// or it comes back. Out of somebody else's hands, a lead sends it.
///
/// # Errors
/// [`Error::Invalid`] if there is no such queue, or if the case has moved three times within the hour and the caller is
/// no lead.
pub async fn send(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId, to: &str, wish: Wish) -> Result<()> {
    let item = queues::movable(tx, ctx, case).await?;
    known(brand, to)?;
    if item.queue == to {
        return Ok(());
    }
    steady(tx, ctx, case).await?;
    let (from_team, to_team) = (brand.team_of(&item.queue), brand.team_of(to));
    let is_handed = to_team.is_some() && from_team != to_team;
    let ack_due = is_handed.then(|| ack_due(ctx, brand, &item, to));
    let kind = if is_handed { Kind::Handoff } else { Kind::Transfer };
    let (by, Wish { reason, note, promised }) = (ctx.actor.user(), wish);
    if let Some(promised) = &promised {
        promises::carried(tx, ctx, brand, (case, &item.queue), promised).await?;
    }
    let reason = reason.map(Said::from);
    let wish = Move { by, reason, note, promised, ack_due, ..Move::new(kind, to) };
    make(tx, ctx, brand, &item, wish).await
}

/// Says that a case has come to the wrong team, and sends it on at once.
///
/// # Errors
/// As [`send`]; [`Error::Invalid`] if no reason is given, or if it stands there already.
pub async fn wrong_owner(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    to: &str,
    reason: &str,
) -> Result<()> {
    let item = queues::movable(tx, ctx, case).await?;
    known(brand, to)?;
    if item.queue == to {
        return Err(Error::invalid("the case stands there already; choose the queue that it belongs to"));
    }
    if reason.trim().is_empty() {
        return Err(Error::invalid("say in a word why it does not belong here: the rule is counted by it"));
    }
    steady(tx, ctx, case).await?;
    let (rule, since) = brought_by(tx, ctx, &item).await?;
    let wish = Move {
        by: ctx.actor.user(),
        rule,
        reason: Some(reason.trim().to_owned().into()),
        ack_due: brand.team_of(to).map(|_| ack_due(ctx, brand, &item, to)),
        lost: Some(ctx.now().since(since.max(item.created_at))),
        ..Move::new(Kind::WrongOwner, to)
    };
    make(tx, ctx, brand, &item, wish).await
}

/// The caller's team has what it was handed.
///
/// # Errors
/// [`Error::Invalid`] if nothing is to be acknowledged, or not by the caller.
pub async fn acknowledge(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    cases::get(tx, ctx, case).await?;
    if queues::acknowledge(tx, ctx, case, Touch::Writes).await? {
        return Ok(());
    }
    Err(Error::invalid(
        "there is nothing here for you to acknowledge: somebody has, or it was handed to another team",
    ))
}

/// The changes of owner of a case, oldest first; those that were held back, too.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Handoff>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?)
}

/// What nobody has acknowledged yet, the most urgent first.
pub async fn waiting(tx: &mut Tx, ctx: &Ctx, limit: usize) -> Result<Vec<Handoff>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::WAITING, &args![ctx.tenant, limit]).await?)
}

/// The newest changes of owner.
pub async fn newest(tx: &mut Tx, ctx: &Ctx, limit: usize) -> Result<Vec<Handoff>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::NEWEST, &args![ctx.tenant, limit]).await?)
}

/// What came to the wrong team since a moment, by one rule or (`None`) by any: the newest 1,000.
pub async fn wrong_owners(
    tx: &mut Tx,
    ctx: &Ctx,
    rule: Option<&str>,
    since: Instant,
) -> Result<Vec<Handoff>> {
    allow(ctx, Right::Read)?;
    let args = args![ctx.tenant, since, rule.is_none(), rule, 1000];
    Ok(tx.query(&store::WRONG_OWNERS, &args).await?)
}

/// Whether a person has moved a case since a moment: then a correction does not move it.
pub(crate) async fn moved_by_hand(tx: &mut Tx, ctx: &Ctx, case: CaseId, since: Instant) -> Result<bool> {
    let count: i64 = tx.query_one(&store::BY_HAND, &args![ctx.tenant, case, since]).await?;
    Ok(count > 0)
}

/// Where a change of what is known hands a case over to, if the model says so.
pub(crate) fn would_go(brand: &Brand, item: &WorkItem, before: &Facts, now: &Facts) -> Option<String> {
    let rule = decide::handoff_due(brand.model_of(item.version), &item.queue, before, now)?;
    Some(rule.to.to_string())
}

/// Somebody has taken what a queue offered to others: it is theirs now, and in their queue. `false` if somebody else was
/// faster. What has moved too often within the hour is not to be offered ([`automatic`]).
pub(crate) async fn overflow(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    to: &str,
    hands: UserId,
) -> Result<bool> {
    let Some(item) = queues::lock(tx, ctx, case).await?.filter(|item| item.assignee.is_none()) else {
        return Ok(false);
    };
    let rule = Some(decide::way(&item.queue, to));
    make(tx, ctx, brand, &item, Move { hands: Some(hands), rule, ..Move::new(Kind::Overflow, to) }).await?;
    Ok(true)
}

/// How often each of some cases has moved within the hour without anybody's doing; nothing for those that have not.
pub(crate) async fn automatic(
    tx: &mut Tx,
    ctx: &Ctx,
    cases: impl IntoIterator<Item = CaseId>,
) -> Result<HashMap<CaseId, i64>> {
    let since = ctx.now() - MOVES_IN;
    let counted: Vec<(CaseId, i64)> =
        tx.query(&store::MOVES_OF, &[ctx.tenant.into(), Arg::ids(cases), since.into()]).await?;
    Ok(counted.into_iter().collect())
}

/// A change of owner that is about to be made.
pub(crate) struct Move<'a> {
    pub kind: Kind,
    pub to: &'a str,
    /// Into whose hands.
    pub hands: Option<UserId>,
    /// Who does it; `None` for the product.
    pub by: Option<UserId>,
    pub rule: Option<String>,
    pub reason: Option<Said>,
    pub note: Option<String>,
    pub promised: Option<String>,
    /// Until when the receiver has to acknowledge it; never if absent.
    pub ack_due: Option<Instant>,
    /// What the receiver may say in the place of the owner.
    pub limits: Limits,
    /// How long it had been with the wrong team.
    pub lost: Option<Millis>,
}

/// What limits a team that holds a case for another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Limits {
    pub only: Option<Vec<String>>,
    pub public_reply: Option<String>,
}

impl<'a> Move<'a> {
    pub(crate) fn new(kind: Kind, to: &'a str) -> Self {
        Self {
            kind,
            to,
            hands: None,
            by: None,
            rule: None,
            reason: None,
            note: None,
            promised: None,
            ack_due: None,
            limits: Limits::default(),
            lost: None,
        }
    }

    /// The row that keeps it, of an item as it stood before.
    fn row(self, ctx: &Ctx, brand: &Brand, item: &WorkItem) -> Handoff {
        let state = if self.ack_due.is_some() { State::Waiting } else { State::Moved };
        let carried = json!({ "carry": carry(brand, item, self.to), "sla": item.sla, "due": item.due_at });
        Handoff {
            id: ctx.mint(),
            case_id: item.case_id,
            work_item: item.id,
            kind: self.kind,
            from_queue: item.queue.clone(),
            to_queue: self.to.to_owned(),
            to_team: brand.team_of(self.to).map(str::to_owned),
            from_user: item.assignee,
            to_user: self.hands,
            by_user: self.by,
            rule: self.rule,
            version: item.version,
            reason: self.reason,
            note: self.note,
            promised: self.promised,
            carried: Some(carried),
            at: ctx.now(),
            ack_due: self.ack_due,
            ack_at: None,
            ack_by: None,
            state,
            returned_at: None,
            lost_ms: self.lost,
        }
    }
}

/// Moves a case: its work item, the row, the event, and a word to those who have it next.
pub(crate) async fn make(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    item: &WorkItem,
    wish: Move<'_>,
) -> Result<()> {
    let Limits { only, public_reply } = wish.limits.clone();
    let policy = Policy::limited(item.policy.clone().map(|policy| policy.0), only, public_reply);
    tx.execute(&store::MOVED_ON, &args![ctx.tenant, item.case_id]).await?;
    queues::relocate(tx, ctx, item, wish.to, wish.hands, policy).await?;
    let to = wish.to;
    let row = wish.row(ctx, brand, item);
    let (kind, data) = told(&row);
    trail::note(tx, ctx, kind, About::case(item.case_id), data.clone()).await?;
    clocks::moved(tx, ctx, brand, item.case_id, to).await?;
    if let (State::Waiting, Some(team)) = (row.state, &row.to_team) {
        let kind = notifications::Kind::HandedOver;
        notifications::tell(tx, ctx, To::Team(team), kind, Some(row.case_id), data).await?;
    }
    tx.execute(&store::INSERT, &row.row(ctx)).await?;
    Ok(())
}

/// The event of a change of owner.
fn told(row: &Handoff) -> (trail::Kind, Value) {
    let (from, to) = (&row.from_queue, &row.to_queue);
    let by = if row.by_user.is_some() { "person" } else { "product" };
    let why = row.reason.as_deref().or(row.rule.as_deref());
    match row.kind {
        Kind::WrongOwner => (
            trail::Kind::WrongOwner,
            json!({ "from": from, "to": to, "reason": row.reason, "rule": row.rule, "by": by, "ack_due": row.ack_due }),
        ),
        Kind::Escalation => (trail::Kind::Escalated, json!({ "from": from, "to": to, "why": why, "by": by })),
        Kind::Return => (trail::Kind::Returned, json!({ "from": from, "to": to, "why": why })),
        Kind::Handoff | Kind::FollowTheSun => (
            trail::Kind::HandedOver,
            json!({ "from": from, "to": to, "reason": why.unwrap_or("no reason given"), "kind": row.kind, "by": by,
                "ack_due": row.ack_due }),
        ),
        Kind::Overflow => {
            (trail::Kind::Moved, json!({ "from": from, "to": to, "by": "overflow", "rule": row.rule }))
        }
        Kind::Transfer | Kind::Reroute => {
            (trail::Kind::Moved, json!({ "from": from, "to": to, "by": by, "rule": row.rule }))
        }
    }
}

/// Whether a case may move without anybody's doing. If not, that is noted and the receiver's leads are told.
async fn may_move(tx: &mut Tx, ctx: &Ctx, brand: &Brand, item: &WorkItem, wish: &Move<'_>) -> Result<bool> {
    let (_, automatic) = moves(tx, ctx, item.case_id).await?;
    if automatic < MOVES {
        return Ok(true);
    }
    let row = working::held(ctx, brand, item, wish);
    let data = json!({ "from": row.from_queue, "to": row.to_queue, "rule": row.rule });
    trail::note(tx, ctx, trail::Kind::MoveHeld, About::case(item.case_id), data.clone()).await?;
    let (to, kind) = (notifications::leads_of(brand, &item.queue), notifications::Kind::MoveHeld);
    notifications::tell(tx, ctx, to, kind, Some(item.case_id), data).await?;
    tx.execute(&store::INSERT, &row.row(ctx)).await?;
    Ok(false)
}

/// How often a case has moved within the hour, and how often of these without anybody's doing.
async fn moves(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<(i64, i64)> {
    Ok(tx.query_one(&store::MOVES, &args![ctx.tenant, case, ctx.now() - MOVES_IN]).await?)
}

/// A case that has moved often is a lead's to place.
async fn steady(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    let is_lead = ctx.actor.role().is_none_or(|role| role >= Role::Lead);
    if is_lead || moves(tx, ctx, case).await?.0 < MOVES {
        return Ok(());
    }
    Err(Error::invalid(
        "this case has moved three times within the hour. Ask the other team inside the case, or ask a lead where it \
         belongs: a lead can still move it",
    ))
}

fn known(brand: &Brand, queue: &str) -> Result<()> {
    if brand.has_queue(queue) {
        return Ok(());
    }
    Err(Error::invalid(said!("there is no queue `{queue}`", queue)))
}

fn ack_due(ctx: &Ctx, brand: &Brand, item: &WorkItem, to: &str) -> Instant {
    decide::ack_due(brand.model_of(item.version), &item.queue, to, ctx.now())
}

/// What goes along: as the rule of this way says, else all of it.
fn carry(brand: &Brand, item: &WorkItem, to: &str) -> Vec<String> {
    match decide::handoff(brand.model_of(item.version), &item.queue, to) {
        Some(rule) => rule.carry.iter().map(ToString::to_string).collect(),
        None => ["thread", "notes", "promised", "sla_clock"].map(str::to_owned).into(),
    }
}

/// What brought a case to where it stands, and when: the last move, else the rule that routed it there first.
async fn brought_by(tx: &mut Tx, ctx: &Ctx, item: &WorkItem) -> Result<(Option<String>, Instant)> {
    let last: Option<Handoff> = tx.query_opt(&store::LAST, &args![ctx.tenant, item.case_id]).await?;
    if let Some(last) = last.filter(|last| last.to_queue == item.queue) {
        return Ok((last.rule, last.at));
    }
    let args = args![ctx.tenant, item.case_id, &item.queue];
    let routed: Option<(String, Instant)> = tx.query_opt(&store::ROUTED_BY, &args).await?;
    Ok(routed.map_or((None, item.created_at), |(rule, at)| (Some(rule), at)))
}
