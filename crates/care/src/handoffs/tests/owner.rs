//! Whatever happens, a case has one owner.

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, Millis, Role};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRng, TestRunner};

use super::{colleague, rule};
use crate::handoffs::{self, Wish};
use crate::testing::World;
use crate::{Result, handling, queues};

db::statements! {
    OPEN = "select queue from work_items where tenant = $1 and case_id = $2 and state <> 'done'";
}

/// Something that may happen to a case.
#[derive(Clone, Copy, Debug)]
enum Act {
    Take,
    Release,
    Send(usize),
    Wrong(usize),
    Acknowledge,
    Writes(bool),
    Resolve,
    Reopen,
    Pass(i64),
}

const QUEUES: [&str; 4] = ["care", "community", "leads", "corp_comms"];

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        Just(Act::Take),
        Just(Act::Release),
        (0..QUEUES.len()).prop_map(Act::Send),
        (0..QUEUES.len()).prop_map(Act::Wrong),
        Just(Act::Acknowledge),
        any::<bool>().prop_map(Act::Writes),
        Just(Act::Resolve),
        Just(Act::Reopen),
        (1..90i64).prop_map(Act::Pass),
    ]
}

async fn does(world: &World, who: &Ctx, case: CaseId, act: Act, n: usize) {
    let (ctx, brand) = (who.clone(), world.brand.clone());
    let done: Result<()> = match act {
        Act::Pass(minutes) => {
            world.pass(Millis::minutes(minutes));
            super::due(world).await;
            return;
        }
        Act::Writes(angry) => {
            let text = if angry { "it is down, please help" } else { "love it, so good!" };
            world.hear(&[world.private(&format!("m{n}"), "jana", text)]).await;
            return;
        }
        Act::Take => world.run(async move |tx: &mut Tx| queues::take(tx, &ctx, case).await).await,
        Act::Release => world.run(async move |tx: &mut Tx| queues::release(tx, &ctx, case).await).await,
        Act::Send(to) => {
            world
                .run(async move |tx: &mut Tx| {
                    handoffs::send(tx, &ctx, &brand, case, QUEUES[to], Wish::default()).await
                })
                .await
        }
        Act::Wrong(to) => {
            world
                .run(async move |tx: &mut Tx| {
                    handoffs::wrong_owner(tx, &ctx, &brand, case, QUEUES[to], "not ours").await
                })
                .await
        }
        Act::Acknowledge => {
            world.run(async move |tx: &mut Tx| handoffs::acknowledge(tx, &ctx, case).await).await
        }
        Act::Resolve => {
            world.run(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await).await
        }
        Act::Reopen => {
            world.run(async move |tx: &mut Tx| handling::reopen(tx, &ctx, &brand, case).await).await
        }
    };
    // What makes no sense at the moment is refused; nothing else may go wrong.
    assert!(!matches!(done, Err(crate::Error::Db(_))), "{act:?}: {done:?}");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn whatever_happens_a_case_that_is_not_resolved_stands_in_exactly_one_queue(db: TestDb) {
    let mut world = World::new(db).await;
    let escalating = format!(
        "{}\n[[escalation]]\nfrom = \"care\"\nafter = \"20m\"\nto = \"community\"\n\
         [[escalation]]\nfrom = \"leads\"\nafter = \"5m\"\nto = \"care\"\n",
        ownership::preset_text("divided").unwrap()
    );
    rule(&mut world, escalating).await;
    let lea = colleague(&world, "lea", Role::Lead, None).await;
    let mia = colleague(&world, "mia", Role::Agent, Some("community_team")).await;
    let people = [world.agent.clone(), mia, lea];
    let case = world.complaint("p1", "jana").await;
    let config = Config::default();
    let rng = TestRng::deterministic_rng(config.rng_algorithm);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let acts =
        proptest::collection::vec((act(), 0..people.len()), 120).new_tree(&mut runner).unwrap().current();
    for (n, (act, who)) in acts.into_iter().enumerate() {
        does(&world, &people[who], case, act, n).await;
        let (tenant, resolved) =
            (world.ctx.tenant, world.look(case).await.case.state == crate::cases::State::Resolved);
        let rows =
            world.run(async move |tx: &mut Tx| Ok(tx.query(&OPEN, &db::args![tenant, case]).await?)).await;
        let open: Vec<String> = rows.unwrap();
        assert_eq!(open.len(), usize::from(!resolved), "after {n} acts, the last {act:?}: {open:?}");
        assert!(open.iter().all(|queue| world.brand.has_queue(queue)));
        let (hour, now) = (Millis::hours(1), world.ctx.now());
        let automatic = super::moves(&world, case).await.into_iter().filter(|row| {
            row.by_user.is_none()
                && row.state != handoffs::State::Held
                && row.kind != handoffs::Kind::Reroute
                && now.since(row.at) < hour
        });
        assert!(automatic.count() <= 3, "after {n} acts, the last {act:?}");
    }
}
