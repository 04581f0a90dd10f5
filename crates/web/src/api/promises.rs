//! `/api/v1/promises`: what was promised, and whether it was done in time.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::promises::{self, State as Stands};
use care::{Tx, cases};
use kernel::{CaseId, MessageId, PromiseId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::Fault;
use super::extract::{Caller, Named, Sent};
use super::schema::{self, Moment};
use crate::state::App;

/// How many open promises are listed at most.
const LIMIT: usize = 500;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(open))
        .routes(routes!(of_case, make))
        .routes(routes!(keep))
        .routes(routes!(withdraw))
}

/// Something that was promised.
#[derive(Serialize, ToSchema)]
pub struct Promise {
    /// Its id.
    #[schema(value_type = schema::PromiseId)]
    id: PromiseId,
    /// In which case.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// What.
    text: String,
    /// Whether everybody could read it.
    public: bool,
    /// How it stands.
    #[schema(value_type = schema::PromiseState)]
    state: Stands,
    /// Until when.
    due_at: Option<Moment>,
    /// When it was made.
    made_at: Moment,
}

/// Something that is promised.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPromise {
    /// What, in 1 to 300 characters.
    #[schema(example = "We post here as soon as Marsh Lane is back")]
    text: String,
    /// Until when.
    #[serde(default)]
    due_at: Option<Moment>,
    /// Whether everybody could read it.
    #[serde(default)]
    public: bool,
    /// In which words of ours it stands.
    #[serde(default)]
    #[schema(value_type = Option<schema::MessageId>)]
    message: Option<MessageId>,
}

/// A promise that was made.
#[derive(Serialize, ToSchema)]
pub struct Made {
    /// Its id.
    #[schema(value_type = schema::PromiseId)]
    id: PromiseId,
}

/// Promises that are still to be kept, the one due first first
#[utoipa::path(get, path = "/promises", tag = "promises", operation_id = "list_promises",
    responses((status = 200, body = Vec<Promise>, description = "Open and broken ones; 500 at most.")))]
pub async fn open(State(app): State<App>, caller: Caller) -> Result<Json<Vec<Promise>>, Fault> {
    let rows = app.read(async move |tx: &mut Tx| promises::open(tx, &caller.ctx, false, LIMIT).await).await?;
    let shown = |row: promises::Row| Promise {
        id: row.id,
        case: row.case_id,
        text: row.text,
        public: row.public,
        state: row.state,
        due_at: row.due_at.map(Moment::from),
        made_at: row.made_at.into(),
    };
    Ok(Json(rows.into_iter().map(shown).collect()))
}

/// What was promised in a case, oldest first
#[utoipa::path(get, path = "/cases/{id}/promises", tag = "promises", operation_id = "list_promises_of_case",
    params(("id" = schema::CaseId, Path)),
    responses((status = 200, body = Vec<Promise>, description = "All of it, also what was kept or withdrawn.")))]
pub async fn of_case(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
) -> Result<Json<Vec<Promise>>, Fault> {
    let all = app.read(async move |tx: &mut Tx| {
        cases::get(tx, &caller.ctx, case).await?;
        promises::of_case(tx, &caller.ctx, case).await
    });
    let shown = |one: promises::Promise| Promise {
        id: one.id,
        case: one.case_id,
        text: one.text,
        public: one.public,
        state: one.state,
        due_at: one.due_at.map(Moment::from),
        made_at: one.made_at.into(),
    };
    Ok(Json(all.await?.into_iter().map(shown).collect()))
}

/// Promise something in a case
///
/// Whoever made it is reminded before it is due; when its time is over and it was not kept, they and the leads are told.
#[utoipa::path(post, path = "/cases/{id}/promises", tag = "promises", operation_id = "make_promise",
    params(("id" = schema::CaseId, Path)), request_body = NewPromise,
    responses((status = 201, body = Made, description = "It is kept in mind.")))]
pub async fn make(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(NewPromise { text, due_at, public, message }): Sent<NewPromise>,
) -> Result<(StatusCode, Json<Made>), Fault> {
    let new = promises::New { text, due_at: due_at.map(|Moment(at)| at), public, message };
    let made = app.write(async move |tx: &mut Tx| promises::make(tx, &caller.ctx, case, &new).await);
    Ok((StatusCode::CREATED, Json(Made { id: made.await? })))
}

/// Say that a promise was kept
#[utoipa::path(post, path = "/promises/{id}/kept", tag = "promises", operation_id = "keep_promise",
    params(("id" = schema::PromiseId, Path)),
    responses((status = 204, description = "It was kept, in time or late.")))]
pub async fn keep(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PromiseId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| promises::keep(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Withdraw a promise
#[utoipa::path(delete, path = "/promises/{id}", tag = "promises", operation_id = "withdraw_promise",
    params(("id" = schema::PromiseId, Path)), responses((status = 204, description = "It does not hold any more.")))]
pub async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PromiseId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| promises::withdraw(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
