//! Pictures and files over HTTP: attached by a form, handed out to those who may see them, shown only if they are
//! harmless.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use care::{Tx, desk};
use kernel::{CaseId, Role};
use tower::ServiceExt;

use crate::world::{Browser, World, between, write};

const SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";

fn png() -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(30, 20, image::Rgb([90, 20, 160]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

async fn a_case(world: &World) -> CaseId {
    world.hear(1, "Dana", "@larkspur my internet is down").await;
    let ctx = world.ctx.clone();
    let all = async move |tx: &mut Tx| desk::list(tx, &ctx, &desk::View::All, 1, None).await;
    write(&world.db, all).await.0.remove(0).case_id
}

/// A form that carries files, as a browser sends it.
async fn send(
    browser: &Browser,
    case: CaseId,
    csrf: &str,
    fields: &[(&str, &str)],
    file: &[u8],
) -> (StatusCode, String) {
    let mut body = Vec::new();
    let mut part = |head: String, content: &[u8]| {
        body.extend_from_slice(format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    };
    part("name=\"csrf\"".into(), csrf.as_bytes());
    for (name, value) in fields {
        part(format!("name=\"{name}\""), value.as_bytes());
    }
    if !file.is_empty() {
        part("name=\"file\"; filename=\"../Über uns.png\"".into(), file);
    }
    body.extend_from_slice(b"--x--\r\n");
    let cookies: Vec<_> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = Request::post(format!("/desk/cases/{case}/files"))
        .header(header::COOKIE, cookies.join("; "))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header("hx-request", "true");
    let answer = browser.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let status = answer.status();
    (status, String::from_utf8(to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap())
}

async fn get(browser: &Browser, path: &str, known: Option<&str>) -> (StatusCode, HeaderMap, Vec<u8>) {
    let cookies: Vec<_> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mut request = Request::get(path).header(header::COOKIE, cookies.join("; "));
    if let Some(known) = known {
        request = request.header(header::IF_NONE_MATCH, known);
    }
    let answer = browser.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = answer.into_parts();
    (parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
}

#[tokio::test]
async fn a_picture_is_shown_and_everything_else_is_a_download_that_can_do_nothing() {
    let world = World::new().await;
    let case = a_case(&world).await;
    let browser = world.browser(Role::Agent).await;
    let csrf = browser.csrf.clone();
    let (status, _) = send(&browser, case, "another", &[("mode", "note")], &png()).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "another site sends nothing");
    let (status, strip) = send(&browser, case, &csrf, &[("mode", "note"), ("alt", "A <b>")], &png()).await;
    assert_eq!(status, StatusCode::OK, "{strip}");
    assert!(strip.contains("value=\"A &#60;b&#62;\"") && strip.contains("Über uns.png"), "{strip}");
    let id = between(&strip, "src=\"/media/", "/thumb").unwrap().to_owned();

    let (status, headers, bytes) = get(&browser, &format!("/media/{id}"), None).await;
    assert_eq!((status, bytes), (StatusCode::OK, png()));
    let told = |headers: &HeaderMap, name: header::HeaderName| headers[name].to_str().unwrap().to_owned();
    assert_eq!(told(&headers, header::CONTENT_TYPE), "image/png");
    assert!(told(&headers, header::CONTENT_DISPOSITION).starts_with("inline; "));
    assert_eq!(told(&headers, header::CONTENT_SECURITY_POLICY), "sandbox; default-src 'none'");
    assert_eq!(told(&headers, header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert_eq!(told(&headers, header::CACHE_CONTROL), "private, no-cache");
    let tag = told(&headers, header::ETAG);
    let (status, _, bytes) = get(&browser, &format!("/media/{id}"), Some(&tag)).await;
    assert_eq!((status, bytes.len()), (StatusCode::NOT_MODIFIED, 0));
    let (status, headers, _) = get(&browser, &format!("/media/{id}/thumb"), None).await;
    assert_eq!((status, told(&headers, header::CONTENT_TYPE).as_str()), (StatusCode::OK, "image/jpeg"));

    let (_, strip) = send(&browser, case, &csrf, &[("mode", "note")], SVG).await;
    let ids = between(&strip, "name=\"files\" value=\"", "\"").unwrap();
    let svg = ids.split(' ').next_back().unwrap();
    let (status, headers, bytes) = get(&browser, &format!("/media/{svg}"), None).await;
    assert_eq!((status, bytes.as_slice()), (StatusCode::OK, SVG));
    assert_eq!(told(&headers, header::CONTENT_TYPE), "application/octet-stream");
    assert!(told(&headers, header::CONTENT_DISPOSITION).starts_with("attachment; "));
    assert_eq!(get(&browser, &format!("/media/{svg}/thumb"), None).await.0, StatusCode::NOT_FOUND);

    // A draft is its writer's, and a stranger's business is nothing here.
    let lead = world.browser(Role::Lead).await;
    assert_eq!(get(&lead, &format!("/media/{id}"), None).await.0, StatusCode::NOT_FOUND);
    assert_eq!(get(&world.stranger(), &format!("/media/{id}"), None).await.0, StatusCode::SEE_OTHER);

    let (status, strip) = send(&browser, case, &csrf, &[("remove", &id)], b"").await;
    assert!(status.is_success() && !strip.contains(&id), "{strip}");
    assert_eq!(get(&browser, &format!("/media/{id}"), None).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_network_that_takes_no_files_says_so_where_they_are_attached() {
    let world = World::new().await;
    let case = a_case(&world).await;
    let browser = world.browser(Role::Agent).await;
    let csrf = browser.csrf.clone();
    let (status, strip) = send(&browser, case, &csrf, &[("mode", "public")], &png()).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(strip.contains("Sandbox takes no pictures or files here"), "{strip}");
    assert!(between(&strip, "name=\"files\" value=\"", "\"") == Some(""), "{strip}");
    let viewer = world.browser(Role::Viewer).await;
    let mark = viewer.csrf.clone();
    let (status, _) = send(&viewer, case, &mark, &[("mode", "note")], &png()).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "who may not answer attaches nothing");
}
