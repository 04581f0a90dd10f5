//! The instance's stream.

use std::collections::HashMap;

use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State as Extract};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::api::{Shared, bearer, failure};
use crate::mastodon::Kind;

/// The token may stand where each software looks for it; only Mastodon reads `Authorization` here.
pub(super) async fn open(
    Extract(shared): Extract<Shared>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    let protocol =
        headers.get("sec-websocket-protocol").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let state = shared.lock();
    let signed = bearer(&headers).filter(|_| state.kind == Kind::Mastodon).map(str::to_owned);
    let token =
        signed.or(protocol.clone()).or_else(|| query.get("access_token").cloned()).unwrap_or_default();
    if !state.oauth.opens(&token, &state.faults) {
        return failure(StatusCode::UNAUTHORIZED, "Invalid access token").into_response();
    }
    if query.get("stream").map(String::as_str) != Some("user") {
        return failure(StatusCode::BAD_REQUEST, "Unknown stream type").into_response();
    }
    let told = state.stream.subscribe();
    drop(state);
    upgrade.protocols(protocol).on_upgrade(move |socket| speak(socket, told))
}

async fn speak(mut socket: WebSocket, mut told: Receiver<String>) {
    loop {
        let frame = tokio::select! {
            frame = told.recv() => frame,
            heard = socket.recv() => match heard {
                Some(Ok(_)) => continue,
                _ => return,
            },
        };
        let frame = match frame {
            Ok(frame) => frame,
            // Who does not keep up misses something, as on the real one.
            Err(RecvError::Lagged(_)) => continue,
            Err(RecvError::Closed) => return,
        };
        if socket.send(Message::Text(frame.into())).await.is_err() {
            return;
        }
    }
}
