//! What is different between two versions, and what would move.

use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use care::models::{self, Period};
use care::{Error, Tx};
use kernel::{ComparisonId, Ctx, Cursor, Millis, PageRequest};
use ownership::Model;
use serde::Deserialize;

use super::{around, drawn};
use crate::auth::Me;
use crate::errors::{Failed, Page, refused};
use crate::ownership::{Cause, Comparison, MovedItems, Spot, Tab, Version, build, differences};
use crate::state::App;

/// How many items a page lists.
const ROWS: u32 = 100;

#[derive(Deserialize)]
pub(super) struct With {
    with: Option<i64>,
    job: Option<String>,
}

pub(super) async fn diff(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(b): Path<i64>,
    Query(asked): Query<With>,
) -> Page {
    let a = asked.with.unwrap_or(app.brand().model_version);
    let job: Option<ComparisonId> = asked.job.and_then(|job| job.parse().ok());
    let ctx = me.ctx.clone();
    let (all, before, after, job) = app
        .read(async move |tx: &mut Tx| {
            let (all, job) = known(tx, &ctx, (a, b), job).await?;
            Ok((all, models::load(tx, &ctx, a).await?, models::load(tx, &ctx, b).await?, job))
        })
        .await?;
    let job = job.as_ref();
    drawn(&Comparison {
        frame: around(&app, &me, &jar).await?,
        spot: Spot::at(Tab::Versions),
        before: numbered(&all, a)?,
        after: numbered(&all, b)?,
        choices: all.iter().map(|one| (one.version, one.name.clone())).collect(),
        differences: Some(differences(&ownership::diff(&before, &after))),
        since: job.map(|job| job.since),
        running: job.and_then(build::running),
        moved: job.and_then(|job| job.result.as_ref()).map(|result| build::moved(&after, &result.0)),
        failed: job.and_then(|job| job.failed.clone()),
    })
}

fn numbered(all: &[models::Version], number: i64) -> Result<Version, Error> {
    let found = all.iter().find(|one| one.version == number);
    found.map(build::version).ok_or(Error::not_found("ownership version"))
}

/// All versions, and the comparison that is asked for; else the newest of these two.
async fn known(
    tx: &mut Tx,
    ctx: &Ctx,
    pair: (i64, i64),
    job: Option<ComparisonId>,
) -> care::Result<(Vec<models::Version>, Option<models::Comparison>)> {
    let job = match job {
        Some(job) => Some(models::comparison(tx, ctx, job).await?),
        None => models::comparisons(tx, ctx).await?.into_iter().find(|one| (one.a, one.b) == pair),
    };
    Ok((models::list(tx, ctx).await?, job))
}

#[derive(Deserialize)]
pub(super) struct Begin {
    with: i64,
    #[serde(default)]
    days: String,
}

pub(super) async fn begin(
    State(app): State<App>,
    me: Me,
    Path(b): Path<i64>,
    Form(asked): Form<Begin>,
) -> Result<Response, Failed> {
    let (ctx, a) = (me.ctx, asked.with);
    let days = asked.days.parse().unwrap_or(7_i64).clamp(1, 3660);
    let period = Period { since: ctx.now() - Millis::days(days), until: ctx.now() };
    let job = app.write(async move |tx: &mut Tx| models::compare_later(tx, &ctx, a, b, period).await).await?;
    Ok(Redirect::to(&format!("/ownership/versions/{b}/diff?with={a}&job={job}")).into_response())
}

pub(super) async fn shadow(State(app): State<App>, me: Me, jar: CookieJar, Path(version): Path<i64>) -> Page {
    let ctx = me.ctx.clone();
    let (known, report, model) = app
        .read(async move |tx: &mut Tx| {
            let report = models::shadow_report(tx, &ctx, version).await?;
            Ok((models::get(tx, &ctx, version).await?, report, models::load(tx, &ctx, version).await?))
        })
        .await?;
    let after = build::version(&known);
    drawn(&Comparison {
        frame: around(&app, &me, &jar).await?,
        spot: Spot::at(Tab::Versions),
        before: after.clone(),
        after,
        choices: Vec::new(),
        differences: None,
        since: report.since,
        running: None,
        moved: Some(build::shadow(&model, &report)),
        failed: None,
    })
}

#[derive(Deserialize)]
pub(super) struct OfCause {
    from_rule: String,
    to_rule: String,
    from: String,
    to: String,
    after: Option<String>,
}

impl OfCause {
    fn cause(&self) -> models::Cause {
        models::Cause {
            from_rule: self.from_rule.clone(),
            to_rule: self.to_rule.clone(),
            from_queue: self.from.clone(),
            to_queue: self.to.clone(),
            count: 0,
            samples: Vec::new(),
        }
    }
    fn named(&self, model: &Model) -> Cause {
        let (from, to) = (build::place(model, &self.from), build::place(model, &self.to));
        Cause::named(&self.from_rule, &self.to_rule, from, to)
    }
    fn link(&self, after: Cursor) -> String {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("from_rule", &self.from_rule)
            .append_pair("to_rule", &self.to_rule)
            .append_pair("from", &self.from)
            .append_pair("to", &self.to)
            .append_pair("after", &after.to_string())
            .finish();
        format!("?{query}")
    }
}

pub(super) async fn shadow_items(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(version): Path<i64>,
    Query(asked): Query<OfCause>,
) -> Result<Response, Failed> {
    let back = format!("/ownership/versions/{version}/shadow");
    let request = match asked.after.as_deref().map(str::parse::<Cursor>).transpose() {
        Ok(after) => PageRequest::new(ROWS, after),
        Err(error) => return Ok(refused(error.to_string(), &back)),
    };
    let (ctx, cause) = (me.ctx.clone(), asked.cause());
    let page = app
        .read(async move |tx: &mut Tx| models::shadow_items(tx, &ctx, version, &cause, request).await)
        .await?;
    let model = app.brand().model.clone();
    let view = MovedItems {
        frame: around(&app, &me, &jar).await?,
        spot: Spot::at(Tab::Versions),
        cause: asked.named(&model),
        more: page.next.map(|next| asked.link(next)),
        items: page.rows.iter().map(|item| (item.case_id.to_string(), item.at)).collect(),
        back,
    };
    Ok(drawn(&view)?.into_response())
}
