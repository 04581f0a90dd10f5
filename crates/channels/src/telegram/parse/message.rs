//! A message: whose it is, where it stands, what it answers.

use kernel::Instant;

use super::super::ids::{Place, album};
use super::super::wire::{Answered, Chat, Message, User};
use super::{Read, names, people, pieces, place, unknown};
use crate::contract::{Attachment, Automatic, Echo, Inbound, Item, Surface, Us, Visibility};

/// The longest id of an album that becomes part of a key, in bytes.
const ALBUM_MAX: usize = 60;
/// What is part of messages that say something; a message with only these and one other part is about the chat itself.
const USUAL: [&str; 12] = [
    "business_connection_id",
    "chat",
    "date",
    "edit_date",
    "from",
    "has_protected_content",
    "is_topic_message",
    "message_id",
    "message_thread_id",
    "reply_to_message",
    "sender_boost_count",
    "sender_chat",
];

/// Adds what a message says.
pub(super) fn said(us: &Us, raw: &str, message: Message, items: &mut Vec<Item>) -> Read<()> {
    let place = place(message.business_connection_id.as_deref(), message.chat.id)?;
    items.push(match &message {
        // The server numbers what it scheduled itself only when it leaves.
        Message { message_id: 0, .. } => unknown("scheduled_message"),
        Message { chat, .. } if chat.is_direct_messages => unknown("direct_messages_topic"),
        Message { chat, .. } if !matches!(chat.kind.as_str(), "private" | "group" | "supergroup") => {
            unknown(&format!("message in a {}", chat.kind))
        }
        _ => match content(&message) {
            Some((text, _)) if is_ours(us, &place, &message) => Item::Echo(echo(&place, &message, text)),
            Some((text, attachments)) => inbound(us, &place, &message, text, attachments),
            None => about_the_chat(raw),
        },
    });
    Ok(())
}

fn content(message: &Message) -> Option<(String, Vec<Attachment>)> {
    let (text, attachments) = (pieces::text(message), pieces::attachments(message));
    (!text.is_empty() || !attachments.is_empty()).then_some((text, attachments))
}

/// Somebody came, left, pinned, upgraded the group: the name of that part.
fn about_the_chat(raw: &str) -> Item {
    let part = names(raw).into_iter().find(|name| !USUAL.contains(&name.as_str()));
    unknown(&part.unwrap_or_else(|| "message".into()))
}

/// In a private business chat, `chat.id` is the customer; whoever else speaks there speaks for the account.
fn is_ours(us: &Us, place: &Place, message: &Message) -> bool {
    if place.connection.is_some() {
        let from = message.from.as_ref().map(|user| user.id);
        return message.sender_business_bot.is_some() || from != Some(place.chat);
    }
    message.is_automatic_forward || is_us(us, place, message.from.as_ref(), message.sender_chat.as_ref())
}

/// In a group, the brand speaks as the bot and as the group itself.
fn is_us(us: &Us, place: &Place, from: Option<&User>, sender: Option<&Chat>) -> bool {
    let as_the_group = sender.is_some_and(|chat| chat.id == place.chat);
    as_the_group || from.is_some_and(|user| user.id.to_string() == us.external_id)
}

fn inbound(us: &Us, place: &Place, message: &Message, text: String, attachments: Vec<Attachment>) -> Item {
    let private = message.chat.is_private();
    let Some(author) = people::author(message.from.as_ref(), message.sender_chat.as_ref()) else {
        return unknown("message of nobody");
    };
    let (surface, answers_us) = match answered(message) {
        _ if private => (Surface::Dm, true),
        Some(parent) if parent.is_automatic_forward => (Surface::Comment, true),
        Some(parent) => (Surface::Reply, is_us(us, place, parent.from.as_ref(), parent.sender_chat.as_ref())),
        None => (Surface::Mention, false),
    };
    Item::Message(Inbound {
        provider_id: place.clone().message(message.message_id).to_string(),
        thread: thread(place, message),
        parent: parent(place, message),
        surface,
        visibility: if private { Visibility::Private } else { Visibility::Public },
        direct: answers_us || pieces::names_us(message, us),
        author,
        text: text.into(),
        subject: None,
        at: Instant::from_seconds(message.date),
        attachments,
        campaign: None,
        automatic: Automatic::No,
        quoted: None,
        page: None,
    })
}

fn echo(place: &Place, message: &Message, text: String) -> Echo {
    let private = message.chat.is_private();
    let parent = parent(place, message);
    Echo {
        provider_id: place.clone().message(message.message_id).to_string(),
        effect_key: None,
        thread: thread(place, message),
        recipient: private.then(|| message.chat.id.to_string()),
        surface: match parent {
            _ if private => Surface::Dm,
            Some(_) => Surface::Reply,
            None => Surface::PagePost,
        },
        parent,
        visibility: if private { Visibility::Private } else { Visibility::Public },
        text: text.into(),
        at: Instant::from_seconds(message.date),
    }
}

/// What it answers. The opening message of a forum's topic is named by every message in it, and is no answer.
fn answered(message: &Message) -> Option<&Answered> {
    let topic = message.message_thread_id.filter(|_| message.is_topic_message);
    let parent = message.reply_to_message.as_ref();
    parent.filter(|parent| parent.message_id > 0 && Some(parent.message_id) != topic)
}

fn parent(place: &Place, message: &Message) -> Option<String> {
    answered(message).map(|parent| place.clone().message(parent.message_id).to_string())
}

/// In private, the conversation. In public, the message that began it: Telegram names it in supergroups, and in small
/// groups and topics what is answered has to do. The pictures of an album are one thread.
pub(in super::super) fn thread(place: &Place, message: &Message) -> String {
    if message.chat.is_private() {
        return place.to_string();
    }
    let parent = answered(message);
    let began = message.message_thread_id.filter(|_| !message.is_topic_message);
    let root = began.or(parent.map(|parent| parent.message_id)).unwrap_or(message.message_id);
    let parent = parent.filter(|parent| parent.message_id == root);
    let group = match parent {
        Some(parent) => parent.media_group_id.as_deref(),
        None => message.media_group_id.as_deref().filter(|_| root == message.message_id),
    };
    match group.filter(|id| is_album(id)) {
        Some(group) => album(place.chat, group),
        None => place.clone().message(root).to_string(),
    }
}

fn is_album(raw: &str) -> bool {
    (1..=ALBUM_MAX).contains(&raw.len()) && raw.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
