//! What people write privately: entries of the chat's log.

use serde::Deserialize;

use super::super::uri::{AtUri, is_did, is_rkey};
use super::super::wire::{Convo, Log, Message, Profile, QuotedView};
use super::{author, bent, key as checked, unknown};
use crate::clean;
use crate::contract::{Author, Automatic, Echo, Inbound, Item, ParseError, Surface, Us, Visibility};

/// The names of the log's entries begin with this.
const LEXICON: &str = "chat.bsky.convo.defs#";

/// An entry of the log, in the client's envelope.
#[derive(Deserialize)]
pub(super) struct Logged {
    log: Log,
    convo: Option<Convo>,
}

/// The network's own key of an entry.
pub(super) fn key(log: &Log) -> Option<String> {
    if !is_rkey(&log.convo_id) {
        return None;
    }
    match (log.kind.strip_prefix(LEXICON)?, &log.message) {
        ("logCreateMessage", Some(message)) if is_rkey(&message.id) => {
            Some(format!("dm {}/{}", log.convo_id, message.id))
        }
        _ => is_rkey(&log.rev).then(|| format!("log {}/{}", log.convo_id, log.rev)),
    }
}

pub(super) fn logged(us: &Us, told: Logged) -> Result<Option<Item>, ParseError> {
    let kind = told.log.kind.strip_prefix(LEXICON).unwrap_or(&told.log.kind);
    if told.convo.as_ref().is_some_and(|convo| !convo.is_of_two()) {
        return Ok(None);
    }
    let convo = checked(&told.log.convo_id)?;
    let Some(message) = &told.log.message else { return Ok(Some(unknown(kind))) };
    let provider_id = format!("{convo}/{}", checked(&message.id)?);
    let members = told.convo.as_ref().map(|convo| convo.members.as_slice()).unwrap_or_default();
    let item = match (kind, &told.log.reaction) {
        ("logCreateMessage", _) if message.kind.ends_with("#deletedMessageView") => return Ok(None),
        ("logCreateMessage", _) if message.sender.did == us.external_id => {
            let other = members.iter().map(|member| &member.did).find(|did| **did != us.external_id);
            Item::Echo(Echo {
                provider_id,
                effect_key: None,
                thread: convo.to_owned(),
                parent: None,
                recipient: other.filter(|did| is_did(did)).cloned(),
                surface: Surface::Dm,
                visibility: Visibility::Private,
                text: text(message).into(),
                at: message.sent_at.into(),
            })
        }
        ("logCreateMessage", _) => Item::Message(Inbound {
            provider_id,
            thread: convo.to_owned(),
            parent: None,
            surface: Surface::Dm,
            visibility: Visibility::Private,
            direct: true,
            author: who(members, &message.sender.did)?,
            text: text(message).into(),
            subject: None,
            at: message.sent_at.into(),
            attachments: Vec::new(),
            campaign: None,
            automatic: Automatic::No,
            quoted: None,
            page: None,
        }),
        // It is told when the words were said, and not when they were taken back.
        ("logDeleteMessage", _) => Item::Delete { provider_id, at: None },
        ("logAddReaction" | "logRemoveReaction", Some(reaction)) if reaction.sender.did == us.external_id => {
            return Ok(None);
        }
        ("logAddReaction" | "logRemoveReaction", Some(reaction)) => Item::Reaction {
            provider_id,
            author: who(members, &reaction.sender.did)?,
            kind: clean::name(&reaction.value).chars().take(super::KIND_MAX).collect(),
            removed: kind == "logRemoveReaction",
            at: reaction.created_at.into(),
        },
        (other, _) => unknown(other),
    };
    Ok(Some(item))
}

fn who(members: &[Profile], did: &str) -> Result<Author, ParseError> {
    match members.iter().find(|member| member.did == did) {
        Some(member) => author(member),
        None if is_did(did) => author(&Profile { did: did.to_owned(), ..Profile::default() }),
        None => Err(bent("a sender", "has no DID")),
    }
}

/// A post that hangs on a message is a link to it: that is all the network can send along.
fn text(message: &Message) -> String {
    let mut text = clean::text(&message.text);
    let shown =
        message.embed.as_ref().and_then(|QuotedView { record }| AtUri::of_post(record.uri.as_deref()?));
    if let Some(AtUri { did, rkey, .. }) = shown {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("https://bsky.app/profile/{did}/post/{rkey}"));
    }
    text
}
