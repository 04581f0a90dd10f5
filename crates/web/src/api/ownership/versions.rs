//! `/api/v1/ownership/versions` and what stands below; `POST /api/v1/ownership/roll-back`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::Tx;
use care::models::{self, NewDraft};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named, Sent};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// All versions.
#[derive(Serialize, ToSchema)]
pub struct OwnershipVersions {
    /// Newest first.
    items: Vec<OwnershipVersion>,
}

/// A version of the ownership model.
#[derive(Serialize, ToSchema)]
pub struct OwnershipVersion {
    /// Its number.
    #[schema(example = 14)]
    version: i64,
    /// How it stands.
    #[schema(value_type = schema::OwnershipState)]
    state: models::State,
    /// What people call it.
    name: String,
    /// What it is for.
    note: String,
    /// What it means, whatever its comments and layout.
    hash: String,
    /// Who wrote it, if a user.
    author: Option<String>,
    /// When it was changed last.
    updated_at: Moment,
    /// The version that it was made from.
    based_on: Option<i64>,
    /// Since when it decides in the shadow, or did when it was there last.
    shadow_since: Option<Moment>,
    /// Who agreed, if a user.
    approver: Option<String>,
    /// When they agreed.
    approved_at: Option<Moment>,
    /// From when it is to be in force.
    effective_at: Option<Moment>,
    /// When it came into force, the last time.
    activated_at: Option<Moment>,
    /// When another came into force.
    retired_at: Option<Moment>,
}

impl From<models::Version> for OwnershipVersion {
    fn from(known: models::Version) -> Self {
        Self {
            version: known.version,
            state: known.state,
            name: known.name,
            note: known.note,
            hash: known.hash,
            author: known.author_name,
            updated_at: known.updated_at.into(),
            based_on: known.based_on,
            shadow_since: known.shadow_since.map(Moment),
            approver: known.approver_name,
            approved_at: known.approved_at.map(Moment),
            effective_at: known.effective_at.map(Moment),
            activated_at: known.activated_at.map(Moment),
            retired_at: known.retired_at.map(Moment),
        }
    }
}

/// A version with its text.
#[derive(Serialize, ToSchema)]
pub struct OwnershipText {
    /// The version.
    #[serde(flatten)]
    version: OwnershipVersion,
    /// The very text, in TOML, with its comments.
    text: String,
}

/// A text to keep as a draft.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOwnership {
    /// The text, in TOML.
    text: String,
    /// What people call it; the model's own id if absent.
    #[serde(default)]
    name: String,
    /// What it is for.
    #[serde(default)]
    note: String,
    /// The version that it was made from.
    based_on: Option<i64>,
}

/// Another text for a draft.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedOwnership {
    /// The text, in TOML.
    text: String,
}

/// All versions of the ownership model
///
/// Newest first, without their texts.
#[utoipa::path(get, path = "/ownership/versions", tag = "ownership", operation_id = "list_ownership_versions",
    responses((status = 200, body = OwnershipVersions, description = "All of them.")))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<OwnershipVersions>, Fault> {
    let found = app.read(async move |tx: &mut Tx| models::list(tx, &caller.ctx).await).await?;
    Ok(Json(OwnershipVersions { items: found.into_iter().map(OwnershipVersion::from).collect() }))
}

/// Keep a text as a new draft
///
/// Nothing decides by it. Needs a lead.
#[utoipa::path(post, path = "/ownership/versions", tag = "ownership", operation_id = "draft_ownership",
    request_body = NewOwnership,
    responses((status = 201, body = OwnershipVersion, description = "The draft.")))]
pub async fn begin(
    State(app): State<App>,
    caller: Caller,
    Sent(new): Sent<NewOwnership>,
) -> Result<(StatusCode, Json<OwnershipVersion>), Fault> {
    let made = app
        .write(async move |tx: &mut Tx| {
            let NewOwnership { text, name, note, based_on } = &new;
            let draft = NewDraft { text, name, note, based_on: *based_on };
            let version = models::draft(tx, &caller.ctx, draft).await?;
            models::get(tx, &caller.ctx, version).await
        })
        .await?;
    Ok((StatusCode::CREATED, Json(made.into())))
}

/// One version with its text
#[utoipa::path(get, path = "/ownership/versions/{version}", tag = "ownership", operation_id = "show_ownership_version",
    params(("version" = i64, Path, description = "Its number.")),
    responses((status = 200, body = OwnershipText, description = "The version.")))]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(version): Named<i64>,
) -> Result<Json<OwnershipText>, Fault> {
    let found = app.read(async move |tx: &mut Tx| {
        let known = models::get(tx, &caller.ctx, version).await?;
        Ok((known, models::export(tx, &caller.ctx, version).await?))
    });
    let (known, text) = found.await?;
    Ok(Json(OwnershipText { version: known.into(), text }))
}

/// Change the text of a draft
///
/// A shadow or an approval was about other words, and ends. Needs a lead.
#[utoipa::path(put, path = "/ownership/versions/{version}", tag = "ownership", operation_id = "save_ownership",
    params(("version" = i64, Path, description = "Its number.")), request_body = ChangedOwnership,
    responses(
        (status = 204, description = "It is saved."),
        (status = 422, body = Problem, description = "The text is wrong, or the version is or was in force."),
    ))]
pub async fn save(
    State(app): State<App>,
    caller: Caller,
    Named(version): Named<i64>,
    Sent(changed): Sent<ChangedOwnership>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| models::save(tx, &caller.ctx, version, &changed.text).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Throw a draft away
///
/// Needs a lead.
#[utoipa::path(delete, path = "/ownership/versions/{version}", tag = "ownership", operation_id = "remove_ownership",
    params(("version" = i64, Path, description = "Its number.")),
    responses(
        (status = 204, description = "It is gone."),
        (status = 422, body = Problem, description = "It is in the shadow, or is or was in force."),
    ))]
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    Named(version): Named<i64>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| models::remove(tx, &caller.ctx, version).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a draft in the shadow would have moved.
#[derive(Serialize, ToSchema)]
pub struct ShadowReport {
    /// Since when it decides in the shadow, or did when it was there last.
    since: Option<Moment>,
    /// What it has decided on.
    items: i64,
    /// What it would have put elsewhere.
    moved: i64,
    /// Why, the most frequent first; 200 at most.
    causes: Vec<ShadowCause>,
}

/// Why items would have moved.
#[derive(Serialize, ToSchema)]
pub struct ShadowCause {
    /// The rule that decided.
    from_rule: String,
    /// The rule that would have.
    to_rule: String,
    /// The queue, or the action.
    from_queue: String,
    /// The queue, or the action, that it would have been.
    to_queue: String,
    /// How many items.
    count: u64,
}

impl From<models::Cause> for ShadowCause {
    fn from(models::Cause { from_rule, to_rule, from_queue, to_queue, count, .. }: models::Cause) -> Self {
        Self { from_rule, to_rule, from_queue, to_queue, count }
    }
}

/// What a draft would have done with live traffic
#[utoipa::path(get, path = "/ownership/versions/{version}/shadow", tag = "ownership", operation_id = "show_shadow",
    params(("version" = i64, Path, description = "Its number.")),
    responses((status = 200, body = ShadowReport, description = "What it did in the shadow.")))]
pub async fn shadow(
    State(app): State<App>,
    caller: Caller,
    Named(version): Named<i64>,
) -> Result<Json<ShadowReport>, Fault> {
    let found =
        app.read(async move |tx: &mut Tx| models::shadow_report(tx, &caller.ctx, version).await).await?;
    let models::ShadowReport { since, items, moved, causes, .. } = found;
    let causes = causes.into_iter().map(ShadowCause::from).collect();
    Ok(Json(ShadowReport { since: since.map(Moment), items, moved, causes }))
}

/// Let a draft decide in the shadow
///
/// It acts on nothing. One that was there before ceases to. Needs a lead.
#[utoipa::path(put, path = "/ownership/versions/{version}/shadow", tag = "ownership", operation_id = "start_shadow",
    params(("version" = i64, Path, description = "Its number.")),
    responses(
        (status = 204, description = "It does."),
        (status = 422, body = Problem, description = "It is or was in force."),
    ))]
pub async fn start_shadow(
    State(app): State<App>,
    caller: Caller,
    Named(version): Named<i64>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| models::start_shadow(tx, &caller.ctx, version).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// No draft decides in the shadow any more
///
/// What it would have done stays to be read. Needs a lead.
#[utoipa::path(delete, path = "/ownership/versions/{version}/shadow", tag = "ownership", operation_id = "stop_shadow",
    params(("version" = i64, Path, description = "Its number.")),
    responses((status = 204, description = "None does.")))]
pub async fn stop_shadow(
    State(app): State<App>,
    caller: Caller,
    Named(version): Named<i64>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| {
        models::get(tx, &caller.ctx, version).await?;
        models::stop_shadow(tx, &caller.ctx).await
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// From when a version is to be in force.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnershipApproval {
    /// At once if absent.
    effective_at: Option<Moment>,
}

/// Agree to a draft
///
/// It comes into force at once or at its time. Whoever wrote it or changed it last does not agree to it. Needs an
/// administrator.
#[utoipa::path(post, path = "/ownership/versions/{version}/approval", tag = "ownership",
    operation_id = "approve_ownership",
    params(("version" = i64, Path, description = "Its number.")), request_body = OwnershipApproval,
    responses(
        (status = 204, description = "It is agreed to."),
        (status = 422, body = Problem, description = "The caller wrote it, it has errors, or it is no draft."),
    ))]
pub async fn approve(
    State(app): State<App>,
    caller: Caller,
    Named(version): Named<i64>,
    Sent(approval): Sent<OwnershipApproval>,
) -> Result<StatusCode, Fault> {
    let at = approval.effective_at.map(|at| at.0);
    app.write(async move |tx: &mut Tx| models::approve(tx, &caller.ctx, version, at).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why the version before comes back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RollBack {
    /// 1 to 500 characters; it stays in the trail.
    reason: String,
}

/// Bring back the version that was in force before
///
/// At once. Cases keep what they were promised. Needs an administrator.
#[utoipa::path(post, path = "/ownership/roll-back", tag = "ownership", operation_id = "roll_ownership_back",
    request_body = RollBack,
    responses((status = 200, body = OwnershipVersion, description = "The version that decides again.")))]
pub async fn roll_back(
    State(app): State<App>,
    caller: Caller,
    Sent(RollBack { reason }): Sent<RollBack>,
) -> Result<Json<OwnershipVersion>, Fault> {
    let back = app
        .write(async move |tx: &mut Tx| {
            let version = models::roll_back(tx, &caller.ctx, &reason).await?;
            models::get(tx, &caller.ctx, version).await
        })
        .await?;
    Ok(Json(back.into()))
}
