//! `POST /api/v1/cases/{id}/checks`, and what was noticed as the API tells it.

use std::ops::Range;

use axum::Json;
use axum::extract::State;
use care::Tx;
use care::cases::Mode;
use care::checks::{self, Code, Severity};
use care::outbound::{self, Compose};
use kernel::CaseId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::error::Fault;
use crate::api::extract::{Caller, Named, Sent};
use crate::api::schema;
use crate::state::App;

/// Words that nobody has sent yet.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Proposed {
    /// Who would see them.
    #[schema(value_type = schema::Mode)]
    mode: Mode,
    /// The words.
    #[schema(example = "Could you send us your order number?")]
    text: String,
}

/// Something to think about before words leave.
#[derive(Serialize, ToSchema, Debug)]
pub struct Finding {
    /// The check.
    #[schema(value_type = schema::CheckCode)]
    code: Code,
    /// Whether the words may leave with it: `warn` with its code in `despite`, `block` not at all.
    #[schema(value_type = schema::CheckSeverity)]
    severity: Severity,
    /// What was noticed and what to do, as a sentence.
    message: String,
    /// Where: bytes of the words, from and up to.
    marks: Vec<Mark>,
}

/// A place in words.
#[derive(Serialize, ToSchema, Debug)]
pub struct Mark {
    /// The first byte.
    from: usize,
    /// The byte behind the last.
    to: usize,
}

impl From<checks::Finding> for Finding {
    fn from(finding: checks::Finding) -> Self {
        let checks::Finding { code, severity, words, marks, .. } = finding;
        let mark = |Range { start, end }: Range<usize>| Mark { from: start, to: end };
        Self { code, severity, message: words, marks: marks.into_iter().map(mark).collect() }
    }
}

/// What would be noticed in words if they were sent now
///
/// Nothing is sent, and nothing is counted.
#[utoipa::path(post, path = "/cases/{id}/checks", tag = "cases", operation_id = "check",
    params(("id" = schema::CaseId, Path)), request_body = Proposed,
    responses((status = 200, body = Vec<Finding>, description = "What was noticed; empty if nothing.")))]
pub async fn check(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(Proposed { mode, text }): Sent<Proposed>,
) -> Result<Json<Vec<Finding>>, Fault> {
    let (brand, wish) = (app.brand(), Compose::new(case, mode, text, i64::MAX));
    let found =
        app.read(async move |tx: &mut Tx| outbound::findings(tx, &caller.ctx, &brand, &wish).await).await?;
    Ok(Json(found.into_iter().map(Finding::from).collect()))
}
