//! The stream of every post on the network (Jetstream), and what of it is the brand's business.
//!
//! It goes beyond notifications: those are filtered, and know no keywords. It is a hint all the same: where it breaks,
//! the history has what is addressed to the brand.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use bytes::Bytes;
use futures::{SinkExt, StreamExt};
use kernel::Millis;
use reqwest::Url;
use serde_json::Value;
use serde_json::value::RawValue;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::super::parse::addresses;
use super::super::uri::{AtUri, POST, at, is_did};
use super::super::wire::{Commit, Event, Post, heard};
use super::{APPVIEW, address};
use crate::contract::{Credentials, Ears, Heard, Trouble, Us};
use crate::line::Line;

/// The longest event that is taken, in bytes. A post has a few thousand.
const EVENT_MAX: usize = 1 << 20;
/// How long nothing may come. The server asks every half minute whether we are there.
const SILENCE: Duration = Duration::from_secs(60);
/// How far back the stream begins, so that a short break tells nothing twice but loses nothing.
const BACK: Millis = Millis::minutes(2);
const AGAIN: Millis = Millis::seconds(5);
/// How many posts are remembered, for when they are changed or taken back.
const REMEMBERED: usize = 10_000;
const PROFILES: usize = 1_000;
/// The shortest word that is looked for in everybody's posts.
const KEYWORD_MIN: usize = 3;

/// Listens until the line breaks; see [`crate::Network::listen`].
pub(in crate::bluesky) async fn listen(
    line: &Line,
    credentials: &Credentials,
    stream: &str,
    ears: &Ears,
) -> Trouble {
    match connect(line, stream).await {
        Ok(socket) => hear(line, credentials, ears, socket).await,
        Err(trouble) => trouble,
    }
}

type Socket = WebSocketStream<reqwest::Upgraded>;

/// Opens the stream with the same client as every other call: who may be reached is its business.
async fn connect(line: &Line, stream: &str) -> Result<Socket, Trouble> {
    let wrong = || Trouble::Wrong { field: "jetstream", reason: "this is no address of a stream".into() };
    let stream = stream.trim_end_matches('/');
    let stream = match stream.split_once("://") {
        Some(("wss", rest)) => format!("https://{rest}"),
        Some(("ws", rest)) => format!("http://{rest}"),
        _ => stream.to_owned(),
    };
    let mut url = Url::parse(&format!("{stream}/subscribe")).map_err(|_| wrong())?;
    let since = (line.now() - BACK).micros().to_string();
    let longest = EVENT_MAX.to_string();
    url.query_pairs_mut().extend_pairs([
        ("wantedCollections", POST),
        ("cursor", &since),
        ("maxMessageSizeBytes", &longest),
    ]);
    let key = generate_key();
    let request = line.http().get(url).header("connection", "Upgrade").header("upgrade", "websocket");
    let request = request.header("sec-websocket-version", "13").header("sec-websocket-key", &key);
    let answer = request.send().await.map_err(|_| later("the stream can't be reached"))?;
    let accepted = answer.headers().get("sec-websocket-accept").map(|value| value.as_bytes().to_vec());
    if answer.status() != 101 || accepted != Some(derive_accept_key(key.as_bytes()).into_bytes()) {
        return Err(later("the stream does not open"));
    }
    let upgraded = answer.upgrade().await.map_err(|_| later("the stream does not open"))?;
    let config = WebSocketConfig::default().max_message_size(Some(EVENT_MAX)).max_frame_size(Some(EVENT_MAX));
    Ok(WebSocketStream::from_raw_socket(upgraded, Role::Client, Some(config)).await)
}

async fn hear(line: &Line, credentials: &Credentials, ears: &Ears, mut socket: Socket) -> Trouble {
    let mut ear = Ear::of(&credentials.us);
    loop {
        let message = match tokio::time::timeout(SILENCE, socket.next()).await {
            Err(_) => return later("the stream fell silent"),
            Ok(None | Some(Err(_))) => return later("the stream broke"),
            Ok(Some(Ok(message))) => message,
        };
        let text = match message {
            Message::Text(text) => text,
            Message::Ping(_) => {
                // The answer was queued as the question was read.
                if socket.flush().await.is_err() {
                    return later("the stream broke");
                }
                continue;
            }
            Message::Close(_) => return later("the stream was closed"),
            _ => continue,
        };
        let Some(body) = ear.hear(line, &text).await else { continue };
        if ears.send(Heard::Delivery(body)).await.is_err() {
            return later("nobody listens any more");
        }
    }
}

fn later(reason: &str) -> Trouble {
    Trouble::Later { wait: AGAIN, reason: reason.into() }
}

/// What the account listens for, and what it has heard.
struct Ear {
    us: String,
    words: Vec<String>,
    appview: String,
    /// The posts that were heard: a change of one of them is the brand's business too.
    heard: VecDeque<String>,
    profiles: HashMap<String, Value>,
}

impl Ear {
    fn of(us: &Us) -> Self {
        let keywords = us.setting("keywords").unwrap_or_default().split(',');
        let words = keywords.chain([us.handle.as_str()]).map(|word| word.trim().to_lowercase());
        Self {
            us: us.external_id.clone(),
            words: words.filter(|word| word.chars().count() >= KEYWORD_MIN).collect(),
            appview: us.setting("appview").unwrap_or(APPVIEW).to_owned(),
            heard: VecDeque::new(),
            profiles: HashMap::new(),
        }
    }

    /// The delivery that an event makes, if it is the brand's business.
    async fn hear(&mut self, line: &Line, text: &str) -> Option<Bytes> {
        let event: Event = serde_json::from_str(text).ok()?;
        let commit = event.commit.as_ref().filter(|commit| commit.collection == POST)?;
        if event.did == self.us || !is_did(&event.did) {
            return None;
        }
        let uri = at(&event.did, POST, &commit.rkey);
        let author = if commit.operation == "create" {
            if !self.is_meant(commit) {
                return None;
            }
            self.heard.push_back(uri);
            if self.heard.len() > REMEMBERED {
                self.heard.pop_front();
            }
            self.profile(line, &event.did).await
        } else if self.heard.contains(&uri) {
            Value::Null
        } else {
            return None;
        };
        let raw: &RawValue = serde_json::from_str(text).ok()?;
        Some(Bytes::from(format!(r#"{{"heard":"{}","event":{raw},"author":{author}}}"#, heard::STREAM)))
    }

    fn is_meant(&self, commit: &Commit) -> bool {
        commit.record.as_ref().is_some_and(|post| {
            addresses(&self.us, post) || self.is_in_our_thread(post) || self.names_us(post)
        })
    }

    fn is_in_our_thread(&self, post: &Post) -> bool {
        let root = post.reply.as_ref().and_then(|reply| AtUri::of(&reply.root.uri));
        root.is_some_and(|root| root.did == self.us)
    }

    fn names_us(&self, post: &Post) -> bool {
        let text = post.text.to_lowercase();
        self.words.iter().any(|word| text.contains(word.as_str()))
    }

    /// Who somebody is: the stream tells only their DID. Whoever can't be found is shown by that.
    async fn profile(&mut self, line: &Line, did: &str) -> Value {
        if let Some(known) = self.profiles.get(did) {
            return known.clone();
        }
        let Ok(mut url) = address(&self.appview, "app.bsky.actor.getProfile") else { return Value::Null };
        url.query_pairs_mut().append_pair("actor", did);
        let answer = line.ask("appview", line.http().get(url)).await;
        let Some(profile) = answer.ok().and_then(|answer| answer.accepted::<Value>()) else {
            return Value::Null;
        };
        if self.profiles.len() >= PROFILES {
            self.profiles.clear();
        }
        self.profiles.insert(did.to_owned(), profile.clone());
        profile
    }
}
