//! What every network's folder provides, and the words in which it speaks to the rest of the product.

use std::future::Future;
use std::pin::Pin;

use kernel::{Instant, Millis, Personal, Secret};
use serde::{Deserialize, Serialize};

/// A future that a trait object can return.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

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
        /// When, by the network's clock.
        at: Instant,
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attachment {
    /// `image/png` and the like, as the network says.
    pub media_type: String,
    /// Where the network keeps it.
    pub url: String,
    /// What it shows, if somebody said so.
    pub alt: Option<String>,
}

/// How a network counts the length of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Unicode scalar values.
    Characters,
    /// What a reader sees as one character.
    Graphemes,
    /// Bytes of UTF-8.
    Bytes,
    /// UTF-16 code units.
    Utf16,
}

/// What a network can do. The desk offers only that; docs and composer read the same table.
#[derive(Clone, Debug, Serialize)]
pub struct Capabilities {
    /// `sandbox`, `x`, `email` …
    pub id: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Where messages may stand.
    pub surfaces: &'static [Surface],
    /// The longest public reply, if we may reply in public.
    pub public_limit: Option<usize>,
    /// The longest private message, if we may write privately.
    pub private_limit: Option<usize>,
    /// How both are counted.
    pub counting: Counting,
    /// How long after the person's last message we may still write privately.
    pub private_window: Option<Millis>,
    /// Whether public words to the brand open that window too, or only private ones.
    pub window_from_public: bool,
    /// How long after the person's last private message a person of ours may still write with [`Tag::HumanAgent`].
    pub tag_window: Option<Millis>,
    /// Whether we may write privately to somebody who has only written in public.
    pub private_first: bool,
    /// Whether a comment can be answered privately although its author never wrote privately.
    pub private_replies: Option<PrivateReplies>,
    /// Whether we can like what people say in public.
    pub likes: bool,
    /// Whether we can hide what people say in public.
    pub hides: bool,
    /// Whether we can show what people said to our own followers.
    pub reposts: bool,
    /// Whether messages have a subject.
    pub subject: bool,
    /// Whether a public answer can carry a link that opens a private message to us.
    pub dm_link: bool,
    /// Whether our words can be changed after the send.
    pub edit: bool,
    /// Whether our words can be taken back.
    pub delete: bool,
    /// Whether a send may carry pictures.
    pub media: bool,
    /// Whether the same effect key twice has one effect.
    pub idempotent_send: bool,
    /// Whether the network tells us our own words.
    pub echoes: bool,
    /// Whether our words can be looked up by effect key after a lost answer.
    pub look_up: bool,
}

/// How comments may be answered privately.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct PrivateReplies {
    /// How often each.
    pub per_comment: u32,
    /// How long after the comment.
    pub within: Millis,
}

/// Why a private message may leave after the usual window.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// A person of ours, not a machine, answers what was asked. Never with promotion.
    HumanAgent,
}

impl Tag {
    /// Its name, for people and on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HumanAgent => "human_agent",
        }
    }

    /// The tag with this name.
    pub fn of(name: &str) -> Option<Self> {
        [Self::HumanAgent].into_iter().find(|tag| tag.name() == name)
    }
}

impl Capabilities {
    /// The length of `text` as this network counts it.
    pub fn length(&self, text: &str) -> usize {
        use unicode_segmentation::UnicodeSegmentation;
        match self.counting {
            Counting::Characters => text.chars().count(),
            Counting::Graphemes => text.graphemes(true).count(),
            Counting::Bytes => text.len(),
            Counting::Utf16 => text.encode_utf16().count(),
        }
    }

    /// Where an answer of ours stands.
    pub fn answers_on(&self, visibility: Visibility) -> Surface {
        let among = |wanted: &[Surface]| wanted.iter().copied().find(|one| self.surfaces.contains(one));
        match visibility {
            Visibility::Public => among(&[Surface::Reply, Surface::Comment]).unwrap_or(Surface::Reply),
            Visibility::Private => among(&[Surface::Dm, Surface::Email]).unwrap_or(Surface::Dm),
        }
    }

    /// The longest text that may be sent with this visibility; `None` if none may.
    pub const fn limit(&self, visibility: Visibility) -> Option<usize> {
        match visibility {
            Visibility::Public => self.public_limit,
            Visibility::Private => self.private_limit,
        }
    }
}

/// The headers of a delivery, by lower-case name.
pub trait Headers {
    /// The value of a header, if it is there once and is text.
    fn get(&self, name: &str) -> Option<&str>;
}

impl Headers for std::collections::HashMap<String, String> {
    fn get(&self, name: &str) -> Option<&str> {
        std::collections::HashMap::get(self, name).map(String::as_str)
    }
}

impl Headers for axum::http::HeaderMap {
    fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.get_all(name).iter();
        match (values.next(), values.next()) {
            (Some(only), None) => only.to_str().ok(),
            _ => None,
        }
    }
}

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
    /// one ([`Capabilities::dm_link`]).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dm_link: bool,
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

/// Why a delivery was refused at the door.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Forged {
    /// There is no signature.
    #[error("the delivery carries no signature")]
    Missing,
    /// The signature is not the one that our secret makes.
    #[error("the signature does not fit the body and our secret")]
    Wrong,
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

/// A network account's address and token, opened for one use.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// Where the network's API is, without a trailing `/`.
    pub base_url: String,
    /// The token.
    pub token: Secret<String>,
}

/// A part of an account's history, for reconciliation.
#[derive(Clone, Debug)]
pub struct History {
    /// Raw deliveries, as `parse` takes them, oldest first.
    pub deliveries: Vec<bytes::Bytes>,
    /// Where the next part starts; the same as before if there was nothing new.
    pub cursor: String,
    /// Whether there is more behind it.
    pub more: bool,
}

/// A network.
pub trait Network: Send + Sync + 'static {
    /// What it can do.
    fn capabilities(&self) -> &'static Capabilities;

    /// Checks that a delivery comes from the network.
    ///
    /// # Errors
    /// [`Forged`] if it does not, or can't be shown to.
    fn verify(&self, headers: &dyn Headers, body: &[u8], secret: &Secret<Vec<u8>>) -> Result<(), Forged>;

    /// The network's own key for a delivery: the same delivery again has the same key. A network without one
    /// gets a digest of the body.
    fn dedup_key(&self, headers: &dyn Headers, body: &[u8]) -> String;

    /// Reads a delivery. Pure; never panics.
    ///
    /// # Errors
    /// [`ParseError`] if the bytes are not what the network promises. An event of an unknown kind is no error.
    fn parse(&self, body: &[u8]) -> Result<Vec<Item>, ParseError>;

    /// Writes a request. Pure; the desk calls it before the send, the sender again.
    ///
    /// # Errors
    /// [`RenderError`] if the network can't carry the words.
    fn render(&self, outgoing: &Outgoing) -> Result<Rendered, RenderError>;

    /// Sends. Never fails as a call: every end is a [`SendOutcome`].
    fn send<'a>(
        &'a self,
        http: &'a reqwest::Client,
        credentials: &'a Credentials,
        outgoing: &'a Outgoing,
    ) -> BoxFuture<'a, SendOutcome>;

    /// Looks for our words by our own key.
    fn find<'a>(
        &'a self,
        http: &'a reqwest::Client,
        credentials: &'a Credentials,
        outgoing: &'a Outgoing,
    ) -> BoxFuture<'a, Found>;

    /// Does something to a public message. Never fails as a call.
    fn act<'a>(
        &'a self,
        http: &'a reqwest::Client,
        credentials: &'a Credentials,
        act: &'a Act,
    ) -> BoxFuture<'a, ActOutcome>;

    /// Looks whether an act whose answer was lost has had its effect.
    fn find_act<'a>(
        &'a self,
        http: &'a reqwest::Client,
        credentials: &'a Credentials,
        act: &'a Act,
    ) -> BoxFuture<'a, Found>;

    /// Reads the account's history behind `cursor`, for deliveries that never arrived. `None` where the network
    /// has none.
    fn history<'a>(
        &'a self,
        http: &'a reqwest::Client,
        credentials: &'a Credentials,
        cursor: Option<&'a str>,
    ) -> Option<BoxFuture<'a, Result<History, String>>>;
}

impl std::fmt::Debug for dyn Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.capabilities().id)
    }
}
