//! No word is missing, and none is left over.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::book::{files, keys};
use super::*;

/// How the keys of care's sentences begin: English stands in care's own source.
const SAID: &str = "said-";

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
        let mut sentences = sentences(language);
        sentences.retain(|key, _| !key.starts_with(SAID));
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

/// What stands between the quotes where a text of Rust begins, and what follows it.
fn literal(text: &str) -> Option<(String, &str)> {
    let inside = text.trim_start().strip_prefix('"')?;
    let mut said = String::new();
    let mut rest = inside.char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            '"' => return Some((said, &inside[at + 1..])),
            '\\' => match rest.next()?.1 {
                '\n' => {
                    let indent = rest.as_str().len() - rest.as_str().trim_start().len();
                    rest.by_ref().take(indent).for_each(drop);
                }
                other => said.push(other),
            },
            c => said.push(c),
        }
    }
    None
}

/// What the source of `care` says to people, with its gaps, by key.
fn said() -> BTreeMap<String, (String, BTreeSet<String>)> {
    let mut paths = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../care/src"), &mut paths);
    let mut found: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for path in paths.iter().filter(|path| !path.iter().any(|part| part == "tests" || part == "tests.rs")) {
        let text = fs::read_to_string(path).expect("it is text");
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for opening in ["said!(", "invalid(", "Invalid(", "Refused(", "Wrong::new("] {
            for (at, _) in text.match_indices(opening) {
                let mut rest = &text[at + opening.len()..];
                if opening == "Wrong::new(" {
                    let Some(after) = literal(rest).and_then(|(_, rest)| rest.strip_prefix(',')) else {
                        continue;
                    };
                    rest = after;
                }
                let Some((words, rest)) = literal(rest) else { continue };
                let filled = opening == "said!(" && rest.trim_start().starts_with(',') && words.contains('{');
                let gaps = words.split('{').skip(1).filter_map(|gap| gap.split_once('}')).map(|(gap, _)| gap);
                let is_name = |gap: &&str| gap.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                let gaps = gaps.filter(|gap| filled && !gap.is_empty()).filter(is_name);
                let gaps = gaps.map(str::to_owned).collect();
                found.insert(kernel::said_key(&words), (words, gaps));
            }
        }
    }
    found
}

#[test]
fn every_sentence_of_care_has_its_words_in_every_other_language_with_the_same_gaps() {
    let said = said();
    assert!(said.len() > 300, "{} sentences were found", said.len());
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        let known = sentences(language);
        let lacks: Vec<_> =
            said.iter().filter(|(key, _)| !known.contains_key(&format!("{SAID}{key}"))).collect();
        assert!(lacks.is_empty(), "locales/{}/said.ftl lacks {lacks:#?}", language.code());
        for (key, (words, gaps)) in &said {
            assert_eq!(
                known.get(&format!("{SAID}{key}")),
                Some(gaps),
                "the gaps of `{words}` in {language:?}"
            );
        }
    }
}

/// Each key names a sentence of the source, or a word that fills its gaps.
#[test]
fn no_sentence_of_care_is_left_that_it_does_not_say() {
    let mut paths = Vec::new();
    for part in ["../care/src", "../kernel/src", "../ownership/src", "../triage/src"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &mut paths);
    }
    let mut keys: BTreeSet<String> = said().into_keys().collect();
    for path in paths {
        let text = fs::read_to_string(path).expect("it is text");
        keys.extend(
            text.match_indices('"')
                .filter_map(|(at, _)| literal(&text[at..]))
                .map(|(words, _)| kernel::said_key(&words)),
        );
    }
    let german = sentences(Language::German);
    let idle: Vec<_> =
        german.keys().filter_map(|key| key.strip_prefix(SAID)).filter(|key| !keys.contains(*key)).collect();
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
