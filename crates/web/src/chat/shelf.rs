//! What visitors attach: taken by content, given back as a download.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use care::chat;
use care::{Error, Tx};
use channels::webchat::files::sniff;
use kernel::{FileId, MediaId};
use media::Key;
use serde::Deserialize;
use serde_json::json;

use super::guest::{Guest, Refusal};
use super::limits::Asks;
use crate::media::attachment;
use crate::state::App;

#[derive(Deserialize)]
pub(super) struct Named {
    #[serde(default)]
    name: String,
}

/// `POST /chat/{account}/files?name=…` with the bytes.
pub(super) async fn take(
    State(app): State<App>,
    guest: Guest,
    Query(named): Query<Named>,
    body: Bytes,
) -> Result<Response, Refusal> {
    guest.may(&app, Asks::Write)?;
    if !guest.open.config.files {
        return Err(Refusal::Unfit("files"));
    }
    let media_type = sniff(&body).ok_or(Refusal::Unfit("type"))?;
    let (ctx, visitor) = (app.ctx.clone(), guest.visitor);
    let kept = app.write(async move |tx: &mut Tx| {
        chat::keep_file(tx, &ctx, &visitor, &named.name, media_type, &body).await
    });
    let file = kept.await?;
    let body = json!({ "id": file.id, "name": file.name, "type": file.media_type, "size": file.size });
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

/// `GET /chat/{account}/files/{file}`: a visitor's own, and what we sent them.
pub(super) async fn give_back(
    State(app): State<App>,
    Path((_, file)): Path<(String, String)>,
    guest: Guest,
) -> Result<Response, Refusal> {
    let (ctx, visitor) = (app.ctx.clone(), guest.visitor);
    if let Ok(ours) = file.parse::<MediaId>() {
        let found = app.read(async move |tx: &mut Tx| chat::ours(tx, &ctx, &visitor, ours).await).await?;
        let bytes = app.media.get(&Key::whole(app.ctx.tenant, ours)).await;
        let bytes = bytes.map_err(|_| Error::not_found("file"))?;
        return Ok(download(&found.called(), &found.media_type, bytes));
    }
    let id: FileId = file.parse().map_err(|_| Error::not_found("file"))?;
    let found = app.read(async move |tx: &mut Tx| chat::file_of(tx, &ctx, &visitor, id).await).await?;
    Ok(download(&found.name, &found.media_type, found.body.into()))
}

/// Never shown in the place of a page: whatever it holds, it runs nowhere.
fn download(name: &str, media_type: &str, bytes: Bytes) -> Response {
    let named = attachment(name);
    let mut response = bytes.into_response();
    let out = response.headers_mut();
    let text = |text: &str| HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("attachment"));
    out.insert(header::CONTENT_TYPE, text(media_type));
    out.insert(header::CONTENT_DISPOSITION, text(&named));
    out.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}
