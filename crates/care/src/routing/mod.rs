//! Whose is it, by when, who may answer?
//!
//! In: facts. Out: a decision of the ownership model with its reasons, and the row that keeps both. Promised: every
//! inbound message has exactly one decision, stored with all that is needed to explain and to repeat it.

pub mod store;

use std::collections::HashMap;

use db::{Arg, FromRow, Json, Tx, args};
use kernel::{CaseId, Ctx, DecisionId, Instant, MessageId, WorkItemId};
use ownership::{Approval, Decision, FactName, Facts, Layer, Record, Response, RoleName, Value};
use serde::{Deserialize, Serialize};
use triage::Reading;

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::{Result, facts, staff};

/// A decision as it is stored.
#[derive(Clone, Debug, FromRow)]
pub struct Stored {
    /// Its id.
    pub id: DecisionId,
    /// For which case.
    pub case_id: CaseId,
    /// Because of which message.
    pub message_id: MessageId,
    /// When.
    pub at: Instant,
    /// Where the case went.
    pub queue: String,
    /// Which rule said so.
    pub rule: String,
    /// Facts, rules and their results.
    pub record: Json<Record>,
}

/// The decisions of one transaction, written together at its end.
#[derive(Default, Debug)]
pub struct Decisions(Vec<Vec<Arg<'static>>>);

/// For what a decision is made.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The case.
    pub case: CaseId,
    /// Its work item, existing or about to.
    pub work_item: WorkItemId,
    /// The message that calls for the decision.
    pub message: MessageId,
    /// The queue in which the case stands already.
    pub standing: Option<&'a str>,
}

/// A decision and where the case goes.
#[derive(Clone, Debug)]
pub struct Routed {
    /// The stored decision.
    pub id: DecisionId,
    /// What was decided.
    pub decision: Decision,
    /// The version of the ownership model that decided.
    pub version: i64,
    /// The work item that it is for.
    pub work_item: WorkItemId,
    /// The queue. A decision to pause names none: the case then stays where it is, or goes where the rule goes that
    /// always matches.
    pub queue: String,
    /// How many units of an agent's capacity it takes; 0 for all of them.
    pub weight: i64,
}

/// What a decision says about who may speak. It is kept with the work, because it holds when the words are sent, not
/// when they are written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// Who must agree first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// The role that alone may publish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publish: Option<RoleName>,
    /// The only surfaces on which the team that holds it for another may publish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Vec<String>>,
    /// What that team may say in public, such as `holding_macro_only`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_reply: Option<String>,
}

impl Policy {
    /// What a decision says, if it says anything.
    pub fn of(decision: &Decision) -> Option<Self> {
        let Decision { approval, publish, .. } = decision;
        let says = approval.is_some() || publish.is_some();
        says.then(|| Self {
            approval: approval.clone(),
            publish: publish.clone(),
            only: None,
            public_reply: None,
        })
    }
}

impl Routed {
    /// How much the case matters: 0 is as usual, more is more.
    pub fn priority(&self) -> f64 {
        self.decision.priority.map_or(0.0, ownership::Priority::score)
    }

    /// Whether the rule only kept the case with its owner, and so says nothing about promises.
    pub fn is_continuity(&self) -> bool {
        self.decision.layer == Layer::Continuity
    }

    /// Whether somebody waits for an answer, where the case stands under `response`. A rule that only keeps the case
    /// with its owner says nothing about it: then the words do.
    pub fn is_answer_expected(&self, reading: &Reading, response: &str) -> bool {
        let wanted = reading.needs_action.value == Some(true) && self.is_continuity();
        let thanks = self.is_continuity() && facts::is_thanks(reading);
        wanted || (!thanks && matches!(response, "expected" | "hold"))
    }
}

impl Decisions {
    /// Decides, and keeps the decision for the end of the transaction.
    pub fn decide(&mut self, ctx: &Ctx, brand: &Brand, subject: Subject<'_>, facts: Facts) -> Routed {
        let modes = brand.modes.clone();
        let explanation = ownership::explain(&brand.model, &facts, &modes);
        let decision = explanation.result.clone();
        let queue = decision.queue().map(ToString::to_string);
        let queue = queue
            .or_else(|| subject.standing.map(str::to_owned))
            .unwrap_or_else(|| brand.default_queue().to_owned());
        let id: DecisionId = ctx.mint();
        let weight = weight(&brand.model, &facts);
        let record = Record::new((id, ctx.now(), subject.work_item), facts, modes, explanation);
        self.0.push(
            args![
                ctx.tenant,
                id,
                subject.case,
                subject.message,
                ctx.now(),
                queue.clone(),
                decision.rule.to_string(),
                Json(record)
            ]
            .into(),
        );
        Routed { id, decision, version: brand.model_version, work_item: subject.work_item, queue, weight }
    }

    /// Writes the decisions.
    pub async fn flush(self, tx: &mut Tx) -> Result<()> {
        if !self.0.is_empty() {
            tx.execute_many(&store::INSERT, self.0).await?;
        }
        Ok(())
    }
}

/// What was known when some decisions were made.
pub(crate) async fn facts_of(
    tx: &mut Tx,
    ctx: &Ctx,
    decisions: impl IntoIterator<Item = DecisionId>,
) -> Result<HashMap<DecisionId, Facts>> {
    let args = [ctx.tenant.into(), Arg::ids(decisions)];
    let rows: Vec<(DecisionId, Json<Record>)> = tx.query(&store::SOME, &args).await?;
    Ok(rows.into_iter().map(|(id, record)| (id, record.0.facts)).collect())
}

/// How much of an agent's capacity it takes.
fn weight(model: &ownership::Model, facts: &Facts) -> i64 {
    let word = |name| match facts.value(name) {
        Some(Value::Word(word)) => Some(&**word),
        _ => None,
    };
    let (channel, visibility) = (word(FactName::Channel), word(FactName::Visibility));
    staff::units_of(staff::weight_of(model, channel.unwrap_or_default(), visibility))
}

/// The decisions of a case, newest first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Stored>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?)
}

/// The newest decision of a case.
pub async fn latest(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Option<Stored>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_opt(&store::LATEST, &args![ctx.tenant, case]).await?)
}

/// Whether a guard holds a case (somebody is at risk, the press or the law is involved), or a rule said to hold the
/// answer: nothing is offered there, nobody is asked to rate it, and not everybody may leave it unanswered.
pub async fn is_guarded(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<bool> {
    let decisions = of_case(tx, ctx, case).await?;
    let results = decisions.iter().map(|stored| &stored.record.0.explanation.result);
    // A rule that only keeps a case with its owner says nothing about it.
    let newest = results.filter(|result| result.layer != Layer::Continuity).take(1);
    Ok(newest.into_iter().any(|result| result.layer == Layer::Guard || result.response() == Response::Hold))
}
