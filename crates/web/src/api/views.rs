//! `/api/v1/views`: which cases, in which order, as people save them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::Tx;
use care::views::{self, Column, Filter, NewView, Scoped, Sort};
use kernel::{UserId, ViewId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::{Fault, Problem};
use super::extract::{Caller, Named, Sent};
use super::schema::{self, Moment};
use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, save)).routes(routes!(change, remove))
}

/// A view.
#[derive(Serialize, ToSchema)]
pub struct SavedView {
    /// Its id: `view` of `GET /cases` takes it.
    #[schema(value_type = schema::ViewId)]
    id: ViewId,
    /// What it is called.
    name: String,
    /// Who sees it.
    #[schema(value_type = schema::ViewScope)]
    scope: Scoped,
    /// The team that sees it.
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<String>,
    /// Whose it is.
    #[schema(value_type = Option<schema::UserId>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<UserId>,
    /// Which cases: a tree of `all`, `any`, `none` and conditions.
    #[schema(value_type = Object, example = json!({"all": [{"queue": ["care"]}, {"none": [{"tag": ["spam"]}]}]}))]
    filter: Filter,
    /// In which order.
    #[schema(value_type = schema::ViewSort)]
    sort: Sort,
    /// What rows show; none of them is all.
    #[schema(value_type = Vec<schema::ViewColumn>)]
    columns: Vec<Column>,
    /// When it was changed last.
    changed_at: Moment,
}

impl From<views::View> for SavedView {
    fn from(view: views::View) -> Self {
        Self {
            id: view.id,
            name: view.name,
            scope: view.scope,
            team: view.team,
            owner: view.owner,
            filter: view.filter,
            sort: view.sort,
            columns: view.columns,
            changed_at: view.changed_at.into(),
        }
    }
}

/// A view as it shall be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WantedView {
    /// What it is called, 1 to 60 characters.
    #[schema(example = "Billing, waiting")]
    name: String,
    /// Who sees it: a program has none of its own.
    #[schema(value_type = schema::ViewScope)]
    scope: Scoped,
    /// The team that sees it.
    team: Option<String>,
    /// Which cases: a tree of `all`, `any`, `none` and conditions.
    #[schema(value_type = Object, example = json!({"all": [{"queue": ["care"]}, {"clock": "late"}]}))]
    filter: Filter,
    /// In which order; as queues are worked off if it is not said.
    #[schema(value_type = Option<schema::ViewSort>)]
    sort: Option<Sort>,
    /// What rows show; none of them is all.
    #[serde(default)]
    #[schema(value_type = Vec<schema::ViewColumn>)]
    columns: Vec<Column>,
    /// Its place in the rail; behind the others if it is not said.
    place: Option<i64>,
}

impl From<WantedView> for NewView {
    fn from(wanted: WantedView) -> Self {
        let WantedView { name, scope, team, filter, sort, columns, place } = wanted;
        Self { name, scope, team, filter, sort: sort.unwrap_or(Sort::Rank), columns, place }
    }
}

/// A view that was saved.
#[derive(Serialize, ToSchema)]
pub struct ViewKept {
    /// Its id.
    #[schema(value_type = schema::ViewId)]
    id: ViewId,
}

/// The views that the program sees, in the order of the rail
#[utoipa::path(get, path = "/views", tag = "views", operation_id = "list_views",
    responses((status = 200, body = Vec<SavedView>, description = "Those of the product, then those that were saved.")))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<SavedView>>, Fault> {
    let views = app.read(async move |tx: &mut Tx| views::list(tx, &caller.ctx).await).await?;
    Ok(Json(views.into_iter().map(SavedView::from).collect()))
}

/// Save a new view
#[utoipa::path(post, path = "/views", tag = "views", operation_id = "save_view", request_body = WantedView,
    responses((status = 201, body = ViewKept, description = "It is saved.")))]
pub async fn save(
    State(app): State<App>,
    caller: Caller,
    Sent(wanted): Sent<WantedView>,
) -> Result<(StatusCode, Json<ViewKept>), Fault> {
    let new = NewView::from(wanted);
    let id = app.write(async move |tx: &mut Tx| views::save(tx, &caller.ctx, &new).await).await?;
    Ok((StatusCode::CREATED, Json(ViewKept { id })))
}

/// Change a view
#[utoipa::path(put, path = "/views/{id}", tag = "views", operation_id = "change_view",
    params(("id" = schema::ViewId, Path)), request_body = WantedView,
    responses(
        (status = 204, description = "It is changed."),
        (status = 409, body = Problem, description = "`refused`: it comes with the product."),
    ))]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<ViewId>,
    Sent(wanted): Sent<WantedView>,
) -> Result<StatusCode, Fault> {
    let new = NewView::from(wanted);
    app.write(async move |tx: &mut Tx| views::change(tx, &caller.ctx, id, &new).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Delete a view; its cases stay as they are
#[utoipa::path(delete, path = "/views/{id}", tag = "views", operation_id = "delete_view",
    params(("id" = schema::ViewId, Path)),
    responses(
        (status = 204, description = "Nobody sees it any more."),
        (status = 409, body = Problem, description = "`refused`: it comes with the product."),
    ))]
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<ViewId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| views::remove(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
