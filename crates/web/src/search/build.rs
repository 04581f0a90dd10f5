//! From hits to the search page. Pure.

use std::ops::Range;

use care::cases::{Direction, State};
use care::search::{Context, Hit, Kind, Note, Page, Query};

use super::{Example, Found, Group, Piece};
use crate::desk::build::network;
use crate::ui::{self, Face};

/// How much of a long text is shown, in characters.
const SHOWN: usize = 220;
/// How much of it before the first word that was searched for.
const BEFORE: usize = 60;

/// What was found of one kind; `whole` if the page shows nothing else.
pub(super) fn group(query: &Query, kind: Kind, page: Page, whole: bool) -> Group {
    let count = page.hits.len();
    let is_more = page.next.is_some();
    let text = query.to_string();
    let more = page.next.map(|place| match whole {
        true => format!("/search?q={}&after={}", encoded(&text), place.0),
        false => format!("/search?q={}", encoded(&format!("{text} in:{kind}"))),
    });
    let (name, icon) = called(kind);
    Group {
        kind: kind.name(),
        icon,
        name,
        hits: page.hits.into_iter().map(|hit| found(query, hit)).collect(),
        count: if is_more { format!("{count}+") } else { count.to_string() },
        more,
        ended_early: page.ended_early,
    }
}

fn called(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Person => (ui::t("search-people"), "users"),
        Kind::Case => (ui::t("search-cases"), "inbox"),
        Kind::Message => (ui::t("search-messages"), "message-circle"),
        Kind::Article => (ui::t("search-knowledge"), "book-open"),
        Kind::Macro => (ui::t("search-macros"), "zap"),
    }
}

/// Where a hit opens: a message at its place in its case.
pub(super) fn href(hit: &Hit) -> String {
    match (hit.kind, &hit.context) {
        (Kind::Person, _) => format!("/people/{}", kernel::PersonId::from_uuid(hit.id)),
        (Kind::Article, _) => format!("/knowledge/{}", kernel::ArticleId::from_uuid(hit.id)),
        (Kind::Macro, _) => format!("/macros/{}", kernel::MacroId::from_uuid(hit.id)),
        (_, Some(context)) => format!("/desk/all/{}#{}", context.case_id, context.message_id),
        (_, None) => "/search".to_owned(),
    }
}

/// A hit as the palette shows it: where it opens, and in a few words what it is.
pub(super) fn offered(hit: &Hit) -> (String, String) {
    let words = match hit.kind {
        Kind::Person => vec![hit.title.clone(), hit.text.clone()],
        _ => {
            let shown = pieces(&hit.text, &hit.marks).into_iter().map(|piece| piece.words);
            vec![hit.title.clone(), shown.collect::<String>().chars().take(SHOWN / 2).collect()]
        }
    };
    let words: Vec<String> = words.into_iter().filter(|words| !words.is_empty()).collect();
    (href(hit), words.join(" · "))
}

fn found(query: &Query, hit: Hit) -> Found {
    let face = match (hit.kind, &hit.context) {
        (Kind::Person, _) => Some(kernel::PersonId::from_uuid(hit.id).to_string()),
        (_, context) => context.as_ref().map(|context| context.person_id.to_string()),
    };
    let named = match hit.kind {
        Kind::Person | Kind::Article | Kind::Macro => care::search::marks(query, hit.kind, &hit.title),
        Kind::Case | Kind::Message => Vec::new(),
    };
    Found {
        href: href(&hit),
        face: face.map(|id| Face::new(id, hit.title.as_str())),
        title: pieces(&hit.title, &named),
        text: pieces(&hit.text, &hit.marks),
        about: hit.context.as_ref().map(about).unwrap_or_default(),
        at: hit.at,
    }
}

fn about(context: &Context) -> Vec<String> {
    let said = match (context.direction, context.visibility) {
        (Direction::Note, _) => ui::t("search-note"),
        (Direction::Outbound, care::cases::Seen::Public) => ui::t("search-ours-public"),
        (Direction::Outbound, _) => ui::t("search-ours-private"),
        (Direction::Inbound, care::cases::Seen::Public) => ui::t("search-theirs-public"),
        (Direction::Inbound, _) => ui::t("search-theirs-private"),
    };
    let state = match context.state {
        State::Open => ui::t("search-open"),
        State::Waiting => ui::t("search-waiting"),
        State::Snoozed => ui::t("search-snoozed"),
        State::Resolved => ui::t("search-resolved"),
    };
    vec![network(&context.channel).name, said.to_owned(), state.to_owned()]
}

/// A text around the first word that was searched for, cut into what was and what was not.
pub(crate) fn pieces(text: &str, marks: &[Range<usize>]) -> Vec<Piece> {
    let first = marks.first().map_or(0, |mark| mark.start);
    let behind =
        |at: usize, many: usize| text[at..].char_indices().nth(many).map_or(text.len(), |(i, _)| at + i);
    let skipped = text[..first].chars().count().saturating_sub(BEFORE);
    let start = match skipped {
        0 => 0,
        many => {
            let cut = behind(0, many);
            text[cut..first].find(' ').map_or(cut, |space| cut + space + 1)
        }
    };
    let end = behind(start, SHOWN);
    let mut out = Vec::new();
    let mut push = |words: String, marked: bool| {
        if !words.is_empty() {
            out.push(Piece { words, marked });
        }
    };
    if start > 0 {
        push("… ".to_owned(), false);
    }
    let mut at = start;
    for mark in marks.iter().filter(|mark| mark.start >= start && mark.end <= end) {
        push(text[at..mark.start].to_owned(), false);
        push(text[mark.clone()].to_owned(), true);
        at = mark.end;
    }
    push(text[at..end].to_owned(), false);
    if end < text.len() {
        push(" …".to_owned(), false);
    }
    out
}

/// What was not understood, as sentences.
pub(super) fn said(query: &Query, unknown: &[String]) -> Vec<String> {
    let note = |note: &Note| match note {
        Note::NoOperator(name) => ui::tell("search-no-operator", &[("name", name.into())]),
        Note::NoValue(name, value) => {
            ui::tell("search-no-value", &[("name", (*name).into()), ("value", value.into())])
        }
        Note::TooShort(word) => ui::tell("search-too-short", &[("word", word.into())]),
        Note::TooLong => ui::t("search-too-long").to_owned(),
    };
    let nobody = unknown.iter().map(|name| ui::tell("search-nobody", &[("name", name.into())]));
    query.notes.iter().map(note).chain(nobody).collect()
}

/// What can be asked, by examples.
pub(super) fn examples() -> Vec<Example> {
    let example = |query, finds| Example { query, finds };
    vec![
        example("refund router", ui::t("search-eg-words")),
        example("\"since yesterday\"", ui::t("search-eg-phrase")),
        example("deliver* -parcel", ui::t("search-eg-begins")),
        example("from:maya", ui::t("search-eg-from")),
        example("to:larkspur", ui::t("search-eg-to")),
        example("assignee:me is:ours", ui::t("search-eg-assignee")),
        example("queue:care is:unanswered", ui::t("search-eg-queue")),
        example("channel:sandbox is:public", ui::t("search-eg-channel")),
        example("is:note is:resolved", ui::t("search-eg-note")),
        example("has:attachment has:draft has:promise", ui::t("search-eg-has")),
        example("topic:billing", ui::t("search-eg-topic")),
        example("after:7d before:today", ui::t("search-eg-dates")),
        example("on:2026-03-02", ui::t("search-eg-on")),
        example("in:messages refund", ui::t("search-eg-in")),
    ]
}

/// A query that finds more than one word did: its beginning.
pub(super) fn instead(query: &str) -> Option<String> {
    let word = query.trim();
    let start: String = word.chars().take(4).collect();
    let is_word = word.chars().count() > 4 && word.chars().all(char::is_alphanumeric);
    is_word.then(|| format!("{start}*"))
}

fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_shown_around_the_first_word_that_was_searched_for() {
        let text = format!("{} needle here {}", "straw ".repeat(40), "hay ".repeat(90));
        let at = text.find("needle").expect("it is there");
        let pieces = pieces(&text, std::slice::from_ref(&(at..at + 6)));
        assert_eq!(
            pieces.iter().filter(|piece| piece.marked).map(|p| p.words.as_str()).collect::<Vec<_>>(),
            ["needle"]
        );
        assert_eq!(pieces[0].words, "… ");
        assert!(pieces[1].words.starts_with("straw"));
        assert_eq!(pieces.last().map(|piece| piece.words.as_str()), Some(" …"));
    }

    #[test]
    fn a_text_in_any_script_is_cut_between_characters() {
        let text = "東".repeat(400);
        let pieces = pieces(&text, std::slice::from_ref(&(300 * 3..301 * 3)));
        assert!(pieces.iter().any(|piece| piece.marked && piece.words == "東"));
    }
}
