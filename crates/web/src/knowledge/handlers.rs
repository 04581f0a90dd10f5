//! `/knowledge`.

use std::collections::HashMap;

use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::access::{self, User};
use care::knowledge::{self, Article};
use care::{Error, Tx};
use kernel::{ArticleId, Ctx, Instant, Role, UserId};
use serde::Deserialize;

use super::form::{Fields, typed};
use super::{Edit, List, Standing, build, render_edit, render_list};
use crate::auth::Me;
use crate::errors::{Failed, Page};
use crate::macros::{Versioned, render_version};
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{diff, t, tell};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/knowledge", get(list).post(create))
        .route("/knowledge/new", get(new))
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

type Users = HashMap<UserId, User>;

async fn users(tx: &mut Tx, ctx: &Ctx) -> care::Result<Users> {
    Ok(access::users(tx, ctx).await?.into_iter().map(|user| (user.id, user)).collect())
}

async fn list(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    let ctx = me.ctx.clone();
    let read = async move |tx: &mut Tx| Ok((knowledge::list(tx, &ctx).await?, users(tx, &ctx).await?));
    let (all, users) = app.read(read).await?;
    let now = me.ctx.now();
    let standing = |one: &Article| build::standing(one, now);
    let count = |show: &str| all.iter().filter(|one| build::is_shown(show, standing(one))).count();
    let shows = [
        ("all", t("knowledge-all")),
        ("overdue", t("knowledge-overdue")),
        ("draft", t("knowledge-drafts")),
        ("archived", t("knowledge-archived")),
    ];
    let shown = |one: &&Article| {
        build::is_shown(&asked.show, standing(one)) && build::holds(&one.content.0, &asked.q)
    };
    let view = List {
        frame: frame(&app, &me, &jar, t("knowledge-title"), Place::Knowledge).await?,
        rows: all.iter().filter(shown).map(|one| build::row(one, &users, now)).collect(),
        shows: shows.into_iter().map(|(key, word)| (key, word, count(key))).collect(),
        show: if asked.show.is_empty() { "all".into() } else { asked.show },
        query: asked.q,
        may_write: me.user.role >= Role::Agent,
    };
    Ok(Html(render_list(&view)?))
}

async fn new(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    draw(&app, &me, &jar, None, None, Ok(None)).await
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
            Ok(draw(app, me, jar, id, Some(fields), Err(error.to_string())).await?.into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn draw(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    id: Option<ArticleId>,
    fields: Option<Fields>,
    done: Result<Option<String>, String>,
) -> Page {
    let ctx = me.ctx.clone();
    let read = async move |tx: &mut Tx| {
        let users = users(tx, &ctx).await?;
        Ok(match id {
            Some(id) => {
                (users, Some(knowledge::get(tx, &ctx, id).await?), knowledge::versions(tx, &ctx, id).await?)
            }
            None => (users, None, Vec::new()),
        })
    };
    let (users, one, versions) = app.read(read).await?;
    let now = me.ctx.now();
    let typed = match (&fields, &one) {
        (Some(fields), _) => {
            let (content, seen) = fields.content();
            typed(&content, seen)
        }
        (None, Some(one)) => typed(&one.content.0, one.version),
        (None, None) => typed(&knowledge::Content { lang: "en".into(), ..Default::default() }, 0),
    };
    let owner = one.as_ref().and_then(|one| one.owner);
    let mut owners: Vec<_> = users
        .values()
        .filter(|user| user.disabled_at.is_none() || Some(user.id) == owner)
        .map(|user| (user.id.to_string(), user.name.clone(), Some(user.id) == owner))
        .collect();
    owners.sort_by(|a, b| a.1.cmp(&b.1));
    let mine = one.as_ref().is_none_or(|_| owner.is_some() && owner == me.ctx.actor.user());
    let title = if typed.title.is_empty() { t("knowledge-new") } else { &typed.title }.to_owned();
    let view = Edit {
        frame: frame(app, me, jar, &title, Place::Knowledge).await?,
        id: id.map(|id| id.to_string()),
        standing: one.as_ref().map_or(Standing::Draft, |one| build::standing(one, now)),
        typed,
        owners,
        review: build::day(one.as_ref().map_or(now + knowledge::REVIEW, |one| one.review_at)),
        versions: versions
            .iter()
            .map(|one| crate::macros::version(&users, one.version, one.by_user, one.at))
            .collect(),
        may_write: me.user.role >= Role::Lead || (mine && me.user.role >= Role::Agent),
        wrong: done.as_ref().err().cloned(),
        done: done.ok().flatten(),
    };
    Ok(Html(render_edit(&view)?))
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
            Ok(draw(&app, &me, &jar, Some(id), None, Err(error.to_string())).await?.into_response())
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
