//! `/api/v1/ownership`: the versions of the ownership model, what a text would decide, and what rules did.

mod decide;
mod rules;
mod versions;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(versions::list, versions::begin))
        .routes(routes!(versions::show, versions::save, versions::remove))
        .routes(routes!(versions::shadow, versions::start_shadow, versions::stop_shadow))
        .routes(routes!(versions::approve))
        .routes(routes!(versions::roll_back))
        .routes(routes!(decide::lint))
        .routes(routes!(decide::decide))
        .routes(routes!(rules::list))
}
