//! `POST` and `DELETE /api/v1/cases/{id}/closure`.

use axum::extract::State;
use axum::http::StatusCode;
use care::{Tx, handling};
use kernel::CaseId;

use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named};
use crate::api::schema;
use crate::state::App;

/// Resolve a case
///
/// Its clocks stop. What the person writes next within seven days brings it back; thanks do not.
#[utoipa::path(post, path = "/cases/{id}/closure", tag = "cases", operation_id = "resolve_case",
    params(("id" = schema::CaseId, Path)),
    responses(
        (status = 204, description = "It is resolved."),
        (status = 409, body = Problem, description = "`state`: it was already; `wrap_up`: its team wants to know what it was about first."),
    ))]
pub async fn resolve(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
) -> Result<StatusCode, Fault> {
    let brand = app.brand();
    app.write(async move |tx: &mut Tx| handling::resolve(tx, &caller.ctx, &brand, case).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reopen a resolved case
///
/// It comes back to the queue and the hands that it was resolved in.
#[utoipa::path(delete, path = "/cases/{id}/closure", tag = "cases", operation_id = "reopen_case",
    params(("id" = schema::CaseId, Path)),
    responses(
        (status = 204, description = "It is open."),
        (status = 409, body = Problem, description = "`state`: it was not resolved."),
    ))]
pub async fn reopen(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
) -> Result<StatusCode, Fault> {
    let brand = app.brand();
    app.write(async move |tx: &mut Tx| handling::reopen(tx, &caller.ctx, &brand, case).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
