//! From a public complaint to a private answer.

use care::cases::{Direction, Mode, Seen, State};
use care::clocks;
use care::queues::{ItemState, Turn};
use care::trail::Kind;
use kernel::Millis;

use crate::colleague::said;
use crate::harness::{MONDAY, Story, on_both_engines};

on_both_engines! {
    a_public_complaint_is_answered_in_public_and_then_in_private_as_one_case,
}

async fn a_public_complaint_is_answered_in_public_and_then_in_private_as_one_case(story: &Story) {
    let (network, sam) = (story.network(), story.colleague("sam").await);
    let jana = story.person("jana_k").await;
    let words =
        "@larkspur THIRD day without internet, two engineers did not turn up. Please fix it, this is a joke.";
    let post = network.post(&jana, words).await.unwrap();
    story.heard().await;

    // It stands with support, with a promise of fifteen minutes, and says why.
    let case = story.case_of(&jana).await;
    let view = sam.look(case).await;
    assert_eq!((view.case.state, view.case.topic.as_deref()), (State::Open, Some("outage")));
    let item = view.item.as_ref().unwrap();
    assert_eq!((item.queue.as_str(), item.sla.as_deref()), ("care", Some("public_fast")));
    assert_eq!((item.state, item.assignee, item.turn), (ItemState::Waiting, None, Turn::Ours));
    assert_eq!(item.due_at, Some(MONDAY + Millis::minutes(15)));
    let decision = &view.decisions[0];
    assert_eq!((view.decisions.len(), decision.rule.as_str()), (1, "R4-something-to-do"));
    assert_eq!(decision.record.0.result.rule.as_str(), "R4-something-to-do");
    let reading = view.reading().unwrap().unwrap();
    assert!(reading.intent.is(&triage::Intent::Complaint) && reading.needs_action.is(&true));

    // Sam takes it and answers in public, four and a half minutes after the words were said.
    story.advance(Millis::seconds(70)).await;
    sam.take(case).await.unwrap();
    assert_eq!(sam.look(case).await.item.unwrap().assignee, Some(sam.id()));
    story.advance(Millis::seconds(200 - 11)).await;
    let sorry = "Two missed visits are not OK, and I am sorry. I am Sam and stay with this. Will you write to me here?";
    let (answer, _) = sam.answer(case, Mode::Public, sorry).await;
    assert_eq!(sam.look(case).await.case.state, State::Waiting);
    story.sent().await;

    let thread = network.thread(&post).unwrap().posts;
    assert_eq!(thread.len(), 2);
    assert_eq!((thread[1].text.as_str(), thread[1].author.brand), (sorry, true));
    assert_eq!(thread[1].parent.as_deref(), Some(post.as_str()));
    let view = sam.look(case).await;
    let first = &view.clocks[0];
    assert_eq!((first.metric, first.state), (clocks::Metric::FirstResponse, clocks::State::Met));
    assert_eq!(first.stopped_at.unwrap().since(first.started_at), Millis::seconds(270));
    assert_eq!(view.case.answered_at, first.stopped_at);
    let item = view.item.as_ref().unwrap();
    assert_eq!((item.turn, item.due_at, item.assignee), (Turn::Theirs, None, Some(sam.id())));

    // She writes in private: the same case, still in Sam's hands, now with the clock of the next answer.
    story.advance(Millis::minutes(4)).await;
    network.dm(&jana, "ok. call me on +44 20 7946 0018 or write to jana@example.org, flat 14").await.unwrap();
    let wrote = story.network().now();
    story.heard().await;
    assert_eq!(story.cases_of(&jana).await, [case]);
    let view = sam.look(case).await;
    assert_eq!(view.case.state, State::Open);
    let item = view.item.as_ref().unwrap();
    assert_eq!((item.turn, item.assignee, item.queue.as_str()), (Turn::Ours, Some(sam.id()), "care"));
    assert_eq!(view.decisions[0].rule, "C1-open-case");
    let next = view.nearest_clock().unwrap();
    assert_eq!((next.metric, next.started_at), (clocks::Metric::NextResponse, wrote));
    assert_eq!(next.due_at, Some(wrote + Millis::minutes(30)));
    let told = view.told();
    let told: Vec<_> = told.iter().map(|t| (t.datum.name(), t.value.as_str(), t.public)).collect();
    assert_eq!(told, [("phone", "+44 20 7946 0018", false), ("email", "jana@example.org", false)]);

    // The private answer reaches her, and nobody else.
    story.advance(Millis::minutes(3)).await;
    let found = "Thank you, Jana. I found it: the line card failed. May I call you now?";
    sam.answer(case, Mode::Private, found).await;
    story.sent().await;
    let private = network.conversation(&jana).unwrap().messages;
    assert_eq!(private.iter().map(|m| m.text.as_str()).collect::<Vec<_>>()[1..], [found]);
    assert_eq!(network.thread(&post).unwrap().posts.len(), 2);

    let view = sam.look(case).await;
    let mut replies = view.clocks.iter().filter(|clock| clock.metric.is_reply());
    assert!(replies.all(|clock| clock.state == clocks::State::Met), "{:?}", view.clocks);
    let spoken = said(&view, Direction::Outbound);
    assert_eq!(spoken.iter().map(|m| m.visibility).collect::<Vec<_>>(), [Seen::Public, Seen::Private]);
    assert!(spoken.iter().all(|m| m.author_id == Some(sam.id()) && m.provider_id.is_some()));
    assert_eq!(spoken[0].id, answer);

    // The audit trail tells it all, with who did what.
    let kinds: Vec<_> = view.events.iter().map(|event| event.kind).collect();
    for kind in [
        Kind::CaseOpened,
        Kind::MessageReceived,
        Kind::Routed,
        Kind::ClockStarted,
        Kind::Taken,
        Kind::ReplyQueued,
        Kind::ReplySending,
        Kind::ReplySent,
        Kind::ClockStopped,
        Kind::CaseJoined,
    ] {
        assert!(kinds.contains(&kind), "{kind} is missing in {kinds:?}");
    }
    let by_sam =
        view.events.iter().filter(|event| event.actor.user() == Some(sam.id())).map(|event| event.kind);
    assert_eq!(by_sam.collect::<Vec<_>>(), [Kind::Taken, Kind::ReplyQueued, Kind::ReplyQueued]);
}
