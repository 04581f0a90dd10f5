//! When clocks start, what makes them due earlier, and what stops them.

use db::{TestDb, db_test};
use kernel::Millis;

use super::{Metric, State};
use crate::cases::State as CaseState;
use crate::desk::CaseView;
use crate::queues::Turn;
use crate::testing::World;

fn replies(view: &CaseView) -> Vec<(Metric, State)> {
    let replies = view.clocks.iter().filter(|clock| clock.metric.is_reply());
    replies.map(|clock| (clock.metric, clock.state)).collect()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn one_delivery_may_end_a_clock_and_start_the_next_of_the_same_kind(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    for n in 0..3 {
        world.pass(Millis::minutes(5));
        let answer = world.echo(&format!("a{n}"), "p1", None);
        let question = world.private(&format!("m{n}"), "jana", "and what about the router? please help");
        world.hear(&[answer, question]).await;
    }
    assert_eq!(
        replies(&world.look(case).await),
        [
            (Metric::FirstResponse, State::Met),
            (Metric::NextResponse, State::Met),
            (Metric::NextResponse, State::Met),
            (Metric::NextResponse, State::Running),
        ]
    );
    // A clock that begins and ends in one delivery is kept as well.
    world.pass(Millis::minutes(5));
    world
        .hear(&[
            world.echo("a3", "p1", None),
            world.private("m3", "jana", "please help"),
            world.echo("a4", "p1", None),
        ])
        .await;
    let view = world.look(case).await;
    assert_eq!(replies(&view).len(), 5);
    assert!(replies(&view).iter().all(|(_, state)| *state == State::Met));
    assert_eq!(view.nearest_clock().unwrap().state, State::Paused);
    assert_eq!(view.item.unwrap().due_at, None);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn news_of_an_old_answer_stops_nothing_for_whoever_has_asked_again_since(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    world.pass(Millis::minutes(2));
    let old = world.echo("a1", "p1", None);
    world.pass(Millis::minutes(3));
    world.hear(&[world.private("m1", "jana", "still down, please help")]).await;
    let before = world.look(case).await;
    world.pass(Millis::minutes(1));
    world.hear(&[old]).await;
    let view = world.look(case).await;
    assert_eq!(view.messages.len(), 3, "the answer is there");
    assert_eq!((view.case.state, view.case.last_text.as_str()), (CaseState::Open, "still down, please help"));
    assert_eq!(replies(&view), [(Metric::FirstResponse, State::Running)]);
    let (item, due) = (view.item.unwrap(), before.item.unwrap().due_at);
    assert_eq!((item.turn, item.due_at), (Turn::Ours, due));
    assert!(due.is_some());
    // One that was given after the second question ends the wait.
    world.hear(&[world.echo("a2", "p1", None)]).await;
    let view = world.look(case).await;
    assert_eq!((view.case.state, view.clocks[0].state), (CaseState::Waiting, State::Met));
    assert_eq!((view.item.as_ref().unwrap().turn, view.item.unwrap().due_at), (Turn::Theirs, None));
}
