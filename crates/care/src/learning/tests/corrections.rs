//! What a correction and an answer change at once.

use db::{TestDb, Tx, args, db_test};
use kernel::{Actor, CaseId, Ctx, Millis, Role, TokenId};
use triage::{Reading, Source, Taxonomy, Topic, Triage};
use uuid::Uuid;

use super::{PRAISE, newest, says};
use crate::cases::{Message, Mode};
use crate::clocks;
use crate::desk::CaseView;
use crate::handoffs::{self, Wish};
use crate::learning::Rerouted;
use crate::outbound::{self, Compose};
use crate::testing::{START, World};
use crate::trail::Kind;
use crate::{Error, handling, queues};

fn reading(message: &Message) -> Reading {
    serde_json::from_value(message.facts.clone().expect("it was read")).expect("this version wrote it")
}

fn queue(view: &CaseView) -> &str {
    &view.item.as_ref().expect("it has a work item").queue
}

async fn answer(world: &World, who: &Ctx, case: CaseId) {
    let seen_seq = world.look(case).await.seen_seq();
    let wish = Compose::new(case, Mode::Public, "We are on it.", seen_seq);
    let (ctx, brand) = (who.clone(), world.brand.clone());
    let said = world.run(async move |tx: &mut Tx| outbound::compose(tx, &ctx, &brand, &wish).await);
    said.await.expect("the answer is taken");
}

async fn resolve(world: &World, case: CaseId) {
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let done = world.run(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await).await;
    done.expect("the case can be resolved");
}

db::statements! {
    SIGNALS = "select fact, kind, was, value from signals where tenant = $1 and message_id = $2 order by fact, id";
}

/// What people said about a message: the fact, how, and what it was and is.
async fn signals(world: &World, message: &Message) -> Vec<(String, String, Option<String>, String)> {
    let args = args![world.ctx.tenant, message.id];
    let rows = world.run(async move |tx: &mut Tx| Ok(tx.query(&SIGNALS, &args).await?));
    rows.await.expect("signals can be read")
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_correction_moves_a_case_that_nobody_has_answered_and_its_promise_counts_from_the_same_start(
    db: TestDb,
) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let ctx = world.agent.clone();
    world.run(async move |tx: &mut Tx| queues::take(tx, &ctx, case).await).await.unwrap();
    world.pass(Millis::minutes(5));
    let message = newest(&world, case).await;
    let was = reading(&message).intent.best().unwrap().as_str().to_owned();

    let corrected = says(&world, &world.agent, message.id, "intent", "press").await.unwrap();
    assert_eq!((corrected.before.as_deref(), corrected.after.as_str()), (Some(was.as_str()), "press"));
    let Rerouted::Moved { from, to, rule } = corrected.routed else { panic!("{:?}", corrected.routed) };
    assert_eq!((from.as_str(), to.as_str()), ("care", "corp_comms"));

    let view = world.look(case).await;
    let item = view.item.as_ref().unwrap();
    assert_eq!((item.queue.as_str(), item.assignee), ("corp_comms", None), "in nobody's hands there");
    let decision = &view.decisions[0];
    assert_eq!((view.decisions.len(), decision.rule.as_str()), (2, rule.as_str()));
    assert_eq!(item.decision_id, Some(decision.id));
    let sla = world.brand.model.sla(item.sla.as_deref().unwrap()).unwrap();
    let clock = view.nearest_clock().unwrap();
    assert_eq!((clock.started_at, clock.sla.as_deref()), (START, Some(sla.id.as_str())));
    assert_eq!(clock.due_at, Some(START + sla.first_response.unwrap()));
    assert_eq!(item.due_at, clock.due_at);
    let now = reading(&newest(&world, case).await);
    assert_eq!((now.intent.is(&triage::Intent::Press), &now.intent.source), (true, &Source::HUMAN));
    let event = view.events.iter().find(|event| event.kind == Kind::FactCorrected).unwrap();
    assert_eq!((event.actor, event.message_id), (world.agent.actor, Some(message.id)));
    assert_eq!((&event.data["before"], &event.data["after"]), (&was.as_str().into(), &"press".into()));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn where_no_answer_is_expected_any_more_the_clock_stops_and_where_it_is_again_it_counts_from_the_words(
    db: TestDb,
) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    world.pass(Millis::minutes(5));
    let message = newest(&world, case).await.id;
    says(&world, &world.agent, message, "sentiment_brand", "negative").await.unwrap();
    says(&world, &world.agent, message, "intent", "opinion").await.unwrap();
    let vented = says(&world, &world.agent, message, "needs_action", "false").await.unwrap();
    assert!(matches!(vented.routed, Rerouted::Moved { to, .. } if to == "community"));
    let view = world.look(case).await;
    assert_eq!((view.nearest_clock().is_none(), view.item.as_ref().unwrap().due_at), (true, None));
    assert_eq!(view.clocks[0].state, clocks::State::Cancelled);
    assert_eq!(view.case.sentiment.as_deref(), Some("negative"));

    let back = says(&world, &world.agent, message, "needs_action", "true").await.unwrap();
    assert!(matches!(back.routed, Rerouted::Moved { to, .. } if to == "care"));
    assert_eq!(world.look(case).await.nearest_clock().unwrap().started_at, START);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn after_an_answer_a_hand_or_a_resolution_the_route_stays_and_the_correction_says_so(db: TestDb) {
    let world = World::new(db).await;
    let [answered, moved, done, native] = [
        world.complaint("p1", "answered").await,
        world.complaint("p2", "moved").await,
        world.complaint("p3", "done").await,
        world.complaint("p4", "native").await,
    ];
    answer(&world, &world.agent, answered).await;
    let (ctx, brand) = (world.agent.clone(), world.brand.clone());
    let moving = world.run(async move |tx: &mut Tx| {
        handoffs::send(tx, &ctx, &brand, moved, "leads", Wish::default()).await
    });
    moving.await.unwrap();
    resolve(&world, done).await;
    world.hear(&[world.echo("a1", "p4", None)]).await;

    for (case, stays, queue_now) in [
        (answered, Rerouted::Answered { by: Some("Sam".into()) }, "care"),
        (moved, Rerouted::ByHand { queue: "leads".into() }, "leads"),
        (done, Rerouted::Resolved, "care"),
        (native, Rerouted::Answered { by: None }, "care"),
    ] {
        let message = newest(&world, case).await.id;
        let corrected = says(&world, &world.agent, message, "intent", "press").await.unwrap();
        assert_eq!(corrected.routed, stays);
        let view = world.look(case).await;
        assert_eq!((queue(&view), view.decisions.len()), (queue_now, 1));
        assert!(reading(&newest(&world, case).await).intent.is(&triage::Intent::Press), "the fact is set");
    }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn the_message_that_decided_is_the_one_whose_correction_moves_the_case(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let first = newest(&world, case).await.id;
    world.pass(Millis::minutes(1));
    world.hear(&[world.private("m1", "jana", "hello? is anybody there?")]).await;
    let second = newest(&world, case).await.id;
    assert_ne!(first, second);
    let same = says(&world, &world.agent, second, "severity", "2").await.unwrap();
    assert_eq!(same.routed, Rerouted::Same { queue: "care".into() }, "the case only joined its owner");
    let moved = says(&world, &world.agent, first, "intent", "press").await.unwrap();
    assert!(matches!(moved.routed, Rerouted::Moved { to, .. } if to == "corp_comms"));

    // What is never left to an owner is decided by the newer words.
    world.hear(&[world.private("m2", "jana", "hello again, are you there?")]).await;
    let third = newest(&world, case).await.id;
    let alarm = says(&world, &world.agent, third, "intent", "self_harm").await.unwrap();
    assert!(matches!(alarm.routed, Rerouted::Moved { to, .. } if to == "safety_desk"));
    let late = says(&world, &world.agent, first, "intent", "query").await.unwrap();
    assert_eq!(late.routed, Rerouted::NotNewest);
    assert_eq!(queue(&world.look(case).await), "safety_desk");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_makes_no_sense_is_refused_and_changes_nothing(db: TestDb) {
    let mut world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    answer(&world, &world.agent, case).await;
    let view = world.look(case).await;
    let (message, ours) = (view.messages[0].clone(), view.messages[1].clone());
    let refused =
        async |world: &World, fact: &str, value: &str, id| match says(world, &world.agent, id, fact, value)
            .await
        {
            Err(Error::Invalid(why)) => why,
            other => panic!("{fact} = {value}: {other:?}"),
        };
    assert!(refused(&world, "mood", "bad", message.id).await.contains("`mood`"));
    assert!(refused(&world, "intent", "shouting", message.id).await.contains("shouting"));
    assert!(refused(&world, "severity", "9", message.id).await.contains("0 to 4"));
    assert!(refused(&world, "contains_personal_data", "true", message.id).await.contains("words"));
    assert!(refused(&world, "topic", "outage", message.id).await.contains("no topics"));
    assert!(refused(&world, "intent", "press", ours.id).await.contains("person"));
    let viewer =
        world.agent.with_actor(Actor::User { id: world.agent.actor.user().unwrap(), role: Role::Viewer });
    assert!(matches!(
        says(&world, &viewer, message.id, "intent", "press").await,
        Err(Error::Denied { needs: Role::Agent })
    ));
    assert_eq!(newest(&world, case).await.facts, message.facts);

    let topics = vec![Topic::new("outage", ["down"]), Topic::new("billing", ["bill"])];
    let taxonomy = Taxonomy { topics, ..Taxonomy::default() };
    world.brand.triage = Triage::with_taxonomy(&taxonomy);
    assert!(refused(&world, "topic", "weather", message.id).await.contains("outage, billing"));
    says(&world, &world.agent, message.id, "topic", "billing").await.unwrap();
    assert_eq!(world.look(case).await.case.topic.as_deref(), Some("billing"));

    let gone = serde_json::json!({ "type": "post.deleted", "id": "p1", "at": world.ctx.now().timestamp() });
    world.hear(&[gone]).await;
    assert!(refused(&world, "intent", "press", message.id).await.contains("taken back"));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn whoever_answers_confirms_what_was_read_once_and_never_what_a_person_said(db: TestDb) {
    let world = World::new(db).await;
    let case = world.complaint("p1", "jana").await;
    let message = newest(&world, case).await;
    says(&world, &world.agent, message.id, "severity", "3").await.unwrap();
    let program = Actor::Token { id: TokenId::from_uuid(Uuid::from_u128(9)), role: Role::Agent };
    answer(&world, &world.agent.with_actor(program), case).await;
    assert_eq!(signals(&world, &message).await.len(), 1, "a program confirms nothing");

    answer(&world, &world.agent, case).await;
    let said = signals(&world, &message).await;
    let facts: Vec<_> = said.iter().map(|(fact, kind, _, _)| (fact.as_str(), kind.as_str())).collect();
    let (confirmed, corrected) = ("confirmation", "correction");
    assert_eq!(
        facts,
        [
            ("intent", confirmed),
            ("needs_action", confirmed),
            ("sentiment_brand", confirmed),
            ("severity", corrected)
        ]
    );
    assert_eq!(said[1].3, "true", "an answer says that somebody had to act");
    answer(&world, &world.agent, case).await;
    resolve(&world, case).await;
    assert_eq!(signals(&world, &message).await, said, "once");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn whoever_resolves_without_an_answer_confirms_that_nobody_had_to_act_only_where_triage_said_so(
    db: TestDb,
) {
    let world = World::new(db).await;
    world.hear(&[world.mention("p1", "omar", PRAISE)]).await;
    let praise = world.complaint_of("omar").await;
    let praised = newest(&world, praise).await;
    assert!(reading(&praised).needs_action.is(&false), "the model reads plain praise");
    resolve(&world, praise).await;
    let action = |said: &[(String, String, Option<String>, String)]| {
        said.iter().find(|(fact, ..)| fact == "needs_action").map(|(.., value)| value.clone())
    };
    assert_eq!(action(&signals(&world, &praised).await).as_deref(), Some("false"));

    let complaint = world.complaint("p2", "jana").await;
    let complained = newest(&world, complaint).await;
    resolve(&world, complaint).await;
    let said = signals(&world, &complained).await;
    assert_eq!((action(&said), said.is_empty()), (None, false), "it may have been done by telephone");
}
