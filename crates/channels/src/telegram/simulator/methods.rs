//! What the bot can ask for, and Telegram's rules about it.

use std::sync::Arc;

use kernel::{Instant, Millis};
use serde_json::{Value, json};

use super::api::{Asked, No};
use super::state::{Hook, Said, State};
use super::{BOT, CONNECTION, Shared};
use crate::telegram::ids::Place;

const TEXT_MAX: usize = 4_096;
const CAPTION_MAX: usize = 1_024;
const WINDOW: Millis = Millis::hours(24);
const PORTS: [u16; 4] = [443, 80, 88, 8443];
/// The largest file that a bot may fetch, in bytes.
const FILE_MAX: usize = 20 << 20;

pub(super) fn answer(shared: &Arc<Shared>, method: &str, asked: &Asked) -> Result<Value, No> {
    let now = shared.clock.now();
    let state = &mut *shared.lock();
    match method {
        "getme" => Ok(state.user(BOT)),
        "getwebhookinfo" => Ok(match &state.hook {
            Some(hook) => json!({"url": hook.url, "has_custom_certificate": false,
                "pending_update_count": state.updates.len(),
                "last_error_date": hook.last_error.as_ref().map(|(at, _)| at.micros() / 1_000_000),
                "last_error_message": hook.last_error.as_ref().map(|(_, error)| error)}),
            None => json!({"url": "", "has_custom_certificate": false,
                "pending_update_count": state.updates.len()}),
        }),
        "setwebhook" => {
            state.hook = Some(hook(asked)?);
            shared.wake(state);
            Ok(true.into())
        }
        "deletewebhook" => {
            state.hook = None;
            shared.wake(state);
            Ok(true.into())
        }
        "getfile" => get_file(state, asked),
        "sendmessage" | "sendphoto" | "sendvideo" | "sendaudio" | "senddocument" | "sendmediagroup" => {
            let sent = send(state, method, asked, now);
            shared.wake(state);
            sent
        }
        "deletemessage" => {
            let chat = asked.number("chat_id").unwrap_or_default();
            delete(state, Place { connection: None, chat }, asked.number("message_id").unwrap_or_default())
        }
        "setmessagereaction" => {
            let chat = asked.number("chat_id").unwrap_or_default();
            let spot =
                Place { connection: None, chat }.message(asked.number("message_id").unwrap_or_default());
            state
                .messages
                .get(&spot)
                .map(|_| true.into())
                .ok_or_else(|| No::bad("message to react not found"))
        }
        _ => Err(No::new(404, "Not Found")),
    }
}

/// Telegram calls only over TLS and at four ports; a server of one's own calls its own machine too.
fn hook(asked: &Asked) -> Result<Hook, No> {
    let url = asked.text("url").unwrap_or_default().to_owned();
    let parsed = reqwest::Url::parse(&url).map_err(|_| No::bad("bad webhook: invalid URL"))?;
    let at_home = parsed.host_str() == Some("127.0.0.1");
    if !at_home && parsed.scheme() != "https" {
        return Err(No::bad("bad webhook: An HTTPS URL must be provided for webhook"));
    }
    if !at_home && !parsed.port_or_known_default().is_some_and(|port| PORTS.contains(&port)) {
        return Err(No::bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"));
    }
    let word = asked.text("secret_token").map(str::to_owned);
    let is_word = |word: &String| {
        (1..=256).contains(&word.len())
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
    };
    if word.as_ref().is_some_and(|word| !is_word(word)) {
        return Err(No::bad("secret token contains unallowed characters"));
    }
    Ok(Hook { url, word, last_error: None })
}

fn get_file(state: &State, asked: &Asked) -> Result<Value, No> {
    let id = asked.text("file_id").unwrap_or_default();
    match state.files.get(id) {
        None => Err(No::bad("wrong file_id or the file is temporarily unavailable")),
        Some(bytes) if bytes.len() > FILE_MAX => Err(No::bad("file is too big")),
        Some(bytes) => Ok(json!({"file_id": id, "file_unique_id": "l", "file_size": bytes.len(),
            "file_path": format!("photos/{id}.png")})),
    }
}

fn send(state: &mut State, method: &str, asked: &Asked, now: Instant) -> Result<Value, No> {
    let chat = asked.number("chat_id").ok_or_else(|| No::bad("chat_id is empty"))?;
    if let Some(&to) = state.moved.get(&chat) {
        return Err(No::moved(to));
    }
    let place = Place { connection: asked.text("business_connection_id").map(str::to_owned), chat };
    may(state, &place, now)?;
    let media = asked.value("media").as_array().map_or(asked.files.len(), Vec::len);
    let caption = asked.value("media").pointer("/0/caption").and_then(Value::as_str).map(str::to_owned);
    let caption = caption.or_else(|| asked.text("caption").map(str::to_owned));
    let (text, limit) = match method {
        "sendmessage" => (asked.text("text").unwrap_or_default().to_owned(), TEXT_MAX),
        _ => (caption.unwrap_or_default(), CAPTION_MAX),
    };
    match (method, text.encode_utf16().count()) {
        ("sendmessage", 0) => return Err(No::bad("message text is empty")),
        (_, length) if length > limit => return Err(No::bad("message is too long")),
        ("sendmessage", _) => {}
        _ if asked.files.len() != media || media == 0 => {
            return Err(No::bad("there is no file in the request"));
        }
        _ => {}
    }
    let answers = answered(state, &place, &asked.value("reply_parameters"))?;
    if state.strict {
        if state.last_sent.get(&chat).is_some_and(|last| now.since(*last) < Millis::seconds(1)) {
            return Err(No::wait(1));
        }
        state.last_sent.insert(chat, now);
    }
    let by_bot = place.connection.is_some();
    let author = if by_bot { super::state::OWNER } else { BOT };
    let at = Instant::from_seconds(now.micros() / 1_000_000);
    let said = Said { author, text, at, answers, media, by_bot, ..Said::default() };
    let spot = state.add(&place, said);
    let message = state.message(&spot);
    if by_bot {
        state.tell("business_message", &place, message.clone(), now);
    }
    Ok(if method == "sendmediagroup" { json!([message]) } else { message })
}

/// Whether the bot may write there.
fn may(state: &State, place: &Place, now: Instant) -> Result<(), No> {
    let chat = place.chat;
    if let Some(connection) = &place.connection {
        let heard = state.last_heard(place).is_some_and(|at| now.since(at) <= WINDOW);
        return match connection == CONNECTION && state.enabled {
            false => Err(No::bad("business connection not found")),
            true if heard && state.can_reply => Ok(()),
            true => Err(No::bad("BUSINESS_PEER_INVALID")),
        };
    }
    let known = state.messages.keys().any(|spot| spot.place == *place);
    match chat {
        _ if state.blocked.contains(&chat) => Err(No::new(403, "Forbidden: bot was blocked by the user")),
        1.. if !state.people.values().any(|id| *id == chat) => Err(No::bad("chat not found")),
        1.. if !known => Err(No::new(403, "Forbidden: bot can't initiate conversation with a user")),
        1.. => Ok(()),
        _ if known || state.moved.values().any(|to| *to == chat) => Ok(()),
        _ => Err(No::bad("chat not found")),
    }
}

fn answered(state: &State, place: &Place, parameters: &Value) -> Result<Option<i64>, No> {
    let Some(id) = parameters["message_id"].as_i64() else { return Ok(None) };
    let there = state.messages.get(&place.clone().message(id)).is_some_and(|said| !said.gone);
    let either_way = parameters["allow_sending_without_reply"] == true || place.connection.is_some();
    match there {
        true => Ok(Some(id)),
        false if either_way => Ok(None),
        false => Err(No::bad("message to be replied not found")),
    }
}

fn delete(state: &mut State, place: Place, message: i64) -> Result<Value, No> {
    match state.messages.get_mut(&place.message(message)) {
        Some(said) if !said.gone => {
            said.gone = true;
            Ok(true.into())
        }
        _ => Err(No::bad("message to delete not found")),
    }
}
