//! What the network said, and what follows from it.

use channels::{Found, Receipt, SendOutcome};
use db::outbox::{self, Effect, Outcome};
use db::{Tx, args};
use kernel::{AccountId, CaseId, Ctx, DeliveryId, Instant, MessageId, SendId};
use serde_json::json;

use super::back::back_to_us;
use super::leaving::message_of;
use super::{LEASE, Payload, STOPPED_WAIT, store};
use crate::brand::Brand;
use crate::cases::{Case, Conversation, Message, State};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, accounts, cases, clocks, goodwill, handling};

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
        /// When they were said, by the network's clock.
        at: Instant,
    },
    /// What became of them after the network took them.
    Receipt(Fate),
}

/// What became of words after the network took them.
#[derive(Clone, Debug)]
pub struct Fate {
    /// The account.
    pub account: AccountId,
    /// The network's id of the words.
    pub provider_id: String,
    /// What became of them.
    pub status: Receipt,
    /// When, by the network's clock.
    pub at: Instant,
    /// The delivery that says so.
    pub delivery: DeliveryId,
}

/// Records what the network said to a send. An answer that comes after the words were seen on the network is no news.
pub async fn settle(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    effect: &Effect,
    outcome: SendOutcome,
) -> Result<()> {
    let payload = Payload::of(effect)?;
    let message = MessageId::from_uuid(effect.subject);
    let case = cases::lock_of(tx, ctx, message).await?;
    let id = effect.id;
    let about = About::message(case.id, message);
    let (kind, data) = match outcome {
        SendOutcome::Sent { provider_id, thread } => {
            if outbox::observed(tx, ctx, id, &provider_id).await? {
                let words = Landed { message, provider_id, thread, at: ctx.now() };
                landed(tx, ctx, brand, &case, &payload, words).await?;
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
            let at = ctx.now() + STOPPED_WAIT;
            if !outbox::settle(tx, ctx, id, Outcome::RetryAfter { at, reason: reason.clone() }).await? {
                return Ok(());
            }
            tx.notify("problems", ctx.tenant.to_string());
            (Kind::ReplyFailed, json!({ "send": id, "reason": reason, "again_at": at }))
        }
        SendOutcome::RetryAfter { wait, reason } => {
            let at = ctx.now() + wait;
            if !outbox::settle(tx, ctx, id, Outcome::RetryAfter { at, reason: reason.clone() }).await? {
                return Ok(());
            }
            (Kind::ReplyFailed, json!({ "send": id, "reason": reason, "again_at": at }))
        }
        SendOutcome::Unknown { reason } => {
            if !outbox::settle(tx, ctx, id, Outcome::Unknown { reason: reason.clone() }).await? {
                return Ok(());
            }
            (Kind::ReplyUnknown, json!({ "send": id, "reason": reason }))
        }
    };
    trail::note(tx, ctx, kind, about, data).await?;
    cases::changed(tx, case.id);
    Ok(())
}

/// Records what a look-up of an unknown send found. Words that are certainly not there have failed; a person sends
/// them again, because the time that has passed may have changed what should be said.
pub async fn found(tx: &mut Tx, ctx: &Ctx, brand: &Brand, effect: &Effect, found: Found) -> Result<()> {
    let payload = Payload::of(effect)?;
    let message = MessageId::from_uuid(effect.subject);
    match found {
        Found::Yes { provider_id, thread } => {
            let at = tried_at(effect).min(ctx.now());
            arrived(tx, ctx, brand, effect.id, &payload, Landed { message, provider_id, thread, at }).await
        }
        Found::No => {
            let case = cases::lock_of(tx, ctx, message).await?;
            let reason =
                "the answer of the network got lost, and the network does not have these words: send again";
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
pub async fn seen(tx: &mut Tx, ctx: &Ctx, brand: &Brand, seen: Seen) -> Result<()> {
    match seen {
        Seen::Echo { effect_key, provider_id, thread, at } => {
            let Some(message) = message_of(&effect_key) else { return Ok(()) };
            let effects = outbox::by_subject(tx, ctx, message.uuid()).await?;
            let Some(effect) = effects.iter().find(|effect| effect.effect_key == effect_key) else {
                return Ok(());
            };
            let payload = Payload::of(effect)?;
            let at = at.max(could_leave(effect)).min(ctx.now());
            arrived(tx, ctx, brand, effect.id, &payload, Landed { message, provider_id, thread, at }).await
        }
        Seen::Receipt(fate) => receipt(tx, ctx, brand, fate).await,
    }
}

/// Words of ours, as they stand on the network.
struct Landed {
    message: MessageId,
    provider_id: String,
    thread: String,
    /// When the person had them, as well as we know: the clocks stop here, not when we come to know.
    at: Instant,
}

/// Before this, the words can't have been on the network. Those that wait for another try may be there since an
/// earlier one.
fn could_leave(effect: &Effect) -> Instant {
    if effect.state == outbox::State::Queued { effect.created_at } else { effect.not_before }
}

/// When the last try was made, as well as an effect that turned unknown still shows: not before it was due, and no
/// earlier than a lease before it turned.
fn tried_at(effect: &Effect) -> Instant {
    effect.not_before.max(effect.updated_at - LEASE)
}

/// The words are on the network, however we came to know.
async fn arrived(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    send: SendId,
    payload: &Payload,
    words: Landed,
) -> Result<()> {
    let case = cases::lock_of(tx, ctx, words.message).await?;
    if outbox::observed(tx, ctx, send, &words.provider_id).await? {
        landed(tx, ctx, brand, &case, payload, words).await?;
    }
    Ok(())
}

async fn landed(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: &Case,
    payload: &Payload,
    words: Landed,
) -> Result<()> {
    let Landed { message, provider_id, thread, at } = words;
    forget_overheard(tx, ctx, payload.account, &provider_id, message).await?;
    tx.execute(&cases::store::SET_PROVIDER, &args![&provider_id, &thread, ctx.tenant, message]).await?;
    settle_conversation(tx, ctx, message, &thread).await?;
    let words = cases::message(tx, ctx, message).await?;
    if clocks::answered(tx, ctx, brand, case.id, &words, at).await? {
        tx.execute(&cases::store::ANSWERED, &args![at, ctx.tenant, case.id]).await?;
    }
    let data = json!({ "provider_id": &provider_id, "at": at });
    trail::note(tx, ctx, Kind::ReplySent, About::message(case.id, message), data).await?;
    if let Some(goodwill) = &payload.goodwill {
        goodwill::grant(tx, ctx, (case.id, message), goodwill, payload.speaker.user()).await?;
    }
    // Whoever has written since does not think that it is dealt with.
    if payload.resolve && case.state == State::Waiting {
        handling::resolve(tx, ctx, brand, case.id).await?;
    }
    cases::changed(tx, case.id);
    let args = args![ctx.tenant, payload.account, &provider_id];
    let early: Option<(String, Instant, DeliveryId)> =
        tx.query_opt(&store::TAKE_EARLY_REFUSAL, &args).await?;
    if let Some((reason, at, delivery)) = early {
        let (account, status) = (payload.account, Receipt::Failed { reason });
        receipt(tx, ctx, brand, Fate { account, provider_id, status, at, delivery }).await?;
    }
    Ok(())
}

/// A network may show our words among its news before its answer comes, and many give no key back by which we know them:
/// then they stand in the timeline as somebody's who wrote with the network's own app. They were these.
async fn forget_overheard(
    tx: &mut Tx,
    ctx: &Ctx,
    account: AccountId,
    provider_id: &str,
    message: MessageId,
) -> Result<()> {
    let args = args![ctx.tenant, account, provider_id, message];
    let overheard: Option<MessageId> = tx.query_opt(&cases::store::OVERHEARD, &args).await?;
    let Some(overheard) = overheard else { return Ok(()) };
    tx.execute(&cases::store::FORGET_OVERHEARD, &args![ctx.tenant, overheard]).await?;
    tx.execute(&cases::store::REINDEX, &args![ctx.tenant, ctx.mint::<()>(), overheard]).await?;
    Ok(())
}

/// What became of words after the network took them. A refusal may overtake the news that they were taken: it waits.
async fn receipt(tx: &mut Tx, ctx: &Ctx, brand: &Brand, fate: Fate) -> Result<()> {
    let args = args![ctx.tenant, fate.account, &fate.provider_id];
    let known: Option<(CaseId, MessageId)> = tx.query_opt(&store::BY_PROVIDER, &args).await?;
    let Some((case, message)) = known else {
        if let Receipt::Failed { reason } = fate.status {
            let row = args![ctx.tenant, fate.account, fate.provider_id, reason, fate.at, fate.delivery];
            tx.execute(&store::EARLY_REFUSAL, &row).await?;
        }
        return Ok(());
    };
    let status = match &fate.status {
        Receipt::Delivered => "delivered",
        Receipt::Read => "read",
        Receipt::Failed { .. } => "failed",
    };
    let about = About::message(case, message).of(fate.delivery);
    trail::note(tx, ctx, Kind::ReceiptSeen, about, json!({ "status": status, "said": fate.at })).await?;
    let Receipt::Failed { reason } = fate.status else { return Ok(()) };
    let effects = outbox::by_subject(tx, ctx, message.uuid()).await?;
    for effect in effects.iter().filter(|effect| effect.remote_id.as_ref() == Some(&fate.provider_id)) {
        if outbox::refuse_late(tx, ctx, effect.id, &reason).await? {
            refused_late(tx, ctx, brand, effect, message, &reason).await?;
        }
    }
    Ok(())
}

/// Nobody sees the words: the ball is with us again, and the person has been waiting all along.
async fn refused_late(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    effect: &Effect,
    message: MessageId,
    reason: &str,
) -> Result<()> {
    let payload = Payload::of(effect)?;
    let case = cases::lock_of(tx, ctx, message).await?;
    if payload.resolve && case.state == State::Resolved {
        handling::reopen(tx, ctx, brand, case.id).await?;
    }
    if case.state != State::Open {
        back_to_us(tx, ctx, &case).await?;
    }
    clocks::refused(tx, ctx, brand, case.id, message).await?;
    let data = json!({ "send": effect.id, "reason": reason, "late": true });
    trail::note(tx, ctx, Kind::ReplyFailed, About::message(case.id, message), data).await?;
    tx.notify("problems", ctx.tenant.to_string());
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
    let moved =
        tx.execute(&store::SET_THREAD, &args![thread, ctx.tenant, id, account_id, identity_id]).await?;
    if moved == 0 {
        let there: kernel::ConversationId =
            tx.query_one(&store::BY_THREAD, &args![ctx.tenant, account_id, thread, identity_id]).await?;
        tx.execute(&store::SET_CONVERSATION, &args![there, ctx.tenant, id]).await?;
        tx.execute(&store::DELETE_CONVERSATION, &args![ctx.tenant, id]).await?;
    }
    Ok(())
}
