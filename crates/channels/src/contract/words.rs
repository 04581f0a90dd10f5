//! What people said, as every network's reader tells it.

use kernel::{Instant, Personal};
use serde::{Deserialize, Serialize};

/// Who may see a message.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Anybody.
    Public,
    /// The person and the brand.
    Private,
}

/// The place on a network where a message stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Surface {
    /// A public post that names the brand.
    Mention,
    /// An answer in a public thread.
    Reply,
    /// A comment below a post of the brand.
    Comment,
    /// A public post on the brand's own page.
    PagePost,
    /// A rating with or without text.
    Review,
    /// A direct message.
    Dm,
    /// An e-mail.
    Email,
    /// A chat on a web page.
    Chat,
    /// A telephone call.
    Call,
}

/// Things that a channel reports, in the order in which the network says they happened.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "item", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "nearly all are messages: a box would cost each of them")]
pub enum Item {
    /// Somebody said something.
    Message(Inbound),
    /// Somebody changed what they had said.
    Edit {
        /// Which message.
        provider_id: String,
        /// What it says now.
        text: Personal,
        /// When, by the network's clock.
        at: Instant,
    },
    /// Somebody took back what they had said.
    Delete {
        /// Which message.
        provider_id: String,
        /// When, by the network's clock, where the network says so.
        at: Option<Instant>,
    },
    /// Our own words, seen on the network: sent by this product, or by somebody with the network's own app.
    Echo(Echo),
    /// What became of our words after the network took them.
    Receipt {
        /// Which of our messages.
        provider_id: String,
        /// What became of it.
        status: Receipt,
        /// When, by the network's clock.
        at: Instant,
    },
    /// A like or another reaction to a message.
    Reaction {
        /// The message that somebody reacted to.
        provider_id: String,
        /// Who.
        author: Author,
        /// Which reaction, such as `like`.
        kind: String,
        /// Whether it was taken back.
        removed: bool,
        /// When, by the network's clock.
        at: Instant,
    },
    /// An event of a kind that this version does not know. Kept raw with its delivery, and counted.
    Unknown {
        /// The network's name for the kind.
        kind: String,
    },
}

/// A message of a person.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Inbound {
    /// The network's own id; unique per account.
    pub provider_id: String,
    /// The thread: the root post's id in public, the conversation's id in private.
    pub thread: String,
    /// The message that this one answers, if any.
    pub parent: Option<String>,
    /// Where it stands.
    pub surface: Surface,
    /// Who may see it.
    pub visibility: Visibility,
    /// Whether it is addressed to the brand (names it, answers it, or is private), not only found.
    pub direct: bool,
    /// Who wrote it.
    pub author: Author,
    /// The text, with line ends as `\n`, without control characters.
    pub text: Personal,
    /// The subject, on networks that have one.
    pub subject: Option<Personal>,
    /// When, by the network's clock; may be wrong by days.
    pub at: Instant,
    /// Pictures and files.
    pub attachments: Vec<Attachment>,
    /// The campaign post below which it stands, if the network says so.
    pub campaign: Option<String>,
    /// Whether a machine wrote it, as far as the network shows.
    #[serde(skip_serializing_if = "Automatic::may_be_answered_by_a_machine")]
    pub automatic: Automatic,
    /// What it repeats of earlier messages, on networks where people send that along. Not in `text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quoted: Option<Personal>,
    /// How its author laid it out, on networks where people send pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<Page>,
}

/// A message as its author laid it out: HTML in which nothing runs, nothing is sent, and nothing is loaded by itself.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Page {
    /// The HTML of a body, balanced. Of a picture that lies elsewhere it names the place in `pictures`, as
    /// `src="pictures/0"`; of one that came with the message, the place among its attachments, as `src="enclosed/0"`.
    pub html: Personal,
    /// Where its pictures lie: web addresses with TLS. Whoever looks at one tells its owner that the message was read.
    pub pictures: Vec<String>,
    /// Whether only the beginning is here.
    pub cut: bool,
}

/// Whether a machine wrote a message, and so whether a machine of ours may answer it. Two machines that answer each
/// other never stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Automatic {
    /// A person wrote it.
    #[default]
    No,
    /// A person may have written it, and machines are asked not to answer.
    Silence,
    /// A machine wrote it: an answer of somebody who is away, a newsletter, a notice. It waits for nobody.
    Yes,
}

impl Automatic {
    /// Whether a machine of ours may answer.
    pub const fn may_be_answered_by_a_machine(&self) -> bool {
        matches!(self, Self::No)
    }
}

/// A person as a network shows them.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Author {
    /// The network's stable id.
    pub external_id: String,
    /// The name by which they are addressed, without `@`. May change hands; never a key.
    pub handle: Personal,
    /// The name they show.
    pub name: Personal,
    /// A picture.
    pub avatar: Option<String>,
    /// Followers or the like.
    pub reach: Option<u64>,
}

/// Our own words as the network shows them.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Echo {
    /// The network's own id.
    pub provider_id: String,
    /// The key that we sent along, on networks that give it back.
    pub effect_key: Option<String>,
    /// The thread.
    pub thread: String,
    /// The message that ours answers.
    pub parent: Option<String>,
    /// To whom, if it is private: the person's stable id.
    pub recipient: Option<String>,
    /// Where it stands.
    pub surface: Surface,
    /// Who may see it.
    pub visibility: Visibility,
    /// The text.
    pub text: Personal,
    /// When, by the network's clock.
    pub at: Instant,
}

/// What became of our words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Receipt {
    /// They reached the person's device.
    Delivered,
    /// The person opened them.
    Read,
    /// The network took them and refused them later.
    Failed {
        /// In plain words.
        reason: String,
    },
}

/// A picture or file.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Attachment {
    /// `image/png` and the like, as the network says.
    pub media_type: String,
    /// Where the network keeps it: an address, or words that only its own [`Network::fetch`](super::Network::fetch)
    /// understands.
    pub url: String,
    /// What the file is called, if it has a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How many bytes it has, if the network says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// What it shows, if somebody said so.
    pub alt: Option<String>,
}

/// Why a delivery was not understood. The body is kept.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ParseError {
    /// The bytes are not the JSON that the network promises.
    #[error("not readable as {network} writes it: {reason}")]
    Unreadable {
        /// The network's name.
        network: &'static str,
        /// Where and why, without any of the customer's words.
        reason: String,
    },
}
