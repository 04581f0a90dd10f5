//! `/api/v1/approvals`: words that wait for agreement. Only people agree; a program sees what waits, and takes its own
//! words back.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::cases::Mode;
use care::{Tx, approvals, outbound};
use kernel::{ApprovalId, CaseId};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::Fault;
use super::extract::{Caller, Named};
use super::schema::{self, Moment};
use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(withdraw))
}

/// Words that wait.
#[derive(Serialize, ToSchema)]
pub struct Waiting {
    /// The approval's id.
    #[schema(value_type = schema::ApprovalId)]
    id: ApprovalId,
    /// For which case.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// Who will see them.
    #[schema(value_type = schema::Mode)]
    mode: Mode,
    /// The words.
    text: String,
    /// Which roles may agree; a lead, if none is named.
    by: Vec<String>,
    /// How many must.
    need: u32,
    /// Why they wait.
    why: String,
    /// Since when.
    asked_at: Moment,
    /// When others are asked.
    due_at: Moment,
}

/// Words that wait for agreement, the one due first at the head
#[utoipa::path(get, path = "/approvals", tag = "approvals", operation_id = "list_approvals",
    responses((status = 200, body = Vec<Waiting>, description = "All that wait.")))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<Waiting>>, Fault> {
    let open = app.read(async move |tx: &mut Tx| approvals::waiting(tx, &caller.ctx).await).await?;
    let shown = |one: approvals::Candidate| Waiting {
        id: one.id,
        case: one.case_id,
        mode: one.mode,
        text: one.text,
        by: one.policy.0.by.iter().map(ToString::to_string).collect(),
        need: one.policy.0.need,
        why: one.why.to_string(),
        asked_at: one.asked_at.into(),
        due_at: one.due_at.into(),
    };
    Ok(Json(open.into_iter().map(shown).collect()))
}

/// Take words back that wait
#[utoipa::path(delete, path = "/approvals/{id}", tag = "approvals", operation_id = "withdraw_words",
    params(("id" = schema::ApprovalId, Path)), responses((status = 204, description = "They wait no longer.")))]
pub async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<ApprovalId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| outbound::withdraw(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
