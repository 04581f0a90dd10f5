//! The nouns of the network.

use std::collections::BTreeSet;

use kernel::{Instant, Millis};
use serde::{Deserialize, Serialize};

/// The brand's account on the network.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Brand {
    /// The account's stable id, such as `brand_larkspur`.
    pub id: String,
    /// Without `@`.
    pub handle: String,
    /// As shown.
    pub name: String,
}

/// Somebody on the network. Names may be hostile: the network does not clean them, the product must.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Person {
    /// Stable.
    pub id: String,
    /// Without `@`.
    pub handle: String,
    /// As shown.
    pub name: String,
    /// The address of a picture.
    #[serde(default)]
    pub avatar: Option<String>,
    /// How many follow them.
    #[serde(default)]
    pub followers: u64,
    /// Whether they came with a seed, so that a reset keeps them.
    #[serde(default)]
    pub seeded: bool,
}

/// Somebody to invent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewPerson {
    /// 1 to 30 letters, digits or `_`; nobody else's. An `@` in front is ignored.
    pub handle: String,
    /// 1 to 500 characters of any kind.
    pub name: String,
    /// The address of a picture.
    #[serde(default)]
    pub avatar: Option<String>,
    /// How many follow them.
    #[serde(default)]
    pub followers: u64,
}

/// What changes about somebody; absent fields stay.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PersonEdit {
    /// A new handle, under the rules of [`NewPerson::handle`].
    #[serde(default)]
    pub handle: Option<String>,
    /// A new name.
    #[serde(default)]
    pub name: Option<String>,
    /// A new picture.
    #[serde(default)]
    pub avatar: Option<String>,
    /// A new count.
    #[serde(default)]
    pub followers: Option<u64>,
}

/// Where words go.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// A public post that opens a thread.
    Post,
    /// A public reply.
    Reply {
        /// To which post.
        to: String,
    },
    /// A direct message between a person and the brand. In mail it continues what the two wrote last.
    Dm {
        /// The person, whoever of the two speaks.
        with: String,
    },
    /// A private message of the brand to whoever wrote a public comment.
    PrivateReply {
        /// Which comment.
        to: String,
    },
    /// A mail between a person and the brand.
    Mail {
        /// The person, whoever of the two speaks; the brand may name any address.
        with: String,
        /// What it is about; an answer without one keeps its thread's.
        subject: String,
        /// Which mail it answers; one that answers none opens a thread.
        answers: Option<String>,
    },
    /// A public post of the brand that shows somebody's post to its followers.
    Repost {
        /// Which post.
        of: String,
    },
}

/// Words of a history that is loaded without being delivered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SeedPost {
    /// The network's id for them; the caller stores the same one on its side.
    pub id: String,
    /// The person's id, or the brand's.
    pub author: String,
    /// Where they stand.
    pub placement: Placement,
    /// What they say.
    pub text: String,
    /// When.
    pub at: Instant,
    /// The key of the brand's own words, so that a look-up finds them.
    #[serde(default)]
    pub effect_key: Option<String>,
}

/// What a seed did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Seeded {
    /// Words that are new.
    pub added: usize,
    /// Words that were there already.
    pub known: usize,
    /// Words that refer to a person or post that is neither there nor earlier in the seed: their id and why.
    pub refused: Vec<(String, PlayError)>,
}

/// What became of the brand's words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Taken.
    #[default]
    Sent,
    /// On the person's device.
    Delivered,
    /// Opened.
    Read,
    /// Refused after they had been taken; nobody sees them.
    Failed(String),
}

/// Public or private words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Post {
    pub id: String,
    pub author: String,
    pub thread: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The person, if the words are private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    pub text: String,
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<Instant>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub deleted: bool,
    /// Whether the brand hides it from everybody but its author.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hidden: bool,
    /// The subject, in mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The post that it shows to the brand's followers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repost_of: Option<String>,
    /// Whether a link hangs below it that opens a private message to the brand.
    #[serde(default, skip_serializing_if = "is_false")]
    pub dm_link: bool,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub likes: BTreeSet<String>,
    /// Whether it addresses the brand.
    #[serde(default, skip_serializing_if = "is_false")]
    pub to_brand: bool,
    /// Whether the brand is told about it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub reached: bool,
    #[serde(default)]
    pub fate: Fate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect_key: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub seeded: bool,
}

impl Post {
    /// Whether it is a private answer of the brand to a public comment.
    pub fn is_private_reply(&self, parent: Option<&Self>) -> bool {
        self.with.is_some() && parent.is_some_and(|parent| parent.with.is_none())
    }
}

const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// The id of the conversation between a person and the brand.
pub fn conversation_id(person: &str) -> String {
    format!("dm-{person}")
}

/// Why the network did not do what a player or the brand asked.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PlayError {
    /// There is nobody with this id.
    #[error("there is nobody with the id {0}")]
    NoSuchPerson(String),
    /// There are no such words, or they were taken back.
    #[error("there is no post or message {0}, or it was deleted")]
    NoSuchPost(String),
    /// The words are somebody else's.
    #[error("only whoever wrote {0} can change it")]
    NotYours(String),
    /// Direct messages can be neither answered in public nor liked.
    #[error("{0} is private")]
    Private(String),
    /// The handle belongs to somebody else.
    #[error("@{0} is taken")]
    HandleTaken(String),
    /// A handle, name or text that the network does not take.
    #[error("{0}")]
    Invalid(&'static str),
    /// The brand's text is too long.
    #[error("{length} characters are too many; {limit} are allowed")]
    TooLong {
        /// In graphemes.
        length: usize,
        /// In graphemes.
        limit: usize,
    },
    /// The brand may not write to this person now.
    #[error(
        "the person last wrote to you more than 7 days ago, or never; only they can open the conversation"
    )]
    WindowClosed,
    /// The brand may not write to this person now, on a page.
    #[error(
        "this message is sent outside of the allowed window: the person last wrote to you privately more than \
         {allowed} ago, or never"
    )]
    OutsideWindow {
        /// What would have been allowed.
        allowed: Millis,
    },
    /// The comment was answered privately before.
    #[error("this comment was answered privately already; a page may do that once")]
    RepliedAlready,
    /// The comment is too old for a private answer.
    #[error("this comment is older than {within}: it can't be answered privately any more")]
    TooOld {
        /// For how long it could.
        within: Millis,
    },
    /// The journal can't be written; nothing is promised until the next start.
    #[error("the sandbox can't write its journal ({0}); free the disk and start again")]
    Journal(String),
}
