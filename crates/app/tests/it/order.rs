//! Networks that repeat themselves, change their mind, and tell things in the wrong order.

use care::cases::{self, Direction, Message};
use care::trail::Kind;
use channels::sandbox::simulator::Faults;
use db::args;
use kernel::{Instant, MessageId, Millis};

use crate::colleague::said;
use crate::harness::{MONDAY, Story, on_both_engines};
use crate::{rows, wire};

on_both_engines! {
    the_same_words_twice_are_one_message,
    a_reply_that_overtakes_its_parent_joins_it_in_one_case,
    changes_that_overtake_their_message_wait_for_it,
    every_version_is_kept_and_an_older_edit_that_comes_late_changes_nothing,
    words_that_were_taken_back_are_gone_everywhere_on_the_desk,
    a_network_in_disorder_that_repeats_itself_ends_in_the_same_history,
}

async fn messages_of(story: &Story, person: &str) -> Vec<Message> {
    let view = story.colleague("sam").await.look(story.case_of(person).await).await;
    said(&view, Direction::Inbound).into_iter().cloned().collect()
}

async fn versions(story: &Story, message: MessageId) -> Vec<(String, Instant)> {
    rows::query(story, &cases::store::VERSIONS, args![story.ctx().tenant, message].into()).await
}

async fn the_same_words_twice_are_one_message(story: &Story) {
    story.faults(Faults { duplicates: 1.0, ..Faults::default() });
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "@larkspur my internet is down again, please help").await.unwrap();
    story.heard().await;
    assert_eq!((rows::deliveries(story).await, rows::messages(story).await), (1, 1));

    // The same words in another delivery, beside new ones, and twice in one.
    let help = wire::mention("p1", "omar", "@larkspur no connection since noon, can you help?", MONDAY);
    story.deliver("d1", &[help.clone(), help.clone()]).await;
    story.deliver("d2", &[help, wire::reply("p2", "p1", "omar", "anybody there?", MONDAY)]).await;
    assert_eq!(rows::messages(story).await, 3);
    let events = story.colleague("sam").await.look(story.case_of("omar").await).await.events;
    assert_eq!(events.iter().filter(|event| event.kind == Kind::MessageReceived).count(), 2);
    assert_eq!(events.iter().filter(|event| event.kind == Kind::CaseOpened).count(), 1);
}

async fn a_reply_that_overtakes_its_parent_joins_it_in_one_case(story: &Story) {
    story.advance(Millis::minutes(5)).await;
    let later = wire::reply("p2", "p1", "omar", "and the router blinks red", MONDAY + Millis::minutes(2));
    story.deliver("d1", &[later]).await;
    story
        .deliver("d2", &[wire::mention("p1", "omar", "@larkspur my internet is down, please help", MONDAY)])
        .await;

    assert_eq!(story.cases_of("omar").await.len(), 1);
    let told = messages_of(story, "omar").await;
    let told: Vec<_> = told.iter().map(|m| (m.provider_id.as_deref().unwrap(), m.seq)).collect();
    assert_eq!(told, [("p1", 2), ("p2", 1)], "the network's order, beside the order of arrival");
    let view = story.colleague("sam").await.look(story.case_of("omar").await).await;
    assert_eq!(view.case.opened_at, MONDAY);
    let clock = view.nearest_clock().unwrap();
    assert_eq!(
        (clock.started_at, clock.due_at),
        (MONDAY, Some(MONDAY + Millis::minutes(15))),
        "from the first words"
    );
    assert_eq!(view.item.as_ref().unwrap().due_at, clock.due_at);
}

async fn changes_that_overtake_their_message_wait_for_it(story: &Story) {
    let at = |minutes| MONDAY + Millis::minutes(minutes);
    story.advance(Millis::minutes(9)).await;
    story.deliver("d1", &[wire::edited("p1", "@larkspur no internet since FRIDAY, help", at(2))]).await;
    story.deliver("d2", &[wire::deleted("p2", at(3))]).await;
    assert_eq!(rows::messages(story).await, 0);
    story
        .deliver("d3", &[wire::mention("p1", "omar", "@larkspur no internet since Monday, help", at(1))])
        .await;
    story.deliver("d4", &[wire::private("p2", "jana", "I regret this", at(1))]).await;

    let edited = &messages_of(story, "omar").await[0];
    assert_eq!(
        (edited.text.as_str(), edited.edited_at),
        ("@larkspur no internet since FRIDAY, help", Some(at(2)))
    );
    assert_eq!(
        versions(story, edited.id).await,
        [("@larkspur no internet since Monday, help".to_owned(), at(2))]
    );
    let deleted = &messages_of(story, "jana").await[0];
    assert_eq!((deleted.text.as_str(), deleted.deleted_at), ("", Some(at(3))));
}

async fn every_version_is_kept_and_an_older_edit_that_comes_late_changes_nothing(story: &Story) {
    let at = |minutes| MONDAY + Millis::minutes(minutes);
    story.advance(Millis::minutes(9)).await;
    let words = wire::mention("p1", "omar", "@larkspur one", at(0));
    story
        .deliver(
            "d1",
            &[
                words,
                wire::edited("p1", "@larkspur two", at(1)),
                wire::edited("p1", "@larkspur three", at(2)),
            ],
        )
        .await;
    story.deliver("d2", &[wire::edited("p1", "@larkspur five", at(5))]).await;
    story.deliver("d3", &[wire::edited("p1", "@larkspur four", at(4))]).await;

    let message = &messages_of(story, "omar").await[0];
    assert_eq!((message.text.as_str(), message.edited_at), ("@larkspur five", Some(at(5))));
    let kept = versions(story, message.id).await;
    let kept: Vec<_> = kept.iter().map(|(text, replaced)| (text.as_str(), *replaced)).collect();
    assert_eq!(kept, [("@larkspur one", at(1)), ("@larkspur two", at(2)), ("@larkspur three", at(5))]);
    let view = story.colleague("sam").await.look(message.case_id).await;
    let count = |kind| view.events.iter().filter(|event| event.kind == kind).count();
    assert_eq!((count(Kind::MessageEdited), count(Kind::LateEdit)), (3, 1));
    assert_eq!(view.case.last_text, "@larkspur five", "lists show what is said now");
}

async fn words_that_were_taken_back_are_gone_everywhere_on_the_desk(story: &Story) {
    let jana = story.person("jana_k").await;
    let post = story.network().post(&jana, "@larkspur my address is 14 Elm Road, help").await.unwrap();
    story.heard().await;
    story.network().edit(&post, "@larkspur my address is 14 Elm Road, Leeds, help").await.unwrap();
    story.heard().await;
    story.advance(Millis::minutes(1)).await;
    story.network().delete(&post).await.unwrap();
    story.heard().await;

    let view = story.colleague("sam").await.look(story.case_of(&jana).await).await;
    let message = &view.messages[0];
    assert_eq!((message.text.as_str(), message.deleted_at), ("", Some(story.network().now())));
    assert_eq!((message.facts.is_none(), versions(story, message.id).await.len()), (true, 0));
    assert_eq!(view.case.last_text, "");
    assert!(!format!("{:?}", view.events).contains("Elm"), "the trail never holds a customer's words");
    assert!(!format!("{:?}", view.decisions).contains("Elm"), "nor does a decision");
}

async fn a_network_in_disorder_that_repeats_itself_ends_in_the_same_history(story: &Story) {
    let network = story.network();
    story.faults(Faults { duplicates: 0.5, disorder: true, ..Faults::default() });
    let mut told = Vec::new();
    for n in 0..6 {
        let person = story.person(&format!("person_{n}")).await;
        let root =
            network.post(&person, &format!("@larkspur my internet is down, says number {n}")).await.unwrap();
        let second = network.reply(&person, &root, "are you there? please help").await.unwrap();
        network.edit(&second, "are you there? please, please help").await.unwrap();
        let third = network.reply(&person, &second, "never mind").await.unwrap();
        network.delete(&third).await.unwrap();
        let fourth = network.dm(&person, "my router is the old one").await.unwrap();
        story.advance(Millis::seconds(1)).await;
        told.push((person, [root, second, third, fourth]));
    }
    story.heard().await;
    assert_eq!(rows::messages(story).await, 24);
    for (person, ids) in told {
        assert_eq!(story.cases_of(&person).await.len(), 1);
        let mut mine = messages_of(story, &person).await;
        mine.sort_by_key(|message| ids.iter().position(|id| Some(id) == message.provider_id.as_ref()));
        for (message, id) in mine.iter().zip(&ids) {
            assert_eq!(message.text, network.words(id).unwrap().text);
        }
        let mut places: Vec<_> = mine.iter().map(|message| message.seq).collect();
        places.sort_unstable();
        assert_eq!(places, [1, 2, 3, 4]);
    }
}
