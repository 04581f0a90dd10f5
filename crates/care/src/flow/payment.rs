//! Payment cards never get further than the reader: not into texts, facts, search, logs, nor onto the desk.
//!
//! In: what a network's reader made of a body, and the body. Out: the same items with [`triage::HIDDEN`] where a card
//! number stood, and the body without it. Promised: what is stored behind this holds no number that a reader would take
//! for a card's; the fact that there was one stays, because triage reads the mark as one.

use channels::{Item, Page};
use kernel::Personal;

/// Hides card numbers in items. The body to keep instead of what was delivered, if there were any.
pub(super) fn hide(items: &mut [Item], body: &[u8]) -> Option<Vec<u8>> {
    let mut numbers = Vec::new();
    for item in items {
        match item {
            Item::Message(message) => {
                hide_in(&mut message.text, &mut numbers);
                if let Some(subject) = &mut message.subject {
                    hide_in(subject, &mut numbers);
                }
                if let Some(quoted) = &mut message.quoted {
                    hide_in(quoted, &mut numbers);
                }
                message.page = message.page.take().and_then(|page| hide_in_page(page, &mut numbers));
            }
            Item::Edit { text, .. } => hide_in(text, &mut numbers),
            Item::Echo(echo) => hide_in(&mut echo.text, &mut numbers),
            Item::Delete { .. } | Item::Receipt { .. } | Item::Reaction { .. } | Item::Unknown { .. } => {}
        }
    }
    (!numbers.is_empty()).then(|| without(body, &numbers))
}

fn hide_in(text: &mut Personal, numbers: &mut Vec<String>) {
    let cards = triage::cards(&text.0);
    for card in cards.iter().rev() {
        numbers.push(text.0[card.clone()].to_owned());
        text.0.replace_range(card.clone(), triage::HIDDEN);
    }
}

/// A page without the numbers. Where one is written in a way that can't be found again, there is no page.
fn hide_in_page(mut page: Page, numbers: &mut Vec<String>) -> Option<Page> {
    let distinct: std::collections::BTreeSet<&String> = numbers.iter().collect();
    for number in distinct {
        if !page.html.0.contains(number.as_str()) {
            return None;
        }
        page.html.0 = page.html.0.replace(number.as_str(), triage::HIDDEN);
    }
    hide_in(&mut page.html, numbers);
    Some(page)
}

/// The body without the numbers. Where one is written in a way that can't be found again, nothing of it stays.
fn without(body: &[u8], numbers: &[String]) -> Vec<u8> {
    let Ok(mut text) = String::from_utf8(body.to_vec()) else { return nothing() };
    for number in numbers {
        let scrubbed = text.replace(number.as_str(), triage::HIDDEN);
        if scrubbed == text && !text.contains(triage::HIDDEN) {
            return nothing();
        }
        text = scrubbed;
    }
    // A number may have begun inside an escape; what can't be read any more is worth nothing.
    if is_json(body) && !is_json(text.as_bytes()) {
        return nothing();
    }
    text.into_bytes()
}

fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok()
}

fn nothing() -> Vec<u8> {
    format!("\"{}\"", triage::HIDDEN).into_bytes()
}

#[cfg(test)]
mod tests {
    use channels::sandbox::Flavour;
    use channels::{Network, Us};

    use super::*;

    fn delivered(text: &str) -> String {
        format!(
            r#"{{"id":"d1","account":"brand","sent_at":"2026-03-01T10:00:00Z","events":[{{"type":"message.created",
            "message":{{"id":"m1","conversation":"dm-u1","author":{{"id":"u1","handle":"h","name":"n"}},
            "recipient":"brand","text":"{text}","created_at":"2026-03-01T10:00:00Z"}}}}]}}"#
        )
    }

    fn hidden(text: &str) -> (String, Option<String>) {
        let body = delivered(text);
        let mut items = Flavour::Microblog.parse(&Us::default(), body.as_bytes()).unwrap();
        let scrubbed = hide(&mut items, body.as_bytes());
        let Item::Message(message) = &items[0] else { panic!("it is a message") };
        (message.text.0.clone(), scrubbed.map(|body| String::from_utf8(body).unwrap()))
    }

    #[test]
    fn a_card_number_is_in_neither_text_nor_body_and_the_rest_stays() {
        let (text, body) =
            hidden("my card 4111 1111 1111 1111 and again 4111-1111-1111-1111, order 12345678");
        assert_eq!(text, "my card [hidden: payment data] and again [hidden: payment data], order 12345678");
        let body = body.unwrap();
        assert!(!body.contains("1111") && body.contains("order 12345678"), "{body}");
        let again = Flavour::Microblog.parse(&Us::default(), body.as_bytes()).unwrap();
        assert!(
            matches!(&again[0], Item::Message(message) if message.text.0 == text),
            "it can be read again"
        );
    }

    #[test]
    fn a_number_that_cannot_be_found_again_in_the_body_takes_all_of_it_along() {
        let (text, body) = hidden(r"card 4111\u0020111111111111");
        assert!(text.contains(triage::HIDDEN) || text.contains("4111"), "{text}");
        let (text, escaped) = hidden(r"card \u0034111 1111 1111 1111");
        assert_eq!(text, "card [hidden: payment data]");
        assert_eq!(escaped.as_deref(), Some("\"[hidden: payment data]\""));
        drop(body);
    }

    #[test]
    fn a_body_without_a_card_is_kept_as_it_came() {
        assert_eq!(hidden("order 12345678 is late"), ("order 12345678 is late".to_owned(), None));
    }
}
