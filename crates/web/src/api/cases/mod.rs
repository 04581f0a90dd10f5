//! `/api/v1/cases`: one issue of one person each.

mod assignment;
mod boomerang;
mod checks;
mod closure;
mod files;
mod list;
mod messages;
mod moves;
mod show;
mod snooze;
mod timeline;
mod watchers;
mod wrap_up;

pub use checks::Finding;
use kernel::UserId;
pub use messages::Said;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::schema;
use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(show::show))
        .routes(routes!(messages::say))
        .merge(files::routes())
        .routes(routes!(checks::check))
        .routes(routes!(assignment::assign, assignment::release))
        .routes(routes!(closure::resolve, closure::reopen))
        .routes(routes!(snooze::snooze, snooze::wake))
        .routes(routes!(boomerang::throw, boomerang::put_down))
        .routes(routes!(moves::list, moves::hand_over))
        .routes(routes!(moves::wrong_owner))
        .routes(routes!(moves::no_reply))
        .routes(routes!(moves::consult))
        .routes(routes!(moves::selections))
        .routes(routes!(wrap_up::questions))
        .routes(routes!(wrap_up::show, wrap_up::keep))
        .routes(routes!(wrap_up::register))
        .routes(routes!(watchers::list))
}

/// Somebody who works for the brand.
#[derive(Serialize, ToSchema)]
pub struct Colleague {
    /// Their id.
    #[schema(value_type = schema::UserId)]
    id: UserId,
    /// Their name.
    name: String,
}

impl Colleague {
    /// Somebody of this id and name.
    pub fn new(id: UserId, name: String) -> Self {
        Self { id, name }
    }
}
