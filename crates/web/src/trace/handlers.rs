//! The life of a message, a case or a delivery.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Html;
use axum::routing::get;
use axum_extra::extract::CookieJar;
use care::trace::{Subject, life};
use care::{Error, Tx};

use super::{build, render};
use crate::auth::Me;
use crate::errors::Page;
use crate::shell::{Place, frame};
use crate::state::App;

/// The trace's route.
pub fn routes() -> Router<App> {
    Router::new().route("/trace/{id}", get(page))
}

async fn page(State(app): State<App>, me: Me, jar: CookieJar, Path(id): Path<String>) -> Page {
    let subject: Subject = id.parse().map_err(|_| Error::not_found("life"))?;
    let ctx = me.ctx.clone();
    let life = app.read(async move |tx: &mut Tx| life(tx, &ctx, subject).await).await?;
    let frame = frame(&app, &me, &jar, crate::ui::t("trace-title"), Place::Nowhere).await?;
    Ok(Html(render(&build::view(frame, id, subject, life))?))
}
