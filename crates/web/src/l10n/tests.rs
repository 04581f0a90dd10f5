//! No word is missing, and none is left over.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::book::{files, keys};
use super::*;

/// Each key of a language with its variables.
fn sentences(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (path, text) in files(language) {
        let resource = FluentResource::try_new(text.clone()).unwrap_or_else(|(_, e)| panic!("{path}: {e:?}"));
        for key in keys(&resource) {
            let text =
                text.split(&format!("\n{key} =")).nth(1).or_else(|| text.strip_prefix(&format!("{key} =")));
            let body = text.expect("a key stands at the start of a line");
            let body: String = body
                .lines()
                .enumerate()
                .take_while(|(at, line)| *at == 0 || line.is_empty() || line.starts_with([' ', '\t']))
                .map(|(_, line)| format!("{line}\n"))
                .collect();
            let names = body.split('$').skip(1);
            let names = names.map(|rest| {
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect()
            });
            assert!(
                found.insert(key.to_owned(), names.collect()).is_none(),
                "{path} says `{key}` a second time"
            );
        }
    }
    found
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("our own source is there") {
        let path = entry.expect("it is").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs" || kind == "html") {
            found.push(path);
        }
    }
}

/// The keys that our own source asks for.
fn asked() -> BTreeMap<String, PathBuf> {
    let mut paths = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut paths);
    let mut asked = BTreeMap::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("it is text");
        for opening in ["t(", "tell("] {
            for (at, _) in text.match_indices(opening) {
                let named = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
                let argument = text[at + opening.len()..].trim_start().strip_prefix('"');
                let key = argument.and_then(|rest| rest.split('"').next()).unwrap_or_default();
                if named && key.contains('-') {
                    asked.insert(key.to_owned(), path.clone());
                }
            }
        }
    }
    asked
}

#[test]
fn every_language_says_what_the_pages_ask_for_with_the_same_variables() {
    let english = sentences(Language::English);
    for language in Language::ALL {
        let sentences = sentences(language);
        let missing: Vec<_> = english.keys().filter(|key| !sentences.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{language:?} lacks {missing:?}");
        for (key, names) in &sentences {
            assert_eq!(english.get(key), Some(names), "`{key}` differs in {language:?}");
        }
    }
    for (key, path) in asked() {
        assert!(
            english.contains_key(&key),
            "{} asks for `{key}`, which no file of locales/ has",
            path.display()
        );
    }
}

#[test]
fn no_sentence_is_left_that_no_page_says() {
    let asked = asked();
    let idle: Vec<_> =
        sentences(Language::English).into_keys().filter(|key| !asked.contains_key(key)).collect();
    assert!(idle.is_empty(), "nothing says {idle:?}");
}

#[test]
fn a_browser_is_answered_in_the_first_of_its_languages_that_we_know() {
    assert_eq!(Language::asked("fr-CH, de-AT;q=0.9, en;q=0.8"), Some(Language::German));
    assert_eq!(Language::asked("fr, it"), None);
    assert_eq!(Language::of_tag("EN_us"), Some(Language::English));
}

#[tokio::test]
async fn a_page_speaks_its_readers_language_and_english_to_nobody() {
    let german = Reader { language: Language::German, zone: None };
    assert_eq!(for_reader(german, async { t("login-enter") }).await, "Anmelden");
    assert_eq!(t("login-enter"), "Log in");
}
