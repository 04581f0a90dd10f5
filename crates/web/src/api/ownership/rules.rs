//! `GET /api/v1/ownership/rules`.

use axum::Json;
use axum::extract::State;
use care::Tx;
use care::models;
use kernel::Millis;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::error::Fault;
use crate::api::extract::{Asked, Caller};
use crate::api::schema::Moment;
use crate::state::App;

/// How far back rules are counted unless the program says otherwise.
const SINCE: Millis = Millis::days(30);

/// Since when.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Since {
    /// From when; 30 days ago unless it says otherwise.
    since: Option<Moment>,
}

/// What rules did.
#[derive(Serialize, ToSchema)]
pub struct RuleStats {
    /// The busiest first. A rule that decided nothing is not in the list.
    items: Vec<RuleStat>,
}

/// What a rule did.
#[derive(Serialize, ToSchema)]
pub struct RuleStat {
    /// The rule.
    rule: String,
    /// How many items it decided.
    hits: u64,
    /// When it did so last.
    last_at: Moment,
}

/// What each rule decided
#[utoipa::path(get, path = "/ownership/rules", tag = "ownership", operation_id = "list_rule_stats", params(Since),
    responses((status = 200, body = RuleStats, description = "By rule.")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Asked(asked): Asked<Since>,
) -> Result<Json<RuleStats>, Fault> {
    let since = asked.since.map_or_else(|| caller.ctx.now() - SINCE, |since| since.0);
    let found = app.read(async move |tx: &mut Tx| models::rule_stats(tx, &caller.ctx, since).await).await?;
    let stat =
        |one: models::RuleStat| RuleStat { rule: one.rule, hits: one.hits, last_at: one.last_at.into() };
    Ok(Json(RuleStats { items: found.into_iter().map(stat).collect() }))
}
