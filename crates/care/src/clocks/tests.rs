//! When clocks start, what makes them due earlier, and what stops them.

use db::{TestDb, db_test};
use kernel::{CaseId, Ctx, Instant, ManualClock, Millis, TenantId};
use ownership::Sla;
use uuid::Uuid;

use super::{Clocks, Metric, State, Wait};
use crate::cases::State as CaseState;
use crate::queues::Turn;
use crate::testing::{START, World};
use crate::trail::Trail;

fn promises() -> ownership::Model {
    let source = ownership::preset_text("divided").unwrap();
    ownership::load("divided", source, &ownership::Presets).unwrap()
}

/// The due time after a row of waits under named promises.
fn due(row: &[(&str, Instant)]) -> Option<Instant> {
    let ctx = Ctx::seeded(TenantId::from_uuid(Uuid::nil()), ManualClock::new(START), 1);
    let (model, case): (_, CaseId) = (promises(), ctx.mint());
    let (mut clocks, mut trail) = (Clocks::default(), Trail::default());
    for (name, since) in row {
        let sla: &Sla = model.sla(name).unwrap();
        clocks.wait(&ctx, &mut trail, case, Wait { since: *since, sla, answered: false });
    }
    clocks.due(case)
}

#[test]
fn newer_words_do_not_restart_a_clock_and_older_ones_that_come_late_make_it_due_earlier() {
    let at = |minutes| START + Millis::minutes(minutes);
    assert_eq!(due(&[("public_fast", at(0))]), Some(at(15)));
    assert_eq!(due(&[("public_fast", at(0)), ("public_fast", at(9))]), Some(at(15)));
    assert_eq!(due(&[("public_fast", at(9)), ("public_fast", at(0))]), Some(at(15)));
}

#[test]
fn a_promise_that_is_due_before_the_old_one_takes_over_and_no_other_does() {
    let at = |minutes| START + Millis::minutes(minutes);
    assert_eq!(due(&[("engage", at(0)), ("public_fast", at(60))]), Some(at(75)));
    assert_eq!(
        due(&[("engage", at(0)), ("public_fast", at(239))]),
        Some(at(240)),
        "the old one is due first"
    );
    assert_eq!(due(&[("public_fast", at(0)), ("engage", at(1))]), Some(at(15)));
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
    let clocks: Vec<_> =
        world.look(case).await.clocks.iter().map(|clock| (clock.metric, clock.state)).collect();
    assert_eq!(
        clocks,
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
    assert_eq!((view.clocks.len(), view.nearest_clock().is_none()), (5, true));
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
    assert_eq!(view.clocks.iter().map(|clock| clock.state).collect::<Vec<_>>(), [State::Running]);
    let (item, due) = (view.item.unwrap(), before.item.unwrap().due_at);
    assert_eq!((item.turn, item.due_at), (Turn::Ours, due));
    assert!(due.is_some());
    // One that was given after the second question ends the wait.
    world.hear(&[world.echo("a2", "p1", None)]).await;
    let view = world.look(case).await;
    assert_eq!((view.case.state, view.clocks[0].state), (CaseState::Waiting, State::Met));
    assert_eq!((view.item.as_ref().unwrap().turn, view.item.unwrap().due_at), (Turn::Theirs, None));
}

#[test]
fn a_clock_that_started_after_the_answer_goes_on() {
    let ctx = Ctx::seeded(TenantId::from_uuid(Uuid::nil()), ManualClock::new(START), 1);
    let (model, case): (_, CaseId) = (promises(), ctx.mint());
    let (mut clocks, mut trail) = (Clocks::default(), Trail::default());
    let sla = model.sla("public_fast").unwrap();
    clocks.wait(&ctx, &mut trail, case, Wait { since: START, sla, answered: false });
    clocks.answer(&ctx, &mut trail, case, START - Millis::seconds(1));
    assert_eq!(clocks.due(case), Some(START + Millis::minutes(15)));
    clocks.answer(&ctx, &mut trail, case, START);
    assert_eq!(clocks.due(case), None);
}
