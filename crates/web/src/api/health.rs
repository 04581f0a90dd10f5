//! `GET /healthz` and `GET /readyz`: for whoever starts and stops nodes. Neither asks for a token nor says anything
//! about the brand.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use care::{Tx, brand};
use serde::Serialize;
use utoipa::ToSchema;

use super::error::{Fault, Problem};
use crate::state::App;

/// How long the database may take to answer before the node counts as not ready.
const PATIENCE: Duration = Duration::from_secs(3);

/// How the node is.
#[derive(Serialize, ToSchema)]
pub struct Health {
    /// In one word.
    #[schema(example = "ready")]
    status: &'static str,
}

/// Whether the process lives
///
/// Looks at nothing else: a node whose database is away must not be killed for it.
#[utoipa::path(get, path = "/healthz", tag = "health", security(()),
    responses((status = 200, body = Health, description = "It lives.")))]
pub async fn alive() -> Json<Health> {
    Json(Health { status: "alive" })
}

/// Whether requests can be served
///
/// Asks the database, and gives it three seconds.
#[utoipa::path(get, path = "/readyz", tag = "health", security(()), responses(
    (status = 200, body = Health, description = "Send requests."),
    (status = 503, body = Problem, description = "The database does not answer; send requests to another node."),
))]
pub async fn ready(State(app): State<App>) -> Result<Json<Health>, Fault> {
    let asked = app.read(async |tx: &mut Tx| brand::tenants(tx).await);
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(Ok(_)) => Ok(Json(Health { status: "ready" })),
        Ok(Err(error)) => {
            crate::fault::log(&error);
            Err(Fault::not_ready())
        }
        Err(_) => Err(Fault::not_ready()),
    }
}
