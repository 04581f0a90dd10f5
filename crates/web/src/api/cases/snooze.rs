//! `POST` and `DELETE /api/v1/cases/{id}/snooze`.

use axum::extract::State;
use axum::http::StatusCode;
use care::{Tx, handling};
use kernel::CaseId;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named, Sent};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// How long a case shall sleep.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Snooze {
    /// Until when, in the future.
    until: Moment,
}

/// Let a case sleep
///
/// Until a time, or until the person writes.
#[utoipa::path(post, path = "/cases/{id}/snooze", tag = "cases", operation_id = "snooze_case",
    params(("id" = schema::CaseId, Path)), request_body = Snooze,
    responses(
        (status = 204, description = "It sleeps."),
        (status = 409, body = Problem, description = "`state`: it is resolved."),
    ))]
pub async fn snooze(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(Snooze { until: Moment(until) }): Sent<Snooze>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| handling::snooze(tx, &caller.ctx, case, until).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Wake a sleeping case
#[utoipa::path(delete, path = "/cases/{id}/snooze", tag = "cases", operation_id = "wake_case",
    params(("id" = schema::CaseId, Path)),
    responses(
        (status = 204, description = "It is open."),
        (status = 409, body = Problem, description = "`state`: it does not sleep."),
    ))]
pub async fn wake(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
) -> Result<StatusCode, Fault> {
    let brand = app.brand();
    app.write(async move |tx: &mut Tx| handling::wake(tx, &caller.ctx, &brand, case).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
