//! The test's hand: what people on the network do.

use kernel::Instant;
use serde_json::{Value, json};

use super::state::{GROUP, OWNER, Said};
use super::{CONNECTION, HANDLE, Simulator};
use crate::telegram::ids::{Place, Spot};

/// The smallest picture that is one.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

fn business(person: i64) -> Place {
    Place { connection: Some(CONNECTION.into()), chat: person }
}

impl Simulator {
    /// Somebody writes to the bot: nothing else opens their chat to it. The message's key.
    pub fn writes(&self, person: &str, text: &str, picture: bool) -> String {
        let author = self.0.lock().person(person);
        let said = Said { author, text: text.into(), ..Said::default() };
        self.say(&Place { connection: None, chat: author }, said, picture)
    }

    /// Somebody writes to the business account. The message's key.
    pub fn writes_to_business(&self, person: &str, text: &str) -> String {
        let author = self.0.lock().person(person);
        self.say(&business(author), Said { author, text: text.into(), ..Said::default() }, false)
    }

    /// The owner answers with Telegram's own app. The message's key.
    pub fn owner_writes(&self, person: &str, text: &str) -> String {
        let chat = self.0.lock().person(person);
        self.say(&business(chat), Said { author: OWNER, text: text.into(), ..Said::default() }, false)
    }

    /// Somebody speaks in the group: to the bot, or below what they answer. The message's key.
    pub fn speaks(&self, person: &str, text: &str, answers: Option<&str>, picture: bool) -> String {
        let author = self.0.lock().person(person);
        let answers = answers.and_then(Spot::of).map(|spot| spot.message);
        let text = if answers.is_some() { text.to_owned() } else { format!("@{HANDLE} {text}") };
        let name = json!([{"type": "mention", "offset": 0, "length": HANDLE.len() + 1}]);
        let entities = if answers.is_some() { Value::Null } else { name };
        let said = Said { author, text, answers, entities, ..Said::default() };
        self.say(&Place { connection: None, chat: GROUP }, said, picture)
    }

    /// Somebody sends several pictures at once; the words stand below the first. The messages' keys.
    pub fn shows(&self, person: &str, text: &str, pictures: usize) -> Vec<String> {
        let author = self.0.lock().person(person);
        let place = Place { connection: None, chat: author };
        let one = |n| {
            let text = if n == 0 { text.to_owned() } else { String::new() };
            let said = Said { author, text, album: Some("13000000000001".into()), ..Said::default() };
            self.say(&place, said, true)
        };
        (0..pictures).map(one).collect()
    }

    /// Somebody changes what they said. `false` if it is not there.
    pub fn changes(&self, key: &str, text: &str) -> bool {
        let Some(spot) = Spot::of(key) else { return false };
        let now = self.0.clock.now();
        let state = &mut *self.0.lock();
        let Some(said) = state.messages.get_mut(&spot).filter(|said| !said.gone) else { return false };
        (said.text, said.edited, said.entities) = (text.into(), Some(now), Value::Null);
        let (kind, value) = match spot.place.connection {
            Some(_) => ("edited_business_message", state.message(&spot)),
            None => ("edited_message", state.message(&spot)),
        };
        state.tell(kind, &spot.place, value, now);
        self.0.wake(state);
        true
    }

    /// Somebody takes back what they said. Only a business account is told; `false` if nobody is.
    pub fn takes_back(&self, key: &str) -> bool {
        let Some(spot) = Spot::of(key) else { return false };
        let state = &mut *self.0.lock();
        let Some(said) = state.messages.get_mut(&spot).filter(|said| !said.gone) else { return false };
        said.gone = true;
        let Some(connection) = spot.place.connection.clone() else { return false };
        let chat = state.chat(spot.place.chat);
        let value =
            json!({"business_connection_id": connection, "chat": chat, "message_ids": [spot.message]});
        state.tell("deleted_business_messages", &spot.place, value, self.0.clock.now());
        self.0.wake(state);
        true
    }

    /// Somebody blocks the bot, or lets it in again.
    pub fn blocks(&self, person: &str, blocked: bool) {
        let state = &mut *self.0.lock();
        let id = state.person(person);
        if blocked {
            state.blocked.insert(id)
        } else {
            state.blocked.remove(&id)
        };
        let now = self.0.clock.now();
        let member = json!({"status": if blocked { "kicked" } else { "member" }});
        let value = json!({
            "chat": state.chat(id), "from": state.user(id), "date": now.micros() / 1_000_000, "new_chat_member": member,
        });
        state.tell("my_chat_member", &Place { connection: None, chat: id }, value, now);
        self.0.wake(state);
    }

    /// The owner lets the bot answer for the account, or does not any more.
    pub fn lets_the_bot_answer(&self, can_reply: bool) {
        let state = &mut *self.0.lock();
        state.can_reply = can_reply;
        let now = self.0.clock.now();
        let value = state.connection(now);
        state.tell("business_connection", &business(OWNER), value, now);
        self.0.wake(state);
    }

    /// The group becomes another one, with another id, which is returned.
    pub fn moves_the_group(&self) -> i64 {
        let to = GROUP - 1;
        self.0.lock().moved.insert(GROUP, to);
        to
    }

    /// From now on a chat takes one message a second.
    pub fn counts_strictly(&self) {
        self.0.lock().strict = true;
    }

    /// After a week of silence the next update may have any number.
    pub fn jumps_to(&self, number: i64) {
        self.0.lock().next_update = number;
    }

    /// How many updates nobody has taken yet.
    pub fn waiting(&self) -> usize {
        self.0.lock().updates.len()
    }

    fn say(&self, place: &Place, mut said: Said, picture: bool) -> String {
        let now = self.0.clock.now();
        let state = &mut *self.0.lock();
        said.at = Instant::from_seconds(now.micros() / 1_000_000);
        if picture {
            let file = format!("AgACAgIAAx{}", state.files.len());
            state.files.insert(file.clone(), PICTURE.to_vec());
            (said.photo, said.media) = (Some(file), 1);
        }
        let spot = state.add(place, said);
        let kind = if place.connection.is_some() { "business_message" } else { "message" };
        let value = state.message(&spot);
        state.tell(kind, place, value, now);
        self.0.wake(state);
        spot.to_string()
    }
}
