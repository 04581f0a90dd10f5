//! What did not arrive or did not leave.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::{Error, Tx, desk, ingest, leads, outbound};
use kernel::{DeliveryId, SendId};

use super::{build, render};
use crate::auth::Me;
use crate::errors::{Failed, Page};
use crate::shell::{Place, frame};
use crate::state::App;

/// The problems' routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/problems", get(page))
        .route("/problems/deliveries/{id}/retry", post(read_again))
        .route("/problems/sends/{id}/retry", post(send_again))
        .route("/problems/leads/{id}/retry", post(tell_again))
}

async fn page(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    let ctx = me.ctx.clone();
    let problems = app.read(async move |tx: &mut Tx| desk::problems(tx, &ctx).await).await?;
    let frame = frame(&app, &me, &jar, crate::ui::t("shell-problems"), Place::Problems).await?;
    Ok(Html(render(&build::view(frame, problems))?))
}

async fn read_again(State(app): State<App>, me: Me, Path(id): Path<String>) -> Result<Redirect, Failed> {
    let id: DeliveryId = id.parse().map_err(|_| Error::not_found("delivery"))?;
    app.write(async move |tx: &mut Tx| ingest::retry(tx, &me.ctx, id).await).await?;
    Ok(Redirect::to("/problems"))
}

async fn send_again(State(app): State<App>, me: Me, Path(id): Path<String>) -> Result<Redirect, Failed> {
    let id: SendId = id.parse().map_err(|_| Error::not_found("send"))?;
    app.write(async move |tx: &mut Tx| outbound::retry(tx, &me.ctx, id).await).await?;
    Ok(Redirect::to("/problems"))
}

async fn tell_again(State(app): State<App>, me: Me, Path(id): Path<String>) -> Result<Redirect, Failed> {
    let id: SendId = id.parse().map_err(|_| Error::not_found("send"))?;
    app.write(async move |tx: &mut Tx| leads::crm::retry(tx, &me.ctx, id).await).await?;
    Ok(Redirect::to("/problems"))
}
