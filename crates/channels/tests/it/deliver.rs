use std::io::Write;
use std::time::Duration;

use channels::sandbox::Flavour;
use channels::sandbox::simulator::{DeliveryState, Faults, JournalError, RateLimit};
use channels::{Item, Surface};
use kernel::Millis;

use crate::world::{World, start, start_of_time, verified};

fn messages(world: &World) -> Vec<(Surface, bool, String)> {
    let message = |item| match item {
        Item::Message(message) => Some((message.surface, message.direct, message.text.0)),
        _ => None,
    };
    world.hook.items().into_iter().filter_map(message).collect()
}

#[tokio::test]
async fn what_concerns_the_brand_arrives_signed_and_nothing_else_does() {
    let world = World::new().await;
    let (mira, tom) = (world.invent("mira").await, world.invent("tom").await);
    let weather = world.sim.post(&mira, "lovely weather").await.unwrap();
    world.sim.reply(&tom, &weather, "it is").await.unwrap();
    let mention = world.sim.post(&mira, "@Larkspur my line is dead").await.unwrap();
    world.sim.reply(&tom, &mention, "mine too").await.unwrap();
    world.sim.reply(&mira, &mention, "still").await.unwrap();
    world.sim.post(&tom, "is larkspur any good?").await.unwrap();
    world.sim.dm(&tom, "hello").await.unwrap();
    world.delivered().await;
    let expected = [
        (Surface::Mention, true, "@Larkspur my line is dead"),
        (Surface::Reply, false, "mine too"),
        (Surface::Reply, true, "still"),
        (Surface::Mention, false, "is larkspur any good?"),
        (Surface::Dm, true, "hello"),
    ];
    assert_eq!(messages(&world), expected.map(|(surface, direct, text)| (surface, direct, text.to_owned())));
    let received = world.hook.received.lock().unwrap();
    assert!(received.iter().all(|(headers, body)| verified(headers, body)));
}

#[tokio::test]
async fn words_that_name_the_brand_only_after_an_edit_arrive_as_new() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    let post = world.sim.post(&mira, "my line is dead").await.unwrap();
    world.sim.edit(&post, "@larkspur my line is dead").await.unwrap();
    world.sim.edit(&post, "@larkspur it works again").await.unwrap();
    world.sim.delete(&post).await.unwrap();
    world.delivered().await;
    let items = world.hook.items();
    assert!(
        matches!(&items[0], Item::Message(m) if m.provider_id == post && m.text.0 == "@larkspur my line is dead")
    );
    assert!(matches!(&items[1], Item::Edit { text, .. } if text.0 == "@larkspur it works again"));
    assert!(matches!(&items[2], Item::Delete { provider_id, .. } if *provider_id == post));
}

#[tokio::test]
async fn a_delivery_is_tried_again_unchanged_until_the_hook_says_200_and_the_next_one_waits() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    world.hook.answers.lock().unwrap().extend([500, 401, 302, 503]);
    world.sim.dm(&mira, "one").await.unwrap();
    while world.hook.ids().is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    world.sim.dm(&mira, "two").await.unwrap();
    world.delivered().await;
    let ids = world.hook.ids();
    assert_eq!(ids.len(), 6);
    assert!(ids[..5].iter().all(|id| *id == ids[0]) && ids[5] != ids[0]);
    let bodies: Vec<_> = world.hook.received.lock().unwrap().iter().map(|(_, body)| body.clone()).collect();
    assert!(bodies[..5].iter().all(|body| *body == bodies[0]));
    let tried = world.sim.deliveries(10);
    let statuses: Vec<_> = tried[1].attempts.iter().filter_map(|attempt| attempt.status).collect();
    assert_eq!((tried[1].state, statuses), (DeliveryState::Acknowledged, vec![500, 401, 302, 503, 200]));
}

#[tokio::test]
async fn a_delivery_is_given_up_after_ten_tries_and_the_next_one_goes_on() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    world.hook.answers.lock().unwrap().extend([500; 10]);
    world.sim.dm(&mira, "one").await.unwrap();
    world.delivered().await;
    world.sim.dm(&mira, "two").await.unwrap();
    world.delivered().await;
    let tried = world.sim.deliveries(10);
    assert_eq!((tried[1].state, tried[1].attempts.len()), (DeliveryState::GivenUp, 10));
    assert_eq!((tried[0].state, tried[0].attempts.len()), (DeliveryState::Acknowledged, 1));
}

#[tokio::test]
async fn events_that_happen_while_the_hook_is_busy_come_together_in_order() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    *world.hook.slow.lock().unwrap() = Duration::from_millis(100);
    let texts: Vec<_> = (0..40).map(|n| n.to_string()).collect();
    for text in &texts {
        world.sim.dm(&mira, text).await.unwrap();
    }
    world.delivered().await;
    assert_eq!(world.hook.texts(), texts);
    assert!(world.hook.ids().len() < texts.len(), "{} deliveries", world.hook.ids().len());
}

#[tokio::test]
async fn duplicates_come_twice_with_the_same_id_and_disorder_loses_nothing() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    world.sim.set_faults(Faults { duplicates: 1.0, ..Faults::default() });
    world.sim.dm(&mira, "twice").await.unwrap();
    world.delivered().await;
    let ids = world.hook.ids();
    assert!(ids.len() == 2 && ids[0] == ids[1]);

    world.hook.received.lock().unwrap().clear();
    world.sim.set_faults(Faults { disorder: true, ..Faults::default() });
    let texts: Vec<_> = (10..40).map(|n| n.to_string()).collect();
    let said = futures::future::join_all(texts.iter().map(|text| world.sim.dm(&mira, text))).await;
    assert!(said.iter().all(Result::is_ok));
    world.delivered().await;
    let mut came = world.hook.texts();
    assert_ne!(came, texts, "in disorder");
    came.sort();
    assert_eq!(came, texts);
}

#[tokio::test]
async fn a_delay_holds_deliveries_back_and_skewed_clocks_move_their_timestamps() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    world.sim.set_faults(Faults { delay_ms: 300, skew_days: -3, ..Faults::default() });
    let asked = tokio::time::Instant::now();
    world.sim.dm(&mira, "late").await.unwrap();
    world.delivered().await;
    assert!(asked.elapsed() >= Duration::from_millis(300));
    let Item::Message(message) = &world.hook.items()[0] else { panic!("a message") };
    assert_eq!(message.at, start_of_time() - Millis::days(3));
    assert_eq!(
        world.sim.conversation(&mira).unwrap().messages[0].at,
        start_of_time(),
        "the network knows better"
    );
}

#[tokio::test]
async fn what_was_not_acknowledged_is_delivered_after_a_restart_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("sandbox.jsonl");
    let world = World::with(Some(journal.clone()), RateLimit::default()).await;
    let mira = world.invent("mira").await;
    world.sim.dm(&mira, "before").await.unwrap();
    world.delivered().await;
    world.hook.answers.lock().unwrap().extend([500; 3]);
    *world.hook.slow.lock().unwrap() = Duration::from_millis(30);
    let texts: Vec<_> = (0..30).map(|n| n.to_string()).collect();
    for text in &texts {
        world.sim.dm(&mira, text).await.unwrap();
    }
    let World { sim, server, hook, clock, hook_url, .. } = world;
    let unsettled = sim.deliveries(200).iter().filter(|d| d.state == DeliveryState::Pending).count();
    assert!(unsettled > 0, "something is on its way");
    server.abort();
    drop((sim, server.await));
    // What a loss of power leaves of a line that nobody was told about.
    std::fs::OpenOptions::new().append(true).open(&journal).unwrap().write_all(b"{\"said\":{\"id").unwrap();

    let sim = start(Some(journal.clone()), &hook_url, clock, RateLimit::default(), Flavour::Microblog).await;
    tokio::time::timeout(Duration::from_secs(20), sim.delivered()).await.unwrap();
    let mut came = hook.texts();
    let conversation: Vec<_> =
        sim.conversation(&mira).unwrap().messages.into_iter().map(|message| message.text).collect();
    assert_eq!(conversation[1..], texts);
    came.dedup();
    let mut unique = Vec::new();
    for text in came {
        if !unique.contains(&text) {
            unique.push(text);
        }
    }
    assert_eq!(unique, conversation, "all arrived, and first in order");
}

#[tokio::test]
async fn a_damaged_line_in_the_middle_and_a_second_process_are_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("deep").join("sandbox.jsonl");
    let world = World::with(Some(journal.clone()), RateLimit::default()).await;
    world.invent("mira").await;
    world.invent("tom").await;
    let second = try_start(&world, &journal).await.unwrap_err();
    assert!(matches!(second, JournalError::InUse(_)), "{second}");

    let copy = folder.path().join("copy.jsonl");
    std::fs::copy(&journal, &copy).unwrap();
    let text = std::fs::read_to_string(&copy).unwrap();
    std::fs::write(&copy, text.replacen("{\"person\"", "{\"persona\"", 1)).unwrap();
    let damaged = try_start(&world, &copy).await.unwrap_err();
    assert!(matches!(damaged, JournalError::Damaged { line: 1, .. }), "{damaged}");
}

async fn try_start(
    world: &World,
    journal: &std::path::Path,
) -> Result<channels::sandbox::simulator::Simulator, JournalError> {
    use channels::sandbox::simulator::{Brand, Simulator, SimulatorConfig};
    let config = SimulatorConfig {
        journal: Some(journal.to_owned()),
        hook_url: world.hook_url.clone(),
        secret: kernel::Secret::new(Vec::new()),
        token: kernel::Secret::new(String::new()),
        brand: Brand { id: "b".into(), handle: "b".into(), name: "b".into() },
        flavour: Flavour::Microblog,
        clock: world.clock.clone(),
        seed: 1,
        http: world.line.http().clone(),
        rate_limit: RateLimit::default(),
        pace: 1.0,
    };
    Simulator::start(config).await
}

#[tokio::test]
async fn a_long_journal_is_rewritten_at_the_start_and_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("sandbox.jsonl");
    let world = World::with(Some(journal.clone()), RateLimit::default()).await;
    let mira = world.invent("mira").await;
    let post = world.sim.post(&mira, "what a day").await.unwrap();
    for n in 0..1_500 {
        world.sim.edit(&post, &format!("what a day {n}")).await.unwrap();
    }
    world.sim.like(&mira, &post).await.unwrap();
    let (before, feed) = (std::fs::metadata(&journal).unwrap().len(), world.sim.feed(10, None, None));
    std::fs::remove_file(journal.with_extension("lock")).unwrap();
    let again = start(
        Some(journal.clone()),
        &world.hook_url,
        world.clock.clone(),
        RateLimit::default(),
        Flavour::Microblog,
    )
    .await;
    assert_eq!(again.feed(10, None, None), feed);
    assert!(std::fs::metadata(&journal).unwrap().len() < before / 100);
    let more = again.post(&mira, "more").await.unwrap();
    assert_ne!(more, post);
}
