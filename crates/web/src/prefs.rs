//! How the reader likes the desk.
//!
//! In: what they have chosen, as care keeps it. Out: which key does what for them, and what a page must know to be
//! drawn as they like it. Promised: a key of theirs is one that a keyboard has and that nothing else has; what is not
//! chosen is as their browser has it.

use std::collections::BTreeMap;

use care::access::User;
use care::preferences::Wishes;

use crate::l10n::Language;
use crate::shell::{Group, SHORTCUTS};

/// What somebody has chosen.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Prefs {
    /// Their language; `None`: as their browser asks.
    pub language: Option<Language>,
    /// Their time zone, such as `Europe/Berlin`; `None`: their browser's.
    pub zone: Option<String>,
    /// Everything else.
    pub wishes: Wishes,
}

impl Prefs {
    /// What a user has chosen.
    pub fn of(user: &User) -> Self {
        Self {
            language: user.lang.as_deref().and_then(Language::of_tag),
            zone: user.zone.clone(),
            wishes: user.wishes.as_ref().map(|wishes| wishes.0.clone()).unwrap_or_default(),
        }
    }
    /// `on` or `off`, for the page.
    pub const fn single_keys(&self) -> &'static str {
        if self.wishes.single_keys { "on" } else { "off" }
    }
    /// The key that does for them what `usual` does for others.
    pub fn key<'a>(&'a self, usual: &'a str) -> &'a str {
        self.wishes.keys.get(usual).map_or(usual, String::as_str)
    }
    /// The changed keys for the page's script.
    pub fn keymap(&self) -> String {
        serde_json::to_string(&self.wishes.keys).unwrap_or_default()
    }
}

/// A key as somebody writes it, in the words of `data-key`: `Shift E`, `⇧E` and `shift+e` are all `shift+e`; `G x` is
/// `g x`. `None` for what no single key is.
pub fn parse_key(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase().replace('⇧', "shift+").replace("shift ", "shift+");
    let text = text.replace("shift++", "shift+");
    if let Some(letter) = text.strip_prefix("shift+") {
        return one(letter).filter(|c| c.is_alphabetic()).map(|c| format!("shift+{c}"));
    }
    if let Some(c) = one(&text) {
        // G opens a second key, so it can't be one itself.
        return (c != 'g').then(|| c.to_string());
    }
    let second = text.strip_prefix("g ").and_then(|second| one(second.trim()))?;
    Some(format!("g {second}"))
}

fn one(text: &str) -> Option<char> {
    let mut all = text.chars();
    let first = all.next().filter(|c| !c.is_whitespace() && !c.is_control())?;
    all.next().is_none().then_some(first)
}

/// Two commands that one key would do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clash {
    /// The key.
    pub key: String,
    /// The usual keys of the two.
    pub between: [String; 2],
}

/// The keys of the table that would do two things, if these were changed.
pub fn clashes(changed: &BTreeMap<String, String>) -> Vec<Clash> {
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let mut clashes = Vec::new();
    let groups = SHORTCUTS.groups();
    for usual in groups.iter().flat_map(Group::changeable) {
        let key = changed.get(usual).map_or(usual, String::as_str);
        match taken.get(key) {
            Some(other) => {
                clashes.push(Clash { key: key.to_owned(), between: [other.clone(), usual.to_owned()] })
            }
            None => {
                taken.insert(key.to_owned(), usual.to_owned());
            }
        }
    }
    clashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_understood_as_people_write_it() {
        let said = ["E", " shift E", "⇧e", "Shift+E", "g X", "?", "ß"].map(parse_key);
        let meant = ["e", "shift+e", "shift+e", "shift+e", "g x", "?", "ß"].map(|key| Some(key.to_owned()));
        assert_eq!(said, meant);
        for none in ["", " ", "g", "ab", "shift+", "shift+1", "g", "g xy", "mod+k"] {
            assert_eq!(parse_key(none), None, "{none}");
        }
    }

    #[test]
    fn no_key_does_two_things_and_a_change_that_would_is_found() {
        assert_eq!(clashes(&BTreeMap::new()), []);
        let change = |of: &str, to: &str| BTreeMap::from([(of.to_owned(), to.to_owned())]);
        assert_eq!(clashes(&change("e", "r")).len(), 1);
        assert_eq!(clashes(&change("e", "q")), []);
        let mut swapped = change("e", "r");
        swapped.extend(change("r", "e"));
        assert_eq!(clashes(&swapped), [], "two keys may change places");
    }
}
