//! The settings' facts.

use askama::Template;
use kernel::Instant;

use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, Cell, Column, Face, Head, Tabular, t};

/// A colleague who may log in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct User {
    /// Their id.
    pub id: String,
    /// Their face.
    pub face: Face,
    /// What they log in with.
    pub login: String,
    /// The role: `admin`, `lead`, `agent`, `viewer`.
    pub role: String,
    /// The title of their team; empty for somebody without one.
    pub team: String,
    /// When they were here last.
    pub last_seen: Option<Instant>,
    /// Whether they may log in.
    pub active: bool,
}

impl Tabular for User {
    const COLUMNS: &'static [Column] = &[
        Column::words("user", || t("settings-col-user")),
        Column::words("role", || t("settings-role")),
        Column::words("team", || t("shell-team")),
        Column::number("seen", || t("settings-col-seen")),
        Column::buttons(|| t("settings-col-do")),
    ];
    fn cells(&self) -> Vec<Cell> {
        vec![
            self.face.name.as_str().into(),
            self.role.as_str().into(),
            self.team.as_str().into(),
            self.last_seen.into(),
        ]
    }
}

/// A log-in of the reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// Its id.
    pub id: String,
    /// `Firefox on Linux`.
    pub device: String,
    /// Since when.
    pub since: Instant,
    /// When it was used last.
    pub last_used: Instant,
    /// Whether it is this one.
    pub current: bool,
}

/// Which pane is open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pane {
    /// Users.
    Users(Vec<User>, Head),
    /// The reader's sessions.
    Sessions(Vec<Session>),
}

/// The settings.
#[derive(Template)]
#[template(path = "settings/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The open pane.
    pub pane: Pane,
    /// The teams to which somebody new may belong: name and title.
    pub teams: Vec<(String, String)>,
    /// What just happened: `Bo Nilsson may log in now.`
    pub done: Option<String>,
    /// What could not be done, and what to change.
    pub wrong: Option<String>,
}

impl View {
    pub(crate) const fn open(&self) -> &'static str {
        match self.pane {
            Pane::Users(..) => "users",
            Pane::Sessions(_) => "sessions",
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
