//! Words of the brand: windows, refusals, waits, albums, groups that moved, and the token.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use bytes::Bytes;
use channels::line::Shelf;
use channels::simulation::{Faults, World};
use channels::telegram::Telegram;
use channels::telegram::simulator::TOKEN;
use channels::{
    Act, Action, BoxFuture, Credentials, Enclosure, Found, Item, Network, Outgoing, RenderError, Secrets,
    SendOutcome, Trouble,
};
use kernel::{Millis, Secret};

use super::{Stage, conversation, private, public};
use crate::world::serve;

fn refused(outcome: SendOutcome) -> String {
    match outcome {
        SendOutcome::Refused { reason } => reason,
        other => panic!("{other:?} is no refusal"),
    }
}

fn sent(outcome: SendOutcome) -> (String, String) {
    match outcome {
        SendOutcome::Sent { provider_id, thread } => (provider_id, thread),
        other => panic!("{other:?} is not sent"),
    }
}

#[tokio::test]
async fn a_business_account_answers_for_a_day_after_the_customers_last_words_and_not_longer() {
    let stage = Stage::new().await;
    let asked = stage.telegram.writes_to_business("jana", "Is it shipped?");
    let answer = private(conversation(&asked), "Yes.");
    stage.clock.advance(Millis::hours(24));
    let (id, thread) = sent(stage.send(&answer).await);
    assert_eq!((conversation(&id), thread.as_str()), (conversation(&asked), conversation(&asked)));
    stage.clock.advance(Millis(1_000));
    let reason = refused(stage.send(&answer).await);
    assert!(reason.contains("24 hours"), "{reason}");
    // Our own words do not open it again; theirs do.
    stage.telegram.writes_to_business("jana", "Hello?");
    sent(stage.send(&answer).await);
}

#[tokio::test]
async fn what_the_bot_says_for_a_business_account_comes_back_as_an_echo() {
    let stage = Stage::new().await;
    let asked = stage.telegram.writes_to_business("jana", "Is it shipped?");
    let (id, _) = sent(stage.send(&private(conversation(&asked), "Yes.")).await);
    let items = stage.items().await;
    assert!(
        matches!(&items[1], Item::Echo(echo) if echo.provider_id == id && echo.text.0 == "Yes."),
        "{items:#?}"
    );
}

#[tokio::test]
async fn an_owner_who_lets_the_bot_answer_no_more_is_named_in_the_refusal() {
    let stage = Stage::new().await;
    let asked = stage.telegram.writes_to_business("jana", "Is it shipped?");
    stage.telegram.lets_the_bot_answer(false);
    let reason = refused(stage.send(&private(conversation(&asked), "Yes.")).await);
    assert!(reason.contains("lets the bot answer"), "{reason}");
}

#[tokio::test]
async fn who_has_blocked_the_bot_is_out_of_reach_and_the_account_is_fine() {
    let stage = Stage::new().await;
    let chat = stage.telegram.writes("jana", "hello", false);
    let answer = private(conversation(&chat), "Hello!");
    stage.telegram.blocks("jana", true);
    let reason = refused(stage.send(&answer).await);
    assert!(reason.contains("blocked the bot"), "{reason}");
    stage.telegram.blocks("jana", false);
    sent(stage.send(&answer).await);
}

#[tokio::test]
async fn nobody_is_written_to_who_has_not_started_the_bot() {
    let stage = Stage::new().await;
    let said = stage.telegram.speaks("jana", "hello", None, false);
    let items = stage.items().await;
    let Item::Message(message) = &items[0] else { panic!("{items:#?}") };
    let reason = refused(stage.send(&private(&message.author.external_id, "Psst")).await);
    assert!(reason.contains("never started"), "{reason}");
    sent(stage.send(&public(&said, "Hello!")).await);
}

#[tokio::test]
async fn an_answer_to_what_is_gone_is_refused() {
    let stage = Stage::new().await;
    let said = stage.telegram.speaks("jana", "hello", None, false);
    stage.telegram.takes_back(&said);
    let reason = refused(stage.send(&public(&said, "Hello!")).await);
    assert!(reason.contains("was deleted"), "{reason}");
}

#[tokio::test]
async fn a_group_that_moved_is_followed_and_the_words_stand_there_once() {
    let stage = Stage::new().await;
    let said = stage.telegram.speaks("jana", "hello", None, false);
    let now = stage.telegram.moves_the_group();
    let answer = Outgoing { thread: Some(said.clone()), ..public(&said, "Hello!") };
    let (id, thread) = sent(stage.send(&answer).await);
    assert_eq!((conversation(&id), &thread), (now.to_string().as_str(), &said));
    assert_eq!(stage.telegram.shown().await.len(), 1);
}

#[tokio::test]
async fn a_chat_that_is_full_waits_as_long_as_telegram_says_and_another_one_does_not() {
    let stage = Stage::new().await;
    stage.telegram.counts_strictly();
    let (jana, tom) = (stage.telegram.writes("jana", "a", false), stage.telegram.writes("tom", "b", false));
    sent(stage.send(&private(conversation(&jana), "one")).await);
    let full = stage.send(&private(conversation(&jana), "two")).await;
    assert!(matches!(full, SendOutcome::RetryAfter { wait: Millis(1_000), .. }), "{full:?}");
    sent(stage.send(&private(conversation(&tom), "one")).await);
    stage.clock.advance(Millis::seconds(1));
    sent(stage.send(&private(conversation(&jana), "two")).await);
}

#[tokio::test]
async fn what_was_lost_is_left_to_a_person() {
    let stage = Stage::new().await;
    let chat = stage.telegram.writes("jana", "hello", false);
    stage.telegram.set(Faults { answer_lost: true, ..Faults::default() });
    let answer = private(conversation(&chat), "Hello!");
    assert!(matches!(stage.send(&answer).await, SendOutcome::Unknown { .. }));
    let found = Telegram.find(&stage.line(), &stage.credentials(), &answer).await;
    assert!(matches!(found, Found::CannotSay { reason } if reason.contains("can't be asked")));
    assert!(!Telegram.capabilities().look_up && !Telegram.capabilities().idempotent_send);
}

struct Files;

impl Shelf for Files {
    fn open<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Bytes, String>> {
        Box::pin(async move {
            if key == "gone" { Err("this file is gone".into()) } else { Ok(Bytes::from_static(b"\x89PNG")) }
        })
    }
}

fn file(key: &str, media_type: &str, size: u64) -> Enclosure {
    Enclosure { key: key.into(), media_type: media_type.into(), name: "a.png".into(), alt: None, size }
}

#[tokio::test]
async fn one_picture_and_an_album_arrive_with_their_words_below() {
    let stage = Stage::new().await;
    let chat = stage.telegram.writes("jana", "hello", false);
    let line = stage.line().with_shelf(Arc::new(Files));
    let picture = file("a", "image/png", 4);
    for media in [vec![picture.clone()], vec![picture; 3]] {
        let outgoing = Outgoing { media, ..private(conversation(&chat), "Like this:") };
        sent(Telegram.send(&line, &stage.credentials(), &outgoing).await);
    }
    let shown = stage.telegram.shown().await;
    let shown: Vec<_> = shown.iter().map(|shown| (shown.text.as_str(), shown.media)).collect();
    assert_eq!(shown, [("Like this:", 1), ("Like this:", 3)]);
    let gone = Outgoing { media: vec![file("gone", "image/png", 4)], ..private(conversation(&chat), "x") };
    assert_eq!(refused(Telegram.send(&line, &stage.credentials(), &gone).await), "this file is gone");
}

#[test]
fn below_a_file_there_is_room_for_1024_units_and_elsewhere_for_4096() {
    let us = channels::Us::default();
    let of = |units: usize, media: Vec<Enclosure>| {
        let text = "😀".repeat(units / 2) + &"x".repeat(units % 2);
        Telegram.render(&us, &Outgoing { media, ..private("5", &text) })
    };
    let picture = || vec![file("a", "image/png", 4)];
    assert!(of(4_096, Vec::new()).is_ok() && of(1_024, picture()).is_ok());
    let too_long = |length, limit| Err(RenderError::TooLong { network: "Telegram", length, limit });
    assert_eq!(of(4_097, Vec::new()), too_long(4_097, 4_096));
    assert_eq!(of(1_025, picture()), too_long(1_025, 1_024));
    assert!(of(0, picture()).is_ok(), "a picture says enough");
    assert!(of(5, vec![file("a", "image/png", 4); 11]).is_err());
    assert!(of(5, vec![file("a", "video/mp4", (50 << 20) + 1)]).is_err());
}

#[test]
fn files_go_as_what_they_are_and_together_only_with_their_like() {
    let us = channels::Us::default();
    let path = |media: &[Enclosure]| {
        Telegram.render(&us, &Outgoing { media: media.to_vec(), ..private("5", "x") }).unwrap()
    };
    let (photo, video) = (file("a", "image/jpeg", 4), file("a", "video/mp4", 4));
    let (sound, paper) = (file("a", "audio/mpeg", 4), file("a", "application/pdf", 4));
    let large = file("a", "image/jpeg", (10 << 20) + 1);
    let alone = [&photo, &video, &sound, &paper, &large].map(|file| path(std::slice::from_ref(file)).path);
    assert_eq!(alone, ["/sendPhoto", "/sendVideo", "/sendAudio", "/sendDocument", "/sendDocument"]);
    let kinds = |media: &[Enclosure]| {
        let body = path(media).body;
        let kinds =
            body["media"].as_array().unwrap().iter().map(|one| one["type"].as_str().unwrap().to_owned());
        kinds.collect::<Vec<_>>()
    };
    assert_eq!(kinds(&[photo.clone(), video.clone()]), ["photo", "video"]);
    assert_eq!(kinds(&[sound.clone(), sound.clone()]), ["audio", "audio"]);
    assert_eq!(kinds(&[photo, sound]), ["document", "document"]);
}

#[test]
fn words_without_a_place_on_telegram_never_leave() {
    let us = channels::Us::default();
    let wrong = [
        public("", "answers nobody"),
        public("business:BC_a:5:7", "answers a private message in public"),
        private("-100777", "to a group in private"),
        Outgoing { recipient: Some("6".into()), ..private("5", "to somebody else") },
        Outgoing { recipient: None, thread: None, ..private("5", "to nobody") },
    ];
    for outgoing in wrong {
        let rendered = Telegram.render(&us, &outgoing);
        assert!(matches!(rendered, Err(RenderError::Unsupported { .. })), "{rendered:?}");
    }
}

#[test]
fn telegram_counts_by_chat_whichever_thread_of_a_group_it_is() {
    let lane = |outgoing: &Outgoing| Telegram.lane(outgoing);
    assert_eq!(lane(&public("-100777:5", "x")), lane(&public("-100777:9", "x")));
    assert_eq!(lane(&private("5", "x")).key, "5");
    assert_ne!(lane(&private("5", "x")), lane(&private("business:BC_a:5", "x")));
    let slowest = |outgoing: &Outgoing| lane(outgoing).rate.map(|rate| (rate.calls, rate.per));
    assert_eq!(slowest(&private("5", "x")), Some((1, Millis::seconds(1))));
    assert_eq!(slowest(&public("-100777:5", "x")), Some((20, Millis::minutes(1))));
}

#[tokio::test]
async fn what_is_done_twice_is_done() {
    let stage = Stage::new().await;
    let said = stage.telegram.speaks("jana", "hello", None, false);
    let (ours, _) = sent(stage.send(&public(&said, "Hello!")).await);
    let (line, credentials) = (stage.line(), stage.credentials());
    let act = |message: &str, action| Act { message: message.into(), action, effect_key: "act_1".into() };
    for _ in 0..2 {
        sent(Telegram.act(&line, &credentials, &act(&ours, Action::TakeDown)).await);
        sent(Telegram.act(&line, &credentials, &act(&said, Action::Like)).await);
        sent(Telegram.act(&line, &credentials, &act(&said, Action::Unlike)).await);
    }
    assert!(stage.telegram.shown().await.is_empty());
    let hidden = Telegram.act(&line, &credentials, &act(&said, Action::Hide)).await;
    assert!(refused(hidden).contains("can't carry"));
}

/// A server that answers everything with the address that it was asked at.
async fn parrot(status: StatusCode) -> String {
    let router = Router::new().fallback(move |uri: axum::http::Uri| async move {
        let said = format!("Bad Request: I was asked at {uri}");
        (
            status,
            serde_json::json!({"ok": false, "error_code": status.as_u16(), "description": said}).to_string(),
        )
    });
    format!("http://{}", serve(router).await.0)
}

#[tokio::test]
async fn the_token_is_in_no_reason_whatever_a_server_answers() {
    let stage = Stage::new().await;
    let mut said = Vec::new();
    let mut addresses = vec!["http://127.0.0.1:9".to_owned(), "no address".to_owned()];
    for status in [400, 401, 403, 404, 409, 429, 500] {
        addresses.push(parrot(StatusCode::from_u16(status).unwrap()).await);
    }
    let line = stage.line();
    for base_url in addresses {
        let credentials = Credentials { base_url, ..stage.credentials() };
        said.push(format!("{:?}", Telegram.send(&line, &credentials, &private("5", "x")).await));
        said.push(format!("{:?}", Telegram.check(&line, &credentials).await));
        said.push(format!("{:?}", Telegram.history(&line, &credentials, None).unwrap().await));
        let secret = Secret::new(b"s".to_vec());
        let hook = "https://desk.example/hooks";
        said.push(format!("{:?}", Telegram.subscribe(&line, &credentials, hook, &secret).unwrap().await));
        let picture = channels::Attachment { url: "telegram-file:AgAC".into(), ..Default::default() };
        said.push(format!("{:?}", Telegram.fetch(&line, &credentials, &picture, 9).await));
    }
    let secret = TOKEN.split_once(':').unwrap().1;
    for said in said {
        assert!(!said.contains(secret), "{said}");
    }
}

#[tokio::test]
async fn a_token_of_another_form_goes_into_no_address() {
    let stage = Stage::new().await;
    for token in
        ["", "x", "1:short", "1/../2:abcdefghijklmnop", "700100:abc defghijklmnop", "700100:abcdefghij?k"]
    {
        let credentials = Credentials { secrets: Secrets::token(token), ..stage.credentials() };
        let checked = Telegram.check(&stage.line(), &credentials).await;
        assert!(matches!(checked, Err(Trouble::Wrong { .. })), "{token}: {checked:?}");
        let outcome = Telegram.send(&stage.line(), &credentials, &private("5", "x")).await;
        assert!(matches!(outcome, SendOutcome::Unauthorised { .. }), "{outcome:?}");
    }
}

#[tokio::test]
async fn a_hook_that_telegram_would_not_call_is_named_as_what_is_wrong() {
    let stage = Stage::new().await;
    let by_hook = Credentials { us: channels::Us::default(), ..stage.credentials() };
    let (line, secret) = (stage.line(), Secret::new(b"s".to_vec()));
    for (hook, good) in [
        ("https://desk.example/hooks", true),
        ("https://desk.example:8443/hooks", true),
        ("https://desk.example:9443/hooks", false),
        ("http://desk.example/hooks", false),
    ] {
        let set = Telegram.subscribe(&line, &by_hook, hook, &secret).unwrap().await;
        assert_eq!(set.is_ok(), good, "{hook}");
        assert!(good || matches!(set, Err(Trouble::Wrong { field: "hook", .. })), "{set:?}");
    }
}
