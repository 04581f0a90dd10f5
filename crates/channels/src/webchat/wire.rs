//! The deliveries of the chat, as our own door for visitors writes them and `parse` reads them.
//!
//! They go the way of every delivery: stored first, answered then, read later. A delivery is one event; it holds what
//! the person said and who they are here, and no token.

use kernel::{Instant, Personal};
use serde::{Deserialize, Serialize};

/// The longest id that a browser may choose for a message, in characters.
pub const CLIENT_ID_MAX: usize = 64;
/// The shortest one: it has to be random enough that a person never chooses the same twice.
pub const CLIENT_ID_MIN: usize = 8;
/// The most files that one message may carry.
pub const FILES_MAX: usize = 5;

/// What happened in a chat.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// A visitor wrote.
    Message(Message),
    /// A visitor has seen our words.
    Read(Read),
}

/// A message of a visitor.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Message {
    /// Who.
    pub visitor: Visitor,
    /// The id that their browser gave it: the same message again has the same one.
    pub client_id: String,
    /// The text; empty where only files were sent.
    pub text: Personal,
    /// What it is about, as they chose from the list, with their first message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// The page on which they wrote, without its query.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// What they attached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<File>,
    /// When it came to us, by our clock.
    pub at: Instant,
}

/// Who writes.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Visitor {
    /// The chat's own id of them: of a person whom the site vouches for, the same on every device.
    pub id: String,
    /// What they call themselves; may be empty.
    #[serde(default)]
    pub name: Personal,
    /// Where an answer reaches them when they are gone; theirs to say, and not shown to be theirs unless `verified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Personal>,
    /// Whether the site vouches for them.
    #[serde(default)]
    pub verified: bool,
}

/// Something that a visitor attached.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct File {
    /// Under which key the shelf has it.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What its content is.
    pub media_type: String,
    /// In bytes.
    pub size: u64,
}

/// A visitor has seen our words.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Read {
    /// Who, by the chat's own id.
    pub visitor: String,
    /// The newest message of ours that they saw, by its network's id.
    pub message: String,
    /// When, by our clock.
    pub at: Instant,
}

impl Event {
    /// The delivery's key: the same event again has the same one.
    pub fn key(&self) -> String {
        match self {
            Self::Message(message) => format!("message/{}", message.id()),
            Self::Read(read) => format!("read/{}/{}", read.visitor, read.message),
        }
    }

    /// The body of the delivery.
    pub fn body(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("plain texts and numbers are always JSON")
    }
}

impl Message {
    /// The id of the message on this network.
    pub fn id(&self) -> String {
        message_id(&self.visitor.id, &self.client_id)
    }
}

/// The id of a message on this network, by who wrote it and the id that their browser gave it.
pub fn message_id(visitor: &str, client_id: &str) -> String {
    format!("{visitor}.{client_id}")
}

/// Whether a browser may choose this as the id of a message.
pub fn is_client_id(id: &str) -> bool {
    (CLIENT_ID_MIN..=CLIENT_ID_MAX).contains(&id.len()) && id.bytes().all(is_plain)
}

/// Whether this can be the chat's id of somebody.
pub fn is_visitor_id(id: &str) -> bool {
    let rest = id.strip_prefix("v_").or_else(|| id.strip_prefix("u_"));
    rest.is_some_and(|rest| (16..=64).contains(&rest.len()) && rest.bytes().all(is_plain))
}

const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_and_plain_before_they_become_keys() {
        for good in ["abcdefgh", "c_01J-9x", &"x".repeat(64)] {
            assert!(is_client_id(good), "{good}");
        }
        for bad in ["", "short", &"x".repeat(65), "has space", "dot.dot.dot", "über-lang", "a/b/c/d/e"] {
            assert!(!is_client_id(bad), "{bad}");
        }
        assert!(is_visitor_id("v_0123456789abcdef"));
        for bad in ["", "v_", "x_0123456789abcdef", "v_0123456789abcde/", "0123456789abcdef0123"] {
            assert!(!is_visitor_id(bad), "{bad}");
        }
    }
}
