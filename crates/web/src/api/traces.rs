//! `GET /api/v1/traces/{id}`.

use axum::Json;
use axum::extract::State;
use care::Tx;
use care::trace::{self, Subject};
use kernel::{CaseId, MessageId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::error::Fault;
use super::extract::{Caller, Named};
use super::schema::{self, Moment};
use crate::state::App;

/// Of whose life is asked: `msg_…`, `case_…` or `dlv_…`.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct Of(Subject);

impl TryFrom<String> for Of {
    type Error = care::Error;
    fn try_from(text: String) -> Result<Self, care::Error> {
        text.parse().map(Self)
    }
}

/// A life.
#[derive(Serialize, ToSchema)]
pub struct Life {
    /// The cases that it touches.
    #[schema(value_type = Vec<schema::CaseId>)]
    cases: Vec<CaseId>,
    /// What happened, in order.
    steps: Vec<Step>,
}

/// A step of a life.
#[derive(Serialize, ToSchema)]
pub struct Step {
    /// When.
    at: Moment,
    /// Since the step before, in milliseconds.
    after_ms: i64,
    /// Where in the flow: `network`, `ingest`, `people`, `cases`, `triage`, `ownership`, `queues`, `clocks`,
    /// `outbound`, `desk`.
    stage: &'static str,
    /// What happened, as a sentence; never a customer's words.
    what: String,
    /// To which message.
    #[schema(value_type = Option<schema::MessageId>)]
    message: Option<MessageId>,
}

impl From<trace::Life> for Life {
    fn from(life: trace::Life) -> Self {
        let step = |step: trace::Step| Step {
            at: step.at.into(),
            after_ms: step.after_ms,
            stage: step.stage,
            what: step.what,
            message: step.message,
        };
        Self { cases: life.cases, steps: life.steps.into_iter().map(step).collect() }
    }
}

/// One message's life
///
/// Every stage that touched a message, a case or a delivery, with times and reasons: from the network to the queue,
/// and from the answer back to the network.
#[utoipa::path(get, path = "/traces/{id}", tag = "traces", operation_id = "trace",
    params(("id" = String, Path, description = "A message (`msg_…`), a case (`case_…`) or a delivery (`dlv_…`).")),
    responses((status = 200, body = Life, description = "The life, step by step.")))]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(Of(subject)): Named<Of>,
) -> Result<Json<Life>, Fault> {
    let life = app.read(async move |tx: &mut Tx| trace::life(tx, &caller.ctx, subject).await).await?;
    Ok(Json(life.into()))
}
