//! Logging in, being kept out, logging out.

use axum::http::{Method, StatusCode, header};
use kernel::{Millis, Role};

use crate::world::{PASSWORD, World};

#[tokio::test]
async fn the_right_password_opens_a_session_and_leads_back_to_where_one_wanted_to_go() {
    let world = World::new().await;
    let mut browser = world.stranger();
    let sent_away = browser.get("/people?q=ana").await;
    assert_eq!(sent_away.location(), "/login?next=%2Fpeople%3Fq%3Dana");
    let answer = browser.log_in("Agent", PASSWORD, "/people?q=ana").await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/people?q=ana"));
    let session = answer.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap());
    let session = session.into_iter().find(|value| value.starts_with("commonground=")).unwrap();
    assert!(session.contains("HttpOnly") && session.contains("SameSite=Lax"), "{session}");
    assert_eq!(browser.get("/people?q=ana").await.status, StatusCode::OK);
    assert_eq!(browser.get("/login").await.location(), "/desk", "who is logged in need not log in");
}

#[tokio::test]
async fn an_unknown_login_and_a_wrong_password_get_the_same_answer() {
    let world = World::new().await;
    let mut browser = world.stranger();
    let wrong = browser.log_in("agent", "not the password", "/desk").await;
    let unknown = browser.log_in("ghost", PASSWORD, "/desk").await;
    assert_eq!((wrong.status, unknown.status), (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED));
    assert_eq!(wrong.text.replace("agent", "ghost"), unknown.text);
    assert!(!browser.cookies.contains_key("commonground"));
}

#[tokio::test]
async fn who_guesses_has_to_wait_even_with_the_right_password_and_may_try_again_later() {
    let world = World::new().await;
    let mut browser = world.stranger();
    for _ in 0..8 {
        assert_eq!(browser.log_in("agent", "a guess", "/desk").await.status, StatusCode::UNAUTHORIZED);
    }
    let refused = browser.log_in("agent", PASSWORD, "/desk").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.text.contains("Wait 15m"), "{}", refused.text);
    world.clock.advance(Millis::minutes(16));
    assert_eq!(browser.log_in("agent", PASSWORD, "/desk").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn many_guesses_at_once_are_counted_one_by_one() {
    let world = World::new().await;
    let guesses = (0..16).map(|_| {
        let mut browser = world.stranger();
        async move { browser.log_in("agent", "a guess", "/desk").await.status }
    });
    let answers = futures::future::join_all(guesses).await;
    let compared = answers.iter().filter(|status| **status == StatusCode::UNAUTHORIZED).count();
    assert!((8..=9).contains(&compared), "8 may fail, and one more may be under way: {compared}");
}

#[tokio::test]
async fn after_the_log_in_nobody_is_sent_to_another_site() {
    let world = World::new().await;
    for next in ["//evil.example", "https://evil.example/", "/\\evil.example", "/\t/evil.example", "/désk"] {
        let answer = world.stranger().log_in("viewer", PASSWORD, next).await;
        assert_eq!(answer.location(), "/desk", "{next:?}");
    }
}

#[tokio::test]
async fn another_site_can_not_log_somebody_in() {
    let world = World::new().await;
    let mut browser = world.stranger();
    let fields = [("csrf", "guessed"), ("login", "agent"), ("password", PASSWORD), ("next", "/desk")];
    assert_eq!(browser.send(Method::POST, "/login", &fields, false).await.status, StatusCode::FORBIDDEN);
    let empty = [("csrf", ""), ("login", "agent"), ("password", PASSWORD), ("next", "/desk")];
    assert_eq!(
        world.stranger().send(Method::POST, "/login", &empty, false).await.status,
        StatusCode::FORBIDDEN
    );
    assert!(!browser.cookies.contains_key("commonground"));
}

#[tokio::test]
async fn who_logs_out_is_out_with_a_copy_of_the_cookie_too() {
    let world = World::new().await;
    let mut browser = world.browser(Role::Agent).await;
    let mut copy = browser.clone();
    assert_eq!(browser.post("/logout", &[]).await.location(), "/login");
    assert!(!browser.cookies.contains_key("commonground"));
    assert_eq!(copy.get("/people").await.location(), "/login?next=%2Fpeople");
}
