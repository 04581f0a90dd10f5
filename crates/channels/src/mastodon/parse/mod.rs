//! Bytes to [`Item`]s. Pure.
//!
//! In: a delivery, which is an envelope of our own around what an instance said; the instance may be wrong and the
//! people hostile. Out: items whose texts are clean and within their lengths. Promised: no panic on any bytes, no word
//! of a customer in an error, and an event or a notification of a kind that is not known here is an [`Item::Unknown`].

mod people;
mod reading;

use kernel::Instant;

use self::people::{attachment, author};
use self::reading::{Flaw, Flawed, read};
use super::envelope::{DELETED, EDITED, Envelope, NOTIFICATION, UPDATE, is_id, tells_a_status};
use super::render::{home, local_id};
use super::wire::{Notification, Status};
use super::{NAME, html};
use crate::clean;
use crate::contract::{Automatic, Echo, Inbound, Item, ParseError, Surface, Us, Visibility};

/// The longest name of a kind that is kept.
const KIND_MAX: usize = 60;
/// More files than any instance allows.
const FILES_MAX: usize = 32;

/// Reads a delivery; see [`crate::Network::parse`].
pub(super) fn parse(us: &Us, body: &[u8]) -> Result<Vec<Item>, ParseError> {
    let unreadable = |reason| ParseError::Unreadable { network: NAME, reason };
    let text = std::str::from_utf8(body)
        .map_err(|error| unreadable(format!("not UTF-8 at byte {}", error.valid_up_to())))?;
    let envelope: Envelope = read(text).map_err(|flaw| unreadable(flaw.in_words("the delivery")))?;
    let (kind, item) = match envelope.event.as_str() {
        NOTIFICATION => (NOTIFICATION, payload(&envelope).and_then(|json| notification(us, &envelope, json))),
        UPDATE => (UPDATE, payload(&envelope).and_then(read).and_then(|said| status(us, &envelope, said))),
        EDITED => (EDITED, payload(&envelope).and_then(read).and_then(edited)),
        DELETED => (DELETED, payload(&envelope).and_then(|json| deleted(&envelope, json))),
        other => ("", Ok(unknown(other))),
    };
    Ok(vec![item.map_err(|flaw| unreadable(flaw.in_words(kind)))?])
}

fn payload<'a>(envelope: &Envelope<'a>) -> Flawed<&'a str> {
    envelope.payload.map(|raw| raw.get()).ok_or_else(|| Flaw::of("payload", "is missing"))
}

fn notification(us: &Us, envelope: &Envelope, json: &str) -> Flawed<Item> {
    let Notification { kind, created_at, account, status: said, emoji } = read(json)?;
    let (Some(said), Some(account)) = (said, account) else { return Ok(unknown(&kind)) };
    let reaction = match kind.as_str() {
        _ if tells_a_status(&kind) => return status(us, envelope, said),
        "favourite" => "like".to_owned(),
        "reblog" => "repost".to_owned(),
        "pleroma:emoji_reaction" => emoji.as_deref().map(clean::name).unwrap_or_default(),
        _ => return Ok(unknown(&kind)),
    };
    Ok(Item::Reaction {
        provider_id: id(said.id, "status.id")?,
        author: author(us, account, "account.id")?,
        kind: reaction.chars().take(KIND_MAX).collect(),
        removed: false,
        at: created_at.into(),
    })
}

/// Words: ours, or somebody's.
fn status(us: &Us, envelope: &Envelope, said: Status) -> Flawed<Item> {
    let we = local_id(&us.external_id);
    let (public, text, at) = (said.is_public(), words(&said), Instant::from(said.created_at));
    let provider_id = id(said.id, "id")?;
    let parent = said.in_reply_to_id.map(|parent| id(parent, "in_reply_to_id")).transpose()?;
    let visibility = if public { Visibility::Public } else { Visibility::Private };
    let ours = said.account.id == we;
    // Private words are one thread with each person, because people write anew instead of answering.
    let partner = if ours {
        said.mentions.first().map(|named| named.id.clone())
    } else {
        Some(said.account.id.clone())
    };
    let partner = partner.map(|partner| id(partner, "account.id")).transpose()?;
    let thread = match (public, &partner) {
        (false, Some(partner)) => private_thread(partner),
        (false, None) => provider_id.clone(),
        (true, _) => match &envelope.thread {
            Some(root) => id(root.clone(), "thread")?,
            None => parent.clone().unwrap_or_else(|| provider_id.clone()),
        },
    };
    let surface = match (public, &parent) {
        (false, _) => Surface::Dm,
        (true, Some(_)) => Surface::Reply,
        (true, None) => Surface::Mention,
    };
    if ours {
        let recipient = partner.filter(|_| !public).map(|partner| external_id(us, &partner));
        return Ok(Item::Echo(Echo {
            provider_id,
            effect_key: None,
            thread,
            parent,
            recipient,
            surface: if surface == Surface::Mention { Surface::PagePost } else { surface },
            visibility,
            text: text.into(),
            at,
        }));
    }
    let named = said.mentions.iter().any(|named| named.id == we);
    Ok(Item::Message(Inbound {
        provider_id,
        thread,
        parent,
        surface,
        visibility,
        direct: !public || named || said.in_reply_to_account_id.as_deref() == Some(we),
        author: author(us, said.account, "account.id")?,
        text: text.into(),
        subject: None,
        at,
        attachments: said.media_attachments.into_iter().take(FILES_MAX).filter_map(attachment).collect(),
        campaign: None,
        automatic: Automatic::No,
        quoted: None,
        page: None,
    }))
}

fn edited(said: Status) -> Flawed<Item> {
    let text = words(&said).into();
    Ok(Item::Edit {
        provider_id: id(said.id, "id")?,
        text,
        at: said.edited_at.unwrap_or(said.created_at).into(),
    })
}

fn deleted(envelope: &Envelope, json: &str) -> Flawed<Item> {
    let at = envelope.at.ok_or_else(|| Flaw::of("at", "is missing"))?;
    Ok(Item::Delete { provider_id: id(read(json)?, "payload")?, at: Some(at.into()) })
}

/// What the status says; its warning, if it has one, before it.
pub(super) fn words(said: &Status) -> String {
    let text = html::to_text(&said.content);
    match clean::subject(&said.spoiler_text) {
        warning if warning.is_empty() => text,
        warning => clean::text(&format!("CW: {warning}\n\n{text}")).trim_end().to_owned(),
    }
}

/// The thread of our private words with somebody.
pub(super) fn private_thread(local_id: &str) -> String {
    format!("dm-{local_id}")
}

/// An account's id, as it is unique among all instances.
pub(super) fn external_id(us: &Us, local_id: &str) -> String {
    match home(us) {
        "" => local_id.to_owned(),
        home => format!("{local_id}@{home}"),
    }
}

fn unknown(kind: &str) -> Item {
    Item::Unknown { kind: clean::name(kind).chars().take(KIND_MAX).collect() }
}

/// A bent id is refused, not cleaned: two different ids must never become one.
fn id(raw: String, field: &'static str) -> Flawed<String> {
    if is_id(&raw) { Ok(raw) } else { Err(Flaw::of(field, "is not an id of 1 to 64 letters and digits")) }
}
