//! The product is killed again and again while ten thousand messages come in.

use std::collections::VecDeque;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::node;
use care::{Tx, brand};
use channels::sandbox::sign;
use db::{Db, Engine, args};
use futures::future::join_all;
use kernel::{Millis, Secret, SystemClock, TenantId};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::watch;

use crate::harness::{Ground, HOOK_SECRET, MONDAY, found_brand, until};
use crate::wire;

const MESSAGES: usize = 10_000;
const PEOPLE: usize = 500;
/// Events in one delivery.
const TOGETHER: usize = 20;
const KILLS: usize = 20;
/// How many deliveries are on their way at once.
const ABREAST: usize = 8;
/// The longest life of a process, so that it dies while it stores, while it places, and while it starts.
const LONGEST_LIFE: Duration = Duration::from_millis(600);

db::statements! {
    WAITING = "select count(*) as n from deliveries where tenant = $1 and state <> 'done'";
    TOTALS = "select count(*) as n, count(distinct provider_id) as ids, count(distinct person_id) as people
        from messages where tenant = $1";
    BROKEN_SEQUENCES = "select count(*) as n from (
            select m.case_id from messages m join cases c on c.tenant = m.tenant and c.id = m.case_id
            where m.tenant = $1 group by m.case_id, c.last_seq
            having count(*) <> max(m.seq) or min(m.seq) <> 1 or max(m.seq) <> c.last_seq) broken";
    RECEIVED = "select count(*) as n, count(distinct message_id) as messages
        from events where tenant = $1 and kind = 'message_received'";
    DECIDED = "select count(*) as n, count(distinct message_id) as messages from decisions where tenant = $1";
    STANDING = "select (select count(*) from cases where tenant = $1) as cases,
        (select count(*) from work_items where tenant = $1 and state <> 'done') as items";
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_messages_survive_twenty_kills_on_sqlite() {
    survive(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_messages_survive_twenty_kills_on_postgres() {
    survive(Engine::Postgres).await;
}

/// A process of the product, and where it listens.
pub async fn serve(ground: &Ground) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_commonground"));
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(ground.folder());
    if let (Some(url), Some(schema)) = (&ground.settings.database, &ground.settings.schema) {
        command.args(["--database", url, "--schema", schema]);
    }
    let mut process = command.stdout(Stdio::piped()).kill_on_drop(true).spawn().expect("the product starts");
    let mut lines = BufReader::new(process.stdout.take().expect("its output is a pipe")).lines();
    let said = lines.next_line().await.expect("its output can be read").expect("it says where it listens");
    let url = said.split_whitespace().find(|word| word.starts_with("http://"));
    (process, url.expect("the line holds an address").to_owned())
}

/// All deliveries, in rounds: one before each kill, one after the last.
fn rounds() -> Vec<VecDeque<Vec<u8>>> {
    let events: Vec<_> = (0..MESSAGES)
        .map(|n| {
            let (person, at) = (n % PEOPLE, MONDAY + Millis::seconds(i64::try_from(n).expect("small")));
            let (id, root, author) = (format!("p{n}"), format!("p{person}"), format!("u{person}"));
            let text = format!("@larkspur my internet is down, please help. This is number {n}.");
            if n == person {
                wire::mention(&id, &author, &text, at)
            } else {
                wire::reply(&id, &root, &author, &text, at)
            }
        })
        .collect();
    let bodies: Vec<_> = events
        .chunks(TOGETHER)
        .enumerate()
        .map(|(n, some)| wire::body(&format!("d{n}"), some, MONDAY))
        .collect();
    bodies.chunks(bodies.len().div_ceil(KILLS + 1)).map(|some| some.iter().cloned().collect()).collect()
}

/// A network: posts each body, to wherever the product is now, until it says 200.
pub async fn post_all(
    http: &reqwest::Client,
    at: watch::Receiver<String>,
    path: &str,
    bodies: VecDeque<Vec<u8>>,
) {
    let bodies = Mutex::new(bodies);
    let next = || bodies.lock().expect("nobody panics with the bodies").pop_front();
    let secret = Secret::new(HOOK_SECRET.to_vec());
    let lane = async || {
        while let Some(body) = next() {
            let signature = sign::sign(&body, &secret);
            loop {
                let url = format!("{}{path}", at.borrow().as_str());
                let sent = http.post(url).header(sign::SIGNATURE, &signature).body(body.clone()).send().await;
                if sent.is_ok_and(|answer| answer.status().is_success()) {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
    };
    join_all((0..ABREAST).map(|_| lane())).await;
}

async fn survive(engine: Engine) {
    let Some(ground) = Ground::of(engine) else { return };
    let key = ground.settings.founding_key().unwrap();
    let clock = Arc::new(SystemClock);
    let db = node::open(&ground.settings, &*clock).await.unwrap();
    found_brand(&db, clock.clone(), &key).await;
    let tenant = node::tenant(&db).await.unwrap().unwrap();
    let ctx = node::system(tenant, clock);
    let brand = db.read(async move |tx: &mut Tx| brand::load(tx, &ctx).await).await.unwrap();
    let path = format!("/hooks/sandbox/{}", crate::harness::microblog(&brand).id);
    let http = node::http_client().unwrap();
    let mut rng = StdRng::seed_from_u64(20);

    let (mut process, url) = serve(&ground).await;
    let (address, at) = watch::channel(url);
    let rounds = rounds();
    assert_eq!(rounds.len(), KILLS + 1);
    let mut interrupted = 0;
    for (round, bodies) in rounds.into_iter().enumerate() {
        let sender = {
            let (http, at, path) = (http.clone(), at.clone(), path.clone());
            tokio::spawn(async move { post_all(&http, at, &path, bodies).await })
        };
        if round < KILLS {
            tokio::time::sleep(LONGEST_LIFE.mul_f64(rng.random())).await;
            process.kill().await.expect("SIGKILL");
            let at_work = !sender.is_finished() || number(&db, tenant, &WAITING).await > 0;
            interrupted += usize::from(at_work);
            let (next, url) = serve(&ground).await;
            process = next;
            address.send_replace(url);
        }
        sender.await.expect("every delivery is acknowledged in the end");
    }
    assert!(interrupted >= KILLS / 2, "only {interrupted} of {KILLS} kills interrupted anything");
    until("everything is read", async || (number(&db, tenant, &WAITING).await == 0).then_some(())).await;
    check(&db, tenant).await;
    stop(process).await;
    db.close().await;
    ground.clear().await;
}

async fn number(db: &Db, tenant: TenantId, sql: &'static db::Sql) -> i64 {
    db.read(async move |tx: &mut Tx| tx.query_one::<i64>(sql, &args![tenant]).await).await.unwrap()
}

async fn pair(db: &Db, tenant: TenantId, sql: &'static db::Sql) -> (i64, i64) {
    db.read(async move |tx: &mut Tx| tx.query_one::<(i64, i64)>(sql, &args![tenant]).await).await.unwrap()
}

/// None is lost, none is there twice, and nothing that follows from one is lost or there twice.
async fn check(db: &Db, tenant: TenantId) {
    let (all, people) = (MESSAGES as i64, PEOPLE as i64);
    let totals =
        db.read(async move |tx: &mut Tx| tx.query_one::<(i64, i64, i64)>(&TOTALS, &args![tenant]).await);
    assert_eq!(totals.await.unwrap(), (all, all, people), "messages, ids, people");
    assert_eq!(
        number(db, tenant, &BROKEN_SEQUENCES).await,
        0,
        "every case counts its messages without a gap"
    );
    assert_eq!(pair(db, tenant, &RECEIVED).await, (all, all), "each is told once");
    assert_eq!(pair(db, tenant, &DECIDED).await, (all, all), "each was decided once");
    assert_eq!(pair(db, tenant, &STANDING).await, (people, people), "one case for each, each in one queue");
}

/// Asked politely, the product ends by itself.
pub async fn stop(mut process: Child) {
    let id = process.id().expect("it runs").to_string();
    let asked = Command::new("kill").args(["-TERM", &id]).status().await.expect("there is a kill");
    assert!(asked.success());
    let ended = tokio::time::timeout(Duration::from_secs(20), process.wait()).await;
    assert!(ended.expect("it ends in time").expect("it was our child").success());
}
