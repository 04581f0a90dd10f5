//! What Mastodon's parser makes of what instances say, and of what they would never say.

use std::collections::HashMap;
use std::path::Path;

use channels::mastodon::Mastodon;
use channels::{Item, Network, ParseError, Us, Visibility};
use proptest::prelude::*;
use serde_json::{Value, json};

const FIXTURES: [(&str, &str); 8] = [
    ("mention", include_str!("../../src/mastodon/fixtures/mention.json")),
    ("reply", include_str!("../../src/mastodon/fixtures/reply.json")),
    ("echo", include_str!("../../src/mastodon/fixtures/echo.json")),
    ("edited", include_str!("../../src/mastodon/fixtures/edited.json")),
    ("deleted", include_str!("../../src/mastodon/fixtures/deleted.json")),
    ("favourite", include_str!("../../src/mastodon/fixtures/favourite.json")),
    ("pleroma", include_str!("../../src/mastodon/fixtures/pleroma.json")),
    ("unknown", include_str!("../../src/mastodon/fixtures/unknown.json")),
];

fn us() -> Us {
    let (external_id, handle) = ("109000000000000001@mast.example".into(), "larkspur@mast.example".into());
    Us { external_id, handle, ..Us::default() }
}

fn parse(body: impl AsRef<[u8]>) -> Result<Vec<Item>, ParseError> {
    Mastodon.parse(&us(), body.as_ref())
}

#[test]
fn every_fixture_parses_to_its_snapshot() {
    for (name, body) in FIXTURES {
        insta::assert_json_snapshot!(format!("mastodon_{name}"), parse(body).unwrap());
    }
}

#[test]
fn every_fixture_has_a_key_of_its_own_that_is_the_network_s() {
    let keys: Vec<_> =
        FIXTURES.iter().map(|(_, body)| Mastodon.dedup_key(&HashMap::new(), body.as_bytes())).collect();
    let wanted = [
        "status:115043219876543210",
        "status:115043300000000000",
        "status:115043400000000000",
        "edited:115043300000000000:1787221800500000",
        "deleted:115043300000000000",
        "notification:48213400",
        "notification:77",
        "notification:48213401",
    ];
    assert_eq!(keys, wanted);
}

#[test]
fn the_hostile_corpus_harms_nothing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/mastodon/fixtures/hostile");
    let mut bodies = 0;
    for entry in folder.read_dir().unwrap() {
        let body = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(Mastodon.dedup_key(&HashMap::new(), &body).len() < 200);
        for item in parse(&body).into_iter().flatten() {
            let shown = serde_json::to_string(&item).unwrap();
            assert!(!shown.contains(['\u{202e}', '\u{1b}', '\0']) && shown.len() < 200_000, "{shown}");
            assert!(
                !shown.contains("u:p@") && !shown.contains("onerror") && !shown.contains("alert"),
                "{shown}"
            );
        }
        bodies += 1;
    }
    assert_eq!(bodies, 13);
}

#[test]
fn what_is_wrong_is_named_without_the_customer_s_words() {
    let reason = |body: Value| {
        let ParseError::Unreadable { reason, .. } = parse(body.to_string()).unwrap_err();
        reason
    };
    let status = |field: &str, value: Value| {
        let mut status = json!({"id": "1", "created_at": "2026-08-20T10:00:00Z", "account": {"id": "2"}});
        status[field] = value;
        json!({"event": "update", "payload": status})
    };
    assert_eq!(
        reason(status("created_at", json!("my secret"))),
        "update: `created_at` is not of the promised form"
    );
    assert_eq!(
        reason(status("account", json!("my secret"))),
        "update: `account` is not of the promised form"
    );
    assert_eq!(
        reason(status("id", json!("my secret"))),
        "update: `id` is not an id of 1 to 64 letters and digits"
    );
    assert_eq!(reason(json!({"event": "update"})), "update: `payload` is missing");
    assert_eq!(reason(json!({"event": "delete", "payload": "1"})), "delete: `at` is missing");
    assert_eq!(reason(json!("my secret")), "the delivery is not of the promised form");
}

#[test]
fn a_truncated_body_is_refused_wherever_it_was_cut() {
    for (_, body) in FIXTURES {
        let body = body.trim_end();
        for end in (0..body.len()).filter(|&end| body.is_char_boundary(end)) {
            assert!(parse(&body.as_bytes()[..end]).is_err(), "cut at {end}");
        }
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(json!("2026-08-20T10:00:00Z")),
        Just(json!({"id": "2", "acct": "jo"})),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("id|status|account|content|mentions|visibility", inner, 0..4)
                .prop_map(|all| Value::Object(all.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_bytes_panic(body in prop::collection::vec(any::<u8>(), 0..400)) {
        _ = parse(&body);
        _ = Mastodon.dedup_key(&HashMap::new(), &body);
    }

    #[test]
    fn no_entity_of_roughly_the_right_shape_panics(
        event in "notification|update|status\\.update|delete|other",
        fields in prop::collection::hash_map(
            "id|type|created_at|edited_at|account|status|content|spoiler_text|visibility|mentions|media_attachments|in_reply_to_id",
            any_json(), 0..9),
        thread in prop::option::of(any::<String>()),
    ) {
        let payload = Value::Object(fields.into_iter().collect());
        let body = json!({"event": event, "thread": thread, "at": "2026-08-20T10:00:00Z", "payload": payload}).to_string();
        _ = parse(&body);
        _ = Mastodon.dedup_key(&HashMap::new(), body.as_bytes());
    }

    #[test]
    fn no_fixture_with_bytes_changed_removed_and_repeated_panics(
        fixture in 0..FIXTURES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..8),
    ) {
        let mut body = FIXTURES[fixture].1.as_bytes().to_vec();
        for (place, byte, how) in changes {
            let at = place.index(body.len());
            match how {
                0 => body[at] = byte,
                1 => { body.remove(at); }
                _ => { let tail = body[at..].to_vec(); body.extend(tail); }
            }
        }
        _ = parse(&body);
        _ = Mastodon.dedup_key(&HashMap::new(), &body);
    }

    #[test]
    fn any_text_in_any_place_parses_to_clean_items(text in any::<String>(), name in any::<String>(), visibility in any::<String>()) {
        let account = json!({"id": "42", "acct": name, "display_name": name, "avatar": text});
        let status = json!({
            "id": "1", "created_at": "2026-08-20T10:00:00Z", "account": account, "content": text,
            "spoiler_text": name, "visibility": visibility,
        });
        let items = parse(json!({"event": "update", "payload": status}).to_string()).unwrap();
        let [Item::Message(message)] = &items[..] else { panic!("a message") };
        let bent = message.text.contains(['\r', '\0', '\u{202e}']);
        prop_assert!(!bent && message.text.chars().count() <= 20_000);
        prop_assert!(!message.author.name.is_empty() && !message.author.handle.is_empty());
        prop_assert_eq!(message.visibility, Visibility::Private);
        prop_assert_eq!(&message.author.external_id, "42@mast.example");
    }
}
