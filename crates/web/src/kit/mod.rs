//! Every page and part of the product in every state, at `/kit`: for looking at, and for the tests that look.
//!
//! In: nothing but what is made up here. Out: pages drawn by the templates of the product. Promised: no word of the
//! brand's own data, and no link that leaves the kit: whatever is pressed here is answered here. Open to
//! administrators, and to anybody where the server was started with `--kit`.

mod addresses;
mod cases;
mod channels;
mod chat;
mod checks;
mod colleagues;
mod elsewhere;
mod engage;
mod floor;
mod frame;
mod library;
mod network;
mod others;
mod ownership;
mod pages;
mod parts;
mod people;
mod read;
mod search;
mod talk;
mod team;
mod triage;
mod wrap_up;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header;
use axum::middleware::{Next, map_response};
use axum::response::{IntoResponse, Response};
use kernel::Role;

pub use addresses::ADDRESSES;

use crate::auth::Me;
use crate::errors::Problem;
use crate::state::App;

/// The largest page of the kit, in bytes.
const PAGE_MAX: usize = 4 << 20;

/// What an HTML page says it is.
const HTML: &str = "text/html; charset=utf-8";

/// The kit, below `/kit`.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let kit = Router::new()
        .merge(parts::routes())
        .merge(pages::routes())
        .merge(others::routes())
        .merge(channels::routes())
        .merge(chat::routes())
        .merge(checks::routes())
        .merge(engage::routes())
        .merge(search::routes())
        .merge(wrap_up::routes())
        .merge(library::routes())
        .merge(triage::routes())
        .merge(team::routes())
        .merge(floor::routes())
        .merge(ownership::routes())
        .merge(elsewhere::routes())
        .layer(map_response(stay));
    Router::new().nest("/kit", kit).with_state(())
}

/// Lets administrators in, and anybody where the server shows its kit.
pub async fn let_in(State(app): State<App>, request: Request, next: Next) -> Response {
    if app.kit {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    match Me::from_request_parts(&mut parts, &app).await {
        Ok(me) if me.user.role >= Role::Admin => next.run(Request::from_parts(parts, body)).await,
        Ok(_) => Problem::NotAllowed(Role::Admin.name().to_owned()).into_response(),
        Err(stranger) => stranger.into_response(),
    }
}

/// A page of the product names the product's addresses; here they lead to the kit's own.
async fn stay(response: Response) -> Response {
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == HTML);
    if !is_page {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, PAGE_MAX).await else { return Problem::NotFound.into_response() };
    let mut page = String::from_utf8_lossy(&bytes).replace("=\"/", "=\"/kit/");
    for shared in ["assets/", "manifest.webmanifest", "kit/"] {
        page = page.replace(&format!("=\"/kit/{shared}"), &format!("=\"/{shared}"));
    }
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(page))
}
