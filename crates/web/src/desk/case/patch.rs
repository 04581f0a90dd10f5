//! Changes of a timeline, entry by entry.

use askama::Template;
use kernel::Instant;

use super::{Entry, Sending};
use crate::facts::Standing;
use crate::ui::{self, Audience};

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#timeline-{{ case_id }}" hx-swap="outerMorph">{% include "desk/case/timeline.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Whole<'a> {
    case_id: &'a str,
    entries: &'a [Entry],
    now: Instant,
    csrf: &'a str,
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#{{ key }}" hx-swap="outerMorph">{% include "desk/case/entry.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Replaced<'a> {
    key: &'a str,
    entry: &'a Entry,
    now: Instant,
    csrf: &'a str,
}

// What is added may be there already, by the answer to the reader's own deed: it is taken away first.
#[derive(Template)]
#[template(
    source = r##"{% for entry in entries %}<hx-partial hx-target="#{{ entry.key() }}" hx-swap="delete"><i></i></hx-partial>{% endfor %}<hx-partial hx-target="#{{ place }}" hx-swap="{{ swap }}">{% for entry in entries %}{% include "desk/case/entry.html" %}{% endfor %}</hx-partial>"##,
    ext = "html"
)]
struct Added<'a> {
    place: &'a str,
    swap: &'static str,
    entries: &'a [&'a Entry],
    now: Instant,
    csrf: &'a str,
}

/// The whole timeline of a case.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn whole(case_id: &str, entries: &[Entry], now: Instant, csrf: &str) -> Result<String, askama::Error> {
    Whole { case_id, entries, now, csrf }.render()
}

/// An entry that is no longer there.
pub fn gone(key: &str) -> String {
    format!(r##"<hx-partial hx-target="#{key}" hx-swap="delete"><i></i></hx-partial>"##)
}

/// An entry that looks different now.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn replaced(key: &str, entry: &Entry, now: Instant, csrf: &str) -> Result<String, askama::Error> {
    Replaced { key, entry, now, csrf }.render()
}

/// Entries that are new, behind another, or at the beginning of the timeline; nothing for none.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn added(
    case_id: &str,
    behind: Option<&str>,
    entries: &[&Entry],
    now: Instant,
    csrf: &str,
) -> Result<String, askama::Error> {
    if entries.is_empty() {
        return Ok(String::new());
    }
    let timeline = format!("timeline-{case_id}");
    let (place, swap) = behind.map_or((timeline.as_str(), "afterbegin"), |key| (key, "afterend"));
    Added { place, swap, entries, now, csrf }.render()
}
