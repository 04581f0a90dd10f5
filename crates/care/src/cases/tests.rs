//! Whose words go where, when several people speak in one place.

use db::{TestDb, db_test};

use crate::cases::{Direction, State};
use crate::testing::World;

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
