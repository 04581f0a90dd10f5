//! Every page of the kit, checked for what every page of the product promises.

use std::collections::BTreeSet;
use std::io::Write;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt;
use web::kit::{self, ADDRESSES};

/// Every page in every state.

async fn page(address: &str) -> String {
    let asked = Request::get(format!("/kit{address}")).body(Body::empty()).expect("an address");
    let answer = kit::routes::<()>().oneshot(asked).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK, "{address}");
    let body = to_bytes(answer.into_body(), 1 << 20).await.expect("a body");
    String::from_utf8(body.to_vec()).expect("UTF-8")
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    html.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn packed(body: &[u8]) -> usize {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(body).expect("memory");
    packer.finish().expect("memory").len()
}

#[tokio::test]
async fn no_page_needs_an_inline_script_or_style() {
    for &address in ADDRESSES {
        let html = page(address).await;
        for banned in ["<script>", "<style", " style=\"", " onclick=", "javascript:", " hx-on", "hx-vals='js"]
        {
            assert!(!html.contains(banned), "{address} contains {banned}");
        }
        assert!(!html.contains("hx-trigger=\"click["), "a filter of htmx is evaluated as a script");
    }
}

#[tokio::test]
async fn every_id_is_there_once() {
    for &address in ADDRESSES {
        let html = page(address).await;
        let mut seen = BTreeSet::new();
        for id in values(&html, "id") {
            assert!(seen.insert(id), "{address} has the id {id} twice");
        }
    }
}

#[tokio::test]
async fn every_form_that_changes_something_carries_the_token() {
    for &address in ADDRESSES {
        let html = page(address).await;
        for form in html.split("<form").skip(1).filter_map(|rest| rest.split("</form>").next()) {
            let changes = form.contains("method=\"post\"");
            assert!(!changes || form.contains("name=\"csrf\""), "{address}: <form{form}");
        }
    }
}

#[tokio::test]
async fn every_icon_and_asset_that_a_page_names_exists() {
    let assets: BTreeSet<String> =
        web::assets::all().iter().map(|asset| format!("/assets/{}", asset.address)).collect();
    let icons =
        web::assets::all().iter().find(|asset| asset.media_type == "image/svg+xml").expect("the sprite");
    let sprite = String::from_utf8_lossy(&icons.body);
    for &address in ADDRESSES {
        let html = page(address).await;
        for link in [values(&html, "href"), values(&html, "src")].concat() {
            let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
            if path.starts_with("/assets/") {
                assert!(assets.contains(path), "{address} names {path}");
                assert!(
                    fragment.is_empty() || sprite.contains(&format!("<symbol id=\"{fragment}\"")),
                    "{address} names the icon {fragment}"
                );
            }
        }
    }
}

#[tokio::test]
async fn what_a_customer_writes_stays_text() {
    let html = page("/desk/mine/case_1").await;
    assert!(html.contains("Sam &#60;b&#62;Okafor&#60;/b&#62;"), "the name is shown as it was written");
    assert!(!html.contains("Sam <b>Okafor"));
    assert!(!page("/desk/mine?q=%3Cscript%3Ealert(1)%3C/script%3E").await.contains("<script>alert"));
}

#[tokio::test]
async fn the_first_load_of_the_desk_stays_under_150_kb() {
    let html = packed(page("/desk/mine/case_1").await.as_bytes());
    let mut sum = html;
    eprintln!("{html:>7} the page");
    for asset in web::assets::all() {
        eprintln!("{:>7} {}", asset.weight(), asset.address);
        sum += asset.weight();
    }
    eprintln!("{sum:>7} in all, compressed");
    assert!(sum < 150_000);
}
