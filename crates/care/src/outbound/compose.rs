//! From what an agent wrote to a message and an effect in the outbox.

use channels::{Network, Outgoing, Visibility};
use db::outbox::{self, NewEffect};
use db::{Tx, args};
use kernel::{AccountId, ApprovalId, CaseId, ConversationId, Ctx, Instant, MessageId, Personal, SendId};
use ownership::Approval;
use serde_json::json;

use super::permission::{self, Permission, Place};
use super::{Payload, TOPIC, UNDO, agreed, store};
use crate::access::{Right, allow};
use crate::approvals::{self, Speaker, decide as agreements};
use crate::brand::Brand;
use crate::cases::model::surface_name;
use crate::cases::{Case, Conversation, Direction, Message, Mode, Seen, State, decide};
use crate::goodwill::{self, Goodwill};
use crate::learning::{self, Handled};
use crate::queues::Touch;
use crate::trail::{self, About, Kind};
use crate::{Conflict, Error, Result, cases, queues, routing, staff};

/// What an agent wants to say.
#[derive(Clone, Debug)]
pub struct Compose {
    /// In which case.
    pub case: CaseId,
    /// Who will see it.
    pub mode: Mode,
    /// The words.
    pub text: String,
    /// The newest message that the writer had seen.
    pub seen_seq: i64,
    /// Whether the case is resolved once the words are there.
    pub resolve: bool,
    /// Whether the writer has seen the warnings and wants to send all the same.
    pub confirmed: bool,
    /// What the words promise beyond what the brand owes.
    pub goodwill: Option<Goodwill>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Composed {
    /// It is on its way, and can be undone.
    Queued {
        /// The message.
        message: MessageId,
        /// The send.
        send: SendId,
        /// Until when it can be undone.
        until: Instant,
    },
    /// Somebody has to agree first.
    Waiting {
        /// The words, as a candidate.
        approval: ApprovalId,
        /// Until when, before others are asked.
        until: Instant,
    },
    /// It stays inside.
    Noted {
        /// The message.
        message: MessageId,
    },
}

/// To whom and where an answer goes.
#[derive(Clone, Debug)]
pub struct Target {
    /// The conversation in which it stands, if there is one.
    pub conversation: Conversation,
    /// Whether that conversation is only about to begin.
    pub begins: bool,
    /// The message that it answers.
    pub answers: Message,
    /// The network's id of the person.
    pub recipient: String,
    /// The person's handle.
    pub handle: String,
    /// The network.
    pub network: &'static dyn Network,
}

/// What is needed for words to leave: where they go, and the words as the network takes them.
pub(super) struct Ready {
    target: Target,
    outgoing: Outgoing,
    message: MessageId,
}

/// How words leave.
pub(super) struct Leaving {
    pub(super) mode: Mode,
    pub(super) speaker: Speaker,
    pub(super) resolve: bool,
    pub(super) goodwill: Option<Goodwill>,
    pub(super) approval: Option<ApprovalId>,
}

impl Ready {
    /// The message that the words will be.
    pub(super) fn message(&self) -> MessageId {
        self.message
    }

    pub(super) fn place<'a>(&'a self, case: CaseId, visibility: Visibility, text: &'a str) -> Place<'a> {
        let c = &self.target.conversation;
        Place { case, account: c.account_id, channel: &c.channel, visibility, text }
    }
}

/// Says something; where somebody has to agree, the words wait for them.
///
/// # Errors
/// [`Conflict::Stale`] if the person wrote something newer than `seen_seq`; [`Conflict::Warned`] if the words should
/// be looked at once more; [`Error::Refused`] with who can, if the writer may not say it; [`Error::Invalid`] if the
/// network can't carry them.
pub async fn compose(tx: &mut Tx, ctx: &Ctx, brand: &Brand, wish: &Compose) -> Result<Composed> {
    allow(ctx, Right::Answer)?;
    let case = cases::lock(tx, ctx, wish.case).await?;
    staff::beat(tx, ctx).await?;
    if wish.mode == Mode::Note {
        return noted(tx, ctx, &case, &wish.text).await;
    }
    let visibility = agreed::visibility(wish.mode)?;
    fresh(tx, ctx, &case, wish.seen_seq).await?;
    let ready = prepare(tx, ctx, brand, &case, visibility, &wish.text, wish.confirmed).await?;
    let speaker = Speaker::of(ctx.actor);
    let permission =
        permission::of(tx, ctx, brand, speaker, ready.place(case.id, visibility, &wish.text)).await?;
    let (team, asked) = match permission {
        Permission::Allowed { team } => (team, None),
        Permission::NeedsApproval { team, policy, why } => (team, Some((policy, why))),
        Permission::Denied { why } => return Err(Error::Refused(why)),
    };
    let goodwill = promise(tx, ctx, brand, &case, team.as_deref(), wish.goodwill.as_ref()).await?;
    let exceeds = goodwill.as_ref().is_some_and(|goodwill| goodwill.exceeds);
    let asked = asked.or_else(|| exceeds.then(exception));
    let composed = match asked {
        None => {
            let leaving =
                Leaving { mode: wish.mode, speaker, resolve: wish.resolve, goodwill, approval: None };
            let (message, send, until) = leave(tx, ctx, brand, &case, ready, leaving).await?;
            Composed::Queued { message, send, until }
        }
        Some((policy, why)) => {
            let new = approvals::New {
                case: case.id,
                speaker,
                mode: wish.mode,
                text: wish.text.trim(),
                seen_seq: wish.seen_seq,
                resolve: wish.resolve,
                goodwill,
                policy,
                why,
            };
            let (approval, until) = approvals::ask(tx, ctx, new).await?;
            queues::acknowledge(tx, ctx, case.id, Touch::Writes).await?;
            Composed::Waiting { approval, until }
        }
    };
    if ctx.actor.user().is_some() {
        super::discard(tx, ctx, case.id).await?;
    }
    Ok(composed)
}

/// Whether the person has written nothing that the answer does not know of.
pub(super) async fn fresh(tx: &mut Tx, ctx: &Ctx, case: &Case, seen_seq: i64) -> Result<()> {
    let newer: Vec<Message> =
        tx.query(&cases::store::NEWER_INBOUND, &args![ctx.tenant, case.id, seen_seq]).await?;
    match newer.last() {
        Some(newest) => Err(Conflict::Stale { newest: newest.seq }.into()),
        None => Ok(()),
    }
}

/// Finds where words go, and looks at them as the network will.
pub(super) async fn prepare(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: &Case,
    visibility: Visibility,
    text: &str,
    confirmed: bool,
) -> Result<Ready> {
    let target = target(tx, ctx, case, visibility).await?;
    check_window(ctx, case, visibility, &target)?;
    if visibility == Visibility::Public && !confirmed {
        warn_personal_data(brand, &target, text)?;
    }
    let message: MessageId = ctx.mint();
    let outgoing = Outgoing {
        visibility,
        in_reply_to: (visibility == Visibility::Public).then(|| target.answers.provider_id.clone()).flatten(),
        thread: (!target.begins).then(|| target.conversation.thread.clone()),
        recipient: (visibility == Visibility::Private).then(|| target.recipient.clone()),
        text: Personal(text.trim().to_owned()),
        effect_key: message.to_string(),
    };
    target.network.render(&outgoing).map_err(|error| Error::invalid(error.to_string()))?;
    Ok(Ready { target, outgoing, message })
}

/// What a reply may promise. Nothing is offered to people at risk, nor to the press and the law.
async fn promise(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: &Case,
    team: Option<&str>,
    wish: Option<&Goodwill>,
) -> Result<Option<Goodwill>> {
    let Some(wish) = wish else { return Ok(None) };
    if routing::is_guarded(tx, ctx, case.id).await? {
        return Err(Error::Refused("nothing is offered in a case like this: leave the goodwill out".into()));
    }
    let limit = goodwill::limit(&brand.model, team, case.topic.as_deref());
    goodwill::promise(wish, limit).map(Some)
}

/// Who has to agree to more goodwill than the standard, and why.
fn exception() -> (Approval, String) {
    (agreements::one_lead(), "the goodwill in it is above the standard: a lead has to agree to it".into())
}

/// The words are on their way, and can be undone for a moment.
pub(super) async fn leave(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: &Case,
    ready: Ready,
    leaving: Leaving,
) -> Result<(MessageId, SendId, Instant)> {
    let Leaving { mode, speaker, resolve, goodwill, approval } = leaving;
    let message = ready.message();
    let (account, outgoing) = store(tx, ctx, case, ready, mode, speaker).await?;
    let until = ctx.now() + UNDO;
    let payload = Payload { account, case: case.id, outgoing, resolve, speaker, approval, goodwill };
    let send = queue(tx, ctx, message, &payload, until, 1).await?;
    wait_for_person(tx, ctx, case).await?;
    learning::confirm(tx, ctx, brand, case.id, Handled::Answered).await?;
    queues::acknowledge(tx, ctx, case.id, Touch::Writes).await?;
    let data = json!({ "send": send, "mode": mode, "resolve": resolve, "approval": approval });
    trail::note(tx, ctx, Kind::ReplyQueued, About::message(case.id, message), data).await?;
    cases::changed(tx, case.id);
    Ok((message, send, until))
}

/// The words stand in the case. Returns through which account they leave, and as what.
pub(super) async fn store(
    tx: &mut Tx,
    ctx: &Ctx,
    case: &Case,
    ready: Ready,
    mode: Mode,
    speaker: Speaker,
) -> Result<(AccountId, Outgoing)> {
    let Ready { target, outgoing, message } = ready;
    let conversation = place(tx, ctx, case, &target).await?;
    let to = Some((&target, conversation));
    store_message(tx, ctx, case, to, message, mode, &outgoing.text, speaker).await?;
    Ok((target.conversation.account_id, outgoing))
}

/// Calls words back before they leave: they become a draft again, before whatever the caller has begun to write since.
/// Returns their case and message.
///
/// # Errors
/// [`Conflict::Left`] if it is too late.
pub async fn undo(tx: &mut Tx, ctx: &Ctx, send: SendId) -> Result<(CaseId, MessageId)> {
    let (case, message, payload) = call_back(tx, ctx, send).await?;
    if let Some(me) = ctx.actor.user() {
        let (mode, text) = (permission::mode_of(payload.outgoing.visibility), &payload.outgoing.text);
        super::drafts::put_back(tx, ctx, &case, me, mode, text).await?;
    }
    Ok((case.id, message))
}

/// The same for words that are kept elsewhere: they become no draft.
pub(crate) async fn call_back(tx: &mut Tx, ctx: &Ctx, send: SendId) -> Result<(Case, MessageId, Payload)> {
    allow(ctx, Right::Answer)?;
    let effect = outbox::get(tx, ctx, send).await?.ok_or(Error::not_found("send"))?;
    let payload = Payload::of(&effect)?;
    let case = cases::lock(tx, ctx, payload.case).await?;
    if !outbox::cancel(tx, ctx, send).await? {
        return Err(Conflict::Left.into());
    }
    back_to_us(tx, ctx, &case).await?;
    show_last(tx, ctx, &case).await?;
    let message = MessageId::from_uuid(effect.subject);
    let about = About::message(case.id, message);
    trail::note(tx, ctx, Kind::ReplyUndone, about, json!({ "send": send })).await?;
    cases::changed(tx, case.id);
    Ok((case, message, payload))
}

/// Keeps in the timeline what was said aloud: only the person heard it, and no network carries it.
pub(crate) async fn spoken(tx: &mut Tx, ctx: &Ctx, case: &Case, text: &str) -> Result<MessageId> {
    let message: MessageId = ctx.mint();
    store_message(tx, ctx, case, None, message, Mode::Private, text, Speaker::of(ctx.actor)).await?;
    Ok(message)
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
    let case = cases::lock(tx, ctx, payload.case).await?;
    let attempt = attempt_of(&effect.effect_key) + 1;
    let next = queue(tx, ctx, message, &payload, ctx.now(), attempt).await?;
    if !cases::message(tx, ctx, message).await?.automatic {
        wait_for_person(tx, ctx, &case).await?;
    }
    let data = json!({ "send": next, "after": send });
    trail::note(tx, ctx, Kind::ReplyRetried, About::message(case.id, message), data).await?;
    cases::changed(tx, case.id);
    Ok((case.id, next))
}

/// Where an answer of this visibility would go.
///
/// # Errors
/// [`Error::Invalid`] if there is nothing that it could answer.
pub async fn target(tx: &mut Tx, ctx: &Ctx, case: &Case, visibility: Visibility) -> Result<Target> {
    let seen = Seen::from(visibility);
    let last = async |tx: &mut Tx, seen: Seen| -> Result<Option<Message>> {
        Ok(tx.query_opt(&cases::store::LAST_INBOUND, &args![ctx.tenant, case.id, seen]).await?)
    };
    let (answers, begins) = match last(tx, seen).await? {
        Some(message) => (message, false),
        None if visibility == Visibility::Private => {
            let public = last(tx, Seen::Public).await?;
            (public.ok_or_else(|| Error::invalid("there is nobody to write to in this case yet"))?, true)
        }
        None => return Err(Error::invalid("nothing in this case is public: a public answer has no place")),
    };
    let network = channels::by_id(&answers.channel)
        .ok_or_else(|| Error::invalid(format!("this version can't send to {}", answers.channel)))?;
    let capabilities = network.capabilities();
    if capabilities.limit(visibility).is_none() || (begins && !capabilities.private_first) {
        let name = capabilities.name;
        return Err(Error::invalid(format!("{name} does not allow that here; choose another way to answer")));
    }
    let conversation: Option<Conversation> =
        tx.query_opt(&store::CONVERSATION, &args![ctx.tenant, answers.conversation_id]).await?;
    let conversation = conversation.ok_or(Error::not_found("conversation"))?;
    let (recipient, _, handle): (String, String, String) =
        tx.query_one(&store::EXTERNAL_ID, &args![ctx.tenant, conversation.identity_id]).await?;
    Ok(Target { conversation, begins, answers, recipient, handle, network })
}

fn check_window(ctx: &Ctx, case: &Case, visibility: Visibility, target: &Target) -> Result<()> {
    let capabilities = target.network.capabilities();
    let Some(window) = capabilities.private_window.filter(|_| visibility == Visibility::Private) else {
        return Ok(());
    };
    if ctx.now().since(case.last_inbound_at) > window {
        return Err(Error::invalid(format!(
            "{} takes private answers for {window} after the person's last message; that time is over. \
             Answer in public, or wait until they write again",
            capabilities.name
        )));
    }
    Ok(())
}

fn warn_personal_data(brand: &Brand, target: &Target, text: &str) -> Result<()> {
    let input = triage::Input::mention(text);
    let reading = brand.triage.read(&triage::Input { network: target.network.capabilities().id, ..input });
    if reading.personal_data.is_empty() {
        return Ok(());
    }
    let kinds: Vec<_> = reading.personal_data.iter().map(|span| span.kind.as_str()).collect();
    let warning = format!(
        "This public answer shows personal data ({}). Everybody will see it. Write privately instead?",
        kinds.join(", ")
    );
    Err(Conflict::Warned { warning }.into())
}

/// Writes a note that only colleagues see.
pub async fn note(tx: &mut Tx, ctx: &Ctx, case: CaseId, text: &str) -> Result<MessageId> {
    allow(ctx, Right::Answer)?;
    let case = cases::lock(tx, ctx, case).await?;
    staff::beat(tx, ctx).await?;
    match noted(tx, ctx, &case, text).await? {
        Composed::Noted { message } | Composed::Queued { message, .. } => Ok(message),
        Composed::Waiting { .. } => Err(Error::invalid("a note stays inside: nobody has to agree to it")),
    }
}

async fn noted(tx: &mut Tx, ctx: &Ctx, case: &Case, text: &str) -> Result<Composed> {
    if text.trim().is_empty() {
        return Err(Error::invalid("there is nothing to note yet"));
    }
    let message: MessageId = ctx.mint();
    store_message(tx, ctx, case, None, message, Mode::Note, text.trim(), Speaker::of(ctx.actor)).await?;
    if ctx.actor.user().is_some() {
        super::discard(tx, ctx, case.id).await?;
    }
    queues::acknowledge(tx, ctx, case.id, Touch::Writes).await?;
    trail::note(tx, ctx, Kind::NoteAdded, About::message(case.id, message), json!({})).await?;
    cases::changed(tx, case.id);
    Ok(Composed::Noted { message })
}

/// The conversation in which the words will stand. One that begins with our words gets its thread when the network
/// has answered.
async fn place(tx: &mut Tx, ctx: &Ctx, case: &Case, target: &Target) -> Result<ConversationId> {
    if !target.begins {
        return Ok(target.conversation.id);
    }
    let args = args![ctx.tenant, case.id, Seen::Private];
    let existing: Option<Conversation> = tx.query_opt(&store::CONVERSATION_WITH, &args).await?;
    if let Some(existing) = existing {
        return Ok(existing.id);
    }
    let id: ConversationId = ctx.mint();
    let c = &target.conversation;
    let thread = id.to_string();
    tx.execute(
        &cases::store::INSERT_CONVERSATION,
        &args![
            ctx.tenant,
            id,
            c.account_id,
            &c.channel,
            Seen::Private,
            thread,
            c.identity_id,
            case.id,
            None::<String>,
            ctx.now()
        ],
    )
    .await?;
    Ok(id)
}

#[expect(clippy::too_many_arguments, reason = "a message is many columns, and most follow from the case")]
async fn store_message(
    tx: &mut Tx,
    ctx: &Ctx,
    case: &Case,
    to: Option<(&Target, ConversationId)>,
    message: MessageId,
    mode: Mode,
    text: &str,
    speaker: Speaker,
) -> Result<()> {
    let (now, seq) = (ctx.now(), case.last_seq + 1);
    let (direction, seen, surface) = match mode {
        Mode::Note => (Direction::Note, Seen::Internal, "note"),
        Mode::Public => (Direction::Outbound, Seen::Public, surface_name(channels::Surface::Reply)),
        Mode::Private => (Direction::Outbound, Seen::Private, surface_name(channels::Surface::Dm)),
    };
    let home: Option<Message> = match to {
        Some(_) => None,
        None => tx.query_opt(&cases::store::LAST_OF_CASE, &args![ctx.tenant, case.id]).await?,
    };
    let (conversation, account, channel, thread, parent) = match (to, home) {
        (Some((target, conversation)), _) => {
            let c = &target.conversation;
            let parent = target.answers.provider_id.clone().filter(|_| mode == Mode::Public);
            let thread = if target.begins { String::new() } else { c.thread.clone() };
            (conversation, c.account_id, c.channel.clone(), thread, parent)
        }
        (None, Some(last)) => (last.conversation_id, last.account_id, last.channel, last.thread, None),
        (None, None) => return Err(Error::not_found("message")),
    };
    let none = None::<String>;
    tx.execute(
        &cases::store::INSERT_MESSAGE,
        &args![
            ctx.tenant,
            message,
            seq,
            case.id,
            conversation,
            case.person_id,
            account,
            None::<kernel::DeliveryId>,
            channel,
            direction,
            seen,
            surface,
            thread,
            none.clone(),
            parent,
            none.clone(),
            text,
            speaker.user(),
            now,
            now,
            now,
            None::<serde_json::Value>,
            None::<serde_json::Value>,
            none.clone(),
            None::<Instant>,
            None::<Instant>,
            None::<i64>,
            None::<bool>
        ],
    )
    .await?;
    let spoken =
        args![seq, now.max(case.last_at), decide::first_line(text), direction, seen, ctx.tenant, case.id];
    let noted = args![
        seq,
        case.last_at,
        &case.last_text,
        case.last_direction,
        case.last_visibility,
        ctx.tenant,
        case.id
    ];
    tx.execute(&cases::store::SPOKEN, if mode == Mode::Note { &noted } else { &spoken }).await?;
    Ok(())
}

pub(super) async fn queue(
    tx: &mut Tx,
    ctx: &Ctx,
    message: MessageId,
    payload: &Payload,
    not_before: Instant,
    attempt: u32,
) -> Result<SendId> {
    let effect_key = if attempt == 1 { message.to_string() } else { format!("{message}.{attempt}") };
    let mut payload = payload.clone();
    payload.outgoing.effect_key.clone_from(&effect_key);
    let effect = NewEffect {
        topic: TOPIC,
        subject: message.uuid(),
        payload: serde_json::to_value(&payload).map_err(|_| Error::invalid("these words can't be stored"))?,
        not_before,
        effect_key: &effect_key,
    };
    Ok(outbox::put(tx, ctx, effect).await?)
}

/// Which attempt an effect key names: `msg_…` is the first, `msg_….2` the second.
fn attempt_of(effect_key: &str) -> u32 {
    effect_key.split_once('.').and_then(|(_, n)| n.parse().ok()).unwrap_or(1)
}

/// The message that an effect key names.
pub(super) fn message_of(effect_key: &str) -> Option<MessageId> {
    effect_key.split('.').next()?.parse().ok()
}

/// The ball is with the person.
async fn wait_for_person(tx: &mut Tx, ctx: &Ctx, case: &Case) -> Result<()> {
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
