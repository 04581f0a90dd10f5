//! Whether words ask us to stay away. Pure.

/// Whole messages that say it, without mentions and signs.
const WHOLE: &[&str] = &[
    "stop",
    "stopp",
    "unsubscribe",
    "opt out",
    "no thanks stop",
    "leave me alone",
    "abmelden",
    "bitte stoppen",
    "lasst mich in ruhe",
];
/// Phrases that say it wherever they stand.
const PHRASES: &[&str] = &[
    "stop contacting me",
    "stop messaging me",
    "stop writing to me",
    "dont contact me",
    "do not contact me",
    "dont message me again",
    "do not message me",
    "no more messages",
    "no more offers",
    "keine werbung",
    "keine nachrichten mehr",
    "kontaktieren sie mich nicht",
    "schreiben sie mir nicht mehr",
    "schreibt mir nicht mehr",
];

/// The words of a text in lower case, one blank between them, without mentions and signs.
pub(crate) fn plain(text: &str) -> String {
    let words = text.split_whitespace().filter(|word| !word.starts_with('@'));
    let words = words.map(|word| {
        word.chars()
            .filter(|c| c.is_alphanumeric() || *c == '#')
            .flat_map(char::to_lowercase)
            .collect::<String>()
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a message says that its author wants to hear nothing from us that they did not ask for. A `stop` among other
/// words is about something else: only alone it is about us.
pub fn opts_out(text: &str) -> bool {
    let plain = plain(text);
    let padded = format!(" {plain} ");
    WHOLE.contains(&plain.as_str()) || PHRASES.iter().any(|phrase| padded.contains(&format!(" {phrase} ")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn stop_alone_is_about_us_and_among_other_words_about_something_else() {
        for text in ["STOP", "@larkspur stop!", "Please don’t contact me.", "Schreiben Sie mir nicht mehr!"]
        {
            assert!(opts_out(text), "{text}");
        }
        for text in ["please stop charging me", "my bus stop has no signal", "when does it stop?", ""] {
            assert!(!opts_out(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it_and_signs_change_nothing(text in "\\PC{0,80}") {
            prop_assert_eq!(opts_out(&text), opts_out(&format!("{text} ... @larkspur")));
        }
    }
}
