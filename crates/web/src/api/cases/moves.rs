//! A case goes to another team, another team is asked, or nobody answers.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::handling::{self, NoReply, Reason};
use care::handoffs::{self, Handoff, Wish};
use care::{Tx, assignment, consults};
use kernel::{CaseId, ConsultId, HandoffId, Millis, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named, Sent};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// To which queue, and what its team should know.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// A queue of the ownership model.
    to: String,
    /// Why.
    reason: Option<String>,
    /// The brief that travels along.
    note: Option<String>,
    /// What the person was promised.
    promised: Option<String>,
}

/// A change of owner.
#[derive(Serialize, ToSchema)]
pub struct Change {
    /// Its id.
    #[schema(value_type = schema::HandoffId)]
    id: HandoffId,
    /// Why, in a word.
    #[schema(value_type = schema::HandoffKind)]
    kind: handoffs::Kind,
    /// How far it has come.
    #[schema(value_type = schema::HandoffState)]
    state: handoffs::State,
    /// From which queue.
    from: String,
    /// Into which.
    to: String,
    /// By which rule.
    rule: Option<String>,
    /// Why, in words.
    reason: Option<String>,
    /// When.
    at: Moment,
    /// Until when it must be acknowledged.
    acknowledge_by: Option<Moment>,
    /// When it was.
    acknowledged_at: Option<Moment>,
}

impl From<Handoff> for Change {
    fn from(made: Handoff) -> Self {
        Self {
            id: made.id,
            kind: made.kind,
            state: made.state,
            from: made.from_queue,
            to: made.to_queue,
            rule: made.rule,
            reason: made.reason.map(|why| why.to_string()),
            at: made.at.into(),
            acknowledge_by: made.ack_due.map(Moment),
            acknowledged_at: made.ack_at.map(Moment),
        }
    }
}

/// The changes of owner of a case, oldest first
#[utoipa::path(get, path = "/cases/{id}/handovers", tag = "cases", operation_id = "list_handovers",
    params(("id" = schema::CaseId, Path)), responses((status = 200, body = Vec<Change>, description = "All of them.")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
) -> Result<Json<Vec<Change>>, Fault> {
    let all = app.read(async move |tx: &mut Tx| handoffs::of_case(tx, &caller.ctx, case).await).await?;
    Ok(Json(all.into_iter().map(Change::from).collect()))
}

/// Hand a case over to another queue
///
/// Another team has to acknowledge it in time, or it comes back and goes up. The person's clock runs on.
#[utoipa::path(post, path = "/cases/{id}/handovers", tag = "cases", operation_id = "hand_over_case",
    params(("id" = schema::CaseId, Path)), request_body = HandOver,
    responses(
        (status = 204, description = "It stands there."),
        (status = 409, body = Problem, description = "`state`: the case is resolved."),
    ))]
pub async fn hand_over(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(HandOver { to, reason, note, promised }): Sent<HandOver>,
) -> Result<StatusCode, Fault> {
    let (brand, wish) = (app.brand(), Wish { reason, note, promised });
    let send =
        async move |tx: &mut Tx| handoffs::send(tx, &caller.ctx, &brand, case, &to, wish.clone()).await;
    app.write(send).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Where a case belongs.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// A queue of the ownership model.
    to: String,
    /// Why it does not belong where it stands: the rule that sent it there is counted by it.
    reason: String,
}

/// Say that a case has come to the wrong team
#[utoipa::path(post, path = "/cases/{id}/wrong-owner", tag = "cases", operation_id = "wrong_owner",
    params(("id" = schema::CaseId, Path)), request_body = Elsewhere,
    responses((status = 204, description = "It stands where it belongs.")))]
pub async fn wrong_owner(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(Elsewhere { to, reason }): Sent<Elsewhere>,
) -> Result<StatusCode, Fault> {
    let brand = app.brand();
    let send =
        async move |tx: &mut Tx| handoffs::wrong_owner(tx, &caller.ctx, &brand, case, &to, &reason).await;
    app.write(send).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why no answer is the right one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// Why.
    #[schema(value_type = schema::NoReplyReason)]
    reason: Reason,
    /// In words; needed for `other`.
    note: Option<String>,
}

/// Decide that no answer is the right one
///
/// The case is dealt with, and counts in no rate of answers.
#[utoipa::path(post, path = "/cases/{id}/no-reply", tag = "cases", operation_id = "no_reply",
    params(("id" = schema::CaseId, Path)), request_body = Silence,
    responses(
        (status = 204, description = "It is done."),
        (status = 409, body = Problem, description = "`state`: it was resolved already."),
    ))]
pub async fn no_reply(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(Silence { reason, note }): Sent<Silence>,
) -> Result<StatusCode, Fault> {
    let (brand, wish) = (app.brand(), NoReply { reason, note });
    let leave = async move |tx: &mut Tx| handling::no_reply(tx, &caller.ctx, &brand, case, &wish).await;
    app.write(leave).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A question to another team.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConsult {
    /// A team of the ownership model.
    team: String,
    /// What you want to know.
    question: String,
    /// How many minutes they have; 30 unless you say.
    within_minutes: Option<i64>,
}

/// What was asked.
#[derive(Serialize, ToSchema)]
pub struct Asked {
    /// The question's id.
    #[schema(value_type = schema::ConsultId)]
    id: ConsultId,
}

/// Ask another team about a case
///
/// The case stays where it is; the answer becomes a note in it.
#[utoipa::path(post, path = "/cases/{id}/consults", tag = "cases", operation_id = "consult",
    params(("id" = schema::CaseId, Path)), request_body = NewConsult,
    responses((status = 201, body = Asked, description = "They are asked.")))]
pub async fn consult(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(NewConsult { team, question, within_minutes }): Sent<NewConsult>,
) -> Result<(StatusCode, Json<Asked>), Fault> {
    let within = within_minutes.map(|minutes| Millis::minutes(minutes.clamp(0, 60 * 24 * 30)));
    let brand = app.brand();
    let ask =
        async move |tx: &mut Tx| consults::ask(tx, &caller.ctx, &brand, case, &team, &question, within).await;
    Ok((StatusCode::CREATED, Json(Asked { id: app.write(ask).await? })))
}

/// Why an agent was given a case.
#[derive(Serialize, ToSchema)]
pub struct Pick {
    /// When.
    at: Moment,
    /// In which queue it stood.
    queue: String,
    /// Who.
    #[schema(value_type = schema::UserId)]
    chosen: UserId,
    /// How, what was waived, and why not the others.
    #[schema(value_type = Object)]
    selection: serde_json::Value,
}

/// Why a case was given to whom, newest first
#[utoipa::path(get, path = "/cases/{id}/selections", tag = "cases", operation_id = "list_selections",
    params(("id" = schema::CaseId, Path)), responses((status = 200, body = Vec<Pick>, description = "Every choice.")))]
pub async fn selections(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
) -> Result<Json<Vec<Pick>>, Fault> {
    let all = app.read(async move |tx: &mut Tx| assignment::of_case(tx, &caller.ctx, case).await).await?;
    let pick = |one: assignment::Chosen| Pick {
        at: one.at.into(),
        queue: one.queue,
        chosen: one.chosen,
        selection: serde_json::to_value(&one.record.0).unwrap_or_default(),
    };
    Ok(Json(all.into_iter().map(pick).collect()))
}
