//! What the command line prints: pure functions from texts to values that are JSON or text.

use std::fmt;

use serde::Serialize;

use crate::decide::{Decision, decide};
use crate::explain::{Evaluated, explain, sentence, would_change_if};
use crate::fact::Mistake;
use crate::finding::{Finding, Severity};
use crate::input::Input;
use crate::lint::lint;
use crate::model::Model;
use crate::name::{QueueName, RuleId, SlaName};
use crate::parse::{Library, load, load_base};
use crate::words::{Action, Response};

/// The line that `decide` prints: what the rule says, and `null` where it says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The accountable queue.
    pub queue: Option<QueueName>,
    /// The action, if there is no queue.
    pub action: Option<Action>,
    /// The rule's full id.
    pub rule: RuleId,
    /// The promise.
    pub sla: Option<SlaName>,
    /// The kind of answer; `null` means the ordinary one, `expected`.
    pub response: Option<Response>,
}

impl From<Decision> for Line {
    fn from(decision: Decision) -> Self {
        Self {
            queue: decision.queue().cloned(),
            action: decision.action(),
            rule: decision.rule,
            sla: decision.sla,
            response: decision.response,
        }
    }
}

impl Line {
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        match key {
            "queue" => self.queue.as_ref().map(QueueName::as_str),
            "action" => self.action.map(Action::word),
            "rule" => Some(self.rule.as_str()),
            "sla" => self.sla.as_ref().map(SlaName::as_str),
            "response" => self.response.map(Response::word),
            _ => None,
        }
    }
}

/// One line of facts in JSON, decided: one line of JSON, without the line's end.
///
/// # Errors
/// What is wrong with the facts.
pub fn decide_line(model: &Model, facts: &str) -> Result<String, Mistake> {
    let input = Input::from_json(facts)?;
    let line = Line::from(decide(model, &input.facts, &input.modes));
    Ok(serde_json::to_string(&line).expect("a line is made of texts"))
}

/// What `check` finds in a file.
#[derive(Clone, Debug, Serialize)]
pub struct CheckReport {
    /// The file.
    pub file: String,
    /// No finding is an error.
    pub ok: bool,
    /// The model, if the file is one.
    pub model: Option<Summary>,
    /// All findings: errors first.
    pub findings: Vec<Finding>,
}

/// A model in numbers.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// Its id.
    pub id: String,
    /// Its hash.
    pub hash: String,
    /// It does not decide; other files extend it.
    pub base: bool,
    /// Departments.
    pub departments: usize,
    /// Teams.
    pub teams: usize,
    /// Queues.
    pub queues: usize,
    /// Rules, those of used files included.
    pub rules: usize,
    /// Examples in the file, all of which were tried.
    pub tests: usize,
}

/// Reads and lints a file.
pub fn check(file: &str, text: &str, library: &impl Library) -> CheckReport {
    let (result, base) = match load_base(file, text, library) {
        Some(result) => (result, true),
        None => (load(file, text, library), false),
    };
    let (model, mut findings) = match result {
        Ok(model) => (Some(summary(&model, base)), if base { Vec::new() } else { lint(&model) }),
        Err(refused) => (None, refused.findings),
    };
    findings.sort_by_key(|finding| finding.severity);
    let ok = findings.iter().all(|finding| finding.severity != Severity::Error);
    CheckReport { file: file.to_owned(), ok, model, findings }
}

fn summary(model: &Model, base: bool) -> Summary {
    let parts = model.parts();
    Summary {
        id: model.id().to_string(),
        hash: model.hash().to_owned(),
        base,
        departments: model.departments().len(),
        teams: model.teams().len(),
        queues: model.queues().len(),
        rules: parts.iter().map(|part| part.rules.len()).sum(),
        tests: parts.iter().map(|part| part.tests.len()).sum(),
    }
}

impl fmt::Display for CheckReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            writeln!(f, "{finding}\n    {} [{}]", finding.why, finding.code.word())?;
        }
        let Some(model) = &self.model else {
            return write!(f, "{}: refused", self.file);
        };
        let what = match (self.ok, model.base) {
            (false, _) => "must not be used",
            (true, true) => "is a sound base for other files",
            (true, false) => "is sound",
        };
        write!(f, "{}: `{}` {what}: ", self.file, model.id)?;
        let counts = [
            (model.departments, "department"),
            (model.teams, "team"),
            (model.queues, "queue"),
            (model.rules, "rule"),
            (model.tests, "test"),
        ];
        let counts = counts.map(|(n, what)| format!("{n} {what}{}", if n == 1 { "" } else { "s" }));
        write!(f, "{}", counts.join(", "))
    }
}

/// What `explain` tells.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainReport {
    /// A few plain sentences.
    pub sentence: String,
    /// What was decided.
    pub result: Decision,
    /// Each rule that was asked, in order.
    pub evaluated: Vec<Evaluated>,
    /// What would have changed the decision.
    pub would_change_if: Vec<String>,
}

/// Decides and tells why.
pub fn explain_report(model: &Model, input: &Input) -> ExplainReport {
    let Input { facts, modes } = input;
    let explanation = explain(model, facts, modes);
    ExplainReport {
        sentence: sentence(model, facts, modes),
        result: explanation.result,
        evaluated: explanation.evaluated,
        would_change_if: would_change_if(model, facts, modes).iter().map(ToString::to_string).collect(),
    }
}

impl fmt::Display for ExplainReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n\nRules asked, in order:", self.sentence)?;
        for Evaluated { rule, result, because } in &self.evaluated {
            write!(f, "  {rule}: {result}")?;
            match because.as_slice() {
                [] => writeln!(f)?,
                because => writeln!(f, " ({})", because.join("; "))?,
            }
        }
        if !self.would_change_if.is_empty() {
            writeln!(f, "\nIt would have been another decision with:")?;
            for change in &self.would_change_if {
                writeln!(f, "  {change}")?;
            }
        }
        let config = &self.result.config;
        write!(f, "\nDecided by `{}`", config.id)?;
        if let Some(scope) = &config.scope {
            write!(f, ", scope {scope}")?;
        }
        write!(f, ", {}", config.hash)
    }
}
