//! Every page of the kit, checked for what every page of the product promises.

use std::collections::BTreeSet;
use std::io::Write;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt;
use web::kit::{self, ADDRESSES};
use web::l10n::{Language, Reader, for_reader};

async fn page(address: &str) -> String {
    let below = address.strip_suffix('/').unwrap_or(address);
    let asked = Request::get(format!("/kit{below}")).body(Body::empty()).expect("an address");
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
    // Behind a customer's link there is no session that another site could use: the address itself is the key.
    for &address in ADDRESSES.iter().filter(|address| !address.starts_with("/c/")) {
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
    for asset in web::assets::all().iter().filter(|asset| !asset.address.starts_with("chat.")) {
        eprintln!("{:>7} {}", asset.weight(), asset.address);
        sum += asset.weight();
    }
    eprintln!("{sum:>7} in all, compressed");
    assert!(sum < 150_000);
}

#[tokio::test]
async fn each_part_looks_as_it_was_agreed() {
    let html = page("/parts").await.replace(&web::assets::url("icons.svg"), "icons.svg");
    let parts: Vec<_> = html.split("<section data-part=\"").skip(1).collect();
    assert!(parts.len() > 9, "{} parts", parts.len());
    for part in parts {
        let (name, rest) = part.split_once('"').expect("a name");
        let drawn = rest.split("</section>").next().unwrap_or_default().replace("><", ">\n<");
        insta::assert_snapshot!(name, drawn);
    }
}

#[tokio::test]
async fn what_is_pressed_in_the_kit_stays_in_the_kit() {
    for &address in ADDRESSES {
        let html = page(address).await;
        for attribute in ["href", "action", "hx-get", "hx-post", "hx-delete", "hx-put", "hx-sse:connect"] {
            for link in values(&html, attribute) {
                let inside = ["/kit", "/assets/", "/manifest.webmanifest", "#", "?"]
                    .iter()
                    .any(|start| link.starts_with(start));
                assert!(
                    inside || link.is_empty() || link.starts_with("https://"),
                    "{address}: {attribute}={link}"
                );
            }
        }
    }
}

#[test]
fn the_style_knows_start_and_end_and_neither_left_nor_right() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/css");
    let physical = ["left", "right", "float", "clear"];
    let mut seen = 0;
    for file in std::fs::read_dir(folder).expect("the style sheets are there") {
        let path = file.expect("it is").path();
        let css = std::fs::read_to_string(&path).expect("it is text");
        for declaration in css.split(['{', '}', ';']).filter(|one| one.contains(':')) {
            let (name, value) = declaration.split_once(':').expect("it contains one");
            let (name, value) = (name.trim(), value.trim());
            let logical = value.starts_with("inline-") || value == "both";
            let sided =
                !logical && name.split('-').any(|word| physical.contains(&word)) && !name.starts_with("--");
            let aligned = name == "text-align" && ["left", "right"].contains(&value);
            seen += 1;
            assert!(!sided && !aligned, "{}: `{name}: {value}` does not turn round", path.display());
        }
    }
    assert!(seen > 1000, "only {seen} declarations were read");
}

#[tokio::test]
async fn what_customers_write_runs_in_its_own_direction() {
    // Arabic and Hebrew in a row, in a name and in the public thread of the sandbox.
    for (address, words) in [
        ("/desk/mine", "الإنترنت بطيء"),
        ("/desk/mine", "نور الهاشمي"),
        ("/desk/mine", "שלום, קיבלתי"),
        ("/desk/mine/case_1", "وأنا كذلك"),
        ("/sandbox", "وأنا كذلك"),
        ("/people", "نور الهاشمي"),
        ("/triage/label", "الفاتورة هذا"),
    ] {
        let html = page(address).await;
        // An attribute has no direction of its own to give.
        let openings = html.match_indices(words).map(|(at, _)| {
            let before = &html[..at];
            before.rfind('<').map_or("", |start| &before[start..])
        });
        let opening = openings.into_iter().find(|opening| opening.contains('>'));
        let opening = opening.unwrap_or_else(|| panic!("{address} shows {words}"));
        assert!(
            ["<bdi", "dir=\"auto\"", "dir=\"rtl\""].iter().any(|way| opening.contains(way)),
            "{address}: {opening}{words}"
        );
    }
}

#[tokio::test]
async fn the_desk_speaks_german_to_a_german() {
    // What an agent presses and reads all day, in English.
    const ENGLISH: [&str; 37] = [
        "Reply",
        "Reply publicly",
        "Message privately",
        "Send privately",
        "Keep note",
        "Note",
        "Internal note",
        "Public",
        "Private",
        "and resolve",
        "Resolve",
        "Reopen",
        "Wake",
        "Snooze",
        "Snooze this case",
        "Resolve this case",
        "Assign to me",
        "Assign to a person",
        "Take next",
        "Search",
        "Undo",
        "Sent",
        "Sending…",
        "Acknowledge",
        "Approve",
        "Send back",
        "Withdraw",
        "Answer",
        "Cancel",
        "Close",
        "Why",
        "Case",
        "History",
        "Events",
        "More",
        "Ready",
        "Log out",
    ];
    let desk = ADDRESSES.iter().filter(|address| address.starts_with("/desk"));
    for &address in desk {
        let german = Reader { language: Language::German, zone: None };
        let html = for_reader(german, page(address)).await;
        assert!(html.contains("<html lang=\"de\""), "{address}");
        let read = html.split('<').skip(1).filter_map(|piece| piece.split_once('>')).map(|(_, text)| text);
        let told = ["title", "aria-label", "placeholder", "data-command"];
        let told = told.into_iter().flat_map(|attribute| values(&html, attribute));
        for words in read.chain(told).map(str::trim) {
            assert!(!ENGLISH.contains(&words), "{address} says “{words}”");
        }
    }
}
