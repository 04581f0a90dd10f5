//! `/api/v1/complaints`: the register.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::access::{Right, allow};
use care::complaints::{self, Change, Complaint, Money, Number, Step, Which};
use care::{Error, Tx};
use kernel::{CaseId, ComplaintId, PersonId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::{Fault, Problem};
use super::extract::{Asked, Caller, Named, Sent};
use super::page::LIMIT;
use super::schema::{self, Moment};
use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(show, change)).routes(routes!(step))
}

/// An entry of the register.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    /// Its id.
    #[schema(value_type = schema::ComplaintId)]
    id: ComplaintId,
    /// What people call it.
    #[schema(example = "C-2026-0007")]
    number: String,
    /// The case.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// Who complains.
    #[schema(value_type = schema::PersonId)]
    person: PersonId,
    /// On which network.
    channel: String,
    /// When.
    received_at: Moment,
    /// How far it has come.
    #[schema(value_type = schema::ComplaintState)]
    state: complaints::State,
    /// What kind it is: a path.
    category: String,
    /// How bad it is, from 0 to 4.
    severity: i64,
    /// What it came from: a path; empty as long as nobody knows.
    cause: String,
    /// What was done about it.
    remedy: String,
    /// What was paid or given, in minor units of the currency.
    redress: i64,
    /// Three letters.
    currency: String,
    /// Who answers for it.
    #[schema(value_type = Option<schema::UserId>)]
    owner: Option<UserId>,
    /// By when it is acknowledged.
    acknowledge_by: Moment,
    /// By when it is answered.
    answer_by: Moment,
    /// When it was acknowledged.
    acknowledged_at: Option<Moment>,
    /// When it was answered.
    answered_at: Option<Moment>,
    /// When it was closed.
    closed_at: Option<Moment>,
    /// How often it came back.
    reopened: i64,
    /// The body outside that has it; empty if none has.
    external: String,
    /// Its reference there.
    external_ref: String,
}

impl From<Complaint> for Entry {
    fn from(one: Complaint) -> Self {
        let at = |at: Option<kernel::Instant>| at.map(Moment::from);
        Self {
            id: one.id,
            number: one.name().to_string(),
            case: one.case_id,
            person: one.person_id,
            channel: one.channel,
            received_at: one.received_at.into(),
            state: one.state,
            category: one.category,
            severity: one.severity,
            cause: one.cause,
            remedy: one.remedy,
            redress: one.redress,
            currency: one.currency,
            owner: one.owner,
            acknowledge_by: one.acknowledge_by.into(),
            answer_by: one.answer_by.into(),
            acknowledged_at: at(one.acknowledged_at),
            answered_at: at(one.answered_at),
            closed_at: at(one.closed_at),
            reopened: one.reopened,
            external: one.external,
            external_ref: one.external_ref,
        }
    }
}

/// A page of the register.
#[derive(Serialize, ToSchema)]
pub struct Entries {
    /// Newest first.
    items: Vec<Entry>,
    /// Send it as `after` to get the page behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Which entries.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// A state, or `open` for any but closed.
    #[serde(default)]
    state: String,
    /// A kind.
    #[serde(default)]
    category: String,
    /// A cause, or one above it; `unknown` where nobody knows.
    #[serde(default)]
    cause: String,
    /// A network.
    #[serde(default)]
    channel: String,
    /// The year in which they were received.
    year: Option<i64>,
    /// Only those with a deadline that has passed.
    #[serde(default)]
    late: bool,
    /// Only those that a body outside has.
    #[serde(default)]
    external: bool,
    /// The page behind this entry: `next` of the page before it.
    after: Option<String>,
}

/// The register of complaints, newest first
#[utoipa::path(get, path = "/complaints", tag = "complaints", operation_id = "list_complaints", params(Filter),
    responses((status = 200, body = Entries, description = "A page of 50.")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Asked(asked): Asked<Filter>,
) -> Result<Json<Entries>, Fault> {
    let Filter { state, category, cause, channel, year, late, external, after } = asked;
    let after = after.map(|after| after.parse::<Number>()).transpose()?;
    let which = Which { state, category, cause, channel, owner: None, year, late, external };
    let page =
        async move |tx: &mut Tx| complaints::page(tx, &caller.ctx, &which, after, LIMIT as usize + 1).await;
    let mut entries = app.read(page).await?;
    let more = entries.len() > LIMIT as usize;
    entries.truncate(LIMIT as usize);
    let next = entries.last().filter(|_| more).map(|last| last.name().to_string());
    Ok(Json(Entries { items: entries.into_iter().map(Entry::from).collect(), next }))
}

/// One complaint
#[utoipa::path(get, path = "/complaints/{id}", tag = "complaints", operation_id = "show_complaint",
    params(("id" = schema::ComplaintId, Path)), responses((status = 200, body = Entry, description = "As it stands.")))]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<ComplaintId>,
) -> Result<Json<Entry>, Fault> {
    let entry = app.read(async move |tx: &mut Tx| complaints::get(tx, &caller.ctx, id).await).await?;
    Ok(Json(entry.into()))
}

/// What is changed in an entry; what is not sent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// What kind it is.
    category: Option<String>,
    /// How bad it is, from 0 to 4.
    severity: Option<u8>,
    /// What it came from; empty: nobody knows.
    cause: Option<String>,
    /// What was done about it.
    remedy: Option<String>,
    /// What was paid or given, in the entry's currency.
    #[schema(example = "12.50")]
    redress: Option<String>,
    /// Who answers for it.
    #[schema(value_type = Option<schema::UserId>)]
    owner: Option<UserId>,
    /// The body outside that has it; empty: none.
    external: Option<String>,
    /// Its reference there.
    external_ref: Option<String>,
}

/// Change an entry
///
/// Whoever answers for it may; otherwise it needs a lead.
#[utoipa::path(patch, path = "/complaints/{id}", tag = "complaints", operation_id = "change_complaint",
    params(("id" = schema::ComplaintId, Path)), request_body = Changed,
    responses(
        (status = 204, description = "It is changed."),
        (status = 422, body = Problem, description = "`invalid`: `fields` says what makes no sense where."),
    ))]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<ComplaintId>,
    Sent(said): Sent<Changed>,
) -> Result<StatusCode, Fault> {
    let verb = async move |tx: &mut Tx| {
        allow(&caller.ctx, Right::Answer)?;
        let entry = complaints::get(tx, &caller.ctx, id).await?;
        let redress = said.redress.as_ref().map(|typed| Money::read(typed, &entry.currency)).transpose()?;
        let change = Change {
            category: said.category.clone(),
            severity: said.severity,
            cause: said.cause.clone(),
            remedy: said.remedy.clone(),
            redress,
            owner: said.owner.map(Some),
            external: said.external.clone(),
            external_ref: said.external_ref.clone(),
            seen: None,
        };
        complaints::change(tx, &caller.ctx, id, &change).await
    };
    app.write(verb).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is done with an entry as a whole.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// What.
    #[schema(value_type = schema::ComplaintStep)]
    step: Step,
}

/// Acknowledge, answer, close or reopen a complaint
#[utoipa::path(post, path = "/complaints/{id}/steps", tag = "complaints", operation_id = "move_complaint",
    params(("id" = schema::ComplaintId, Path)), request_body = Moved,
    responses(
        (status = 204, description = "It stands there now."),
        (status = 409, body = Problem, description = "`state`: it stood there already."),
        (status = 422, body = Problem, description = "`invalid`: it is closed with its cause and what was done."),
    ))]
pub async fn step(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<ComplaintId>,
    Sent(Moved { step }): Sent<Moved>,
) -> Result<StatusCode, Fault> {
    let verb = async move |tx: &mut Tx| {
        complaints::step(tx, &caller.ctx, id, step).await?;
        Ok::<_, Error>(())
    };
    app.write(verb).await?;
    Ok(StatusCode::NO_CONTENT)
}
