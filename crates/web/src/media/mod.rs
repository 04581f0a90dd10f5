//! `/media/{id}`: pictures and files, handed out to those who may see their case.
//!
//! In: a file's id, or bytes that came from somewhere. Out: a picture, or a download. Promised: only what was looked at
//! and found to be a picture of four kinds is shown in a page, and nothing that a browser could run with it; everything
//! else comes as a download under a name that leads nowhere; a browser keeps its own copy and no one between does.

mod keep;
mod serve;

use axum::Router;
use axum::routing::get;

pub use keep::keep;
pub(crate) use serve::attachment;

use crate::state::App;

/// The routes for those who are logged in.
pub fn routes() -> Router<App> {
    Router::new().route("/media/{id}", get(serve::whole)).route("/media/{id}/thumb", get(serve::small))
}
