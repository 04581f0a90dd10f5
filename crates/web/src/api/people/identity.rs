//! Who is who: suggestions, links and the way back.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::{Tx, identity};
use kernel::{CaseId, CaseJoinId, PersonId, PersonJoinId, SuggestionId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named, Sent};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, look))
        .routes(routes!(links, link))
        .routes(routes!(confirm, reject))
        .routes(routes!(unlink))
        .routes(routes!(join))
        .routes(routes!(part))
}

/// Why two persons may be one.
#[derive(Serialize, ToSchema)]
pub struct Sign {
    /// What it is.
    #[schema(value_type = schema::Sign)]
    sign: identity::Sign,
    /// The share of the doubt that it takes away, 0 to 1.
    weight: f64,
    /// As much of it as may be shown.
    #[schema(example = "…2231")]
    shown: String,
}

fn signs(evidence: Vec<identity::Evidence>) -> Vec<Sign> {
    evidence.into_iter().map(|e| Sign { sign: e.sign, weight: e.weight, shown: e.shown }).collect()
}

/// That a person may be the same as another.
#[derive(Serialize, ToSchema)]
pub struct Suggestion {
    /// Its id.
    #[schema(value_type = schema::SuggestionId)]
    id: SuggestionId,
    /// Who was asked about.
    #[schema(value_type = schema::PersonId)]
    person: PersonId,
    /// Who they may be.
    #[schema(value_type = schema::PersonId)]
    other: PersonId,
    /// How sure it is, 0 to 0.99.
    score: f64,
    /// Why, the strongest first.
    evidence: Vec<Sign>,
    /// How it stands.
    #[schema(value_type = schema::SuggestionState)]
    state: identity::State,
    /// When it was found.
    found_at: Moment,
}

impl From<identity::Pair> for Suggestion {
    fn from(pair: identity::Pair) -> Self {
        Self {
            id: pair.suggestion.id,
            person: pair.one.person.id,
            other: pair.other.person.id,
            score: pair.suggestion.score,
            evidence: signs(pair.suggestion.evidence.0),
            state: pair.suggestion.state,
            found_at: pair.suggestion.found_at.into(),
        }
    }
}

/// That two persons are taken for one, from when to when.
#[derive(Serialize, ToSchema)]
pub struct Link {
    /// Its id, by which it can be undone.
    #[schema(value_type = schema::PersonJoinId)]
    id: PersonJoinId,
    /// Who they are.
    #[schema(value_type = schema::PersonId)]
    kept: PersonId,
    /// Who was joined with them.
    #[schema(value_type = schema::PersonId)]
    joined: PersonId,
    /// How sure it was.
    score: f64,
    /// Why.
    evidence: Vec<Sign>,
    /// Since when.
    at: Moment,
    /// Until when; absent while it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    undone_at: Option<Moment>,
}

impl From<identity::PersonJoin> for Link {
    fn from(join: identity::PersonJoin) -> Self {
        Self {
            id: join.id,
            kept: join.kept,
            joined: join.joined,
            score: join.score,
            evidence: signs(join.evidence.0),
            at: join.at.into(),
            undone_at: join.undone_at.map(Into::into),
        }
    }
}

/// What became of two persons.
#[derive(Serialize, ToSchema)]
pub struct Linked {
    /// The link, by which it can be undone.
    #[schema(value_type = schema::PersonJoinId)]
    link: PersonJoinId,
    /// Who they are now.
    #[schema(value_type = schema::PersonId)]
    person: PersonId,
    /// Their cases that became one.
    #[schema(value_type = Vec<schema::CaseJoinId>)]
    joins: Vec<CaseJoinId>,
}

impl From<identity::Linked> for Linked {
    fn from(linked: identity::Linked) -> Self {
        Self { link: linked.join, person: linked.person, joins: linked.cases }
    }
}

/// Whether cases become one as well.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// Open cases of both about one issue become one.
    one_case: bool,
}

/// With whom somebody is one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Other {
    /// The other person.
    #[schema(value_type = schema::PersonId)]
    other: PersonId,
    /// Open cases of both about one issue become one.
    one_case: bool,
}

/// With which case another is one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct With {
    /// The other case of the same person.
    #[schema(value_type = schema::CaseId)]
    with: CaseId,
}

/// Two cases that are one.
#[derive(Serialize, ToSchema)]
pub struct Join {
    /// The join, by which it can be undone.
    #[schema(value_type = schema::CaseJoinId)]
    id: CaseJoinId,
}

/// Who a person may be, the surest first
#[utoipa::path(get, path = "/people/{id}/suggestions", tag = "people", operation_id = "list_suggestions",
    params(("id" = schema::PersonId, Path)),
    responses((status = 200, body = Vec<Suggestion>, description = "Decided or not.")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PersonId>,
) -> Result<Json<Vec<Suggestion>>, Fault> {
    let pairs = app.read(async move |tx: &mut Tx| identity::of_person(tx, &caller.ctx, id).await).await?;
    Ok(Json(pairs.into_iter().map(Suggestion::from).collect()))
}

/// Look for others who may be a person
///
/// By what names them, and by their handle on other networks.
#[utoipa::path(post, path = "/people/{id}/suggestions", tag = "people", operation_id = "look_for_person",
    params(("id" = schema::PersonId, Path)),
    responses((status = 200, body = Vec<Suggestion>, description = "All that is known now.")))]
pub async fn look(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PersonId>,
) -> Result<Json<Vec<Suggestion>>, Fault> {
    let brand = app.brand();
    let found = app.write(async move |tx: &mut Tx| {
        identity::look_for(tx, &caller.ctx, &brand, id).await?;
        identity::of_person(tx, &caller.ctx, id).await
    });
    Ok(Json(found.await?.into_iter().map(Suggestion::from).collect()))
}

/// With whom a person was linked, the newest first
#[utoipa::path(get, path = "/people/{id}/links", tag = "people", operation_id = "list_links",
    params(("id" = schema::PersonId, Path)),
    responses((status = 200, body = Vec<Link>, description = "Also what was undone.")))]
pub async fn links(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PersonId>,
) -> Result<Json<Vec<Link>>, Fault> {
    let about = app.read(async move |tx: &mut Tx| identity::about(tx, &caller.ctx, id).await).await?;
    Ok(Json(about.joins.into_iter().map(Link::from).collect()))
}

/// Link a person with another
///
/// Both are one from now on. It can be undone.
#[utoipa::path(post, path = "/people/{id}/links", tag = "people", operation_id = "link_person",
    params(("id" = schema::PersonId, Path)), request_body = Other,
    responses(
        (status = 200, body = Linked, description = "They are one."),
        (status = 422, body = Problem, description = "`invalid`: they are already, or are said not to be."),
    ))]
pub async fn link(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PersonId>,
    Sent(Other { other, one_case }): Sent<Other>,
) -> Result<Json<Linked>, Fault> {
    let brand = app.brand();
    let verb = async move |tx: &mut Tx| identity::link(tx, &caller.ctx, &brand, id, other, one_case).await;
    Ok(Json(app.write(verb).await?.into()))
}

/// Confirm a suggestion
#[utoipa::path(post, path = "/suggestions/{id}/confirmation", tag = "people", operation_id = "confirm_suggestion",
    params(("id" = schema::SuggestionId, Path)), request_body = Confirmation,
    responses(
        (status = 200, body = Linked, description = "They are one."),
        (status = 422, body = Problem, description = "`invalid`: what has to be done first."),
    ))]
pub async fn confirm(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<SuggestionId>,
    Sent(Confirmation { one_case }): Sent<Confirmation>,
) -> Result<Json<Linked>, Fault> {
    let brand = app.brand();
    let verb = async move |tx: &mut Tx| identity::confirm(tx, &caller.ctx, &brand, id, one_case).await;
    Ok(Json(app.write(verb).await?.into()))
}

/// Say that two are not the same
///
/// It is remembered, and never suggested again.
#[utoipa::path(delete, path = "/suggestions/{id}/confirmation", tag = "people", operation_id = "reject_suggestion",
    params(("id" = schema::SuggestionId, Path)),
    responses((status = 204, description = "It is remembered.")))]
pub async fn reject(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<SuggestionId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| identity::reject(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Undo a link
///
/// Addresses, cases and messages go back, and clocks are counted again.
#[utoipa::path(delete, path = "/links/{id}", tag = "people", operation_id = "unlink_person",
    params(("id" = schema::PersonJoinId, Path)),
    responses((status = 200, body = Link, description = "They are two.")))]
pub async fn unlink(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PersonJoinId>,
) -> Result<Json<Link>, Fault> {
    let brand = app.brand();
    let verb = async move |tx: &mut Tx| identity::unlink(tx, &caller.ctx, &brand, id).await;
    Ok(Json(app.write(verb).await?.into()))
}

/// Make two cases of a person one
///
/// The later one's messages stand in the earlier, with one owner and one first-response clock.
#[utoipa::path(post, path = "/cases/{id}/joins", tag = "cases", operation_id = "join_cases",
    params(("id" = schema::CaseId, Path)), request_body = With,
    responses((status = 200, body = Join, description = "They are one.")))]
pub async fn join(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(With { with }): Sent<With>,
) -> Result<Json<Join>, Fault> {
    let brand = app.brand();
    let verb = async move |tx: &mut Tx| identity::join_cases(tx, &caller.ctx, &brand, case, with).await;
    Ok(Json(Join { id: app.write(verb).await? }))
}

/// Make joined cases two again
#[utoipa::path(delete, path = "/joins/{id}", tag = "cases", operation_id = "part_cases",
    params(("id" = schema::CaseJoinId, Path)),
    responses((status = 204, description = "Each has its own messages, work item and clocks again.")))]
pub async fn part(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CaseJoinId>,
) -> Result<StatusCode, Fault> {
    let brand = app.brand();
    let verb = async move |tx: &mut Tx| identity::part_cases(tx, &caller.ctx, &brand, id).await.map(drop);
    app.write(verb).await?;
    Ok(StatusCode::NO_CONTENT)
}
