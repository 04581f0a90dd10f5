//! The sheet over HTTP.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use care::{Error, Tx, cases, media};
use channels::webchat::files::sniff;
use kernel::MessageId;
use serde::Deserialize;

use super::{Sheet, render};
use crate::auth::Me;
use crate::errors::Failed;
use crate::state::App;
use crate::ui::t;

/// The largest picture that is passed on, in bytes.
const PICTURE_MAX: u64 = 5 << 20;

/// What a sheet may do: look, with the styles that its elements carry, at pictures from here. Popups are links that a
/// reader follows.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; form-action 'none'; base-uri 'none'; \
     frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; img-src 'self'",
);

/// The routes of mails as they were sent.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/desk/messages/{message}/page", get(page))
        .route("/desk/messages/{message}/pictures/{number}", get(picture))
        .route("/desk/messages/{message}/enclosed/{number}", get(enclosed))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    pictures: String,
}

/// `GET /desk/messages/{message}/page?pictures=shown`.
async fn page(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    let page = app.read(async move |tx: &mut Tx| cases::page(tx, &me.ctx, message).await).await?;
    // A picture of elsewhere that nobody asked for has no address; one that came with the mail tells nobody anything.
    let html = match asked.pictures.as_str() {
        "shown" => page.html.0,
        _ => page.html.replace(" src=\"pictures/", " data-src=\"pictures/"),
    };
    let sheet = render(&Sheet { title: t("mails-as-sent-title"), html: &html })?;
    let quiet = HeaderValue::from_static("no-referrer");
    let headers = [(header::CONTENT_SECURITY_POLICY, POLICY), (header::REFERRER_POLICY, quiet)];
    Ok((headers, Html(sheet)).into_response())
}

/// `GET /desk/messages/{message}/pictures/{number}`: fetched from here, so that its owner sees no reader.
async fn picture(
    State(app): State<App>,
    me: Me,
    Path((message, number)): Path<(MessageId, usize)>,
) -> Result<Response, Failed> {
    let page = app.read(async move |tx: &mut Tx| cases::page(tx, &me.ctx, message).await).await?;
    let missing = || Failed(Error::not_found("picture"));
    let address = page.pictures.get(number).ok_or_else(missing)?;
    let line = app.lines.at(app.ctx.now());
    // Why it can't be had is its owner's business, and its address may name the reader's customer.
    let bytes = line.fetch(address, PICTURE_MAX).await.map_err(|_| missing())?;
    let kind = sniff(&bytes).filter(|kind| is_picture(kind)).ok_or_else(missing)?;
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    Ok((headers, bytes).into_response())
}

/// `GET /desk/messages/{message}/enclosed/{number}`: a picture that came with the mail.
async fn enclosed(
    State(app): State<App>,
    me: Me,
    Path((message, number)): Path<(MessageId, usize)>,
) -> Result<Redirect, Failed> {
    let all = app.read(async move |tx: &mut Tx| media::of_messages(tx, &me.ctx, &[message]).await).await?;
    let shown = all.get(number).filter(|one| one.is_shown()).ok_or(Error::not_found("picture"))?;
    Ok(Redirect::to(&format!("/media/{}", shown.id)))
}

/// Whether it is dots, and nothing that could hold a script.
fn is_picture(kind: &str) -> bool {
    matches!(kind, "image/png" | "image/jpeg" | "image/gif" | "image/webp")
}
