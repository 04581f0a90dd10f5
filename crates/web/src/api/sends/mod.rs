//! `/api/v1/sends`: the brand's words on their way out.

mod list;
mod retry;
mod undo;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::list)).routes(routes!(undo::undo)).routes(routes!(retry::retry))
}
