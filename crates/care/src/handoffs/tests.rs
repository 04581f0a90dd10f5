//! What moves, what comes back, what stays.

mod by_rule;
mod by_time;
mod hours;
mod owner;

use db::{TestDb, Tx, db_test};
use kernel::{Actor, CaseId, Ctx, Millis, Role};

use super::{Handoff, Kind, State, Wish};
use crate::handoffs;
use crate::notifications;
use crate::queues::{self, ItemState, WorkItem};
use crate::testing::World;
use crate::{Error, access, outbound};

/// Somebody who works for the brand.
pub(super) async fn colleague(
    world: &World,
    login: &'static str,
    role: Role,
    team: Option<&'static str>,
) -> Ctx {
    let ctx = world.ctx.clone();
    let added =
        world.run(async move |tx: &mut Tx| access::add_user(tx, &ctx, login, login, role, team, "-").await);
    world.ctx.with_actor(Actor::User { id: added.await.expect("a user can be added"), role })
}

/// Another ownership text comes into force.
pub(super) async fn rule(world: &mut World, source: String) {
    world.rule(source).await;
}

pub(super) async fn take(world: &World, who: &Ctx, case: CaseId) {
    let ctx = who.clone();
    world.run(async move |tx: &mut Tx| queues::take(tx, &ctx, case).await).await.expect("it can be taken");
}

pub(super) async fn send(world: &World, who: &Ctx, case: CaseId, to: &'static str) -> Result<(), Error> {
    let (ctx, brand) = (who.clone(), world.brand.clone());
    let wish = Wish { reason: Some("theirs".into()), ..Wish::default() };
    world.run(async move |tx: &mut Tx| handoffs::send(tx, &ctx, &brand, case, to, wish.clone()).await).await
}

pub(super) async fn due(world: &World) -> handoffs::Done {
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let done = world.run(async move |tx: &mut Tx| handoffs::due(tx, &ctx, &brand).await);
    done.await.expect("what is due can be done")
}

pub(super) async fn moves(world: &World, case: CaseId) -> Vec<Handoff> {
    let ctx = world.ctx.clone();
    world
        .run(async move |tx: &mut Tx| handoffs::of_case(tx, &ctx, case).await)
        .await
        .expect("they can be read")
}

pub(super) async fn item(world: &World, case: CaseId) -> WorkItem {
    world.look(case).await.item.expect("it has a work item")
}

/// What somebody was told, oldest first.
pub(super) async fn told(world: &World, who: &Ctx) -> Vec<notifications::Kind> {
    let ctx = who.clone();
    let told = world.run(async move |tx: &mut Tx| notifications::mine(tx, &ctx, 100).await).await;
    told.expect("it can be read").iter().rev().map(|told| told.kind).collect()
}

async fn note(world: &World, who: &Ctx, case: CaseId) {
    let ctx = who.clone();
    let noted = world.run(async move |tx: &mut Tx| outbound::note(tx, &ctx, case, "on it").await);
    noted.await.expect("a note can be written");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn another_team_acknowledges_what_it_is_handed_and_the_clock_goes_on(db: TestDb) {
    let world = World::new(db).await;
    let mia = colleague(&world, "mia", Role::Agent, Some("community_team")).await;
    let case = world.complaint("p1", "jana").await;
    take(&world, &world.agent, case).await;
    let before = world.look(case).await;
    world.pass(Millis::minutes(2));
    send(&world, &world.agent, case, "leads").await.unwrap();

    let after = world.look(case).await;
    let stands = after.item.as_ref().unwrap();
    assert_eq!((stands.queue.as_str(), stands.state, stands.assignee), ("leads", ItemState::Waiting, None));
    assert_eq!(stands.previous, world.agent.actor.user());
    let was = before.item.as_ref().unwrap();
    assert_eq!((stands.due_at, stands.rank_at, stands.turn), (was.due_at, was.rank_at, was.turn));
    let clock = after.nearest_clock().unwrap();
    assert_eq!(clock.started_at, before.nearest_clock().unwrap().started_at, "never reset");
    let row = &moves(&world, case).await[0];
    assert_eq!((row.kind, row.state, row.by_user), (Kind::Handoff, State::Waiting, world.agent.actor.user()));
    assert_eq!(row.ack_due, Some(world.ctx.now() + Millis::minutes(15)));
    assert_eq!(told(&world, &mia).await, [notifications::Kind::HandedOver]);
    assert_eq!(told(&world, &world.agent).await, []);

    world.pass(Millis::minutes(9));
    take(&world, &mia, case).await;
    let row = &moves(&world, case).await[0];
    assert_eq!((row.state, row.ack_by), (State::Acknowledged, mia.actor.user()));
    world.pass(Millis::minutes(9));
    assert_eq!(due(&world).await, handoffs::Done::default());
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_nobody_acknowledges_comes_back_into_the_same_hands_and_goes_up(db: TestDb) {
    let world = World::new(db).await;
    let lea = colleague(&world, "lea", Role::Lead, Some("community_team")).await;
    let far = colleague(&world, "far", Role::Lead, Some("press_office")).await;
    let case = world.complaint("p1", "jana").await;
    take(&world, &world.agent, case).await;
    send(&world, &world.agent, case, "leads").await.unwrap();
    // Being given it is no acknowledgement.
    let (ctx, to) = (lea.clone(), lea.actor.user().unwrap());
    world.run(async move |tx: &mut Tx| queues::assign(tx, &ctx, case, to).await).await.unwrap();
    world.pass(Millis(Millis::minutes(15).0 - 1));
    assert_eq!(due(&world).await.returned, 0);
    world.pass(Millis(1));
    world.say(&world.agent, crate::staff::State::Ready).await;
    assert_eq!(due(&world).await.returned, 1);

    let back = item(&world, case).await;
    assert_eq!((back.queue.as_str(), back.assignee), ("care", world.agent.actor.user()));
    let rows = moves(&world, case).await;
    let states: Vec<_> = rows.iter().map(|row| (row.kind, row.state)).collect();
    assert_eq!(states, [(Kind::Handoff, State::Returned), (Kind::Return, State::Moved)]);
    assert!(told(&world, &lea).await.contains(&notifications::Kind::Returned), "it goes up");
    assert_eq!(told(&world, &world.agent).await, [notifications::Kind::Returned], "the sender sees it");
    assert_eq!(told(&world, &far).await, []);
    let kinds: Vec<_> = world.look(case).await.events.iter().map(|event| event.kind).collect();
    assert!(kinds.contains(&crate::trail::Kind::Returned) && kinds.contains(&crate::trail::Kind::Escalated));
    assert_eq!(due(&world).await, handoffs::Done::default());
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn only_those_to_whom_it_was_handed_acknowledge_a_case_by_writing_in_it(db: TestDb) {
    let world = World::new(db).await;
    let mia = colleague(&world, "mia", Role::Agent, Some("community_team")).await;
    let pia = colleague(&world, "pia", Role::Agent, Some("press_office")).await;
    let case = world.complaint("p1", "jana").await;
    send(&world, &world.agent, case, "leads").await.unwrap();
    let acknowledge = async |who: &Ctx| {
        let ctx = who.clone();
        world.run(async move |tx: &mut Tx| handoffs::acknowledge(tx, &ctx, case).await).await
    };
    for other in [&world.agent, &pia] {
        note(&world, other, case).await;
        assert!(matches!(acknowledge(other).await, Err(Error::Invalid(_))));
        assert_eq!(moves(&world, case).await[0].state, State::Waiting);
    }
    note(&world, &mia, case).await;
    assert_eq!(moves(&world, case).await[0].ack_by, mia.actor.user());
    assert!(matches!(acknowledge(&mia).await, Err(Error::Invalid(_))), "once is enough");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_comes_back_goes_into_no_hands_that_are_not_here(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    take(&world, &world.agent, case).await;
    world.say(&world.agent, crate::staff::State::Ready).await;
    send(&world, &world.agent, case, "leads").await.unwrap();
    world.pass(Millis::minutes(15));
    assert_eq!(due(&world).await.returned, 1);
    let back = item(&world, case).await;
    assert_eq!((back.queue.as_str(), back.state, back.assignee), ("care", ItemState::Waiting, None));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn within_a_team_nobody_has_to_acknowledge_anything(db: TestDb) {
    let world = World::new(db).await;
    world.hear(&[world.mention("p1", "jana", "Love the new @larkspur advert, so good!")]).await;
    let case = world.complaint_of("jana").await;
    assert_eq!(item(&world, case).await.queue, "community");
    send(&world, &world.agent, case, "leads").await.unwrap();
    let row = &moves(&world, case).await[0];
    assert_eq!((row.kind, row.state, row.ack_due), (Kind::Transfer, State::Moved, None));
    assert!(
        matches!(send(&world, &world.agent, case, "chaos").await, Err(Error::Invalid(why)) if why.contains("chaos"))
    );
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn after_three_moves_within_the_hour_a_lead_places_the_case(db: TestDb) {
    let world = World::new(db).await;
    let lea = colleague(&world, "lea", Role::Lead, None).await;
    let case = world.complaint("p1", "jana").await;
    for to in ["leads", "care", "community"] {
        send(&world, &world.agent, case, to).await.unwrap();
    }
    let refused = send(&world, &world.agent, case, "care").await;
    assert!(matches!(refused, Err(Error::Invalid(why)) if why.contains("a lead can still move it")));
    assert_eq!(item(&world, case).await.queue, "community");
    send(&world, &lea, case, "care").await.unwrap();
    world.pass(Millis::hours(1));
    send(&world, &world.agent, case, "leads").await.unwrap();
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_came_to_the_wrong_team_is_counted_against_the_rule_that_sent_it(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let wrong = async |to: &'static str, reason: &'static str| {
        let (ctx, brand) = (world.agent.clone(), world.brand.clone());
        world
            .run(async move |tx: &mut Tx| handoffs::wrong_owner(tx, &ctx, &brand, case, to, reason).await)
            .await
    };
    world.pass(Millis::minutes(7));
    assert!(matches!(wrong("leads", " ").await, Err(Error::Invalid(_))));
    assert!(matches!(wrong("care", "not ours").await, Err(Error::Invalid(_))));
    wrong("leads", "wants to buy").await.unwrap();
    let (ctx, since) = (world.agent.clone(), world.ctx.now() - Millis::days(30));
    let list = async |rule: Option<&'static str>| {
        let ctx = ctx.clone();
        world.run(async move |tx: &mut Tx| handoffs::wrong_owners(tx, &ctx, rule, since).await).await.unwrap()
    };
    let rows = list(Some("R4-something-to-do")).await;
    assert_eq!((rows.len(), rows[0].lost_ms, rows[0].state), (1, Some(Millis::minutes(7)), State::Waiting));
    assert_eq!(rows[0].reason.as_deref(), Some("wants to buy"));
    assert_eq!((list(None).await.len(), list(Some("default")).await.len()), (1, 0));
    assert_eq!(item(&world, case).await.queue, "leads");
}
