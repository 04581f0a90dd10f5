//! `/chat/{account}`: the door for visitors of the brand's own sites, and `/settings/chat`, where it is set up.
//!
//! In: what a visitor enters, writes, attaches, has read and rates, with the token that lets them in. Out: the script
//! that a site embeds, the page inside its frame, and events that can be resumed. Promised: only the sites that are
//! allowed can show the frame, and only the frame can call; nothing is kept before somebody agreed; words are on disk
//! before their visitor sees them as sent, and sent twice they are there once; what a visitor sends is bounded, and too
//! much of it is refused; their token stands in no address and no log.

mod events;
mod frame;
mod guest;
mod hub;
mod limits;
mod say;
mod session;
pub mod settings;
mod shelf;
mod view;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, header};
use axum::routing::{get, post};
use channels::webchat::files::SIZE_MAX;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

pub use hub::Hub;
pub use limits::Limits;
pub use view::{Frame, frame as draw_frame};

use crate::state::App;

/// What every visitor of a node shares.
#[derive(Debug, Default)]
pub struct Rooms {
    /// Who is told what changed.
    pub(crate) hub: Hub,
    /// How much anybody may send.
    pub(crate) limits: Limits,
}

/// The largest request beside a file, in bytes.
const BODY_MAX: usize = 64 * 1024;
/// The longest that a request may take, live events excepted.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);

/// The door for visitors.
pub fn open() -> Router<App> {
    let header = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    let files = Router::new()
        .route("/chat/{account}/files", post(shelf::take))
        .layer(DefaultBodyLimit::max(SIZE_MAX + 1));
    let quick = Router::new()
        .route("/chat/{account}", get(frame::page))
        .route("/chat/{account}/widget.js", get(frame::script))
        .route("/chat/{account}/session", post(session::begin))
        .route("/chat/{account}/identity", post(session::identify))
        .route("/chat/{account}/details", post(session::describe))
        .route("/chat/{account}/end", post(session::end))
        .route("/chat/{account}/messages", get(events::poll).post(say::message))
        .route("/chat/{account}/typing", post(say::typing))
        .route("/chat/{account}/read", post(say::read))
        .route("/chat/{account}/rating", post(say::rating))
        .route("/chat/{account}/files/{file}", get(shelf::give_back))
        .layer(DefaultBodyLimit::max(BODY_MAX));
    let patient = TimeoutLayer::with_status_code(axum::http::StatusCode::SERVICE_UNAVAILABLE, PATIENCE);
    Router::new()
        .merge(quick.merge(files).layer(patient))
        .route("/chat/{account}/events", get(events::stream))
        .layer(header(header::CACHE_CONTROL, "no-store"))
        .layer(header(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
}
