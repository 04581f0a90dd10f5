//! What is asked when a case ends, on both engines.

use std::collections::BTreeMap;

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, Role};

use super::{Field, FieldKind, Settings, Sheet, TeamRules, Wrapped};
use crate::cases::{Mode, State};
use crate::outbound::{self, Compose};
use crate::testing::World;
use crate::trail::Kind;
use crate::{Conflict, Error, Result, handling, tags, wrap_up};

const CARE: &str = "care_team";

/// A brand whose care team wants a disposition and an order number.
async fn asking(db: TestDb) -> World {
    let world = World::new(db).await;
    let order =
        Field { key: "order".into(), name: "Order number".into(), kind: FieldKind::Text, required: false };
    let rules = TeamRules { required: true, fields: vec![order] };
    let wanted = Settings { teams: BTreeMap::from([(CARE.into(), rules)]), ..Settings::default() };
    set(&world, wanted).await.unwrap();
    world
}

async fn set(world: &World, wanted: Settings) -> Result<Settings> {
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| wrap_up::set(tx, &ctx, &brand, wanted.clone()).await).await
}

async fn resolve(world: &World, ctx: &Ctx, case: CaseId) -> Result<()> {
    let (ctx, brand) = (ctx.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await).await
}

async fn end(world: &World, case: CaseId, wrapped: Wrapped) -> Result<()> {
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| handling::resolve_with(tx, &ctx, &brand, case, &wrapped).await).await
}

async fn sheet(world: &World, case: CaseId) -> Sheet {
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| wrap_up::sheet(tx, &ctx, &brand, case).await).await.unwrap()
}

fn told(disposition: &str) -> Wrapped {
    Wrapped { disposition: Some(disposition.into()), ..Wrapped::default() }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn where_a_team_wants_a_disposition_nobody_resolves_without(db: TestDb) {
    let world = asking(db).await;
    let case = world.complaint("p1", "ana").await;
    assert!(sheet(&world, case).await.is_due());
    let refused = resolve(&world, &world.agent, case).await;
    assert!(matches!(refused, Err(Error::Conflict(Conflict::WrapUp { team })) if team == CARE));
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let seen = world.look(case).await.seen_seq();
    let words = Compose { resolve: true, ..Compose::new(case, Mode::Public, "It is back.", seen) };
    let said = world.run(async move |tx: &mut Tx| outbound::compose(tx, &ctx, &brand, &words).await).await;
    assert!(matches!(said, Err(Error::Conflict(Conflict::WrapUp { .. }))), "neither with words");

    let wrong = end(&world, case, told("fault")).await;
    assert!(
        matches!(wrong, Err(Error::Fields(wrong)) if wrong[0].field == "disposition"),
        "a branch is no leaf"
    );
    assert_eq!(world.look(case).await.case.state, State::Open);
    end(&world, case, told("fault/outage")).await.unwrap();
    let view = world.look(case).await;
    assert_eq!(view.case.state, State::Resolved);
    assert_eq!(view.wrap_up.disposition.as_deref(), Some("Something does not work › An outage on our side"));
    assert!(
        view.events
            .iter()
            .any(|event| event.kind == Kind::WrappedUp && event.data["disposition"] == "fault/outage")
    );
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_case_that_comes_back_keeps_what_was_said_and_is_asked_anew(db: TestDb) {
    let world = asking(db).await;
    let case = world.complaint("p1", "ana").await;
    end(&world, case, told("fault/outage")).await.unwrap();
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| handling::reopen(tx, &ctx, &brand, case).await).await.unwrap();
    let asked = sheet(&world, case).await;
    assert!(asked.is_due() && asked.current.is_none());
    assert_eq!(asked.earlier[0].disposition, "fault/outage");
    assert_eq!(asked.suggested.as_deref(), Some("fault/outage"), "what it was about before");
    assert!(resolve(&world, &world.agent, case).await.is_err());
    end(&world, case, told("billing/refund")).await.unwrap();
    let all = sheet(&world, case).await;
    assert_eq!((all.current.unwrap().disposition.as_str(), all.earlier.len()), ("billing/refund", 1));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn fields_are_checked_and_nothing_is_kept_of_what_was_wrong(db: TestDb) {
    let world = asking(db).await;
    let visit = Field { key: "visit".into(), name: "Visit on".into(), kind: FieldKind::Date, required: true };
    let mut wanted = sheet(&world, world.complaint("p1", "ana").await).await.settings;
    wanted.teams.get_mut(CARE).unwrap().fields.push(visit);
    set(&world, wanted).await.unwrap();
    let case = world.complaint("p2", "ben").await;
    let fields = |day: &str| {
        BTreeMap::from([("visit".to_owned(), day.to_owned()), ("order".to_owned(), "LB-1".to_owned())])
    };
    let with = |day: &str| Wrapped {
        fields: fields(day),
        tags: Some(vec!["Big  Refund".into(), "#vip".into()]),
        ..told("fault/outage")
    };
    for day in ["", "soon"] {
        let refused = end(&world, case, with(day)).await;
        assert!(matches!(refused, Err(Error::Fields(wrong)) if wrong[0].field == "visit"));
    }
    assert!(sheet(&world, case).await.tags.is_empty());
    end(&world, case, with("2026-03-31")).await.unwrap();
    let kept = sheet(&world, case).await;
    assert_eq!(kept.current.unwrap().fields.0, fields("2026-03-31"));
    assert_eq!(kept.tags, ["big refund", "vip"]);
    let (ctx, wanted) = (world.agent.clone(), vec!["vip".to_owned()]);
    let brand = world.brand.clone();
    let less = Wrapped { tags: Some(wanted), fields: fields("2026-03-31"), ..Wrapped::default() };
    world.run(async move |tx: &mut Tx| wrap_up::finish(tx, &ctx, &brand, case, &less).await).await.unwrap();
    let ctx = world.agent.clone();
    let left = world.run(async move |tx: &mut Tx| tags::of_cases(tx, &ctx, &[case]).await).await.unwrap();
    assert_eq!(left[&case], ["vip"]);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_is_taken_out_of_the_tree_is_archived_and_can_be_read(db: TestDb) {
    let world = asking(db).await;
    let case = world.complaint("p1", "ana").await;
    end(&world, case, told("order/delivery")).await.unwrap();
    let mut wanted = sheet(&world, case).await.settings;
    wanted.tree.retain(|node| node.key != "order");
    set(&world, wanted).await.unwrap();
    let after = sheet(&world, case).await;
    assert_eq!(after.settings.name("order/delivery"), "Orders and appointments › Delivery traced");
    assert!(after.settings.check("order/delivery").is_err(), "it is offered no more");
    let ctx = world.ctx.clone();
    let versions = world.run(async move |tx: &mut Tx| wrap_up::versions(tx, &ctx).await).await.unwrap();
    assert_eq!(versions.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn only_an_administrator_says_what_is_asked(db: TestDb) {
    let world = asking(db).await;
    let lead = world.hire("lea", Role::Lead, Some(CARE)).await;
    let brand = world.brand.clone();
    let wanted = async move |tx: &mut Tx| wrap_up::set(tx, &lead, &brand, Settings::default()).await;
    assert!(matches!(world.run(wanted).await, Err(Error::Denied { needs: Role::Admin })));
    let nobody = Settings {
        teams: BTreeMap::from([("chaos".into(), TeamRules { required: true, fields: vec![] })]),
        ..Settings::default()
    };
    assert!(matches!(set(&world, nobody).await, Err(Error::Invalid(why)) if why.contains("chaos")));
    assert!(matches!(
        set(&world, Settings { tree: vec![], ..Settings::default() }).await,
        Err(Error::Invalid(_))
    ));
}
