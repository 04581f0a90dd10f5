//! What becomes of words that waited for agreement: they leave, or are a draft again.

use channels::Visibility;
use db::Tx;
use db::outbox::{self, Effect, Outcome};
use kernel::{ApprovalId, Ctx, Instant, MessageId, SendId, UserId};
use serde_json::json;

use super::back::{back_to_us, show_last};
use super::checking::{Words, check};
use super::compose::Purpose;
use super::leaving::{self, Leaving, Looks};
use super::permission::{self, Permission, Place, mode_of};
use super::{Payload, drafts};
use crate::access::{Right, allow};
use crate::approvals::{self, Candidate, Speaker, Standing, State, decide};
use crate::brand::Brand;
use crate::cases::{self, Case, Mode};
use crate::checks::{self, Code};
use crate::media::{self, Holder, Media};
use crate::trail::{self, About, Kind};
use crate::{Conflict, Error, Result};

/// How somebody agrees.
#[derive(Clone, Debug, Default)]
pub struct Agreement {
    /// The words as they should be; `None` leaves them as they are.
    pub text: Option<String>,
    /// The newest message that the approver has seen.
    pub seen_seq: i64,
    /// What they were shown about the words, and want to send all the same: what the author accepted is theirs alone.
    pub despite: Vec<Code>,
    /// Whether the words leave without the goodwill that their author wanted to promise.
    pub without_goodwill: bool,
}

/// What an agreement did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreed {
    /// Enough people have agreed: the words are on their way.
    Queued {
        /// The message.
        message: MessageId,
        /// The send.
        send: SendId,
        /// Until when it can be undone.
        until: Instant,
    },
    /// More people have to agree.
    Counted {
        /// How many have.
        given: u32,
        /// Of how many.
        need: u32,
    },
}

/// Agrees to words, which leave when enough people have. Where one person's agreement is enough, that person may set the
/// words right and send them. Where several have to agree, whoever changes the words is an author from then on: earlier
/// votes were on other words and count no longer.
///
/// # Errors
/// [`Error::Refused`] with who can, if the caller may not agree, or the author may no longer speak;
/// [`Conflict::Decided`] if somebody was faster; [`Conflict::Stale`] if the person has written something that neither
/// author nor approver has seen.
pub async fn approve(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    id: ApprovalId,
    agreement: &Agreement,
) -> Result<Agreed> {
    let me = person(ctx)?;
    let (case, mut candidate) = open(tx, ctx, id).await?;
    super::compose::fresh(tx, ctx, &case, candidate.seen_seq.max(agreement.seen_seq)).await?;
    let votes = approvals::votes(tx, ctx, &[id]).await?;
    let changed = candidate.take(agreement);
    let standing = Standing::of(tx, ctx, me).await?;
    let role = decide::role_of(&candidate, &votes.iter().collect::<Vec<_>>(), &standing);
    let role = role.map_err(Error::Refused)?;
    let visibility = visibility(candidate.mode)?;
    let files = media::of_approvals(tx, ctx, &[id]).await?;
    let looks = Looks { files: &files, ..Looks::default() };
    let ready = leaving::prepare(tx, ctx, &case, visibility, &candidate.text, looks).await?;
    let place = ready.place(case.id, visibility, &candidate.text);
    if role == decide::LEAD {
        permission::could(tx, ctx, brand, Speaker::User(me), place).await?;
    }
    let speaker = candidate.speaker.0;
    let team = match permission::of(tx, ctx, brand, speaker, place).await? {
        Permission::Denied { why } => return Err(Error::Refused(why)),
        Permission::Allowed { team } | Permission::NeedsApproval { team, .. } => team,
    };
    let words = Words {
        mode: candidate.mode,
        text: &candidate.text,
        goodwill: candidate.goodwill.as_ref().map(|goodwill| &goodwill.0),
        team: team.as_deref(),
        purpose: Purpose::Answer,
        tag: None,
        automatic: false,
        agreed: true,
    };
    let findings = check(tx, ctx, brand, &case, ready.target(), words).await?;
    checks::pass(&findings, &agreement.despite)?;
    checks::settled(tx, ctx, case.id, None, &findings).await?;
    let need = candidate.policy.0.need;
    if changed {
        approvals::edit(tx, ctx, &mut candidate).await?;
        if need > 1 {
            let data = json!({ "approval": id, "given": 0, "need": need, "edited": true });
            trail::note(tx, ctx, Kind::ApprovalAsked, About::case(case.id), data).await?;
            return Ok(Agreed::Counted { given: 0, need });
        }
    }
    let given = approvals::vote(tx, ctx, &candidate, &role).await?;
    if given < need {
        return Ok(Agreed::Counted { given, need });
    }
    let leaving = Leaving {
        mode: candidate.mode,
        speaker,
        team,
        resolve: candidate.resolve,
        goodwill: candidate.goodwill.clone().map(|goodwill| goodwill.0),
        approval: Some(id),
        despite: findings.iter().map(|finding| finding.code).collect(),
    };
    let (message, send, until) = leaving::leave(tx, ctx, brand, &case, ready, leaving).await?;
    approvals::close(tx, ctx, &candidate, State::Approved, None, Some(message)).await?;
    approvals::supersede(tx, ctx, &candidate).await?;
    Ok(Agreed::Queued { message, send, until })
}

/// Sends words back to their author, for whom they are a draft again, with the reason.
///
/// # Errors
/// [`Error::Invalid`] without a reason; [`Error::Refused`] with who can, if the caller may not decide.
pub async fn send_back(tx: &mut Tx, ctx: &Ctx, id: ApprovalId, reason: &str) -> Result<()> {
    let me = person(ctx)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.len() > 2_000 {
        return Err(Error::invalid("say in 1 to 2,000 characters what the author should change"));
    }
    let (case, candidate) = open(tx, ctx, id).await?;
    let standing = Standing::of(tx, ctx, me).await?;
    // Whoever may not agree to an exception may still say no to it.
    let plain = Candidate { goodwill: None, ..candidate.clone() };
    decide::role_of(&plain, &[], &standing).map_err(Error::Refused)?;
    approvals::close(tx, ctx, &candidate, State::Returned, Some(reason), None).await?;
    to_author(tx, ctx, &case, &candidate).await?;
    let data = json!({ "approval": id, "delay_ms": ctx.now().since(candidate.asked_at) });
    trail::note(tx, ctx, Kind::ApprovalReturned, About::case(case.id), data).await
}

/// Takes words back that wait for agreement: they are a draft again. Their author may, and a lead.
pub async fn withdraw(tx: &mut Tx, ctx: &Ctx, id: ApprovalId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let (case, candidate) = open(tx, ctx, id).await?;
    if Speaker::of(ctx.actor) != candidate.speaker.0 {
        allow(ctx, Right::Direct)?;
    }
    approvals::close(tx, ctx, &candidate, State::Withdrawn, None, None).await?;
    to_author(tx, ctx, &case, &candidate).await?;
    trail::note(tx, ctx, Kind::ApprovalWithdrawn, About::case(case.id), json!({ "approval": id })).await
}

/// Words that may not leave any more, just before they would have: nothing is lost. What somebody may agree to waits for
/// them; all else is a draft again, and a program's words have failed.
pub(super) async fn recall(
    tx: &mut Tx,
    ctx: &Ctx,
    effect: &Effect,
    payload: &Payload,
    permission: Permission,
) -> Result<()> {
    let (message, send) = (MessageId::from_uuid(effect.subject), effect.id);
    let case = cases::lock_of(tx, ctx, message).await?;
    let (why, policy) = match permission {
        Permission::Allowed { .. } => return Ok(()),
        Permission::Denied { why } => (why, None),
        Permission::NeedsApproval { policy, why, .. } => (why, Some(policy)),
    };
    let (mode, text) = (mode_of(payload.outgoing.visibility), payload.outgoing.text.as_str());
    let about = About::message(case.id, message);
    if policy.is_none() && payload.speaker.user().is_none() {
        outbox::settle(tx, ctx, send, Outcome::Failed { reason: why.to_string() }).await?;
        let data = json!({ "send": send, "reason": why });
        trail::note(tx, ctx, Kind::ReplyFailed, about, data).await?;
    } else {
        outbox::settle(tx, ctx, send, Outcome::RetryAfter { at: ctx.now(), reason: why.to_string() }).await?;
        outbox::cancel(tx, ctx, send).await?;
        let data = json!({ "send": send, "reason": &why });
        trail::note(tx, ctx, Kind::ReplyUndone, about, data).await?;
        let files = media::of_messages(tx, ctx, &[message]).await?;
        match policy {
            Some(policy) => {
                let seen_seq = cases::message(tx, ctx, message).await?.seq;
                let (speaker, resolve, goodwill) =
                    (payload.speaker, payload.resolve, payload.goodwill.clone());
                let (case, despite) = (case.id, payload.despite.clone());
                let new = approvals::New {
                    case,
                    speaker,
                    mode,
                    text,
                    seen_seq,
                    resolve,
                    goodwill,
                    policy,
                    why,
                    despite,
                };
                let (approval, _) = approvals::ask(tx, ctx, new).await?;
                media::hang(tx, ctx, &files, Holder::Approval(approval)).await?;
            }
            None => put_back(tx, ctx, &case, payload.speaker.user(), mode, text, &files).await?,
        }
    }
    back_to_us(tx, ctx, &case).await?;
    show_last(tx, ctx, &case).await?;
    checks::unsaid(tx, ctx, message).await?;
    tx.notify("problems", ctx.tenant.to_string());
    cases::changed(tx, case.id);
    Ok(())
}

/// Whether words may still leave, by what holds now: what was agreed to may, as long as as many have to agree.
pub(super) async fn again(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    payload: &Payload,
    channel: &str,
) -> Result<Permission> {
    let outgoing = &payload.outgoing;
    let place = Place {
        case: payload.case,
        account: payload.account,
        channel,
        visibility: outgoing.visibility,
        text: &outgoing.text,
    };
    let permission = permission::of(tx, ctx, brand, payload.speaker, place).await?;
    let (Permission::NeedsApproval { team, policy, .. }, Some(approval)) = (&permission, payload.approval)
    else {
        return Ok(permission);
    };
    let votes = approvals::votes(tx, ctx, &[approval]).await?;
    let agreed = decide::covers(policy, &votes);
    Ok(if agreed { Permission::Allowed { team: team.clone() } } else { permission })
}

/// A candidate that can still be decided, and its case, both locked.
async fn open(tx: &mut Tx, ctx: &Ctx, id: ApprovalId) -> Result<(Case, Candidate)> {
    let case = approvals::get(tx, ctx, id).await?.case_id;
    let case = cases::lock(tx, ctx, case).await?;
    let candidate = approvals::lock(tx, ctx, id).await?;
    if !candidate.state.is_open() {
        return Err(Conflict::Decided { state: candidate.state.name() }.into());
    }
    Ok((case, candidate))
}

async fn to_author(tx: &mut Tx, ctx: &Ctx, case: &Case, candidate: &Candidate) -> Result<()> {
    let files = media::of_approvals(tx, ctx, &[candidate.id]).await?;
    let author = candidate.speaker.0.user();
    put_back(tx, ctx, case, author, candidate.mode, &candidate.text, &files).await
}

async fn put_back(
    tx: &mut Tx,
    ctx: &Ctx,
    case: &Case,
    author: Option<UserId>,
    mode: Mode,
    text: &str,
    files: &[Media],
) -> Result<()> {
    match author {
        Some(author) => {
            media::hang(tx, ctx, files, Holder::Draft(case.id, Some(author))).await?;
            drafts::put_back(tx, ctx, case, author, mode, text).await
        }
        None => Ok(()),
    }
}

fn person(ctx: &Ctx) -> Result<UserId> {
    allow(ctx, Right::Answer)?;
    ctx.actor.user().ok_or_else(|| Error::invalid("only a person can agree to words, or send them back"))
}

pub(super) fn visibility(mode: Mode) -> Result<Visibility> {
    mode.visibility().ok_or_else(|| Error::invalid("a note stays inside: nobody has to agree to it"))
}

impl Candidate {
    /// Takes over what an agreement changes. Whether the words, or what they promise, are others now.
    fn take(&mut self, agreement: &Agreement) -> bool {
        let dropped = agreement.without_goodwill && self.goodwill.take().is_some();
        let text = agreement.text.as_deref().map(str::trim).filter(|text| *text != self.text);
        let edited = text.is_some();
        if let Some(text) = text {
            text.clone_into(&mut self.text);
        }
        dropped || edited
    }
}
