//! `POST /api/v1/sends/{id}/retry`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::{Tx, outbound};
use kernel::SendId;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named};
use crate::api::schema;
use crate::state::App;

/// Words that are on their way again.
#[derive(Serialize, ToSchema)]
pub struct Retried {
    /// The new send.
    #[schema(value_type = schema::SendId)]
    send: SendId,
}

/// Send failed words again
///
/// Only words that certainly did not arrive: what may have left is looked up, never sent twice.
#[utoipa::path(post, path = "/sends/{id}/retry", tag = "sends", operation_id = "retry_send",
    params(("id" = schema::SendId, Path)), 
    responses(
        (status = 201, body = Retried, description = "They are on their way again."),
        (status = 422, body = Problem, description = "They have not failed, or were sent again already."),
    ))]
pub async fn retry(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<SendId>,
) -> Result<(StatusCode, Json<Retried>), Fault> {
    let (_, send) = app.write(async move |tx: &mut Tx| outbound::retry(tx, &caller.ctx, id).await).await?;
    Ok((StatusCode::CREATED, Json(Retried { send })))
}
