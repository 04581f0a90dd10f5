//! How well: one set of quality standards, and what its teams may give away.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::Model;
use crate::finding::At;
use crate::name::RoleName;

/// `[standards.NAME]`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standard {
    /// Its name.
    pub id: Arc<str>,
    #[serde(skip)]
    pub(crate) at: At,
    /// The scorecard by which answers are judged.
    pub scorecard: Option<Arc<str>>,
    /// The voice in which answers are written.
    pub tone: Option<Arc<str>>,
    /// The largest goodwill by topic; `default` for all other topics.
    pub goodwill: BTreeMap<Arc<str>, f64>,
}

impl Standard {
    /// The largest goodwill for a topic; `None` if the standard sets none.
    pub fn goodwill_for(&self, topic: Option<&str>) -> Option<f64> {
        topic.and_then(|topic| self.goodwill.get(topic)).or_else(|| self.goodwill.get("default")).copied()
    }
}

impl Model {
    /// The standard by which a team works: its own, else that of `[defaults]`. `None` if it is not declared.
    pub fn standard_of(&self, team: &str) -> Option<&Standard> {
        let own = self.team(team).and_then(|team| team.standards.as_ref());
        let name = own.or(self.defaults.standards.as_ref())?;
        self.standard(name)
    }

    /// A standard by its name.
    pub fn standard(&self, name: &str) -> Option<&Standard> {
        self.parts().into_iter().find_map(|part| part.standards.iter().find(|standard| *standard.id == *name))
    }

    /// The largest goodwill that an agent of a team may give for a topic alone: the smaller of what the standard
    /// and the team's authority allow. `None` if neither sets a limit; then every payment needs an approval.
    pub fn goodwill_limit(&self, team: &str, topic: Option<&str>) -> Option<f64> {
        let standard = self.standard_of(team).and_then(|standard| standard.goodwill_for(topic));
        let authority = self.team(team).and_then(|team| team.authority.as_ref()?.goodwill_limit);
        match (standard, authority) {
            (Some(standard), Some(authority)) => Some(standard.min(authority)),
            (one, other) => one.or(other),
        }
    }

    /// All roles that the model names: who approves, deputises, alone publishes, or leads a department.
    pub fn roles(&self) -> Vec<&RoleName> {
        let mut roles: Vec<&RoleName> = Vec::new();
        for part in self.parts() {
            for then in part.rules.iter().map(|rule| &rule.then) {
                roles.extend(&then.publish);
                let approvals = then.approval.iter().map(|rule| &rule.approval);
                roles.extend(approvals.flat_map(|approval| approval.by.iter().chain(&approval.deputy)));
            }
            roles.extend(part.departments.iter().filter_map(|department| department.lead.as_ref()));
        }
        roles.sort();
        roles.dedup();
        roles
    }
}
