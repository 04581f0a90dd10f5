//! What people write next, and where it goes: back into the case, into a new one, or past its owner.

use care::cases::{Mode, State};
use care::clocks::Metric;
use care::queues::{ItemState, Turn};
use care::trail::Kind;
use care::{Conflict, Error};
use kernel::{CaseId, Millis};

use crate::colleague::Colleague;
use crate::harness::{Story, on_both_engines, until};

on_both_engines! {
    a_reply_within_seven_days_brings_the_case_back_to_the_agent_who_had_it,
    thanks_leave_a_resolved_case_resolved,
    after_eight_days_the_same_thread_is_a_new_case,
    praise_after_the_solution_goes_to_marketing,
    danger_goes_to_the_safety_desk_whoever_has_the_case,
    a_sleeping_case_wakes_at_its_time_or_when_the_person_writes,
    an_agent_brings_a_resolved_case_back_to_where_it_was,
}

/// A complaint that Sam answered in public and resolved; the case and the answer's id on the network.
async fn solved(story: &Story, sam: &Colleague, person: &str) -> (CaseId, String) {
    story.network().post(person, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let case = story.case_of(person).await;
    sam.take(case).await.unwrap();
    sam.answer(case, Mode::Public, "It should be back now. Is it?").await;
    story.sent().await;
    sam.resolve(case).await.unwrap();
    let view = sam.look(case).await;
    assert_eq!((view.case.state, view.item.as_ref().unwrap().state), (State::Resolved, ItemState::Done));
    let answer = view.messages.last().unwrap().provider_id.clone().unwrap();
    (case, answer)
}

async fn a_reply_within_seven_days_brings_the_case_back_to_the_agent_who_had_it(story: &Story) {
    let (sam, jana) = (story.colleague("sam").await, story.person("jana_k").await);
    let (case, answer) = solved(story, &sam, &jana).await;
    story.advance(Millis::days(6)).await;
    story.network().reply(&jana, &answer, "it is down again, same fault, please fix it").await.unwrap();
    story.heard().await;

    assert_eq!(story.cases_of(&jana).await, [case]);
    let view = sam.look(case).await;
    assert_eq!((view.case.state, view.case.reopened, view.case.resolved_at), (State::Open, 1, None));
    let item = view.item.as_ref().unwrap();
    assert_eq!((item.queue.as_str(), item.assignee, item.turn), ("care", Some(sam.id()), Turn::Ours));
    assert_eq!(view.nearest_clock().unwrap().metric, Metric::NextResponse);
    assert_eq!(item.due_at, view.nearest_clock().unwrap().due_at);
    assert!(view.events.iter().any(|event| event.kind == Kind::CaseReopened));
}

async fn thanks_leave_a_resolved_case_resolved(story: &Story) {
    let (sam, jana) = (story.colleague("sam").await, story.person("jana_k").await);
    let (case, answer) = solved(story, &sam, &jana).await;
    story.advance(Millis::hours(2)).await;
    story.network().reply(&jana, &answer, "thank you so much, it works again").await.unwrap();
    story.heard().await;

    assert_eq!(story.cases_of(&jana).await, [case]);
    let view = sam.look(case).await;
    assert_eq!((view.case.state, view.case.reopened), (State::Resolved, 0));
    assert_eq!(view.item.as_ref().unwrap().state, ItemState::Done);
    assert!(view.nearest_clock().is_none());
    assert_eq!(view.messages.last().unwrap().text, "thank you so much, it works again");
    assert!(view.events.iter().any(|event| event.kind == Kind::CaseThanked));
}

async fn after_eight_days_the_same_thread_is_a_new_case(story: &Story) {
    let (sam, jana) = (story.colleague("sam").await, story.person("jana_k").await);
    let (case, answer) = solved(story, &sam, &jana).await;
    story.advance(Millis::days(8)).await;
    story.network().reply(&jana, &answer, "it is down again, please fix it").await.unwrap();
    story.heard().await;

    let cases = story.cases_of(&jana).await;
    assert_eq!((cases.len(), cases[1]), (2, case));
    let view = sam.look(cases[0]).await;
    assert_eq!((view.case.state, view.item.as_ref().unwrap().assignee), (State::Open, None));
    assert_eq!(view.nearest_clock().unwrap().metric, Metric::FirstResponse);
    assert_eq!(sam.look(case).await.case.state, State::Resolved);
    // What comes next in the thread goes with the new case.
    story.network().reply(&jana, &answer, "and the router blinks").await.unwrap();
    story.heard().await;
    assert_eq!(story.cases_of(&jana).await.len(), 2);
    assert_eq!(sam.look(cases[0]).await.case.last_seq, 2);
}

async fn praise_after_the_solution_goes_to_marketing(story: &Story) {
    let (sam, jana) = (story.colleague("sam").await, story.person("jana_k").await);
    let (case, _) = solved(story, &sam, &jana).await;
    story.advance(Millis::days(2)).await;
    story.network().post(&jana, "Love you @larkspur, Sam is great, fantastic service!").await.unwrap();
    story.heard().await;

    let cases = story.cases_of(&jana).await;
    assert_eq!((cases.len(), sam.look(case).await.case.state), (2, State::Resolved));
    let view = sam.look(cases[0]).await;
    assert_eq!(view.item.as_ref().unwrap().queue, "community");
    assert_eq!(view.decisions[0].rule, "R6-friendly-or-neutral");
}

async fn danger_goes_to_the_safety_desk_whoever_has_the_case(story: &Story) {
    let (mia, jana) = (story.colleague("mia").await, story.person("jana_k").await);
    story.network().post(&jana, "Love the new @larkspur advert, so good!").await.unwrap();
    story.heard().await;
    let case = story.case_of(&jana).await;
    mia.take(case).await.unwrap();
    assert_eq!(mia.look(case).await.item.unwrap().queue, "community");
    story.advance(Millis::minutes(5)).await;
    story.network().dm(&jana, "I can't go on, I want to kill myself tonight").await.unwrap();
    story.heard().await;

    assert_eq!(story.cases_of(&jana).await, [case]);
    let view = mia.look(case).await;
    let item = view.item.as_ref().unwrap();
    assert_eq!((item.queue.as_str(), item.state, item.assignee), ("safety_desk", ItemState::Waiting, None));
    assert_eq!((item.sla.as_deref(), item.response.as_str()), (Some("public_fast"), "hold"));
    assert_eq!(view.decisions[0].rule, "G1-people-at-risk");
    assert_eq!(item.due_at, Some(story.network().now() + Millis::minutes(15)));
    assert!(view.events.iter().any(|event| event.kind == Kind::Moved));
}

async fn a_sleeping_case_wakes_at_its_time_or_when_the_person_writes(story: &Story) {
    let (sam, jana) = (story.colleague("sam").await, story.person("jana_k").await);
    story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let case = story.case_of(&jana).await;
    sam.take(case).await.unwrap();
    let now = story.network().now();
    assert!(sam.snooze(case, now).await.is_err(), "a case can't sleep until now");
    sam.snooze(case, now + Millis::hours(3)).await.unwrap();
    let view = sam.look(case).await;
    assert_eq!((view.case.state, view.item.unwrap().turn), (State::Snoozed, Turn::Asleep));

    story.advance(Millis::hours(1)).await;
    story.network().dm(&jana, "any news?").await.unwrap();
    story.heard().await;
    let view = sam.look(case).await;
    assert_eq!((view.case.state, view.case.snoozed_until), (State::Open, None));
    assert_eq!(view.item.unwrap().turn, Turn::Ours);

    sam.snooze(case, story.network().now() + Millis::hours(3)).await.unwrap();
    story.advance(Millis::hours(3)).await;
    until("the case wakes", async || (sam.look(case).await.case.state == State::Open).then_some(())).await;
    assert_eq!(sam.look(case).await.events.last().unwrap().kind, Kind::CaseWoken);
}

async fn an_agent_brings_a_resolved_case_back_to_where_it_was(story: &Story) {
    let (sam, jana) = (story.colleague("sam").await, story.person("jana_k").await);
    let (case, _) = solved(story, &sam, &jana).await;
    assert!(matches!(sam.resolve(case).await, Err(Error::Conflict(Conflict::State { state: "resolved" }))));
    assert!(matches!(sam.take(case).await, Err(Error::Conflict(Conflict::State { .. }))));
    sam.reopen(case).await.unwrap();
    let view = sam.look(case).await;
    let item = view.item.as_ref().unwrap();
    assert_eq!((view.case.state, view.case.reopened), (State::Open, 1));
    assert_eq!((item.queue.as_str(), item.assignee, item.turn), ("care", Some(sam.id()), Turn::Ours));
    assert!(matches!(sam.reopen(case).await, Err(Error::Conflict(Conflict::State { state: "open" }))));
    // Whatever is said next is one case, in one queue.
    story.network().dm(&jana, "still down, please help").await.unwrap();
    story.heard().await;
    assert_eq!(story.cases_of(&jana).await, [case]);
    sam.resolve(case).await.unwrap();
}
