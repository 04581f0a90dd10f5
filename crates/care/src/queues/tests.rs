//! What is taken, in which order, and what is not.

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Millis};

use super::ItemState;
use crate::handoffs::{self, Wish};
use crate::testing::World;
use crate::trail::Kind;
use crate::{Error, assignment, handling, queues};

async fn next(world: &World, queues: &[&str]) -> Option<CaseId> {
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let queues: Vec<String> = queues.iter().map(ToString::to_string).collect();
    let next = async move |tx: &mut Tx| assignment::take_next(tx, &ctx, &brand, &queues).await;
    world.run(next).await.unwrap()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn nobody_is_given_what_sleeps_what_waits_for_the_person_or_what_stands_elsewhere(db: TestDb) {
    let world = World::new(db).await;
    let asleep = world.complaint("p1", "asleep").await;
    let answered = world.complaint("p2", "answered").await;
    let elsewhere = world.complaint("p3", "elsewhere").await;
    let ours = world.complaint("p4", "ours").await;
    world.hear(&[world.echo("a1", "p2", None)]).await;
    let (ctx, brand, until) = (world.agent.clone(), world.brand.clone(), world.ctx.now() + Millis::hours(1));
    let moved = world.run(async move |tx: &mut Tx| {
        handling::snooze(tx, &ctx, asleep, until).await?;
        handoffs::send(tx, &ctx, &brand, elsewhere, "community", Wish::default()).await
    });
    moved.await.unwrap();
    assert_eq!(next(&world, &["care"]).await, Some(ours));
    assert_eq!(next(&world, &["care"]).await, None);
    assert_eq!(next(&world, &["leads", "community"]).await, Some(elsewhere));

    // What was answered comes back when the person writes, what sleeps when its time has come.
    world.hear(&[world.private("m1", "answered", "still down, please help")]).await;
    assert_eq!(next(&world, &[]).await, Some(answered));
    world.pass(Millis::hours(1));
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    assert_eq!(
        world.run(async move |tx: &mut Tx| handling::wake_due(tx, &ctx, &brand).await).await.unwrap(),
        1
    );
    assert_eq!(next(&world, &[]).await, Some(asleep));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_case_that_is_moved_is_in_nobodys_hands_and_there_is_no_queue_that_the_model_does_not_know(
    db: TestDb,
) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    assert_eq!(next(&world, &["care"]).await, Some(case));
    let moving = async |queue: &'static str| {
        let (ctx, brand) = (world.agent.clone(), world.brand.clone());
        world
            .run(async move |tx: &mut Tx| {
                handoffs::send(tx, &ctx, &brand, case, queue, Wish::default()).await
            })
            .await
    };
    assert!(matches!(moving("chaos").await, Err(Error::Invalid(why)) if why.contains("`chaos`")));
    moving("leads").await.unwrap();
    let view = world.look(case).await;
    let item = view.item.unwrap();
    assert_eq!((item.queue.as_str(), item.state, item.assignee), ("leads", ItemState::Waiting, None));
    assert!(view.events.iter().any(|event| event.kind == Kind::HandedOver && event.data["by"] == "person"));
    // The next words stay where a person has put the case.
    world.hear(&[world.private("m1", "jana", "please help")]).await;
    assert_eq!(world.look(case).await.item.unwrap().queue, "leads");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_somebody_held_whose_access_ends_waits_in_its_queue_and_nothing_comes_back_to_them(db: TestDb) {
    let world = World::new(db).await;
    let [held, written, reopened] = [
        world.complaint("p1", "held").await,
        world.complaint("p2", "written").await,
        world.complaint("p3", "reopened").await,
    ];
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let sam = ctx.actor.user().unwrap();
    let worked = world.run(async move |tx: &mut Tx| {
        for case in [held, written, reopened] {
            queues::take(tx, &ctx, case).await?;
        }
        handling::resolve(tx, &ctx, &brand, written).await?;
        handling::resolve(tx, &ctx, &brand, reopened).await
    });
    worked.await.unwrap();
    world.dismiss(sam).await;
    let mut reply = world.mention("p4", "written", "@larkspur it is down again, please help");
    reply["post"]["thread"] = "p2".into();
    reply["post"]["in_reply_to"] = serde_json::json!({ "id": "p2", "author": "written" });
    world.hear(&[reply]).await;
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| handling::reopen(tx, &ctx, &brand, reopened).await).await.unwrap();
    for case in [held, written, reopened] {
        let view = world.look(case).await;
        let item = view.item.unwrap();
        assert_eq!((item.state, item.assignee), (ItemState::Waiting, None), "{}", view.person.name);
        let released = view.events.iter().filter(|event| event.kind == Kind::Released).count();
        assert_eq!(released, usize::from(case == held));
    }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_was_resolved_comes_back_to_whoever_held_it(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let worked = world.run(async move |tx: &mut Tx| {
        queues::take(tx, &ctx, case).await?;
        handling::resolve(tx, &ctx, &brand, case).await?;
        handling::reopen(tx, &ctx, &brand, case).await
    });
    worked.await.unwrap();
    let item = world.look(case).await.item.unwrap();
    assert_eq!((item.state, item.assignee), (ItemState::Taken, world.agent.actor.user()));
}

#[test]
fn a_point_of_priority_is_a_quarter_of_an_hour_within_bounds() {
    let start = |priority| super::head_start(priority);
    assert_eq!(start(0.0), Millis(0));
    assert_eq!(start(4.0), Millis::hours(1));
    assert_eq!(start(-1.0), Millis::minutes(-15));
    assert_eq!(
        [16.0, 1e300, f64::INFINITY].map(start),
        [Millis::hours(4), Millis::hours(8), Millis::hours(8)]
    );
    assert_eq!([-4.0, f64::NEG_INFINITY].map(start), [Millis::hours(-1); 2]);
    assert_eq!(start(f64::NAN), Millis(0));
}

proptest::proptest! {
    /// Under a constant stream of anything, one taken for each that comes, whatever waits is first after a bounded time.
    #[test]
    fn nothing_starves(
        mine in -20.0..40.0_f64,
        due in 0..1440_i64,
        stream in proptest::collection::vec((-20.0..400.0_f64, 0..1440_i64), 60..120),
    ) {
        let rank = |came: i64, due: i64, priority| {
            Millis::minutes(came + due).0 - super::head_start(priority).0
        };
        let mut waiting = vec![(rank(0, due, mine), 0)];
        let mut taken = None;
        for minute in 0_i64.. {
            let (priority, due) = stream[usize::try_from(minute).unwrap() % stream.len()];
            waiting.push((rank(minute, due, priority), minute + 1));
            waiting.sort_unstable();
            if waiting.remove(0).1 == 0 {
                taken = Some(minute);
                break;
            }
            if minute > 4_000 {
                break;
            }
        }
        // Its own due time, an hour of patience, and eight hours of head start that others may have.
        let bound = (due + 60 + 480) + 1;
        let taken = taken.expect("it is taken");
        proptest::prop_assert!(taken <= 2 * bound, "after {taken} minutes");
    }
}
