//! Visitors, what they are shown, and how they were served.

use channels::webchat::wire;
use db::FromRow;
use kernel::{AccountId, CaseId, FileId, Instant, MessageId, Personal, VisitorId};
use serde_json::Value;

use crate::cases::Direction;

/// Somebody who is let in by a token.
#[derive(Clone, Debug, FromRow)]
pub struct Visitor {
    /// Their id with us.
    pub id: VisitorId,
    /// Through which account.
    pub account_id: AccountId,
    /// Their id on the network: who they are to everybody else.
    pub external_id: String,
    /// The one that they had before the site vouched for them.
    pub former_id: Option<String>,
    /// What they call themselves; may be empty.
    pub name: String,
    /// The address that they gave.
    pub email: Option<String>,
    /// Whether the site vouches for them.
    pub verified: bool,
    /// What they said that it is about.
    pub topic: Option<String>,
    /// Whether they have written.
    pub wrote: bool,
    /// The language in which they read.
    pub lang: String,
    /// When they were here last, within an hour.
    pub seen_at: Instant,
    /// When a line of theirs stood last, within a minute; none if none ever did.
    pub here_at: Option<Instant>,
}

impl Visitor {
    /// As deliveries name them.
    pub fn on_the_wire(&self) -> wire::Visitor {
        wire::Visitor {
            id: self.external_id.clone(),
            name: Personal(self.name.clone()),
            email: self.email.clone().map(Personal),
            verified: self.verified,
        }
    }
}

/// What somebody says before a chat begins.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// What they call themselves.
    pub name: String,
    /// Where an answer reaches them; not shown to be theirs.
    pub email: String,
    /// What it is about.
    pub topic: Option<String>,
    /// The language in which they read.
    pub lang: String,
    /// The words that they agreed to; nothing is kept without.
    pub consent: String,
}

/// Words as their visitor sees them.
#[derive(Clone, Debug, FromRow)]
pub struct Said {
    /// Their id.
    pub id: MessageId,
    /// In which case.
    pub case_id: CaseId,
    /// Whose.
    pub direction: Direction,
    /// Their id on the network: of a visitor's words it ends with the id that the browser gave them.
    pub provider_id: String,
    /// The text.
    pub text: String,
    /// The name of the colleague who wrote them.
    pub author: Option<String>,
    /// Whether a machine wrote them.
    pub automatic: Option<bool>,
    /// What hangs on them.
    pub attachments: Option<Value>,
    /// When they were said.
    pub at: Instant,
    /// When they came to us, or were written.
    pub received_at: Instant,
    /// When they were changed.
    pub edited_at: Option<Instant>,
    /// When they were taken back.
    pub deleted_at: Option<Instant>,
    /// When ours left.
    pub sent_at: Option<Instant>,
}

impl Said {
    /// When they began to look as they do.
    pub fn changed_at(&self) -> Instant {
        let since = [self.edited_at, self.deleted_at, self.sent_at];
        since.into_iter().flatten().fold(self.received_at, Instant::max)
    }
}

/// A file without its bytes.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct File {
    /// Its id.
    pub id: FileId,
    /// What it is called.
    pub name: String,
    /// What its content is.
    pub media_type: String,
    /// In bytes.
    pub size: i64,
}

impl File {
    /// Under which key our shelf has it.
    pub fn key(&self) -> String {
        format!("{}{}", super::SHELF, self.id)
    }
}

/// A file with its bytes.
#[derive(Clone, Debug, FromRow)]
pub struct Body {
    /// Its id.
    pub id: FileId,
    /// What it is called.
    pub name: String,
    /// What its content is.
    pub media_type: String,
    /// In bytes.
    pub size: i64,
    /// The bytes.
    pub body: Vec<u8>,
}

/// How a chat stands beside its words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stand {
    /// The name of the colleague who writes now.
    pub writes: Option<String>,
    /// Whether a colleague has it open.
    pub looked_at: bool,
    /// Whether it is dealt with: then the visitor is asked how it was.
    pub resolved: Option<CaseId>,
    /// The stars that the visitor gave for it.
    pub stars: Option<i64>,
}

/// Whether somebody is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Availability {
    /// Somebody is.
    Online,
    /// It is open, and nobody is.
    Away,
    /// It is closed.
    Closed {
        /// When it opens; `None` if it never does.
        opens: Option<Instant>,
    },
}

impl Availability {
    /// Its word for the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Away => "away",
            Self::Closed { .. } => "closed",
        }
    }
}
