//! The numbers of the floor are those of the rows behind them.

use db::{TestDb, Tx, db_test};
use kernel::{Millis, Role};

use super::{Board, board};
use crate::clocks::Ratio;
use crate::testing::World;
use crate::{handling, queues};

async fn look(world: &World) -> Board {
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| board(tx, &ctx, &brand).await).await.unwrap()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn the_board_says_what_waits_who_is_on_it_and_what_breaks_next(db: TestDb) {
    let world = World::new(db).await;
    let first = world.complaint("p1", "jana").await;
    world.pass(Millis::minutes(2));
    let second = world.complaint("p2", "lee").await;
    let lea = world.hire("lea", Role::Agent, Some("care_team")).await;
    let ctx = lea.clone();
    world.run(async move |tx: &mut Tx| queues::take(tx, &ctx, first).await).await.unwrap();
    let floor = look(&world).await;
    let care = floor.queues.iter().find(|queue| queue.id == "care").unwrap();
    assert_eq!((care.open, care.unassigned, care.theirs, care.late), (2, 1, 0, 0));
    assert_eq!(care.oldest.unwrap().case, first, "whoever has waited longest, in whosever hands");
    assert_eq!(care.next_due.unwrap().case, first);
    assert_eq!(care.arrived.iter().map(|quarter| quarter.many).sum::<i64>(), 2);
    assert_eq!(care.kept, Ratio { num: 0, den: 0 });
    let on = floor.people.iter().find(|one| Some(one.member.id) == lea.actor.user()).unwrap();
    assert_eq!(on.held.iter().map(|held| held.case_id).collect::<Vec<_>>(), [first]);
    assert!(floor.broken.is_empty());

    let due = care.next_due.unwrap().at;
    world.clock.set(due - super::NEAR);
    assert_eq!(look(&world).await.near.first().map(|one| one.case_id), Some(first));
    world.clock.set(due);
    let floor = look(&world).await;
    assert_eq!(floor.broken.iter().map(|one| one.case_id).collect::<Vec<_>>(), [first]);
    assert_eq!(floor.near.iter().map(|one| one.case_id).collect::<Vec<_>>(), [second]);

    let (ctx, brand) = (lea.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, first).await).await.unwrap();
    let care = look(&world).await.queues.into_iter().find(|queue| queue.id == "care").unwrap();
    assert_eq!(care.handled.iter().map(|quarter| quarter.many).sum::<i64>(), 1);
    assert_eq!((care.open, care.late), (1, 0));
}
