//! What people do on the network: a test's hand, not a part of the wire.

use axum::body::Bytes;
use serde_json::{Value, json};

use super::super::facets::{What, spans};
use super::super::render::facet;
use super::super::uri::{AtUri, POST, at};
use super::repo::put_blob;
use super::state::{Account, Atmosphere};
use super::{Simulator, server};
use crate::contract::Secrets;

/// A picture on a post.
#[derive(Clone, Debug)]
pub struct Picture {
    /// `image/png` and the like.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Bytes,
    /// What it shows.
    pub alt: String,
}

impl Simulator {
    /// Somebody joins, or is here already; their DID.
    pub fn joins(&self, handle: &str) -> String {
        let account = Account::new(handle, handle.split('.').next().unwrap_or(handle));
        let did = account.did.clone();
        self.atmosphere().accounts.entry(did.clone()).or_insert(account);
        did
    }

    /// Somebody has this app password from now on; it allows direct messages or does not.
    pub fn app_password(&self, did: &str, password: &str, reads_chat: bool) {
        if let Some(account) = self.atmosphere().accounts.get_mut(did) {
            account.password = Some(password.to_owned());
            account.reads_chat = reads_chat;
        }
    }

    /// A session of somebody's, opened without a login.
    pub fn session(&self, did: &str) -> Secrets {
        let now = self.0.config.clock.now();
        let session = server::open(&mut self.atmosphere(), did, now);
        Secrets::new([("access", session.access), ("refresh", session.refresh)])
    }

    /// Somebody posts; the post's address. Handles in the text are mentions of those who are here.
    pub fn posts(
        &self,
        did: &str,
        text: &str,
        in_reply_to: Option<&str>,
        picture: Option<Picture>,
    ) -> String {
        self.posts_with(did, text, in_reply_to, picture, json!({}))
    }

    /// The same, with these fields in the record: a wrong `createdAt`, an `embed`, `closed` for a post that may not be
    /// answered.
    pub fn posts_with(
        &self,
        did: &str,
        text: &str,
        in_reply_to: Option<&str>,
        picture: Option<Picture>,
        more: Value,
    ) -> String {
        let now = self.0.config.clock.now();
        let mut atmosphere = self.atmosphere();
        let who = |handle: &str| atmosphere.by_name(handle).map(|account| account.did.clone());
        let facets: Vec<Value> = spans(text)
            .iter()
            .filter_map(|span| match &span.what {
                What::Mention(handle) => facet(span, Some(&who(handle)?)),
                _ => facet(span, None),
            })
            .collect();
        let made = super::state::stamp(now);
        let mut record = json!({"$type": POST, "text": text, "createdAt": made, "langs": ["en"]});
        if !facets.is_empty() {
            record["facets"] = json!(facets);
        }
        if let Some(reply) = in_reply_to.and_then(|parent| reply(&atmosphere, parent)) {
            record["reply"] = reply;
        }
        if let Some(Picture { media_type, bytes, alt }) = picture {
            let blob = put_blob(&mut atmosphere, did, &media_type, bytes);
            record["embed"] =
                json!({"$type": "app.bsky.embed.images", "images": [{"image": blob, "alt": alt}]});
        }
        for (name, value) in more.as_object().into_iter().flatten() {
            record[name] = value.clone();
        }
        let rkey = atmosphere.tid(now);
        self.keep(&mut atmosphere, did, POST, &rkey, record, now);
        at(did, POST, &rkey)
    }

    /// Somebody changes a post of theirs. Those who show posts show the old one.
    pub fn changes(&self, uri: &str, text: &str) -> bool {
        let now = self.0.config.clock.now();
        let mut atmosphere = self.atmosphere();
        let Some(uri) = AtUri::of(uri) else { return false };
        let Some(mut record) = atmosphere.record(&uri).map(|record| record.value.clone()) else {
            return false;
        };
        record["text"] = json!(text);
        self.keep(&mut atmosphere, uri.did, uri.collection, uri.rkey, record, now);
        true
    }

    /// Somebody takes a record of theirs back.
    pub fn takes_back(&self, uri: &str) -> bool {
        let now = self.0.config.clock.now();
        let Some(AtUri { did, collection, rkey }) = AtUri::of(uri) else { return false };
        self.remove(&mut self.atmosphere(), did, collection, rkey, now)
    }

    /// Somebody declares who may write to them privately, in their own record.
    pub fn declares(&self, did: &str, allow_incoming: &str) {
        let now = self.0.config.clock.now();
        let collection = "chat.bsky.actor.declaration";
        let record = json!({"$type": collection, "allowIncoming": allow_incoming});
        self.keep(&mut self.atmosphere(), did, collection, "self", record, now);
    }

    /// Somebody takes no direct messages any more.
    pub fn wants_no_messages(&self, did: &str) {
        if let Some(account) = self.atmosphere().accounts.get_mut(did) {
            account.takes_messages = false;
        }
    }

    /// Somebody blocks somebody.
    pub fn blocks(&self, did: &str, other: &str) {
        if let Some(account) = self.atmosphere().accounts.get_mut(did) {
            account.blocks.push(other.to_owned());
        }
    }

    /// Those who show posts keep somebody's to themselves.
    pub fn is_hidden(&self, did: &str) {
        if let Some(account) = self.atmosphere().accounts.get_mut(did) {
            account.hidden = true;
        }
    }

    /// Those who show posts can't show somebody's for now, or can again.
    pub fn vanishes(&self, did: &str, vanished: bool) {
        if let Some(account) = self.atmosphere().accounts.get_mut(did) {
            account.vanished = vanished;
        }
    }

    /// Somebody has another handle from now on.
    pub fn is_called(&self, did: &str, handle: &str) {
        if let Some(account) = self.atmosphere().accounts.get_mut(did) {
            account.handle = handle.to_owned();
        }
    }

    /// Somebody writes to somebody privately: the message, as `conversation/message`.
    pub fn writes(&self, did: &str, to: &str, text: &str) -> String {
        let now = self.0.config.clock.now();
        let mut atmosphere = self.atmosphere();
        let convo = atmosphere.convo_with(did, to, now);
        let message = atmosphere.write(&convo, did, text, now);
        format!("{convo}/{}", message["id"].as_str().unwrap_or_default())
    }

    /// Somebody opens a group and writes in it.
    pub fn writes_to_all(&self, members: &[&str], text: &str) {
        let now = self.0.config.clock.now();
        let mut atmosphere = self.atmosphere();
        let convo = atmosphere.convo(members, true, now);
        if let Some(&sender) = members.first() {
            atmosphere.write(&convo, sender, text, now);
        }
    }

    /// Something happens in a conversation that the log tells, of this kind and with these fields.
    pub fn happens(&self, convo: &str, kind: &str, more: Value) {
        let now = self.0.config.clock.now();
        self.atmosphere().log(convo, kind, more, now);
    }

    /// A conversation is locked.
    pub fn locks(&self, convo: &str) {
        if let Some(convo) = self.atmosphere().convos.get_mut(convo) {
            convo.locked = true;
        }
    }

    /// The stream tells this too.
    pub fn streams(&self, event: Value) {
        let now = self.0.config.clock.now();
        self.emit(&mut self.atmosphere(), None, event, now);
    }

    /// Somebody's records in a collection, by address, oldest key first.
    pub fn records(&self, did: &str, collection: &str) -> Vec<(String, Value)> {
        let atmosphere = self.atmosphere();
        let records = atmosphere.accounts.get(did).into_iter().flat_map(|account| &account.records);
        let there = records.filter(|((of, _), record)| of == collection && record.gone.is_none());
        there.map(|((of, rkey), record)| (at(did, of, rkey), record.value.clone())).collect()
    }

    /// The direct messages that somebody wrote: each with its id.
    pub fn messages(&self, did: &str) -> Vec<(String, String)> {
        let atmosphere = self.atmosphere();
        let all = atmosphere.convos.values();
        let all = all.flat_map(|convo| convo.messages.iter().map(move |message| (&convo.id, message)));
        let own = all.filter(|(_, message)| message["sender"]["did"] == json!(did));
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        own.map(|(convo, message)| (format!("{convo}/{}", text(&message["id"])), text(&message["text"])))
            .collect()
    }
}

/// What a post says that answers another.
fn reply(atmosphere: &Atmosphere, parent: &str) -> Option<Value> {
    let record = atmosphere.record(&AtUri::of(parent)?)?;
    let answered = json!({"uri": parent, "cid": record.first_cid});
    let root = record.value["reply"].get("root").cloned().unwrap_or_else(|| answered.clone());
    Some(json!({"root": root, "parent": answered}))
}
