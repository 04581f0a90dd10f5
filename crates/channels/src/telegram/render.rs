//! Words of the brand to the request that carries them. Pure.
//!
//! Texts go as they are, without any markup: what an agent types is what people read. Files are named in the request
//! and put behind it by the client, in the order of [`Outgoing::media`].

use serde_json::{Map, Value, json};

use super::ids::{Place, Spot};
use super::{CAPABILITIES, NAME};
use crate::contract::{Act, Action, Enclosure, Outgoing, RenderError, Rendered, Visibility};

/// The longest text below a file, counted as all texts are.
const CAPTION_MAX: usize = 1_024;
/// The largest picture, in bytes; a larger one goes as a file.
const PHOTO_MAX: u64 = 10 << 20;
/// The largest file, in bytes.
pub(super) const FILE_MAX: u64 = 50 << 20;
/// How many files one album has at most.
pub(super) const ALBUM_MAX: usize = 10;

/// What a file is to Telegram.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Photo,
    Video,
    Audio,
    Document,
}

impl Kind {
    fn of(file: &Enclosure) -> Self {
        match file.media_type.as_str() {
            "image/jpeg" | "image/png" | "image/webp" if file.size <= PHOTO_MAX => Self::Photo,
            "video/mp4" => Self::Video,
            "audio/mpeg" | "audio/mp4" => Self::Audio,
            _ => Self::Document,
        }
    }

    /// Pictures and videos stand together in an album, sounds among sounds, and everything as a plain file.
    fn together(files: &[Enclosure]) -> impl Fn(&Enclosure) -> Self {
        let all = |fits: fn(Self) -> bool| files.iter().all(|file| fits(Self::of(file)));
        let plain =
            !all(|kind| matches!(kind, Self::Photo | Self::Video)) && !all(|kind| kind == Self::Audio);
        move |file| if plain { Self::Document } else { Self::of(file) }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Document => "document",
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Self::Photo => "/sendPhoto",
            Self::Video => "/sendVideo",
            Self::Audio => "/sendAudio",
            Self::Document => "/sendDocument",
        }
    }
}

/// Writes the request; see [`crate::Network::render`].
pub(super) fn render(outgoing: &Outgoing) -> Result<Rendered, RenderError> {
    let (text, files) = (outgoing.text.0.as_str(), outgoing.media.as_slice());
    let limit = if files.is_empty() { CAPABILITIES.limit(outgoing.visibility) } else { Some(CAPTION_MAX) };
    let limit = limit.ok_or(unsupported("message of this visibility"))?;
    let length = CAPABILITIES.length(text);
    match outgoing {
        _ if text.trim().is_empty() && files.is_empty() => return Err(RenderError::Empty),
        _ if length > limit => return Err(RenderError::TooLong { network: NAME, length, limit }),
        Outgoing { tag: Some(_), .. } => return Err(unsupported("tagged message")),
        Outgoing { dm_link: true, .. } => return Err(unsupported("link to a private message")),
        _ if files.len() > ALBUM_MAX => return Err(unsupported("message with more than ten files")),
        _ if files.iter().any(|file| file.size > FILE_MAX) => {
            return Err(unsupported("file of more than 50 MB"));
        }
        _ => {}
    }
    let mut body = target(outgoing)?;
    let text = Some(text).filter(|text| !text.trim().is_empty());
    let path = match files {
        [] => {
            body.extend(text.map(|text| ("text".to_owned(), text.into())));
            "/sendMessage"
        }
        [file] => {
            body.extend(text.map(|text| ("caption".to_owned(), text.into())));
            Kind::of(file).path()
        }
        files => {
            body.insert("media".to_owned(), album(files, text));
            "/sendMediaGroup"
        }
    };
    Ok(Rendered { path: path.into(), body: Value::Object(body) })
}

/// The words stand below the first file: then the album shows them as its own.
fn album(files: &[Enclosure], text: Option<&str>) -> Value {
    let kind = Kind::together(files);
    let one = |(n, file): (usize, &Enclosure)| {
        let mut one = json!({"type": kind(file).name(), "media": format!("attach://{}", part(n))});
        if let Some(text) = text.filter(|_| n == 0) {
            one["caption"] = text.into();
        }
        one
    };
    files.iter().enumerate().map(one).collect()
}

/// Under which name the client sends the file with this number.
pub(super) fn part(n: usize) -> String {
    format!("file{n}")
}

/// Under which name the only file of a request goes; of several each has its [`part`].
pub(super) fn only_part(path: &str) -> Option<&'static str> {
    let kinds = [Kind::Photo, Kind::Video, Kind::Audio, Kind::Document];
    kinds.into_iter().find(|kind| kind.path() == path).map(Kind::name)
}

/// In which chat the words will stand.
pub(super) fn chat(outgoing: &Outgoing) -> Option<Place> {
    match outgoing.visibility {
        Visibility::Public => answers(outgoing).map(|spot| spot.place),
        Visibility::Private => {
            let place = outgoing.thread.as_deref().or(outgoing.recipient.as_deref()).and_then(Place::of);
            place.filter(|place| place.chat > 0)
        }
    }
}

/// What public words answer: a message, or the one that began the thread.
fn answers(outgoing: &Outgoing) -> Option<Spot> {
    let key = outgoing.in_reply_to.as_deref().or(outgoing.thread.as_deref());
    key.and_then(Spot::of).filter(|spot| spot.place.connection.is_none())
}

/// To whom, and what it answers.
fn target(outgoing: &Outgoing) -> Result<Map<String, Value>, RenderError> {
    let mut body = Map::new();
    let nobody = match outgoing.visibility {
        Visibility::Public => "public message that answers nobody",
        Visibility::Private => "private message to nobody",
    };
    let Place { connection, chat } = chat(outgoing).ok_or(unsupported(nobody))?;
    match (outgoing.visibility, &outgoing.recipient) {
        (Visibility::Public, _) => {
            let spot = answers(outgoing).ok_or(unsupported(nobody))?;
            body.insert("reply_parameters".into(), json!({"message_id": spot.message}));
        }
        (Visibility::Private, Some(person)) if *person != chat.to_string() => {
            return Err(unsupported("private message to somebody else than the conversation is with"));
        }
        (Visibility::Private, _) => {}
    }
    body.insert("chat_id".into(), chat.into());
    body.extend(connection.map(|connection| ("business_connection_id".to_owned(), connection.into())));
    Ok(body)
}

/// Writes an act.
pub(super) fn act(act: &Act) -> Result<Rendered, RenderError> {
    let spot = Spot::of(&act.message).ok_or(unsupported("message without its chat"))?;
    let Spot { place: Place { connection, chat }, message } = spot;
    let reaction = |reactions: Value| json!({"chat_id": chat, "message_id": message, "reaction": reactions});
    let (path, body) = match (&act.action, connection) {
        (Action::Like, None) => ("/setMessageReaction", reaction(json!([{"type": "emoji", "emoji": "👍"}]))),
        (Action::Unlike, None) => ("/setMessageReaction", reaction(json!([]))),
        (Action::TakeDown, None) => ("/deleteMessage", json!({"chat_id": chat, "message_id": message})),
        (Action::TakeDown, Some(connection)) => {
            let body = json!({"business_connection_id": connection, "message_ids": [message]});
            ("/deleteBusinessMessages", body)
        }
        (Action::Like | Action::Unlike, Some(_)) => return Err(unsupported("like in a business chat")),
        (Action::Hide | Action::Unhide, _) => return Err(unsupported("hidden message")),
        (Action::Repost { .. }, _) => return Err(unsupported("repost")),
    };
    Ok(Rendered { path: path.into(), body })
}

const fn unsupported(what: &'static str) -> RenderError {
    RenderError::Unsupported { network: NAME, what }
}
