//! Whatever is linked, joined, said and undone, nothing is lost and nothing is counted twice.

use std::collections::HashMap;

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, Millis, PersonId, Role};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRng, TestRunner};

use super::{answer, counted, read};
use crate::cases::{Case, State};
use crate::identity::State as Decided;
use crate::testing::World;
use crate::{Error, Result, desk, handling, identity, queues};

/// Something that may happen.
#[derive(Clone, Copy, Debug)]
enum Act {
    Writes(&'static str, bool),
    Confirm(bool),
    Reject,
    Reconsider,
    Link(usize),
    Unlink,
    Join,
    Part,
    Answer,
    Resolve,
    Reopen,
    Snooze,
    Take,
}

const PEOPLE: [&str; 4] = ["jana", "lee", "kim", "zoe"];

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        5 => (
            prop::sample::select(vec![
                "it is down, please help, order NF-2231",
                "still dead since monday, please help, order NF-7741",
                "thanks",
            ]),
            any::<bool>()
        ).prop_map(|(text, public)| Act::Writes(text, public)),
        3 => any::<bool>().prop_map(Act::Confirm),
        1 => Just(Act::Reject),
        1 => Just(Act::Reconsider),
        2 => (0..PEOPLE.len()).prop_map(Act::Link),
        3 => Just(Act::Unlink),
        3 => Just(Act::Join),
        2 => Just(Act::Part),
        2 => Just(Act::Answer),
        1 => Just(Act::Resolve),
        1 => Just(Act::Reopen),
        1 => Just(Act::Snooze),
        1 => Just(Act::Take),
    ]
}

async fn heads(world: &World) -> HashMap<&'static str, PersonId> {
    let mut heads = HashMap::new();
    for name in PEOPLE {
        let found = read(world, async move |tx: &mut Tx, ctx: &Ctx| {
            let rows: Vec<(String, PersonId)> = tx
                .query(
                    &crate::people::store::AUTHORS,
                    &[ctx.tenant.into(), "sandbox".into(), db::Arg::texts([name])],
                )
                .await?;
            Ok(rows)
        });
        let rows = found.await;
        assert_eq!(rows.len(), 1, "each identity has one open link: {name} {rows:?}");
        heads.insert(name, rows[0].1);
    }
    heads
}

async fn cases_of(world: &World, person: PersonId) -> Vec<Case> {
    read(world, async move |tx: &mut Tx, ctx: &Ctx| desk::person(tx, ctx, person).await).await.cases
}

async fn does(world: &World, who: &'static str, act: Act, n: usize) {
    let person = heads(world).await[who];
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let cases = cases_of(world, person).await;
    let live: Vec<&Case> = cases.iter().filter(|case| case.state != State::Resolved).collect();
    let newest = cases.first().map(|case| case.id);
    let about = read(world, async move |tx: &mut Tx, ctx: &Ctx| identity::about(tx, ctx, person).await).await;
    let in_state = |state| about.pairs.iter().find(|p| p.suggestion.state == state).map(|p| p.suggestion.id);
    let until = world.ctx.now() + Millis::minutes(30);
    let done: Result<()> = match act {
        Act::Writes(text, true) => {
            return world.hear(&[world.mention(&format!("w{n}"), who, &format!("@larkspur {text}"))]).await;
        }
        Act::Writes(text, false) => return world.hear(&[world.private(&format!("w{n}"), who, text)]).await,
        Act::Confirm(one_case) => match in_state(Decided::Open) {
            Some(id) => {
                let verb = async move |tx: &mut Tx| identity::confirm(tx, &ctx, &brand, id, one_case).await;
                world.run(verb).await.map(drop)
            }
            None => Ok(()),
        },
        Act::Reject => match in_state(Decided::Open) {
            Some(id) => world.run(async move |tx: &mut Tx| identity::reject(tx, &ctx, id).await).await,
            None => Ok(()),
        },
        Act::Reconsider => match in_state(Decided::Rejected) {
            Some(id) => world.run(async move |tx: &mut Tx| identity::reconsider(tx, &ctx, id).await).await,
            None => Ok(()),
        },
        Act::Link(other) => {
            let other = heads(world).await[PEOPLE[other]];
            let verb = async move |tx: &mut Tx| {
                identity::link(tx, &ctx, &brand, person, other, false).await.map(drop)
            };
            world.run(verb).await
        }
        Act::Unlink => match about.joins.iter().find(|join| join.undone_at.is_none()) {
            Some(join) => {
                let id = join.id;
                world
                    .run(async move |tx: &mut Tx| identity::unlink(tx, &ctx, &brand, id).await.map(drop))
                    .await
            }
            None => Ok(()),
        },
        Act::Join if live.len() > 1 => {
            let (one, other) = (live[0].id, live[1].id);
            let verb =
                async move |tx: &mut Tx| identity::join_cases(tx, &ctx, &brand, one, other).await.map(drop);
            world.run(verb).await
        }
        Act::Part => {
            let Some(case) = newest else { return };
            let joins =
                read(world, async move |tx: &mut Tx, ctx: &Ctx| identity::joins_of_case(tx, ctx, case).await);
            let Some(join) = joins.await.into_iter().find(|join| join.undone_at.is_none()) else { return };
            let verb =
                async move |tx: &mut Tx| identity::part_cases(tx, &ctx, &brand, join.id).await.map(drop);
            world.run(verb).await
        }
        Act::Answer => {
            let answerable = async |case: CaseId| {
                let view = world.look(case).await;
                view.messages.iter().any(|m| m.case_id == case && m.visibility == crate::cases::Seen::Public)
            };
            if let Some(case) = live.first().map(|case| case.id)
                && answerable(case).await
            {
                answer(world, case).await;
            }
            Ok(())
        }
        Act::Join => Ok(()),
        Act::Resolve | Act::Reopen | Act::Snooze | Act::Take => {
            let Some(case) = newest else { return };
            let verb = async move |tx: &mut Tx| match act {
                Act::Resolve => handling::resolve(tx, &ctx, &brand, case).await,
                Act::Reopen => handling::reopen(tx, &ctx, &brand, case).await,
                Act::Snooze => handling::snooze(tx, &ctx, case, until).await,
                _ => queues::take(tx, &ctx, case).await,
            };
            world.run(verb).await
        }
    };
    // What makes no sense at the moment is refused; nothing else may go wrong.
    assert!(!matches!(done, Err(Error::Db(_))), "{act:?}: {done:?}");
}

/// Every message once; every open case with one open work item and its own words; every clock as it is counted.
async fn nothing_is_lost(world: &World, written: &[&'static str], done: &[(Act, &'static str)]) {
    let (mut persons, mut heard) = (Vec::new(), 0);
    persons.extend(heads(world).await.into_values());
    persons.sort_unstable();
    persons.dedup();
    for person in persons {
        let found =
            read(world, async move |tx: &mut Tx, ctx: &Ctx| desk::person(tx, ctx, person).await).await;
        assert_eq!(found.person.id, person);
        heard += found.written;
        for case in found.cases {
            let view = world.look(case.id).await;
            let open = view.item.as_ref().is_some_and(|item| item.done_at.is_none());
            assert_eq!(open, case.state != State::Resolved, "{done:?}: {case:?}");
            let mine: Vec<_> = view.messages.iter().filter(|m| m.case_id == case.id).collect();
            assert!(mine.iter().all(|m| m.person_id == person), "{done:?}: {case:?}");
            let mut places: Vec<i64> = mine.iter().map(|m| m.seq).collect();
            places.sort_unstable();
            assert!(places.windows(2).all(|two| two[0] < two[1]), "{done:?}: {places:?}");
            assert_eq!(places.last().copied(), Some(case.last_seq), "{done:?}: {case:?}");
        }
    }
    assert_eq!(heard, written.len() as i64, "{done:?}");
    let report = counted(world).await;
    assert!(report.skipped == 0 && report.differing.is_empty(), "{done:?}: {:#?}", report.differing);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn whatever_is_linked_and_undone_each_message_stands_in_one_case_and_clocks_are_their_recount(
    db: TestDb,
) {
    let world = World::new(db).await;
    world.hire("lea", Role::Lead, None).await;
    let mut written: Vec<&'static str> = Vec::new();
    for person in PEOPLE {
        world.complaint(&format!("p-{person}"), person).await;
        written.push(person);
    }
    let config = Config::default();
    let rng = TestRng::deterministic_rng(config.rng_algorithm);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let acts = proptest::collection::vec((act(), 0..PEOPLE.len()), 90);
    let mut done = Vec::new();
    for (n, (act, who)) in acts.new_tree(&mut runner).unwrap().current().into_iter().enumerate() {
        world.pass(Millis::minutes(7));
        done.push((act, PEOPLE[who]));
        does(&world, PEOPLE[who], act, n).await;
        if matches!(act, Act::Writes(..)) {
            written.push(PEOPLE[who]);
        }
        nothing_is_lost(&world, &written, &done).await;
    }
}
