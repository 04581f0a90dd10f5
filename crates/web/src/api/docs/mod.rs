//! `/openapi.json`, and `/api/docs`, where a person reads it and tries it out.
//!
//! In: the description. Out: the same for everybody, without a token: it says nothing about a brand. Promised: the
//! page is Swagger UI as it was published, out of this binary; it lives under the desk's own policy: nothing inline,
//! nothing from elsewhere.

use axum::Router;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use utoipa::openapi::OpenApi;

use crate::assets::Vendored;
use crate::state::App;

/// The version of Swagger UI. It stands in the addresses of its files, which therefore never change their meaning.
const VERSION: &str = "5.35.0";
const PAGE: &str = include_str!("page.html");
const START: &str = include_str!("start.js");
const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// The routes.
pub fn router(description: &OpenApi) -> Router<App> {
    let json = description.to_pretty_json().expect("a description holds nothing that JSON can't");
    let description = Bytes::from(json);
    let page = Bytes::from(PAGE.replace("{version}", VERSION));
    Router::new()
        .route(
            "/openapi.json",
            get(async move |asked: HeaderMap| fresh(&asked, "application/json", description)),
        )
        .route("/api/docs", get(async move |asked: HeaderMap| fresh(&asked, HTML, page)))
        .route("/api/docs/start.js", get(async |asked: HeaderMap| fresh(&asked, SCRIPT, Bytes::from(START))))
        .route("/api/docs/{version}/{file}", get(vendored))
}

/// Something that another version of this binary may serve otherwise: asked for each time, sent if it is another.
fn fresh(asked: &HeaderMap, kind: &'static str, body: Bytes) -> Response {
    let tag = format!("\"{}\"", sum(&body));
    let known = asked.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::ETAG, tag),
    ];
    if known { (StatusCode::NOT_MODIFIED, headers).into_response() } else { (headers, body).into_response() }
}

/// A file of Swagger UI: kept forever, because its address holds its version.
async fn vendored(Path((version, file)): Path<(String, String)>) -> Response {
    let kind = match file.as_str() {
        "swagger-ui-bundle.js" => Some(SCRIPT),
        "swagger-ui.css" => Some(STYLE),
        _ => None,
    };
    let found = kind.filter(|_| version == VERSION).zip(Vendored::get(&format!("swagger-ui/{file}")));
    let Some((kind, file)) = found else { return StatusCode::NOT_FOUND.into_response() };
    let headers =
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, file.data.into_owned()).into_response()
}

fn sum(body: &[u8]) -> String {
    Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vendored_viewer_is_the_published_one() {
        let sum = |name: &str| sum(&Vendored::get(name).unwrap().data);
        assert_eq!(
            sum("swagger-ui/swagger-ui-bundle.js"),
            "e6a898692f2d768e807c3ba4626068a69a2c5dd960dd6c76f3e4d3a3de180af2"
        );
        assert_eq!(
            sum("swagger-ui/swagger-ui.css"),
            "5ed08757e53da3e026d6cbecc61fe5d43585c9560b302d534ad56692519a273d"
        );
    }

    #[test]
    fn the_page_names_only_our_own_addresses_and_holds_no_script() {
        assert!(!PAGE.contains("://") && !PAGE.contains("style="));
        assert!(PAGE.split("<script").skip(1).all(|tag| tag.starts_with(" src=\"/api/docs/")));
    }
}
