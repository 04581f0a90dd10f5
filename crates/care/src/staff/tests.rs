//! Who says what of whom, and what counts.

use db::{TestDb, Tx, db_test};
use kernel::{Ctx, Millis, Role, UserId};

use super::State;
use crate::testing::World;
use crate::{Error, staff};

fn me(ctx: &Ctx) -> UserId {
    ctx.actor.user().expect("a person")
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn leads_say_what_somebody_can_do_administrators_which_role_they_have_and_nobody_certifies_themselves(
    db: TestDb,
) {
    let world = World::new(db).await;
    let [ada, lea, mia] = [
        world.hire("ada", Role::Admin, None).await,
        world.hire("lea", Role::Lead, None).await,
        world.hire("mia", Role::Agent, Some("care_team")).await,
    ];
    let user = me(&mia);
    let skill = async |ctx: &Ctx| {
        let ctx = ctx.clone();
        world.run(async move |tx: &mut Tx| staff::set_skill(tx, &ctx, user, "billing", Some(3)).await).await
    };
    let role = async |ctx: &Ctx| {
        let ctx = ctx.clone();
        world.run(async move |tx: &mut Tx| staff::grant_role(tx, &ctx, user, "social_lead").await).await
    };
    let certify = async |ctx: &Ctx, user: UserId| {
        let ctx = ctx.clone();
        world.run(async move |tx: &mut Tx| staff::certify(tx, &ctx, user, "writing", None).await).await
    };
    assert!(matches!(skill(&mia).await, Err(Error::Denied { needs: Role::Lead })));
    assert!(matches!(role(&lea).await, Err(Error::Denied { needs: Role::Admin })));
    assert!(matches!(certify(&lea, me(&lea)).await, Err(Error::Invalid(why)) if why.contains("themselves")));
    skill(&lea).await.unwrap();
    role(&ada).await.unwrap();
    certify(&lea, user).await.unwrap();
    let (ctx, brand) = (lea.clone(), world.brand.clone());
    let profile = world.run(async move |tx: &mut Tx| {
        staff::join(tx, &ctx, &brand, user, "community_team").await?;
        let wrong = staff::join(tx, &ctx, &brand, user, "chaos").await;
        assert!(matches!(wrong, Err(Error::Invalid(why)) if why.contains("`chaos`")));
        staff::profile(tx, &ctx, user).await
    });
    let profile = profile.await.unwrap();
    assert_eq!(profile.teams, ["care_team", "community_team"]);
    assert_eq!((profile.skills[0].skill.as_str(), profile.skills[0].level), ("billing", 3));
    assert_eq!(profile.roles, ["social_lead"]);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_certificate_counts_until_it_ends_or_is_taken_back(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, None).await;
    let (user, until) = (me(&mia), world.ctx.now() + Millis::days(30));
    let ctx = world.ctx.clone();
    let certified = async move |tx: &mut Tx| {
        staff::certify(tx, &ctx, user, "writing", Some(until)).await?;
        staff::certify(tx, &ctx, user, "judgement", None).await
    };
    world.run(certified).await.unwrap();
    let held = async || {
        let ctx = mia.clone();
        world.run(async move |tx: &mut Tx| staff::certificates_of(tx, &ctx, user).await).await.unwrap()
    };
    assert_eq!(held().await, ["judgement", "writing"]);
    world.pass(Millis::days(30));
    assert_eq!(held().await, ["judgement"]);
    let ctx = world.ctx.clone();
    let ended = async move |tx: &mut Tx| staff::revoke_certificate(tx, &ctx, user, "judgement").await;
    world.run(ended).await.unwrap();
    assert!(held().await.is_empty());
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn bad_shifts_skills_and_reasons_are_refused_with_what_to_do(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, None).await;
    let (ctx, user, now) = (world.ctx.clone(), me(&mia), world.ctx.now());
    let refused = async move |tx: &mut Tx| {
        staff::add_shift(tx, &ctx, user, now, now + Millis::hours(8)).await?;
        let long = "x".repeat(81);
        let (eight, nine) = (now + Millis::hours(7), now + Millis::hours(9));
        Ok([
            staff::add_shift(tx, &ctx, user, eight, nine).await.map(drop),
            staff::add_shift(tx, &ctx, user, nine, eight).await.map(drop),
            staff::add_shift(tx, &ctx, user, nine, nine + Millis::hours(25)).await.map(drop),
            staff::set_skill(tx, &ctx, user, "billing", Some(6)).await,
            staff::set_skill(tx, &ctx, user, "billing:3", Some(3)).await,
            staff::set_capacity(tx, &ctx, user, Some(1000)).await,
            staff::say_of(tx, &ctx, user, State::Break, Some(&long)).await,
        ])
    };
    for refused in world.run(refused).await.unwrap() {
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn the_board_shows_everybody_who_may_answer_with_what_they_hold_and_could(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    world.hire("vic", Role::Viewer, None).await;
    let case = world.complaint("p1", "jana").await;
    world.say(&mia, State::Ready).await;
    world.dispatch().await;
    world.pass(Millis::minutes(2));
    let (ctx, brand) = (mia.clone(), world.brand.clone());
    let board = world.run(async move |tx: &mut Tx| staff::board(tx, &ctx, &brand).await).await.unwrap();
    let names: Vec<_> = board.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Sam", "mia"]);
    let [sam, seen] = &board[..] else { panic!("two") };
    assert!(sam.presence.is_none() && !sam.away);
    assert!(seen.away, "no sign of life for two minutes");
    assert_eq!((seen.capacity, seen.load.used, seen.load.ours, seen.load.theirs), (6, 1, 1, 0));
    assert!(world.look(case).await.item.is_some());
}
