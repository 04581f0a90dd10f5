//! The team pages' facts.

use askama::Template;
use kernel::Instant;

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{Cell, Column, Face, Head, Presence, Tabular, t};
use crate::{assets, ui};

/// Something that an agent can do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Skill {
    /// Which, such as `billing`.
    pub name: String,
    /// How well, from 1.
    pub level: i64,
}

/// A certificate that an agent holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Certificate {
    /// Which, such as `public_voice`.
    pub name: String,
    /// Until when; `None` for ever.
    pub until: Option<Instant>,
    /// Whether it is over.
    pub expired: bool,
}

/// Hours in which somebody works.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shift {
    /// Its id.
    pub id: String,
    /// In words: `Mon–Fri 08:00–16:00, Europe/London`.
    pub words: String,
}

/// Somebody on the board.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// Who.
    pub face: Face,
    /// Whether they are here.
    pub presence: Presence,
    /// Since when.
    pub since: Option<Instant>,
    /// Their shift today, in words; empty without one.
    pub shift: String,
    /// Units in use.
    pub used: u64,
    /// Units in all.
    pub capacity: u64,
    /// How many cases wait on them.
    pub ours: u64,
    /// How many wait for the customer.
    pub theirs: u64,
    /// How many sleep.
    pub asleep: u64,
    /// How many of those that wait on them are late.
    pub late: u64,
    /// What they can do, in words.
    pub skills: String,
    /// A certificate that ends soon or is over, in words.
    pub expiring: Option<String>,
}

impl Tabular for Member {
    const COLUMNS: &'static [Column] = &[
        Column::words("who", || t("team-col-who")),
        Column::words("state", || t("team-col-state")),
        Column::words("shift", || t("team-col-shift")),
        Column::words("load", || t("team-col-load")),
        Column::number("ours", || t("team-col-ours")).told(|| t("team-col-ours-told")),
        Column::number("theirs", || t("team-col-theirs")).told(|| t("team-col-theirs-told")),
        Column::number("asleep", || t("team-col-asleep")).told(|| t("team-col-asleep-told")),
        Column::words("can", || t("team-col-can")),
    ];
    fn cells(&self) -> Vec<Cell> {
        vec![
            self.face.name.as_str().into(),
            self.presence.word().into(),
            self.shift.as_str().into(),
            self.used.into(),
            self.ours.into(),
            self.theirs.into(),
            self.asleep.into(),
            self.skills.as_str().into(),
        ]
    }
}

/// A team on the board.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Board {
    /// Its name.
    pub name: String,
    /// The department that answers for it.
    pub department: String,
    /// Its class: `dept-support` and the like.
    pub kind: &'static str,
    /// Everybody in it: who is here first.
    pub members: Vec<Member>,
}

impl Board {
    pub(crate) fn here(&self) -> usize {
        self.members.iter().filter(|member| member.presence.is_here()).count()
    }
    pub(crate) fn used(&self) -> u64 {
        self.members.iter().map(|member| member.used).sum()
    }
    pub(crate) fn capacity(&self) -> u64 {
        self.members.iter().map(|member| member.capacity).sum()
    }
}

/// Who works now.
#[derive(Template)]
#[template(path = "team/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The teams, in the model's order.
    pub teams: Vec<Board>,
    /// How evenly the load lies on those who are here: 0 all alike, 1 all on one; `None` for fewer than two.
    pub gini: Option<f64>,
    /// How many are here.
    pub here: u64,
    /// The head of each team's table.
    pub head: Head,
}

impl View {
    pub(crate) fn evenness(&self) -> String {
        self.gini.map_or_else(|| "–".into(), |gini| format!("{gini:.2}"))
    }
}

/// What somebody can do.
#[derive(Template)]
#[template(path = "team/one.html")]
pub struct One {
    /// What stands around it.
    pub frame: Frame,
    /// Who, as on the board.
    pub member: Member,
    /// Their home team.
    pub home: Option<String>,
    /// The teams: name, title, whether they belong to it.
    pub teams: Vec<(String, String, bool)>,
    /// Their skills.
    pub skills: Vec<Skill>,
    /// Skills that the model asks for and they have not.
    pub missing: Vec<String>,
    /// Their certificates.
    pub certificates: Vec<Certificate>,
    /// The certificates that the model asks for.
    pub known_certificates: Vec<String>,
    /// The roles of the model: name, whether they have it.
    pub roles: Vec<(String, bool)>,
    /// Their shifts.
    pub shifts: Vec<Shift>,
    /// Why the last change was refused.
    pub wrong: Option<String>,
}

/// The board.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}

/// One person's page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render_one(view: &One) -> Result<String, askama::Error> {
    view.render()
}
