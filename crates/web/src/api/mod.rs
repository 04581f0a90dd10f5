//! The JSON API, for programs.
//!
//! In: requests with a bearer token, `Authorization: Bearer cgt_…`. Out: JSON under `/api/v1`, its description at
//! `/openapi.json` and a page that shows it at `/api/docs`. Promised: verbs are resources, and each is one verb of
//! care with the rights that its role has; whatever goes wrong is a `Problem` in JSON, also what
//! never reaches a handler; the description is made of the handlers themselves, so that neither has what the other
//! lacks. The bodies are types of this folder: care may change inside without breaking a program outside.

mod approvals;
mod bulk;
mod calls;
mod cases;
mod channels;
mod complaints;
mod consults;
mod deliveries;
mod docs;
mod document;
mod error;
mod extract;
mod health;
mod leads;
mod macros;
mod me;
mod messages;
mod ownership;
mod page;
mod people;
mod pivots;
mod promises;
mod queues;
mod schema;
mod search;
mod sends;
mod signatures;
mod staff;
mod tags;
#[cfg(test)]
mod tests;
mod traces;
mod triage;
mod views;
mod wallboard;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::any;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::App;

/// The largest body that is taken, in bytes.
pub const BODY_MAX: usize = 64 * 1024;

/// The API, its description and its page, and the two questions about the node's health.
pub fn router() -> Router<App> {
    let (api, description) = described();
    // A nested fallback does not see the bare slash.
    api.route("/api/", any(error::nowhere))
        .method_not_allowed_fallback(error::wrong_method)
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .merge(docs::router(&description))
}

/// The handlers, and what they say about themselves.
fn described() -> (Router<App>, OpenApi) {
    let v1 = OpenApiRouter::new()
        .routes(routes!(me::show))
        .merge(cases::routes())
        .merge(tags::routes())
        .merge(views::routes())
        .merge(bulk::routes())
        .merge(approvals::routes())
        .merge(complaints::routes())
        .merge(consults::routes())
        .merge(pivots::routes())
        .merge(calls::routes())
        .merge(promises::routes())
        .merge(people::routes())
        .merge(staff::routes())
        .merge(queues::routes())
        .merge(deliveries::routes())
        .merge(sends::routes())
        .merge(leads::routes())
        .routes(routes!(signatures::list))
        .routes(routes!(signatures::set))
        .merge(channels::routes())
        .routes(routes!(messages::correct))
        .routes(routes!(messages::page))
        .routes(routes!(search::find))
        .routes(routes!(wallboard::show))
        .merge(macros::routes())
        .merge(ownership::routes())
        .merge(triage::routes())
        .routes(routes!(traces::show));
    let api = OpenApiRouter::new().nest("/v1", v1).fallback(error::nowhere);
    let (router, mut description) = OpenApiRouter::with_openapi(document::base())
        .routes(routes!(health::alive))
        .routes(routes!(health::ready))
        .nest("/api", api)
        .split_for_parts();
    document::complete(&mut description);
    (router, description)
}
