//! What people say in public.

use kernel::Instant;
use serde::Deserialize;

use super::super::uri::{AtUri, POST, at, is_cid, is_did, is_rkey};
use super::super::wire::{Blob, Embed, Event, Notification, Post, Profile, Record};
use super::{author, bent, moment, post_id, unknown};
use crate::clean;
use crate::contract::{
    Attachment, Author, Automatic, Echo, Inbound, Item, ParseError, Surface, Us, Visibility,
};

/// The longest description of a picture that is kept, in characters.
const ALT_MAX: usize = 2_000;
/// The most pictures that are kept of a post. The network shows ten.
const PICTURES_MAX: usize = 20;

type Read<T> = Result<T, ParseError>;

/// An event of the stream, in the client's envelope.
#[derive(Deserialize)]
pub(super) struct Streamed {
    event: Event,
    author: Option<Profile>,
}

/// A post that is no longer there, in the client's envelope.
#[derive(Deserialize)]
pub(super) struct Gone {
    uri: String,
    at: jiff::Timestamp,
}

/// When something was, as the network sorts it: clients' clocks may run ahead, never the network's own.
pub(in crate::bluesky) fn at_of(created_at: Option<&str>, seen: Instant) -> Instant {
    moment(created_at).map_or(seen, |created| created.min(seen))
}

/// Whether a post mentions, answers or quotes this account.
pub(in crate::bluesky) fn addresses(did: &str, post: &Post) -> bool {
    let ours = |uri: &str| AtUri::of(uri).is_some_and(|uri| uri.did == did);
    let mentions = || {
        let mut mentioned = post.facets.iter().flat_map(|facet| &facet.features);
        mentioned.any(|feature| feature.did.as_deref() == Some(did))
    };
    mentions()
        || post.reply.as_ref().is_some_and(|reply| ours(&reply.parent.uri))
        || post.embed.as_ref().and_then(Embed::quoted).is_some_and(ours)
}

/// The address of the record that an event is about.
pub(super) fn uri_of(event: &Event) -> Option<String> {
    let commit = event.commit.as_ref()?;
    let whole = is_did(&event.did) && commit.collection == POST && is_rkey(&commit.rkey);
    whole.then(|| at(&event.did, &commit.collection, &commit.rkey))
}

pub(super) fn notified(us: &Us, told: Notification) -> Read<Item> {
    let at = at_of(told.record.created_at.as_deref(), told.indexed_at.into());
    said(us, &told.uri, &told.author, &told.record, at)
}

pub(super) fn streamed(us: &Us, told: Streamed) -> Read<Option<Item>> {
    let event = &told.event;
    let Some(commit) = &event.commit else { return Ok(Some(unknown(&event.kind))) };
    let provider_id = uri_of(event).ok_or_else(|| bent("the event", "names no post"))?;
    let seen = Instant::from_micros(event.time_us);
    let item = match (commit.operation.as_str(), &commit.record) {
        ("create", Some(post)) => {
            let known = told.author.filter(|author| author.did == event.did);
            let author = known.unwrap_or_else(|| Profile { did: event.did.clone(), ..Profile::default() });
            said(us, &provider_id, &author, post, at_of(post.created_at.as_deref(), seen))?
        }
        ("update", Some(post)) => Item::Edit { provider_id, text: clean::text(&post.text).into(), at: seen },
        ("delete", _) => Item::Delete { provider_id, at: Some(seen) },
        (other, _) => unknown(other),
    };
    Ok(Some(item))
}

pub(super) fn gone(told: Gone) -> Read<Item> {
    Ok(Item::Delete { provider_id: post_id(&told.uri)?, at: Some(told.at.into()) })
}

pub(super) fn own(us: &Us, told: Record<Post>) -> Read<Item> {
    let author = Author {
        external_id: us.external_id.clone(),
        handle: us.handle.clone().into(),
        name: us.handle.clone().into(),
        avatar: None,
        reach: None,
    };
    let at = moment(told.value.created_at.as_deref()).unwrap_or(Instant::from_seconds(0));
    message(us, &told.uri, author, &told.value, at).map(|message| Item::Echo(echo(message)))
}

/// Words of a person, or our own where the network tells them too.
fn said(us: &Us, uri: &str, profile: &Profile, post: &Post, at: Instant) -> Read<Item> {
    let message = message(us, uri, author(profile)?, post, at)?;
    if message.author.external_id == us.external_id {
        return Ok(Item::Echo(echo(message)));
    }
    Ok(Item::Message(message))
}

fn message(us: &Us, uri: &str, author: Author, post: &Post, at: Instant) -> Read<Inbound> {
    let provider_id = post_id(uri)?;
    if AtUri::of(uri).is_none_or(|uri| uri.did != author.external_id) {
        return Err(bent("a post", "stands with somebody else than its author"));
    }
    let (thread, parent) = match &post.reply {
        Some(reply) => (post_id(&reply.root.uri)?, Some(post_id(&reply.parent.uri)?)),
        None => (provider_id.clone(), None),
    };
    Ok(Inbound {
        surface: if parent.is_some() { Surface::Reply } else { Surface::Mention },
        visibility: Visibility::Public,
        direct: addresses(&us.external_id, post),
        attachments: post
            .embed
            .as_ref()
            .map(|embed| attachments(&author.external_id, embed))
            .unwrap_or_default(),
        author,
        text: clean::text(&post.text).into(),
        subject: None,
        at,
        campaign: None,
        automatic: Automatic::No,
        quoted: None,
        page: None,
        provider_id,
        thread,
        parent,
    })
}

fn echo(message: Inbound) -> Echo {
    Echo {
        provider_id: message.provider_id,
        effect_key: None,
        thread: message.thread,
        surface: if message.parent.is_some() { Surface::Reply } else { Surface::PagePost },
        parent: message.parent,
        recipient: None,
        visibility: Visibility::Public,
        text: message.text,
        at: message.at,
    }
}

fn attachments(did: &str, embed: &Embed) -> Vec<Attachment> {
    let inner = embed.media.as_deref();
    let all = std::iter::once(embed).chain(inner);
    let of = |embed| attached(did, embed);
    all.flat_map(of).take(PICTURES_MAX).collect()
}

fn attached(did: &str, embed: &Embed) -> Vec<Attachment> {
    let pictures = embed.images.iter().chain(&embed.items);
    let pictures = pictures.filter_map(|image| Some((image.image.as_ref()?, image.alt.as_str())));
    let film = embed.video.iter().map(|video| (video, embed.alt.as_deref().unwrap_or_default()));
    pictures.chain(film).filter_map(|(blob, alt)| attachment(did, blob, alt)).collect()
}

/// Where a blob is: with its author, under its own name. [`crate::Network::fetch`] asks there.
fn attachment(did: &str, blob: &Blob, alt: &str) -> Option<Attachment> {
    let alt: String = clean::text(alt).chars().take(ALT_MAX).collect();
    is_cid(&blob.link.cid).then(|| Attachment {
        media_type: clean::name(&blob.mime_type),
        url: format!("blob:{did}/{}", blob.link.cid),
        name: None,
        size: blob.size,
        alt: Some(alt).filter(|alt| !alt.is_empty()),
    })
}
