//! What a handler answers when a verb did not do what was asked: one mapping for pages and API.

use axum::http::StatusCode;
use care::{Conflict, Error};
use kernel::Role;

/// The status that fits an error.
pub fn status(error: &Error) -> StatusCode {
    match error {
        Error::NotFound { .. } => StatusCode::NOT_FOUND,
        Error::Denied { .. } | Error::Refused(_) => StatusCode::FORBIDDEN,
        Error::Unauthenticated => StatusCode::UNAUTHORIZED,
        Error::Invalid(_) | Error::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Conflict(Conflict::Warned { .. }) => StatusCode::PRECONDITION_REQUIRED,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::Key(_) => StatusCode::INTERNAL_SERVER_ERROR,
        Error::Db(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// A stable word for programs.
pub fn code(error: &Error) -> &'static str {
    match error {
        Error::NotFound { .. } => "not_found",
        Error::Denied { .. } => "denied",
        Error::Refused(_) => "refused",
        Error::Unauthenticated => "unauthenticated",
        Error::Invalid(_) | Error::Fields(_) => "invalid",
        Error::Conflict(Conflict::Taken { .. }) => "taken",
        Error::Conflict(Conflict::Stale { .. }) => "stale",
        Error::Conflict(Conflict::Warned { .. }) => "warned",
        Error::Conflict(Conflict::State { .. }) => "state",
        Error::Conflict(Conflict::Decided { .. }) => "decided",
        Error::Conflict(Conflict::Suggestion { .. }) => "decided",
        Error::Conflict(Conflict::WrapUp { .. }) => "wrap_up",
        Error::Conflict(Conflict::Left) => "left",
        Error::Throttled { .. } => "throttled",
        Error::Key(_) => "key",
        Error::Db(_) => "database",
    }
}

/// Which role an error asks for, if it is about roles.
pub fn needed(error: &Error) -> Option<Role> {
    match error {
        Error::Denied { needs } => Some(*needs),
        _ => None,
    }
}

/// Logs what an operator has to know. A person's own mistake is not among it.
pub fn log(error: &Error) {
    match error {
        Error::Db(error) => tracing::error!(%error, "a request failed in the database"),
        Error::Key(error) => tracing::error!(%error, "a request failed for want of the right key"),
        _ => {}
    }
}
