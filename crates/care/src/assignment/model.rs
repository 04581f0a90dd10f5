//! What waits, and what was chosen for it.

use db::{FromRow, Json};
use kernel::{CaseId, DecisionId, Instant, SelectionId, UserId, WorkItemId};
use ownership::{Selection, SkillNeed, Weight};

/// Who was given a case, and why not the others.
#[derive(Clone, Debug, FromRow)]
pub struct Chosen {
    /// Its id.
    pub id: SelectionId,
    /// When.
    pub at: Instant,
    /// In which queue the case stood.
    pub queue: String,
    /// Who.
    pub chosen: UserId,
    /// Their name.
    pub name: String,
    /// The reasons.
    pub record: Json<Selection>,
}

/// An item that waits for us in nobody's hands.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Waiting {
    pub id: WorkItemId,
    pub case_id: CaseId,
    pub queue: String,
    pub rank_at: Instant,
    pub queued_at: Option<Instant>,
    pub weight: i64,
    skills: Option<Json<Vec<String>>>,
    pub select_by: Option<String>,
    pub previous: Option<UserId>,
    pub decision_id: Option<DecisionId>,
}

impl Waiting {
    pub fn weight(&self) -> Weight {
        match u32::try_from(self.weight) {
            Ok(0) | Err(_) => Weight::All,
            Ok(units) => Weight::Units(units),
        }
    }

    /// The skills that it asks for. Rules name them; what is no skill's name asks for nothing.
    pub fn skills(&self) -> Vec<SkillNeed> {
        let names = self.skills.iter().flat_map(|skills| &skills.0);
        names.filter_map(|name| name.parse().ok()).collect()
    }
}
