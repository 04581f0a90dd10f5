//! Deliveries of the chat to items. Pure.
//!
//! In: a body. Out: one item. Promised: a body that is not ours is an error or an unknown kind, never a panic; whatever
//! a visitor chose is cleaned and bounded before it goes any further.

#[cfg(test)]
mod tests;

use kernel::Personal;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::wire::{self, Event, FILES_MAX, Message, Read, Visitor};
use super::{CAPABILITIES, TEXT_MAX};
use crate::clean;
use crate::contract::{
    Attachment, Author, Automatic, Inbound, Item, ParseError, Receipt, Surface, Visibility,
};

/// How much of a kind's name is kept, in characters.
const KIND_MAX: usize = 60;
/// The longest id of one of our own messages.
const MESSAGE_ID_MAX: usize = 200;

/// Reads a delivery; see [`crate::Network::parse`].
pub(super) fn parse(body: &[u8]) -> Result<Vec<Item>, ParseError> {
    let value: Value = serde_json::from_slice(body).map_err(|error| unreadable(error.to_string()))?;
    let kind = value.get("kind").and_then(Value::as_str).ok_or_else(|| unreadable("there is no kind"))?;
    if !["message", "read"].contains(&kind) {
        let kind = clean::name(kind).chars().take(KIND_MAX).collect();
        return Ok(vec![Item::Unknown { kind }]);
    }
    // The place of an error and what was expected there; never what stood there.
    let event = Event::deserialize(&value).map_err(|error| unreadable(place(&error)))?;
    match event {
        Event::Message(message) => Ok(vec![Item::Message(inbound(message)?)]),
        Event::Read(read) => receipt(read).map(|item| vec![item]),
    }
}

/// The event's own key, else a digest.
pub(super) fn dedup_key(body: &[u8]) -> String {
    let event = serde_json::from_slice::<Event>(body).ok().filter(is_sound);
    event.map_or_else(
        || format!("sha256:{}", Sha256::digest(body).iter().map(|b| format!("{b:02x}")).collect::<String>()),
        |event| event.key(),
    )
}

fn is_sound(event: &Event) -> bool {
    match event {
        Event::Message(message) => {
            wire::is_visitor_id(&message.visitor.id) && wire::is_client_id(&message.client_id)
        }
        Event::Read(read) => wire::is_visitor_id(&read.visitor) && is_message_id(&read.message),
    }
}

fn is_message_id(id: &str) -> bool {
    (1..=MESSAGE_ID_MAX).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

fn inbound(message: Message) -> Result<Inbound, ParseError> {
    if !wire::is_visitor_id(&message.visitor.id) || !wire::is_client_id(&message.client_id) {
        return Err(unreadable("an id is not one of the chat's"));
    }
    let provider_id = message.id();
    let Message { visitor, text, topic, page, files, at, .. } = message;
    let text: String = clean::text(&text).chars().take(TEXT_MAX).collect();
    let attachments = files.into_iter().take(FILES_MAX).filter_map(attachment).collect();
    Ok(Inbound {
        provider_id,
        thread: visitor.id.clone(),
        parent: None,
        surface: Surface::Chat,
        visibility: Visibility::Private,
        direct: true,
        author: author(&visitor),
        text: Personal(text),
        subject: subject(topic.as_deref(), page.as_deref()).map(Personal),
        at,
        attachments,
        campaign: None,
        automatic: Automatic::No,
        quoted: None,
        page: None,
    })
}

/// What the conversation is about: the topic that was chosen, and the page on which it began.
fn subject(topic: Option<&str>, page: Option<&str>) -> Option<String> {
    let topic = topic.map(clean::subject).filter(|topic| !topic.is_empty());
    let page = page.and_then(clean::link).map(|page| clean::subject(&page));
    match (topic, page) {
        (Some(topic), Some(page)) => Some(clean::subject(&format!("{topic} · {page}"))),
        (topic, page) => topic.or(page),
    }
}

fn author(visitor: &Visitor) -> Author {
    let name = clean::name(&visitor.name);
    let email = visitor.email.as_deref().map(|email| clean::handle(email)).filter(|email| !email.is_empty());
    let short = visitor.id.get(2..10).unwrap_or_default();
    let handle = email.unwrap_or_else(|| format!("visitor-{short}"));
    let name = if name.is_empty() { handle.clone() } else { name };
    Author {
        external_id: visitor.id.clone(),
        handle: Personal(handle),
        name: Personal(name),
        avatar: None,
        reach: None,
    }
}

fn attachment(file: wire::File) -> Option<Attachment> {
    let is_key = (1..=MESSAGE_ID_MAX).contains(&file.key.len())
        && file.key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-/".contains(&byte));
    is_key.then(|| Attachment {
        media_type: clean::name(&file.media_type).to_ascii_lowercase(),
        url: file.key,
        name: Some(clean::name(&file.name)).filter(|name| !name.is_empty()),
        size: Some(file.size),
        alt: None,
    })
}

fn receipt(read: Read) -> Result<Item, ParseError> {
    if !is_message_id(&read.message) {
        return Err(unreadable("an id is not one of the chat's"));
    }
    Ok(Item::Receipt { provider_id: read.message, status: Receipt::Read, at: read.at })
}

fn place(error: &serde_json::Error) -> &'static str {
    match error.classify() {
        serde_json::error::Category::Data => "a field is missing or of another kind",
        _ => "it breaks off",
    }
}

fn unreadable(reason: impl Into<String>) -> ParseError {
    ParseError::Unreadable { network: CAPABILITIES.name, reason: reason.into() }
}
