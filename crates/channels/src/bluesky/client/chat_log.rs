//! The chat's log, from where it was read to; at first what nobody has read yet.

use std::collections::HashMap;

use bytes::Bytes;
use kernel::{Instant, Millis};
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::uri::is_rkey;
use super::super::wire::{Log, Logs, Message, heard};
use super::history::{Mark, Told, unreadable};
use super::{error_of, is_no_chat, query, trouble};
use crate::contract::{Credentials, Trouble};
use crate::line::{Answer, Line};

/// How many pages of the log are read at once.
const PAGES: usize = 10;
/// How far back messages are read that waited before the account was connected.
const BACK: Millis = Millis::days(1);
/// What the log tells that is nothing to answer: what we read ourselves, and what groups do. Any other kind that is
/// not known is kept.
const NOTHING: [&str; 6] =
    ["logBeginConvo", "logAcceptConvo", "logLeaveConvo", "logReadConvo", "logReadMessage", "logMuteConvo"];

/// Reads the log behind the mark, and moves it.
pub(super) async fn read(line: &Line, credentials: &Credentials, mark: &mut Mark) -> Result<Told, Trouble> {
    let mut convos = Convos::default();
    let Some(mut cursor) = mark.log.clone() else {
        // The first call tells only where the log stands.
        let answer = query(line, credentials, "chat.bsky.convo.getLog", &[]).await?;
        if is_no_chat(&answer) {
            return Ok(Told::new());
        }
        let logs = page(&answer)?;
        let told = waiting(line, credentials, &mut convos).await?;
        mark.log = logs.cursor;
        return Ok(told);
    };
    let mut entries = Vec::new();
    for _ in 0..PAGES {
        let answer = query(line, credentials, "chat.bsky.convo.getLog", &[("cursor", &cursor)]).await?;
        if is_no_chat(&answer) {
            return Ok(Told::new());
        }
        let logs = page(&answer)?;
        for raw in &logs.logs {
            let log: Log = serde_json::from_str(raw.get()).map_err(|_| unreadable())?;
            let raw: Value = serde_json::from_str(raw.get()).map_err(|_| unreadable())?;
            entries.push((log, raw));
        }
        match logs.cursor {
            Some(next) if next != cursor && !logs.logs.is_empty() => cursor = next,
            _ => break,
        }
    }
    entries.sort_by(|(a, _), (b, _)| a.rev.cmp(&b.rev));
    let mut told = Told::new();
    for (log, raw) in entries {
        let kind = log.kind.rsplit('#').next().unwrap_or_default();
        if !NOTHING.contains(&kind) && !is_of_groups(kind) {
            let at = log.message.as_ref().map_or(line.now(), |message| message.sent_at.into());
            let convo = convos.get(line, credentials, &log.convo_id).await?;
            told.push((at, envelope(&raw, &convo)));
        }
    }
    mark.log = Some(cursor);
    Ok(told)
}

/// Kinds about members, links to join and other things that only groups have.
fn is_of_groups(kind: &str) -> bool {
    kind.contains("Member") || kind.contains("Join") || kind.contains("Group")
}

fn page(answer: &Answer) -> Result<Logs<'_>, Trouble> {
    if !answer.status.is_success() {
        return Err(trouble(answer));
    }
    serde_json::from_slice(&answer.body).map_err(|_| unreadable())
}

/// What waited unread when the account was connected, as the log would have told it.
async fn waiting(line: &Line, credentials: &Credentials, convos: &mut Convos) -> Result<Told, Trouble> {
    #[derive(Deserialize)]
    struct Unread {
        convos: Vec<Value>,
    }
    let answer =
        query(line, credentials, "chat.bsky.convo.listConvos", &[("readState", "unread"), ("limit", "100")]);
    let answer = answer.await?;
    let unread: Unread = answer.accepted().ok_or_else(|| trouble(&answer))?;
    let mut told = Told::new();
    for convo in &unread.convos {
        let Some(id) = convo["id"].as_str().filter(|id| is_rkey(id)) else { continue };
        let known = convos.keep(id, convo);
        let since = line.now() - BACK;
        for raw in super::chat::messages_since(line, credentials, id, since).await? {
            let Ok(message) = Message::deserialize(&raw) else { continue };
            let kind = "chat.bsky.convo.defs#logCreateMessage";
            let log = json!({"$type": kind, "rev": raw["rev"], "convoId": id, "message": raw});
            told.push((Instant::from(message.sent_at), envelope(&log, &known)));
        }
    }
    Ok(told)
}

fn envelope(log: &Value, convo: &Value) -> Bytes {
    Bytes::from(json!({"heard": heard::LOG, "log": log, "convo": convo}).to_string())
}

/// Who speaks in which conversation: the log tells only their DIDs.
#[derive(Default)]
struct Convos(HashMap<String, Value>);

impl Convos {
    /// Of a conversation what tells who is in it, not what was said.
    fn keep(&mut self, id: &str, convo: &Value) -> Value {
        let kept = json!({"id": id, "kind": convo["kind"], "members": convo["members"]});
        self.0.insert(id.to_owned(), kept.clone());
        kept
    }

    async fn get(&mut self, line: &Line, credentials: &Credentials, id: &str) -> Result<Value, Trouble> {
        if let Some(known) = self.0.get(id) {
            return Ok(known.clone());
        }
        if !is_rkey(id) {
            return Ok(Value::Null);
        }
        let answer = query(line, credentials, "chat.bsky.convo.getConvo", &[("convoId", id)]).await?;
        match answer.accepted::<Value>() {
            Some(told) => Ok(self.keep(id, &told["convo"])),
            // Left since; its words are told without names.
            None if matches!(error_of(&answer).as_str(), "InvalidConvo" | "InvalidRequest") => {
                Ok(Value::Null)
            }
            None => Err(trouble(&answer)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_groups_do_is_left_out() {
        for kind in ["logAddMember", "logReadJoinRequests", "logEditGroup"] {
            assert!(is_of_groups(kind), "{kind}");
        }
        assert!(!is_of_groups("logCreateMessage"));
    }
}
