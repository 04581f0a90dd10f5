//! `/ownership/try`: words or facts in, the decision and its reasons out, in force and in a draft side by side.

use std::collections::HashMap;

use askama::Template;
use ownership::{FactName, Facts, Input, Kind, Mistake, Model, Modes, explain_report};

use super::words::{chip, promise};
use super::{Spot, Tab};
use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, Chip, t, tell};

/// What somebody wants to try.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wish {
    /// What a person might write; read by the brand's triage.
    pub text: String,
    /// Facts that are set, name and value. They win over what is read.
    pub facts: Vec<(String, String)>,
    /// A mode that is to be on, besides those that are.
    pub mode: String,
    /// Its topics, with commas.
    pub topics: String,
    /// The version to compare with.
    pub with: Option<i64>,
}

impl Wish {
    /// From the fields of an address; what is no field of the page is a fact.
    pub fn of(mut asked: HashMap<String, String>) -> Self {
        let mut take = |name: &str| asked.remove(name).unwrap_or_default();
        let (text, mode, topics, with) = (take("text"), take("mode"), take("topics"), take("with"));
        let mut facts: Vec<(String, String)> = asked.into_iter().collect();
        facts.sort();
        Self { text, facts, mode, topics, with: with.parse().ok() }
    }

    /// Whether there is anything to decide about.
    pub fn is_tried(&self) -> bool {
        !self.text.trim().is_empty() || self.facts.iter().any(|(_, value)| !value.trim().is_empty())
    }
}

/// A fact of the form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// In files.
    pub name: &'static str,
    /// For people.
    pub label: String,
    /// The values that can be chosen, in files and for people; none for a free field.
    pub values: Vec<(String, String)>,
    /// What is set.
    pub value: String,
    /// What was read from the words, and how sure.
    pub read: Option<String>,
}

/// A rule that was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The rule.
    pub rule: String,
    /// `yes`, `no` or `unknown`, a class too.
    pub answer: &'static str,
    /// Why.
    pub because: String,
}

/// What one version decides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// Which version.
    pub title: String,
    /// In a few sentences.
    pub sentence: String,
    /// The queue; `None` for an action.
    pub chip: Option<Chip>,
    /// The rule.
    pub rule: String,
    /// The promise.
    pub promise: String,
    /// What else follows.
    pub also: Vec<String>,
    /// Rules in order.
    pub asked: Vec<Asked>,
    /// What would change it.
    pub otherwise: Vec<String>,
}

/// The page.
#[derive(Template, Debug)]
#[template(path = "ownership/try.html")]
pub struct Trial {
    /// What stands around it.
    pub frame: Frame,
    /// Where among the pages.
    pub spot: Spot,
    /// What was wished.
    pub wish: Wish,
    /// The facts that people set most.
    pub known: Vec<Known>,
    /// Versions that can stand beside the one in force: number and name.
    pub drafts: Vec<(i64, String)>,
    /// Modes that the file speaks of.
    pub modes: Vec<String>,
    /// What is decided: in force first.
    pub answers: Vec<Answer>,
    /// What is wrong with the facts.
    pub mistake: Option<String>,
}

/// The facts of the form, in its order.
const FORM: [FactName; 12] = [
    FactName::Direction,
    FactName::Channel,
    FactName::Visibility,
    FactName::Intent,
    FactName::NeedsAction,
    FactName::SentimentBrand,
    FactName::SentimentTarget,
    FactName::Severity,
    FactName::Topic,
    FactName::AuthorReach,
    FactName::OpenCaseQueue,
    FactName::Region,
];

impl Asked {
    pub(crate) fn word(&self) -> &'static str {
        match self.answer {
            "yes" => t("own-answer-yes"),
            "no" => t("own-answer-no"),
            _ => t("own-answer-unknown"),
        }
    }
}

/// The facts that were set over the facts that were read; and the modes.
///
/// # Errors
/// What is wrong with a fact or a value, with the nearest right one.
pub fn input(wish: &Wish, read: &Facts, modes: &Modes) -> Result<Input, Mistake> {
    let mut facts = read.clone();
    let set = wish.facts.iter().filter(|(_, value)| !value.trim().is_empty());
    let pairs: Vec<String> = set.map(|(name, value)| format!("{name}={}", value.trim())).collect();
    for (name, fact) in Input::from_pairs(pairs.iter().map(String::as_str))?.facts.iter() {
        facts.set(name, fact.clone());
    }
    if facts.value(FactName::Direction).is_none() {
        facts = facts.with(FactName::Direction, "inbound");
    }
    let topics = wish.topics.split(',').map(str::trim).filter(|topic| !topic.is_empty());
    let modes = if wish.mode.is_empty() { modes.clone() } else { modes.clone().with(&wish.mode, topics) };
    Ok(Input { facts, modes })
}

/// What a version decides, with its reasons.
pub fn answer(title: String, model: &Model, input: &Input) -> Answer {
    let report = explain_report(model, input);
    let decision = &report.result;
    let mut also = Vec::new();
    also.extend(
        decision.approval.as_ref().map(|approval| tell("own-must-approve", &[("n", approval.need.into())])),
    );
    also.extend(
        decision
            .publish
            .as_ref()
            .map(|role| tell("own-only-publishes", &[("role", role.to_string().replace('_', " ").into())])),
    );
    also.extend(
        decision
            .response
            .map(|response| tell("own-answer", &[("how", response.word().replace('_', " ").into())])),
    );
    if !decision.consult.is_empty() {
        let names: Vec<String> = decision.consult.iter().map(ToString::to_string).collect();
        also.push(tell("own-asks", &[("whom", names.join(", ").replace('_', " ").into())]));
    }
    if decision.needs_triage {
        also.push(t("own-unsure").into());
    }
    Answer {
        title,
        chip: decision.queue().map(|queue| chip(model, queue.as_str())),
        rule: decision.rule.to_string(),
        promise: decision
            .sla
            .as_ref()
            .map_or_else(|| t("own-no-promise").into(), |sla| promise(model, sla.as_str())),
        also,
        asked: report
            .evaluated
            .iter()
            .map(|asked| Asked {
                rule: asked.rule.to_string(),
                answer: match asked.result {
                    ownership::Answer::Yes => "yes",
                    ownership::Answer::No => "no",
                    ownership::Answer::SkippedUnknown => "unknown",
                },
                because: asked.because.join("; ").replace('_', " "),
            })
            .collect(),
        otherwise: report.would_change_if.iter().map(|words| words.replace('_', " ")).collect(),
        sentence: report.sentence,
    }
}

/// The form's facts, with what was set and what was read.
pub fn known(wish: &Wish, read: &Facts, model: &Model) -> Vec<Known> {
    let field = |name: FactName| {
        let values: Vec<String> = match (name, name.kind()) {
            (FactName::OpenCaseQueue, _) => {
                model.queues().into_iter().map(|queue| queue.id.to_string()).collect()
            }
            (FactName::Channel, Kind::Word(words)) => {
                let own =
                    model.teams().into_iter().flat_map(|team| team.channels.iter().map(ToString::to_string));
                let mut all: Vec<String> = words.iter().map(ToString::to_string).chain(own).collect();
                all.extend(channels::all().iter().map(|network| network.capabilities().id.to_owned()));
                let mut known = Vec::new();
                all.retain(|one| {
                    let new = !known.contains(one);
                    known.push(one.clone());
                    new
                });
                all
            }
            (_, Kind::OneOf(words) | Kind::Word(words)) => words.iter().map(ToString::to_string).collect(),
            (_, Kind::Flag) => vec!["true".into(), "false".into()],
            (FactName::Severity, _) => (0..=4).map(|level: u8| level.to_string()).collect(),
            _ => Vec::new(),
        };
        let set = wish.facts.iter().find(|(key, _)| key == name.name()).map(|(_, value)| value.clone());
        Known {
            name: name.name(),
            label: label(name),
            values: values
                .into_iter()
                .map(|value| {
                    let words = said(name, &value, model);
                    (value, words)
                })
                .collect(),
            value: set.unwrap_or_default(),
            read: read.get(name).and_then(|fact| {
                let value = fact.value.as_ref()?.to_string().replace('_', " ");
                let sure = fact.confidence.map(|sure| format!("{:.0}", sure * 100.0));
                Some(match sure {
                    Some(sure) => tell("own-read-sure", &[("value", value.into()), ("percent", sure.into())]),
                    None => tell("own-read-plain", &[("value", value.into())]),
                })
            }),
        }
    };
    FORM.into_iter().map(field).collect()
}

/// A value for people.
fn said(name: FactName, value: &str, model: &Model) -> String {
    match name {
        FactName::Channel => super::words::network(value),
        FactName::OpenCaseQueue => chip(model, value).word,
        other => crate::facts::short(other.name(), value),
    }
}

fn label(name: FactName) -> String {
    match name {
        FactName::SentimentBrand => t("own-fact-tone").into(),
        FactName::SentimentTarget => t("own-fact-aimed").into(),
        FactName::Direction => t("own-fact-direction").into(),
        FactName::Channel => t("own-fact-channel").into(),
        FactName::Visibility => t("own-fact-visibility").into(),
        FactName::Intent => t("facts-label-intent").into(),
        FactName::NeedsAction => t("facts-label-needs-action").into(),
        FactName::Severity => t("facts-label-severity").into(),
        FactName::Topic => t("facts-label-topic").into(),
        FactName::AuthorReach => t("own-fact-reach").into(),
        FactName::OpenCaseQueue => t("own-fact-open").into(),
        other => super::words::titled(&other.name().replace('_', " ")),
    }
}
