//! The chat: a service of its own, behind everybody's server.

use axum::http::StatusCode;
use kernel::Instant;
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use super::state::{Atmosphere, Convo, Logged, stamp};
use super::{Answered, Call, Fail, Reply, Simulator};

const SERVICE: &str = "did:web:api.bsky.chat#bsky_chat";
/// How many entries of the log come at once.
const LOG_PAGE: usize = 50;

impl Simulator {
    pub(super) fn chat(&self, reads: bool, name: &str, call: &Call) -> Answered {
        let proxy = call.headers.get("atproto-proxy").and_then(|value| value.to_str().ok());
        match proxy {
            None => {
                return Err(Fail::new(
                    StatusCode::NOT_IMPLEMENTED,
                    "MethodNotImplemented",
                    "Method Not Implemented",
                ));
            }
            Some(proxy) if !proxy.starts_with("did:") => {
                return Err(Fail::invalid("no did specified in proxy header"));
            }
            Some(proxy) if !proxy.contains('#') => {
                return Err(Fail::invalid("no service id specified in proxy header"));
            }
            Some(proxy) if proxy != SERVICE => return Err(Fail::invalid("could not resolve proxy did")),
            Some(_) => {}
        }
        let caller = self.caller(call)?;
        if !caller.reads_chat {
            return Err(Fail::bad("InvalidToken", "Bad token method"));
        }
        match (reads, name) {
            (true, "chat.bsky.convo.getLog") => self.get_log(call, &caller.did),
            (true, "chat.bsky.convo.getConvo") => self.get_convo(call, &caller.did),
            (true, "chat.bsky.convo.getConvoForMembers") => self.get_convo_for_members(call, &caller.did),
            (true, "chat.bsky.convo.listConvos") => self.list_convos(&caller.did),
            (true, "chat.bsky.convo.getMessages") => self.get_messages(call, &caller.did),
            (false, "chat.bsky.convo.sendMessage") => self.send_message(call, &caller.did),
            _ => {
                Err(Fail::new(StatusCode::NOT_IMPLEMENTED, "MethodNotImplemented", "Method Not Implemented"))
            }
        }
    }

    fn get_log(&self, call: &Call, did: &str) -> Answered {
        let atmosphere = self.atmosphere();
        let ours: Vec<_> =
            atmosphere.log.iter().filter(|entry| entry.members.iter().any(|one| one == did)).collect();
        let Some(cursor) = call.one("cursor") else {
            let last = ours.last().map_or("2222222222222", |entry| entry.rev.as_str());
            // What it tells besides is nothing that anybody should rely on.
            let some: Vec<_> = ours.iter().rev().take(3).map(|entry| &entry.entry).collect();
            return Ok(Reply::Json(json!({"cursor": last, "logs": some})));
        };
        let new: Vec<_> =
            ours.into_iter().filter(|entry| entry.rev.as_str() > cursor).take(LOG_PAGE).collect();
        let last = new.last().map_or(cursor, |entry| entry.rev.as_str());
        let mut logs: Vec<Value> = new.iter().map(|entry| entry.entry.clone()).collect();
        let faults = self.faults();
        if faults.disorder {
            logs.reverse();
        }
        if faults.duplicates {
            logs = logs.into_iter().flat_map(|one| [one.clone(), one]).collect();
        }
        Ok(Reply::Json(json!({"cursor": last, "logs": logs})))
    }

    fn get_convo(&self, call: &Call, did: &str) -> Answered {
        let atmosphere = self.atmosphere();
        let convo = known(&atmosphere, call.need("convoId")?, did)?;
        Ok(Reply::Json(json!({"convo": atmosphere.convo_view(convo, did)})))
    }

    fn get_convo_for_members(&self, call: &Call, did: &str) -> Answered {
        let now = self.0.config.clock.now();
        let mut atmosphere = self.atmosphere();
        let to = call.need("members")?.to_owned();
        may_write(&atmosphere, did, &to)?;
        let id = atmosphere.convo_with(did, &to, now);
        Ok(Reply::Json(json!({"convo": atmosphere.convo_view(&atmosphere.convos[&id], did)})))
    }

    fn list_convos(&self, did: &str) -> Answered {
        let atmosphere = self.atmosphere();
        let ours = atmosphere.convos.values().filter(|convo| convo.members.iter().any(|one| one == did));
        let convos: Vec<_> = ours.map(|convo| atmosphere.convo_view(convo, did)).collect();
        Ok(Reply::Json(json!({"convos": convos})))
    }

    fn get_messages(&self, call: &Call, did: &str) -> Answered {
        let atmosphere = self.atmosphere();
        let convo = known(&atmosphere, call.need("convoId")?, did)?;
        let before =
            call.one("cursor").and_then(|cursor| cursor.parse().ok()).unwrap_or(convo.messages.len());
        let before = before.min(convo.messages.len());
        let from = before.saturating_sub(call.limit(50));
        let newest_first: Vec<_> = convo.messages[from..before].iter().rev().collect();
        let mut page = json!({"messages": newest_first});
        if from > 0 {
            page["cursor"] = json!(from.to_string());
        }
        Ok(Reply::Json(page))
    }

    fn send_message(&self, call: &Call, did: &str) -> Answered {
        let body = call.json()?;
        let now = self.0.config.clock.now();
        let id = body["convoId"].as_str().unwrap_or_default();
        let text = body["message"]["text"].as_str().unwrap_or_default();
        let mut atmosphere = self.atmosphere();
        let convo = known(&atmosphere, id, did)?;
        if convo.locked {
            return Err(Fail::bad("ConvoLocked", "This conversation is locked"));
        }
        let others: Vec<String> = convo.members.iter().filter(|member| *member != did).cloned().collect();
        if let [other] = others.as_slice() {
            may_write(&atmosphere, did, other)?;
        }
        if text.graphemes(true).count() > 1_000 || text.len() > 10_000 {
            return Err(Fail::invalid("Error: Input/message/text must not be longer than 1000 graphemes"));
        }
        Ok(Reply::Json(atmosphere.write(id, did, text, now)))
    }
}

/// Whether somebody takes direct messages of another.
fn may_write(atmosphere: &Atmosphere, from: &str, to: &str) -> Result<(), Fail> {
    let Some(other) = atmosphere.accounts.get(to) else {
        return Err(Fail::bad("RecipientNotFound", "recipient not found"));
    };
    if other.blocks.iter().any(|blocked| blocked == from) {
        return Err(Fail::bad("BlockedSubject", "recipient has blocked the sender"));
    }
    if !other.takes_messages {
        return Err(Fail::bad("MessagesDisabled", "recipient has disabled incoming messages"));
    }
    Ok(())
}

fn known<'a>(atmosphere: &'a Atmosphere, id: &str, did: &str) -> Result<&'a Convo, Fail> {
    let convo = atmosphere.convos.get(id).filter(|convo| convo.members.iter().any(|member| member == did));
    convo.ok_or_else(|| Fail::bad("InvalidConvo", "Convo not found"))
}

impl Atmosphere {
    fn convo_view(&self, convo: &Convo, viewer: &str) -> Value {
        let members = convo.members.iter().filter_map(|did| self.accounts.get(did));
        json!({
            "id": convo.id,
            "rev": "2222222222222",
            "kind": if convo.group { "group" } else { "direct" },
            "members": members.map(|member| member.profile(viewer)).collect::<Vec<_>>(),
            "lastMessage": convo.messages.last(),
            "muted": false,
            "status": "accepted",
            "unreadCount": convo.messages.len(),
        })
    }

    /// The conversation of two, made if there is none.
    pub(super) fn convo_with(&mut self, one: &str, other: &str, now: Instant) -> String {
        let has = |convo: &&Convo| {
            !convo.group && [one, other].iter().all(|did| convo.members.iter().any(|member| member == did))
        };
        if let Some(convo) = self.convos.values().find(has) {
            return convo.id.clone();
        }
        self.convo(&[one, other], false, now)
    }

    /// A new conversation.
    pub(super) fn convo(&mut self, members: &[&str], group: bool, now: Instant) -> String {
        let id = self.tid(now);
        let members: Vec<String> = members.iter().map(|&did| did.to_owned()).collect();
        let convo = Convo { id: id.clone(), members, group, locked: false, messages: Vec::new() };
        self.convos.insert(id.clone(), convo);
        self.log(&id, "logBeginConvo", json!({}), now);
        id
    }

    /// Somebody writes in a conversation; the message.
    pub(super) fn write(&mut self, convo: &str, sender: &str, text: &str, now: Instant) -> Value {
        let id = self.tid(now);
        let message = json!({
            "$type": "chat.bsky.convo.defs#messageView",
            "id": id,
            "rev": id,
            "text": text,
            "sender": {"did": sender},
            "sentAt": stamp(now),
        });
        if let Some(convo) = self.convos.get_mut(convo) {
            convo.messages.push(message.clone());
        }
        self.log(convo, "logCreateMessage", json!({"message": message}), now);
        message
    }

    /// Something happened in a conversation.
    pub(super) fn log(&mut self, convo: &str, kind: &str, more: Value, now: Instant) {
        let rev = self.tid(now);
        let Some(members) = self.convos.get(convo).map(|convo| convo.members.clone()) else { return };
        let mut entry =
            json!({"$type": format!("chat.bsky.convo.defs#{kind}"), "rev": rev, "convoId": convo});
        for (name, value) in more.as_object().into_iter().flatten() {
            entry[name] = value.clone();
        }
        self.log.push(Logged { rev, members, entry });
    }
}
