//! Why: each rule that was asked with what it answered, what would have changed the answer, and one sentence.

use std::fmt;
use std::sync::Arc;

use kernel::WorkItemId;
use serde::{Deserialize, Serialize};

use crate::condition::{Seen, Test, Truth, domain};
use crate::decide::{Decision, Outcome, decide, find, walk};
use crate::fact::{FactName, Facts, Kind, Value};
use crate::finding::join;
use crate::input::Modes;
use crate::model::{Model, Rule};
use crate::name::RuleId;
use crate::phrase;
use crate::words::Layer;

/// A decision with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// What was decided.
    pub result: Decision,
    /// The rules in the order in which they were asked; the last one decided.
    pub evaluated: Vec<Evaluated>,
}

/// One rule, asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluated {
    /// The rule.
    pub rule: RuleId,
    /// Its answer.
    pub result: Answer,
    /// The facts that made it answer so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<String>,
}

/// What a rule answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// It matched.
    #[serde(rename = "yes")]
    Yes,
    /// It did not match.
    #[serde(rename = "no")]
    No,
    /// It was skipped: a fact that it needs is unknown.
    #[serde(rename = "skipped: unknown")]
    SkippedUnknown,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::SkippedUnknown => "skipped: unknown",
        })
    }
}

/// What is stored for each decision, never to be changed: enough to show it, and to decide again. Why the rules before
/// it did not match is asked anew of the model that decided ([`Record::reasons`]): it would be most of the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// For which item.
    pub work_item: WorkItemId,
    /// The number of the version that decided; absent in what was stored before versions were noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// What was known.
    pub facts: Facts,
    /// Which modes were on.
    #[serde(default, skip_serializing_if = "Modes::is_none")]
    pub modes: Modes,
    /// What was decided.
    pub result: Decision,
    /// The rules that were asked; kept only in what was stored before versions were noted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evaluated: Vec<Evaluated>,
}

/// Decides, and notes each rule's answer.
pub fn explain(model: &Model, facts: &Facts, modes: &Modes) -> Explanation {
    let seen = Seen { facts, modes };
    let mut evaluated = Vec::with_capacity(16);
    let result = walk(model, seen, |rule, truth| {
        evaluated.push(Evaluated {
            rule: rule.id.clone(),
            result: match truth {
                Truth::Yes => Answer::Yes,
                Truth::No => Answer::No,
                Truth::Unknown => Answer::SkippedUnknown,
            },
            because: because(rule, seen, truth),
        });
    });
    Explanation { result, evaluated }
}

fn because(rule: &Rule, seen: Seen<'_>, truth: Truth) -> Vec<String> {
    if let Some(mode) = rule.mode.as_ref().filter(|mode| !seen.modes.is_on(mode.as_str())) {
        return vec![format!("mode {mode} is off")];
    }
    let mut because = rule.when.because(seen, truth);
    if rule.layer == Layer::Default {
        because.push("no rule before it matched".to_owned());
    } else if let Some(mode) = &rule.mode {
        because.insert(0, format!("mode {mode} is on"));
    }
    because
}

/// Other values of a fact with which the decision would have been another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The fact.
    pub fact: FactName,
    /// Its other values.
    pub values: Vec<Value>,
    /// The rule that would then have decided.
    pub rule: RuleId,
    /// The layer of that rule.
    pub layer: Layer,
    /// Where the item would then have gone.
    #[serde(flatten)]
    pub outcome: Outcome,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = join(self.values.iter().map(Value::to_string), "or");
        write!(f, "{} = {values} → {} → ", self.fact, self.rule)?;
        match &self.outcome {
            Outcome::Queue(queue) => queue.fmt(f),
            Outcome::Action(action) => action.fmt(f),
        }
    }
}

/// Stands for every word that the rules do not name.
const SOMETHING_ELSE: &str = "something else";

/// Turns each fact that the decision looked at, one at a time, to its other values and decides again.
/// Values that lead to the same rule are told together.
pub fn would_change_if(model: &Model, facts: &Facts, modes: &Modes) -> Vec<Change> {
    let seen = Seen { facts, modes };
    let mut tests: Vec<&Test> = Vec::with_capacity(32);
    collect_scopes(model, &mut tests);
    let here = find(model, seen, |rule, _, _| tests.extend(rule.when.tests()));
    let mut names: Vec<FactName> =
        tests.iter().map(|test| test.fact).filter(|name| *name != FactName::Mode).collect();
    names.sort_unstable();
    names.dedup();
    let mut changes: Vec<Change> = Vec::new();
    let mut turned = facts.clone();
    for fact in names {
        let from = changes.len();
        let known = facts.value(fact);
        let mut values = domain(fact, tests.iter().copied());
        if matches!(fact.kind(), Kind::Word(_)) && known.is_some_and(|value| values.contains(value)) {
            values.push(SOMETHING_ELSE.into());
        }
        for value in values.into_iter().filter(|value| Some(value) != known) {
            turned.set(fact, value.clone());
            let there = find(model, Seen { facts: &turned, modes }, |_, _, _| {});
            let same = std::ptr::eq(here.rule, there.rule) && here.outcome == there.outcome;
            if same && std::ptr::eq(here.part, there.part) {
                continue;
            }
            match changes[from..].iter_mut().find(|c| c.rule == there.rule.id && c.outcome == there.outcome) {
                Some(known) => known.values.push(value),
                None => changes.push(Change {
                    fact,
                    values: vec![value],
                    rule: there.rule.id.clone(),
                    layer: there.rule.layer,
                    outcome: there.outcome,
                }),
            }
        }
        match facts.get(fact) {
            Some(stated) => turned.set(fact, stated.clone()),
            None => turned.forget(fact),
        }
    }
    changes
}

fn collect_scopes<'m>(model: &'m Model, tests: &mut Vec<&'m Test>) {
    for scope in &model.scopes {
        tests.extend(scope.when.tests());
        collect_scopes(&scope.model, tests);
    }
}

/// The explanation in a few plain sentences, as the desk shows it under *why is this here?*
pub fn sentence(model: &Model, facts: &Facts, modes: &Modes) -> String {
    let seen = Seen { facts, modes };
    let mut decisive: Vec<FactName> = Vec::new();
    let mut mode = None;
    let decision = walk(model, seen, |rule, truth| {
        if truth == Truth::Yes {
            mode = rule.mode.as_ref();
            decisive = rule.when.decisive(seen, truth).into_iter().map(|test| test.fact).collect();
        }
    });
    let mode = mode.map(|mode| format!("the mode {mode} is on and ")).unwrap_or_default();
    let reasons = reasons(facts, &decision, &decisive);
    let mut text = format!("{} because {mode}{reasons}.", went(model, &decision.outcome));
    if let Some(sla) = decision.sla.as_ref().and_then(|sla| model.sla(sla.as_str()))
        && let Some(within) = sla.first_response
    {
        text.push_str(&format!(" The first answer is due within {}.", plain_length(within)));
    }
    let changes = would_change_if(model, facts, modes);
    let telling = |c: &&Change| {
        c.layer >= Layer::Rules
            && c.outcome != decision.outcome
            && c.fact != FactName::Direction
            && decisive.contains(&c.fact)
            && c.values[0] != Value::from(SOMETHING_ELSE)
    };
    if let Some(change) = changes.iter().rfind(telling) {
        let if_so = phrase::of(change.fact, &change.values[0]);
        text.push_str(&format!(" If instead {if_so}, it goes {}.", to(model, &change.outcome)));
    }
    if decision.needs_triage {
        text.push_str(" Something that was read from the text is not sure: please check it.");
    }
    text
}

fn went(model: &Model, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Queue(_) => format!("Went {}", to(model, outcome)),
        Outcome::Action(action) => format!("Was put on {action}"),
    }
}

fn to(model: &Model, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Action(action) => format!("on {action}"),
        Outcome::Queue(name) => match model.owner_of(name.as_str()) {
            None => format!("to {name}"),
            Some(owner) => match owner.team {
                Some(team) if team.title() != owner.queue.title() => {
                    format!("to {} (team {})", owner.queue.title(), team.title())
                }
                _ => format!("to {}", owner.queue.title()),
            },
        },
    }
}

fn reasons(facts: &Facts, decision: &Decision, decisive: &[FactName]) -> String {
    // That somebody wrote to us goes without saying, unless it is all there is to say.
    let obvious = |name: &FactName| *name == FactName::Direction && decisive.len() > 1;
    let told = decisive.iter().filter(|name| !obvious(name)).filter_map(|name| {
        let fact = facts.get(*name)?;
        let mut phrase = phrase::of(*name, fact.value.as_ref()?);
        if let Some(sure) = fact.confidence.filter(|sure| *sure < 1.0) {
            phrase.push_str(&format!(" ({:.0} % sure)", f64::from(sure) * 100.0));
        }
        Some(phrase)
    });
    let told = join(told, "and");
    match (told.is_empty(), &decision.reason) {
        (false, _) => told,
        (true, Some(reason)) => format!("no other rule matched: {reason}"),
        (true, None) => "no other rule matched".to_owned(),
    }
}

fn plain_length(length: kernel::Millis) -> String {
    let minutes = length.0 / 60_000;
    let (n, unit) = match () {
        () if minutes >= 2880 && minutes % 1440 == 0 => (minutes / 1440, "day"),
        () if minutes >= 60 && minutes % 60 == 0 => (minutes / 60, "hour"),
        () => (minutes, "minute"),
    };
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}

impl Record {
    /// The id and hash of the model that decided.
    pub fn model(&self) -> (&str, &Arc<str>) {
        (self.result.config.id.as_str(), &self.result.config.hash)
    }

    /// Whether `model` decides the same by the same rule, so that its reasons are the reasons.
    pub fn is_of(&self, model: &Model) -> bool {
        let again = decide(model, &self.facts, &self.modes);
        (&again.rule, &again.outcome) == (&self.result.rule, &self.result.outcome)
    }

    /// The rules that were asked, in order: those that are kept, else as `model` asks them, if it is the one that decided.
    /// None if it is not.
    pub fn reasons(&self, model: &Model) -> Vec<Evaluated> {
        if !self.evaluated.is_empty() {
            return self.evaluated.clone();
        }
        let again = explain(model, &self.facts, &self.modes);
        let same = (&again.result.rule, &again.result.outcome) == (&self.result.rule, &self.result.outcome);
        if same { again.evaluated } else { Vec::new() }
    }
}
