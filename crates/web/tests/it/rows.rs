//! What a row of the list says of its case.

use care::cases::Mode;
use care::outbound::{self, Compose, Composed};
use care::queues::Turn;
use care::{Tx, desk, handling};
use channels::SendOutcome;
use kernel::{CaseId, Millis, Role};
use serde_json::json;

use crate::world::{Browser, World, between, write};

/// The case of the list's first row.
async fn first_case(world: &World) -> CaseId {
    let ctx = world.ctx.clone();
    let all = async move |tx: &mut Tx| desk::list(tx, &ctx, &desk::View::All, 1, None).await;
    write(&world.db, all).await.0.remove(0).case_id
}

/// The case that nobody has answered.
async fn new_case(world: &World) -> CaseId {
    let ctx = world.ctx.clone();
    let all = async move |tx: &mut Tx| desk::list(tx, &ctx, &desk::View::All, 9, None).await;
    let rows = write(&world.db, all).await.0;
    rows.iter().find(|row| row.turn == Turn::Ours).expect("somebody waits").case_id
}

/// The clock in the row of a case and the one in its head: how they are drawn, and the words in them.
async fn clocks(browser: &mut Browser, view: &str, case: CaseId) -> [(String, String); 2] {
    let page = browser.get(&format!("/desk/{view}/{case}")).await.text;
    let places = [("id=\"row-", "</li>"), ("<header class=\"case-head\"", "</header>")];
    places.map(|(from, to)| {
        let clock = between(&page, from, to).and_then(|part| between(part, "<desk-clock", "</desk-clock>"));
        let clock = clock.unwrap_or_default();
        let class = between(clock, "class=\"", "\"").unwrap_or_default();
        // Behind its sign: the time, and the word beside it.
        let words: String = clock.split('<').filter_map(|part| part.split('>').nth(1)).collect();
        (class.to_owned(), words)
    })
}

/// Which rows of a list are new to its reader, in its order.
async fn new_rows(browser: &mut Browser, address: &str) -> Vec<bool> {
    let page = browser.get(address).await.text;
    page.split("<li class=\"row").skip(1).map(|row| row.starts_with(" unread\"")).collect()
}

/// The person of a case goes on.
async fn goes_on(world: &World, number: u32) {
    let post = json!({
        "id": format!("p{number}b"), "thread": format!("p{number}"), "text": "@larkspur are you there?",
        "author": { "id": format!("u{number}"), "handle": format!("person_{number}"), "name": "Ana",
            "avatar": null, "followers": 12 },
        "created_at": "2026-03-01T10:05:00Z", "mentions": ["brand_larkspur"],
    });
    let body = json!({
        "id": "dlv_more", "account": "brand_larkspur", "sent_at": "2026-03-01T10:05:00Z",
        "events": [{ "type": "mention.created", "post": post }],
    });
    world.deliver("key_more", body.to_string()).await;
}

/// An answer that the network takes.
async fn answer(world: &World, case: CaseId, number: u32) {
    let (ctx, brand) = (world.acting(Role::Agent).await, world.brand.clone());
    let despite = care::checks::Code::ALL.to_vec();
    let wish = Compose { despite, ..Compose::new(case, Mode::Public, "Does the light blink?", i64::MAX) };
    let say = async move |tx: &mut Tx| outbound::compose(tx, &ctx, &brand, &wish).await;
    assert!(matches!(write(&world.db, say).await, Composed::Queued { .. }));
    world.clock.advance(Millis::seconds(11));
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    write(&world.db, async move |tx: &mut Tx| {
        let effects = outbound::claim(tx, &ctx, &brand, 10).await?;
        let sent = SendOutcome::Sent { provider_id: format!("p{number}a"), thread: format!("p{number}") };
        outbound::settle(tx, &ctx, &brand, &effects[0], sent).await
    })
    .await;
}

async fn resolve(world: &World, case: CaseId) {
    let (ctx, brand) = (world.acting(Role::Agent).await, world.brand.clone());
    write(&world.db, async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await).await;
}

#[tokio::test]
async fn a_row_shows_the_clock_that_the_head_of_its_case_shows_in_each_of_its_states() {
    let world = World::new().await;
    world.hear(1, "Ana Ruiz", "@larkspur my internet is down, please help").await;
    let case = first_case(&world).await;
    let mut agent = world.browser(Role::Agent).await;
    let both = |class: &str, word: &str| {
        let one = (format!("clock {class}"), word.to_owned());
        [one.clone(), one]
    };
    assert_eq!(clocks(&mut agent, "all", case).await, both("calm", "15m"));

    answer(&world, case, 1).await;
    let [row, head] = clocks(&mut agent, "all", case).await;
    assert_eq!(row, head);
    assert!(row.0 == "clock paused" && row.1.ends_with("waits"), "{row:?}");

    resolve(&world, case).await;
    assert_eq!(clocks(&mut agent, "resolved", case).await, both("met", "met"));

    // Another, who is not answered in time.
    world.clock.advance(Millis::hours(1));
    world.hear(2, "Bo Nilsson", "@larkspur my internet is down, please help").await;
    let late = first_case(&world).await;
    world.clock.advance(Millis::hours(72));
    answer(&world, late, 2).await;
    resolve(&world, late).await;
    let mut agent = world.browser(Role::Agent).await;
    assert_eq!(clocks(&mut agent, "resolved", late).await, both("missed", "missed"));
}

#[tokio::test]
async fn a_row_is_new_to_each_reader_until_they_open_its_case() {
    let world = World::new().await;
    world.hear(1, "Ana Ruiz", "@larkspur my internet is down, please help").await;
    let case = first_case(&world).await;
    let (mut agent, mut lead) = (world.browser(Role::Agent).await, world.browser(Role::Lead).await);
    for browser in [&mut agent, &mut lead] {
        assert_eq!(new_rows(browser, "/desk/all").await, [true]);
    }
    assert_eq!(new_rows(&mut agent, &format!("/desk/all/{case}")).await, [false], "they look at it");
    assert_eq!(new_rows(&mut agent, "/desk/all").await, [false]);
    assert_eq!(new_rows(&mut lead, "/desk/all").await, [true], "a lead has not seen it");

    goes_on(&world, 1).await;
    assert_eq!(new_rows(&mut agent, "/desk/all").await, [true]);
    agent.get(&format!("/desk/all/{case}")).await;
    assert_eq!(new_rows(&mut agent, "/desk/all").await, [false]);

    // What is answered is new to nobody, and what is resolved neither.
    answer(&world, case, 1).await;
    assert_eq!(new_rows(&mut lead, "/desk/all").await, [false]);
    world.clock.advance(Millis::hours(1));
    world.hear(2, "Bo Nilsson", "@larkspur my internet is down, please help").await;
    let other = new_case(&world).await;
    resolve(&world, other).await;
    assert_eq!(new_rows(&mut lead, "/desk/resolved").await, [false]);
}
