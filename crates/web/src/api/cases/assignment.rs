//! `PUT` and `DELETE /api/v1/cases/{id}/assignment`.

use axum::extract::State;
use axum::http::StatusCode;
use care::{Tx, queues};
use kernel::{CaseId, UserId};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named, Sent};
use crate::api::schema;
use crate::state::App;

/// In whose hands a case shall be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// An agent, a lead or an administrator.
    #[schema(value_type = schema::UserId)]
    user: UserId,
}

/// Give a case to an agent
///
/// One that nobody holds; to take it from somebody's hands needs a lead.
#[utoipa::path(put, path = "/cases/{id}/assignment", tag = "cases", operation_id = "assign_case",
    params(("id" = schema::CaseId, Path)), request_body = Assignment,
    responses(
        (status = 204, description = "They have it."),
        (status = 409, body = Problem, description = "`state`: the case is resolved. `taken`: somebody was faster."),
    ))]
pub async fn assign(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(Assignment { user }): Sent<Assignment>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| queues::assign(tx, &caller.ctx, case, user).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Put a case back into its queue
///
/// Out of somebody's hands, which needs a lead. One that nobody holds stays where it is.
#[utoipa::path(delete, path = "/cases/{id}/assignment", tag = "cases", operation_id = "release_case",
    params(("id" = schema::CaseId, Path)),
    responses(
        (status = 204, description = "Nobody has it."),
        (status = 409, body = Problem, description = "`state`: the case is resolved."),
    ))]
pub async fn release(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| queues::release(tx, &caller.ctx, case).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
