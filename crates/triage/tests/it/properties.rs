//! What holds for every text.

use std::ops::Range;

use proptest::prelude::*;
use triage::{Input, Reading, redact};

use crate::northwave;

fn spans(reading: &Reading) -> Vec<Range<usize>> {
    let named = reading.named();
    let reasons = named.iter().flat_map(|fact| fact.because.iter().map(|reason| reason.span.clone()));
    reasons.chain(reading.personal_data.iter().map(|found| found.span.clone())).collect()
}

fn holds(text: &str) {
    let triage = northwave();
    let reading = triage.read(&Input::mention(text));
    for span in spans(&reading) {
        assert!(text.get(span.clone()).is_some(), "{span:?} is no part of {text:?}");
    }
    for pair in reading.personal_data.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start);
    }
    for fact in reading.named() {
        assert!((0.0..=1.0).contains(&fact.confidence), "{fact:?}");
        assert!(fact.value.is_none() || fact.guess.is_none(), "{fact:?}");
        assert!(fact.value.is_none() || !fact.because.is_empty(), "{} is known without a reason", fact.name);
    }
    let total: f32 = reading.intents.iter().map(|(_, p)| p).sum();
    assert!(total <= 1.01 && reading.intent.best() == reading.intents.first().map(|(intent, _)| intent));
    assert_eq!(triage.read(&Input::mention(text)), reading, "pure");
    redact(text, &reading.personal_data);
}

/// Pieces that a tokeniser trips over.
const PIECES: &[&str] = &[
    "@",
    "#",
    "＃",
    "@_",
    "£20m",
    "$",
    "€5x",
    "2hrs",
    "12.",
    "1/2-3",
    "http://",
    "https://.",
    "www.",
    "a@b",
    "a@b.co",
    ".@.com",
    "'",
    "l'",
    "’",
    "don’t",
    "é",
    "e\u{301}",
    "\u{301}",
    "\u{200d}",
    "\u{202e}",
    "\u{feff}",
    "👩‍👩‍👧",
    "👍🏽",
    "🇬🇧",
    "❤️",
    ":(",
    "</3",
    "<num>",
    "<rival>",
    "?",
    "？",
    "!",
    "…",
    "\n",
    "\0",
    " ",
    "+44",
    "+(",
    "(0)",
    "4111 1111",
    "1111 1111",
    "DE89",
    "漢字",
    "ｆｕｌｌ",
    "Voltara",
    "skyline telecom",
    "not",
    "working",
    "ſ",
    "İ",
    "ß",
    "ﷺ",
    "🙄",
    "thanks",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_unicode_is_read_with_spans_on_character_boundaries(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn awkward_pieces_in_any_order_are_read(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24),
        glue in prop::sample::select(&["", " ", "\u{200e}"][..]),
    ) {
        holds(&pieces.join(glue));
    }
}

#[test]
fn a_megabyte_is_read_as_its_first_pages() {
    for piece in [
        "@a",
        "not working ",
        "é",
        "1 ",
        "<3",
        "a@b.co ",
        "👩‍",
        "fed up with voltara ",
        "4",
        "+",
        "?!",
        "DE8",
    ] {
        let text = piece.repeat((1 << 20) / piece.len());
        holds(&text);
    }
}

#[test]
fn case_spacing_and_invisible_marks_change_no_intent() {
    let plain = northwave().read(&Input::mention("my internet is not working, can you help?"));
    for text in [
        "MY INTERNET IS NOT WORKING, CAN YOU HELP?",
        "my  internet\tis not   working , can you help ?",
        "my inter\u{200b}net is \u{202e}not wor\u{ad}king, can you help？",
    ] {
        let other = northwave().read(&Input::mention(text));
        assert_eq!(other.intent.best(), plain.intent.best(), "{text}");
        assert_eq!(other.needs_action.best(), plain.needs_action.best(), "{text}");
    }
}
