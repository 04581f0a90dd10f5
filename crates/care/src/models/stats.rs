//! What each rule did, and who owns what now.

use db::{FromRow, Tx, args};
use kernel::{CaseId, Ctx, Cursor, DecisionId, Instant, MessageId, Page, PageRequest};
use ownership::{FactName, Facts, Kind, Layer, Model, Modes, Outcome, RuleId};
use serde::Serialize;

use super::shadow::before;
use super::store;
use crate::Result;
use crate::access::{Right, allow};

/// What a rule did.
#[derive(Clone, Debug, FromRow, Serialize)]
pub struct RuleStat {
    /// The rule.
    pub rule: String,
    /// How many items it decided.
    pub hits: u64,
    /// When it did so last.
    pub last_at: Instant,
}

/// An item that a rule decided.
#[derive(Clone, Debug, FromRow, Serialize)]
pub struct RuleItem {
    /// The decision.
    pub id: DecisionId,
    /// When.
    pub at: Instant,
    /// Its case.
    pub case_id: CaseId,
    /// Its message.
    pub message_id: MessageId,
    /// Where it went.
    pub queue: String,
}

/// What each rule decided since a moment, the busiest first. A rule that never did is not in the list.
pub async fn rule_stats(tx: &mut Tx, ctx: &Ctx, since: Instant) -> Result<Vec<RuleStat>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::RULE_HITS, &args![ctx.tenant, since]).await?)
}

/// The items that a rule decided since a moment, newest first.
pub async fn rule_items(
    tx: &mut Tx,
    ctx: &Ctx,
    rule: &str,
    since: Instant,
    page: PageRequest,
) -> Result<Page<RuleItem>> {
    allow(ctx, Right::Read)?;
    let (at, id) = before(page.after);
    let args = args![ctx.tenant, rule, since, at, id, page.limit + 1];
    let items: Vec<RuleItem> = tx.query(&store::RULE_ITEMS, &args).await?;
    Ok(Page::from_surplus(items, page, |item| Cursor { at: item.at, id: item.id.uuid() }))
}

/// Who owns one kind of message.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cell {
    /// The network.
    pub channel: String,
    /// What the person wants; `None` stands for what nobody could tell.
    pub intent: Option<String>,
    /// The queue, or what is done with it.
    pub outcome: Outcome,
    /// The rule that says so.
    pub rule: RuleId,
    /// Its layer.
    pub layer: Layer,
}

/// Channel by channel, intent by intent: whose it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Owned {
    /// The networks, in the order in which they were asked for.
    pub channels: Vec<String>,
    /// The intents; `None` stands for what nobody could tell.
    pub intents: Vec<Option<String>>,
    /// For each intent a row, in it for each channel a cell.
    pub rows: Vec<Vec<Cell>>,
}

/// Who owns what now, by deciding: a message of each intent on each channel, said in this visibility (`public` or
/// `private`) by somebody without reach or an open case, with the feeling and the need to act that go with the intent.
pub fn who_owns_what(model: &Model, modes: &Modes, channels: &[&str], visibility: &str) -> Owned {
    let Kind::Word(known) = FactName::Intent.kind() else { return Owned::empty() };
    let intents: Vec<Option<&str>> = known.iter().copied().map(Some).chain([None]).collect();
    let cell = |intent: Option<&str>, channel: &str| {
        let decided = ownership::decide(model, &typical(channel, visibility, intent), modes);
        let (channel, intent) = (channel.to_owned(), intent.map(str::to_owned));
        Cell { channel, intent, outcome: decided.outcome, rule: decided.rule, layer: decided.layer }
    };
    Owned {
        channels: channels.iter().map(|channel| (*channel).to_owned()).collect(),
        intents: intents.iter().map(|intent| intent.map(str::to_owned)).collect(),
        rows: intents
            .iter()
            .map(|intent| channels.iter().map(|channel| cell(*intent, channel)).collect())
            .collect(),
    }
}

impl Owned {
    fn empty() -> Self {
        Self { channels: Vec::new(), intents: Vec::new(), rows: Vec::new() }
    }
}

/// What is usually known of a message of this intent.
fn typical(channel: &str, visibility: &str, intent: Option<&str>) -> Facts {
    let facts = Facts::new()
        .with(FactName::Direction, "inbound")
        .with(FactName::Channel, channel)
        .with(FactName::Visibility, visibility)
        .with(FactName::Direct, true)
        .with(FactName::AuthorReach, 200.0);
    let Some(intent) = intent else { return facts };
    let (feeling, acts) = match intent {
        "complaint" | "legal_claim" | "regulator" | "self_harm" | "threat_to_life" => ("negative", true),
        "query" | "lead" | "press" | "competitor_switch" => ("neutral", true),
        "praise" | "thanks" => ("positive", false),
        "hate" => ("negative", false),
        _ => ("neutral", false),
    };
    let target = if intent == "competitor_switch" { "competitor" } else { "brand" };
    facts
        .with(FactName::Intent, intent)
        .with(FactName::NeedsAction, acts)
        .with(FactName::SentimentBrand, feeling)
        .with(FactName::SentimentTarget, target)
}
