//! Every page and state of the desk with made-up data, on 127.0.0.1:4700 or the address that is named. For looking
//! at, and for the tests that
//! look: nothing here is the product.

mod cases;
mod colleagues;
mod elsewhere;
mod frame;
mod network;
mod others;
mod ownership;
mod pages;
mod people;
mod read;
mod talk;
mod team;
mod triage;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware::map_response;
use axum::response::Response;

/// What the product sends with every page.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; \
                   connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

async fn guard(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP));
    response
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let app = Router::new()
        .merge(web::assets::routes())
        .merge(pages::routes())
        .merge(others::routes())
        .merge(triage::routes())
        .merge(team::routes())
        .merge(ownership::routes())
        .merge(elsewhere::routes())
        .layer(map_response(guard));
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:4700".into());
    let listener = tokio::net::TcpListener::bind(address).await?;
    axum::serve(listener, app).await
}
