//! A verb's error as a page, or as a word for a part of one.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use care::Error;

use super::{Problem, View};
use crate::fault;
use crate::shell::Theme;

/// What a handler of the desk returns when it can't do what was asked.
#[derive(Debug)]
pub struct Failed(pub Error);

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl From<askama::Error> for Failed {
    fn from(error: askama::Error) -> Self {
        tracing::error!(%error, "a page could not be drawn");
        Self(Error::invalid("this page could not be drawn"))
    }
}

/// A page, or why there is none.
pub type Page = Result<Html<String>, Failed>;

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let Self(error) = self;
        fault::log(&error);
        let status = fault::status(&error);
        let problem = match &error {
            Error::NotFound { .. } => Problem::NotFound,
            Error::Denied { needs } => Problem::NotAllowed(needs.name().to_owned()),
            Error::Throttled { wait } => Problem::Slow(u32::try_from(wait.0 / 1000).unwrap_or(60).max(1)),
            Error::Db(_) | Error::Key(_) => Problem::Offline,
            other => return (status, other.to_string()).into_response(),
        };
        page(status, problem)
    }
}

fn page(status: StatusCode, problem: Problem) -> Response {
    let view = View { theme: Theme::System, problem, again: "/desk".into() };
    match super::render(&view) {
        Ok(text) => (status, Html(text)).into_response(),
        Err(_) => status.into_response(),
    }
}

/// What was asked for makes no sense: `reason` says what to change, and `again` is the page to try it on.
pub fn refused(reason: impl Into<String>, again: &str) -> Response {
    let problem = Problem::Refused(reason.into());
    let view = View { theme: Theme::System, problem, again: again.to_owned() };
    match super::render(&view) {
        Ok(text) => (StatusCode::UNPROCESSABLE_ENTITY, Html(text)).into_response(),
        Err(_) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
    }
}

/// Nothing stands at this address.
pub async fn nowhere() -> Response {
    page(StatusCode::NOT_FOUND, Problem::NotFound)
}

/// Whether the request wants a part of a page, not a whole one.
pub fn is_partial(headers: &HeaderMap) -> bool {
    headers.contains_key("hx-request")
}
