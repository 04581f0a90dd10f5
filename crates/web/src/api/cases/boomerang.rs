//! `POST` and `DELETE /api/v1/cases/{id}/boomerang`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::handling::{self, Back};
use care::{Error, Tx};
use kernel::{CaseId, Millis, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named, Sent};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// When a case shall come back if the customer does not answer: a moment, or so many minutes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Boomerang {
    /// Then, in the future.
    until: Option<Moment>,
    /// After so many minutes in which the team of its queue is open.
    minutes: Option<i64>,
    /// To whom.
    #[schema(value_type = schema::UserId)]
    to: UserId,
}

/// When a case comes back.
#[derive(Serialize, ToSchema)]
pub struct Returns {
    /// Then, unless the customer writes before.
    at: Moment,
}

/// Bring a case back if the customer does not answer
///
/// It comes back to the person named, or to its queue where they are away; an answer of the customer cancels it.
#[utoipa::path(post, path = "/cases/{id}/boomerang", tag = "cases", operation_id = "throw_case",
    params(("id" = schema::CaseId, Path)), request_body = Boomerang,
    responses(
        (status = 200, body = Returns, description = "It comes back then."),
        (status = 409, body = Problem, description = "`state`: it is resolved or sleeps."),
    ))]
pub async fn throw(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(wish): Sent<Boomerang>,
) -> Result<Json<Returns>, Fault> {
    let back = match (wish.until, wish.minutes) {
        (Some(Moment(at)), None) => Back::At(at),
        (None, Some(minutes)) => Back::After(Millis::minutes(minutes.clamp(0, 200_000))),
        _ => return Err(Error::invalid("name either `until` or `minutes`").into()),
    };
    let brand = app.brand();
    let throw = async move |tx: &mut Tx| {
        handling::throw(tx, &caller.ctx, &brand, case, back, None, Some(wish.to)).await
    };
    Ok(Json(Returns { at: app.write(throw).await?.into() }))
}

/// Let a case wait for the customer as long as they like
#[utoipa::path(delete, path = "/cases/{id}/boomerang", tag = "cases", operation_id = "put_case_down",
    params(("id" = schema::CaseId, Path)),
    responses((status = 204, description = "It does not come back by itself.")))]
pub async fn put_down(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| handling::put_down(tx, &caller.ctx, case).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
