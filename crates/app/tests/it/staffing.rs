//! J7, the agent who vanishes: what waits for us goes back by age, and nothing stays with somebody who is not here.

use care::queues::ItemState;
use care::staff::{self, State};
use care::trail::Kind;
use care::{Tx, access};
use kernel::{CaseId, Millis, Role};

use crate::colleague::Colleague;
use crate::harness::{Story, on_both_engines, until};

on_both_engines! {
    when_an_agent_vanishes_their_work_is_somebody_elses_after_a_minute,
}

async fn hire(story: &Story, login: &'static str) -> Colleague {
    let ctx = story.ctx();
    let hired = story.node.app.write(async move |tx: &mut Tx| {
        access::add_user(tx, &ctx, login, login, Role::Agent, Some("care_team"), "none").await
    });
    story.as_user(hired.await.expect("the login is free"), Role::Agent)
}

async fn say(story: &Story, who: &Colleague, state: State) {
    let ctx = who.ctx.clone();
    let said = story.node.app.write(async move |tx: &mut Tx| staff::say(tx, &ctx, state, None).await);
    said.await.expect("everybody may say so");
}

async fn held_by(who: &Colleague, story: &Story, cases: &[CaseId]) {
    for case in cases {
        until("the dispatcher gives it", async || {
            let beating = who.ctx.clone();
            let beat = story.node.app.write(async move |tx: &mut Tx| staff::beat(tx, &beating).await);
            beat.await.expect("a heart may beat");
            (who.look(*case).await.item?.assignee == Some(who.id())).then_some(())
        })
        .await;
    }
}

async fn when_an_agent_vanishes_their_work_is_somebody_elses_after_a_minute(story: &Story) {
    let [ana, jo] = [hire(story, "ana").await, hire(story, "jo").await];
    say(story, &ana, State::Ready).await;
    let mut cases = Vec::new();
    for handle in ["older", "newer"] {
        let person = story.person(handle).await;
        story.network().post(&person, "@larkspur my internet is down, please help me").await.unwrap();
        story.heard().await;
        cases.push(story.case_of(&person).await);
        story.advance(Millis::seconds(10)).await;
    }
    held_by(&ana, story, &cases).await;

    // Her tab is closed, and she says nothing.
    story.advance(Millis::minutes(2)).await;
    for case in &cases {
        until("what waits for us goes back", async || {
            let item = ana.look(*case).await.item?;
            (item.state == ItemState::Waiting && item.previous == Some(ana.id())).then_some(())
        })
        .await;
    }
    say(story, &jo, State::Ready).await;
    held_by(&jo, story, &cases).await;
    let events = jo.look(cases[0]).await.events;
    let told: Vec<_> =
        events.iter().filter(|e| [Kind::Dispatched, Kind::Requeued].contains(&e.kind)).collect();
    assert_eq!(
        told.iter().map(|e| e.kind).collect::<Vec<_>>(),
        [Kind::Dispatched, Kind::Requeued, Kind::Dispatched]
    );
}
