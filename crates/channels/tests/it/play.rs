use channels::Item;
use channels::sandbox::Flavour;
use channels::sandbox::simulator::{
    NewPerson, News, Person, PersonEdit, Placement, PlayError, RateLimit, SeedPost, conversation_id,
};
use kernel::{Instant, Millis};
use serde_json::{Value, json};

use crate::world::{BRAND, World, start, start_of_time};

fn person(id: &str) -> Person {
    let (id, handle, name) = (id.to_owned(), id.to_owned(), id.to_uppercase());
    Person { id, handle, name, avatar: None, followers: 3, seeded: false }
}

fn seed(id: &str, author: &str, placement: Placement, at: Instant) -> SeedPost {
    SeedPost {
        id: id.into(),
        author: author.into(),
        placement,
        text: format!("@larkspur {id}"),
        at,
        effect_key: None,
    }
}

#[tokio::test]
async fn a_player_does_everything_over_http() {
    let world = World::new().await;
    let url = |path: &str| format!("{}/play{path}", world.api);
    let call = |method: reqwest::Method, path: &str, body: Value| {
        let request = world.line.http().request(method, url(path)).json(&body);
        async move {
            let response = request.send().await.unwrap();
            let (status, text) = (response.status().as_u16(), response.text().await.unwrap());
            (status, serde_json::from_str::<Value>(&text).unwrap_or_default())
        }
    };
    let (get, post, put, delete) =
        (reqwest::Method::GET, reqwest::Method::POST, reqwest::Method::PUT, reqwest::Method::DELETE);

    let (status, mira) =
        call(post.clone(), "/people", json!({"handle": "@mira", "name": "Mira \u{202e}K"})).await;
    assert_eq!((status, &mira["handle"], &mira["name"]), (201, &json!("mira"), &json!("Mira \u{202e}K")));
    let id = mira["id"].as_str().unwrap();
    assert_eq!(call(post.clone(), "/people", json!({"handle": "MIRA", "name": "x"})).await.0, 409);
    let (_, changed) = call(put.clone(), &format!("/people/{id}"), json!({"followers": 90_000})).await;
    assert_eq!((&changed["followers"], &changed["handle"]), (&json!(90_000), &json!("mira")));

    let (_, root) = call(post.clone(), "/posts", json!({"person": id, "text": "@larkspur hi"})).await;
    let root = root["id"].as_str().unwrap();
    let reply = json!({"person": id, "text": "hello?", "in_reply_to": root});
    let (_, reply) = call(post.clone(), "/posts", reply).await;
    let reply = reply["id"].as_str().unwrap();
    call(post.clone(), "/messages", json!({"person": id, "text": "psst"})).await;
    assert_eq!(call(put.clone(), &format!("/words/{reply}/likes/{id}"), json!(null)).await.0, 204);
    assert_eq!(call(put.clone(), &format!("/words/{root}"), json!({"text": "@larkspur hello"})).await.0, 204);
    assert_eq!(call(delete.clone(), &format!("/words/{reply}"), json!(null)).await.0, 204);
    let thread = call(get.clone(), &format!("/threads/{root}"), json!(null)).await.1;
    assert_eq!(
        (&thread["posts"][0]["text"], &thread["posts"][0]["edited"]),
        (&json!("@larkspur hello"), &json!(true))
    );
    assert_eq!((&thread["posts"][1]["text"], &thread["posts"][1]["deleted"]), (&json!(""), &json!(true)));
    let feed = call(get.clone(), "/feed", json!(null)).await.1;
    assert_eq!(feed.as_array().unwrap().len(), 1, "deleted words are not in the feed");
    let dms = call(get.clone(), &format!("/conversations/{id}"), json!(null)).await.1;
    assert_eq!(dms["messages"][0]["text"], "psst");

    let native = json!({"placement": {"dm": {"with": id}}, "text": "from our phone"});
    assert_eq!(call(post.clone(), "/brand", native).await.0, 201);
    let people = call(get.clone(), "/people?search=MIR", json!(null)).await.1;
    assert_eq!((&people[0]["id"], &people[0]["unread"]), (&json!(id), &json!(1)));
    assert_eq!(call(post.clone(), &format!("/people/{id}/reading"), json!(null)).await.0, 204);

    let faults = call(put, "/faults", json!({"duplicates": 2.0, "disorder": true})).await.1;
    assert_eq!((&faults["duplicates"], &faults["disorder"]), (&json!(1.0), &json!(true)));
    let wrong = call(reqwest::Method::PUT, "/faults", json!({"dupes": 1})).await;
    assert_eq!((wrong.0, &wrong.1["error"]["code"]), (400, &json!("bad_request")));
    assert_eq!(call(post, "/reset", json!(null)).await.0, 204);
    assert_eq!(call(get, "/feed", json!(null)).await.1, json!([]));
    assert_eq!(world.sim.faults(), channels::sandbox::simulator::Faults::default());
}

#[tokio::test]
async fn a_page_that_watches_is_told_when_the_brand_answers() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    let post = world.sim.post(&mira, "@larkspur hi").await.unwrap();
    let mut news = world.sim.subscribe();
    world.send(&crate::world::public(&post, "Hello!", "snd_1")).await;
    loop {
        if let News::Words { id, thread, .. } = news.recv().await.unwrap() {
            assert_eq!((world.sim.words(&id).unwrap().text.as_str(), thread), ("Hello!", post));
            break;
        }
    }
}

#[tokio::test]
async fn likes_and_follows_are_told_once_and_only_if_something_changed() {
    let world = World::new().await;
    let (mira, tom) = (world.invent("mira").await, world.invent("tom").await);
    let post = world.sim.post(&mira, "@larkspur hi").await.unwrap();
    for _ in 0..2 {
        world.sim.like(&tom, &post).await.unwrap();
        world.sim.follow(&tom, true).await.unwrap();
    }
    world.sim.unlike(&tom, &post).await.unwrap();
    world.delivered().await;
    let items = world.hook.items();
    let likes = items.iter().filter_map(|item| match item {
        Item::Reaction { removed, author, .. } => Some((*removed, author.handle.0.as_str())),
        _ => None,
    });
    let likes: Vec<_> = likes.collect();
    assert_eq!(likes, [(false, "tom"), (true, "tom")]);
    assert_eq!(
        items.iter().filter(|item| matches!(item, Item::Unknown { kind } if kind == "follow.added")).count(),
        1
    );
}

#[tokio::test]
async fn follower_counts_and_names_travel_with_the_next_words() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    world.sim.dm(&mira, "one").await.unwrap();
    let edit =
        PersonEdit { followers: Some(1_000_000), name: Some("Mira K".into()), ..PersonEdit::default() };
    world.sim.change_person(&mira, edit).await.unwrap();
    world.sim.dm(&mira, "two").await.unwrap();
    world.delivered().await;
    let reach = world.hook.items().into_iter().map(|item| match item {
        Item::Message(message) => (message.author.reach, message.author.name.0),
        other => panic!("a message, not {other:?}"),
    });
    let reach: Vec<_> = reach.collect();
    assert_eq!(reach, [(Some(10), "mira's name".into()), (Some(1_000_000), "Mira K".into())]);
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let world = World::new().await;
    let mira = world.invent("mira").await;
    let dm = world.sim.dm(&mira, "psst").await.unwrap();
    let nobody = NewPerson { handle: "two words".into(), name: "x".into(), avatar: None, followers: 0 };
    assert!(matches!(world.sim.invent(nobody).await, Err(PlayError::Invalid(_))));
    assert!(matches!(world.sim.post(&mira, " ").await, Err(PlayError::Invalid(_))));
    assert!(matches!(world.sim.post("u404", "x").await, Err(PlayError::NoSuchPerson(_))));
    assert!(matches!(world.sim.reply(&mira, "p404", "x").await, Err(PlayError::NoSuchPost(_))));
    assert!(matches!(world.sim.reply(&mira, &dm, "x").await, Err(PlayError::Private(_))));
    assert!(matches!(world.sim.like(&mira, &dm).await, Err(PlayError::Private(_))));
    assert!(matches!(world.sim.thread(&dm), Err(PlayError::Private(_))));
    world.sim.delete(&dm).await.unwrap();
    assert!(matches!(world.sim.edit(&dm, "x").await, Err(PlayError::NoSuchPost(_))));
    assert_eq!(world.sim.feed(10, None, None), []);
}

#[tokio::test]
async fn a_seed_is_not_delivered_and_replies_to_it_find_its_threads() {
    let world = World::new().await;
    let old = start_of_time() - Millis::days(20);
    let posts = vec![
        seed("tweet-1", "jo", Placement::Post, old),
        seed("tweet-2", BRAND, Placement::Reply { to: "tweet-1".into() }, old + Millis::minutes(5)),
        seed("dm-1", "jo", Placement::Dm { with: "jo".into() }, old + Millis::minutes(9)),
        seed("dm-2", BRAND, Placement::Dm { with: "jo".into() }, old + Millis::minutes(10)),
        seed("lost", "jo", Placement::Reply { to: "nowhere".into() }, old),
    ];
    let seeded = world.sim.seed(vec![person("jo")], posts.clone()).await.unwrap();
    assert_eq!((seeded.added, seeded.known, seeded.refused.len()), (4, 0, 1));
    let again = world.sim.seed(vec![person("jo")], posts).await.unwrap();
    assert_eq!((again.added, again.known), (0, 4));

    let reply = world.sim.reply("jo", "tweet-2", "thanks, it works").await.unwrap();
    world.delivered().await;
    let items = world.hook.items();
    let [Item::Message(message)] = items.as_slice() else { panic!("only the reply, not {items:?}") };
    assert_eq!((&message.provider_id, message.thread.as_str(), message.direct), (&reply, "tweet-1", true));
    assert_eq!(world.sim.conversation("jo").unwrap().unread, 0, "old messages count as read");
    assert_eq!(world.sim.conversation("jo").unwrap().id, conversation_id("jo"));

    let invented = world.invent("mira").await;
    world.sim.like(&invented, "tweet-1").await.unwrap();
    world.sim.reset().await.unwrap();
    assert_eq!(world.sim.people(None, 10).len(), 1);
    let thread = world.sim.thread("tweet-1").unwrap();
    assert!(thread.posts.len() == 2 && thread.posts[0].likes.is_empty());
    assert_ne!(world.sim.reply("jo", "tweet-2", "again").await.unwrap(), reply, "ids never come again");
}

#[tokio::test]
async fn twenty_thousand_posts_are_loaded_paged_and_read_back_in_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("sandbox.jsonl");
    let world = World::with(Some(journal.clone()), RateLimit::default()).await;
    let people: Vec<_> = (0..2_000).map(|n| person(&format!("u_{n}"))).collect();
    let posts = (0..20_000).map(|n: usize| {
        let at = start_of_time() - Millis::minutes(30_000 - i64::try_from(n).unwrap());
        // One long thread among many short ones.
        let to = if n % 2 == 1 {
            Some(0)
        } else if n % 10 == 4 {
            Some(n - 2)
        } else {
            None
        };
        let placement = to.map_or(Placement::Post, |to| Placement::Reply { to: format!("s{to}") });
        seed(&format!("s{n}"), &format!("u_{}", n % 2_000), placement, at)
    });
    let asked = tokio::time::Instant::now();
    assert_eq!(world.sim.seed(people, posts.collect()).await.unwrap().added, 20_000);
    assert_eq!(world.sim.thread("s0").unwrap().posts.len(), 10_001);
    let (mut seen, mut before) = (0, None::<String>);
    loop {
        let page = world.sim.feed(200, before.as_deref(), None);
        let Some(last) = page.last() else { break };
        seen += page.len();
        before = Some(last.id.clone());
    }
    assert_eq!(seen, 20_000);
    std::fs::remove_file(journal.with_extension("lock")).unwrap();
    let again =
        start(Some(journal), &world.hook_url, world.clock.clone(), RateLimit::default(), Flavour::Microblog)
            .await;
    assert_eq!(again.feed(200, None, None), world.sim.feed(200, None, None));
    assert!(asked.elapsed() < std::time::Duration::from_secs(60), "{:?}", asked.elapsed());
}

#[test]
fn the_sandbox_is_registered_under_its_id() {
    assert_eq!(channels::by_id("sandbox").unwrap().capabilities().name, "Sandbox");
    assert!(channels::by_id("fidonet").is_none());
    assert!(
        channels::all()
            .iter()
            .all(|network| network.capabilities().limit(channels::Visibility::Private).is_some())
    );
}
