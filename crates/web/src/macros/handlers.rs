//! `/macros`.

use axum::Router;
use axum::extract::{Path, Query, RawForm, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::macros;
use care::{Error, Tx};
use kernel::{MacroId, Role};
use serde::Deserialize;

use super::draw::{Around, draw};
use super::form::{Said, typed};
use super::{List, Versioned, build, render_list, render_preview, render_version};
use crate::auth::Me;
use crate::errors::{Failed, Page, told};
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{diff, t, tell};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/macros", get(list).post(create))
        .route("/macros/new", get(new))
        .route("/macros/preview", post(preview))
        .route("/macros/{id}", get(show).post(change))
        .route("/macros/{id}/archive", post(archive))
        .route("/macros/{id}/return", post(bring_back))
        .route("/macros/{id}/versions/{version}", get(version).post(restore))
}

/// What an address asks.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    done: Option<String>,
}

async fn list(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    let ctx = me.ctx.clone();
    let all = app.read(async move |tx: &mut Tx| macros::list(tx, &ctx).await).await?;
    let brand = app.brand();
    let team = |id: &str| brand.model.team(id).map_or_else(|| id.to_owned(), |team| team.title().to_owned());
    let view = List {
        frame: frame(&app, &me, &jar, t("macros-title"), Place::Macros).await?,
        rows: all.iter().filter(|one| build::holds(one, &asked.q)).map(|one| build::row(one, team)).collect(),
        query: asked.q,
        may_write: me.user.role >= Role::Agent,
    };
    Ok(Html(render_list(&view)?))
}

async fn new(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    draw(&app, &me, &jar, None, Said::default(), Ok(None)).await
}

async fn show(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<MacroId>,
    Query(asked): Query<Asked>,
) -> Page {
    let ctx = me.ctx.clone();
    let one = app.read(async move |tx: &mut Tx| macros::get(tx, &ctx, id).await).await?;
    let content = one.content.0;
    let said = Said { typed: typed(&content, one.version), content, ..Said::default() };
    let done = asked.done.map(|_| t("macros-saved").to_owned());
    draw(&app, &me, &jar, Some(id), said, Ok(done)).await
}

async fn create(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    RawForm(form): RawForm,
) -> Result<Response, Failed> {
    let (said, ctx, brand) = (Said::of(&form), me.ctx.clone(), app.brand());
    let content = said.content.clone();
    let saved = app.write(async move |tx: &mut Tx| macros::save(tx, &ctx, &brand, &content).await).await;
    kept(&app, &me, &jar, None, said, saved).await
}

async fn change(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<MacroId>,
    RawForm(form): RawForm,
) -> Result<Response, Failed> {
    let (said, ctx, brand) = (Said::of(&form), me.ctx.clone(), app.brand());
    let (content, seen) = (said.content.clone(), said.typed.version);
    let verb = async move |tx: &mut Tx| macros::change(tx, &ctx, &brand, id, &content, seen).await;
    let saved = app.write(verb).await.map(|()| id);
    kept(&app, &me, &jar, Some(id), said, saved).await
}

/// The macro with a word about it; what was refused stands in the form again, with the reason.
async fn kept(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    id: Option<MacroId>,
    said: Said,
    saved: Result<MacroId, Error>,
) -> Result<Response, Failed> {
    match saved {
        Ok(id) => Ok(Redirect::to(&format!("/macros/{id}?done=saved")).into_response()),
        Err(error @ (Error::Invalid(_) | Error::Denied { .. })) => {
            Ok(draw(app, me, jar, id, said, Err(told(&error))).await?.into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /macros/preview`.
async fn preview(State(app): State<App>, me: Me, RawForm(form): RawForm) -> Page {
    let Said { content, case, mode, .. } = Said::of(&form);
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let scene = app.read(async move |tx: &mut Tx| macros::scene(tx, &ctx, &brand, case, mode).await).await?;
    Ok(Html(render_preview(&build::preview(&content.variants, &scene))?))
}

async fn archive(State(app): State<App>, me: Me, Path(id): Path<MacroId>) -> Result<Redirect, Failed> {
    app.write(async move |tx: &mut Tx| macros::archive(tx, &me.ctx, id, true).await).await?;
    Ok(Redirect::to(&format!("/macros/{id}")))
}

async fn bring_back(State(app): State<App>, me: Me, Path(id): Path<MacroId>) -> Result<Redirect, Failed> {
    app.write(async move |tx: &mut Tx| macros::archive(tx, &me.ctx, id, false).await).await?;
    Ok(Redirect::to(&format!("/macros/{id}")))
}

async fn version(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path((id, number)): Path<(MacroId, i64)>,
) -> Page {
    let ctx = me.ctx.clone();
    let around = app.read(async move |tx: &mut Tx| Around::read(tx, &ctx, Some(id)).await).await?;
    let one = around.versions.iter().find(|one| one.version == number).ok_or(Error::not_found("version"))?;
    let newest = around.versions.first().map(|one| one.content.0.clone()).unwrap_or_default();
    let name = newest.name.clone();
    let view = Versioned {
        frame: frame(&app, &me, &jar, &tell("macros-version", &[("n", number.into())]), Place::Macros)
            .await?,
        back: format!("/macros/{id}"),
        name,
        lines: diff::lines(&build::printed(&one.content.0), &build::printed(&newest)),
        in_force: around.versions.first().is_some_and(|newest| newest.version == number),
        version: build::version(&around.users, number, one.by_user, one.at),
        may_write: me.user.role >= Role::Agent,
    };
    Ok(Html(render_version(&view)?))
}

/// An earlier version becomes the newest.
async fn restore(
    State(app): State<App>,
    me: Me,
    Path((id, number)): Path<(MacroId, i64)>,
) -> Result<Redirect, Failed> {
    let (ctx, brand) = (me.ctx, app.brand());
    let verb = async move |tx: &mut Tx| {
        let seen = macros::get(tx, &ctx, id).await?.version;
        let all = macros::versions(tx, &ctx, id).await?;
        let one = all.iter().find(|one| one.version == number).ok_or(Error::not_found("version"))?;
        macros::change(tx, &ctx, &brand, id, &one.content.0, seen).await
    };
    app.write(verb).await?;
    Ok(Redirect::to(&format!("/macros/{id}?done=saved")))
}
