//! Step by step to a new account: choose, enter, be checked; or be asked by the network itself, and come back.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use axum_extra::extract::CookieJar;
use care::Error;
use care::access::{Right, allow};
use channels::{Credentials, Network, Settings, Trouble};
use kernel::AccountId;

use super::consent::{self, Pending};
use super::live::{self, Done};
use super::{Choose, Way, build, render_choose, render_form, render_way, words};
use crate::appointment::handlers::site;
use crate::auth::Me;
use crate::errors::{Failed, Page};
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{say, t, tell};

/// The field of the product's own address.
pub(super) const SITE: &str = "our-address";

/// The routes of a new account.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/settings/channels/new", get(choose))
        .route("/settings/channels/new/{network}", get(form).post(connect))
        .route(consent::PATH, get(come_back))
}

/// A network on which this person can connect accounts here.
fn open(app: &App, me: &Me, id: &str) -> care::Result<&'static dyn Network> {
    allow(&me.ctx, Right::Administer)?;
    let network = channels::by_id(id).filter(|network| build::is_open(*network, !app.sandboxes.is_empty()));
    network.ok_or(Error::not_found("network"))
}

/// What networks read about us before they ask their users.
pub fn open_to_all() -> Router<App> {
    Router::new().route("/channels/{network}/client.json", get(published))
}

async fn published(
    State(app): State<App>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let redirect = format!("{}{}", site(&app, &headers), consent::PATH);
    let document = channels::by_id(&id)
        .and_then(|network| network.published(&channels::client_address(&id, &redirect)?, &redirect))
        .ok_or(Error::not_found("document about us"))?;
    Ok(axum::Json(document).into_response())
}

async fn choose(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    allow(&me.ctx, Right::Administer)?;
    let frame = frame(&app, &me, &jar, t("channels-new"), Place::Settings).await?;
    let choices = build::choices(!app.sandboxes.is_empty());
    Ok(Html(render_choose(&Choose { frame, choices })?))
}

/// What was entered, and what is wrong with it.
#[derive(Default)]
struct Said {
    entered: BTreeMap<String, String>,
    fields: BTreeMap<&'static str, String>,
    wrong: Option<String>,
}

impl Said {
    fn refused(
        entered: BTreeMap<String, String>,
        (fields, wrong): (BTreeMap<&'static str, String>, String),
    ) -> Self {
        Self { entered, fields, wrong: Some(wrong) }
    }
}

/// Who asks, and how their browser reaches us.
struct Visitor<'a> {
    app: &'a App,
    me: &'a Me,
    jar: &'a CookieJar,
    site: String,
}

impl<'a> Visitor<'a> {
    fn new(app: &'a App, me: &'a Me, jar: &'a CookieJar, headers: &HeaderMap) -> Self {
        Self { app, me, jar, site: site(app, headers) }
    }

    async fn form(&self, network: &'static dyn Network, said: Said) -> Result<Response, Failed> {
        let can = network.capabilities();
        let title = tell("channels-connect", &[("network", can.name.into())]);
        let connecting = network.connecting();
        let plays = channels::sandbox::Flavour::by_id(can.id).is_some();
        let site = || said.entered.get(SITE).cloned().unwrap_or_else(|| self.site.clone());
        let status = if said.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let permissions = connecting.permissions.iter().map(|name| (*name, words::permission(can.id, name)));
        let view = super::Form {
            frame: frame(self.app, self.me, self.jar, &title, Place::Settings).await?,
            network: crate::desk::build::network(can.id),
            steps: words::steps(can.id),
            permissions: permissions.collect(),
            entries: build::entries(network, &said.entered, &said.fields),
            by_consent: connecting.by_consent,
            site: (can.hooks && !plays).then(site),
            wrong: said.wrong,
        };
        Ok((status, Html(render_form(&view)?)).into_response())
    }
}

async fn form(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let network = open(&app, &me, &id)?;
    Visitor::new(&app, &me, &jar, &headers).form(network, Said::default()).await
}

async fn connect(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Path(id): Path<String>,
    Form(entered): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let network = open(&app, &me, &id)?;
    let visitor = Visitor::new(&app, &me, &jar, &headers);
    // Of a switch that is on, the form says both: off, and then on.
    let entered: BTreeMap<_, _> = entered.into_iter().collect();
    let by_consent =
        network.connecting().by_consent && entered.get("way").is_some_and(|way| way == "consent");
    let credentials = match network.connecting().read(&entered, by_consent) {
        Ok(credentials) => credentials,
        Err(flaws) => return visitor.form(network, Said::refused(entered, build::flawed(&flaws))).await,
    };
    let hook = entered.get(SITE).map(|site| site.trim().to_owned()).filter(|site| !site.is_empty());
    let found = if by_consent {
        leave(&visitor, network, &credentials, None, hook).await?
    } else {
        arrive(&visitor, network, credentials, hook).await?
    };
    match found {
        Ok(response) => Ok(response),
        Err(trouble) => visitor.form(network, Said::refused(entered, build::wrong(trouble))).await,
    }
}

/// Checks, keeps, and shows the account.
async fn arrive(
    visitor: &Visitor<'_>,
    network: &'static dyn Network,
    credentials: Credentials,
    hook: Option<String>,
) -> Result<Result<Response, Trouble>, Failed> {
    let standing = match live::check(visitor.app, network, &credentials).await {
        Ok(standing) => standing,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let ctx = &visitor.me.ctx;
    match live::connect(visitor.app, ctx, network, credentials, standing, hook.as_deref()).await {
        Ok((id, done)) => {
            Ok(Ok(Redirect::to(&format!("/settings/channels/{id}?done={}", word(done))).into_response()))
        }
        Err(Error::Invalid(reason)) => Ok(Err(Trouble::Unauthorised { reason: say(&reason) })),
        Err(error) => Err(error.into()),
    }
}

const fn word(done: Done) -> &'static str {
    match done {
        Done::Well => "connected",
        Done::Lacking => "lacking",
        Done::Untold => "untold",
    }
}

/// Keeps what has to be kept, and shows the way to the network. A link, because the policy of our pages lets no form
/// lead elsewhere.
async fn leave(
    visitor: &Visitor<'_>,
    network: &'static dyn Network,
    credentials: &Credentials,
    account: Option<AccountId>,
    hook: Option<String>,
) -> Result<Result<Response, Trouble>, Failed> {
    let Visitor { app, me, jar, site } = visitor;
    let line = app.lines.at(app.ctx.now());
    if let Err(trouble) = live::reachable(app, network, credentials).await {
        return Ok(Err(trouble));
    }
    let redirect = format!("{site}{}", consent::PATH);
    let Some(asking) = network.authorise(&line, credentials, &redirect) else {
        return Ok(Err(Trouble::Unauthorised { reason: t("channels-consent-none").to_owned() }));
    };
    let consent = match live::within(asking).await {
        Ok(consent) => consent,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let can = network.capabilities();
    let (pending, address) = Pending::new(&me.ctx, can.id, credentials, &consent, account, hook);
    let cookie = pending.cookie(&me.ctx, &app.key, me.session.id, app.https);
    let title = tell("channels-connect", &[("network", can.name.into())]);
    let host = address.split('/').nth(2).unwrap_or(can.name).to_owned();
    let frame = frame(app, me, jar, &title, Place::Settings).await?;
    let way = Way { frame, network: crate::desk::build::network(can.id), host, address };
    Ok(Ok(((*jar).clone().add(cookie), Html(render_way(&way)?)).into_response()))
}

/// An account's secrets are renewed by the network's own user.
pub(super) async fn again(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Path(id): Path<AccountId>,
) -> Result<Response, Failed> {
    let (network, credentials) = live::opened(&app, &me.ctx, id).await?;
    let visitor = Visitor::new(&app, &me, &jar, &headers);
    match leave(&visitor, network, &credentials, Some(id), None).await? {
        Ok(response) => Ok(response),
        Err(trouble) => {
            let (_, wrong) = build::wrong(trouble);
            super::handlers::refused(&app, &me, &jar, &headers, id, BTreeMap::new(), wrong).await
        }
    }
}

/// They come back from the network, with its answer in the address.
async fn come_back(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Query(answer): Query<Settings>,
) -> Result<Response, Failed> {
    allow(&me.ctx, Right::Administer)?;
    let pending = Pending::back(&jar, &app.key, me.session.id, &answer, app.ctx.now());
    let jar = jar.remove(consent::over());
    let Some(pending) = pending else {
        return Err(Error::invalid(t("channels-consent-over")).into());
    };
    let network = open(&app, &me, &pending.network)?;
    let visitor = Visitor::new(&app, &me, &jar, &headers);
    let shown = match allowed(&visitor, network, &pending, &answer).await? {
        Ok(response) => response,
        Err(trouble) => {
            let credentials = pending.credentials();
            let mut entered: BTreeMap<String, String> = credentials.us.settings.into_iter().collect();
            entered.insert("base_url".to_owned(), credentials.base_url);
            visitor.form(network, Said::refused(entered, build::wrong(trouble))).await?
        }
    };
    Ok((jar, shown).into_response())
}

/// What the network gives us for its user's yes: a new account, or new secrets for one that we have.
async fn allowed(
    visitor: &Visitor<'_>,
    network: &'static dyn Network,
    pending: &Pending,
    answer: &Settings,
) -> Result<Result<Response, Trouble>, Failed> {
    let (app, ctx) = (visitor.app, &visitor.me.ctx);
    let (line, mut credentials) = (app.lines.at(app.ctx.now()), pending.credentials());
    let kept = pending.kept();
    let Some(asking) = network.authorised(&line, &credentials, &kept, answer) else {
        return Ok(Err(Trouble::Unauthorised { reason: t("channels-consent-none").to_owned() }));
    };
    credentials.secrets = match live::within(asking).await {
        Ok(secrets) => secrets,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let Some(id) = pending.account else {
        return arrive(visitor, network, credentials, pending.site.clone()).await;
    };
    let known = live::account(app, ctx, id).await?.us();
    credentials.us = known;
    let renewed = live::renew(app, ctx, id, network, credentials).await?;
    Ok(renewed.map(|()| Redirect::to(&format!("/settings/channels/{id}?done=secrets")).into_response()))
}
