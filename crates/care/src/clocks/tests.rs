//! When clocks start, what makes them due earlier, and what stops them.

mod at_random;

use channels::SendOutcome;
use db::{TestDb, Tx, args, db_test};
use kernel::{CaseId, Ctx, Instant, Millis, PageRequest, Role};

use super::{Counts, Metric, Report, State, What, Which, recompute};
use crate::cases::{self, Mode, State as CaseState};
use crate::desk::CaseView;
use crate::handling;
use crate::handoffs;
use crate::notifications;
use crate::outbound::{self, Compose, Composed};
use crate::queues::{self, Turn};
use crate::testing::{START, World};
use crate::trail::Kind;

fn replies(view: &CaseView) -> Vec<(Metric, State)> {
    let replies = view.clocks.iter().filter(|clock| clock.metric.is_reply());
    replies.map(|clock| (clock.metric, clock.state)).collect()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn one_delivery_may_end_a_clock_and_start_the_next_of_the_same_kind(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    for n in 0..3 {
        world.pass(Millis::minutes(5));
        let answer = world.echo(&format!("a{n}"), "p1", None);
        let question = world.private(&format!("m{n}"), "jana", "and what about the router? please help");
        world.hear(&[answer, question]).await;
    }
    assert_eq!(
        replies(&world.look(case).await),
        [
            (Metric::FirstResponse, State::Met),
            (Metric::NextResponse, State::Met),
            (Metric::NextResponse, State::Met),
            (Metric::NextResponse, State::Running),
        ]
    );
    // A clock that begins and ends in one delivery is kept as well.
    world.pass(Millis::minutes(5));
    world
        .hear(&[
            world.echo("a3", "p1", None),
            world.private("m3", "jana", "please help"),
            world.echo("a4", "p1", None),
        ])
        .await;
    let view = world.look(case).await;
    assert_eq!(replies(&view).len(), 5);
    assert!(replies(&view).iter().all(|(_, state)| *state == State::Met));
    assert_eq!(view.nearest_clock().unwrap().state, State::Paused);
    assert_eq!(view.item.unwrap().due_at, None);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn news_of_an_old_answer_stops_nothing_for_whoever_has_asked_again_since(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    world.pass(Millis::minutes(2));
    let old = world.echo("a1", "p1", None);
    world.pass(Millis::minutes(3));
    world.hear(&[world.private("m1", "jana", "still down, please help")]).await;
    let before = world.look(case).await;
    world.pass(Millis::minutes(1));
    world.hear(&[old]).await;
    let view = world.look(case).await;
    assert_eq!(view.messages.len(), 3, "the answer is there");
    assert_eq!((view.case.state, view.case.last_text.as_str()), (CaseState::Open, "still down, please help"));
    assert_eq!(replies(&view), [(Metric::FirstResponse, State::Running)]);
    let (item, due) = (view.item.unwrap(), before.item.unwrap().due_at);
    assert_eq!((item.turn, item.due_at), (Turn::Ours, due));
    assert!(due.is_some());
    // One that was given after the second question ends the wait.
    world.hear(&[world.echo("a2", "p1", None)]).await;
    let view = world.look(case).await;
    assert_eq!((view.case.state, view.clocks[0].state), (CaseState::Waiting, State::Met));
    assert_eq!((view.item.as_ref().unwrap().turn, view.item.unwrap().due_at), (Turn::Theirs, None));
}

/// Our words, written now and on the network `after` that.
async fn answer(world: &World, case: CaseId, after: Millis, by_machine: bool) {
    let seen_seq = world.look(case).await.seen_seq();
    let despite = crate::checks::Code::ALL.to_vec();
    let wish = Compose { despite, ..Compose::new(case, Mode::Public, "We are on it.", seen_seq) };
    let (agent, ctx, brand) = (world.agent.clone(), world.ctx.clone(), world.brand.clone());
    let queued = world.run(async move |tx: &mut Tx| {
        let composed = outbound::compose(tx, &agent, &brand, &wish).await?;
        if let (Composed::Queued { message, .. }, true) = (composed, by_machine) {
            tx.execute(&cases::store::BY_MACHINE, &args![ctx.tenant, message]).await?;
        }
        Ok(())
    });
    queued.await.unwrap();
    world.pass(outbound::UNDO);
    world.pass(after);
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let settled = world.run(async move |tx: &mut Tx| {
        for effect in outbound::claim(tx, &ctx, &brand, 10).await? {
            let provider_id = format!("ours-{}", effect.subject);
            let sent = SendOutcome::Sent { provider_id, thread: "p1".into() };
            outbound::settle(tx, &ctx, &brand, &effect, sent).await?;
        }
        Ok(())
    });
    settled.await.unwrap();
}

async fn counted(world: &World, fix: bool) -> Report {
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let which = Which::Page { since: START - Millis::days(1), after: None };
    world.run(async move |tx: &mut Tx| recompute(tx, &ctx, &brand, which, fix).await).await.unwrap()
}

fn states(view: &CaseView) -> Vec<(Metric, State)> {
    view.clocks.iter().map(|clock| (clock.metric, clock.state)).collect()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn automatic_replies_notes_and_likes_stop_nothing(db: TestDb) {
    // Plain and others stop the first response only with a person's words.
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let before = states(&world.look(case).await);
    world.pass(Millis::minutes(1));
    answer(&world, case, Millis::seconds(1), true).await;
    let (ctx, note) = (world.agent.clone(), "she is a regular".to_owned());
    world.run(async move |tx: &mut Tx| outbound::note(tx, &ctx, case, &note).await).await.unwrap();
    let view = world.look(case).await;
    assert_eq!((states(&view), view.case.answered_at), (before, None));
    assert!(view.clocks.iter().all(|clock| clock.state == State::Running));
    answer(&world, case, Millis::seconds(1), false).await;
    let view = world.look(case).await;
    assert_eq!(replies(&view), [(Metric::FirstResponse, State::Met)]);
    assert_eq!(view.clocks[0].calendar_ms, Millis::seconds(82));
    assert_eq!(counted(&world, false).await.differing.len(), 0);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn counting_again_from_what_happened_changes_nothing_and_repairs_what_was_lost(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    world.complaint("p2", "ben").await;
    world.pass(Millis::minutes(3));
    answer(&world, case, Millis::minutes(1), false).await;
    world.pass(Millis::hours(3));
    world.hear(&[world.private("m1", "jana", "and the router? please help")]).await;
    let until = world.ctx.now() + Millis::hours(2);
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let handled = world.run(async move |tx: &mut Tx| {
        handoffs::send(tx, &ctx, &brand, case, "community", handoffs::Wish::default()).await?;
        handling::snooze(tx, &ctx, case, until).await
    });
    handled.await.unwrap();
    world.pass(Millis::hours(2));
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| handling::wake_due(tx, &ctx, &brand).await).await.unwrap();
    world.hear(&[world.echo("a1", "p1", None)]).await;
    world.pass(Millis::minutes(9));
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let closed = world.run(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await);
    closed.await.unwrap();
    world.pass(Millis::hours(1));
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| handling::reopen(tx, &ctx, &brand, case).await).await.unwrap();

    let first = counted(&world, false).await;
    assert!(first.differing.is_empty(), "{:#?}", first.differing);
    assert_eq!((first.cases, first.skipped), (2, 0));
    let before = world.look(case).await.clocks;
    let departments = before.iter().filter(|clock| clock.metric == Metric::Ola).count();
    assert_eq!(departments, 3, "care, then community, and community again after it was resolved");

    let ctx = world.ctx.clone();
    let lost = world.run(async move |tx: &mut Tx| {
        Ok(tx.execute(&super::store::FORGET, &args![ctx.tenant, case]).await?)
    });
    assert_eq!(lost.await.unwrap(), before.len() as u64);
    assert_eq!(counted(&world, true).await.differing.len(), before.len());
    assert!(counted(&world, false).await.differing.is_empty());
    assert_eq!(world.look(case).await.clocks.len(), before.len());
}

async fn told_to(world: &World, who: &Ctx) -> Vec<notifications::Kind> {
    let ctx = who.clone();
    let told = world.run(async move |tx: &mut Tx| notifications::mine(tx, &ctx, 100).await).await;
    told.expect("it can be read").iter().rev().map(|told| told.kind).collect()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_clock_warns_once_and_breaks_once_and_tells_who_can_do_something(db: TestDb) {
    let world = World::new(db).await;
    let lea = world.hire("lea", Role::Lead, Some("care_team")).await;
    let mia = world.hire("mia", Role::Agent, Some("care_team")).await;
    let case = world.complaint("p1", "jana").await;
    let ring = async || {
        let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
        let rung = world.run(async move |tx: &mut Tx| super::ring(tx, &ctx, &brand).await).await.unwrap();
        (rung.warned, rung.breached)
    };
    let clock = world.look(case).await.nearest_clock().unwrap().clone();
    assert_eq!(ring().await, (0, 0));
    let ctx = world.ctx.clone();
    let next = world.run(async move |tx: &mut Tx| super::next(tx, &ctx).await).await.unwrap();
    assert_eq!(next, clock.warn_at);
    world.clock.set(clock.warn_at.unwrap());
    assert_eq!((ring().await, ring().await), ((1, 0), (0, 0)));
    world.clock.set(clock.due_at.unwrap());
    assert_eq!((ring().await, ring().await), ((0, 1), (0, 0)));
    let view = world.look(case).await;
    let told = |kind| view.events.iter().filter(|event| event.kind == kind).count();
    assert_eq!((told(Kind::ClockWarned), told(Kind::ClockBreached)), (1, 1));
    let rang = view.clock_log.iter().filter(|entry| matches!(entry.what, What::Warn | What::Breach));
    assert!(rang.map(|entry| entry.clock_id).eq([clock.id, clock.id]));

    // Nobody holds it: its team is told, and of a broken promise the lead besides.
    use notifications::Kind::{ClockBreached, ClockWarned};
    assert_eq!(told_to(&world, &mia).await, [ClockWarned, ClockBreached]);
    assert_eq!(told_to(&world, &lea).await, [ClockWarned, ClockBreached, ClockBreached]);
    // Somebody holds the next: they are told, and the team is not.
    let case = world.complaint("p2", "ben").await;
    let ctx = mia.clone();
    world.run(async move |tx: &mut Tx| queues::take(tx, &ctx, case).await).await.unwrap();
    world.clock.set(world.look(case).await.nearest_clock().unwrap().warn_at.unwrap());
    ring().await;
    assert_eq!(told_to(&world, &mia).await.len(), 3);
    assert_eq!(told_to(&world, &world.agent).await.len(), 2);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_number_is_the_sum_of_the_rows_behind_it(db: TestDb) {
    let world = World::new(db).await;
    for (n, minutes) in [2, 4, 40].into_iter().enumerate() {
        world.complaint(&format!("p{n}"), &format!("writer-{n}")).await;
        world.pass(Millis::minutes(minutes));
        world.hear(&[world.echo(&format!("a{n}"), &format!("p{n}"), None)]).await;
    }
    let ctx = world.agent.clone();
    let found =
        world.run(async move |tx: &mut Tx| super::attainment(tx, &ctx, START, super::By::Queue).await);
    let found = found.await.unwrap();
    let first = found.iter().find(|line| line.metric == Metric::FirstResponse).unwrap();
    assert_eq!((first.n, first.kept), (3, super::Ratio { num: 2, den: 3 }));
    assert_eq!((first.median, first.p90), (Millis::minutes(4), Millis::minutes(40)));
    for (state, n) in [(None, 3), (Some(State::Met), 2), (Some(State::Missed), 1)] {
        let queue = first.name.clone();
        let filter = super::Filter { since: START, metric: Metric::FirstResponse, queue, team: None, state };
        let ctx = world.agent.clone();
        let mut after = None;
        let mut seen = 0;
        loop {
            let (ctx, filter, page) = (ctx.clone(), filter.clone(), PageRequest::new(2, after));
            let page = world.run(async move |tx: &mut Tx| super::rows(tx, &ctx, &filter, page).await);
            let page = page.await.unwrap();
            seen += page.rows.len();
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen, n, "{state:?}");
    }
}

const FOUR_HOURS: &str = r#"
schema = "ownership/1"
extends = "base"
id = "hours"

[calendar.week]
tz = "Europe/London"
open = ["mon-fri 09:00-17:00"]

[sla.four_hours]
clock = "business"
first_response = "4h"
next_response = "2h"
resolution = "16h"
warn_at = 0.75

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
then = { queue = "care", sla = "four_hours" }
"#;

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_promise_in_opening_hours_sleeps_over_the_weekend_on_which_the_clocks_go_forward(db: TestDb) {
    let mut world = World::new(db).await;
    world.rule(FOUR_HOURS.to_owned()).await;
    let at = |text: &str| -> Instant { text.parse::<jiff::Timestamp>().unwrap().into() };
    world.clock.set(at("2026-03-27T16:00:00Z"));
    let case = world.complaint("p1", "jana").await;
    let clock = world.look(case).await.clocks.remove(0);
    assert_eq!((clock.kind, clock.calendar.as_deref()), (Counts::Business, Some("week")));
    assert_eq!(clock.warn_at, Some(at("2026-03-30T10:00:00Z")), "eleven o'clock of Monday, summer time");
    assert_eq!(clock.due_at, Some(at("2026-03-30T11:00:00Z")));
    let ring = async |text: &str| {
        world.clock.set(at(text));
        let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
        world.run(async move |tx: &mut Tx| super::ring(tx, &ctx, &brand).await).await.unwrap().warned
    };
    assert_eq!((ring("2026-03-29T23:00:00Z").await, ring("2026-03-30T10:00:00Z").await), (0, 1));

    world.clock.set(at("2026-03-30T10:30:00Z"));
    world.hear(&[world.echo("a1", "p1", None)]).await;
    world.clock.set(at("2026-03-30T11:00:00Z"));
    world.hear(&[world.private("m1", "jana", "and the router? please help")]).await;
    world.clock.set(at("2026-03-30T12:00:00Z"));
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await).await.unwrap();

    let view = world.look(case).await;
    let took = |metric| {
        let clock = view.clocks.iter().find(|clock| clock.metric == metric).unwrap();
        (clock.state, clock.business_ms, clock.calendar_ms)
    };
    let minutes = Millis::minutes;
    assert_eq!(took(Metric::FirstResponse), (State::Met, minutes(210), minutes(66 * 60 + 30)));
    assert_eq!(took(Metric::FullResolution), (State::Met, minutes(270), minutes(67 * 60 + 30)));
    assert_eq!(took(Metric::CustomerWait), (State::Done, minutes(270), minutes(67 * 60 + 30)));
    assert_eq!(took(Metric::NextResponse).0, State::Cancelled);
    let again = counted(&world, false).await;
    assert!(again.differing.is_empty() && again.clocks == 6, "{again:#?}");
}
