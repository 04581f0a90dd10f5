//! The words of our pages, in the reader's language.
//!
//! In: a key, and values to fill in. Out: the sentence, in the language of whoever the page is drawn for. Promised:
//! every key that the source names stands in `locales/` in every language with the same variables, and nothing else
//! does (a test reads both); what a reader's language lacks is said in English; a customer's words are never
//! translated here.
//!
//! A page is drawn within [`for_reader`]; outside of it the reader is English and in UTC, which is what tests see.

mod book;
pub mod calendar;
mod said;
mod speak;
#[cfg(test)]
mod tests;

use jiff::tz::TimeZone;

pub use book::{Fill, Fills, Language};
pub use said::{say, span};
pub use speak::speak;

/// For whom a page is drawn.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// Their language.
    pub language: Language,
    /// Their time zone; `None` where only their browser knows it: times are then drawn in UTC and put right there.
    pub zone: Option<TimeZone>,
}

tokio::task_local! {
    static READER: Reader;
}

/// Runs what draws a page for a reader.
pub async fn for_reader<F: Future>(reader: Reader, draws: F) -> F::Output {
    READER.scope(reader, draws).await
}

/// Whoever the page is drawn for.
pub fn reader() -> Reader {
    READER.try_with(Clone::clone).unwrap_or_default()
}

/// The language in which the page is drawn.
pub fn language() -> Language {
    READER.try_with(|reader| reader.language).unwrap_or_default()
}

/// A sentence without variables.
pub fn t(key: &str) -> &'static str {
    book::plain(language(), key)
}

/// A sentence with variables: `tell("login-too-often", &[("wait", "2 min".into())])`. In a template, which
/// passes everything by reference: `ui::tell("login-too-often", [("wait", ui::fill(wait))])`.
pub fn tell(key: &str, fills: &[(&str, Fill)]) -> String {
    book::filled(language(), key, fills)
}

/// What stands in the place of a variable, from a value or a reference to one, because a template holds either.
pub fn fill(value: impl Fills) -> Fill {
    value.fill()
}
