//! Kept, kept late, broken, withdrawn.

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Instant, Millis, PromiseId};

use super::{New, Report, State};
use crate::testing::{START, World};
use crate::{Result, notifications, promises};

async fn make(world: &World, case: CaseId, text: &str, due_at: Option<Instant>) -> Result<PromiseId> {
    let (ctx, new) = (world.agent.clone(), New { text: text.into(), due_at, public: true, message: None });
    world.run(async move |tx: &mut Tx| promises::make(tx, &ctx, case, &new).await).await
}

async fn due(world: &World) -> (usize, usize) {
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| promises::due(tx, &ctx).await).await.unwrap()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_promise_is_reminded_of_once_and_broken_when_its_time_is_over_and_late_is_late(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let kept = make(&world, case, "An engineer rings", Some(START + Millis::hours(1))).await.unwrap();
    let late = make(&world, case, "A refund", Some(START + Millis::hours(2))).await.unwrap();
    let gone = make(&world, case, "A letter", None).await.unwrap();
    assert!(make(&world, case, " ", None).await.is_err());
    assert!(make(&world, case, "Yesterday", Some(START)).await.is_err(), "a promise is due in the future");
    assert_eq!(due(&world).await, (0, 0));
    world.pass(Millis::minutes(31));
    assert_eq!((due(&world).await, due(&world).await), ((1, 0), (0, 0)), "one reminder");
    let ctx = world.agent.clone();
    world
        .run(async move |tx: &mut Tx| {
            promises::keep(tx, &ctx, kept).await?;
            promises::withdraw(tx, &ctx, gone).await
        })
        .await
        .unwrap();
    world.pass(Millis::hours(2));
    assert_eq!(due(&world).await, (0, 1));
    let ctx = world.agent.clone();
    let (mine, open) = world
        .run(async move |tx: &mut Tx| {
            Ok((notifications::mine(tx, &ctx, 9).await?, promises::open(tx, &ctx, true, 9).await?))
        })
        .await
        .unwrap();
    let kinds: Vec<_> = mine.iter().map(|told| told.kind).collect();
    assert_eq!(kinds, [notifications::Kind::PromiseBroken, notifications::Kind::PromiseDue]);
    assert_eq!(open.iter().map(|row| (row.id, row.state)).collect::<Vec<_>>(), [(late, State::Broken)]);
    let ctx = world.agent.clone();
    let read = world.run(async move |tx: &mut Tx| {
        promises::keep(tx, &ctx, late).await?;
        let all = promises::of_case(tx, &ctx, case).await?;
        assert_eq!(
            all.iter().map(|one| one.kept_in_time()).collect::<Vec<_>>(),
            [Some(true), Some(false), None]
        );
        promises::report(tx, &ctx, START).await
    });
    assert_eq!(read.await.unwrap(), Report { made: 2, in_time: 1, late: 1, broken: 0, open: 0 });
}
