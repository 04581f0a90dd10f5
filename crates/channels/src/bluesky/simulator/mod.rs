//! A small Bluesky: the server of everybody's records, those who show posts, the chat, the directory and the stream, on
//! one address.
//!
//! In: the calls of the product, and what people do (`people.rs`). Out: answers as the real services word them.
//! Promised: who shows posts is late by [`Config::lag`] and the server of records never; the stream tells at once; what
//! it can't do stands in the page of facts.

mod appview;
mod chat;
mod oauth;
mod people;
mod repo;
mod server;
mod state;
mod stream;
mod world;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{any, get};
use kernel::{Clock, Millis};
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::simulation::{Door, Faults};

pub use people::Picture;
pub use world::world;

use state::Atmosphere;

/// How the simulated network is made.
#[derive(Clone)]
pub struct Config {
    /// What time it is there.
    pub clock: Arc<dyn Clock>,
    /// By how much those who show posts are late.
    pub lag: Millis,
    /// How many points an account may spend on writing in an hour: 3 for a creation, 2 for a put, 1
    /// for a deletion.
    pub points: u32,
}

/// A simulated network. Every handle is the same one.
#[derive(Clone)]
pub struct Simulator(Arc<Inner>);

struct Inner {
    config: Config,
    atmosphere: Mutex<Atmosphere>,
    faults: Mutex<Faults>,
    door: Mutex<Option<Door>>,
    /// How many events the stream has.
    events: watch::Sender<usize>,
}

impl std::fmt::Debug for Simulator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Simulator")
    }
}

/// What a call is answered with when it fails.
struct Fail {
    status: StatusCode,
    error: &'static str,
    message: String,
    headers: Vec<(&'static str, String)>,
}

impl Fail {
    fn new(status: StatusCode, error: &'static str, message: impl Into<String>) -> Self {
        Self { status, error, message: message.into(), headers: Vec::new() }
    }

    /// The usual kind: 400, and the name of the error says what it is.
    fn bad(error: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, error, message)
    }

    fn invalid(message: impl Into<String>) -> Self {
        Self::bad("InvalidRequest", message)
    }
}

impl IntoResponse for Fail {
    fn into_response(self) -> Response<Body> {
        let body = json!({"error": self.error, "message": self.message}).to_string();
        let mut answer = (self.status, [("content-type", "application/json")], body).into_response();
        put_headers(answer.headers_mut(), self.headers);
        answer
    }
}

fn put_headers(to: &mut HeaderMap, headers: Vec<(&'static str, String)>) {
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::try_from(value) {
            to.insert(HeaderName::from_static(name), value);
        }
    }
}

/// What a call is answered with.
enum Reply {
    Json(Value),
    /// The same, with what is left of the points.
    Counted(Value, Vec<(&'static str, String)>),
    Bytes(String, Bytes),
}

type Answered = Result<Reply, Fail>;

/// A call, taken apart.
struct Call {
    method: Method,
    path: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
}

impl Call {
    fn one(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn need(&self, name: &str) -> Result<&str, Fail> {
        self.one(name)
            .ok_or_else(|| Fail::invalid(format!("Error: Params must have the property \"{name}\"")))
    }

    fn all(&self, name: &str) -> Vec<&str> {
        self.query.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    fn limit(&self, usual: usize) -> usize {
        self.one("limit").and_then(|limit| limit.parse().ok()).unwrap_or(usual).clamp(1, 100)
    }

    fn json(&self) -> Result<Value, Fail> {
        serde_json::from_slice(&self.body).map_err(|_| Fail::invalid("Unable to parse request body"))
    }
}

impl Simulator {
    /// A network with nobody on it.
    pub fn new(config: Config) -> Self {
        Self(Arc::new(Inner {
            config,
            atmosphere: Mutex::default(),
            faults: Mutex::default(),
            door: Mutex::default(),
            events: watch::Sender::new(0),
        }))
    }

    /// What answers the calls.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/xrpc/{name}", any(xrpc))
            .route("/subscribe", get(stream::subscribe))
            .route("/{did}", get(directory))
            .merge(oauth::routes())
            .with_state(self.clone())
    }

    /// The network is reached at this address, through this door.
    pub fn stands_at(&self, address: String, door: Door) {
        self.atmosphere().address = address;
        *self.0.door.lock().unwrap_or_else(PoisonError::into_inner) = Some(door);
    }

    /// Makes things go wrong, or right again.
    pub fn set(&self, faults: Faults) {
        let door = self.0.door.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(door) = door {
            door.shut(faults.down);
        }
        let ends = faults.expired && !self.faults().expired;
        if ends {
            self.atmosphere().end_sessions();
        }
        *self.0.faults.lock().unwrap_or_else(PoisonError::into_inner) = faults;
    }

    fn faults(&self) -> Faults {
        self.0.faults.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn atmosphere(&self) -> MutexGuard<'_, Atmosphere> {
        self.0.atmosphere.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, method: &Method, name: &str, call: &Call) -> Answered {
        let reads = *method == Method::GET;
        match (reads, name) {
            (false, "com.atproto.server.createSession") => self.create_session(call),
            (false, "com.atproto.server.refreshSession") => self.refresh_session(call),
            (true, "com.atproto.server.getSession") => self.get_session(call),
            (true, "com.atproto.identity.resolveHandle") => self.resolve_handle(call),
            (true, "com.atproto.repo.getRecord") => self.get_record(call),
            (true, "com.atproto.repo.listRecords") => self.list_records(call),
            (false, "com.atproto.repo.putRecord") => self.put_record(call),
            (false, "com.atproto.repo.createRecord") => self.create_record(call),
            (false, "com.atproto.repo.deleteRecord") => self.delete_record(call),
            (false, "com.atproto.repo.uploadBlob") => self.upload_blob(call),
            (true, "com.atproto.sync.getBlob") => self.get_blob(call),
            (true, "app.bsky.notification.listNotifications") => self.list_notifications(call),
            (true, "app.bsky.feed.getPosts") => self.get_posts(call),
            (true, "app.bsky.actor.getProfile") => self.get_profile(call),
            (_, chat) if chat.starts_with("chat.bsky.") => self.chat(reads, chat, call),
            _ => {
                Err(Fail::new(StatusCode::NOT_IMPLEMENTED, "MethodNotImplemented", "Method Not Implemented"))
            }
        }
    }
}

/// Whether a call carries words.
fn carries_words(name: &str) -> bool {
    matches!(
        name,
        "com.atproto.repo.putRecord" | "com.atproto.repo.createRecord" | "chat.bsky.convo.sendMessage"
    )
}

async fn xrpc(
    State(simulator): State<Simulator>,
    method: Method,
    Path(name): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let faults = simulator.faults();
    if let Some(wait) = faults.limited {
        let reset = simulator.0.config.clock.now() + wait;
        let mut fail = Fail::new(StatusCode::TOO_MANY_REQUESTS, "RateLimitExceeded", "Rate Limit Exceeded");
        fail.headers = vec![
            ("retry-after", (wait.0 / 1_000).to_string()),
            ("ratelimit-limit", "3000".into()),
            ("ratelimit-remaining", "0".into()),
            ("ratelimit-reset", (reset.micros() / 1_000_000).to_string()),
            ("ratelimit-policy", "3000;w=300".into()),
        ];
        return fail.into_response();
    }
    if let Some(reason) = faults.refuses.filter(|_| carries_words(&name)) {
        return Fail::invalid(reason).into_response();
    }
    let path = format!("/xrpc/{name}");
    let call = Call { method: method.clone(), path, query, headers, body };
    let answer = match simulator.answer(&method, &name, &call) {
        Ok(Reply::Json(body)) => axum::Json(body).into_response(),
        Ok(Reply::Counted(body, headers)) => {
            let mut answer = axum::Json(body).into_response();
            put_headers(answer.headers_mut(), headers);
            answer
        }
        Ok(Reply::Bytes(kind, bytes)) => ([("content-type", kind)], bytes).into_response(),
        Err(fail) => fail.into_response(),
    };
    if faults.answer_lost && carries_words(&name) {
        let door = simulator.0.door.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(door) = door {
            door.slam();
        }
    }
    answer
}

/// Where somebody's records are, as the directory tells it.
async fn directory(State(simulator): State<Simulator>, Path(did): Path<String>) -> Response<Body> {
    let atmosphere = simulator.atmosphere();
    match atmosphere.accounts.get(&did) {
        Some(account) => axum::Json(atmosphere.document(account)).into_response(),
        None => (StatusCode::NOT_FOUND, axum::Json(json!({"message": "DID not registered"}))).into_response(),
    }
}
