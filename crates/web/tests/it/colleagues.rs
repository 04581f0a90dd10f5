//! What colleagues do together, as a browser without a script does it.

use axum::http::StatusCode;
use care::{Tx, desk};
use kernel::{CaseId, Role};

use crate::world::{Browser, World, between, write};

async fn one_case(world: &World) -> (CaseId, String) {
    world.hear(1, "Ana Ruiz", "@larkspur my internet is down since six, please help").await;
    let ctx = world.ctx.clone();
    let all = async move |tx: &mut Tx| desk::list(tx, &ctx, &desk::View::All, 1, None).await;
    let row = write(&world.db, all).await.0.remove(0);
    (row.case_id, row.queue)
}

async fn queue_of(world: &World, case: CaseId) -> String {
    let ctx = world.ctx.clone();
    write(&world.db, async move |tx: &mut Tx| desk::row(tx, &ctx, case).await).await.unwrap().queue
}

/// The first answer that a question offers.
async fn offered(browser: &mut Browser, address: &str, name: &str) -> String {
    let page = browser.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    between(&page.text, &format!(r#"name="{name}" value=""#), "\"").expect("a choice").to_owned()
}

#[tokio::test]
async fn a_promise_that_is_late_opens_its_case_its_rows_and_its_log() {
    let world = World::new().await;
    let (case, queue) = one_case(&world).await;
    let mut viewer = world.browser(Role::Viewer).await;
    assert!(viewer.get("/clocks").await.text.contains("No promise is late now"));
    world.clock.advance(kernel::Millis::hours(5));
    let page = viewer.get("/clocks").await.text;
    assert!(page.contains(&format!("/desk/all/{case}")), "{page}");
    let rows = viewer.get(&format!("/clocks/rows?metric=first_response&state=late&queue={queue}")).await.text;
    let id = between(&rows, r#"href="/clocks/clk_"#, "\"").expect("a log").to_owned();
    let log = viewer.get(&format!("/clocks/clk_{id}")).await;
    assert!(log.text.contains("<b>start</b>") && log.text.contains("From the person"), "{}", log.text);
    let none = viewer.get("/clocks/clk_00000000000000000000000000000000").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

/// Makes a colleague one of every team.
async fn everywhere(world: &World, login: &str) {
    let mut admin = world.browser(Role::Admin).await;
    let page = admin.get("/team").await.text;
    let rows = page.split(r#"href="/team/"#).skip(1);
    let row = rows.clone().find(|row| row.split("</a>").next().unwrap().contains(&format!(" {login}</bdi>")));
    let user = row.expect("they are on the board").split('"').next().unwrap().to_owned();
    let page = admin.get(&format!("/team/{user}")).await.text;
    let teams = page.split(r#"name="team" value=""#).skip(1).map(|rest| rest.split('"').next().unwrap());
    let fields: Vec<_> = teams.map(|team| ("team", team)).collect();
    let done = admin.post(&format!("/team/{user}/teams"), &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
}

#[tokio::test]
async fn a_case_of_the_wrong_team_is_sent_on_by_one_question_and_the_page_says_where_it_waits() {
    let world = World::new().await;
    let (case, stood) = one_case(&world).await;
    let mut agent = world.browser(Role::Agent).await;
    let address = format!("/desk/cases/{case}/wrong-owner");
    let to = offered(&mut agent, &address, "to").await;
    assert_ne!(to, stood, "where it stands is not offered");
    let without = agent.post(&address, &[("to", &to), ("reason", " ")]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(queue_of(&world, case).await, stood);
    let done = agent.post(&address, &[("to", &to), ("reason", "another topic")]).await;
    assert_eq!(done.location(), format!("/desk/all/{case}"));
    assert_eq!(queue_of(&world, case).await, to);
    let page = agent.get(&format!("/desk/all/{case}")).await.text;
    assert!(page.contains("Handed over by") && page.contains("another topic"), "{page}");
}

#[tokio::test]
async fn what_was_handed_over_stands_in_its_view_until_somebody_acknowledges_it() {
    let world = World::new().await;
    let (case, _) = one_case(&world).await;
    let mut agent = world.browser(Role::Agent).await;
    let address = format!("/desk/cases/{case}/wrong-owner");
    let to = offered(&mut agent, &address, "to").await;
    agent.post(&address, &[("to", &to), ("reason", "another topic")]).await;
    everywhere(&world, "lead").await;
    let mut lead = world.browser(Role::Lead).await;
    assert!(
        !agent.get(&format!("/desk/all/{case}")).await.text.contains("data-key=\"y\""),
        "not by who sent it"
    );
    let row = format!("row-{case}");
    assert!(lead.get("/desk/handed").await.text.contains(&row));
    let done = lead.post(&format!("/desk/cases/{case}/acknowledgement"), &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert!(!lead.get("/desk/handed").await.text.contains(&row));
    assert!(lead.get(&format!("/desk/all/{case}")).await.text.contains("acknowledged the hand-over"));
    let again = lead.post(&format!("/desk/cases/{case}/acknowledgement"), &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_question_to_another_team_is_answered_inside_the_case_which_stays_where_it_is() {
    let world = World::new().await;
    let (case, stood) = one_case(&world).await;
    let (mut agent, mut lead) = (world.browser(Role::Agent).await, world.browser(Role::Lead).await);
    everywhere(&world, "lead").await;
    let address = format!("/desk/cases/{case}/consults");
    let team = offered(&mut agent, &address, "team").await;
    let fields = [("team", team.as_str()), ("question", "which splice is it?"), ("within", "15")];
    assert_eq!(agent.post(&address, &fields).await.location(), format!("/desk/all/{case}"));
    let page = lead.get("/desk/asked").await.text;
    assert!(page.contains(&format!("row-{case}")), "{page}");
    let open = lead.get(&format!("/desk/asked/{case}")).await.text;
    assert!(open.contains("which splice is it?"), "{open}");
    let consult = between(&open, r#"action="/desk/consults/"#, "/").unwrap().to_owned();
    lead.post(&format!("/desk/consults/{consult}/answer"), &[("text", "the one at eleven")]).await;
    let page = agent.get(&format!("/desk/all/{case}")).await.text;
    assert!(page.contains("the one at eleven") && !page.contains(&format!("/desk/consults/{consult}")));
    assert_eq!(queue_of(&world, case).await, stood);
}

#[tokio::test]
async fn words_that_need_agreement_wait_and_leave_when_a_lead_agrees() {
    let world = World::new().await;
    let (case, _) = one_case(&world).await;
    let (mut agent, mut lead) = (world.stranger(), world.browser(Role::Lead).await);
    // Somebody without a team: nobody has said that they may publish anything.
    let bo = [("name", "Bo"), ("login", "bo"), ("role", "agent"), ("password", "long enough for all")];
    world.browser(Role::Admin).await.post("/settings/users", &bo).await;
    agent.log_in("bo", "long enough for all", "/desk").await;
    let page = agent.get(&format!("/desk/all/{case}")).await.text;
    assert!(page.contains("Ask for approval"), "{page}");
    let words = [("mode", "public"), ("text", "We are on it, Ana."), ("seen", "1"), ("then", "stay")];
    let asked = agent.post(&format!("/desk/cases/{case}/messages"), &words).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text);
    let waits = lead.get("/approvals").await.text;
    assert!(waits.contains("We are on it, Ana.") && waits.contains("Edit and approve"), "{waits}");
    assert!(
        !agent.get("/approvals").await.text.contains("Edit and approve"),
        "nobody agrees to their own words"
    );
    let id = between(&waits, r#"action="/desk/approvals/"#, "/").unwrap().to_owned();
    let back = format!("/desk/approvals/{id}/return");
    assert_eq!(lead.post(&back, &[("reason", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    lead.post(&format!("/desk/approvals/{id}/agreement"), &[]).await;
    let page = agent.get(&format!("/desk/all/{case}")).await.text;
    assert!(page.contains("agreed, 1 of 1") && page.contains("Leaves in"), "{page}");
}

#[tokio::test]
async fn who_says_that_they_are_here_is_shown_so_to_everybody_until_their_heart_stops() {
    let world = World::new().await;
    let mut agent = world.browser(Role::Agent).await;
    let mut lead = world.browser(Role::Lead).await;
    let state = |page: &str| page.matches("presence-chip ready").count();
    assert_eq!(state(&lead.get("/team").await.text), 0);
    let done = agent.post("/presence", &[("state", "ready"), ("reason", "")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert_eq!(state(&lead.get("/team").await.text), 1);
    world.clock.advance(kernel::Millis::minutes(3));
    let page = lead.get("/team").await.text;
    assert_eq!((state(&page), page.matches("presence-chip gone").count()), (0, 1));
    agent.post("/presence", &[("state", "break"), ("reason", "lunch")]).await;
    assert!(lead.get("/team").await.text.contains("On a break: lunch"));
}

#[tokio::test]
async fn a_lead_sets_what_somebody_can_do_and_is_told_what_makes_no_sense() {
    let world = World::new().await;
    let mut lead = world.browser(Role::Lead).await;
    let user = between(&lead.get("/team").await.text, r#"href="/team/"#, "\"").unwrap().to_owned();
    let skills = format!("/team/{user}/skills");
    assert_eq!(
        lead.post(&skills, &[("skill", "billing"), ("level", "2")]).await.status,
        StatusCode::SEE_OTHER
    );
    let wrong = lead.post(&skills, &[("skill", "billing"), ("level", "9")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("a level of 1 to 5") && wrong.text.contains("Nothing was changed"),
        "{}",
        wrong.text
    );
    let certificates = format!("/team/{user}/certificates");
    lead.post(&certificates, &[("certificate", "public_voice"), ("until", "2026-12-31")]).await;
    let page = lead.get(&format!("/team/{user}")).await.text;
    assert!(page.contains("Level 2 of 5") && page.contains("public_voice"), "{page}");
    assert!(lead.get("/team").await.text.contains("billing 2"));
}

#[tokio::test]
async fn the_brief_of_a_case_is_drafted_changed_and_kept() {
    let world = World::new().await;
    let (case, _) = one_case(&world).await;
    let mut agent = world.browser(Role::Agent).await;
    agent.post(&format!("/desk/cases/{case}/assignment"), &[("to", "me")]).await;
    let page = agent.get("/handover").await.text;
    assert!(page.contains("drafted for you") && page.contains(&format!(r#"name="{case}""#)), "{page}");
    let id = case.to_string();
    let kept = agent.post("/handover", &[(&id, "Asked: is it down?\nNext: ring her at nine")]).await;
    assert_eq!(kept.location(), "/handover?done=kept");
    let page = agent.get("/handover").await.text;
    assert!(page.contains("Next: ring her at nine") && !page.contains("drafted for you"), "{page}");
}
