//! Words and acts on their way, and what each answer means for them.
//!
//! Telegram has no key of ours and can't be asked what is there, so whatever fails after the request left is
//! [`SendOutcome::Unknown`], and a person decides.

use kernel::Millis;
use reqwest::multipart::{Form, Part};
use serde_json::Value;

use super::super::ids::Place;
use super::super::wire::Message;
use super::super::{parse, render};
use super::words::without_class;
use super::{No, Payload, Said, ask};
use crate::contract::{Act, ActOutcome, Action, Credentials, Outgoing, Rendered, SendOutcome};
use crate::line::{Line, Lost};

const UNREADABLE: &str = "Telegram took the words, but its answer is unreadable";

/// Sends; see [`crate::Network::send`].
pub(in super::super) async fn send(
    line: &Line,
    credentials: &Credentials,
    outgoing: &Outgoing,
) -> SendOutcome {
    let mut rendered = match render::render(outgoing) {
        Ok(rendered) => rendered,
        Err(error) => return SendOutcome::Refused { reason: error.to_string() },
    };
    let files = match open(line, outgoing).await {
        Ok(files) => files,
        Err(reason) => return SendOutcome::Refused { reason },
    };
    let mut said = post(line, credentials, &rendered, &files).await;
    // The group moved, and nothing was sent. What is answered has another number in the new one.
    if let Ok(Said::No(no)) = &said
        && let Some(chat) = no.parameters.migrate_to_chat_id.filter(|_| no.code == 400)
        && let Some(body) = rendered.body.as_object_mut()
    {
        body.insert("chat_id".into(), chat.into());
        body.remove("reply_parameters");
        said = post(line, credentials, &rendered, &files).await;
    }
    match said {
        Ok(Said::Yes(there)) => sent(outgoing, there),
        Ok(Said::No(no)) => no.into(),
        Err(lost) => lost.into(),
    }
}

/// An album is several messages; the first one carries the words.
fn sent(outgoing: &Outgoing, there: Value) -> SendOutcome {
    let first = match there {
        Value::Array(all) => all.into_iter().next().unwrap_or_default(),
        one => one,
    };
    let Ok(message) = serde_json::from_value::<Message>(first) else {
        return SendOutcome::Unknown { reason: UNREADABLE.into() };
    };
    let connection = outgoing.thread.as_deref().and_then(Place::of).and_then(|place| place.connection);
    let place = Place { connection, chat: message.chat.id };
    let thread = outgoing.thread.clone().unwrap_or_else(|| parse::thread(&place, &message));
    SendOutcome::Sent { provider_id: place.message(message.message_id).to_string(), thread }
}

async fn post(
    line: &Line,
    credentials: &Credentials,
    Rendered { path, body }: &Rendered,
    files: &[File],
) -> Result<Said<Value>, Lost> {
    let payload =
        if files.is_empty() { Payload::Json(body) } else { Payload::Files(form(path, body, files)?) };
    ask(line, credentials, path.trim_start_matches('/'), payload).await
}

/// A file of ours, opened.
struct File {
    name: String,
    media_type: String,
    bytes: bytes::Bytes,
}

async fn open(line: &Line, outgoing: &Outgoing) -> Result<Vec<File>, String> {
    let mut files = Vec::with_capacity(outgoing.media.len());
    for file in &outgoing.media {
        let bytes = line.open(&file.key).await?;
        files.push(File { name: file.name.clone(), media_type: file.media_type.clone(), bytes });
    }
    Ok(files)
}

/// The request with its files. What is no text is written as JSON, as Telegram reads it.
fn form(path: &str, body: &Value, files: &[File]) -> Result<Form, Lost> {
    let mut form = Form::new();
    for (name, value) in body.as_object().into_iter().flatten() {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        form = form.text(name.clone(), text);
    }
    for (n, file) in files.iter().enumerate() {
        let name = render::only_part(path).map_or_else(|| render::part(n), str::to_owned);
        let part = Part::stream(file.bytes.clone()).file_name(file.name.clone());
        let part = part.mime_str(&file.media_type);
        form = form.part(name, part.map_err(|_| Lost::NotSent("a file's type is none".into()))?);
    }
    Ok(form)
}

/// Does something to a message; see [`crate::Network::act`].
pub(in super::super) async fn act(line: &Line, credentials: &Credentials, act: &Act) -> ActOutcome {
    let rendered = match render::act(act) {
        Ok(rendered) => rendered,
        Err(error) => return SendOutcome::Refused { reason: error.to_string() },
    };
    let done = || SendOutcome::Sent { provider_id: act.message.clone(), thread: act.message.clone() };
    match post(line, credentials, &rendered, &[]).await {
        Ok(Said::Yes(_)) => done(),
        Ok(Said::No(no)) if is_so_already(&act.action, &no) => done(),
        Ok(Said::No(no)) => no.into(),
        Err(lost) => lost.into(),
    }
}

/// What is gone was taken down; a reaction that changes nothing is there.
fn is_so_already(action: &Action, no: &No) -> bool {
    let said = without_class(&no.description);
    match action {
        Action::TakeDown => said.starts_with("message to delete not found"),
        _ => said.starts_with("message is not modified"),
    }
}

/// What it means for words on their way.
impl From<No> for SendOutcome {
    fn from(no: No) -> Self {
        match no.code {
            401 | 404 => Self::Unauthorised { reason: no.reason },
            // It is about this chat and nobody else's: the person, the group, the rights there.
            403 => Self::Refused { reason: no.reason },
            409 | 429 => Self::RetryAfter { wait: no.wait().max(Millis::seconds(1)), reason: no.reason },
            408 => Self::Unknown { reason: no.reason },
            400..=499 => Self::Refused { reason: no.reason },
            300..=399 => Self::Unauthorised {
                reason: "the account's address leads somewhere else; correct it in the channel's settings"
                    .into(),
            },
            200..=299 => Self::Unknown { reason: UNREADABLE.into() },
            _ => Self::Unknown { reason: no.reason },
        }
    }
}
