//! Promises kept and broken.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum_extra::extract::CookieJar;
use care::brand::Brand;
use care::clocks::{self, By, Clock, Filter, Metric, State as Stands};
use care::{Tx, desk};
use kernel::{CaseId, ClockId, Ctx, Instant, Millis, PageRequest};
use serde::Deserialize;

use super::{Ran, Rows, build, render, render_one, render_rows};
use crate::auth::Me;
use crate::errors::{Failed, Page};
use crate::named;
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{Sheet, t, tell};

/// The clocks' routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/clocks", get(page))
        .route("/clocks/rows", get(rows))
        .route("/clocks/{clock}", get(one))
}

#[derive(Deserialize)]
struct Period {
    window: Option<String>,
}

/// The period of this name, else a week: its name, and when it began.
fn period(wanted: Option<&str>, now: Instant) -> (&'static str, Instant) {
    let found = build::windows().into_iter().find(|(key, ..)| Some(*key) == wanted);
    let (key, _, days) = found.unwrap_or(build::windows()[1]);
    (key, now - Millis::days(days))
}

/// `GET /clocks`.
async fn page(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Period>) -> Page {
    let (key, since) = period(asked.window.as_deref(), me.ctx.now());
    let ctx = me.ctx.clone();
    let (found, late, rows) = app
        .read(async move |tx: &mut Tx| {
            let found = clocks::attainment(tx, &ctx, since, By::Queue).await?;
            let late = clocks::late(tx, &ctx).await?;
            let cases: Vec<CaseId> = late.iter().map(|clock| clock.case_id).collect();
            Ok((found, late, desk::rows_of(tx, &ctx, &cases).await?))
        })
        .await?;
    let frame = frame(&app, &me, &jar, t("shell-clocks"), Place::Clocks).await?;
    Ok(Html(render(&build::page(frame, &app.brand(), key, &found, (&late, &rows)))?))
}

#[derive(Deserialize, Clone)]
struct Which {
    queue: Option<String>,
    metric: Metric,
    window: Option<String>,
    /// `met`, `missed`, or `late` for those that run past their end.
    state: Option<String>,
}

impl Which {
    /// The clocks that are meant.
    async fn find(&self, tx: &mut Tx, ctx: &Ctx, since: Instant) -> care::Result<Vec<Clock>> {
        let Self { queue, metric, state, .. } = self;
        if state.as_deref() == Some("late") {
            let mut late = clocks::late(tx, ctx).await?;
            late.retain(|one| {
                one.metric == *metric && queue.as_ref().is_none_or(|queue| *queue == one.queue)
            });
            return Ok(late);
        }
        let state: Option<Stands> = state.as_deref().and_then(|state| state.parse().ok());
        let filter = Filter { since, metric: *metric, queue: queue.clone(), team: None, state };
        Ok(clocks::rows(tx, ctx, &filter, PageRequest::new(kernel::PAGE_MAX, None)).await?.rows)
    }

    fn title(&self, brand: &Brand) -> String {
        let metric = named::metric(self.metric);
        let queue = self.queue.as_ref().map(|queue| crate::desk::build::queue_chip(brand, queue).word);
        let of = match queue {
            Some(queue) => tell("clocks-metric-in", &[("metric", metric.into()), ("queue", queue.into())]),
            None => metric.to_owned(),
        };
        let state = self.state.as_ref().map(|state| match state.as_str() {
            "late" => t("clocks-late"),
            state => state.parse().map_or("", named::clock),
        });
        state.map_or_else(|| of.clone(), |state| format!("{of}, {state}"))
    }
}

/// `GET /clocks/rows`.
async fn rows(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    sheet: Sheet,
    Query(which): Query<Which>,
) -> Result<Response, Failed> {
    let since = period(which.window.as_deref(), me.ctx.now()).1;
    let (ctx, asked) = (me.ctx.clone(), which.clone());
    let both = async move |tx: &mut Tx| {
        let found = asked.find(tx, &ctx, since).await?;
        let cases: Vec<_> = found.iter().map(|clock| clock.case_id).collect();
        Ok((found, desk::rows_of(tx, &ctx, &cases).await?))
    };
    let ((found, rows), brand) = (app.read(both).await?, app.brand());
    let mut ran: Vec<_> = found.iter().map(|clock| build::ran(&brand, clock, &rows)).collect();
    sheet.sort(&mut ran);
    if let Some(file) = sheet.file("clocks", &ran) {
        return Ok(file);
    }
    let view = Rows {
        title: which.title(&brand),
        definition: named::definition(which.metric).to_owned(),
        total: found.len() as u64,
        rows: ran,
        head: sheet.head::<Ran>(),
        frame: frame(&app, &me, &jar, t("shell-clocks"), Place::Clocks).await?,
    };
    Ok(Html(render_rows(&view)?).into_response())
}

/// `GET /clocks/{clock}`.
async fn one(State(app): State<App>, me: Me, jar: CookieJar, Path(id): Path<ClockId>) -> Page {
    let ctx = me.ctx.clone();
    let (clock, log, rows) = app
        .read(async move |tx: &mut Tx| {
            let clock = clocks::get(tx, &ctx, id).await?;
            let log = clocks::log_of_case(tx, &ctx, clock.case_id).await?;
            let rows = desk::rows_of(tx, &ctx, &[clock.case_id]).await?;
            Ok((clock, log, rows))
        })
        .await?;
    let frame = frame(&app, &me, &jar, t("clocks-clock"), Place::Clocks).await?;
    Ok(Html(render_one(&build::one(frame, &app.brand(), &clock, &log, &rows))?))
}
