//! Pictures and files: attached, described and taken off again by whoever writes; fetched anew.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Form, Multipart, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::post;
use axum_extra::extract::CookieJar;
use care::cases::Mode;
use care::desk::{around, case_view};
use care::media::NewFile;
use care::{Error, Tx, outbound};
use kernel::{CaseId, MediaId};
use serde::Deserialize;
use tower_http::timeout::TimeoutLayer;

use super::actions::{at_case, changed};
use crate::auth::{self, Me};
use crate::desk::build::{self, Given};
use crate::desk::composer;
use crate::errors::{Failed, is_partial};
use crate::media::keep;
use crate::state::App;
use crate::ui::t;

/// The longest that it may take to send files.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(300);

/// Where files are sent, which takes longer and more room than other requests may.
pub fn uploads(app: &App) -> Router<App> {
    Router::new()
        .route("/desk/cases/{case}/files", post(change))
        .layer(DefaultBodyLimit::max(auth::UPLOAD_MAX))
        .layer(middleware::from_fn_with_state(app.clone(), auth::guard_uploads))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
}

/// What the form of the files says.
#[derive(Default)]
struct Wish {
    mode: Option<Mode>,
    alt: String,
    remove: Option<MediaId>,
    files: Vec<(String, Bytes)>,
}

impl Wish {
    async fn read(mut form: Multipart) -> Result<Self, Error> {
        let unreadable = |_| Error::invalid(t("media-too-large"));
        let mut wish = Self::default();
        while let Some(field) = form.next_field().await.map_err(unreadable)? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "file" {
                let called = field.file_name().unwrap_or_default().to_owned();
                let bytes = field.bytes().await.map_err(unreadable)?;
                if !bytes.is_empty() {
                    wish.files.push((called, bytes));
                }
                continue;
            }
            let text = field.text().await.map_err(unreadable)?;
            match name.as_str() {
                "mode" => wish.mode = text.parse().ok(),
                "alt" => wish.alt = text,
                "remove" => wish.remove = text.parse().ok(),
                _ => {}
            }
        }
        Ok(wish)
    }
}

/// `POST /desk/cases/{case}/files`: attaches what is sent with it, and takes off what it names.
async fn change(
    State(app): State<App>,
    me: Me,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response, Failed> {
    let done = match Wish::read(form).await {
        Ok(wish) => act(&app, &me, case, wish).await,
        Err(error) => Err(error),
    };
    let trouble = match done {
        Ok(()) => None,
        Err(Error::Invalid(why) | Error::Refused(why)) => Some(crate::ui::say(&why)),
        Err(error) => return Err(error.into()),
    };
    if !is_partial(&headers) && trouble.is_none() {
        return Ok(Redirect::to(&at_case(&headers, case)).into_response());
    }
    let status = if trouble.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Html(strip(&app, &me, case, trouble).await?)).into_response())
}

async fn act(app: &App, me: &Me, case: CaseId, wish: Wish) -> care::Result<()> {
    let mode = wish.mode.unwrap_or(Mode::Note);
    if let Some(id) = wish.remove {
        let ctx = me.ctx.clone();
        app.write(async move |tx: &mut Tx| care::media::detach(tx, &ctx, case, id).await).await?;
    }
    for (name, bytes) in wish.files {
        attach(app, &me.ctx, case, mode, (name, wish.alt.clone()), bytes).await?;
    }
    Ok(())
}

/// Keeps a file and attaches it for the caller; forgets its bytes if it may not be sent. With its name, and what it
/// shows.
///
/// # Errors
/// [`Error::Invalid`] with what the network takes, if it is not this.
pub(crate) async fn attach(
    app: &App,
    ctx: &kernel::Ctx,
    case: CaseId,
    mode: Mode,
    (name, alt): (String, String),
    bytes: Bytes,
) -> care::Result<care::media::Media> {
    care::access::allow(ctx, care::access::Right::Answer)?;
    if bytes.is_empty() || bytes.len() as u64 > media::SIZE_MAX {
        return Err(Error::invalid(t("media-too-large")));
    }
    let id: MediaId = ctx.mint();
    let kept = keep(&app.media, ctx.tenant, id, bytes, "").await;
    let found = kept.map_err(|lost| Error::Refused(lost.to_string().into()))?;
    let (verb, file) = (ctx.clone(), NewFile { id, name, alt, found });
    let attached =
        app.write(async move |tx: &mut Tx| outbound::attach(tx, &verb, case, mode, file.clone()).await).await;
    if attached.is_err() {
        let verb = ctx.clone();
        app.write(async move |tx: &mut Tx| care::media::gone(tx, &verb, id).await).await?;
    }
    attached
}

/// What is attached, with what went wrong.
async fn strip(app: &App, me: &Me, case: CaseId, trouble: Option<String>) -> Result<String, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let both = async move |tx: &mut Tx| {
        Ok((case_view(tx, &ctx, case).await?, around(tx, &ctx, &brand, case).await?))
    };
    let (view, around) = app.read(both).await?;
    let mut form = build::composer(&app.brand(), me, &view, &around, Given::default(), me.ctx.now());
    form.trouble = trouble;
    Ok(composer::enclosed(&form)?)
}

/// What a picture shows.
#[derive(Deserialize)]
pub(super) struct Shows {
    alt: String,
}

/// `PUT /desk/cases/{case}/files/{file}`.
pub(super) async fn describe(
    State(app): State<App>,
    me: Me,
    Path((case, id)): Path<(CaseId, MediaId)>,
    Form(shows): Form<Shows>,
) -> Result<StatusCode, Failed> {
    let ctx = me.ctx.clone();
    let described = async move |tx: &mut Tx| care::media::describe(tx, &ctx, case, id, &shows.alt).await;
    app.write(described).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /media/{id}/retry`: what could not be had is tried again.
pub(super) async fn again(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<MediaId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let case = app.write(async move |tx: &mut Tx| care::media::retry(tx, &ctx, id).await).await?;
    changed(&app, &me, &jar, &headers, case).await
}
