//! The register, on both engines.

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, ComplaintId, Ctx, Millis, Role};
use proptest::prelude::*;

use super::{Change, Complaint, Money, New, Number, State, Step, Which};
use crate::testing::World;
use crate::trail::Kind;
use crate::{Conflict, Error, Result, complaints, handling};

fn new(cause: &str) -> New {
    New {
        category: "product".into(),
        severity: 2,
        cause: Some(cause.to_owned()).filter(|cause| !cause.is_empty()),
        remedy: None,
    }
}

async fn register(world: &World, case: CaseId, cause: &'static str) -> Result<ComplaintId> {
    let ctx = world.agent.clone();
    world.run(async move |tx: &mut Tx| complaints::register(tx, &ctx, case, &new(cause)).await).await
}

async fn get(world: &World, id: ComplaintId) -> Complaint {
    let ctx = world.agent.clone();
    world.run(async move |tx: &mut Tx| complaints::get(tx, &ctx, id).await).await.unwrap()
}

async fn step(world: &World, who: &Ctx, id: ComplaintId, step: Step) -> Result<()> {
    let ctx = who.clone();
    world.run(async move |tx: &mut Tx| complaints::step(tx, &ctx, id, step).await).await
}

async fn change(world: &World, who: &Ctx, id: ComplaintId, change: Change) -> Result<()> {
    let ctx = who.clone();
    world.run(async move |tx: &mut Tx| complaints::change(tx, &ctx, id, &change).await).await
}

async fn listed(world: &World, which: Which) -> Vec<String> {
    let ctx = world.agent.clone();
    let found = world.run(async move |tx: &mut Tx| complaints::list(tx, &ctx, &which).await).await.unwrap();
    found.into_iter().map(|one| one.person).collect()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn an_entry_has_a_number_of_its_year_deadlines_and_its_history(db: TestDb) {
    let world = World::new(db).await;
    let (ana, ben) = (world.complaint("p1", "ana").await, world.complaint("p2", "ben").await);
    let first = register(&world, ana, "").await.unwrap();
    world.pass(Millis::minutes(1));
    let refused = register(&world, ben, "product/moon").await;
    assert!(matches!(refused, Err(Error::Fields(wrong)) if wrong[0].field == "cause"));
    let second = register(&world, ben, "system/outage").await.unwrap();
    let entry = get(&world, first).await;
    assert_eq!((entry.name().to_string().as_str(), entry.person.as_str()), ("C-2026-0001", "ana"));
    assert_eq!(get(&world, second).await.name().to_string(), "C-2026-0002", "no number is lost");
    assert_eq!(entry.acknowledge_by, entry.received_at + Millis::days(3));
    assert_eq!(entry.owner, world.agent.actor.user());
    assert_eq!(register(&world, ana, "people/mistake").await.unwrap(), first, "a case has one entry");
    assert_eq!(get(&world, first).await.cause, "people/mistake");
    let (ctx, entry) = (world.agent.clone(), get(&world, first).await);
    let told = world.run(async move |tx: &mut Tx| complaints::history(tx, &ctx, &entry).await).await.unwrap();
    let kinds: Vec<Kind> = told.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [Kind::ComplaintRegistered, Kind::ComplaintChanged]);
    assert_eq!(told[1].data["changed"]["cause"], serde_json::json!(["", "people/mistake"]));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn it_is_closed_with_its_cause_and_what_was_done_and_comes_back(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "ana").await;
    let id = register(&world, case, "").await.unwrap();
    let refused = step(&world, &world.agent, id, Step::Close).await;
    assert!(matches!(refused, Err(Error::Fields(wrong)) if wrong.len() == 2));
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await).await.unwrap();
    assert_eq!(get(&world, id).await.state, State::Answered, "who is resolved has our answer");
    let said = Change {
        cause: Some("system/outage".into()),
        remedy: Some("Paid a month back.".into()),
        redress: Some(Money::read("12,5", "EUR").unwrap()),
        external: Some("Ombudsman".into()),
        ..Change::default()
    };
    change(&world, &world.agent, id, said).await.unwrap();
    step(&world, &world.agent, id, Step::Close).await.unwrap();
    let closed = get(&world, id).await;
    assert_eq!((closed.state, closed.money().to_string().as_str()), (State::Closed, "12.50 EUR"));
    assert!(closed.external_at.is_some() && closed.due().is_none());
    assert!(matches!(
        step(&world, &world.agent, id, Step::Close).await,
        Err(Error::Conflict(Conflict::State { .. }))
    ));
    register(&world, case, "system/outage").await.unwrap();
    let again = get(&world, id).await;
    assert_eq!((again.state, again.reopened), (State::Acknowledged, 1));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn whoever_answers_for_it_writes_in_it_and_others_need_to_lead(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "ana").await;
    let id = register(&world, case, "").await.unwrap();
    let other = world.hire("mia", Role::Agent, Some("care_team")).await;
    let lead = world.hire("lea", Role::Lead, Some("care_team")).await;
    let grave = || Change { severity: Some(4), ..Change::default() };
    assert!(matches!(change(&world, &other, id, grave()).await, Err(Error::Denied { needs: Role::Lead })));
    assert!(matches!(step(&world, &other, id, Step::Answer).await, Err(Error::Denied { .. })));
    let seen = Some(get(&world, id).await.changed_at);
    world.pass(Millis::minutes(1));
    change(&world, &lead, id, grave()).await.unwrap();
    let stale = Change { severity: Some(1), seen, ..Change::default() };
    assert!(matches!(change(&world, &lead, id, stale).await, Err(Error::Conflict(Conflict::State { .. }))));
    let given = Change { owner: Some(other.actor.user()), ..Change::default() };
    change(&world, &lead, id, given).await.unwrap();
    step(&world, &other, id, Step::Acknowledge).await.unwrap();
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn lists_hold_what_is_asked_for(db: TestDb) {
    let world = World::new(db).await;
    for (post, person, cause) in
        [("p1", "ana", "system/outage"), ("p2", "ben", "system/data"), ("p3", "cleo", "")]
    {
        let case = world.complaint(post, person).await;
        register(&world, case, cause).await.unwrap();
    }
    let all = Which::default();
    assert_eq!(listed(&world, all.clone()).await, ["cleo", "ben", "ana"]);
    assert_eq!(listed(&world, Which { cause: "system".into(), ..all.clone() }).await, ["ben", "ana"]);
    assert_eq!(listed(&world, Which { cause: "system/outage".into(), ..all.clone() }).await, ["ana"]);
    assert_eq!(listed(&world, Which { cause: "sys".into(), ..all.clone() }).await, [""; 0]);
    assert_eq!(listed(&world, Which { cause: "unknown".into(), ..all.clone() }).await, ["cleo"]);
    assert_eq!(
        listed(&world, Which { state: "open".into(), year: Some(2026), ..all.clone() }).await.len(),
        3
    );
    assert_eq!(listed(&world, Which { owner: world.agent.actor.user(), ..all.clone() }).await.len(), 3);
    assert_eq!(listed(&world, Which { external: true, ..all.clone() }).await.len(), 0);
    assert_eq!(listed(&world, Which { late: true, ..all.clone() }).await.len(), 0);
    world.pass(Millis::days(4));
    assert_eq!(listed(&world, Which { late: true, ..all.clone() }).await.len(), 3);
    let ctx = world.agent.clone();
    let entries = world
        .run(async move |tx: &mut Tx| complaints::list(tx, &ctx, &Which::default()).await)
        .await
        .unwrap();
    assert_eq!(complaints::late(&entries, world.ctx.now()), 3, "the page counts what the list holds");
    assert_eq!(complaints::by_cause(&entries, ""), [("system".into(), 2), ("unknown".into(), 1)]);
    let outages: Vec<_> = entries.into_iter().filter(|one| one.cause.starts_with("system")).collect();
    assert_eq!(
        complaints::by_cause(&outages, "system"),
        [("system/data".into(), 1), ("system/outage".into(), 1)]
    );
}

proptest! {
    #[test]
    fn an_amount_that_is_printed_is_read_as_the_same(
        minor in 0_i64..1_000_000_000, currency in prop_oneof![Just("EUR"), Just("JPY"), Just("KWD")]
    ) {
        let money = Money { minor, currency: currency.into() };
        prop_assert_eq!(Money::read(&money.plain(), currency).unwrap(), money);
    }

    #[test]
    fn any_text_is_an_amount_or_refused(text in "\\PC{0,16}|[0-9.,-]{0,8}") {
        if let Ok(money) = Money::read(&text, "EUR") {
            prop_assert!(money.minor >= 0);
        }
    }

    #[test]
    fn a_number_is_read_as_it_is_printed(year in 1970_i64..9999, number in 1_i64..1_000_000) {
        let name = Number { year, number };
        prop_assert_eq!(name.to_string().parse::<Number>().unwrap(), name);
    }
}
