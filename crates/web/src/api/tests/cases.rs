//! What a program can do with a case.

use axum::http::{Method, StatusCode};
use kernel::Millis;
use serde_json::{Value, json};

use super::world::{Reply, World};

async fn dead_line() -> (World, String) {
    let world = World::new().await;
    let case = world.hear(&world.ours, "mira", "@brand the line is dead again! Third time this week.").await;
    (world, case)
}

async fn act(world: &World, method: Method, path: String) -> Reply {
    world.ask(method, &path, &world.ours.answerer, None).await
}

async fn say(world: &World, case: &str, body: Value) -> Reply {
    world.ask(Method::POST, &format!("cases/{case}/messages"), &world.ours.answerer, Some(body)).await
}

#[tokio::test]
async fn a_case_is_shown_with_what_was_said_promised_and_decided() {
    let (world, case) = dead_line().await;
    let row = world.get("cases").await["items"][0].clone();
    assert_eq!((row["id"].as_str(), row["state"].as_str()), (Some(case.as_str()), Some("open")));
    assert_eq!(row["person"]["name"], "mira");
    assert!(
        row["due_at"].as_str().is_some_and(|at| at.starts_with("2026-03-01T") && at.ends_with('Z')),
        "{row}"
    );

    let shown = world.get(&format!("cases/{case}")).await;
    let said = &shown["timeline"][0];
    assert_eq!((said["seq"].as_i64(), said["direction"].as_str()), (Some(1), Some("inbound")));
    assert!(
        said["facts"].as_array().is_some_and(|facts| facts.iter().any(|f| f["name"] == "sentiment_brand"))
    );
    assert_eq!(shown["clocks"][0]["state"], "running");
    assert_eq!(shown["decisions"][0]["queue"], shown["work"]["queue"]);
    assert_eq!(shown["decisions"][0]["id"], shown["work"]["decision"]);
    assert!(shown["decisions"][0]["explanation"]["facts"].is_object(), "{shown}");
    assert_eq!(shown["identities"][0]["handle"], "mira");
    let kinds: Vec<_> =
        shown["history"].as_array().unwrap().iter().map(|event| event["kind"].clone()).collect();
    assert!(kinds.contains(&json!("case_opened")) && kinds.contains(&json!("routed")), "{kinds:?}");
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap_or_a_repeat() {
    let world = World::new().await;
    let mut all = Vec::new();
    for name in ["ann", "bob", "cem", "dee", "eva"] {
        all.push(world.hear(&world.ours, name, "@brand my internet is down, please help").await);
    }
    let (mut seen, mut path) = (Vec::new(), "cases?limit=2".to_owned());
    loop {
        let page = world.get(&path).await;
        let items = page["items"].as_array().unwrap().clone();
        assert!(!items.is_empty() && items.len() <= 2);
        seen.extend(items.iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("cases?limit=2&after={next}");
    }
    assert_eq!(seen, all, "the longest due first");
    let people = world.get("people?limit=3").await;
    let rest = world.get(&format!("people?limit=3&after={}", people["next"].as_str().unwrap())).await;
    let names = |page: &Value| {
        page["items"].as_array().unwrap().iter().map(|p| p["name"].clone()).collect::<Vec<_>>()
    };
    assert_eq!([names(&people), names(&rest)].concat(), ["eva", "dee", "cem", "bob", "ann"]);
    assert_eq!(rest.get("next"), None);
}

#[tokio::test]
async fn an_answer_is_sent_and_called_back() {
    let (world, case) = dead_line().await;
    let words = json!({ "mode": "public", "text": "We are on it, mira.", "seen_seq": 1 });
    let reply = say(&world, &case, words).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{reply:?}");
    let said = reply.json();
    let shown = world.get(&format!("cases/{case}")).await;
    assert_eq!(shown["state"], "waiting");
    assert_eq!(shown["timeline"][1]["send"]["id"], said["send"]);
    assert_eq!(shown["timeline"][1]["send"]["state"], "queued");
    assert_eq!(shown["timeline"][1]["send"]["leaves_at"], said["undo_until"]);

    let send = said["send"].as_str().unwrap();
    let undone = act(&world, Method::DELETE, format!("sends/{send}")).await;
    assert_eq!(undone.status, StatusCode::NO_CONTENT);
    assert_eq!(world.get(&format!("cases/{case}")).await["state"], "open");
    assert_eq!(act(&world, Method::DELETE, format!("sends/{send}")).await.refused(409), "left");
}

#[tokio::test]
async fn an_answer_that_has_not_seen_the_newest_words_is_held_back() {
    let (world, case) = dead_line().await;
    assert_eq!(world.hear(&world.ours, "mira", "@brand hello? Anybody there?").await, case);
    let words = json!({ "mode": "public", "text": "We are on it.", "seen_seq": 1 });
    let reply = say(&world, &case, words).await;
    assert_eq!(reply.refused(409), "stale");
    assert_eq!(reply.json()["newest_seq"], 2);
}

#[tokio::test]
async fn personal_data_in_public_asks_for_a_second_look() {
    let (world, case) = dead_line().await;
    let mut words = json!({ "mode": "public", "text": "We will write to mira.k@example.com", "seen_seq": 1 });
    assert_eq!(say(&world, &case, words.clone()).await.refused(428), "warned");
    words["despite"] = json!(["personal_data"]);
    assert_eq!(say(&world, &case, words).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn words_that_no_network_takes_are_refused_and_a_note_needs_none() {
    let (world, case) = dead_line().await;
    let long = json!({ "mode": "public", "text": "a".repeat(20_000), "seen_seq": 1 });
    assert_eq!(say(&world, &case, long).await.refused(422), "invalid");
    let note = say(&world, &case, json!({ "mode": "note", "text": "third outage", "seen_seq": 0 })).await;
    assert_eq!(note.status, StatusCode::CREATED);
    assert_eq!(note.json()["send"], Value::Null);
    let shown = world.get(&format!("cases/{case}")).await;
    assert_eq!(shown["timeline"][1]["visibility"], "internal");
    assert_eq!(shown["state"], "open");
}

#[tokio::test]
async fn failed_words_are_sent_again_once() {
    let (world, case) = dead_line().await;
    let words = json!({ "mode": "public", "text": "We are on it.", "seen_seq": 1 });
    let send = say(&world, &case, words).await.json()["send"].as_str().unwrap().to_owned();
    let early = act(&world, Method::POST, format!("sends/{send}/retry")).await;
    assert_eq!(early.refused(422), "invalid");
    world.refuse_sends().await;
    assert_eq!(world.get("queues").await["problems"], 1);
    let trouble = world.get("sends?state=trouble").await["items"][0].clone();
    assert_eq!(
        (&trouble["id"], &trouble["case"], &trouble["state"]),
        (&json!(send), &json!(case), &json!("failed"))
    );
    let again = act(&world, Method::POST, format!("sends/{send}/retry")).await;
    assert_eq!(again.status, StatusCode::CREATED, "{again:?}");
    assert_ne!(again.json()["send"], json!(send));
    assert_eq!(world.get("sends?state=trouble").await["items"], json!([]));
    assert_eq!(act(&world, Method::POST, format!("sends/{send}/retry")).await.refused(422), "invalid");
}

#[tokio::test]
async fn a_token_gives_cases_to_people_and_takes_them_away_only_as_a_lead() {
    let (world, case) = dead_line().await;
    let path = format!("cases/{case}/assignment");
    let give = async |token: &str, user: String| {
        world.ask(Method::PUT, &path, token, Some(json!({ "user": user }))).await
    };
    let (ours, holder) =
        (&world.ours, async || world.get("cases").await["items"][0]["assignee"]["name"].clone());
    assert_eq!(give(&ours.answerer, ours.viewers.to_string()).await.refused(422), "invalid");
    assert_eq!(give(&ours.answerer, ours.agent.to_string()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(holder().await, "ada");
    assert_eq!(give(&ours.answerer, ours.colleague.to_string()).await.refused(403), "denied");
    assert_eq!(give(&ours.lead, ours.colleague.to_string()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(holder().await, "bo");
    assert_eq!(act(&world, Method::DELETE, path.clone()).await.refused(403), "denied");
    let released = world.ask(Method::DELETE, &path, &ours.lead, None).await;
    assert_eq!(released.status, StatusCode::NO_CONTENT);
    assert_eq!(holder().await, Value::Null);
    assert_eq!(act(&world, Method::DELETE, path.clone()).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_case_is_resolved_and_reopened_once() {
    let (world, case) = dead_line().await;
    let path = || format!("cases/{case}/closure");
    assert_eq!(act(&world, Method::DELETE, path()).await.refused(409), "state");
    assert_eq!(act(&world, Method::POST, path()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(act(&world, Method::POST, path()).await.refused(409), "state");
    assert_eq!(world.get("cases?view=resolved").await["items"][0]["id"], json!(case));
    assert_eq!(world.get("cases").await["items"], json!([]));
    assert_eq!(act(&world, Method::DELETE, path()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.get("cases").await["items"][0]["id"], json!(case));
}

#[tokio::test]
async fn a_case_sleeps_and_wakes() {
    let (world, case) = dead_line().await;
    let path = format!("cases/{case}/snooze");
    let sleep = async |until: &str| {
        world.ask(Method::POST, &path, &world.ours.answerer, Some(json!({ "until": until }))).await
    };
    assert_eq!(sleep("2020-01-01T00:00:00Z").await.refused(422), "invalid");
    assert_eq!(sleep("tomorrow").await.refused(422), "invalid");
    assert_eq!(sleep("2030-01-01T01:00:00+01:00").await.status, StatusCode::NO_CONTENT);
    let row = world.get("cases?view=snoozed").await["items"][0].clone();
    assert_eq!(row["snoozed_until"], "2030-01-01T00:00:00.000Z");
    assert_eq!(act(&world, Method::DELETE, path.clone()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(act(&world, Method::DELETE, path.clone()).await.refused(409), "state");
}

#[tokio::test]
async fn queues_are_counted_and_a_program_is_told_why_it_can_take_nothing() {
    let (world, case) = dead_line().await;
    let queue = world.get("cases").await["items"][0]["queue"].as_str().unwrap().to_owned();
    let queues = world.get("queues").await;
    let all = queues["queues"].as_array().unwrap();
    let found = all.iter().find(|entry| entry["id"] == queue.as_str()).unwrap();
    assert_eq!((found["open"].as_i64(), found["unassigned"].as_i64()), (Some(1), Some(1)));
    assert!(all.len() > 1, "empty queues are listed too");
    assert_eq!(world.get(&format!("cases?view={queue}")).await["items"][0]["id"], json!(case));
    assert_eq!(world.get("cases?view=unassigned").await["items"][0]["id"], json!(case));

    let next = act(&world, Method::POST, format!("queues/{queue}/next")).await;
    assert_eq!(next.refused(403), "people_only");
    assert!(next.text.contains("assignment"), "{next:?}");
    assert_eq!(act(&world, Method::GET, "cases?view=mine".into()).await.refused(403), "people_only");
    assert_eq!(act(&world, Method::GET, "cases?view=no_such".into()).await.refused(404), "not_found");
}

#[tokio::test]
async fn a_delivery_that_cannot_be_read_is_listed_and_tried_again() {
    let world = World::new().await;
    let id = world.mumble().await;
    let listed = world.get("deliveries?state=poison").await["items"][0].clone();
    assert_eq!((listed["id"].clone(), listed["state"].clone()), (json!(id), json!("poison")));
    assert!(listed["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
    let path = format!("deliveries/{id}/retry");
    assert_eq!(act(&world, Method::POST, path.clone()).await.refused(403), "denied");
    let retried = world.ask(Method::POST, &path, &world.ours.lead, None).await;
    assert_eq!(retried.status, StatusCode::ACCEPTED);
    assert_eq!(world.get("deliveries?state=poison").await["items"], json!([]));
    assert_eq!(world.ask(Method::POST, &path, &world.ours.lead, None).await.refused(404), "not_found");
}

#[tokio::test]
async fn a_person_is_shown_with_their_addresses_and_a_message_with_its_life() {
    let (world, case) = dead_line().await;
    world.clock.advance(Millis::minutes(1));
    let shown = world.get(&format!("cases/{case}")).await;
    let person = world.get(&format!("people/{}", shown["person"]["id"].as_str().unwrap())).await;
    assert_eq!(person["person"], shown["person"]);
    assert_eq!(person["identities"], shown["identities"]);

    let message = shown["timeline"][0]["id"].as_str().unwrap();
    let life = world.get(&format!("traces/{message}")).await;
    assert_eq!(life["cases"], json!([case]));
    let stages: Vec<_> = life["steps"].as_array().unwrap().iter().map(|step| step["stage"].clone()).collect();
    for stage in ["network", "ingest", "cases", "triage", "ownership"] {
        assert!(stages.contains(&json!(stage)), "{stage} is missing in {stages:?}");
    }
    assert!(!life.to_string().contains("dead again"), "a trace holds none of the customer's words");
}
