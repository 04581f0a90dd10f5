//! Bytes to [`Item`]s. Pure.
//!
//! In: a notification as the network wrote it, or one of the client's small envelopes ([`heard`]). Out: items whose
//! texts are clean and within their lengths. Promised: no panic on any bytes, no word of a customer in an error, the
//! same item for the same post whichever way it came, and what is not known here is an [`Item::Unknown`].

mod chat;
mod post;

use kernel::Instant;
use serde::Deserialize;
use serde_json::error::Category;
use sha2::{Digest, Sha256};

use super::NAME;
use super::uri::{AtUri, is_did, is_rkey};
use super::wire::{self, heard};
use crate::clean;
use crate::contract::{Author, Item, ParseError, Us};

pub(super) use post::{addresses, at_of};

/// The longest name of an unknown kind that is kept.
const KIND_MAX: usize = 60;
/// More than there are people: a network that says more is wrong.
const REACH_MAX: u64 = 10_000_000_000;
/// What the network writes where a handle can't be shown to be somebody's.
const NO_HANDLE: &str = "handle.invalid";

/// Which kind of delivery this is.
#[derive(Deserialize)]
struct Kind {
    heard: Option<String>,
    reason: Option<String>,
}

/// Reads a delivery; see [`crate::Network::parse`].
pub(super) fn parse(us: &Us, body: &[u8]) -> Result<Vec<Item>, ParseError> {
    let text = std::str::from_utf8(body)
        .map_err(|error| unreadable(format!("not UTF-8 at byte {}", error.valid_up_to())))?;
    let kind: Kind = read(text)?;
    let item = match (kind.heard.as_deref(), kind.reason.as_deref()) {
        (None, Some("mention" | "reply" | "quote")) => Some(post::notified(us, read(text)?)?),
        (Some(heard::STREAM), _) => post::streamed(us, read(text)?)?,
        (Some(heard::OWN), _) => Some(post::own(us, read(text)?)?),
        (Some(heard::GONE), _) => Some(post::gone(read(text)?)?),
        (Some(heard::LOG), _) => chat::logged(us, read(text)?)?,
        (Some(other), _) | (None, Some(other)) => Some(unknown(other)),
        (None, None) => return Err(bent("the delivery", "tells neither a reason nor how it was heard")),
    };
    Ok(item.into_iter().collect())
}

/// The network's own key of a delivery, whichever way it came; a digest of the body where it shows none.
pub(super) fn dedup_key(body: &[u8]) -> String {
    own_key(body).unwrap_or_else(|| {
        let digest: [u8; 32] = Sha256::digest(body).into();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    })
}

fn own_key(body: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Keys {
        heard: Option<String>,
        uri: Option<String>,
        reason: Option<String>,
        event: Option<wire::Event>,
        log: Option<wire::Log>,
    }
    let keys: Keys = serde_json::from_slice(body).ok()?;
    let post = |what: &str| {
        AtUri::of(keys.uri.as_deref()?).and(keys.uri.as_ref()).map(|uri| format!("{what} {uri}"))
    };
    match (keys.heard.as_deref(), keys.reason.as_deref()) {
        (None, Some("mention" | "reply" | "quote")) => post("post"),
        (Some(heard::OWN), _) => post("own"),
        (Some(heard::GONE), _) => post("gone"),
        (Some(heard::STREAM), _) => {
            let event = keys.event?;
            let uri = post::uri_of(&event)?;
            match event.commit?.operation.as_str() {
                "create" => Some(format!("post {uri}")),
                "delete" => Some(format!("gone {uri}")),
                _ => Some(format!("{} {uri}", event.time_us)),
            }
        }
        (Some(heard::LOG), _) => chat::key(&keys.log?),
        _ => None,
    }
}

fn unknown(kind: &str) -> Item {
    Item::Unknown { kind: clean::name(kind).chars().take(KIND_MAX).collect() }
}

fn unreadable(reason: String) -> ParseError {
    ParseError::Unreadable { network: NAME, reason }
}

fn bent(what: &str, wrong: &str) -> ParseError {
    unreadable(format!("{what} {wrong}"))
}

/// Serde's own messages quote the value that they complain about; only the path and the kind of error go on.
fn read<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, ParseError> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let error = error.into_inner();
        let wrong = match error.classify() {
            Category::Data => "is not of the promised form",
            Category::Eof => "ends too early",
            Category::Syntax | Category::Io => "is not JSON",
        };
        // A key of a map could be anybody's word; the path is kept only where it is one of the lexicon's names.
        let known =
            path.len() <= 80 && path.bytes().all(|b| b.is_ascii_alphanumeric() || b".[]$_".contains(&b));
        let place = if path == "." || !known { "the delivery".to_owned() } else { format!("`{path}`") };
        unreadable(format!("{place} {wrong} at line {}, column {}", error.line(), error.column()))
    })?;
    reader.end().map_err(|error| {
        unreadable(format!("the delivery is followed by something else at line {}", error.line()))
    })?;
    Ok(value)
}

/// An id becomes a key and a part of addresses, so a bent one is refused and not cleaned.
fn post_id(raw: &str) -> Result<String, ParseError> {
    AtUri::of(raw).map(|_| raw.to_owned()).ok_or_else(|| bent("an address of a record", "is none"))
}

fn key(raw: &str) -> Result<&str, ParseError> {
    Some(raw).filter(|raw| is_rkey(raw)).ok_or_else(|| bent("a key", "is none"))
}

/// Somebody without a name is shown by their handle, without both by their DID: never an empty place.
fn author(profile: &wire::Profile) -> Result<Author, ParseError> {
    if !is_did(&profile.did) {
        return Err(bent("a person", "has no DID"));
    }
    let handle =
        Some(clean::handle(&profile.handle)).filter(|handle| !handle.is_empty() && handle != NO_HANDLE);
    let handle = handle.unwrap_or_else(|| clean::handle(&profile.did));
    let name = profile.display_name.as_deref().map(clean::name).filter(|name| !name.is_empty());
    Ok(Author {
        external_id: profile.did.clone(),
        name: name.unwrap_or_else(|| handle.clone()).into(),
        handle: handle.into(),
        avatar: profile.avatar.as_deref().and_then(clean::link),
        reach: profile.followers_count.map(|followers| followers.min(REACH_MAX)),
    })
}

/// A moment as a client wrote it.
fn moment(raw: Option<&str>) -> Option<Instant> {
    raw?.parse::<jiff::Timestamp>().ok().map(Instant::from)
}
