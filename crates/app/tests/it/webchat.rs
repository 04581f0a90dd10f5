//! The door for visitors, over HTTP: what a browser in a site's frame sends, and what others try.

use std::time::Duration;

use care::chat;
use care::staff::{self, State};
use care::trail::Kind;
use care::{Tx, cases::Mode};
use channels::webchat::{Ask, Config, identity};
use futures::StreamExt;
use kernel::{AccountId, CaseId, Millis};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::colleague::Colleague;
use crate::harness::{Story, on_both_engines, until};
use crate::rows;

/// A site that may show the chat.
pub const SITE: &str = "https://shop.example";

on_both_engines! {
    a_visitor_writes_is_answered_and_resumes_where_they_were,
    a_message_sent_twice_is_there_once,
    nothing_is_kept_of_whoever_did_not_agree,
    only_the_sites_that_are_allowed_show_the_chat_and_only_its_frame_may_call,
    whom_the_site_vouches_for_sees_the_same_on_another_device,
    a_token_of_nobody_vouches_for_nobody,
    too_much_at_once_waits,
    a_file_is_what_its_content_says_and_its_senders,
    what_is_hostile_is_refused_or_stays_text,
    what_was_read_and_how_it_was_are_told_at_the_desk,
    an_ended_chat_lets_nobody_in,
}

db::statements! {
    VISITORS = "select count(*) as n from chat_visitors where tenant = $1";
}

/// A chat that some sites may show, with Sam at the desk.
pub async fn chat_on(story: &Story, sites: &[&str]) -> AccountId {
    let (ada, sam, key) =
        (story.colleague("ada").await.ctx, story.colleague("sam").await.ctx, story.key.clone());
    let origins = sites.iter().map(|site| site.parse().expect("a site")).collect();
    let config = Config { origins, email: Ask::May, topics: vec!["My bill".into()], ..Config::default() };
    let brand = story.brand();
    let made = story.node.app.write(async move |tx: &mut Tx| {
        staff::say(tx, &sam, State::Busy, None).await?;
        let id = chat::add(tx, &ada, &key, "Help").await?;
        chat::configure(tx, &ada, &brand, id, "Help", config.clone()).await?;
        Ok(id)
    });
    let id = made.await.expect("an administrator can set a chat up");
    let allowed = async || {
        let brand = story.brand();
        let account = brand.account(id)?;
        (!Config::of(&account.us().settings).origins.is_empty() || sites.is_empty()).then_some(())
    };
    until("every page knows the chat", allowed).await;
    id
}

/// A browser in the frame.
pub struct Visitor<'a> {
    story: &'a Story,
    chat: AccountId,
    token: String,
}

impl<'a> Visitor<'a> {
    async fn new(story: &'a Story, chat: AccountId) -> Self {
        Self::with(story, chat, json!({ "name": "Priya", "lang": "en", "consent": true })).await
    }

    pub async fn with(story: &'a Story, chat: AccountId, entry: Value) -> Self {
        let mut visitor = Self { story, chat, token: String::new() };
        let (status, body) = visitor.post("/session", entry).await;
        assert_eq!(status, StatusCode::CREATED, "{body}");
        visitor.token = body["token"].as_str().expect("a token").to_owned();
        visitor
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let address = format!("{}/chat/{}{path}", self.story.node.url(), self.chat);
        let request = self.story.http.request(method, address);
        if self.token.is_empty() { request } else { request.bearer_auth(&self.token) }
    }

    async fn post(&self, path: &str, body: Value) -> (StatusCode, Value) {
        let answer = self.request(Method::POST, path).json(&body).send().await.expect("it answers");
        (answer.status(), answer.json().await.unwrap_or_default())
    }

    pub async fn says(&self, client_id: &str, text: &str) -> (StatusCode, Value) {
        self.post("/messages", json!({ "client_id": client_id, "text": text })).await
    }

    async fn events(&self, after: Option<i64>) -> Vec<Value> {
        let query = after.map(|after| format!("?after={after}")).unwrap_or_default();
        let answer = self.request(Method::GET, &format!("/messages{query}")).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        let body: Value = answer.json().await.unwrap();
        body["events"].as_array().cloned().expect("events")
    }

    pub async fn texts(&self) -> Vec<(String, String)> {
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let all = self.events(None).await;
        let all = all.iter().filter(|one| one["event"] == "message");
        all.map(|one| (word(&one["data"]["from"]), word(&one["data"]["text"]))).collect()
    }

    /// Reads the live line until it has said something.
    async fn hears(&self, last: Option<&str>, words: &str) -> String {
        let mut request = self.request(Method::GET, "/events");
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let answer = request.send().await.expect("the line opens");
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()["x-accel-buffering"], "no");
        let mut heard = String::new();
        let mut line = answer.bytes_stream();
        let reading = async {
            while !heard.contains(words) {
                let part = line.next().await.expect("the line stands").expect("it is whole");
                heard.push_str(&String::from_utf8_lossy(&part));
            }
        };
        tokio::time::timeout(Duration::from_secs(30), reading).await.expect("it is told");
        heard
    }
}

pub async fn sam_answers(story: &Story, text: &str) -> (Colleague, CaseId) {
    let sam = story.colleague("sam").await;
    let case = newest_case(story).await;
    sam.answer(case, Mode::Private, text).await;
    story.sent().await;
    (sam, case)
}

async fn newest_case(story: &Story) -> CaseId {
    let ctx = story.ctx();
    let listed = story
        .node
        .app
        .read(async move |tx: &mut Tx| care::desk::list(tx, &ctx, &care::desk::View::All, 9, None).await);
    listed.await.unwrap().0.first().expect("a visitor's words are a case").case_id
}

async fn a_visitor_writes_is_answered_and_resumes_where_they_were(story: &Story) {
    let chat = chat_on(story, &[SITE]).await;
    let priya = Visitor::new(story, chat).await;
    let mo = Visitor::new(story, chat).await;
    let (status, said) = priya.says("c_first-one", "My bill is twice as high").await;
    assert_eq!((status, &said["client_id"]), (StatusCode::CREATED, &json!("c_first-one")));
    story.heard().await;
    story.advance(Millis::minutes(5)).await;
    sam_answers(story, "We are looking into it.").await;
    let heard = priya.hears(None, "looking into it").await;
    assert!(heard.starts_with("event: ready"), "{heard}");
    assert!(heard.contains("My bill is twice as high") && heard.contains("\"name\":\"Sam\""), "{heard}");
    let last = heard
        .lines()
        .filter_map(|line| line.strip_prefix("id:"))
        .next_back()
        .expect("an id")
        .trim()
        .to_owned();
    assert_eq!(mo.texts().await, [], "nobody else hears of it");

    // The line was down for a while; what came meanwhile is told, and of what was told only the last minute again.
    story.advance(Millis::minutes(5)).await;
    sam_answers(story, "It was counted twice; you get it back.").await;
    let more = priya.hears(Some(&last), "counted twice").await;
    assert!(!more.contains("My bill is twice as high"), "{more}");
    let polled = priya.events(last.parse().ok()).await;
    let texts: Vec<_> = polled.iter().filter_map(|one| one["data"]["text"].as_str()).collect();
    assert_eq!(texts, ["We are looking into it.", "It was counted twice; you get it back."]);
}

async fn a_message_sent_twice_is_there_once(story: &Story) {
    let chat = chat_on(story, &[SITE]).await;
    let priya = Visitor::new(story, chat).await;
    let (_, first) = priya.says("c_the-same", "hello?").await;
    let (status, again) = priya.says("c_the-same", "hello?").await;
    assert_eq!((status, &again["id"]), (StatusCode::CREATED, &first["id"]));
    story.heard().await;
    assert_eq!(priya.texts().await, [("visitor".to_owned(), "hello?".to_owned())]);
    assert_eq!((rows::deliveries(story).await, rows::messages(story).await), (1, 1));
}

async fn nothing_is_kept_of_whoever_did_not_agree(story: &Story) {
    let chat = chat_on(story, &[SITE]).await;
    let nobody = Visitor { story, chat, token: String::new() };
    let page = format!("{}/chat/{chat}?origin={SITE}", story.node.url());
    let frame = story.http.get(page).send().await.unwrap();
    assert!(frame.headers().get("set-cookie").is_none(), "no cookie before anybody agreed");
    let (status, said) = nobody.post("/session", json!({ "name": "Priya", "email": "no address" })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(said["fields"], json!(["consent", "email"]));
    assert_eq!(nobody.says("c_without-one", "hello?").await.0, StatusCode::UNAUTHORIZED);
    let kept: Vec<i64> = rows::query(story, &VISITORS, db::args![story.ctx().tenant].into()).await;
    assert_eq!((kept, rows::deliveries(story).await), (vec![0], 0));
}

async fn only_the_sites_that_are_allowed_show_the_chat_and_only_its_frame_may_call(story: &Story) {
    let chat = chat_on(story, &[SITE, "https://*.shop.example"]).await;
    let frame = async |origin: &str| {
        let page = format!("{}/chat/{chat}?origin={origin}", story.node.url());
        let answer = story.http.get(page).send().await.unwrap();
        let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
        (answer.status(), policy)
    };
    for allowed in [SITE, "https://www.shop.example"] {
        let (status, policy) = frame(allowed).await;
        assert_eq!(status, StatusCode::OK);
        assert!(policy.ends_with(&format!("frame-ancestors {allowed}")), "{policy}");
    }
    for other in ["https://evil.example", "null", "https://shop.example;%20script-src%20*", "*", ""] {
        let (status, policy) = frame(other).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{other}");
        assert!(policy.ends_with("frame-ancestors 'none'"), "{policy}");
    }
    let nobody = Visitor { story, chat, token: String::new() };
    let entry = json!({ "name": "Priya", "consent": true });
    let from = async |origin: String| {
        let request = nobody.request(Method::POST, "/session").header("origin", origin).json(&entry);
        request.send().await.unwrap().status()
    };
    assert_eq!(from(SITE.to_owned()).await, StatusCode::FORBIDDEN, "the site itself has no business here");
    assert_eq!(from(story.node.url()).await, StatusCode::CREATED);
    let strange = format!("{}/chat/{}", story.node.url(), story.account().id);
    assert_eq!(story.http.get(strange).send().await.unwrap().status(), StatusCode::NOT_FOUND);
}

fn token(story: &Story, chat: AccountId, who: &str) -> String {
    let brand = story.brand();
    let secrets = chat::secrets(brand.account(chat).unwrap(), &story.key).unwrap();
    let now = story.ctx().now();
    identity::sign(
        secrets[0].expose(),
        &chat.to_string(),
        who,
        Some("priya@mail.example"),
        Millis::minutes(5),
        now,
    )
}

async fn whom_the_site_vouches_for_sees_the_same_on_another_device(story: &Story) {
    let chat = chat_on(story, &[SITE]).await;
    let priya = Visitor::new(story, chat).await;
    priya.says("c_as-nobody", "hello?").await;
    story.heard().await;
    let vouched = priya.post("/identity", json!({ "identity": token(story, chat, "4711") })).await;
    assert_eq!(vouched.0, StatusCode::NO_CONTENT);
    priya.says("c_as-priya", "it is me").await;
    story.heard().await;
    let entry = json!({ "consent": true, "identity": token(story, chat, "4711") });
    let elsewhere = Visitor::with(story, chat, entry).await;
    assert_eq!(elsewhere.texts().await.len(), 2);
    let other = priya.post("/identity", json!({ "identity": token(story, chat, "4712") })).await;
    assert_eq!(other.0, StatusCode::FORBIDDEN, "who is somebody does not become somebody else");
    // The address that somebody typed opens nothing.
    let typed = json!({ "consent": true, "email": "priya@mail.example" });
    assert_eq!(Visitor::with(story, chat, typed).await.texts().await, []);
}

async fn a_token_of_nobody_vouches_for_nobody(story: &Story) {
    let chat = chat_on(story, &[SITE]).await;
    let other = chat_on(story, &[SITE]).await;
    let nobody = Visitor { story, chat, token: String::new() };
    let now = story.ctx().now();
    let forged = identity::sign("guessed", &chat.to_string(), "4711", None, Millis::minutes(5), now);
    for bad in [forged, token(story, other, "4711"), "x.y.z".to_owned(), String::new()] {
        let (status, said) = nobody.post("/session", json!({ "consent": true, "identity": bad })).await;
        assert_eq!((status, &said["error"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("identity")));
    }
    let old = token(story, chat, "4711");
    story.advance(Millis::minutes(7)).await;
    let (status, _) = nobody.post("/session", json!({ "consent": true, "identity": old })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn too_much_at_once_waits(story: &Story) {
    let chat = chat_on(story, &[SITE]).await;
    let priya = Visitor::new(story, chat).await;
    for number in 0..10 {
        assert_eq!(priya.says(&format!("c_number-{number}"), "again").await.0, StatusCode::CREATED);
    }
    let one_more = json!({ "client_id": "c_number-10", "text": "again" });
    let refused = priya.request(Method::POST, "/messages").json(&one_more).send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers()["retry-after"], "1");
    story.advance(Millis::seconds(1)).await;
    assert_eq!(priya.post("/messages", one_more).await.0, StatusCode::CREATED);
    story.heard().await;
    assert_eq!(rows::messages(story).await, 11);
}

async fn a_file_is_what_its_content_says_and_its_senders(story: &Story) {
    let chat = chat_on(story, &[SITE]).await;
    let (priya, mo) = (Visitor::new(story, chat).await, Visitor::new(story, chat).await);
    let send = async |who: &Visitor<'_>, name: &str, body: &[u8]| {
        let request = who.request(Method::POST, &format!("/files?name={name}")).body(body.to_vec());
        let answer = request.send().await.unwrap();
        (answer.status(), answer.json::<Value>().await.unwrap_or_default())
    };
    let (status, said) = send(&priya, "photo.png", b"<html><script>alert(1)</script>").await;
    assert_eq!((status, &said["error"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("type")));
    let (status, file) = send(&priya, "bill.html", b"\x89PNG\r\n\x1a\nrest").await;
    assert_eq!((status, &file["type"]), (StatusCode::CREATED, &json!("image/png")));
    let large = vec![b'a'; channels::webchat::files::SIZE_MAX + 2];
    assert_eq!(send(&priya, "large.txt", &large).await.0, StatusCode::PAYLOAD_TOO_LARGE);

    let with = json!({ "client_id": "c_with-file", "text": "", "files": [file["id"]] });
    assert_eq!(mo.post("/messages", with.clone()).await.0, StatusCode::UNPROCESSABLE_ENTITY, "not theirs");
    assert_eq!(priya.post("/messages", with).await.0, StatusCode::CREATED);
    story.heard().await;
    let event = priya.events(None).await.into_iter().find(|one| one["event"] == "message").unwrap();
    assert_eq!(event["data"]["files"][0]["id"], file["id"]);

    let path = format!("/files/{}", file["id"].as_str().unwrap());
    let own = priya.request(Method::GET, &path).send().await.unwrap();
    assert_eq!(own.status(), StatusCode::OK);
    assert!(own.headers()["content-disposition"].to_str().unwrap().starts_with("attachment;"));
    assert_eq!(own.headers()["x-content-type-options"], "nosniff");
    assert_eq!(own.bytes().await.unwrap().as_ref(), b"\x89PNG\r\n\x1a\nrest");
    assert_eq!(mo.request(Method::GET, &path).send().await.unwrap().status(), StatusCode::NOT_FOUND);
}

async fn what_is_hostile_is_refused_or_stays_text(story: &Story) {
    let chat = chat_on(story, &[SITE]).await;
    let priya = Visitor::new(story, chat).await;
    let raw = async |body: Vec<u8>| {
        let request = priya.request(Method::POST, "/messages").header("content-type", "application/json");
        request.body(body).send().await.unwrap().status()
    };
    assert!(raw(b"{".to_vec()).await.is_client_error());
    assert!(raw(b"[]".to_vec()).await.is_client_error());
    assert!(raw(vec![0xff; 100]).await.is_client_error());
    assert_eq!(raw(vec![b' '; 70_000]).await, StatusCode::PAYLOAD_TOO_LARGE);
    for (client_id, text) in [("short", "x"), ("c_../../etc", "x"), ("c_12345678", "  "), ("c_12345678", "")]
    {
        assert_eq!(
            priya.says(client_id, text).await.0,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{client_id} {text:?}"
        );
    }
    story.advance(Millis::seconds(20)).await;
    let long = "\u{1F600}".repeat(10_001);
    assert_eq!(priya.says("c_12345678", &long).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let script = "<script>alert(1)</script>\u{0}\u{202e}";
    assert_eq!(priya.says("c_12345678", script).await.0, StatusCode::CREATED);
    story.heard().await;
    assert_eq!(priya.texts().await, [("visitor".to_owned(), "<script>alert(1)</script>".to_owned())]);
    // Nobody can deliver to a chat from outside.
    let hook = format!("{}/hooks/chat/{chat}", story.node.url());
    let forged = story.http.post(hook).body(r#"{"kind":"message"}"#).send().await.unwrap();
    assert_eq!(forged.status(), StatusCode::UNAUTHORIZED);
}

async fn what_was_read_and_how_it_was_are_told_at_the_desk(story: &Story) {
    let chat = chat_on(story, &[SITE]).await;
    let priya = Visitor::new(story, chat).await;
    priya.says("c_first-one", "My bill is twice as high").await;
    story.heard().await;
    assert_eq!(priya.post("/rating", json!({ "stars": 5 })).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let (sam, case) = sam_answers(story, "It is put right.").await;
    let events = priya.events(None).await;
    let ours = events.iter().find(|one| one["data"]["from"] == "brand").expect("Sam's words");
    let read = priya.post("/read", json!({ "message": ours["data"]["id"] })).await;
    assert_eq!(read.0, StatusCode::NO_CONTENT);
    assert_eq!(
        priya.post("/read", json!({ "message": "brand.x" })).await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    story.heard().await;
    sam.resolve(case).await.expect("Sam may");
    let asked =
        priya.events(None).await.into_iter().find(|one| one["event"] == "rating").expect("it is asked");
    assert_eq!(asked["data"], json!({ "asked": true, "stars": null }));
    assert_eq!(
        priya.post("/rating", json!({ "stars": 4, "words": "quick" })).await.0,
        StatusCode::NO_CONTENT
    );
    let view = sam.look(case).await;
    for kind in [Kind::ReceiptSeen, Kind::ChatRated] {
        assert!(view.events.iter().any(|event| event.kind == kind), "{kind}");
    }
}

async fn an_ended_chat_lets_nobody_in(story: &Story) {
    let chat = chat_on(story, &[SITE]).await;
    let priya = Visitor::new(story, chat).await;
    assert_eq!(priya.post("/end", json!({})).await.0, StatusCode::NO_CONTENT);
    assert_eq!(priya.says("c_12345678", "hello?").await.0, StatusCode::UNAUTHORIZED);
    let line = priya.request(Method::GET, "/events").send().await.unwrap();
    assert_eq!(line.status(), StatusCode::UNAUTHORIZED);
    let guessed = Visitor { story, chat, token: "cgv_guessed".into() };
    assert_eq!(guessed.says("c_12345678", "hello?").await.0, StatusCode::UNAUTHORIZED);
}
