//! What was read in a message, set right on the desk and on the lead's page.

use axum::http::{Method, StatusCode};
use care::desk::{self, case_view};
use care::outbound::{self, Compose};
use care::{Tx, cases::Mode};
use kernel::{CaseId, MessageId, Role};

use crate::world::{Browser, HOSTILE, World, between, write};

/// Somebody says something; their case and the message.
async fn told(world: &World, number: u32, text: &str) -> (CaseId, MessageId) {
    world.hear(number, "Ana Ruiz", text).await;
    let ctx = world.ctx.clone();
    let found = async move |tx: &mut Tx| {
        let rows = desk::list(tx, &ctx, &desk::View::All, 50, None).await?.0;
        let row = rows.iter().max_by_key(|row| row.last_at).expect("a case");
        case_view(tx, &ctx, row.case_id).await
    };
    let view = write(&world.db, found).await;
    let message =
        view.messages.iter().rev().find(|said| said.text == text).expect("the words are in the case");
    (view.case.id, message.id)
}

async fn mean(browser: &mut Browser, message: &str, is: &str) -> crate::world::Answer {
    browser.post_partial("/desk/facts", &[("message", message), ("is", is)]).await
}

#[tokio::test]
async fn a_case_shows_what_was_read_with_the_words_that_moved_it_and_the_whole_text_as_it_was_written() {
    let world = World::new().await;
    let text = "@larkspur the router is broken since Friday & nobody answers, please help!";
    let (case, message) = told(&world, 1, text).await;
    let page = world.browser(Role::Agent).await.get(&format!("/desk/all/{case}")).await.text;
    let shown = between(&page, r#"<p class="msg-text""#, "</p>").unwrap().split_once('>').unwrap().1;
    assert!(shown.contains("<mark data-moved=\""), "{shown}");
    let plain: String =
        shown.split('<').map(|part| part.split_once('>').map_or(part, |(_, rest)| rest)).collect();
    assert_eq!(plain.replace("&#38;", "&"), text);
    assert!(
        page.contains(&format!(r#"data-reading="{message}""#))
            && page.contains(r#"data-fact="needs_action""#)
    );
    assert!(page.contains(r#"<dialog id="correct""#) && page.contains(r#"data-pick="q""#));
    assert!(page.contains(r#"data-key="f""#), "the key stands where it can be seen");
}

#[tokio::test]
async fn who_only_reads_sees_what_was_read_and_can_not_set_it() {
    let world = World::new().await;
    let (case, message) = told(&world, 1, "@larkspur my internet is down, please help").await;
    let mut viewer = world.browser(Role::Viewer).await;
    let page = viewer.get(&format!("/desk/all/{case}")).await.text;
    assert!(page.contains(r#"data-fact="needs_action""#));
    assert!(!page.contains(r#"id="correct""#) && !page.contains("data-correct"));
    assert_eq!(mean(&mut viewer, &message.to_string(), "intent:press").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_correction_says_what_became_of_the_route_and_brings_the_parts_that_changed() {
    let world = World::new().await;
    let (case, message) = told(&world, 1, "@larkspur my internet is down, please help").await;
    let mut agent = world.browser(Role::Agent).await;
    let answer = mean(&mut agent, &message.to_string(), "intent:press").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let told = between(&answer.text, r#"<div class="toast" data-toast="8">"#, "</div>").unwrap();
    assert!(told.starts_with("Intent: press"), "{told}");
    assert!(told.contains("Moved from ") && told.contains(": rule ") || told.contains("Stays in "), "{told}");
    assert!(
        answer.text.contains(&format!("#case-head-{case}"))
            && answer.text.contains(&format!("#timeline-{case}"))
    );
    assert!(answer.text.contains("set by &#60;script&#62;"), "who set it is told: {}", answer.text);
    assert!(!answer.text.contains(HOSTILE));
    let plain = agent.post("/desk/facts", &[("message", &message.to_string()), ("is", "severity:3")]).await;
    assert_eq!(plain.status, StatusCode::SEE_OTHER, "a browser without a script goes back to the case");
}

#[tokio::test]
async fn once_somebody_has_answered_the_route_stays_and_the_answer_says_who_did() {
    let world = World::new().await;
    let (case, message) = told(&world, 1, "@larkspur my internet is down, please help").await;
    let ctx = world.acting(Role::Agent).await;
    let brand = world.brand.clone();
    let wish = Compose::new(case, Mode::Public, "we are on it", i64::MAX);
    write(&world.db, async move |tx: &mut Tx| outbound::compose(tx, &ctx, &brand, &wish).await).await;
    let mut agent = world.browser(Role::Agent).await;
    let answer = mean(&mut agent, &message.to_string(), "intent:press").await;
    assert!(
        answer.text.contains("Stays where it is: ") && answer.text.contains(" has answered."),
        "{}",
        answer.text
    );
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_with_a_sentence_and_changes_nothing() {
    let world = World::new().await;
    let (_, message) = told(&world, 1, "@larkspur my internet is down, please help").await;
    let (mut agent, message) = (world.browser(Role::Agent).await, message.to_string());
    for is in [
        "intent",
        "mood:good",
        "intent:boredom",
        "severity:9",
        "topic:space travel",
        "near_duplicate:true",
        ":",
    ] {
        let answer = mean(&mut agent, &message, is).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{is}: {}", answer.text);
        assert_eq!(answer.headers["content-type"], "text/plain; charset=utf-8", "{is}");
        assert!(!answer.text.is_empty());
    }
    for nobodys in ["msg_00000000000000000000000000000001", "msg_1", "", "case_1"] {
        let answer = mean(&mut agent, nobodys, "intent:query").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nobodys}: {}", answer.text);
    }
    let missing = agent.post_partial("/desk/facts", &[("message", &message)]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut lead = world.browser(Role::Lead).await;
    assert!(lead.get("/triage").await.text.contains("Nothing has been learnt yet"));
}

#[tokio::test]
async fn before_anything_is_learnt_the_leads_pages_say_how_it_comes_about() {
    let world = World::new().await;
    let mut lead = world.browser(Role::Lead).await;
    assert!(lead.get("/triage").await.text.contains("Press <kbd>F</kbd> on any message"));
    assert!(lead.get("/triage/label").await.text.contains("Nothing is left to label"));
    assert!(lead.get("/triage/lessons").await.text.contains("No lesson yet"));
    assert!(lead.get("/people").await.text.contains(r#"href="/triage""#), "the rail leads there");
    assert!(!world.browser(Role::Agent).await.get("/people").await.text.contains(r#"href="/triage""#));
}

#[tokio::test]
async fn a_label_answers_with_what_it_did_and_names_the_message_so_that_the_next_one_comes_up() {
    let world = World::new().await;
    let (_, message) = told(&world, 1, "@larkspur my internet is down, please help").await;
    let message = message.to_string();
    let mut lead = world.browser(Role::Lead).await;
    let answer = lead.post_partial("/triage/facts", &[("message", &message), ("is", "intent:press")]).await;
    assert_eq!(answer.headers["hx-trigger"], format!(r#"{{"labelled":"{message}"}}"#).as_str());
    assert!(
        answer.text.contains(r#"<div class="toast""#) && !answer.text.contains("timeline-"),
        "{}",
        answer.text
    );
    let page = lead.get("/triage?fact=intent").await.text;
    assert!(page.contains("What is taken for what") && page.contains("meant press: 1 time"), "{page}");
    assert!(!lead.get("/triage/label").await.text.contains(&message), "what is labelled is not asked again");
}

#[tokio::test]
async fn a_reset_and_a_restore_are_one_action_each() {
    let world = World::new().await;
    let mut lead = world.browser(Role::Lead).await;
    assert_eq!(lead.post("/triage/reset", &[]).await.location(), "/triage/lessons?done=reset");
    let page = lead.get("/triage/lessons?done=reset").await.text;
    assert!(page.contains("read by the model as it was shipped.") && page.contains("Lesson 1"), "{page}");
    assert!(lead.get("/triage").await.text.contains("Since the reset, messages are read"));
    let unknown = lead.post("/triage/lessons/les_00000000000000000000000000000001/restore", &[]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let nonsense = lead.send(Method::GET, "/triage?fact=%3Cscript%3E&week=never", &[], false).await;
    assert_eq!(nonsense.status, StatusCode::OK, "an address that names nothing shows the page");
}
