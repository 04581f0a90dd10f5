//! The small envelope around what an instance said, so that one body tells all of it.
//!
//! In: an entity as the instance wrote it, from a stream or from a list. Out: a delivery, and its key. Promised: a
//! status has one key whether a notification, a conversation or the stream brought it, and each change of it another.

use bytes::Bytes;
use jiff::Timestamp;
use kernel::Instant;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

/// The longest id that is taken, in bytes. A status of Mastodon has 18, of GoToSocial 26.
const ID_MAX: usize = 64;

/// What kind of thing an envelope carries.
pub(super) const NOTIFICATION: &str = "notification";
pub(super) const UPDATE: &str = "update";
pub(super) const EDITED: &str = "status.update";
pub(super) const DELETED: &str = "delete";

/// A delivery.
#[derive(Serialize, Deserialize)]
pub(super) struct Envelope<'a> {
    /// As the network's stream calls it.
    pub event: String,
    /// The first status of the thread, which the entity does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<String>,
    /// When it was seen, where the network does not say when it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// The entity.
    #[serde(borrow, default)]
    pub payload: Option<&'a RawValue>,
}

impl Envelope<'_> {
    pub fn to_bytes(&self) -> Bytes {
        serde_json::to_vec(self).expect("texts and JSON are always JSON").into()
    }
}

/// Somebody's status, a notification or a change.
pub(super) fn wrap(event: &str, thread: Option<String>, payload: &RawValue) -> Bytes {
    Envelope { event: event.to_owned(), thread, at: None, payload: Some(payload) }.to_bytes()
}

/// A status is gone.
pub(super) fn gone(id: &str, at: Instant) -> Bytes {
    let payload = serde_json::value::to_raw_value(id).expect("a text is always JSON");
    Envelope { event: DELETED.to_owned(), thread: None, at: Some(at.timestamp()), payload: Some(&payload) }
        .to_bytes()
}

/// The key of a delivery; a digest of what shows none.
pub(super) fn key(body: &[u8]) -> String {
    of_entity(body).unwrap_or_else(|| {
        let digest = Sha256::digest(body);
        digest.iter().fold(String::from("sha256:"), |key, byte| format!("{key}{byte:02x}"))
    })
}

/// What a key is made of.
#[derive(Deserialize)]
struct Entity {
    id: String,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    edited_at: Option<Timestamp>,
    #[serde(default)]
    status: Option<Said>,
}

#[derive(Deserialize)]
struct Said {
    id: String,
}

fn of_entity(body: &[u8]) -> Option<String> {
    let Envelope { event, payload, .. } = serde_json::from_slice(body).ok()?;
    let json = payload?.get();
    let with_id = |what: &str, id: &str| is_id(id).then(|| format!("{what}:{id}"));
    if event == DELETED {
        return with_id("deleted", &serde_json::from_str::<String>(json).ok()?);
    }
    let entity: Entity = serde_json::from_str(json).ok()?;
    match (event.as_str(), entity) {
        (NOTIFICATION, Entity { kind, status: Some(said), .. }) if tells_a_status(&kind) => {
            with_id("status", &said.id)
        }
        (NOTIFICATION, Entity { id, .. }) => with_id("notification", &id),
        (UPDATE, Entity { id, .. }) => with_id("status", &id),
        (EDITED, Entity { id, edited_at: Some(at), .. }) => {
            with_id("edited", &id).map(|key| format!("{key}:{}", at.as_microsecond()))
        }
        _ => None,
    }
}

/// Whether a notification of this kind only says that there is a status. GoToSocial's `pending.reply` is an answer to us
/// that others see once we allow it; the words are there all the same.
pub(super) fn tells_a_status(kind: &str) -> bool {
    matches!(kind, "mention" | "status" | "quote" | "pending.reply")
}

/// Ids become keys and parts of addresses: letters, digits, and what Pleroma writes between them.
pub(super) fn is_id(raw: &str) -> bool {
    (1..=ID_MAX).contains(&raw.len())
        && raw.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(json: &str) -> Box<RawValue> {
        RawValue::from_string(json.to_owned()).unwrap()
    }

    #[test]
    fn a_status_has_one_key_whichever_way_it_comes() {
        let mention = r#"{"id":"7","type":"mention","status":{"id":"115"}}"#;
        assert_eq!(key(&wrap(NOTIFICATION, None, &raw(mention))), "status:115");
        assert_eq!(key(&wrap(UPDATE, Some("1".into()), &raw(r#"{"id":"115"}"#))), "status:115");
        let liked = r#"{"id":"8","type":"favourite","status":{"id":"115"}}"#;
        assert_eq!(key(&wrap(NOTIFICATION, None, &raw(liked))), "notification:8");
        assert_eq!(key(&gone("115", Instant::from_seconds(1))), key(&gone("115", Instant::from_seconds(2))));
    }

    #[test]
    fn each_edit_has_its_own_key() {
        let edit =
            |at: &str| key(&wrap(EDITED, None, &raw(&format!(r#"{{"id":"115","edited_at":"{at}"}}"#))));
        assert_ne!(edit("2026-08-20T10:00:00Z"), edit("2026-08-20T10:00:01Z"));
        assert_eq!(edit("2026-08-20T10:00:00.000Z"), edit("2026-08-20T10:00:00Z"));
    }

    #[test]
    fn what_shows_no_key_gets_a_digest_and_bent_ids_become_no_key() {
        for body in [
            &b""[..],
            b"{}",
            br#"{"event":"delete","payload":"../../x"}"#,
            br#"{"event":"update","payload":{"id":"a b"}}"#,
        ] {
            assert!(key(body).starts_with("sha256:"));
        }
        assert!(is_id("AbCd-9_x") && !is_id("") && !is_id("ä") && !is_id(&"1".repeat(65)));
    }
}
