//! What a customer sees behind their link.

use askama::Template;

use crate::shell::Theme;
use crate::{assets, ui};

/// A time that can be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Time {
    /// What the form sends: microseconds.
    pub value: String,
    /// As people read it.
    pub word: String,
}

/// How it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stands {
    /// They choose, or choose anew.
    Open {
        /// The times.
        times: Vec<Time>,
        /// What they have chosen already.
        chosen: Option<String>,
    },
    /// They have chosen.
    Chosen(String),
    /// The link is over, or never was.
    Over,
}

/// The page.
#[derive(Template)]
#[template(path = "appointment/page.html")]
pub struct View {
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// The brand's name.
    pub brand: String,
    /// The zone in which times are said.
    pub zone: String,
    /// How it stands.
    pub stands: Stands,
    /// What went wrong with the last choice.
    pub error: Option<String>,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
