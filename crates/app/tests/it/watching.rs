//! What the product finds out although nobody told it, and what others do in the brand's name.

use care::cases::{Direction, Mode, State};
use care::clocks;
use care::queues::Turn;
use care::trail::Kind;
use channels::sandbox::simulator::{Faults, Placement};
use kernel::Millis;

use crate::colleague::said;
use crate::harness::{Story, on_both_engines, until};
use crate::rows;

on_both_engines! {
    deliveries_that_the_network_dropped_arrive_by_its_history,
    an_answer_with_the_networks_own_app_stops_the_clock_and_has_no_author,
    a_private_answer_with_the_networks_own_app_joins_the_persons_case,
    likes_are_counted_and_taken_back,
}

async fn deliveries_that_the_network_dropped_arrive_by_its_history(story: &Story) {
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    story.faults(Faults { silent_drop: true, ..Faults::default() });
    story.network().dm(&jana, "is anybody there?").await.unwrap();
    story.network().dm(&jana, "hello?").await.unwrap();
    story.heard().await;
    story.faults(Faults::default());
    story.advance(Millis::seconds(31)).await;
    until("the history is read", async || (rows::messages(story).await == 3).then_some(())).await;
    story.advance(Millis::minutes(1)).await;
    story.heard().await;
    assert_eq!(rows::messages(story).await, 3, "what had come by the hook is not there twice");
    let view = story.colleague("sam").await.look(story.case_of(&jana).await).await;
    let texts: Vec<_> = view.messages.iter().map(|message| message.text.as_str()).collect();
    assert_eq!(texts[1..], ["is anybody there?", "hello?"]);
}

async fn an_answer_with_the_networks_own_app_stops_the_clock_and_has_no_author(story: &Story) {
    let jana = story.person("jana_k").await;
    let post = story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    story.advance(Millis::minutes(4)).await;
    story.network().say_as_brand(&Placement::Reply { to: post }, "Sorry, Jana! Looking.").await.unwrap();
    story.heard().await;

    let view = story.colleague("sam").await.look(story.case_of(&jana).await).await;
    let words = said(&view, Direction::Outbound);
    assert_eq!(
        words.iter().map(|m| (m.text.as_str(), m.author_id)).collect::<Vec<_>>(),
        [("Sorry, Jana! Looking.", None)]
    );
    let clock = &view.clocks[0];
    assert_eq!((clock.state, clock.stopped_at), (clocks::State::Met, Some(story.network().now())));
    assert_eq!((view.case.state, view.case.answered_at), (State::Waiting, clock.stopped_at));
    let item = view.item.as_ref().unwrap();
    assert_eq!((item.turn, item.due_at), (Turn::Theirs, None));
    assert!(view.events.iter().any(|event| event.kind == Kind::EchoSeen));
    assert_eq!(view.sends.len(), 0);

    // An answer from here to what comes next is not the echo's double.
    story.network().dm(&jana, "thanks, it is the flat upstairs. any news?").await.unwrap();
    story.heard().await;
    let sam = story.colleague("sam").await;
    sam.answer(view.case.id, Mode::Private, "An engineer comes at four.").await;
    story.sent().await;
    let view = sam.look(view.case.id).await;
    assert_eq!(said(&view, Direction::Outbound).len(), 2);
}

async fn a_private_answer_with_the_networks_own_app_joins_the_persons_case(story: &Story) {
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let with = Placement::Dm { with: jana.clone() };
    story.network().say_as_brand(&with, "Hello Jana, where do you live?").await.unwrap();
    story.heard().await;
    let view = story.colleague("sam").await.look(story.case_of(&jana).await).await;
    let words = said(&view, Direction::Outbound);
    assert_eq!(words.iter().map(|m| m.text.as_str()).collect::<Vec<_>>(), ["Hello Jana, where do you live?"]);
    assert_eq!((view.case.state, view.clocks[0].state), (State::Waiting, clocks::State::Met));
    story.network().dm(&jana, "14 Elm Road").await.unwrap();
    story.heard().await;
    assert_eq!(story.cases_of(&jana).await, [view.case.id]);
}

async fn likes_are_counted_and_taken_back(story: &Story) {
    let (jana, omar) = (story.person("jana_k").await, story.person("omar").await);
    let post = story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.network().like(&omar, &post).await.unwrap();
    story.network().like(&jana, &post).await.unwrap();
    story.heard().await;
    let sam = story.colleague("sam").await;
    let case = story.case_of(&jana).await;
    let view = sam.look(case).await;
    assert_eq!(view.reactions.get(&view.messages[0].id), Some(&2));
    story.advance(Millis::seconds(1)).await;
    story.network().unlike(&omar, &post).await.unwrap();
    story.heard().await;
    let view = sam.look(case).await;
    assert_eq!(view.reactions.get(&view.messages[0].id), Some(&1));
}
