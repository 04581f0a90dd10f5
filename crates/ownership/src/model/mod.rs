//! The model: a file with all that it extends and uses, resolved. Only [`crate::load`] makes one, so whoever
//! holds a [`Model`] knows that every name in it leads somewhere and that every item finds an owner.

mod capacity;
mod promise;
mod routing;
mod standard;
mod structure;

use std::sync::Arc;

use serde::Serialize;

use crate::calendar::Calendar;
use crate::finding::At;
use crate::holidays::HolidaySet;
use crate::name::{ModeName, ModelId};

pub use capacity::{Capacity, Weight, Weights, skill_level};
pub use promise::{Ola, Promise, Sla, SlaTarget};
pub use routing::{
    Approval, ApprovalRule, Escalation, FollowTheSun, GoldenTest, Handoff, Overflow, PriorityRule, Rule,
    Scope, Target, Then,
};
pub use standard::Standard;
pub use structure::{Admission, Authority, BUILTIN_QUEUES, Defaults, Department, Queue, Team};

/// A whole ownership model.
#[derive(Clone, Debug, Serialize)]
pub struct Model {
    pub(crate) id: ModelId,
    pub(crate) version: Option<u32>,
    #[serde(skip)]
    pub(crate) hash: Arc<str>,
    #[serde(skip)]
    pub(crate) at: At,
    pub(crate) defaults: Defaults,
    pub(crate) calendars: Vec<Calendar>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) holidays: Vec<HolidaySet>,
    pub(crate) slas: Vec<Sla>,
    #[serde(skip_serializing_if = "Ola::is_silent")]
    pub(crate) ola: Ola,
    #[serde(skip_serializing_if = "Capacity::is_silent")]
    pub(crate) capacity: Capacity,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) standards: Vec<Standard>,
    pub(crate) departments: Vec<Department>,
    pub(crate) teams: Vec<Team>,
    pub(crate) queues: Vec<Queue>,
    /// In the order of precedence; empty if `scopes` is not.
    pub(crate) rules: Vec<Rule>,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) overflows: Vec<Overflow>,
    pub(crate) follow_the_sun: Vec<FollowTheSun>,
    pub(crate) handoffs: Vec<Handoff>,
    pub(crate) escalations: Vec<Escalation>,
    #[serde(skip)]
    pub(crate) tests: Vec<GoldenTest>,
}

/// A queue with those who stand behind it.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    /// The queue.
    pub queue: &'a Queue,
    /// Its team; a built-in queue that no file declares has none.
    pub team: Option<&'a Team>,
    /// The team's department.
    pub department: Option<&'a Department>,
    /// The team's opening hours.
    pub calendar: Option<&'a Calendar>,
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $list:ident, $one:ident: $type:ident;)*) => {$(
        $(#[$doc])*
        pub fn $list(&self) -> Vec<&$type> {
            let mut all: Vec<&$type> = self.$list.iter().collect();
            for scope in &self.scopes {
                for item in scope.model.$list() {
                    if !all.iter().any(|known| known.id == item.id) {
                        all.push(item);
                    }
                }
            }
            all
        }
        /// The one of this name.
        pub fn $one(&self, name: &str) -> Option<&$type> {
            let own = self.$list.iter().find(|item| item.id == *name);
            own.or_else(|| self.scopes.iter().find_map(|scope| scope.model.$one(name)))
        }
    )*};
}

impl Model {
    /// Its `id`.
    pub fn id(&self) -> &ModelId {
        &self.id
    }
    /// Its version, if the file has one.
    pub fn version(&self) -> Option<u32> {
        self.version
    }
    /// `b3:` and the BLAKE3 hash, in hexadecimal, of what the model means, whatever its comments and layout.
    pub fn hash(&self) -> &str {
        &self.hash
    }
    /// What holds where nothing else is said.
    pub fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    lookups! {
        /// Calendars, those of used files included (the first of each name).
        calendars, calendar: Calendar;
        /// Promises, those of used files included (the first of each name).
        slas, sla: Sla;
        /// Departments, those of used files included (the first of each name).
        departments, department: Department;
        /// Teams, those of used files included (the first of each name).
        teams, team: Team;
        /// Queues, those of used files and built-in ones that are named included (the first of each name).
        queues, queue: Queue;
    }

    /// What teams promise each other; of a composed model, what its own file says.
    pub fn ola(&self) -> &Ola {
        &self.ola
    }
    /// The sets of holidays of the file.
    pub fn holidays(&self) -> &[HolidaySet] {
        &self.holidays
    }

    /// A queue with its team, department and opening hours.
    pub fn owner_of(&self, queue: &str) -> Option<Owner<'_>> {
        let queue = self.queue(queue)?;
        let team = queue.team.as_ref().and_then(|team| self.team(team.as_str()));
        let department = team.and_then(|team| self.department(team.department.as_str()));
        let calendar = team.and_then(|team| self.calendar(team.calendar.as_str()));
        Some(Owner { queue, team, department, calendar })
    }

    /// The rules in the order of precedence; none if the model only composes others.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }
    /// The modes that its rules know, those of used files included, each once.
    pub fn modes(&self) -> Vec<ModeName> {
        let mut modes: Vec<ModeName> = Vec::new();
        for rule in self.parts().iter().flat_map(|part| &part.rules) {
            modes.extend(rule.mode.clone());
            modes.extend(rule.when.modes());
        }
        modes.sort_unstable();
        modes.dedup();
        modes
    }
    /// The other files that it composes, in the order of precedence.
    pub fn scopes(&self) -> &[Scope] {
        &self.scopes
    }
    /// Where long waits overflow to.
    pub fn overflows(&self) -> &[Overflow] {
        &self.overflows
    }
    /// Where ownership goes when a calendar closes.
    pub fn follow_the_sun(&self) -> &[FollowTheSun] {
        &self.follow_the_sun
    }
    /// Which change of facts moves ownership.
    pub fn handoffs(&self) -> &[Handoff] {
        &self.handoffs
    }
    /// When ownership moves because time ran out.
    pub fn escalations(&self) -> &[Escalation] {
        &self.escalations
    }
    /// The examples that the author wrote into the file.
    pub fn tests(&self) -> &[GoldenTest] {
        &self.tests
    }

    /// This model and all that its scopes use, without repetition by reference.
    pub(crate) fn parts(&self) -> Vec<&Self> {
        let mut parts = vec![self];
        for scope in &self.scopes {
            for part in scope.model.parts() {
                if !parts.iter().any(|known| known.hash == part.hash) {
                    parts.push(part);
                }
            }
        }
        parts
    }
}
