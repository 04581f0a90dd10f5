//! Listening: the instance's stream over a WebSocket.
//!
//! In: frames of the `user` stream. Out: deliveries, and a hint to read the history whenever something was told that a
//! frame does not carry. The stream repeats nothing, so each connection begins with such a hint. All three softwares
//! speak WebSocket and take the token as its subprotocol; only Mastodon has server-sent events and reads `Authorization`.

use std::time::Duration;

use futures::{SinkExt, StreamExt};
use kernel::Millis;
use reqwest::header::{CONNECTION, HeaderValue, UPGRADE};
use reqwest::{Method, StatusCode, Url};
use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::time::Instant;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::Api;
use super::deliveries::{Said, Scribe};
use crate::contract::{Credentials, Ears, Heard, Trouble};
use crate::line::{Line, Lost};
use crate::mastodon::envelope::{DELETED, EDITED, NOTIFICATION, UPDATE, gone, is_id, wrap};
use crate::mastodon::limits::setting;

/// How often we ask whether the other side is still there.
const PING: Duration = Duration::from_secs(30);
/// Silence for this long is a line that broke without a word.
const SILENCE: Duration = Duration::from_secs(90);
/// The longest frame that is read, in bytes.
const FRAME_MAX: usize = 1 << 20;
const AGAIN: Millis = Millis::seconds(5);

/// Listens until the line breaks; see [`crate::Network::listen`].
pub(in crate::mastodon) async fn listen(line: &Line, credentials: &Credentials, ears: &Ears) -> Trouble {
    let api = Api::new(line, credentials);
    match connect(api).await {
        Ok(stream) => hear(api, stream, ears).await,
        Err(trouble) => trouble,
    }
}

type Stream = WebSocketStream<reqwest::Upgraded>;

async fn connect(api: Api<'_>) -> Result<Stream, Trouble> {
    let key = generate_key();
    let token = HeaderValue::from_str(api.token())
        .map_err(|_| Trouble::Wrong { field: "token", reason: "this is no access token".into() })?;
    let request = (api.line.http().request(Method::GET, address(api.credentials)?))
        .bearer_auth(api.token())
        .header(CONNECTION, "Upgrade")
        .header(UPGRADE, "websocket")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Protocol", token)
        .header("Sec-WebSocket-Key", &key);
    let answer = request.send().await.map_err(Lost::from)?;
    let accepted = answer.headers().get("Sec-WebSocket-Accept").map(HeaderValue::as_bytes);
    match answer.status() {
        StatusCode::SWITCHING_PROTOCOLS if accepted == Some(derive_accept_key(key.as_bytes()).as_bytes()) => {
        }
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
            return Err(Trouble::Unauthorised {
                reason: "the instance's stream refuses the access token".into(),
            });
        }
        status => {
            let reason = format!("the instance's stream answered {status}");
            return Err(Trouble::Later { wait: Millis::minutes(1), reason });
        }
    }
    let upgraded = answer.upgrade().await.map_err(Lost::from)?;
    let config = WebSocketConfig::default().max_message_size(Some(FRAME_MAX)).max_frame_size(Some(FRAME_MAX));
    Ok(WebSocketStream::from_raw_socket(upgraded, Role::Client, Some(config)).await)
}

/// Where the stream is; an instance may have a host of its own for it. A token never leaves without encryption because
/// of what an instance says there.
fn address(credentials: &Credentials) -> Result<Url, Trouble> {
    let bare = |address: &'_ str| {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        rest.trim_end_matches('/').to_owned()
    };
    let base = &credentials.base_url;
    let told = credentials.us.setting(setting::STREAMING).map(bare).filter(|host| !host.is_empty());
    let host = told.unwrap_or_else(|| bare(base));
    let secure = base.starts_with("https:");
    let address = format!("http{}://{host}/api/v1/streaming?stream=user", if secure { "s" } else { "" });
    Url::parse(&address).map_err(|_| Trouble::Wrong {
        field: "base_url",
        reason: "the instance's stream has no address; check the account again".into(),
    })
}

fn broken(reason: &str) -> Trouble {
    Trouble::Later { wait: AGAIN, reason: reason.to_owned() }
}

async fn hear(api: Api<'_>, mut stream: Stream, ears: &Ears) -> Trouble {
    if ears.send(Heard::Look).await.is_err() {
        return broken("nobody listens any more");
    }
    let (mut scribe, began) = (Scribe::new(api), Instant::now());
    let (mut heard_at, mut pings) = (began, tokio::time::interval(PING));
    loop {
        let frame = tokio::select! {
            frame = stream.next() => frame,
            _ = pings.tick() => {
                if heard_at.elapsed() > SILENCE || stream.send(Message::Ping(bytes::Bytes::new())).await.is_err() {
                    return broken("the instance's stream fell silent");
                }
                continue;
            }
        };
        heard_at = Instant::now();
        let text = match frame {
            Some(Ok(Message::Text(text))) => text,
            Some(Ok(Message::Close(_)) | Err(_)) | None => return broken("the instance's stream broke off"),
            Some(Ok(_)) => continue,
        };
        let passed = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
        let now = api.line.now() + Millis(passed);
        if let Some(heard) = understand(api, &mut scribe, &text, now).await
            && ears.send(heard).await.is_err()
        {
            return broken("nobody listens any more");
        }
    }
}

#[derive(Deserialize)]
struct Frame {
    event: String,
    /// JSON as a text, or a bare id.
    #[serde(default)]
    payload: Option<String>,
}

/// What a frame says. What can't be read, or not completed, may still be something: the history knows.
async fn understand(
    api: Api<'_>,
    scribe: &mut Scribe<'_>,
    text: &str,
    now: kernel::Instant,
) -> Option<Heard> {
    let Ok(Frame { event, payload }) = serde_json::from_str(text) else { return Some(Heard::Look) };
    let payload = payload.unwrap_or_default();
    let us = &api.us().external_id;
    if event == DELETED {
        return Some(if is_id(&payload) { Heard::Delivery(gone(&payload, now)) } else { Heard::Look });
    }
    let known = [NOTIFICATION, UPDATE, EDITED].contains(&event.as_str());
    if !known {
        return (event == "notifications_merged").then_some(Heard::Look);
    }
    let Ok(raw) = RawValue::from_string(payload) else { return Some(Heard::Look) };
    let delivery = if event == NOTIFICATION {
        scribe.notification(&raw).await
    } else {
        let Ok(said) = serde_json::from_str::<Said>(raw.get()) else { return Some(Heard::Look) };
        if !said.concerns(us) {
            return None;
        }
        if event == EDITED { Ok(wrap(EDITED, None, &raw)) } else { scribe.status(&said, &raw).await }
    };
    Some(delivery.map_or(Heard::Look, Heard::Delivery))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{Secrets, Us};

    #[test]
    fn the_stream_is_where_the_instance_says_and_never_less_safe_than_its_api() {
        let of = |base_url: &str, streaming: &str| {
            let settings = [(setting::STREAMING.to_owned(), streaming.to_owned())].into();
            let us = Us { settings, ..Us::default() };
            let credentials = Credentials { base_url: base_url.into(), us, secrets: Secrets::token("t") };
            address(&credentials).map(String::from).ok()
        };
        let path = |host: &str| Some(format!("{host}/api/v1/streaming?stream=user"));
        assert_eq!(
            of("https://mast.example", "wss://streaming.mast.example"),
            path("https://streaming.mast.example")
        );
        assert_eq!(of("https://mast.example/", ""), path("https://mast.example"));
        assert_eq!(of("https://mast.example", "ws://mast.example"), path("https://mast.example"));
        assert_eq!(of("http://127.0.0.1:80", "ws://127.0.0.1:90"), path("http://127.0.0.1:90"));
        assert_eq!(of("https://mast.example", "wss://"), path("https://mast.example"));
        assert_eq!(of("https://mast.example", "wss://a b"), None);
    }
}
