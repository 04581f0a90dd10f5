//! One's own preferences.

use std::collections::BTreeMap;

use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use care::preferences::{self, Theme};
use care::{Error, Tx, push};
use kernel::PushId;
use serde::Deserialize;

use super::{View, build, render};
use crate::auth::Me;
use crate::errors::Failed;
use crate::prefs::Prefs;
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::say;

/// The routes of one's own preferences.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/settings/me", get(show).post(save))
        .route("/settings/me/wish", post(wish))
        .route("/settings/me/keys/reset", post(reset))
        .route("/settings/me/browsers", post(subscribe))
        .route("/settings/me/browsers/{id}/end", post(unsubscribe))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

async fn show(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(done): Query<Done>,
) -> Result<Response, Failed> {
    let asked = me.prefs.clone();
    page(&app, &me, &jar, asked, BTreeMap::new(), Ok(done.done.is_some())).await
}

async fn save(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let (asked, unread) = build::asked(&fields);
    if !unread.is_empty() || !crate::prefs::clashes(&asked.wishes.keys).is_empty() {
        let why = crate::ui::t("prefs-keys-wrong").to_owned();
        return page(&app, &me, &jar, asked, unread, Err(why)).await;
    }
    match keep(&app, &me, &asked).await {
        Ok(()) => {
            Ok((jar.add(theme(asked.wishes.theme)), Redirect::to("/settings/me?done=1")).into_response())
        }
        Err(Error::Invalid(why)) => page(&app, &me, &jar, asked, unread, Err(say(&why))).await,
        Err(error) => Err(error.into()),
    }
}

async fn keep(app: &App, me: &Me, prefs: &Prefs) -> care::Result<()> {
    let (ctx, prefs) = (me.ctx.clone(), prefs.clone());
    app.write(async move |tx: &mut Tx| {
        let lang = prefs.language.map(crate::l10n::Language::code);
        preferences::set(tx, &ctx, lang, prefs.zone.as_deref(), &prefs.wishes).await
    })
    .await
}

/// The theme in a cookie as well: the log-in page is drawn in it.
fn theme(theme: Theme) -> Cookie<'static> {
    Cookie::build(("theme", theme.key())).path("/").permanent().build()
}

/// One wish, from where it is switched beside this page.
#[derive(Deserialize)]
struct Wish {
    name: String,
    value: String,
}

async fn wish(State(app): State<App>, me: Me, Form(wish): Form<Wish>) -> Result<StatusCode, Failed> {
    let mut prefs = me.prefs.clone();
    match wish.name.as_str() {
        "theme" => prefs.wishes.theme = Theme::of(&wish.value).unwrap_or_default(),
        "single_keys" => prefs.wishes.single_keys = wish.value == "on",
        _ => return Err(Error::invalid(crate::ui::t("settings-no-wish")).into()),
    }
    keep(&app, &me, &prefs).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn reset(State(app): State<App>, me: Me) -> Result<Redirect, Failed> {
    let mut prefs = me.prefs.clone();
    prefs.wishes.keys.clear();
    keep(&app, &me, &prefs).await?;
    Ok(Redirect::to("/settings/me?done=1#keys"))
}

/// A subscription as browsers write it.
#[derive(Deserialize)]
struct Subscription {
    endpoint: String,
    keys: Keys,
}

#[derive(Deserialize)]
struct Keys {
    p256dh: String,
    auth: String,
}

async fn subscribe(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    Json(wanted): Json<Subscription>,
) -> Result<StatusCode, Failed> {
    let read = |text: &str| BASE64_URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).unwrap_or_default();
    let device = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let browser = push::Browser {
        p256dh: read(&wanted.keys.p256dh),
        auth: read(&wanted.keys.auth),
        endpoint: wanted.endpoint,
        device: device.to_owned(),
    };
    app.write(async move |tx: &mut Tx| push::subscribe(tx, &me.ctx, &browser).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn unsubscribe(State(app): State<App>, me: Me, Path(id): Path<String>) -> Result<Redirect, Failed> {
    let id: PushId = id.parse().map_err(|_| Error::not_found("browser"))?;
    app.write(async move |tx: &mut Tx| push::unsubscribe(tx, &me.ctx, id).await).await?;
    Ok(Redirect::to("/settings/me?done=1#notifications"))
}

/// The page with what was asked, and whether it was kept or why not.
async fn page(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    asked: Prefs,
    unread: BTreeMap<String, String>,
    done: Result<bool, String>,
) -> Result<Response, Failed> {
    let frame = frame(app, me, jar, crate::ui::t("prefs-title"), Place::Settings).await?;
    let ctx = me.ctx.clone();
    let read = async move |tx: &mut Tx| Ok((push::mine(tx, &ctx).await?, push::keys(tx, &ctx).await?));
    let (browsers, ours) = app.read(read).await?;
    let status = if done.is_ok() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = View {
        frame,
        keys: build::keys(&asked, &unread),
        asked,
        zones: build::zones(),
        browsers: browsers.into_iter().map(build::browser).collect(),
        push_key: ours.map(|keys| BASE64_URL_SAFE_NO_PAD.encode(keys.public)),
        done: done == Ok(true),
        wrong: done.err(),
    };
    Ok((status, Html(render(&view)?)).into_response())
}
