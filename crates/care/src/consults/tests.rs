//! Asking moves nothing, and an answer stands where it was asked.

use db::{TestDb, Tx, db_test};
use kernel::{Actor, ConsultId, Ctx, Millis, Role};

use crate::cases::Direction;
use crate::testing::World;
use crate::{Error, Result, access, consults, notifications};

async fn colleague(world: &World, login: &'static str, role: Role, team: &'static str) -> Ctx {
    let ctx = world.ctx.clone();
    let added = world
        .run(async move |tx: &mut Tx| access::add_user(tx, &ctx, login, login, role, Some(team), "-").await);
    world.ctx.with_actor(Actor::User { id: added.await.expect("a user can be added"), role })
}

async fn told(world: &World, who: &Ctx) -> Vec<notifications::Kind> {
    let ctx = who.clone();
    let told = world.run(async move |tx: &mut Tx| notifications::mine(tx, &ctx, 100).await).await;
    told.expect("it can be read").iter().rev().map(|told| told.kind).collect()
}

async fn answers(world: &World, who: &Ctx, id: ConsultId) -> Result<()> {
    let ctx = who.clone();
    world
        .run(async move |tx: &mut Tx| consults::answer(tx, &ctx, id, "Yes, in all of Wales.").await.map(drop))
        .await
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_question_moves_nothing_and_its_answer_is_a_note_in_the_case(db: TestDb) {
    let world = World::new(db).await;
    let mia = colleague(&world, "mia", Role::Agent, "community_team").await;
    let pia = colleague(&world, "pia", Role::Agent, "press_office").await;
    let case = world.complaint("p1", "jana").await;
    let before = world.look(case).await;
    let ask = async |team: &'static str, question: &'static str| {
        let (ctx, brand) = (world.agent.clone(), world.brand.clone());
        world
            .run(async move |tx: &mut Tx| consults::ask(tx, &ctx, &brand, case, team, question, None).await)
            .await
    };
    assert!(
        matches!(ask("nobody", "is it in Wales?").await, Err(Error::Invalid(why)) if why.contains("nobody"))
    );
    assert!(matches!(ask("community_team", " ").await, Err(Error::Invalid(_))));
    let id = ask("community_team", "is the offer valid in Wales?").await.unwrap();

    let ctx = world.ctx.clone();
    let asked = world.run(async move |tx: &mut Tx| consults::get(tx, &ctx, id).await).await.unwrap();
    assert_eq!(asked.due_at.since(asked.asked_at), Millis::hours(1), "as the model says of answers");

    let open = async |who: &Ctx| {
        let ctx = who.clone();
        world.run(async move |tx: &mut Tx| consults::open_for_me(tx, &ctx).await).await.unwrap().len()
    };
    assert_eq!((open(&mia).await, open(&pia).await), (1, 0));
    assert_eq!(told(&world, &mia).await, [notifications::Kind::ConsultAsked]);
    assert!(matches!(answers(&world, &pia, id).await, Err(Error::Denied { .. })));
    answers(&world, &mia, id).await.unwrap();
    assert!(matches!(answers(&world, &mia, id).await, Err(Error::Invalid(why)) if why.contains("answered")));

    let after = world.look(case).await;
    let (was, is) = (before.item.as_ref().unwrap(), after.item.as_ref().unwrap());
    assert_eq!(
        (&was.queue, was.assignee, was.due_at, was.turn),
        (&is.queue, is.assignee, is.due_at, is.turn)
    );
    assert_eq!(after.clocks.len(), before.clocks.len());
    let note = after.messages.last().unwrap();
    assert_eq!((note.direction, note.text.as_str()), (Direction::Note, "Yes, in all of Wales."));
    assert_eq!((open(&mia).await, told(&world, &world.agent).await.len()), (0, 1));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_question_that_nobody_answers_is_told_once_and_can_be_taken_back(db: TestDb) {
    let world = World::new(db).await;
    let lea = colleague(&world, "lea", Role::Lead, "community_team").await;
    let mia = colleague(&world, "mia", Role::Agent, "community_team").await;
    let case = world.complaint("p1", "jana").await;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let asked = world.run(async move |tx: &mut Tx| {
        consults::ask(tx, &ctx, &brand, case, "community_team", "who made this?", Some(Millis::minutes(20)))
            .await
    });
    let id = asked.await.unwrap();
    let due = async || {
        let ctx = world.ctx.clone();
        world.run(async move |tx: &mut Tx| consults::due(tx, &ctx).await).await.unwrap()
    };
    world.pass(Millis::minutes(19));
    assert_eq!(due().await, 0);
    world.pass(Millis::minutes(1));
    assert_eq!((due().await, due().await), (1, 0));
    assert_eq!(told(&world, &world.agent).await, [notifications::Kind::ConsultOverdue]);
    assert_eq!(told(&world, &lea).await.last(), Some(&notifications::Kind::ConsultOverdue));

    let withdraw = async |who: &Ctx| {
        let ctx = who.clone();
        world.run(async move |tx: &mut Tx| consults::withdraw(tx, &ctx, id).await).await
    };
    assert!(matches!(withdraw(&mia).await, Err(Error::Denied { .. })));
    withdraw(&world.agent).await.unwrap();
    assert!(
        matches!(answers(&world, &mia, id).await, Err(Error::Invalid(why)) if why.contains("taken back"))
    );
    let ctx = world.agent.clone();
    let asked = world.run(async move |tx: &mut Tx| consults::of_case(tx, &ctx, case).await).await.unwrap();
    assert!(asked.len() == 1 && !asked[0].is_open());
}
