//! The lead looks, labels, and takes lessons back.

use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::access::{Right, allow};
use care::{Error, Tx, learning};
use kernel::{LessonId, Millis};
use serde::Deserialize;

use super::{Look, Words, render, view};
use crate::auth::Me;
use crate::desk::build::queue_chip;
use crate::errors::{Failed, Page, is_partial};
use crate::facts::{self, Menu, Wish};
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::t;

/// How far back the page looks.
const SINCE: Millis = Millis::days(56);

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/triage", get(overview))
        .route("/triage/label", get(label))
        .route("/triage/lessons", get(lessons))
        .route("/triage/facts", post(say))
        .route("/triage/reset", post(reset))
        .route("/triage/lessons/{id}/restore", post(restore))
}

/// What of the page is asked for.
#[derive(Deserialize, Default)]
struct Asked {
    #[serde(default)]
    fact: String,
    #[serde(default)]
    week: String,
    done: Option<String>,
}

async fn overview(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    page(&app, &me, &jar, Look::Overview(asked.fact, asked.week), None).await
}

async fn label(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    page(&app, &me, &jar, Look::Label, None).await
}

async fn lessons(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    let done = match asked.done.as_deref() {
        Some("reset") => Some(t("triage-done-reset")),
        Some("restored") => Some(t("triage-done-restored")),
        _ => None,
    };
    page(&app, &me, &jar, Look::Lessons, done).await
}

async fn page(app: &App, me: &Me, jar: &CookieJar, look: Look, done: Option<&'static str>) -> Page {
    allow(&me.ctx, Right::Direct)?;
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let since = ctx.now() - SINCE;
    let (report, pending) = app
        .read(async move |tx: &mut Tx| {
            Ok((learning::report(tx, &ctx, &brand, since).await?, learning::pending(tx, &ctx).await?))
        })
        .await?;
    let frame = frame(app, me, jar, t("shell-triage"), Place::Triage).await?;
    let brand = app.brand();
    let menu = Menu::new("/triage/facts", brand.triage.topic_names(), &me.session.csrf);
    let names = Words { queue: &|queue| queue_chip(&brand, queue).word };
    Ok(Html(render(&view(frame, &look, &report, pending.new, menu, &names, done))?))
}

/// A label: the same as on the desk, and the next message comes up.
async fn say(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    Form(wish): Form<Wish>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let labelled = format!(r#"{{"labelled":"{}"}}"#, wish.parts()?.0);
    let said = app.write(async move |tx: &mut Tx| {
        let (message, fact, value) = wish.parts()?;
        learning::correct(tx, &ctx, &brand, message, fact, value).await
    });
    let corrected = said.await?;
    if !is_partial(&headers) {
        return Ok(Redirect::to("/triage/label").into_response());
    }
    let brand = app.brand();
    let words = facts::route(&corrected, |queue| queue_chip(&brand, queue).word);
    let mut response = Html(facts::toast(&words)?).into_response();
    if let Ok(labelled) = HeaderValue::from_str(&labelled) {
        response.headers_mut().insert(HeaderName::from_static("hx-trigger"), labelled);
    }
    Ok(response)
}

async fn reset(State(app): State<App>, me: Me) -> Result<Redirect, Failed> {
    app.write(async move |tx: &mut Tx| learning::reset(tx, &me.ctx).await).await?;
    Ok(Redirect::to("/triage/lessons?done=reset"))
}

async fn restore(State(app): State<App>, me: Me, Path(id): Path<String>) -> Result<Redirect, Failed> {
    let id: LessonId = id.parse().map_err(|_| Error::not_found("lesson"))?;
    app.write(async move |tx: &mut Tx| learning::roll_back(tx, &me.ctx, id).await).await?;
    Ok(Redirect::to("/triage/lessons?done=restored"))
}
