//! Who is given what, who loses it, and what another team may take.

use db::{TestDb, Tx, args, db_test};
use kernel::{CaseId, Ctx, Millis, Role, UserId};
use serde_json::json;

use super::{of_case, take_next};
use crate::handoffs::brief::Brief;
use crate::handoffs::briefs;
use crate::queues::{self, ItemState, Turn, WorkItem};
use crate::staff::{self, State};
use crate::testing::World;
use crate::trail::Kind;
use crate::{Error, Result, handling, handoffs};

/// A squad that may write in public, and a centre that helps it out.
const SQUAD: &str = r#"
schema = "ownership/1"
id = "two-teams"
extends = "base"
[[department]]
id = "support"
[[team]]
id = "squad"
department = "support"
calendar = "always"
channels = ["sandbox"]
may_publish = ["public_reply", "dm"]
admission = { certificate = ["public-judgement"] }
capacity_units = 2
[[team]]
id = "centre"
department = "support"
calendar = "always"
channels = ["sandbox"]
may_publish = ["dm"]
capacity_units = 2
[[queue]]
id = "social"
team = "squad"
select = "sticky_then_capacity"
[[queue]]
id = "core"
team = "centre"
select = "longest_idle"
[[rule]]
id = "R1-many-are-listening"
when = { author_reach = { gte = 1000 } }
then = { queue = "social", sla = "public_fast", skills = ["fame"] }
[[rule]]
id = "default"
when = {}
then = { queue = "social", sla = "public_fast" }
[[overflow]]
queue = "social"
when = { oldest_wait = "8m" }
to = "core"
only = { direction = "inbound" }
"#;

fn me(ctx: &Ctx) -> UserId {
    ctx.actor.user().expect("a person")
}

async fn item(world: &World, case: CaseId) -> WorkItem {
    world.look(case).await.item.expect("the case is open")
}

async fn happened(world: &World, case: CaseId, kind: Kind) -> usize {
    world.look(case).await.events.iter().filter(|event| event.kind == kind).count()
}

async fn certify(world: &World, who: &Ctx, certificate: &'static str) {
    let (ctx, user) = (world.ctx.clone(), me(who));
    let proved = async move |tx: &mut Tx| staff::certify(tx, &ctx, user, certificate, None).await;
    world.run(proved).await.unwrap();
}

async fn next(world: &World, who: &Ctx, queues: &'static [&'static str]) -> Result<Option<CaseId>> {
    let (ctx, brand) = (who.clone(), world.brand.clone());
    let queues: Vec<String> = queues.iter().map(ToString::to_string).collect();
    world.run(async move |tx: &mut Tx| take_next(tx, &ctx, &brand, &queues).await).await
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn who_is_ready_is_given_what_is_due_first_up_to_what_they_can_hold(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    let (ctx, user) = (world.ctx.clone(), me(&mia));
    world.run(async move |tx: &mut Tx| staff::set_capacity(tx, &ctx, user, Some(2)).await).await.unwrap();
    let mut cases = Vec::new();
    for person in ["first", "second", "third"] {
        cases.push(world.complaint(person, person).await);
        world.pass(Millis::minutes(1));
    }
    assert_eq!(world.dispatch().await.given, 0, "nobody said that they are here");
    world.say(&mia, State::Busy).await;
    assert_eq!(world.dispatch().await.given, 0, "who is busy wants nothing");
    world.say(&mia, State::Ready).await;
    assert_eq!(world.dispatch().await.given, 2);
    let mut holders = Vec::new();
    for case in &cases {
        holders.push(item(&world, *case).await.assignee);
    }
    assert_eq!(holders, [Some(user), Some(user), None]);
    assert!(matches!(next(&world, &mia, &[]).await, Err(Error::Invalid(why)) if why.contains("2 of 2")));

    // A slot is free, and is filled at once; the reasons stay with the case.
    let (ctx, brand, first) = (mia.clone(), world.brand.clone(), cases[0]);
    world.run(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, first).await).await.unwrap();
    assert_eq!(world.dispatch().await.given, 1);
    let (ctx, third) = (mia.clone(), cases[2]);
    let reasons = world.run(async move |tx: &mut Tx| of_case(tx, &ctx, third).await).await.unwrap();
    assert_eq!((reasons.len(), reasons[0].chosen, reasons[0].name.as_str()), (1, user, "mia"));
    assert_eq!(reasons[0].record.0.because.as_deref(), Some("had the largest free share: 1 of 2"));
    assert_eq!(happened(&world, third, Kind::Dispatched).await, 1);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_heart_that_stops_loses_what_waits_for_us_after_a_minute_and_keeps_what_waits_for_the_customer(
    db: TestDb,
) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    let ours = world.complaint("p1", "ours").await;
    let theirs = world.complaint("p2", "theirs").await;
    world.say(&mia, State::Ready).await;
    assert_eq!(world.dispatch().await.given, 2);
    world.hear(&[world.echo("a1", "p2", None)]).await;
    let rank = item(&world, ours).await.rank_at;

    world.pass(Millis::seconds(59));
    world.dispatch().await;
    assert_eq!(item(&world, ours).await.assignee, Some(me(&mia)), "within the grace nothing changes");
    world.beat(&mia).await;
    world.pass(Millis::seconds(59));
    world.dispatch().await;
    assert_eq!(item(&world, ours).await.assignee, Some(me(&mia)), "the heart beat again");

    world.pass(Millis::seconds(1));
    world.dispatch().await;
    let back = item(&world, ours).await;
    assert_eq!((back.state, back.assignee, back.previous), (ItemState::Waiting, None, Some(me(&mia))));
    assert_eq!(back.rank_at, rank, "by age, not by when it came back");
    assert_eq!(happened(&world, ours, Kind::Requeued).await, 1);
    assert_eq!(item(&world, theirs).await.assignee, Some(me(&mia)), "what waits for the customer stays");

    // The customer writes while their agent is gone: anybody may take it.
    world.hear(&[world.private("m1", "theirs", "still down, please help")]).await;
    let back = item(&world, theirs).await;
    assert_eq!((back.state, back.turn, back.previous), (ItemState::Waiting, Turn::Ours, Some(me(&mia))));

    // The heart beats again: they are ready as before, without saying so.
    world.beat(&mia).await;
    assert_eq!(world.dispatch().await.given, 2);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_closed_tab_is_no_end_of_a_shift_but_the_end_of_a_shift_is_one(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    let (ctx, user, now) = (world.ctx.clone(), me(&mia), world.ctx.now());
    let shift = async move |tx: &mut Tx| staff::add_shift(tx, &ctx, user, now, now + Millis::hours(1)).await;
    world.run(shift).await.unwrap();
    let state = async || {
        let ctx = mia.clone();
        world.run(async move |tx: &mut Tx| staff::present(tx, &ctx, user).await).await.unwrap().unwrap()
    };
    world.say(&mia, State::Ready).await;
    world.pass(Millis::minutes(30));
    world.dispatch().await;
    let said = state().await;
    assert!(said.state == State::Ready && said.is_away(world.ctx.now()));
    world.beat(&mia).await;
    assert!(state().await.is_here(world.ctx.now()));
    world.pass(Millis::minutes(30));
    world.beat(&mia).await;
    world.dispatch().await;
    assert_eq!((state().await.state, state().await.reason.as_deref()), (State::Off, Some("the shift ended")));
    world.say(&mia, State::Ready).await;
    world.dispatch().await;
    assert_eq!(state().await.state, State::Ready, "whoever stays longer says so");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_nobody_can_take_holds_up_nothing_behind_it(db: TestDb) {
    let world = World::with(db, SQUAD).await;
    let mia = world.hire("mia", Role::Agent, Some("squad")).await;
    world.say(&mia, State::Ready).await;
    let mut famous = world.mention("p1", "famous", "@larkspur my internet is down, please help");
    famous["post"]["author"]["followers"] = json!(250_000);
    world.hear(&[famous]).await;
    let famous = world.complaint_of("famous").await;
    world.pass(Millis::minutes(1));
    let other = world.complaint("p2", "other").await;
    world.beat(&mia).await;
    assert_eq!(world.dispatch().await.given, 0, "nobody has the certificate");
    certify(&world, &mia, "public-judgement").await;
    assert_eq!(world.dispatch().await.given, 1);
    assert_eq!(item(&world, other).await.assignee, Some(me(&mia)));
    let (ctx, user) = (world.ctx.clone(), me(&mia));
    let learnt = async move |tx: &mut Tx| staff::set_skill(tx, &ctx, user, "fame", Some(1)).await;
    world.run(learnt).await.unwrap();
    assert_eq!(world.dispatch().await.given, 1);
    assert_eq!(item(&world, famous).await.assignee, Some(me(&mia)));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_was_released_goes_back_to_who_had_it_if_the_queue_says_so(db: TestDb) {
    let world = World::with(db, SQUAD).await;
    let [mia, jo] = [
        world.hire("mia", Role::Agent, Some("squad")).await,
        world.hire("jo", Role::Agent, Some("squad")).await,
    ];
    certify(&world, &mia, "public-judgement").await;
    certify(&world, &jo, "public-judgement").await;
    world.say(&mia, State::Ready).await;
    let case = world.complaint("p1", "jana").await;
    assert_eq!(world.dispatch().await.given, 1);
    // A break longer than the grace: it waits again, and is hers again when she is back before anybody had room.
    world.say(&mia, State::Break).await;
    world.pass(Millis::minutes(1));
    world.dispatch().await;
    assert_eq!(item(&world, case).await.assignee, None);
    world.say(&jo, State::Ready).await;
    world.say(&mia, State::Ready).await;
    let (ctx, user) = (world.ctx.clone(), me(&mia));
    world.run(async move |tx: &mut Tx| staff::set_capacity(tx, &ctx, user, Some(1)).await).await.unwrap();
    assert_eq!(world.dispatch().await.given, 1);
    assert_eq!(item(&world, case).await.assignee, Some(me(&mia)), "she had it, though jo has more room");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn an_offer_to_another_team_changes_the_owner_when_they_take_it_and_is_never_of_public_words(
    db: TestDb,
) {
    let world = World::with(db, SQUAD).await;
    let kim = world.hire("kim", Role::Agent, Some("centre")).await;
    world.say(&kim, State::Ready).await;
    let public = world.complaint("p1", "loud").await;
    world.hear(&[world.private("m1", "quiet", "my internet is down, please help")]).await;
    let private = world.complaint_of("quiet").await;
    world.hear(&[world.private("m2", "calm", "my internet is down, please help")]).await;
    let second = world.complaint_of("calm").await;
    assert_eq!(next(&world, &kim, &["core"]).await.unwrap(), None);
    world.pass(Millis::minutes(7));
    world.beat(&kim).await;
    assert_eq!(world.dispatch().await.given, 0, "it does not overflow yet");
    assert_eq!(item(&world, private).await.queue, "social");

    world.pass(Millis::minutes(1));
    world.beat(&kim).await;
    assert_eq!(next(&world, &kim, &["core"]).await.unwrap(), Some(private), "by hand");
    let round = world.dispatch().await;
    assert_eq!((round.given, round.overflowed), (1, 1), "and by the dispatcher");
    for case in [private, second] {
        let item = item(&world, case).await;
        assert_eq!((item.queue.as_str(), item.assignee), ("core", Some(me(&kim))));
        let moved = world.look(case).await.events.into_iter().find(|event| event.kind == Kind::Moved);
        assert_eq!(
            moved.unwrap().data,
            json!({ "from": "social", "to": "core", "by": "overflow", "rule": "social → core" })
        );
        let ctx = world.ctx.clone();
        let made = world.run(async move |tx: &mut Tx| handoffs::of_case(tx, &ctx, case).await).await.unwrap();
        let row: Vec<_> = made.iter().map(|row| (row.kind, row.by_user, row.to_user)).collect();
        assert_eq!(row, [(handoffs::Kind::Overflow, None, Some(me(&kim)))]);
    }
    let waits = item(&world, public).await;
    assert_eq!((waits.queue.as_str(), waits.assignee), ("social", None), "nobody there may write in public");
    assert_eq!(
        next(&world, &kim, &[]).await.map_err(|e| e.to_string()),
        Err("you hold 2 of 2; answer or release one first".into())
    );
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_has_moved_three_times_within_the_hour_is_offered_to_nobody_else(db: TestDb) {
    let mut world = World::with(db, SQUAD).await;
    let back = "[[escalation]]\nfrom = \"core\"\nafter = \"1m\"\nto = \"spare\"\n\
        [[escalation]]\nfrom = \"spare\"\nafter = \"1m\"\nto = \"social\"\n\
        [[queue]]\nid = \"spare\"\nteam = \"squad\"\n";
    world.rule(format!("{SQUAD}{back}")).await;
    let kim = world.hire("kim", Role::Agent, Some("centre")).await;
    world.say(&kim, State::Ready).await;
    world.hear(&[world.private("m1", "quiet", "my internet is down, please help")]).await;
    let case = world.complaint_of("quiet").await;
    let overflows = async |minutes: i64| {
        world.pass(Millis::minutes(minutes));
        world.beat(&kim).await;
        world.dispatch().await.overflowed
    };
    assert_eq!(overflows(8).await, 1);
    for queue in ["spare", "social"] {
        world.pass(Millis::minutes(1));
        let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
        world.run(async move |tx: &mut Tx| handoffs::due(tx, &ctx, &brand).await).await.unwrap();
        assert_eq!(item(&world, case).await.queue, queue);
    }
    assert_eq!(overflows(9).await, 0);
    assert_eq!(next(&world, &kim, &["core"]).await.unwrap(), None);
    assert_eq!(overflows(60).await, 1, "an hour later it may");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_is_taken_back_from_somebody_who_is_gone_has_their_brief_with_it(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    let [told, silent] = [world.complaint("p1", "jana").await, world.complaint("p2", "lee").await];
    world.say(&mia, State::Ready).await;
    assert_eq!(world.dispatch().await.given, 2);
    let brief = Brief { next_step: Some("ring the depot".into()), ..Brief::default() };
    let (ctx, written) = (mia.clone(), brief.clone());
    let saved = async move |tx: &mut Tx| briefs::save(tx, &ctx, told, written.clone()).await;
    world.run(saved).await.unwrap();
    world.pass(Millis::minutes(1));
    world.dispatch().await;
    for (case, has_brief) in [(told, true), (silent, false)] {
        let events = world.look(case).await.events;
        let back = events.iter().find(|event| event.kind == Kind::Requeued).unwrap();
        assert_eq!(back.data["brief"], has_brief);
    }
    let ctx = world.agent.clone();
    let read = world.run(async move |tx: &mut Tx| briefs::of_case(tx, &ctx, told).await).await.unwrap();
    assert_eq!(read, brief);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn nobody_helps_themselves_to_what_a_team_asks_a_certificate_for(db: TestDb) {
    let world = World::with(db, SQUAD).await;
    let jo = world.hire("jo", Role::Agent, None).await;
    let case = world.complaint("p1", "jana").await;
    assert_eq!(next(&world, &jo, &[]).await.unwrap(), None);
    certify(&world, &jo, "public-judgement").await;
    assert_eq!(next(&world, &jo, &[]).await.unwrap(), Some(case));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn however_much_that_is_urgent_comes_in_everything_else_is_taken_in_the_end(db: TestDb) {
    let world = World::new(db).await;
    let plain = world.complaint("p0", "plain").await;
    let mut hours = 0;
    let taken = loop {
        // Two come for each that is taken.
        for _ in 0..2 {
            hours += 1;
            let name = format!("famous{hours}");
            let mut loud =
                world.mention(&name, &name, "@larkspur you charged me for months, I want a refund now");
            loud["post"]["author"]["followers"] = json!(250_000);
            world.hear(&[loud]).await;
        }
        world.pass(Millis::hours(1));
        let agent = world.agent.clone();
        let case = next(&world, &agent, &["care"]).await.unwrap().expect("something waits");
        if case == plain || hours > 60 {
            break case;
        }
        assert!(item(&world, case).await.priority >= queues::URGENT);
    };
    assert_eq!(taken, plain);
    assert!(hours > 6, "what is urgent went first for a while");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_call_leaves_no_room_for_anything_else(db: TestDb) {
    let world = World::new(db).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    let (call, other) = (world.complaint("p1", "caller").await, world.complaint("p2", "writer").await);
    let tenant = world.ctx.tenant;
    let weighs = async move |tx: &mut Tx| Ok(tx.execute(&WEIGHS_ALL, &args![tenant, call]).await?);
    world.run(weighs).await.unwrap();
    world.say(&mia, State::Ready).await;
    assert_eq!(world.dispatch().await.given, 1);
    assert_eq!(item(&world, call).await.assignee, Some(me(&mia)));
    assert_eq!(item(&world, other).await.assignee, None);
    let model = &world.brand.model;
    assert_eq!(staff::units_of(model.weight(None, "voice", "private")), 0);
}

db::statements! {
    /// A case is a call.
    WEIGHS_ALL = "update work_items set weight = 0 where tenant = $1 and case_id = $2";
}
