//! What comes back when nobody answers.

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, Instant, Millis, Role};
use proptest::prelude::*;

use super::{Back, boomerangs_of, return_due, throw};
use crate::cases::{Mode, State};
use crate::outbound::{self, Compose, Composed};
use crate::queues::{ItemState, Turn};
use crate::staff::State as Here;
use crate::testing::World;
use crate::trail::Kind;
use crate::{Error, checks, handling, queues};

async fn said(world: &World, who: &Ctx, case: CaseId, back: Back) -> Composed {
    let seen = world.look(case).await.case.last_seq;
    let (ctx, brand) = (who.clone(), world.brand.clone());
    let said = world.run(async move |tx: &mut Tx| {
        let wish = Compose::new(case, Mode::Public, "Does the light blink now?", seen);
        let wish = Compose { back: Some(back), despite: checks::Code::ALL.to_vec(), ..wish };
        outbound::compose(tx, &ctx, &brand, &wish).await
    });
    said.await.unwrap()
}

async fn returned(world: &World) -> usize {
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| return_due(tx, &ctx, &brand).await).await.unwrap()
}

async fn thrown(world: &World, case: CaseId) -> Option<Instant> {
    let ctx = world.agent.clone();
    let found = world.run(async move |tx: &mut Tx| boomerangs_of(tx, &ctx, &[case]).await).await.unwrap();
    found.first().map(|one| one.back_at)
}

async fn taken(world: &World, id: &'static str, person: &str) -> CaseId {
    let case = world.complaint(id, person).await;
    let ctx = world.agent.clone();
    world.run(async move |tx: &mut Tx| queues::take(tx, &ctx, case).await).await.unwrap();
    case
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn without_an_answer_the_case_comes_back_to_who_threw_it_and_says_why(db: TestDb) {
    let world = World::new(db).await;
    let case = taken(&world, "p1", "jana").await;
    said(&world, &world.agent.clone(), case, Back::After(Millis::hours(4))).await;
    assert_eq!(world.look(case).await.case.state, State::Waiting);
    assert_eq!(thrown(&world, case).await, Some(world.ctx.now() + Millis::hours(4)));
    world.pass(Millis::minutes(239));
    assert_eq!(returned(&world).await, 0);
    world.pass(Millis::minutes(1));
    assert_eq!((returned(&world).await, returned(&world).await), (1, 0), "it comes back once");
    let view = world.look(case).await;
    let item = view.item.unwrap();
    assert_eq!(
        (view.case.state, item.turn, item.assignee),
        (State::Open, Turn::Ours, world.agent.actor.user())
    );
    let woken = view.events.iter().find(|event| event.kind == Kind::CaseWoken).unwrap();
    assert_eq!(woken.data["why"], "no_answer");
    assert!(view.events.iter().any(|event| event.kind == Kind::BoomerangThrown));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn the_customers_words_cancel_it_and_so_does_taking_ours_back(db: TestDb) {
    let world = World::new(db).await;
    let (sam, hour) = (world.agent.clone(), Back::After(Millis::hours(1)));
    let case = taken(&world, "p1", "jana").await;
    said(&world, &sam, case, hour).await;
    world.hear(&[world.private("m1", "jana", "yes, it blinks red")]).await;
    assert_eq!(thrown(&world, case).await, None);
    let view = world.look(case).await;
    let caught = view.events.iter().find(|event| event.kind == Kind::BoomerangCaught).unwrap();
    assert_eq!(caught.data["why"], "answered");

    let other = taken(&world, "p2", "lee").await;
    let Composed::Queued { send, .. } = said(&world, &sam, other, hour).await else { panic!("it is queued") };
    let ctx = sam.clone();
    world.run(async move |tx: &mut Tx| outbound::undo(tx, &ctx, send).await.map(drop)).await.unwrap();
    assert_eq!(thrown(&world, other).await, None, "nobody can answer words that never left");
    world.pass(Millis::hours(2));
    assert_eq!(returned(&world).await, 0);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn where_they_are_away_it_comes_back_to_their_queue_and_a_colleague_who_took_it_keeps_it(db: TestDb) {
    let world = World::new(db).await;
    let sam = world.agent.clone();
    let lea = world.hire("lea", Role::Agent, Some("care_team")).await;
    world.say(&sam, Here::Busy).await;
    let (away, kept) = (taken(&world, "p1", "jana").await, taken(&world, "p2", "lee").await);
    for case in [away, kept] {
        said(&world, &sam, case, Back::After(Millis::hours(1))).await;
    }
    let (ctx, brand_lead, to) = (world.ctx.clone(), kept, lea.actor.user().unwrap());
    world.run(async move |tx: &mut Tx| queues::assign(tx, &ctx, brand_lead, to).await).await.unwrap();
    world.say(&sam, Here::Off).await;
    world.pass(Millis::hours(1));
    assert_eq!(returned(&world).await, 2);
    let item = world.look(away).await.item.unwrap();
    assert_eq!((item.state, item.assignee, item.previous), (ItemState::Waiting, None, sam.actor.user()));
    assert_eq!(world.look(kept).await.item.unwrap().assignee, lea.actor.user());
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_is_resolved_or_sleeps_when_its_time_comes_stays_so(db: TestDb) {
    let world = World::new(db).await;
    let sam = world.agent.clone();
    let (resolved, asleep) = (taken(&world, "p1", "jana").await, taken(&world, "p2", "lee").await);
    for case in [resolved, asleep] {
        said(&world, &sam, case, Back::After(Millis::hours(1))).await;
    }
    let (ctx, brand, until) = (sam.clone(), world.brand.clone(), world.ctx.now() + Millis::hours(5));
    let done = world.run(async move |tx: &mut Tx| {
        handling::resolve(tx, &ctx, &brand, resolved).await?;
        handling::snooze(tx, &ctx, asleep, until).await
    });
    done.await.unwrap();
    world.pass(Millis::hours(1));
    assert_eq!(returned(&world).await, 0);
    assert_eq!(world.look(resolved).await.case.state, State::Resolved);
    assert_eq!(world.look(asleep).await.case.state, State::Snoozed);
    let (ctx, brand) = (sam.clone(), world.brand.clone());
    let refused = world.run(async move |tx: &mut Tx| {
        throw(tx, &ctx, &brand, resolved, Back::After(Millis::hours(1)), None, ctx.actor.user()).await
    });
    assert!(matches!(refused.await, Err(Error::Conflict(_))));
}

const WEEK: &str = r#"
schema = "ownership/1"
extends = "base"
id = "hours"

[calendar.week]
tz = "Europe/London"
open = ["mon-fri 09:00-17:00"]

[[department]]
id = "support"

[[team]]
id = "care_team"
department = "support"
calendar = "week"
channels = ["sandbox"]
may_publish = ["public_reply", "dm"]

[[queue]]
id = "care"
team = "care_team"
select = "manual"

[[rule]]
id = "default"
when = {}
then = { queue = "care" }
"#;

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn hours_are_counted_while_the_team_is_open_and_tomorrow_is_when_it_opens(db: TestDb) {
    let mut world = World::new(db).await;
    world.rule(WEEK.to_owned()).await;
    let at = |text: &str| -> Instant { text.parse::<jiff::Timestamp>().unwrap().into() };
    let case = world.complaint("p1", "jana").await;
    world.clock.set(at("2026-03-27T16:30:00Z"));
    for (back, expected) in [
        (Back::After(Millis::hours(1)), "2026-03-30T08:30:00Z"),
        (Back::Tomorrow, "2026-03-30T08:00:00Z"),
        (Back::At(at("2026-03-28T12:00:00Z")), "2026-03-28T12:00:00Z"),
    ] {
        let (ctx, brand) = (world.agent.clone(), world.brand.clone());
        let until = world
            .run(async move |tx: &mut Tx| throw(tx, &ctx, &brand, case, back, None, ctx.actor.user()).await);
        assert_eq!(until.await.unwrap(), at(expected), "{back:?}");
    }
}

proptest! {
    #[test]
    fn whatever_was_wished_it_comes_back_later_than_now_and_longer_waits_come_back_later(
        now in 0..4_000_000_000_i64, a in 1..10_000_i64, b in 1..10_000_i64,
    ) {
        let now = Instant::from_seconds(now);
        let back = |minutes| Back::After(Millis::minutes(minutes)).moment(None, now);
        prop_assert!(back(a) > now && Back::Tomorrow.moment(None, now) > now);
        prop_assert_eq!(a.cmp(&b), back(a).cmp(&back(b)));
    }
}
