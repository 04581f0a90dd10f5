//! The signatures over HTTP.

use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::access::{Right, allow};
use care::{Error, Tx, signatures};
use serde::Deserialize;

use super::{Line, View, render};
use crate::auth::Me;
use crate::errors::Failed;
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::t;

/// The signatures' routes.
pub fn routes() -> Router<App> {
    Router::new().route("/settings/signatures", get(page)).route("/settings/signatures/{team}", post(keep))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

/// What somebody typed for a team, and why it was not kept.
struct Refused {
    team: String,
    words: String,
    why: String,
}

async fn page(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(done): Query<Done>,
) -> Result<Response, Failed> {
    let done = done.done.is_some().then(|| t("mails-signature-kept").to_owned());
    draw(&app, &me, &jar, done, None).await
}

#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    words: String,
}

/// `POST /settings/signatures/{team}`.
async fn keep(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(team): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failed> {
    let (ctx, brand, of, words) = (me.ctx.clone(), app.brand(), team.clone(), typed.words.clone());
    let set = async move |tx: &mut Tx| signatures::set(tx, &ctx, &brand, &of, &words).await;
    match app.write(set).await {
        Ok(()) => Ok(Redirect::to("/settings/signatures?done=kept").into_response()),
        Err(Error::Invalid(why)) => {
            let refused = Refused { team, words: typed.words, why: crate::ui::say(&why) };
            draw(&app, &me, &jar, None, Some(refused)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn draw(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    done: Option<String>,
    refused: Option<Refused>,
) -> Result<Response, Failed> {
    allow(&me.ctx, Right::Direct)?;
    let mut lines = lines(app, me).await?;
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let wrong = refused.map(|Refused { team, words, why }| {
        if let Some(line) = lines.iter_mut().find(|line| line.team == team) {
            line.words = words;
        }
        why
    });
    let frame = frame(app, me, jar, t("mails-signatures"), Place::Settings).await?;
    Ok((status, Html(render(&View { frame, lines, done, wrong })?)).into_response())
}

/// The teams with what stands below their mails, and how that looks below one of the reader's.
async fn lines(app: &App, me: &Me) -> Result<Vec<Line>, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let read = app.read(async move |tx: &mut Tx| {
        let known = signatures::list(tx, &ctx).await?;
        let mut lines = Vec::new();
        for team in brand.model.teams() {
            let (team, title) = (team.id.to_string(), team.title().to_owned());
            let words = known.iter().find(|one| one.team == team).map(|one| one.words.clone());
            // Most teams have none, and those that have are few: each is filled in by itself.
            let shown = match words.is_some() {
                true => signatures::below(tx, &ctx, &brand, Some(team.as_str()), ctx.actor.user()).await?,
                false => None,
            };
            lines.push(Line { team, title, words: words.unwrap_or_default(), shown });
        }
        Ok(lines)
    });
    Ok(read.await?)
}
