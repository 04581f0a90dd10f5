//! What waited too long, or became too grave, goes to those whom the model names.

use std::collections::HashMap;

use db::{Arg, FromRow, Json, Tx};
use kernel::{CaseId, Ctx, Instant, Said, WorkItemId, said};
use ownership::{Escalation, FactName, Facts, Record, SlaClock};
use serde_json::json;
use uuid::Uuid;

use super::due::TOGETHER;
use super::model::{Done, Kind};
use super::{MOVES_IN, Move, decide, make, may_move, store};
use crate::Result;
use crate::brand::Brand;
use crate::notifications::{self, To};
use crate::queues::{self, Turn, WorkItem};

/// What stands in a queue from which something may be escalated.
#[derive(FromRow)]
struct Standing {
    id: WorkItemId,
    case_id: CaseId,
    queue: String,
    version: Option<i64>,
    turn: Turn,
    arrived: Instant,
    waits: Option<Instant>,
}

impl Standing {
    /// The rules whose time has come.
    fn ripe<'a>(&'a self, ctx: &Ctx, brand: &'a Brand) -> impl Iterator<Item = &'a Escalation> {
        let (model, now) = (brand.model_of(self.version), ctx.now());
        let since = match (self.turn, self.waits) {
            (Turn::Ours, Some(waits)) => self.arrived.max(waits),
            _ => self.arrived,
        };
        let rules = decide::escalations(model, &self.queue);
        rules.filter(move |rule| rule.after <= decide::waited(model, rule, since, now))
    }

    /// What was known when the case was decided last, and how it stands now.
    fn facts(&self, ctx: &Ctx, last: Option<Facts>, oldest: Option<Instant>) -> Facts {
        let mut facts = last.unwrap_or_default();
        match self.turn {
            Turn::Ours => facts.set(FactName::Status, "waiting_on_us"),
            Turn::Theirs => facts.set(FactName::Status, "waiting_on_customer"),
            Turn::Asleep => facts.forget(FactName::Status),
        }
        if let Some(oldest) = oldest {
            facts.set(FactName::OldestWait, ctx.now().since(oldest).0 as f64);
        }
        facts
    }
}

/// Escalates what is due. A rule fires once while a case stands in its queue: then it stands elsewhere.
pub(super) async fn escalate(tx: &mut Tx, ctx: &Ctx, brand: &Brand, done: &mut Done) -> Result<()> {
    let queues = watched(brand);
    let Some(shortest) = shortest(brand) else { return Ok(()) };
    let texts = || Arg::texts(queues.iter().map(String::as_str));
    let oldest: Vec<(String, Instant)> = tx.query(&store::OLDEST, &[ctx.tenant.into(), texts()]).await?;
    let oldest: HashMap<String, Instant> = oldest.into_iter().collect();
    let mut after = WorkItemId::from_uuid(Uuid::nil());
    loop {
        let (since, before) = (ctx.now() - MOVES_IN, ctx.now() - shortest);
        let args = [ctx.tenant.into(), texts(), after.into(), before.into(), since.into(), TOGETHER.into()];
        let page: Vec<Standing> = tx.query(&store::STANDING, &args).await?;
        after = page.last().map_or(after, |last| last.id);
        let ripe: Vec<&Standing> = page.iter().filter(|one| one.ripe(ctx, brand).next().is_some()).collect();
        let mut known = known(tx, ctx, &ripe).await?;
        for standing in ripe {
            let oldest = oldest.get(&standing.queue).copied();
            let facts = standing.facts(ctx, known.remove(&standing.case_id), oldest);
            let rule = standing.ripe(ctx, brand).find(|rule| rule.when.holds(&facts, &brand.modes));
            if let Some(rule) = rule {
                one(tx, ctx, brand, standing, rule, done).await?;
            }
        }
        if page.len() < TOGETHER {
            return Ok(());
        }
    }
}

/// What was known of cases when they were decided last.
async fn known(tx: &mut Tx, ctx: &Ctx, ripe: &[&Standing]) -> Result<HashMap<CaseId, Facts>> {
    if ripe.is_empty() {
        return Ok(HashMap::new());
    }
    let args = [ctx.tenant.into(), Arg::ids(ripe.iter().map(|one| one.case_id))];
    let last: Vec<(CaseId, Json<Record>)> = tx.query(&store::LAST_FACTS, &args).await?;
    Ok(last.into_iter().map(|(case, record)| (case, record.0.facts)).collect())
}

async fn one(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    standing: &Standing,
    rule: &Escalation,
    done: &mut Done,
) -> Result<()> {
    let item = queues::lock(tx, ctx, standing.case_id).await?;
    let same = |item: &WorkItem| item.queue == standing.queue && item.turn == standing.turn;
    let Some(item) = item.filter(same) else { return Ok(()) };
    let wish = wish(rule);
    if !may_move(tx, ctx, brand, &item, &wish).await? {
        done.held += 1;
        return Ok(());
    }
    make(tx, ctx, brand, &item, wish).await?;
    done.escalated += 1;
    let data = json!({ "from": item.queue, "to": rule.to.as_str(), "why": why(rule) });
    let (kind, case) = (notifications::Kind::Escalated, Some(item.case_id));
    let mut told = notifications::Told::default();
    told.tell(ctx, notifications::leads_of(brand, rule.to.as_str()), kind, case, data.clone());
    if let Some(holder) = item.assignee {
        told.tell(ctx, To::User(holder), kind, case, data);
    }
    told.flush(tx, ctx).await
}

fn wish(rule: &Escalation) -> Move<'_> {
    Move {
        rule: Some(decide::way(rule.from.as_str(), rule.to.as_str())),
        reason: Some(why(rule)),
        ..Move::new(Kind::Escalation, rule.to.as_str())
    }
}

fn why(rule: &Escalation) -> Said {
    let (after, when) = (rule.after, rule.when.to_string());
    if after.0 == 0 {
        return when.into();
    }
    let after = match rule.clock {
        SlaClock::Business => said!("after {time} of opening hours", time = after),
        SlaClock::Calendar => said!("after {time}", time = after),
    };
    if when.is_empty() { after } else { said!("{after}: {when}", after, when) }
}

/// The queues from which something may be escalated, under any version.
fn watched(brand: &Brand) -> Vec<String> {
    let mut queues: Vec<String> = all(brand).map(|rule| rule.from.to_string()).collect();
    queues.sort_unstable();
    queues.dedup();
    queues
}

/// The shortest time after which something may be escalated.
fn shortest(brand: &Brand) -> Option<kernel::Millis> {
    all(brand).map(|rule| rule.after).min()
}

fn all(brand: &Brand) -> impl Iterator<Item = &Escalation> {
    brand.versions.values().chain([&brand.model]).flat_map(|model| decide::all_escalations(model))
}
