//! How Bluesky is read: notifications that come late, the chat's log, the stream.

use std::time::Duration;

use channels::bluesky::Bluesky;
use channels::simulation::Faults;
use channels::{Credentials, Found, Item, Line, Network, SendOutcome, Visibility};
use kernel::{Clock, Millis, SystemClock};
use serde_json::json;
use tokio::sync::mpsc;

use crate::bluesky::{HANDLE, Sky, private, read_heard, texts};
use crate::world::client;

#[tokio::test]
async fn who_shows_posts_is_late_and_what_comes_late_comes() {
    let mut sky = Sky::new().await;
    sky.reads().await;
    sky.network.posts(&sky.dana, &format!("@{HANDLE} hello"), None, None);
    assert!(sky.reads().await.is_empty());
    sky.later(Millis::seconds(2));
    assert_eq!(texts(&sky.reads().await), [format!("@{HANDLE} hello")]);
}

#[tokio::test]
async fn a_post_whose_clock_was_hours_behind_comes_with_the_hourly_look_at_a_day() {
    let mut sky = Sky::new().await;
    sky.asks("on time").await;
    let behind = (sky.clock.now() - Millis::hours(5)).timestamp().to_string();
    let text = format!("@{HANDLE} from a train");
    sky.network.posts_with(&sky.dana, &text, None, None, json!({"createdAt": behind}));
    sky.later(Millis::seconds(30));
    assert!(!texts(&sky.reads().await).contains(&text.as_str()), "it stands deep below what is known");
    sky.later(Millis::hours(1));
    assert!(texts(&sky.reads().await).contains(&text.as_str()));
}

#[tokio::test]
async fn hundreds_that_wrote_while_nobody_read_come_in_their_order() {
    let mut sky = Sky::new().await;
    sky.reads().await;
    let mut said = Vec::new();
    for n in 0..230 {
        said.push(format!("@{HANDLE} number {n}"));
        sky.network.posts(&sky.dana, &said[n], None, None);
        sky.later(Millis::seconds(1));
    }
    sky.later(Millis::seconds(2));
    assert_eq!(texts(&sky.reads().await), said);
}

#[tokio::test]
async fn what_somebody_said_before_the_account_was_connected_comes_if_it_is_of_today() {
    let mut sky = Sky::new().await;
    sky.network.posts(&sky.dana, &format!("@{HANDLE} long ago"), None, None);
    sky.network.writes(&sky.dana, &sky.brand, "long ago, privately");
    sky.later(Millis::days(3));
    sky.network.posts(&sky.dana, &format!("@{HANDLE} today"), None, None);
    sky.network.writes(&sky.dana, &sky.brand, "today, privately");
    sky.later(Millis::hours(2));
    let items = sky.reads().await;
    assert_eq!(texts(&items), [&format!("@{HANDLE} today"), "today, privately"]);
}

#[tokio::test]
async fn a_new_handle_is_shown_with_the_next_words_and_it_is_still_the_same_person() {
    let mut sky = Sky::new().await;
    let before = sky.asks("one").await.author;
    sky.network.is_called(&sky.dana, "dana.shop.example");
    let after = sky.asks("two").await.author;
    assert_eq!(before.external_id, after.external_id);
    assert_eq!(after.handle.0, "dana.shop.example");
}

#[tokio::test]
async fn what_we_say_with_the_network_s_own_app_is_told_as_ours() {
    let mut sky = Sky::new().await;
    sky.network.posts(&sky.brand, "a post of last week", None, None);
    assert!(sky.reads().await.is_empty(), "an account that is new begins with what is to come");
    let asked = sky.asks("help").await;
    let ours = sky.network.posts(&sky.brand, "said with the app", Some(&asked.provider_id), None);
    sky.network.writes(&sky.brand, &sky.dana, "and privately");
    sky.later(Millis::seconds(2));
    let items = sky.reads().await;
    let echoes: Vec<_> = items
        .iter()
        .filter_map(|item| match item {
            Item::Echo(echo) => Some(echo),
            _ => None,
        })
        .collect();
    let [public, privately] = echoes.as_slice() else { panic!("{items:?}") };
    assert_eq!((public.provider_id.as_str(), public.thread.as_str()), (ours.as_str(), asked.thread.as_str()));
    assert_eq!(privately.recipient.as_deref(), Some(sky.dana.as_str()));
    assert_eq!(privately.visibility, Visibility::Private);
}

#[tokio::test]
async fn the_chat_s_log_is_read_once_and_what_is_odd_in_it_stops_nothing() {
    let mut sky = Sky::new().await;
    sky.reads().await;
    let first = sky.network.writes(&sky.dana, &sky.brand, "order 8841");
    let (convo, id) = first.split_once('/').unwrap();
    sky.network.happens(convo, "logReadConvo", json!({}));
    sky.network.happens(convo, "logTurnIntoPoetry", json!({"rhyme": true}));
    let sender = json!({"did": sky.dana});
    let gone = json!({"id": id, "rev": "3zzz", "sender": sender, "sentAt": "2026-08-20T10:00:00Z"});
    sky.network.happens(convo, "logDeleteMessage", json!({"message": gone}));
    sky.network.writes_to_all(&[&sky.dana, &sky.brand, &sky.network.joins("eva.example")], "a group's words");
    let items = sky.reads().await;
    assert!(
        matches!(&items[0], Item::Message(message) if message.provider_id == first
        && message.thread == convo && message.author.handle.0 == "dana.example"),
        "{items:?}"
    );
    assert!(items.iter().any(|item| matches!(item, Item::Unknown { kind } if kind == "logTurnIntoPoetry")));
    assert!(
        items.iter().any(|item| matches!(item, Item::Delete { provider_id, .. } if *provider_id == first))
    );
    assert_eq!(items.len(), 3, "{items:?}");
    assert!(sky.reads().await.is_empty());
}

#[tokio::test]
async fn who_takes_no_direct_messages_is_not_written_to_and_the_reason_is_told() {
    let sky = Sky::new().await;
    let refused = async |key: &str| match sky.sends(&private(&sky.dana, key, "hello")).await {
        SendOutcome::Refused { reason } => reason,
        outcome => panic!("{outcome:?}"),
    };
    let sent = sky.sends(&private(&sky.dana, "a", "hello")).await;
    let SendOutcome::Sent { thread, .. } = sent else { panic!("{sent:?}") };
    sky.network.locks(&thread);
    assert_eq!(refused("b").await, "this conversation is locked");
    sky.network.wants_no_messages(&sky.dana);
    assert_eq!(refused("c").await, "this person takes no direct messages");
    sky.network.blocks(&sky.dana, &sky.brand);
    assert_eq!(refused("d").await, "this person has blocked the brand's account");
    assert_eq!(sky.network.messages(&sky.brand).len(), 1);
}

#[tokio::test]
async fn a_direct_message_is_found_by_its_words_but_not_among_older_ones() {
    let sky = Sky::new().await;
    let millis = |at: kernel::Instant| at.micros() / 1_000;
    let key = |at| format!("msg_{:012x}7abc8123456789abcdef", millis(at));
    let first = private(&sky.dana, &key(sky.clock.now()), "Thank you!");
    let sent = sky.sends(&first).await;
    let SendOutcome::Sent { provider_id, .. } = sent else { panic!("{sent:?}") };
    let find = async |outgoing| Bluesky.find(&sky.line(), &sky.credentials, &outgoing).await;
    assert!(matches!(find(first).await, Found::Yes { provider_id: found, .. } if found == provider_id));
    sky.later(Millis::hours(1));
    let second = private(&sky.dana, &key(sky.clock.now()), "Thank you!");
    assert_eq!(find(second).await, Found::No, "the same words of an hour ago are others");
}

#[tokio::test]
async fn while_the_chat_is_closed_to_us_public_words_come_and_direct_messages_wait() {
    let mut sky = Sky::new().await;
    sky.reads().await;
    sky.network.app_password(&sky.brand, "x", false);
    sky.network.writes(&sky.dana, &sky.brand, "privately");
    assert!(sky.asks("publicly").await.text.0.ends_with("publicly"));
    sky.network.app_password(&sky.brand, "x", true);
    assert_eq!(texts(&sky.reads().await).last(), Some(&"privately"));
}

#[tokio::test]
async fn a_post_that_is_missed_twice_in_a_row_is_gone_and_one_that_came_back_is_not() {
    let mut sky = Sky::new().await;
    let asked = sky.asks("help").await.provider_id;
    let gone = |items: &[Item]| {
        items.iter().any(|item| matches!(item, Item::Delete { provider_id, .. } if *provider_id == asked))
    };
    sky.network.vanishes(&sky.dana, true);
    assert!(!gone(&sky.reads().await), "once may be a moment's illness");
    sky.network.vanishes(&sky.dana, false);
    assert!(!gone(&sky.reads().await));
    sky.network.takes_back(&asked);
    sky.later(Millis::seconds(2));
    assert!(!gone(&sky.reads().await));
    assert!(gone(&sky.reads().await));
    assert!(!gone(&sky.reads().await), "it is told once");
}

/// What is heard on the stream, until it is this many.
async fn hears(sky: &Sky, credentials: &Credentials, how_many: usize) -> Vec<Item> {
    let line = Line::new(client(Duration::from_secs(5)), sky.clock.now());
    let (ears, mut heard) = mpsc::channel(8);
    let listening = Bluesky.listen(&line, credentials, &ears).expect("a stream is named");
    let collecting = async {
        let mut items = Vec::new();
        while items.len() < how_many {
            items.extend(read_heard(&credentials.us, &heard.recv().await.expect("more is heard")));
        }
        items
    };
    tokio::select! {
        trouble = listening => panic!("{trouble}"),
        items = collecting => items,
    }
}

#[tokio::test]
async fn the_stream_tells_what_notifications_keep_back_and_nothing_that_is_not_ours() {
    let sky = Sky::new().await;
    let mut credentials = sky.credentials.clone();
    credentials.us.settings.insert("keywords".into(), "Larkspur Lamp, ab".into());
    sky.network.is_hidden(&sky.dana);
    sky.network.posts(&sky.dana, "about nothing, ab", None, None);
    let mention = sky.network.posts(&sky.dana, &format!("@{HANDLE} it burns"), None, None);
    sky.network.posts(&sky.brand, &format!("@{HANDLE} ourselves"), None, None);
    let word = sky.network.posts(&sky.dana, "my larkspur LAMP is dead", None, None);
    sky.network.streams(json!({"did": sky.dana, "kind": "identity", "identity": {"handle": "x.example"}}));
    sky.network.streams(
        json!({"did": sky.dana, "kind": "account", "account": {"active": false, "status": "deleted"}}),
    );
    sky.network.changes(&mention, "it burned");
    sky.network.takes_back(&word);
    let items = hears(&sky, &credentials, 4).await;
    let [
        Item::Message(first),
        Item::Message(second),
        Item::Edit { provider_id: edited, text, .. },
        Item::Delete { provider_id: gone, .. },
    ] = items.as_slice()
    else {
        panic!("{items:?}")
    };
    assert_eq!(
        (first.provider_id.as_str(), first.direct, first.author.handle.0.as_str()),
        (mention.as_str(), true, "dana.example")
    );
    assert_eq!((second.provider_id.as_str(), second.direct), (word.as_str(), false));
    assert_eq!((edited, text.0.as_str(), gone), (&mention, "it burned", &word));
}

#[tokio::test]
async fn a_stream_that_broke_begins_a_little_before_and_loses_nothing() {
    let mut sky = Sky::new().await;
    let first = sky.network.posts(&sky.dana, &format!("@{HANDLE} one"), None, None);
    let heard = |items: &[Item]| match items {
        [.., Item::Message(message)] => message.provider_id.clone(),
        _ => panic!("{items:?}"),
    };
    let credentials = sky.credentials.clone();
    assert_eq!(heard(&hears(&sky, &credentials, 1).await), first);
    // Nobody listens now.
    let second = sky.network.posts(&sky.dana, &format!("@{HANDLE} two"), None, None);
    assert_eq!(heard(&hears(&sky, &credentials, 2).await), second);
    // What was heard is in the history too, under the same key.
    sky.later(Millis::seconds(2));
    assert_eq!(sky.reads_one().await.provider_id, second);
}

#[tokio::test]
async fn a_stream_that_tells_rubbish_or_is_no_stream_is_no_end() {
    let sky = Sky::new().await;
    sky.network.set(Faults { garbage: true, ..Faults::default() });
    sky.network.posts(&sky.dana, &format!("@{HANDLE} torn"), None, None);
    sky.network.set(Faults::default());
    let whole = sky.network.posts(&sky.dana, &format!("@{HANDLE} whole"), None, None);
    let items = hears(&sky, &sky.credentials, 1).await;
    assert!(
        matches!(items.as_slice(), [Item::Message(message)] if message.provider_id == whole),
        "{items:?}"
    );
    let mut credentials = sky.credentials.clone();
    let line = Line::new(client(Duration::from_secs(5)), SystemClock.now());
    let (ears, _heard) = mpsc::channel(8);
    credentials.us.settings.insert("jetstream".into(), format!("{}/xrpc", sky.credentials.base_url));
    let trouble = Bluesky.listen(&line, &credentials, &ears).unwrap().await;
    assert_eq!(trouble.to_string(), "the stream does not open");
    credentials.us.settings.remove("jetstream");
    assert!(Bluesky.listen(&line, &credentials, &ears).is_none());
}
