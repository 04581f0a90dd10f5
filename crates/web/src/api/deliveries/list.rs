//! `GET /api/v1/deliveries?state=poison`.

use axum::Json;
use axum::extract::State;
use care::Tx;
use care::ingest::{self, State as Standing};
use kernel::{AccountId, DeliveryId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::error::Fault;
use crate::api::extract::{Asked, Caller};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// Which deliveries.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "the one value that it can have says nothing new")]
pub struct Which {
    /// Those that are listed: the ones that can't be read.
    #[param(inline)]
    state: Listed,
}

/// The states that are listed.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Listed {
    /// Can't be read.
    Poison,
}

/// Deliveries, newest first, 200 at most.
#[derive(Serialize, ToSchema)]
pub struct Deliveries {
    /// Newest first.
    items: Vec<Delivery>,
}

/// A body that a network delivered.
#[derive(Serialize, ToSchema)]
pub struct Delivery {
    /// Its id.
    #[schema(value_type = schema::DeliveryId)]
    id: DeliveryId,
    /// To which account of the brand.
    #[schema(value_type = schema::AccountId)]
    account: AccountId,
    /// From which network.
    #[schema(example = "sandbox")]
    channel: String,
    /// The network's own key for it.
    key: String,
    /// When it came.
    received_at: Moment,
    /// How it stands.
    #[schema(value_type = schema::DeliveryState)]
    state: Standing,
    /// How often it was tried.
    attempts: i64,
    /// Why it can't be read.
    reason: Option<String>,
}

impl From<ingest::Delivery> for Delivery {
    fn from(delivery: ingest::Delivery) -> Self {
        Self {
            id: delivery.id,
            account: delivery.account_id,
            channel: delivery.channel,
            key: delivery.dedup_key,
            received_at: delivery.received_at.into(),
            state: delivery.state,
            attempts: delivery.attempts,
            reason: delivery.reason,
        }
    }
}

/// The deliveries that can't be read
///
/// Each was kept as it came, with the reason. The newest 200: retry them, and older ones come into view.
#[utoipa::path(get, path = "/deliveries", tag = "deliveries", operation_id = "list_deliveries", params(Which),
    responses((status = 200, body = Deliveries, description = "The newest 200.")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    _: Asked<Which>,
) -> Result<Json<Deliveries>, Fault> {
    let found = app.read(async move |tx: &mut Tx| ingest::poisoned(tx, &caller.ctx).await).await?;
    Ok(Json(Deliveries { items: found.into_iter().map(Delivery::from).collect() }))
}
