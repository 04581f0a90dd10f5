//! The stream of everything that is written (Jetstream, the first of its two wires).

use axum::body::Body;
use axum::extract::ws::{Message, WebSocket};
use axum::extract::{Query, State, WebSocketUpgrade};
use axum::http::Response;
use kernel::Instant;
use serde_json::{Value, json};

use super::Simulator;
use super::state::{Atmosphere, Streamed};

pub(super) async fn subscribe(
    State(simulator): State<Simulator>,
    Query(query): Query<Vec<(String, String)>>,
    upgrade: WebSocketUpgrade,
) -> Response<Body> {
    let one = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let cursor: Option<i64> = one("cursor").and_then(|cursor| cursor.parse().ok());
    let wanted: Vec<String> =
        query.iter().filter(|(key, _)| key == "wantedCollections").map(|(_, value)| value.clone()).collect();
    upgrade.on_upgrade(move |socket| follow(simulator, socket, cursor, wanted))
}

/// Sends what there is from the cursor on, itself included, and then what comes.
async fn follow(simulator: Simulator, mut socket: WebSocket, cursor: Option<i64>, wanted: Vec<String>) {
    let mut news = simulator.0.events.subscribe();
    let mut next = {
        let atmosphere = simulator.atmosphere();
        cursor.map_or(atmosphere.events.len(), |cursor| {
            atmosphere.events.iter().position(|event| event.time >= cursor).unwrap_or(atmosphere.events.len())
        })
    };
    loop {
        news.mark_unchanged();
        let events: Vec<Streamed> = simulator.atmosphere().events[next..].to_vec();
        next += events.len();
        for event in events {
            let of_none = event.collection.is_none();
            if !of_none
                && !wanted.is_empty()
                && !wanted.iter().any(|one| event.collection.as_ref() == Some(one))
            {
                continue;
            }
            if socket.send(Message::Text(event.text.into())).await.is_err() {
                return;
            }
        }
        tokio::select! {
            changed = news.changed() => if changed.is_err() { return },
            said = socket.recv() => if said.is_none_or(|said| said.is_err()) { return },
        }
    }
}

impl Simulator {
    /// Tells the stream of a change.
    pub(super) fn tell(&self, atmosphere: &mut Atmosphere, did: &str, mut commit: Value, now: Instant) {
        commit["rev"] = json!(atmosphere.tid(now));
        let collection = commit["collection"].as_str().map(str::to_owned);
        self.emit(atmosphere, collection, json!({"did": did, "kind": "commit", "commit": commit}), now);
    }

    /// Tells the stream anything.
    pub(super) fn emit(
        &self,
        atmosphere: &mut Atmosphere,
        collection: Option<String>,
        mut event: Value,
        now: Instant,
    ) {
        let faults = self.faults();
        let time = atmosphere.moment(now);
        event["time_us"] = json!(time);
        if faults.silent {
            return;
        }
        let mut text = event.to_string();
        if faults.garbage {
            let half = (0..=text.len() / 2).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
            text.truncate(half);
            for odd in ["", "null", "[]", r#"{"kind":"??"}"#, r#"{"did":1,"time_us":"x","kind":{}}"#] {
                atmosphere.events.push(Streamed { time, collection: None, text: odd.into() });
            }
        }
        let event = Streamed { time, collection, text };
        if faults.disorder && atmosphere.held.is_none() {
            atmosphere.held = Some(event);
            return;
        }
        atmosphere.events.extend(std::iter::repeat_n(event, if faults.duplicates { 2 } else { 1 }));
        atmosphere.events.extend(atmosphere.held.take());
        self.0.events.send_replace(atmosphere.events.len());
    }
}
