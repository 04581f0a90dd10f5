//! `/knowledge`.

use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::knowledge;
use care::{Error, Tx};
use kernel::{ArticleId, Instant, Role, UserId};
use serde::Deserialize;

use super::draw::{draw, listed, users};
use super::form::{Fields, typed};
use super::{build, render_list, render_preview};
use crate::auth::Me;
use crate::errors::{Failed, Page, told};
use crate::macros::{Versioned, render_version};
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{diff, t, tell};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/knowledge", get(list).post(create))
        .route("/knowledge/new", get(new))
        .route("/knowledge/preview", post(preview))
        .route("/knowledge/{id}", get(show).post(change))
        .route("/knowledge/{id}/state", post(move_to))
        .route("/knowledge/{id}/review", post(review))
        .route("/knowledge/{id}/versions/{version}", get(version).post(restore))
}

/// What an address asks.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    show: String,
    done: Option<String>,
}

async fn list(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    let ctx = me.ctx.clone();
    let read = async move |tx: &mut Tx| Ok((knowledge::list(tx, &ctx).await?, users(tx, &ctx).await?));
    let (all, users) = app.read(read).await?;
    let frame = frame(&app, &me, &jar, t("knowledge-title"), Place::Knowledge).await?;
    let may_write = me.user.role >= Role::Agent;
    let view = listed(frame, &all, &users, asked.show, asked.q, may_write);
    Ok(Html(render_list(&view)?))
}

async fn new(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    draw(&app, &me, &jar, None, None, Ok(None)).await
}

/// What stands in the form, as its readers will see it; nothing is kept.
async fn preview(Form(fields): Form<Fields>) -> Page {
    let (content, seen) = fields.content();
    Ok(Html(render_preview(&typed(&content, seen))?))
}

async fn show(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<ArticleId>,
    Query(asked): Query<Asked>,
) -> Page {
    draw(&app, &me, &jar, Some(id), None, Ok(asked.done.map(|_| t("macros-saved").to_owned()))).await
}

async fn create(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Form(fields): Form<Fields>,
) -> Result<Response, Failed> {
    let (ctx, (content, _)) = (me.ctx.clone(), fields.content());
    let saved = app.write(async move |tx: &mut Tx| knowledge::save(tx, &ctx, &content).await).await;
    kept(&app, &me, &jar, None, fields, saved).await
}

async fn change(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<ArticleId>,
    Form(fields): Form<Fields>,
) -> Result<Response, Failed> {
    let (ctx, (content, seen)) = (me.ctx.clone(), fields.content());
    let verb = async move |tx: &mut Tx| knowledge::change(tx, &ctx, id, &content, seen).await;
    let saved = app.write(verb).await.map(|()| id);
    kept(&app, &me, &jar, Some(id), fields, saved).await
}

/// The article with a word about it; what was refused stands in the form again, with the reason.
async fn kept(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    id: Option<ArticleId>,
    fields: Fields,
    saved: Result<ArticleId, Error>,
) -> Result<Response, Failed> {
    match saved {
        Ok(id) => Ok(Redirect::to(&format!("/knowledge/{id}?done=saved")).into_response()),
        Err(error @ (Error::Invalid(_) | Error::Denied { .. })) => {
            Ok(draw(app, me, jar, id, Some(fields), Err(told(&error))).await?.into_response())
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Deserialize)]
struct To {
    state: String,
}

async fn move_to(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ArticleId>,
    Form(to): Form<To>,
) -> Result<Redirect, Failed> {
    let state = to.state.parse().map_err(Error::invalid)?;
    app.write(async move |tx: &mut Tx| knowledge::move_to(tx, &me.ctx, id, state).await).await?;
    Ok(Redirect::to(&format!("/knowledge/{id}?done=saved")))
}

#[derive(Deserialize)]
struct Review {
    owner: String,
    review: String,
}

async fn review(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<ArticleId>,
    Form(said): Form<Review>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let owner: Option<UserId> = said.owner.parse().ok();
    let next = format!("{}T12:00:00Z", said.review).parse::<jiff::Timestamp>().map(Instant::from);
    let done = match next {
        Ok(next) => {
            app.write(async move |tx: &mut Tx| knowledge::review(tx, &ctx, id, owner, next).await).await
        }
        Err(_) => Err(Error::invalid(t("knowledge-no-day"))),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/knowledge/{id}?done=saved")).into_response()),
        Err(error @ Error::Invalid(_)) => {
            Ok(draw(&app, &me, &jar, Some(id), None, Err(told(&error))).await?.into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn version(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path((id, number)): Path<(ArticleId, i64)>,
) -> Page {
    let ctx = me.ctx.clone();
    let read =
        async move |tx: &mut Tx| Ok((knowledge::versions(tx, &ctx, id).await?, users(tx, &ctx).await?));
    let (versions, users) = app.read(read).await?;
    let one = versions.iter().find(|one| one.version == number).ok_or(Error::not_found("version"))?;
    let newest = versions.first().ok_or(Error::not_found("version"))?;
    let view = Versioned {
        frame: frame(&app, &me, &jar, &tell("macros-version", &[("n", number.into())]), Place::Knowledge)
            .await?,
        name: newest.content.0.title.clone(),
        back: format!("/knowledge/{id}"),
        lines: diff::lines(&build::printed(&one.content.0), &build::printed(&newest.content.0)),
        in_force: newest.version == number,
        version: crate::macros::version(&users, number, one.by_user, one.at),
        may_write: me.user.role >= Role::Agent,
    };
    Ok(Html(render_version(&view)?))
}

/// An earlier version becomes the newest.
async fn restore(
    State(app): State<App>,
    me: Me,
    Path((id, number)): Path<(ArticleId, i64)>,
) -> Result<Redirect, Failed> {
    let ctx = me.ctx;
    let verb = async move |tx: &mut Tx| {
        let seen = knowledge::get(tx, &ctx, id).await?.version;
        let all = knowledge::versions(tx, &ctx, id).await?;
        let one = all.iter().find(|one| one.version == number).ok_or(Error::not_found("version"))?;
        knowledge::change(tx, &ctx, id, &one.content.0, seen).await
    };
    app.write(verb).await?;
    Ok(Redirect::to(&format!("/knowledge/{id}?done=saved")))
}
