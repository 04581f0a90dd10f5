//! Who follows, who does not, and what that leaves alone.

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Millis, PivotId};

use super::{Offer, Offered, Pivot, State, Way};
use crate::outbound::Composed;
use crate::testing::World;
use crate::trail::Kind;
use crate::{Result, clocks, pivots};

fn wish(case: CaseId) -> Offer {
    Offer {
        case,
        to: Way::Private,
        public_line: Some("Sorry about that. I have written to you.".into()),
        private_line: Some("Hello, this is Sam. Which address is it?".into()),
        seen_seq: 99,
        call: None,
        dm_link: true,
        despite: Vec::new(),
    }
}

async fn offer(world: &World, wish: Offer) -> Result<Offered> {
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| pivots::offer(tx, &ctx, &brand, &wish).await).await
}

async fn get(world: &World, id: PivotId) -> Pivot {
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| pivots::get(tx, &ctx, id).await).await.unwrap()
}

async fn due(world: &World) -> usize {
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| pivots::due(tx, &ctx).await).await.unwrap()
}

/// The clocks are what messages and events say they are.
async fn recounted(world: &World, case: CaseId) {
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let which = clocks::Which::Case(case);
    let report =
        world.run(async move |tx: &mut Tx| clocks::recompute(tx, &ctx, &brand, which, false).await).await;
    assert_eq!(
        report.unwrap().differing.iter().map(|one| &one.what).collect::<Vec<_>>(),
        [] as [&Vec<String>; 0]
    );
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn two_lines_are_one_offer_and_who_writes_in_private_follows_it_in_the_same_case(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let before = world.look(case).await.clocks;
    let offered = offer(&world, wish(case)).await.unwrap();
    assert!(matches!(
        (offered.public, offered.private),
        (Some(Composed::Queued { .. }), Some(Composed::Queued { .. }))
    ));
    let pivot = get(&world, offered.pivot).await;
    let view = world.look(case).await;
    assert_eq!(pivot.from_message, view.messages[0].id, "the branch grows from the complaint");
    assert_eq!((view.messages.len(), view.sends.len()), (3, 2));
    assert_eq!(view.clocks, before, "an offer moves no clock");

    world.pass(Millis::minutes(5));
    world.hear(&[world.private("d1", "jana", "ok, it is 14 Elm Road")]).await;
    let pivot = get(&world, offered.pivot).await;
    let view = world.look(case).await;
    assert_eq!(
        (pivot.state, pivot.joined_message),
        (State::Joined, view.messages.last().map(|said| said.id))
    );
    assert_eq!(view.cases.len(), 1);
    assert!(view.events.iter().any(|event| event.kind == Kind::PivotJoined));
    recounted(&world, case).await;
    world.pass(Millis::days(2));
    assert_eq!(due(&world).await, 0);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn one_undo_takes_both_lines_back(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let offered = offer(&world, wish(case)).await.unwrap();
    let Some(Composed::Queued { send, .. }) = offered.private else { panic!("it is on its way") };
    let ctx = world.agent.clone();
    world.run(async move |tx: &mut Tx| pivots::undo_send(tx, &ctx, send).await).await.unwrap();
    assert_eq!(get(&world, offered.pivot).await.state, State::Undone);
    let view = world.look(case).await;
    assert!(view.sends.iter().all(|send| send.state == crate::cases::SendState::Cancelled));
    assert_eq!(view.case.state, crate::cases::State::Open);
    let (ctx, since) = (world.ctx.clone(), world.ctx.now() - Millis::days(1));
    let lines = world.run(async move |tx: &mut Tx| pivots::report(tx, &ctx, since).await).await.unwrap();
    assert_eq!(lines, [], "what was called back was never offered");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_refusal_of_one_line_leaves_nothing_of_either(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let too_long = Offer { private_line: Some("a".repeat(20_000)), ..wish(case) };
    let refused = offer(&world, too_long).await.unwrap_err().to_string();
    assert!(refused.starts_with("The private line: "), "{refused}");
    assert_eq!(world.look(case).await.messages.len(), 1);
    let neither = Offer { public_line: None, private_line: Some("  ".into()), ..wish(case) };
    assert!(offer(&world, neither).await.is_err());
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn silence_and_an_answer_in_public_end_an_offer_differently_and_both_are_counted(db: TestDb) {
    let world = World::new(db).await;
    let (one, two) = (world.complaint("p1", "jana").await, world.complaint("p2", "obi").await);
    let silent = offer(&world, wish(one)).await.unwrap().pivot;
    let public = offer(&world, wish(two)).await.unwrap().pivot;
    world.pass(Millis::hours(1));
    let mut reply = world.mention("p3", "obi", "No thanks, answer me here");
    reply["post"]["thread"] = "p2".into();
    reply["post"]["in_reply_to"] = serde_json::json!({ "id": "p2", "author": "obi" });
    world.hear(&[reply]).await;
    assert!(get(&world, public).await.declined, "it reads like a no; the agent decides");
    assert_eq!(due(&world).await, 0, "nothing ends before its time");
    world.pass(Millis::hours(24));
    assert_eq!(due(&world).await, 2);
    assert_eq!(get(&world, silent).await.state, State::Silent);
    assert_eq!(get(&world, public).await.state, State::Refused);
    recounted(&world, one).await;
    recounted(&world, two).await;

    let (ctx, since) = (world.ctx.clone(), world.ctx.now() - Millis::days(7));
    let read = world.run(async move |tx: &mut Tx| {
        let lost = pivots::Filter { state: Some(State::Silent), ..pivots::Filter::default() };
        Ok((pivots::report(tx, &ctx, since).await?, pivots::rows(tx, &ctx, since, &lost, 50).await?))
    });
    let (lines, rows) = read.await.unwrap();
    assert_eq!((lines.len(), lines[0].offered, lines[0].lost()), (1, 2, (2, 2)));
    assert_eq!(rows.iter().map(|row| row.case_id).collect::<Vec<_>>(), [one]);

    // Late, but they followed all the same.
    world.hear(&[world.private("d1", "jana", "sorry, I was away")]).await;
    assert_eq!(get(&world, silent).await.state, State::Joined);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn who_follows_after_the_case_was_resolved_finds_it_again(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let pivot = offer(&world, wish(case)).await.unwrap().pivot;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| crate::handling::resolve(tx, &ctx, &brand, case).await).await.unwrap();
    world.pass(Millis::hours(3));
    world.hear(&[world.private("d1", "jana", "it is down again, 14 Elm Road")]).await;
    let view = world.look(case).await;
    assert_eq!((view.cases.len(), view.case.reopened), (1, 1), "the same case, never a new one");
    assert_eq!(get(&world, pivot).await.state, State::Joined);
}
