//! `/api/v1/staff`: who works now, and what they can do.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::staff::{self, State as Here};
use care::{Tx, staff::Member as Found};
use kernel::UserId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::Fault;
use super::extract::{Caller, Named, Sent};
use super::schema::{self, Moment};
use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(say)).routes(routes!(skill))
}

/// A colleague.
#[derive(Serialize, ToSchema)]
pub struct Member {
    /// Their id.
    #[schema(value_type = schema::UserId)]
    id: UserId,
    /// Their name.
    name: String,
    /// Their teams, the one they belong to first.
    teams: Vec<String>,
    /// What they said last; absent if they never said anything.
    #[schema(value_type = Option<schema::PresenceState>)]
    state: Option<Here>,
    /// Whether they can be given work now: ready or busy, with a sign of life within the minute.
    here: bool,
    /// Since when.
    since: Option<Moment>,
    /// Units in use.
    used: i64,
    /// Units in all.
    capacity: u32,
    /// Cases that wait on them.
    ours: i64,
    /// Cases that wait for the person.
    theirs: i64,
}

impl From<Found> for Member {
    fn from(one: Found) -> Self {
        let said = one.presence.as_ref();
        Self {
            state: said.map(|said| said.state),
            here: said.is_some_and(|said| said.state.is_here()) && !one.away,
            since: said.map(|said| said.since.into()),
            used: one.load.used,
            capacity: one.capacity,
            ours: one.load.ours,
            theirs: one.load.theirs,
            id: one.id,
            name: one.name,
            teams: one.teams,
        }
    }
}

/// Whether somebody is here.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Presence {
    /// In a word.
    #[schema(value_type = schema::PresenceState)]
    state: Here,
    /// Why, for a break.
    reason: Option<String>,
}

/// How well somebody can do something.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// Which.
    skill: String,
    /// 1 to 5; absent takes it away.
    level: Option<u8>,
}

/// Everybody who may answer, by name
#[utoipa::path(get, path = "/staff", tag = "staff", operation_id = "list_staff",
    responses((status = 200, body = Vec<Member>, description = "Whether they are here, and how much they hold.")))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<Member>>, Fault> {
    let brand = app.brand();
    let all = app.read(async move |tx: &mut Tx| staff::board(tx, &caller.ctx, &brand).await).await?;
    Ok(Json(all.into_iter().map(Member::from).collect()))
}

/// Say of somebody whether they are here
#[utoipa::path(put, path = "/staff/{id}/presence", tag = "staff", operation_id = "set_presence",
    params(("id" = schema::UserId, Path)), request_body = Presence,
    responses((status = 204, description = "It is known.")))]
pub async fn say(
    State(app): State<App>,
    caller: Caller,
    Named(user): Named<UserId>,
    Sent(Presence { state, reason }): Sent<Presence>,
) -> Result<StatusCode, Fault> {
    let say = async move |tx: &mut Tx| staff::say_of(tx, &caller.ctx, user, state, reason.as_deref()).await;
    app.write(say).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Set how well somebody can do something
#[utoipa::path(put, path = "/staff/{id}/skills", tag = "staff", operation_id = "set_skill",
    params(("id" = schema::UserId, Path)), request_body = Skill,
    responses((status = 204, description = "It counts from now on.")))]
pub async fn skill(
    State(app): State<App>,
    caller: Caller,
    Named(user): Named<UserId>,
    Sent(Skill { skill, level }): Sent<Skill>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| staff::set_skill(tx, &caller.ctx, user, &skill, level).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
