//! Who exists: departments, teams, queues.

use std::sync::Arc;

use kernel::Millis;
use serde::Serialize;

use super::Weights;
use crate::finding::At;
use crate::name::{CalendarName, DepartmentName, QueueName, RoleName, TeamName};
use crate::words::Select;

/// What holds where nothing else is said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Defaults {
    /// The set of quality standards (tone, scorecard, goodwill limits) that every team works by.
    pub standards: Option<Arc<str>>,
    /// A decision that looked at a fact less sure than this (0 to 1) asks a human to check the triage.
    pub triage_below_confidence: f32,
}

/// Who pays and hires.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Department {
    /// Its name in the file.
    pub id: DepartmentName,
    #[serde(skip)]
    pub(crate) at: At,
    /// Its name on the desk, if another.
    pub name: Option<Arc<str>>,
    /// The role that leads it.
    pub lead: Option<RoleName>,
}

/// A team of agents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Team {
    /// Its name in the file.
    pub id: TeamName,
    #[serde(skip)]
    pub(crate) at: At,
    /// Its name on the desk, if another.
    pub name: Option<Arc<str>>,
    /// The solid line.
    pub department: DepartmentName,
    /// The dotted lines.
    pub dotted_to: Vec<DepartmentName>,
    /// The team that it is a part of.
    pub parent: Option<TeamName>,
    /// The department that pays for its people, if another.
    pub headcount_from: Option<DepartmentName>,
    /// When it works.
    pub calendar: CalendarName,
    /// The networks on which it works.
    pub channels: Vec<Arc<str>>,
    /// The surfaces on which it may publish; on all others it may not.
    pub may_publish: Vec<Arc<str>>,
    /// What its agents can do.
    pub skills: Vec<Arc<str>>,
    /// Units of work that one agent holds at a time.
    pub capacity_units: Option<u32>,
    /// What an item takes of them, where it is not as `[capacity]` says.
    #[serde(skip_serializing_if = "Weights::is_empty")]
    pub weights: Weights,
    /// For how long after signing in an agent's capacity grows from one unit to all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ramp_up: Option<Millis>,
    /// The standard by which it works, if not that of all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards: Option<Arc<str>>,
    /// The cost of an hour.
    pub hourly_cost: Option<f64>,
    /// What an agent needs to join.
    pub admission: Option<Admission>,
    /// What its agents may decide alone.
    pub authority: Option<Authority>,
    /// The departments that see its scorecard.
    pub scorecard_visible_to: Vec<DepartmentName>,
}

/// What an agent needs to join a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Admission {
    /// The certificates, all of them.
    pub certificate: Vec<Arc<str>>,
    /// The agent must want it.
    pub opt_in: bool,
}

/// What an agent may decide alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Authority {
    /// The largest goodwill payment.
    pub goodwill_limit: Option<f64>,
    /// May leave the script.
    pub off_script: bool,
    /// May apologise in public.
    pub public_apology: bool,
}

/// A place in which items wait for an agent of one team.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Queue {
    /// Its name in the file.
    pub id: QueueName,
    #[serde(skip)]
    pub(crate) at: At,
    /// Its name on the desk, if another.
    pub name: Option<Arc<str>>,
    /// Whose it is. Only a built-in queue that no file declares has no team.
    pub team: Option<TeamName>,
    /// How an agent is chosen.
    pub select: Option<Select>,
    /// How long an item waits for an agent with all the skills that it asks for; then it asks for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relax_after: Option<Millis>,
    /// What a person who writes while it is closed is told.
    pub closed_message: Option<Arc<str>>,
}

/// Queues that rules may name without declaring them, with the names that the desk shows.
pub const BUILTIN_QUEUES: [(&str, &str); 4] = [
    ("safety_desk", "Safety desk"),
    ("corp_comms", "Corporate communications"),
    ("war_room", "War room"),
    ("moderation", "Moderation"),
];

impl Queue {
    /// What the desk shows.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }
}
impl Team {
    /// What the desk shows.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }
}
impl Department {
    /// What the desk shows.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }
}
