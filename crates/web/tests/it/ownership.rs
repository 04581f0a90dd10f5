//! Who owns what: who may look, draft and approve; what the editor says about wrong texts.

use axum::http::StatusCode;
use kernel::Role;

use crate::world::{Browser, World, between};

fn divided() -> &'static str {
    ownership::preset_text("divided").unwrap()
}

/// A draft with other words; its number.
async fn draft(browser: &mut Browser, text: &str) -> String {
    let answer = browser.post("/ownership/versions", &[("text", text)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    between(answer.location(), "/ownership/versions/", "?").unwrap().to_owned()
}

#[tokio::test]
async fn a_lead_drafts_and_an_admin_who_did_not_write_it_approves() {
    let world = World::new().await;
    let (mut lead, mut admin) = (world.browser(Role::Lead).await, world.browser(Role::Admin).await);
    let text = divided().replace("first_response = \"15m\"", "first_response = \"10m\"");
    let number = draft(&mut lead, &text).await;
    let approval = format!("/ownership/versions/{number}/approval");
    assert_eq!(lead.post(&approval, &[("when", "now")]).await.status, StatusCode::FORBIDDEN);
    let done = admin.post(&approval, &[("when", "now")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let overview = lead.get("/ownership").await.text;
    assert!(overview.contains(&format!("version {number}")), "{overview}");

    let own = draft(&mut admin, &text).await;
    let page = admin.get(&format!("/ownership/versions/{own}")).await.text;
    assert!(page.contains("Somebody else approves it"), "the page says why before anybody tries");
    let refused = admin.post(&format!("/ownership/versions/{own}/approval"), &[("when", "now")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("somebody else approves it"), "{}", refused.text);

    assert_eq!(
        admin.post("/ownership/roll-back", &[("reason", "")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let back = admin.post("/ownership/roll-back", &[("reason", "leads went astray")]).await;
    assert_eq!(back.location(), "/ownership?done=rolled-back");
}

#[tokio::test]
async fn a_wrong_text_is_refused_with_its_line_and_what_was_typed_is_kept() {
    let world = World::new().await;
    let mut lead = world.browser(Role::Lead).await;
    let number = draft(&mut lead, divided()).await;
    let page = format!("/ownership/versions/{number}");
    let wrong = divided().replace("team = \"care_team\"", "team = \"care_tem\"");
    let answer = lead.post(&page, &[("text", &wrong)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("care_tem`") && answer.text.contains("data-toml-line="), "{}", answer.text);
    let export = lead.get(&format!("{page}/export")).await;
    assert_eq!(export.text, divided(), "what was saved before is kept, comments and all");
    let saved = lead.post(&page, &[("text", &divided().replace('\n', "\r\n"))]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert_eq!(lead.get(&format!("{page}/export")).await.text, divided());
}

#[tokio::test]
async fn lint_answers_bad_toml_with_a_line_and_refuses_what_is_too_large() {
    let world = World::new().await;
    let mut lead = world.browser(Role::Lead).await;
    let bad = lead.post_partial("/ownership/lint", &[("text", "schema = \"ownership/1\"\nid = \n")]).await;
    assert_eq!(bad.status, StatusCode::OK);
    assert!(
        bad.text.contains("data-toml-line=\"2\"") && bad.text.contains("this is not TOML"),
        "{}",
        bad.text
    );
    assert!(bad.text.contains("The form waits for the text"), "{}", bad.text);
    let hostile =
        lead.post_partial("/ownership/lint", &[("text", "id = \"<script>alert(1)</script>\"")]).await;
    assert!(!hostile.text.contains("<script>alert"), "{}", hostile.text);
    let huge = "# ".repeat(512 * 1024);
    let refused = lead.post_partial("/ownership/lint", &[("text", &huge)]).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn an_edit_of_the_form_answers_with_the_changed_text_and_saves_nothing() {
    let world = World::new().await;
    let mut lead = world.browser(Role::Lead).await;
    let number = draft(&mut lead, divided()).await;
    let fields = [
        ("version", number.as_str()),
        ("text", divided()),
        ("do", "rule-queue:R5-wants-to-buy"),
        ("to:R5-wants-to-buy", "care"),
    ];
    let edited = lead.post_partial("/ownership/edit", &fields).await;
    assert_eq!(edited.status, StatusCode::OK);
    assert!(edited.text.contains("not saved yet"), "{}", edited.text);
    assert!(edited.text.starts_with("<form id=\"editor\""), "{}", edited.text);
    assert_eq!(lead.get(&format!("/ownership/versions/{number}/export")).await.text, divided());
    let fields = [("version", number.as_str()), ("text", divided()), ("do", "raise:R1-our-own-posts")];
    let refused = lead.post_partial("/ownership/edit", &fields).await;
    assert!(refused.text.contains("no rule to change places with"), "{}", refused.text);
}

#[tokio::test]
async fn a_message_is_tried_in_force_and_in_a_draft_side_by_side() {
    let world = World::new().await;
    let mut lead = world.browser(Role::Lead).await;
    let number = draft(&mut lead, ownership::preset_text("support").unwrap()).await;
    let tried =
        lead.get(&format!("/ownership/try?intent=lead&channel=x&visibility=public&with={number}")).await.text;
    assert!(tried.contains("R5-wants-to-buy") && tried.contains("R2-in-public"), "{tried}");
    let words = lead.get("/ownership/try?text=My+line+is+down+since+Monday!").await.text;
    assert!(words.contains("% sure"), "the brand's triage read it: {words}");
    let wrong = lead.get("/ownership/try?intnt=lead").await;
    assert!(wrong.text.contains("there is no fact"), "{}", wrong.text);
}
