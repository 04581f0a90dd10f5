//! The frame's facts.

use askama::Template;
use kernel::Instant;

use crate::assets;
use crate::prefs::Prefs;
use crate::ui::{self, Face, Icon, Presence, icon};

pub use care::preferences::Theme;

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
    /// The floor at a glance.
    Wallboard,
    /// Who works now.
    Team,
    /// Words that wait for agreement.
    Approvals,
    /// What the next shift must know.
    Handover,
    /// What the reader was told.
    Notifications,
    /// What is worth a word back.
    Engage,
    /// Who may become a customer.
    Leads,
    /// What was noticed before words left.
    Checks,
    /// Promises, kept and broken.
    Clocks,
    /// The register of complaints.
    Complaints,
    /// What is searched for.
    Search,
    /// Calls.
    Calls,
    /// Invitations to go on elsewhere.
    Pivots,
    /// Words that are ready to be sent.
    Macros,
    /// What the brand knows.
    Knowledge,
    /// Nothing.
    Nowhere,
}

/// How the reader stands themselves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mine {
    /// Whether they are here.
    pub presence: Presence,
    /// How many units of their capacity are in use.
    pub used: u64,
    /// How many units they have.
    pub capacity: u64,
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
            "asked" => "message-circle-question",
            "approve" => "badge-check",
            "handed" => "arrow-right-left",
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
            "asked" => "g q",
            "approve" => "g y",
            "handed" => "g h",
            _ => return None,
        })
    }
    /// Whether it shows itself only while something stands there; its key and its command work all the same.
    pub fn is_rare(&self) -> bool {
        matches!(self.slug.as_str(), "asked" | "approve" | "handed")
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
    /// How the reader likes it.
    pub prefs: Prefs,
    /// What is lit in the rail.
    pub place: Place,
    /// Mine, all, unassigned, snoozed, resolved; asked of us, to approve, handed to us.
    pub views: Vec<RailItem>,
    /// Saved views, each counted up to 100.
    pub saved: Vec<RailItem>,
    /// The queues that this user may see.
    pub queues: Vec<RailItem>,
    /// How the reader stands; `None` for who answers nobody.
    pub mine: Option<Mine>,
    /// How much they were told and have not seen.
    pub unseen: u64,
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
    /// The reader's calls for which it is time.
    pub ringing: Vec<crate::calls::Pop>,
}

impl Frame {
    /// `page` on the lit entry, for `aria-current`.
    pub fn lit(&self, slug: &str) -> bool {
        matches!(&self.place, Place::Desk(view) if view == slug)
    }
    /// Whether an entry of the rail is shown now.
    pub fn shows(&self, item: &RailItem) -> bool {
        !item.is_rare() || item.count > 0 || self.lit(&item.slug)
    }
    /// Whether a place of the menu *More* is lit.
    pub fn is_elsewhere(&self) -> bool {
        matches!(
            self.place,
            Place::Wallboard
                | Place::Team
                | Place::People
                | Place::Ownership
                | Place::Leads
                | Place::Checks
                | Place::Clocks
                | Place::Complaints
                | Place::Search
                | Place::Calls
                | Place::Pivots
                | Place::Macros
                | Place::Knowledge
                | Place::Approvals
                | Place::Handover
                | Place::Triage
                | Place::Sandbox
                | Place::Settings
        )
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

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#presence" hx-swap="outerMorph">{% include "shell/presence.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Here<'a> {
    frame: &'a Frame,
    mine: &'a Mine,
}

/// The control with which the reader says whether they are here, for live updates.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn presence(frame: &Frame) -> Result<String, askama::Error> {
    frame.mine.as_ref().map_or_else(|| Ok(String::new()), |mine| Here { frame, mine }.render())
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#bell" hx-swap="outerMorph">{% include "shell/bell.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Bell<'a> {
    frame: &'a Frame,
}

/// How much the reader was told and has not seen, for live updates of pages beside the desk.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn bell(frame: &Frame) -> Result<String, askama::Error> {
    Bell { frame }.render()
}

#[derive(Template)]
#[template(
    source = r##"<hx-partial hx-target="#here" hx-swap="outerMorph">{% include "shell/here.html" %}</hx-partial>"##,
    ext = "html"
)]
struct Badge<'a> {
    frame: &'a Frame,
}

/// How the reader stands, in the rail, for live updates.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn here(frame: &Frame) -> Result<String, askama::Error> {
    Badge { frame }.render()
}
