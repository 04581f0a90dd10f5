//! What Bluesky tells, read: the promised forms, odd ones, hostile ones.

use std::collections::HashMap;

use channels::bluesky::Bluesky;
use channels::{Inbound, Item, Network, ParseError, Surface, Us};
use proptest::prelude::*;

const US: &str = "did:plc:larkspurlarkspurlarkspur";
const DANA: &str = "did:plc:danadanadanadanadanadana";
const POST: &str = "at://did:plc:danadanadanadanadanadana/app.bsky.feed.post/3mabc2defgh2k";
const ROOT: &str = "at://did:plc:larkspurlarkspurlarkspur/app.bsky.feed.post/3mabc2rootaa2k";

macro_rules! fixtures {
    ($($name:ident)*) => {
        [$((stringify!($name), include_str!(concat!("../../src/bluesky/fixtures/", stringify!($name), ".json")))),*]
    };
}

const FIXTURES: [(&str, &str); 11] = fixtures!(
    mention reply quote stream_create stream_update stream_delete gone own message message_deleted reaction
);

fn us() -> Us {
    Us { external_id: US.into(), handle: "larkspur.example".into(), ..Us::default() }
}

fn body(name: &str) -> &'static str {
    FIXTURES.iter().find(|(one, _)| *one == name).unwrap().1
}

fn items(body: impl AsRef<[u8]>) -> Vec<Item> {
    Bluesky.parse(&us(), body.as_ref()).unwrap()
}

fn message(name: &str) -> Inbound {
    let Some(Item::Message(message)) = items(body(name)).pop() else { panic!("{name} is a message") };
    message
}

fn key(body: &str) -> String {
    Bluesky.dedup_key(&HashMap::new(), body.as_bytes())
}

#[test]
fn every_fixture_parses_to_its_snapshot() {
    for (name, body) in FIXTURES {
        insta::assert_json_snapshot!(format!("bluesky_{name}"), items(body));
    }
}

#[test]
fn the_same_post_is_the_same_item_with_the_same_key_whichever_way_it_came() {
    let (told, streamed) = (message("mention"), message("stream_create"));
    assert_eq!(Inbound { author: streamed.author.clone(), ..told.clone() }, streamed);
    assert_eq!(told.author.external_id, streamed.author.external_id);
    assert_eq!(key(body("mention")), key(body("stream_create")));
    assert_eq!(key(body("gone")), key(body("stream_delete")));
    let keys: std::collections::BTreeSet<_> = FIXTURES.iter().map(|(_, body)| key(body)).collect();
    assert_eq!(keys.len(), FIXTURES.len() - 2);
}

#[test]
fn one_post_that_mentions_and_answers_is_told_twice_and_has_one_key() {
    let as_reply = body("mention").replace(r#""reason":"mention""#, r#""reason":"reply""#);
    assert_eq!(key(&as_reply), key(body("mention")));
    assert_eq!(items(&as_reply), items(body("mention")));
}

#[test]
fn an_answer_to_somebody_else_in_our_thread_is_found_but_not_addressed_to_us() {
    let reply = message("reply");
    assert_eq!((reply.surface, reply.direct), (Surface::Reply, false));
    assert_eq!(reply.thread, ROOT);
    assert_ne!(reply.parent.as_deref(), Some(ROOT));
    // A clock that runs years ahead does not move the post there; a handle that is nobody's is not shown.
    assert_eq!(reply.at.to_string(), "2026-08-20T10:12:00.500Z");
    assert_eq!((reply.author.handle.0.as_str(), reply.text.0.as_str()), (DANA, "one\ntwo eerht"));
}

#[test]
fn a_quote_of_our_words_is_addressed_to_us_and_begins_a_thread_of_its_own() {
    let quote = message("quote");
    assert!(quote.direct && quote.parent.is_none() && quote.thread == quote.provider_id);
    assert_eq!(quote.attachments[0].media_type, "video/mp4");
    let elsewhere = body("quote").replace(US, "did:plc:evaevaevaevaevaevaevaeva");
    assert!(matches!(&items(elsewhere)[0], Item::Message(message) if !message.direct));
}

#[test]
fn what_is_not_known_is_kept_as_unknown_and_what_groups_say_is_left_out() {
    let unknown = |body: &str| matches!(items(body).as_slice(), [Item::Unknown { .. }]);
    assert!(unknown(r#"{"reason":"starterpack-joined"}"#));
    assert!(unknown(r#"{"heard":"something new"}"#));
    assert!(unknown(&body("message").replace("logCreateMessage", "logPaintMessage")));
    assert_eq!(items(body("message").replace("\"direct\"", "\"group\"")), []);
}

#[test]
fn an_error_names_the_place_and_none_of_the_words() {
    let wrong =
        body("mention").replace(r#""still no parcel"#, "").replace("2026-08-20T10:11:12.001Z", "my secret");
    let ParseError::Unreadable { reason, .. } = Bluesky.parse(&us(), wrong.as_bytes()).unwrap_err();
    assert!(reason.starts_with("`indexedAt` is not of the promised form"), "{reason}");
    assert!(!reason.contains("secret"));
}

#[test]
fn hostile_bodies_are_refused_or_read_and_end_nothing() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/bluesky/fixtures/hostile");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let body = std::fs::read(&path).unwrap();
        if let Ok(items) = Bluesky.parse(&us(), &body) {
            for item in items {
                let odd = matches!(&item, Item::Message(message) if !message.provider_id.starts_with("at://did:plc:a/"));
                assert!(!odd, "{path:?}: {item:?}");
            }
        }
        assert!(!Bluesky.dedup_key(&HashMap::new(), &body).is_empty());
        seen += 1;
    }
    assert!(seen >= 18, "{seen}");
}

#[test]
fn a_post_that_stands_with_somebody_else_than_its_author_is_refused() {
    let bent = body("mention").replacen(DANA, "did:plc:evaevaevaevaevaevaevaeva", 1);
    assert!(Bluesky.parse(&us(), bent.as_bytes()).is_err());
    let climbs = body("mention").replace(POST, "at://did:plc:danadanadanadanadanadana/app.bsky.feed.post/..");
    assert!(Bluesky.parse(&us(), climbs.as_bytes()).is_err());
}

/// JSON of roughly the right shape: the names that are read, anything as their values.
fn roughly() -> impl Strategy<Value = serde_json::Value> {
    let names = [
        "heard",
        "reason",
        "uri",
        "author",
        "did",
        "handle",
        "record",
        "text",
        "reply",
        "root",
        "parent",
        "embed",
        "images",
        "image",
        "ref",
        "$link",
        "indexedAt",
        "createdAt",
        "event",
        "time_us",
        "commit",
        "operation",
        "collection",
        "rkey",
        "log",
        "convo",
        "message",
        "sender",
        "sentAt",
        "id",
        "$type",
        "members",
        "facets",
    ];
    let words = prop_oneof![
        any::<String>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        Just(serde_json::Value::Null),
        prop::sample::select(vec![
            "mention",
            "stream",
            "log",
            "own",
            "gone",
            POST,
            US,
            DANA,
            "create",
            "app.bsky.feed.post",
            "2026-08-20T10:15:00Z",
            "chat.bsky.convo.defs#logCreateMessage",
        ])
        .prop_map(serde_json::Value::from),
    ];
    words.prop_recursive(5, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            prop::collection::hash_map(prop::sample::select(names.to_vec()), inner, 0..8).prop_map(|all| {
                all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<serde_json::Value>()
            }),
        ]
    })
}

proptest! {
    #[test]
    fn parse_never_panics_on_arbitrary_bytes(body in prop::collection::vec(any::<u8>(), 0..400)) {
        _ = Bluesky.parse(&us(), &body);
        _ = Bluesky.dedup_key(&HashMap::new(), &body);
    }

    #[test]
    fn parse_never_panics_on_json_of_roughly_the_right_shape(value in roughly()) {
        let body = value.to_string();
        _ = Bluesky.parse(&us(), body.as_bytes());
        _ = Bluesky.dedup_key(&HashMap::new(), body.as_bytes());
    }

    #[test]
    fn parse_never_panics_on_fixtures_that_are_cut_off_and_changed(
        fixture in 0..FIXTURES.len(), end in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let mut body = FIXTURES[fixture].1.as_bytes().to_vec();
        let at = place.index(body.len());
        body[at] = byte;
        _ = Bluesky.parse(&us(), &body);
        body.truncate(end.index(body.len()));
        _ = Bluesky.parse(&us(), &body);
    }

    #[test]
    fn any_text_in_any_place_is_read_clean(text in any::<String>()) {
        let mut told: serde_json::Value = serde_json::from_str(body("mention")).unwrap();
        told["record"]["text"] = text.clone().into();
        told["author"]["displayName"] = text.clone().into();
        told["author"]["handle"] = text.into();
        let Some(Item::Message(message)) = items(told.to_string()).pop() else { panic!("a message") };
        let bent = message.text.0.contains(['\r', '\0', '\u{202e}']);
        prop_assert!(!bent);
        prop_assert!(!message.author.name.0.is_empty() && !message.author.handle.0.is_empty());
    }
}
