//! The life of a job.

use std::collections::BTreeSet;

use db::jobs::{self, Claimed, NewJob};
use db::{Error, TestDb, Tx, db_test};
use kernel::{Ctx, JobId, Millis, TenantId};
use serde_json::json;

use crate::{ctx, id};

const LEASE: Millis = Millis::minutes(1);

async fn enqueue(db: &TestDb, ctx: &Ctx, kind: &'static str, key: Option<&'static str>) -> Option<JobId> {
    let ctx = ctx.clone();
    db.write(async move |tx: &mut Tx| {
        let job = NewJob { kind, key, payload: json!({"of": kind}), run_at: ctx.now() };
        jobs::enqueue(tx, &ctx, job).await
    })
    .await
    .unwrap()
}

async fn claim(db: &TestDb, ctx: &Ctx, limit: usize) -> Vec<Claimed> {
    let ctx = ctx.clone();
    db.write(async move |tx: &mut Tx| jobs::claim(tx, &ctx, &["mail", "poll"], limit, LEASE).await)
        .await
        .unwrap()
}

/// Runs one of the verbs that end a claim.
macro_rules! end {
    ($db:expr, $ctx:expr, $job:expr, $verb:ident $(, $more:expr)*) => {{
        let (ctx, job) = ($ctx.clone(), $job.clone());
        $db.write(async move |tx: &mut Tx| jobs::$verb(tx, &ctx, &job $(, $more)*).await).await.unwrap()
    }};
}

#[db_test(db::MIGRATIONS)]
async fn a_job_waits_for_its_moment_is_claimed_once_and_done_once(db: TestDb) {
    let (ctx, clock) = ctx();
    let mut heard = db.notices();
    let later = ctx.now() + Millis::seconds(10);
    let id = db
        .write({
            let ctx = ctx.clone();
            async move |tx: &mut Tx| {
                let job = NewJob { kind: "mail", key: None, payload: json!([1]), run_at: later };
                jobs::enqueue(tx, &ctx, job).await
            }
        })
        .await
        .unwrap()
        .unwrap();
    let notice = heard.recv().await.unwrap();
    assert_eq!((&*notice.topic, &*notice.payload), (jobs::TOPIC, "mail"));
    assert_eq!(claim(&db, &ctx, 9).await, []);
    let due = db.read({
        let ctx = ctx.clone();
        async move |tx: &mut Tx| {
            Ok::<_, Error>((jobs::next_due(tx, &ctx, &["mail"]).await?, jobs::tenants(tx).await?))
        }
    });
    assert_eq!(due.await.unwrap(), (Some(later), vec![ctx.tenant]));
    clock.set(later);
    let claimed = claim(&db, &ctx, 9).await;
    assert_eq!(claimed.iter().map(|job| (job.id, job.attempts)).collect::<Vec<_>>(), [(id, 1)]);
    assert_eq!((&claimed[0].payload, claimed[0].lease_until), (&json!([1]), later + LEASE));
    assert_eq!(claim(&db, &ctx, 9).await, []);
    assert!(end!(db, ctx, claimed[0], done));
    assert!(!end!(db, ctx, claimed[0], done), "done twice is done once");
    clock.advance(Millis::hours(1));
    assert_eq!(claim(&db, &ctx, 9).await, []);
}

#[db_test(db::MIGRATIONS)]
async fn a_key_keeps_a_second_job_away_until_the_first_is_finished(db: TestDb) {
    let (ctx, _) = ctx();
    assert!(enqueue(&db, &ctx, "poll", Some("a")).await.is_some());
    assert!(enqueue(&db, &ctx, "poll", Some("a")).await.is_none());
    assert!(enqueue(&db, &ctx, "poll", Some("b")).await.is_some());
    assert!(enqueue(&db, &ctx, "mail", Some("a")).await.is_some());
    let other = ctx.with_tenant(TenantId::from_uuid(id(2)));
    assert!(enqueue(&db, &other, "poll", Some("a")).await.is_some());
    let claimed = claim(&db, &ctx, 9).await;
    assert_eq!(claimed.len(), 3, "another brand's jobs are not seen");
    assert!(enqueue(&db, &ctx, "poll", Some("a")).await.is_none(), "running is not finished");
    for job in &claimed {
        assert!(end!(db, ctx, job, done));
    }
    assert!(enqueue(&db, &ctx, "poll", Some("a")).await.is_some());
}

#[db_test(db::MIGRATIONS)]
async fn a_lease_that_ended_is_claimed_again_and_its_first_holder_can_change_nothing(db: TestDb) {
    let (ctx, clock) = ctx();
    enqueue(&db, &ctx, "mail", None).await;
    let first = claim(&db, &ctx, 1).await.remove(0);
    clock.advance(LEASE);
    let second = claim(&db, &ctx, 1).await.remove(0);
    assert_eq!((second.id, second.attempts), (first.id, 2));
    assert!(!end!(db, ctx, first, done));
    assert!(!end!(db, ctx, first, fail, "too late"));
    assert!(!end!(db, ctx, first, retry_after, second.lease_until, "too late"));
    assert!(end!(db, ctx, second, done));
}

#[db_test(db::MIGRATIONS)]
async fn a_job_is_retried_later_fails_visibly_and_is_retried_by_a_person(db: TestDb) {
    let (ctx, clock) = ctx();
    let id = enqueue(&db, &ctx, "mail", Some("k")).await.unwrap();
    let job = claim(&db, &ctx, 1).await.remove(0);
    let later = ctx.now() + Millis::minutes(5);
    assert!(end!(db, ctx, job, retry_after, later, "the server is busy"));
    assert_eq!(claim(&db, &ctx, 1).await, []);
    clock.set(later);
    let job = claim(&db, &ctx, 1).await.remove(0);
    assert!(end!(db, ctx, job, fail, "no such mailbox"));
    let retry = |ctx: Ctx| {
        let db = db.clone();
        async move { db.write(async move |tx: &mut Tx| jobs::retry(tx, &ctx, id).await).await.unwrap() }
    };
    let failed = db.read({
        let ctx = ctx.clone();
        async move |tx: &mut Tx| jobs::list_failed(tx, &ctx, 10).await
    });
    let failed = failed.await.unwrap();
    assert_eq!((failed[0].id, &*failed[0].error, failed[0].attempts), (id, "no such mailbox", 2));
    // A newer job of the same key stands in the way of a retry: it will do the work.
    let newer = enqueue(&db, &ctx, "mail", Some("k")).await.unwrap();
    assert!(!retry(ctx.clone()).await);
    let job = claim(&db, &ctx, 1).await.remove(0);
    assert_eq!(job.id, newer);
    assert!(end!(db, ctx, job, done));
    assert!(retry(ctx.clone()).await);
    assert!(!retry(ctx.clone()).await);
    assert_eq!(claim(&db, &ctx, 1).await[0].attempts, 3);
}

#[db_test(db::MIGRATIONS)]
async fn workers_that_claim_at_once_never_share_a_job_nor_exceed_their_limit(db: TestDb) {
    let (ctx, _) = ctx();
    for _ in 0..40 {
        enqueue(&db, &ctx, "mail", None).await;
    }
    let mut seen = BTreeSet::new();
    let mut rounds = 0;
    while seen.len() < 40 {
        let batches = futures::future::join_all((0..8).map(|_| claim(&db, &ctx, 3))).await;
        for batch in &batches {
            assert!(batch.len() <= 3);
        }
        for job in batches.into_iter().flatten() {
            assert!(seen.insert(job.id), "claimed twice");
        }
        rounds += 1;
        assert!(rounds < 40, "workers make progress");
    }
}
