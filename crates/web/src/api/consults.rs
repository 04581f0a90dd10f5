//! `/api/v1/consults`: questions to other teams.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::{Tx, consults};
use kernel::{CaseId, ConsultId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::Fault;
use super::extract::{Caller, Named, Sent};
use super::schema::{self, Moment};
use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(withdraw)).routes(routes!(answer))
}

/// A question without an answer.
#[derive(Serialize, ToSchema)]
pub struct Consult {
    /// Its id.
    #[schema(value_type = schema::ConsultId)]
    id: ConsultId,
    /// In which case.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// Who is asked.
    team: String,
    /// What.
    question: String,
    /// When it was asked.
    asked_at: Moment,
    /// Until when.
    due_at: Moment,
}

/// An answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The words; they become a note in the case.
    text: String,
}

/// Questions that wait for an answer, the most urgent first
#[utoipa::path(get, path = "/consults", tag = "consults", operation_id = "list_consults",
    responses((status = 200, body = Vec<Consult>, description = "All that are open.")))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<Consult>>, Fault> {
    let open = app.read(async move |tx: &mut Tx| consults::open_for_me(tx, &caller.ctx).await).await?;
    let shown = |one: consults::Consult| Consult {
        id: one.id,
        case: one.case_id,
        team: one.team,
        question: one.question,
        asked_at: one.asked_at.into(),
        due_at: one.due_at.into(),
    };
    Ok(Json(open.into_iter().map(shown).collect()))
}

/// Answer for the team that is asked
#[utoipa::path(post, path = "/consults/{id}/answer", tag = "consults", operation_id = "answer_consult",
    params(("id" = schema::ConsultId, Path)), request_body = Answer,
    responses((status = 204, description = "The answer is a note in the case.")))]
pub async fn answer(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<ConsultId>,
    Sent(Answer { text }): Sent<Answer>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| consults::answer(tx, &caller.ctx, id, &text).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a question back
#[utoipa::path(delete, path = "/consults/{id}", tag = "consults", operation_id = "withdraw_consult",
    params(("id" = schema::ConsultId, Path)), responses((status = 204, description = "Nobody is asked any more.")))]
pub async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<ConsultId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| consults::withdraw(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
