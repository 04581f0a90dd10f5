//! `/api/v1/people/{id}/vip`: who is to be treated with particular care.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::{Error, Tx, vips};
use kernel::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::error::Fault;
use crate::api::extract::{Caller, Named, Sent};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// The routes.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show, mark, unmark))
}

/// Why somebody is treated with particular care.
#[derive(Serialize, ToSchema)]
pub struct Vip {
    /// In a lead's words.
    #[schema(example = "Speaks for the tenants of the whole house")]
    reason: String,
    /// Since when.
    since: Moment,
}

/// Why somebody shall be treated with particular care.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VipReason {
    /// 1 to 200 characters, for colleagues.
    reason: String,
}

/// Why a person is treated with particular care
#[utoipa::path(get, path = "/people/{id}/vip", tag = "people", operation_id = "show_vip",
    params(("id" = schema::PersonId, Path)),
    responses((status = 200, body = Vip, description = "The mark; `not_found` for whoever has none.")))]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PersonId>,
) -> Result<Json<Vip>, Fault> {
    let mark = app.read(async move |tx: &mut Tx| vips::of_person(tx, &caller.ctx, id).await).await?;
    let mark = mark.ok_or(Error::not_found("mark"))?;
    Ok(Json(Vip { reason: mark.reason, since: mark.at.into() }))
}

/// Treat a person with particular care; a lead says why
#[utoipa::path(put, path = "/people/{id}/vip", tag = "people", operation_id = "mark_vip",
    params(("id" = schema::PersonId, Path)), request_body = VipReason,
    responses((status = 204, description = "Everybody who has a case of theirs sees it.")))]
pub async fn mark(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PersonId>,
    Sent(VipReason { reason }): Sent<VipReason>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| vips::mark(tx, &caller.ctx, id, &reason).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Treat a person as everybody is
#[utoipa::path(delete, path = "/people/{id}/vip", tag = "people", operation_id = "unmark_vip",
    params(("id" = schema::PersonId, Path)), responses((status = 204, description = "The mark is gone.")))]
pub async fn unmark(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PersonId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| vips::unmark(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
