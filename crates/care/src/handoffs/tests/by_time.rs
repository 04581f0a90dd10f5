//! Calendars that close, time that runs out.

use db::{TestDb, Tx, db_test};
use kernel::{CaseId, Ctx, Instant, Millis, Role};

use super::{colleague, due, item, moves, rule, send, take, told};
use crate::cases::Mode;
use crate::handoffs::brief::Brief;
use crate::handoffs::{self, Kind, State, briefs};
use crate::notifications;
use crate::outbound::{self, Compose};
use crate::testing::{START, World};
use crate::{handling, staff, trail};

/// 20:00 in London on the Monday on which tests begin.
const EIGHT_IN_THE_EVENING: Instant = Instant::from_seconds(START.micros() / 1_000_000 + 10 * 3600);

fn matrix() -> String {
    ownership::preset_text("matrix").unwrap().replace("\"x\", ", "\"sandbox\", \"x\", ")
}

async fn answer(world: &World, who: &Ctx, case: CaseId, text: &'static str) {
    let seen_seq = world.look(case).await.seen_seq();
    let wish = Compose::new(case, Mode::Public, text, seen_seq);
    let (ctx, brand) = (who.clone(), world.brand.clone());
    let said = world.run(async move |tx: &mut Tx| outbound::compose(tx, &ctx, &brand, &wish).await);
    said.await.expect("the answer is taken");
}

async fn my_briefs(world: &World, who: &Ctx) -> Vec<briefs::Open> {
    let ctx = who.clone();
    world.run(async move |tx: &mut Tx| briefs::mine(tx, &ctx).await).await.expect("they can be read")
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_waits_for_us_follows_the_sun_with_a_brief_and_what_waits_for_its_customer_when_they_write(
    db: TestDb,
) {
    let mut world = World::new(db).await;
    rule(&mut world, matrix()).await;
    assert_eq!(EIGHT_IN_THE_EVENING.to_string(), "2026-03-02T20:00:00.000Z");
    let ana = colleague(&world, "ana", Role::Agent, Some("social_care")).await;
    let [ours, theirs] = [world.complaint("p1", "jana").await, world.complaint("p2", "lee").await];
    for case in [ours, theirs] {
        assert_eq!(item(&world, case).await.queue, "social_care_desk");
        take(&world, &ana, case).await;
    }
    answer(&world, &ana, theirs, "We are on it. An engineer will be with you by 8:00 tomorrow.").await;
    let due_at = item(&world, ours).await.due_at;

    world.clock.set(EIGHT_IN_THE_EVENING - Millis::minutes(15) + Millis(-1));
    assert_eq!(due(&world).await.asked, 0);
    world.pass(Millis(1));
    assert_eq!((due(&world).await.asked, due(&world).await.asked), (1, 0), "once is enough");
    assert_eq!(told(&world, &ana).await, [notifications::Kind::ShiftEnd]);
    let drafts = my_briefs(&world, &ana).await;
    assert_eq!((drafts.len(), drafts[0].case, drafts[0].written_at), (1, ours, None));
    let brief = Brief { next_step: Some("ring the depot".into()), ..drafts[0].brief.clone() };
    let (ctx, written) = (ana.clone(), brief.clone());
    world
        .run(async move |tx: &mut Tx| briefs::save(tx, &ctx, ours, written.clone()).await)
        .await
        .expect("a brief can be written");
    assert_eq!(my_briefs(&world, &ana).await[0].brief, brief);

    world.clock.set(EIGHT_IN_THE_EVENING);
    assert_eq!(due(&world).await.moved, 1);
    let night = item(&world, ours).await;
    assert_eq!((night.queue.as_str(), night.assignee, night.due_at), ("centre_desk", None, due_at));
    let policy = night.policy.unwrap().0;
    assert_eq!(policy.only, Some(vec!["dm".to_owned()]));
    assert_eq!(policy.public_reply.as_deref(), Some("holding_macro_only"));
    let row = &moves(&world, ours).await[0];
    assert_eq!((row.kind, row.state, row.by_user), (Kind::FollowTheSun, State::Moved, None));
    assert!(row.note.as_ref().is_some_and(|note| note.contains("Next: ring the depot")), "{:?}", row.note);
    let stays = item(&world, theirs).await;
    assert_eq!((stays.queue.as_str(), stays.assignee), ("social_care_desk", ana.actor.user()));
    assert_eq!(due(&world).await, handoffs::Done::default());

    world.pass(Millis::minutes(12));
    world.hear(&[world.private("m1", "lee", "nobody has called, please help")]).await;
    let follows = item(&world, theirs).await;
    assert_eq!((follows.queue.as_str(), follows.assignee), ("centre_desk", None));
    let row = &moves(&world, theirs).await[0];
    assert_eq!(
        row.promised.as_deref(),
        Some("An engineer will be with you by 8:00 tomorrow."),
        "the night reads what was promised"
    );
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_is_still_open_comes_back_in_the_morning_into_the_hands_that_are_here(db: TestDb) {
    let mut world = World::new(db).await;
    rule(&mut world, matrix()).await;
    let ana = colleague(&world, "ana", Role::Agent, Some("social_care")).await;
    let lea = colleague(&world, "lea", Role::Lead, None).await;
    let mut cases = Vec::new();
    for person in ["hers", "nobodys", "answered", "sent_on", "resolved"] {
        let case = world.complaint(person, person).await;
        if person != "nobodys" {
            take(&world, &ana, case).await;
        }
        cases.push(case);
    }
    world.clock.set(EIGHT_IN_THE_EVENING);
    assert_eq!(due(&world).await.moved, 5);
    world.hear(&[world.echo("a1", "answered", None)]).await;
    send(&world, &lea, cases[3], "brand_desk").await.unwrap();
    take(&world, &world.agent, cases[3]).await;
    let (ctx, brand, case) = (lea.clone(), world.brand.clone(), cases[4]);
    world.run(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await).await.unwrap();

    world.clock.set(EIGHT_IN_THE_EVENING + Millis::hours(12) - Millis::seconds(1));
    assert_eq!(due(&world).await.moved, 0);
    world.say(&ana, staff::State::Ready).await;
    world.pass(Millis::seconds(1));
    assert_eq!(due(&world).await.moved, 2);
    let stand = async |case: CaseId| {
        let item = item(&world, case).await;
        (item.queue, item.assignee)
    };
    let her = ana.actor.user();
    assert_eq!(stand(cases[0]).await, ("social_care_desk".to_owned(), her));
    assert_eq!(stand(cases[1]).await, ("social_care_desk".to_owned(), None), "she never had it");
    assert_eq!(stand(cases[2]).await.0, "centre_desk", "it waits for its customer");
    assert_eq!(stand(cases[3]).await.0, "brand_desk", "somebody moved it");
    assert_eq!(item(&world, cases[0]).await.policy, None, "the limits of the night are gone");
    let rows = moves(&world, cases[0]).await;
    let made: Vec<_> = rows.iter().map(|row| (row.kind, row.reason.as_deref())).collect();
    let sun = Kind::FollowTheSun;
    assert_eq!(made, [(sun, Some("uk_day is closed")), (sun, Some("uk_day is open"))]);
    assert!(rows[1].note.as_ref().is_some_and(|note| note.contains("Asked: ")), "{:?}", rows[1].note);
    assert_eq!(due(&world).await, handoffs::Done::default(), "once");

    // The customer writes: it is ours again, and hers by the next look.
    world.pass(Millis::minutes(30));
    world.hear(&[world.private("m1", "answered", "nobody has called, please help")]).await;
    world.beat(&ana).await;
    assert_eq!(due(&world).await.moved, 1);
    assert_eq!(stand(cases[2]).await, ("social_care_desk".to_owned(), her));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_rule_that_does_not_ask_for_it_brings_nothing_back(db: TestDb) {
    let mut world = World::new(db).await;
    let text = matrix().replace("is = \"closed\" }", "is = \"closed\" }\nreturn = false");
    rule(&mut world, text).await;
    let case = world.complaint("p1", "jana").await;
    world.clock.set(EIGHT_IN_THE_EVENING);
    assert_eq!(due(&world).await.moved, 1);
    world.clock.set(EIGHT_IN_THE_EVENING + Millis::hours(12));
    assert_eq!(due(&world).await.moved, 0);
    assert_eq!(item(&world, case).await.queue, "centre_desk");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_shift_of_ones_own_ends_when_it_says_and_not_with_the_team(db: TestDb) {
    let mut world = World::new(db).await;
    rule(&mut world, matrix()).await;
    let [early, late] = [
        colleague(&world, "early", Role::Agent, Some("social_care")).await,
        colleague(&world, "late", Role::Agent, Some("social_care")).await,
    ];
    for (who, person, hours) in [(&early, "p1", 6), (&late, "p2", 13)] {
        let case = world.complaint(person, person).await;
        take(&world, who, case).await;
        let (ctx, user, now) = (world.ctx.clone(), who.actor.user().unwrap(), world.ctx.now());
        let shift =
            async move |tx: &mut Tx| staff::add_shift(tx, &ctx, user, now, now + Millis::hours(hours)).await;
        world.run(shift).await.unwrap();
    }
    world.pass(Millis::minutes(6 * 60 - 15));
    assert_eq!(due(&world).await.asked, 1);
    assert_eq!(told(&world, &early).await, [notifications::Kind::ShiftEnd]);
    world.clock.set(EIGHT_IN_THE_EVENING - Millis::minutes(15));
    // The shift of the one is over: their team's hours count for what they still hold.
    assert_eq!(due(&world).await.asked, 1);
    assert_eq!(told(&world, &late).await, []);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_begins_at_night_stands_with_those_who_work_then(db: TestDb) {
    let mut world = World::new(db).await;
    rule(&mut world, matrix()).await;
    world.clock.set(EIGHT_IN_THE_EVENING + Millis::minutes(5));
    let case = world.complaint("p1", "jana").await;
    let stands = item(&world, case).await;
    assert_eq!(stands.queue, "centre_desk");
    assert_eq!(world.look(case).await.decisions[0].queue, "social_care_desk");
    assert_eq!(moves(&world, case).await[0].kind, Kind::FollowTheSun);
}

fn escalating(rules: &str) -> String {
    format!("{}\n{rules}", ownership::preset_text("divided").unwrap())
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_waits_for_us_too_long_goes_up_once_and_keeps_its_clock(db: TestDb) {
    let mut world = World::new(db).await;
    let text = "[[escalation]]\nfrom = \"care\"\nafter = \"60m\"\nwhen = { status = \"waiting_on_us\", author_reach = { lt = 10 } }\nto = \"corp_comms\"\n";
    rule(&mut world, escalating(text)).await;
    let lea = colleague(&world, "lea", Role::Lead, Some("press_office")).await;
    let [waits, answered] = [world.complaint("p1", "jana").await, world.complaint("p2", "lee").await];
    take(&world, &world.agent, waits).await;
    answer(&world, &world.agent, answered, "We are on it.").await;
    let before = world.look(waits).await;
    world.pass(Millis::minutes(59));
    assert_eq!(due(&world).await.escalated, 0);
    world.pass(Millis::minutes(1));
    assert_eq!(due(&world).await.escalated, 1);
    let after = world.look(waits).await;
    assert_eq!(after.item.as_ref().unwrap().queue, "corp_comms");
    assert_eq!(after.nearest_clock().unwrap().started_at, before.nearest_clock().unwrap().started_at);
    assert!(after.events.iter().any(|event| event.kind == trail::Kind::Escalated));
    assert_eq!(told(&world, &lea).await, [notifications::Kind::Escalated]);
    assert_eq!(told(&world, &world.agent).await, [notifications::Kind::Escalated]);
    // Time counts from when the ball came back to us.
    world.hear(&[world.private("m1", "lee", "still down, please help")]).await;
    world.pass(Millis::minutes(59));
    assert_eq!(due(&world).await, handoffs::Done::default());
    world.pass(Millis::minutes(1));
    assert_eq!(due(&world).await.escalated, 1);
    assert_eq!(item(&world, answered).await.queue, "corp_comms");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn the_fourth_move_of_an_hour_is_not_made_and_a_lead_is_told_once(db: TestDb) {
    let mut world = World::new(db).await;
    let way = |from, to| format!("[[escalation]]\nfrom = \"{from}\"\nafter = \"10m\"\nto = \"{to}\"\n");
    let rules = [way("care", "leads"), way("leads", "corp_comms"), way("corp_comms", "community")].concat();
    rule(&mut world, escalating(&(rules + &way("community", "care")))).await;
    let lea = colleague(&world, "lea", Role::Lead, Some("community_team")).await;
    let case = world.complaint("p1", "jana").await;
    for queue in ["leads", "corp_comms", "community"] {
        world.pass(Millis::minutes(10));
        assert_eq!(due(&world).await.escalated, 1);
        assert_eq!(item(&world, case).await.queue, queue);
    }
    world.pass(Millis::minutes(10));
    let done = due(&world).await;
    assert_eq!((done.escalated, done.held), (0, 1));
    assert_eq!(due(&world).await, handoffs::Done::default(), "it is said once");
    assert_eq!(item(&world, case).await.queue, "community");
    assert_eq!(moves(&world, case).await.last().unwrap().state, State::Held);
    assert!(told(&world, &lea).await.contains(&notifications::Kind::MoveHeld));
    assert!(world.look(case).await.events.iter().any(|event| event.kind == trail::Kind::MoveHeld));
    world.pass(Millis::hours(1));
    assert_eq!((due(&world).await.escalated, item(&world, case).await.queue.as_str()), (1, "care"));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_rule_may_count_opening_hours_or_ask_only_how_a_case_stands(db: TestDb) {
    let mut world = World::new(db).await;
    let by_time = "[[escalation]]\nfrom = \"social_care_desk\"\nafter = \"2h\"\nclock = \"business\"\nto = \"brand_desk\"\n";
    let by_fact = "[[escalation]]\nfrom = \"brand_desk\"\nwhen = { status = \"waiting_on_customer\" }\nto = \"centre_desk\"\n";
    rule(&mut world, format!("{}\n{by_time}{by_fact}", matrix())).await;
    world.clock.set(EIGHT_IN_THE_EVENING - Millis::hours(1));
    let case = world.complaint("p1", "jana").await;
    // An hour of this day and an hour of the next.
    world.clock.set(EIGHT_IN_THE_EVENING + Millis::hours(13) - Millis::minutes(1));
    assert_eq!(due(&world).await.escalated, 0);
    world.pass(Millis::minutes(1));
    assert_eq!(due(&world).await.escalated, 1);
    assert_eq!(item(&world, case).await.queue, "brand_desk");
    assert_eq!(due(&world).await.escalated, 0, "it waits for us");
    world.hear(&[world.echo("a1", "p1", None)]).await;
    assert_eq!(due(&world).await.escalated, 1);
    assert_eq!(item(&world, case).await.queue, "centre_desk");
}
