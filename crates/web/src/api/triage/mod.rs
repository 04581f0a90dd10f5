//! `/api/v1/triage`: what triage has learnt from the brand's people, and what that did.

mod lessons;
mod report;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(report::show))
        .routes(routes!(lessons::list))
        .routes(routes!(lessons::reset))
        .routes(routes!(lessons::restore))
}
