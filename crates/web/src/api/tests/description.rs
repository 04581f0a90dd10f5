//! The description and the router are one.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use serde_json::Value;

use super::world::{Reply, World};
use crate::api::described;

async fn get(world: &World, path: &str) -> Reply {
    world.send(Request::get(path).body(Body::empty()).unwrap()).await
}

#[test]
fn the_description_is_what_was_agreed() {
    let (_, description) = described();
    insta::assert_json_snapshot!(description);
}

#[test]
fn every_path_of_the_router_is_in_the_description() {
    let (router, description) = described();
    // axum lists a router's paths nowhere else than in its debug output: `RouteId(3): "/api/v1/cases"`.
    let shown = format!("{router:?}");
    let (shown, _) = shown.split_once("fallback_router").unwrap();
    let routes: BTreeSet<&str> = shown
        .split("RouteId(")
        .skip(1)
        .filter_map(|entry| entry.split_once("): \"")?.1.split_once('"').map(|(path, _)| path))
        .filter(|path| !path.contains("__private"))
        .collect();
    let described: BTreeSet<&str> = description.paths.paths.keys().map(String::as_str).collect();
    assert!(routes.contains("/api/v1/cases/{id}/messages"), "{shown}");
    assert_eq!(routes, described);
}

#[test]
fn every_operation_has_a_name_of_its_own_and_says_what_each_answer_means() {
    let (_, description) = described();
    let description = serde_json::to_value(description).unwrap();
    let mut names = BTreeSet::new();
    for item in description["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values() {
            assert!(names.insert(operation["operationId"].as_str().unwrap()), "{operation}");
            assert!(operation["summary"].as_str().is_some_and(|summary| !summary.is_empty()), "{operation}");
            for answer in operation["responses"].as_object().unwrap().values() {
                assert!(answer["description"].as_str().is_some_and(|said| !said.is_empty()), "{operation}");
            }
        }
    }
    assert_eq!(names.len(), 132);
}

#[test]
fn every_reference_of_the_description_leads_somewhere() {
    fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(entries) => entries.iter().for_each(|(key, value)| match value.as_str() {
                Some(reference) if key == "$ref" => found.push(reference),
                _ => references(value, found),
            }),
            Value::Array(values) => values.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
    let (_, description) = described();
    let description = serde_json::to_value(description).unwrap();
    let mut found = Vec::new();
    references(&description, &mut found);
    assert!(found.len() > 50);
    for reference in found {
        assert!(description.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
    }
}

#[tokio::test]
async fn the_description_and_its_page_are_served_to_anybody_from_here() {
    let world = World::new().await;
    let description = get(&world, "/openapi.json").await.json();
    assert_eq!(description["openapi"], "3.1.0");
    assert_eq!(description["components"]["securitySchemes"]["token"]["scheme"], "bearer");

    let page = get(&world, "/api/docs").await;
    assert_eq!(page.status, StatusCode::OK);
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("script-src 'self'; style-src 'self';"), "{policy}");
    let named: Vec<&str> = page.text.split('"').filter(|text| text.starts_with("/api/docs/")).collect();
    assert_eq!(named.len(), 3, "{}", page.text);
    for path in named {
        let file = get(&world, path).await;
        assert_eq!(file.status, StatusCode::OK, "{path}");
        assert!(!file.text.is_empty());
    }
    assert_eq!(get(&world, "/api/docs/5.0.0/swagger-ui.css").await.status, StatusCode::NOT_FOUND);
    assert_eq!(get(&world, "/api/docs/5.35.0/README.md").await.status, StatusCode::NOT_FOUND);

    let tag = page.headers[header::ETAG].clone();
    let again = Request::get("/api/docs").header(header::IF_NONE_MATCH, tag).body(Body::empty()).unwrap();
    assert_eq!(world.send(again).await.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn a_node_says_that_it_lives_and_whether_it_can_work() {
    let world = World::new().await;
    assert_eq!(get(&world, "/healthz").await.json()["status"], "alive");
    assert_eq!(get(&world, "/readyz").await.json()["status"], "ready");
    world.db.close().await;
    assert_eq!(get(&world, "/readyz").await.refused(503), "database");
    assert_eq!(get(&world, "/healthz").await.json()["status"], "alive");
    let me = world.ask(Method::GET, "me", &world.ours.admin, None).await;
    assert_eq!(me.refused(503), "database");
}
