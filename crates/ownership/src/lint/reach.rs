//! Rules that can never decide.
//!
//! An unknown fact matches nothing. So a rule has its best chance when every fact that it does not look at is
//! unknown, and only the facts that it does look at need to be tried, value by value. What the network always
//! tells (direction, channel, visibility) is never unknown and is tried as well.

use serde::Serialize;

use crate::condition::{Check, Seen, Test, Truth, domain};
use crate::decide::takes;
use crate::fact::{FactName, Facts, Kind, Value};
use crate::finding::{At, Code, Finding, Severity, quoted};
use crate::input::Modes;
use crate::model::{Model, Rule, Target};
use crate::name::{ModeName, ModelId, RuleId};
use crate::phrase;
use crate::words::Layer;

const ALWAYS_KNOWN: [FactName; 3] = [FactName::Direction, FactName::Channel, FactName::Visibility];
/// A word that no file uses: stands for every value that the rules do not name.
const OTHER: &str = "(other)";
/// Beyond this many combinations the question is left open.
const COMBINATIONS_MAX: usize = 200_000;
/// So many modes that a rule asks about are tried on and off.
const MODES_MAX: usize = 4;

/// Whether a rule can ever decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// It can.
    Alive,
    /// It cannot: whatever it matches is taken before it by these.
    Shadowed(Vec<RuleId>),
    /// It cannot: its conditions exclude each other.
    Impossible,
    /// It asks too many facts at once to find out.
    Unsure,
}

/// A rule as a page of rules shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RuleReport {
    /// The model that it stands in: of a composed one, the used file.
    pub model: ModelId,
    /// Its name.
    pub rule: RuleId,
    /// Its layer.
    pub layer: Layer,
    /// The mode in which alone it is asked.
    pub mode: Option<ModeName>,
    /// Where it stands.
    pub at: At,
    /// When it matches, in words.
    pub when: String,
    /// What follows, in words.
    pub then: String,
    /// Whether it can ever decide.
    pub reach: Reach,
}

impl Model {
    /// Each rule in words, in the order of precedence, those of used files included.
    pub fn rule_report(&self) -> Vec<RuleReport> {
        let row = |part: &Self, place: usize, rule: &Rule| RuleReport {
            model: part.id.clone(),
            rule: rule.id.clone(),
            layer: rule.layer,
            mode: rule.mode.clone(),
            at: rule.at.clone(),
            when: rule.when.to_string(),
            then: phrase::consequence(part, &rule.then),
            reach: reach(part, place),
        };
        let rows = |part: &Self| -> Vec<RuleReport> {
            part.rules.iter().enumerate().map(|(place, rule)| row(part, place, rule)).collect()
        };
        self.parts().into_iter().flat_map(rows).collect()
    }
}

/// Looks for a set of facts of which the rule at this place is the first to match.
fn reach(model: &Model, place: usize) -> Reach {
    let rule = &model.rules[place];
    if rule.layer == Layer::Default {
        return Reach::Alive;
    }
    let mut shadows: Vec<RuleId> = Vec::new();
    let (mut alive, mut complete) = (false, true);
    for modes in modes_that_matter(rule) {
        let is_asked = |other: &&Rule| other.mode.as_ref().is_none_or(|mode| modes.is_on(mode.as_str()));
        let rivals: Vec<&Rule> = model.rules[..place].iter().filter(is_asked).collect();
        let tests: Vec<&Test> =
            rivals.iter().copied().chain([rule]).flat_map(|rule| rule.when.tests()).collect();
        complete &= assignments(&facts_of(rule), &tests, |facts| {
            let seen = Seen { facts, modes: &modes };
            if !takes(rule, seen) {
                return false;
            }
            match rivals.iter().find(|rival| takes(rival, seen)) {
                None => alive = true,
                Some(rival) if !shadows.contains(&rival.id) => shadows.push(rival.id.clone()),
                Some(_) => {}
            }
            alive
        });
    }
    match (alive, complete) {
        (true, _) => Reach::Alive,
        (false, false) => Reach::Unsure,
        (false, true) if shadows.is_empty() => Reach::Impossible,
        (false, true) => Reach::Shadowed(shadows),
    }
}

/// The facts on which it depends whether the rule takes an item.
fn facts_of(rule: &Rule) -> Vec<FactName> {
    let mut facts = rule.when.facts();
    if rule.then.target == Target::OpenCase && !facts.contains(&FactName::OpenCaseQueue) {
        facts.push(FactName::OpenCaseQueue);
    }
    facts
}

/// The rule's own mode is on; each other one that it asks about is on or off.
fn modes_that_matter(rule: &Rule) -> Vec<Modes> {
    let own = rule.mode.iter().fold(Modes::none(), |modes, mode| modes.with(mode.as_str(), [OTHER]));
    let mut asked: Vec<&str> = Vec::new();
    for test in rule.when.tests() {
        match &test.check {
            Check::TopicOf(mode) => asked.push(mode.as_str()),
            Check::OneOf(values) | Check::NoneOf(values) if test.fact == FactName::Mode => {
                asked.extend(values.iter().filter_map(|value| match value {
                    Value::Word(mode) => Some(&**mode),
                    _ => None,
                }));
            }
            Check::Known if test.fact == FactName::Mode => asked.push(OTHER),
            _ => {}
        }
    }
    asked.retain(|mode| !own.is_on(mode));
    asked.sort_unstable();
    asked.dedup();
    let mut all = vec![own];
    for mode in asked.into_iter().take(MODES_MAX) {
        let on: Vec<Modes> = all.iter().map(|modes| modes.clone().with(mode, [OTHER])).collect();
        all.extend(on);
    }
    all
}

pub(super) fn dead_rules(model: &Model, findings: &mut Vec<Finding>) {
    for (place, rule) in model.rules.iter().enumerate() {
        let (severity, code, what, fix) = match reach(model, place) {
            Reach::Alive => continue,
            Reach::Unsure => (
                Severity::Note,
                Code::UnsureRule,
                format!("`{}` asks too many facts at once to find out whether it can ever match", rule.id),
                "split it in two".to_owned(),
            ),
            Reach::Impossible => (
                Severity::Warning,
                Code::ImpossibleRule,
                format!("`{}` can never match: its conditions exclude each other", rule.id),
                "correct its `when`".to_owned(),
            ),
            Reach::Shadowed(by) => {
                let names: Vec<&str> = by.iter().map(RuleId::as_str).collect();
                (
                    Severity::Warning,
                    Code::DeadRule,
                    format!(
                        "`{}` is dead: whatever it matches is taken before it by {}",
                        rule.id,
                        quoted(&names)
                    ),
                    format!("move it before `{}`, or remove it", names[0]),
                )
            }
        };
        findings.push(Finding::new(severity, code, &rule.at, what, fix));
    }
}

pub(super) fn dead_scopes(model: &Model, findings: &mut Vec<Finding>) {
    for (i, scope) in model.scopes.iter().enumerate() {
        let before = &model.scopes[..i];
        let tests: Vec<&Test> = model.scopes[..=i].iter().flat_map(|scope| scope.when.tests()).collect();
        let mut alive = false;
        let complete = assignments(&scope.when.facts(), &tests, |facts| {
            let seen = Seen { facts, modes: &Modes::none() };
            alive = scope.when.truth(seen) == Truth::Yes
                && !before.iter().any(|other| other.when.truth(seen) == Truth::Yes);
            alive
        });
        if complete && !alive {
            findings.push(Finding::warning(
                Code::DeadScope,
                &scope.at,
                format!("the scope `{}` never applies: those before it take everything", scope.id),
                "move it forward, or remove it",
            ));
        }
    }
}

/// Shows `visit` the combinations of values that matter, until it answers `true`. `false`: there are too many.
fn assignments(facts: &[FactName], tests: &[&Test], mut visit: impl FnMut(&Facts) -> bool) -> bool {
    let mut names: Vec<FactName> = facts.to_vec();
    let asked = |name: &FactName| tests.iter().any(|test| test.fact == *name);
    names.extend(ALWAYS_KNOWN.iter().filter(|name| asked(name) && !facts.contains(name)));
    let domains: Vec<(FactName, Vec<Option<Value>>)> =
        names.iter().map(|name| (*name, values(*name, tests))).collect();
    let combinations = domains.iter().try_fold(1usize, |n, (_, values)| n.checked_mul(values.len()));
    if combinations.is_none_or(|n| n > COMBINATIONS_MAX) {
        return false;
    }
    let mut at = vec![0; domains.len()];
    loop {
        let mut facts = Facts::new();
        for ((name, values), at) in domains.iter().zip(&at) {
            if let Some(value) = &values[*at] {
                facts.set(*name, value.clone());
            }
        }
        if visit(&facts) {
            return true;
        }
        // Counts on, like a milometer whose wheels have as many digits as their fact has values.
        let Some(wheel) = (0..at.len()).find(|wheel| at[*wheel] + 1 < domains[*wheel].1.len()) else {
            return true;
        };
        at[wheel] += 1;
        at[..wheel].fill(0);
    }
}

fn values(name: FactName, tests: &[&Test]) -> Vec<Option<Value>> {
    let mut values: Vec<Option<Value>> = domain(name, tests.iter().copied()).into_iter().map(Some).collect();
    if matches!(name.kind(), Kind::Word(_)) {
        values.push(Some(OTHER.into()));
    }
    if values.is_empty() {
        values.push(Some(Value::Number(0.0)));
    }
    if !ALWAYS_KNOWN.contains(&name) {
        values.push(None);
    }
    values
}
