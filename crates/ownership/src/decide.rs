//! The decision. In: a model, facts, modes. Out: exactly one owner or action, for every input.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::condition::{Seen, Truth};
use crate::fact::Facts;
use crate::input::Modes;
use crate::model::{Approval, Model, PriorityRule, Promise, Queue, Rule, Scope, Target, Then};
use crate::name::{ModelId, PartyName, QueueName, RoleName, RuleId, SlaName, TeamName};
use crate::words::{Action, Autoreply, Layer, Level, Response, Select, SlaClock};

/// What is to be done with an item, and by which rule of which model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// The model that decided.
    pub config: Config,
    /// The rule that matched first.
    pub rule: RuleId,
    /// Its layer.
    pub layer: Layer,
    /// The owner or the action.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// The promise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sla: Option<SlaName>,
    /// What the promise comes to for this item: its lengths, clock and calendar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
    /// How urgent it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// How an agent is chosen: as the rule says, else as the queue says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub select: Option<Select>,
    /// What the agent must be able to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Arc<str>>,
    /// Who must agree before anything is published. A condition on a fact that is unknown does not waive it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// The role that alone may publish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publish: Option<RoleName>,
    /// Whether a machine may answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub autoreply: Option<Autoreply>,
    /// What the rule says about an answer; [`Decision::response`] is what holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<Response>,
    /// Whom to ask.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consult: Vec<PartyName>,
    /// Whom to tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inform: Vec<PartyName>,
    /// The prepared answer to offer.
    #[serde(default, rename = "macro", skip_serializing_if = "Option::is_none")]
    pub macro_name: Option<Arc<str>>,
    /// The author's reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Arc<str>>,
    /// A fact that the decision looked at is less sure than the model asks for: a human should check it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub needs_triage: bool,
}

/// Which model decided. With the facts and modes it is enough to decide again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Config {
    /// The model's id.
    pub id: ModelId,
    /// Its version, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// Its hash.
    pub hash: Arc<str>,
    /// The scopes that led to the rules, outermost first, joined by `/`; absent if the model has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Arc<str>>,
}

/// Where an item went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// To this queue, which is accountable from now on. For an open case it is the queue that the fact named.
    Queue(QueueName),
    /// To no queue: this is done with it.
    Action(Action),
}

/// How urgent an item is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Priority {
    /// In words.
    Level(Level),
    /// By formula: larger is more urgent.
    Score(f64),
}

impl Priority {
    /// One scale for both: `normal` is 0, as is no priority at all; `low` −4, `high` 4, `urgent` 16.
    pub fn score(self) -> f64 {
        match self {
            Self::Level(Level::Low) => -4.0,
            Self::Level(Level::Normal) => 0.0,
            Self::Level(Level::High) => 4.0,
            Self::Level(Level::Urgent) => 16.0,
            Self::Score(score) => score,
        }
    }

    /// The word for it: a score counts as the highest word whose own score it reaches.
    pub fn level(self) -> Level {
        match self.score() {
            score if score >= 16.0 => Level::Urgent,
            score if score >= 4.0 => Level::High,
            score if score <= -4.0 => Level::Low,
            _ => Level::Normal,
        }
    }
}

impl Decision {
    /// The accountable queue, unless an action was decided.
    pub fn queue(&self) -> Option<&QueueName> {
        match &self.outcome {
            Outcome::Queue(queue) => Some(queue),
            Outcome::Action(_) => None,
        }
    }
    /// The action, unless a queue was decided.
    pub fn action(&self) -> Option<Action> {
        match self.outcome {
            Outcome::Queue(_) => None,
            Outcome::Action(action) => Some(action),
        }
    }
    /// What kind of answer is expected: what the rule says, else an answer.
    pub fn response(&self) -> Response {
        self.response.unwrap_or(Response::Expected)
    }
}

/// Decides.
pub fn decide(model: &Model, facts: &Facts, modes: &Modes) -> Decision {
    walk(model, Seen { facts, modes }, |_, _| {})
}

/// The rule that matches first, and where it leads.
pub(crate) struct Found<'m> {
    pub(crate) part: &'m Model,
    pub(crate) rule: &'m Rule,
    pub(crate) outcome: Outcome,
}

/// Asks the rules in order and tells `visit` of each, up to and including the one that matches.
pub(crate) fn find<'m>(
    model: &'m Model,
    seen: Seen<'_>,
    mut visit: impl FnMut(&'m Rule, Truth, &'m Model),
) -> Found<'m> {
    let mut part = model;
    while let Some(scope) = part.scope_of(seen) {
        part = &scope.model;
    }
    for rule in &part.rules {
        let is_off = rule.mode.as_ref().is_some_and(|mode| !seen.modes.is_on(mode.as_str()));
        let truth = if is_off { Truth::No } else { rule.when.truth(seen) };
        let outcome = if truth == Truth::Yes { outcome(&rule.then, seen.facts) } else { None };
        let truth = if truth == Truth::Yes && outcome.is_none() { Truth::Unknown } else { truth };
        visit(rule, truth, part);
        if let Some(outcome) = outcome {
            return Found { part, rule, outcome };
        }
    }
    unreachable!(
        "a model is only loaded if it ends in `default`, which matches everything and names its target"
    )
}

/// Asks the rules in order, tells `visit` of each, and decides.
pub(crate) fn walk<'m>(model: &'m Model, seen: Seen<'_>, mut visit: impl FnMut(&'m Rule, Truth)) -> Decision {
    let mut is_unsure = false;
    let found = find(model, seen, |rule, truth, part| {
        is_unsure = is_unsure || looks_at_unsure_facts(rule, seen, part.defaults.triage_below_confidence);
        visit(rule, truth);
    });
    conclude(model, found, seen, is_unsure)
}

impl Model {
    /// The scope that applies: the first that matches.
    fn scope_of(&self, seen: Seen<'_>) -> Option<&Scope> {
        self.scopes.iter().find(|scope| scope.when.truth(seen) == Truth::Yes)
    }
}

/// The scopes that lead to the rules, outermost first.
fn scope_path(model: &Model, seen: Seen<'_>) -> Option<Arc<str>> {
    let mut path: Option<Arc<str>> = None;
    let mut part = model;
    while let Some(scope) = part.scope_of(seen) {
        part = &scope.model;
        path = Some(path.map_or_else(|| scope.id.clone(), |path| format!("{path}/{}", scope.id).into()));
    }
    path
}

fn outcome(then: &Then, facts: &Facts) -> Option<Outcome> {
    match &then.target {
        Target::Queue(queue) => Some(Outcome::Queue(queue.clone())),
        Target::Action(action) => Some(Outcome::Action(*action)),
        Target::OpenCase => match facts.value(crate::FactName::OpenCaseQueue)? {
            crate::Value::Word(queue) => Some(Outcome::Queue(queue.clone().into())),
            _ => None,
        },
    }
}

/// Whether a rule takes an item, apart from its mode: one that leads to the open case needs such a case.
pub(crate) fn takes(rule: &Rule, seen: Seen<'_>) -> bool {
    rule.when.truth(seen) == Truth::Yes && outcome(&rule.then, seen.facts).is_some()
}

/// Whether a rule that is asked looks at a fact less sure than this.
fn looks_at_unsure_facts(rule: &Rule, seen: Seen<'_>, below: f32) -> bool {
    let is_asked = rule.mode.as_ref().is_none_or(|mode| seen.modes.is_on(mode.as_str()));
    is_asked
        && rule.when.tests().any(|test| {
            let confidence = seen.facts.get(test.fact).and_then(|fact| fact.confidence);
            confidence.is_some_and(|confidence| confidence < below)
        })
}

fn conclude(model: &Model, found: Found<'_>, seen: Seen<'_>, needs_triage: bool) -> Decision {
    let Found { part, rule, outcome } = found;
    let scope = scope_path(model, seen);
    let then = &rule.then;
    let queue = match &outcome {
        Outcome::Queue(name) => part.queues.iter().find(|queue| queue.id == *name),
        Outcome::Action(_) => None,
    };
    let priority = then.priority.as_ref().map(|priority| match priority {
        PriorityRule::Level(level) => Priority::Level(*level),
        PriorityRule::Formula(formula) => Priority::Score(formula.value(seen.facts)),
    });
    let approval = then
        .approval
        .as_ref()
        .filter(|approval| approval.when.as_ref().is_none_or(|condition| condition.truth(seen) != Truth::No));
    Decision {
        config: Config { id: model.id.clone(), version: model.version, hash: model.hash.clone(), scope },
        rule: rule.id.clone(),
        layer: rule.layer,
        sla: then.sla.clone(),
        promise: then.sla.as_ref().and_then(|sla| promise(part, sla, queue, seen, priority)),
        priority,
        select: then.select.or(queue.and_then(|queue| queue.select)),
        skills: then.skills.clone(),
        approval: approval.map(|approval| approval.approval.clone()),
        publish: then.publish.clone(),
        autoreply: then.autoreply,
        response: then.response,
        consult: then.consult.clone(),
        inform: then.inform.clone(),
        macro_name: then.macro_name.clone(),
        reason: then.reason.clone(),
        needs_triage,
        outcome,
    }
}

/// The lengths of an SLA for this item, and the calendar in which they are counted.
fn promise(
    part: &Model,
    sla: &SlaName,
    queue: Option<&Queue>,
    seen: Seen<'_>,
    priority: Option<Priority>,
) -> Option<Promise> {
    let sla = part.slas.iter().find(|known| known.id == *sla)?;
    let team = queue.and_then(|queue| queue.team.as_ref());
    let promise = sla.promise(seen, team.map(TeamName::as_str), priority);
    let of_team =
        || part.teams.iter().find(|known| Some(&known.id) == team).map(|team| team.calendar.clone());
    let calendar =
        promise.calendar.clone().or_else(|| (sla.clock == SlaClock::Business).then(of_team).flatten());
    Some(Promise { calendar, ..promise })
}
