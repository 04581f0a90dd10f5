//! Words that are about to leave: looked at as the network will, written into the case, put into the outbox.

use channels::{Outgoing, Tag, Visibility};
use db::Tx;
use db::outbox::{self, NewEffect};
use kernel::{AccountId, ApprovalId, CaseId, Ctx, Instant, MessageId, Personal, SendId};
use serde_json::json;

use super::back::wait_for_person;
use super::permission::Place;
use super::target::{Target, check_window, target};
use super::{Payload, TOPIC, UNDO, Way, written};
use crate::approvals::Speaker;
use crate::brand::Brand;
use crate::cases::{Case, Mode};
use crate::checks::{self, Code};
use crate::goodwill::Goodwill;
use crate::learning::{self, Handled};
use crate::queues::Touch;
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases, contacts, queues};

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
    pub(super) despite: Vec<Code>,
}

impl Ready {
    /// The message that the words will be.
    pub(super) fn message(&self) -> MessageId {
        self.message
    }

    pub(super) fn place<'a>(&'a self, case: CaseId, visibility: Visibility, text: &'a str) -> Place<'a> {
        place(&self.target, case, visibility, text)
    }

    /// Where they go.
    pub(super) fn target(&self) -> &Target {
        &self.target
    }
}

/// Where permission is asked for.
pub(super) fn place<'a>(
    target: &'a Target,
    case: CaseId,
    visibility: Visibility,
    text: &'a str,
) -> Place<'a> {
    let c = &target.conversation;
    Place { case, account: c.account_id, channel: &c.channel, visibility, text }
}

/// Finds where words go, and looks at them as the network will.
pub(super) async fn prepare(
    tx: &mut Tx,
    ctx: &Ctx,
    case: &Case,
    visibility: Visibility,
    text: &str,
    tag: Option<Tag>,
    dm_link: bool,
) -> Result<Ready> {
    let target = target(tx, ctx, case, visibility).await?;
    let way = check_window(tx, ctx, case, visibility, &target, tag).await?;
    let message: MessageId = ctx.mint();
    let subject = target.network.capabilities().subject;
    let answers = visibility == Visibility::Public || subject;
    let about = target.conversation.subject.as_deref().filter(|_| subject);
    let outgoing = Outgoing {
        visibility,
        in_reply_to: (answers || !target.begins).then(|| target.answers.provider_id.clone()).flatten(),
        comment: matches!(way, Way::Reply { .. }).then(|| target.answers.provider_id.clone()).flatten(),
        subject: about.map(|about| Personal(answer_to(about))),
        tag: tag.filter(|_| matches!(way, Way::Tagged { .. })),
        dm_link: dm_link && visibility == Visibility::Public && target.network.capabilities().dm_link,
        thread: (!target.begins).then(|| target.conversation.thread.clone()),
        recipient: (visibility == Visibility::Private).then(|| target.recipient.clone()),
        addressee: (!target.handle.is_empty()).then(|| Personal(target.handle.clone())),
        media: Vec::new(),
        text: Personal(text.trim().to_owned()),
        effect_key: message.to_string(),
    };
    target.network.render(&target.us, &outgoing).map_err(|error| Error::invalid(error.to_string()))?;
    Ok(Ready { target, outgoing, message })
}

/// The subject of an answer.
fn answer_to(subject: &str) -> String {
    if subject.starts_with("Re: ") { subject.to_owned() } else { format!("Re: {subject}") }
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
    let Leaving { mode, speaker, resolve, goodwill, approval, despite } = leaving;
    let message = ready.message();
    let (account, outgoing) = store(tx, ctx, case, ready, mode, speaker).await?;
    let until = ctx.now() + UNDO;
    let payload = Payload { account, case: case.id, outgoing, resolve, speaker, approval, goodwill, despite };
    let send = queue(tx, ctx, message, &payload, until, 1).await?;
    wait_for_person(tx, ctx, case).await?;
    learning::confirm(tx, ctx, brand, case.id, Handled::Answered).await?;
    queues::acknowledge(tx, ctx, case.id, Touch::Writes).await?;
    checks::said(tx, ctx, case, account, message, &payload.outgoing.text).await?;
    if contacts::is_approach(tx, ctx, case, mode).await? {
        contacts::approached(tx, ctx, case, message).await?;
    }
    let despite = &payload.despite;
    let data =
        json!({ "send": send, "mode": mode, "resolve": resolve, "approval": approval, "despite": despite });
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
    let conversation = written::place(tx, ctx, case, &target).await?;
    let to = Some((&target, conversation));
    written::store_message(tx, ctx, case, to, message, mode, &outgoing.text, speaker).await?;
    Ok((target.conversation.account_id, outgoing))
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
    let line = cases::message(tx, ctx, message).await?.conversation_id;
    let mut payload = payload.clone();
    payload.outgoing.effect_key.clone_from(&effect_key);
    let effect = NewEffect {
        topic: TOPIC,
        subject: message.uuid(),
        line: Some(line.uuid()),
        payload: serde_json::to_value(&payload).map_err(|_| Error::invalid("these words can't be stored"))?,
        not_before,
        effect_key: &effect_key,
    };
    Ok(outbox::put(tx, ctx, effect).await?)
}

/// The message that an effect key names.
pub(super) fn message_of(effect_key: &str) -> Option<MessageId> {
    effect_key.split('.').next()?.parse().ok()
}
