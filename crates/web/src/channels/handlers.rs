//! The accounts, and one of them.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::access::{Right, allow};
use care::{Error, Tx, accounts, desk};
use kernel::AccountId;
use serde::Deserialize;

use super::connect::{self, SITE};
use super::{List, One, Tested, build, live, render_list, render_one};
use crate::appointment::handlers::site;
use crate::auth::Me;
use crate::errors::{Failed, Page};
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::t;

/// The channels' routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/settings/channels", get(list))
        .route("/settings/channels/{id}", get(show))
        .route("/settings/channels/{id}/test", post(test))
        .route("/settings/channels/{id}/pause", post(pause))
        .route("/settings/channels/{id}/resume", post(resume))
        .route("/settings/channels/{id}/reconcile", post(reconcile))
        .route("/settings/channels/{id}/secrets", post(renew))
        .route("/settings/channels/{id}/consent", post(connect::again))
        .route("/settings/channels/{id}/hook", post(hook))
        .route("/settings/channels/{id}/teams", post(teams))
        .route("/settings/channels/{id}/removal", post(remove))
        .merge(connect::routes())
}

/// What is open to networks.
pub fn open() -> Router<App> {
    connect::open_to_all()
}

/// What has just been done, as the address says it.
#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn words(self) -> Option<String> {
        let words = match self.done?.as_str() {
            "connected" => t("channels-done-connected"),
            "lacking" => t("channels-done-lacking"),
            "untold" => t("channels-done-untold"),
            "paused" => t("channels-done-paused"),
            "resumed" => t("channels-done-resumed"),
            "secrets" => t("channels-done-secrets"),
            "reconcile" => t("channels-done-reconcile"),
            "told" => t("channels-done-told"),
            "teams" => t("channels-done-teams"),
            "removed" => t("channels-done-removed"),
            _ => return None,
        };
        Some(words.to_owned())
    }
}

async fn list(State(app): State<App>, me: Me, jar: CookieJar, Query(done): Query<Done>) -> Page {
    let ctx = me.ctx.clone();
    let all = app.read(async move |tx: &mut Tx| desk::channels(tx, &ctx).await).await?;
    let now = me.ctx.now();
    let view = List {
        frame: frame(&app, &me, &jar, t("settings-channels"), Place::Settings).await?,
        rows: all.into_iter().map(|channel| build::row(channel, now)).collect(),
        done: done.words(),
    };
    Ok(Html(render_list(&view)?))
}

/// What is said on the page of an account besides what it is.
#[derive(Default)]
struct Said {
    tested: Option<Tested>,
    done: Option<String>,
    wrong: Option<String>,
    fields: BTreeMap<&'static str, String>,
}

async fn show(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Path(id): Path<AccountId>,
    Query(done): Query<Done>,
) -> Result<Response, Failed> {
    let said = Said { done: done.words(), ..Said::default() };
    draw(&app, &me, &jar, &headers, id, said).await
}

async fn draw(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    headers: &HeaderMap,
    id: AccountId,
    said: Said,
) -> Result<Response, Failed> {
    let (channel, granted) = read(app, me, id).await?;
    let account = channel.account.clone();
    let network = account.network();
    let connecting = network.map(channels::Network::connecting);
    let view = One {
        frame: frame(app, me, jar, &account.handle, Place::Settings).await?,
        since: account.created_at,
        facts: build::facts(&account),
        secrets: network.map(|network| build::secrets(network, &said.fields)).unwrap_or_default(),
        by_consent: connecting.is_some_and(|connecting| connecting.by_consent),
        linked: build::linked(&account, site(app, headers)),
        reads: network.is_some_and(|network| network.capabilities().history_every.is_some()),
        teams: build::teams(&app.brand(), &granted),
        row: build::row(channel, me.ctx.now()),
        tested: said.tested,
        done: said.done,
        wrong: said.wrong.clone(),
    };
    let status = if said.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Html(render_one(&view)?)).into_response())
}

/// An account, and the teams that it is granted to.
async fn read(app: &App, me: &Me, id: AccountId) -> Result<(desk::Channel, Vec<String>), Failed> {
    let ctx = me.ctx.clone();
    let read = async move |tx: &mut Tx| {
        let all = desk::channels(tx, &ctx).await?;
        let one = all.into_iter().find(|channel| channel.account.id == id);
        Ok((one.ok_or(Error::not_found("account"))?, accounts::granted_to(tx, &ctx, id).await?))
    };
    Ok(app.read(read).await?)
}

/// The page of an account with what could not be done.
pub(super) async fn refused(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    headers: &HeaderMap,
    id: AccountId,
    fields: BTreeMap<&'static str, String>,
    wrong: String,
) -> Result<Response, Failed> {
    draw(app, me, jar, headers, id, Said { fields, wrong: Some(wrong), ..Said::default() }).await
}

async fn test(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Path(id): Path<AccountId>,
) -> Result<Response, Failed> {
    let network = live::account(&app, &me.ctx, id).await?.channel;
    let found = live::test(&app, &me.ctx, id).await?;
    let said = Said { tested: Some(build::tested(&network, found)), ..Said::default() };
    draw(&app, &me, &jar, &headers, id, said).await
}

#[derive(Deserialize)]
struct Reason {
    #[serde(default)]
    reason: String,
}

async fn pause(
    State(app): State<App>,
    me: Me,
    Path(id): Path<AccountId>,
    Form(why): Form<Reason>,
) -> Result<Redirect, Failed> {
    let verb = async move |tx: &mut Tx| accounts::pause(tx, &me.ctx, id, &why.reason).await;
    app.write(verb).await?;
    Ok(done(id, "paused"))
}

async fn resume(State(app): State<App>, me: Me, Path(id): Path<AccountId>) -> Result<Redirect, Failed> {
    let key = app.key.clone();
    let verb = async move |tx: &mut Tx| accounts::resume(tx, &me.ctx, &key, id, None).await;
    app.write(verb).await?;
    Ok(done(id, "resumed"))
}

async fn reconcile(State(app): State<App>, me: Me, Path(id): Path<AccountId>) -> Result<Redirect, Failed> {
    app.write(async move |tx: &mut Tx| accounts::reconcile(tx, &me.ctx, id).await).await?;
    Ok(done(id, "reconcile"))
}

/// New secrets; what stays empty stays as it is.
async fn renew(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Path(id): Path<AccountId>,
    Form(entered): Form<BTreeMap<String, String>>,
) -> Result<Response, Failed> {
    let (network, mut credentials) = live::opened(&app, &me.ctx, id).await?;
    for entry in build::secrets(network, &BTreeMap::new()) {
        if let Some(new) = entered.get(entry.name).filter(|new| !new.is_empty()) {
            credentials.secrets = credentials.secrets.with(entry.name, new.as_str());
        }
    }
    match live::renew(&app, &me.ctx, id, network, credentials).await? {
        Ok(()) => Ok(done(id, "secrets").into_response()),
        Err(trouble) => {
            let (fields, wrong) = build::wrong(trouble);
            refused(&app, &me, &jar, &headers, id, fields, wrong).await
        }
    }
}

/// The network is told again where it reaches us.
async fn hook(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Path(id): Path<AccountId>,
    Form(entered): Form<BTreeMap<String, String>>,
) -> Result<Response, Failed> {
    let site = entered.get(SITE).map(String::as_str).unwrap_or_default();
    match live::tell(&app, &me.ctx, id, site).await? {
        Ok(()) => Ok(done(id, "told").into_response()),
        Err(trouble) => {
            let (fields, wrong) = build::wrong(trouble);
            refused(&app, &me, &jar, &headers, id, fields, wrong).await
        }
    }
}

/// Which teams may speak through the account: all, where none is chosen.
async fn teams(
    State(app): State<App>,
    me: Me,
    Path(id): Path<AccountId>,
    Form(chosen): Form<Vec<(String, String)>>,
) -> Result<Redirect, Failed> {
    let chosen: Vec<String> =
        chosen.into_iter().filter(|(name, _)| name == "team").map(|(_, team)| team).collect();
    let brand = app.brand();
    let verb = async move |tx: &mut Tx| {
        // Denied to whoever may not, also where nothing changes; and only for an account that is there.
        allow(&me.ctx, Right::Administer)?;
        accounts::get(tx, &me.ctx, id).await?;
        let now = accounts::granted_to(tx, &me.ctx, id).await?;
        for team in &chosen {
            brand.check_team(Some(team))?;
        }
        for team in now.iter().filter(|team| !chosen.contains(team)) {
            accounts::grant(tx, &me.ctx, id, team, false).await?;
        }
        for team in chosen.iter().filter(|team| !now.contains(team)) {
            accounts::grant(tx, &me.ctx, id, team, true).await?;
        }
        Ok(())
    };
    app.write(verb).await?;
    Ok(done(id, "teams"))
}

async fn remove(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Path(id): Path<AccountId>,
    Form(entered): Form<BTreeMap<String, String>>,
) -> Result<Response, Failed> {
    let account = live::account(&app, &me.ctx, id).await?;
    let typed = entered.get("sure").map(|typed| typed.trim().trim_start_matches('@')).unwrap_or_default();
    if typed != account.handle.trim_start_matches('@') {
        let wrong = t("channels-not-sure").to_owned();
        return refused(&app, &me, &jar, &headers, id, BTreeMap::new(), wrong).await;
    }
    app.write(async move |tx: &mut Tx| accounts::remove(tx, &me.ctx, id).await).await?;
    Ok(Redirect::to("/settings/channels?done=removed").into_response())
}

fn done(id: AccountId, what: &str) -> Redirect {
    Redirect::to(&format!("/settings/channels/{id}?done={what}"))
}
