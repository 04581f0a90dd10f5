//! Our own posts, said with the network's app too; and which of people's posts are gone.

use bytes::Bytes;
use kernel::Instant;
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::parse::at_of;
use super::super::uri::{AtUri, POST};
use super::super::wire::{Records, heard};
use super::history::{Mark, Told};
use super::{query, trouble};
use crate::contract::{Credentials, Trouble};
use crate::line::Line;

/// How many posts can be asked for at once.
const AT_ONCE: usize = 25;

/// Our own posts since the mark. An account that is new begins with those to come.
pub(super) async fn posts(line: &Line, credentials: &Credentials, mark: &mut Mark) -> Result<Told, Trouble> {
    let did = credentials.us.external_id.as_str();
    let asked = [("repo", did), ("collection", POST), ("limit", "50")];
    let answer = query(line, credentials, "com.atproto.repo.listRecords", &asked).await?;
    let page: Records<Value> = answer.accepted().ok_or_else(|| trouble(&answer))?;
    let mut told = Told::new();
    let mut latest = mark.own.clone().unwrap_or_default();
    for record in &page.records {
        let Some(uri) = record["uri"].as_str().and_then(AtUri::of_post) else { continue };
        if mark.own.as_deref().is_some_and(|own| uri.rkey > own) {
            let at = at_of(record["value"]["createdAt"].as_str(), line.now());
            let body = json!({"heard": heard::OWN, "uri": record["uri"], "value": record["value"]});
            told.push((at, Bytes::from(body.to_string())));
        }
        latest = latest.max(uri.rkey.to_owned());
    }
    mark.own = Some(latest);
    told.reverse();
    Ok(told)
}

/// Which of the posts that are watched are no longer there: those that were not shown twice in a row. The next ones
/// follow at the next reading.
pub(super) async fn gone(line: &Line, credentials: &Credentials, mark: &mut Mark) -> Result<Told, Trouble> {
    #[derive(Deserialize)]
    struct Shown {
        posts: Vec<Named>,
    }
    #[derive(Deserialize)]
    struct Named {
        uri: String,
    }
    let turn: Vec<String> = mark.watched.iter().take(AT_ONCE).cloned().collect();
    let addresses: Vec<String> = turn.iter().filter_map(|watched| Mark::address(watched)).collect();
    if addresses.is_empty() {
        return Ok(Told::new());
    }
    let asked: Vec<_> = addresses.iter().map(|uri| ("uris", uri.as_str())).collect();
    let answer = query(line, credentials, "app.bsky.feed.getPosts", &asked).await?;
    let shown: Shown = answer.accepted().ok_or_else(|| trouble(&answer))?;
    mark.watched.drain(..turn.len());
    let mut told = Told::new();
    for (name, uri) in turn.into_iter().zip(addresses) {
        let was_missed = mark.missed.contains(&name);
        mark.missed.retain(|missed| *missed != name);
        if shown.posts.iter().any(|post| post.uri == uri) {
            mark.watched.push_back(name);
        } else if was_missed {
            told.push((line.now(), absent(&uri, line.now())));
        } else {
            // Once may be a moment's illness over there; nobody's words are erased for that.
            mark.missed.push(name.clone());
            mark.watched.push_front(name);
        }
    }
    Ok(told)
}

fn absent(uri: &str, at: Instant) -> Bytes {
    Bytes::from(json!({"heard": heard::GONE, "uri": uri, "at": at.timestamp().to_string()}).to_string())
}
