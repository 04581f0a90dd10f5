//! Reading where nobody calls: what is confirmed, who steps aside.

use std::time::Duration;

use channels::simulation::World;
use channels::telegram::Telegram;
use channels::{Credentials, Heard, Network, Trouble, Us};
use kernel::Secret;
use tokio::sync::mpsc;

use super::Stage;

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
