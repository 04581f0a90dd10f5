//! Chats are made, set up, given a secret.

use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::access::{Right, allow};
use care::accounts::{self, Account};
use care::{Error, Tx, chat};
use channels::webchat::{Ask, Config, ID, Mailing, Origin, Side};
use kernel::{AccountId, Millis};
use serde::Deserialize;

use super::build;
use super::view::{View, render};
use crate::appointment::site;
use crate::auth::Me;
use crate::errors::Failed;
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{say, t};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/settings/chat", get(list).post(add))
        .route("/settings/chat/{id}", get(one).post(keep))
        .route("/settings/chat/{id}/secret", post(secret))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

/// What the page says beside the settings.
#[derive(Default)]
struct Beside {
    typed: Option<Typed>,
    secret: Option<String>,
    done: Option<String>,
    wrong: Option<String>,
}

async fn list(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    draw(&app, &me, &jar, &headers, None, Beside::default()).await
}

async fn one(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Failed> {
    let done = done.done.map(|_| t("checks-kept").to_owned());
    draw(&app, &me, &jar, &headers, Some(account(&id)?), Beside { done, ..Beside::default() }).await
}

fn account(id: &str) -> Result<AccountId, Error> {
    id.parse().map_err(|_| Error::not_found("chat"))
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

async fn add(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Form(named): Form<Named>,
) -> Result<Response, Failed> {
    let (ctx, key) = (me.ctx.clone(), app.key.clone());
    let added = app.write(async move |tx: &mut Tx| chat::add(tx, &ctx, &key, &named.name).await);
    match added.await {
        Ok(id) => Ok(Redirect::to(&format!("/settings/chat/{id}")).into_response()),
        Err(Error::Invalid(why)) => {
            draw(&app, &me, &jar, &headers, None, Beside { wrong: Some(say(&why)), ..Beside::default() })
                .await
        }
        Err(error) => Err(error.into()),
    }
}

/// The settings as the form sends them; lists have one entry a line.
#[derive(Deserialize, Clone)]
pub(super) struct Typed {
    pub(super) title: String,
    colour: String,
    side: String,
    greeting: String,
    pub(super) origins: String,
    name: String,
    email: String,
    calendar: String,
    topics: String,
    consent: String,
    files: Option<String>,
    signed_only: Option<String>,
    #[serde(default)]
    mail_account: String,
    #[serde(default)]
    mail_after: String,
    #[serde(default)]
    mail_words: String,
    #[serde(default)]
    mail_link: String,
}

impl Typed {
    /// The settings, and what is wrong about the sites.
    pub(super) fn config(&self) -> (Config, Option<String>) {
        let ask = |word: &str| Ask::ALL.into_iter().find(|ask| ask.name() == word).unwrap_or_default();
        let lines = |text: &str| {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        let sites: Vec<Result<Origin, String>> =
            lines(&self.origins).iter().map(|line| line.parse()).collect();
        let wrong = sites.iter().find_map(|site| site.as_ref().err().cloned());
        let config = Config {
            greeting: self.greeting.clone(),
            consent: self.consent.clone(),
            colour: self.colour.clone(),
            side: if self.side == Side::Left.name() { Side::Left } else { Side::Right },
            origins: sites.into_iter().filter_map(Result::ok).collect(),
            name: ask(&self.name),
            email: ask(&self.email),
            topics: lines(&self.topics),
            calendar: self.calendar.clone(),
            files: self.files.is_some(),
            signed_only: self.signed_only.is_some(),
            mailing: (!self.mail_account.is_empty()).then(|| Mailing {
                account: self.mail_account.clone(),
                after: Millis::minutes(self.mail_after.trim().parse().unwrap_or(0)),
                words: self.mail_words.clone(),
                link: self.mail_link.clone(),
            }),
        };
        (config, wrong)
    }
}

async fn keep(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failed> {
    let id = account(&id)?;
    let (config, wrong) = typed.config();
    let (ctx, brand, name) = (me.ctx.clone(), app.brand(), typed.title.clone());
    let kept = match wrong {
        Some(wrong) => Err(Error::invalid(wrong)),
        None => {
            app.write(async move |tx: &mut Tx| {
                chat::configure(tx, &ctx, &brand, id, &name, config.clone()).await
            })
            .await
        }
    };
    match kept {
        Ok(()) => Ok(Redirect::to(&format!("/settings/chat/{id}?done=kept")).into_response()),
        Err(Error::Invalid(why)) => {
            let beside = Beside { typed: Some(typed), wrong: Some(say(&why)), ..Beside::default() };
            draw(&app, &me, &jar, &headers, Some(id), beside).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn secret(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let id = account(&id)?;
    let (ctx, key) = (me.ctx.clone(), app.key.clone());
    let made = app.write(async move |tx: &mut Tx| chat::new_secret(tx, &ctx, &key, id).await).await?;
    let beside = Beside { secret: Some(made.expose().clone()), ..Beside::default() };
    draw(&app, &me, &jar, &headers, Some(id), beside).await
}

/// The chats of the brand, and the stars of the one that is looked at.
async fn read(app: &App, me: &Me, open: Option<AccountId>) -> Result<(Vec<Account>, [i64; 5]), Failed> {
    let ctx = me.ctx.clone();
    let read = app.read(async move |tx: &mut Tx| {
        let stars = match open {
            Some(id) => chat::stars(tx, &ctx, id).await?,
            None => [0; 5],
        };
        Ok((accounts::list(tx, &ctx).await?, stars))
    });
    let (all, stars) = read.await?;
    Ok((all.into_iter().filter(|account| account.channel == ID).collect(), stars))
}

async fn draw(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    headers: &HeaderMap,
    open: Option<AccountId>,
    beside: Beside,
) -> Result<Response, Failed> {
    allow(&me.ctx, Right::Administer)?;
    let (chats, stars) = read(app, me, open).await?;
    let Beside { typed, secret, done, wrong } = beside;
    let around = frame(app, me, jar, t("chat-settings"), Place::Settings).await?;
    let one = match open {
        Some(id) => {
            let found = chats.iter().find(|account| account.id == id).ok_or(Error::not_found("chat"))?;
            let theme = around.theme.key();
            Some(build::one(&app.brand(), found, &site(app, headers), theme, typed, stars, secret))
        }
        None => None,
    };
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page =
        render(&View { frame: around, chats: chats.iter().map(build::row).collect(), one, done, wrong })?;
    Ok((status, Html(page)).into_response())
}
