//! A CRM of this machine: it fails as often as it is told to, and then takes each key once.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use ring::hmac;
use serde_json::{Value, json};

/// What the CRM does with a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mood {
    /// It breaks, and keeps nothing.
    Breaks,
    /// It keeps it, and its answer never comes.
    KeepsSilently,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Came {
    /// By which it is known again.
    pub key: String,
    /// What it says.
    pub body: Value,
}

/// The CRM.
#[derive(Clone, Default)]
pub struct Crm {
    /// What it does with the next requests, in order; then it takes them.
    pub moods: Arc<Mutex<Vec<Mood>>>,
    came: Arc<Mutex<Vec<Came>>>,
    kept: Arc<Mutex<Vec<Came>>>,
}

/// What both sides sign with.
pub const SECRET: &str = "a secret of both sides";

impl Crm {
    /// Starts it; its address.
    pub async fn start(&self) -> String {
        let app = Router::new().route("/leads", post(take)).with_state(self.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/leads", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app).await });
        address
    }

    /// Every request that came.
    pub fn came(&self) -> Vec<Came> {
        self.came.lock().unwrap().clone()
    }

    /// What it has, each key once.
    pub fn kept(&self) -> Vec<Came> {
        self.kept.lock().unwrap().clone()
    }

    fn keep(&self, came: &Came) {
        let mut kept = self.kept.lock().unwrap();
        if !kept.iter().any(|one| one.key == came.key) {
            kept.push(came.clone());
        }
    }
}

async fn take(State(crm): State<Crm>, headers: HeaderMap, body: Bytes) -> Response {
    let said =
        |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let signed = said("commonground-signature");
    let (time, sign) = signed.trim_start_matches("t=").split_once(",v1=").unwrap_or_default();
    let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
    let ours = hmac::sign(&key, &[time.as_bytes(), b".", &body].concat());
    let ours: String = ours.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    if ours != sign {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let came = Came { key: said("idempotency-key"), body: serde_json::from_slice(&body).unwrap() };
    crm.came.lock().unwrap().push(came.clone());
    let mood = {
        let mut moods = crm.moods.lock().unwrap();
        if moods.is_empty() { None } else { Some(moods.remove(0)) }
    };
    match mood {
        Some(Mood::Breaks) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Some(Mood::KeepsSilently) => {
            crm.keep(&came);
            std::future::pending().await
        }
        None => {
            crm.keep(&came);
            axum::Json(json!({ "id": "L-77" })).into_response()
        }
    }
}
