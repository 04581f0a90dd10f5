//! `DELETE /api/v1/sends/{id}`.

use axum::extract::State;
use axum::http::StatusCode;
use care::{Tx, pivots};
use kernel::SendId;

use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named};
use crate::api::schema;
use crate::state::App;

/// Call words back before they leave
///
/// Possible until `undo_until` of the answer to `POST /cases/{id}/messages`.
#[utoipa::path(delete, path = "/sends/{id}", tag = "sends", operation_id = "undo_send",
    params(("id" = schema::SendId, Path)),
    responses(
        (status = 204, description = "They will not leave."),
        (status = 409, body = Problem, description = "`left`: too late."),
    ))]
pub async fn undo(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<SendId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| pivots::undo_send(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
