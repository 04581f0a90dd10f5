//! What makes the desk an app: a manifest, a small worker of the browser, and the page it shows without a line.
//!
//! In: nothing. Out: three addresses that anybody may ask for. Promised: the worker keeps assets by their hashed
//! addresses and the offline page, and nothing else: no page with somebody's data is ever kept on a device.

use askama::Template;
use axum::Router;
use axum::http::{HeaderName, header};
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use serde_json::json;

use crate::errors::Page;
use crate::shell::Theme;
use crate::state::App;
use crate::{assets, ui};

/// The page without a line.
#[derive(Template)]
#[template(path = "install/offline.html")]
struct Offline {
    theme: Theme,
}

/// The routes, open to everybody: none of it is about anybody.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/manifest.webmanifest", get(manifest))
        .route("/sw.js", get(worker))
        .route("/offline", get(offline))
}

async fn manifest() -> impl IntoResponse {
    let icon = |name: &str, purpose: &str| json!({ "src": assets::url(name), "sizes": "any", "type": "image/svg+xml", "purpose": purpose });
    let manifest = json!({
        "id": "/desk",
        "name": "Commonground",
        "short_name": "Commonground",
        "start_url": "/desk/mine",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f3f6f6",
        "theme_color": "#0f766e",
        "icons": [icon("mark.svg", "any"), icon("mark-maskable.svg", "maskable")],
    });
    ([(header::CONTENT_TYPE, "application/manifest+json")], manifest.to_string())
}

/// The worker, with the addresses that the offline page needs. It changes when they do, and then replaces itself.
async fn worker() -> impl IntoResponse {
    let kept: Vec<String> = ["desk.css", "mark.svg", "icons.svg", "inter.woff2"].map(assets::url).into();
    let kept = json!({ "page": "/offline", "assets": kept });
    let script = format!("const kept = {kept};\n{}", include_str!("worker.js"));
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (HeaderName::from_static("service-worker-allowed"), "/"),
    ];
    (headers, script)
}

async fn offline() -> Page {
    Ok(Html(Offline { theme: Theme::System }.render()?))
}
