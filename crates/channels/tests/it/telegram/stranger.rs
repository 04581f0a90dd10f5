//! A Bot API that others wrote: `telegram-test-api` of npm.
//!
//! `COMMONGROUND_TEST_TELEGRAM` names its address. Without it the test says so in one line and passes. It knows a handful of
//! methods and no errors, so it shows only that words go both ways.

use std::time::Duration;

use channels::telegram::Telegram;
use channels::{Credentials, Item, Line, Network, Secrets, SendOutcome, Us};
use kernel::Instant;
use serde_json::{Value, json};

use super::private;
use crate::world::client;

const TOKEN: &str = "700100:a-token-that-nobody-has-checked";

fn address() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "a test is told by its environment what runs beside it")]
    std::env::var("COMMONGROUND_TEST_TELEGRAM").ok()
}

#[tokio::test]
async fn words_go_both_ways_through_a_bot_api_that_others_wrote() {
    let Some(base_url) = address() else {
        eprintln!("skipped: COMMONGROUND_TEST_TELEGRAM names no telegram-test-api");
        return;
    };
    let http = client(Duration::from_secs(20));
    let customer = |method: &str, body: Value| http.post(format!("{base_url}/{method}")).json(&body).send();
    let said = json!({
        "botToken": TOKEN, "date": 1_767_225_600, "text": "where is my parcel?",
        "from": {"id": 5, "first_name": "Jana", "username": "jana"},
        "chat": {"id": 5, "type": "private", "first_name": "Jana"},
    });
    customer("sendMessage", said).await.unwrap().error_for_status().unwrap();
    let us = Us { external_id: "666".into(), handle: "TestNameBot".into(), ..Us::default() };
    let credentials = Credentials { base_url: base_url.clone(), us, secrets: Secrets::token(TOKEN) };
    let line = Line::new(http.clone(), Instant::from_seconds(1_767_225_600));
    let history = Telegram.history(&line, &credentials, None).unwrap().await.unwrap();
    let items = Telegram.parse(&credentials.us, history.deliveries.last().unwrap()).unwrap();
    let [Item::Message(message)] = items.as_slice() else { panic!("{items:#?}") };
    assert_eq!((message.text.0.as_str(), message.author.handle.0.as_str()), ("where is my parcel?", "jana"));
    let outcome = Telegram.send(&line, &credentials, &private(&message.thread, "On its way.")).await;
    assert!(matches!(outcome, SendOutcome::Sent { .. }), "{outcome:?}");
    let seen =
        customer("getUpdates", json!({"token": TOKEN, "chatId": "5"})).await.unwrap().text().await.unwrap();
    assert!(seen.contains("On its way."), "{seen}");
}
