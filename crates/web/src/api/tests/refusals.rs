//! What never reaches a verb is refused in JSON all the same.

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::json;

use super::world::{Reply, World};
use crate::api::BODY_MAX;

async fn post(world: &World, case: &str, kind: Option<&str>, body: impl Into<Body>) -> Reply {
    let request = Request::post(format!("/api/v1/cases/{case}/messages"));
    let request = request.header(header::AUTHORIZATION, format!("Bearer {}", world.ours.answerer));
    let request = match kind {
        Some(kind) => request.header(header::CONTENT_TYPE, kind),
        None => request,
    };
    world.send(request.body(body.into()).unwrap()).await
}

#[tokio::test]
async fn a_body_that_is_not_what_it_should_be_is_named() {
    let world = World::new().await;
    let case = world.hear(&world.ours, "mira", "@brand the line is dead again!").await;
    const JSON: Option<&str> = Some("application/json");
    assert_eq!(post(&world, &case, JSON, r#"{"mode": "note", "#).await.refused(400), "malformed");
    assert_eq!(post(&world, &case, JSON, "\u{0}\u{1}").await.refused(400), "malformed");
    assert_eq!(post(&world, &case, JSON, vec![b'{', b'"', 0xff, 0xfe]).await.refused(400), "malformed");
    assert_eq!(post(&world, &case, Some("text/plain"), "{}").await.refused(415), "media_type");
    assert_eq!(post(&world, &case, None, "{}").await.refused(415), "media_type");
    let large = json!({ "mode": "note", "text": "a".repeat(BODY_MAX), "seen_seq": 1 }).to_string();
    assert_eq!(post(&world, &case, JSON, large).await.refused(413), "too_large");
    for (wrong, named) in [
        (json!({ "mode": "shout", "text": "a", "seen_seq": 1 }), "shout"),
        (json!({ "mode": "note", "text": "a" }), "seen_seq"),
        (json!({ "mode": "note", "text": "a", "seen_seq": 1, "resolved": true }), "resolved"),
        (json!("hello"), "struct"),
    ] {
        let reply = post(&world, &case, JSON, wrong.to_string()).await;
        assert_eq!(reply.refused(422), "invalid");
        assert!(reply.text.contains(named), "{reply:?}");
    }
    assert_eq!(world.get(&format!("cases/{case}")).await["seen_seq"], 1, "nothing was said");
}

#[tokio::test]
async fn a_question_that_makes_no_sense_is_named() {
    let world = World::new().await;
    for path in [
        "cases?limit=many",
        "cases?limit=-1",
        "cases?after=yesterday",
        "cases?page=2",
        "people?after=1.2.3",
        "deliveries",
        "deliveries?state=done",
        "sends?state=sent",
    ] {
        let reply = world.ask(Method::GET, path, &world.ours.viewer, None).await;
        assert_eq!(reply.refused(422), "invalid", "{path}");
    }
    assert_eq!(world.get("cases?limit=100000").await["items"], json!([]), "a large limit is brought down");
}

#[tokio::test]
async fn what_is_not_there_is_said_in_json() {
    let world = World::new().await;
    let none = "0".repeat(32);
    for path in [
        "/api".to_owned(),
        "/api/".to_owned(),
        "/api/v1".to_owned(),
        "/api/v2/cases".to_owned(),
        "/api/v1/nothing".to_owned(),
        format!("/api/v1/cases/case_{none}"),
        format!("/api/v1/cases/per_{none}"),
        "/api/v1/cases/1".to_owned(),
        "/api/v1/cases/%ff%00".to_owned(),
        format!("/api/v1/people/per_{none}"),
        format!("/api/v1/traces/msg_{none}"),
        "/api/v1/traces/elsewhere".to_owned(),
    ] {
        let reply = world.ask(Method::GET, &path, &world.ours.viewer, None).await;
        assert_eq!(reply.refused(404), "not_found", "{path}");
    }
}

#[tokio::test]
async fn a_method_that_an_address_does_not_have_is_refused_with_those_that_it_has() {
    let world = World::new().await;
    let reply = world.ask(Method::PATCH, "cases", &world.ours.admin, None).await;
    assert_eq!(reply.refused(405), "wrong_method");
    assert!(reply.headers[header::ALLOW].to_str().unwrap().contains("GET"));
    assert_eq!(
        world.ask(Method::POST, "/healthz", &world.ours.admin, None).await.refused(405),
        "wrong_method"
    );
}
