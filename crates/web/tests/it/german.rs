//! A German's desk is German: whatever the product says itself, on any page.

use axum::http::StatusCode;
use care::Tx;
use care::desk;
use kernel::Role;

use crate::world::{World, write};

/// English words that no German sentence holds.
const ENGLISH: &[&str] = &[
    "the", "this", "that", "these", "those", "are", "has", "have", "not", "and", "with", "from", "who",
    "they", "their", "nobody", "somebody", "what", "when", "where", "which", "of", "to", "by", "for",
    "needs", "sent", "paused", "yet", "your", "you", "before", "after", "because", "may", "must",
];

/// What the brand of these tests calls its queues and rules: names stay as they are.
const NAMES: &[&str] = &[
    "Press and law",
    "venting is read and left alone",
    "a journalist reaches communications even in a crisis",
    "a crisis goes to the war room",
];

/// Elements that hold nothing, and are not closed.
const VOID: &[&str] =
    &["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "use", "rect"];

/// The texts of a page that the product says itself. What people wrote stands in elements with a direction or a language
/// of their own; what programs read, in code.
fn said(page: &str) -> Vec<String> {
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut said = Vec::new();
    for part in page.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let name: String =
            tag.trim_start_matches('/').chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(last, _)| last != name) {}
        } else if !tag.starts_with('!') && !tag.ends_with('/') && !VOID.contains(&name.as_str()) {
            let foreign =
                matches!(&*name, "bdi" | "code" | "pre" | "script" | "style" | "textarea" | "q" | "kbd")
                    || tag.contains("dir=\"auto\"")
                    || (name != "html" && tag.contains(" lang=\"") && !tag.contains(" lang=\"de\""));
            open.push((name, foreign));
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && open.iter().all(|(_, foreign)| !foreign) {
            said.push(text);
        }
    }
    said
}

fn is_english(text: &str) -> bool {
    let own = NAMES.iter().fold(text.to_owned(), |text, name| text.replace(name, ""));
    // What is quoted, or holds together by dashes, is a name: a rule, a zone, a word of the search.
    own.split_whitespace()
        .map(|word| word.trim_matches(['.', ',', ':', ';', '!', '?', '(', ')', '…']))
        .any(|word| ENGLISH.contains(&word))
}

#[test]
fn what_people_wrote_is_told_from_what_the_product_says() {
    let page = "<html lang=\"de\"><p>Hallo <bdi>the cat</bdi> und</p><br><p dir=\"auto\">who is it</p><p>who is it</p>";
    assert_eq!(said(page), ["Hallo", "und", "who is it"]);
    assert!(is_english("who is it") && !is_english("Wer ist da? Die Warteschlange"));
}

#[tokio::test]
async fn no_page_of_a_german_says_anything_in_english() {
    let world = World::new().await;
    world.hear(1, "Jana Weiß", "@larkspur mein Internet ist weg, seit Montag").await;
    world.deliver("poison", "{ kein JSON").await;
    let ctx = world.ctx.clone();
    let rows =
        write(&world.db, async move |tx: &mut Tx| desk::list(tx, &ctx, &desk::View::All, 1, None).await)
            .await;
    let (case, person) = (rows.0[0].case_id, rows.0[0].person_id);
    let mut found = Vec::new();
    for role in [Role::Agent, Role::Lead, Role::Admin] {
        let mut browser = world.browser(role).await;
        browser.speaks("de");
        for page in [
            "/desk/all".to_owned(),
            "/desk/mine".to_owned(),
            "/desk/queue".to_owned(),
            "/desk/all?f=%7B".to_owned(),
            format!("/desk/all/{case}"),
            format!("/people/{person}"),
            "/people".to_owned(),
            "/people/per_1".to_owned(),
            "/nowhere".to_owned(),
            "/search?q=internet".to_owned(),
            "/engage".to_owned(),
            "/calls".to_owned(),
            "/macros".to_owned(),
            "/knowledge".to_owned(),
            "/approvals".to_owned(),
            "/wallboard".to_owned(),
            "/team".to_owned(),
            "/leads".to_owned(),
            "/pivots".to_owned(),
            "/checks".to_owned(),
            "/clocks".to_owned(),
            "/triage".to_owned(),
            "/settings/me".to_owned(),
            "/problems".to_owned(),
        ] {
            let answer = browser.get(&page).await;
            assert!(answer.status != StatusCode::INTERNAL_SERVER_ERROR, "{page}");
            assert!(answer.text.contains("<html lang=\"de\""), "{page} is no German page");
            let english = said(&answer.text).into_iter().filter(|text| is_english(text));
            found.extend(english.map(|text| format!("{page}: {text}")));
        }
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{found:#?}");
}
