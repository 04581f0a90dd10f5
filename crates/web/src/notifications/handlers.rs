//! What the reader was told.

use axum::extract::{Query, State};
use axum::response::{Html, Redirect};
use axum::routing::{get, post};
use axum::{Json, Router};
use axum_extra::extract::CookieJar;
use care::notifications::{self, Notification};
use care::preferences::Event;
use care::{Tx, desk};
use kernel::Instant;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{View, build, render};
use crate::auth::Me;
use crate::errors::{Failed, Page};
use crate::shell::{Place, frame};
use crate::state::App;

/// How many are shown.
const SHOWN: usize = 200;

/// The notifications' routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/notifications", get(page))
        .route("/notifications/seen", post(seen))
        .route("/notifications/newest", get(newest))
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
    let frame = frame(&app, &me, &jar, crate::ui::t("shell-notifications"), Place::Notifications).await?;
    Ok(Html(render(&View { frame, told })?))
}

/// How many are told at once beside the page.
const TOLD_AT_ONCE: usize = 5;

#[derive(Deserialize)]
struct After {
    after: Option<jiff::Timestamp>,
}

/// `GET /notifications/newest`: what the reader wants to be told of beside the page, without a name.
async fn newest(State(app): State<App>, me: Me, Query(asked): Query<After>) -> Result<Json<Value>, Failed> {
    let after = asked.after.map_or(me.ctx.now(), Instant::from);
    let ctx = me.ctx.clone();
    let found = app.read(async move |tx: &mut Tx| notifications::mine(tx, &ctx, TOLD_AT_ONCE).await).await?;
    let until = found.first().map_or(after, |one| one.at.max(after));
    let wanted = found.iter().filter(|one| one.at > after && one.seen_at.is_none());
    let wanted = wanted.filter(|one| me.prefs.wishes.events.contains(&Event::of(one.kind)));
    let told: Vec<Value> = wanted
        .map(|one| {
            let to = build::href(one).unwrap_or_else(|| "/notifications".to_owned());
            json!({ "id": one.id, "words": super::short(one.kind), "to": to })
        })
        .collect();
    Ok(Json(json!({ "told": told, "until": until.timestamp().to_string() })))
}

/// `POST /notifications/seen`.
async fn seen(State(app): State<App>, me: Me) -> Result<Redirect, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| notifications::seen_all(tx, &ctx).await).await?;
    Ok(Redirect::to("/notifications"))
}
