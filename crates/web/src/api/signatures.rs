//! `GET /api/v1/signatures` and `PUT /api/v1/signatures/{team}`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::{Tx, signatures};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::error::Fault;
use super::extract::{Caller, Named, Sent};
use super::schema::Moment;
use crate::state::App;

/// What stands below the mails of a team.
#[derive(Serialize, ToSchema)]
pub struct Signature {
    /// The team's id in the ownership model.
    #[schema(example = "care")]
    team: String,
    /// The words, with `{agent.first_name}`, `{team}` and `{brand}` as they were written.
    words: String,
    /// Since when.
    changed_at: Moment,
}

/// What shall stand there.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// At most 1,000 characters; empty for none.
    #[schema(example = "{agent.first_name}\n{brand}")]
    words: String,
}

/// The signatures of all teams that have one
#[utoipa::path(get, path = "/signatures", tag = "staff", operation_id = "signatures",
    responses((status = 200, body = Vec<Signature>, description = "By team.")))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<Signature>>, Fault> {
    let all = app.read(async move |tx: &mut Tx| signatures::list(tx, &caller.ctx).await).await?;
    let one = |one: signatures::Signature| Signature {
        team: one.team,
        words: one.words,
        changed_at: one.changed_at.into(),
    };
    Ok(Json(all.into_iter().map(one).collect()))
}

/// Set what stands below the mails of a team
///
/// It goes below mails that are queued from now on.
#[utoipa::path(put, path = "/signatures/{team}", tag = "staff", operation_id = "sign",
    params(("team" = String, Path, description = "The team's id in the ownership model.")), request_body = Words,
    responses((status = 204, description = "It is so now.")))]
pub async fn set(
    State(app): State<App>,
    caller: Caller,
    Named(team): Named<String>,
    Sent(Words { words }): Sent<Words>,
) -> Result<StatusCode, Fault> {
    let brand = app.brand();
    let verb = async move |tx: &mut Tx| signatures::set(tx, &caller.ctx, &brand, &team, &words).await;
    app.write(verb).await?;
    Ok(StatusCode::NO_CONTENT)
}
