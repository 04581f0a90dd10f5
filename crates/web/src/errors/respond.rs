//! A verb's error as a page, or as a word for a part of one.

use std::any::Any;

use axum::Extension;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use care::{Conflict, Error};
use kernel::{Ctx, Millis};

use super::{Problem, View};
use crate::checks;
use crate::fault;
use crate::named;
use crate::shell::Theme;
use crate::ui::{say, t, tell};

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
        Self(Error::invalid(t("settings-undrawn")))
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
            Error::Denied { needs } => Problem::NotAllowed(named::role(*needs).to_owned()),
            Error::Throttled { wait } => Problem::Slow(seconds(*wait)),
            Error::Db(_) | Error::Key(_) => Problem::Offline,
            other => {
                let told = told(other);
                let mut page = Problem::Refused(told.clone()).into_response();
                page.extensions_mut().insert(Told(told));
                *page.status_mut() = status;
                return page;
            }
        };
        (status, problem).into_response()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let told = Told(self.told());
        let view = View { theme: Theme::System, problem: self, again: "/desk".into() };
        match super::render(&view) {
            Ok(text) => (status, Extension(told), Html(text)).into_response(),
            Err(_) => status.into_response(),
        }
    }
}

/// Why a verb did nothing, in the reader's language: what a page says of an error.
pub fn told(error: &Error) -> String {
    match error {
        Error::Invalid(why) | Error::Refused(why) => say(why),
        Error::Fields(wrong) => wrong.iter().map(|one| say(&one.words)).collect::<Vec<_>>().join(" · "),
        Error::Conflict(conflict) => faster(conflict),
        Error::Unauthenticated => t("errors-log-in").to_owned(),
        Error::NotFound { .. } => Problem::NotFound.told(),
        Error::Denied { needs } => Problem::NotAllowed(named::role(*needs).to_owned()).told(),
        Error::Throttled { wait } => Problem::Slow(seconds(*wait)).told(),
        Error::Db(_) | Error::Key(_) => Problem::Offline.told(),
    }
}

fn seconds(wait: Millis) -> u32 {
    u32::try_from(wait.0 / 1000).unwrap_or(60).max(1)
}

fn faster(conflict: &Conflict) -> String {
    match conflict {
        Conflict::Taken { who } => tell("desk-has-case", &[("name", who.into())]),
        Conflict::Stale { .. } => t("errors-stale").to_owned(),
        Conflict::State { state } => {
            let state = state.parse().map_or_else(|_| say(&(*state).into()), |one| named::state(one).into());
            tell("errors-state", &[("state", state.into())])
        }
        Conflict::Decided { state: "approved" } => t("errors-approved").to_owned(),
        Conflict::Decided { state: "returned" } => t("errors-returned").to_owned(),
        Conflict::Decided { .. } => t("errors-decided").to_owned(),
        Conflict::Suggestion { .. } => t("errors-suggestion").to_owned(),
        Conflict::WrapUp { .. } => t("errors-wrap-up").to_owned(),
        Conflict::Warned { findings } => {
            findings.iter().map(|one| checks::said(&one.why)).collect::<Vec<_>>().join(" ")
        }
        Conflict::Left => t("errors-left").to_owned(),
    }
}

/// A problem as a sentence, which travels with its page.
#[derive(Clone)]
struct Told(String);

/// Whoever asked for a part of a page gets a problem as a sentence: the script tells it and leaves the page as it is.
pub async fn in_short(request: Request, next: Next) -> Response {
    let partial = is_partial(request.headers());
    let mut response = next.run(request).await;
    match response.extensions_mut().remove::<Told>() {
        Some(Told(words)) if partial => (response.status(), words).into_response(),
        _ => response,
    }
}

/// Whoever asked for a page gets one, also where an address or a form could not even be read.
pub async fn in_full(request: Request, next: Next) -> Response {
    let page = wants_page(request.headers()) && !is_partial(request.headers());
    let looks = request.method().is_safe();
    let response = next.run(request).await;
    if !page || !is_bare(&response) {
        return response;
    }
    let problem = if looks { Problem::NotFound } else { Problem::Refused(t("errors-malformed").into()) };
    let mut whole = problem.into_response();
    *whole.status_mut() = response.status();
    whole
}

fn wants_page(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"text/html"))
}

/// A refusal of the framework's own: a line of English.
fn is_bare(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    response.status().is_client_error() && kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

/// A handler panicked. The reader gets a code, and the log has the cause under it.
pub fn broken(ctx: &Ctx, panic: &(dyn Any + Send)) -> Response {
    let mut bytes = [0; 4];
    ctx.fill_random(&mut bytes);
    let code = format!("{:08x}", u32::from_be_bytes(bytes));
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let cause = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("silence");
    tracing::error!(code, cause, "a request failed by a mistake in the program");
    Problem::Broken(code).into_response()
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
    Problem::NotFound.into_response()
}

/// Whether the request wants a part of a page, not a whole one.
pub fn is_partial(headers: &HeaderMap) -> bool {
    headers.contains_key("hx-request")
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::extract::Path;
    use axum::routing::get;
    use kernel::{Instant, ManualClock, TenantId};
    use tower::ServiceExt;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::*;

    #[tokio::test]
    async fn a_handler_that_panics_is_answered_with_a_page_or_a_sentence_and_a_code() {
        let clock = ManualClock::new(Instant::from_seconds(0));
        let ctx = Ctx::seeded(TenantId::from_uuid(uuid::Uuid::nil()), clock, 7);
        let app = Router::new()
            .route("/", get(async || -> () { panic!("a secret") }))
            .layer(CatchPanicLayer::custom(move |panic: Box<dyn Any + Send>| broken(&ctx, &*panic)))
            .layer(axum::middleware::from_fn(in_short));
        for (header, begins) in [("accept", "<!doctype html>"), ("hx-request", "That did not work. Nothing")]
        {
            let asked = Request::get("/").header(header, "true").body(Body::empty()).unwrap();
            let response = app.clone().oneshot(asked).await.unwrap();
            assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
            let text = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            let text = std::str::from_utf8(&text).unwrap();
            assert!(text.starts_with(begins) && text.contains("the code "), "{text}");
            assert!(!text.contains("secret"), "{text}");
        }
    }

    #[tokio::test]
    async fn an_address_that_can_t_be_read_is_answered_with_a_page_to_whoever_looks_for_one() {
        let app = Router::new()
            .route("/{number}", get(async |number: Path<u8>| number.0.to_string()))
            .layer(axum::middleware::from_fn(in_full));
        let asked = |accept| Request::get("/many").header("accept", accept).body(Body::empty()).unwrap();
        let page = app.clone().oneshot(asked("text/html,*/*")).await.unwrap();
        assert_eq!(page.status(), StatusCode::BAD_REQUEST);
        let text = to_bytes(page.into_body(), usize::MAX).await.unwrap();
        let text = std::str::from_utf8(&text).unwrap();
        assert!(text.starts_with("<!doctype html>") && text.contains("href=\"/desk\""), "{text}");
        let other = app.oneshot(asked("application/json")).await.unwrap();
        let text = to_bytes(other.into_body(), usize::MAX).await.unwrap();
        assert!(!text.starts_with(b"<!doctype"), "a program gets a line");
    }
}
