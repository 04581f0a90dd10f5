//! The laws of orders: one outcome for each case, also over a crash; taken back is as it was.

use db::{TestDb, Tx, db_test};
use kernel::{BulkId, CaseId, Ctx, Millis, Role};

use super::{CaseOutcome, Deed, JobState, Outcome, Progress, Which};
use crate::cases::{Mode, State};
use crate::handling::{self, Reason};
use crate::testing::World;
use crate::views::{Filter, Test, Who};
use crate::{Error, Result, bulk, desk, queues, tags, views};

async fn world(db: TestDb, people: usize) -> (World, Vec<CaseId>) {
    let world = World::new(db).await;
    let mut cases = Vec::new();
    for number in 0..people {
        cases.push(world.complaint(&format!("m{number}"), &format!("person-{number}")).await);
    }
    (world, cases)
}

async fn order(world: &World, who: &Ctx, deed: Deed, which: Which) -> Result<BulkId> {
    let (ctx, brand) = (who.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| bulk::start(tx, &ctx, &brand, &deed, &which).await).await
}

/// One step, as the worker makes it. `false` at the end.
async fn step(world: &World) -> bool {
    let ctx = world.ctx.clone();
    let due = world.run(async move |tx: &mut Tx| bulk::due(tx, &ctx).await).await.unwrap();
    let Some((job, case)) = due else { return false };
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let done = world.run(async move |tx: &mut Tx| bulk::perform(tx, &ctx, &brand, job, case).await).await;
    if let Err(error) = done {
        let reason = bulk::is_refusal(&error).unwrap_or_else(|| panic!("{error}"));
        let ctx = world.ctx.clone();
        world.run(async move |tx: &mut Tx| bulk::refuse(tx, &ctx, job, case, &reason).await).await.unwrap();
    }
    true
}

async fn work(world: &World) {
    for _ in 0..200 {
        if !step(world).await {
            return;
        }
        world.pass(Millis::seconds(3));
    }
    panic!("an order ends");
}

async fn progress(world: &World, job: BulkId) -> Progress {
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| bulk::progress(tx, &ctx, job).await).await.unwrap()
}

async fn outcomes(world: &World, job: BulkId, of: Outcome) -> Vec<CaseOutcome> {
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| bulk::cases_of(tx, &ctx, job, &[of], 500).await).await.unwrap()
}

async fn undo(world: &World, who: &Ctx, job: BulkId) -> Result<()> {
    let ctx = who.clone();
    world.run(async move |tx: &mut Tx| bulk::undo(tx, &ctx, job).await).await
}

/// How cases stand, as far as people see it.
async fn stand(world: &World, cases: &[CaseId]) -> Vec<String> {
    let (ctx, cases) = (world.agent.clone(), cases.to_vec());
    let rows = world.run(async move |tx: &mut Tx| {
        let rows = desk::rows_of(tx, &ctx, &cases).await?;
        Ok((rows, tags::of_cases(tx, &ctx, &cases).await?))
    });
    let (rows, tags) = rows.await.unwrap();
    let mut stands: Vec<String> = rows
        .iter()
        .map(|row| {
            format!(
                "{} {} {:?} {:?} {:?} {:?} {:?}",
                row.case_id,
                row.state,
                row.turn,
                row.queue,
                row.assignee,
                row.snoozed_until,
                tags.get(&row.case_id)
            )
        })
        .collect();
    stands.sort();
    stands
}

/// Every deed that changes cases, words aside.
fn deeds(world: &World) -> Vec<Deed> {
    let queue = world.brand.model.queues().iter().map(|queue| queue.id.to_string()).next_back().unwrap();
    vec![
        Deed::Assign { to: Who::Me },
        Deed::Assign { to: Who::Nobody },
        Deed::Queue { to: queue, note: Some("please look".into()) },
        Deed::Resolve { disposition: None },
        Deed::Snooze { until: world.ctx.now() + Millis::hours(9) },
        Deed::Tag { add: vec!["Storm".into(), "refund".into()], remove: vec!["old".into()] },
        Deed::NoReply { reason: Reason::Vent, note: None },
    ]
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn taken_back_every_deed_leaves_cases_as_they_were(db: TestDb) {
    let (world, cases) = world(db, 4).await;
    let lead = world.hire("lea", Role::Lead, Some("care_team")).await;
    let (ctx, brand, ids) = (world.agent.clone(), world.brand.clone(), cases.clone());
    let varied = world.run(async move |tx: &mut Tx| {
        queues::take(tx, &ctx, ids[0]).await?;
        tags::add(tx, &ctx, ids[1], "old").await?;
        handling::snooze(tx, &ctx, ids[2], ctx.now() + Millis::hours(3)).await?;
        handling::resolve(tx, &ctx, &brand, ids[3]).await
    });
    varied.await.unwrap();
    for deed in deeds(&world) {
        let name = deed.name();
        let before = stand(&world, &cases).await;
        let job = order(&world, &lead, deed, Which::Cases(cases.clone())).await.unwrap();
        work(&world).await;
        let done = progress(&world, job).await;
        assert_eq!(done.job.state, JobState::Done, "{name}");
        assert_eq!((done.settled(), done.count(Outcome::Pending)), (4, 0), "{name}: {:?}", done.counts);
        assert!(done.count(Outcome::Done) > 0, "{name}: {:?}", outcomes(&world, job, Outcome::Failed).await);
        assert_ne!(stand(&world, &cases).await, before, "{name}");
        undo(&world, &lead, job).await.unwrap();
        work(&world).await;
        let undone = progress(&world, job).await;
        assert_eq!(undone.job.state, JobState::Undone, "{name}");
        let kept = outcomes(&world, job, Outcome::Kept).await;
        assert!(kept.is_empty(), "{name}: {kept:?}");
        assert_eq!(stand(&world, &cases).await, before, "{name}");
    }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_changed_since_is_kept_and_says_why(db: TestDb) {
    let (world, cases) = world(db, 3).await;
    let job = order(&world, &world.agent, Deed::Resolve { disposition: None }, Which::Cases(cases.clone()))
        .await
        .unwrap();
    work(&world).await;
    let (ctx, brand, first) = (world.agent.clone(), world.brand.clone(), cases[0]);
    let reopened = world.run(async move |tx: &mut Tx| handling::reopen(tx, &ctx, &brand, first).await);
    reopened.await.unwrap();
    undo(&world, &world.agent, job).await.unwrap();
    work(&world).await;
    let kept = outcomes(&world, job, Outcome::Kept).await;
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].case_id, first);
    assert_eq!(kept[0].reason.as_deref(), Some("left as it is: its state has changed since"));
    assert_eq!(outcomes(&world, job, Outcome::Undone).await.len(), 2);
    assert!(matches!(undo(&world, &world.agent, job).await, Err(Error::Invalid(_))));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_crash_between_two_cases_does_nothing_twice_and_leaves_none_out(db: TestDb) {
    let (world, cases) = world(db, 5).await;
    let job = order(&world, &world.agent, Deed::Resolve { disposition: None }, Which::Cases(cases.clone()))
        .await
        .unwrap();
    assert!(step(&world).await && step(&world).await);
    // The machine dies while the third is dealt with: what the verb wrote is gone with it.
    let (ctx, brand, third) = (world.ctx.clone(), world.brand.clone(), cases[2]);
    let died = world.run(async move |tx: &mut Tx| {
        bulk::perform(tx, &ctx, &brand, job, third).await?;
        Err::<(), _>(Error::Refused("the machine died".into()))
    });
    assert!(died.await.is_err());
    assert_eq!(progress(&world, job).await.count(Outcome::Done), 2);
    // What was done is asked for once more, as a worker does that has lost its memory.
    for case in cases.iter().copied() {
        let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
        let again = world.run(async move |tx: &mut Tx| bulk::perform(tx, &ctx, &brand, job, case).await);
        again.await.unwrap();
    }
    work(&world).await;
    let done = progress(&world, job).await;
    assert_eq!((done.job.state, done.count(Outcome::Done)), (JobState::Done, 5));
    for case in cases {
        let resolved = world
            .look(case)
            .await
            .events
            .iter()
            .filter(|e| e.kind == crate::trail::Kind::CaseResolved)
            .count();
        assert_eq!(resolved, 1);
    }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_somebody_may_not_do_fails_for_that_case_alone(db: TestDb) {
    let (world, cases) = world(db, 3).await;
    let colleague = world.hire("cem", Role::Agent, Some("care_team")).await;
    let (ctx, held) = (colleague.clone(), cases[1]);
    world.run(async move |tx: &mut Tx| queues::take(tx, &ctx, held).await).await.unwrap();
    let job =
        order(&world, &world.agent, Deed::Assign { to: Who::Me }, Which::Cases(cases.clone())).await.unwrap();
    work(&world).await;
    let failed = outcomes(&world, job, Outcome::Failed).await;
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].case_id, held);
    assert!(failed[0].reason.as_ref().is_some_and(|why| why.contains("lead")), "{failed:?}");
    assert_eq!(progress(&world, job).await.count(Outcome::Done), 2);
    // A colleague's order is not mine to take back.
    assert!(matches!(undo(&world, &colleague, job).await, Err(Error::Denied { .. })));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_matches_is_frozen_when_the_order_is_given_and_can_be_stopped(db: TestDb) {
    let (world, cases) = world(db, 4).await;
    let all = Filter::Is(Test::State(vec![State::Open]));
    let job =
        order(&world, &world.agent, Deed::Resolve { disposition: None }, Which::Matching(all)).await.unwrap();
    let late = world.complaint("late", "latecomer").await;
    assert!(step(&world).await);
    let ctx = world.agent.clone();
    world.run(async move |tx: &mut Tx| bulk::cancel(tx, &ctx, job).await).await.unwrap();
    work(&world).await;
    let stopped = progress(&world, job).await;
    assert_eq!(stopped.job.state, JobState::Cancelled);
    assert_eq!((stopped.count(Outcome::Done), stopped.count(Outcome::Skipped)), (1, 3));
    assert_eq!(stopped.job.total, cases.len() as i64);
    assert_eq!(world.look(late).await.case.state, State::Open);
    let none = Filter::Is(Test::Tag(vec!["nowhere".into()]));
    let refused =
        order(&world, &world.agent, Deed::Resolve { disposition: None }, Which::Matching(none)).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    let too_many = vec![late; bulk::MOST + 1];
    assert!(matches!(
        order(&world, &world.agent, Deed::Resolve { disposition: None }, Which::Cases(too_many)).await,
        Err(Error::Invalid(_))
    ));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn public_words_to_many_need_a_lead_and_several_ways_of_saying_it(db: TestDb) {
    let (world, cases) = world(db, 3).await;
    let lead = world.hire("lea", Role::Lead, Some("care_team")).await;
    let say = |texts: &[&str], mode| Deed::Reply {
        mode,
        texts: texts.iter().map(|&text| text.to_owned()).collect(),
        resolve: false,
    };
    let which = || Which::Cases(cases.clone());
    let three = [
        "{name}, we are on it.",
        "Thanks for telling us, {name}. We look into it.",
        "Sorry, {name}! Our people are there.",
    ];
    let agent = order(&world, &world.agent, say(&three, Mode::Public), which()).await;
    assert!(matches!(agent, Err(Error::Denied { .. })));
    let same = order(
        &world,
        &lead,
        say(&["We are on it.", "we are  on it.", "We are on it."], Mode::Public),
        which(),
    )
    .await;
    assert!(matches!(same, Err(Error::Invalid(_))));
    let job = order(&world, &lead, say(&three, Mode::Public), which()).await.unwrap();
    assert!(step(&world).await);
    // The network's rate: nothing more happens within the same moment.
    assert!(!step(&world).await);
    world.pass(Millis::seconds(3));
    assert!(step(&world).await);
    let sent = outcomes(&world, job, Outcome::Done).await;
    assert_eq!(sent.len(), 2, "{:?}", outcomes(&world, job, Outcome::Failed).await);
    // The third person writes before its turn: what was prepared does not know of it.
    world.hear(&[world.mention("more", "person-2", "@larkspur and now the phone is dead as well")]).await;
    world.pass(Millis::seconds(3));
    step(&world).await;
    let failed = outcomes(&world, job, Outcome::Failed).await;
    assert!(failed.len() == 1 && failed[0].reason.as_ref().is_some_and(|why| why.contains("new message")));
    work(&world).await;
    undo(&world, &lead, job).await.unwrap();
    work(&world).await;
    let back = progress(&world, job).await;
    assert!(back.count(Outcome::Undone) >= 1, "{:?}", back.counts);
    assert_eq!(back.count(Outcome::Undone) + back.count(Outcome::Kept), 2);
    let ctx = world.agent.clone();
    let drafts = Filter::Is(Test::Has(vec![views::Thing::Draft]));
    let scope = views::Scope { me: ctx.actor.user(), now: ctx.now(), ..views::Scope::default() };
    let drafted = world.run(async move |tx: &mut Tx| views::count(tx, &ctx, &scope, &drafts, 10).await).await;
    assert_eq!(drafted.unwrap(), 0);
}
