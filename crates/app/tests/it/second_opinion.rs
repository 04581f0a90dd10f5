//! Another model is asked where triage is not sure: what it is told, what it may change, and what it can't break.

use care::cases::Message;
use care::opinions::{self, Health};
use care::{Tx, desk};
use db::Engine;
use kernel::{CaseId, Instant, Millis};
use serde_json::json;
use triage::{Input, Intent, Reading, Sentiment};

use crate::harness::{self, Story, on_both_engines, until};
use crate::model_server::{ModelServer, Reply};
use crate::rows;

/// Words that say little to those who do not know the speaker.
const VAGUE: [&str; 16] = [
    "well well well",
    "so that happened",
    "hm",
    "about yesterday",
    "the green one",
    "same as what Tom said",
    "maybe the router, maybe me",
    "you know who I am",
    "one more thing",
    "ha, nice try",
    "tomorrow then",
    "is that so",
    "not sure about the bill",
    "right",
    "thinking of you",
    "could be worse",
];
/// How the author can be reached.
const REACH: &str = "(Jana, 0113 496 0999, jana@example.org, @omar_91)";

fn with(
    engine: Engine,
    change: impl FnOnce(&mut app::settings::Opinion),
    story: impl AsyncFnOnce(&Story, &ModelServer),
) {
    let server = ModelServer::start(Reply::Silence);
    let mut settings = server.settings();
    change(&mut settings);
    harness::run_with(engine, |all| all.opinion = settings, async |told: &Story| story(told, &server).await);
}

fn asked(engine: Engine, story: impl AsyncFnOnce(&Story, &ModelServer)) {
    with(engine, |_| {}, story);
}

fn off(engine: Engine, story: impl AsyncFnOnce(&Story, &ModelServer)) {
    with(engine, |settings| settings.url = Some(String::new()), story);
}

fn one_call_a_day(engine: Engine, story: impl AsyncFnOnce(&Story, &ModelServer)) {
    with(engine, |settings| settings.daily_calls = 1, story);
}

on_both_engines! { crate::second_opinion::asked;
    an_unsure_message_gets_an_opinion_and_its_route_is_decided_again,
    a_model_that_obeys_the_customer_changes_no_fact_that_is_known,
    a_silent_model_delays_nothing,
    a_call_that_failed_is_made_once_more_and_no_third_time,
    a_model_server_that_is_down_is_left_alone_and_tried_again,
}
on_both_engines! { crate::second_opinion::off;
    without_an_address_nothing_is_ever_sent,
}
on_both_engines! { crate::second_opinion::one_call_a_day;
    a_day_has_no_more_calls_than_its_budget,
}

/// Words of somebody who says how they can be reached, and of which triage knows neither what they want nor whether to
/// act, but how they feel. Which ones those are is the model's to say, so they are looked for.
fn vague(story: &Story) -> String {
    let brand = story.brand();
    let pairs = VAGUE.iter().flat_map(|first| VAGUE.map(|second| format!("{first}… {second}")));
    let unsure = |text: &String| {
        let text = format!("@larkspur {text} {REACH}");
        let reading = brand.triage.read(&Input { network: "sandbox", ..Input::mention(&text) });
        !reading.intent.is_known() && !reading.needs_action.is_known() && reading.sentiment_brand.is_known()
    };
    let mut vague = VAGUE.iter().map(|text| (*text).to_owned()).chain(pairs);
    vague.find(unsure).expect("triage knows that it does not know what some of these words want")
}

/// Somebody says something vague in public.
async fn vague_words(story: &Story, handle: &str) -> CaseId {
    let person = story.person_with(handle, "Jana Kowalska", 12).await;
    let text = format!("@larkspur {} {REACH}", vague(story));
    story.network().post(&person, &text).await.expect("the network takes words");
    story.heard().await;
    story.case_of(&person).await
}

async fn newest(story: &Story, case: CaseId) -> (Message, Reading) {
    let mut view = story.colleague("sam").await.look(case).await;
    let message = view.messages.pop().expect("the case has a message");
    let reading = message.facts.clone().expect("a message of a customer has been read");
    (message, serde_json::from_value(reading).expect("a reading can be read"))
}

async fn health(story: &Story) -> Health {
    let ctx = story.ctx();
    let read = story.node.app.read(async move |tx: &mut Tx| opinions::health(tx, &ctx).await);
    read.await.expect("the health can be read")
}

async fn queue_of(story: &Story, case: CaseId) -> String {
    story.colleague("sam").await.look(case).await.item.expect("the case has a work item").queue
}

async fn an_unsure_message_gets_an_opinion_and_its_route_is_decided_again(
    story: &Story,
    server: &ModelServer,
) {
    server.says(&json!({ "intent": { "value": "lead", "confidence": 0.85 }, "needs_action": true }));
    let case = vague_words(story, "jana_k").await;
    let reading = until("the opinion fills what was unknown", async || {
        Some(newest(story, case).await.1).filter(|reading| reading.intent.is_known())
    })
    .await;
    assert!(reading.intent.is(&Intent::Lead) && reading.needs_action.is(&true));
    assert_eq!((reading.intent.source.as_str(), reading.intent.confidence), ("opinion:parrot:1b", 0.85));

    let view = story.colleague("sam").await.look(case).await;
    assert_eq!(view.item.as_ref().expect("it stands in a queue").queue, "leads");
    assert_eq!(view.decisions.len(), 2, "decided when it came, and again");

    let asked = server.asked();
    assert_eq!(asked.len(), 1);
    let sent = format!("{}{}", asked[0].head, asked[0].body).to_lowercase();
    for personal in ["0113", "496", "0999", "jana", "kowalska", "example.org", "omar"] {
        assert!(!sent.contains(personal), "{personal} left: {sent}");
    }
    assert!(sent.contains(&vague(story)) && sent.contains("@brand"), "{sent}");
    assert_eq!(rows::opinions(story).await, ["parrot:1b"]);
    let health = health(story).await;
    assert_eq!((health.calls, health.tokens, health.failures), (1, 455, 0));
}

async fn a_model_that_obeys_the_customer_changes_no_fact_that_is_known(story: &Story, server: &ModelServer) {
    let case = vague_words(story, "jana_k").await;
    let (message, before) = newest(story, case).await;
    let queue = queue_of(story, case).await;
    let turned = match before.sentiment_brand.value {
        Some(Sentiment::Positive) => "negative",
        Some(_) => "positive",
        None => panic!("triage knows what these words feel: {before:?}"),
    };
    let obeyed = json!({
        "sentiment_brand": turned, "spam": true, "contains_personal_data": false, "language": "tlh",
        "queue": "war_room", "priority": "urgent", "intent": "vip", "severity": 11, "needs_action": "now",
    });
    server.says(&obeyed);
    let ctx = story.ctx();
    story.advance(Millis::minutes(2)).await;
    until("the model was asked and answered", async || {
        let (ctx, id) = (ctx.clone(), message.case_id);
        let given = story.node.app.read(async move |tx: &mut Tx| opinions::of_case(tx, &ctx, id).await);
        given.await.expect("opinions can be read").into_iter().find(|one| one.facts.is_empty())
    })
    .await;
    assert_eq!(newest(story, case).await.1, before);
    assert_eq!(queue_of(story, case).await, queue);
}

async fn a_silent_model_delays_nothing(story: &Story, server: &ModelServer) {
    let case = vague_words(story, "jana_k").await;
    until("the model is asked", async || (!server.asked().is_empty()).then_some(())).await;
    let queue = queue_of(story, case).await;
    let sam = story.colleague("sam").await;
    sam.answer(case, care::cases::Mode::Public, "Hello! What can we do for you?").await;
    story.sent().await;
    // An opinion that comes after the answer moves nothing any more.
    server.says(&json!({ "intent": "lead" }));
    story.advance(Millis::minutes(2)).await;
    story.heard().await;
    assert_eq!(queue_of(story, case).await, queue);
    assert_eq!(rows::opinions(story).await.len(), 0);
}

async fn a_call_that_failed_is_made_once_more_and_no_third_time(story: &Story, server: &ModelServer) {
    server.does(Reply::Raw("500 Internal Server Error", String::new()));
    vague_words(story, "jana_k").await;
    until("the failure is known", async || (health(story).await.failures == 1).then_some(())).await;
    for calls in [2, 2] {
        story.advance(Millis::minutes(5)).await;
        until("it is asked once more", async || (server.asked().len() == calls).then_some(())).await;
        until("how it went is known", async || (health(story).await.calls == 2).then_some(())).await;
    }
    // Somebody else's words are asked about all the same, so a third call would have been made by now.
    server.says(&json!({ "intent": "lead" }));
    vague_words(story, "omar").await;
    until("the other is asked about", async || (health(story).await.failures == 0).then_some(())).await;
    assert_eq!(server.asked().len(), 3);
}

async fn a_model_server_that_is_down_is_left_alone_and_tried_again(story: &Story, server: &ModelServer) {
    server.does(Reply::Raw("503 Service Unavailable\r\nretry-after: 1200", String::new()));
    vague_words(story, "jana_k").await;
    until("the failure is known", async || (health(story).await.failures == 1).then_some(())).await;
    let resting = health(story).await;
    assert!(resting.resting_until > Some(story.network().now() + Millis::minutes(19)), "{resting:?}");
    let ctx = story.ctx();
    let problems = story.node.app.read(async move |tx: &mut Tx| desk::problems(tx, &ctx).await);
    let shown = problems.await.expect("problems can be read").opinion.expect("the rest is shown");
    assert!(shown.last_failure.is_some_and(|(_, why)| why.contains("503")));

    server.says(&json!({ "intent": "lead" }));
    let other = vague_words(story, "omar").await;
    story.advance(Millis::minutes(10)).await;
    story.heard().await;
    assert_eq!(server.asked().len(), 1, "it asked to be left alone for twenty minutes");
    story.advance(Millis::minutes(11)).await;
    until("it is asked again", async || newest(story, other).await.1.intent.is_known().then_some(())).await;
    until("it is well", async || (health(story).await.failures == 0).then_some(())).await;
}

async fn without_an_address_nothing_is_ever_sent(story: &Story, server: &ModelServer) {
    let case = vague_words(story, "jana_k").await;
    story.advance(Millis::minutes(5)).await;
    story.heard().await;
    assert!(!newest(story, case).await.1.intent.is_known());
    let health = health(story).await;
    assert_eq!((health.calls, server.asked().len()), (0, 0));
}

async fn a_day_has_no_more_calls_than_its_budget(story: &Story, server: &ModelServer) {
    server.says(&json!({ "intent": "lead" }));
    let first = vague_words(story, "jana_k").await;
    until("the first is asked about", async || newest(story, first).await.1.intent.is_known().then_some(()))
        .await;
    // What counts are the rows: a node that starts anew knows them too.
    let second = vague_words(story, "omar").await;
    story.advance(Millis::hours(1)).await;
    story.heard().await;
    assert!(!newest(story, second).await.1.intent.is_known());
    story.advance(until_midnight(story.network().now())).await;
    until("the next day has calls", async || newest(story, second).await.1.intent.is_known().then_some(()))
        .await;
    assert_eq!(server.asked().len(), 2);
}

fn until_midnight(now: Instant) -> Millis {
    let day = Millis::days(1).0;
    Millis(day - (now.micros() / 1_000).rem_euclid(day) + 1)
}
