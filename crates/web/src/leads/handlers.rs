//! `/leads`, one lead, and the file.

use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::leads::{self, Change, Lead, Stage, Wanted};
use care::{Error, Tx, contacts};
use kernel::{LeadId, UserId};
use serde::Deserialize;

use super::draw::draw;
use super::{View, build, render};
use crate::auth::Me;
use crate::engage::settings::amount;
use crate::errors::Failed;
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{say, t};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/leads", get(list))
        .route("/leads.csv", get(csv))
        .route("/leads/{id}", get(one).post(keep))
        .route("/leads/{id}/opt-out", post(opt_out))
        .route("/leads/{id}/opt-in", post(opt_in))
}

#[derive(Deserialize, Clone)]
struct Asked {
    stage: Option<String>,
    of: Option<String>,
}

impl Asked {
    fn stage(&self) -> Option<Stage> {
        self.stage.as_deref().and_then(|stage| stage.parse().ok())
    }

    async fn find(&self, app: &App, me: &Me) -> Result<Vec<Lead>, Failed> {
        let of = self.of.as_deref();
        let wanted = Wanted {
            stage: self.stage(),
            owner: me.ctx.actor.user().filter(|_| of == Some("me")),
            campaign: match of {
                Some("campaigns") => Some(true),
                Some("inbound") => Some(false),
                _ => None,
            },
        };
        let ctx = me.ctx.clone();
        Ok(app.read(async move |tx: &mut Tx| leads::list(tx, &ctx, &wanted).await).await?)
    }
}

async fn list(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    let found = asked.find(&app, &me).await?;
    let (stage, of) = (asked.stage(), asked.of.as_deref());
    let view = View {
        frame: frame(&app, &me, &jar, t("leads-title"), Place::Leads).await?,
        stages: build::stages(stage, of),
        others: build::others(stage, of),
        rows: found.into_iter().map(build::row).collect(),
        csv: build::csv(stage, of),
    };
    Ok(Html(render(&view)?).into_response())
}

async fn csv(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Result<Response, Failed> {
    let file = leads::csv(&asked.find(&app, &me).await?);
    let kind = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"leads.csv\""),
    ];
    Ok((kind, file).into_response())
}

#[derive(Deserialize)]
struct Done {
    kept: Option<String>,
}

async fn one(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<LeadId>,
    Query(done): Query<Done>,
) -> Result<Response, Failed> {
    draw(&app, &me, &jar, id, Ok(done.kept.is_some())).await
}

#[derive(Deserialize)]
struct Changed {
    stage: Stage,
    owner: UserId,
    product: String,
    value: String,
    permission: String,
    note: String,
}

impl Changed {
    fn change(self) -> Result<Change, Error> {
        let value = Some(self.value.trim()).filter(|value| !value.is_empty()).map(amount).transpose()?;
        Ok(Change {
            stage: Some(self.stage),
            owner: Some(self.owner),
            product: Some(self.product),
            amount: value.map(|value| value.0),
            permission: Some(self.permission),
            note: Some(self.note),
            permission_message: None,
        })
    }
}

async fn keep(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(id): Path<LeadId>,
    Form(changed): Form<Changed>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let kept = match changed.change() {
        Ok(change) => {
            app.write(async move |tx: &mut Tx| leads::change(tx, &ctx, id, change.clone()).await).await
        }
        Err(error) => Err(error),
    };
    match kept {
        Ok(()) => Ok(Redirect::to(&format!("/leads/{id}?kept=1")).into_response()),
        Err(Error::Invalid(why)) => draw(&app, &me, &jar, id, Err(say(&why))).await,
        Err(error) => Err(error.into()),
    }
}

async fn opt_out(State(app): State<App>, me: Me, Path(id): Path<LeadId>) -> Result<Redirect, Failed> {
    let done = app.write(async move |tx: &mut Tx| {
        let case = leads::get(tx, &me.ctx, id).await?.case_id;
        contacts::opt_out(tx, &me.ctx, case, None).await
    });
    done.await?;
    Ok(Redirect::to(&format!("/leads/{id}")))
}

async fn opt_in(State(app): State<App>, me: Me, Path(id): Path<LeadId>) -> Result<Redirect, Failed> {
    let done = app.write(async move |tx: &mut Tx| {
        let case = leads::get(tx, &me.ctx, id).await?.case_id;
        contacts::opt_in(tx, &me.ctx, case).await
    });
    done.await?;
    Ok(Redirect::to(&format!("/leads/{id}")))
}
