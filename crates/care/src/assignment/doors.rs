//! Through which doors work leaves a queue: to the team behind it, and, while it overflows, to other teams.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use db::{Tx, args};
use kernel::{CaseId, Ctx, DecisionId, Instant};
use ownership::{Condition, FactName, Facts, Model, Modes, Need, Select, Value};

use super::model::Waiting;
use super::store;
use crate::brand::Brand;
use crate::{Result, handoffs, routing, staff};

/// A way from a queue to the people of a team.
#[derive(Clone)]
pub(super) struct Door {
    /// The queue in which the work stands once they have it.
    pub queue: String,
    pub team: String,
    method: Select,
    relax_after: Option<kernel::Millis>,
    /// What the team asks of everybody in it.
    pub admission: Vec<Arc<str>>,
    /// Only what this holds for; what is public also asks for what the owning team does.
    pub only: Option<Condition>,
}

/// A queue in which something waits.
pub(super) struct Opening {
    pub queue: String,
    /// To its own team first, if it has one.
    pub own: Option<Door>,
    /// To others, while it overflows.
    pub others: Vec<Door>,
}

/// The queues in which something waits for us.
pub(super) struct Doors {
    pub openings: Vec<Opening>,
    modes: Modes,
    facts: HashMap<DecisionId, Facts>,
    /// What has moved so often that it is offered to nobody else.
    settled: HashSet<CaseId>,
}

/// The door of a queue to its own team.
fn door(brand: &Brand, queue: &str) -> Option<Door> {
    let owner = brand.owner_of(queue)?;
    let team = owner.team?;
    Some(Door {
        queue: queue.to_owned(),
        team: team.id.to_string(),
        // Where nobody says how work is given, people help themselves.
        method: owner.queue.select.unwrap_or(Select::Manual),
        relax_after: staff::relax_after(owner.queue),
        admission: admission(Some(team)),
        only: None,
    })
}

fn admission(team: Option<&ownership::Team>) -> Vec<Arc<str>> {
    team.and_then(|team| team.admission.as_ref()).map_or_else(Vec::new, |asks| asks.certificate.clone())
}

/// What the team asks for that stands behind a queue.
pub(super) fn asked_by(brand: &Brand, queue: &str) -> Vec<Arc<str>> {
    admission(brand.owner_of(queue).and_then(|owner| owner.team))
}

/// The model and those that it composes, each once.
fn parts(model: &Model) -> Vec<&Model> {
    let used = model.scopes().iter().flat_map(|scope| parts(&scope.model));
    std::iter::once(model).chain(used).collect()
}

impl Doors {
    pub async fn open(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Self> {
        let waiting: Vec<(String, Instant)> = tx.query(&store::QUEUES, &args![ctx.tenant]).await?;
        let openings = waiting.into_iter().map(|(queue, oldest)| {
            let wait = ctx.now().since(oldest).0 as f64;
            // What a forecast would say is unknown, and the unknown never matches.
            let state = Facts::new().with(FactName::OldestWait, wait);
            let mut others = Vec::new();
            for way in parts(&brand.model).into_iter().flat_map(Model::overflows) {
                if way.queue != *queue || !way.when.holds(&state, &brand.modes) {
                    continue;
                }
                let known = others.iter().any(|other: &Door| way.to == *other.queue);
                if let Some(other) = door(brand, way.to.as_str()).filter(|_| !known) {
                    others.push(Door { only: Some(way.only.clone()), ..other });
                }
            }
            Opening { own: door(brand, &queue), queue, others }
        });
        let modes = brand.modes.clone();
        Ok(Self { openings: openings.collect(), modes, facts: HashMap::new(), settled: HashSet::new() })
    }

    pub fn of(&self, queue: &str) -> Option<&Opening> {
        self.openings.iter().find(|opening| opening.queue == queue)
    }

    /// Learns what was known of items that might overflow, and which of them have moved too often to do so.
    pub async fn learn(&mut self, tx: &mut Tx, ctx: &Ctx, items: &[Waiting]) -> Result<()> {
        let overflow = items.iter().filter(|item| self.of(&item.queue).is_some_and(|o| !o.others.is_empty()));
        let overflow = overflow.filter_map(|item| Some((item.case_id, item.decision_id?)));
        let (cases, wanted): (Vec<CaseId>, Vec<DecisionId>) = overflow.unzip();
        (self.facts, self.settled) = Default::default();
        if !wanted.is_empty() {
            self.facts = routing::facts_of(tx, ctx, wanted).await?;
            let moved = handoffs::automatic(tx, ctx, cases).await?.into_iter();
            self.settled =
                moved.filter(|(_, moves)| *moves >= handoffs::MOVES).map(|(case, _)| case).collect();
        }
        Ok(())
    }

    /// The doors to other teams through which an item may go, each with what it asks of people.
    pub fn overflow(&self, brand: &Brand, item: &Waiting) -> Vec<(Door, Vec<Arc<str>>)> {
        let facts = item.decision_id.and_then(|id| self.facts.get(&id));
        let (Some(opening), Some(facts)) = (self.of(&item.queue), facts) else { return Vec::new() };
        if self.settled.contains(&item.case_id) {
            return Vec::new();
        }
        let private = facts.value(FactName::Visibility) == Some(&Value::from("private"));
        let fits = |door: &&Door| door.only.as_ref().is_none_or(|only| only.holds(facts, &self.modes));
        let doors = opening.others.iter().filter(fits).cloned();
        doors
            .map(|door| {
                let mut asks = door.admission.clone();
                if !private {
                    asks.extend(asked_by(brand, &item.queue));
                }
                (door, asks)
            })
            .collect()
    }
}

impl Door {
    /// Whether who had an item before may get it again, whichever team they are in.
    pub fn is_own(&self) -> bool {
        self.only.is_none()
    }

    /// What an item asks of the people behind the door.
    pub fn need(&self, item: &Waiting, certificates: Vec<Arc<str>>, now: Instant) -> Need {
        let said = item.select_by.as_deref().filter(|_| self.only.is_none());
        Need {
            method: said.and_then(Select::read).unwrap_or(self.method),
            skills: item.skills(),
            weight: item.weight(),
            certificates,
            waited: now.since(item.queued_at.unwrap_or(now)),
            relax_after: self.relax_after,
            previous: item.previous.filter(|_| self.only.is_none()),
        }
    }
}

/// Whether somebody with these certificates has all that is asked for.
pub(super) fn admits(asked: &[Arc<str>], held: &[String]) -> bool {
    asked.iter().all(|name| held.iter().any(|held| **held == **name))
}
