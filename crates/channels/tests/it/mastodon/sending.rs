//! Words, files and acts of the brand.

use std::sync::Arc;
use std::time::Duration;

use channels::line::Shelf;
use channels::mastodon::{Kind, Mastodon};
use channels::simulation::World;
use channels::{
    Act, Action, BoxFuture, Enclosure, Found, Line, Network, Outgoing, RenderError, SendOutcome, Visibility,
};
use kernel::{Clock, ManualClock, Millis, Personal, SystemClock};

use super::{Brand, KINDS, answer};
use crate::world::client;

struct OneFile;

impl Shelf for OneFile {
    fn open<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<bytes::Bytes, String>> {
        let found =
            if key == "file_1" { Ok("\u{89}PNG".into()) } else { Err("this file is gone".to_owned()) };
        Box::pin(async move { found })
    }
}

fn picture(key: &str) -> Enclosure {
    let alt = Some("A map of our shops.".to_owned());
    Enclosure { key: key.into(), media_type: "image/png".into(), name: "map.png".into(), alt, size: 5 }
}

#[tokio::test]
async fn an_instance_that_raised_its_limit_takes_longer_words() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    brand.say("public", "hello");
    let to = brand.messages().await.remove(0);
    let long = answer(&to, "snd_1", &"x".repeat(600));
    let limit = |brand: &Brand| Mastodon.limit(&brand.credentials.us, Visibility::Public);
    assert_eq!(limit(&brand), Some(500));
    assert!(matches!(
        Mastodon.render(&brand.credentials.us, &long),
        Err(RenderError::TooLong { limit: 500, .. })
    ));
    brand.instance.set_characters(1_000);
    brand.credentials.us = brand.checked().await.us;
    assert_eq!(limit(&brand), Some(1_000));
    brand.sent(&long).await;
}

#[tokio::test]
async fn words_that_are_too_long_since_the_last_check_are_refused_with_the_instance_s_reason() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    brand.say("public", "hello");
    let to = brand.messages().await.remove(0);
    brand.instance.set_characters(100);
    let outcome = brand.send(&answer(&to, "snd_1", &"x".repeat(200))).await;
    let SendOutcome::Refused { reason } = outcome else { panic!("{outcome:?}") };
    assert!(reason.contains("character limit of 100 exceeded"), "{reason}");
}

#[tokio::test]
async fn the_same_key_is_one_status_on_mastodon_and_elsewhere_a_look_finds_it() {
    let clock = ManualClock::new(SystemClock.now());
    let mut brand = Brand::at(Kind::Mastodon, clock.clone()).await;
    brand.say("public", "hello");
    let outgoing =
        answer(&brand.messages().await.remove(0), "snd_1", "Hello, see https://example.com/a?b=c&d 👋🏽");
    let first = brand.sent(&outgoing).await;
    assert_eq!(brand.sent(&outgoing).await, first);
    clock.advance(Millis::hours(2));
    assert_ne!(brand.sent(&outgoing).await, first, "the instance has forgotten the key");
    for kind in KINDS {
        let mut brand = Brand::on(kind).await;
        for visibility in ["public", "direct"] {
            brand.say(visibility, "hello");
            let outgoing = answer(
                &brand.messages().await.remove(0),
                "snd_1",
                "Hello @larkspur, see https://example.com/a?b=c&d 👋🏽\nBye",
            );
            let found =
                async |outgoing: &Outgoing| Mastodon.find(&brand.line, &brand.credentials, outgoing).await;
            assert_eq!(found(&outgoing).await, Found::No);
            let provider_id =
                brand.sent(&Outgoing { effect_key: format!("snd_{visibility}"), ..outgoing.clone() }).await;
            let thread = outgoing.thread.clone().unwrap();
            assert_eq!(found(&outgoing).await, Found::Yes { provider_id, thread });
            let other = Outgoing { text: Personal("Hello?".into()), ..outgoing };
            assert_eq!(found(&other).await, Found::No);
        }
    }
}

#[tokio::test]
async fn private_words_to_somebody_who_is_gone_are_taken_back_and_the_agent_knows() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    brand.say("direct", "hello");
    let to = brand.messages().await.remove(0);
    brand.instance.leave("dana");
    let outcome = brand.send(&answer(&to, "snd_1", "Your number is 7.")).await;
    let SendOutcome::Refused { reason } = outcome else { panic!("{outcome:?}") };
    assert!(reason.contains("reached nobody"), "{reason}");
    assert!(brand.instance.calls().iter().any(|call| call.starts_with("DELETE /api/v1/statuses/")));
    assert!(brand.instance.shown().await.is_empty());
}

#[tokio::test]
async fn an_answer_to_words_that_are_gone_is_refused_with_the_reason() {
    let mut brand = Brand::on(Kind::GoToSocial).await;
    let id = brand.say("public", "hello");
    let to = brand.messages().await.remove(0);
    brand.instance.deletes(&id).await;
    let outcome = brand.send(&answer(&to, "snd_1", "Hello.")).await;
    assert!(
        matches!(&outcome, SendOutcome::Refused { reason } if reason.contains("does not appear to exist")),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn a_file_goes_along_when_the_instance_is_ready_with_it() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    brand.line = Line::new(client(Duration::from_secs(5)), SystemClock.now()).with_shelf(Arc::new(OneFile));
    brand.say("public", "where are you?");
    let plain = answer(&brand.messages().await.remove(0), "snd_1", "Here:");
    let outgoing = Outgoing { media: vec![picture("file_1")], ..plain };
    brand.instance.set_looks(Some(2));
    let id = brand.sent(&outgoing).await;
    let shown = brand.instance.shown().await;
    assert_eq!((shown[0].provider_id.as_str(), shown[0].media), (id.as_str(), 1));
    assert_eq!(brand.instance.descriptions(), ["A map of our shops."]);
    let looked = brand.instance.calls().iter().filter(|call| call.starts_with("GET /api/v1/media/")).count();
    assert_eq!(looked, 2);
}

#[tokio::test]
async fn without_its_file_no_word_leaves() {
    let mut brand = Brand::on(Kind::Pleroma).await;
    brand.line = Line::new(client(Duration::from_secs(5)), SystemClock.now()).with_shelf(Arc::new(OneFile));
    brand.say("public", "where are you?");
    let plain = answer(&brand.messages().await.remove(0), "snd_1", "Here:");
    brand.instance.set_looks(None);
    for key in ["file_1", "file_2"] {
        let outcome = brand.send(&Outgoing { media: vec![picture(key)], ..plain.clone() }).await;
        assert!(matches!(outcome, SendOutcome::Refused { .. }), "{outcome:?}");
    }
    assert!(brand.instance.shown().await.is_empty());
}

#[tokio::test]
async fn likes_reposts_and_deletions_are_done_and_seen_to_be_done() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    let theirs = brand.say("public", "you are great");
    let to = brand.messages().await.remove(0);
    let ours = brand.sent(&answer(&to, "snd_1", "Thanks")).await;
    let act =
        |message: &str, action: Action| Act { message: message.to_owned(), action, effect_key: "act".into() };
    let is_done = async |act: &Act| Mastodon.find_act(&brand.line, &brand.credentials, act).await;
    let acts = [
        act(&theirs, Action::Like),
        act(&theirs, Action::Unlike),
        act(&theirs, Action::Repost { credit: Personal("by dana".into()) }),
        act(&ours, Action::TakeDown),
    ];
    for one in &acts {
        assert_eq!(is_done(one).await == Found::No, one.action != Action::Unlike);
        let outcome = Mastodon.act(&brand.line, &brand.credentials, one).await;
        assert!(matches!(outcome, SendOutcome::Sent { .. }), "{outcome:?}");
        if one.action == Action::Unlike {
            continue;
        }
        assert!(matches!(is_done(one).await, Found::Yes { .. }), "{one:?}");
        if one.action == Action::Like {
            assert_eq!(is_done(&acts[1]).await, Found::No);
            _ = Mastodon.act(&brand.line, &brand.credentials, &acts[1]).await;
            assert!(matches!(is_done(&acts[1]).await, Found::Yes { .. }));
        }
    }
    let bent = act("../../accounts/1", Action::Like);
    assert!(matches!(
        Mastodon.act(&brand.line, &brand.credentials, &bent).await,
        SendOutcome::Refused { .. }
    ));
    let hide = Mastodon.act(&brand.line, &brand.credentials, &act(&theirs, Action::Hide)).await;
    assert!(matches!(hide, SendOutcome::Refused { .. }));
}
