//! Logging in and out.

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use care::access::revoke_session;
use care::{Error, Tx};
use kernel::{Secret, mint_token};
use serde::Deserialize;
use subtle::ConstantTimeEq;

use super::attempt::{Client, attempt};
use super::{View, render};
use crate::auth::{self, Me, Stranger, own_path};
use crate::errors::Failed;
use crate::l10n::{t, tell};
use crate::shell::Theme;
use crate::state::App;

/// Who logs in has no session yet: this cookie says the same as the form, and no other site can write both.
const MARK: &str = "commonground-login";

/// For strangers.
pub fn open() -> Router<App> {
    Router::new().route("/login", get(show).post(enter))
}

/// For those who are logged in.
pub fn routes() -> Router<App> {
    Router::new().route("/logout", post(leave))
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    next: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Entry {
    csrf: String,
    next: String,
    login: String,
    password: String,
}

async fn show(
    State(app): State<App>,
    me: Result<Me, Stranger>,
    jar: CookieJar,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    if me.is_ok() {
        return Ok(Redirect::to(own_path(&wanted.next)).into_response());
    }
    page(&app, jar, StatusCode::OK, Entry { next: wanted.next, ..Entry::default() }, None)
}

async fn enter(
    State(app): State<App>,
    Client(address): Client,
    headers: HeaderMap,
    jar: CookieJar,
    Form(mut entry): Form<Entry>,
) -> Result<Response, Failed> {
    let mark = jar.get(MARK).map(|cookie| cookie.value()).unwrap_or_default();
    if mark.is_empty() || !bool::from(mark.as_bytes().ct_eq(entry.csrf.as_bytes())) {
        let why = t("login-expired");
        return page(&app, jar, StatusCode::FORBIDDEN, entry, Some(why.into()));
    }
    let device = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let password = Secret::new(std::mem::take(&mut entry.password));
    match attempt(&app, &entry.login, password, address, device).await {
        Ok(Some(token)) => {
            let jar = jar.add(auth::cookie(&app, &token)).remove(Cookie::build(MARK).path("/login"));
            Ok((jar, Redirect::to(own_path(&entry.next))).into_response())
        }
        Ok(None) => {
            let why = t("login-wrong");
            page(&app, jar, StatusCode::UNAUTHORIZED, entry, Some(why.into()))
        }
        Err(Error::Throttled { wait }) => {
            let why = tell("login-too-often", &[("wait", wait.into())]);
            page(&app, jar, StatusCode::TOO_MANY_REQUESTS, entry, Some(why))
        }
        Err(error) => Err(error.into()),
    }
}

async fn leave(State(app): State<App>, me: Me, jar: CookieJar) -> Result<Response, Failed> {
    let (ctx, session) = (me.ctx, me.session.id);
    app.write(async move |tx: &mut Tx| revoke_session(tx, &ctx, session).await).await?;
    Ok((jar.remove(Cookie::build(auth::COOKIE).path("/")), Redirect::to("/login")).into_response())
}

fn page(
    app: &App,
    jar: CookieJar,
    status: StatusCode,
    entry: Entry,
    error: Option<String>,
) -> Result<Response, Failed> {
    let known = jar.get(MARK).map(|cookie| cookie.value().to_owned()).filter(|mark| !mark.is_empty());
    let csrf = known.unwrap_or_else(|| app.ctx.with_rng(|rng| mint_token("login", rng)).expose().clone());
    let mark = Cookie::build((MARK, csrf.clone())).path("/login").http_only(true).secure(app.https);
    let theme = jar.get("theme").and_then(|cookie| Theme::of(cookie.value())).unwrap_or_default();
    let view = View {
        theme,
        brand: app.brand().name.clone(),
        csrf,
        next: own_path(&entry.next).to_owned(),
        login: entry.login,
        error,
        hints: app.hints.clone(),
    };
    let html = Html(render(&view)?);
    Ok((status, jar.add(mark.same_site(SameSite::Strict)), html).into_response())
}
