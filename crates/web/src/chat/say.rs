//! A visitor writes, has read, rates.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use care::ingest::Raw;
use care::{Tx, chat};
use channels::webchat::wire::{self, Event, FILES_MAX};
use channels::webchat::{ID, TEXT_MAX};
use kernel::{FileId, Personal};
use serde::Deserialize;
use serde_json::json;

use super::guest::{Guest, Refusal};
use super::limits::Asks;
use crate::hooks::Refused;
use crate::state::App;

/// A message as the frame sends it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    client_id: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    files: Vec<FileId>,
    #[serde(default)]
    page: Option<String>,
}

/// `POST /chat/{account}/messages`: on disk before it is answered, and sent twice it is there once.
pub(super) async fn message(
    State(app): State<App>,
    guest: Guest,
    Json(words): Json<Words>,
) -> Result<Response, Refusal> {
    guest.may_write(&app).await?;
    if !wire::is_client_id(&words.client_id) {
        return Err(Refusal::Unfit("client_id"));
    }
    if words.text.trim().is_empty() && words.files.is_empty() {
        return Err(Refusal::Unfit("empty"));
    }
    if words.text.chars().count() > TEXT_MAX || words.files.len() > FILES_MAX {
        return Err(Refusal::Unfit("long"));
    }
    let files = attached(&app, &guest, words.files).await?;
    let is_first = !guest.visitor.wrote;
    let message = wire::Message {
        visitor: guest.visitor.on_the_wire(),
        client_id: words.client_id,
        text: Personal(words.text.trim().to_owned()),
        topic: guest.visitor.topic.clone().filter(|_| is_first),
        page: words.page.as_deref().filter(|_| is_first).and_then(without_query),
        files,
        at: app.ctx.now(),
    };
    let body = json!({ "id": message.id(), "client_id": &message.client_id, "at": message.at.timestamp() });
    store(&app, &guest, Event::Message(message)).await?;
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

/// The files that the visitor sent before; one that is not theirs is refused.
async fn attached(app: &App, guest: &Guest, ids: Vec<FileId>) -> Result<Vec<wire::File>, Refusal> {
    let (ctx, visitor, wanted) = (app.ctx.clone(), guest.visitor.clone(), ids.len());
    let files = app.read(async move |tx: &mut Tx| chat::files(tx, &ctx, &visitor, &ids).await).await?;
    if files.len() != wanted || (wanted > 0 && !guest.open.config.files) {
        return Err(Refusal::Unfit("files"));
    }
    let on_the_wire = |file: chat::File| wire::File {
        key: file.key(),
        name: file.name,
        media_type: file.media_type,
        size: u64::try_from(file.size).unwrap_or_default(),
    };
    Ok(files.into_iter().map(on_the_wire).collect())
}

/// What stands behind `?` or `#` may hold what is nobody's business.
fn without_query(page: &str) -> Option<String> {
    let page = page.split(['?', '#']).next()?.trim();
    (!page.is_empty() && page.len() <= 500).then(|| page.to_owned())
}

/// The door of every delivery.
async fn store(app: &App, guest: &Guest, event: Event) -> Result<(), Refusal> {
    let (dedup_key, body) = (event.key(), event.body().into());
    let raw = Raw { account: guest.open.id, channel: ID, dedup_key, body };
    let wrote = matches!(event, Event::Message(_));
    app.intake.store(raw).await.map_err(|refused| {
        if !matches!(refused, Refused::Full) {
            tracing::error!(account = %guest.open.id, reason = %refused, "a visitor's words were not stored; their browser tries again");
        }
        Refusal::Busy
    })?;
    let (ctx, visitor) = (app.ctx.clone(), guest.visitor.clone());
    app.write(async move |tx: &mut Tx| chat::seen(tx, &ctx, &visitor, wrote).await).await?;
    Ok(())
}

#[derive(Deserialize)]
pub(super) struct Typing {
    writes: bool,
}

/// `POST /chat/{account}/typing`.
pub(super) async fn typing(
    State(app): State<App>,
    guest: Guest,
    Json(typing): Json<Typing>,
) -> Result<StatusCode, Refusal> {
    guest.may(&app, Asks::Sign)?;
    let (ctx, visitor) = (app.ctx.clone(), guest.visitor);
    app.write(async move |tx: &mut Tx| chat::types(tx, &ctx, &visitor, typing.writes).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
pub(super) struct Seen {
    message: String,
}

/// `POST /chat/{account}/read`: up to which of our words.
pub(super) async fn read(
    State(app): State<App>,
    guest: Guest,
    Json(seen): Json<Seen>,
) -> Result<StatusCode, Refusal> {
    guest.may(&app, Asks::Sign)?;
    let (ctx, visitor) = (app.ctx.clone(), guest.visitor.clone());
    let shown = app.read(async move |tx: &mut Tx| {
        let threads = chat::threads_of(tx, &ctx, &visitor).await?;
        chat::said(tx, &ctx, visitor.account_id, &threads).await
    });
    let ours = |said: &chat::Said| said.provider_id == seen.message && said.sent_at.is_some();
    if !shown.await?.iter().any(ours) {
        return Err(Refusal::Unfit("message"));
    }
    let visitor = guest.visitor.external_id.clone();
    let read = wire::Read { visitor, message: seen.message, at: app.ctx.now() };
    store(&app, &guest, Event::Read(read)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
pub(super) struct Rating {
    stars: i64,
    #[serde(default)]
    words: String,
}

/// `POST /chat/{account}/rating`.
pub(super) async fn rating(
    State(app): State<App>,
    guest: Guest,
    Json(rating): Json<Rating>,
) -> Result<StatusCode, Refusal> {
    guest.may(&app, Asks::Write)?;
    let (ctx, visitor) = (app.ctx.clone(), guest.visitor);
    let Rating { stars, words } = rating;
    app.write(async move |tx: &mut Tx| chat::rate(tx, &ctx, &visitor, stars, &words).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
