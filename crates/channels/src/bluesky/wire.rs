//! The JSON of the network that this connector reads: of its many fields the ones that mean something here. Every
//! field may be missing that the network's own lexicons call optional; fields that are not known are ignored.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// How a call fails.
#[derive(Deserialize, Default, Debug)]
#[serde(default)]
pub(super) struct Failure {
    pub error: String,
    pub message: String,
}

/// A session, as `createSession`, `refreshSession` and `getSession` tell it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Session {
    pub did: String,
    pub handle: String,
    pub access_jwt: Option<String>,
    pub refresh_jwt: Option<String>,
    pub did_doc: Option<DidDoc>,
    pub active: Option<bool>,
}

/// Where somebody's data is.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct DidDoc {
    pub service: Vec<Service>,
}

/// A service of somebody's.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Service {
    pub id: String,
    pub service_endpoint: String,
}

impl DidDoc {
    /// The address of the server that keeps their records, without a trailing `/`.
    pub(super) fn pds(&self) -> Option<String> {
        let service = self.service.iter().find(|service| service.id.ends_with("#atproto_pds"))?;
        let address = service.service_endpoint.trim_end_matches('/');
        crate::clean::link(address).map(|_| address.to_owned())
    }
}

/// A record, by its address and the digest of what it says.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub(super) struct Ref {
    pub uri: String,
    pub cid: String,
}

/// Somebody as the network shows them.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Profile {
    pub did: String,
    pub handle: String,
    pub display_name: Option<String>,
    pub avatar: Option<String>,
    pub followers_count: Option<u64>,
    pub viewer: Between,
}

/// What stands between somebody and us.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Between {
    pub blocked_by: bool,
}

/// A page of notifications; each stays as the network wrote it.
#[derive(Deserialize)]
pub(super) struct Notifications<'a> {
    pub cursor: Option<String>,
    #[serde(borrow, default)]
    pub notifications: Vec<&'a RawValue>,
}

/// What of a notification says when it was.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Stamp {
    pub uri: String,
    pub indexed_at: jiff::Timestamp,
    #[serde(default)]
    pub record: Created,
}

/// When a record says that it was made: its author's clock, which may be anything.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Created {
    pub created_at: Option<String>,
}

/// A notification.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Notification {
    pub uri: String,
    pub author: Profile,
    pub record: Post,
    pub indexed_at: jiff::Timestamp,
}

/// What a post says.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Post {
    pub text: String,
    pub created_at: Option<String>,
    pub facets: Vec<Facet>,
    pub reply: Option<Reply>,
    pub embed: Option<Embed>,
}

/// A part of a text that is more than text.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Facet {
    pub features: Vec<Feature>,
}

/// What such a part is.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Feature {
    /// Of a mention: who.
    pub did: Option<String>,
}

/// What a post answers, and with what the thread began.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub(super) struct Reply {
    pub root: Ref,
    pub parent: Ref,
}

/// What hangs on a post: pictures, a film, another post, or that and pictures.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Embed {
    #[serde(rename = "$type")]
    pub kind: String,
    pub images: Vec<Image>,
    pub items: Vec<Image>,
    pub video: Option<Blob>,
    pub alt: Option<String>,
    /// Of a quote: `uri` and `cid`. Of a quote with pictures: another such, as `record`.
    pub record: Option<Quoted>,
    pub media: Option<Box<Embed>>,
}

/// A post that is quoted.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Quoted {
    pub uri: Option<String>,
    pub record: Option<Box<Quoted>>,
}

impl Embed {
    /// The post that is quoted, if one is.
    pub(super) fn quoted(&self) -> Option<&str> {
        let quoted = self.record.as_ref()?;
        quoted.uri.as_deref().or_else(|| quoted.record.as_ref()?.uri.as_deref())
    }
}

/// A picture on a post.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Image {
    pub alt: String,
    pub image: Option<Blob>,
}

/// Bytes that a record names.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct Blob {
    #[serde(rename = "$type", default)]
    pub kind: String,
    #[serde(rename = "ref")]
    pub link: Link,
    pub mime_type: String,
    pub size: Option<u64>,
}

/// The name of a blob.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
pub(super) struct Link {
    #[serde(rename = "$link")]
    pub cid: String,
}

/// A post as the network shows it.
#[derive(Deserialize)]
pub(super) struct PostView {
    pub uri: String,
    pub cid: String,
    #[serde(default)]
    pub author: Profile,
    #[serde(default)]
    pub record: Post,
    #[serde(default)]
    pub viewer: Viewer,
}

/// What a post is to us.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Viewer {
    /// The address of our like.
    pub like: Option<String>,
    pub reply_disabled: bool,
}

/// The answer of `getPosts`.
#[derive(Deserialize)]
pub(super) struct Posts {
    pub posts: Vec<PostView>,
}

/// The answer of `getRecord`, and each of `listRecords`.
#[derive(Deserialize)]
pub(super) struct Record<V> {
    pub uri: String,
    pub value: V,
}

/// The answer of `listRecords`.
#[derive(Deserialize)]
#[serde(bound(deserialize = "V: Deserialize<'de>"))]
pub(super) struct Records<V> {
    pub records: Vec<V>,
}

/// A like or a repost.
#[derive(Deserialize)]
pub(super) struct About {
    pub subject: Ref,
}

/// A page of the chat's log; each entry stays as the network wrote it.
#[derive(Deserialize)]
pub(super) struct Logs<'a> {
    pub cursor: Option<String>,
    #[serde(borrow, default)]
    pub logs: Vec<&'a RawValue>,
}

/// What happened in a conversation.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Log {
    #[serde(rename = "$type", default)]
    pub kind: String,
    #[serde(default)]
    pub rev: String,
    #[serde(default)]
    pub convo_id: String,
    pub message: Option<Message>,
    pub reaction: Option<Reaction>,
}

/// A direct message.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Message {
    #[serde(rename = "$type", default)]
    pub kind: String,
    pub id: String,
    #[serde(default)]
    pub text: String,
    pub sender: Whom,
    pub sent_at: jiff::Timestamp,
    #[serde(default)]
    pub embed: Option<QuotedView>,
}

/// A post that a direct message shows.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct QuotedView {
    pub record: Quoted,
}

/// Somebody, by their DID alone.
#[derive(Deserialize)]
pub(super) struct Whom {
    pub did: String,
}

/// A reaction to a direct message.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Reaction {
    pub value: String,
    pub sender: Whom,
    pub created_at: jiff::Timestamp,
}

/// A conversation.
#[derive(Deserialize)]
pub(super) struct Convo {
    pub id: String,
    #[serde(default)]
    pub kind: Option<String>,
    #[serde(default)]
    pub members: Vec<Profile>,
}

impl Convo {
    /// Whether it is one of two people; the others are no customer care.
    pub(super) fn is_of_two(&self) -> bool {
        self.kind.as_deref().is_none_or(|kind| kind == "direct") && self.members.len() <= 2
    }
}

/// What the stream tells.
#[derive(Deserialize)]
pub(super) struct Event {
    pub did: String,
    pub time_us: i64,
    #[serde(default)]
    pub kind: String,
    pub commit: Option<Commit>,
}

/// A change of a record, as the stream tells it.
#[derive(Deserialize)]
pub(super) struct Commit {
    pub operation: String,
    pub collection: String,
    pub rkey: String,
    pub record: Option<Post>,
}

/// The kinds of envelope that the client writes around what the network said, where that alone does not tell what it
/// is. A notification has none.
pub(super) mod heard {
    /// An event of the stream, and the profile of its author.
    pub(in crate::bluesky) const STREAM: &str = "stream";
    /// An entry of the chat's log, and its conversation.
    pub(in crate::bluesky) const LOG: &str = "log";
    /// A post of our own.
    pub(in crate::bluesky) const OWN: &str = "own";
    /// A post that is no longer there.
    pub(in crate::bluesky) const GONE: &str = "gone";
}
