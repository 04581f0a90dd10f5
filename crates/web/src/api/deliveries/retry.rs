//! `POST /api/v1/deliveries/{id}/retry`.

use axum::extract::State;
use axum::http::StatusCode;
use care::{Tx, ingest};
use kernel::DeliveryId;

use crate::api::error::Fault;
use crate::api::extract::{Caller, Named};
use crate::api::schema;
use crate::state::App;

/// Read a delivery again
///
/// For one that could not be read, after what kept it from being read is mended. Needs a lead.
#[utoipa::path(post, path = "/deliveries/{id}/retry", tag = "deliveries", operation_id = "retry_delivery",
    params(("id" = schema::DeliveryId, Path)),
    responses((status = 202, description = "It will be read in a moment; its trace tells how that ended.")))]
pub async fn retry(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<DeliveryId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| ingest::retry(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::ACCEPTED)
}
