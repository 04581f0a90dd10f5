//! Words of the brand on their way, and what a network can answer to them.

use kernel::{Millis, Personal};
use serde::{Deserialize, Serialize};

use super::capabilities::Tag;
use super::words::Visibility;

/// Words of the brand that shall go out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Outgoing {
    /// Who may see it.
    pub visibility: Visibility,
    /// The message that it answers (public), if any.
    pub in_reply_to: Option<String>,
    /// The thread in which it stands, if there is one already.
    pub thread: Option<String>,
    /// To whom, for a private message: the person's stable id.
    pub recipient: Option<String>,
    /// The public comment that a private message answers, where the conversation begins with that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The subject, on networks that have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Personal>,
    /// Why it may leave after the usual window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<Tag>,
    /// Whether a link hangs below it that opens a private message to us; only in public, and only where the network has
    /// one ([`Capabilities::dm_link`](super::Capabilities::dm_link)).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dm_link: bool,
    /// How whoever is answered is called there, on networks where an answer has to name them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Personal>,
    /// Pictures and files that go along.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Enclosure>,
    /// The text.
    pub text: Personal,
    /// Our own key: the same words sent again have the same one.
    pub effect_key: String,
}

/// Something that we do to a public message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Act {
    /// The network's id of the message.
    pub message: String,
    /// What we do.
    pub action: Action,
    /// Our own key: the same act again has the same one.
    pub effect_key: String,
}

/// What we can do to a public message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Show that we like it.
    Like,
    /// Take the like back.
    Unlike,
    /// Show it only to its author and their friends.
    Hide,
    /// Show it to everybody again.
    Unhide,
    /// Take back our own words.
    TakeDown,
    /// Show it to our own followers.
    Repost {
        /// The words that name its author.
        credit: Personal,
    },
}

/// What the network said to an act. `Sent` carries the id of what is there now: the message itself, or our repost.
pub type ActOutcome = SendOutcome;

/// A request as the network wants it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rendered {
    /// Below the account's base address, with a leading `/`.
    pub path: String,
    /// The JSON body.
    pub body: serde_json::Value,
}

/// Why words can't be sent as they are. Said to the agent, before anything leaves.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RenderError {
    /// Too long, by the network's own counting.
    #[error("{length} characters as {network} counts them; {limit} are allowed")]
    TooLong {
        /// The network's name.
        network: &'static str,
        /// Counted as it counts.
        length: usize,
        /// What it allows.
        limit: usize,
    },
    /// Nothing is written.
    #[error("there is nothing to send yet")]
    Empty,
    /// The network has no such surface.
    #[error("{network} can't carry a {what}")]
    Unsupported {
        /// The network's name.
        network: &'static str,
        /// What was wanted.
        what: &'static str,
    },
}

/// What the network said to a send.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SendOutcome {
    /// It took the words.
    Sent {
        /// Its id for them.
        provider_id: String,
        /// The thread in which they stand.
        thread: String,
    },
    /// It refused them for good.
    Refused {
        /// In plain words, for the agent.
        reason: String,
    },
    /// It refused the account: the token is revoked or lacks a right. The account needs a person.
    Unauthorised {
        /// In plain words, for the administrator.
        reason: String,
    },
    /// Nothing was sent; it may be tried again.
    RetryAfter {
        /// How long to wait at least.
        wait: Millis,
        /// In plain words.
        reason: String,
    },
    /// The request left and no answer came: it may be there or not.
    Unknown {
        /// In plain words.
        reason: String,
    },
}

/// What a look-up by our own key found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// The words are there.
    Yes {
        /// The network's id for them.
        provider_id: String,
        /// The thread in which they stand.
        thread: String,
    },
    /// The words are not there and will not appear: they may be sent again.
    No,
    /// The network could not say. Ask again later.
    CannotSay {
        /// In plain words.
        reason: String,
    },
}

/// A picture or file of ours that goes along with words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Enclosure {
    /// Under which key the [`Shelf`](crate::line::Shelf) has it.
    pub key: String,
    /// `image/png` and the like, as its content says.
    pub media_type: String,
    /// What it is called.
    pub name: String,
    /// What it shows, for those who can't see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// In bytes.
    pub size: u64,
}
