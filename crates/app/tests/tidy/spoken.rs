//! What people read on a page is said in their language: no sentence stands in a template or in the code of a page.

use crate::source::{files, read, sources};

/// Names and signs that read the same in every language.
const NAMES: &[&str] = &["Commonground", "CSV", "UTC", "Esc", "TOML", "JSON", "API", "VIP", "ms", "kB"];

/// What a reader meets in a template: text between tags, and the attributes that are read out or shown.
fn said_by_template(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    // Expressions and tags of askama become a sign that no word holds.
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        let close = match &rest[at..at + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        plain.push_str(&rest[..at]);
        plain.push('\u{1}');
        rest = rest[at..].find(close).map_or("", |end| &rest[at + end + 2..]);
    }
    plain.push_str(rest);
    let mut said = Vec::new();
    for (at, piece) in plain.split('<').enumerate() {
        let (tag, text) = if at == 0 { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
        for attribute in ["title", "aria-label", "placeholder", "data-command", "alt", "aria-description"] {
            let value = tag.split(&format!(" {attribute}=\"")).nth(1).and_then(|rest| rest.split('"').next());
            said.extend(value.map(str::to_owned));
        }
        said.extend(text.split(['\u{1}', '\n']).map(|words| words.trim().to_owned()));
    }
    said.retain(|words| holds_a_word(words));
    said
}

fn holds_a_word(text: &str) -> bool {
    let mut text = text.to_owned();
    for name in NAMES {
        text = text.replace(name, "");
    }
    // Entities are signs.
    let text = text.replace("&amp;", "").replace("&nbsp;", "").replace("&gt;", "").replace("&lt;", "");
    text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 1)
}

/// What a reader may meet in code: two words and more, not in a message for programmers.
fn said_by_code() -> Vec<(String, String)> {
    // Files that quote the language of conditions or of queries.
    const SILENT: &[&str] = &[
        "/api/",
        "/hooks/",
        "/l10n/",
        "/kit/",
        "/tests/",
        "router.rs",
        "assets.rs",
        "state.rs",
        "ownership/words.rs",
        "ownership/rules.rs",
        "search/build.rs",
        "assets.rs",
        // What is kept with a file and told to programs and operators too.
        "media/keep.rs",
    ];
    // What a browser or the ownership language reads, not a person.
    const CODE: [&str; 10] = [
        "charset=",
        "attachment;",
        "default-src",
        "frame-src",
        "no-store",
        "no-cache",
        "hx-post=",
        "const kept",
        "direction is outbound",
        "case,person,state,",
    ];
    const FOR_US: [&str; 11] = [
        "expect(",
        "expect_err(",
        "tracing::",
        "panic!",
        "assert",
        "#[",
        "unreachable!",
        "include_str!",
        "debug!",
        "not_found(",
        "reason = ",
    ];
    let mut said = Vec::new();
    for source in sources("crates/web/src") {
        if SILENT.iter().any(|silent| source.path.contains(silent)) {
            continue;
        }
        for (at, literal) in &source.literals {
            let line = source.code[..*at].rsplit('\n').next().unwrap_or_default();
            // What stands between `<` and `>` is a tag, also where the literal ends before it closes.
            let tags = literal.split('<').enumerate();
            let words = tags
                .map(|(at, part)| match part.rsplit_once('>') {
                    Some((_, text)) => text,
                    None if at > 0 => "",
                    None => part,
                })
                .collect::<String>();
            let words = words
                .split('{')
                .map(|part| part.rsplit('}').next().unwrap_or(part))
                .collect::<Vec<_>>()
                .join("\u{1}");
            let sentence = words.split('\u{1}').any(|part| {
                part.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count()
                    > 1
            });
            let code = CODE.iter().any(|mark| literal.contains(mark));
            if sentence && !code && !FOR_US.iter().any(|mark| line.contains(mark)) {
                said.push((source.path.clone(), literal.clone()));
            }
        }
    }
    said
}

#[test]
fn what_people_read_on_a_page_is_said_in_their_language() {
    let mut said = said_by_code();
    for path in files("crates/web/src")
        .into_iter()
        .filter(|path| path.ends_with(".html") && !path.contains("/kit/") && !path.contains("/api/"))
    {
        said.extend(said_by_template(&read(&path)).into_iter().map(|words| (path.clone(), words)));
    }
    assert!(
        said.is_empty(),
        "put these into locales/ and say them with `t` or `tell`, so that nobody reads a language they did not choose:\n{}",
        said.iter().map(|(file, words)| format!("  {file}: {words}")).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn the_reader_of_templates_sees_words_and_skips_signs() {
    let text = r#"<p title="A hint" class="meta">{{ name }} · <b>Late</b>{% if x %}&amp;{% endif %}</p>"#;
    assert_eq!(said_by_template(text), ["A hint", "Late"]);
}
