//! What visitors attach: taken by content, given back as a download.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use care::chat::{self, Body};
use care::{Error, Tx};
use channels::webchat::files::sniff;
use kernel::FileId;
use serde::Deserialize;
use serde_json::json;

use super::guest::{Guest, Refusal};
use super::limits::Asks;
use crate::auth::Me;
use crate::errors::Failed;
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

/// `GET /chat/{account}/files/{file}`: a visitor's own.
pub(super) async fn give_back(
    State(app): State<App>,
    Path((_, file)): Path<(String, String)>,
    guest: Guest,
) -> Result<Response, Refusal> {
    let id: FileId = file.parse().map_err(|_| Error::not_found("file"))?;
    let (ctx, visitor) = (app.ctx.clone(), guest.visitor);
    let found = app.read(async move |tx: &mut Tx| chat::file_of(tx, &ctx, &visitor, id).await).await?;
    Ok(download(found))
}

/// `GET /chat-files/{file}`: for the brand's people.
pub(super) async fn hand_out(
    State(app): State<App>,
    me: Me,
    Path(file): Path<String>,
) -> Result<Response, Failed> {
    let id: FileId = file.parse().map_err(|_| Error::not_found("file"))?;
    let found = app.read(async move |tx: &mut Tx| chat::file(tx, &me.ctx, id).await).await?;
    Ok(download(found))
}

/// Never shown in the place of a page: whatever it holds, it runs nowhere.
fn download(file: Body) -> Response {
    let quoted: String = file
        .name
        .chars()
        .map(|c| if c.is_ascii_graphic() && c != '"' && c != '\\' { c } else { '_' })
        .collect();
    let exact: String =
        form_urlencoded::byte_serialize(file.name.as_bytes()).collect::<String>().replace('+', "%20");
    let named = format!("attachment; filename=\"{quoted}\"; filename*=UTF-8''{exact}");
    let mut response = file.body.into_response();
    let out = response.headers_mut();
    let text = |text: &str| HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("attachment"));
    out.insert(header::CONTENT_TYPE, text(&file.media_type));
    out.insert(header::CONTENT_DISPOSITION, text(&named));
    out.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}
