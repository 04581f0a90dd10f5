//! Whose words go where, when several people speak in one place.

use std::sync::Arc;
use std::time::Duration;

use db::{Engine, TestDb, Tx, db_test};
use kernel::{Millis, PageRequest};
use tokio::sync::Notify;

use crate::cases::{Direction, State};
use crate::flow::{self, Parsed};
use crate::testing::World;
use crate::{desk, handling, people};

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn two_people_in_one_thread_have_a_case_each(db: TestDb) {
    let world = World::new(db).await;
    let jana = world.complaint("p1", "jana").await;
    let mut reply = world.mention("p2", "omar", "@larkspur same here, my internet is down, please help");
    reply["post"]["thread"] = "p1".into();
    reply["post"]["in_reply_to"] = serde_json::json!({ "id": "p1", "author": "jana" });
    world.hear(&[reply]).await;
    let view = world.look(jana).await;
    assert_eq!((view.case.last_seq, view.messages.len()), (1, 1));
    assert_eq!(view.strangers.iter().map(|stranger| stranger.person.as_str()).collect::<Vec<_>>(), ["omar"]);
    assert_ne!(view.strangers[0].case_id, jana);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn the_brand_may_speak_to_nobody_and_its_answer_goes_to_the_conversation_that_it_answers(db: TestDb) {
    let world = World::new(db).await;
    let jana = world.complaint("p1", "jana").await;
    let mut own = world.echo("a1", "p9", None);
    own["post"]["thread"] = "a1".into();
    own["post"].as_object_mut().unwrap().remove("in_reply_to");
    world.hear(&[own, world.echo("a2", "p1", None), world.echo("a2", "p1", None)]).await;
    let view = world.look(jana).await;
    let ours: Vec<_> = view.messages.iter().filter(|m| m.direction == Direction::Outbound).collect();
    assert_eq!(ours.iter().map(|m| m.provider_id.as_deref()).collect::<Vec<_>>(), [Some("a2")]);
    assert_eq!((view.case.state, view.case.last_seq), (State::Waiting, 2));
}

/// Two nodes place a delivery each, in transactions that overlap: the second begins when the first has placed all, and
/// the first commits when the second has had time to come as far as it can. On SQLite one follows the other. A node that
/// lost tries again, as the placer does.
async fn place_at_once(world: &World, first: Vec<Parsed>, second: Vec<Parsed>) {
    let (placed, commit) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (ctx, brand, done, go) = (world.ctx.clone(), world.brand.clone(), placed.clone(), commit.clone());
    let overlap = world.db.engine() == Engine::Postgres;
    let one = world.run(async move |tx: &mut Tx| {
        flow::place(tx, &ctx, &brand, &first).await?;
        done.notify_one();
        if overlap {
            go.notified().await;
        }
        Ok(())
    });
    let second = Arc::new(second);
    let again = async || {
        let (ctx, brand, parsed) = (world.ctx.clone(), world.brand.clone(), second.clone());
        world.run(async move |tx: &mut Tx| flow::place(tx, &ctx, &brand, &parsed).await).await
    };
    let two = async {
        placed.notified().await;
        let wait = async {
            tokio::time::sleep(Duration::from_millis(200)).await;
            commit.notify_one();
        };
        let (tried, ()) = tokio::join!(again(), wait);
        if tried.is_err() {
            again().await.expect("the second try finds the person");
        }
    };
    let (one, ()) = tokio::join!(one, two);
    one.expect("the first one meets nobody");
}

/// How many people and how many cases there are.
async fn count(world: &World) -> (usize, usize) {
    let ctx = world.ctx.clone();
    let counted = world.run(async move |tx: &mut Tx| {
        let people = people::list(tx, &ctx, PageRequest::new(10, None)).await?.rows.len();
        Ok((people, desk::list(tx, &ctx, &desk::View::All, 10, None).await?.0.len()))
    });
    counted.await.unwrap()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn two_nodes_that_hear_one_person_at_once_open_one_case(db: TestDb) {
    let world = World::new(db).await;
    // Nobody has met her yet.
    let one = world.arrive(&[world.private("m1", "jana", "my internet is down, please help")]).await;
    let two = world.arrive(&[world.private("m2", "jana", "and the phone is dead, please help")]).await;
    place_at_once(&world, one, two).await;
    assert_eq!(count(&world).await, (1, 1));

    // She is known and has no case.
    let case = world.complaint_of("jana").await;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await).await.unwrap();
    world.pass(Millis::days(30));
    let one = world.arrive(&[world.private("m3", "jana", "my internet is down, please help")]).await;
    let two = world.arrive(&[world.private("m4", "jana", "and the phone is dead, please help")]).await;
    place_at_once(&world, one, two).await;
    assert_eq!(count(&world).await, (1, 1));
    assert_ne!(world.complaint_of("jana").await, case);
}
