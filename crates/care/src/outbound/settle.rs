//! What the network said, and what follows from it.

use channels::{Found, SendOutcome};
use db::outbox::{self, Effect, Outcome};
use db::{Tx, args};
use kernel::{Ctx, MessageId, Millis, SendId};
use serde_json::json;

use super::compose::{back_to_us, message_of};
use super::{Payload, store};
use crate::cases::{Case, Conversation, Message};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, accounts, cases, clocks, handling, queues};

/// How long a send waits after the network turned the account away. A person has to act; until then it is not lost.
const UNAUTHORISED_WAIT: Millis = Millis::minutes(5);

/// What the network's deliveries say about our words.
#[derive(Clone, Debug)]
pub enum Seen {
    /// They are there.
    Echo {
        /// Our own key, as the network gave it back.
        effect_key: String,
        /// The network's id.
        provider_id: String,
        /// The thread in which they stand.
        thread: String,
    },
    /// They were taken and refused later.
    Refused {
        /// Which message.
        message: MessageId,
        /// Why, in plain words.
        reason: String,
    },
}

/// Records what the network said to a send.
pub async fn settle(tx: &mut Tx, ctx: &Ctx, effect: &Effect, outcome: SendOutcome) -> Result<()> {
    let payload = Payload::of(effect)?;
    let message = MessageId::from_uuid(effect.subject);
    let case = cases::lock(tx, ctx, payload.case).await?;
    let id = effect.id;
    let about = About::message(case.id, message);
    let (kind, data) = match outcome {
        SendOutcome::Sent { provider_id, thread } => {
            let sent = Outcome::Sent { remote_id: Some(provider_id.clone()) };
            if outbox::settle(tx, ctx, id, sent.clone()).await? || outbox::confirm(tx, ctx, id, sent).await? {
                landed(tx, ctx, &case, &payload, message, &provider_id, &thread).await?;
            }
            return Ok(());
        }
        SendOutcome::Refused { reason } => {
            let failed = Outcome::Failed { reason: reason.clone() };
            if !outbox::settle(tx, ctx, id, failed).await? {
                return Ok(());
            }
            back_to_us(tx, ctx, &case).await?;
            tx.notify("problems", ctx.tenant.to_string());
            (Kind::ReplyFailed, json!({ "send": id, "reason": reason }))
        }
        SendOutcome::Unauthorised { reason } => {
            accounts::stop(tx, ctx, payload.account, &reason).await?;
            let at = ctx.now() + UNAUTHORISED_WAIT;
            outbox::settle(tx, ctx, id, Outcome::RetryAfter { at, reason: reason.clone() }).await?;
            tx.notify("problems", ctx.tenant.to_string());
            (Kind::ReplyFailed, json!({ "send": id, "reason": reason, "again_at": at }))
        }
        SendOutcome::RetryAfter { wait, reason } => {
            let at = ctx.now() + wait;
            outbox::settle(tx, ctx, id, Outcome::RetryAfter { at, reason: reason.clone() }).await?;
            (Kind::ReplyFailed, json!({ "send": id, "reason": reason, "again_at": at }))
        }
        SendOutcome::Unknown { reason } => {
            outbox::settle(tx, ctx, id, Outcome::Unknown { reason: reason.clone() }).await?;
            (Kind::ReplyUnknown, json!({ "send": id, "reason": reason }))
        }
    };
    trail::note(tx, ctx, kind, about, data).await?;
    cases::changed(tx, case.id);
    Ok(())
}

/// Records what a look-up of an unknown send found. Words that are certainly not there have failed; a person sends
/// them again, because the time that has passed may have changed what should be said.
pub async fn found(tx: &mut Tx, ctx: &Ctx, effect: &Effect, found: Found) -> Result<()> {
    let payload = Payload::of(effect)?;
    let message = MessageId::from_uuid(effect.subject);
    match found {
        Found::Yes { provider_id, thread } => {
            arrived(tx, ctx, effect.id, &payload, message, &provider_id, &thread).await
        }
        Found::No => {
            let case = cases::lock(tx, ctx, payload.case).await?;
            let reason = "the answer of the network got lost, and the network does not have these words: send again";
            if outbox::confirm(tx, ctx, effect.id, Outcome::Failed { reason: reason.into() }).await? {
                back_to_us(tx, ctx, &case).await?;
                let data = json!({ "send": effect.id, "reason": reason });
                trail::note(tx, ctx, Kind::ReplyFailed, About::message(case.id, message), data).await?;
                tx.notify("problems", ctx.tenant.to_string());
                cases::changed(tx, case.id);
            }
            Ok(())
        }
        Found::CannotSay { .. } => Ok(()),
    }
}

/// Records what a delivery said about our words.
pub async fn seen(tx: &mut Tx, ctx: &Ctx, seen: Seen) -> Result<()> {
    match seen {
        Seen::Echo { effect_key, provider_id, thread } => {
            let Some(message) = message_of(&effect_key) else { return Ok(()) };
            let effects = outbox::by_subject(tx, ctx, message.uuid()).await?;
            let Some(effect) = effects.iter().find(|effect| effect.effect_key == effect_key) else { return Ok(()) };
            let payload = Payload::of(effect)?;
            arrived(tx, ctx, effect.id, &payload, message, &provider_id, &thread).await
        }
        Seen::Refused { message, reason } => {
            let effects = outbox::by_subject(tx, ctx, message.uuid()).await?;
            for effect in effects {
                if outbox::refuse_late(tx, ctx, effect.id, &reason).await? {
                    let case = cases::lock(tx, ctx, Payload::of(&effect)?.case).await?;
                    back_to_us(tx, ctx, &case).await?;
                    let data = json!({ "send": effect.id, "reason": reason, "late": true });
                    trail::note(tx, ctx, Kind::ReplyFailed, About::message(case.id, message), data).await?;
                    tx.notify("problems", ctx.tenant.to_string());
                    cases::changed(tx, case.id);
                }
            }
            Ok(())
        }
    }
}

/// The words are on the network, however we came to know.
async fn arrived(
    tx: &mut Tx,
    ctx: &Ctx,
    send: SendId,
    payload: &Payload,
    message: MessageId,
    provider_id: &str,
    thread: &str,
) -> Result<()> {
    let case = cases::lock(tx, ctx, payload.case).await?;
    let sent = Outcome::Sent { remote_id: Some(provider_id.to_owned()) };
    if outbox::confirm(tx, ctx, send, sent.clone()).await? || outbox::settle(tx, ctx, send, sent).await? {
        landed(tx, ctx, &case, payload, message, provider_id, thread).await?;
    }
    Ok(())
}

async fn landed(
    tx: &mut Tx,
    ctx: &Ctx,
    case: &Case,
    payload: &Payload,
    message: MessageId,
    provider_id: &str,
    thread: &str,
) -> Result<()> {
    tx.execute(&cases::store::SET_PROVIDER, &args![provider_id, thread, ctx.tenant, message]).await?;
    settle_conversation(tx, ctx, message, thread).await?;
    tx.execute(&cases::store::ANSWERED, &args![ctx.now(), ctx.tenant, case.id]).await?;
    clocks::answered(tx, ctx, case.id, ctx.now()).await?;
    queues::answered(tx, ctx, case.id).await?;
    let data = json!({ "provider_id": provider_id });
    trail::note(tx, ctx, Kind::ReplySent, About::message(case.id, message), data).await?;
    if payload.resolve && case.state != cases::State::Resolved {
        handling::resolve(tx, ctx, case.id).await?;
    }
    cases::changed(tx, case.id);
    Ok(())
}

/// A conversation that began with our words gets the network's thread, or turns out to be one that is there already.
async fn settle_conversation(tx: &mut Tx, ctx: &Ctx, message: MessageId, thread: &str) -> Result<()> {
    let message: Message = cases::message(tx, ctx, message).await?;
    let conversation: Option<Conversation> =
        tx.query_opt(&store::CONVERSATION, &args![ctx.tenant, message.conversation_id]).await?;
    let conversation = conversation.ok_or(Error::not_found("conversation"))?;
    if conversation.thread != conversation.id.to_string() {
        return Ok(());
    }
    let Conversation { id, account_id, identity_id, .. } = conversation;
    let moved = tx.execute(&store::SET_THREAD, &args![thread, ctx.tenant, id, account_id, identity_id]).await?;
    if moved == 0 {
        let there: kernel::ConversationId =
            tx.query_one(&store::BY_THREAD, &args![ctx.tenant, account_id, thread, identity_id]).await?;
        tx.execute(&store::SET_CONVERSATION, &args![there, ctx.tenant, id]).await?;
        tx.execute(&store::DELETE_CONVERSATION, &args![ctx.tenant, id]).await?;
    }
    Ok(())
}
