//! The account's history: notifications, the chat's log, our own posts, and which posts are gone.
//!
//! The network has no list of what happened since a moment: notifications come newest first, in the order of their
//! authors' clocks, and late. So they are read back past the newest that is known by [`OVERLAP`], and once an hour by
//! a whole [`DAY`]. What comes again has the same key.

use std::collections::VecDeque;

use bytes::Bytes;
use kernel::{Instant, Millis};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::super::parse::at_of;
use super::super::uri::{AtUri, POST, at};
use super::super::wire::{Notifications, Stamp};
use super::session::reads_chat;
use super::{chat_log, own, query, trouble};
use crate::contract::{Credentials, History, Trouble};
use crate::line::Line;

const OVERLAP: Millis = Millis::minutes(15);
const DAY: Millis = Millis::days(1);
const HOUR: Millis = Millis::hours(1);
/// How many pages of a hundred are read at once.
const PAGES: usize = 20;
/// How many posts are watched for being taken back: the latest.
const WATCHED: usize = 200;

/// Where the history was read to: what the cursor says.
#[derive(Serialize, Deserialize, Default, Clone, PartialEq, Debug)]
#[serde(default)]
pub(super) struct Mark {
    /// The latest moment at which the network showed a notification, in microseconds.
    pub shown: i64,
    /// When a whole day was last read, in microseconds.
    pub deep: i64,
    /// Where a reading that did not fit goes on.
    pub back: Option<Back>,
    /// Where the chat's log was read to.
    pub log: Option<String>,
    /// The latest key among our own posts.
    pub own: Option<String>,
    /// The latest posts, by author and key; the one that was not looked at for longest is first.
    pub watched: VecDeque<String>,
    /// Those of them that were not shown when they were last asked for.
    pub missed: Vec<String>,
}

/// A reading of notifications that goes on.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
pub(super) struct Back {
    pub cursor: String,
    pub until: i64,
}

/// What was read, each with when it was.
pub(super) type Told = Vec<(Instant, Bytes)>;

impl Mark {
    fn of(cursor: Option<&str>, now: Instant) -> Self {
        let known = cursor.and_then(|cursor| serde_json::from_str(cursor).ok());
        known.unwrap_or_else(|| Self { shown: now.micros(), ..Self::default() })
    }

    fn watch(&mut self, uri: &str) {
        let Some(AtUri { did, rkey, .. }) = AtUri::of_post(uri) else { return };
        let name = format!("{did}/{rkey}");
        if !self.watched.contains(&name) {
            self.watched.push_back(name);
            if self.watched.len() > WATCHED {
                self.watched.pop_front();
            }
        }
    }

    /// The address of a post that is watched.
    pub(super) fn address(watched: &str) -> Option<String> {
        watched.split_once('/').map(|(did, rkey)| at(did, POST, rkey))
    }
}

/// Reads what happened behind the cursor; see [`crate::Network::history`].
pub(in crate::bluesky) async fn history(
    line: &Line,
    credentials: &Credentials,
    cursor: Option<&str>,
) -> Result<History, Trouble> {
    let mut mark = Mark::of(cursor, line.now());
    let mut told = notifications(line, credentials, &mut mark).await?;
    // The rest is of other services; while one of them is ill, what people say in public comes all the same.
    let before = mark.clone();
    match own::posts(line, credentials, &mut mark).await {
        Ok(posts) => told.extend(posts),
        Err(trouble) => tracing::debug!(%trouble, "our own posts on Bluesky could not be read"),
    }
    match own::gone(line, credentials, &mut mark).await {
        Ok(gone) => told.extend(gone),
        Err(trouble) => {
            tracing::debug!(%trouble, "whether posts on Bluesky are still there could not be asked")
        }
    }
    if reads_chat(&credentials.us.settings) {
        match chat_log::read(line, credentials, &mut mark).await {
            Ok(messages) => told.extend(messages),
            Err(trouble) => {
                mark.log = before.log;
                tracing::warn!(%trouble, "direct messages on Bluesky could not be read; they will be later");
            }
        }
    }
    told.sort_by_key(|(at, _)| *at);
    let more = mark.back.is_some();
    let cursor = serde_json::to_string(&mark).unwrap_or_default();
    Ok(History { deliveries: told.into_iter().map(|(_, body)| body).collect(), cursor, more })
}

async fn notifications(line: &Line, credentials: &Credentials, mark: &mut Mark) -> Result<Told, Trouble> {
    let now = line.now();
    let (until, mut cursor) = match mark.back.take() {
        Some(back) => (Instant::from_micros(back.until), Some(back.cursor)),
        None if now.since(Instant::from_micros(mark.deep)) >= HOUR => {
            mark.deep = now.micros();
            (Instant::from_micros(mark.shown).min(now) - DAY, None)
        }
        None => (Instant::from_micros(mark.shown) - OVERLAP, None),
    };
    let mut told = Vec::new();
    for _ in 0..PAGES {
        let mut asked = vec![("limit", "100")];
        asked.extend(["mention", "reply", "quote"].map(|reason| ("reasons", reason)));
        asked.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
        let answer = query(line, credentials, "app.bsky.notification.listNotifications", &asked).await?;
        if !answer.status.is_success() {
            return Err(trouble(&answer));
        }
        let page: Notifications<'_> = serde_json::from_slice(&answer.body).map_err(|_| unreadable())?;
        let mut old = page.notifications.is_empty();
        for raw in &page.notifications {
            let Some((at, stamp)) = stamped(raw) else {
                told.push((now, String::new(), body(raw)));
                continue;
            };
            if at < until {
                old = true;
                continue;
            }
            mark.shown = mark.shown.max(Instant::from(stamp.indexed_at).min(now + HOUR).micros());
            mark.watch(&stamp.uri);
            told.push((at, stamp.uri, body(raw)));
        }
        if old || page.cursor.is_none() {
            return Ok(oldest_first(told));
        }
        cursor = page.cursor;
    }
    mark.back = cursor.map(|cursor| Back { cursor, until: until.micros() });
    Ok(oldest_first(told))
}

/// Of the same moment by the keys, which tell the order of one author's posts more finely.
fn oldest_first(mut told: Vec<(Instant, String, Bytes)>) -> Told {
    told.reverse();
    told.sort_by(|(at, uri, _), (other, another, _)| (at, key_of(uri)).cmp(&(other, key_of(another))));
    told.into_iter().map(|(at, _, body)| (at, body)).collect()
}

fn key_of(uri: &str) -> &str {
    uri.rsplit('/').next().unwrap_or_default()
}

/// When a notification was, as the network sorts it.
fn stamped(raw: &RawValue) -> Option<(Instant, Stamp)> {
    let stamp: Stamp = serde_json::from_str(raw.get()).ok()?;
    Some((at_of(stamp.record.created_at.as_deref(), stamp.indexed_at.into()), stamp))
}

fn body(raw: &RawValue) -> Bytes {
    Bytes::copy_from_slice(raw.get().as_bytes())
}

pub(super) fn unreadable() -> Trouble {
    Trouble::Later { wait: super::WAIT, reason: "the network's answer is unreadable".into() }
}
