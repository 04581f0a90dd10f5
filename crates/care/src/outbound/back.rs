//! Words that come back: called back before they left, or sent again after they failed; and whose turn it is then.

use db::outbox;
use db::{Tx, args};
use kernel::{CaseId, Ctx, Instant, MessageId, SendId};
use serde_json::json;

use super::leaving::queue;
use super::{Payload, permission, store};
use crate::access::{Right, allow};
use crate::cases::{Case, Direction, Seen, State, decide};
use crate::media::{self, Holder};
use crate::trail::{self, About, Kind};
use crate::{Conflict, Error, Result, cases, checks, handling, queues};

/// Calls words back before they leave: they become a draft again, before whatever the caller has begun to write since.
/// Returns their case and message.
///
/// # Errors
/// [`Conflict::Left`] if it is too late.
pub async fn undo(tx: &mut Tx, ctx: &Ctx, send: SendId) -> Result<(CaseId, MessageId)> {
    let (case, message, payload) = call_back(tx, ctx, send).await?;
    if let Some(me) = ctx.actor.user() {
        let (mode, text) = (permission::mode_of(payload.outgoing.visibility), &payload.outgoing.text);
        let files = media::of_messages(tx, ctx, &[message]).await?;
        media::hang(tx, ctx, &files, Holder::Draft(case.id, Some(me))).await?;
        super::drafts::put_back(tx, ctx, &case, me, mode, text).await?;
    }
    Ok((case.id, message))
}

/// The same for words that are kept elsewhere: they become no draft.
pub(crate) async fn call_back(tx: &mut Tx, ctx: &Ctx, send: SendId) -> Result<(Case, MessageId, Payload)> {
    allow(ctx, Right::Answer)?;
    let effect = outbox::get(tx, ctx, send).await?.ok_or(Error::not_found("send"))?;
    let payload = Payload::of(&effect)?;
    let message = MessageId::from_uuid(effect.subject);
    let case = cases::lock_of(tx, ctx, message).await?;
    if !outbox::cancel(tx, ctx, send).await? {
        return Err(Conflict::Left.into());
    }
    back_to_us(tx, ctx, &case).await?;
    show_last(tx, ctx, &case).await?;
    checks::unsaid(tx, ctx, message).await?;
    handling::unsaid(tx, ctx, message).await?;
    let about = About::message(case.id, message);
    trail::note(tx, ctx, Kind::ReplyUndone, about, json!({ "send": send })).await?;
    cases::changed(tx, case.id);
    Ok((case, message, payload))
}

/// Sends failed words again. Returns their case and the new send.
///
/// # Errors
/// [`Error::Invalid`] unless they have failed: what may have left is not sent twice.
pub async fn retry(tx: &mut Tx, ctx: &Ctx, send: SendId) -> Result<(CaseId, SendId)> {
    allow(ctx, Right::Answer)?;
    let effect = outbox::get(tx, ctx, send).await?.ok_or(Error::not_found("send"))?;
    let message = MessageId::from_uuid(effect.subject);
    let newest: Option<SendId> = tx.query_opt(&store::LAST_SEND, &args![ctx.tenant, message]).await?;
    if effect.state != outbox::State::Failed || newest != Some(send) {
        return Err(Error::invalid("only words that have failed can be sent again"));
    }
    let payload = Payload::of(&effect)?;
    let case = cases::lock_of(tx, ctx, message).await?;
    let attempt = attempt_of(&effect.effect_key) + 1;
    let payload = Payload { case: case.id, ..payload };
    let next = queue(tx, ctx, message, &payload, ctx.now(), attempt).await?;
    if !cases::message(tx, ctx, message).await?.automatic {
        wait_for_person(tx, ctx, &case).await?;
    }
    let data = json!({ "send": next, "after": send });
    trail::note(tx, ctx, Kind::ReplyRetried, About::message(case.id, message), data).await?;
    cases::changed(tx, case.id);
    Ok((case.id, next))
}

/// Which attempt an effect key names: `msg_…` is the first, `msg_….2` the second.
fn attempt_of(effect_key: &str) -> u32 {
    effect_key.split_once('.').and_then(|(_, n)| n.parse().ok()).unwrap_or(1)
}

/// Lists show what was said last, and no longer the words that were taken back.
pub(super) async fn show_last(tx: &mut Tx, ctx: &Ctx, case: &Case) -> Result<()> {
    let last: Option<(Instant, String, Direction, Seen)> =
        tx.query_opt(&cases::store::LAST_SAID, &args![ctx.tenant, case.id]).await?;
    if let Some((at, text, direction, seen)) = last {
        let shown = decide::first_line(&text);
        let args = args![case.last_seq, at, shown, direction, seen, ctx.tenant, case.id];
        tx.execute(&cases::store::SPOKEN, &args).await?;
    }
    Ok(())
}

/// The ball is with the person.
pub(super) async fn wait_for_person(tx: &mut Tx, ctx: &Ctx, case: &Case) -> Result<()> {
    if matches!(case.state, State::Open | State::Snoozed) {
        set_state(tx, ctx, case, State::Waiting).await?;
    }
    Ok(())
}

/// The words did not reach the person: the ball is with us.
pub(super) async fn back_to_us(tx: &mut Tx, ctx: &Ctx, case: &Case) -> Result<()> {
    if case.state == State::Waiting {
        set_state(tx, ctx, case, State::Open).await?;
    }
    Ok(())
}

async fn set_state(tx: &mut Tx, ctx: &Ctx, case: &Case, state: State) -> Result<()> {
    let args = args![state, case.resolved_at, None::<Instant>, ctx.tenant, case.id];
    tx.execute(&cases::store::SET_STATE, &args).await?;
    queues::turn(tx, ctx, case.id, state.into()).await
}
