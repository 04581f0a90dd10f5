use kernel::Instant;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::Network as _;
use crate::webchat::WebChat;

const FIXTURES: [&str; 3] = [
    include_str!("../fixtures/message.json"),
    include_str!("../fixtures/with_files.json"),
    include_str!("../fixtures/read.json"),
];
const HOSTILE: &str = include_str!("../fixtures/hostile/bodies.json");

fn only(body: &str) -> Item {
    let items = parse(body.as_bytes()).expect("it is readable");
    assert_eq!(items.len(), 1);
    items.into_iter().next().unwrap()
}

#[test]
fn a_message_is_private_direct_and_its_authors() {
    let Item::Message(message) = only(FIXTURES[0]) else { panic!("it is a message") };
    assert_eq!(message.provider_id, "v_00112233445566778899aabbccddeeff.c_first-words-1");
    assert_eq!(
        (message.surface, message.visibility, message.direct),
        (Surface::Chat, Visibility::Private, true)
    );
    assert_eq!(message.thread, message.author.external_id);
    assert_eq!(message.author.name.as_str(), "Priya Raman");
    assert_eq!(message.author.handle.as_str(), "priya@mail.example");
    assert_eq!(message.subject.as_deref().map(String::as_str), Some("Billing · https://shop.example/bills"));
    assert_eq!(message.at, Instant::from_micros(1_772_445_600_000_000));
}

#[test]
fn files_come_along_by_the_key_under_which_they_lie() {
    let Item::Message(message) = only(FIXTURES[1]) else { panic!("it is a message") };
    assert!(message.text.is_empty());
    let [file] = &message.attachments[..] else {
        panic!("the one with a sound key: {:?}", message.attachments)
    };
    assert_eq!((file.url.as_str(), file.media_type.as_str()), ("chat/upl_1", "image/png"));
    assert_eq!((file.name.as_deref(), file.size), (Some("bill.png"), Some(2048)));
    assert!(message.author.handle.starts_with("visitor-"));
}

#[test]
fn what_was_read_is_a_receipt() {
    let Item::Receipt { provider_id, status, .. } = only(FIXTURES[2]) else { panic!("it is a receipt") };
    assert_eq!((provider_id.as_str(), status), ("brand.msg_1", Receipt::Read));
}

#[test]
fn the_same_message_has_the_same_key_whatever_it_says_the_second_time() {
    let mut again: Value = serde_json::from_str(FIXTURES[0]).unwrap();
    let key = dedup_key(FIXTURES[0].as_bytes());
    again["text"] = json!("something else");
    assert_eq!(dedup_key(again.to_string().as_bytes()), key);
    again["client_id"] = json!("c_other-words-2");
    assert_ne!(dedup_key(again.to_string().as_bytes()), key);
    assert!(dedup_key(b"no JSON").starts_with("sha256:"));
}

#[test]
fn hostile_bodies_are_refused_or_made_harmless() {
    let bodies: Vec<Value> = serde_json::from_str(HOSTILE).unwrap();
    assert!(bodies.len() > 8);
    for body in bodies {
        let text = match &body {
            Value::String(raw) => raw.clone(),
            other => other.to_string(),
        };
        check(&parse(text.as_bytes()));
        assert!(dedup_key(text.as_bytes()).len() <= 300, "{text}");
    }
}

#[test]
fn an_unknown_kind_is_kept_and_counted() {
    assert_eq!(only(r#"{"kind":"wave\u0000"}"#), Item::Unknown { kind: "wave".into() });
}

/// Whatever came out, it is bounded and clean.
fn check(read: &Result<Vec<Item>, ParseError>) {
    let Ok(items) = read else { return };
    for item in items {
        let Item::Message(message) = item else { continue };
        assert!(message.text.chars().count() <= TEXT_MAX);
        assert!(message.text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()));
        assert!(message.attachments.len() <= FILES_MAX);
        assert!(wire::is_visitor_id(&message.author.external_id));
        assert!(message.author.name.chars().count() <= clean::NAME_MAX && !message.author.name.is_empty());
        assert!(message.provider_id.len() <= MESSAGE_ID_MAX);
    }
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::hash_map("[a-z_]{1,9}", inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(body in proptest::collection::vec(any::<u8>(), 0..600)) {
        check(&parse(&body));
        prop_assert!(!dedup_key(&body).is_empty());
    }

    #[test]
    fn any_json_of_the_right_shape_is_read_or_refused(
        which in 0_usize..3,
        field in prop_oneof![Just("visitor"), Just("client_id"), Just("text"), Just("topic"), Just("page"),
            Just("files"), Just("at"), Just("message"), Just("kind")],
        value in anything(),
    ) {
        let mut body: Value = serde_json::from_str(FIXTURES[which]).unwrap();
        body[field] = value;
        check(&parse(body.to_string().as_bytes()));
    }

    #[test]
    fn what_breaks_off_is_refused(which in 0_usize..3, part in 0.0_f64..1.0) {
        let body = FIXTURES[which].trim_end();
        let cut = (body.len() as f64 * part) as usize;
        prop_assert!(parse(&body.as_bytes()[..cut]).is_err());
    }

    #[test]
    fn what_our_door_writes_is_read(text in any::<String>(), name in any::<String>(), topic in any::<Option<String>>()) {
        let message = Message {
            visitor: Visitor {
                id: "v_00112233445566778899aabbccddeeff".into(),
                name: Personal(name),
                email: None,
                verified: false,
            },
            client_id: "c_first-words-1".into(),
            text: Personal(text.clone()),
            topic,
            page: None,
            files: Vec::new(),
            at: Instant::from_seconds(1_772_445_600),
        };
        let event = Event::Message(message);
        let body = event.body();
        prop_assert_eq!(dedup_key(&body), event.key());
        let read = parse(&body);
        check(&read);
        let Ok([Item::Message(read)]) = read.as_deref() else { panic!("it is a message") };
        let expected: String = clean::text(&text).chars().take(TEXT_MAX).collect();
        prop_assert_eq!(read.text.as_str(), expected);
        prop_assert_eq!(WebChat.parse(&Default::default(), &body).map(|items| items.len()), Ok(1));
    }
}
