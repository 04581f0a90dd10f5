//! What another model may say, and what it may not.

use db::{TestDb, Tx, args, db_test};
use kernel::{MessageId, Millis};
use triage::{Intent, Reading};

use super::{Question, Terms, answered, ask, failed, give, health, of_case};
use crate::Result;
use crate::learning::{self, Rerouted};
use crate::testing::World;
use crate::trail::Kind;

/// Words that no model has seen.
const PUZZLE: &str = "@larkspur zorbled the frandle quite vilperly";
const MODEL: &str = "small-model";
const TERMS: Terms =
    Terms { calls: 3, tokens: 10_000, reserve: 1_000, again_after: Millis::minutes(1), at_once: 2 };

async fn questions(world: &World, terms: Terms) -> Vec<Question> {
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    let asked = world.run(async move |tx: &mut Tx| ask(tx, &ctx, &brand, MODEL, terms).await).await;
    asked.expect("questions can be asked")
}

/// A brand whose reader is hardly ever sure, whatever model it came with.
async fn doubtful(db: TestDb) -> World {
    let mut world = World::new(db).await;
    world.brand.triage = world.brand.triage.clone().with_threshold(0.98);
    world
}

async fn puzzle(world: &World, id: &str, person: &str) -> (kernel::CaseId, MessageId) {
    world.hear(&[world.mention(id, person, PUZZLE)]).await;
    let case = world.complaint_of(person).await;
    (case, world.look(case).await.messages[0].id)
}

async fn says(world: &World, message: MessageId, facts: &[(&str, &str, f32)]) -> Result<Option<Rerouted>> {
    let facts: Vec<_> = facts.iter().map(|(f, v, sure)| ((*f).to_owned(), (*v).to_owned(), *sure)).collect();
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    world.run(async move |tx: &mut Tx| give(tx, &ctx, &brand, message, MODEL, &facts, 321).await).await
}

async fn reading(world: &World, case: kernel::CaseId) -> Reading {
    world.look(case).await.reading().unwrap().unwrap()
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn an_opinion_fills_what_is_unknown_carries_its_source_and_moves_the_case(db: TestDb) {
    let world = doubtful(db).await;
    let (case, message) = puzzle(&world, "p1", "jana").await;
    let before = reading(&world, case).await;
    assert!(!before.intent.is_known(), "nobody knows what this means: {:?}", before.intent);
    let said = [("intent", "press", 0.9), ("mood", "bad", 0.9), ("severity", "11", 0.9), ("topic", "x", 0.9)];
    let routed = says(&world, message, &said).await.unwrap();
    assert!(matches!(routed, Some(Rerouted::Moved { to, .. }) if to == "corp_comms"));
    let after = reading(&world, case).await;
    assert_eq!((after.intent.value, after.intent.confidence), (Some(Intent::Press), 0.9));
    assert_eq!(after.intent.source.as_str(), "opinion:small-model");
    assert_eq!((after.severity, after.topic), (before.severity, before.topic));
    let ctx = world.agent.clone();
    let kept = world.run(async move |tx: &mut Tx| of_case(tx, &ctx, case).await).await.unwrap();
    assert_eq!((kept.len(), kept[0].facts.len(), kept[0].tokens), (1, 4, 321), "kept as it was said");
    let view = world.look(case).await;
    assert!(view.events.iter().any(|event| event.kind == Kind::OpinionGiven));
    let ctx = world.ctx.clone();
    let pending = world.run(async move |tx: &mut Tx| learning::pending(tx, &ctx).await).await.unwrap();
    assert_eq!(pending.all, 0, "nothing is learnt from it");

    // It is given once, and a person is never overruled.
    assert_eq!(says(&world, message, &[("intent", "query", 0.99)]).await.unwrap(), None);
    assert!(reading(&world, case).await.intent.is(&Intent::Press));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn an_opinion_without_confidence_or_against_a_person_fills_nothing(db: TestDb) {
    let world = doubtful(db).await;
    let (case, message) = puzzle(&world, "p1", "jana").await;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let corrected = world
        .run(async move |tx: &mut Tx| learning::correct(tx, &ctx, &brand, message, "intent", "query").await);
    corrected.await.unwrap();
    let decisions = world.look(case).await.decisions.len();
    let said = [("intent", "press", 0.99), ("topic", "x", f32::NAN), ("needs_action", "true", 0.2)];
    assert_eq!(says(&world, message, &said).await.unwrap(), None);
    assert!(reading(&world, case).await.intent.is(&Intent::Query));
    assert_eq!(world.look(case).await.decisions.len(), decisions, "nothing is decided again");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_is_unsure_is_asked_once_within_the_budget_and_once_more_if_that_failed(db: TestDb) {
    let world = doubtful(db).await;
    let (_, first) = puzzle(&world, "p1", "jana").await;
    world.pass(Millis::seconds(1));
    let (_, second) = puzzle(&world, "p2", "omar").await;
    let asked = questions(&world, TERMS).await;
    let unsure: Vec<_> = asked.iter().map(|question| question.message).collect();
    assert_eq!(unsure, [second, first], "the newest first");
    assert!(asked[0].names.contains(&"omar".to_owned()) && asked[0].public);
    assert!(questions(&world, TERMS).await.is_empty(), "each is under way");

    let ctx = world.ctx.clone();
    let outcome = world.run(async move |tx: &mut Tx| {
        answered(tx, &ctx, first, MODEL, -400).await?;
        failed(tx, &ctx, second, MODEL, ("it answered 500", None), -1_000).await
    });
    outcome.await.unwrap();
    world.pass(Millis::minutes(2));
    let again: Vec<_> = questions(&world, TERMS).await.into_iter().map(|question| question.message).collect();
    assert_eq!(again, [second]);
    world.pass(Millis::minutes(2));
    assert!(
        questions(&world, TERMS).await.is_empty(),
        "twice is enough, and the day's three calls are spent"
    );
    let ctx = world.ctx.clone();
    let health = world.run(async move |tx: &mut Tx| health(tx, &ctx).await).await.unwrap();
    assert_eq!((health.calls, health.tokens, health.failures), (3, 1_600, 1));
    assert_eq!(health.last_failure.map(|(_, why)| why).as_deref(), Some("it answered 500"));
}

db::statements! {
    CALLS = "select count(*) as n from opinion_calls where tenant = $1";
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn after_three_failures_the_other_model_is_left_alone_and_the_desk_says_so(db: TestDb) {
    let world = doubtful(db).await;
    let terms = Terms { calls: 100, tokens: 1_000_000, ..TERMS };
    for n in 0..4 {
        puzzle(&world, &format!("p{n}"), &format!("person{n}")).await;
    }
    let mut failures = 0;
    for question in [questions(&world, terms).await, questions(&world, terms).await].concat() {
        let (ctx, message) = (world.ctx.clone(), question.message);
        let why = ("the network could not be reached", None);
        world.run(async move |tx: &mut Tx| failed(tx, &ctx, message, MODEL, why, 0).await).await.unwrap();
        failures += 1;
    }
    assert_eq!(failures, 4);
    assert!(questions(&world, terms).await.is_empty());
    let ctx = world.agent.clone();
    let problems = world.run(async move |tx: &mut Tx| crate::desk::problems(tx, &ctx).await).await.unwrap();
    let resting = problems.opinion.expect("the desk says so");
    assert_eq!(resting.resting_until, Some(world.ctx.now() + Millis::minutes(2)));
    world.pass(Millis::minutes(3));
    assert_eq!(questions(&world, terms).await.len(), 1, "one trial");
    let args = args![world.ctx.tenant];
    let calls = world.run(async move |tx: &mut Tx| Ok(tx.query_one::<i64>(&CALLS, &args).await?)).await;
    assert_eq!(calls.unwrap(), 4, "a repetition is no row of its own");
}
