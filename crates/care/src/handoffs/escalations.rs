//! What waited too long, or became too grave, goes to those whom the model names.

use db::{Arg, FromRow, Json, Tx};
use kernel::{CaseId, Ctx, Instant, WorkItemId};
use ownership::{Escalation, FactName, Facts, Record};
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
    arrived: Instant,
    waits: Option<Instant>,
}

/// Escalates what is due. A rule fires once while a case stands in its queue: then it stands elsewhere.
pub(super) async fn escalate(tx: &mut Tx, ctx: &Ctx, brand: &Brand, done: &mut Done) -> Result<()> {
    let queues = watched(brand);
    let Some(shortest) = shortest(brand) else { return Ok(()) };
    let mut after = WorkItemId::from_uuid(Uuid::nil());
    loop {
        let texts = Arg::texts(queues.iter().map(String::as_str));
        let (since, before) = (ctx.now() - MOVES_IN, ctx.now() - shortest);
        let args = [ctx.tenant.into(), texts, after.into(), before.into(), since.into(), TOGETHER.into()];
        let page: Vec<Standing> = tx.query(&store::STANDING, &args).await?;
        for standing in &page {
            after = standing.id;
            one(tx, ctx, brand, standing, done).await?;
        }
        if page.len() < TOGETHER {
            return Ok(());
        }
    }
}

async fn one(tx: &mut Tx, ctx: &Ctx, brand: &Brand, standing: &Standing, done: &mut Done) -> Result<()> {
    let Some(item) = queues::lock(tx, ctx, standing.case_id).await? else { return Ok(()) };
    let model = brand.model_of(item.version);
    let since = match (item.turn, standing.waits) {
        (Turn::Ours, Some(waits)) => standing.arrived.max(waits),
        _ => standing.arrived,
    };
    let waited = ctx.now().since(since);
    let mut ripe = decide::escalations(model, &item.queue).filter(|rule| rule.after <= waited).peekable();
    if ripe.peek().is_none() {
        return Ok(());
    }
    let facts = facts(tx, ctx, &item).await?;
    let Some(rule) = ripe.find(|rule| rule.when.holds(&facts, &brand.modes)) else { return Ok(()) };
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

fn why(rule: &Escalation) -> String {
    if rule.when.is_empty() {
        format!("after {}", rule.after)
    } else {
        format!("after {}: {}", rule.after, rule.when)
    }
}

/// What was known when the case was decided last, and how it stands now.
async fn facts(tx: &mut Tx, ctx: &Ctx, item: &WorkItem) -> Result<Facts> {
    let last: Option<(CaseId, Json<Record>)> =
        tx.query_opt(&store::LAST_FACTS, &[ctx.tenant.into(), Arg::ids([item.case_id])]).await?;
    let mut facts = last.map_or_else(Facts::new, |(_, record)| record.0.facts);
    match item.turn {
        Turn::Ours => facts.set(FactName::Status, "waiting_on_us"),
        Turn::Theirs => facts.set(FactName::Status, "waiting_on_customer"),
        Turn::Asleep => facts.forget(FactName::Status),
    }
    Ok(facts)
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
