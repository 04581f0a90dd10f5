//! Words that wait for somebody's agreement.
//!
//! In: words whose author may not send them alone. Out: candidates with the votes on them, and whether there are
//! enough. Promised: nobody agrees to words of their own; time that runs out asks others, and never agrees; of several
//! candidates in a case one is sent, the others stay visible. What becomes of the words then is
//! [`crate::outbound`]'s: they leave, or become a draft again.

pub(crate) mod decide;
mod model;
mod standing;
pub mod store;
#[cfg(test)]
mod tests;

use db::{Arg, Json, Tx, args};
use kernel::{ApprovalId, CaseId, Ctx, Instant, MessageId, Millis, Said};
use ownership::Approval;
use serde_json::json;

pub use model::{Candidate, Speaker, State, Vote};
pub(crate) use standing::Standing;

use crate::access::{Right, allow};
use crate::cases::Mode;
use crate::checks::Code;
use crate::goodwill::Goodwill;
use crate::notifications::{self, Kind as Notice, To, Told};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases};

/// After how long others are asked, where the model does not say.
pub const PATIENCE: Millis = Millis::minutes(10);
/// How many candidates a list holds.
const LISTED: i64 = 200;

/// Words that are about to wait.
#[derive(Debug)]
pub(crate) struct New<'a> {
    pub(crate) case: CaseId,
    pub(crate) speaker: Speaker,
    pub(crate) mode: Mode,
    pub(crate) text: &'a str,
    pub(crate) seen_seq: i64,
    pub(crate) resolve: bool,
    pub(crate) goodwill: Option<Goodwill>,
    pub(crate) policy: Approval,
    pub(crate) why: Said,
    /// What the author was shown about the words, and wants to say all the same.
    pub(crate) despite: Vec<Code>,
}

/// Words begin to wait. Returns until when, before others are asked.
pub(crate) async fn ask(tx: &mut Tx, ctx: &Ctx, new: New<'_>) -> Result<(ApprovalId, Instant)> {
    let id: ApprovalId = ctx.mint();
    let due = ctx.now() + new.policy.timeout.unwrap_or(PATIENCE);
    let authors: Vec<_> = new.speaker.user().into_iter().collect();
    let (by, need) = (new.policy.by.clone(), new.policy.need);
    let exceeds = new.goodwill.as_ref().is_some_and(|goodwill| goodwill.exceeds);
    let args = args![
        ctx.tenant,
        id,
        new.case,
        Json(new.speaker),
        Json(authors),
        new.mode,
        new.text,
        new.seen_seq,
        new.resolve,
        new.goodwill.map(Json),
        Json(new.policy),
        &new.why,
        State::Waiting,
        ctx.now(),
        due,
        Json(new.despite)
    ];
    tx.execute(&store::INSERT, &args).await?;
    let data = json!({ "approval": id, "mode": new.mode, "by": by, "need": need, "due": due });
    trail::note(tx, ctx, Kind::ApprovalAsked, About::case(new.case), data.clone()).await?;
    let mut told = Told::default();
    for role in &by {
        told.tell(ctx, To::Role(role.as_str()), Notice::ApprovalAsked, Some(new.case), data.clone());
    }
    if by.is_empty() || exceeds {
        told.tell(ctx, To::Leads, Notice::ApprovalAsked, Some(new.case), data);
    }
    told.flush(tx, ctx).await?;
    changed(tx, new.case);
    Ok((id, due))
}

/// One candidate.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: ApprovalId) -> Result<Candidate> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("approval"))
}

/// The same, locked until the transaction ends. Whoever comes second reads what the first has decided.
pub(crate) async fn lock(tx: &mut Tx, ctx: &Ctx, id: ApprovalId) -> Result<Candidate> {
    tx.query_opt(&store::LOCK, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("approval"))
}

/// All candidates of a case, decided ones included, oldest first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Candidate>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?)
}

/// The votes on some candidates, oldest first.
pub async fn votes(tx: &mut Tx, ctx: &Ctx, ids: &[ApprovalId]) -> Result<Vec<Vote>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::VOTES, &[ctx.tenant.into(), Arg::ids(ids.iter().copied())]).await?)
}

/// All candidates that wait, the one due first at the head; 200 at most.
pub async fn waiting(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Candidate>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OPEN, &args![ctx.tenant, LISTED]).await?)
}

/// The candidates to which the caller may agree, the one due first at the head.
pub async fn waiting_for_me(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Candidate>> {
    let Some(me) = ctx.actor.user() else { return Ok(Vec::new()) };
    let mut open = waiting(tx, ctx).await?;
    let ids: Vec<_> = open.iter().map(|candidate| candidate.id).collect();
    let votes = votes(tx, ctx, &ids).await?;
    let standing = Standing::of(tx, ctx, me).await?;
    open.retain(|candidate| {
        let votes: Vec<_> = votes.iter().filter(|vote| vote.approval_id == candidate.id).collect();
        decide::role_of(candidate, &votes, &standing).is_ok()
    });
    Ok(open)
}

/// Others are asked about every candidate whose time has run out: deputies and leads. Nothing is agreed to. Returns
/// how many there are.
pub async fn due(tx: &mut Tx, ctx: &Ctx) -> Result<usize> {
    let late: Vec<Candidate> = tx.query(&store::DUE, &args![ctx.tenant, ctx.now()]).await?;
    let mut told = Told::default();
    for candidate in &late {
        tx.execute(&store::ESCALATE, &args![State::Escalated, ctx.tenant, candidate.id]).await?;
        let data =
            json!({ "approval": candidate.id, "by": candidate.policy.0.by, "since": candidate.asked_at });
        let case = candidate.case_id;
        trail::note(tx, ctx, Kind::ApprovalEscalated, About::case(case), data.clone()).await?;
        for role in &candidate.policy.0.deputy {
            told.tell(ctx, To::Role(role.as_str()), Notice::ApprovalEscalated, Some(case), data.clone());
        }
        told.tell(ctx, To::Leads, Notice::ApprovalEscalated, Some(case), data);
        changed(tx, case);
    }
    told.flush(tx, ctx).await?;
    Ok(late.len())
}

/// The words are others now: their changer is an author, and votes on what they were count no longer.
pub(crate) async fn edit(tx: &mut Tx, ctx: &Ctx, candidate: &mut Candidate) -> Result<()> {
    if let Some(me) = ctx.actor.user().filter(|me| !candidate.authors.0.contains(me)) {
        candidate.authors.0.push(me);
    }
    let args = args![
        &candidate.text,
        Json(&candidate.authors.0),
        candidate.goodwill.clone(),
        ctx.tenant,
        candidate.id
    ];
    tx.execute(&store::EDIT, &args).await?;
    tx.execute(&store::VOID, &args![ctx.tenant, candidate.id]).await?;
    changed(tx, candidate.case_id);
    Ok(())
}

/// Somebody agrees, by this role. Returns how many have.
pub(crate) async fn vote(tx: &mut Tx, ctx: &Ctx, candidate: &Candidate, role: &str) -> Result<u32> {
    let me = ctx.actor.user().ok_or_else(|| Error::invalid("only a person can agree"))?;
    tx.execute(&store::VOTE, &args![ctx.tenant, candidate.id, me, role, ctx.now()]).await?;
    let given = u32::try_from(votes(tx, ctx, &[candidate.id]).await?.len()).unwrap_or(u32::MAX);
    let need = candidate.policy.0.need;
    let data = json!({ "approval": candidate.id, "role": role, "given": given, "need": need,
        "delay_ms": ctx.now().since(candidate.asked_at) });
    trail::note(tx, ctx, Kind::ApprovalGiven, About::case(candidate.case_id), data).await?;
    changed(tx, candidate.case_id);
    Ok(given)
}

/// A candidate waits no longer; its author is told what was decided.
pub(crate) async fn close(
    tx: &mut Tx,
    ctx: &Ctx,
    candidate: &Candidate,
    state: State,
    reason: Option<&str>,
    message: Option<MessageId>,
) -> Result<()> {
    let args = args![state, reason, ctx.now(), ctx.actor.user(), message, ctx.tenant, candidate.id];
    tx.execute(&store::CLOSE, &args).await?;
    let kind = match state {
        State::Approved => Some(Notice::ApprovalGiven),
        State::Returned => Some(Notice::ApprovalReturned),
        State::Waiting | State::Escalated | State::Withdrawn | State::Superseded => None,
    };
    if let (Some(kind), Some(author)) = (kind, candidate.speaker.0.user()) {
        let data = json!({ "approval": candidate.id });
        notifications::tell(tx, ctx, To::User(author), kind, Some(candidate.case_id), data).await?;
    }
    changed(tx, candidate.case_id);
    Ok(())
}

/// One candidate of a case was taken: the others wait no longer, and stay visible.
pub(crate) async fn supersede(tx: &mut Tx, ctx: &Ctx, taken: &Candidate) -> Result<()> {
    let args = args![State::Superseded, ctx.now(), ctx.tenant, taken.case_id, taken.id];
    tx.execute(&store::SUPERSEDE, &args).await?;
    Ok(())
}

fn changed(tx: &mut Tx, case: CaseId) {
    cases::changed(tx, case);
    tx.notify("approvals", case.to_string());
}
