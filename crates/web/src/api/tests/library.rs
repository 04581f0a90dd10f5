//! Macros, marks of care and watchers, by a program.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::world::World;

#[tokio::test]
async fn a_macro_is_written_changed_put_away_and_brought_back() {
    let world = World::new().await;
    let (lead, answerer) = (&world.ours.lead, &world.ours.answerer);
    let wanted = |text: &str| {
        json!({ "name": "On its way", "place": "private", "tags": ["refund"],
            "variants": [{ "lang": "en", "text": text }, { "lang": "de", "length": "short", "text": "Kommt." }] })
    };
    let denied = world.ask(Method::POST, "macros", answerer, Some(wanted("It comes."))).await;
    assert_eq!(denied.refused(403), "denied");
    let odd = json!({ "name": "On its way", "variants": [] });
    assert_eq!(world.ask(Method::POST, "macros", lead, Some(odd)).await.refused(422), "invalid");
    let saved = world.ask(Method::POST, "macros", lead, Some(wanted("It comes."))).await;
    assert_eq!(saved.status, StatusCode::CREATED, "{saved:?}");
    let path = format!("macros/{}", saved.json()["id"].as_str().unwrap());
    let whole = world.get(&path).await;
    assert_eq!((&whole["version"], &whole["retired"]), (&json!(1), &json!(false)));
    assert_eq!(whole["content"]["variants"][1]["text"], "Kommt.");

    let change = |version: i64| format!("{path}?version={version}");
    let changed = world.ask(Method::PUT, &change(1), lead, Some(wanted("It is with you by noon."))).await;
    assert_eq!(changed.status, StatusCode::NO_CONTENT, "{changed:?}");
    let slower = world.ask(Method::PUT, &change(1), lead, Some(wanted("Soon."))).await;
    assert_eq!(slower.refused(422), "invalid", "a colleague was faster");
    assert_eq!(world.get(&path).await["content"]["variants"][0]["text"], "It is with you by noon.");

    let away = format!("{path}/retirement");
    assert_eq!(world.ask(Method::PUT, &away, lead, None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.get("macros").await, json!([]));
    assert_eq!(world.get(&path).await["retired"], true, "it stays with its versions");
    assert_eq!(world.ask(Method::DELETE, &away, lead, None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.get("macros").await[0]["version"], 2);
}

#[tokio::test]
async fn a_lead_says_who_is_treated_with_care_and_why() {
    let world = World::new().await;
    let lead = &world.ours.lead;
    world.hear(&world.ours, "mira", "@brand the line is dead again!").await;
    let person = world.get("people").await["items"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("people/{person}/vip");
    let why = json!({ "reason": "Speaks for the whole house" });
    assert_eq!(world.ask(Method::GET, &path, lead, None).await.refused(404), "not_found");
    assert_eq!(
        world.ask(Method::PUT, &path, &world.ours.answerer, Some(why.clone())).await.refused(403),
        "denied"
    );
    assert_eq!(world.ask(Method::PUT, &path, lead, Some(why)).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.get(&path).await["reason"], "Speaks for the whole house");
    assert_eq!(world.ask(Method::DELETE, &path, lead, None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.ask(Method::DELETE, &path, lead, None).await.refused(404), "not_found");
}

#[tokio::test]
async fn who_has_a_case_open_is_listed() {
    let world = World::new().await;
    let lead = &world.ours.lead;
    let case = world.hear(&world.ours, "mira", "@brand the line is dead again!").await;
    let path = format!("cases/{case}/watchers");
    assert_eq!(world.get(&path).await, json!([]));
    let nobody = "cases/case_00000000000000000000000000000000/watchers";
    assert_eq!(world.ask(Method::GET, nobody, lead, None).await.refused(404), "not_found");
    world.look(&world.ours, &case).await;
    let watchers = world.get(&path).await;
    let named: Vec<&Value> = watchers.as_array().unwrap().iter().map(|one| &one["doing"]).collect();
    assert_eq!(named, ["writing"]);
}
