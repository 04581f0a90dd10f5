//! What people teach, over HTTP.

use axum::http::Method;
use serde_json::{Value, json};

use super::world::{Reply, World};

/// The first message of a case.
async fn first_message(world: &World, case: &str) -> String {
    let case = world.get(&format!("cases/{case}")).await;
    case["timeline"][0]["id"].as_str().unwrap().to_owned()
}

async fn say(world: &World, message: &str, fact: &str, value: &str) -> Reply {
    let body = json!({ "fact": fact, "value": value });
    world.ask(Method::POST, &format!("messages/{message}/facts"), &world.ours.answerer, Some(body)).await
}

async fn report(world: &World, query: &str) -> Value {
    let reply = world.ask(Method::GET, &format!("triage/report{query}"), &world.ours.lead, None).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.json()
}

#[tokio::test]
async fn a_fact_is_set_right_and_the_answer_says_what_that_did_to_the_route() {
    let world = World::new().await;
    let case = world.hear(&world.ours, "mira", "@brand the line is dead again!").await;
    let message = first_message(&world, &case).await;
    let done = say(&world, &message, "intent", "press").await.json();
    assert_eq!(
        (&done["case"], &done["fact"], &done["after"]),
        (&json!(case), &json!("intent"), &json!("press"))
    );
    assert!(done["before"].is_string(), "something was read: {done}");
    let shown = world.get(&format!("cases/{case}")).await;
    match done["route"]["outcome"].as_str() {
        Some("moved") => assert_eq!(shown["work"]["queue"], done["route"]["to"]),
        Some("same") => assert_eq!(shown["work"]["queue"], done["route"]["queue"]),
        other => panic!("nobody has answered, so it is decided again: {other:?}"),
    }
    let report = report(&world, "").await;
    assert_eq!(report["pending"], json!({ "new": 1, "all": 1, "last": null }));
    let confusion = &report["confusions"][0];
    assert_eq!((&confusion["said"], &confusion["meant"]), (&done["before"], &json!("press")));
}

#[tokio::test]
async fn what_no_fact_can_be_is_refused_with_what_to_change() {
    let world = World::new().await;
    let case = world.hear(&world.ours, "mira", "@brand the line is dead again!").await;
    let message = first_message(&world, &case).await;
    for (fact, value) in [
        ("mood", "good"),
        ("intent", "boredom"),
        ("severity", "9"),
        ("topic", "space travel"),
        ("near_duplicate", "true"),
    ] {
        let reply = say(&world, &message, fact, value).await;
        assert_eq!(reply.refused(422), "invalid", "{fact} {value}");
    }
    let path = format!("messages/{message}/facts");
    let empty = world.ask(Method::POST, &path, &world.ours.answerer, Some(json!({}))).await;
    assert_eq!(empty.refused(422), "invalid");
    assert_eq!(say(&world, "msg_1", "intent", "query").await.refused(404), "not_found");
    assert_eq!(report(&world, "").await["pending"]["all"], 0);
}

#[tokio::test]
async fn a_message_of_another_brand_is_not_there_and_nothing_is_learnt_from_it() {
    let world = World::new().await;
    let theirs = world.hear(&world.theirs, "tom", "@brand where is my router?").await;
    let ctx = world.theirs.ctx.clone();
    let id = theirs.parse().unwrap();
    let view = world.db.read(async move |tx: &mut care::Tx| care::desk::case_view(tx, &ctx, id).await).await;
    let message = view.unwrap().messages[0].id.to_string();
    assert_eq!(say(&world, &message, "intent", "press").await.refused(404), "not_found");
    assert_eq!(report(&world, "").await["pending"]["all"], 0);
}

#[tokio::test]
async fn the_report_looks_back_as_far_as_it_is_asked_to() {
    let world = World::new().await;
    let asked = report(&world, "?since=2026-02-01T00:00:00Z").await;
    assert_eq!(asked["since"], "2026-02-01T00:00:00.000Z");
    let reply = world.ask(Method::GET, "triage/report?since=monday", &world.ours.lead, None).await;
    assert_eq!(reply.refused(422), "invalid");
}

#[tokio::test]
async fn a_reset_is_a_lesson_of_its_own_and_what_was_never_taught_is_not_brought_back() {
    let world = World::new().await;
    let lead = &world.ours.lead;
    let lessons = world.ask(Method::GET, "triage/lessons", lead, None).await.json();
    assert_eq!(lessons["items"], json!([]));
    let reset = world.ask(Method::POST, "triage/reset", lead, None).await.json();
    assert_eq!(reset["kind"], "reset");
    let restore = format!("triage/lessons/{}/restore", reset["id"].as_str().unwrap());
    let refused = world.ask(Method::POST, &restore, lead, None).await;
    assert!(refused.status.is_client_error(), "{refused:?}");
    let lessons = world.ask(Method::GET, "triage/lessons", lead, None).await.json();
    assert_eq!(lessons["items"].as_array().map(Vec::len), Some(1));
}
