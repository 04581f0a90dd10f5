//! `/api/v1/bulk`: one order for many cases, and what became of each.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::bulk::{self, Deed, JobState, Outcome, Progress, Which};
use care::{Error, Tx};
use kernel::{BulkId, CaseId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::Fault;
use super::extract::{Caller, Named, Sent};
use super::schema::{self, Moment};
use crate::state::App;

/// How many cases that were refused are listed with an order.
const LISTED: usize = 200;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, start)).routes(routes!(show, stop)).routes(routes!(undo))
}

/// What shall be done with which cases.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// What: `do` is `assign`, `queue`, `resolve`, `snooze`, `tag`, `no_reply` or `reply`.
    #[schema(value_type = Object, example = json!({"do": "tag", "add": ["outage"]}))]
    deed: Deed,
    /// With which: `{"cases": […]}`, or `{"matching": FILTER}` for all that a filter finds at this moment.
    #[schema(value_type = Object, example = json!({"matching": {"all": [{"queue": ["care"]}]}}))]
    which: Which,
}

/// An order.
#[derive(Serialize, ToSchema)]
pub struct BulkOrder {
    /// Its id.
    #[schema(value_type = schema::BulkId)]
    id: BulkId,
    /// What is done.
    #[schema(value_type = Object)]
    deed: Deed,
    /// How far it has come.
    #[schema(value_type = schema::BulkState)]
    state: JobState,
    /// Who ordered it; absent if a program did.
    #[schema(value_type = Option<schema::UserId>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<UserId>,
    /// With how many cases.
    total: i64,
    /// How many cases came to what.
    counts: BTreeMap<&'static str, i64>,
    /// Whether it can be taken back.
    can_undo: bool,
    /// When it was ordered.
    started_at: Moment,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_at: Option<Moment>,
}

impl From<Progress> for BulkOrder {
    fn from(progress: Progress) -> Self {
        let can_undo = progress.can_undo();
        let Progress { job, counts } = progress;
        Self {
            id: job.id,
            deed: job.deed.0,
            state: job.state,
            by: job.by_user,
            total: job.total,
            counts: counts.into_iter().map(|(outcome, n)| (outcome.name(), n)).collect(),
            can_undo,
            started_at: job.started_at.into(),
            ended_at: job.ended_at.map(Moment),
        }
    }
}

/// An order with the cases that it left as they were.
#[derive(Serialize, ToSchema)]
pub struct BulkReport {
    /// The order.
    #[serde(flatten)]
    order: BulkOrder,
    /// Cases that could not be dealt with, or not taken back, in their order; 200 at most.
    left: Vec<BulkCase>,
}

/// What became of a case.
#[derive(Serialize, ToSchema)]
pub struct BulkCase {
    /// The case.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// What became of it.
    #[schema(value_type = schema::BulkOutcome)]
    outcome: Outcome,
    /// Why.
    reason: Option<String>,
}

/// An order that was given.
#[derive(Serialize, ToSchema)]
pub struct BulkGiven {
    /// Its id.
    #[schema(value_type = schema::BulkId)]
    id: BulkId,
}

/// The program's orders, the newest first
#[utoipa::path(get, path = "/bulk", tag = "bulk", operation_id = "list_bulk",
    responses((status = 200, body = Vec<BulkOrder>, description = "To a lead, everybody's.")))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<BulkOrder>>, Fault> {
    let orders = app.read(async move |tx: &mut Tx| {
        let mut orders = Vec::new();
        for job in bulk::of_me(tx, &caller.ctx).await? {
            orders.push(bulk::progress(tx, &caller.ctx, job.id).await?);
        }
        Ok::<_, Error>(orders)
    });
    Ok(Json(orders.await?.into_iter().map(BulkOrder::from).collect()))
}

/// Do the same with many cases
///
/// The cases are frozen now; each is dealt with in its turn, and what can't be done fails for that case alone.
#[utoipa::path(post, path = "/bulk", tag = "bulk", operation_id = "start_bulk", request_body = Order,
    responses((status = 202, body = BulkGiven, description = "It is ordered.")))]
pub async fn start(
    State(app): State<App>,
    caller: Caller,
    Sent(Order { deed, which }): Sent<Order>,
) -> Result<(StatusCode, Json<BulkGiven>), Fault> {
    let brand = app.brand();
    let give = async move |tx: &mut Tx| bulk::start(tx, &caller.ctx, &brand, &deed, &which).await;
    Ok((StatusCode::ACCEPTED, Json(BulkGiven { id: app.write(give).await? })))
}

/// How far an order has come, and what it left
#[utoipa::path(get, path = "/bulk/{id}", tag = "bulk", operation_id = "show_bulk",
    params(("id" = schema::BulkId, Path)), responses((status = 200, body = BulkReport, description = "The order.")))]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<BulkId>,
) -> Result<Json<BulkReport>, Fault> {
    let (progress, left) = app
        .read(async move |tx: &mut Tx| {
            let progress = bulk::progress(tx, &caller.ctx, id).await?;
            let left = [Outcome::Failed, Outcome::Kept];
            Ok::<_, Error>((progress, bulk::cases_of(tx, &caller.ctx, id, &left, LISTED).await?))
        })
        .await?;
    let left = left.into_iter();
    let left = left.map(|one| BulkCase {
        case: one.case_id,
        outcome: one.state,
        reason: one.reason.map(|why| why.to_string()),
    });
    Ok(Json(BulkReport { order: progress.into(), left: left.collect() }))
}

/// Stop an order; what was done stays
#[utoipa::path(delete, path = "/bulk/{id}", tag = "bulk", operation_id = "stop_bulk",
    params(("id" = schema::BulkId, Path)), responses((status = 204, description = "The rest is left as it is.")))]
pub async fn stop(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<BulkId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| bulk::cancel(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take an order back, for 24 hours
///
/// Each case on which nothing newer happened stands as it stood before; the others stay, and say why.
#[utoipa::path(post, path = "/bulk/{id}/undo", tag = "bulk", operation_id = "undo_bulk",
    params(("id" = schema::BulkId, Path)), responses((status = 202, description = "It is being taken back.")))]
pub async fn undo(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<BulkId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| bulk::undo(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::ACCEPTED)
}
