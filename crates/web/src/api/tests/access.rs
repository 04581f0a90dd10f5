//! Who may.

use axum::body::Body;
use axum::http::{Method, Request, header};
use care::{Tx, access};
use serde_json::{Value, json};

use super::world::World;
use crate::api::described;

/// Every operation that asks for a token.
fn guarded() -> Vec<(Method, String)> {
    let (_, description) = described();
    let description = serde_json::to_value(description).unwrap();
    let mut all = Vec::new();
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if operation.get("security").is_none() {
                all.push((method.to_uppercase().parse().unwrap(), path.clone()));
            }
        }
    }
    all
}

/// Every write, with a body that makes sense, and the weakest role that may.
fn writes(world: &World, case: &str) -> Vec<(Method, String, Option<Value>, &'static str)> {
    let agent = world.ours.agent;
    let none = "0".repeat(32);
    let view = json!({ "name": "Mine", "scope": "everyone", "filter": { "all": [] } });
    let said = json!({ "mode": "note", "text": "called back", "seen_seq": 0 });
    let words = json!({ "name": "On its way", "variants": [{ "lang": "en", "text": "It comes." }] });
    vec![
        (Method::POST, "macros".into(), Some(words.clone()), "agent"),
        (Method::PUT, format!("macros/mac_{none}?version=1"), Some(words), "agent"),
        (Method::PUT, format!("macros/mac_{none}/retirement"), None, "agent"),
        (Method::DELETE, format!("macros/mac_{none}/retirement"), None, "agent"),
        (Method::PUT, format!("people/per_{none}/vip"), Some(json!({ "reason": "the press" })), "lead"),
        (Method::DELETE, format!("people/per_{none}/vip"), None, "lead"),
        (Method::POST, format!("cases/{case}/messages"), Some(said), "agent"),
        (Method::PUT, format!("cases/{case}/assignment"), Some(json!({ "user": agent })), "agent"),
        (Method::DELETE, format!("cases/{case}/assignment"), None, "agent"),
        (Method::POST, format!("cases/{case}/closure"), None, "agent"),
        (Method::DELETE, format!("cases/{case}/closure"), None, "agent"),
        (
            Method::POST,
            format!("cases/{case}/snooze"),
            Some(json!({ "until": "2030-01-01T00:00:00Z" })),
            "agent",
        ),
        (Method::DELETE, format!("cases/{case}/snooze"), None, "agent"),
        (Method::POST, format!("cases/{case}/handovers"), Some(json!({ "to": "community" })), "agent"),
        (
            Method::POST,
            format!("cases/{case}/wrong-owner"),
            Some(json!({ "to": "community", "reason": "another topic" })),
            "agent",
        ),
        (Method::POST, format!("cases/{case}/no-reply"), Some(json!({ "reason": "vent" })), "agent"),
        (
            Method::POST,
            format!("cases/{case}/consults"),
            Some(json!({ "team": "care_team", "question": "is it down?" })),
            "agent",
        ),
        (Method::POST, format!("consults/con_{none}/answer"), Some(json!({ "text": "it is" })), "agent"),
        (Method::DELETE, format!("consults/con_{none}"), None, "agent"),
        (Method::DELETE, format!("approvals/apr_{none}"), None, "agent"),
        (Method::PUT, "signatures/nobody".into(), Some(json!({ "words": "Sam" })), "lead"),
        (Method::PUT, format!("staff/usr_{none}/presence"), Some(json!({ "state": "off" })), "lead"),
        (
            Method::PUT,
            format!("staff/usr_{none}/skills"),
            Some(json!({ "skill": "billing", "level": 2 })),
            "lead",
        ),
        (
            Method::POST,
            format!("cases/{case}/checks"),
            Some(json!({ "mode": "public", "text": "We look into it." })),
            "agent",
        ),
        (
            Method::POST,
            format!("cases/{case}/joins"),
            Some(json!({ "with": format!("case_{none}") })),
            "agent",
        ),
        (Method::DELETE, format!("joins/cjn_{none}"), None, "agent"),
        (
            Method::POST,
            format!("cases/{case}/pivots"),
            Some(json!({ "to": "private", "public_line": "We have written to you.", "seen_seq": 1 })),
            "agent",
        ),
        (Method::POST, format!("cases/{case}/files"), None, "agent"),
        (Method::DELETE, format!("pivots/piv_{none}"), None, "agent"),
        (Method::POST, format!("pivots/piv_{none}/refusal"), Some(json!({})), "agent"),
        (Method::POST, format!("cases/{case}/public-end"), Some(json!({ "seen_seq": 1 })), "agent"),
        (Method::POST, format!("cases/{case}/calls"), Some(json!({ "at": "2030-01-01T10:00:00Z" })), "agent"),
        (Method::DELETE, format!("calls/call_{none}"), None, "agent"),
        (Method::POST, format!("cases/{case}/promises"), Some(json!({ "text": "We call you" })), "agent"),
        (Method::POST, format!("promises/prm_{none}/kept"), None, "agent"),
        (Method::DELETE, format!("promises/prm_{none}"), None, "agent"),
        (
            Method::POST,
            format!("people/per_{none}/links"),
            Some(json!({ "other": format!("per_{none}"), "one_case": false })),
            "agent",
        ),
        (Method::POST, format!("people/per_{none}/suggestions"), None, "agent"),
        (Method::DELETE, format!("links/pjn_{none}"), None, "agent"),
        (
            Method::POST,
            format!("suggestions/sug_{none}/confirmation"),
            Some(json!({ "one_case": false })),
            "agent",
        ),
        (Method::DELETE, format!("suggestions/sug_{none}/confirmation"), None, "agent"),
        (
            Method::POST,
            format!("cases/{case}/boomerang"),
            Some(json!({ "minutes": 60, "to": agent })),
            "lead",
        ),
        (Method::DELETE, format!("cases/{case}/boomerang"), None, "agent"),
        (Method::PUT, format!("cases/{case}/wrap-up"), Some(json!({ "tags": ["refund"] })), "agent"),
        (
            Method::POST,
            format!("cases/{case}/complaint"),
            Some(json!({ "category": "service", "severity": 2 })),
            "agent",
        ),
        (Method::PATCH, format!("complaints/cpl_{none}"), Some(json!({ "severity": 3 })), "agent"),
        (Method::POST, format!("complaints/cpl_{none}/steps"), Some(json!({ "step": "close" })), "agent"),
        (Method::POST, "leads".into(), Some(json!({ "case": case, "owner": agent })), "agent"),
        (Method::PATCH, format!("leads/led_{none}"), Some(json!({ "product": "Fibre 500" })), "agent"),
        (Method::POST, format!("channels/acc_{none}/test"), None, "admin"),
        (Method::POST, format!("channels/acc_{none}/pause"), Some(json!({ "reason": "cleaning" })), "admin"),
        (Method::POST, format!("channels/acc_{none}/resume"), None, "admin"),
        (Method::POST, format!("channels/acc_{none}/reconcile"), None, "admin"),
        (Method::DELETE, format!("channels/acc_{none}"), None, "admin"),
        (Method::PUT, format!("cases/{case}/tags/refund"), None, "agent"),
        (Method::DELETE, format!("cases/{case}/tags/refund"), None, "agent"),
        (Method::POST, "views".into(), Some(view.clone()), "agent"),
        (Method::PUT, format!("views/view_{none}"), Some(view), "agent"),
        (Method::DELETE, format!("views/view_{none}"), None, "agent"),
        (
            Method::POST,
            "bulk".into(),
            Some(json!({ "deed": { "do": "tag", "add": ["refund"] }, "which": { "cases": [case] } })),
            "agent",
        ),
        (Method::DELETE, format!("bulk/blk_{none}"), None, "agent"),
        (Method::POST, format!("bulk/blk_{none}/undo"), None, "agent"),
        (Method::POST, "queues/care/next".into(), None, "agent"),
        (Method::POST, format!("deliveries/dlv_{none}/retry"), None, "lead"),
        (Method::DELETE, format!("sends/snd_{none}"), None, "agent"),
        (Method::POST, format!("sends/snd_{none}/retry"), None, "agent"),
        (
            Method::POST,
            format!("messages/msg_{none}/facts"),
            Some(json!({ "fact": "intent", "value": "query" })),
            "agent",
        ),
        (Method::POST, "ownership/versions".into(), Some(json!({ "text": "id = 1" })), "lead"),
        (Method::PUT, "ownership/versions/999".into(), Some(json!({ "text": "id = 1" })), "lead"),
        (Method::DELETE, "ownership/versions/999".into(), None, "lead"),
        (Method::PUT, "ownership/versions/999/shadow".into(), None, "lead"),
        (Method::DELETE, "ownership/versions/1/shadow".into(), None, "lead"),
        (Method::POST, "ownership/versions/999/approval".into(), Some(json!({})), "admin"),
        (Method::POST, "ownership/roll-back".into(), Some(json!({ "reason": "it went astray" })), "admin"),
        (Method::POST, "triage/reset".into(), None, "lead"),
        (Method::POST, format!("triage/lessons/les_{none}/restore"), None, "lead"),
    ]
}

#[tokio::test]
async fn nothing_is_said_to_a_stranger() {
    let world = World::new().await;
    let all = guarded();
    assert!(all.len() > 15, "{all:?}");
    for (method, path) in all {
        for token in [None, Some("Bearer cgt_made_up"), Some("Basic YTpi"), Some("Bearer ")] {
            let mut request = Request::builder().method(&method).uri(path.replace(['{', '}'], "x"));
            if let Some(token) = token {
                request = request.header(header::AUTHORIZATION, token);
            }
            let reply = world.send(request.body(Body::empty()).unwrap()).await;
            assert_eq!(reply.refused(401), "unauthenticated", "{method} {path}");
            assert_eq!(reply.headers[header::WWW_AUTHENTICATE], "Bearer");
        }
    }
}

#[tokio::test]
async fn a_token_that_has_ended_or_is_another_brands_opens_nothing() {
    let world = World::new().await;
    let ask = async |token: &str| world.ask(Method::GET, "me", token, None).await;
    assert_eq!(ask(&world.theirs.admin).await.refused(401), "unauthenticated");
    let ours =
        Request::get("/api/v1/me").header(header::AUTHORIZATION, format!("bearer {}", world.ours.answerer));
    let me = world.send(ours.body(Body::empty()).unwrap()).await.json();
    assert_eq!((&me["role"], &me["brand"]), (&json!("agent"), &json!("Larkspur Broadband")));
    assert_eq!(me["id"], json!(world.ours.answerer_id));
    let (ctx, id) = (world.ours.ctx.clone(), world.ours.answerer_id);
    world.db.write(async move |tx: &mut Tx| access::revoke_token(tx, &ctx, id).await).await.unwrap();
    assert_eq!(ask(&world.ours.answerer).await.refused(401), "unauthenticated");
}

#[tokio::test]
async fn a_viewer_reads_and_changes_nothing() {
    let world = World::new().await;
    let case = world.hear(&world.ours, "mira", "@brand the line is dead again!").await;
    let before = world.get(&format!("cases/{case}")).await;
    let writes = writes(&world, &case);
    // These two only answer: what is sent to them is kept nowhere.
    let answers = |path: &str| path.ends_with("/ownership/lint") || path.ends_with("/ownership/decide");
    let described =
        guarded().iter().filter(|(method, path)| *method != Method::GET && !answers(path)).count();
    assert_eq!(writes.len(), described, "every write of the description is tried");
    for (method, path, body, needs) in writes {
        let reply = world.ask(method.clone(), &path, &world.ours.viewer, body).await;
        assert_eq!(reply.refused(403), "denied", "{method} {path}");
        assert_eq!(reply.json()["needs"], needs, "{method} {path}");
    }
    assert_eq!(world.get(&format!("cases/{case}")).await, before);
}

#[tokio::test]
async fn what_belongs_to_another_brand_is_not_there() {
    let world = World::new().await;
    let ours = world.hear(&world.ours, "mira", "@brand the line is dead again!").await;
    let theirs = world.hear(&world.theirs, "tom", "@brand where is my router?").await;
    for (method, path, body, _) in writes(&world, &theirs) {
        let brands_own = ["queues", "ownership", "triage/reset"].iter().any(|own| path.starts_with(own));
        // Of cases that are another brand's, an order finds none.
        if brands_own || ["views", "macros", "bulk"].contains(&path.as_str()) {
            continue;
        }
        let reply = world.ask(method.clone(), &path, &world.ours.admin, body).await;
        assert_eq!(reply.refused(404), "not_found", "{method} {path}");
    }
    for path in [format!("cases/{theirs}"), format!("traces/{theirs}")] {
        let reply = world.ask(Method::GET, &path, &world.ours.admin, None).await;
        assert_eq!(reply.refused(404), "not_found", "{path}");
    }
    let cases = world.get("cases").await;
    assert_eq!(cases["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(cases["items"][0]["id"], ours);
    assert_eq!(world.get("people").await["items"][0]["name"], "mira");
    let stolen = json!({ "user": world.theirs.agent });
    let reply =
        world.ask(Method::PUT, &format!("cases/{ours}/assignment"), &world.ours.admin, Some(stolen)).await;
    assert_eq!(reply.refused(404), "not_found");
}
