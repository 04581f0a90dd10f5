//! Users, and one's own sessions.

use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::access::{self, Right, allow};
use care::{Error, Tx};
use kernel::{Role, Secret, SessionId, UserId};
use serde::Deserialize;

use super::{Pane, User, View, build, render};
use crate::auth::Me;
use crate::errors::Failed;
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{Sheet, say, t};

/// The settings' routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/settings", get(home))
        .route("/settings/users", get(users).post(add_user))
        .route("/settings/users/{id}/suspension", post(suspend))
        .route("/settings/users/{id}/return", post(let_in))
        .route("/settings/sessions", get(sessions))
        .route("/settings/sessions/{id}/end", post(end_session))
        .route("/settings/sessions/end-others", post(end_others))
}

/// What has just been done, as the address says it.
#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn words(self) -> Option<String> {
        let words = match self.done?.as_str() {
            "added" => t("settings-done-added"),
            "suspended" => t("settings-done-suspended"),
            "returned" => t("settings-done-returned"),
            "ended" => t("settings-done-ended"),
            "others" => t("settings-done-others"),
            _ => return None,
        };
        Some(words.to_owned())
    }
}

async fn home(me: Me) -> Redirect {
    let may_configure = allow(&me.ctx, Right::Administer).is_ok();
    Redirect::to(if may_configure { "/settings/channels" } else { "/settings/me" })
}

async fn users(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    sheet: Sheet,
    Query(done): Query<Done>,
) -> Result<Response, Failed> {
    let mut users = everybody(&app, &me).await?;
    sheet.sort(&mut users);
    if let Some(file) = sheet.file("users", &users) {
        return Ok(file);
    }
    let pane = Pane::Users(users, sheet.head::<User>());
    page(&app, &me, &jar, pane, Ok(done)).await
}

async fn everybody(app: &App, me: &Me) -> care::Result<Vec<User>> {
    let ctx = me.ctx.clone();
    let staff = app.read(async move |tx: &mut Tx| access::staff(tx, &ctx).await).await?;
    let brand = app.brand();
    Ok(staff.into_iter().map(|user| build::user(&brand, user)).collect())
}

#[derive(Deserialize)]
struct NewUser {
    name: String,
    login: String,
    role: String,
    #[serde(default)]
    team: String,
    password: String,
}

async fn add_user(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Form(new): Form<NewUser>,
) -> Result<Response, Failed> {
    match add(&app, &me, new).await {
        Ok(_) => Ok(Redirect::to("/settings/users?done=added").into_response()),
        Err(Error::Invalid(why)) => {
            let head = Sheet::of("/settings/users", "").head::<User>();
            let pane = Pane::Users(everybody(&app, &me).await?, head);
            page(&app, &me, &jar, pane, Err(say(&why))).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn add(app: &App, me: &Me, new: NewUser) -> care::Result<UserId> {
    allow(&me.ctx, Right::Administer)?;
    let NewUser { name, login, role, team, password } = new;
    let team = Some(team).filter(|team| !team.is_empty());
    app.brand().check_team(team.as_deref())?;
    let role: Role = role.parse().map_err(|why: String| Error::invalid(why))?;
    let password = Secret::new(password);
    access::policy(&password)?;
    let turn = app.hashing.acquire().await.map_err(|_| Error::Unauthenticated)?;
    let ctx = me.ctx.clone();
    let hashed = tokio::task::spawn_blocking(move || access::hash(&ctx, &password)).await;
    drop(turn);
    let hash = hashed.map_err(|_| Error::invalid(t("settings-not-hashed")))??;
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| {
        access::add_user(tx, &ctx, &login, &name, role, team.as_deref(), &hash).await
    })
    .await
}

async fn suspend(State(app): State<App>, me: Me, Path(id): Path<String>) -> Result<Redirect, Failed> {
    let id: UserId = id.parse().map_err(|_| Error::not_found("user"))?;
    app.write(async move |tx: &mut Tx| care::handling::dismiss(tx, &me.ctx, id).await).await?;
    Ok(Redirect::to("/settings/users?done=suspended"))
}

async fn let_in(State(app): State<App>, me: Me, Path(id): Path<String>) -> Result<Redirect, Failed> {
    let id: UserId = id.parse().map_err(|_| Error::not_found("user"))?;
    app.write(async move |tx: &mut Tx| access::enable(tx, &me.ctx, id).await).await?;
    Ok(Redirect::to("/settings/users?done=returned"))
}

async fn sessions(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(done): Query<Done>,
) -> Result<Response, Failed> {
    let (ctx, user, here) = (me.ctx.clone(), me.user.id, me.session.id);
    let mine = app.read(async move |tx: &mut Tx| access::sessions(tx, &ctx, user).await).await?;
    let pane = Pane::Sessions(mine.into_iter().map(|session| build::session(session, here)).collect());
    page(&app, &me, &jar, pane, Ok(done)).await
}

async fn end_session(State(app): State<App>, me: Me, Path(id): Path<String>) -> Result<Redirect, Failed> {
    let id: SessionId = id.parse().map_err(|_| Error::not_found("session"))?;
    app.write(async move |tx: &mut Tx| access::revoke_session(tx, &me.ctx, id).await).await?;
    Ok(Redirect::to("/settings/sessions?done=ended"))
}

async fn end_others(State(app): State<App>, me: Me) -> Result<Redirect, Failed> {
    app.write(async move |tx: &mut Tx| access::revoke_others(tx, &me.ctx, me.session.id).await).await?;
    Ok(Redirect::to("/settings/sessions?done=others"))
}

/// The page with a pane, and what was done or why it was not.
async fn page(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    pane: Pane,
    done: Result<Done, String>,
) -> Result<Response, Failed> {
    let frame = frame(app, me, jar, t("shell-settings"), Place::Settings).await?;
    let status = if done.is_ok() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let teams = build::teams(&app.brand());
    let (done, wrong) = match done {
        Ok(done) => (done.words(), None),
        Err(why) => (None, Some(why)),
    };
    Ok((status, Html(render(&View { frame, pane, teams, done, wrong })?)).into_response())
}
