//! The frame's facts.

use askama::Template;
use kernel::Instant;

use crate::assets;
use crate::ui::{self, Face, Icon, icon};

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// From the cookie `theme`; anything unknown is the system's.
    pub fn from_cookie(value: &str) -> Self {
        match value {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
    /// The cookie's value.
    pub const fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Which entry of the rail is lit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// A view of the desk: `mine`, `all`, `unassigned`, `snoozed`, `resolved` or a queue's slug.
    Desk(String),
    /// The sandbox.
    Sandbox,
    /// People.
    People,
    /// What triage has learnt.
    Triage,
    /// Who owns what.
    Ownership,
    /// Failed deliveries and sends.
    Problems,
    /// Settings.
    Settings,
    /// Nothing.
    Nowhere,
}

/// A view or queue in the rail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RailItem {
    /// The last part of its URL: `mine` or a queue's slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// How many cases stand there.
    pub count: u64,
    /// How many of them are late.
    pub late: u64,
}

impl RailItem {
    /// The icon; a queue without one of its own shows its letters instead.
    pub fn icon(&self) -> Option<Icon> {
        Some(icon(match self.slug.as_str() {
            "mine" => "circle-user",
            "all" => "inbox",
            "unassigned" => "circle-dashed",
            "snoozed" => "alarm-clock",
            "resolved" => "circle-check",
            _ => return None,
        }))
    }
    /// The letter after `g` that goes there.
    pub fn key(&self) -> Option<&'static str> {
        Some(match self.slug.as_str() {
            "mine" => "g m",
            "all" => "g a",
            "unassigned" => "g u",
            "snoozed" => "g s",
            "resolved" => "g r",
            _ => return None,
        })
    }
    /// Two letters for a queue: `Billing & refunds` gives `BR`.
    pub fn letters(&self) -> String {
        Face::new(self.slug.as_str(), self.name.as_str()).initials()
    }
    /// The count, in at most three characters.
    pub fn short_count(&self) -> String {
        if self.count > 999 { crate::ui::count(self.count) } else { self.count.to_string() }
    }
}

/// What every page with a rail needs.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The page's title.
    pub title: String,
    /// The moment for which the page is drawn.
    pub now: Instant,
    /// Who looks.
    pub me: Face,
    /// Their role, in words.
    pub role: String,
    /// The brand's name.
    pub brand: String,
    /// Put into every form and into `x-csrf-token`.
    pub csrf: String,
    /// Light or dark.
    pub theme: Theme,
    /// Whether single keys are on (cookie `keys`, on unless `off`).
    pub keys: bool,
    /// What is lit in the rail.
    pub place: Place,
    /// Mine, all, unassigned, snoozed, resolved.
    pub views: Vec<RailItem>,
    /// The queues that this user may see.
    pub queues: Vec<RailItem>,
    /// How many problems wait for somebody.
    pub problems: u64,
    /// Whether this user may direct others, and see what triage has learnt from them.
    pub may_direct: bool,
    /// Whether this user may open the settings.
    pub may_configure: bool,
    /// Whether the sandbox network is connected.
    pub has_sandbox: bool,
    /// Where live events come from, such as `/desk/events?view=mine&case=case_…&after=1041`; `None` on pages that
    /// stand still. `after` is the last event that the page already shows, so that none is missed between.
    pub events: Option<String>,
}

impl Frame {
    /// `page` on the lit entry, for `aria-current`.
    pub fn lit(&self, slug: &str) -> bool {
        matches!(&self.place, Place::Desk(view) if view == slug)
    }
    /// Whether this place is lit.
    pub fn at(&self, place: Place) -> bool {
        self.place == place
    }
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#rail" hx-swap="outerMorph">{% include "shell/rail.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Rail<'a> {
    frame: &'a Frame,
}

/// The rail, for live updates of its counts.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn rail(frame: &Frame) -> Result<String, askama::Error> {
    Rail { frame }.render()
}
