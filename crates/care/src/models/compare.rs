//! Two models over what was decided in the past. The pages are verbs; what is done with them is pure, so that it is done
//! on all cores and outside of any transaction.

use std::collections::HashMap;

use db::{FromRow, Tx, args};
use kernel::{CaseId, Ctx, Cursor, DecisionId, Instant};
use ownership::{Decision, FactName, Facts, Model, Modes, Outcome, Value};
use serde::{Deserialize, Serialize};

use super::store;
use crate::Result;
use crate::access::{Right, allow};

/// How many decisions a page of the past holds.
pub const PAGE: usize = 4_096;
/// How many cases are named for a cause.
const SAMPLES: usize = 5;
/// How many causes are told.
const CAUSES: usize = 200;

/// From when, up to but not including when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first moment.
    pub since: Instant,
    /// The first moment behind it.
    pub until: Instant,
}

/// A decision of the past, as it is stored.
#[derive(Clone, Debug, FromRow)]
pub struct Past {
    /// Its id.
    pub id: DecisionId,
    /// When it was made.
    pub at: Instant,
    /// For which case.
    pub case_id: CaseId,
    /// What was known, as JSON. It is read where it is decided upon, not while the database waits.
    pub record: String,
}

/// What of a record a decision needs.
#[derive(Deserialize)]
struct Known {
    facts: Facts,
    #[serde(default)]
    modes: Modes,
}

/// Why items move: what decided before, and what decides then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// The rule before.
    pub from_rule: String,
    /// The rule then.
    pub to_rule: String,
    /// The queue, or the action, before.
    pub from_queue: String,
    /// The queue, or the action, then.
    pub to_queue: String,
    /// How many items.
    pub count: u64,
    /// The first cases among them, five at most.
    pub samples: Vec<CaseId>,
}

/// How many items go from a queue to a queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// The queue, or the action, before.
    pub from: String,
    /// The queue, or the action, then.
    pub to: String,
    /// How many; where `from` is `to`, they stay.
    pub count: u64,
}

/// Two models over a period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// How many decisions were made again.
    pub items: u64,
    /// How many of them come out elsewhere.
    pub moved: u64,
    /// How many could not be read: another version of the product wrote them.
    pub unreadable: u64,
    /// Why, the most frequent first; 200 at most.
    pub causes: Vec<Cause>,
    /// From each queue to each queue, the largest first.
    pub matrix: Vec<Flow>,
}

impl Compared {
    /// The share that moves, 0 to 1; 0 of nothing.
    pub fn share(&self) -> f64 {
        if self.items == 0 { 0.0 } else { self.moved as f64 / self.items as f64 }
    }
}

/// A comparison under way. Parts that were made on different cores add up to the same, in any order.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    items: u64,
    moved: u64,
    unreadable: u64,
    // Nested, because a look-up by two borrowed names needs no new text for each item.
    flows: HashMap<String, HashMap<String, u64>>,
    causes: HashMap<[String; 4], Why>,
}

#[derive(Clone, Debug, Default)]
struct Why {
    count: u64,
    // Ordered, so that which cases are named does not depend on which core was faster.
    samples: Vec<(Instant, CaseId)>,
}

impl Why {
    fn add(&mut self, count: u64, samples: impl IntoIterator<Item = (Instant, CaseId)>) {
        self.count += count;
        for sample in samples {
            if let Err(place) = self.samples.binary_search(&sample)
                && place < SAMPLES
            {
                self.samples.insert(place, sample);
                self.samples.truncate(SAMPLES);
            }
        }
    }
}

impl Tally {
    /// Decides a page again with both models.
    pub fn of(a: &Model, b: &Model, page: &[Past]) -> Self {
        let mut tally = Self::default();
        for past in page {
            tally.add(a, b, past);
        }
        tally
    }

    fn add(&mut self, a: &Model, b: &Model, past: &Past) {
        let Ok(Known { facts, modes }) = serde_json::from_str(&past.record) else {
            self.unreadable += 1;
            return;
        };
        let (before, then) = (ownership::decide(a, &facts, &modes), ownership::decide(b, &facts, &modes));
        let (from, to) = (place(&before, &facts), place(&then, &facts));
        self.items += 1;
        count(&mut self.flows, from, to, 1);
        if from != to {
            self.moved += 1;
            let key = [before.rule.as_str(), then.rule.as_str(), from, to].map(str::to_owned);
            self.causes.entry(key).or_default().add(1, [(past.at, past.case_id)]);
        }
    }

    /// What two parts came to together.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.items += other.items;
        self.moved += other.moved;
        self.unreadable += other.unreadable;
        for (from, flows) in &other.flows {
            for (to, n) in flows {
                count(&mut self.flows, from, to, *n);
            }
        }
        for (key, why) in other.causes {
            self.causes.entry(key).or_default().add(why.count, why.samples);
        }
        self
    }

    /// The outcome, sorted.
    pub fn finish(self) -> Compared {
        let cause = |([from_rule, to_rule, from_queue, to_queue], why): ([String; 4], Why)| Cause {
            from_rule,
            to_rule,
            from_queue,
            to_queue,
            count: why.count,
            samples: why.samples.into_iter().map(|(_, case)| case).collect(),
        };
        let mut causes: Vec<Cause> = self.causes.into_iter().map(cause).collect();
        causes.sort_by(|a, b| {
            let names = |c: &Cause| [&c.from_rule, &c.to_rule, &c.from_queue, &c.to_queue].map(String::clone);
            b.count.cmp(&a.count).then_with(|| names(a).cmp(&names(b)))
        });
        causes.truncate(CAUSES);
        let mut matrix = Vec::new();
        for (from, flows) in self.flows {
            matrix.extend(flows.into_iter().map(|(to, count)| Flow { from: from.clone(), to, count }));
        }
        matrix.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| (&a.from, &a.to).cmp(&(&b.from, &b.to))));
        Compared { items: self.items, moved: self.moved, unreadable: self.unreadable, causes, matrix }
    }
}

fn count(flows: &mut HashMap<String, HashMap<String, u64>>, from: &str, to: &str, n: u64) {
    match flows.get_mut(from).and_then(|flows| flows.get_mut(to)) {
        Some(count) => *count += n,
        None => *flows.entry(from.to_owned()).or_default().entry(to.to_owned()).or_default() += n,
    }
}

/// Where an item stands after a decision: a rule that names no queue leaves an open case where it is.
fn place<'a>(decision: &'a Decision, facts: &'a Facts) -> &'a str {
    match &decision.outcome {
        Outcome::Queue(queue) => queue.as_str(),
        Outcome::Action(action) => match facts.value(FactName::OpenCaseQueue) {
            Some(Value::Word(queue)) => queue,
            _ => action.word(),
        },
    }
}

/// How many decisions a period holds.
pub async fn history_size(tx: &mut Tx, ctx: &Ctx, period: Period) -> Result<u64> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_one(&store::PAST_SIZE, &args![ctx.tenant, period.since, period.until]).await?)
}

/// The next page of what was decided in a period, oldest first; empty at its end.
pub async fn history(tx: &mut Tx, ctx: &Ctx, period: Period, after: Option<Cursor>) -> Result<Vec<Past>> {
    allow(ctx, Right::Read)?;
    // Ids begin with the time, so nothing has the nil id: the first page holds what was decided at the first moment.
    let after = after.unwrap_or(Cursor { at: period.since, id: uuid::Uuid::nil() });
    Ok(tx.query(&store::PAST, &args![ctx.tenant, after.at, after.id, period.until, PAGE]).await?)
}
