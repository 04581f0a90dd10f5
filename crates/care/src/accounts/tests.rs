//! Who reads an account, and who is told that nobody does.

use db::{TestDb, Tx, db_test};
use kernel::{AccountId, Ctx, Millis, NodeId};

use super::{LEASE, Reading, Taken, leave_reading, read, seize_reading, take_reading};
use crate::Result;
use crate::testing::World;

async fn take(world: &World, id: AccountId, node: NodeId) -> Option<Taken> {
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| take_reading(tx, &ctx, id, node).await).await.unwrap()
}

async fn moves(world: &World, id: AccountId, node: NodeId, from: Option<&str>, cursor: &str) -> bool {
    let ctx = world.ctx.clone();
    let (from, cursor) = (from.map(str::to_owned), cursor.to_owned());
    let reading = Reading { from, cursor, came: 0, recovered: false, quotas: Vec::new() };
    world.run(async move |tx: &mut Tx| read(tx, &ctx, id, node, &reading).await).await.unwrap()
}

fn at(cursor: Option<&str>) -> Option<Taken> {
    Some(Taken { history_cursor: cursor.map(str::to_owned) })
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn one_node_reads_an_account_until_it_is_silent_and_nothing_late_moves_it_back(db: TestDb) {
    let world = World::new(db).await;
    let id = world.brand.accounts[0].id;
    let (one, other): (NodeId, NodeId) = (world.ctx.mint(), world.ctx.mint());
    assert_eq!(take(&world, id, one).await, at(None));
    assert_eq!(take(&world, id, other).await, None);
    assert!(moves(&world, id, one, None, "1").await);

    // Reading keeps it, and so does asking for it again.
    world.pass(LEASE);
    assert!(moves(&world, id, one, Some("1"), "2").await);
    assert_eq!(take(&world, id, other).await, None);
    world.pass(Millis(LEASE.0 - 1));
    assert_eq!(take(&world, id, one).await, at(Some("2")));
    world.pass(Millis(LEASE.0 - 1));
    assert_eq!(take(&world, id, other).await, None);

    // Silent for too long, it has lost the account, and what it brings now is late.
    world.pass(Millis(1));
    assert_eq!(take(&world, id, other).await, at(Some("2")));
    assert!(!moves(&world, id, one, Some("2"), "late").await);
    assert!(moves(&world, id, other, Some("2"), "3").await);

    // Even if the other has gone again, and the account is free.
    let (ctx, left) = (world.ctx.clone(), other);
    world.run(async move |tx: &mut Tx| leave_reading(tx, &ctx, id, left).await).await.unwrap();
    assert_eq!(take(&world, id, one).await, at(Some("3")), "at once");
    assert!(!moves(&world, id, one, Some("2"), "late").await);
    assert!(moves(&world, id, one, Some("3"), "4").await);

    // Somebody asks for it by hand.
    let by_hand = async |ctx: Ctx| -> Result<Option<Taken>> {
        world.run(async move |tx: &mut Tx| seize_reading(tx, &ctx, id, other).await).await
    };
    assert_eq!(by_hand(world.ctx.clone()).await.unwrap(), at(Some("4")));
    assert!(!moves(&world, id, one, Some("4"), "5").await);
}
