//! What the reader was told.

use axum::Router;
use axum::extract::State;
use axum::response::{Html, Redirect};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::notifications::{self, Notification};
use care::{Tx, desk};

use super::{View, build, render};
use crate::auth::Me;
use crate::errors::{Failed, Page};
use crate::shell::{Place, frame};
use crate::state::App;

/// How many are shown.
const SHOWN: usize = 200;

/// The notifications' routes.
pub fn routes() -> Router<App> {
    Router::new().route("/notifications", get(page)).route("/notifications/seen", post(seen))
}

/// `GET /notifications`.
async fn page(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    let ctx = me.ctx.clone();
    let (found, rows) = app
        .read(async move |tx: &mut Tx| {
            let found = notifications::mine(tx, &ctx, SHOWN).await?;
            let cases: Vec<_> = found.iter().filter_map(|one| one.case_id).collect();
            Ok((found, desk::rows_of(tx, &ctx, &cases).await?))
        })
        .await?;
    let brand = app.brand();
    let shown = |one: &Notification| {
        let row = rows.iter().find(|row| Some(row.case_id) == one.case_id);
        build::told(&brand, one, row.map_or("somebody", |row| row.person.as_str()))
    };
    let told = found.iter().map(shown).collect();
    let frame = frame(&app, &me, &jar, "Notifications", Place::Notifications).await?;
    Ok(Html(render(&View { frame, told })?))
}

/// `POST /notifications/seen`.
async fn seen(State(app): State<App>, me: Me) -> Result<Redirect, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| notifications::seen_all(tx, &ctx).await).await?;
    Ok(Redirect::to("/notifications"))
}
