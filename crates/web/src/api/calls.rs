//! `/api/v1/calls`: calls of cases. They are made by people, on the desk.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::calls::{self, Disposition, State as Stands};
use care::{Tx, cases};
use kernel::{CallId, CaseId, Millis, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::Fault;
use super::extract::{Caller, Named, Sent};
use super::schema::{self, Moment};
use crate::state::App;

/// How far ahead booked calls are listed.
const AHEAD: Millis = Millis::days(7);

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(of_case, book)).routes(routes!(withdraw))
}

/// A call that is to be made.
#[derive(Serialize, ToSchema)]
pub struct Planned {
    /// Its id.
    #[schema(value_type = schema::CallId)]
    id: CallId,
    /// The case.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// The queue whose opening hours and people it has.
    queue: String,
    /// How it stands.
    #[schema(value_type = schema::CallState)]
    state: Stands,
    /// Who makes it.
    #[schema(value_type = Option<schema::UserId>)]
    agent: Option<UserId>,
    /// When it is to be made.
    at: Option<Moment>,
}

/// A call of a case.
#[derive(Serialize, ToSchema)]
pub struct Call {
    /// Its id.
    #[schema(value_type = schema::CallId)]
    id: CallId,
    /// How it stands.
    #[schema(value_type = schema::CallState)]
    state: Stands,
    /// Who makes it.
    #[schema(value_type = Option<schema::UserId>)]
    agent: Option<UserId>,
    /// When it is to be made.
    at: Option<Moment>,
    /// How often nobody answered.
    attempts: i64,
    /// When it began.
    started_at: Option<Moment>,
    /// When it ended.
    ended_at: Option<Moment>,
    /// What it came to.
    #[schema(value_type = Option<schema::CallDisposition>)]
    disposition: Option<Disposition>,
    /// What was noted.
    notes: Option<String>,
}

/// When to call.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCall {
    /// While the queue is open, and half an hour from other calls of whoever holds the case.
    at: Moment,
}

/// The call that was booked.
#[derive(Serialize, ToSchema)]
pub struct Booked {
    /// Its id.
    #[schema(value_type = schema::CallId)]
    id: CallId,
}

/// Calls that are to be made within a week, by their time
#[utoipa::path(get, path = "/calls", tag = "calls", operation_id = "list_calls",
    responses((status = 200, body = Vec<Planned>,
        description = "Also those without a time, and those that are being made; 200 at most.")))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<Planned>>, Fault> {
    let (ctx, now) = (caller.ctx.clone(), caller.ctx.now());
    let rows = app.read(async move |tx: &mut Tx| calls::day(tx, &ctx, now, now + AHEAD).await).await?;
    let open = rows.into_iter().filter(|row| row.state.is_open());
    let shown = |row: calls::Row| Planned {
        id: row.id,
        case: row.case_id,
        queue: row.queue,
        state: row.state,
        agent: row.agent,
        at: row.slot_at.map(Moment::from),
    };
    Ok(Json(open.map(shown).collect()))
}

/// The calls of a case, oldest first
#[utoipa::path(get, path = "/cases/{id}/calls", tag = "calls", operation_id = "list_calls_of_case",
    params(("id" = schema::CaseId, Path)),
    responses((status = 200, body = Vec<Call>, description = "All of them, also those that were withdrawn.")))]
pub async fn of_case(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
) -> Result<Json<Vec<Call>>, Fault> {
    let all = app.read(async move |tx: &mut Tx| {
        cases::get(tx, &caller.ctx, case).await?;
        calls::of_case(tx, &caller.ctx, case).await
    });
    let shown = |call: calls::Call| Call {
        id: call.id,
        state: call.state,
        agent: call.agent,
        at: call.slot_at.map(Moment::from),
        attempts: call.attempts,
        started_at: call.started_at.map(Moment::from),
        ended_at: call.ended_at.map(Moment::from),
        disposition: call.disposition,
        notes: call.notes,
    };
    Ok(Json(all.await?.into_iter().map(shown).collect()))
}

/// Book a call at the time that the person has named
///
/// It is made by whoever holds the case. Until then nobody waits for our next answer; the clock of the first goes on.
#[utoipa::path(post, path = "/cases/{id}/calls", tag = "calls", operation_id = "book_call",
    params(("id" = schema::CaseId, Path)), request_body = NewCall,
    responses((status = 201, body = Booked, description = "At its time, whoever makes it is told.")))]
pub async fn book(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(NewCall { at: Moment(at) }): Sent<NewCall>,
) -> Result<(StatusCode, Json<Booked>), Fault> {
    let brand = app.brand();
    let book = async move |tx: &mut Tx| calls::book(tx, &caller.ctx, &brand, case, at).await;
    let id = app.write(book).await?;
    Ok((StatusCode::CREATED, Json(Booked { id })))
}

/// Withdraw a call that was not made
#[utoipa::path(delete, path = "/calls/{id}", tag = "calls", operation_id = "withdraw_call",
    params(("id" = schema::CallId, Path)), responses((status = 204, description = "It is not offered any more.")))]
pub async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CallId>,
) -> Result<StatusCode, Fault> {
    let brand = app.brand();
    app.write(async move |tx: &mut Tx| calls::withdraw(tx, &caller.ctx, &brand, id).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
