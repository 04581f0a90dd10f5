//! What an instance tells, and what it does not tell by itself.

use std::collections::HashMap;
use std::time::Duration;

use channels::mastodon::simulator::Draft;
use channels::mastodon::{Kind, Mastodon};
use channels::simulation::World;
use channels::{Heard, Item, Line, Network, Surface, Visibility};
use kernel::{Clock, SystemClock};

use super::{Brand, KINDS, US, answer, draft};
use crate::world::client;

#[tokio::test]
async fn a_private_mention_that_the_instance_filters_or_drops_arrives_all_the_same() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    assert!(brand.checked().await.lacks.is_empty());
    let filtered = brand.say("direct", "filtered");
    assert_eq!(brand.messages().await[0].provider_id, filtered);
    brand.instance.set_policy("for_private_mentions", "drop");
    let dropped = brand.say("direct", "dropped");
    let message = brand.messages().await.remove(0);
    assert_eq!((message.provider_id, message.surface), (dropped, Surface::Dm));
    assert!(brand.messages().await.is_empty());
    assert_eq!(brand.checked().await.lacks, ["for_private_mentions=drop"]);
}

#[tokio::test]
async fn more_than_a_page_arrives_whole_and_in_order_and_then_nothing_twice() {
    for kind in KINDS {
        let mut brand = Brand::on(kind).await;
        let said: Vec<_> = (0..101).map(|n| brand.say("public", &format!("number {n}"))).collect();
        let came: Vec<_> = brand.messages().await.into_iter().map(|message| message.provider_id).collect();
        assert_eq!(came, said, "{kind:?}");
        assert!(brand.read().await.is_empty());
        let reading = Mastodon.history(&brand.line, &brand.credentials, brand.cursor.as_deref()).unwrap();
        let still = reading.await.unwrap();
        assert!(still.deliveries.is_empty() && !still.more);
        assert_eq!(Some(still.cursor), brand.cursor);
    }
}

#[tokio::test]
async fn pages_of_what_nobody_wants_hide_nothing_that_came_later() {
    for kind in KINDS {
        let mut brand = Brand::on(kind).await;
        for n in 0..45 {
            brand.instance.notify("follow", &format!("fan{n}"), None);
        }
        let said: Vec<_> = (0..45).map(|n| brand.say("public", &format!("number {n}"))).collect();
        let came: Vec<_> = brand.messages().await.into_iter().map(|message| message.provider_id).collect();
        assert_eq!(came, said, "{kind:?}");
    }
}

#[tokio::test]
async fn an_account_that_is_new_begins_now() {
    let mut brand = Brand::on(Kind::GoToSocial).await;
    brand.say("public", "long ago");
    brand.cursor = None;
    assert!(brand.read().await.is_empty());
    let id = brand.say("public", "now");
    assert_eq!(brand.messages().await[0].provider_id, id);
}

#[tokio::test]
async fn what_was_said_before_the_account_was_there_stays_away_though_newer_words_go() {
    for kind in KINDS {
        let mut brand = Brand::on(kind).await;
        let old: Vec<_> = (0..45).map(|n| brand.say("direct", &format!("long ago {n}"))).collect();
        brand.cursor = None;
        assert!(brand.read().await.is_empty());
        for id in &old[40..] {
            brand.instance.deletes(id).await;
        }
        let items = brand.read().await;
        assert!(
            items.iter().all(|item| matches!(item, Item::Delete { .. })) && items.len() == 5,
            "{items:?}"
        );
        let id = brand.say("direct", "now");
        assert_eq!(brand.messages().await[0].provider_id, id);
    }
}

#[tokio::test]
async fn an_answer_that_gotosocial_holds_back_is_heard() {
    let mut brand = Brand::on(Kind::GoToSocial).await;
    let held = Draft { text: "may I answer?".into(), visibility: "public".into(), ..Draft::default() };
    let id = brand.instance.say("dana", held);
    brand.instance.notify("pending.reply", "dana", Some(&id));
    let message = brand.messages().await.remove(0);
    assert_eq!((message.provider_id, message.direct), (id, false));
}

#[tokio::test]
async fn likes_and_boosts_are_reactions_and_follows_are_nothing() {
    let mut brand = Brand::on(Kind::Pleroma).await;
    let ours = brand
        .instance
        .say(US, Draft { text: "We open at 9.".into(), visibility: "public".into(), ..Draft::default() });
    for kind in ["favourite", "reblog", "follow"] {
        brand.instance.notify(kind, "dana", (kind != "follow").then_some(ours.as_str()));
    }
    let items = brand.read().await;
    let kinds: Vec<_> = items
        .iter()
        .filter_map(|item| match item {
            Item::Reaction { provider_id, kind, .. } => Some((provider_id.as_str(), kind.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(kinds, [(ours.as_str(), "like"), (ours.as_str(), "repost")]);
    assert!(
        matches!(items.last(), Some(Item::Echo(echo)) if echo.surface == Surface::PagePost)
            && items.len() == 3
    );
}

#[tokio::test]
async fn each_edit_arrives_once_and_a_deletion_only_if_it_is_one() {
    for kind in KINDS {
        let mut brand = Brand::on(kind).await;
        let ids = [brand.say("public", "one"), brand.say("public", "two"), brand.say("public", "three")];
        brand.read().await;
        for (n, text) in ["two, changed", "two, changed again"].into_iter().enumerate() {
            brand.instance.edits(&ids[1], text).await;
            let items = brand.read().await;
            let [Item::Edit { provider_id, text: now, .. }] = &items[..] else { panic!("{n}: {items:?}") };
            assert_eq!((provider_id, now.0.ends_with(text)), (&ids[1], true));
        }
        // The oldest of them too, which stands at the end of the page.
        brand.instance.deletes(&ids[0]).await;
        let items = brand.read().await;
        assert!(
            matches!(&items[..], [Item::Delete { provider_id, .. }] if *provider_id == ids[0]),
            "{items:?}"
        );
        assert!(brand.read().await.is_empty());
    }
}

#[tokio::test]
async fn an_answer_far_down_belongs_to_the_thread_s_first_status() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    let root = brand.say("public", "first");
    let first = brand.messages().await.remove(0);
    assert_eq!((first.thread.as_str(), first.surface), (root.as_str(), Surface::Mention));
    let ours = brand.sent(&answer(&first, "snd_1", "Which order?")).await;
    let below = Draft { in_reply_to: Some(ours.clone()), ..draft("unlisted", "8841") };
    brand.instance.say("dana", below);
    let items = brand.read().await;
    let (mut echoes, mut messages) = (Vec::new(), Vec::new());
    for item in items {
        match item {
            Item::Echo(echo) => echoes.push(echo),
            Item::Message(message) => messages.push(message),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((echoes[0].provider_id.as_str(), echoes[0].thread.as_str()), (ours.as_str(), root.as_str()));
    assert_eq!(
        (messages[0].thread.as_str(), messages[0].parent.as_deref()),
        (root.as_str(), Some(ours.as_str()))
    );
    assert_eq!(messages[0].surface, Surface::Reply);
}

#[tokio::test]
async fn words_for_fewer_than_everybody_are_private_and_one_thread_with_each_person() {
    let mut brand = Brand::on(Kind::Pleroma).await;
    for visibility in ["private", "direct", "local", "list", ""] {
        brand.say(visibility, "psst");
    }
    let messages = brand.messages().await;
    assert_eq!(messages.len(), 5);
    assert!(
        messages.iter().all(|one| one.visibility == Visibility::Private && one.thread == messages[0].thread)
    );
    brand.sent(&answer(&messages[0], "snd_1", "Yes?")).await;
    let echoes = brand.read().await;
    let [Item::Echo(echo)] = &echoes[..] else { panic!("{echoes:?}") };
    assert_eq!(
        (&echo.thread, echo.recipient.as_ref()),
        (&messages[0].thread, Some(&messages[0].author.external_id))
    );
}

#[tokio::test]
async fn a_content_warning_stands_before_the_text() {
    let mut brand = Brand::on(Kind::Mastodon).await;
    brand.instance.say("dana", Draft { warning: "ranting".into(), ..draft("public", "It is broken") });
    assert_eq!(brand.messages().await[0].text.0, "CW: ranting\n\n@larkspur It is broken");
}

#[tokio::test]
async fn each_connection_of_the_stream_begins_with_a_look_and_tells_what_the_history_tells() {
    for kind in KINDS {
        let mut brand = Brand::on(kind).await;
        let (ears, mut heard) = tokio::sync::mpsc::channel(64);
        let credentials = brand.credentials.clone();
        let listener = tokio::spawn(async move {
            let line = Line::new(client(Duration::from_secs(5)), SystemClock.now());
            for _ in 0..2 {
                Mastodon.listen(&line, &credentials, &ears).unwrap().await;
            }
        });
        let mut next = async || tokio::time::timeout(Duration::from_secs(20), heard.recv()).await.unwrap();
        assert_eq!(next().await, Some(Heard::Look));
        brand.instance.notify("announcement.of.somebody", "dana", None);
        let id = brand.say("public", "hello");
        let mut bodies = Vec::new();
        for _ in 0..2 {
            let Some(Heard::Delivery(body)) = next().await else { panic!("a delivery") };
            bodies.push(body);
        }
        let [Item::Unknown { .. }] = &Mastodon.parse(&brand.credentials.us, &bodies[0]).unwrap()[..] else {
            panic!()
        };
        brand.keys.insert(Mastodon.dedup_key(&HashMap::new(), &bodies[1]));
        assert!(brand.read().await.is_empty(), "it has the same key in the history");
        brand.instance.deletes(&id).await;
        let Some(Heard::Delivery(gone)) = next().await else { panic!("a delivery") };
        assert!(brand.keys.insert(Mastodon.dedup_key(&HashMap::new(), &gone)));
        assert!(brand.read().await.is_empty());
        brand.instance.slam();
        assert_eq!(next().await, Some(Heard::Look), "what came meanwhile is in the history");
        listener.abort();
    }
}
