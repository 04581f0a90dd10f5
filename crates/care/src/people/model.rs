//! Persons and their addresses.

use channels::Author;
use db::FromRow;
use kernel::{IdentityId, Instant, PersonId};

/// A human who writes to the brand.
#[derive(Clone, Debug, FromRow)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// The name that they show.
    pub name: String,
    /// A picture.
    pub avatar: Option<String>,
    /// Followers or the like, the largest of their identities' newest.
    pub reach: Option<i64>,
    /// The language they wrote last.
    pub lang: Option<String>,
    /// Their first message.
    pub first_seen_at: Instant,
    /// Their last message.
    pub last_seen_at: Instant,
}

/// An address of a person on a channel.
#[derive(Clone, Debug, FromRow)]
pub struct Identity {
    /// Its id.
    pub id: IdentityId,
    /// The network.
    pub channel: String,
    /// The network's stable id.
    pub external_id: String,
    /// The present handle.
    pub handle: String,
    /// The present name.
    pub name: String,
    /// A picture.
    pub avatar: Option<String>,
    /// Followers or the like.
    pub reach: Option<u64>,
    /// The first message from here.
    pub first_seen_at: Instant,
    /// The last message from here.
    pub last_seen_at: Instant,
}

impl Identity {
    pub(super) fn met(id: IdentityId, channel: &str, author: &Author, at: Instant) -> Self {
        Self {
            id,
            channel: channel.to_owned(),
            external_id: author.external_id.clone(),
            handle: author.handle.0.clone(),
            name: shown_name(author),
            avatar: author.avatar.clone(),
            reach: author.reach,
            first_seen_at: at,
            last_seen_at: at,
        }
    }

    /// Takes over what the network shows now. An older sighting only moves the first-seen time. Returns whether
    /// anything changed.
    pub(super) fn seen(&mut self, author: &Author, at: Instant) -> bool {
        if at < self.first_seen_at {
            self.first_seen_at = at;
            return true;
        }
        if at <= self.last_seen_at {
            return false;
        }
        self.last_seen_at = at;
        self.handle.clone_from(&author.handle.0);
        self.name = shown_name(author);
        self.avatar = author.avatar.clone().or_else(|| self.avatar.take());
        self.reach = author.reach.or(self.reach);
        true
    }
}

fn shown_name(author: &Author) -> String {
    if author.name.trim().is_empty() { author.handle.0.clone() } else { author.name.0.clone() }
}
