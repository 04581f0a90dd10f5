//! Somebody begins to chat, is vouched for, says more about themselves, ends.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use care::Tx;
use care::chat::{self, Entry};
use channels::webchat::identity::{self, Identity};
use serde::Deserialize;
use serde_json::json;

use super::frame::consent;
use super::guest::{Called, Guest, Open, Refusal};
use super::limits::Asks;
use crate::l10n::{Language, Reader, for_reader};
use crate::login::Client;
use crate::state::App;

/// What somebody enters before a chat.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub(super) struct Wanted {
    name: String,
    email: String,
    topic: Option<String>,
    lang: String,
    consent: bool,
    identity: Option<String>,
}

/// `POST /chat/{account}/session`.
pub(super) async fn begin(
    State(app): State<App>,
    Called(open): Called,
    Client(address): Client,
    Json(wanted): Json<Wanted>,
) -> Result<Response, Refusal> {
    app.chat.limits.take(Asks::Begin, &address, app.ctx.now()).map_err(Refusal::Slower)?;
    let vouched = wanted.identity.as_deref().map(|token| vouch(&app, &open, token)).transpose()?;
    let language = Language::of_tag(&wanted.lang).unwrap_or_default();
    let words = for_reader(Reader { language, zone: None }, async { consent(&open.config) }).await;
    let consent = if wanted.consent { words } else { String::new() };
    let Wanted { name, email, topic, lang, .. } = wanted;
    let entry = Entry { name, email, topic, lang, consent };
    let (ctx, brand, account) = (app.ctx.clone(), open.brand.clone(), open.id);
    let begun = app.write(async move |tx: &mut Tx| {
        chat::take(tx, &ctx, chat::Asks::Begin, &address).await?;
        chat::begin(tx, &ctx, &brand, account, entry.clone(), vouched.as_ref()).await
    });
    let (visitor, token) = begun.await?;
    let body = json!({ "token": token.expose(), "name": visitor.name, "verified": visitor.verified });
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

/// Who the site says that it is.
fn vouch(app: &App, open: &Open, token: &str) -> Result<Identity, Refusal> {
    let secrets = chat::secrets(open.account()?, &app.key)?;
    let secrets: Vec<&str> = secrets.iter().map(|secret| secret.expose().as_str()).collect();
    identity::verify(token, &secrets, &open.id.to_string(), app.ctx.now()).map_err(|refused| {
        tracing::warn!(account = %open.id, reason = %refused, "a site vouched for nobody");
        Refusal::Unfit("identity")
    })
}

#[derive(Deserialize)]
pub(super) struct Vouched {
    identity: String,
}

/// `POST /chat/{account}/identity`.
pub(super) async fn identify(
    State(app): State<App>,
    guest: Guest,
    Json(vouched): Json<Vouched>,
) -> Result<StatusCode, Refusal> {
    guest.may(&app, Asks::Write)?;
    let known = vouch(&app, &guest.open, &vouched.identity)?;
    let (ctx, brand, visitor) = (app.ctx.clone(), guest.open.brand.clone(), guest.visitor);
    app.write(async move |tx: &mut Tx| chat::identify(tx, &ctx, &brand, &visitor, &known).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
pub(super) struct Details {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
}

/// `POST /chat/{account}/details`.
pub(super) async fn describe(
    State(app): State<App>,
    guest: Guest,
    Json(details): Json<Details>,
) -> Result<StatusCode, Refusal> {
    guest.may(&app, Asks::Write)?;
    let (ctx, visitor) = (app.ctx.clone(), guest.visitor);
    let Details { name, email } = details;
    app.write(async move |tx: &mut Tx| chat::describe(tx, &ctx, &visitor, &name, &email).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /chat/{account}/end`.
pub(super) async fn end(State(app): State<App>, guest: Guest) -> Result<StatusCode, Refusal> {
    let (ctx, visitor) = (app.ctx.clone(), guest.visitor);
    app.write(async move |tx: &mut Tx| chat::end(tx, &ctx, &visitor).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
