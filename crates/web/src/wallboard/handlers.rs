//! `GET /wallboard`, its events, and what a lead does there with one press.

use std::convert::Infallible;

use axum::Router;
use axum::extract::{Form, Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::sse::{Event, Sse};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::staff::{self, State as Here};
use care::{Error, Tx, access, assignment, queues, wallboard};
use futures::Stream;
use kernel::{CaseId, Role, UserId};
use serde::Deserialize;

use askama::Template;

use super::live::Line;
use super::{Floor, Toast, View, build, render};
use crate::auth::Me;
use crate::errors::{Failed, Page, is_partial};
use crate::shell::{Frame, Place, Theme, frame};
use crate::state::App;
use crate::{l10n, ui};

/// The wallboard's routes, live events aside.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/wallboard", get(page))
        .route("/wallboard/people/{user}/presence", post(say))
        .route("/wallboard/people/{user}/teams", post(teams))
        .route("/wallboard/cases/{case}/assignment", post(give))
        .route("/wallboard/queues/{queue}/oldest", post(oldest))
}

/// The wallboard's live events, which outlive every time-out.
pub fn live() -> Router<App> {
    Router::new().route("/wallboard/events", get(events))
}

/// `GET /wallboard`; with `?screen` it is for a wall.
async fn page(State(app): State<App>, me: Me, jar: CookieJar, RawQuery(query): RawQuery) -> Page {
    let is_screen =
        query.is_some_and(|query| query.split('&').any(|part| part == "screen" || part == "screen="));
    let mut floor = read(&app, &me).await?;
    let around = frame(&app, &me, &jar, ui::t("wallboard-title"), Place::Wallboard).await?;
    let theme = if is_screen { Theme::Dark } else { around.theme };
    floor.may_direct = floor.may_direct && !is_screen;
    let events = Some("/wallboard/events".to_owned() + if is_screen { "?screen" } else { "" });
    let frame = Frame { theme, events, ..around };
    Ok(Html(render(&View { frame, floor, is_screen })?))
}

/// The floor as a reader sees it now.
pub(super) async fn read(app: &App, me: &Me) -> Result<Floor, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let board = app.read(async move |tx: &mut Tx| wallboard::board(tx, &ctx, &brand).await).await?;
    let (may, zone) = (me.user.role >= Role::Lead, l10n::reader().zone);
    Ok(build::floor(&app.brand(), &board, may, &me.session.csrf, zone.as_ref()))
}

/// `GET /wallboard/events`.
async fn events(
    State(app): State<App>,
    me: Me,
    RawQuery(query): RawQuery,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Failed> {
    access::allow(&me.ctx, access::Right::Read)?;
    let line = Line::new(app, me, l10n::reader(), query.is_some_and(|query| query == "screen")).await?;
    Ok(Sse::new(line.events()))
}

/// What was done, with the way back: a word on the page, or the page itself for a plain form.
fn told(headers: &HeaderMap, toast: &Toast) -> Result<Response, Failed> {
    if is_partial(headers) {
        return Ok(Html(toast.render()?).into_response());
    }
    Ok(Redirect::to("/wallboard").into_response())
}

#[derive(Deserialize)]
struct Said {
    state: Here,
    #[serde(default)]
    reason: String,
}

/// `POST /wallboard/people/{user}/presence`: a lead says it of somebody who forgot.
async fn say(
    State(app): State<App>,
    me: Me,
    Path(user): Path<UserId>,
    headers: HeaderMap,
    Form(said): Form<Said>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let (name, before) = app
        .write(async move |tx: &mut Tx| {
            let before = staff::present(tx, &ctx, user).await?;
            staff::say_of(tx, &ctx, user, said.state, Some(&said.reason)).await?;
            Ok((access::user(tx, &ctx, user).await?.name, before))
        })
        .await?;
    let undo = before.map(|said| {
        let fields =
            vec![("state", said.state.name().to_owned()), ("reason", said.reason.unwrap_or_default())];
        (format!("/wallboard/people/{user}/presence"), fields)
    });
    let words = ui::tell("wallboard-said", &[("who", name.into()), ("state", state(said.state).into())]);
    told(&headers, &Toast { words, undo })
}

fn state(state: Here) -> &'static str {
    match state {
        Here::Ready => ui::t("wallboard-ready"),
        Here::Busy => ui::t("wallboard-busy"),
        Here::Break => ui::t("wallboard-break"),
        Here::Off => ui::t("wallboard-off"),
    }
}

/// `POST /wallboard/people/{user}/teams`: they work there now, besides the team that they belong to.
async fn teams(
    State(app): State<App>,
    me: Me,
    Path(user): Path<UserId>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let wanted: Vec<String> =
        fields.into_iter().filter(|(name, _)| name == "team").map(|(_, team)| team).collect();
    let (ctx, brand, asked) = (me.ctx.clone(), app.brand(), wanted.clone());
    let (name, before) = app
        .write(async move |tx: &mut Tx| {
            let before = staff::set_teams(tx, &ctx, &brand, user, &asked).await?;
            Ok((access::user(tx, &ctx, user).await?.name, before))
        })
        .await?;
    let titles = crate::desk::build::titles(&app.brand(), &wanted);
    let words = ui::tell("wallboard-moved", &[("who", name.into()), ("team", titles.into())]);
    let fields = before.into_iter().map(|team| ("team", team)).collect();
    told(&headers, &Toast { words, undo: Some((format!("/wallboard/people/{user}/teams"), fields)) })
}

#[derive(Deserialize)]
struct Gift {
    /// A user's id, or `queue`.
    to: String,
}

/// `POST /wallboard/cases/{case}/assignment`: into somebody's hands, or back into the queue.
async fn give(
    State(app): State<App>,
    me: Me,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(Gift { to }): Form<Gift>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let (before, name) = app
        .write(async move |tx: &mut Tx| {
            let before = queues::open_of(tx, &ctx, case).await?.and_then(|item| item.assignee);
            if to == "queue" {
                queues::release(tx, &ctx, case).await?;
                return Ok((before, None));
            }
            let user: UserId = to.parse().map_err(|_| Error::not_found("colleague"))?;
            queues::assign(tx, &ctx, case, user).await?;
            Ok((before, Some(access::user(tx, &ctx, user).await?.name)))
        })
        .await?;
    let words = match name {
        Some(name) => ui::tell("wallboard-given", &[("who", name.into())]),
        None => ui::t("wallboard-released").to_owned(),
    };
    let back = before.map_or_else(|| "queue".to_owned(), |user| user.to_string());
    let undo = Some((format!("/wallboard/cases/{case}/assignment"), vec![("to", back)]));
    told(&headers, &Toast { words, undo })
}

/// `POST /wallboard/queues/{queue}/oldest`: the reader takes what has waited longest there.
async fn oldest(
    State(app): State<App>,
    me: Me,
    Path(queue): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let take =
        async move |tx: &mut Tx| assignment::take_next(tx, &ctx, &brand, std::slice::from_ref(&queue)).await;
    let (words, undo) = match app.write(take).await? {
        Some(case) => {
            let back = vec![("to", "queue".to_owned())];
            (ui::t("wallboard-taken"), Some((format!("/wallboard/cases/{case}/assignment"), back)))
        }
        None => (ui::t("wallboard-nothing-waits"), None),
    };
    told(&headers, &Toast { words: words.to_owned(), undo })
}
