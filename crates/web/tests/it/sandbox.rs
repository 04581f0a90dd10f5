//! Playing the customer.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use channels::sandbox::simulator::Placement;
use futures::StreamExt;
use kernel::Role;

use crate::world::{Browser, World, between};

async fn be_somebody(browser: &mut Browser, handle: &str) -> String {
    let fields = [("name", "Priya Raman"), ("handle", handle), ("followers", "1200")];
    let answer = browser.post("/sandbox/people", &fields).await;
    answer.location().strip_prefix("/sandbox?as=").expect("the page of the new person").to_owned()
}

#[tokio::test]
async fn an_agent_invents_a_customer_who_posts_replies_whispers_likes_edits_and_deletes() {
    let world = World::new().await;
    let mut browser = world.browser(Role::Agent).await;
    let priya = be_somebody(&mut browser, "priya").await;
    let me = ("as", priya.as_str());
    let said = browser.post_partial("/sandbox/posts", &[me, ("text", "@larkspur it is down")]).await;
    assert_eq!((said.status, said.text.as_str()), (StatusCode::NO_CONTENT, ""));
    let post = world.network.feed(1, None, None)[0].id.clone();
    browser.post("/sandbox/posts", &[me, ("text", "still down"), ("reply_to", &post)]).await;
    browser.post("/sandbox/messages", &[me, ("text", "my number is 12")]).await;
    let like = format!("/sandbox/posts/{post}/like");
    assert_eq!(browser.post(&like, &[me]).await.location(), format!("/sandbox?as={priya}"));
    browser.post(&format!("/sandbox/posts/{post}/edit"), &[("text", "@larkspur it is down again")]).await;
    let page = browser.get(&format!("/sandbox?as={priya}")).await.text;
    for part in
        ["it is down again", "edited", "still down", "step-1", "my number is 12", "aria-pressed=\"true\""]
    {
        assert!(page.contains(part), "{part} is missing");
    }
    browser.post(&like, &[me]).await;
    assert!(world.network.words(&post).unwrap().likes.is_empty(), "a second like takes the first back");
    let csrf = browser.csrf.clone();
    browser.send(Method::DELETE, &format!("/sandbox/posts/{post}"), &[("csrf", &csrf)], true).await;
    assert!(world.network.words(&post).unwrap().deleted);
}

#[tokio::test]
async fn what_the_network_refuses_is_told_as_a_sentence_and_as_text() {
    let world = World::new().await;
    let mut browser = world.browser(Role::Agent).await;
    be_somebody(&mut browser, "priya").await;
    let taken = browser.post("/sandbox/people", &[("name", "Other"), ("handle", "priya")]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.text.contains("@priya is taken"), "{}", taken.text);
    let nobody =
        browser.post_partial("/sandbox/posts", &[("as", "<script>alert(1)</script>"), ("text", "hi")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.text.contains("hx-target=\"#toasts\"") && nobody.text.contains("there is nobody"));
    assert!(!nobody.text.contains("<script>"), "{}", nobody.text);
}

#[tokio::test]
async fn a_player_can_not_put_words_into_the_brands_mouth() {
    let world = World::new().await;
    let mut browser = world.browser(Role::Agent).await;
    let post = world.network.say_as_brand(&Placement::Post, "We have news").await.unwrap();
    for deed in ["edit", "delete"] {
        let answer =
            browser.post(&format!("/sandbox/posts/{post}/{deed}"), &[("text", "Free internet!")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{deed}");
    }
    assert_eq!(world.network.words(&post).unwrap().text, "We have news");
}

#[tokio::test]
async fn switched_faults_are_shown_as_on_and_only_those() {
    let world = World::new().await;
    let mut browser = world.browser(Role::Agent).await;
    browser.post("/sandbox/faults", &[("revoked", "on"), ("unheard_of", "on")]).await;
    let page = browser.get("/sandbox").await.text;
    assert!(page.contains("1 on") && world.network.faults().token_revoked, "{page}");
    browser.post("/sandbox/faults", &[]).await;
    assert!(!world.network.faults().token_revoked);
}

#[tokio::test]
async fn what_the_brand_answers_is_on_the_page_at_once_and_the_line_ends_with_the_node() {
    let world = World::new().await;
    let mut browser = world.browser(Role::Agent).await;
    let priya = be_somebody(&mut browser, "priya").await;
    world.network.dm(&priya, "hello?").await.unwrap();
    let page = browser.get(&format!("/sandbox?as={priya}")).await.text;
    let address = between(&page, r#"hx-sse:connect=""#, "\"").expect("the page is live").to_owned();
    let response = browser.raw(Method::GET, &address, &[], false).await;
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut events = response.into_body().into_data_stream();
    let mut next = async || {
        let event =
            tokio::time::timeout(Duration::from_secs(5), events.next()).await.expect("an event comes");
        event.map(|bytes| String::from_utf8(bytes.unwrap().to_vec()).unwrap())
    };
    assert!(next().await.unwrap().contains("hello?"), "a new line begins with all there is");
    world.network.say_as_brand(&Placement::Dm { with: priya.clone() }, "We are on it").await.unwrap();
    let told = next().await.unwrap();
    assert!(told.contains("We are on it") && told.contains("hx-target=\"#dms\""), "{told}");
    world.stop.cancel();
    while let Some(rest) = next().await {
        assert!(rest.contains("We are on it"), "only what the reading itself changed");
    }
}
