//! Bytes to [`Item`]s. Pure.
//!
//! In: one update, as Telegram posts it to the hook or lists it when asked. Out: items with clean texts. Promised: no
//! panic on any bytes, no word of a customer in an error, and an update of a kind that is not known here is an
//! [`Item::Unknown`].

mod message;
mod people;
mod pieces;

use std::collections::BTreeMap;

use kernel::Instant;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::ids::{Place, is_connection};
use super::wire::{Deleted, Message, Numbered, Reacted, Reaction};
use super::{NAME, wire};
use crate::clean;
use crate::contract::{Item, ParseError, Us};

pub(super) use message::thread;

/// The longest name of an update's kind that is kept, in characters.
const KIND_MAX: usize = 60;
/// Nobody deletes more at once: the API itself takes 100.
const DELETED_MAX: usize = 1_000;

type Read<T> = Result<T, String>;

/// Reads an update; see [`crate::Network::parse`].
pub(super) fn parse(us: &Us, body: &[u8]) -> Result<Vec<Item>, ParseError> {
    update(us, body).map_err(|reason| ParseError::Unreadable { network: NAME, reason })
}

/// The number that Telegram gave to the update, if the body shows one.
pub(super) fn number(body: &[u8]) -> Option<i64> {
    serde_json::from_slice::<Numbered>(body).ok().map(|update| update.update_id)
}

fn update(us: &Us, body: &[u8]) -> Read<Vec<Item>> {
    let text = std::str::from_utf8(body)
        .map_err(|error| format!("the update is not UTF-8 at byte {}", error.valid_up_to()))?;
    let parts: BTreeMap<String, &RawValue> = read(text, "the update")?;
    if !parts.contains_key("update_id") {
        return Err("the update: `update_id` is missing".into());
    }
    let mut items = Vec::new();
    for (kind, raw) in parts.iter().filter(|(kind, _)| *kind != "update_id") {
        let raw = raw.get();
        match kind.as_str() {
            "message" => message::said(us, raw, read(raw, "message")?, &mut items)?,
            "edited_message" => changed(us, raw, "edited_message", &mut items)?,
            "business_message" => message::said(us, raw, read(raw, "business_message")?, &mut items)?,
            "edited_business_message" => changed(us, raw, "edited_business_message", &mut items)?,
            "deleted_business_messages" => gone(&read(raw, "deleted_business_messages")?, &mut items)?,
            "message_reaction" => reacted(read(raw, "message_reaction")?, &mut items),
            other => items.push(unknown(other)),
        }
    }
    Ok(items)
}

/// Words that were changed. They come as the words themselves too: who joined later has never seen them before, and a
/// message that is known stays as it is.
fn changed(us: &Us, raw: &str, place: &'static str, items: &mut Vec<Item>) -> Read<()> {
    let changed: Message = read(raw, place)?;
    let at = Instant::from_seconds(changed.edit_date.unwrap_or(changed.date));
    let before = items.len();
    message::said(us, raw, changed, items)?;
    let (provider_id, text) = match &items[before..] {
        [Item::Message(now)] => (now.provider_id.clone(), now.text.clone()),
        [Item::Echo(now)] => (now.provider_id.clone(), now.text.clone()),
        _ => return Ok(()),
    };
    items.push(Item::Edit { provider_id, text, at });
    Ok(())
}

/// Telegram says of a deletion what, and not when.
fn gone(deleted: &Deleted, items: &mut Vec<Item>) -> Read<()> {
    let place = place(Some(&deleted.business_connection_id), deleted.chat.id)?;
    if deleted.message_ids.len() > DELETED_MAX {
        return Err(format!("deleted_business_messages: more than {DELETED_MAX} at once"));
    }
    items.extend(
        deleted
            .message_ids
            .iter()
            .map(|&id| Item::Delete { provider_id: place.clone().message(id).to_string(), at: None }),
    );
    Ok(())
}

/// One person's reactions before and after: what is new was added, what is gone was taken back.
fn reacted(reacted: Reacted, items: &mut Vec<Item>) {
    let wire::Reacted { chat, message_id, user, actor_chat, date, old_reaction, new_reaction } = reacted;
    let Some(author) = people::author(user.as_ref(), actor_chat.as_ref()) else {
        return items.push(unknown("message_reaction"));
    };
    let provider_id = Place { connection: None, chat: chat.id }.message(message_id).to_string();
    let mut push = |reaction: &Reaction, removed| {
        let kind = reaction.emoji.as_deref().unwrap_or(&reaction.kind);
        items.push(Item::Reaction {
            provider_id: provider_id.clone(),
            author: author.clone(),
            kind: short(kind),
            removed,
            at: Instant::from_seconds(date),
        });
    };
    // Nobody has more than three reactions on a message; a longer list is not compared for ever.
    let (old, new) =
        (&old_reaction[..old_reaction.len().min(20)], &new_reaction[..new_reaction.len().min(20)]);
    old.iter().filter(|one| !new.contains(one)).for_each(|one| push(one, true));
    new.iter().filter(|one| !old.contains(one)).for_each(|one| push(one, false));
}

fn unknown(kind: &str) -> Item {
    Item::Unknown { kind: short(kind) }
}

fn short(kind: &str) -> String {
    clean::name(kind).chars().take(KIND_MAX).collect()
}

fn place(connection: Option<&str>, chat: i64) -> Read<Place> {
    match connection {
        Some(id) if !is_connection(id) => Err("`business_connection_id` is no id".into()),
        _ => Ok(Place { connection: connection.map(str::to_owned), chat }),
    }
}

/// The names of what a message is made of, for one that says nothing that we read.
fn names(raw: &str) -> Vec<String> {
    let parts: BTreeMap<String, IgnoredAny> = serde_json::from_str(raw).unwrap_or_default();
    parts.into_keys().collect()
}

/// Serde's own messages quote the value that they complain about; only the place and the kind of error go on.
fn read<'a, T: Deserialize<'a>>(json: &'a str, place: &str) -> Read<T> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let error = error.into_inner();
        match error.classify() {
            Category::Data if error.to_string().starts_with("missing field `") => {
                let missing = error.to_string();
                let name = missing.split('`').nth(1).unwrap_or_default();
                format!("{place}: `{name}` is missing at `{path}`")
            }
            Category::Data => format!("{place}: `{path}` is not of the promised form"),
            Category::Eof => at(place, "ends too early", &error),
            Category::Syntax | Category::Io => at(place, "is not JSON", &error),
        }
    })?;
    reader.end().map_err(|error| at(place, "is followed by something else", &error))?;
    Ok(value)
}

fn at(place: &str, wrong: &str, error: &serde_json::Error) -> String {
    format!("{place} {wrong} at line {}, column {}", error.line(), error.column())
}
