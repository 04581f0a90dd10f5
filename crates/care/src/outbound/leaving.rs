//! Words that are about to leave: looked at as the network will, written into the case, put into the outbox.

use channels::{Outgoing, Surface, Tag, Visibility};
use db::Tx;
use db::outbox::{self, NewEffect};
use kernel::{AccountId, ApprovalId, CaseId, Ctx, Instant, MessageId, Personal, SendId};
use serde_json::json;

use super::back::wait_for_person;
use super::files::carried;
use super::permission::Place;
use super::target::{Target, check_window, target};
use super::written::{self, Said};
use super::{Payload, TOPIC, UNDO, Way};
use crate::approvals::Speaker;
use crate::brand::Brand;
use crate::cases::{Case, Mode};
use crate::checks::{self, Code};
use crate::goodwill::Goodwill;
use crate::learning::{self, Handled};
use crate::media::Media;
use crate::queues::Touch;
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases, contacts, queues, signatures};

/// What is needed for words to leave: where they go, and the words as the network takes them.
pub(super) struct Ready {
    target: Target,
    outgoing: Outgoing,
    message: MessageId,
    files: Vec<Media>,
}

/// What words look like beside their text.
#[derive(Default)]
pub(super) struct Looks<'a> {
    /// Why they may leave after the network's usual window.
    pub(super) tag: Option<Tag>,
    /// Whether a link hangs below them that opens a private message to us.
    pub(super) dm_link: bool,
    /// What goes along.
    pub(super) files: &'a [Media],
}

/// How words leave.
pub(super) struct Leaving {
    pub(super) mode: Mode,
    pub(super) speaker: Speaker,
    /// The team through which.
    pub(super) team: Option<String>,
    pub(super) resolve: bool,
    pub(super) goodwill: Option<Goodwill>,
    pub(super) approval: Option<ApprovalId>,
    pub(super) despite: Vec<Code>,
}

impl Ready {
    /// Words that were looked at already.
    pub(super) const fn new(target: Target, outgoing: Outgoing, message: MessageId) -> Self {
        Self { target, outgoing, message, files: Vec::new() }
    }

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
    looks: Looks<'_>,
) -> Result<Ready> {
    let Looks { tag, dm_link, files } = looks;
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
        media: files.iter().map(Media::enclosure).collect(),
        text: Personal(text.trim().to_owned()),
        effect_key: message.to_string(),
    };
    carried(&target, visibility, &outgoing.media)?;
    target.network.render(&target.us, &outgoing).map_err(|error| Error::invalid(error.to_string()))?;
    Ok(Ready { target, outgoing, message, files: files.to_vec() })
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
    let Leaving { mode, speaker, team, resolve, goodwill, approval, despite } = leaving;
    let message = ready.message();
    let (network, us) = (ready.target.network, ready.target.us.clone());
    let signature = signature(tx, ctx, brand, &ready.target, team.as_deref(), speaker).await?;
    let (account, outgoing) = store(tx, ctx, case, ready, mode, speaker).await?;
    let until = ctx.now() + UNDO;
    let case_id = case.id;
    let payload = Payload {
        account,
        case: case_id,
        outgoing,
        resolve,
        speaker,
        approval,
        goodwill,
        despite,
        signature,
    };
    if payload.signature.is_some() {
        network.render(&us, &payload.leaves()).map_err(|error| Error::invalid(error.to_string()))?;
    }
    let send = queue(tx, ctx, message, &payload, until, 1).await?;
    wait_for_person(tx, ctx, case).await?;
    learning::confirm(tx, ctx, brand, case.id, Handled::Answered).await?;
    queues::acknowledge(tx, ctx, case.id, Touch::Writes).await?;
    checks::said(tx, ctx, case, account, message, &payload.outgoing.text).await?;
    if contacts::is_approach(tx, ctx, case, mode).await? {
        contacts::approached(tx, ctx, case, message).await?;
    }
    let (despite, files) = (&payload.despite, payload.outgoing.media.len());
    let data = json!({
        "send": send, "mode": mode, "resolve": resolve, "approval": approval, "despite": despite, "files": files,
    });
    trail::note(tx, ctx, Kind::ReplyQueued, About::message(case.id, message), data).await?;
    cases::changed(tx, case.id);
    Ok((message, send, until))
}

/// What stands below the words: on networks of mails, that of the team for which they are written.
async fn signature(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    target: &Target,
    team: Option<&str>,
    speaker: Speaker,
) -> Result<Option<String>> {
    if !is_mail(target) {
        return Ok(None);
    }
    signatures::below(tx, ctx, brand, team, speaker.user()).await
}

/// What would stand below a private answer in a case, written for a team.
pub async fn would_sign(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    team: Option<&str>,
) -> Result<Option<String>> {
    let Some(words) = signatures::below(tx, ctx, brand, team, ctx.actor.user()).await? else {
        return Ok(None);
    };
    let case = cases::get(tx, ctx, case).await?;
    Ok(match target(tx, ctx, &case, Visibility::Private).await {
        Ok(target) if is_mail(&target) => Some(words),
        _ => None,
    })
}

fn is_mail(target: &Target) -> bool {
    target.network.capabilities().surfaces.contains(&Surface::Email)
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
    let Ready { target, outgoing, message, files } = ready;
    let conversation = written::place(tx, ctx, case, &target).await?;
    let to = Some((&target, conversation));
    let said = Said { mode, text: &outgoing.text, speaker, files: &files };
    written::store_message(tx, ctx, case, to, message, said).await?;
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
