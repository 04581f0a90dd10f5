//! `/api/v1/cases/{id}/wrap-up` and `/api/v1/wrap-up`: what a contact was about and how it ended.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::complaints::New;
use care::wrap_up::{self, FieldKind, Wrapped};
use care::{Error, Tx, complaints};
use kernel::{CaseId, ComplaintId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named, Sent};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// Something that can be chosen.
#[derive(Serialize, ToSchema)]
pub struct Leaf {
    /// What programs send: the keys from the top.
    #[schema(example = "billing/refund")]
    path: String,
    /// What people read, from the top.
    names: Vec<String>,
}

/// A field of a team.
#[derive(Serialize, ToSchema)]
pub struct Field {
    /// What programs send it under.
    key: String,
    /// What people read.
    name: String,
    /// `text`, `number`, `choice`, `date` or `checkbox`.
    kind: &'static str,
    /// What can be chosen.
    choices: Vec<String>,
    /// Whether something has to be said.
    required: bool,
}

/// What a team wants.
#[derive(Serialize, ToSchema)]
pub struct Team {
    /// Whether its cases are resolved with a disposition only.
    required: bool,
    /// What else it asks.
    fields: Vec<Field>,
}

/// What is asked when a contact ends.
#[derive(Serialize, ToSchema)]
pub struct Questions {
    /// The version of these questions; 0 as long as nobody has changed them.
    version: i64,
    /// What it was about and how it ended.
    dispositions: Vec<Leaf>,
    /// What teams want, by their id.
    teams: BTreeMap<String, Team>,
    /// Kinds of complaints.
    categories: Vec<Leaf>,
    /// What complaints come from.
    causes: Vec<Leaf>,
}

fn leaves(tree: &[wrap_up::Node]) -> Vec<Leaf> {
    let leaf = |wrap_up::Leaf { path, names }| Leaf { path, names };
    wrap_up::outline::leaves(tree).into_iter().map(leaf).collect()
}

impl From<wrap_up::Field> for Field {
    fn from(field: wrap_up::Field) -> Self {
        let wrap_up::Field { key, name, kind, required } = field;
        let (kind, choices) = match kind {
            FieldKind::Text => ("text", Vec::new()),
            FieldKind::Number => ("number", Vec::new()),
            FieldKind::Choice(choices) => ("choice", choices),
            FieldKind::Date => ("date", Vec::new()),
            FieldKind::Checkbox => ("checkbox", Vec::new()),
        };
        Self { key, name, kind, choices, required }
    }
}

/// What is asked when a contact ends
#[utoipa::path(get, path = "/wrap-up", tag = "cases", operation_id = "wrap_up_questions",
    responses((status = 200, body = Questions, description = "Dispositions, fields, kinds and causes of complaints.")))]
pub async fn questions(State(app): State<App>, caller: Caller) -> Result<Json<Questions>, Fault> {
    let (version, settings) =
        app.read(async move |tx: &mut Tx| wrap_up::settings(tx, &caller.ctx).await).await?;
    let team = |rules: wrap_up::TeamRules| Team {
        required: rules.required,
        fields: rules.fields.into_iter().map(Field::from).collect(),
    };
    Ok(Json(Questions {
        version,
        dispositions: leaves(&settings.tree),
        categories: leaves(&settings.complaints.categories),
        causes: leaves(&settings.complaints.causes),
        teams: settings.teams.into_iter().map(|(id, rules)| (id, team(rules))).collect(),
    }))
}

/// A complaint for the register.
#[derive(Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct Complains {
    /// What kind it is: a path of `categories`.
    category: String,
    /// How bad it is, from 0 to 4.
    severity: u8,
    /// What it came from, if somebody knows: a path of `causes`.
    cause: Option<String>,
    /// What was done about it, if something was.
    remedy: Option<String>,
}

/// What is said when a contact ends.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// What it was about and how it ended: a path of `dispositions`.
    disposition: Option<String>,
    /// The tags that the case carries from now on; without it they stay.
    tags: Option<Vec<String>>,
    /// What the case's team asks for, by key.
    #[serde(default)]
    fields: BTreeMap<String, String>,
    /// Puts the case into the register of complaints.
    complaint: Option<Complains>,
}

/// How a case was wrapped up.
#[derive(Serialize, ToSchema)]
pub struct Shown {
    /// How often the case had come back by then.
    round: i64,
    /// What it was about and how it ended.
    disposition: String,
    /// The same in words.
    name: String,
    /// What the team asked for, by key.
    fields: BTreeMap<String, String>,
    /// When.
    at: Moment,
}

/// How a case stands towards its end.
#[derive(Serialize, ToSchema)]
pub struct Sheet {
    /// Whether it can't be resolved before it has a disposition.
    due: bool,
    /// The disposition that fits, as far as we see.
    suggested: Option<String>,
    /// Its tags.
    tags: Vec<String>,
    /// How it was wrapped up, each time that it ended, the newest first.
    wrapped: Vec<Shown>,
    /// Its entry in the register of complaints.
    #[schema(value_type = Option<schema::ComplaintId>)]
    complaint: Option<ComplaintId>,
}

/// How a case was wrapped up
#[utoipa::path(get, path = "/cases/{id}/wrap-up", tag = "cases", operation_id = "show_wrap_up",
    params(("id" = schema::CaseId, Path)), responses((status = 200, body = Sheet, description = "What was said, and what fits.")))]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CaseId>,
) -> Result<Json<Sheet>, Fault> {
    let brand = app.brand();
    let sheet = app.read(async move |tx: &mut Tx| wrap_up::sheet(tx, &caller.ctx, &brand, id).await).await?;
    let due = sheet.is_due();
    let shown = |one: wrap_up::WrapUp| Shown {
        round: one.round,
        name: sheet.settings.name(&one.disposition),
        disposition: one.disposition,
        fields: one.fields.0,
        at: one.at.into(),
    };
    Ok(Json(Sheet {
        due,
        wrapped: sheet.current.into_iter().chain(sheet.earlier).map(shown).collect(),
        suggested: sheet.suggested,
        tags: sheet.tags,
        complaint: sheet.complaint.map(|entry| entry.id),
    }))
}

/// Say how a case ends
///
/// It stays as open as it is; resolve it after that. Until it comes back, saying it again changes what was said.
#[utoipa::path(put, path = "/cases/{id}/wrap-up", tag = "cases", operation_id = "wrap_up",
    params(("id" = schema::CaseId, Path)), request_body = Said,
    responses(
        (status = 204, description = "It is kept."),
        (status = 422, body = Problem, description = "`invalid`: `fields` says what makes no sense where; nothing was kept."),
    ))]
pub async fn keep(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CaseId>,
    Sent(said): Sent<Said>,
) -> Result<StatusCode, Fault> {
    let brand = app.brand();
    let complaint = said.complaint.map(|Complains { category, severity, cause, remedy }| New {
        category,
        severity,
        cause,
        remedy,
    });
    let wrapped = Wrapped { disposition: said.disposition, tags: said.tags, fields: said.fields, complaint };
    let keep = async move |tx: &mut Tx| wrap_up::finish(tx, &caller.ctx, &brand, id, &wrapped).await;
    app.write(keep).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Put a case into the register of complaints
///
/// A case has one entry: for one that is there already, this says more about it, and a closed one comes back.
#[utoipa::path(post, path = "/cases/{id}/complaint", tag = "complaints", operation_id = "register_complaint",
    params(("id" = schema::CaseId, Path)), request_body = Complains,
    responses((status = 200, body = schema::ComplaintId, description = "The entry's id.")))]
pub async fn register(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CaseId>,
    Sent(said): Sent<Complains>,
) -> Result<Json<ComplaintId>, Fault> {
    let Complains { category, severity, cause, remedy } = said;
    let new = New { category, severity, cause, remedy };
    let put = async move |tx: &mut Tx| {
        let id = complaints::register(tx, &caller.ctx, id, &new).await?;
        Ok::<_, Error>(id)
    };
    Ok(Json(app.write(put).await?))
}
