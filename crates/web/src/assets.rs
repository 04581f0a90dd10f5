//! Style sheets, scripts, icons and the font: embedded, addressed by the hash of their content, kept forever.
//!
//! `/assets/desk.3fa1….css` never changes its meaning, so that a browser asks for it once. A page names an
//! asset through [`url`]; an address whose hash is not ours is answered with 404, never with other content.

use std::io::Write;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "assets"]
struct Own;

#[derive(RustEmbed)]
#[folder = "vendor"]
pub(crate) struct Vendored;

/// The style sheet's parts, in the order of the cascade.
const CSS: &[&str] = &[
    "tokens",
    "base",
    "layout",
    "components",
    "forms",
    "overlays",
    "list",
    "views",
    "thread",
    "message",
    "mails",
    "facts",
    "composer",
    "files",
    "checks",
    "picks",
    "watching",
    "colleagues",
    "dialogs",
    "elsewhere",
    "context",
    "identity",
    "pages",
    "search",
    "wrap_up",
    "macros",
    "prefs",
    "channels",
    "team",
    "turns",
    "wallboard",
    "engage",
    "sandbox",
    "chat",
    "trace",
    "triage",
    "ownership",
    "plain",
    "narrow",
];

/// The script's parts. `base` comes first; the others know nothing of each other.
const JS: &[&str] = &[
    "base",
    "theme",
    "time",
    "clock",
    "live",
    "list",
    "bulk",
    "counter",
    "composer",
    "files",
    "pictures",
    "turns",
    "checks",
    "insert",
    "picks",
    "undo",
    "watching",
    "at_once",
    "panes",
    "keys",
    "facts",
    "engage",
    "ask",
    "elsewhere",
    "wrap_up",
    "ownership",
    "palette",
    "search",
    "help",
    "told",
    "push",
    "sheet",
];

/// One file as it is served.
pub struct Asset {
    /// The name with its hash, such as `desk.0123456789abcdef.css`.
    pub address: String,
    /// The media type.
    pub media_type: &'static str,
    /// The content.
    pub body: Bytes,
    /// The content compressed, where that makes it smaller.
    pub gzip: Option<Bytes>,
    name: &'static str,
}

impl Asset {
    fn new(name: &'static str, media_type: &'static str, body: Vec<u8>) -> Self {
        let digest = Sha256::digest(&body);
        let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let compressed = compress(&body).filter(|packed| packed.len() < body.len() * 9 / 10);
        Self {
            address: format!("{stem}.{hash}.{extension}"),
            media_type,
            gzip: compressed.map(Bytes::from),
            body: Bytes::from(body),
            name,
        }
    }

    /// How many bytes a browser that takes gzip receives.
    pub fn weight(&self) -> usize {
        self.gzip.as_ref().unwrap_or(&self.body).len()
    }
}

static ALL: LazyLock<Vec<Asset>> = LazyLock::new(load);

fn load() -> Vec<Asset> {
    let font = Asset::new("inter.woff2", "font/woff2", content(Own::get("font/inter.woff2")));
    let css = String::from_utf8_lossy(&joined("css", CSS)).replace("inter.woff2", &font.address);
    vec![
        Asset::new("desk.css", "text/css; charset=utf-8", css.into_bytes()),
        Asset::new("desk.js", "text/javascript; charset=utf-8", joined("js", JS)),
        Asset::new("htmx.js", "text/javascript; charset=utf-8", content(Vendored::get("htmx.min.js"))),
        Asset::new("sse.js", "text/javascript; charset=utf-8", content(Vendored::get("hx-sse.min.js"))),
        Asset::new("chat.css", "text/css; charset=utf-8", content(Own::get("chat/chat.css"))),
        Asset::new("chat.js", "text/javascript; charset=utf-8", content(Own::get("chat/chat.js"))),
        Asset::new("sheet.css", "text/css; charset=utf-8", content(Own::get("mails/sheet.css"))),
        Asset::new("icons.svg", "image/svg+xml", content(Own::get("icons.svg"))),
        Asset::new("mark.svg", "image/svg+xml", content(Own::get("mark.svg"))),
        Asset::new("mark-maskable.svg", "image/svg+xml", content(Own::get("mark-maskable.svg"))),
        font,
    ]
}

fn content(file: Option<EmbeddedFile>) -> Vec<u8> {
    file.expect("the file is embedded when the crate is built").data.into_owned()
}

/// The parts one after the other. A script's part stands in a block of its own, so that its names stay there.
fn joined(kind: &str, parts: &[&str]) -> Vec<u8> {
    let mut whole = Vec::new();
    for part in parts {
        let text = content(Own::get(&format!("{kind}/{part}.{kind}")));
        let (before, after): (&[u8], &[u8]) =
            if kind == "js" && *part != "base" { (b"{\n", b"}\n") } else { (b"", b"") };
        for piece in [before, &text, after] {
            whole.extend_from_slice(piece);
        }
    }
    whole
}

fn compress(body: &[u8]) -> Option<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(body).ok()?;
    packer.finish().ok()
}

/// Every asset.
pub fn all() -> &'static [Asset] {
    &ALL
}

/// The address of an asset by its plain name, such as `desk.css`.
///
/// # Panics
/// If there is no such asset: names are written in templates, and a test renders every template.
pub fn url(name: &str) -> String {
    let asset = ALL.iter().find(|asset| asset.name == name).expect("templates name only assets that exist");
    format!("/assets/{}", asset.address)
}

/// `GET /assets/{address}`.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{address}", get(serve))
}

async fn serve(Path(address): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ALL.iter().find(|asset| asset.address == address) else {
        return (StatusCode::NOT_FOUND, "No such asset. Reload the page: it names the present ones.")
            .into_response();
    };
    asset.serve(&headers, "public, max-age=31536000, immutable")
}

impl Asset {
    /// An answer that may be kept as `control` says.
    fn serve(&self, headers: &HeaderMap, control: &'static str) -> Response {
        let tag = format!("\"{}\"", self.address);
        let known =
            headers.get(header::IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == tag.as_bytes());
        let takes_gzip = headers
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.split(',').any(|coding| coding.trim().starts_with("gzip")));
        let packed = self.gzip.as_ref().filter(|_| takes_gzip);
        let mut response = if known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            packed.unwrap_or(&self.body).clone().into_response()
        };
        let out = response.headers_mut();
        out.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static(control));
        out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            out.insert(header::ETAG, tag);
        }
        if packed.is_some() && !known {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }
}

/// The script of the chat that other sites embed: at an address that stays, and so kept for minutes only.
pub(crate) struct Loader(Asset);

impl Loader {
    pub(crate) fn new() -> Self {
        Self(Asset::new("widget.js", "text/javascript; charset=utf-8", content(Own::get("chat/loader.js"))))
    }

    pub(crate) fn serve(&self, headers: &HeaderMap) -> Response {
        let mut response = self.0.serve(headers, "public, max-age=300");
        // A site that isolates itself may load it too.
        let open = HeaderValue::from_static("cross-origin");
        response.headers_mut().insert("cross-origin-resource-policy", open);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(name: &str) -> String {
        Sha256::digest(content(Vendored::get(name))).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn the_vendored_scripts_are_the_published_ones() {
        assert_eq!(sum("htmx.min.js"), "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130");
        assert_eq!(sum("hx-sse.min.js"), "18ef2761356ec1fe0bb6d92612315b37517a7c1e9856b661c5ae81fef239d103");
    }

    #[test]
    fn what_a_site_embeds_is_under_15_kb_on_the_wire() {
        let Loader(loader) = Loader::new();
        let weight = loader.weight();
        assert!(weight < 15_000, "{weight} bytes");
        let frame =
            ALL.iter().filter(|asset| asset.name.starts_with("chat.")).map(Asset::weight).sum::<usize>();
        assert!(weight + frame < 15_000, "{weight} and {frame} bytes, with the page in the frame");
    }

    #[tokio::test]
    async fn an_asset_is_kept_forever_and_an_old_address_is_not_found() {
        let address = url("desk.css").trim_start_matches("/assets/").to_owned();
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("br, gzip"));
        let first = serve(Path(address.clone()), headers.clone()).await;
        assert_eq!(first.headers()[header::CONTENT_ENCODING], "gzip");
        assert!(first.headers()[header::CACHE_CONTROL].to_str().is_ok_and(|v| v.contains("immutable")));
        headers.insert(header::IF_NONE_MATCH, first.headers()[header::ETAG].clone());
        assert_eq!(serve(Path(address), headers.clone()).await.status(), StatusCode::NOT_MODIFIED);
        let old = serve(Path("desk.0000000000000000.css".into()), headers).await;
        assert_eq!(old.status(), StatusCode::NOT_FOUND);
    }
}
