//! One case at a time, for several people at once.

use std::collections::{HashMap, HashSet};

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, Millis, Role};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRng, TestRunner};

use super::Coming;
use crate::assignment::{SKIPPED_FOR, Skip};
use crate::cases::{Mode, State};
use crate::outbound::{self, Compose};
use crate::testing::World;
use crate::trail::Kind;
use crate::{Error, handling, queue_mode, queues};

async fn next(world: &World, who: &Ctx) -> Option<CaseId> {
    let (ctx, brand) = (who.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| queue_mode::next(tx, &ctx, &brand).await).await.unwrap()
}

async fn skip(world: &World, who: &Ctx) -> Option<CaseId> {
    let (ctx, brand) = (who.clone(), world.brand.clone());
    let skipped =
        world.run(async move |tx: &mut Tx| queue_mode::skip(tx, &ctx, &brand, Skip::Knowledge).await).await;
    skipped.unwrap()
}

async fn answer(world: &World, who: &Ctx, case: CaseId) {
    let seen = world.look(case).await.case.last_seq;
    let (ctx, brand) = (who.clone(), world.brand.clone());
    let said = world.run(async move |tx: &mut Tx| {
        let wish = Compose::new(case, Mode::Public, "Sorry about that. We are looking into it.", seen);
        outbound::compose(tx, &ctx, &brand, &Compose { despite: crate::checks::Code::ALL.to_vec(), ..wish })
            .await
    });
    said.await.unwrap();
}

async fn resolve(world: &World, who: &Ctx, case: CaseId) {
    let (ctx, brand) = (who.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await).await.unwrap();
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn the_same_case_stays_until_something_was_done_and_the_round_counts_what_was_handled(db: TestDb) {
    let world = World::new(db).await;
    let (first, second) = (world.complaint("p1", "jana").await, world.complaint("p2", "lee").await);
    let sam = world.agent.clone();
    assert_eq!(next(&world, &sam).await, Some(first));
    world.pass(Millis::minutes(4));
    assert_eq!(next(&world, &sam).await, Some(first), "nothing was done about it: a reload changes nothing");
    answer(&world, &sam, first).await;
    assert_eq!(next(&world, &sam).await, Some(second));
    world.pass(Millis::minutes(2));
    resolve(&world, &sam, second).await;
    assert_eq!(next(&world, &sam).await, None);
    let ctx = sam.clone();
    let progress = world.run(async move |tx: &mut Tx| queue_mode::progress(tx, &ctx).await).await.unwrap();
    assert_eq!((progress.handled, progress.skipped), (2, 0));
    assert_eq!(progress.average, Some(Millis::minutes(3)));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_was_skipped_keeps_its_place_for_others_and_comes_back_after_a_while(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let (sam, lea) = (world.agent.clone(), world.hire("lea", Role::Agent, Some("care_team")).await);
    assert_eq!(next(&world, &sam).await, Some(case));
    assert_eq!(skip(&world, &sam).await, None, "they are not offered it again");
    let view = world.look(case).await;
    assert_eq!(view.item.unwrap().assignee, None);
    let skipped = view.events.iter().find(|event| event.kind == Kind::Skipped).unwrap();
    assert_eq!(skipped.data["reason"], "knowledge");
    let ctx = sam.clone();
    let ahead = world.run(async move |tx: &mut Tx| queue_mode::ahead(tx, &ctx).await).await.unwrap();
    let told: Vec<_> = ahead.iter().map(|one| (one.case_id, one.coming, one.at)).collect();
    assert_eq!(told, [(case, Coming::Offered, world.ctx.now() + SKIPPED_FOR)]);
    assert_eq!(next(&world, &lea).await, Some(case), "a colleague is");
    let (ctx, held) = (lea.clone(), case);
    world.run(async move |tx: &mut Tx| queues::release(tx, &ctx, held).await).await.unwrap();
    world.pass(SKIPPED_FOR);
    assert_eq!(next(&world, &sam).await, Some(case));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_is_theirs_comes_first_by_the_nearest_promise_and_a_token_has_no_round(db: TestDb) {
    let world = World::new(db).await;
    let open = world.complaint("p1", "jana").await;
    world.pass(Millis::minutes(1));
    let given = world.complaint("p2", "lee").await;
    let (ctx, me) = (world.ctx.clone(), world.agent.actor.user().unwrap());
    world.run(async move |tx: &mut Tx| queues::assign(tx, &ctx, given, me).await).await.unwrap();
    assert_eq!(next(&world, &world.agent.clone()).await, Some(given), "older work of nobody's waits");
    resolve(&world, &world.agent.clone(), given).await;
    assert_eq!(next(&world, &world.agent.clone()).await, Some(open));
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let refused = world.run(async move |tx: &mut Tx| queue_mode::next(tx, &ctx, &brand).await).await;
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
}

/// What somebody in queue mode may do.
#[derive(Clone, Copy, Debug)]
enum Act {
    Writes(u8),
    Next,
    Answer,
    Resolve,
    Skip,
    Waits(u8),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (0..12u8).prop_map(Act::Writes),
        5 => Just(Act::Next),
        3 => Just(Act::Answer),
        2 => Just(Act::Resolve),
        2 => Just(Act::Skip),
        2 => (1..40u8).prop_map(Act::Waits),
    ]
}

const NAMES: [&str; 12] = ["ada", "bo", "cy", "di", "ed", "flo", "gus", "hal", "ida", "jo", "kai", "lou"];

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn whatever_they_do_no_two_have_the_same_case_and_nobody_waits_for_ever(db: TestDb) {
    let world = World::new(db).await;
    let agents = [
        world.agent.clone(),
        world.hire("lea", Role::Agent, Some("care_team")).await,
        world.hire("kim", Role::Agent, Some("care_team")).await,
    ];
    let config = Config::default();
    let rng = TestRng::deterministic_rng(config.rng_algorithm);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let acts = proptest::collection::vec((act(), 0..agents.len()), 80);
    let mut before: HashMap<usize, CaseId> = HashMap::new();
    let mut heard: HashSet<CaseId> = HashSet::new();
    for (n, (act, who)) in acts.new_tree(&mut runner).unwrap().current().into_iter().enumerate() {
        let agent = &agents[who];
        match act {
            Act::Writes(person) => {
                let name = NAMES[usize::from(person)];
                world
                    .hear(&[world.mention(&format!("w{n}"), name, "@larkspur it is down, please help")])
                    .await;
                heard.insert(world.complaint_of(name).await);
            }
            Act::Waits(minutes) => world.pass(Millis::minutes(i64::from(minutes))),
            Act::Next => before_them(&mut before, who, next(&world, agent).await),
            Act::Skip if before.contains_key(&who) => {
                before_them(&mut before, who, skip(&world, agent).await);
            }
            Act::Answer | Act::Resolve | Act::Skip => {
                let Some(case) = before.get(&who).copied() else { continue };
                let state = world.look(case).await.case.state;
                match act {
                    Act::Answer if state != State::Resolved => answer(&world, agent, case).await,
                    Act::Resolve if state != State::Resolved => resolve(&world, agent, case).await,
                    _ => {}
                }
            }
        }
        let mut held = HashSet::new();
        for (who, case) in &before {
            let item = world.look(*case).await.item.unwrap();
            let is_theirs = item.done_at.is_none() && item.assignee == agents[*who].actor.user();
            assert!(!is_theirs || held.insert(*case), "step {n}: {act:?}: two have {case}");
        }
    }
    // Nobody writes any more; what was skipped is offered again: in the end everything is done.
    world.pass(SKIPPED_FOR);
    for agent in agents.iter().cycle().take(agents.len() * (heard.len() + 1)) {
        if let Some(case) = next(&world, agent).await {
            resolve(&world, agent, case).await;
        }
    }
    for case in heard {
        let state = world.look(case).await.case.state;
        assert_ne!(state, State::Open, "{case} was never offered to anybody");
    }
}

fn before_them(before: &mut HashMap<usize, CaseId>, who: usize, case: Option<CaseId>) {
    match case {
        Some(case) => before.insert(who, case),
        None => before.remove(&who),
    };
}
