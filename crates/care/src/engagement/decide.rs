//! What is worth a word back, and which words fit. Pure.

use kernel::MessageId;
use triage::{Intent, Reading, Sentiment};

use super::{Kind, Settings};

/// Why a public message is worth a word back; `None` if it is for others, or for nobody. What somebody has to do
/// something about is for care, however kind it is.
pub fn kind(reading: &Reading, pictures: bool) -> Option<Kind> {
    let needs = reading.needs_action.best() == Some(&true);
    let bad = reading.severity.best().is_some_and(|level| *level >= 2);
    if reading.spam.best() == Some(&true) || bad {
        return None;
    }
    let kindly = reading.sentiment_brand.best() == Some(&Sentiment::Positive);
    match reading.intent.best()? {
        Intent::Lead | Intent::CompetitorSwitch => Some(Kind::Question),
        Intent::Praise | Intent::Thanks | Intent::Opinion if pictures && !needs => Some(Kind::Content),
        Intent::Praise if !needs => Some(Kind::Praise),
        Intent::Opinion if kindly && !needs => Some(Kind::Praise),
        Intent::Thanks if kindly && !needs => Some(Kind::Praise),
        _ => None,
    }
}

/// How we speak to somebody: their first name, else their handle.
pub fn called(name: &str, handle: &str) -> String {
    let first = name.split_whitespace().next().unwrap_or_default();
    let is_name =
        first.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'') && first.chars().count() > 1;
    if is_name { first.to_owned() } else { format!("@{handle}") }
}

/// Whether words are German.
fn is_german(facts: Option<&serde_json::Value>) -> bool {
    facts.is_some_and(|facts| facts["language"]["value"] == "de")
}

/// A line of thanks: always the same for one message, and not the same for all.
pub(super) fn thanks(settings: &Settings, item: &super::Item) -> String {
    let german = is_german(item.facts.as_ref()) && !settings.thanks_de.is_empty();
    let lines = if german { &settings.thanks_de } else { &settings.thanks };
    let line = pick(lines, item.message_id).map_or("Thank you, {name}!", String::as_str);
    line.replace("{name}", &called(&item.person, &item.handle))
}

fn pick(lines: &[String], message: MessageId) -> Option<&String> {
    let at =
        message.uuid().as_bytes().iter().fold(7_usize, |sum, byte| sum.wrapping_mul(31) ^ usize::from(*byte));
    lines.get(at.checked_rem(lines.len())?)
}

/// How to ask whether we may show it.
pub(super) fn ask(settings: &Settings, code: &str, item: &super::Item) -> String {
    let ask = if is_german(item.facts.as_ref()) { &settings.ask_de } else { &settings.ask };
    filled(
        ask,
        &[("{name}", &called(&item.person, &item.handle)), ("{code}", code), ("{terms}", &settings.terms)],
    )
}

/// A text with its places filled in.
pub(crate) fn filled(text: &str, places: &[(&str, &str)]) -> String {
    let text = places.iter().fold(text.to_owned(), |text, (place, word)| text.replace(place, word));
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_called_by_a_first_name_where_there_is_one() {
        assert_eq!(called("Jana Kovac", "jana_k"), "Jana");
        assert_eq!(called("✨ x9", "x9"), "@x9");
        assert_eq!(called("", "x9"), "@x9");
    }

    #[test]
    fn a_text_without_its_places_stays_as_it_is() {
        assert_eq!(filled(" Hello {name}! ", &[("{name}", "Jo"), ("{code}", "#yes")]), "Hello Jo!");
    }
}
