//! The log-in's facts.

use askama::Template;

use crate::shell::Theme;
use crate::{assets, ui};

/// A log-in that the demo prints.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hint {
    /// The role, in words.
    pub role: String,
    /// What they log in with.
    pub login: String,
    /// The password.
    pub password: String,
}

/// The log-in page.
#[derive(Template)]
#[template(path = "login/page.html")]
pub struct View {
    /// Light or dark.
    pub theme: Theme,
    /// The brand's name.
    pub brand: String,
    /// For the form.
    pub csrf: String,
    /// Where the reader wanted to go: a path of ours.
    pub next: String,
    /// What was typed before.
    pub login: String,
    /// Why it did not work.
    pub error: Option<String>,
    /// The demo's log-ins; empty elsewhere.
    pub hints: Vec<Hint>,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
