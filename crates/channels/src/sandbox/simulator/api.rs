//! The network's HTTP API for the brand: what [`crate::sandbox::Flavour`]'s client talks to.
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
use super::turn::{Turn, Words};
use crate::contract::Tag;
use crate::sandbox::Flavour;
use crate::sandbox::wire::{Accepted, Detail, Failure, NewMessage, NewPost, NewText, Page, Standing};

const PAGE: usize = 100;

/// The routes below `/v1`.
pub fn router(simulator: &Simulator) -> Router {
    Router::new()
        .route("/v1/me", get(me))
        .route("/v1/posts", post(new_post))
        .route("/v1/messages", post(new_message))
        .route("/v1/posts/{id}", get(standing).put(change).delete(take_back))
        .route("/v1/posts/{id}/like", put(like).delete(unlike))
        .route("/v1/posts/{id}/hiding", put(hide).delete(show))
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
            PlayError::WindowClosed | PlayError::OutsideWindow { .. } => {
                (StatusCode::UNPROCESSABLE_ENTITY, "window_closed")
            }
            PlayError::RepliedAlready => (StatusCode::UNPROCESSABLE_ENTITY, "replied_already"),
            PlayError::TooOld { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "too_old"),
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
    let NewPost { text, in_reply_to, repost_of, dm_link, effect_key } = body(&bytes)?;
    if dm_link && !simulator.flavour().capabilities().dm_link {
        return Err(PlayError::Invalid("this network has no link to a private message").into());
    }
    let placement = match (repost_of, in_reply_to) {
        (Some(of), _) => Placement::Repost { of },
        (None, Some(to)) => Placement::Reply { to },
        (None, None) => Placement::Post,
    };
    let effect_key = effect_key.as_deref();
    let author = &simulator.brand().id;
    take(&simulator, Words { author, placement: &placement, text: &text, effect_key, tag: None, dm_link })
        .await
}

async fn new_message(State(simulator): State<Simulator>, bytes: Bytes) -> Answer<Json<Accepted>> {
    let NewMessage { to, text, comment, in_reply_to, subject, tag, effect_key } = body(&bytes)?;
    let tag = tag.map(|tag| tag_of(&tag)).transpose()?;
    let placement = match (simulator.flavour(), comment) {
        (Flavour::Mail, _) => {
            Placement::Mail { with: to, subject: subject.unwrap_or_default(), answers: in_reply_to }
        }
        (_, Some(comment)) => {
            let author = simulator.words(&comment).map(|post| post.author.id);
            if author.as_ref() != Some(&to) {
                return Err(PlayError::NoSuchPost(comment).into());
            }
            Placement::PrivateReply { to: comment }
        }
        (_, None) => Placement::Dm { with: to },
    };
    let (author, effect_key) = (&simulator.brand().id, effect_key.as_deref());
    let (placement, text) = (&placement, text.as_str());
    take(&simulator, Words { author, placement, text, effect_key, tag, dm_link: false }).await
}

fn tag_of(name: &str) -> Answer<Tag> {
    Tag::of(name).ok_or_else(|| {
        ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown_tag", "the network knows no such tag")
    })
}

/// Takes the brand's words. The faults that follow come after the words are stored: that is their point.
async fn take(simulator: &Simulator, words: Words<'_>) -> Answer<Json<Accepted>> {
    let shared = simulator.shared();
    let accepted = shared.change(|turn| {
        let id = turn.say(&words)?;
        let thread = turn.post(&id)?.thread.clone();
        Ok(Accepted { id, thread })
    });
    let accepted = accepted.await?;
    stumble(simulator).await?;
    Ok(Json(accepted))
}

/// The faults behind what was stored.
async fn stumble(simulator: &Simulator) -> Answer<()> {
    let shared = simulator.shared();
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
    Ok(())
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

async fn take_back(sim: State<Simulator>, id: Path<String>) -> Answer<Json<Standing>> {
    let brand = sim.brand().id.clone();
    do_to(sim, id, |turn, id| turn.delete(Some(&brand), id)).await
}

async fn like(sim: State<Simulator>, id: Path<String>) -> Answer<Json<Standing>> {
    do_to(sim, id, |turn, id| turn.like_as_brand(id, false)).await
}

async fn unlike(sim: State<Simulator>, id: Path<String>) -> Answer<Json<Standing>> {
    do_to(sim, id, |turn, id| turn.like_as_brand(id, true)).await
}

async fn hide(sim: State<Simulator>, id: Path<String>) -> Answer<Json<Standing>> {
    do_to(sim, id, |turn, id| turn.hide(id, true)).await
}

async fn show(sim: State<Simulator>, id: Path<String>) -> Answer<Json<Standing>> {
    do_to(sim, id, |turn, id| turn.hide(id, false)).await
}

async fn do_to(
    State(simulator): State<Simulator>,
    Path(id): Path<String>,
    change: impl FnOnce(&mut Turn, &str) -> Result<(), PlayError>,
) -> Answer<Json<Standing>> {
    simulator.shared().change(|turn| change(turn, &id)).await?;
    stumble(&simulator).await?;
    standing(State(simulator), Path(id)).await
}

/// How a post stands now, also one that was taken back.
async fn standing(State(simulator): State<Simulator>, Path(id): Path<String>) -> Answer<Json<Standing>> {
    let Some(post) = simulator.words(&id) else { return Err(PlayError::NoSuchPost(id).into()) };
    let liked = post.likes.contains(&simulator.brand().id);
    let (hidden, deleted) = (post.hidden, post.deleted);
    Ok(Json(Standing { id: post.id, thread: post.thread, liked, hidden, deleted }))
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
