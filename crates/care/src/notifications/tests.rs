//! Who is told, and who has read it.

use db::{TestDb, Tx, db_test};
use kernel::{Actor, Ctx, Millis, NotificationId, Role};
use serde_json::json;

use super::{Kind, To};
use crate::testing::World;
use crate::{Error, access, notifications, staff};

async fn colleague(world: &World, login: &'static str, role: Role, team: Option<&'static str>) -> Ctx {
    let ctx = world.ctx.clone();
    let added =
        world.run(async move |tx: &mut Tx| access::add_user(tx, &ctx, login, login, role, team, "-").await);
    world.ctx.with_actor(Actor::User { id: added.await.expect("a user can be added"), role })
}

async fn mine(world: &World, who: &Ctx) -> Vec<Kind> {
    let ctx = who.clone();
    let told = world.run(async move |tx: &mut Tx| notifications::mine(tx, &ctx, 100).await).await.unwrap();
    told.iter().rev().map(|told| told.kind).collect()
}

async fn unseen(world: &World, who: &Ctx) -> i64 {
    let ctx = who.clone();
    world.run(async move |tx: &mut Tx| notifications::unseen(tx, &ctx).await).await.unwrap()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn each_of_those_who_are_told_reads_it_for_themselves(db: TestDb) {
    let world = World::new(db).await;
    let mia = colleague(&world, "mia", Role::Agent, Some("community_team")).await;
    let mo = colleague(&world, "mo", Role::Agent, Some("community_team")).await;
    let lea = colleague(&world, "lea", Role::Lead, Some("community_team")).await;
    let ada = colleague(&world, "ada", Role::Admin, None).await;
    let (ctx, one, two) = (world.ctx.clone(), mia.actor.user().unwrap(), mo.actor.user().unwrap());
    let telling = world.run(async move |tx: &mut Tx| {
        staff::grant_role(tx, &ctx, two, "crisis_lead").await?;
        for (to, kind) in [
            (To::User(one), Kind::ConsultAnswered),
            (To::Team("community_team"), Kind::Informed),
            (To::TeamLeads("community_team"), Kind::Escalated),
            (To::TeamLeads("press_office"), Kind::Returned),
            (To::Leads, Kind::MoveHeld),
            (To::Role("social_lead"), Kind::ApprovalAsked),
            (To::Role("crisis_lead"), Kind::ApprovalEscalated),
        ] {
            notifications::tell(tx, &ctx, to, kind, None, json!({})).await?;
        }
        Ok(())
    });
    telling.await.unwrap();
    assert_eq!(mine(&world, &mia).await, [Kind::ConsultAnswered, Kind::Informed]);
    assert_eq!(mine(&world, &mo).await, [Kind::Informed, Kind::ApprovalEscalated], "who holds a role");
    assert_eq!(mine(&world, &lea).await, [Kind::Informed, Kind::Escalated, Kind::MoveHeld]);
    assert_eq!(
        mine(&world, &ada).await,
        [Kind::Escalated, Kind::Returned, Kind::MoveHeld, Kind::ApprovalAsked],
        "who belongs to no team leads them all, and stands in for a role that nobody holds"
    );
    assert_eq!(mine(&world, &world.ctx).await, [], "the product reads nothing");

    let ctx = mia.clone();
    let first = world.run(async move |tx: &mut Tx| {
        let told = notifications::mine(tx, &ctx, 1).await?[0].id;
        notifications::seen(tx, &ctx, told).await?;
        notifications::seen(tx, &ctx, told).await
    });
    first.await.unwrap();
    assert_eq!((unseen(&world, &mia).await, unseen(&world, &mo).await), (1, 1));
    let ctx = mia.clone();
    world.run(async move |tx: &mut Tx| notifications::seen_all(tx, &ctx).await).await.unwrap();
    assert_eq!((unseen(&world, &mia).await, unseen(&world, &lea).await), (0, 3));
    let (ctx, nothing): (_, NotificationId) = (mia.clone(), world.ctx.mint());
    let seen = world.run(async move |tx: &mut Tx| notifications::seen(tx, &ctx, nothing).await).await;
    assert!(matches!(seen, Err(Error::NotFound { .. })));
    world.pass(Millis::days(15));
    assert_eq!(mine(&world, &mia).await, []);
}
