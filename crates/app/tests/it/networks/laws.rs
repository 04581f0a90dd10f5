//! The laws, in the order of a message's life.

use care::accounts::{State, Why};
use care::cases::{Direction, Seen, SendState};
use care::trail::Kind;
use channels::line::Reach;
use channels::simulation::Faults;
use channels::{Credentials, Line};
use kernel::{Clock, Millis};

use super::product::Product;
use crate::colleague::said;

/// A minute and a half: whatever waited for a pause to pass has its turn.
const WHILE: Millis = Millis::seconds(90);

pub async fn what_people_say_arrives_once_whatever_happens_on_the_way(product: &Product<'_>) {
    let mut ids = Vec::new();
    for visibility in product.visibilities() {
        let id = product.says("jana", visibility, "Grüße 👋🏽 from #Köln").await;
        let message = product.hears(&id).await;
        assert!(message.text.contains("Grüße 👋🏽 from #Köln"), "{message:?}");
        assert_eq!(message.visibility, Seen::from(visibility));
        ids.push(id);
    }
    let usual = product.usual();
    product.set(Faults { duplicates: true, disorder: true, ..Faults::default() });
    for n in 0..4 {
        ids.push(product.says("omar", usual, &format!("number {n}")).await);
    }
    for id in &ids {
        product.hears(id).await;
    }
    // What it does not tell by itself it tells again, or it is in its history.
    product.set(Faults { silent: true, ..Faults::default() });
    if product.network().capabilities().history_every.is_some() {
        let before = product.meter().await.map_or(0, |meter| meter.came);
        let id = product.says("omar", usual, "can you hear me?").await;
        product.hears(&id).await;
        ids.push(id);
        let came = product.meter().await.map_or(0, |meter| meter.came);
        assert_eq!(came > before, !product.world.calls_again(), "the meter counts what the history brought");
    }
    product.set(Faults::default());
    let last = product.says("omar", usual, "and now?").await;
    product.hears(&last).await;
    assert_eq!(product.heard().await, ids.len() as i64 + 1, "each is here once");
}

pub async fn what_is_changed_and_taken_back_is_so_at_the_desk(product: &Product<'_>) {
    let id = product.says("jana", product.usual(), "it is broken").await;
    product.hears(&id).await;
    if product.world.edits(&id, "it is broken, order KX-104").await {
        let edited = product
            .until("the edit", async || product.said(&id).await.filter(|said| said.edited_at.is_some()))
            .await;
        assert!(edited.text.contains("KX-104"), "{edited:?}");
    }
    if product.world.deletes(&id).await {
        let gone = product
            .until("the deletion", async || product.said(&id).await.filter(|said| said.deleted_at.is_some()))
            .await;
        assert_eq!(gone.text, "");
    }
    assert_eq!(product.heard().await, 1);
}

pub async fn an_answer_stands_there_once_even_if_its_answer_is_lost(product: &Product<'_>) {
    let capabilities = product.network().capabilities();
    for visibility in product.visibilities() {
        let seen = Seen::from(visibility).name();
        let person = format!("{seen}person");
        let case = product.held(&person, visibility).await.case_id;
        let (message, _) = product.answer(case, visibility, "It is back by five.").await;
        product.becomes(case, message, SendState::Sent).await;
        let there = product.shown("It is back by five.").await;
        let there: Vec<_> = there.iter().filter(|shown| shown.visibility == visibility).collect();
        let view = product.sam.look(case).await;
        let ours = said(&view, Direction::Outbound);
        assert_eq!(
            there.iter().map(|shown| Some(shown.provider_id.as_str())).collect::<Vec<_>>(),
            ours.iter().map(|ours| ours.provider_id.as_deref()).collect::<Vec<_>>()
        );

        // The network takes the next words, and its answer is lost.
        product.set(Faults { answer_lost: true, ..Faults::default() });
        let text = format!("It is back ({seen}).");
        let (message, _) = product.answer(case, visibility, &text).await;
        // Where words can be looked up, nobody may have time to see that nothing was known.
        product
            .until("nobody knows", async || {
                let state = product.send(case, message).await.state;
                (state == SendState::Unknown || (state == SendState::Sent && capabilities.look_up))
                    .then_some(())
            })
            .await;
        product.set(Faults::default());
        product.story.advance(Millis::seconds(20)).await;
        if capabilities.look_up {
            product.becomes(case, message, SendState::Sent).await;
            assert_eq!(product.send(case, message).await.attempts, 1);
        } else {
            product.story.leaves_work();
            assert_eq!(product.send(case, message).await.state, SendState::Unknown);
            assert!(product.problems().await.sends.iter().any(|trouble| trouble.message_id == message));
        }
        assert_eq!(product.shown(&text).await.len(), 1);
    }
    // However our own words come back, they are nobody's message, and nothing is there twice.
    let count = product.visibilities().len() as i64;
    let last = product.says("omar", product.usual(), "thanks").await;
    product.hears(&last).await;
    assert_eq!((product.heard().await, product.spoken().await), (count + 1, 2 * count));
}

pub async fn words_refused_for_good_have_failed_for_the_network_s_reason(product: &Product<'_>) {
    let visibility = product.usual();
    let case = product.held("jana", visibility).await.case_id;
    product.set(Faults { refuses: Some("this person has blocked you".into()), ..Faults::default() });
    let (message, _) = product.answer(case, visibility, "You can't read this.").await;
    let failed = product
        .until("the words have failed", async || {
            Some(product.send(case, message).await).filter(|send| send.state == SendState::Failed)
        })
        .await;
    let reason = failed.error.expect("the network says why");
    assert!(reason.contains("this person has blocked you"), "{reason}");
    let view = product.sam.look(case).await;
    let told = view.events.iter().find(|event| event.kind == Kind::ReplyFailed).expect("it is told");
    assert_eq!(told.data["reason"], reason.as_str());
    assert!(product.problems().await.sends.iter().any(|trouble| trouble.message_id == message));
    assert!(product.shown("You can't read this.").await.is_empty());
}

pub async fn an_account_that_is_turned_away_keeps_its_words_until_somebody_acts(product: &Product<'_>) {
    let visibility = product.usual();
    let case = product.held("jana", visibility).await.case_id;
    product.set(Faults { revoked: true, ..Faults::default() });
    let (first, _) = product.answer(case, visibility, "We are on it.").await;
    let why = product
        .until("the desk says that the account was turned away", async || match product.alarm().await?.why {
            Why::Stopped(reason) => Some(reason),
            Why::Behind(..) | Why::Deaf(..) => None,
        })
        .await;
    assert!(why.is_some_and(|why| !why.is_empty()), "in the network's words");
    let (second, _) = product.answer(case, visibility, "And still are.").await;
    for message in [first, second] {
        assert_eq!(product.send(case, message).await.state, SendState::Queued);
    }
    product.set(Faults::default());
    product.resume().await;
    product
        .until("the account works", async || {
            let brand = product.story.brand();
            (brand.account(product.id)?.state == State::Live).then_some(())
        })
        .await;
    product.story.advance(WHILE).await;
    for message in [first, second] {
        product.becomes(case, message, SendState::Sent).await;
    }
    let there: Vec<_> = product.world.shown().await.into_iter().map(|shown| shown.text).collect();
    assert_eq!(there.len(), 2);
    assert!(there[0].contains("We are on it.") && there[1].contains("And still are."), "{there:?}");
    assert_eq!(product.alarm().await, None);
}

pub async fn an_access_that_ended_in_its_time_is_renewed_and_nobody_notices(product: &Product<'_>) {
    let account = product.world.account();
    let line = Line::new(product.story.http.clone(), product.story.clock.now())
        .with_reach(Reach { private: true, own: None });
    let credentials = Credentials { base_url: account.base_url, us: account.us, secrets: account.secrets };
    if product.network().renew(&line, &credentials).is_none() {
        return;
    }
    let visibility = product.usual();
    let case = product.held("jana", visibility).await.case_id;
    product.set(Faults { expired: true, ..Faults::default() });
    let (message, _) = product.answer(case, visibility, "Renewed.").await;
    product.becomes(case, message, SendState::Sent).await;
    assert_eq!((product.send(case, message).await.attempts, product.shown("Renewed.").await.len()), (1, 1));
    assert_eq!(product.alarm().await, None);
}

pub async fn an_hour_without_the_network_loses_nothing_and_the_desk_says_so(product: &Product<'_>) {
    let visibility = product.usual();
    let case = product.held("jana", visibility).await.case_id;
    product.set(Faults { down: true, ..Faults::default() });
    let mut ids = Vec::new();
    for n in 0..3 {
        ids.push(product.says("jana", visibility, &format!("during the outage {n}")).await);
    }
    let (message, send) = product.answer(case, visibility, "Back soon.").await;
    product
        .until("the words did not get through", async || product.send(case, message).await.error.map(drop))
        .await;
    assert!(product.shown("Back soon.").await.is_empty());
    product.story.advance(Millis::hours(1)).await;
    product
        .until("the desk says that nobody can read the account", async || match product.alarm().await?.why {
            Why::Behind(gap, Some(_)) => (gap >= Millis::minutes(59)).then_some(()),
            _ => None,
        })
        .await;

    product.set(Faults::default());
    let mut places = Vec::new();
    for id in &ids {
        let message = product.hears(id).await;
        places.push((message.at, message.seq));
    }
    assert!(places.is_sorted_by_key(|(at, _)| at), "{places:?}");
    product.until("the desk is calm again", async || product.alarm().await.is_none().then_some(())).await;
    product.story.advance(WHILE).await;
    let looked_up = product.network().capabilities().look_up;
    let state = product
        .until("it is known what became of the words", async || {
            let state = product.send(case, message).await.state;
            let done = matches!(state, SendState::Sent | SendState::Failed);
            (done || (state == SendState::Unknown && !looked_up)).then_some(state)
        })
        .await;
    let times = match state {
        SendState::Failed => {
            product.sam.retry(send).await.expect("the network does not have them");
            product.becomes(case, message, SendState::Sent).await;
            1
        }
        SendState::Unknown => {
            product.story.leaves_work();
            0
        }
        _ => 1,
    };
    assert_eq!(product.shown("Back soon.").await.len(), times);
    assert_eq!(product.heard().await, 4);
}

pub async fn too_many_calls_wait_as_long_as_the_network_says(product: &Product<'_>) {
    let visibility = product.usual();
    let cases =
        [product.held("jana", visibility).await.case_id, product.held("omar", visibility).await.case_id];
    product.set(Faults { limited: Some(Millis::minutes(10)), ..Faults::default() });
    let first = product.answer(cases[0], visibility, "One moment.").await.0;
    product
        .until("the network says when", async || product.send(cases[0], first).await.error.map(drop))
        .await;
    let second = product.answer(cases[1], visibility, "One moment, please.").await.0;
    product
        .until("the second one waits, too", async || product.send(cases[1], second).await.error.map(drop))
        .await;
    product.set(Faults::default());
    let id = product.says("jana", visibility, "hello?").await;
    if product.world.says_how_long() {
        product.story.advance(Millis::minutes(4)).await;
        for (case, message) in cases.into_iter().zip([first, second]) {
            let waiting = product.send(case, message).await;
            assert_eq!(waiting.state, SendState::Queued);
            assert!(waiting.not_before > product.story.clock.now(), "{waiting:?}");
        }
        assert!(product.shown("One moment").await.is_empty());
    }
    product.story.advance(Millis::minutes(8)).await;
    for (case, message) in cases.into_iter().zip([first, second]) {
        product.becomes(case, message, SendState::Sent).await;
    }
    assert_eq!(product.shown("One moment").await.len(), 2);
    product.hears(&id).await;
}

pub async fn what_nobody_can_read_is_kept_and_harms_nothing(product: &Product<'_>) {
    let visibility = product.usual();
    product.set(Faults { garbage: true, ..Faults::default() });
    product.says("jana", visibility, "half of this is gone").await;
    for body in [&b"\xff\xfe\0 {\"half\": "[..], b"", b"[[[[[[[[", b"{\"ok\": true, \"result\": [null]}"] {
        assert!(product.delivers(body).await, "it is on disk");
        let read = product.network().parse(&product.world.account().us, body);
        let listed = product.problems().await.deliveries;
        let listed =
            listed.iter().filter(|one| one.account_id == product.id && one.bytes == body.len() as i64);
        assert_eq!(listed.count() == 1, read.is_err(), "{body:?} is {read:?}");
    }
    product.story.leaves_work();
    product.set(Faults::default());
    let id = product.says("jana", visibility, "and this is whole").await;
    assert!(product.hears(&id).await.text.contains("and this is whole"));
}
