//! The entities of Mastodon's API, as far as they are read. Lenient: what some software leaves out is empty.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer};

/// A field that may be missing, or `null`.
fn or_empty<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(from: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

#[derive(Deserialize)]
pub(super) struct Notification {
    #[serde(rename = "type")]
    pub kind: String,
    pub created_at: Timestamp,
    #[serde(default)]
    pub account: Option<Account>,
    #[serde(default)]
    pub status: Option<Status>,
    /// Pleroma's reactions have it.
    #[serde(default)]
    pub emoji: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Status {
    pub id: String,
    pub created_at: Timestamp,
    #[serde(default)]
    pub edited_at: Option<Timestamp>,
    #[serde(default)]
    pub in_reply_to_id: Option<String>,
    #[serde(default)]
    pub in_reply_to_account_id: Option<String>,
    #[serde(default, deserialize_with = "or_empty")]
    pub visibility: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub spoiler_text: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub content: String,
    pub account: Account,
    #[serde(default, deserialize_with = "or_empty")]
    pub mentions: Vec<OnlyId>,
    #[serde(default, deserialize_with = "or_empty")]
    pub media_attachments: Vec<Media>,
}

impl Status {
    /// Whether anybody may read it. Whatever else a software invents is for fewer people than everybody.
    pub fn is_public(&self) -> bool {
        matches!(self.visibility.as_str(), "public" | "unlisted")
    }
}

#[derive(Deserialize)]
pub(super) struct Account {
    pub id: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub acct: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub display_name: String,
    #[serde(default)]
    pub avatar: Option<String>,
    #[serde(default)]
    pub followers_count: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct Media {
    #[serde(default, rename = "type", deserialize_with = "or_empty")]
    pub kind: String,
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default)]
    pub remote_url: Option<String>,
    #[serde(default)]
    pub description: Option<String>,
    #[serde(default)]
    pub pleroma: Option<PleromaMedia>,
}

#[derive(Deserialize)]
pub(super) struct PleromaMedia {
    #[serde(default)]
    pub mime_type: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Conversation {
    #[serde(default)]
    pub last_status: Option<Box<serde_json::value::RawValue>>,
}

#[derive(Deserialize)]
pub(super) struct Context {
    #[serde(default, deserialize_with = "or_empty")]
    pub ancestors: Vec<OnlyId>,
}

#[derive(Deserialize)]
pub(super) struct OnlyId {
    pub id: String,
}

/// What an API answers to a file.
#[derive(Deserialize)]
pub(super) struct Uploaded {
    pub id: String,
    #[serde(default)]
    pub url: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Application {
    pub client_id: String,
    pub client_secret: String,
}

#[derive(Deserialize)]
pub(super) struct Token {
    pub access_token: String,
    #[serde(default)]
    pub refresh_token: Option<String>,
    #[serde(default)]
    pub scope: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Failure {
    #[serde(default)]
    pub error: serde_json::Value,
    #[serde(default)]
    pub error_description: Option<String>,
}

/// The instance document: the second version, and what the first has elsewhere.
#[derive(Deserialize, Default)]
pub(super) struct Instance {
    #[serde(default, deserialize_with = "or_empty")]
    pub domain: String,
    /// The first version's domain; some write an address.
    #[serde(default, deserialize_with = "or_empty")]
    pub uri: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub version: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub source_url: String,
    #[serde(default)]
    pub max_toot_chars: Option<u64>,
    #[serde(default, deserialize_with = "or_empty")]
    pub urls: Addresses,
    #[serde(default, deserialize_with = "or_empty")]
    pub configuration: Configuration,
}

#[derive(Deserialize, Default)]
pub(super) struct Addresses {
    #[serde(default)]
    pub streaming: Option<String>,
    #[serde(default)]
    pub streaming_api: Option<String>,
}

#[derive(Deserialize, Default)]
pub(super) struct Configuration {
    #[serde(default, deserialize_with = "or_empty")]
    pub urls: Addresses,
    #[serde(default, deserialize_with = "or_empty")]
    pub statuses: StatusLimits,
    #[serde(default, deserialize_with = "or_empty")]
    pub media_attachments: MediaLimits,
}

#[derive(Deserialize, Default)]
pub(super) struct StatusLimits {
    #[serde(default)]
    pub max_characters: Option<u64>,
    #[serde(default)]
    pub max_media_attachments: Option<u64>,
    #[serde(default)]
    pub characters_reserved_per_url: Option<u64>,
}

#[derive(Deserialize, Default)]
pub(super) struct MediaLimits {
    #[serde(default, deserialize_with = "or_empty")]
    pub supported_mime_types: Vec<String>,
    #[serde(default)]
    pub image_size_limit: Option<u64>,
    #[serde(default)]
    pub video_size_limit: Option<u64>,
    #[serde(default)]
    pub description_limit: Option<u64>,
}
