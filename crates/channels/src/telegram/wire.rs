//! What Telegram writes, as far as we read it.

use serde::Deserialize;

/// A person or a bot.
#[derive(Deserialize, Clone, Debug)]
pub struct User {
    pub id: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    #[serde(default)]
    pub can_read_all_group_messages: bool,
}

/// A chat of any kind; also whoever speaks as one.
#[derive(Deserialize, Debug)]
pub struct Chat {
    pub id: i64,
    #[serde(rename = "type")]
    pub kind: String,
    pub title: Option<String>,
    pub username: Option<String>,
    /// A channel's private post box, with a conversation for each person.
    #[serde(default)]
    pub is_direct_messages: bool,
}

impl Chat {
    pub fn is_private(&self) -> bool {
        self.kind == "private"
    }
}

/// A message.
#[derive(Deserialize, Debug)]
pub struct Message {
    pub message_id: i64,
    pub date: i64,
    pub edit_date: Option<i64>,
    pub chat: Chat,
    pub from: Option<User>,
    pub sender_chat: Option<Chat>,
    pub sender_business_bot: Option<User>,
    pub business_connection_id: Option<String>,
    pub message_thread_id: Option<i64>,
    /// Whether it stands in a forum's topic; the thread is the topic then.
    #[serde(default)]
    pub is_topic_message: bool,
    #[serde(default)]
    pub is_automatic_forward: bool,
    pub reply_to_message: Option<Answered>,
    pub media_group_id: Option<String>,
    pub text: Option<String>,
    #[serde(default)]
    pub entities: Vec<Entity>,
    pub caption: Option<String>,
    #[serde(default)]
    pub caption_entities: Vec<Entity>,
    #[serde(default)]
    pub photo: Vec<File>,
    pub animation: Option<File>,
    pub document: Option<File>,
    pub video: Option<File>,
    pub video_note: Option<File>,
    pub audio: Option<File>,
    pub voice: Option<File>,
    pub sticker: Option<File>,
    pub venue: Option<Venue>,
    pub location: Option<Location>,
    pub contact: Option<Contact>,
    pub poll: Option<Poll>,
    pub dice: Option<Dice>,
}

/// The message that one answers, as far as it matters. Never with what that one answered in its turn: a body that goes on
/// like this for ever would take the stack with it.
#[derive(Deserialize, Debug)]
pub struct Answered {
    pub message_id: i64,
    pub from: Option<User>,
    pub sender_chat: Option<Chat>,
    #[serde(default)]
    pub is_automatic_forward: bool,
    pub media_group_id: Option<String>,
}

/// A part of a text that means something. Counted in UTF-16 code units.
#[derive(Deserialize, Debug)]
pub struct Entity {
    #[serde(rename = "type")]
    pub kind: String,
    pub offset: usize,
    pub length: usize,
    pub user: Option<User>,
}

/// A picture or file of any kind.
#[derive(Deserialize, Debug)]
pub struct File {
    pub file_id: String,
    pub file_size: Option<u64>,
    pub file_name: Option<String>,
    pub mime_type: Option<String>,
    /// What a sticker stands for.
    pub emoji: Option<String>,
    #[serde(default)]
    pub is_animated: bool,
    #[serde(default)]
    pub is_video: bool,
}

#[derive(Deserialize, Debug)]
pub struct Location {
    pub latitude: f64,
    pub longitude: f64,
}

#[derive(Deserialize, Debug)]
pub struct Venue {
    pub title: String,
    pub address: String,
}

#[derive(Deserialize, Debug)]
pub struct Contact {
    pub phone_number: String,
    pub first_name: String,
}

#[derive(Deserialize, Debug)]
pub struct Poll {
    pub question: String,
}

#[derive(Deserialize, Debug)]
pub struct Dice {
    pub emoji: String,
    pub value: i64,
}

/// Messages of a business chat that are gone.
#[derive(Deserialize, Debug)]
pub struct Deleted {
    pub business_connection_id: String,
    pub chat: Chat,
    pub message_ids: Vec<i64>,
}

/// A change of one person's reactions.
#[derive(Deserialize, Debug)]
pub struct Reacted {
    pub chat: Chat,
    pub message_id: i64,
    pub user: Option<User>,
    pub actor_chat: Option<Chat>,
    pub date: i64,
    pub old_reaction: Vec<Reaction>,
    pub new_reaction: Vec<Reaction>,
}

#[derive(Deserialize, PartialEq, Eq, Debug)]
pub struct Reaction {
    #[serde(rename = "type")]
    pub kind: String,
    pub emoji: Option<String>,
}

/// The number of an update: all that is read of it before it is stored.
#[derive(Deserialize, Debug)]
pub struct Numbered {
    pub update_id: i64,
}

/// Every answer of the API.
#[derive(Deserialize, Debug)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub struct Reply<T> {
    pub ok: bool,
    pub result: Option<T>,
    pub error_code: Option<u16>,
    pub description: Option<String>,
    pub parameters: Option<Parameters>,
}

/// What helps after a refusal.
#[derive(Deserialize, Default, Debug)]
pub struct Parameters {
    /// In seconds.
    pub retry_after: Option<u32>,
    pub migrate_to_chat_id: Option<i64>,
}

/// Where the network calls us, and how that went.
#[derive(Deserialize, Debug)]
pub struct WebhookInfo {
    pub url: String,
    pub last_error_date: Option<i64>,
    pub last_error_message: Option<String>,
}

/// Where a file lies, for an hour.
#[derive(Deserialize, Debug)]
pub struct FilePath {
    pub file_path: Option<String>,
    pub file_size: Option<u64>,
}
