//! Colleagues who want the same case, and who may give it to whom.

use care::queues::ItemState;
use care::trail::Kind;
use care::{Conflict, Error};
use futures::future::join_all;
use kernel::{CaseId, Millis, Role};

use crate::colleague::Colleague;
use crate::harness::{Story, on_both_engines};

on_both_engines! {
    of_ten_colleagues_who_want_one_case_exactly_one_gets_it,
    ten_colleagues_take_five_cases_and_none_is_taken_twice_or_left,
    the_most_urgent_is_taken_first_and_then_the_one_that_is_due_first,
    only_a_lead_takes_a_case_from_somebody_and_nobody_gives_one_to_a_viewer,
    a_released_case_waits_where_it_was,
    the_cases_of_somebody_whose_access_ends_wait_for_the_others,
}

async fn complaint(story: &Story, handle: &str) -> CaseId {
    let person = story.person(handle).await;
    story.network().post(&person, "@larkspur my internet is down, please help me").await.unwrap();
    story.heard().await;
    story.case_of(&person).await
}

async fn ten_agents(story: &Story) -> Vec<Colleague> {
    let ctx = story.ctx();
    let hired = story.node.app.write(async move |tx: &mut care::Tx| {
        let mut ids = Vec::new();
        for n in 0..10 {
            let (login, name) = (format!("agent{n}"), format!("Agent {n}"));
            ids.push(
                care::access::add_user(tx, &ctx, &login, &name, Role::Agent, Some("care_team"), "none")
                    .await?,
            );
        }
        Ok(ids)
    });
    hired.await.unwrap().into_iter().map(|id| story.as_user(id, Role::Agent)).collect()
}

async fn of_ten_colleagues_who_want_one_case_exactly_one_gets_it(story: &Story) {
    let case = complaint(story, "jana_k").await;
    let agents = ten_agents(story).await;
    let tries = join_all(agents.iter().map(|agent| agent.take(case))).await;
    let winners: Vec<_> = tries.iter().zip(&agents).filter(|(tried, _)| tried.is_ok()).collect();
    let [(_, winner)] = winners[..] else { panic!("{} got it", winners.len()) };
    let view = winner.look(case).await;
    let name = &view.users[&winner.id()].name;
    for lost in tries.iter().filter_map(|tried| tried.as_ref().err()) {
        assert!(matches!(lost, Error::Conflict(Conflict::Taken { who }) if who == name), "{lost}");
    }
    assert_eq!(view.item.unwrap().assignee, Some(winner.id()));
    assert_eq!(view.events.iter().filter(|event| event.kind == Kind::Taken).count(), 1);
    winner.take(case).await.expect("taking what one has changes nothing");
}

async fn ten_colleagues_take_five_cases_and_none_is_taken_twice_or_left(story: &Story) {
    let mut cases = Vec::new();
    for n in 0..5 {
        cases.push(complaint(story, &format!("person_{n}")).await);
    }
    let agents = ten_agents(story).await;
    let taken = join_all(agents.iter().map(|agent| agent.take_next("care"))).await;
    let mut taken: Vec<_> =
        taken.into_iter().filter_map(|taken| taken.expect("taking never fails")).collect();
    taken.sort_unstable();
    cases.sort_unstable();
    assert_eq!(taken, cases);
}

async fn the_most_urgent_is_taken_first_and_then_the_one_that_is_due_first(story: &Story) {
    let sam = story.colleague("sam").await;
    let first = complaint(story, "first").await;
    story.advance(Millis::minutes(1)).await;
    let second = complaint(story, "second").await;
    story.advance(Millis::minutes(1)).await;
    let famous = story.person_with("veltravel", "Vel", 250_000).await;
    story.network().post(&famous, "@larkspur you charged me for months, I want a refund now").await.unwrap();
    story.heard().await;
    let urgent = story.case_of(&famous).await;
    let mut order = Vec::new();
    while let Some(case) = sam.take_next("care").await.unwrap() {
        order.push(case);
    }
    assert_eq!(order, [urgent, first, second]);
}

async fn only_a_lead_takes_a_case_from_somebody_and_nobody_gives_one_to_a_viewer(story: &Story) {
    let [ada, lea, sam, mia, vic] = [
        story.colleague("ada").await,
        story.colleague("lea").await,
        story.colleague("sam").await,
        story.colleague("mia").await,
        story.colleague("vic").await,
    ];
    let case = complaint(story, "jana_k").await;
    assert!(matches!(vic.take(case).await, Err(Error::Denied { needs: Role::Agent })));
    sam.assign(case, mia.id()).await.expect("anybody gives away what nobody has");
    assert!(matches!(sam.take(case).await, Err(Error::Conflict(Conflict::Taken { who })) if who == "Mia"));
    assert!(matches!(sam.assign(case, sam.id()).await, Err(Error::Denied { needs: Role::Lead })));
    assert!(matches!(sam.release(case).await, Err(Error::Denied { needs: Role::Lead })));
    assert!(matches!(sam.transfer(case, "community").await, Err(Error::Denied { needs: Role::Lead })));
    mia.assign(case, sam.id()).await.expect("anybody gives away what they have");
    assert!(matches!(lea.assign(case, vic.id()).await, Err(Error::Invalid(why)) if why.contains("Vic")));
    lea.assign(case, lea.id()).await.expect("a lead takes it from somebody");
    ada.release(case).await.expect("an administrator may what a lead may");

    let view = lea.look(case).await;
    let item = view.item.unwrap();
    assert_eq!((item.state, item.assignee), (ItemState::Waiting, None));
    sam.transfer(case, "community").await.expect("anybody moves what nobody has");
    mia.take(case).await.unwrap();
    lea.transfer(case, "care").await.expect("a lead moves what somebody has");
    let view = lea.look(case).await;
    let item = view.item.unwrap();
    assert_eq!((item.queue.as_str(), item.assignee), ("care", None));
    let moves: Vec<_> = view.events.iter().filter(|e| e.actor.user().is_some()).map(|e| e.kind).collect();
    // One of the eight: whoever takes what was handed over acknowledges it.
    assert_eq!(moves.len(), 8, "what was refused left nothing: {moves:?}");
}

async fn a_released_case_waits_where_it_was(story: &Story) {
    let sam = story.colleague("sam").await;
    let older = complaint(story, "older").await;
    story.advance(Millis::minutes(1)).await;
    complaint(story, "newer").await;
    sam.take(older).await.unwrap();
    sam.release(older).await.unwrap();
    let mia = story.colleague("mia").await;
    assert_eq!(mia.take_next("care").await.unwrap(), Some(older));
}

async fn the_cases_of_somebody_whose_access_ends_wait_for_the_others(story: &Story) {
    let [ada, sam, mia] =
        [story.colleague("ada").await, story.colleague("sam").await, story.colleague("mia").await];
    let case = complaint(story, "jana_k").await;
    sam.take(case).await.unwrap();
    assert!(matches!(mia.dismiss(sam.id()).await, Err(Error::Denied { needs: Role::Admin })));
    assert!(matches!(ada.dismiss(ada.id()).await, Err(Error::Invalid(_))), "nobody locks themselves out");
    assert_eq!(mia.take_next("care").await.unwrap(), None);
    ada.dismiss(sam.id()).await.unwrap();
    assert_eq!(mia.take_next("care").await.unwrap(), Some(case));
    let events = mia.look(case).await.events;
    let released = events.iter().find(|event| event.kind == Kind::Released).expect("it is in the trail");
    assert_eq!(
        (released.actor.user(), &released.data["from"]),
        (Some(ada.id()), &sam.id().to_string().into())
    );
}
