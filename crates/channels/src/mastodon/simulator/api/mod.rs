//! The instance's API: its routes, and what stands before all of them.

mod files;
mod lists;
pub(super) mod oauth;
mod statuses;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State as Extract};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use kernel::Millis;
use serde_json::{Value, json};

use super::state::State;
use super::stream;
use crate::mastodon::Kind;
use crate::simulation::Door;

/// An instance, as its handlers share it.
#[derive(Clone)]
pub(super) struct Shared {
    pub state: Arc<Mutex<State>>,
    pub door: Door,
}

impl Shared {
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) type Answer = (StatusCode, axum::Json<Value>);

pub(super) fn ok(value: Value) -> Answer {
    (StatusCode::OK, axum::Json(value))
}

pub(super) fn failure(status: StatusCode, error: &str) -> Answer {
    (status, axum::Json(json!({"error": error})))
}

pub(super) fn not_found() -> Answer {
    failure(StatusCode::NOT_FOUND, "Record not found")
}

pub(super) fn router(shared: Shared) -> Router {
    Router::new()
        .route("/api/v1/apps", post(oauth::register))
        .route("/oauth/token", post(oauth::token))
        .route("/api/v1/accounts/verify_credentials", get(lists::me))
        .route("/api/v1/instance", get(lists::instance_1))
        .route("/api/v2/instance", get(lists::instance_2))
        .route("/api/v1/notifications", get(lists::notifications))
        .route("/api/v2/notifications/policy", get(lists::policy))
        .route("/api/v1/conversations", get(lists::conversations))
        .route("/api/v1/accounts/{id}/statuses", get(lists::statuses))
        .route("/api/v1/statuses", post(statuses::create))
        .route("/api/v1/statuses/{id}", get(statuses::one).delete(statuses::remove))
        .route("/api/v1/statuses/{id}/context", get(statuses::context))
        .route("/api/v1/statuses/{id}/{verb}", post(statuses::react))
        .route("/api/v2/media", post(files::upload))
        .route("/api/v1/media/{id}", get(files::look))
        .route("/files/{name}", get(files::open))
        .route("/api/v1/streaming", get(stream::open))
        .layer(DefaultBodyLimit::max(32 << 20))
        .layer(from_fn_with_state(shared.clone(), stand_before))
        .with_state(shared)
}

/// The token of a request.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// What goes wrong, who may come in, and how often.
async fn stand_before(Extract(shared): Extract<Shared>, request: Request, next: Next) -> Response<Body> {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let open =
        ["/api/v1/apps", "/oauth/", "/api/v1/instance", "/api/v2/instance", "/files/", "/api/v1/streaming"];
    let (refusal, faults, now) = {
        let mut state = shared.lock();
        state.calls.push(format!("{method} {path}"));
        let allowed = open.iter().any(|open| path.starts_with(open))
            || bearer(request.headers()).is_some_and(|token| state.oauth.opens(token, &state.faults));
        let words = method == Method::POST && path == "/api/v1/statuses";
        let refusal = if let Some(wait) = state.faults.limited {
            Some(limited(state.kind, wait))
        } else if !allowed {
            Some(failure(StatusCode::UNAUTHORIZED, "The access token is invalid").into_response())
        } else {
            let reason = state.faults.refuses.as_deref().filter(|_| words);
            reason.map(|reason| failure(StatusCode::UNPROCESSABLE_ENTITY, reason).into_response())
        };
        (refusal, state.faults.clone(), state.now())
    };
    let mut answer = match refusal {
        Some(refusal) => refusal,
        None => next.run(request).await,
    };
    if faults.answer_lost && method == Method::POST && path == "/api/v1/statuses" {
        shared.door.slam();
    }
    let date = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&now.timestamp());
    if let Some(date) = date.ok().and_then(|date| HeaderValue::from_str(&date).ok()) {
        answer.headers_mut().insert(header::DATE, date);
    }
    let wait = faults.limited.unwrap_or(Millis::minutes(5));
    let resets = format!("{:.6}", (now + wait).timestamp());
    let remaining = if faults.limited.is_some() { "0" } else { "299" };
    for (name, value) in [("limit", "300"), ("remaining", remaining), ("reset", resets.as_str())] {
        if let (Ok(name), Ok(value)) =
            (format!("x-ratelimit-{name}").parse::<header::HeaderName>(), HeaderValue::from_str(value))
        {
            answer.headers_mut().insert(name, value);
        }
    }
    answer
}

/// Mastodon and Pleroma count calls; GoToSocial also turns away what it has no room for.
fn limited(kind: Kind, wait: Millis) -> Response<Body> {
    match kind {
        Kind::GoToSocial => {
            let seconds = (wait.0 / 1000).to_string();
            let busy = failure(StatusCode::SERVICE_UNAVAILABLE, "server capacity exceeded");
            ([(header::RETRY_AFTER, seconds)], busy).into_response()
        }
        Kind::Mastodon | Kind::Pleroma | Kind::Other => {
            failure(StatusCode::TOO_MANY_REQUESTS, "Too many requests").into_response()
        }
    }
}
