use std::time::Duration;

use channels::sandbox::Flavour;
use channels::sandbox::simulator::{Fate, Faults, Placement, RateLimit};
use channels::{Credentials, Found, Item, Network, Receipt, Secrets, SendOutcome, Us};
use kernel::Millis;
use tokio::io::AsyncReadExt;

use crate::world::{World, line, private, public, serve};

fn sent(outcome: SendOutcome) -> (String, String) {
    match outcome {
        SendOutcome::Sent { provider_id, thread } => (provider_id, thread),
        other => panic!("sent, not {other:?}"),
    }
}

#[tokio::test]
async fn a_public_answer_stands_in_the_thread_and_comes_back_as_an_echo_with_its_key() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    let post = world.sim.post(&mira, "@larkspur help").await.unwrap();
    let (id, thread) = sent(world.send(&public(&post, "On it.", "snd_1")).await);
    assert_eq!(thread, post);
    let view = world.sim.thread(&post).unwrap();
    assert_eq!(view.posts[1].text, "On it.");
    assert!(view.posts[1].author.brand && view.posts[1].parent.as_ref() == Some(&post));
    assert_eq!(view.posts[0].replies, 1);
    world.delivered().await;
    let echoed = world.hook.items().into_iter().any(|item| {
        matches!(item, Item::Echo(echo) if echo.provider_id == id && echo.effect_key.as_deref() == Some("snd_1"))
    });
    assert!(echoed);
}

#[tokio::test]
async fn a_private_answer_reaches_the_person_and_is_receipted_when_they_open_it() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    world.sim.post(&mira, "@larkspur help").await.unwrap();
    let (id, thread) = sent(world.send(&private(&mira, "Your number?", "snd_1")).await);
    let conversation = world.sim.conversation(&mira).unwrap();
    assert_eq!((conversation.id, conversation.unread), (thread, 1));
    world.sim.read(&mira).await.unwrap();
    assert_eq!(world.sim.conversation(&mira).unwrap().unread, 0);
    world.delivered().await;
    let receipts = world.hook.items().into_iter().filter_map(|item| match item {
        Item::Receipt { provider_id, status, .. } => Some((provider_id, status)),
        _ => None,
    });
    let receipts: Vec<_> = receipts.collect();
    assert_eq!(receipts, [(id.clone(), Receipt::Delivered), (id, Receipt::Read)]);
}

#[tokio::test]
async fn a_send_that_times_out_after_the_network_took_it_is_unknown_and_then_found() {
    let mut world = World::new().await;
    world.line = line(Duration::from_secs(1));
    let mira = world.invent("mira").await;
    let post = world.sim.post(&mira, "@larkspur help").await.unwrap();
    world.sim.set_faults(Faults { timeout_after_accepting_s: Some(60), ..Faults::default() });
    let answer = public(&post, "On it.", "snd_1");
    assert_eq!(
        world.send(&answer).await,
        SendOutcome::Unknown { reason: "the network did not answer in time".into() }
    );
    let there = world.sim.thread(&post).unwrap().posts[1].clone();
    assert_eq!(world.find(&answer).await, Found::Yes { provider_id: there.id, thread: post.clone() });
    assert_eq!(world.find(&public(&post, "On it.", "snd_2")).await, Found::No);
    assert_eq!(world.sim.thread(&post).unwrap().posts.len(), 2, "one message there");
}

#[tokio::test]
async fn a_500_is_unknown_unless_the_network_says_that_nothing_was_stored() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    let post = world.sim.post(&mira, "@larkspur help").await.unwrap();
    let answer = public(&post, "On it.", "snd_1");
    world.sim.set_faults(Faults { api_errors: 1.0, ..Faults::default() });
    assert!(matches!(world.send(&answer).await, SendOutcome::RetryAfter { .. }));
    assert!(matches!(world.find(&answer).await, Found::CannotSay { .. }));
    assert_eq!(world.sim.thread(&post).unwrap().posts.len(), 1);
    world.sim.set_faults(Faults { api_errors_after_accepting: 1.0, ..Faults::default() });
    assert!(matches!(world.send(&answer).await, SendOutcome::Unknown { .. }));
    assert!(matches!(world.find(&answer).await, Found::Yes { .. }));
}

#[tokio::test]
async fn the_rate_limit_says_when_to_come_back_and_a_revoked_token_asks_for_a_person() {
    let world = World::with(None, RateLimit { burst: 1, per_minute: 6 }).await;
    let mira = world.invent("mira").await;
    let post = world.sim.post(&mira, "@larkspur help").await.unwrap();
    let answer = |key| public(&post, "On it.", key);
    sent(world.send(&answer("snd_1")).await);
    let SendOutcome::RetryAfter { wait, .. } = world.send(&answer("snd_2")).await else { panic!("limited") };
    assert!((Millis::seconds(9)..=Millis::seconds(10)).contains(&wait), "{wait}");
    world.sim.set_faults(Faults { rate_limited: true, ..Faults::default() });
    let limited = world.send(&answer("snd_2")).await;
    assert!(matches!(limited, SendOutcome::RetryAfter { wait, .. } if wait == Millis::seconds(30)));
    world.sim.set_faults(Faults { token_revoked: true, ..Faults::default() });
    let reason = "the token was revoked; connect the account again".to_owned();
    assert_eq!(world.send(&answer("snd_2")).await, SendOutcome::Unauthorised { reason });
    world.sim.set_faults(Faults::default());
    let wrong = Credentials { secrets: Secrets::token("another"), ..world.credentials() };
    let outcome = Flavour::Microblog.send(&world.line, &wrong, &answer("snd_2")).await;
    assert!(matches!(outcome, SendOutcome::Unauthorised { .. }));
    assert_eq!(world.sim.thread(&post).unwrap().posts.len(), 2, "only the first was stored");
}

#[tokio::test]
async fn words_refused_after_the_200_are_told_by_a_receipt() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    let post = world.sim.post(&mira, "@larkspur help").await.unwrap();
    world.sim.set_faults(Faults { late_refusal: true, ..Faults::default() });
    let (id, _) = sent(world.send(&public(&post, "On it.", "snd_1")).await);
    world.delivered().await;
    let failed = world.hook.items().into_iter().any(|item| {
        matches!(item, Item::Receipt { provider_id, status: Receipt::Failed { .. }, .. } if provider_id == id)
    });
    assert!(failed && matches!(world.sim.words(&id).unwrap().fate, Some(Fate::Failed(_))));
}

#[tokio::test]
async fn a_private_message_is_refused_until_the_person_wrote_and_again_after_seven_days() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    world.sim.post(&mira, "what a day").await.unwrap();
    let refused = |outcome| matches!(outcome, SendOutcome::Refused { reason } if reason.contains("7 days"));
    assert!(refused(world.send(&private(&mira, "Hello?", "snd_1")).await));
    world.sim.dm(&mira, "hello").await.unwrap();
    world.clock.advance(Millis::days(7));
    sent(world.send(&private(&mira, "Hello!", "snd_2")).await);
    world.clock.advance(Millis(1));
    assert!(refused(world.send(&private(&mira, "Still there?", "snd_3")).await));
}

#[tokio::test]
async fn what_the_network_refuses_carries_its_sentence() {
    let world = World::new().await;
    let gone = world.send(&public("p404", "On it.", "snd_1")).await;
    assert_eq!(
        gone,
        SendOutcome::Refused { reason: "there is no post or message p404, or it was deleted".into() }
    );
    let nobody = world.send(&private("u404", "On it.", "snd_1")).await;
    assert_eq!(nobody, SendOutcome::Refused { reason: "there is nobody with the id u404".into() });
    let long = world.sim.say_as_brand(&Placement::Post, &"x".repeat(281)).await.unwrap_err();
    assert_eq!(long.to_string(), "281 characters are too many; 280 are allowed");
}

#[tokio::test]
async fn the_same_key_twice_is_two_posts_because_the_network_is_not_idempotent() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    let post = world.sim.post(&mira, "@larkspur help").await.unwrap();
    let (first, _) = sent(world.send(&public(&post, "On it.", "snd_1")).await);
    sent(world.send(&public(&post, "On it.", "snd_1")).await);
    assert_eq!(world.sim.thread(&post).unwrap().posts.len(), 3);
    assert_eq!(
        world.find(&public(&post, "On it.", "snd_1")).await,
        Found::Yes { provider_id: first, thread: post }
    );
}

#[tokio::test]
async fn nobody_listening_means_nothing_left_and_a_broken_connection_means_unknown() {
    let line = line(Duration::from_secs(5));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let credentials = Credentials { base_url, us: Us::default(), secrets: Secrets::token("t") };
    let answer = public("p1", "On it.", "snd_1");
    let breaking = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        _ = stream.read(&mut [0; 64]).await;
    });
    assert!(matches!(
        Flavour::Microblog.send(&line, &credentials, &answer).await,
        SendOutcome::Unknown { .. }
    ));
    breaking.await.unwrap();
    let outcome = Flavour::Microblog.send(&line, &credentials, &answer).await;
    assert!(matches!(outcome, SendOutcome::RetryAfter { .. }), "{outcome:?}");
    assert!(matches!(Flavour::Microblog.find(&line, &credentials, &answer).await, Found::CannotSay { .. }));
    let nowhere = Credentials { base_url: "not an address".into(), ..credentials };
    assert!(matches!(
        Flavour::Microblog.send(&line, &nowhere, &answer).await,
        SendOutcome::Unauthorised { .. }
    ));
}

#[tokio::test]
async fn a_404_of_some_other_server_is_no_proof_that_the_words_are_not_there() {
    let base_url = format!("http://{}", serve(axum::Router::new()).await.0);
    let credentials = Credentials { base_url, us: Us::default(), secrets: Secrets::token("t") };
    let found = Flavour::Microblog
        .find(&line(Duration::from_secs(5)), &credentials, &public("p1", "x", "snd_1"))
        .await;
    assert!(matches!(found, Found::CannotSay { .. }));
}

#[tokio::test]
async fn the_brand_changes_and_takes_back_its_own_words_and_nobody_elses() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    let theirs = world.sim.post(&mira, "@larkspur help").await.unwrap();
    let (ours, _) = sent(world.send(&public(&theirs, "On it.", "snd_1")).await);
    let url = |id: &str| format!("{}/v1/posts/{id}", world.api);
    let token = crate::world::TOKEN;
    let text = serde_json::json!({"text": "Fixed."});
    let put = world.line.http().put(url(&ours)).bearer_auth(token).json(&text).send().await.unwrap();
    assert_eq!((put.status().as_u16(), world.sim.words(&ours).unwrap().text.as_str()), (204, "Fixed."));
    let put = world.line.http().put(url(&theirs)).bearer_auth(token).json(&text).send().await.unwrap();
    assert_eq!(
        (put.status().as_u16(), world.sim.words(&theirs).unwrap().text.as_str()),
        (422, "@larkspur help")
    );
    let delete = world.line.http().delete(url(&ours)).bearer_auth(token).send().await.unwrap();
    assert!(delete.status().as_u16() == 200 && world.sim.words(&ours).unwrap().deleted);
    let me = world.line.http().get(format!("{}/v1/me", world.api)).bearer_auth(token).send().await.unwrap();
    assert_eq!(me.json::<serde_json::Value>().await.unwrap()["handle"], "larkspur");
    let without = world.line.http().get(format!("{}/v1/me", world.api)).send().await.unwrap();
    assert_eq!(without.status().as_u16(), 401);
}

#[tokio::test]
async fn the_history_returns_what_was_dropped_and_its_deliveries_have_their_own_keys() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    world.sim.post(&mira, "@larkspur one").await.unwrap();
    world.delivered().await;
    world.sim.set_faults(Faults { silent_drop: true, ..Faults::default() });
    world.sim.post(&mira, "@larkspur two").await.unwrap();
    world.delivered().await;
    assert_eq!(world.hook.texts(), ["@larkspur one"]);
    let credentials = world.credentials();
    let read = |cursor: Option<String>| {
        let (line, credentials) = (line(Duration::from_secs(5)), credentials.clone());
        async move { Flavour::Microblog.history(&line, &credentials, cursor.as_deref()).unwrap().await.unwrap() }
    };
    let all = read(None).await;
    assert_eq!((all.deliveries.len(), all.more), (2, false));
    let none = std::collections::HashMap::new();
    assert_eq!(Flavour::Microblog.dedup_key(&none, &all.deliveries[0]), world.hook.ids()[0]);
    let Item::Message(two) = &Flavour::Microblog.parse(&Us::default(), &all.deliveries[1]).unwrap()[0] else {
        panic!("a message")
    };
    assert_eq!(two.text.0, "@larkspur two");
    let nothing_new = read(Some(all.cursor.clone())).await;
    assert_eq!((nothing_new.deliveries.len(), nothing_new.cursor), (0, all.cursor));
}

#[tokio::test]
async fn a_long_history_comes_in_pages_that_follow_each_other() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    world.sim.set_faults(Faults { silent_drop: true, disorder: true, ..Faults::default() });
    for n in 0..230 {
        world.sim.post(&mira, &format!("@larkspur {n}")).await.unwrap();
    }
    let (mut cursor, mut texts, mut pages) = (None, Vec::new(), 0);
    loop {
        let credentials = world.credentials();
        let page =
            Flavour::Microblog.history(&world.line, &credentials, cursor.as_deref()).unwrap().await.unwrap();
        pages += 1;
        for body in &page.deliveries {
            texts.extend(Flavour::Microblog.parse(&Us::default(), body).unwrap().into_iter().map(|item| {
                match item {
                    Item::Message(message) => message.text.0,
                    other => panic!("a message, not {other:?}"),
                }
            }));
        }
        cursor = Some(page.cursor);
        if !page.more {
            break;
        }
    }
    assert_eq!((pages, texts), (3, (0..230).map(|n| format!("@larkspur {n}")).collect()));
}
