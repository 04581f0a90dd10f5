//! Two processes of the product on one PostgreSQL give work to the same people, who help themselves besides.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use app::node;
use care::brand::{self, Brand};
use care::staff::State;
use care::{Error, Tx, access, assignment, desk, handling, staff};
use db::{Db, Engine, args};
use futures::future::join_all;
use kernel::{Actor, Ctx, Role, SystemClock, TenantId};
use tokio::sync::watch;

use crate::crash::{post_all, serve, stop};
use crate::harness::{Ground, MONDAY, found_brand};
use crate::wire;

const CASES: usize = 90;
const AGENTS: usize = 6;
/// Units that each of them holds.
const UNITS: u32 = 3;
/// How long it may take.
const PATIENCE: Duration = Duration::from_secs(90);

db::statements! {
    MOST_HELD = "select coalesce(max(held), 0) as held from (
            select sum(weight) as held from work_items
            where tenant = $1 and state = 'taken' and turn = 0 group by assignee) loads";
    GIVEN = "select count(*) as given, count(distinct case_id) as cases from events
        where tenant = $1 and kind in ('dispatched', 'taken')";
    DISPATCHED = "select count(*) as n from selections where tenant = $1";
    RESOLVED = "select count(*) as n from cases where tenant = $1 and state = 'resolved'";
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_give_nothing_twice_and_nobody_too_much() {
    let Some(ground) = Ground::of(Engine::Postgres) else { return };
    let key = ground.settings.founding_key().unwrap();
    let clock = Arc::new(SystemClock);
    let db = node::open(&ground.settings, &*clock).await.unwrap();
    found_brand(&db, clock.clone(), &key).await;
    let tenant = node::tenant(&db).await.unwrap().unwrap();
    let ctx = node::system(tenant, clock);
    let lent = ctx.clone();
    let brand = Arc::new(db.read(async move |tx: &mut Tx| brand::load(tx, &lent).await).await.unwrap());
    let agents = hire(&db, &ctx).await;

    let ((one, here), (other, there)) = (serve(&ground).await, serve(&ground).await);
    let http = node::http_client().unwrap();
    let path = format!("/hooks/sandbox/{}", crate::harness::microblog(&brand).id);
    let (_keep, here) = watch::channel(here);
    let (_keep_too, there) = watch::channel(there);
    let mut halves = bodies();
    let second = halves.split_off(halves.len() / 2);
    tokio::join!(post_all(&http, here, &path, halves), post_all(&http, there, &path, second));

    let done = AtomicBool::new(false);
    let watching = async {
        let mut most = 0;
        while !done.load(Ordering::Relaxed) {
            most = most.max(number(&db, tenant, &MOST_HELD).await);
        }
        most
    };
    let working = async {
        let work = join_all(agents.iter().map(|agent| work(&db, agent, &brand)));
        let worked = tokio::time::timeout(PATIENCE, work).await;
        done.store(true, Ordering::Relaxed);
        worked.expect("all cases are resolved in time");
    };
    let (most, ()) = tokio::join!(watching, working);

    assert!(most <= i64::from(UNITS), "somebody held {most}");
    let given = db.read(async move |tx: &mut Tx| {
        Ok::<_, Error>(tx.query_one::<(i64, i64)>(&GIVEN, &args![tenant]).await?)
    });
    assert_eq!(given.await.unwrap(), (CASES as i64, CASES as i64), "each was given once");
    assert!(number(&db, tenant, &DISPATCHED).await > 0, "the nodes gave some of it");
    stop(one).await;
    stop(other).await;
    db.close().await;
    ground.clear().await;
}

/// People who are ready.
async fn hire(db: &Db, ctx: &Ctx) -> Vec<Ctx> {
    let lent = ctx.clone();
    let hired = db.write(async move |tx: &mut Tx| {
        let mut agents = Vec::new();
        for n in 0..AGENTS {
            let login = format!("agent{n}");
            let team = Some("care_team");
            let id = access::add_user(tx, &lent, &login, &login, Role::Agent, team, "none").await?;
            staff::set_capacity(tx, &lent, id, Some(UNITS)).await?;
            let agent = lent.with_actor(Actor::User { id, role: Role::Agent });
            staff::say(tx, &agent, State::Ready, None).await?;
            agents.push(agent);
        }
        Ok::<_, Error>(agents)
    });
    hired.await.unwrap()
}

/// Complaints of as many people, five in a delivery.
fn bodies() -> VecDeque<Vec<u8>> {
    let events: Vec<_> = (0..CASES)
        .map(|n| {
            let text = format!("@larkspur my internet is down, please help. This is number {n}.");
            wire::mention(&format!("p{n}"), &format!("u{n}"), &text, MONDAY)
        })
        .collect();
    let some = events.chunks(5).enumerate();
    some.map(|(n, some)| wire::body(&format!("d{n}"), some, MONDAY)).collect()
}

/// An agent helps themselves, and resolves one of what they hold, until everything is resolved.
async fn work(db: &Db, agent: &Ctx, brand: &Arc<Brand>) {
    while number(db, agent.tenant, &RESOLVED).await < CASES as i64 {
        let (ctx, brand) = (agent.clone(), brand.clone());
        let lent = brand.clone();
        let pulled = db
            .write(async move |tx: &mut Tx| {
                staff::beat(tx, &ctx).await?;
                assignment::take_next(tx, &ctx, &lent, &[]).await
            })
            .await;
        match pulled {
            Ok(_) => {}
            Err(Error::Invalid(why)) => assert!(why.contains("you hold 3 of 3"), "{why}"),
            Err(other) => panic!("{other}"),
        }
        let ctx = agent.clone();
        let resolved = db.write(async move |tx: &mut Tx| {
            let (held, _) = desk::list(tx, &ctx, &desk::View::Mine, 1, None).await?;
            match held.first() {
                Some(row) => handling::resolve(tx, &ctx, &brand, row.case_id).await,
                None => Ok(()),
            }
        });
        resolved.await.unwrap();
    }
}

async fn number(db: &Db, tenant: TenantId, sql: &'static db::Sql) -> i64 {
    db.read(async move |tx: &mut Tx| tx.query_one::<i64>(sql, &args![tenant]).await).await.unwrap()
}
