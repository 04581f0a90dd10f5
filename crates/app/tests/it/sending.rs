//! The brand's words on their way, and all that a network can do to them.

use care::cases::{Mode, SendState, State};
use care::checks::Code;
use care::clocks::Metric;
use care::outbound::Send;
use care::queues::Turn;
use care::trail::Kind;
use care::{Conflict, Error, Tx, accounts, clocks, outbound};
use channels::sandbox::simulator::{Faults, PostView};
use kernel::{CaseId, MessageId, Millis};

use crate::colleague::{Colleague, queued};
use crate::harness::{Story, on_both_engines, until};

on_both_engines! {
    words_whose_answer_got_lost_are_looked_up_and_stand_once_on_both_sides,
    words_that_hang_delay_no_others,
    a_network_that_stumbles_before_it_stores_gets_the_words_again,
    a_network_that_stumbles_after_it_stored_does_not_get_them_twice,
    a_rate_limit_delays_the_words_for_as_long_as_it_says,
    words_without_a_turn_are_not_tried_say_why_and_leave_in_order,
    a_revoked_token_stops_the_account_and_the_words_wait_until_it_is_renewed,
    words_that_are_refused_late_have_failed_and_the_person_has_waited_all_along,
    words_that_are_undone_within_ten_seconds_never_leave,
    an_answer_to_a_thread_that_has_moved_on_is_refused,
    what_the_network_cannot_carry_is_refused_before_it_leaves,
    personal_data_in_public_needs_a_second_look,
    a_private_answer_is_refused_when_the_window_is_over,
    what_the_person_writes_while_an_answer_leaves_starts_the_next_clock,
    a_note_is_never_sent,
}

/// A case that Sam holds, and where its public words stand.
async fn held(story: &Story) -> (Colleague, CaseId, String, String) {
    let (sam, jana) = (story.colleague("sam").await, story.person("jana_k").await);
    let post = story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let case = story.case_of(&jana).await;
    sam.take(case).await.unwrap();
    (sam, case, jana, post)
}

fn ours(story: &Story, post: &str) -> Vec<PostView> {
    story.network().thread(post).unwrap().posts.into_iter().filter(|post| post.author.brand).collect()
}

async fn send(agent: &Colleague, case: CaseId, message: MessageId) -> Send {
    agent.look(case).await.send_of(message).unwrap().clone()
}

async fn kinds(agent: &Colleague, case: CaseId, message: MessageId) -> Vec<Kind> {
    let events = agent.look(case).await.events;
    events.iter().filter(|event| event.message_id == Some(message)).map(|event| event.kind).collect()
}

async fn words_whose_answer_got_lost_are_looked_up_and_stand_once_on_both_sides(story: &Story) {
    let (sam, case, _, post) = held(story).await;
    // The network takes the words, and neither its answer nor its echo comes.
    story.faults(Faults { timeout_after_accepting_s: Some(60), silent_drop: true, ..Faults::default() });
    let (message, _) = sam.answer(case, Mode::Public, "We are on it.").await;
    story.advance(Millis::seconds(11)).await;
    until("the send is unknown", async || {
        (send(&sam, case, message).await.state == SendState::Unknown).then_some(())
    })
    .await;
    assert_eq!(ours(story, &post).len(), 1);
    assert!(send(&sam, case, message).await.error.unwrap().contains("did not answer in time"));

    until("it is found", async || (send(&sam, case, message).await.state == SendState::Sent).then_some(()))
        .await;
    story.faults(Faults::default());
    let there = ours(story, &post);
    assert_eq!(there.iter().map(|post| post.text.as_str()).collect::<Vec<_>>(), ["We are on it."]);
    let view = sam.look(case).await;
    let here: Vec<_> = view.messages.iter().filter(|m| m.author_id == Some(sam.id())).collect();
    assert_eq!(here.iter().map(|m| m.provider_id.as_ref()).collect::<Vec<_>>(), [Some(&there[0].id)]);
    assert_eq!(view.sends.iter().map(|send| send.attempts).collect::<Vec<_>>(), [1]);
    let seen = kinds(&sam, case, message).await;
    assert!(seen.contains(&Kind::ReplyUnknown) && seen.contains(&Kind::ReplySent), "{seen:?}");
    assert_eq!(view.clocks[0].state, clocks::State::Met);
}

async fn words_that_hang_delay_no_others(story: &Story) {
    let (sam, case, _, _) = held(story).await;
    let omar = story.person("omar").await;
    story.network().post(&omar, "@larkspur my router is offline, please help").await.unwrap();
    story.heard().await;
    let other = story.case_of(&omar).await;
    story.faults(Faults { timeout_after_accepting_s: Some(60), silent_drop: true, ..Faults::default() });
    sam.answer(case, Mode::Public, "We are on it.").await;
    story.advance(Millis::seconds(5)).await;
    sam.answer(other, Mode::Public, "And on this.").await;
    story.advance(Millis::seconds(6)).await;
    let are = async |wanted: [&str; 2]| (story.sends().await == wanted).then_some(());
    until("the first one hangs", async || are(["sending", "queued"]).await).await;
    story.advance(Millis::seconds(5)).await;
    until("the second one leaves beside it", async || are(["sending", "sending"]).await).await;
    until("both are found on the network", async || are(["sent", "sent"]).await).await;
}

async fn a_network_that_stumbles_before_it_stores_gets_the_words_again(story: &Story) {
    let (sam, case, _, post) = held(story).await;
    story.faults(Faults { api_errors: 1.0, ..Faults::default() });
    let (message, _) = sam.answer(case, Mode::Public, "We are on it.").await;
    story.advance(Millis::seconds(11)).await;
    until("the first try fails", async || {
        send(&sam, case, message).await.error.filter(|error| error.contains("nothing was stored"))
    })
    .await;
    let waiting = send(&sam, case, message).await;
    assert_eq!((waiting.state, waiting.attempts), (SendState::Queued, 1));
    story.faults(Faults::default());
    story.sent().await;
    let done = send(&sam, case, message).await;
    assert_eq!((done.state, done.attempts, done.error), (SendState::Sent, 2, None));
    assert_eq!(ours(story, &post).len(), 1);
}

async fn a_network_that_stumbles_after_it_stored_does_not_get_them_twice(story: &Story) {
    let (sam, case, _, post) = held(story).await;
    story.faults(Faults { api_errors_after_accepting: 1.0, silent_drop: true, ..Faults::default() });
    let (message, _) = sam.answer(case, Mode::Public, "We are on it.").await;
    story.advance(Millis::seconds(11)).await;
    until("it is found", async || (send(&sam, case, message).await.state == SendState::Sent).then_some(()))
        .await;
    assert_eq!((ours(story, &post).len(), send(&sam, case, message).await.attempts), (1, 1));
    assert!(kinds(&sam, case, message).await.contains(&Kind::ReplyUnknown));
}

async fn a_rate_limit_delays_the_words_for_as_long_as_it_says(story: &Story) {
    let (sam, case, _, post) = held(story).await;
    story.faults(Faults { rate_limited: true, ..Faults::default() });
    let (message, _) = sam.answer(case, Mode::Public, "We are on it.").await;
    story.advance(Millis::seconds(11)).await;
    let limited = until("the network says when to come back", async || {
        Some(send(&sam, case, message).await).filter(|send| send.error.is_some())
    })
    .await;
    assert_eq!(limited.state, SendState::Queued);
    assert_eq!(limited.not_before, story.network().now() + Millis::seconds(30));
    story.faults(Faults::default());
    story.advance(Millis::seconds(20)).await;
    assert_eq!((send(&sam, case, message).await.state, ours(story, &post).len()), (SendState::Queued, 0));
    story.sent().await;
    assert_eq!((send(&sam, case, message).await.state, ours(story, &post).len()), (SendState::Sent, 1));
}

async fn words_without_a_turn_are_not_tried_say_why_and_leave_in_order(story: &Story) {
    let (sam, case, _, post) = held(story).await;
    let omar = story.person("omar").await;
    story.network().post(&omar, "@larkspur my router is offline, please help").await.unwrap();
    story.heard().await;
    let other = story.case_of(&omar).await;
    story.faults(Faults { rate_limited: true, ..Faults::default() });
    let (first, _) = sam.answer(case, Mode::Public, "We are on it.").await;
    story.advance(Millis::seconds(11)).await;
    let why = async |case, message| send(&sam, case, message).await.error;
    until("the network says when to come back", async || why(case, first).await).await;
    let (second, _) = sam.answer(case, Mode::Public, "It is the card in your street.").await;
    let (third, undone) = sam.answer(other, Mode::Public, "And on this.").await;
    let (fourth, _) = sam.answer(other, Mode::Private, "Which street is it?").await;
    story.advance(Millis::seconds(11)).await;
    for words in [third, fourth] {
        until("it waits", async || why(other, words).await).await;
        let waiting = send(&sam, other, words).await;
        assert_eq!((waiting.state, waiting.attempts), (SendState::Queued, 0));
        assert!(waiting.error.unwrap().contains("the network asked us to wait"));
        assert_eq!(kinds(&sam, other, words).await, [Kind::ReplyQueued], "what is not tried is not told");
    }
    let behind = send(&sam, case, second).await;
    assert_eq!((behind.state, behind.attempts), (SendState::Queued, 0));
    sam.undo(undone).await.expect("nothing has left, so it can be undone");
    story.faults(Faults::default());
    story.advance(Millis::seconds(30)).await;
    story.sent().await;
    let said: Vec<_> = ours(story, &post).into_iter().map(|post| post.text).collect();
    assert_eq!(said, ["We are on it.", "It is the card in your street."]);
    let attempts = [(case, first), (case, second), (other, fourth)];
    for ((case, message), tried) in attempts.into_iter().zip([2, 1, 1]) {
        let sent = send(&sam, case, message).await;
        assert_eq!((sent.state, sent.attempts), (SendState::Sent, tried));
    }
    assert_eq!(send(&sam, other, third).await.state, SendState::Cancelled);
}

async fn a_revoked_token_stops_the_account_and_the_words_wait_until_it_is_renewed(story: &Story) {
    let (sam, case, _, post) = held(story).await;
    story.faults(Faults { token_revoked: true, ..Faults::default() });
    let (message, _) = sam.answer(case, Mode::Public, "We are on it.").await;
    story.advance(Millis::seconds(11)).await;
    until("the account stops", async || {
        let account = story.account();
        (account.state == accounts::State::Stopped).then_some(account.state_reason)
    })
    .await;
    assert!(story.account().state_reason.unwrap().contains("revoked"));
    // A second answer does not even try: it stands behind the first, which is looked at again and again.
    let (second, _) = sam.answer(case, Mode::Public, "Still on it.").await;
    story.advance(Millis::seconds(11)).await;
    until("the first one waits, and says why", async || send(&sam, case, message).await.error).await;
    let due = send(&sam, case, message).await.not_before;
    story.advance(Millis::minutes(2)).await;
    until("it is looked at again", async || (send(&sam, case, message).await.not_before > due).then_some(()))
        .await;
    let behind = send(&sam, case, second).await;
    assert_eq!((behind.state, behind.attempts, ours(story, &post).len()), (SendState::Queued, 0, 0));
    assert_eq!(kinds(&sam, case, second).await, [Kind::ReplyQueued], "what is not tried is not told");

    story.faults(Faults::default());
    let (ada, key, id) = (story.colleague("ada").await, story.key.clone(), story.account().id);
    let resume = async |ctx: kernel::Ctx| {
        let key = key.clone();
        let verb = async move |tx: &mut Tx| accounts::resume(tx, &ctx, &key, id, None).await;
        story.node.app.write(verb).await
    };
    assert!(matches!(resume(sam.ctx.clone()).await, Err(Error::Denied { .. })));
    resume(ada.ctx).await.unwrap();
    until("the account works", async || (story.account().state == accounts::State::Live).then_some(())).await;
    story.advance(Millis::minutes(5)).await;
    story.sent().await;
    let states = [send(&sam, case, message).await.state, send(&sam, case, second).await.state];
    assert_eq!((states, ours(story, &post).len()), ([SendState::Sent; 2], 2));
}

async fn words_that_are_refused_late_have_failed_and_the_person_has_waited_all_along(story: &Story) {
    let (sam, case, _, post) = held(story).await;
    let due = sam.look(case).await.item.unwrap().due_at;
    story.faults(Faults { late_refusal: true, ..Faults::default() });
    let mut wish = sam.wish(case, Mode::Public, "We are on it.").await;
    wish.resolve = true;
    let (message, first) = queued(sam.say(wish).await.unwrap());
    story.sent().await;
    until("the refusal is known", async || {
        (send(&sam, case, message).await.state == SendState::Failed).then_some(())
    })
    .await;
    assert!(send(&sam, case, message).await.error.unwrap().contains("filter refused"));
    let view = sam.look(case).await;
    assert_eq!(view.case.state, State::Open, "nobody saw the answer");
    let item = view.item.as_ref().unwrap();
    assert_eq!((item.turn, item.due_at, item.assignee), (Turn::Ours, due, Some(sam.id())));
    assert_eq!(view.nearest_clock().unwrap().metric, Metric::FirstResponse);
    let (ctx, lent) = (story.ctx(), story.node.app.clone());
    let troubles = lent.read(async move |tx: &mut Tx| outbound::troubles(tx, &ctx).await).await.unwrap();
    assert_eq!(troubles.iter().map(|trouble| trouble.id).collect::<Vec<_>>(), [first]);

    // Sent again, it arrives: a person decided that.
    story.faults(Faults::default());
    let second = sam.retry(first).await.unwrap();
    story.sent().await;
    let view = sam.look(case).await;
    assert_eq!(view.send_of(message).map(|send| (send.id, send.state)), Some((second, SendState::Sent)));
    assert_eq!(view.clocks[0].state, clocks::State::Met);
    let there = ours(story, &post);
    assert_eq!(there.len(), 2, "the refused words and those that arrived");
    assert_eq!(view.messages.last().unwrap().provider_id.as_ref(), Some(&there[1].id));
    assert!(matches!(sam.retry(second).await, Err(Error::Invalid(_))), "what has arrived is not sent again");
}

async fn words_that_are_undone_within_ten_seconds_never_leave(story: &Story) {
    let (sam, case, _, post) = held(story).await;
    // The name is wrong, which is noticed, and Sam sends it all the same.
    let despite = vec![care::checks::Code::WrongAccount];
    let wish = sam.wish(case, Mode::Public, "Dear Jnaa, we are on it.").await;
    let said = sam.say(care::outbound::Compose { despite, ..wish }).await.unwrap();
    let (message, undone) = crate::colleague::queued(said);
    story.advance(Millis::seconds(9)).await;
    sam.undo(undone).await.unwrap();
    story.sent().await;
    let view = sam.look(case).await;
    assert_eq!((send(&sam, case, message).await.state, ours(story, &post).len()), (SendState::Cancelled, 0));
    assert_eq!((view.case.state, view.item.as_ref().unwrap().turn), (State::Open, Turn::Ours));
    assert_eq!(view.draft.as_ref().unwrap().text, "Dear Jnaa, we are on it.", "they are a draft again");
    assert!(view.nearest_clock().is_some());

    let (_, late) = sam.answer(case, Mode::Public, "Dear Jana, we are on it.").await;
    story.sent().await;
    assert!(matches!(sam.undo(late).await, Err(Error::Conflict(Conflict::Left))));
    assert_eq!(ours(story, &post).len(), 1);
    assert!(sam.look(case).await.draft.is_none());
}

async fn an_answer_to_a_thread_that_has_moved_on_is_refused(story: &Story) {
    let (sam, case, jana, post) = held(story).await;
    let wish = sam.wish(case, Mode::Public, "Have you tried the blue cable?").await;
    story.network().reply(&jana, &post, "found it, it was the blue cable").await.unwrap();
    story.heard().await;
    let stale = sam.say(wish.clone()).await;
    assert!(matches!(stale, Err(Error::Conflict(Conflict::Stale { newest: 2 }))), "{stale:?}");
    assert_eq!(story.sends().await, Vec::<String>::new());
    sam.say(care::outbound::Compose { seen_seq: 2, ..wish }).await.expect("read, and still meant");
    story.sent().await;
}

async fn what_the_network_cannot_carry_is_refused_before_it_leaves(story: &Story) {
    let (sam, case, _, _) = held(story).await;
    let long = "👩‍👩‍👧‍👦".repeat(281);
    for (mode, text, why) in [
        (Mode::Public, long.as_str(), "280 are allowed"),
        (Mode::Private, &"x".repeat(2_001), "2000 are allowed"),
        (Mode::Public, " \n ", "nothing to send"),
    ] {
        let refused = sam.say(sam.wish(case, mode, text).await).await;
        let Err(Error::Invalid(said)) = refused else { panic!("{refused:?}") };
        assert!(said.contains(why), "{said}");
    }
    assert_eq!(story.sends().await, Vec::<String>::new());
    sam.answer(case, Mode::Public, &"👩‍👩‍👧‍👦".repeat(280)).await;
    story.sent().await;
}

async fn personal_data_in_public_needs_a_second_look(story: &Story) {
    let (sam, case, jana, post) = held(story).await;
    let text = "Is +44 20 7946 0018 still your number?";
    let wish = sam.wish(case, Mode::Public, text).await;
    let warned = sam.say(wish.clone()).await;
    assert!(
        matches!(&warned, Err(Error::Conflict(Conflict::Warned { findings })) if findings[0].words.contains("phone"))
    );
    assert_eq!(story.sends().await, Vec::<String>::new());
    sam.answer(case, Mode::Private, text).await;
    sam.say(care::outbound::Compose { despite: vec![Code::PersonalData], ..wish })
        .await
        .expect("seen and confirmed");
    story.sent().await;
    assert_eq!(ours(story, &post).len(), 1);
    assert_eq!(story.network().conversation(&jana).unwrap().messages.len(), 1);
}

async fn a_private_answer_is_refused_when_the_window_is_over(story: &Story) {
    let (sam, case, _, _) = held(story).await;
    story.advance(Millis::days(8)).await;
    let late = sam.say(sam.wish(case, Mode::Private, "Is it back?").await).await;
    let Err(Error::Invalid(said)) = late else { panic!("{late:?}") };
    assert!(said.contains("that time is over") && said.contains("in public"), "{said}");
    sam.answer(case, Mode::Public, "Is it back?").await;
    story.sent().await;
}

async fn what_the_person_writes_while_an_answer_leaves_starts_the_next_clock(story: &Story) {
    let (sam, case, jana, _) = held(story).await;
    let mut wish = sam.wish(case, Mode::Public, "It should be back now.").await;
    wish.resolve = true;
    sam.say(wish).await.unwrap();
    story.advance(Millis::seconds(5)).await;
    let wrote = story.network().now();
    story.network().dm(&jana, "and now the phone is dead too, please help").await.unwrap();
    story.heard().await;
    story.sent().await;
    let view = sam.look(case).await;
    assert_eq!(view.case.state, State::Open, "not resolved: there is something new");
    let next = view.nearest_clock().unwrap();
    assert_eq!((next.metric, next.started_at), (Metric::NextResponse, wrote));
    let item = view.item.unwrap();
    assert_eq!((item.turn, item.due_at), (Turn::Ours, Some(wrote + Millis::minutes(30))));
}

async fn a_note_is_never_sent(story: &Story) {
    let (sam, case, _, post) = held(story).await;
    let noted = sam.say(sam.wish(case, Mode::Note, "She rang twice; be kind.").await).await.unwrap();
    assert!(matches!(noted, outbound::Composed::Noted { .. }));
    story.advance(Millis::minutes(1)).await;
    assert_eq!((story.sends().await.len(), ours(story, &post).len()), (0, 0));
    let view = sam.look(case).await;
    assert_eq!(view.case.state, State::Open, "a note is no answer");
    assert!(view.nearest_clock().is_some());
    assert_ne!(view.case.last_text, "She rang twice; be kind.");
}
