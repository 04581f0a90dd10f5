//! The reader alone: fixtures, hostile bodies, and whatever chance makes of them.

use channels::telegram::Telegram;
use channels::{Item, Network, ParseError, Surface, Us};
use proptest::prelude::*;
use serde_json::value::RawValue;
use serde_json::{Value, json};

const FIXTURES: [(&str, &str); 4] = [
    ("private", include_str!("../../../src/telegram/fixtures/private.json")),
    ("business", include_str!("../../../src/telegram/fixtures/business.json")),
    ("groups", include_str!("../../../src/telegram/fixtures/groups.json")),
    ("odd", include_str!("../../../src/telegram/fixtures/odd.json")),
];

fn us() -> Us {
    Us { external_id: "700100".into(), handle: "larkspur_bot".into(), ..Us::default() }
}

fn updates(fixture: &str) -> Vec<Box<RawValue>> {
    serde_json::from_str(fixture).unwrap()
}

fn parse(body: impl AsRef<[u8]>) -> Result<Vec<Item>, String> {
    let ParseError::Unreadable { reason, .. } = match Telegram.parse(&us(), body.as_ref()) {
        Ok(items) => return Ok(items),
        Err(error) => error,
    };
    Err(reason)
}

/// What has to be true of everything that a reader gives away.
fn is_clean(items: &[Item]) {
    let is_key = |key: &str| key.len() <= 200 && !key.is_empty() && key.bytes().all(|b| b.is_ascii_graphic());
    let is_text = |text: &str| !text.contains(['\r', '\0', '\u{202e}']);
    for item in items {
        match item {
            Item::Message(message) => {
                assert!(is_key(&message.provider_id) && is_key(&message.thread), "{message:?}");
                assert!(is_key(&message.author.external_id) && is_text(&message.text.0), "{message:?}");
                assert!(!message.author.name.0.is_empty() && !message.author.handle.0.is_empty());
                assert!(
                    message.attachments.iter().all(|file| is_key(&file.media_type) && file.url.len() < 400)
                );
            }
            Item::Echo(echo) => assert!(is_key(&echo.provider_id) && is_key(&echo.thread), "{echo:?}"),
            Item::Edit { provider_id, text, .. } => assert!(is_key(provider_id) && is_text(&text.0)),
            Item::Delete { provider_id, .. } => assert!(is_key(provider_id)),
            Item::Reaction { provider_id, author, kind, .. } => {
                assert!(is_key(provider_id) && is_key(&author.external_id) && kind.chars().count() <= 60);
            }
            Item::Unknown { kind } => assert!(kind.chars().count() <= 60),
            Item::Receipt { .. } => panic!("Telegram has no receipts"),
        }
    }
}

#[test]
fn every_fixture_reads_as_its_snapshot() {
    for (name, fixture) in FIXTURES {
        let items: Vec<_> = updates(fixture).iter().map(|update| parse(update.get()).unwrap()).collect();
        items.iter().for_each(|items| is_clean(items));
        insta::assert_json_snapshot!(format!("telegram_{name}"), items);
    }
}

#[test]
fn a_hostile_body_is_read_or_refused_and_quoted_nowhere() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/telegram/fixtures/hostile");
    let mut read = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let body = std::fs::read(file.unwrap().path()).unwrap();
        match parse(&body) {
            Ok(items) => is_clean(&items),
            Err(reason) => assert!(!reason.contains("secret") && reason.len() < 300, "{reason}"),
        }
        assert!(!Telegram.dedup_key(&std::collections::HashMap::new(), &body).is_empty());
        read += 1;
    }
    assert!(read >= 8, "the hostile bodies are there");
}

#[test]
fn a_body_that_was_cut_off_is_refused_wherever_it_was_cut() {
    for (_, fixture) in FIXTURES {
        let update = updates(fixture).remove(0);
        let body = update.get().trim_end();
        for end in (0..body.len()).filter(|&end| body.is_char_boundary(end)) {
            assert!(parse(&body[..end]).is_err(), "cut at {end}");
        }
    }
}

#[test]
fn a_reason_names_the_place_and_none_of_the_words() {
    let of = |message: Value| parse(json!({"update_id": 1, "message": message}).to_string()).unwrap_err();
    let chat = json!({"id": 5, "type": "private"});
    assert_eq!(of(json!({"date": 1, "chat": chat})), "message: `message_id` is missing at `.`");
    let bent = json!({"message_id": 1, "date": "my secret", "chat": chat});
    assert_eq!(of(bent), "message: `date` is not of the promised form");
    let bent = json!({"message_id": 1, "date": 1, "chat": {"id": "my secret", "type": "private"}});
    assert_eq!(of(bent), "message: `chat.id` is not of the promised form");
    let bent = json!({"message_id": 1, "date": 1, "chat": chat, "business_connection_id": "my secret"});
    assert_eq!(of(bent), "`business_connection_id` is no id");
    assert_eq!(parse(r#"{"message":{}}"#).unwrap_err(), "the update: `update_id` is missing");
    assert_eq!(parse(b"\xff").unwrap_err(), "the update is not UTF-8 at byte 0");
    assert_eq!(
        parse("{} my secret").unwrap_err(),
        "the update is followed by something else at line 1, column 4"
    );
}

#[test]
fn an_update_has_the_same_key_whichever_way_it_came() {
    let none = std::collections::HashMap::new();
    let key = |body: &str| Telegram.dedup_key(&none, body.as_bytes());
    assert_eq!(key(r#"{"update_id": 900100, "message": {}}"#), "update:900100");
    assert_eq!(key(r#"{"message":{},"update_id":900100}"#), "update:900100");
    assert!(key("no update").starts_with("sha256:"));
    assert_ne!(key("no update"), key("no update either"));
}

fn group_message(extra: Value) -> Item {
    let mut message = json!({
        "message_id": 9, "date": 1_767_225_600, "from": {"id": 5, "first_name": "Jana"},
        "chat": {"id": -100_777, "type": "supergroup"}, "text": "😀 hello",
    });
    message.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    parse(json!({"update_id": 1, "message": message}).to_string()).unwrap().remove(0)
}

#[test]
fn only_what_names_us_or_answers_us_is_addressed_to_us() {
    let direct = |extra: Value| match group_message(extra) {
        Item::Message(message) => message.direct,
        other => panic!("{other:?}"),
    };
    let named = |text: &str, kind: &str, offset: usize, length: usize| {
        direct(json!({"text": text, "entities": [{"type": kind, "offset": offset, "length": length}]}))
    };
    // An emoji has two units.
    assert!(named("😀 @Larkspur_Bot hi", "mention", 3, 13));
    assert!(!named("😀 @Larkspur_Bot hi", "mention", 2, 13));
    assert!(!named("@larkspur_bot2 hi", "mention", 0, 14));
    assert!(!named("@larkspur_bot hi", "bold", 0, 13));
    assert!(!named("@larkspur_bot hi", "mention", 0, usize::MAX) && !named("x", "mention", usize::MAX, 13));
    assert!(named("/help", "bot_command", 0, 5) && named("/help@larkspur_bot", "bot_command", 0, 18));
    assert!(!named("/help@other_bot", "bot_command", 0, 15));
    assert!(!direct(json!({})));
    let parent = |from: i64| {
        json!({"reply_to_message": {"message_id": 7, "date": 1, "from": {"id": from, "first_name": "x"},
            "chat": {"id": -100_777, "type": "supergroup"}, "text": "?"}})
    };
    assert!(direct(parent(700_100)) && !direct(parent(6)));
}

#[test]
fn a_topic_is_no_thread_and_an_album_is_one() {
    let message = |extra: Value| match group_message(extra) {
        Item::Message(message) => (message.thread, message.parent, message.surface),
        other => panic!("{other:?}"),
    };
    let parent = |id: i64, album: Option<&str>| {
        json!({"message_id": id, "date": 1, "from": {"id": 6, "first_name": "x"}, "media_group_id": album,
            "chat": {"id": -100_777, "type": "supergroup"}})
    };
    let key = |id: &str| format!("-100777:{id}");
    let topic =
        json!({"message_thread_id": 3, "is_topic_message": true, "reply_to_message": parent(3, None)});
    assert_eq!(message(topic), (key("9"), None, Surface::Mention));
    let inside =
        json!({"message_thread_id": 3, "is_topic_message": true, "reply_to_message": parent(7, None)});
    assert_eq!(message(inside), (key("7"), Some(key("7")), Surface::Reply));
    assert_eq!(message(json!({"media_group_id": "1300"})).0, key("album:1300"));
    let answer = json!({"message_thread_id": 7, "reply_to_message": parent(7, Some("1300"))});
    assert_eq!(message(answer), (key("album:1300"), Some(key("7")), Surface::Reply));
    let deeper = json!({"message_thread_id": 4, "reply_to_message": parent(7, None)});
    assert_eq!(message(deeper).0, key("4"));
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_no_reason_to_panic(body in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(items) = parse(&body) {
            is_clean(&items);
        }
    }

    #[test]
    fn bytes_that_were_changed_removed_and_repeated_are_read_cleanly_or_refused(
        fixture in 0..FIXTURES.len(),
        which in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..8),
    ) {
        let updates = updates(FIXTURES[fixture].1);
        let mut body = which.get(&updates).get().as_bytes().to_vec();
        for (place, byte, how) in changes {
            let at = place.index(body.len());
            match how {
                0 => body[at] = byte,
                1 => { body.remove(at); }
                _ => { let tail = body[at..].to_vec(); body.extend(tail); }
            }
        }
        if let Ok(items) = parse(&body) {
            is_clean(&items);
        }
    }

    #[test]
    fn values_of_other_kinds_in_any_place_are_read_cleanly_or_refused(
        fixture in 0..FIXTURES.len(),
        which in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        value in prop_oneof![
            Just(json!(null)), Just(json!([])), Just(json!({})), any::<i64>().prop_map(|n| json!(n)),
            any::<f64>().prop_map(|n| json!(n)), any::<String>().prop_map(|text| json!(text)),
        ],
    ) {
        let updates = updates(FIXTURES[fixture].1);
        let mut update: Value = serde_json::from_str(which.get(&updates).get()).unwrap();
        let mut pointers = Vec::new();
        collect(&update, String::new(), &mut pointers);
        let place: &String = place.get(&pointers);
        *update.pointer_mut(place).unwrap() = value;
        if let Ok(items) = parse(update.to_string()) {
            is_clean(&items);
        }
    }

    #[test]
    fn any_text_of_a_stranger_is_kept_cleanly(text in any::<String>(), name in any::<String>()) {
        let update = json!({"update_id": 1, "message": {
            "message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"},
            "from": {"id": 5, "first_name": name, "last_name": name, "username": name}, "text": text,
            "document": {"file_id": name, "file_name": name, "mime_type": text},
        }});
        is_clean(&parse(update.to_string()).unwrap());
    }
}

/// Where every value of a piece of JSON is.
fn collect(value: &Value, here: String, all: &mut Vec<String>) {
    match value {
        Value::Object(parts) => {
            parts.iter().for_each(|(name, part)| collect(part, format!("{here}/{name}"), all))
        }
        Value::Array(parts) => {
            parts.iter().enumerate().for_each(|(n, part)| collect(part, format!("{here}/{n}"), all));
        }
        _ => {}
    }
    all.push(here);
}
