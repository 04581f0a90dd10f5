//! J8: the right answer is none.

use care::cases::State;
use care::handling::{self, NoReply, Reason};
use care::trail::Kind;
use care::{Error, Tx, clocks, routing};
use kernel::{CaseId, Millis};

use crate::colleague::Colleague;
use crate::harness::{Story, on_both_engines};

on_both_engines! {
    no_answer_is_a_decision_with_a_reason_and_no_breach,
    copies_of_one_bait_are_left_alone_together_and_some_are_looked_at_again,
    who_lets_off_steam_is_read_and_left_alone_and_no_promise_breaks,
    where_somebody_may_be_in_danger_only_a_lead_leaves_words_unanswered,
}

async fn says(story: &Story, handle: &str, words: &str) -> CaseId {
    let person = story.person(handle).await;
    story.network().post(&person, words).await.unwrap();
    story.heard().await;
    story.case_of(&person).await
}

async fn leave(story: &Story, who: &Colleague, case: CaseId, reason: Reason) -> care::Result<()> {
    let (ctx, brand) = (who.ctx.clone(), story.brand());
    let wish = NoReply { reason, note: None };
    story
        .node
        .app
        .write(async move |tx: &mut Tx| handling::no_reply(tx, &ctx, &brand, case, &wish).await)
        .await
}

async fn no_answer_is_a_decision_with_a_reason_and_no_breach(story: &Story) {
    let sam = story.colleague("sam").await;
    for (handle, words, reason) in [
        ("grieving", "rip grandad. 40 years a @larkspur engineer", Reason::Bereavement),
        ("shrugging", "@larkspur please fix my internet, ok whatever larkspur gonna larkspur", Reason::Vent),
    ] {
        let case = says(story, handle, words).await;
        assert!(sam.look(case).await.sends.is_empty(), "no machine answers");
        leave(story, &sam, case, reason).await.unwrap();
        story.advance(Millis::hours(2)).await;
        let view = sam.look(case).await;
        assert_eq!(view.case.state, State::Resolved);
        assert_eq!(view.item.as_ref().unwrap().response, "do_not_reply", "it counts in no rate of answers");
        assert!(view.clocks.iter().all(|clock| clock.state == clocks::State::Cancelled), "{:?}", view.clocks);
        let event = view.events.iter().find(|event| event.kind == Kind::NoReply).expect("it is told");
        assert_eq!(event.data["reason"], reason.name());
    }
    let case = says(story, "third", "@larkspur please fix my internet").await;
    let bare = leave(story, &sam, case, Reason::Other).await.unwrap_err();
    assert!(matches!(bare, Error::Invalid(_)), "another reason needs words: {bare}");
}

async fn copies_of_one_bait_are_left_alone_together_and_some_are_looked_at_again(story: &Story) {
    let sam = story.colleague("sam").await;
    let mut cases = Vec::new();
    for n in 0..40 {
        let words = format!("@larkspur do you support the purple party? answer yes or no you cowards {n}");
        let person = story.person(&format!("bait{n}")).await;
        story.network().post(&person, &words).await.unwrap();
        cases.push(person);
    }
    story.heard().await;
    let first = story.case_of(&cases[0]).await;
    let other = says(story, "honest", "@larkspur please fix my internet, it is down since Monday").await;
    let ctx = sam.ctx.clone();
    let alike =
        story.node.app.read(async move |tx: &mut Tx| handling::alike(tx, &ctx, first).await).await.unwrap();
    assert_eq!((alike.len(), alike.contains(&other)), (40, false), "forty times the same, and nothing else");
    let kept = answered(story).await;
    let (ctx, brand) = (sam.ctx.clone(), story.brand());
    let wish = NoReply { reason: Reason::PoliticalBait, note: None };
    let bulk = story
        .node
        .app
        .write(async move |tx: &mut Tx| handling::no_reply_alike(tx, &ctx, &brand, first, &wish).await);
    let bulk = bulk.await.unwrap();
    assert_eq!((bulk.done.len(), bulk.refused.len()), (40, 0), "{:?}", bulk.refused);
    story.advance(Millis::days(2)).await;
    assert_eq!(answered(story).await, kept, "forty that nobody answers stand in no rate of answers");
    let ctx = sam.ctx.clone();
    let listed = story.node.app.read(async move |tx: &mut Tx| {
        let all = handling::no_replies(tx, &ctx, true, 200).await?;
        Ok((all, handling::no_replies(tx, &ctx, false, 200).await?))
    });
    let (all, sampled) = listed.await.unwrap();
    assert_eq!(all.len(), 40);
    let marked: Vec<_> = all.iter().filter(|one| one.sampled).map(|one| one.case_id).collect();
    assert_eq!(marked, sampled.iter().map(|one| one.case_id).collect::<Vec<_>>());
    assert!(all.iter().all(|one| one.sampled == one.case_id.uuid().as_u128().is_multiple_of(10)));
    assert_eq!(sam.look(other).await.case.state, State::Open);
}

/// Of how many first answers it is said whether they came in time.
async fn answered(story: &Story) -> i64 {
    let (ctx, since) = (story.ctx(), story.ctx().now() - Millis::days(7));
    let told = story
        .node
        .app
        .read(async move |tx: &mut Tx| clocks::attainment(tx, &ctx, since, clocks::By::Queue).await);
    told.await.unwrap().iter().map(|row| row.n).sum()
}

async fn who_lets_off_steam_is_read_and_left_alone_and_no_promise_breaks(story: &Story) {
    let sam = story.colleague("sam").await;
    let case = says(story, "shouting", "@larkspur my internet is down, you are the worst, please help").await;
    let message = sam.look(case).await.messages[0].id;
    for (fact, value) in [("sentiment_brand", "negative"), ("needs_action", "false")] {
        let (ctx, brand) = (sam.ctx.clone(), story.brand());
        let said = story.node.app.write(async move |tx: &mut Tx| {
            care::learning::correct(tx, &ctx, &brand, message, fact, value).await.map(drop)
        });
        said.await.unwrap();
    }
    let view = sam.look(case).await;
    let item = view.item.as_ref().unwrap();
    assert_eq!(
        (view.decisions[0].rule.as_str(), item.queue.as_str(), item.response.as_str()),
        ("R7-letting-off-steam", "community", "monitor_only")
    );
    story.advance(Millis::days(5)).await;
    let view = sam.look(case).await;
    assert_eq!(item.due_at, None);
    assert!(view.clocks.iter().all(|clock| clock.breached_at.is_none()), "{:?}", view.clocks);
    assert!(!view.events.iter().any(|event| event.kind == Kind::ClockBreached));
}

async fn where_somebody_may_be_in_danger_only_a_lead_leaves_words_unanswered(story: &Story) {
    let (sam, lea) = (story.colleague("sam").await, story.colleague("lea").await);
    let risk = says(story, "risk", "@larkspur I can't go on, I want to kill myself tonight").await;
    let view = sam.look(risk).await;
    let item = view.item.as_ref().unwrap();
    assert_eq!((item.queue.as_str(), item.response.as_str()), ("safety_desk", "hold"));
    let ctx = sam.ctx.clone();
    let guarded = story.node.app.read(async move |tx: &mut Tx| routing::is_guarded(tx, &ctx, risk).await);
    assert!(guarded.await.unwrap(), "nothing is offered here, and nobody is asked to rate it");
    let answered =
        sam.say(sam.wish(risk, care::cases::Mode::Public, "We hear you.").await).await.unwrap_err();
    assert_eq!(
        answered.to_string(),
        "only who holds the role `safety_lead` may answer here: hand the case to them"
    );

    let (ctx, brand) = (sam.ctx.clone(), story.brand());
    let alarm =
        says(story, "daughter", "@larkspur my elderly mum's emergency alarm line is down, please help").await;
    let message = sam.look(alarm).await.messages[0].id;
    let grave = story.node.app.write(async move |tx: &mut Tx| {
        care::learning::correct(tx, &ctx, &brand, message, "severity", "4").await.map(drop)
    });
    grave.await.unwrap();
    for (case, why) in [
        (risk, "a guard holds this case: only a lead may decide that nobody answers it"),
        (alarm, "somebody may be in danger here: only a lead may decide that nobody answers"),
    ] {
        assert_eq!(leave(story, &sam, case, Reason::Joke).await.unwrap_err().to_string(), why);
        assert_eq!(sam.look(case).await.case.state, State::Open);
        leave(story, &lea, case, Reason::NotForUs).await.unwrap();
        assert_eq!(sam.look(case).await.case.state, State::Resolved);
    }
}
