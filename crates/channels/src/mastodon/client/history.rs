//! What happened to the account, read in order.
//!
//! An instance tells no changes of strangers' words. But its list of notifications shows each status as it is now, so
//! the newest page is read every time and compared with what it was: what is new in it is delivered, what was changed
//! too, and what is missing is asked for and, if it is gone, told as deleted. Further back than that page, and when more
//! has come than it holds, the list is read page by page from where we were.

use bytes::Bytes;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::Api;
use super::answers::{date, is_gone, stops_all, trouble};
use super::deliveries::{Said, Scribe, Told};
use crate::contract::{Credentials, History, Trouble};
use crate::line::Line;
use crate::mastodon::envelope::{EDITED, gone, is_id, wrap};
use crate::mastodon::kind::Kind;
use crate::mastodon::limits::Limits;
use crate::mastodon::render::local_id;
use crate::mastodon::wire::Conversation;
use crate::mastodon::{CONVERSATIONS, STATUSES};

const NOTIFICATIONS: &str = "/api/v1/notifications";
const PAGE: usize = 40;
/// Which notifications are read; Mastodon is asked for these only.
const KINDS: [&str; 5] = ["mention", "quote", "status", "favourite", "reblog"];
/// And what only other softwares have.
const ALSO: [&str; 2] = ["pending.reply", "pleroma:emoji_reaction"];

/// How far we have read.
#[derive(Serialize, Deserialize, Clone, Debug)]
struct Cursor {
    /// The newest notification that was there before the account was.
    floor: String,
    /// The newest notification that was delivered.
    mark: String,
    /// The newest of our own statuses.
    own: String,
    /// The newest page of notifications, as it was.
    seen: Vec<Seen>,
    /// The last statuses of our private conversations.
    talks: Vec<String>,
    /// When the newest of them was written that was there before the account was.
    since: Timestamp,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
struct Seen {
    #[serde(rename = "n")]
    notification: String,
    #[serde(rename = "s")]
    status: String,
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    edited: Option<Timestamp>,
}

/// One notification of a page.
struct Entry {
    raw: Box<RawValue>,
    told: Told,
}

impl Entry {
    /// Whether it is of a kind that we deliver. The others count too: they show how far a page reaches.
    fn is_wanted(&self) -> bool {
        KINDS.iter().chain(&ALSO).any(|kind| *kind == self.told.kind)
    }
}

/// Reads what happened behind the cursor; see [`crate::Network::history`].
pub(in crate::mastodon) async fn history(
    line: &Line,
    credentials: &Credentials,
    cursor: Option<&str>,
) -> Result<History, Trouble> {
    let api = Api::new(line, credentials);
    let kind = Limits::of(&credentials.us).kind;
    let reader = Reader { api, kind, scribe: Scribe::new(api), deliveries: Vec::new() };
    match cursor.and_then(|cursor| serde_json::from_str(cursor).ok()) {
        Some(cursor) => reader.go_on(cursor).await,
        None => reader.begin().await,
    }
}

struct Reader<'a> {
    api: Api<'a>,
    kind: Kind,
    scribe: Scribe<'a>,
    deliveries: Vec<Bytes>,
}

impl Reader<'_> {
    /// From now on.
    async fn begin(self) -> Result<History, Trouble> {
        let newest = self.notifications(None).await?;
        let own = self.own(None).await?;
        let first = |ids: Option<&String>| ids.cloned().unwrap_or_else(|| self.kind.first_id().to_owned());
        let mark = first(newest.first().map(|entry| &entry.told.id));
        let talks = self.talks().await?;
        let cursor = Cursor {
            floor: mark.clone(),
            mark,
            own: first(own.first().map(|(said, _)| &said.id)),
            seen: seen(&newest),
            since: talks.iter().map(|(said, _)| said.created_at).max().unwrap_or(Timestamp::MIN),
            talks: talks.into_iter().map(|(said, _)| said.id).collect(),
        };
        self.end(&cursor, false)
    }

    async fn go_on(mut self, mut cursor: Cursor) -> Result<History, Trouble> {
        let newest = self.notifications(None).await?;
        let reaches = newest.is_empty() || newest.iter().any(|entry| !is_after(&entry.told.id, &cursor.mark));
        if !reaches {
            let page = self.notifications(Some(&cursor.mark)).await?;
            if let Some(last) = page.first() {
                cursor.mark = last.told.id.clone();
                for entry in page.iter().rev().filter(|entry| entry.is_wanted()) {
                    self.deliver(entry).await?;
                }
                return self.end(&cursor, true);
            }
        }
        self.compare(&cursor, &newest).await?;
        cursor.seen = seen(&newest);
        if let Some(entry) = newest.first().filter(|entry| is_after(&entry.told.id, &cursor.mark)) {
            cursor.mark = entry.told.id.clone();
        }
        self.listen_in(&mut cursor).await?;
        let own = self.own(Some(&cursor.own)).await?;
        let us = &self.api.us().external_id;
        for (said, raw) in own.iter().rev().filter(|(said, _)| said.is_by(us) && said.concerns(us)) {
            let delivery = self.scribe.status(said, raw).await?;
            self.deliveries.push(delivery);
        }
        if let Some((said, _)) = own.first() {
            cursor.own = said.id.clone();
        }
        self.end(&cursor, own.len() >= PAGE)
    }

    fn end(self, cursor: &Cursor, more: bool) -> Result<History, Trouble> {
        let cursor = serde_json::to_string(cursor).expect("texts and moments are always JSON");
        Ok(History { deliveries: self.deliveries, cursor, more })
    }

    async fn deliver(&mut self, entry: &Entry) -> Result<(), Trouble> {
        let delivery = self.scribe.notification(&entry.raw).await?;
        self.deliveries.push(delivery);
        // Whoever came first may have told what it said before.
        if entry.told.said().is_some_and(|said| said.edited_at.is_some()) {
            self.deliver_edit(entry);
        }
        Ok(())
    }

    fn deliver_edit(&mut self, entry: &Entry) {
        #[derive(Deserialize)]
        struct Inner<'a> {
            #[serde(borrow)]
            status: &'a RawValue,
        }
        if let Ok(inner) = serde_json::from_str::<Inner>(entry.raw.get()).map(|inner| inner.status) {
            self.deliveries.push(wrap(EDITED, None, inner));
        }
    }

    /// Delivers what is new in the newest page, what was changed since it was read, and what is gone from it.
    async fn compare(&mut self, cursor: &Cursor, newest: &[Entry]) -> Result<(), Trouble> {
        let before = &cursor.seen;
        for entry in newest.iter().rev() {
            let known = before.iter().find(|seen| seen.notification == entry.told.id);
            match (known, entry.told.said()) {
                // Reactions are not compared, only delivered once.
                (None, _) if entry.is_wanted() && is_after(&entry.told.id, &cursor.floor) => {
                    self.deliver(entry).await?;
                }
                (Some(known), Some(said)) if known.edited != said.edited_at => self.deliver_edit(entry),
                _ => {}
            }
        }
        let oldest = newest.last().map(|entry| entry.told.id.as_str());
        let missing = before.iter().filter(|seen| {
            let fell_off =
                newest.len() >= PAGE && oldest.is_some_and(|oldest| is_after(oldest, &seen.notification));
            !fell_off
                && !seen.status.is_empty()
                && newest.iter().all(|entry| entry.told.id != seen.notification)
        });
        for seen in missing {
            let answer = self.api.get(&format!("{STATUSES}/{}", seen.status), &[]).await?;
            if is_gone(&answer) {
                let at = date(&answer).unwrap_or(self.api.line.now());
                self.deliveries.push(gone(&seen.status, at));
            } else if stops_all(&answer) {
                return Err(trouble(&answer, self.api.line.now()));
            }
        }
        Ok(())
    }

    /// Private words that no notification told: an instance may be set to drop those of strangers.
    async fn listen_in(&mut self, cursor: &mut Cursor) -> Result<(), Trouble> {
        let talks = self.talks().await?;
        let us = &self.api.us().external_id;
        for (said, raw) in talks.iter().rev() {
            let known =
                cursor.talks.contains(&said.id) || cursor.seen.iter().any(|seen| seen.status == said.id);
            if !known && !said.is_by(us) && said.created_at > cursor.since {
                let delivery = self.scribe.status(said, raw).await?;
                self.deliveries.push(delivery);
            }
        }
        cursor.talks = talks.into_iter().map(|(said, _)| said.id).collect();
        Ok(())
    }

    /// A page of notifications, newest first: the newest, or the one right behind an id.
    async fn notifications(&self, behind: Option<&str>) -> Result<Vec<Entry>, Trouble> {
        let limit = PAGE.to_string();
        let mut query = vec![("limit", limit.as_str())];
        query.extend(behind.map(|id| ("min_id", id)));
        if self.kind.filters() {
            query.extend(KINDS.map(|kind| ("types[]", kind)));
            query.push(("include_filtered", "true"));
        }
        let all = self.list(NOTIFICATIONS, &query).await?;
        let read = |raw: Box<RawValue>| {
            let told: Told = serde_json::from_str(raw.get()).ok()?;
            is_id(&told.id).then_some(Entry { raw, told })
        };
        Ok(all.into_iter().filter_map(read).collect())
    }

    /// Our own statuses, newest first.
    async fn own(&self, behind: Option<&str>) -> Result<Vec<(Said, Box<RawValue>)>, Trouble> {
        let us = &self.api.us().external_id;
        let limit = PAGE.to_string();
        let mut query = vec![("limit", limit.as_str()), ("exclude_reblogs", "true")];
        query.extend(behind.map(|id| ("min_id", id)));
        let all = self.list(&format!("/api/v1/accounts/{}/statuses", local_id(us)), &query).await?;
        Ok(all.into_iter().filter_map(said).collect())
    }

    /// The last status of each private conversation, newest first; none where there is no such list.
    async fn talks(&self) -> Result<Vec<(Said, Box<RawValue>)>, Trouble> {
        let limit = PAGE.to_string();
        let answer = self.api.get(CONVERSATIONS, &[("limit", limit.as_str())]).await?;
        if is_gone(&answer) {
            return Ok(Vec::new());
        }
        let all: Vec<Conversation> =
            answer.accepted().ok_or_else(|| trouble(&answer, self.api.line.now()))?;
        Ok(all.into_iter().filter_map(|one| one.last_status).filter_map(said).collect())
    }

    async fn list(&self, path: &str, query: &[(&str, &str)]) -> Result<Vec<Box<RawValue>>, Trouble> {
        let answer = self.api.get(path, query).await?;
        answer.accepted().ok_or_else(|| trouble(&answer, self.api.line.now()))
    }
}

fn said(raw: Box<RawValue>) -> Option<(Said, Box<RawValue>)> {
    let said: Said = serde_json::from_str(raw.get()).ok()?;
    is_id(&said.id).then_some((said, raw))
}

fn seen(page: &[Entry]) -> Vec<Seen> {
    let one = |entry: &Entry| {
        let said = entry.told.said().filter(|said| is_id(&said.id));
        Seen {
            notification: entry.told.id.clone(),
            status: said.map(|said| said.id.clone()).unwrap_or_default(),
            edited: said.and_then(|said| said.edited_at),
        }
    };
    page.iter().map(one).collect()
}

/// Whether an id is later than another one: ids are numbers, or texts of one length that sort by time.
fn is_after(id: &str, other: &str) -> bool {
    (id.len(), id) > (other.len(), other)
}
