//! `POST /api/v1/ownership/lint` and `POST /api/v1/ownership/decide`. Neither keeps anything.

use axum::Json;
use axum::extract::State;
use care::access::{Right, allow};
use care::models;
use care::{Error, Tx};
use ownership::{Input, Presets, check, explain_report};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::error::Fault;
use crate::api::extract::{Caller, Sent};
use crate::state::App;

/// A text to look at.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LintText {
    /// The text, in TOML.
    text: String,
}

/// What there is to say about a text.
#[derive(Serialize, ToSchema)]
pub struct LintReport {
    /// No finding is an error: it may come into force.
    ok: bool,
    /// Errors first.
    findings: Vec<LintFinding>,
}

/// One thing found in a text, with the way out.
#[derive(Serialize, ToSchema)]
pub struct LintFinding {
    /// `error`, `warning` or `note`.
    #[schema(example = "error")]
    severity: String,
    /// What kind it is: a stable word.
    #[schema(example = "unknown-name")]
    code: &'static str,
    /// The file; another than `ownership.toml` if it is one that the text extends.
    file: String,
    /// The line, from 1.
    line: u32,
    /// The column, from 1.
    column: u32,
    /// What is wrong.
    what: String,
    /// Why it matters.
    why: &'static str,
    /// What to do.
    fix: String,
}

impl From<ownership::Finding> for LintFinding {
    fn from(finding: ownership::Finding) -> Self {
        Self {
            severity: finding.severity.to_string(),
            code: finding.code.word(),
            file: finding.at.file.to_string(),
            line: finding.at.line,
            column: finding.at.column,
            what: finding.what,
            why: finding.why,
            fix: finding.fix,
        }
    }
}

/// Look at an ownership text
#[utoipa::path(post, path = "/ownership/lint", tag = "ownership", operation_id = "lint_ownership",
    request_body = LintText,
    responses((status = 200, body = LintReport, description = "What there is to say about it.")))]
pub async fn lint(
    caller: Caller,
    Sent(LintText { text }): Sent<LintText>,
) -> Result<Json<LintReport>, Fault> {
    allow(&caller.ctx, Right::Read)?;
    let report = check("ownership.toml", &text, &Presets);
    Ok(Json(LintReport {
        ok: report.ok,
        findings: report.findings.into_iter().map(LintFinding::from).collect(),
    }))
}

/// What to decide about.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnershipQuestion {
    /// Facts by name, such as `{"channel": "x", "needs_action": true}`; `_modes` and `_crisis_topics` switch modes on.
    #[schema(value_type = Object)]
    facts: serde_json::Map<String, serde_json::Value>,
    /// By which version; the one in force if absent.
    version: Option<i64>,
}

/// What is decided, and why.
#[derive(Serialize, ToSchema)]
pub struct OwnershipAnswer {
    /// In a few sentences.
    sentence: String,
    /// The decision as it would be stored.
    #[schema(value_type = Object)]
    decision: ownership::Decision,
    /// The rules in the order in which they were asked.
    evaluated: Vec<AskedRule>,
    /// What would change it.
    would_change_if: Vec<String>,
}

/// A rule that was asked.
#[derive(Serialize, ToSchema)]
pub struct AskedRule {
    /// The rule.
    rule: String,
    /// `yes`, `no` or `skipped: unknown`.
    result: String,
    /// Why.
    because: Vec<String>,
}

/// Decide about a message that nobody wrote
///
/// Nothing is kept and nobody is told.
#[utoipa::path(post, path = "/ownership/decide", tag = "ownership", operation_id = "try_ownership",
    request_body = OwnershipQuestion,
    responses((status = 200, body = OwnershipAnswer, description = "What is decided, and why.")))]
pub async fn decide(
    State(app): State<App>,
    caller: Caller,
    Sent(asked): Sent<OwnershipQuestion>,
) -> Result<Json<OwnershipAnswer>, Fault> {
    allow(&caller.ctx, Right::Read)?;
    let json = serde_json::to_string(&asked.facts).unwrap_or_default();
    let input = Input::from_json(&json).map_err(|mistake| Error::invalid(mistake.to_string()))?;
    let report = match asked.version {
        None => explain_report(&app.brand().model, &input),
        Some(version) => {
            let load = app.read(async move |tx: &mut Tx| models::load(tx, &caller.ctx, version).await);
            explain_report(&load.await?, &input)
        }
    };
    let rule = |asked: ownership::Evaluated| AskedRule {
        rule: asked.rule.to_string(),
        result: asked.result.to_string(),
        because: asked.because,
    };
    Ok(Json(OwnershipAnswer {
        sentence: report.sentence,
        decision: report.result,
        evaluated: report.evaluated.into_iter().map(rule).collect(),
        would_change_if: report.would_change_if,
    }))
}
