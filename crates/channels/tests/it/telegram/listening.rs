//! Reading where nobody calls: what is confirmed, who steps aside.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use channels::simulation::World;
use channels::telegram::Telegram;
use channels::{Credentials, Heard, Item, Network, Trouble, Us};
use kernel::{Millis, Secret};
use tokio::sync::mpsc;

use super::Stage;
use crate::world::serve;

#[tokio::test]
async fn nothing_is_confirmed_before_the_product_comes_back_with_what_it_stored() {
    let stage = Stage::new().await;
    for n in 0..3 {
        stage.telegram.writes("jana", &format!("number {n}"), false);
    }
    let first = stage.history(None).await.unwrap();
    assert_eq!((first.deliveries.len(), stage.telegram.waiting()), (3, 3));
    // The product died before it stored: everything is there again.
    let again = stage.history(None).await.unwrap();
    assert_eq!((&again.deliveries, &again.cursor), (&first.deliveries, &first.cursor));
    // It stored, and says so with its next question.
    let behind = stage.history(Some(&first.cursor)).await.unwrap();
    assert_eq!((behind.deliveries.len(), stage.telegram.waiting()), (0, 0));
    assert_eq!(behind.cursor, first.cursor);
}

#[tokio::test]
async fn a_cursor_that_is_none_confirms_nothing() {
    let stage = Stage::new().await;
    stage.telegram.writes("jana", "one", false);
    stage.telegram.writes("jana", "two", false);
    for cursor in ["-1", "", "0", "yesterday"] {
        let history = stage.history(Some(cursor)).await.unwrap();
        assert_eq!(history.deliveries.len(), 2, "{cursor}");
    }
    assert_eq!(stage.telegram.waiting(), 2);
}

#[tokio::test]
async fn more_than_a_page_is_read_page_by_page_each_confirming_the_one_before() {
    let stage = Stage::new().await;
    for n in 0..130 {
        stage.telegram.writes("jana", &format!("number {n}"), false);
    }
    let first = stage.history(None).await.unwrap();
    assert!(first.more);
    let second = stage.history(Some(&first.cursor)).await.unwrap();
    assert_eq!((second.deliveries.len(), second.more, stage.telegram.waiting()), (30, false, 30));
}

#[tokio::test]
async fn a_number_that_jumps_in_either_direction_is_read_on_from_there() {
    let stage = Stage::new().await;
    let mut cursor = None;
    for number in [900_100, 2_000_000_000, 17] {
        stage.telegram.jumps_to(number);
        let id = stage.telegram.writes("jana", "hello", false);
        let history = stage.history(cursor.as_deref()).await.unwrap();
        assert_eq!(history.deliveries.len(), 1, "{id}");
        assert_eq!(history.cursor, (number + 1).to_string());
        assert_eq!(stage.history(Some(&history.cursor)).await.unwrap().deliveries.len(), 0);
        cursor = Some(history.cursor);
    }
}

#[tokio::test]
async fn an_update_that_fails_keeps_back_what_is_behind_it_and_no_other_chat() {
    let stage = Stage::new().await;
    let (taken, open) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
    let (noted, is_open, us) = (taken.clone(), open.clone(), stage.us().clone());
    let secret = Secret::new(b"s".to_vec());
    let expected = secret.clone();
    let hook = Router::new().fallback(move |headers: HeaderMap, body: Bytes| async move {
        if Telegram.verify(&headers, &body, &expected).is_err() {
            return StatusCode::UNAUTHORIZED;
        }
        let items = Telegram.parse(&us, &body).unwrap();
        let [Item::Message(message)] = items.as_slice() else { panic!("{items:#?}") };
        if message.author.handle.0 == "jana" && !is_open.load(Ordering::SeqCst) {
            return StatusCode::INTERNAL_SERVER_ERROR;
        }
        noted.lock().unwrap().push(message.text.0.clone());
        StatusCode::OK
    });
    let hook = format!("http://{}/hooks", serve(hook).await.0);
    let by_hook = Credentials { us: Us::default(), ..stage.credentials() };
    Telegram.subscribe(&stage.line(), &by_hook, &hook, &secret).unwrap().await.unwrap();
    for text in ["first", "second"] {
        stage.telegram.writes("jana", text, false);
        stage.telegram.writes("tom", text, false);
    }
    until(|| taken.lock().unwrap().len() == 2).await;
    assert_eq!(*taken.lock().unwrap(), ["first", "second"], "those of tom");
    until(|| stage.telegram.waiting() == 2).await;
    let standing = Telegram.check(&stage.line(), &by_hook).await.unwrap();
    assert_eq!(standing.lacks, ["Wrong response from the webhook: 500 Internal Server Error"]);
    open.store(true, Ordering::SeqCst);
    until(|| stage.telegram.waiting() == 0).await;
    assert_eq!(taken.lock().unwrap()[2..], ["first", "second"], "and then those of jana");
    stage.clock.advance(Millis::hours(1));
    let standing = Telegram.check(&stage.line(), &by_hook).await.unwrap();
    assert_eq!(standing.lacks, Vec::<String>::new(), "an old complaint is none");
}

async fn until(is_so: impl Fn() -> bool) {
    let waiting = async {
        while !is_so() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.expect("it is so within 20 s");
}

#[tokio::test]
async fn where_a_hook_is_set_the_history_is_empty_and_keeps_its_place() {
    let stage = Stage::new().await;
    let (line, secret) = (stage.line(), Secret::new(b"s".to_vec()));
    let by_hook = Credentials { us: Us::default(), ..stage.credentials() };
    Telegram.subscribe(&line, &by_hook, "https://desk.example/hooks", &secret).unwrap().await.unwrap();
    let history = stage.history(Some("900107")).await.unwrap();
    assert_eq!((history.deliveries.len(), history.cursor.as_str(), history.more), (0, "900107", false));
    let (ears, _heard) = mpsc::channel(1);
    assert!(Telegram.listen(&line, &by_hook, &ears).is_none());
    // Somebody set a hook beside a bot that asks: the listener says so instead of asking on and on.
    let trouble = Telegram.listen(&line, &stage.credentials(), &ears).unwrap().await;
    assert!(matches!(&trouble, Trouble::Later { reason, .. } if reason.contains("webhook")), "{trouble:?}");
}

#[tokio::test]
async fn a_listener_says_look_confirms_nothing_and_steps_aside_for_the_history() {
    let stage = Stage::new().await;
    let (ears, mut heard) = mpsc::channel(8);
    let (line, credentials) = (stage.line(), stage.credentials());
    let listening = tokio::spawn(async move { Telegram.listen(&line, &credentials, &ears).unwrap().await });
    let look = async |heard: &mut mpsc::Receiver<Heard>| {
        let next = tokio::time::timeout(Duration::from_secs(20), heard.recv()).await;
        assert_eq!(next.expect("it is told within 20 s"), Some(Heard::Look));
    };
    stage.telegram.writes("jana", "one", false);
    look(&mut heard).await;
    assert_eq!(stage.telegram.waiting(), 1);
    let first = stage.history(None).await.unwrap();
    assert_eq!(first.deliveries.len(), 1);
    // Stored, not confirmed yet: it is told once more, and then confirmed.
    look(&mut heard).await;
    stage.history(Some(&first.cursor)).await.unwrap();
    assert_eq!(stage.telegram.waiting(), 0);
    stage.telegram.writes("jana", "two", false);
    look(&mut heard).await;
    assert!(!listening.is_finished());
    listening.abort();
}

#[tokio::test]
async fn a_bot_that_asks_takes_a_hook_away_that_stands_in_its_way() {
    let stage = Stage::new().await;
    let (line, secret) = (stage.line(), Secret::new(b"s".to_vec()));
    let by_hook = Credentials { us: Us::default(), ..stage.credentials() };
    let hook = "https://desk.example/hooks";
    Telegram.subscribe(&line, &by_hook, hook, &secret).unwrap().await.unwrap();
    let standing = Telegram.check(&line, &stage.credentials()).await.unwrap();
    assert_eq!(standing.lacks, ["deleteWebhook"]);
    Telegram.subscribe(&line, &stage.credentials(), hook, &secret).unwrap().await.unwrap();
    let id = stage.telegram.writes("jana", "hello", false);
    let history = stage.history(None).await.unwrap();
    assert_eq!(history.deliveries.len(), 1, "{id}");
    let checked = Telegram.check(&line, &stage.credentials()).await.unwrap();
    assert_eq!((checked.lacks, checked.us), (Vec::new(), stage.telegram.account().us));
}
