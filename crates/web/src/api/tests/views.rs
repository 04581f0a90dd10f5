//! Views, orders and tags by a program.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::world::World;

fn named(rows: &Value) -> Vec<&str> {
    rows["items"].as_array().unwrap().iter().map(|row| row["person"]["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_view_is_saved_read_changed_and_deleted() {
    let world = World::new().await;
    let lead = &world.ours.lead;
    let case = world.hear(&world.ours, "mira", "@brand the line is dead again!").await;
    world.hear(&world.ours, "tom", "@brand no internet here, please help").await;
    let tag = format!("cases/{case}/tags/%23Dead%20Line");
    assert_eq!(world.ask(Method::PUT, &tag, lead, None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.get("tags?begins=dead").await[0]["tag"], "dead line");

    let filter = json!({ "all": [{ "tag": ["dead line"] }] });
    let wanted = json!({ "name": "Dead lines", "scope": "everyone", "filter": filter });
    let saved = world.ask(Method::POST, "views", lead, Some(wanted.clone())).await;
    assert_eq!(saved.status, StatusCode::CREATED, "{saved:?}");
    let id = saved.json()["id"].as_str().unwrap().to_owned();
    let views = world.get("views").await;
    let view = views.as_array().unwrap().iter().find(|view| view["id"] == id).unwrap();
    assert_eq!(
        (&view["name"], &view["filter"], &view["sort"]),
        (&json!("Dead lines"), &filter, &json!("rank"))
    );

    assert_eq!(named(&world.get(&format!("cases?view={id}")).await), ["mira"]);
    let none = "cases?filter=%7B%22none%22%3A%5B%7B%22tag%22%3A%5B%22dead%20line%22%5D%7D%5D%7D&sort=newest";
    assert_eq!(named(&world.get(none).await), ["tom"], "a filter needs no view");
    let odd = world.ask(Method::GET, "cases?filter=%7B%22moon%22%3A1%7D", lead, None).await;
    assert_eq!(odd.refused(422), "invalid");

    let path = format!("views/{id}");
    let renamed = json!({ "name": "Lines", "scope": "everyone", "filter": filter, "sort": "wait" });
    let denied = world.ask(Method::PUT, &path, &world.ours.answerer, Some(renamed.clone())).await;
    assert_eq!(denied.refused(403), "denied");
    assert_eq!(world.ask(Method::PUT, &path, lead, Some(renamed)).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.ask(Method::DELETE, &path, lead, None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(
        world.ask(Method::GET, &format!("cases?view={id}"), lead, None).await.refused(404),
        "not_found"
    );

    assert_eq!(world.ask(Method::DELETE, &tag, lead, None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.get("tags").await, json!([]));
}

#[tokio::test]
async fn an_order_is_given_for_all_that_match_followed_and_stopped() {
    let world = World::new().await;
    let lead = &world.ours.lead;
    for name in ["ann", "bob", "cem"] {
        world.hear(&world.ours, name, "@brand my internet is down, please help").await;
    }
    let order = json!({ "deed": { "do": "tag", "add": ["outage"] }, "which": { "matching": { "all": [] } } });
    let given = world.ask(Method::POST, "bulk", lead, Some(order)).await;
    assert_eq!(given.status, StatusCode::ACCEPTED, "{given:?}");
    let path = format!("bulk/{}", given.json()["id"].as_str().unwrap());
    let order = world.ask(Method::GET, &path, lead, None).await.json();
    assert_eq!((&order["total"], &order["state"]), (&json!(3), &json!("running")));
    assert_eq!(order["counts"], json!({ "pending": 3 }));

    assert_eq!(world.ask(Method::POST, &format!("{path}/undo"), lead, None).await.refused(422), "invalid");
    assert_eq!(world.ask(Method::DELETE, &path, lead, None).await.status, StatusCode::NO_CONTENT);
    let orders = world.ask(Method::GET, "bulk", lead, None).await.json();
    assert_eq!((&orders[0]["state"], &orders[0]["counts"]), (&json!("cancelled"), &json!({ "skipped": 3 })));
}
