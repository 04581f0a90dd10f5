//! Every page of the gallery, checked for what every page of the product promises.

#[path = "../../examples/gallery/cases.rs"]
mod cases;
#[path = "../../examples/gallery/colleagues.rs"]
mod colleagues;
#[path = "../../examples/gallery/elsewhere.rs"]
mod elsewhere;
#[path = "../../examples/gallery/frame.rs"]
mod frame;
#[path = "../../examples/gallery/network.rs"]
mod network;
#[path = "../../examples/gallery/others.rs"]
mod others;
#[path = "../../examples/gallery/ownership.rs"]
mod ownership;
#[path = "../../examples/gallery/pages.rs"]
mod pages;
#[path = "../../examples/gallery/people.rs"]
mod people;
#[path = "../../examples/gallery/read.rs"]
mod read;
#[path = "../../examples/gallery/talk.rs"]
mod talk;
#[path = "../../examples/gallery/team.rs"]
mod team;
#[path = "../../examples/gallery/triage.rs"]
mod triage;

use std::collections::BTreeSet;
use std::io::Write;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

/// Every page in every state.
const ADDRESSES: [&str; 98] = [
    "/desk/mine",
    "/desk/mine?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/desk/snoozed?state=empty",
    "/desk/all?state=error",
    "/desk/mine/case_1",
    "/desk/mine/case_1?mode=public&state=concern",
    "/desk/mine/case_1?state=stale",
    "/desk/mine/case_1?state=closed",
    "/desk/mine/case_1?state=readonly",
    "/desk/mine/case_1?state=resolved",
    "/desk/mine/case_1?mode=note&state=nobody",
    "/desk/mine/case_1?state=handed",
    "/desk/mine/case_1?state=returned",
    "/desk/mine/case_1?state=escalated",
    "/desk/mine/case_1?state=consult",
    "/desk/mine/case_1?mode=public&state=approval",
    "/desk/cases/case_1/wrong-owner",
    "/desk/cases/case_1/handover",
    "/desk/cases/case_1/assignment",
    "/desk/cases/case_1/consults",
    "/desk/cases/case_1/no-reply",
    "/team",
    "/team?state=empty",
    "/team/usr_mo",
    "/team/usr_mo?state=wrong",
    "/approvals",
    "/approvals?state=empty",
    "/handover",
    "/handover?state=empty",
    "/notifications",
    "/notifications?state=empty",
    "/clocks",
    "/clocks?state=empty",
    "/clocks/rows",
    "/clocks/clk_1",
    "/desk/cases/case_1/why",
    "/login",
    "/login?state=error",
    "/errors/403",
    "/errors/expired",
    "/errors/404",
    "/errors/429",
    "/errors/500",
    "/errors/offline",
    "/problems",
    "/problems?state=empty",
    "/people",
    "/people/per_priya",
    "/settings/channels",
    "/settings/users",
    "/settings/sessions",
    "/sandbox",
    "/trace/msg_1",
    "/triage",
    "/triage?state=empty",
    "/triage/label",
    "/triage/label?state=empty",
    "/triage/lessons",
    "/triage/lessons?state=empty",
    "/ownership",
    "/ownership?state=empty",
    "/ownership/scenarios",
    "/ownership/organisation",
    "/ownership/organisation?preset=matrix",
    "/ownership/rules",
    "/ownership/rules?preset=composed",
    "/ownership/rules/R4/items",
    "/ownership/matrix",
    "/ownership/matrix?seen=private&action=no",
    "/ownership/try",
    "/ownership/try?intent=lead&channel=x&with=15",
    "/ownership/versions",
    "/ownership/versions?state=wrong",
    "/ownership/versions/15",
    "/ownership/versions/15?state=wrong",
    "/ownership/versions/14",
    "/ownership/versions/16",
    "/ownership/versions/15/diff",
    "/ownership/versions/15/diff?state=running",
    "/ownership/versions/15/diff?state=done",
    "/ownership/versions/15/shadow",
    "/desk/mine/case_1?state=elsewhere",
    "/desk/cases/case_1/pivots",
    "/desk/cases/case_1/pivots?state=call",
    "/desk/cases/case_1/pivots?state=wrong",
    "/desk/cases/case_1/pivots?state=first",
    "/desk/cases/case_1/closing",
    "/calls",
    "/calls?state=empty",
    "/calls/due",
    "/calls/talking",
    "/calls/wrap_up",
    "/pivots",
    "/pivots?state=empty",
    "/pivots/rows",
    "/c/link",
    "/c/done",
    "/c/over",
];

async fn page(address: &str) -> String {
    let app = pages::routes().merge(others::routes()).merge(triage::routes());
    let app = app.merge(team::routes()).merge(ownership::routes()).merge(elsewhere::routes());
    let asked = Request::get(address).body(Body::empty()).expect("an address");
    let answer = app.oneshot(asked).await.expect("an answer");
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
    for address in ADDRESSES {
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
    for address in ADDRESSES {
        let html = page(address).await;
        let mut seen = BTreeSet::new();
        for id in values(&html, "id") {
            assert!(seen.insert(id), "{address} has the id {id} twice");
        }
    }
}

#[tokio::test]
async fn every_form_that_changes_something_carries_the_token() {
    // Behind a customer's link there is no session that another site could use: the address itself is the key.
    for address in ADDRESSES.into_iter().filter(|address| !address.starts_with("/c/")) {
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
    for address in ADDRESSES {
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
