//! Direct messages. The chat has no key of ours, so words whose answer was lost are looked for by what they say.

use kernel::{Instant, Millis};
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::uri::{is_did, is_rkey, minted};
use super::super::wire::{Convo, Message};
use super::{before, cannot_say, no, procedure, query, trouble};
use crate::contract::{Credentials, Found, Outgoing, SendOutcome, Trouble};
use crate::line::Line;

/// How far the chat's clock may be behind ours.
const SKEW: Millis = Millis::minutes(2);
/// How far back words are looked for whose key tells no time.
const BACK: Millis = Millis::hours(1);
/// How many pages of a conversation are looked through.
const PAGES: usize = 5;

/// A conversation in an answer.
#[derive(Deserialize)]
struct Opened {
    convo: Convo,
}

/// A page of a conversation, newest first.
#[derive(Deserialize)]
struct Messages {
    cursor: Option<String>,
    messages: Vec<Value>,
}

/// Sends a direct message.
pub(super) async fn send(
    line: &Line,
    credentials: &Credentials,
    outgoing: &Outgoing,
    mut body: Value,
) -> SendOutcome {
    let convo = match body["convoId"].as_str() {
        Some(convo) => convo.to_owned(),
        None => match open(line, credentials, outgoing).await {
            Ok(convo) => convo,
            Err(outcome) => return outcome,
        },
    };
    body["convoId"] = json!(convo);
    let answer = match procedure(line, credentials, "chat.bsky.convo.sendMessage", &body).await {
        Ok(answer) => answer,
        Err(lost) => return lost.into(),
    };
    if !answer.status.is_success() {
        return no(&answer).into();
    }
    match answer.json::<Message>().filter(|message| is_rkey(&message.id)) {
        Some(message) => SendOutcome::Sent { provider_id: format!("{convo}/{}", message.id), thread: convo },
        None => {
            SendOutcome::Unknown { reason: "the network took the words, but its answer is unreadable".into() }
        }
    }
}

/// The conversation with somebody; the network opens one where there is none yet.
async fn open(line: &Line, credentials: &Credentials, outgoing: &Outgoing) -> Result<String, SendOutcome> {
    let to = outgoing.recipient.as_deref().filter(|did| is_did(did));
    let Some(to) = to else { return Err(SendOutcome::Refused { reason: "nobody is named".into() }) };
    let answer = query(line, credentials, "chat.bsky.convo.getConvoForMembers", &[("members", to)]).await;
    let answer = answer.map_err(|lost| before(lost.into()))?;
    if answer.status.is_client_error() {
        return Err(no(&answer).into());
    }
    let opened = answer.accepted::<Opened>().filter(|opened| is_rkey(&opened.convo.id));
    opened.map(|opened| opened.convo.id).ok_or_else(|| before(trouble(&answer)))
}

/// Looks for a direct message of ours by its text, among those that are not older than its effect.
pub(super) async fn find(line: &Line, credentials: &Credentials, outgoing: &Outgoing) -> Found {
    let thread = outgoing.thread.as_deref().filter(|thread| is_rkey(thread));
    let convo = match thread {
        Some(convo) => convo.to_owned(),
        None => match open(line, credentials, outgoing).await {
            Ok(convo) => convo,
            Err(SendOutcome::Refused { .. }) => return Found::No,
            Err(outcome) => return Found::CannotSay { reason: reason_of(outcome) },
        },
    };
    let since = minted(&outgoing.effect_key).map_or(line.now() - BACK, |at| at - SKEW);
    match messages_since(line, credentials, &convo, since).await {
        Ok(messages) => {
            let text = outgoing.text.0.replace("\r\n", "\n");
            let ours = |message: &Message| {
                message.sender.did == credentials.us.external_id && message.text == text.trim()
            };
            match messages.iter().filter_map(read).find(ours) {
                Some(message) => Found::Yes { provider_id: format!("{convo}/{}", message.id), thread: convo },
                None => Found::No,
            }
        }
        Err(trouble) => cannot_say(&trouble),
    }
}

fn reason_of(outcome: SendOutcome) -> String {
    match outcome {
        SendOutcome::Unauthorised { reason }
        | SendOutcome::RetryAfter { reason, .. }
        | SendOutcome::Unknown { reason }
        | SendOutcome::Refused { reason } => reason,
        SendOutcome::Sent { .. } => "the network gave no answer".into(),
    }
}

fn read(message: &Value) -> Option<Message> {
    Message::deserialize(message).ok().filter(|message| is_rkey(&message.id))
}

/// The messages of a conversation since then, oldest first. System messages and deleted ones are among them.
pub(super) async fn messages_since(
    line: &Line,
    credentials: &Credentials,
    convo: &str,
    since: Instant,
) -> Result<Vec<Value>, Trouble> {
    let (mut all, mut cursor) = (Vec::new(), None::<String>);
    for _ in 0..PAGES {
        let mut asked = vec![("convoId", convo), ("limit", "100")];
        asked.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
        let answer = query(line, credentials, "chat.bsky.convo.getMessages", &asked).await?;
        let page: Messages = answer.accepted().ok_or_else(|| trouble(&answer))?;
        let old =
            |message: &Value| read(message).is_some_and(|message| Instant::from(message.sent_at) < since);
        let done = page.messages.is_empty() || page.messages.iter().any(old) || page.cursor.is_none();
        all.extend(page.messages.into_iter().filter(|message| !old(message)));
        cursor = page.cursor;
        if done {
            break;
        }
    }
    all.reverse();
    Ok(all)
}
