//! `GET /api/v1/cases/{id}/watchers`.

use axum::Json;
use axum::extract::State;
use care::{Tx, cases, watching};
use kernel::{CaseId, UserId};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::error::Fault;
use crate::api::extract::{Caller, Named};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// Somebody who has a case open.
#[derive(Serialize, ToSchema)]
pub struct CaseWatcher {
    /// Who.
    #[schema(value_type = schema::UserId)]
    user: UserId,
    /// Their name.
    #[schema(example = "Maya Okafor")]
    name: String,
    /// What they do.
    #[schema(value_type = schema::Doing)]
    doing: watching::Doing,
    /// Since when.
    since: Moment,
}

/// Who has a case open just now, and who of them writes
#[utoipa::path(get, path = "/cases/{id}/watchers", tag = "cases", operation_id = "list_watchers",
    params(("id" = schema::CaseId, Path)),
    responses((status = 200, body = Vec<CaseWatcher>, description = "Those who gave a sign of life lately.")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
) -> Result<Json<Vec<CaseWatcher>>, Fault> {
    let read = async move |tx: &mut Tx| {
        cases::get(tx, &caller.ctx, case).await?;
        Ok(watching::in_cases(tx, &caller.ctx, &[case]).await?.remove(&case).unwrap_or_default())
    };
    let watcher = |one: watching::Watcher| CaseWatcher {
        user: one.user,
        name: one.name,
        doing: one.doing,
        since: one.since.into(),
    };
    Ok(Json(app.read(read).await?.into_iter().map(watcher).collect()))
}
