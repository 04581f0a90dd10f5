//! The demo brand: what a visitor finds, and that it is the same every time.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use app::demo::corpus::By;
use app::demo::{self, Trickle, plan};
use app::node;
use app::settings::Settings;
use care::cases::{Direction, State};
use care::handoffs::{self, Done, Kind as HandoffKind};
use care::learning::LessonKind;
use care::models::{self, State as Version};
use care::{Tx, access, approvals, assignment, consults, ingest, learning, notifications, outbound};
use channels::sandbox::simulator::{
    Brand, NewPerson, News, Placement, RateLimit, Simulator, SimulatorConfig,
};
use db::Db;
use kernel::{Actor, CaseId, Ctx, Instant, ManualClock, Millis, Secret};
use tokio_util::sync::CancellationToken;

use crate::harness::MONDAY;

db::statements! {
    SAID = "select at, direction, text, author_id is not null as ours from messages where tenant = $1 order by at, text";
    STATES = "select state, count(*) from cases where tenant = $1 group by state";
    UNROUTED = "select c.id from cases c where c.tenant = $1 and not exists
        (select 1 from decisions d where d.tenant = c.tenant and d.case_id = c.id)";
    WITHOUT_AUTHOR = "select count(*) from messages
        where tenant = $1 and direction <> 'inbound' and author_id is null";
    DRAFTS = "select count(*) from drafts where tenant = $1";
    TEACHERS = "select count(distinct actor_id) from signals where tenant = $1 and kind = 'correction'";
}

type Said = (Instant, Direction, String, bool);

#[test]
fn the_same_seed_and_end_plan_the_same_people_words_and_order() {
    let outline = |seed| {
        let plan = plan::plan(seed, MONDAY).unwrap();
        let mut outline = String::new();
        for step in &plan.steps {
            outline += &format!("{:?}\n", step);
        }
        for thread in &plan.threads {
            let customer = &plan.customers[thread.customer];
            outline +=
                &format!("{} {} {} {:?}\n", customer.id, customer.handle, customer.followers, thread.turns);
        }
        blake3::hash(outline.as_bytes())
    };
    assert_eq!(outline(7), outline(7));
    assert_ne!(outline(7), outline(8));
}

#[test]
fn no_long_text_is_planned_twice_and_no_slot_stays_empty() {
    for seed in [7, 8, 9] {
        let plan = plan::plan(seed, MONDAY).unwrap();
        let mut said: HashMap<&str, usize> = HashMap::new();
        for turn in plan.threads.iter().flat_map(|thread| &thread.turns) {
            let open = turn.text.replace("{agent}", "");
            assert!(!open.contains('{') && !open.contains('}'), "{}", turn.text);
            if turn.text.chars().count() > plan::SHORT {
                *said.entry(&turn.text).or_default() += 1;
            }
        }
        let again: Vec<_> = said.into_iter().filter(|(_, times)| *times > 1).collect();
        assert!(again.is_empty(), "{again:?}");
        assert!(plan.threads.iter().all(|thread| thread.turns[0].by == By::Customer));
        assert!(
            plan.steps.is_sorted_by_key(|step| step.at) && plan.steps.iter().all(|step| step.at < plan.end)
        );
    }
}

async fn set_up(folder: &Path, seed: u64) -> (Settings, Db, Ctx) {
    let settings = Settings::in_folder(folder);
    let clock = ManualClock::new(MONDAY);
    demo::set_up(&settings, clock.clone(), seed, |_, _| {}).await.unwrap();
    let db = node::open(&settings, &*clock).await.unwrap();
    let tenant = node::tenant(&db).await.unwrap().unwrap();
    (settings, db, node::system(tenant, clock))
}

async fn rows<R: db::FromRow + Send + 'static>(db: &Db, ctx: &Ctx, sql: &'static db::Sql) -> Vec<R> {
    let ctx = ctx.clone();
    let read = db.read(async move |tx: &mut Tx| {
        Ok::<_, care::Error>(tx.query::<R>(sql, &db::args![ctx.tenant]).await?)
    });
    read.await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_finds_thirty_days_of_history_even_if_the_first_set_up_was_interrupted() {
    let folder = tempfile::tempdir().unwrap();
    interrupted(folder.path()).await;
    let (settings, db, ctx) = set_up(folder.path(), 7).await;
    let said: Vec<Said> = rows(&db, &ctx, &SAID).await;
    check_words(&said);
    check_desk(&db, &ctx).await;
    check_lessons(&db, &ctx).await;
    check_colleagues(&db, &ctx).await;

    // A second start changes nothing, whatever seed it names.
    db.close().await;
    demo::set_up(&settings, ManualClock::new(MONDAY), 99, |_, _| panic!("nothing is left to do"))
        .await
        .unwrap();

    let other = tempfile::tempdir().unwrap();
    let (_, db, ctx) = set_up(other.path(), 7).await;
    let again: Vec<Said> = rows(&db, &ctx, &SAID).await;
    assert!(said == again, "the same seed and end give the same words at the same times");
}

/// Begins to set up, and is killed.
async fn interrupted(folder: &Path) {
    let settings = Settings::in_folder(folder);
    let (begun, mut seen) = tokio::sync::mpsc::channel::<()>(1);
    let making = demo::set_up(&settings, ManualClock::new(MONDAY), 7, |_, _| {
        let _ = begun.try_send(());
    });
    tokio::select! {
        made = making => panic!("it should have been interrupted: {made:?}"),
        _ = seen.recv() => {}
    }
}

fn check_words(said: &[Said]) {
    assert!((4_500..=5_500).contains(&said.len()), "{} messages", said.len());
    let mut long: HashMap<&str, usize> = HashMap::new();
    for (_, _, text, _) in said.iter().filter(|(_, _, text, _)| text.chars().count() > plan::SHORT) {
        *long.entry(text).or_default() += 1;
        assert!(!text.contains('{'), "{text}");
    }
    assert!(long.values().all(|times| *times == 1));
}

async fn check_desk(db: &Db, ctx: &Ctx) {
    let unrouted: Vec<CaseId> = rows(db, ctx, &UNROUTED).await;
    assert!(unrouted.is_empty(), "every thread's first words are routed: {unrouted:?}");
    assert_eq!(rows::<i64>(db, ctx, &WITHOUT_AUTHOR).await, [0], "every word of the brand has an author");

    let states: HashMap<State, i64> = rows(db, ctx, &STATES).await.into_iter().collect();
    let open: i64 =
        states.iter().filter(|(state, _)| **state != State::Resolved).map(|(_, count)| count).sum();
    assert!((60..=110).contains(&open), "{states:?}");
    for state in [State::Open, State::Waiting, State::Snoozed] {
        assert!(states.get(&state).is_some_and(|count| *count >= 3), "{states:?}");
    }
    assert_eq!(rows::<i64>(db, ctx, &DRAFTS).await, [4]);

    let asking = ctx.clone();
    let (troubles, poisoned, unknown, backlog) = db
        .read(async move |tx: &mut Tx| {
            Ok::<_, care::Error>((
                outbound::troubles(tx, &asking).await?,
                ingest::poisoned(tx, &asking).await?,
                ingest::unknown_kinds(tx, &asking).await?,
                ingest::backlog(tx, &asking).await?.0,
            ))
        })
        .await
        .unwrap();
    assert_eq!((troubles.len(), poisoned.len(), unknown.len(), backlog), (1, 1, 1, 0));
}

async fn check_lessons(db: &Db, ctx: &Ctx) {
    assert!(rows::<i64>(db, ctx, &TEACHERS).await[0] > 1, "several people corrected what was read");
    let asking = ctx.clone();
    let (report, pending) = db
        .read(async move |tx: &mut Tx| {
            let brand = care::brand::load(tx, &asking).await?;
            let since = asking.now() - Millis::days(plan::DAYS + 7);
            let report = learning::report(tx, &asking, &brand, since).await?;
            Ok::<_, care::Error>((report, learning::pending(tx, &asking).await?))
        })
        .await
        .unwrap();
    let weeks = report.weeks.iter().filter(|week| week.corrections > 0).count();
    assert!(weeks > 1, "{:?}", report.weeks);
    assert!(report.misroutes.moved > 0 && report.misroutes.minutes_lost > 0, "{:?}", report.misroutes);
    assert!(
        report.lessons.len() > 2 && report.lessons.iter().all(|lesson| lesson.kind == LessonKind::Update)
    );
    assert!(report.lessons.iter().any(|lesson| lesson.in_force), "{:#?}", report.lessons);
    assert!(
        pending.all > 0 && pending.new == 0,
        "the last lesson left nothing for the visitor's first minute"
    );
}

/// What stands between the colleagues, and that the first look of a node moves nothing of it.
async fn check_colleagues(db: &Db, ctx: &Ctx) {
    let ctx = ctx.clone();
    let looking = async move |tx: &mut Tx| {
        let brand = care::brand::load(tx, &ctx).await?;
        assert_eq!(
            handoffs::due(tx, &ctx, &brand).await?,
            Done::default(),
            "nothing moves at the first look"
        );
        assert_eq!(assignment::requeue(tx, &ctx).await?, 0);

        let waiting = handoffs::waiting(tx, &ctx, 9).await?;
        let ways: Vec<_> = waiting.iter().map(|one| (&*one.from_queue, &*one.to_queue)).collect();
        assert_eq!(ways.len(), 2, "{ways:?}");
        assert!(ways.iter().all(|(_, to)| *to == "care"), "{ways:?}");
        let kinds: HashSet<_> = handoffs::newest(tx, &ctx, 500).await?.iter().map(|one| one.kind).collect();
        for kind in [HandoffKind::Handoff, HandoffKind::WrongOwner, HandoffKind::Return] {
            assert!(kinds.contains(&kind), "{kinds:?}");
        }
        let since = ctx.now() - Millis::days(plan::DAYS);
        let wrong = handoffs::wrong_owners(tx, &ctx, None, since).await?;
        assert!(wrong.iter().any(|one| one.rule.is_some() && one.lost_ms > Some(Millis(0))), "{wrong:?}");

        let versions = models::list(tx, &ctx).await?;
        let states: Vec<_> = versions.iter().rev().map(|version| version.state).collect();
        assert_eq!(states, [Version::Retired, Version::Active, Version::Shadow, Version::Draft]);
        let report = models::shadow_report(tx, &ctx, 3).await?;
        assert!(report.moved > 0 && report.moved < report.items / 2, "{report:?}");

        let mut seen = HashMap::new();
        for user in access::users(tx, &ctx).await? {
            let ctx = ctx.with_actor(Actor::User { id: user.id, role: user.role });
            let consults = consults::open_for_me(tx, &ctx).await?.len();
            let approvals = approvals::waiting_for_me(tx, &ctx).await?.len();
            let unseen = notifications::unseen(tx, &ctx).await?;
            seen.insert(user.login, (consults, approvals, unseen));
        }
        assert!(matches!(seen["maya"], (1, 0, 2..=9)), "{seen:?}");
        assert!(matches!(seen["ruth"], (1, 2, 2..=9)), "{seen:?}");
        assert!(matches!(seen["kofi"], (0, 2, _)), "{seen:?}");
        Ok::<_, care::Error>(())
    };
    db.write(looking).await.unwrap();
}

/// A network that nobody listens to.
async fn quiet_network(clock: Arc<ManualClock>) -> Simulator {
    let config = SimulatorConfig {
        journal: None,
        hook_url: "http://127.0.0.1:9/nobody".into(),
        secret: Secret::new(vec![1]),
        token: Secret::new("token".into()),
        brand: Brand {
            id: "brand_larkspur".into(),
            handle: "larkspur".into(),
            name: "Larkspur Broadband".into(),
        },
        flavour: channels::sandbox::Flavour::Microblog,
        clock,
        seed: 1,
        http: node::http_client().unwrap(),
        rate_limit: RateLimit::default(),
        pace: 0.01,
    };
    Simulator::start(config).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_come_by_themselves_and_go_on_when_the_brand_has_answered() {
    let folder = tempfile::tempdir().unwrap();
    let clock = ManualClock::new(MONDAY);
    let sandbox = quiet_network(clock.clone()).await;
    let mut news = sandbox.subscribe();
    let memory = folder.path().join("trickle");
    let trickle = Trickle { sandbox: sandbox.clone(), clock, memory: memory.clone(), seed: 7, pace: 0.002 };
    let stop = CancellationToken::new();
    let street = tokio::spawn(trickle.run(stop.clone()));
    let mut came_back = 0;
    let mut heard = HashSet::new();
    while came_back < 3 {
        let Ok(News::Words { id, .. }) = news.recv().await else { continue };
        let words = sandbox.words(&id).unwrap();
        if words.author.brand || !heard.insert(id.clone()) {
            continue;
        }
        let answered = words.parent.as_deref().and_then(|to| sandbox.words(to));
        if answered.is_some_and(|to| to.author.brand) {
            came_back += 1;
        } else if !words.private {
            let answer = "Sorry about that! Which postcode is it?";
            sandbox.say_as_brand(&Placement::Reply { to: id }, answer).await.unwrap();
        }
    }
    stop.cancel();
    street.await.unwrap().unwrap();
    assert!(
        std::fs::read_to_string(memory).unwrap().parse::<usize>().unwrap() >= 3,
        "it remembers what was said"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_a_visitor_invents_is_left_to_the_visitor() {
    let folder = tempfile::tempdir().unwrap();
    let clock = ManualClock::new(MONDAY);
    let sandbox = quiet_network(clock.clone()).await;
    let new = NewPerson { handle: "visitor".into(), name: "A visitor".into(), avatar: None, followers: 1 };
    let visitor = sandbox.invent(new).await.unwrap().id;
    let post = sandbox.post(&visitor, "@larkspur hello?").await.unwrap();
    let memory = folder.path().join("trickle");
    let trickle = Trickle { sandbox: sandbox.clone(), clock, memory, seed: 7, pace: 0.001 };
    let stop = CancellationToken::new();
    let street = tokio::spawn(trickle.run(stop.clone()));
    sandbox.say_as_brand(&Placement::Reply { to: post.clone() }, "Hello! What can we do?").await.unwrap();
    // Long enough for others to write; the follow-up would come within a tenth of this.
    let mut news = sandbox.subscribe();
    let mut others = 0;
    while others < 6 {
        if let Ok(News::Words { .. }) = news.recv().await {
            others += 1;
        }
    }
    stop.cancel();
    street.await.unwrap().unwrap();
    assert_eq!(sandbox.thread(&post).unwrap().posts.len(), 2, "nobody speaks for the visitor");
}
