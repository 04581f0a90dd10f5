//! The facts of invitations.

use askama::Template;
use kernel::Instant;

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::{assets, ui};

/// One way on one network.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The network's id.
    pub channel: String,
    /// Its name.
    pub network: String,
    /// The way's word in addresses.
    pub way: &'static str,
    /// How many were offered.
    pub offered: u64,
    /// How many were followed.
    pub joined: u64,
    /// How many nobody answered.
    pub silent: u64,
    /// How many were declined.
    pub refused: u64,
    /// How many still wait.
    pub waiting: u64,
    /// The share that was lost, of those that have ended; `None` while none has.
    pub lost: Option<f64>,
    /// Of how many.
    pub n: u64,
}

/// Where to, as a word.
fn way(key: &str) -> &'static str {
    match key {
        "email" => ui::t("pivots-way-email"),
        "call" => ui::t("pivots-way-call"),
        _ => ui::t("pivots-way-private"),
    }
}

/// What became of an invitation, as a word.
fn became(key: &str) -> &'static str {
    match key {
        "joined" => ui::t("pivots-joined"),
        "silent" => ui::t("pivots-silent"),
        "refused" => ui::t("pivots-refused"),
        _ => ui::t("pivots-waiting"),
    }
}

impl Line {
    pub(crate) fn word(&self) -> &'static str {
        way(self.way)
    }
    /// Each number with the state that narrows the rows behind it.
    pub(crate) const fn numbers(&self) -> [(&'static str, u64); 5] {
        [
            ("", self.offered),
            ("joined", self.joined),
            ("silent", self.silent),
            ("refused", self.refused),
            ("offered", self.waiting),
        ]
    }
    pub(crate) fn share(&self) -> String {
        ui::percent(self.lost)
    }
}

/// A promise that everybody could read and that is still to be kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Open {
    /// Its case.
    pub case_id: String,
    /// To whom.
    pub person: String,
    /// What.
    pub text: String,
    /// Until when.
    pub due: Option<Instant>,
    /// Whether its time is over.
    pub broken: bool,
    /// Who made it.
    pub by: String,
}

/// The page.
#[derive(Template)]
#[template(path = "pivots/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The period, in days.
    pub days: u64,
    /// Each way on each network.
    pub lines: Vec<Line>,
    /// What we still owe in public.
    pub open: Vec<Open>,
    /// How many promises were kept in time, of how many that have ended.
    pub kept: (u64, u64),
}

impl View {
    /// The periods that can be chosen, in days.
    pub(crate) const fn periods(&self) -> &'static [u64] {
        &[1, 7, 30]
    }
}

/// An invitation in a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Past {
    /// Its case.
    pub case_id: String,
    /// Whose.
    pub person: String,
    /// The network's name.
    pub network: String,
    /// The way's word in addresses.
    pub way: &'static str,
    /// The state's word in addresses.
    pub state: &'static str,
    /// Who offered it.
    pub by: String,
    /// When.
    pub at: Instant,
}

impl Past {
    pub(crate) fn word(&self) -> &'static str {
        way(self.way)
    }
    pub(crate) fn became(&self) -> &'static str {
        became(self.state)
    }
}

/// What stands behind a number.
#[derive(Template)]
#[template(path = "pivots/rows.html")]
pub struct Rows {
    /// What stands around it.
    pub frame: Frame,
    /// The period, in days.
    pub days: u64,
    /// The invitations, newest first.
    pub rows: Vec<Past>,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}

/// What stands behind a number.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_rows(view: &Rows) -> Result<String, askama::Error> {
    view.render()
}
