//! The brand's words as a message of the case.

use channels::Visibility;
use db::{Json, Tx, args};
use kernel::{ConversationId, Ctx, Instant, MessageId};

use super::store;
use super::target::Target;
use crate::approvals::Speaker;
use crate::cases::model::surface_name;
use crate::cases::{Case, Conversation, Direction, Message, Mode, Seen, decide};
use crate::media::{self, Holder, Media};
use crate::{Error, Result, cases};

/// The conversation in which the words will stand. One that begins with our words gets its thread when the network
/// has answered.
pub(super) async fn place(tx: &mut Tx, ctx: &Ctx, case: &Case, target: &Target) -> Result<ConversationId> {
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

/// What one of us says.
pub(super) struct Said<'a> {
    pub(super) mode: Mode,
    pub(super) text: &'a str,
    pub(super) speaker: Speaker,
    pub(super) files: &'a [Media],
}

pub(super) async fn store_message(
    tx: &mut Tx,
    ctx: &Ctx,
    case: &Case,
    to: Option<(&Target, ConversationId)>,
    message: MessageId,
    said: Said<'_>,
) -> Result<()> {
    let Said { mode, text, speaker, files } = said;
    let attachments: Vec<_> = files.iter().map(Media::attachment).collect();
    let (now, seq) = (ctx.now(), case.last_seq + 1);
    let (direction, seen, surface) = match mode {
        Mode::Note => (Direction::Note, Seen::Internal, "note"),
        Mode::Public => (Direction::Outbound, Seen::Public, surface_name(ours(to, Visibility::Public))),
        Mode::Private => (Direction::Outbound, Seen::Private, surface_name(ours(to, Visibility::Private))),
    };
    let home: Option<Message> = match to {
        Some(_) => None,
        None => tx.query_opt(&cases::store::LAST_OF_CASE, &args![ctx.tenant, case.id]).await?,
    };
    let (conversation, account, channel, thread, parent) = match (to, home) {
        (Some((target, conversation)), _) => {
            let c = &target.conversation;
            // A private reply hangs below its comment, a mail below the one that it answers.
            let below = mode == Mode::Public || target.begins || target.network.capabilities().subject;
            let parent = target.answers.provider_id.clone().filter(|_| below);
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
            (!attachments.is_empty()).then_some(Json(attachments)),
            none.clone(),
            None::<Instant>,
            None::<Instant>,
            None::<i64>,
            None::<bool>,
            false,
            none.clone()
        ],
    )
    .await?;
    media::hang(tx, ctx, files, Holder::Message(message)).await?;
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

/// Keeps in the timeline what was said aloud: only the person heard it, and no network carries it.
pub(crate) async fn spoken(tx: &mut Tx, ctx: &Ctx, case: &Case, text: &str) -> Result<MessageId> {
    let message: MessageId = ctx.mint();
    let said = Said { mode: Mode::Private, text, speaker: Speaker::of(ctx.actor), files: &[] };
    store_message(tx, ctx, case, None, message, said).await?;
    Ok(message)
}

/// Where words of ours stand.
fn ours(to: Option<(&Target, ConversationId)>, visibility: Visibility) -> channels::Surface {
    let capabilities = to.map(|(target, _)| target.network.capabilities());
    match capabilities {
        Some(capabilities) => capabilities.answers_on(visibility),
        None if visibility == Visibility::Public => channels::Surface::Reply,
        None => channels::Surface::Dm,
    }
}
