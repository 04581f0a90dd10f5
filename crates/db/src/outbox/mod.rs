//! Effects on the outside that may not be repeatable, written in the transaction that decides on them.
//!
//! In: a topic, a subject, a payload. Out: claimed effects, whose outcome is settled. Promised: the state
//! only moves forward, as the `where` of each statement says; an effect whose request may have left is never
//! claimed again, it becomes `unknown` until somebody finds out; of effects in one line the first leaves first, and the next
//! one when it is known what became of it, or that nobody knows.
//!
//! ```text
//! queued ──claim──► sending ──settle──► sent ──refuse_late──► failed
//!   │ ▲                │ ├─────────────► failed                 ▲
//!   │ └─RetryAfter, ───┘ └──settle, expire──► unknown ──confirm─┴► sent
//!   │   defer
//!   └──cancel──► cancelled          queued, sending, unknown ──observed──► sent
//! ```

use kernel::{Ctx, Instant, Millis, SendId, TenantId};
use serde_json::Value as Payload;
use uuid::Uuid;

use crate::{Error, FromRow, Tx, args};

/// The topic of the notice that every change of an effect sends; its payload is the effect's own topic.
pub const TOPIC: &str = "outbox";

/// How far an effect has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Not yet taken by a worker; can be cancelled.
    Queued,
    /// A worker's request is under way.
    Sending,
    /// The other side has it.
    Sent,
    /// The other side does not have it and will not.
    Failed,
    /// The request may or may not have arrived.
    Unknown,
    /// Undone before it was sent.
    Cancelled,
}

impl State {
    /// The word in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Cancelled => "cancelled",
        }
    }
}
impl std::str::FromStr for State {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        use State::{Cancelled, Failed, Queued, Sending, Sent, Unknown};
        [Queued, Sending, Sent, Failed, Unknown, Cancelled].into_iter().find(|s| s.name() == text).ok_or(())
    }
}
crate::stored_as_text!(State);

/// An effect to be written.
#[derive(Debug, Clone)]
pub struct NewEffect<'a> {
    /// Which worker carries it out.
    pub topic: &'a str,
    /// What it is about: the row on which a person sees it.
    pub subject: Uuid,
    /// In whose line it stands, if the order matters.
    pub line: Option<Uuid>,
    /// What the worker needs to know.
    pub payload: Payload,
    /// Not before; the time left to cancel.
    pub not_before: Instant,
    /// Names the effect, once per topic: putting the same key again changes nothing. Also the key for
    /// networks that have one.
    pub effect_key: &'a str,
}

/// An effect as it stands.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Effect {
    /// Its id.
    pub id: SendId,
    /// Which worker carries it out.
    pub topic: String,
    /// What it is about.
    pub subject: Uuid,
    /// What the worker needs to know.
    pub payload: Payload,
    /// How far it has come.
    pub state: State,
    /// Not before.
    pub not_before: Instant,
    /// While sending: when it turns unknown.
    pub lease_until: Option<Instant>,
    /// How often it was tried: how often it was claimed and not put off.
    pub attempts: i64,
    /// Its name, once per topic.
    pub effect_key: String,
    /// What the other side calls it.
    pub remote_id: Option<String>,
    /// Why it failed, is unknown or is late.
    pub error: Option<String>,
    /// When it was written.
    pub created_at: Instant,
    /// When its state last changed.
    pub updated_at: Instant,
}

/// How a request ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The other side has it.
    Sent {
        /// What the other side calls it.
        remote_id: Option<String>,
    },
    /// The other side refused it for good.
    Failed {
        /// Why, in plain words.
        reason: String,
    },
    /// It is not known whether the request arrived.
    Unknown {
        /// Why, in plain words.
        reason: String,
    },
    /// The other side certainly did not take it, but may later.
    RetryAfter {
        /// When to try again.
        at: Instant,
        /// Why, in plain words.
        reason: String,
    },
}

/// The condition of the index over what is not finished. SQLite uses the index only where it finds these
/// words.
macro_rules! open {
    ($table:literal) => {
        concat!($table, ".state in ('queued', 'sending', 'unknown')")
    };
    () => {
        "state in ('queued', 'sending', 'unknown')"
    };
}

/// Nothing of the same line has to leave before the row `mine`: nothing is under way, was put off, or is due as early.
macro_rules! first_in_line {
    () => {
        concat!(
            "not exists (select 1 from outbox before
                where before.tenant = mine.tenant and before.line = mine.line and ",
            open!("before"),
            "
                    and (before.created_at < mine.created_at
                        or (before.created_at = mine.created_at and before.id < mine.id))
                    and (before.state = 'sending' or (before.state = 'queued'
                        and (before.error is not null or before.not_before <= mine.not_before))))"
        )
    };
}

/// All columns of an [`Effect`].
macro_rules! effect {
    ($before:expr, $after:expr) => {
        concat!(
            $before,
            " id, topic, subject, payload, state, not_before, lease_until, attempts, effect_key, remote_id,
            error, created_at, updated_at ",
            $after
        )
    };
}

crate::statements! {
    PUT = "insert into outbox (tenant, id, topic, subject, line, payload, state, not_before, attempts, effect_key,
            created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, 'queued', $7, 0, $8, $9, $9) on conflict do nothing";
    BY_KEY = "select id from outbox where tenant = $1 and topic = $2 and effect_key = $3";
    CANCEL = "update outbox set state = 'cancelled', updated_at = $1
        where tenant = $2 and id = $3 and state = 'queued' returning topic";
    CLAIM = effect!(
        concat!(
            "with due as (
                select mine.id from outbox mine
                where mine.tenant = $1 and mine.topic = $2 and mine.state = 'queued' and mine.not_before <= $3
                    and ", open!("mine"), " and ", first_in_line!(), "
                order by mine.not_before, mine.id limit $4 {skip_locked}
            )
            update outbox set state = 'sending', lease_until = $5, attempts = attempts + 1, updated_at = $3
            where tenant = $1 and state = 'queued' and id in (select id from due)
            returning"
        ),
        ""
    );
    SENT = "update outbox set state = 'sent', remote_id = $1, error = null, lease_until = null,
            updated_at = $2
        where tenant = $3 and id = $4 and state = $5 returning topic";
    FAILED = "update outbox set state = 'failed', error = $1, lease_until = null, updated_at = $2
        where tenant = $3 and id = $4 and state = $5 returning topic";
    UNKNOWN = "update outbox set state = 'unknown', error = $1, lease_until = null, updated_at = $2
        where tenant = $3 and id = $4 and state = 'sending' returning topic";
    RETRY_AFTER = "update outbox set state = 'queued', error = $1, not_before = $2, lease_until = null,
            updated_at = $3
        where tenant = $4 and id = $5 and state = 'sending' returning topic";
    DEFER = "update outbox set state = 'queued', error = $1, not_before = $2, lease_until = null,
            attempts = attempts - 1, updated_at = $3
        where tenant = $4 and id = $5 and state = 'sending' returning topic";
    EXPIRE = concat!(
        "update outbox set state = 'unknown', error = $1, lease_until = null, updated_at = $2
        where tenant = $3 and state = 'sending' and lease_until <= $2 and ", open!(), " returning topic"
    );
    UNKNOWNS = effect!(
        "select",
        concat!("from outbox where tenant = $1 and topic = $2 and state = 'unknown' and ", open!(), "
            order by updated_at, id limit $3")
    );
    GET = effect!("select", "from outbox where tenant = $1 and id = $2");
    BY_SUBJECT = effect!("select", "from outbox where tenant = $1 and subject = $2 order by created_at, id");
    TENANTS = concat!("select distinct tenant from outbox where ", open!());
    NEXT = concat!(
        "select min(case mine.state when 'sending' then mine.lease_until else mine.not_before end) as next
        from outbox mine
        where mine.tenant = $1 and mine.topic = $2 and mine.state in ('queued', 'sending')
            and ", open!("mine"), " and ", first_in_line!()
    );
}

/// Writes an effect; the id of the existing one if its key was put before.
pub async fn put(tx: &mut Tx, ctx: &Ctx, effect: NewEffect<'_>) -> Result<SendId, Error> {
    let id: SendId = ctx.mint();
    let NewEffect { topic, subject, line, payload, not_before, effect_key } = effect;
    let args = args![ctx.tenant, id, topic, subject, line, payload, not_before, effect_key, ctx.now()];
    if tx.execute(&PUT, &args).await? == 0 {
        return tx.query_one(&BY_KEY, &args![ctx.tenant, topic, effect_key]).await;
    }
    tx.notify(TOPIC, topic);
    Ok(id)
}

/// Undoes an effect that no worker has taken. `false` if it is too late.
pub async fn cancel(tx: &mut Tx, ctx: &Ctx, id: SendId) -> Result<bool, Error> {
    let moved = tx.query_opt(&CANCEL, &args![ctx.now(), ctx.tenant, id]).await?;
    Ok(announce(tx, moved))
}

/// Takes up to `limit` effects of a topic that are due and first in their line, oldest first. Each must be settled before `lease` has
/// passed, so the lease is longer than the request's time-out.
pub async fn claim(
    tx: &mut Tx,
    ctx: &Ctx,
    topic: &str,
    limit: usize,
    lease: Millis,
) -> Result<Vec<Effect>, Error> {
    let now = ctx.now();
    let mut claimed: Vec<Effect> =
        tx.query(&CLAIM, &args![ctx.tenant, topic, now, limit, now + lease]).await?;
    claimed.sort_by_key(|effect| (effect.not_before, effect.id));
    Ok(claimed)
}

/// Records how the request of a claimed effect ended. `false` if it is not sending any more, for instance
/// because its lease ended and it turned unknown: then [`confirm`] is the way.
pub async fn settle(tx: &mut Tx, ctx: &Ctx, id: SendId, outcome: Outcome) -> Result<bool, Error> {
    move_on(tx, ctx, id, State::Sending, outcome).await
}

/// Puts off a claimed effect whose request has not left: it is queued again, as if nobody had claimed it, and says why.
/// `false` if it is not sending any more.
pub async fn defer(tx: &mut Tx, ctx: &Ctx, id: SendId, until: Instant, reason: &str) -> Result<bool, Error> {
    let moved = tx.query_opt(&DEFER, &args![reason, until, ctx.now(), ctx.tenant, id]).await?;
    Ok(announce(tx, moved))
}

/// Records what was found out about an unknown effect: sent or failed. `false` if it is not unknown, and for
/// the other two outcomes, which would not be news.
pub async fn confirm(tx: &mut Tx, ctx: &Ctx, id: SendId, outcome: Outcome) -> Result<bool, Error> {
    match outcome {
        Outcome::Sent { .. } | Outcome::Failed { .. } => move_on(tx, ctx, id, State::Unknown, outcome).await,
        Outcome::Unknown { .. } | Outcome::RetryAfter { .. } => Ok(false),
    }
}

/// The other side took an effect and refused it later. `false` if it is not sent.
pub async fn refuse_late(tx: &mut Tx, ctx: &Ctx, id: SendId, reason: &str) -> Result<bool, Error> {
    move_on(tx, ctx, id, State::Sent, Outcome::Failed { reason: reason.to_owned() }).await
}

/// The other side shows an effect, so it has it, whatever an answer made us believe: also one that waits to be tried
/// again. `false` if it is sent already, failed or cancelled.
pub async fn observed(tx: &mut Tx, ctx: &Ctx, id: SendId, remote_id: &str) -> Result<bool, Error> {
    for from in [State::Sending, State::Unknown, State::Queued] {
        let sent = Outcome::Sent { remote_id: Some(remote_id.to_owned()) };
        if move_on(tx, ctx, id, from, sent).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn move_on(tx: &mut Tx, ctx: &Ctx, id: SendId, from: State, outcome: Outcome) -> Result<bool, Error> {
    let (now, tenant) = (ctx.now(), ctx.tenant);
    let moved = match outcome {
        Outcome::Sent { remote_id } => tx.query_opt(&SENT, &args![remote_id, now, tenant, id, from]).await?,
        Outcome::Failed { reason } => tx.query_opt(&FAILED, &args![reason, now, tenant, id, from]).await?,
        Outcome::Unknown { reason } => tx.query_opt(&UNKNOWN, &args![reason, now, tenant, id]).await?,
        Outcome::RetryAfter { at, reason } => {
            tx.query_opt(&RETRY_AFTER, &args![reason, at, now, tenant, id]).await?
        }
    };
    Ok(announce(tx, moved))
}

/// Turns effects whose lease has ended into unknown ones: their worker died with the request under way. How
/// many.
pub async fn expire(tx: &mut Tx, ctx: &Ctx) -> Result<usize, Error> {
    let reason = "the worker ended while the request was under way; whether it arrived is being looked up";
    let topics: Vec<String> = tx.query(&EXPIRE, &args![reason, ctx.now(), ctx.tenant]).await?;
    let count = topics.len();
    for topic in topics {
        announce(tx, Some(topic));
    }
    Ok(count)
}

/// Unknown effects of a topic, the longest unknown first: what is to be reconciled.
pub async fn unknowns(tx: &mut Tx, ctx: &Ctx, topic: &str, limit: usize) -> Result<Vec<Effect>, Error> {
    tx.query(&UNKNOWNS, &args![ctx.tenant, topic, limit]).await
}

/// One effect.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: SendId) -> Result<Option<Effect>, Error> {
    tx.query_opt(&GET, &args![ctx.tenant, id]).await
}

/// All effects about one thing, oldest first.
pub async fn by_subject(tx: &mut Tx, ctx: &Ctx, subject: Uuid) -> Result<Vec<Effect>, Error> {
    tx.query(&BY_SUBJECT, &args![ctx.tenant, subject]).await
}

/// When the next effect of a topic is due or its lease ends: how long a worker may sleep.
pub async fn next_due(tx: &mut Tx, ctx: &Ctx, topic: &str) -> Result<Option<Instant>, Error> {
    tx.query_one(&NEXT, &args![ctx.tenant, topic]).await
}

/// The tenants that have effects under way: where a worker that serves all of them begins.
pub async fn tenants(tx: &mut Tx) -> Result<Vec<TenantId>, Error> {
    tx.query(&TENANTS, &[]).await
}

fn announce(tx: &mut Tx, moved: Option<String>) -> bool {
    let any = moved.is_some();
    if let Some(topic) = moved {
        tx.notify(TOPIC, topic);
    }
    any
}
