//! A call from its offer to its line in the timeline.

use db::{TestDb, Tx, db_test};
use kernel::{CallId, CaseId, Instant, Millis, Secret};

use super::{Booker, Call, Choice, Disposition, State};
use crate::clocks::Metric;
use crate::testing::World;
use crate::{Error, Result, calls, cases, clocks, notifications, staff};

async fn offered(world: &World, case: CaseId) -> (Call, Secret<String>) {
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let offered = world.run(async move |tx: &mut Tx| {
        let free = calls::free(tx, &ctx, &brand, case, 4).await?;
        let offered = calls::offer_slots(tx, &ctx, &brand, case, &free).await?;
        Ok((calls::get(tx, &ctx, offered.call).await?, offered.token))
    });
    offered.await.unwrap()
}

async fn get(world: &World, id: CallId) -> Call {
    let ctx = world.ctx.clone();
    world.run(async move |tx: &mut Tx| calls::get(tx, &ctx, id).await).await.unwrap()
}

async fn look(world: &World, token: &Secret<String>, from: &'static str) -> Result<Option<Choice>> {
    let (ctx, brand, token) = (world.ctx.clone(), world.brand.clone(), token.clone());
    world.run(async move |tx: &mut Tx| calls::choice(tx, &ctx, &brand, &token, from).await).await
}

async fn choose(world: &World, token: &Secret<String>, at: Instant) -> Result<bool> {
    let (ctx, brand, token) = (world.ctx.clone(), world.brand.clone(), token.clone());
    world.run(async move |tx: &mut Tx| calls::choose(tx, &ctx, &brand, &token, at, "192.0.2.7").await).await
}

async fn due(world: &World) -> usize {
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| calls::due(tx, &ctx, &brand).await).await.unwrap()
}

async fn recounted(world: &World, case: CaseId) {
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let which = clocks::Which::Case(case);
    let report =
        world.run(async move |tx: &mut Tx| clocks::recompute(tx, &ctx, &brand, which, false).await).await;
    let differing = report.unwrap().differing;
    assert!(differing.is_empty(), "{differing:?}");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_call_pauses_the_next_answer_until_its_time_takes_all_of_its_agent_and_stands_in_the_timeline(
    db: TestDb,
) {
    let world = World::new(db).await;
    world.say(&world.agent, staff::State::Ready).await;
    let case = world.complaint("p1", "jana").await;
    let (call, token) = offered(&world, case).await;
    let slot = call.slots.0[1];
    assert!(choose(&world, &token, slot + Millis::minutes(1)).await.is_err(), "only what is offered");
    assert!(choose(&world, &token, slot).await.unwrap());
    let booked = get(&world, call.id).await;
    assert_eq!(
        (booked.state, booked.slot_at, booked.booked_by),
        (State::Booked, Some(slot), Some(Booker::Customer))
    );
    let view = world.look(case).await;
    assert_eq!(view.case.state, cases::State::Waiting);
    let of = |metric: Metric| view.clocks.iter().find(|clock| clock.metric == metric).unwrap().state;
    assert_eq!(of(Metric::FirstResponse), clocks::State::Running, "the first answer is owed all the same");
    assert_eq!(of(Metric::FullResolution), clocks::State::Paused);
    recounted(&world, case).await;

    assert_eq!(due(&world).await, 0, "not before its time");
    let wait = slot.since(world.ctx.now());
    world.pass(wait);
    world.beat(&world.agent).await;
    assert_eq!((due(&world).await, due(&world).await), (1, 0), "it rings once");
    assert_eq!(get(&world, call.id).await.agent, world.agent.actor.user(), "it is sticky");
    assert_eq!(world.look(case).await.case.state, cases::State::Open);
    recounted(&world, case).await;

    let (ctx, brand, id) = (world.agent.clone(), world.brand.clone(), call.id);
    world.run(async move |tx: &mut Tx| calls::start(tx, &ctx, &brand, id).await).await.unwrap();
    let ctx = world.agent.clone();
    let loads = world.run(async move |tx: &mut Tx| staff::loads(tx, &ctx).await).await.unwrap();
    assert_eq!(loads[&world.agent.actor.user().unwrap()].whole, 1, "who is on a call is given nothing else");
    world.complaint("p2", "obi").await;
    assert_eq!(world.dispatch().await.given, 0);
    world.pass(Millis::minutes(6));
    world.beat(&world.agent).await;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let message =
        world.run(async move |tx: &mut Tx| calls::finish(tx, &ctx, &brand, id).await).await.unwrap();
    world.pass(Millis::seconds(40));
    let ctx = world.agent.clone();
    let wrapped =
        async move |tx: &mut Tx| calls::wrap(tx, &ctx, id, Disposition::Fault, "line card reset").await;
    world.run(wrapped).await.unwrap();
    let view = world.look(case).await;
    let line = view.messages.iter().find(|said| said.id == message).unwrap();
    assert_eq!((line.surface.as_str(), line.text.as_str()), ("call", "Call of 6m · fault\nline card reset"));
    let first = view.clocks.iter().find(|clock| clock.metric == Metric::FirstResponse).unwrap();
    assert_eq!((first.answer, first.stopped_at), (Some(message), get(&world, id).await.started_at));
    recounted(&world, case).await;
    let ctx = world.agent.clone();
    let told = world.run(async move |tx: &mut Tx| notifications::mine(tx, &ctx, 9).await).await.unwrap();
    let kinds: Vec<_> = told.iter().map(|told| told.kind).collect();
    assert!(
        kinds.contains(&notifications::Kind::CallBooked) && kinds.contains(&notifications::Kind::CallDue)
    );
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_link_shows_times_only_ends_and_cannot_be_guessed(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let (call, token) = offered(&world, case).await;
    assert_eq!(token.expose().len(), 22, "128 bits");
    let choice = look(&world, &token, "192.0.2.7").await.unwrap().unwrap();
    assert_eq!((choice.slots, choice.chosen, choice.over), (call.slots.0.clone(), None, false));
    let guess = Secret::new("A".repeat(22));
    for _ in 0..10 {
        match look(&world, &guess, "192.0.2.9").await {
            Ok(found) => assert!(found.is_none()),
            Err(error) => assert!(matches!(error, Error::Throttled { .. })),
        }
    }
    assert!(matches!(look(&world, &token, "192.0.2.9").await, Err(Error::Throttled { .. })));
    assert!(look(&world, &token, "192.0.2.7").await.is_ok(), "others are not turned away");
    world.pass(calls::LINK_FOR);
    assert!(look(&world, &token, "192.0.2.7").await.unwrap().unwrap().over);
    assert!(choose(&world, &token, call.slots.0[0]).await.is_err());
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn at_its_time_a_call_goes_to_a_colleague_if_its_agent_is_not_here(db: TestDb) {
    let world = World::new(db).await;
    let mo = world.hire("mo", kernel::Role::Agent, Some("care_team")).await;
    world.say(&world.agent, staff::State::Ready).await;
    let case = world.complaint("p1", "jana").await;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let id = world.run(async move |tx: &mut Tx| {
        let free = calls::free(tx, &ctx, &brand, case, 1).await?;
        calls::book(tx, &ctx, &brand, case, free[0]).await
    });
    let id = id.await.unwrap();
    let slot = get(&world, id).await.slot_at.unwrap();
    world.pass(slot.since(world.ctx.now()));
    world.say(&world.agent, staff::State::Off).await;
    world.say(&mo, staff::State::Ready).await;
    assert_eq!(due(&world).await, 1);
    assert_eq!(get(&world, id).await.agent, mo.actor.user());
    let ctx = mo.clone();
    world.run(async move |tx: &mut Tx| calls::missed(tx, &ctx, id).await).await.unwrap();
    let missed = get(&world, id).await;
    assert_eq!((missed.state, missed.attempts), (State::Missed, 1));
    let (ctx, brand) = (mo.clone(), world.brand.clone());
    let again = world
        .run(async move |tx: &mut Tx| calls::book(tx, &ctx, &brand, case, slot + Millis::minutes(30)).await);
    assert_eq!(again.await.unwrap(), id, "the same call, tried again");
    recounted(&world, case).await;
}
