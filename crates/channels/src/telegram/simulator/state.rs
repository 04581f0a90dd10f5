//! What is on the network, and how it is written.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use kernel::{Instant, Millis};
use serde_json::{Value, json};

use super::{BOT, CONNECTION, HANDLE};
use crate::simulation::Faults;
use crate::telegram::ids::{Place, Spot};

/// The group in which the bot is.
pub const GROUP: i64 = -1_001_000_000_777;
/// How long an update waits for somebody to take it.
const KEPT: Millis = Millis::hours(24);

pub(super) struct State {
    pub people: BTreeMap<String, i64>,
    pub blocked: HashSet<i64>,
    pub messages: BTreeMap<Spot, Said>,
    pub updates: BTreeMap<i64, Update>,
    pub next_update: i64,
    pub hook: Option<Hook>,
    /// The queues that somebody is emptying.
    pub calling: HashSet<String>,
    /// Counts the questions for updates: a newer one ends the older.
    pub questions: u64,
    /// The last question's offset, and when it was asked.
    pub asked: Option<(i64, tokio::time::Instant)>,
    pub can_reply: bool,
    pub enabled: bool,
    /// Groups that became another one.
    pub moved: HashMap<i64, i64>,
    pub files: BTreeMap<String, Vec<u8>>,
    /// Whether a chat takes only one message a second.
    pub strict: bool,
    pub last_sent: HashMap<i64, Instant>,
    pub faults: Faults,
    next_message: HashMap<Place, i64>,
}

/// A message.
#[derive(Clone, Default)]
pub(super) struct Said {
    /// Who: a person, the bot, or the business account's owner.
    pub author: i64,
    pub text: String,
    pub at: Instant,
    pub edited: Option<Instant>,
    pub answers: Option<i64>,
    /// The message that began the thread.
    pub root: Option<i64>,
    pub media: usize,
    /// The file that hangs on it.
    pub photo: Option<String>,
    pub album: Option<String>,
    pub entities: Value,
    /// Whether the bot wrote it for the business account.
    pub by_bot: bool,
    pub gone: bool,
}

pub(super) struct Update {
    /// Those of one chat follow each other.
    pub queue: String,
    pub body: Value,
    ends: Instant,
}

#[derive(Clone)]
pub(super) struct Hook {
    pub url: String,
    pub word: Option<String>,
    pub last_error: Option<(Instant, String)>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            people: BTreeMap::new(),
            blocked: HashSet::new(),
            messages: BTreeMap::new(),
            updates: BTreeMap::new(),
            next_update: 900_100,
            hook: None,
            calling: HashSet::new(),
            questions: 0,
            asked: None,
            can_reply: true,
            enabled: true,
            moved: HashMap::new(),
            files: BTreeMap::new(),
            strict: false,
            last_sent: HashMap::new(),
            faults: Faults::default(),
            next_message: HashMap::new(),
        }
    }
}

/// The business account's owner.
pub(super) const OWNER: i64 = 42;

impl State {
    /// The person's id; whoever is named for the first time is new.
    pub fn person(&mut self, name: &str) -> i64 {
        let new = 5_550_001 + i64::try_from(self.people.len()).unwrap_or_default();
        *self.people.entry(name.to_owned()).or_insert(new)
    }

    /// Puts a message into its chat.
    pub fn add(&mut self, place: &Place, mut said: Said) -> Spot {
        let next = self.next_message.entry(place.clone()).or_insert(0);
        *next += 1;
        let spot = place.clone().message(*next);
        if let Some(parent) = said.answers.and_then(|id| self.messages.get(&place.clone().message(id))) {
            said.root = parent.root.or(said.answers);
        }
        self.messages.insert(spot.clone(), said);
        spot
    }

    /// Queues an update about a chat.
    pub fn tell(&mut self, kind: &str, place: &Place, value: Value, now: Instant) {
        if self.faults.garbage {
            self.queue(place, json!({"telepathy": {"thought": "of a later version"}}), now);
            self.queue(place, json!({"message": {"message_id": "no number"}}), now);
        }
        self.queue(place, json!({kind: value}), now);
    }

    fn queue(&mut self, place: &Place, mut body: Value, now: Instant) {
        let number = self.next_update;
        self.next_update += 1;
        body["update_id"] = number.into();
        self.updates.insert(number, Update { queue: place.to_string(), body, ends: now + KEPT });
    }

    /// Forgets what nobody took in a day.
    pub fn expire(&mut self, now: Instant) {
        self.updates.retain(|_, update| update.ends > now);
    }

    /// The queues in which something waits.
    pub fn queues(&self) -> BTreeSet<String> {
        self.updates.values().map(|update| update.queue.clone()).collect()
    }

    /// When the person last wrote to the business account.
    pub fn last_heard(&self, place: &Place) -> Option<Instant> {
        let here =
            self.messages.iter().filter(|(spot, said)| spot.place == *place && said.author == place.chat);
        here.map(|(_, said)| said.at).max()
    }

    /// The message as the API shows it.
    pub fn message(&self, spot: &Spot) -> Value {
        let Some(said) = self.messages.get(spot) else { return Value::Null };
        let Place { connection, chat } = &spot.place;
        let mut message = json!({
            "message_id": spot.message,
            "date": said.at.micros() / 1_000_000,
            "chat": self.chat(*chat),
            "from": self.user(said.author),
        });
        let words = if said.media > 0 { ("caption", "caption_entities") } else { ("text", "entities") };
        if !said.text.is_empty() {
            message[words.0] = said.text.clone().into();
        }
        if said.entities.is_array() {
            message[words.1] = said.entities.clone();
        }
        if let Some(file) = &said.photo {
            let size = self.files.get(file).map_or(0, Vec::len);
            message["photo"] = json!([
                {"file_id": format!("{file}-small"), "file_unique_id": "s", "width": 1, "height": 1, "file_size": 10},
                {"file_id": file, "file_unique_id": "l", "width": 8, "height": 8, "file_size": size},
            ]);
        }
        if let Some(answered) = said.answers {
            let parent = spot.place.clone().message(answered);
            let mut parent = self.message(&parent);
            if let Some(parent) = parent.as_object_mut() {
                parent.remove("reply_to_message");
            }
            message["reply_to_message"] = parent;
        }
        let optional = [
            ("message_thread_id", said.root.map(Value::from)),
            ("media_group_id", said.album.clone().map(Value::from)),
            ("edit_date", said.edited.map(|at| (at.micros() / 1_000_000).into())),
            ("business_connection_id", connection.clone().map(Value::from)),
            ("sender_business_bot", said.by_bot.then(|| self.user(BOT))),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                message[name] = value;
            }
        }
        message
    }

    pub fn chat(&self, id: i64) -> Value {
        if id > 0 {
            let name = self.name(id);
            return json!({"id": id, "type": "private", "first_name": name, "username": name});
        }
        json!({"id": id, "type": "supergroup", "title": "Larkspur talk", "username": "larkspur_talk"})
    }

    pub fn user(&self, id: i64) -> Value {
        match id {
            BOT => json!({
                "id": BOT, "is_bot": true, "first_name": "Larkspur", "username": HANDLE,
                "can_read_all_group_messages": true,
            }),
            OWNER => json!({"id": OWNER, "is_bot": false, "first_name": "Larkspur's owner"}),
            _ => {
                let name = self.name(id);
                json!({"id": id, "is_bot": false, "first_name": name, "username": name, "language_code": "en"})
            }
        }
    }

    fn name(&self, id: i64) -> &str {
        self.people.iter().find(|(_, one)| **one == id).map_or("somebody", |(name, _)| name)
    }

    pub fn connection(&self, now: Instant) -> Value {
        json!({
            "id": CONNECTION, "user": self.user(OWNER), "user_chat_id": OWNER,
            "date": now.micros() / 1_000_000, "is_enabled": self.enabled,
            "rights": {"can_reply": self.can_reply, "can_read_messages": true},
        })
    }
}
