//! The JSON of the sandbox network: what it delivers, what its API takes and answers.
//!
//! One definition for both sides: the simulator writes these types, `parse` and `client` read
//! them. Moments are RFC 3339. Fields that a reader does not know are ignored.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A body that the network posts to the hook. `E` is an event: raw when read, see [`Event`] when written.
#[derive(Serialize, Deserialize, Debug)]
pub struct Delivery<E> {
    /// Unique for ever; the same delivery tried again has the same id.
    pub id: String,
    /// The brand's account to which it is addressed.
    pub account: String,
    /// When this delivery was put together.
    pub sent_at: Timestamp,
    /// In the order in which they happened.
    pub events: Vec<E>,
}

/// What happened. On the wire a flat object whose `type` is one of these names.
#[derive(Serialize, Debug)]
#[serde(tag = "type")]
pub enum Event {
    /// A public post that names the brand without addressing it.
    #[serde(rename = "post.created")]
    PostCreated(PostEvent),
    /// A public post or reply that addresses the brand with `@`.
    #[serde(rename = "mention.created")]
    MentionCreated(PostEvent),
    /// A reply in a thread that concerns the brand.
    #[serde(rename = "reply.created")]
    ReplyCreated(PostEvent),
    /// A direct message to the brand.
    #[serde(rename = "message.created")]
    MessageCreated(MessageEvent),
    /// A public text was changed.
    #[serde(rename = "post.edited")]
    PostEdited(Edited),
    /// A direct message was changed.
    #[serde(rename = "message.edited")]
    MessageEdited(Edited),
    /// A public text was taken back.
    #[serde(rename = "post.deleted")]
    PostDeleted(Happened),
    /// A direct message was taken back.
    #[serde(rename = "message.deleted")]
    MessageDeleted(Happened),
    /// Somebody liked a post.
    #[serde(rename = "like.added")]
    LikeAdded(Like),
    /// Somebody took a like back.
    #[serde(rename = "like.removed")]
    LikeRemoved(Like),
    /// The brand's own public words.
    #[serde(rename = "echo.post")]
    EchoPost(PostEvent),
    /// The brand's own direct message.
    #[serde(rename = "echo.message")]
    EchoMessage(MessageEvent),
    /// The brand's message reached the person.
    #[serde(rename = "receipt.delivered")]
    ReceiptDelivered(Happened),
    /// The person opened the brand's message.
    #[serde(rename = "receipt.read")]
    ReceiptRead(Happened),
    /// The network took the brand's words and refused them later.
    #[serde(rename = "receipt.failed")]
    ReceiptFailed(Refusal),
    /// Somebody follows the brand.
    #[serde(rename = "follow.added")]
    FollowAdded(Follow),
    /// Somebody no longer follows the brand.
    #[serde(rename = "follow.removed")]
    FollowRemoved(Follow),
}

/// Somebody as the network shows them at the moment of an event.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
pub struct Profile {
    /// Stable.
    pub id: String,
    /// Without `@`; may change hands.
    pub handle: String,
    /// As shown.
    pub name: String,
    /// The address of a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar: Option<String>,
    /// How many follow them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub followers: Option<u64>,
}

/// The post that another one answers.
#[derive(Serialize, Deserialize, Debug)]
pub struct Parent {
    /// Its id.
    pub id: String,
    /// The id of whoever wrote it.
    pub author: String,
}

/// A public text.
#[derive(Serialize, Deserialize, Debug)]
pub struct PostEvent {
    /// The text with its circumstances.
    pub post: Post,
}

/// A public text with its circumstances.
#[derive(Serialize, Deserialize, Debug)]
pub struct Post {
    /// Stable.
    pub id: String,
    /// The id of the thread's first post; its own if it opens a thread.
    pub thread: String,
    /// What it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_reply_to: Option<Parent>,
    /// Who wrote it.
    pub author: Profile,
    /// What it says.
    pub text: String,
    /// When.
    pub created_at: Timestamp,
    /// The ids of the accounts that it addresses.
    #[serde(default)]
    pub mentions: Vec<String>,
    /// The key that the brand sent along, in an echo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect_key: Option<String>,
}

/// A direct message.
#[derive(Serialize, Deserialize, Debug)]
pub struct MessageEvent {
    /// The message with its circumstances.
    pub message: Message,
}

/// A direct message with its circumstances.
#[derive(Serialize, Deserialize, Debug)]
pub struct Message {
    /// Stable.
    pub id: String,
    /// The id of the conversation between the person and the brand.
    pub conversation: String,
    /// Who wrote it.
    pub author: Profile,
    /// To whom: the id of a person or of the brand's account.
    pub recipient: String,
    /// The message, or the public comment, that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_reply_to: Option<String>,
    /// The subject, in mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What it says.
    pub text: String,
    /// When.
    pub created_at: Timestamp,
    /// The key that the brand sent along, in an echo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect_key: Option<String>,
}

/// A text was changed.
#[derive(Serialize, Deserialize, Debug)]
pub struct Edited {
    /// Which.
    pub id: String,
    /// What it says now.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// Something happened to a text.
#[derive(Serialize, Deserialize, Debug)]
pub struct Happened {
    /// Which.
    pub id: String,
    /// When.
    pub at: Timestamp,
}

/// Words of the brand were refused after they had been taken.
#[derive(Serialize, Deserialize, Debug)]
pub struct Refusal {
    /// Which.
    pub id: String,
    /// The network's sentence.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// A like, given or taken back.
#[derive(Serialize, Deserialize, Debug)]
pub struct Like {
    /// Which post.
    pub post: String,
    /// By whom.
    pub by: Profile,
    /// When.
    pub at: Timestamp,
}

/// A follow, begun or ended.
#[derive(Serialize, Deserialize, Debug)]
pub struct Follow {
    /// By whom.
    pub by: Profile,
    /// When.
    pub at: Timestamp,
}

/// Asked of `POST /v1/posts`.
#[derive(Serialize, Deserialize, Debug)]
pub struct NewPost {
    /// What to say.
    pub text: String,
    /// Which post it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_reply_to: Option<String>,
    /// Which post it shows to the brand's followers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repost_of: Option<String>,
    /// Whether a link hangs below it that opens a private message to the brand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dm_link: bool,
    /// The sender's own key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect_key: Option<String>,
}

/// Asked of `POST /v1/messages`.
#[derive(Serialize, Deserialize, Debug)]
pub struct NewMessage {
    /// The id of the person; in mail, their address.
    pub to: String,
    /// What to say.
    pub text: String,
    /// The public comment that it answers: allowed once for each, although its author never wrote privately.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// In mail: the message that it answers, whose thread it joins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_reply_to: Option<String>,
    /// In mail: the subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Why it may leave after the usual window: `human_agent`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The sender's own key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect_key: Option<String>,
}

/// Asked of `PUT /v1/posts/{id}` and `PUT /v1/messages/{id}`.
#[derive(Serialize, Deserialize, Debug)]
pub struct NewText {
    /// What it shall say.
    pub text: String,
}

/// The answer to words that were taken, and to a look-up that found them.
#[derive(Serialize, Deserialize, Debug)]
pub struct Accepted {
    /// The network's id for them.
    pub id: String,
    /// The thread or conversation in which they stand.
    pub thread: String,
}

/// The answer to `GET /v1/posts/{id}`, and to everything that is done to a post.
#[derive(Serialize, Deserialize, Debug)]
pub struct Standing {
    /// Its id.
    pub id: String,
    /// The thread in which it stands.
    pub thread: String,
    /// Whether the brand likes it.
    pub liked: bool,
    /// Whether the brand hides it.
    pub hidden: bool,
    /// Whether it was taken back.
    pub deleted: bool,
}

/// The answer to `GET /v1/events`: deliveries exactly as they were, or should have been, posted to the hook.
#[derive(Serialize, Deserialize, Debug)]
pub struct Page {
    /// Oldest first.
    pub deliveries: Vec<Box<RawValue>>,
    /// Where the next page starts.
    pub cursor: String,
    /// Whether there is more.
    pub more: bool,
}

/// Every answer of the API that is not a success.
#[derive(Serialize, Deserialize, Debug)]
pub struct Failure {
    /// What went wrong.
    pub error: Detail,
}

/// What went wrong.
#[derive(Serialize, Deserialize, Debug)]
pub struct Detail {
    /// For programs.
    pub code: String,
    /// A sentence for people.
    pub message: String,
    /// After a failure of the network itself: whether the words were stored all the same, where it knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored: Option<bool>,
}

/// Whose account a token opens.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Me {
    /// The brand's stable id.
    pub id: String,
    /// The brand's handle, without `@`.
    pub handle: String,
    /// The name that it shows.
    pub name: String,
}
