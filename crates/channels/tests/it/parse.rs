use channels::sandbox::Flavour;
use channels::{Item, Network, ParseError, Surface, Us};
use proptest::prelude::*;

const FIXTURES: [(&str, &str); 5] = [
    ("public", include_str!("../../src/sandbox/fixtures/public.json")),
    ("private", include_str!("../../src/sandbox/fixtures/private.json")),
    ("changes", include_str!("../../src/sandbox/fixtures/changes.json")),
    ("echoes", include_str!("../../src/sandbox/fixtures/echoes.json")),
    ("hostile", include_str!("../../src/sandbox/fixtures/hostile.json")),
];

fn reason(body: impl AsRef<[u8]>) -> String {
    let ParseError::Unreadable { reason, .. } =
        Flavour::Microblog.parse(&Us::default(), body.as_ref()).unwrap_err();
    reason
}

fn delivery(events: &str) -> String {
    format!(r#"{{"id":"d1","account":"brand","sent_at":"2026-03-01T10:00:00Z","events":[{events}]}}"#)
}

#[test]
fn every_fixture_parses_to_its_snapshot() {
    for (name, body) in FIXTURES {
        insta::assert_json_snapshot!(
            name,
            Flavour::Microblog.parse(&Us::default(), body.as_bytes()).unwrap()
        );
    }
}

#[test]
fn a_body_that_is_not_utf_8_is_refused_with_the_byte_where_it_breaks() {
    let mut body = delivery("").into_bytes();
    body[10] = 0xff;
    assert_eq!(reason(&body), "not UTF-8 at byte 10");
}

#[test]
fn a_truncated_body_is_refused_wherever_it_was_cut() {
    let body = FIXTURES[0].1.trim_end();
    for end in (0..body.len()).filter(|&end| body.is_char_boundary(end)) {
        assert!(Flavour::Microblog.parse(&Us::default(), &body.as_bytes()[..end]).is_err(), "cut at {end}");
    }
    assert_eq!(reason(&body[..40]), "the delivery ends too early at line 3, column 6");
}

#[test]
fn a_malformed_event_is_named_with_its_field_and_without_the_customers_words() {
    let like = r#"{"type":"like.added","post":"p1","by":{"id":"u1","handle":"h","name":"n"},"at":"2026-03-01T10:00:00Z"}"#;
    let said = |post: &str| delivery(&format!(r#"{like},{{"type":"mention.created","post":{post}}}"#));
    let author = r#""author":{"id":"u1","handle":"h","name":"my secret"}"#;
    let when = r#""created_at":"2026-03-01T10:00:00Z""#;
    let cases = [
        (format!(r#"{{"id":"p","thread":"p",{author},{when}}}"#), "`post.text` is missing"),
        (
            format!(r#"{{"id":"p","thread":"p",{author},{when},"text":["my secret"]}}"#),
            "`post.text` is not of the promised form",
        ),
        (
            format!(r#"{{"id":"p","thread":"p",{author},"text":"my secret","created_at":"my secret"}}"#),
            "`post.created_at` is not of the promised form",
        ),
        (
            format!(r#"{{"id":"my secret","thread":"p",{author},"text":"x",{when}}}"#),
            "`post.id` is not an id of 1 to 200 printable characters",
        ),
        (
            format!(r#"{{"id":"p","thread":"p","author":"my secret","text":"x",{when}}}"#),
            "`post.author` is not of the promised form",
        ),
    ];
    for (post, flaw) in cases {
        let said = reason(said(&post));
        assert_eq!(said, format!("event 2 (mention.created): {flaw}"));
    }
    assert_eq!(reason(delivery(r#"{"text":"my secret"}"#)), "event 1: `type` is missing");
    assert_eq!(reason(delivery(r#""my secret""#)), "event 1 is not of the promised form");
    assert_eq!(reason(r#"{"id":"d"}"#), "the delivery: `account` is missing");
    assert_eq!(
        reason(delivery("") + "my secret"),
        "the delivery is followed by something else at line 1, column 75"
    );
}

#[test]
fn an_unknown_kind_of_event_is_kept_as_unknown_beside_the_known_ones() {
    let body = delivery(
        r#"{"type":"poll.closed","votes":3},{"type":"post.deleted","id":"p1","at":"2026-03-01T10:00:00Z"}"#,
    );
    let items = Flavour::Microblog.parse(&Us::default(), body.as_bytes()).unwrap();
    assert!(matches!(&items[0], Item::Unknown { kind } if kind == "poll.closed"));
    assert!(matches!(&items[1], Item::Delete { provider_id, .. } if provider_id == "p1"));
}

#[test]
fn overlong_texts_and_names_are_cut_and_not_refused() {
    let long = "ä".repeat(30_000);
    let post = format!(
        r#"{{"id":"p","thread":"p","author":{{"id":"u","handle":"{long}","name":"{long}"}},"text":"{long}","created_at":"2026-03-01T10:00:00Z"}}"#
    );
    let items = Flavour::Microblog
        .parse(&Us::default(), delivery(&format!(r#"{{"type":"post.created","post":{post}}}"#)).as_bytes())
        .unwrap();
    let Item::Message(message) = &items[0] else { panic!("a message") };
    let lengths =
        [&message.text.0, &message.author.name.0, &message.author.handle.0].map(|t| t.chars().count());
    assert_eq!(lengths, [20_000, 200, 100]);
    assert_eq!((message.surface, message.direct), (Surface::Mention, false));
}

#[test]
fn ten_thousand_levels_of_nesting_are_refused_and_do_not_end_the_process() {
    let deep = "[".repeat(100_000);
    assert!(Flavour::Microblog.parse(&Us::default(), deep.as_bytes()).is_err());
    assert!(
        Flavour::Microblog
            .parse(&Us::default(), delivery(&format!(r#"{{"type":"post.created","post":{deep}"#)).as_bytes())
            .is_err()
    );
    let closed = format!(r#"{{"type":"poll","x":{deep}{}}}"#, "]".repeat(100_000));
    _ = Flavour::Microblog.parse(&Us::default(), delivery(&closed).as_bytes());
}

proptest! {
    #[test]
    fn parse_never_panics_on_arbitrary_bytes(body in proptest::collection::vec(any::<u8>(), 0..400)) {
        _ = Flavour::Microblog.parse(&Us::default(), &body);
    }

    #[test]
    fn parse_never_panics_on_valid_bodies_with_bytes_changed_removed_and_repeated(
        fixture in 0..FIXTURES.len(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..8),
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
        _ = Flavour::Microblog.parse(&Us::default(), &body);
    }

    #[test]
    fn any_text_in_any_place_parses_to_clean_items(text in any::<String>(), name in any::<String>()) {
        let event = serde_json::json!({"type": "mention.created", "post": {
            "id": "p1", "thread": "p1", "text": text, "created_at": "2026-03-01T10:00:00Z",
            "author": {"id": "u1", "handle": name, "name": name, "avatar": text},
        }});
        let items = Flavour::Microblog.parse(&Us::default(), delivery(&event.to_string()).as_bytes()).unwrap();
        let Item::Message(message) = &items[0] else { panic!("a message") };
        let bent = message.text.contains(['\r', '\0', '\u{202e}']);
        prop_assert!(!bent);
        prop_assert!(!message.author.name.is_empty() && !message.author.handle.is_empty());
        let bent = message.author.name.contains(['\n', '\u{202e}', '\u{2066}']);
        prop_assert!(!bent);
    }
}
