//! `POST /api/v1/cases/{id}/files`, `GET /api/v1/files/{id}`.

use axum::Json;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use care::access::{Right, allow};
use care::cases::Mode;
use care::media::State as Stands;
use care::{Error, Tx};
use kernel::{CaseId, MediaId};
use media::Key;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::timeline::Hanging;
use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named};
use crate::api::schema;
use crate::auth::UPLOAD_MAX;
use crate::desk::handlers::files::attach as keep;
use crate::media::attachment;
use crate::state::App;

/// The routes, which take more than others.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(attach))
        .routes(routes!(fetch))
        .layer(DefaultBodyLimit::max(UPLOAD_MAX))
}

/// A file, as a form sends it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes a form that is read part by part")]
pub struct NewFile {
    /// For which words: `public`, `private` or `note`. What the network takes is checked for these.
    #[schema(value_type = schema::Mode)]
    mode: String,
    /// What it shows, for those who can't see it.
    alt: Option<String>,
    /// The file, with its name.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Attach a picture or file for words that are still to be said
///
/// 25 MB at most. It leaves with the words whose `files` name it.
#[utoipa::path(post, path = "/cases/{id}/files", tag = "cases", operation_id = "attach",
    params(("id" = schema::CaseId, Path)), request_body(content = NewFile, content_type = "multipart/form-data"),
    responses(
        (status = 201, body = Hanging, description = "It is here."),
        (status = 422, body = Problem, description = "The network does not take it, and why; or this is no such form."),
    ))]
pub async fn attach(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Json<Hanging>), Fault> {
    // Whoever may not, and where there is no such case, hears that before anything is read.
    allow(&caller.ctx, Right::Answer)?;
    let ctx = caller.ctx.clone();
    app.read(async move |tx: &mut Tx| care::cases::get(tx, &ctx, case).await.map(drop)).await?;
    let form = form.map_err(|rejection| Error::invalid(rejection.body_text()))?;
    let (mode, named, bytes) = read(form).await?;
    let media = keep(&app, &caller.ctx, case, mode, named, bytes).await?;
    Ok((StatusCode::CREATED, Json(Hanging::of(&media))))
}

async fn read(mut form: Multipart) -> Result<(Mode, (String, String), Bytes), Error> {
    let (mut mode, mut alt, mut file) = (None, String::new(), None);
    while let Some(field) = form.next_field().await.map_err(|error| Error::invalid(error.body_text()))? {
        let name = field.name().unwrap_or_default().to_owned();
        let called = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|error| Error::invalid(error.body_text()))?;
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        match name.as_str() {
            "mode" => mode = Some(text().parse().map_err(Error::invalid::<String>)?),
            "alt" => alt = text(),
            "file" => file = Some((called, bytes)),
            other => return Err(Error::invalid(format!("`{other}` is not one of: mode, alt, file"))),
        }
    }
    let mode = mode.ok_or_else(|| Error::invalid("say for which words it is: `mode`"))?;
    let (called, bytes) = file.ok_or_else(|| Error::invalid("there is no `file`"))?;
    Ok((mode, (called, alt), bytes))
}

/// A picture or file, byte by byte
#[utoipa::path(get, path = "/files/{id}", tag = "cases", operation_id = "file",
    params(("id" = String, Path, example = "med_01920f0012347abc8def0123456789ab")),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>, description = "Its bytes.")))]
pub async fn fetch(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<MediaId>,
) -> Result<Response, Fault> {
    let ctx = caller.ctx.clone();
    let media = app.read(async move |tx: &mut Tx| care::media::get(tx, &ctx, id).await).await?;
    if media.state != Stands::Kept {
        return Err(Error::not_found("file").into());
    }
    let bytes = app.media.get(&Key::whole(app.ctx.tenant, id)).await;
    let bytes = bytes.map_err(|lost| Error::Refused(lost.to_string().into()))?;
    let how = HeaderValue::from_str(&attachment(&media.called()));
    let kind = HeaderValue::from_static(media::kind::UNKNOWN);
    let how = how.unwrap_or(HeaderValue::from_static("attachment"));
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, how)], bytes).into_response())
}
