//! Whatever happens, counting again changes nothing.

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, Millis, Role};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRng, TestRunner};

use super::{answer, counted};
use crate::cases::{Direction, State};
use crate::handoffs::{self, Wish};
use crate::staff::State as Here;
use crate::testing::World;
use crate::{Error, Result, handling, learning, queues};

/// Something that may happen.
#[derive(Clone, Copy, Debug)]
enum Act {
    Writes(&'static str),
    Take,
    Release,
    Send(usize),
    Wrong(usize),
    Acknowledge,
    Answer,
    AnswerElsewhere,
    Resolve,
    Reopen,
    Snooze(i64),
    Correct(bool),
    Pass(i64),
}

const QUEUES: [&str; 3] = ["social_care_desk", "brand_desk", "centre_desk"];
const PEOPLE: [&str; 3] = ["jana", "lee", "kim"];

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => prop::sample::select(vec!["it is down, please help", "love it, so good!", "thanks"])
            .prop_map(Act::Writes),
        1 => Just(Act::Take),
        1 => Just(Act::Release),
        1 => (0..QUEUES.len()).prop_map(Act::Send),
        1 => (0..QUEUES.len()).prop_map(Act::Wrong),
        1 => Just(Act::Acknowledge),
        1 => Just(Act::Answer),
        1 => Just(Act::AnswerElsewhere),
        1 => Just(Act::Resolve),
        1 => Just(Act::Reopen),
        1 => (1..600_i64).prop_map(Act::Snooze),
        1 => any::<bool>().prop_map(Act::Correct),
        3 => prop_oneof![1..40_i64, 60..900_i64].prop_map(Act::Pass),
    ]
}

/// By day a team of marketing, by night and where that waits too long the contact centre; what waits there goes up.
fn model() -> String {
    let matrix = ownership::preset_text("matrix").unwrap().replace("\"x\", ", "\"sandbox\", \"x\", ");
    matrix
        + r#"
[[overflow]]
queue = "social_care_desk"
when = { oldest_wait = "8m" }
to = "centre_desk"
only = { direction = "inbound" }
[[escalation]]
from = "centre_desk"
after = "40m"
to = "brand_desk"
[[escalation]]
from = "brand_desk"
after = "2h"
clock = "business"
to = "social_care_desk"
"#
}

async fn time_passes(world: &World, minutes: i64, night: &Ctx) {
    world.pass(Millis::minutes(minutes));
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let due = world.run(async move |tx: &mut Tx| {
        handling::wake_due(tx, &ctx, &brand).await?;
        super::super::ring(tx, &ctx, &brand).await?;
        handoffs::due(tx, &ctx, &brand).await
    });
    due.await.expect("what is due can be done");
    world.beat(night).await;
    world.dispatch().await;
}

async fn does(world: &World, who: &Ctx, person: &str, case: CaseId, act: Act, n: usize) {
    let (ctx, brand) = (who.clone(), world.brand.clone());
    let view = world.look(case).await;
    let said = view.messages.iter().rfind(|message| message.direction == Direction::Inbound);
    let message = said.expect("somebody wrote").id;
    let until = world.ctx.now();
    let done: Result<()> = match act {
        Act::Writes(text) => {
            world.hear(&[world.private(&format!("m{n}"), person, text)]).await;
            return;
        }
        Act::Answer if view.case.state != State::Resolved => {
            return answer(world, case, Millis::seconds(1), false).await;
        }
        Act::AnswerElsewhere => {
            world.hear(&[world.echo(&format!("a{n}"), &format!("p-{person}"), None)]).await;
            return;
        }
        Act::Answer | Act::Pass(_) => return,
        act => {
            let acts = async move |tx: &mut Tx| match act {
                Act::Take => queues::take(tx, &ctx, case).await,
                Act::Release => queues::release(tx, &ctx, case).await,
                Act::Send(to) => handoffs::send(tx, &ctx, &brand, case, QUEUES[to], Wish::default()).await,
                Act::Wrong(to) => handoffs::wrong_owner(tx, &ctx, &brand, case, QUEUES[to], "not ours").await,
                Act::Acknowledge => handoffs::acknowledge(tx, &ctx, case).await,
                Act::Resolve => handling::resolve(tx, &ctx, &brand, case).await,
                Act::Reopen => handling::reopen(tx, &ctx, &brand, case).await,
                Act::Snooze(minutes) => {
                    handling::snooze(tx, &ctx, case, until + Millis::minutes(minutes)).await
                }
                Act::Correct(needs) => {
                    let needs = needs.to_string();
                    learning::correct(tx, &ctx, &brand, message, "needs_action", &needs).await.map(drop)
                }
                Act::Writes(_) | Act::Answer | Act::AnswerElsewhere | Act::Pass(_) => Ok(()),
            };
            world.run(acts).await
        }
    };
    // What makes no sense at the moment is refused; nothing else may go wrong.
    assert!(!matches!(done, Err(Error::Db(_))), "{act:?}: {done:?}");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn whatever_happens_counting_again_changes_nothing(db: TestDb) {
    let mut world = World::new(db).await;
    world.rule(model()).await;
    let lea = world.hire("lea", Role::Lead, None).await;
    let night = world.hire("jo", Role::Agent, Some("centre")).await;
    world.say(&night, Here::Ready).await;
    let staff = [world.agent.clone(), night.clone(), lea];
    let mut cases = Vec::new();
    for person in PEOPLE {
        cases.push(world.complaint(&format!("p-{person}"), person).await);
    }
    let config = Config::default();
    let rng = TestRng::deterministic_rng(config.rng_algorithm);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let acts = proptest::collection::vec((act(), 0..staff.len(), 0..PEOPLE.len()), 160);
    let mut done = Vec::new();
    for (n, (act, who, whom)) in acts.new_tree(&mut runner).unwrap().current().into_iter().enumerate() {
        done.push((act, who, whom));
        match act {
            Act::Pass(minutes) => time_passes(&world, minutes, &night).await,
            act => does(&world, &staff[who], PEOPLE[whom], cases[whom], act, n).await,
        }
        let report = counted(&world, false).await;
        assert!(report.skipped == 0 && report.differing.is_empty(), "{done:?}: {:#?}", report.differing);
    }
    let mut kinds = Vec::new();
    for case in cases {
        let ctx = world.ctx.clone();
        let moves = world.run(async move |tx: &mut Tx| handoffs::of_case(tx, &ctx, case).await).await;
        kinds.extend(moves.unwrap().into_iter().map(|made| made.kind));
    }
    for kind in [
        handoffs::Kind::FollowTheSun,
        handoffs::Kind::Overflow,
        handoffs::Kind::Escalation,
        handoffs::Kind::WrongOwner,
        handoffs::Kind::Return,
    ] {
        assert!(kinds.contains(&kind), "nothing of the kind {kind} happened");
    }
}
