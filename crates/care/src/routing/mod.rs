//! Whose is it, by when, who may answer?
//!
//! In: facts. Out: a decision of the ownership model with its reasons, and the row that keeps both. Promised: every
//! inbound message has exactly one decision, stored with all that is needed to explain and to repeat it.

pub mod store;

use std::collections::HashMap;

use db::{Arg, FromRow, Json, Tx, args};
use kernel::{CaseId, Ctx, DecisionId, Instant, MessageId, WorkItemId};
use ownership::{
    Approval, Autoreply, Decision, FactName, Facts, Layer, Model, QueueName, Record, Response, RoleName,
    Value,
};
use serde::{Deserialize, Serialize};
use triage::Reading;

use crate::access::{Right, allow};
use crate::brand::{self, Brand};
use crate::{Result, facts, models, staff};

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
    /// What was known, what was decided, and by which version.
    pub record: Json<Record>,
}

impl Stored {
    /// The number of the version that decided; `None` in what was stored before versions were noted.
    pub fn version(&self) -> Option<i64> {
        self.record.0.version
    }

    /// The model that decided, as long as it is kept; the one in force otherwise.
    pub fn model<'b>(&self, brand: &'b Brand) -> &'b Model {
        brand.model_of(self.version())
    }

    /// The same with the rules that were asked, in order. They are not stored: the model that decided is asked again.
    #[must_use]
    pub fn with_reasons(mut self, brand: &Brand) -> Self {
        self.record.0.evaluated = self.record.0.reasons(self.model(brand));
        self
    }
}

/// The decisions of one transaction, written together at its end.
#[derive(Default, Debug)]
pub struct Decisions {
    made: Vec<Vec<Arg<'static>>>,
    shadow: Vec<Vec<Arg<'static>>>,
}

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

    /// The same for a team that holds the case for another, which limits what it may say; `None` if nothing is said.
    /// What limited the team before is gone with it.
    pub fn limited(
        policy: Option<Self>,
        only: Option<Vec<String>>,
        public_reply: Option<String>,
    ) -> Option<Self> {
        let (approval, publish) = policy.map_or((None, None), |policy| (policy.approval, policy.publish));
        let policy = Self { approval, publish, only, public_reply };
        let Self { approval, publish, only, public_reply } = &policy;
        let says = approval.is_some() || publish.is_some() || only.is_some() || public_reply.is_some();
        says.then_some(policy)
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
    /// Decides, and keeps the decision for the end of the transaction; so does the model in the shadow, upon which nothing
    /// acts.
    pub fn decide(&mut self, ctx: &Ctx, brand: &Brand, subject: Subject<'_>, facts: Facts) -> Routed {
        let decision = ownership::decide(&brand.model, &facts, &brand.modes);
        let queue = whither(&brand.model, &decision, subject).to_owned();
        let (id, at): (DecisionId, _) = (ctx.mint(), ctx.now());
        if let Some((version, model)) = &brand.shadow {
            let other = ownership::decide(model, &facts, &brand.modes);
            let there = whither(model, &other, subject);
            let (case, message) = (subject.case, subject.message);
            let (from, to) = (decision.rule.to_string(), other.rule.to_string());
            let (moved, there) = (queue != there, there.to_owned());
            let row =
                args![ctx.tenant, *version, id, at, case, message, queue.clone(), there, from, to, moved];
            self.shadow.push(row.into());
        }
        let weight = weight(&brand.model, &queue, &facts);
        let (work_item, version) = (subject.work_item, Some(brand.model_version));
        let (modes, evaluated) = (brand.modes.clone(), Vec::new());
        let record = Record { work_item, version, facts, modes, result: decision, evaluated };
        let rule = record.result.rule.to_string();
        let json = serde_json::to_string(&record).expect("a record is made of texts and numbers");
        let row = args![ctx.tenant, id, subject.case, subject.message, at, queue.clone(), rule];
        self.made.push(row.into_iter().chain([Arg::json(json)]).collect());
        Routed { id, decision: record.result, version: brand.model_version, work_item, queue, weight }
    }

    /// How many bytes the records have that were made so far.
    pub fn bytes(&self) -> u64 {
        let size = |arg: &Arg<'_>| if let Arg::Json(json) = arg { json.len() as u64 } else { 0 };
        self.made.iter().flatten().map(size).sum()
    }

    /// Writes the decisions.
    pub async fn flush(self, tx: &mut Tx) -> Result<()> {
        if !self.made.is_empty() {
            tx.execute_many(&store::INSERT, self.made).await?;
        }
        if !self.shadow.is_empty() {
            tx.execute_many(&models::store::INSERT_SHADOW, self.shadow).await?;
        }
        Ok(())
    }
}

/// The queue in which a case stands after a decision.
fn whither<'a>(model: &'a Model, decision: &'a Decision, subject: Subject<'a>) -> &'a str {
    let queue = decision.queue().map(QueueName::as_str);
    queue.or(subject.standing).unwrap_or_else(|| brand::default_queue(model))
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
fn weight(model: &Model, queue: &str, facts: &Facts) -> i64 {
    let word = |name| match facts.value(name) {
        Some(Value::Word(word)) => Some(&**word),
        _ => None,
    };
    let (channel, visibility) = (word(FactName::Channel), word(FactName::Visibility));
    let team = model.owner_of(queue).and_then(|owner| owner.team).map(|team| team.id.as_str());
    staff::units_of(model.weight(team, channel.unwrap_or_default(), visibility.unwrap_or_default()))
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
    let newest = newest_word(of_case(tx, ctx, case).await?);
    Ok(newest.is_some_and(|result| result.layer == Layer::Guard || result.response() == Response::Hold))
}

/// Whether a machine may say prepared words in a case: an answer is expected, no guard holds it, and the rule does not
/// forbid it.
pub(crate) async fn may_machines_speak(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<bool> {
    let newest = newest_word(of_case(tx, ctx, case).await?);
    Ok(newest.is_some_and(|result| {
        let expected = matches!(result.response(), Response::Expected | Response::PublicOrIgnore);
        result.layer != Layer::Guard && expected && result.autoreply != Some(Autoreply::Never)
    }))
}

/// Whom a decision advises to ask: advice, upon which nothing acts.
pub fn advice(record: &Record) -> impl Iterator<Item = &str> {
    record.result.consult.iter().map(|party| party.as_str())
}

/// The newest of some decisions that says something about the case: a rule that only keeps it with its owner does not.
fn newest_word(decisions: Vec<Stored>) -> Option<Decision> {
    let mut results = decisions.into_iter().map(|stored| stored.record.0.result);
    results.find(|result| result.layer != Layer::Continuity)
}
