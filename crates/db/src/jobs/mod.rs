//! Work for later, as rows written in the transaction of the verb that wants it.
//!
//! In: a kind, a payload, a moment. Out: claimed jobs, each held by a lease. Promised: a job ends as done,
//! retry-after or failed with a reason, and is never dropped; a worker that dies loses its lease and the job
//! is claimed again. A job may therefore run twice and must be idempotent; what must not be repeated belongs
//! in [`crate::outbox`].

use kernel::{Ctx, Instant, JobId, Millis, TenantId};
use serde_json::Value as Payload;

use crate::{Arg, Error, FromRow, Tx, args};

/// The topic of the notice that a new job sends; its payload is the kind.
pub const TOPIC: &str = "jobs";

/// A job to be written.
#[derive(Debug, Clone)]
pub struct NewJob<'a> {
    /// Which worker does it.
    pub kind: &'a str,
    /// While a job of this kind and key is queued or running, another is not written. If what triggers the
    /// job may happen again while it runs, the key names the version as well.
    pub key: Option<&'a str>,
    /// What the worker needs to know.
    pub payload: Payload,
    /// Not before.
    pub run_at: Instant,
}

/// A job that the caller holds until its lease ends.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Claimed {
    /// Its id.
    pub id: JobId,
    /// Which worker does it.
    pub kind: String,
    /// What the worker needs to know.
    pub payload: Payload,
    /// Which attempt this is, from 1. It also tells this claim from a later one of the same job.
    pub attempts: i64,
    /// Until when nobody else claims it.
    pub lease_until: Instant,
}

/// A job that waits for a person.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Failed {
    /// Its id.
    pub id: JobId,
    /// Which worker did it.
    pub kind: String,
    /// What the worker knew.
    pub payload: Payload,
    /// How often it was tried.
    pub attempts: i64,
    /// Why it failed, as the worker said it.
    pub error: String,
    /// When it was written.
    pub created_at: Instant,
    /// When it failed.
    pub done_at: Instant,
}

// `state in ('queued', 'running')` stands in every search for open jobs, also beside a narrower condition:
// SQLite uses a partial index only where it finds the index's own words.
crate::statements! {
    ENQUEUE = "insert into jobs (tenant, id, kind, key, payload, state, run_at, attempts, created_at)
        values ($1, $2, $3, $4, $5, 'queued', $6, 0, $7) on conflict do nothing";
    /// The `with` is there so that PostgreSQL takes the limit once, however it joins.
    CLAIM = "with due as (
            select id from jobs
            where tenant = $1 and kind in {texts:$2} and run_at <= $3 and state in ('queued', 'running')
                and (state = 'queued' or lease_until <= $3)
            order by run_at, id limit $4 {skip_locked}
        )
        update jobs set state = 'running', lease_until = $5, attempts = attempts + 1
        where tenant = $1 and id in (select id from due)
        returning id, kind, payload, attempts, lease_until";
    DONE = "update jobs set state = 'done', lease_until = null, error = null, done_at = $1
        where tenant = $2 and id = $3 and state = 'running' and attempts = $4";
    RETRY_AFTER = "update jobs set state = 'queued', lease_until = null, run_at = $1, error = $2
        where tenant = $3 and id = $4 and state = 'running' and attempts = $5";
    FAIL = "update jobs set state = 'failed', lease_until = null, error = $1, done_at = $2
        where tenant = $3 and id = $4 and state = 'running' and attempts = $5";
    LIST_FAILED = "select id, kind, payload, attempts, error, created_at, done_at from jobs
        where tenant = $1 and state = 'failed' order by created_at desc, id desc limit $2";
    RETRY = "update jobs set state = 'queued', run_at = $1, done_at = null
        where tenant = $2 and id = $3 and state = 'failed' and not exists (
            select 1 from jobs other where other.tenant = jobs.tenant and other.kind = jobs.kind
                and other.key = jobs.key and other.state in ('queued', 'running'))
        returning kind";
    TENANTS = "select distinct tenant from jobs where state in ('queued', 'running')";
    NEXT = "select min(case state when 'running' then lease_until else run_at end) as next from jobs
        where tenant = $1 and kind in {texts:$2} and state in ('queued', 'running')";
}

/// Writes a job. `None` if an unfinished one of the same kind and key exists.
pub async fn enqueue(tx: &mut Tx, ctx: &Ctx, job: NewJob<'_>) -> Result<Option<JobId>, Error> {
    let id: JobId = ctx.mint();
    let NewJob { kind, key, payload, run_at } = job;
    let written = tx.execute(&ENQUEUE, &args![ctx.tenant, id, kind, key, payload, run_at, ctx.now()]).await?;
    if written == 0 {
        return Ok(None);
    }
    tx.notify(TOPIC, kind);
    Ok(Some(id))
}

/// Takes up to `limit` due jobs of these kinds, oldest first, until `lease` has passed.
pub async fn claim(
    tx: &mut Tx,
    ctx: &Ctx,
    kinds: &[&str],
    limit: usize,
    lease: Millis,
) -> Result<Vec<Claimed>, Error> {
    let now = ctx.now();
    let args = [
        ctx.tenant.into(),
        Arg::texts(kinds.iter().copied()),
        now.into(),
        limit.into(),
        (now + lease).into(),
    ];
    let mut claimed: Vec<Claimed> = tx.query(&CLAIM, &args).await?;
    claimed.sort_by_key(|job| job.id);
    Ok(claimed)
}

/// The job is done. `false`, here and below, if the lease was lost and somebody else holds or ended the job.
pub async fn done(tx: &mut Tx, ctx: &Ctx, job: &Claimed) -> Result<bool, Error> {
    Ok(tx.execute(&DONE, &args![ctx.now(), ctx.tenant, job.id, job.attempts]).await? == 1)
}

/// The job could not be done now; it is due again at `at`.
pub async fn retry_after(
    tx: &mut Tx,
    ctx: &Ctx,
    job: &Claimed,
    at: Instant,
    reason: &str,
) -> Result<bool, Error> {
    Ok(tx.execute(&RETRY_AFTER, &args![at, reason, ctx.tenant, job.id, job.attempts]).await? == 1)
}

/// The job cannot be done; a person finds it with the reason in [`list_failed`].
pub async fn fail(tx: &mut Tx, ctx: &Ctx, job: &Claimed, reason: &str) -> Result<bool, Error> {
    Ok(tx.execute(&FAIL, &args![reason, ctx.now(), ctx.tenant, job.id, job.attempts]).await? == 1)
}

/// Failed jobs, latest first.
pub async fn list_failed(tx: &mut Tx, ctx: &Ctx, limit: usize) -> Result<Vec<Failed>, Error> {
    tx.query(&LIST_FAILED, &args![ctx.tenant, limit]).await
}

/// Queues a failed job again, at once. `false` if it is not failed, or if an unfinished job of its key
/// exists.
pub async fn retry(tx: &mut Tx, ctx: &Ctx, id: JobId) -> Result<bool, Error> {
    let kind: Option<String> = tx.query_opt(&RETRY, &args![ctx.now(), ctx.tenant, id]).await?;
    let queued = kind.is_some();
    if let Some(kind) = kind {
        tx.notify(TOPIC, kind);
    }
    Ok(queued)
}

/// When the next job of these kinds is due or its lease ends: how long a worker may sleep.
pub async fn next_due(tx: &mut Tx, ctx: &Ctx, kinds: &[&str]) -> Result<Option<Instant>, Error> {
    tx.query_one(&NEXT, &[ctx.tenant.into(), Arg::texts(kinds.iter().copied())]).await
}

/// The tenants that have unfinished jobs: where a worker that serves all of them begins.
pub async fn tenants(tx: &mut Tx) -> Result<Vec<TenantId>, Error> {
    tx.query(&TENANTS, &[]).await
}
