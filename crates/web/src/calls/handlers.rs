//! Calls: the day, one of them, and what its agent does.

use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::{Html, Redirect};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::calls::{self, Call, Disposition, Row, State as Stands};
use care::desk::{self, Around, CaseView};
use care::handoffs::brief::Brief;
use care::{Tx, handoffs, promises};
use jiff::tz::TimeZone;
use kernel::{CallId, Ctx, Instant, Millis, Role};
use serde::Deserialize;

use super::{One, View, build, render, render_one};
use crate::auth::Me;
use crate::desk::build::slot;
use crate::errors::{Failed, Page};
use crate::l10n;
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui;

/// The calls' routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/calls", get(page))
        .route("/calls/{call}", get(one))
        .route("/calls/{call}/start", post(start))
        .route("/calls/{call}/end", post(end))
        .route("/calls/{call}/wrap-up", post(wrap_up))
        .route("/calls/{call}/missed", post(missed))
        .route("/calls/{call}/booking", post(book))
        .route("/calls/{call}/withdrawal", post(withdraw))
}

/// The day that the reader lives in: from midnight to midnight.
fn today(now: Instant) -> (Instant, Instant) {
    let zone = l10n::reader().zone.unwrap_or(TimeZone::UTC);
    let midnight = now.timestamp().to_zoned(zone).start_of_day();
    let from = midnight.map_or(now - Millis::hours(12), |at| Instant::from(at.timestamp()));
    (from, from + Millis::days(1))
}

/// `GET /calls`.
async fn page(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    let (ctx, (from, until)) = (me.ctx.clone(), today(me.ctx.now()));
    let rows: Vec<Row> = app.read(async move |tx: &mut Tx| calls::day(tx, &ctx, from, until).await).await?;
    let (mine, team) = build::split(&app.brand(), me.user.id, &rows);
    let frame = frame(&app, &me, &jar, ui::t("calls-title"), Place::Calls).await?;
    Ok(Html(render(&View { frame, mine, team })?))
}

/// A call with its case and what was said of it.
async fn known(
    tx: &mut Tx,
    ctx: &Ctx,
    app: &App,
    id: CallId,
) -> care::Result<(Call, CaseView, Around, Brief)> {
    let call = calls::get(tx, ctx, id).await?;
    let view = desk::case_view(tx, ctx, call.case_id).await?;
    let around = desk::around(tx, ctx, &app.brand(), call.case_id).await?;
    let brief = handoffs::briefs::of_case(tx, ctx, call.case_id).await?;
    Ok((call, view, around, brief))
}

/// `GET /calls/{call}`.
async fn one(State(app): State<App>, me: Me, jar: CookieJar, Path(id): Path<CallId>) -> Page {
    let (ctx, lent) = (me.ctx.clone(), app.clone());
    let (call, view, around, brief) =
        app.read(async move |tx: &mut Tx| known(tx, &ctx, &lent, id).await).await?;
    let brand = app.brand();
    let zone = promises::zone_of(&brand, Some(&call.queue));
    let page = One {
        frame: frame(&app, &me, &jar, &view.person.name, Place::Calls).await?,
        call: build::calling(&brand, &view, &call),
        case_id: call.case_id.to_string(),
        brief: build::brief(&view, &around, brief),
        since: if call.state == Stands::WrapUp { call.ended_at } else { call.started_at },
        notes: call.notes.unwrap_or_default(),
        free: around.free.iter().map(|at| slot(*at, &zone)).collect(),
        attempts: u64::try_from(call.attempts).unwrap_or(0),
        may: me.user.role >= Role::Agent,
    };
    Ok(Html(render_one(&page)?))
}

fn back(id: CallId) -> Redirect {
    Redirect::to(&format!("/calls/{id}"))
}

/// `POST /calls/{call}/start`.
async fn start(State(app): State<App>, me: Me, Path(id): Path<CallId>) -> Result<Redirect, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    app.write(async move |tx: &mut Tx| calls::start(tx, &ctx, &brand, id).await).await?;
    Ok(back(id))
}

/// `POST /calls/{call}/end`.
async fn end(State(app): State<App>, me: Me, Path(id): Path<CallId>) -> Result<Redirect, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    app.write(async move |tx: &mut Tx| calls::finish(tx, &ctx, &brand, id).await).await?;
    Ok(back(id))
}

/// What a call came to.
#[derive(Deserialize)]
struct CameTo {
    disposition: Disposition,
    #[serde(default)]
    notes: String,
}

/// `POST /calls/{call}/wrap-up`.
async fn wrap_up(
    State(app): State<App>,
    me: Me,
    Path(id): Path<CallId>,
    Form(CameTo { disposition, notes }): Form<CameTo>,
) -> Result<Redirect, Failed> {
    let ctx = me.ctx.clone();
    let case = app.write(async move |tx: &mut Tx| {
        calls::wrap(tx, &ctx, id, disposition, &notes).await?;
        Ok(calls::get(tx, &ctx, id).await?.case_id)
    });
    Ok(Redirect::to(&format!("/desk/mine/{}", case.await?)))
}

/// `POST /calls/{call}/missed`.
async fn missed(State(app): State<App>, me: Me, Path(id): Path<CallId>) -> Result<Redirect, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| calls::missed(tx, &ctx, id).await).await?;
    Ok(back(id))
}

/// When it is to be made.
#[derive(Deserialize)]
struct At {
    at: i64,
}

/// `POST /calls/{call}/booking`.
async fn book(
    State(app): State<App>,
    me: Me,
    Path(id): Path<CallId>,
    Form(At { at }): Form<At>,
) -> Result<Redirect, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    app.write(async move |tx: &mut Tx| {
        let case = calls::get(tx, &ctx, id).await?.case_id;
        calls::book(tx, &ctx, &brand, case, Instant::from_micros(at)).await
    })
    .await?;
    Ok(back(id))
}

/// `POST /calls/{call}/withdrawal`.
async fn withdraw(State(app): State<App>, me: Me, Path(id): Path<CallId>) -> Result<Redirect, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    app.write(async move |tx: &mut Tx| calls::withdraw(tx, &ctx, &brand, id).await).await?;
    Ok(Redirect::to("/calls"))
}
