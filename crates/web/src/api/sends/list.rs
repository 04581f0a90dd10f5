//! `GET /api/v1/sends?state=trouble`.

use axum::Json;
use axum::extract::State;
use care::Tx;
use care::cases::SendState;
use care::outbound;
use kernel::{CaseId, MessageId, SendId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::error::Fault;
use crate::api::extract::{Asked, Caller};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// Which sends.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "the one value that it can have says nothing new")]
pub struct Which {
    /// Those that are listed: failed, or nobody knows.
    #[param(inline)]
    state: Listed,
}

/// What is listed.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Listed {
    /// Failed, or nobody knows.
    Trouble,
}

/// Sends, newest first, 200 at most.
#[derive(Serialize, ToSchema)]
pub struct Sends {
    /// Newest first.
    items: Vec<Trouble>,
}

/// Words that did not arrive, or of which nobody knows.
#[derive(Serialize, ToSchema)]
pub struct Trouble {
    /// The send's id.
    #[schema(value_type = schema::SendId)]
    id: SendId,
    /// The message.
    #[schema(value_type = schema::MessageId)]
    message: MessageId,
    /// Its case.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// How far they have come: `failed` ones can be sent again, `unknown` ones are being looked up.
    #[schema(value_type = schema::SendState)]
    state: SendState,
    /// Why.
    error: Option<String>,
    /// How often they were tried.
    attempts: i64,
    /// Since when.
    updated_at: Moment,
}

impl From<outbound::Trouble> for Trouble {
    fn from(trouble: outbound::Trouble) -> Self {
        Self {
            id: trouble.id,
            message: trouble.message_id,
            case: trouble.case_id,
            state: trouble.state,
            error: trouble.error,
            attempts: trouble.attempts,
            updated_at: trouble.updated_at.into(),
        }
    }
}

/// The sends that failed, or of which nobody knows
///
/// What is `failed` can be sent again; what is `unknown` is being looked up.
#[utoipa::path(get, path = "/sends", tag = "sends", operation_id = "list_sends", params(Which),
    responses((status = 200, body = Sends, description = "The newest 200.")))]
pub async fn list(State(app): State<App>, caller: Caller, _: Asked<Which>) -> Result<Json<Sends>, Fault> {
    let found = app.read(async move |tx: &mut Tx| outbound::troubles(tx, &caller.ctx).await).await?;
    Ok(Json(Sends { items: found.into_iter().map(Trouble::from).collect() }))
}
