//! Bytes to [`Item`]s. Pure.
//!
//! In: the body of a delivery, from a network that may be wrong and from people who may be hostile. Out: items
//! whose texts are clean and within their lengths, in the order in which the network told them. Promised: no
//! panic on any bytes, no word of a customer in an error, and an event of a kind that is not known here is an
//! [`Item::Unknown`].

use serde::Deserialize;
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::Flavour;
use super::wire::{
    Delivery, Edited, Happened, Like, Message, MessageEvent, Post, PostEvent, Profile, Refusal,
};
use crate::clean;
use crate::contract::{Author, Automatic, Echo, Inbound, Item, ParseError, Receipt, Surface, Visibility};

/// The longest id that is taken, in characters. The network's own have about 20.
const ID_MAX: usize = 200;
/// The longest name of an event's kind that is kept.
const KIND_MAX: usize = 60;
/// More than there are people: a network that says more is wrong, and a database has no room for it.
const REACH_MAX: u64 = 10_000_000_000;
const REASON_MAX: usize = 500;

/// Reads a delivery; see [`crate::Network::parse`].
pub(super) fn parse(flavour: Flavour, body: &[u8]) -> Result<Vec<Item>, ParseError> {
    let unreadable = |reason| ParseError::Unreadable { network: flavour.capabilities().name, reason };
    let text = std::str::from_utf8(body)
        .map_err(|error| unreadable(format!("not UTF-8 at byte {}", error.valid_up_to())))?;
    let delivery: Delivery<&RawValue> =
        read(text).map_err(|flaw| unreadable(flaw.in_words("the delivery")))?;
    let mut items = Vec::with_capacity(delivery.events.len());
    for (position, raw) in delivery.events.iter().enumerate() {
        items.push(event(flavour, raw.get(), &delivery.account).map_err(|(kind, flaw)| {
            let place = match kind {
                Some(kind) => format!("event {} ({kind})", position + 1),
                None => format!("event {}", position + 1),
            };
            unreadable(flaw.in_words(&place))
        })?);
    }
    Ok(items)
}

/// The network's own id of a delivery, if the body shows one.
pub(super) fn delivery_id(body: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct OnlyId {
        id: String,
    }
    let OnlyId { id } = serde_json::from_slice(body).ok()?;
    is_id(&id).then_some(id)
}

/// What is wrong with a piece of JSON, in words that quote nothing of it.
struct Flaw {
    field: String,
    wrong: &'static str,
    at: Option<(usize, usize)>,
}

impl Flaw {
    fn in_words(&self, place: &str) -> String {
        match (&self.at, self.field.as_str()) {
            (Some((line, column)), _) => format!("{place} {} at line {line}, column {column}", self.wrong),
            (None, "") => format!("{place} {}", self.wrong),
            (None, field) => format!("{place}: `{field}` {}", self.wrong),
        }
    }
}

type Flawed<T> = Result<T, Flaw>;

/// Serde's own messages quote the value that they complain about; only the path and the kind of error go on.
fn read<'a, T: Deserialize<'a>>(json: &'a str) -> Flawed<T> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let mut field = error.path().to_string();
        let error = error.into_inner();
        match error.classify() {
            Category::Data => {
                let missing = error.to_string();
                let name = missing.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
                if let Some(name) = name {
                    field = if field == "." { name.to_owned() } else { format!("{field}.{name}") };
                    return Flaw { field, wrong: "is missing", at: None };
                }
                let field = if field == "." { String::new() } else { field };
                Flaw { field, wrong: "is not of the promised form", at: None }
            }
            Category::Eof => flaw_at("ends too early", &error),
            Category::Syntax | Category::Io => flaw_at("is not JSON", &error),
        }
    })?;
    reader.end().map_err(|error| flaw_at("is followed by something else", &error))?;
    Ok(value)
}

fn flaw_at(wrong: &'static str, error: &serde_json::Error) -> Flaw {
    Flaw { field: String::new(), wrong, at: Some((error.line(), error.column())) }
}

/// One event. The error carries its kind only if the kind is one of ours: anything else may be anybody's words.
fn event(flavour: Flavour, json: &str, account: &str) -> Result<Item, (Option<&'static str>, Flaw)> {
    #[derive(Deserialize)]
    struct Kind {
        #[serde(rename = "type")]
        kind: String,
    }
    let Kind { kind } = read(json).map_err(|flaw| (None, flaw))?;
    macro_rules! known {
        ($($name:literal: $wire:ty => $make:expr;)*) => {
            match kind.as_str() {
                $($name => read::<$wire>(json).and_then($make).map_err(|flaw| (Some($name), flaw)),)*
                other => Ok(Item::Unknown { kind: clean::name(other).chars().take(KIND_MAX).collect() }),
            }
        };
    }
    known! {
        "post.created": PostEvent => |e| public(e.post, flavour.post(), account);
        "mention.created": PostEvent => |e| public(e.post, Surface::Mention, account);
        "reply.created": PostEvent => |e| public(e.post, flavour.reply(), account);
        "message.created": MessageEvent => |e| private(e.message, flavour.private());
        "post.edited": Edited => edit;
        "message.edited": Edited => edit;
        "post.deleted": Happened => delete;
        "message.deleted": Happened => delete;
        "like.added": Like => |e| like(e, false);
        "like.removed": Like => |e| like(e, true);
        "echo.post": PostEvent => |e| echo_post(e.post, flavour.reply());
        "echo.message": MessageEvent => |e| echo_message(e.message, flavour.private());
        "receipt.delivered": Happened => |e| receipt(e.id, e.at, Receipt::Delivered);
        "receipt.read": Happened => |e| receipt(e.id, e.at, Receipt::Read);
        "receipt.failed": Refusal => refusal;
    }
}

fn public(post: Post, surface: Surface, account: &str) -> Flawed<Item> {
    let answers_us = post.in_reply_to.as_ref().is_some_and(|parent| parent.author == account);
    Ok(Item::Message(Inbound {
        provider_id: id(post.id, "post.id")?,
        thread: id(post.thread, "post.thread")?,
        parent: post.in_reply_to.map(|parent| id(parent.id, "post.in_reply_to.id")).transpose()?,
        surface,
        visibility: Visibility::Public,
        direct: answers_us || post.mentions.iter().any(|mentioned| mentioned == account),
        author: author(post.author, "post.author.id")?,
        text: clean::text(&post.text).into(),
        subject: None,
        at: post.created_at.into(),
        attachments: Vec::new(),
        campaign: None,
        automatic: Automatic::No,
        quoted: None,
        page: None,
    }))
}

fn private(message: Message, surface: Surface) -> Flawed<Item> {
    Ok(Item::Message(Inbound {
        provider_id: id(message.id, "message.id")?,
        thread: id(message.conversation, "message.conversation")?,
        parent: message.in_reply_to.map(|parent| id(parent, "message.in_reply_to")).transpose()?,
        surface,
        visibility: Visibility::Private,
        direct: true,
        author: author(message.author, "message.author.id")?,
        text: clean::text(&message.text).into(),
        subject: message.subject.as_deref().map(clean::subject).filter(|s| !s.is_empty()).map(Into::into),
        at: message.created_at.into(),
        attachments: Vec::new(),
        campaign: None,
        automatic: Automatic::No,
        quoted: None,
        page: None,
    }))
}

fn edit(event: Edited) -> Flawed<Item> {
    Ok(Item::Edit {
        provider_id: id(event.id, "id")?,
        text: clean::text(&event.text).into(),
        at: event.at.into(),
    })
}

fn delete(event: Happened) -> Flawed<Item> {
    Ok(Item::Delete { provider_id: id(event.id, "id")?, at: Some(event.at.into()) })
}

fn like(event: Like, removed: bool) -> Flawed<Item> {
    Ok(Item::Reaction {
        provider_id: id(event.post, "post")?,
        author: author(event.by, "by.id")?,
        kind: "like".into(),
        removed,
        at: event.at.into(),
    })
}

fn echo_post(post: Post, reply: Surface) -> Flawed<Item> {
    let parent = post.in_reply_to.map(|parent| id(parent.id, "post.in_reply_to.id")).transpose()?;
    Ok(Item::Echo(Echo {
        provider_id: id(post.id, "post.id")?,
        effect_key: post.effect_key.map(|key| id(key, "post.effect_key")).transpose()?,
        thread: id(post.thread, "post.thread")?,
        surface: if parent.is_some() { reply } else { Surface::PagePost },
        parent,
        recipient: None,
        visibility: Visibility::Public,
        text: clean::text(&post.text).into(),
        at: post.created_at.into(),
    }))
}

fn echo_message(message: Message, surface: Surface) -> Flawed<Item> {
    Ok(Item::Echo(Echo {
        provider_id: id(message.id, "message.id")?,
        effect_key: message.effect_key.map(|key| id(key, "message.effect_key")).transpose()?,
        thread: id(message.conversation, "message.conversation")?,
        parent: message.in_reply_to.map(|parent| id(parent, "message.in_reply_to")).transpose()?,
        recipient: Some(id(message.recipient, "message.recipient")?),
        surface,
        visibility: Visibility::Private,
        text: clean::text(&message.text).into(),
        at: message.created_at.into(),
    }))
}

fn receipt(provider_id: String, at: jiff::Timestamp, status: Receipt) -> Flawed<Item> {
    Ok(Item::Receipt { provider_id: id(provider_id, "id")?, status, at: at.into() })
}

fn refusal(event: Refusal) -> Flawed<Item> {
    let reason = clean::text(&event.reason).chars().take(REASON_MAX).collect();
    receipt(event.id, event.at, Receipt::Failed { reason })
}

/// Somebody without a name is shown by their handle, without both by their id: never an empty place.
fn author(profile: Profile, field: &'static str) -> Flawed<Author> {
    let external_id = id(profile.id, field)?;
    let handle = Some(clean::handle(&profile.handle)).filter(|h| !h.is_empty());
    let handle = handle.unwrap_or_else(|| clean::handle(&external_id));
    let name = Some(clean::name(&profile.name)).filter(|n| !n.is_empty()).unwrap_or_else(|| handle.clone());
    Ok(Author {
        external_id,
        handle: handle.into(),
        name: name.into(),
        avatar: profile.avatar.as_deref().and_then(clean::link),
        reach: profile.followers.map(|followers| followers.min(REACH_MAX)),
    })
}

/// Ids become keys, so a bent one is refused, not cleaned: two different ids must never become one.
fn id(raw: String, field: &'static str) -> Flawed<String> {
    if is_id(&raw) {
        Ok(raw)
    } else {
        Err(Flaw {
            field: field.to_owned(),
            wrong: "is not an id of 1 to 200 printable characters",
            at: None,
        })
    }
}

pub(super) fn is_id(raw: &str) -> bool {
    !raw.is_empty()
        && raw.len() <= 4 * ID_MAX
        && raw.chars().count() <= ID_MAX
        && !raw.chars().any(|c| c.is_control() || c.is_whitespace())
}
