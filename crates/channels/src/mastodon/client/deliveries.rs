//! What an instance said, made into deliveries, with the thread that it does not tell.

use std::collections::HashMap;

use bytes::Bytes;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::Api;
use super::answers::{stops_all, trouble};
use crate::contract::Trouble;
use crate::mastodon::STATUSES;
use crate::mastodon::envelope::{NOTIFICATION, UPDATE, is_id, tells_a_status, wrap};
use crate::mastodon::render::local_id;
use crate::mastodon::wire::{Context, OnlyId};

/// What has to be known of a notification to deliver it.
#[derive(Deserialize)]
pub(super) struct Told {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub status: Option<Said>,
}

impl Told {
    /// The status that it is only there to tell.
    pub fn said(&self) -> Option<&Said> {
        self.status.as_ref().filter(|_| tells_a_status(&self.kind))
    }
}

/// What has to be known of a status.
#[derive(Deserialize)]
pub(super) struct Said {
    pub id: String,
    pub created_at: Timestamp,
    #[serde(default)]
    pub edited_at: Option<Timestamp>,
    #[serde(default)]
    in_reply_to_id: Option<String>,
    #[serde(default)]
    visibility: Option<String>,
    #[serde(default)]
    reblog: Option<OnlyId>,
    account: OnlyId,
    #[serde(default)]
    mentions: Option<Vec<OnlyId>>,
}

impl Said {
    pub fn is_by(&self, external_id: &str) -> bool {
        self.account.id == local_id(external_id)
    }

    /// Whether the account has to do with it: wrote it, or is named in it. What we only show again is nobody's words.
    pub fn concerns(&self, external_id: &str) -> bool {
        let named = self.mentions.iter().flatten().any(|named| named.id == local_id(external_id));
        self.reblog.is_none() && (self.is_by(external_id) || named)
    }
}

/// Makes deliveries; remembers the threads that it came to know.
pub(super) struct Scribe<'a> {
    api: Api<'a>,
    roots: HashMap<String, String>,
}

/// More roots than this are forgotten together.
const ROOTS_MAX: usize = 10_000;

impl<'a> Scribe<'a> {
    pub fn new(api: Api<'a>) -> Self {
        Self { api, roots: HashMap::new() }
    }

    /// A notification; one that can't be read is delivered as it is, so that somebody sees it.
    pub async fn notification(&mut self, raw: &RawValue) -> Result<Bytes, Trouble> {
        let told = serde_json::from_str::<Told>(raw.get()).ok();
        let thread = match told.as_ref().and_then(Told::said) {
            Some(said) => self.thread(said).await?,
            None => None,
        };
        Ok(wrap(NOTIFICATION, thread, raw))
    }

    /// A status that came without a notification.
    pub async fn status(&mut self, said: &Said, raw: &RawValue) -> Result<Bytes, Trouble> {
        Ok(wrap(UPDATE, self.thread(said).await?, raw))
    }

    /// The first status of a public thread; `None` where the status itself tells enough.
    async fn thread(&mut self, said: &Said) -> Result<Option<String>, Trouble> {
        let public = matches!(said.visibility.as_deref(), Some("public" | "unlisted"));
        let Some(parent) = said.in_reply_to_id.as_ref().filter(|_| public && is_id(&said.id)) else {
            return Ok(None);
        };
        let root = match self.roots.get(parent) {
            Some(root) => root.clone(),
            None => self.root(&said.id).await?.unwrap_or_else(|| parent.clone()),
        };
        if self.roots.len() >= ROOTS_MAX {
            self.roots.clear();
        }
        self.roots.insert(said.id.clone(), root.clone());
        Ok(Some(root))
    }

    /// The oldest of what stands above a status, as far as it has reached the instance.
    async fn root(&self, id: &str) -> Result<Option<String>, Trouble> {
        let answer = self.api.get(&format!("{STATUSES}/{id}/context"), &[]).await?;
        if stops_all(&answer) {
            return Err(trouble(&answer, self.api.line.now()));
        }
        // One status whose context the instance can't show must not hold back all that come after it.
        let above = answer.accepted::<Context>().and_then(|context| context.ancestors.into_iter().next());
        Ok(above.map(|first| first.id).filter(|id| is_id(id)))
    }
}
