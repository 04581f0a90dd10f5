//! The notifications' facts.

use askama::Template;
use kernel::Instant;

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::{assets, ui};

/// Something that the reader was told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// A Lucide icon's name.
    pub icon: &'static str,
    /// What, as a sentence.
    pub words: String,
    /// Where it opens.
    pub href: Option<String>,
    /// When.
    pub at: Instant,
    /// Whether the reader has not seen it yet.
    pub new: bool,
}

/// What the reader was told.
#[derive(Template)]
#[template(path = "notifications/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The newest first.
    pub told: Vec<Told>,
}

impl View {
    pub(crate) fn fresh(&self) -> usize {
        self.told.iter().filter(|told| told.new).count()
    }
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
