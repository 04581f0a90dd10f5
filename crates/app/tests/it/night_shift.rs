//! The evening: briefs are written, cases follow the sun, and the night goes on where the day stopped.

use care::cases::Mode;
use care::handoffs::{Kind, briefs};
use care::queues::ItemState;
use care::{Tx, notifications, staff};
use kernel::{CaseId, Instant, Millis};

use crate::colleague::Colleague;
use crate::harness::{MONDAY, Story, on_both_engines, until};

on_both_engines! {
    what_waits_for_us_goes_to_the_night_with_a_brief_and_what_waits_for_its_customer_when_they_write,
}

/// 20:00 in London on the Monday on which stories begin.
const EIGHT: Instant = Instant::from_seconds(MONDAY.micros() / 1_000_000 + 10 * 3600);

/// Marketing's care team by day, the contact centre by night; for the network of these stories.
async fn matrix(story: &Story) {
    let source = ownership::preset_text("matrix").unwrap().replace("\"x\", ", "\"sandbox\", \"x\", ");
    story.rule(source).await;
    for (login, team) in [("mia", "social_care"), ("sam", "centre")] {
        let (ctx, brand, who) = (story.ctx(), story.brand(), story.colleague(login).await.id());
        let join = async move |tx: &mut Tx| staff::join(tx, &ctx, &brand, who, team).await;
        let joined = story.node.app.write(join);
        joined.await.unwrap();
    }
}

async fn it_is(story: &Story, at: Instant) {
    story.advance(at.since(story.ctx().now())).await;
}

async fn complaint(story: &Story, person: &str) -> CaseId {
    story.network().post(person, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    story.case_of(person).await
}

async fn told(story: &Story, who: &Colleague) -> Vec<notifications::Notification> {
    let ctx = who.ctx.clone();
    story.node.app.read(async move |tx: &mut Tx| notifications::mine(tx, &ctx, 50).await).await.unwrap()
}

async fn what_waits_for_us_goes_to_the_night_with_a_brief_and_what_waits_for_its_customer_when_they_write(
    story: &Story,
) {
    matrix(story).await;
    let (ana, jo) = (story.colleague("mia").await, story.colleague("sam").await);
    let [jana, kim, lee] =
        [story.person("jana_k").await, story.person("kim").await, story.person("lee").await];
    let [first, second, stays] =
        [complaint(story, &jana).await, complaint(story, &kim).await, complaint(story, &lee).await];
    for case in [first, second, stays] {
        ana.take(case).await.unwrap();
    }
    ana.answer(stays, Mode::Public, "Sorry, Lee. An engineer will be with you by 9:00 tomorrow.").await;
    story.sent().await;
    let before = ana.look(first).await;
    let promise = |view: &care::desk::CaseView| {
        view.nearest_clock().map(|clock| (clock.id, clock.started_at, clock.due_at))
    };
    let promised = promise(&before);

    it_is(story, EIGHT - Millis::minutes(15)).await;
    let prompt = until("the prompt", async || {
        told(story, &ana).await.into_iter().find(|told| told.kind == notifications::Kind::ShiftEnd)
    })
    .await;
    assert_eq!(prompt.data["cases"], 2);
    let ctx = ana.ctx.clone();
    let mine = story.node.app.read(async move |tx: &mut Tx| briefs::mine(tx, &ctx).await).await.unwrap();
    assert_eq!(mine.iter().map(|open| open.case).collect::<Vec<_>>(), [first, second]);
    assert!(mine.iter().all(|open| open.brief.asked.is_some() && open.written_at.is_none()));

    it_is(story, EIGHT).await;
    for case in [first, second] {
        until("the case follows the sun", async || {
            (ana.look(case).await.item?.queue == "centre_desk").then_some(())
        })
        .await;
    }
    let night = jo.look(first).await;
    let item = night.item.as_ref().unwrap();
    assert_eq!(
        (item.state, item.assignee, item.due_at),
        (ItemState::Waiting, None, before.item.unwrap().due_at)
    );
    assert!(promised.is_some());
    assert_eq!(promise(&night), promised, "its clock goes on");
    assert_eq!(item.policy.as_ref().unwrap().0.only, Some(vec!["dm".to_owned()]));
    let stayed = ana.look(stays).await.item.unwrap();
    assert_eq!((stayed.queue.as_str(), stayed.assignee), ("social_care_desk", Some(ana.id())));

    it_is(story, EIGHT + Millis::minutes(12)).await;
    story.network().dm(&lee, "nobody has called yet, please help").await.unwrap();
    story.heard().await;
    let view = jo.look(stays).await;
    assert_eq!(view.item.as_ref().unwrap().queue, "centre_desk", "the owner's shift is over");
    let ctx = jo.ctx.clone();
    let moves = story
        .node
        .app
        .read(async move |tx: &mut Tx| care::handoffs::of_case(tx, &ctx, stays).await)
        .await
        .unwrap();
    assert_eq!(moves.len(), 1);
    assert_eq!(moves[0].kind, Kind::FollowTheSun);
    assert_eq!(moves[0].promised.as_deref(), Some("An engineer will be with you by 9:00 tomorrow."));
    jo.take(stays).await.unwrap();
    jo.answer(stays, Mode::Private, "Hi Lee, I am Jo. The engineer is booked.").await;
    story.sent().await;

    // One is resolved in the night, one is still open: the morning brings back only that, into Ana's hands.
    jo.take(second).await.unwrap();
    jo.resolve(second).await.unwrap();
    it_is(story, EIGHT + Millis::hours(12) - Millis::seconds(5)).await;
    let ctx = ana.ctx.clone();
    let here = async move |tx: &mut Tx| staff::say(tx, &ctx, staff::State::Ready, None).await;
    story.node.app.write(here).await.unwrap();
    it_is(story, EIGHT + Millis::hours(12)).await;
    let back = until("the case comes back", async || {
        ana.look(first).await.item.filter(|item| item.queue == "social_care_desk")
    })
    .await;
    assert_eq!((back.assignee, back.policy), (Some(ana.id()), None));
    assert_eq!(ana.look(second).await.item.unwrap().queue, "centre_desk", "it is resolved");
    let waits = jo.look(stays).await.item.unwrap();
    assert_eq!((waits.queue.as_str(), waits.assignee), ("centre_desk", Some(jo.id())), "Lee has an answer");
}
