//! The changes of owner that messages and corrections bring about: found in memory, written together.

use std::collections::HashMap;

use db::{Arg, Json, Tx, args};
use kernel::{CaseId, Ctx};
use ownership::{Facts, Record};
use serde_json::json;

use super::model::{Handoff, Kind, State};
use super::{Limits, MOVES, Move, briefs, decide, store, sun, told};
use crate::Result;
use crate::brand::Brand;
use crate::notifications::{self, To, Told};
use crate::queues::{WorkItem, WorkItems};
use crate::routing::{Policy, Routed};
use crate::trail::{self, About, Trail};

/// The changes of owner of one transaction.
#[derive(Default, Debug)]
pub struct Handoffs {
    /// What was known of a case at its last decision, where a change of it would move the case.
    before: HashMap<CaseId, Facts>,
    /// How often a case has moved within the hour without anybody's doing.
    automatic: HashMap<CaseId, i64>,
    moves: Vec<Handoff>,
    told: Told,
}

/// A message that was routed.
pub(crate) struct Heard<'a> {
    /// In which case.
    pub case: CaseId,
    /// Its work item as it stood before; `None` if there was none.
    pub stood: Option<WorkItem>,
    /// What is known now, if [`Handoffs::watches`] asked for it.
    pub facts: Option<Facts>,
    /// The decision.
    pub routed: &'a Routed,
    /// Whether the case begins with this message.
    pub is_new: bool,
}

impl Handoffs {
    /// Loads what is needed to see what has changed. Costs nothing where the models move nothing by themselves.
    pub async fn load(
        &mut self,
        tx: &mut Tx,
        ctx: &Ctx,
        brand: &Brand,
        work: &WorkItems,
        cases: &[CaseId],
    ) -> Result<()> {
        let watched: Vec<CaseId> =
            cases.iter().copied().filter(|case| self.watches(brand, work, *case)).collect();
        if !watched.is_empty() {
            let args = [ctx.tenant.into(), Arg::ids(watched)];
            for (case, record) in tx.query::<(CaseId, Json<Record>)>(&store::LAST_FACTS, &args).await? {
                self.before.insert(case, record.0.facts);
            }
        }
        let moving = || brand.versions.values().chain([&brand.model]);
        if !cases.is_empty() && moving().any(|model| decide::moves(model)) {
            self.automatic = super::automatic(tx, ctx, cases.iter().copied()).await?;
        }
        Ok(())
    }

    /// Whether a change of what is known of this case may hand it over.
    pub fn watches(&self, brand: &Brand, work: &WorkItems, case: CaseId) -> bool {
        work.queue(case).is_some_and(|queue| {
            let version = work.standing(case).and_then(|item| item.version);
            decide::watches(brand.model_of(version), queue)
        })
    }

    /// What follows from a message for who has the case: a decision has moved it, what it says hands it over, or its own
    /// team sleeps; and whom the decision wants to be told. Whether the case stands elsewhere now than the decision said.
    pub(crate) fn hear(
        &mut self,
        ctx: &Ctx,
        brand: &Brand,
        trail: &mut Trail,
        work: &mut WorkItems,
        heard: Heard<'_>,
    ) -> bool {
        let Heard { case, stood, facts, routed, is_new } = heard;
        if is_new {
            self.inform(ctx, brand, trail, case, routed);
        }
        if let Some(stood) = stood {
            self.rerouted(ctx, brand, work, &stood, routed);
        }
        let mut moved = false;
        if let Some(now) = facts {
            if let Some(before) = self.before.get(&case).filter(|_| routed.is_continuity()).cloned() {
                moved = self.hand_over(ctx, brand, trail, work, case, (&before, &now)).is_some();
            }
            self.before.insert(case, now);
        }
        let Some(item) = work.standing(case) else { return moved };
        let (model, queue) = (brand.model_of(item.version).clone(), item.queue.clone());
        if let Some(sun) = decide::sun(&model, &queue, ctx.now()) {
            moved |= self.go(ctx, brand, trail, work, case, sun::wish(sun));
        }
        moved
    }

    /// A decision that was made anew has moved a case.
    pub(crate) fn rerouted(
        &mut self,
        ctx: &Ctx,
        brand: &Brand,
        work: &WorkItems,
        stood: &WorkItem,
        routed: &Routed,
    ) {
        let Some(item) = work.standing(stood.case_id).filter(|item| item.queue != stood.queue) else {
            return;
        };
        let rule = Some(routed.decision.rule.to_string());
        self.moves.push(Move { rule, ..Move::new(Kind::Reroute, &item.queue) }.row(ctx, brand, stood));
    }

    /// Hands a case over if what is known of it has changed so that the model says so. Returns where to.
    pub(crate) fn hand_over(
        &mut self,
        ctx: &Ctx,
        brand: &Brand,
        trail: &mut Trail,
        work: &mut WorkItems,
        case: CaseId,
        (before, now): (&Facts, &Facts),
    ) -> Option<String> {
        let item = work.standing(case)?;
        let (model, from) = (brand.model_of(item.version).clone(), item.queue.clone());
        let rule = decide::handoff_due(&model, &from, before, now)?;
        let to = rule.to.as_str();
        let wish = Move {
            rule: Some(decide::way(&from, to)),
            reason: Some(decide::reason(rule, before, now)),
            ack_due: brand.team_of(to).map(|_| decide::ack_due(&model, &from, to, ctx.now())),
            ..Move::new(Kind::Handoff, to)
        };
        self.go(ctx, brand, trail, work, case, wish).then(|| to.to_owned())
    }

    /// Moves a case without anybody's doing, unless it has moved too often.
    fn go(
        &mut self,
        ctx: &Ctx,
        brand: &Brand,
        trail: &mut Trail,
        work: &mut WorkItems,
        case: CaseId,
        wish: Move<'_>,
    ) -> bool {
        let Some(item) = work.standing(case) else { return false };
        let automatic = self.automatic.entry(case).or_default();
        if *automatic >= MOVES {
            self.hold(ctx, brand, trail, &item.clone(), wish);
            return false;
        }
        *automatic += 1;
        let Limits { only, public_reply } = wish.limits.clone();
        let policy = Policy::limited(item.policy.clone().map(|policy| policy.0), only, public_reply);
        let to = wish.to.to_owned();
        let Some(before) = work.hand_over(ctx, case, &to, policy) else { return false };
        let row = wish.row(ctx, brand, &before);
        let (kind, data) = told(&row);
        trail.note(ctx, kind, About::case(case), data.clone());
        if let (State::Waiting, Some(team)) = (row.state, &row.to_team) {
            self.told.tell(ctx, To::Team(team), notifications::Kind::HandedOver, Some(case), data);
        }
        self.moves.push(row);
        true
    }

    /// A move that is not made: that is noted once an hour, and the leads of whoever keeps the case are told.
    fn hold(&mut self, ctx: &Ctx, brand: &Brand, trail: &mut Trail, item: &WorkItem, wish: Move<'_>) {
        let row = held(ctx, brand, item, &wish);
        let data = json!({ "from": row.from_queue, "to": row.to_queue, "rule": row.rule });
        trail.note(ctx, trail::Kind::MoveHeld, About::case(item.case_id), data.clone());
        let (to, kind) = (notifications::leads_of(brand, &item.queue), notifications::Kind::MoveHeld);
        self.told.tell(ctx, to, kind, Some(item.case_id), data);
        self.moves.push(row);
    }

    /// Those whom the decision wants to know about a case are told when it begins.
    fn inform(&mut self, ctx: &Ctx, brand: &Brand, trail: &mut Trail, case: CaseId, routed: &Routed) {
        for party in &routed.decision.inform {
            let (whom, to) = whom(brand, party.as_str());
            let data = json!({ "whom": whom, "queue": routed.queue, "rule": routed.decision.rule });
            trail.note(ctx, trail::Kind::Informed, About::case(case), data.clone());
            for to in to {
                self.told.tell(ctx, to, notifications::Kind::Informed, Some(case), data.clone());
            }
        }
    }

    /// Writes what has moved, and tells those who have to know.
    pub async fn flush(mut self, tx: &mut Tx, ctx: &Ctx) -> Result<()> {
        for row in
            self.moves.iter_mut().filter(|row| row.kind == Kind::FollowTheSun && row.state != State::Held)
        {
            let brief = briefs::to_send(tx, ctx, row.case_id, row.from_user).await?;
            (row.note, row.promised) = (brief.note(), brief.promised);
        }
        let made = self.moves.iter().filter(|row| row.state != State::Held);
        let over: Vec<_> = made.map(|row| args![ctx.tenant, row.case_id].into()).collect();
        if !over.is_empty() {
            tx.execute_many(&store::MOVED_ON, over).await?;
        }
        if !self.moves.is_empty() {
            let rows = self.moves.into_iter().map(|row| row.row(ctx)).collect();
            tx.execute_many(&store::INSERT, rows).await?;
        }
        self.told.flush(tx, ctx).await
    }
}

/// The row of a move that is not made.
pub(super) fn held(ctx: &Ctx, brand: &Brand, item: &WorkItem, wish: &Move<'_>) -> Handoff {
    let move_ = Move { rule: wish.rule.clone(), ..Move::new(wish.kind, wish.to) };
    Handoff { state: State::Held, ..move_.row(ctx, brand, item) }
}

/// Who is meant by a name of the model, as the desk calls them, and whom that reaches.
fn whom<'a>(brand: &'a Brand, name: &'a str) -> (&'a str, Vec<To<'a>>) {
    if let Some(team) = brand.model.team(name) {
        return (team.title(), vec![To::Team(name)]);
    }
    if let Some(owner) = brand.owner_of(name) {
        let to = owner.team.map_or(To::Leads, |team| To::Team(team.id.as_str()));
        return (owner.queue.title(), vec![to]);
    }
    if let Some(department) = brand.model.department(name) {
        let teams = brand.model.teams().into_iter().filter(|team| team.department == department.id);
        return (department.title(), teams.map(|team| To::Team(team.id.as_str())).collect());
    }
    (name, vec![To::Role(name)])
}
