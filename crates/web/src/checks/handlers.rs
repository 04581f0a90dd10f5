//! What is noticed while somebody writes; the settings; the report and the rows behind its numbers.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::access::{Right, allow};
use care::checks::{self, Code, Outcome, Policy};
use care::{Error, Tx};
use kernel::{Instant, Millis};
use serde::Deserialize;

use super::{Report, Rows, Settings, Tried, build, render_report, render_rows, render_settings};
use crate::auth::Me;
use crate::errors::{Failed, Page, told};
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{say, t};

/// The checks' routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/checks", get(report))
        .route("/checks/rows", get(rows))
        .route("/checks/rows.csv", get(csv))
        .route("/settings/checks", get(settings).post(keep))
        .route("/settings/checks/try", post(attempt))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

async fn settings(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(done): Query<Done>,
) -> Result<Response, Failed> {
    allow(&me.ctx, Right::Administer)?;
    let ctx = me.ctx.clone();
    let kept = app.read(async move |tx: &mut Tx| checks::settings(tx, &ctx).await).await?;
    page(&app, &me, &jar, &kept, None, Ok(done.done.is_some())).await
}

/// The settings as a form sends them: policies by code, lists one entry a line.
#[derive(Deserialize)]
#[serde(transparent)]
struct Wanted(BTreeMap<String, String>);

impl Wanted {
    fn settings(&self) -> Result<checks::Settings, Error> {
        let text = |key: &str| self.0.get(key).map(String::as_str).unwrap_or_default();
        let list = |key: &str| text(key).lines().map(str::to_owned).collect();
        let policy = |code: &Code| Some((*code, text(code.name()).parse::<Policy>().ok()?));
        let copies = text("copies").trim().parse();
        Ok(checks::Settings {
            policies: Code::ALL.iter().filter_map(policy).collect(),
            internal_words: list("internal_words"),
            competitors: list("competitors"),
            brands: list("brands"),
            products: list("products"),
            prepared: list("prepared"),
            copies: copies.map_err(|_| Error::invalid(t("checks-copies-wrong")))?,
        })
    }
}

async fn keep(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Failed> {
    allow(&me.ctx, Right::Administer)?;
    let ctx = me.ctx.clone();
    let kept = match wanted.settings() {
        Err(error) => Err(error),
        Ok(settings) => {
            app.write(async move |tx: &mut Tx| checks::set(tx, &ctx, settings.clone()).await).await
        }
    };
    match kept {
        Ok(_) => Ok(Redirect::to("/settings/checks?done=kept").into_response()),
        Err(Error::Invalid(why)) => {
            let typed = wanted.settings().unwrap_or_default();
            page(&app, &me, &jar, &typed, None, Err(say(&why))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Tries words by the settings as they stand in the form; nothing is kept.
async fn attempt(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Failed> {
    allow(&me.ctx, Right::Administer)?;
    match wanted.settings() {
        Ok(settings) => {
            let text = wanted.0.get("try").cloned().unwrap_or_default();
            let found = checks::try_words(&app.brand(), &settings, &text);
            page(&app, &me, &jar, &settings, Some(build::tried(text, &found)), Ok(false)).await
        }
        Err(error) => page(&app, &me, &jar, &checks::Settings::default(), None, Err(told(&error))).await,
    }
}

async fn page(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    settings: &checks::Settings,
    tried: Option<Tried>,
    done: Result<bool, String>,
) -> Result<Response, Failed> {
    let view = Settings {
        frame: frame(app, me, jar, t("checks-settings-title"), Place::Settings).await?,
        lines: build::lines(settings),
        columns: build::columns(settings),
        copies: settings.copies,
        tried,
        kept: done == Ok(true),
        wrong: done.err(),
    };
    let status = if view.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Html(render_settings(&view)?)).into_response())
}

#[derive(Deserialize, Clone)]
struct Which {
    window: Option<String>,
    code: Option<Code>,
    outcome: Option<Outcome>,
}

impl Which {
    /// The period of this name, else a week: its name, and when it began.
    fn period(&self, now: Instant) -> (&'static str, Instant) {
        let found = build::WINDOWS.into_iter().find(|(key, _)| Some(*key) == self.window.as_deref());
        let (key, days) = found.unwrap_or(build::WINDOWS[1]);
        (key, now - Millis::days(days))
    }

    async fn find(&self, app: &App, me: &Me) -> Result<Vec<checks::Told>, Failed> {
        let (ctx, (_, since)) = (me.ctx.clone(), self.period(me.ctx.now()));
        let (code, outcome) = (self.code, self.outcome);
        Ok(app.read(async move |tx: &mut Tx| checks::rows(tx, &ctx, since, code, outcome).await).await?)
    }
}

async fn report(State(app): State<App>, me: Me, jar: CookieJar, Query(which): Query<Which>) -> Page {
    let (key, since) = which.period(me.ctx.now());
    let ctx = me.ctx.clone();
    let found = app.read(async move |tx: &mut Tx| checks::report(tx, &ctx, since).await).await?;
    let view = Report {
        frame: frame(&app, &me, &jar, t("checks-title"), Place::Checks).await?,
        windows: build::windows(key),
        rows: build::rows(&found, key),
        repeats: crate::ui::percent(found.repeat_information_rate()),
        asked_again: build::asked_again(&found, key),
        answered: found.answered,
    };
    Ok(Html(render_report(&view)?))
}

async fn rows(State(app): State<App>, me: Me, jar: CookieJar, Query(which): Query<Which>) -> Page {
    let found = which.find(&app, &me).await?;
    let (key, _) = which.period(me.ctx.now());
    let code = which.code.map(|code| format!("&code={code}")).unwrap_or_default();
    let outcome = which.outcome.map(|outcome| format!("&outcome={outcome}")).unwrap_or_default();
    let title = [which.code.map(build::name), which.outcome.map(build::outcome)];
    let title = title.into_iter().flatten().collect::<Vec<_>>().join(": ");
    let view = Rows {
        frame: frame(&app, &me, &jar, t("checks-title"), Place::Checks).await?,
        title: if title.is_empty() { t("checks-title").to_owned() } else { title },
        csv: format!("/checks/rows.csv?window={key}{code}{outcome}"),
        rows: found.into_iter().map(build::noted).collect(),
    };
    Ok(Html(render_rows(&view)?))
}

/// The same rows for other programs. Nothing in them begins with what a spreadsheet would run.
async fn csv(State(app): State<App>, me: Me, Query(which): Query<Which>) -> Result<Response, Failed> {
    let mut text = String::from("id,at,case,check,severity,outcome,message\n");
    for told in which.find(&app, &me).await? {
        let message = told.message_id.map(|id| id.to_string()).unwrap_or_default();
        let checks::Told { id, at, case_id, code, severity, outcome, .. } = told;
        text.push_str(&format!("{id},{at},{case_id},{code},{severity},{outcome},{message}\n"));
    }
    let kind = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"checks.csv\""),
    ];
    Ok((kind, text).into_response())
}
