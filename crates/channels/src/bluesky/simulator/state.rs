//! Who and what is on the network.

use std::collections::{BTreeMap, HashMap};

use axum::body::Bytes;
use kernel::{Instant, Millis};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::super::uri::{AtUri, tid};

/// Everything. Whoever has it is alone with it.
#[derive(Default)]
pub(super) struct Atmosphere {
    pub address: String,
    pub accounts: BTreeMap<String, Account>,
    pub sessions: Vec<Session>,
    /// How often sessions were ended by force.
    pub generation: u64,
    pub logins: Vec<Instant>,
    /// What somebody asked to be allowed, by the name of the question or of the code that answers it.
    pub asked: HashMap<String, super::oauth::Asked>,
    pub convos: BTreeMap<String, Convo>,
    pub log: Vec<Logged>,
    pub events: Vec<Streamed>,
    /// An event that others overtake.
    pub held: Option<Streamed>,
    /// The last moment that was given away: each is given once.
    last: i64,
}

/// Somebody.
pub(super) struct Account {
    pub did: String,
    pub handle: String,
    pub name: String,
    pub password: Option<String>,
    /// Whether the app password allows direct messages.
    pub reads_chat: bool,
    pub takes_messages: bool,
    /// Whether those who show posts keep this one's from others.
    pub hidden: bool,
    /// Whether those who show posts can't show this one's for now.
    pub vanished: bool,
    pub blocks: Vec<String>,
    pub records: BTreeMap<(String, String), Record>,
    pub blobs: HashMap<String, (String, Bytes)>,
    /// What was spent on writing, and when.
    pub spent: Vec<(Instant, u32)>,
}

/// A record. It stays for those who are late to know that it is gone.
pub(super) struct Record {
    pub cid: String,
    pub value: Value,
    /// What those who show posts show for ever: they don't take changes.
    pub first: Value,
    pub first_cid: String,
    pub made: Instant,
    pub gone: Option<Instant>,
}

/// A session of an account.
#[derive(Clone)]
pub(super) struct Session {
    pub did: String,
    pub access: String,
    pub refresh: String,
    pub generation: u64,
    /// The key to which it belongs, if it belongs to one.
    pub key: Option<String>,
    /// When it was renewed, if it was.
    pub renewed: Option<Instant>,
}

/// A conversation of two.
pub(super) struct Convo {
    pub id: String,
    pub members: Vec<String>,
    pub group: bool,
    pub locked: bool,
    pub messages: Vec<Value>,
}

/// An entry of the chat's log.
pub(super) struct Logged {
    pub rev: String,
    pub members: Vec<String>,
    pub entry: Value,
}

/// An event of the stream.
#[derive(Clone)]
pub(super) struct Streamed {
    pub time: i64,
    pub collection: Option<String>,
    pub text: String,
}

/// A digest in the network's letters.
pub(super) fn digest(prefix: &str, bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let letters = digest.iter().map(|byte| LETTERS[usize::from(byte & 31)] as char);
    prefix.chars().chain(letters).collect()
}

pub(super) fn stamp(at: Instant) -> String {
    format!("{:.3}", at.timestamp())
}

impl Atmosphere {
    /// A moment that nobody else was given, not before now.
    pub fn moment(&mut self, now: Instant) -> i64 {
        self.last = now.micros().max(self.last + 1);
        self.last
    }

    /// A key that nobody else has, in the order of time.
    pub fn tid(&mut self, now: Instant) -> String {
        tid(self.moment(now), 0)
    }

    pub fn end_sessions(&mut self) {
        self.generation += 1;
    }

    /// Where somebody's records are.
    pub fn document(&self, account: &Account) -> Value {
        json!({"id": account.did, "alsoKnownAs": [format!("at://{}", account.handle)], "service": [
            {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": self.address},
        ]})
    }

    pub fn by_name(&self, name: &str) -> Option<&Account> {
        self.accounts.get(name).or_else(|| self.accounts.values().find(|account| account.handle == name))
    }

    /// A record that is there, as its own server has it.
    pub fn record(&self, uri: &AtUri<'_>) -> Option<&Record> {
        let records = &self.accounts.get(uri.did)?.records;
        records.get(&(uri.collection.into(), uri.rkey.into())).filter(|record| record.gone.is_none())
    }

    /// A record as those show it who are late.
    pub fn shown(&self, uri: &AtUri<'_>, now: Instant, lag: Millis) -> Option<&Record> {
        let records = &self.accounts.get(uri.did)?.records;
        records.get(&(uri.collection.into(), uri.rkey.into())).filter(|record| record.is_shown(now, lag))
    }
}

impl Account {
    pub fn new(handle: &str, name: &str) -> Self {
        let did: String = digest("did:plc:", handle.as_bytes()).chars().take(32).collect();
        Self {
            did,
            handle: handle.to_owned(),
            name: name.to_owned(),
            password: None,
            reads_chat: true,
            takes_messages: true,
            hidden: false,
            vanished: false,
            blocks: Vec::new(),
            records: BTreeMap::new(),
            blobs: HashMap::new(),
            spent: Vec::new(),
        }
    }

    pub fn profile(&self, viewer: &str) -> Value {
        json!({
            "did": self.did,
            "handle": self.handle,
            "displayName": self.name,
            "followersCount": 3,
            "viewer": {"muted": false, "blockedBy": self.blocks.iter().any(|blocked| blocked == viewer)},
        })
    }
}

impl Record {
    pub fn is_shown(&self, now: Instant, lag: Millis) -> bool {
        self.made + lag <= now && self.gone.is_none_or(|gone| gone + lag > now)
    }
}
