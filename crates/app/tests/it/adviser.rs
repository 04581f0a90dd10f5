//! What an adviser makes of a model server, whatever that does.

use app::node;
use app::opinion::client::Fault;
use app::opinion::protocol::{Heard, Open, Said};
use app::opinion::redact::Known;
use app::opinion::{Adviser, RESERVE};
use app::settings::Opinion;
use kernel::Millis;
use reqwest::StatusCode;
use serde_json::json;
use triage::{Input, Intent, Triage};

use crate::harness::MONDAY;
use crate::model_server::{ModelServer, Reply};

fn adviser(server: &ModelServer) -> Adviser {
    Adviser::of(&server.settings()).expect("the settings are right").expect("the settings name a server")
}

async fn consult(adviser: &Adviser) -> Result<Heard, Fault> {
    let reading = Triage::builtin().read(&Input::mention("hm"));
    let said = Said::of("Larkspur", (None, "hm"), &reading, Known::default(), true);
    let intents = Intent::ALL.iter().map(|intent| intent.as_str().to_owned()).collect();
    let open = [Open { fact: "intent", values: intents }];
    let http = node::http_client().expect("an HTTP client");
    adviser.consult(&http, &said, &open, MONDAY).await
}

#[tokio::test]
async fn a_good_answer_is_an_opinion_with_its_cost() {
    let server = ModelServer::start(Reply::Says(r#"{"intent": "query"}"#.into()));
    let heard = consult(&adviser(&server)).await.unwrap();
    assert_eq!(heard, Heard { facts: vec![("intent".into(), "query".into(), 0.7)], tokens: 455 });
    let asked = &server.asked()[0];
    assert!(asked.head.starts_with("POST /v1/chat/completions HTTP/1.1"), "{}", asked.head);
    assert!(asked.head.contains("authorization: Bearer sk-the-key"), "{}", asked.head);
    assert_eq!(asked.body["model"], "parrot:1b");
    assert_eq!(asked.body["response_format"]["type"], "json_schema");
}

#[tokio::test]
async fn an_answer_that_can_not_be_used_is_an_opinion_without_a_fact() {
    for words in
        ["", "I would say it is a complaint.", r#"{"intent": "world_peace"}"#, r#"{"intent": "query""#]
    {
        let server = ModelServer::start(Reply::Says(words.into()));
        let heard = consult(&adviser(&server)).await.unwrap();
        assert_eq!(heard, Heard { facts: vec![], tokens: 455 }, "{words}");
    }
}

#[tokio::test]
async fn an_endpoint_that_does_not_count_is_counted_generously() {
    let body = r#"{"choices": [{"message": {"content": "{\"intent\": \"query\"}"}}]}"#;
    let server = ModelServer::start(Reply::Raw("200 OK", body.into()));
    let heard = consult(&adviser(&server)).await.unwrap();
    assert!((200..RESERVE).contains(&heard.tokens), "{}", heard.tokens);
}

#[tokio::test]
async fn every_fault_has_a_name_and_says_what_to_do() {
    let unavailable = "503 Service Unavailable\r\nretry-after: 120";
    let at = |seconds| MONDAY + Millis::seconds(seconds);
    for (reply, fault) in [
        (Reply::Silence, Fault::Slow),
        (Reply::Drips, Fault::Slow),
        (Reply::Endless, Fault::Endless),
        (Reply::HangsUp, Fault::Broken),
        (Reply::Raw("200 OK", "<h1>welcome</h1>".into()), Fault::Foreign("its answer is not JSON".into())),
        (
            Reply::Raw("200 OK", json!({ "error": { "type": "overloaded" } }).to_string()),
            Fault::Foreign("it reports an error (overloaded)".into()),
        ),
        (Reply::Raw("429 Too Many Requests\r\nretry-after: 7", String::new()), Fault::Busy(at(7))),
        (Reply::Raw("429 Too Many Requests", String::new()), Fault::Busy(at(60))),
        (Reply::Raw("429 Too Many Requests\r\nretry-after: 999999", String::new()), Fault::Busy(at(3_600))),
        (
            Reply::Raw(unavailable, String::new()),
            Fault::Failing { status: StatusCode::SERVICE_UNAVAILABLE, until: Some(at(120)) },
        ),
        (
            Reply::Raw("500 Internal Server Error", "{".into()),
            Fault::Failing { status: StatusCode::INTERNAL_SERVER_ERROR, until: None },
        ),
        (Reply::Raw("401 Unauthorized", "{}".into()), Fault::Key),
        (Reply::Raw("404 Not Found", "{}".into()), Fault::Missing),
        (Reply::Raw("302 Found\r\nlocation: http://127.0.0.1:1/", String::new()), Fault::Elsewhere),
    ] {
        let server = ModelServer::start(reply);
        assert_eq!(consult(&adviser(&server)).await, Err(fault));
        assert_eq!(server.asked().len(), 1, "asked once: the repetition is the worker's");
    }
    let nobody = Opinion {
        url: Some("http://127.0.0.1:1/v1".into()),
        ..ModelServer::start(Reply::Silence).settings()
    };
    let nobody = Adviser::of(&nobody).unwrap().unwrap();
    assert_eq!(consult(&nobody).await, Err(Fault::Unreachable));
}

#[tokio::test]
async fn a_server_that_does_not_take_the_form_of_the_answer_is_asked_without_it() {
    let server = ModelServer::start(Reply::SaysUnformed(r#"{"intent": "query"}"#.into()));
    let adviser = adviser(&server);
    assert_eq!(consult(&adviser).await, Err(Fault::Refused(StatusCode::BAD_REQUEST)));
    assert_eq!(consult(&adviser).await.unwrap().facts.len(), 1);
}
