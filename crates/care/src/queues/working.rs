//! The work items of a batch: loaded together, changed in memory, written together.

use std::collections::{HashMap, HashSet};

use db::{Arg, Json, Tx, args};
use kernel::{CaseId, Ctx, Instant, UserId, WorkItemId};
use ownership::Promise;
use serde_json::json;

use super::model::{ItemState, Turn, WorkItem, head_start};
use super::store;
use crate::routing::{Policy, Routed};
use crate::trail::{About, Kind, Trail};
use crate::{Result, staff};

/// The work items of a batch's cases.
#[derive(Default, Debug)]
pub struct WorkItems {
    open: HashMap<CaseId, WorkItem>,
    done: HashMap<CaseId, WorkItem>,
    new: HashSet<CaseId>,
    changed: HashSet<CaseId>,
    /// Who said once that they are here, and is not.
    gone: HashSet<UserId>,
}

impl WorkItems {
    /// Loads the open items of some cases, and the last done ones.
    pub async fn load(&mut self, tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<()> {
        if cases.is_empty() {
            return Ok(());
        }
        let ids = || Arg::ids(cases.iter().copied());
        for item in tx.query::<WorkItem>(&store::OPEN_SOME, &[ctx.tenant.into(), ids()]).await? {
            self.open.insert(item.case_id, item);
        }
        for item in tx.query::<WorkItem>(&store::DONE_SOME, &[ctx.tenant.into(), ids()]).await? {
            self.done.insert(item.case_id, item);
        }
        self.gone = staff::gone(tx, ctx).await?;
        Ok(())
    }

    /// The queue in which a case stands, for the rule of continuity: of its open item, else of the last done one.
    pub fn queue(&self, case: CaseId) -> Option<&str> {
        self.open.get(&case).or_else(|| self.done.get(&case)).map(|item| item.queue.as_str())
    }

    /// The open item of a case.
    pub fn id(&self, case: CaseId) -> Option<WorkItemId> {
        self.open.get(&case).map(|item| item.id)
    }

    /// The promise and the expectation under which a case stands: those of the decision, or, where that only kept the
    /// case with its owner, those it has already.
    pub fn standing(&self, case: CaseId) -> Option<&WorkItem> {
        self.open.get(&case)
    }

    /// Puts a case where the decision says. An open case that stays in its queue keeps its agent and its place; one
    /// that moves goes into the new queue, in nobody's hands.
    pub fn place(&mut self, ctx: &Ctx, trail: &mut Trail, case: CaseId, routed: &Routed, rank_at: Instant) {
        let sla = routed.decision.sla.as_ref().map(ToString::to_string);
        let response = routed.decision.response().word().to_owned();
        if let Some(item) = self.open.get_mut(&case) {
            item.turn = Turn::Ours;
            item.decision_id = Some(routed.id);
            let said = routed.decision.priority.map(ownership::Priority::score);
            let priority = said.map_or(item.priority, |said| said.max(item.priority));
            if !routed.is_continuity() {
                item.sla = sla;
                item.response = response;
                Terms::of(routed).set(item);
            }
            item.matters(priority);
            if item.give_back(ctx.now(), &self.gone) {
                let data = json!({ "from": item.previous, "queue": item.queue });
                trail.note(ctx, Kind::Requeued, About::case(case), data);
            }
            if item.queue != routed.queue {
                let data = json!({ "from": item.queue, "to": routed.queue, "rule": routed.decision.rule });
                trail.note(ctx, Kind::Moved, About::case(case), data);
                item.queue.clone_from(&routed.queue);
                item.state = ItemState::Waiting;
                item.previous = item.assignee.take().or(item.previous);
                item.queued_at = Some(ctx.now());
            }
            self.changed.insert(case);
            return;
        }
        let back = self.done.get(&case).filter(|item| item.queue == routed.queue);
        let holder = back.and_then(|item| item.assignee);
        let assignee = holder.filter(|holder| !self.gone.contains(holder));
        let kept = back.filter(|_| routed.is_continuity());
        let sla = kept.map_or(sla, |item| item.sla.clone());
        let terms = kept.map_or_else(|| Terms::of(routed), Terms::standing);
        let mut item = WorkItem {
            id: routed.work_item,
            case_id: case,
            queue: routed.queue.clone(),
            state: if assignee.is_some() { ItemState::Taken } else { ItemState::Waiting },
            assignee,
            turn: Turn::Ours,
            rank_at,
            due_at: None,
            sla,
            response,
            decision_id: Some(routed.id),
            created_at: ctx.now(),
            taken_at: assignee.map(|_| ctx.now()),
            done_at: None,
            version: None,
            priority: 0.0,
            weight: 1,
            skills: None,
            select_by: None,
            policy: None,
            promise: None,
            queued_at: assignee.is_none().then(|| ctx.now()),
            previous: holder.filter(|_| assignee.is_none()),
        };
        let priority = terms.priority;
        terms.set(&mut item);
        item.matters(priority);
        self.open.insert(case, item);
        self.new.insert(case);
    }

    /// Puts an open case where a decision says that was made anew, because of words that are known already: whose turn
    /// it is stays, and so does everything that a rule leaves alone which only keeps the case with its owner.
    pub fn place_anew(&mut self, ctx: &Ctx, trail: &mut Trail, case: CaseId, routed: &Routed) {
        let Some((turn, rank_at)) = self.open.get_mut(&case).map(|item| {
            if !routed.is_continuity() {
                item.matters(routed.priority());
            }
            (item.turn, item.rank_at)
        }) else {
            return;
        };
        self.place(ctx, trail, case, routed, rank_at);
        if let Some(item) = self.open.get_mut(&case) {
            item.turn = turn;
        }
    }

    /// Hands an open case to another queue, in nobody's hands, with this policy. Its place, its promise and whose turn it
    /// is stay. Returns the item as it stood before.
    pub fn hand_over(
        &mut self,
        ctx: &Ctx,
        case: CaseId,
        to: &str,
        policy: Option<Policy>,
    ) -> Option<WorkItem> {
        let item = self.open.get_mut(&case)?;
        let before = item.clone();
        to.clone_into(&mut item.queue);
        item.state = ItemState::Waiting;
        item.previous = item.assignee.take().or(item.previous);
        item.taken_at = None;
        item.queued_at = Some(ctx.now());
        item.policy = policy.map(Json);
        self.changed.insert(case);
        Some(before)
    }

    /// When the case is due now; the earliest promise is its place in the queue.
    pub fn due(&mut self, case: CaseId, due_at: Option<Instant>) {
        let Some(item) = self.open.get_mut(&case) else { return };
        if item.due_at != due_at {
            item.due_at = due_at;
            item.rank_at = due_at.map_or(item.rank_at, |due| due - head_start(item.priority));
            self.changed.insert(case);
        }
    }

    /// Somebody of the brand answered, but not from here.
    pub fn answered(&mut self, case: CaseId) {
        if let Some(item) = self.open.get_mut(&case) {
            item.turn = Turn::Theirs;
            self.changed.insert(case);
        }
    }

    /// Writes what is new and what has changed.
    pub async fn flush(self, tx: &mut Tx, ctx: &Ctx) -> Result<()> {
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        let mut items: Vec<_> = self.open.into_values().collect();
        items.sort_unstable_by_key(|item| item.id);
        for item in items {
            if self.new.contains(&item.case_id) {
                new.push(row(ctx, item).into());
            } else if self.changed.contains(&item.case_id) {
                let row = args![
                    item.queue,
                    item.state,
                    item.assignee,
                    item.turn,
                    item.rank_at,
                    item.due_at,
                    item.sla,
                    item.response,
                    item.decision_id,
                    item.version,
                    item.priority,
                    item.weight,
                    item.skills,
                    item.select_by,
                    item.policy,
                    item.promise,
                    item.queued_at,
                    item.previous,
                    ctx.tenant,
                    item.id
                ];
                changed.push(row.into());
            }
        }
        if !new.is_empty() || !changed.is_empty() {
            super::freed(tx, ctx);
        }
        if !new.is_empty() {
            tx.execute_many(&store::INSERT, new).await?;
        }
        if !changed.is_empty() {
            tx.execute_many(&store::UPDATE, changed).await?;
        }
        Ok(())
    }
}

/// What a decision says about the work itself: under which version, how much it matters, what it takes.
struct Terms {
    version: Option<i64>,
    priority: f64,
    weight: i64,
    skills: Option<Json<Vec<String>>>,
    select_by: Option<String>,
    policy: Option<Json<Policy>>,
    promise: Option<Json<Promise>>,
}

impl Terms {
    fn of(routed: &Routed) -> Self {
        let decision = &routed.decision;
        let skills: Vec<String> = decision.skills.iter().map(ToString::to_string).collect();
        Self {
            version: Some(routed.version),
            priority: routed.priority(),
            weight: routed.weight,
            skills: (!skills.is_empty()).then_some(Json(skills)),
            select_by: decision.select.map(|select| select.word().to_owned()),
            policy: Policy::of(decision).map(Json),
            promise: decision.promise.clone().map(Json),
        }
    }

    /// Those under which an item stands already.
    fn standing(item: &WorkItem) -> Self {
        let item = item.clone();
        let WorkItem { version, priority, weight, skills, select_by, policy, promise, .. } = item;
        Self { version, priority, weight, skills, select_by, policy, promise }
    }

    fn set(self, item: &mut WorkItem) {
        let Self { version, weight, skills, select_by, policy, promise, .. } = self;
        (item.version, item.weight) = (version, weight);
        (item.skills, item.select_by) = (skills, select_by);
        (item.policy, item.promise) = (policy, promise);
    }
}

/// The arguments of an insert.
pub(super) fn row(ctx: &Ctx, item: WorkItem) -> [Arg<'static>; 24] {
    args![
        ctx.tenant,
        item.id,
        item.case_id,
        item.queue,
        item.state,
        item.assignee,
        item.turn,
        item.rank_at,
        item.due_at,
        item.sla,
        item.response,
        item.decision_id,
        item.created_at,
        item.taken_at,
        item.done_at,
        item.version,
        item.priority,
        item.weight,
        item.skills,
        item.select_by,
        item.policy,
        item.promise,
        item.queued_at,
        item.previous
    ]
}
