//! Users, sessions, tokens, rights.

use db::{FromRow, Json};
use kernel::{Instant, Role, Secret, SessionId, TokenId, UserId};

use crate::preferences::Wishes;

/// What a verb asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Right {
    /// See cases and people.
    Read,
    /// Take cases, answer, resolve; play the customer on the sandbox.
    Answer,
    /// Change what the register of complaints says; whoever answers for an entry may change that one.
    Register,
    /// Act on what others hold, retry what failed.
    Direct,
    /// People, channels, tokens, ownership.
    Administer,
}

impl Right {
    /// The weakest role that has it.
    pub const fn needs(self) -> Role {
        match self {
            Self::Read => Role::Viewer,
            Self::Answer => Role::Agent,
            Self::Direct | Self::Register => Role::Lead,
            Self::Administer => Role::Admin,
        }
    }
}

/// Somebody who works for the brand.
#[derive(Clone, Debug, FromRow)]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// What they type to log in.
    pub login: String,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The team of the ownership model that they belong to.
    pub team: Option<String>,
    /// The language in which they read our pages, such as `de`; `None`: as their browser asks.
    pub lang: Option<String>,
    /// Their time zone, such as `Europe/Berlin`; `None`: their browser's.
    pub zone: Option<String>,
    /// What else they like; `None`: everything as usual.
    pub wishes: Option<Json<Wishes>>,
    /// When they were added.
    pub created_at: Instant,
    /// When their access ended.
    pub disabled_at: Option<Instant>,
}

#[derive(FromRow)]
pub(super) struct UserWithHash {
    id: UserId,
    login: String,
    name: String,
    role: Role,
    team: Option<String>,
    lang: Option<String>,
    zone: Option<String>,
    wishes: Option<Json<Wishes>>,
    created_at: Instant,
    pub(super) disabled_at: Option<Instant>,
    password_hash: String,
}

impl UserWithHash {
    pub(super) fn split(self) -> (User, Secret<String>) {
        let Self { id, login, name, role, team, lang, zone, wishes, created_at, disabled_at, password_hash } =
            self;
        (
            User { id, login, name, role, team, lang, zone, wishes, created_at, disabled_at },
            Secret::new(password_hash),
        )
    }
}

/// A log-in on one device.
#[derive(Clone, Debug, FromRow)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose.
    pub user_id: UserId,
    /// What a form of this session must carry.
    pub csrf: String,
    /// The browser, as it calls itself.
    pub device: String,
    /// When it began.
    pub created_at: Instant,
    /// When it was used last, to the minute.
    pub last_seen_at: Instant,
    /// When it ends at the latest.
    pub expires_at: Instant,
    /// When somebody ended it.
    pub revoked_at: Option<Instant>,
}

/// A key of the JSON API, without the key itself.
#[derive(Clone, Debug, FromRow)]
pub struct ApiToken {
    /// Its id.
    pub id: TokenId,
    /// What uses it.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// When it was made.
    pub created_at: Instant,
    /// When somebody ended it.
    pub revoked_at: Option<Instant>,
}
