//! The network's HTTP API for the brand: what [`crate::sandbox::Sandbox`]'s client talks to.
//!
//! In: calls with the brand's bearer token. Out: JSON, or an error with a code for programs and a sentence for
//! people. Every call passes the same door: token, rate limit, faults.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use rand::Rng;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use serde_json::value::RawValue;
use subtle::ConstantTimeEq;

use super::Simulator;
use super::model::{Placement, PlayError};
use super::turn::Words;
use crate::sandbox::wire::{Accepted, Detail, Failure, NewMessage, NewPost, NewText, Page};

const PAGE: usize = 100;

/// The routes below `/v1`.
pub fn router(simulator: &Simulator) -> Router {
    Router::new()
        .route("/v1/me", get(me))
        .route("/v1/posts", post(new_post))
        .route("/v1/messages", post(new_message))
        .route("/v1/posts/{id}", put(change).delete(take_back))
        .route("/v1/messages/{id}", put(change).delete(take_back))
        .route("/v1/lookup", get(look_up))
        .route("/v1/events", get(events))
        .layer(from_fn_with_state(simulator.clone(), door))
        .with_state(simulator.clone())
}

/// An answer that is not a success.
pub(super) struct ApiError {
    status: StatusCode,
    code: &'static str,
    message: String,
    stored: Option<bool>,
    retry_after: Option<u64>,
}

impl ApiError {
    pub(super) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), stored: None, retry_after: None }
    }

    fn too_many(retry_after: u64) -> Self {
        let message = format!("too many calls; come back in {retry_after} s");
        let error = Self::new(StatusCode::TOO_MANY_REQUESTS, "rate_limited", message);
        Self { retry_after: Some(retry_after), ..error }
    }
}

impl From<PlayError> for ApiError {
    fn from(error: PlayError) -> Self {
        let (status, code) = match &error {
            PlayError::NoSuchPerson(_) => (StatusCode::UNPROCESSABLE_ENTITY, "unknown_person"),
            PlayError::NoSuchPost(_) => (StatusCode::UNPROCESSABLE_ENTITY, "unknown_post"),
            PlayError::NotYours(_) => (StatusCode::UNPROCESSABLE_ENTITY, "not_yours"),
            PlayError::Private(_) => (StatusCode::UNPROCESSABLE_ENTITY, "private"),
            PlayError::HandleTaken(_) => (StatusCode::CONFLICT, "handle_taken"),
            PlayError::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            PlayError::TooLong { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "too_long"),
            PlayError::WindowClosed => (StatusCode::UNPROCESSABLE_ENTITY, "window_closed"),
            PlayError::Journal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "journal"),
        };
        Self::new(status, code, error.to_string())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let Self { status, code, message, stored, retry_after } = self;
        let body = Json(Failure { error: Detail { code: code.to_owned(), message, stored } });
        let retry_after = retry_after.map(|seconds| [(header::RETRY_AFTER, seconds.to_string())]);
        (status, retry_after, body).into_response()
    }
}

pub(super) type Answer<T> = Result<T, ApiError>;

/// Reads a body; its errors name the place, not the words.
pub(super) fn body<T: DeserializeOwned>(bytes: &Bytes) -> Answer<T> {
    serde_json::from_slice(bytes).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        ApiError::new(
            StatusCode::BAD_REQUEST,
            "bad_request",
            format!("the body is not as documented at {place}"),
        )
    })
}

async fn door(State(simulator): State<Simulator>, request: Request, next: Next) -> Response {
    match admit(&simulator, request.headers()) {
        Ok(()) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

fn admit(simulator: &Simulator, headers: &HeaderMap) -> Answer<()> {
    let shared = simulator.shared();
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    let known: bool = given.as_bytes().ct_eq(shared.token.expose().as_bytes()).into();
    let core = &mut *shared.lock();
    if core.faults.token_revoked {
        let message = "the token was revoked; connect the account again";
        return Err(ApiError::new(StatusCode::UNAUTHORIZED, "token_revoked", message));
    }
    if !known || given.is_empty() {
        let message = "the token is not one of this network's";
        return Err(ApiError::new(StatusCode::UNAUTHORIZED, "token_invalid", message));
    }
    if core.faults.rate_limited {
        return Err(ApiError::too_many(30));
    }
    core.bucket.take(tokio::time::Instant::now()).map_err(ApiError::too_many)?;
    if core.rng.random_bool(core.faults.api_errors) {
        let error = ApiError::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "the network stumbled; nothing was stored",
        );
        return Err(ApiError { stored: Some(false), ..error });
    }
    Ok(())
}

async fn me(State(simulator): State<Simulator>) -> Response {
    let followers = simulator.shared().lock().state.followers.len();
    let brand = simulator.brand();
    let (id, handle, name) = (&brand.id, &brand.handle, &brand.name);
    Json(json!({"id": id, "handle": handle, "name": name, "followers": followers})).into_response()
}

async fn new_post(State(simulator): State<Simulator>, bytes: Bytes) -> Answer<Json<Accepted>> {
    let NewPost { text, in_reply_to, effect_key } = body(&bytes)?;
    let placement = in_reply_to.map_or(Placement::Post, |to| Placement::Reply { to });
    take(&simulator, &placement, &text, effect_key.as_deref()).await
}

async fn new_message(State(simulator): State<Simulator>, bytes: Bytes) -> Answer<Json<Accepted>> {
    let NewMessage { to, text, effect_key } = body(&bytes)?;
    take(&simulator, &Placement::Dm { with: to }, &text, effect_key.as_deref()).await
}

/// Takes the brand's words. The faults that follow come after the words are stored: that is their point.
async fn take(
    simulator: &Simulator,
    placement: &Placement,
    text: &str,
    effect_key: Option<&str>,
) -> Answer<Json<Accepted>> {
    let shared = simulator.shared();
    let words = Words { author: &simulator.brand().id, placement, text, effect_key };
    let accepted = shared.change(|turn| {
        let id = turn.say(&words)?;
        let thread = turn.post(&id)?.thread.clone();
        Ok(Accepted { id, thread })
    });
    let accepted = accepted.await?;
    let (silence, stumbles) = {
        let core = &mut *shared.lock();
        (core.faults.timeout_after_accepting_s, core.rng.random_bool(core.faults.api_errors_after_accepting))
    };
    if let Some(seconds) = silence {
        tokio::time::sleep(Duration::from_secs(seconds)).await;
        return Err(ApiError::new(StatusCode::GATEWAY_TIMEOUT, "timeout", "the network took too long"));
    }
    if stumbles {
        return Err(ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the network stumbled"));
    }
    Ok(Json(accepted))
}

async fn change(
    State(simulator): State<Simulator>,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Answer<StatusCode> {
    let NewText { text } = body(&bytes)?;
    let brand = &simulator.brand().id;
    simulator.shared().change(|turn| turn.edit(Some(brand), &id, &text)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn take_back(State(simulator): State<Simulator>, Path(id): Path<String>) -> Answer<StatusCode> {
    let brand = &simulator.brand().id;
    simulator.shared().change(|turn| turn.delete(Some(brand), &id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
struct LookUp {
    effect_key: String,
}

/// Finds words by the brand's own key, also if they were deleted or refused since: they were there.
async fn look_up(State(simulator): State<Simulator>, Query(query): Query<LookUp>) -> Answer<Json<Accepted>> {
    let core = simulator.shared().lock();
    let id = core.state.by_effect_key.get(&query.effect_key);
    match id.and_then(|id| core.state.posts.get(id)) {
        Some(post) => Ok(Json(Accepted { id: post.id.clone(), thread: post.thread.clone() })),
        None => Err(ApiError::new(StatusCode::NOT_FOUND, "not_found", "nothing was stored with this key")),
    }
}

#[derive(Deserialize)]
struct Since {
    cursor: Option<String>,
}

async fn events(State(simulator): State<Simulator>, Query(query): Query<Since>) -> Answer<Json<Page>> {
    let cursor = query.cursor.unwrap_or_else(|| "0".into());
    let after: i64 = cursor.parse().map_err(|_| {
        ApiError::new(StatusCode::BAD_REQUEST, "bad_cursor", "this cursor is not one of this network's")
    })?;
    simulator.shared().compose(true).durable().await.map_err(PlayError::Journal)?;
    let core = simulator.shared().lock();
    let behind = (std::ops::Bound::Excluded(after), std::ops::Bound::Unbounded);
    let mut found = core.state.deliveries.range(behind);
    let (mut deliveries, mut last) = (Vec::new(), after);
    for (&serial, delivery) in found.by_ref().take(PAGE) {
        let raw = String::from_utf8_lossy(&delivery.body).into_owned();
        deliveries.extend(RawValue::from_string(raw).ok());
        last = serial;
    }
    Ok(Json(Page { deliveries, cursor: last.to_string(), more: found.next().is_some() }))
}
