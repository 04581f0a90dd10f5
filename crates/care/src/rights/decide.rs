//! What somebody's words say about our using what they made. Pure.

use crate::contacts::plain;

/// Phrases that take a permission back, or ask for something to go.
const BACK: &[&str] = &[
    "take it down",
    "take that down",
    "take this down",
    "take my post down",
    "take down my",
    "remove my post",
    "remove my photo",
    "remove my picture",
    "remove my video",
    "delete my post",
    "delete my photo",
    "dont use my",
    "do not use my",
    "stop using my",
    "withdraw my permission",
    "i take back my permission",
    "ich ziehe meine zustimmung zurück",
    "bitte löschen sie mein",
    "nehmen sie es herunter",
    "nehmen sie es runter",
    "bitte nehmt es runter",
    "nicht mehr verwenden",
];
/// Whole messages that say no.
const NO: &[&str] = &[
    "no",
    "no thanks",
    "no thank you",
    "please dont",
    "please do not",
    "rather not",
    "id rather not",
    "i would rather not",
    "nein",
    "nein danke",
    "lieber nicht",
    "bitte nicht",
];

/// What somebody's words may say about a question of ours.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Signal {
    /// Hashtags, one of which may be the word of agreement.
    Tags(Vec<String>),
    /// A plain no.
    No,
    /// They want something of theirs to go.
    Back,
}

impl Signal {
    /// What words may say; `None` for nearly all.
    pub fn in_words(text: &str) -> Option<Self> {
        let plain = plain(text);
        let padded = format!(" {plain} ");
        if BACK.iter().any(|phrase| padded.contains(&format!(" {phrase} "))) {
            return Some(Self::Back);
        }
        if NO.contains(&plain.as_str()) {
            return Some(Self::No);
        }
        let tags: Vec<String> = plain
            .split(' ')
            .filter(|word| word.len() > 1 && word.starts_with('#'))
            .map(str::to_owned)
            .collect();
        (!tags.is_empty()).then_some(Self::Tags(tags))
    }

    /// Whether the word of agreement is among them.
    pub fn agrees(&self, code: &str) -> bool {
        matches!(self, Self::Tags(tags) if tags.iter().any(|tag| *tag == code.to_lowercase()))
    }
}

/// The words that stand beside what we show: whoever made it is named, and whether they were given something.
pub fn credit(wanted: &str, handle: &str, disclosure: Option<&str>) -> String {
    let mut credit = wanted.trim().to_owned();
    let named = format!("@{handle}");
    if !credit.to_lowercase().contains(&named.to_lowercase()) {
        credit = format!("{credit} {named}").trim().to_owned();
    }
    if let Some(disclosure) = disclosure.map(str::trim).filter(|one| !one.is_empty() && !credit.contains(one))
    {
        credit = format!("{credit} {disclosure}");
    }
    credit
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_the_word_that_was_asked_for_is_a_yes() {
        let said = |text: &str| Signal::in_words(text).is_some_and(|signal| signal.agrees("#yeslarkspur"));
        assert!(said("#YesLarkspur") && said("sure! #yeslarkspur 🎉") && said("@larkspur #yeslarkspur."));
        assert!(!said("yes") && !said("#yes") && !said("#yeslarkspurs") && !said(""));
    }

    #[test]
    fn who_wants_it_gone_does_not_have_to_say_why() {
        assert_eq!(Signal::in_words("please take it down"), Some(Signal::Back));
        assert_eq!(Signal::in_words("Nein, danke!"), Some(Signal::No));
        assert_eq!(Signal::in_words("no idea what you mean"), None);
    }

    proptest! {
        #[test]
        fn a_credit_names_its_author_and_discloses_a_gift(wanted in "\\PC{0,60}", handle in "[a-z_]{3,15}") {
            let credit = credit(&wanted, &handle, Some("(gifted)"));
            let author = format!("@{handle}");
            prop_assert!(credit.to_lowercase().contains(&author) && credit.contains("(gifted)"));
            prop_assert_eq!(super::credit(&credit, &handle, Some("(gifted)")), credit);
        }
    }
}
