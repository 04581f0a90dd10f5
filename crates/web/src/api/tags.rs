//! `/api/v1/tags`: words that people put on cases.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::{Tx, tags};
use kernel::CaseId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::Fault;
use super::extract::{Asked, Caller, Named};
use super::schema::{self, Moment};
use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(put, remove))
}

/// Which tags.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Beginning {
    /// Those that begin so; all of them if it is not said.
    begins: Option<String>,
}

/// A tag in use.
#[derive(Serialize, ToSchema)]
pub struct Tag {
    /// The tag.
    #[schema(example = "refund")]
    tag: String,
    /// On how many cases.
    cases: i64,
    /// When it was put on one last.
    last_at: Moment,
}

/// The tags in use, those of most cases first; 50 at most
#[utoipa::path(get, path = "/tags", tag = "cases", operation_id = "list_tags", params(Beginning),
    responses((status = 200, body = Vec<Tag>, description = "The tags.")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Asked(Beginning { begins }): Asked<Beginning>,
) -> Result<Json<Vec<Tag>>, Fault> {
    let begins = begins.unwrap_or_default();
    let used = app.read(async move |tx: &mut Tx| tags::used(tx, &caller.ctx, &begins).await).await?;
    let tag = |one: tags::Used| Tag { tag: one.tag, cases: one.cases, last_at: one.last_at.into() };
    Ok(Json(used.into_iter().map(tag).collect()))
}

/// Put a tag on a case; it may be there already
#[utoipa::path(put, path = "/cases/{id}/tags/{tag}", tag = "cases", operation_id = "put_tag",
    params(("id" = schema::CaseId, Path), ("tag" = String, Path, description = "1 to 40 characters, no comma.")),
    responses((status = 204, description = "It carries the tag.")))]
pub async fn put(
    State(app): State<App>,
    caller: Caller,
    Named((case, tag)): Named<(CaseId, String)>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| tags::add(tx, &caller.ctx, case, &tag).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a tag off a case; it may be gone already
#[utoipa::path(delete, path = "/cases/{id}/tags/{tag}", tag = "cases", operation_id = "remove_tag",
    params(("id" = schema::CaseId, Path), ("tag" = String, Path, description = "The tag.")),
    responses((status = 204, description = "It carries the tag no more.")))]
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    Named((case, tag)): Named<(CaseId, String)>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| tags::remove(tx, &caller.ctx, case, &tag).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
