//! What does another model say?
//!
//! In: messages of which triage is not sure. Out: questions within a budget, and opinions, kept beside the reading.
//! Promised: an opinion fills facts that are unknown and nothing else, carries its own source, decides the route
//! again only as a correction would, and is never a signal for learning; a message is asked about once, and once more
//! if that failed; what was asked is counted before it is asked, so that no crash spends a budget twice.

mod asking;
pub mod store;
#[cfg(test)]
mod tests;

use db::{FromRow, Json, Tx, args};
use kernel::{CaseId, Ctx, Instant, MessageId};
use serde_json::json;
use triage::{Reading, Source, Triage};

pub use asking::{Health, Question, Terms, answered, ask, failed, health};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::learning::{self, OPINION, Rerouted, Said};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases};

/// The facts of which another model is asked.
pub const ASKED: [&str; 5] = ["needs_action", "intent", "sentiment_brand", "severity", "topic"];

/// What another model said.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    /// About which message.
    pub message: MessageId,
    /// Who says so.
    pub source: String,
    /// Facts with their values, and how sure it is, from 0 to 1.
    pub facts: Vec<(String, String, f32)>,
    /// How many tokens it cost.
    pub tokens: i64,
    /// When.
    pub at: Instant,
}

/// Takes the opinion of `source`: it is kept, and what it says with enough confidence fills facts that are unknown.
/// What makes no sense as a fact is kept and not used. A second opinion of the same source is not taken. Returns what
/// that meant for the route; `None` if it filled nothing.
pub async fn give(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    message: MessageId,
    source: &str,
    facts: &[(String, String, f32)],
    tokens: i64,
) -> Result<Option<Rerouted>> {
    allow(ctx, Right::Answer)?;
    let case = cases::message(tx, ctx, message).await?.case_id;
    let case = cases::lock(tx, ctx, case).await?;
    let message = cases::message(tx, ctx, message).await?;
    if message.direction != cases::Direction::Inbound || message.deleted_at.is_some() {
        return Err(Error::invalid("an opinion is about what a person wrote to us"));
    }
    // What is no number can't be kept, and says nothing.
    let sure = |confidence: f32| if confidence.is_nan() { 0.0 } else { confidence.clamp(0.0, 1.0) };
    let facts: Vec<_> =
        facts.iter().map(|(fact, value, c)| (fact.clone(), value.clone(), sure(*c))).collect();
    let given = args![ctx.tenant, message.id, source, Json(&facts), tokens, ctx.now()];
    if tx.execute(&store::INSERT, &given).await? == 0 {
        return Ok(None);
    }
    let old = learning::before(tx, ctx, &message).await?.reading(brand, &message);
    let mut reading = old.clone();
    let mut filled = Vec::new();
    for (fact, value, confidence) in &facts {
        if let Some(next) = fill(brand, &reading, fact, value, *confidence, source) {
            reading = next;
            filled.push(fact.as_str());
        }
    }
    let about = About::message(case.id, message.id);
    let data = json!({ "source": source, "tokens": tokens, "facts": filled });
    trail::note(tx, ctx, Kind::OpinionGiven, about, data).await?;
    cases::changed(tx, case.id);
    if filled.is_empty() {
        return Ok(None);
    }
    let route = learning::said_anew(tx, ctx, brand, &case, Said { message: &message, old, reading }).await?;
    Ok(Some(route.outcome))
}

/// The reading with one more fact, if that was unknown and the opinion is sure enough.
fn fill(
    brand: &Brand,
    reading: &Reading,
    fact: &str,
    value: &str,
    confidence: f32,
    source: &str,
) -> Option<Reading> {
    let is_unknown = reading.named().iter().any(|named| named.name == fact && named.value.is_none());
    let is_topic = fact != "topic" || brand.triage.topic_names().iter().any(|topic| topic == value);
    if !is_unknown || !is_topic || !ASKED.contains(&fact) || confidence < Triage::THRESHOLD {
        return None;
    }
    let mut next = reading.clone();
    next.set(fact, value, Source::named(format!("{OPINION}{source}"))).ok()?;
    // Whoever is not a person is never certain.
    let mut json = serde_json::to_value(&next).ok()?;
    json[fact]["confidence"] = json!(confidence);
    serde_json::from_value(json).ok()
}

/// The opinions on the messages of a case, oldest first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Opinion>> {
    allow(ctx, Right::Read)?;
    let rows: Vec<Row> = tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?;
    Ok(rows
        .into_iter()
        .map(|row| Opinion {
            message: row.message_id,
            source: row.source,
            facts: row.facts.0,
            tokens: row.tokens,
            at: row.at,
        })
        .collect())
}

#[derive(FromRow)]
struct Row {
    message_id: MessageId,
    source: String,
    facts: Json<Vec<(String, String, f32)>>,
    tokens: i64,
    at: Instant,
}
