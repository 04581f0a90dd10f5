//! `/api/v1/pivots`: to go on elsewhere, and the last public word.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use care::checks::{self, Code};
use care::pivots::{self, Offer, State as Stands, Way};
use care::{Conflict, Error, Tx, calls};
use kernel::{CaseId, MessageId, Millis, PivotId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::cases::Said;
use super::error::{Fault, Problem};
use super::extract::{Asked, Caller, Named, Sent};
use super::schema::{self, Moment};
use crate::appointment;
use crate::state::App;

/// The days of a report unless the program says otherwise.
const DAYS: u16 = 30;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, offer))
        .routes(routes!(undo))
        .routes(routes!(refuse))
        .routes(routes!(close))
        .routes(routes!(report))
}

/// An offer to go on elsewhere.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPivot {
    /// Where to.
    #[schema(value_type = schema::PivotWay)]
    to: Way,
    /// What everybody reads.
    #[serde(default)]
    public_line: Option<String>,
    /// What only the person reads. With `call`, `{link}` becomes the address under which they choose a time.
    #[serde(default)]
    private_line: Option<String>,
    /// Whether a link hangs below the public line that opens a private message to us, where the network has one. Words
    /// that wait for somebody's agreement leave without it.
    #[serde(default)]
    dm_link: bool,
    /// The newest `seq` that the writer had seen: `seen_seq` of `GET /cases/{id}`.
    seen_seq: i64,
    /// With `call`: the times among which the person chooses, 12 at most.
    #[serde(default)]
    slots: Vec<Moment>,
    /// What a `warned` named and is meant so, by its codes.
    #[serde(default)]
    #[schema(value_type = Vec<schema::CheckCode>)]
    despite: Vec<Code>,
}

/// An offer whose lines are on their way.
#[derive(Serialize, ToSchema)]
pub struct Pivoted {
    /// The offer: `DELETE /pivots/{id}` calls both lines back.
    #[schema(value_type = schema::PivotId)]
    id: PivotId,
    /// The public line.
    public: Option<Said>,
    /// The private one.
    private: Option<Said>,
}

/// An offer and what became of it.
#[derive(Serialize, ToSchema)]
pub struct Pivot {
    /// Its id.
    #[schema(value_type = schema::PivotId)]
    id: PivotId,
    /// Where to.
    #[schema(value_type = schema::PivotWay)]
    to: Way,
    /// What became of it.
    #[schema(value_type = schema::PivotState)]
    state: Stands,
    /// The message from which the branch grows.
    #[schema(value_type = schema::MessageId)]
    from: MessageId,
    /// Who offered it.
    #[schema(value_type = Option<schema::UserId>)]
    by: Option<UserId>,
    /// When.
    offered_at: Moment,
    /// Until when the person has to follow.
    due_at: Moment,
    /// When it was known what became of it.
    ended_at: Option<Moment>,
    /// With which words they followed.
    #[schema(value_type = Option<schema::MessageId>)]
    joined_with: Option<MessageId>,
    /// Whether they have said in public something that reads like a no.
    declined: bool,
}

impl From<pivots::Pivot> for Pivot {
    fn from(pivot: pivots::Pivot) -> Self {
        Self {
            id: pivot.id,
            to: pivot.way,
            state: pivot.state,
            from: pivot.from_message,
            by: pivot.by_user,
            offered_at: pivot.offered_at.into(),
            due_at: pivot.due_at.into(),
            ended_at: pivot.ended_at.map(Moment::from),
            joined_with: pivot.joined_message,
            declined: pivot.declined,
        }
    }
}

/// Invitations of a case to go on elsewhere, oldest first
#[utoipa::path(get, path = "/cases/{id}/pivots", tag = "pivots", operation_id = "list_pivots",
    params(("id" = schema::CaseId, Path)),
    responses((status = 200, body = Vec<Pivot>, description = "All of them, also those that were called back.")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
) -> Result<Json<Vec<Pivot>>, Fault> {
    let all = app.read(async move |tx: &mut Tx| {
        care::cases::get(tx, &caller.ctx, case).await?;
        pivots::of_cases(tx, &caller.ctx, &[case]).await
    });
    Ok(Json(all.await?.into_iter().map(Pivot::from).collect()))
}

/// Invite to go on in private, by e-mail or on the telephone
///
/// A public line, a private one or both: they leave together, and wait ten seconds in which they can be undone together.
/// The case, its owner and its clocks stay as they are.
#[utoipa::path(post, path = "/cases/{id}/pivots", tag = "pivots", operation_id = "offer_pivot",
    params(("id" = schema::CaseId, Path)), request_body = NewPivot,
    responses(
        (status = 201, body = Pivoted, description = "Both lines are queued, or wait for somebody to agree."),
        (status = 409, body = Problem, description = "`stale`: the person wrote something newer than `seen_seq`."),
        (status = 428, body = Problem, description = "`warned`: look once more. Neither line was sent."),
    ))]
pub async fn offer(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    headers: HeaderMap,
    Sent(new): Sent<NewPivot>,
) -> Result<(StatusCode, Json<Pivoted>), Fault> {
    let NewPivot { to, public_line, private_line, dm_link, seen_seq, slots, despite } = new;
    let wish = Offer { case, to, public_line, private_line, seen_seq, call: None, dm_link, despite };
    let slots: Vec<_> = slots.into_iter().map(|Moment(at)| at).collect();
    let (ctx, brand, site) = (caller.ctx.clone(), app.brand(), appointment::site(&app, &headers));
    let offered = app
        .write(async move |tx: &mut Tx| match wish.to {
            Way::Call => calls::invite(tx, &ctx, &brand, &wish, &slots, &site).await,
            Way::Private | Way::Email => pivots::offer(tx, &ctx, &brand, &wish).await,
        })
        .await;
    let pivots::Offered { pivot: id, public, private } = noticed(&app, &caller, case, offered).await?;
    let (public, private) = (public.map(Said::from), private.map(Said::from));
    Ok((StatusCode::CREATED, Json(Pivoted { id, public, private })))
}

/// What was noticed is kept, although nothing left.
async fn noticed<T>(app: &App, caller: &Caller, case: CaseId, said: Result<T, Error>) -> Result<T, Fault> {
    if let Err(Error::Conflict(Conflict::Warned { findings })) = &said {
        let (ctx, findings) = (caller.ctx.clone(), findings.clone());
        app.write(async move |tx: &mut Tx| checks::shown(tx, &ctx, case, &findings, true).await).await?;
    }
    Ok(said?)
}

/// Call both lines back before they leave
#[utoipa::path(delete, path = "/pivots/{id}", tag = "pivots", operation_id = "undo_pivot",
    params(("id" = schema::PivotId, Path)),
    responses(
        (status = 204, description = "Neither will leave."),
        (status = 409, body = Problem, description = "`left`: too late for one of them, so neither is called back."),
    ))]
pub async fn undo(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PivotId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| pivots::undo(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// In a few words.
    #[serde(default)]
    reason: Option<String>,
}

/// Say that the person does not want to go on elsewhere
#[utoipa::path(post, path = "/pivots/{id}/refusal", tag = "pivots", operation_id = "refuse_pivot",
    params(("id" = schema::PivotId, Path)), request_body = Refusal,
    responses((status = 204, description = "It counts as declined.")))]
pub async fn refuse(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PivotId>,
    Sent(Refusal { reason }): Sent<Refusal>,
) -> Result<StatusCode, Fault> {
    let refuse = async move |tx: &mut Tx| pivots::refuse(tx, &caller.ctx, id, reason.as_deref()).await;
    app.write(refuse).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The last public word of a case that was dealt with in private.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClosing {
    /// What everybody reads; without it, no line is needed, and nobody asks for one again.
    #[serde(default)]
    line: Option<String>,
    /// The newest `seq` that the writer had seen.
    seen_seq: i64,
    /// What a `warned` named and is meant so, by its codes.
    #[serde(default)]
    #[schema(value_type = Vec<schema::CheckCode>)]
    despite: Vec<Code>,
}

/// What was decided about the last public word.
#[derive(Serialize, ToSchema)]
pub struct Closed {
    /// The line; none where none is needed.
    said: Option<Said>,
}

/// Say the last word in public, or that none is needed
#[utoipa::path(post, path = "/cases/{id}/public-end", tag = "pivots", operation_id = "close_in_public",
    params(("id" = schema::CaseId, Path)), request_body = NewClosing,
    responses(
        (status = 201, body = Closed, description = "It is queued, or noted that none is needed."),
        (status = 428, body = Problem, description = "`warned`: look once more."),
    ))]
pub async fn close(
    State(app): State<App>,
    caller: Caller,
    Named(case): Named<CaseId>,
    Sent(NewClosing { line, seen_seq, despite }): Sent<NewClosing>,
) -> Result<(StatusCode, Json<Closed>), Fault> {
    let (ctx, brand) = (caller.ctx.clone(), app.brand());
    let closed = app.write(async move |tx: &mut Tx| {
        pivots::close(tx, &ctx, &brand, (case, seen_seq), line.as_deref(), &despite).await
    });
    let said = noticed(&app, &caller, case, closed.await).await?.map(Said::from);
    Ok((StatusCode::CREATED, Json(Closed { said })))
}

/// Which time.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Since {
    /// The last so many days.
    #[param(minimum = 1, maximum = 3650, default = 30)]
    days: Option<u16>,
}

/// How invitations ended, for one way on one network.
#[derive(Serialize, ToSchema)]
pub struct PivotLine {
    /// The network.
    channel: String,
    /// Where to.
    #[schema(value_type = schema::PivotWay)]
    to: Way,
    /// How many were offered and not called back.
    offered: i64,
    /// How many of them were followed.
    joined: i64,
    /// How many nobody answered within 24 hours.
    silent: i64,
    /// How many were declined, or answered in public only.
    refused: i64,
    /// How many still wait.
    waiting: i64,
    /// Silent and refused, of those that have ended.
    lost: i64,
    /// How many have ended.
    n: i64,
}

/// How many followed, by network and way
#[utoipa::path(get, path = "/pivots/report", tag = "pivots", operation_id = "report_pivots", params(Since),
    responses((status = 200, body = Vec<PivotLine>, description = "One line for each way on each network.")))]
pub async fn report(
    State(app): State<App>,
    caller: Caller,
    Asked(Since { days }): Asked<Since>,
) -> Result<Json<Vec<PivotLine>>, Fault> {
    let days = days.unwrap_or(DAYS).clamp(1, 3650);
    let since = caller.ctx.now() - Millis::days(days.into());
    let lines = app.read(async move |tx: &mut Tx| pivots::report(tx, &caller.ctx, since).await).await?;
    let shown = |line: pivots::Line| {
        let (lost, n) = line.lost();
        let pivots::Line { channel, way: to, offered, joined, silent, refused, waiting } = line;
        PivotLine { channel, to, offered, joined, silent, refused, waiting, lost, n }
    };
    Ok(Json(lines.into_iter().map(shown).collect()))
}
