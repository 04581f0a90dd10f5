//! The preferences' facts.

use askama::Template;
use care::preferences::{Density, Event, Theme};
use kernel::Instant;

use crate::l10n::Language;
use crate::prefs::Prefs;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::{assets, ui};

/// A command and its key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyRow {
    /// Its usual key, which names it.
    pub usual: &'static str,
    /// What it does.
    pub does: &'static str,
    /// The key as it stands in the field: `E`, `Shift E`, `G M`.
    pub value: String,
    /// The usual key, where it has been changed.
    pub was: Option<String>,
    /// Why it can't be this one.
    pub wrong: Option<String>,
}

/// Commands of a kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyGroup {
    /// What they are for.
    pub heading: &'static str,
    /// In the order of the help sheet.
    pub rows: Vec<KeyRow>,
}

/// A browser of the reader that is told while no page is open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Browser {
    /// Its subscription's id.
    pub id: String,
    /// `Firefox on Linux`.
    pub device: String,
    /// Since when.
    pub since: Instant,
}

/// The reader's preferences.
#[derive(Template)]
#[template(path = "settings/me/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// What the fields hold: what is kept, or what was asked and could not be.
    pub asked: Prefs,
    /// The names of all time zones.
    pub zones: Vec<String>,
    /// The keys.
    pub keys: Vec<KeyGroup>,
    /// The reader's browsers that are told.
    pub browsers: Vec<Browser>,
    /// Who we are to the browser, in base64; `None` where pushes are not set up.
    pub push_key: Option<String>,
    /// Whether the preferences were just kept.
    pub done: bool,
    /// Why they were not.
    pub wrong: Option<String>,
}

impl View {
    pub(crate) const fn open(&self) -> &'static str {
        "me"
    }
    pub(crate) fn wants(&self, event: &Event) -> bool {
        self.asked.wishes.events.contains(event)
    }
    pub(crate) fn event(&self, event: &Event) -> &'static str {
        match event {
            Event::Moves => ui::t("prefs-event-moves"),
            Event::Questions => ui::t("prefs-event-questions"),
            Event::Approvals => ui::t("prefs-event-approvals"),
            Event::Clocks => ui::t("prefs-event-clocks"),
            Event::Calls => ui::t("calls-told-event"),
            Event::Shifts => ui::t("prefs-event-shifts"),
        }
    }
    pub(crate) fn theme(&self, theme: &Theme) -> &'static str {
        match theme {
            Theme::System => ui::t("prefs-theme-system"),
            Theme::Light => ui::t("prefs-theme-light"),
            Theme::Dark => ui::t("prefs-theme-dark"),
        }
    }
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
