//! What people say: in business chats, albums, edits, deletions, groups.

use channels::telegram::Telegram;
use channels::telegram::simulator::{BOT, CONNECTION, GROUP};
use channels::{Echo, Inbound, Item, Network, Surface, Visibility};
use kernel::{Instant, Millis};

use super::{Stage, conversation};

fn message(item: &Item) -> &Inbound {
    match item {
        Item::Message(message) => message,
        other => panic!("{other:?} is no message"),
    }
}

fn echo(item: &Item) -> &Echo {
    match item {
        Item::Echo(echo) => echo,
        other => panic!("{other:?} is no echo"),
    }
}

#[tokio::test]
async fn the_same_person_in_a_business_chat_is_the_same_person_in_another_conversation() {
    let stage = Stage::new().await;
    let own = stage.telegram.writes("jana", "to the bot", false);
    let business = stage.telegram.writes_to_business("jana", "to the shop");
    let items = stage.items().await;
    let (first, second) = (message(&items[0]), message(&items[1]));
    assert_eq!((&first.provider_id, &second.provider_id), (&own, &business));
    assert_eq!(own.rsplit(':').next(), business.rsplit(':').next(), "the numbers are the same");
    assert_ne!(first.thread, second.thread);
    assert_eq!(first.author.external_id, second.author.external_id);
    assert_eq!(second.thread, format!("business:{CONNECTION}:{}", first.thread));
    assert!(second.direct && second.surface == Surface::Dm && second.visibility == Visibility::Private);
}

#[tokio::test]
async fn what_the_owner_writes_with_telegrams_own_app_is_an_echo() {
    let stage = Stage::new().await;
    let asked = stage.telegram.writes_to_business("jana", "Is it shipped?");
    let said = stage.telegram.owner_writes("jana", "Yes, on Monday.");
    let items = stage.items().await;
    let echo = echo(&items[1]);
    assert_eq!((echo.provider_id.as_str(), echo.thread.as_str()), (said.as_str(), conversation(&asked)));
    assert_eq!(echo.recipient.as_ref(), Some(&message(&items[0]).author.external_id));
    assert_eq!((echo.text.0.as_str(), &echo.effect_key), ("Yes, on Monday.", &None));
}

#[tokio::test]
async fn a_business_chat_tells_what_was_changed_and_taken_back() {
    let stage = Stage::new().await;
    let id = stage.telegram.writes_to_business("jana", "before");
    stage.clock.advance(Millis::minutes(1));
    assert!(stage.telegram.changes(&id, "after"));
    assert!(stage.telegram.takes_back(&id));
    let items = stage.items().await;
    let [_, again, edit, delete] = items.as_slice() else { panic!("{items:#?}") };
    assert_eq!(message(again).text.0, "after", "who has never seen the words before has them now");
    let at = Instant::from_seconds(1_767_225_660);
    assert_eq!(*edit, Item::Edit { provider_id: id.clone(), text: "after".to_owned().into(), at });
    assert_eq!(*delete, Item::Delete { provider_id: id, at: None });
}

#[tokio::test]
async fn a_plain_bot_is_not_told_what_was_taken_back() {
    let stage = Stage::new().await;
    let id = stage.telegram.writes("jana", "never mind", false);
    assert!(!stage.telegram.takes_back(&id));
    assert_eq!(stage.items().await.len(), 1);
}

#[tokio::test]
async fn every_picture_of_an_album_is_a_message_with_its_largest_size() {
    let stage = Stage::new().await;
    let ids = stage.telegram.shows("jana", "The crack, from three sides", 3);
    let items = stage.items().await;
    let messages: Vec<_> = items.iter().map(message).collect();
    assert_eq!(
        messages.iter().map(|message| &message.provider_id).collect::<Vec<_>>(),
        ids.iter().collect::<Vec<_>>()
    );
    assert_eq!(messages[0].text.0, "The crack, from three sides");
    let thread = &messages[0].thread;
    assert!(messages[1..].iter().all(|message| message.text.0.is_empty()));
    for message in &messages {
        assert_eq!((message.attachments.len(), &message.thread), (1, thread));
        assert!(!message.attachments[0].url.ends_with("small"));
    }
}

#[tokio::test]
async fn answers_in_a_group_stand_in_the_thread_of_what_began_it() {
    let stage = Stage::new().await;
    let first = stage.telegram.speaks("jana", "is the shop open?", None, false);
    let second = stage.telegram.speaks("tom", "I think so", Some(&first), false);
    stage.telegram.speaks("jana", "thanks", Some(&second), false);
    let items = stage.items().await;
    let messages: Vec<_> = items.iter().map(message).collect();
    assert!(
        messages.iter().all(|message| message.thread == first && message.visibility == Visibility::Public)
    );
    assert_eq!(messages[0].surface, Surface::Mention);
    assert_eq!((messages[2].surface, messages[2].parent.as_ref()), (Surface::Reply, Some(&second)));
    assert_eq!(messages.iter().map(|message| message.direct).collect::<Vec<_>>(), [true, false, false]);
    assert!(first.starts_with(&GROUP.to_string()));
}

#[tokio::test]
async fn who_blocks_the_bot_and_who_lets_it_answer_is_kept_as_unknown() {
    let stage = Stage::new().await;
    stage.telegram.blocks("jana", true);
    stage.telegram.lets_the_bot_answer(false);
    let kinds: Vec<_> = stage.items().await;
    let unknown = |kind: &str| Item::Unknown { kind: kind.into() };
    assert_eq!(kinds, [unknown("my_chat_member"), unknown("business_connection")]);
}

#[tokio::test]
async fn what_nobody_took_in_a_day_is_gone() {
    let stage = Stage::new().await;
    stage.telegram.writes("jana", "early", false);
    stage.clock.advance(Millis::hours(23));
    let late = stage.telegram.writes("jana", "late", false);
    stage.clock.advance(Millis::hours(1));
    let items = stage.items().await;
    assert_eq!(items.iter().map(|item| message(item).provider_id.clone()).collect::<Vec<_>>(), [late]);
}

#[tokio::test]
async fn only_business_chats_have_a_window() {
    let stage = Stage::new().await;
    let business = format!("business:{CONNECTION}:{BOT}");
    let window = |thread: Option<&str>| Telegram.private_window(stage.us(), thread);
    assert_eq!(window(Some(&business)), Some(Millis::hours(24)));
    assert_eq!((window(Some("5550001")), window(None)), (None, None));
}
