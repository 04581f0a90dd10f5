//! `/api/v1/channels`: the brand's accounts on the networks, and how far behind each is.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::accounts::{self, Meter};
use care::desk::Channel as Found;
use care::{Tx, desk};
use channels::Trouble;
use kernel::AccountId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::{Fault, Problem};
use super::extract::{Caller, Named, Sent};
use super::schema::{self, Moment};
use crate::channels::live;
use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(remove))
        .routes(routes!(test))
        .routes(routes!(pause))
        .routes(routes!(resume))
        .routes(routes!(reconcile))
}

/// An account of the brand.
#[derive(Serialize, ToSchema)]
pub struct Channel {
    /// The account's id.
    #[schema(value_type = schema::AccountId)]
    id: AccountId,
    /// The network.
    network: String,
    /// The brand's handle there.
    handle: String,
    /// The name that the network shows.
    name: String,
    /// Whether it works: `stopped` by the network, `paused` by somebody.
    #[schema(value_type = schema::AccountState)]
    state: accounts::State,
    /// Why not.
    reason: Option<String>,
    /// When it was connected.
    created_at: Moment,
    /// When something came last.
    last_in: Option<Moment>,
    /// When something left last.
    last_out: Option<Moment>,
    /// How far behind its network it is; absent before it was read for the first time.
    meter: Option<Gap>,
}

/// How far behind its network an account is.
#[derive(Serialize, ToSchema)]
pub struct Gap {
    /// When its history was last read to the end.
    read_at: Option<Moment>,
    /// When something new was last in it.
    event_at: Option<Moment>,
    /// For how many seconds nobody has known what happens there; absent while it is read as often as it should be.
    behind_seconds: Option<i64>,
    /// How many deliveries the history brought.
    came: i64,
    /// How many of them should have come by themselves.
    recovered: i64,
    /// Why it can't be read now.
    trouble: Option<String>,
    /// Since when it can't.
    trouble_since: Option<Moment>,
    /// What is left of the network's quotas.
    quotas: Vec<Quota>,
}

/// What was left of a quota when the network last said so.
#[derive(Serialize, ToSchema)]
pub struct Quota {
    /// Which.
    name: String,
    /// How many calls there are between two resets.
    limit: u64,
    /// How many are left.
    remaining: u64,
    /// When it is full again.
    resets_at: Moment,
}

/// The brand's accounts.
#[derive(Serialize, ToSchema)]
pub struct Channels {
    /// In the order in which they were connected.
    items: Vec<Channel>,
}

fn channel(found: Found, now: kernel::Instant) -> Channel {
    let Found { account, last_in, last_out, meter } = found;
    let every = account.network().and_then(|network| network.capabilities().history_every);
    let gap = |meter: Meter| Gap {
        behind_seconds: every.and_then(|every| meter.behind(every, now)).map(|span| span.0 / 1000),
        read_at: meter.read_at.map(Moment),
        event_at: meter.event_at.map(Moment),
        came: meter.came,
        recovered: meter.recovered,
        trouble: meter.trouble,
        trouble_since: meter.trouble_since.map(Moment),
        quotas: meter.quotas.0.into_iter().map(quota).collect(),
    };
    Channel {
        id: account.id,
        network: account.channel,
        handle: account.handle,
        name: account.name,
        state: account.state,
        reason: account.state_reason,
        created_at: account.created_at.into(),
        last_in: last_in.map(Moment),
        last_out: last_out.map(Moment),
        meter: meter.map(gap),
    }
}

fn quota(left: accounts::QuotaLeft) -> Quota {
    let accounts::QuotaLeft { name, limit, remaining, resets_at } = left;
    Quota { name, limit, remaining, resets_at: resets_at.into() }
}

/// What a live check found.
#[derive(Serialize, ToSchema)]
pub struct Standing {
    /// Whether the network lets us.
    works: bool,
    /// Who we are there.
    handle: Option<String>,
    /// Why not, in plain words.
    reason: Option<String>,
    /// Whether it may work later without anybody doing something.
    later: bool,
    /// Which rights are missing although it works, by the network's own names.
    lacks: Vec<String>,
}

impl From<Result<channels::Standing, Trouble>> for Standing {
    fn from(found: Result<channels::Standing, Trouble>) -> Self {
        match found {
            Ok(standing) => Self {
                works: true,
                handle: Some(standing.us.handle),
                reason: None,
                later: false,
                lacks: standing.lacks,
            },
            Err(trouble) => Self {
                works: false,
                handle: None,
                later: matches!(trouble, Trouble::Later { .. }),
                reason: Some(trouble.to_string()),
                lacks: Vec::new(),
            },
        }
    }
}

/// Why somebody halts an account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Halt {
    /// For colleagues.
    #[serde(default)]
    reason: String,
}

/// The brand's accounts on the networks
#[utoipa::path(get, path = "/channels", tag = "channels", operation_id = "list_channels",
    responses((status = 200, body = Channels, description = "All of them, each with its meter.")))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Channels>, Fault> {
    let now = caller.ctx.now();
    let found = app.read(async move |tx: &mut Tx| desk::channels(tx, &caller.ctx).await).await?;
    Ok(Json(Channels { items: found.into_iter().map(|one| channel(one, now)).collect() }))
}

/// Ask the network whether an account works
///
/// Waits for its answer, at most 20 seconds. What the network says about the account is kept; nothing else changes.
#[utoipa::path(post, path = "/channels/{id}/test", tag = "channels", operation_id = "test_channel",
    params(("id" = schema::AccountId, Path)),
    responses((status = 200, body = Standing, description = "What it said.")))]
pub async fn test(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<AccountId>,
) -> Result<Json<Standing>, Fault> {
    Ok(Json(live::test(&app, &caller.ctx, id).await?.into()))
}

/// Halt an account
///
/// Nothing is read or sent until it is resumed; what the network delivers is kept.
#[utoipa::path(post, path = "/channels/{id}/pause", tag = "channels", operation_id = "pause_channel",
    params(("id" = schema::AccountId, Path)), request_body = Halt,
    responses((status = 204, description = "It rests.")))]
pub async fn pause(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<AccountId>,
    Sent(halt): Sent<Halt>,
) -> Result<StatusCode, Fault> {
    let verb = async move |tx: &mut Tx| accounts::pause(tx, &caller.ctx, id, &halt.reason).await;
    app.write(verb).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Let an account work again
#[utoipa::path(post, path = "/channels/{id}/resume", tag = "channels", operation_id = "resume_channel",
    params(("id" = schema::AccountId, Path)),
    responses((status = 204, description = "It works again; what waited is sent now.")))]
pub async fn resume(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<AccountId>,
) -> Result<StatusCode, Fault> {
    let key = app.key.clone();
    app.write(async move |tx: &mut Tx| accounts::resume(tx, &caller.ctx, &key, id, None).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Read an account's history now
#[utoipa::path(post, path = "/channels/{id}/reconcile", tag = "channels", operation_id = "reconcile_channel",
    params(("id" = schema::AccountId, Path)),
    responses(
        (status = 202, description = "It is being read."),
        (status = 422, body = Problem, description = "The account rests: nothing is read from it."),
    ))]
pub async fn reconcile(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<AccountId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| accounts::reconcile(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Take an account away
///
/// Nothing more is read or sent, and its secrets are gone. What was said through it stays.
#[utoipa::path(delete, path = "/channels/{id}", tag = "channels", operation_id = "remove_channel",
    params(("id" = schema::AccountId, Path)),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<AccountId>,
) -> Result<StatusCode, Fault> {
    app.write(async move |tx: &mut Tx| accounts::remove(tx, &caller.ctx, id).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
