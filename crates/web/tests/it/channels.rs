//! The brand's accounts: connected after a live check, tested, paused, renewed, removed.

use std::sync::Arc;

use axum::http::{Method, StatusCode};
use care::{Tx, accounts};
use channels::sandbox::simulator;
use channels::simulation;
use kernel::{Role, SystemClock};

use crate::world::{Browser, World, between, write};

/// The account's network, listening, and what opens it.
async fn network(world: &World) -> (Box<dyn simulation::World>, simulation::Account) {
    let network =
        simulator::world(reqwest::Client::builder().no_proxy().build().unwrap(), Arc::new(SystemClock)).await;
    let account = network.account();
    let (ctx, id, address) = (world.ctx.clone(), world.account, account.base_url.clone());
    write(&world.db, async move |tx: &mut Tx| accounts::relocate(tx, &ctx, id, &address).await).await;
    (network, account)
}

fn token(account: &simulation::Account) -> String {
    account.secrets.get("token").unwrap().to_owned()
}

async fn removed(admin: &mut Browser, page: &str) {
    let gone = admin.post(&format!("{page}/removal"), &[("sure", "@larkspur")]).await;
    assert_eq!(gone.location(), "/settings/channels?done=removed", "{}", gone.text);
}

#[tokio::test]
async fn an_account_is_tried_before_it_is_kept_and_a_wrong_token_is_explained() {
    let world = World::new().await;
    let (_network, account) = network(&world).await;
    let mut admin = world.browser(Role::Admin).await;
    let page = format!("/settings/channels/{}", world.account);
    removed(&mut admin, &page).await;
    assert!(admin.get("/settings/channels/new").await.text.contains("/settings/channels/new/sandbox"));
    let new = "/settings/channels/new/sandbox";
    let form = admin.get(new).await.text;
    assert!(form.contains(r#"type="password" id="entry-token""#), "{form}");

    let empty = admin.post(new, &[("base_url", "not an address"), ("token", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("This is no address") && empty.text.contains("Enter something here"));

    let wrong = admin.post(new, &[("base_url", &account.base_url), ("token", "a wrong one")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("Nothing was kept.") && wrong.text.contains(&account.base_url),
        "{}",
        wrong.text
    );
    assert!(!wrong.text.contains("a wrong one"), "a secret never comes back");
    assert!(!admin.get("/settings/channels").await.text.contains("acc_"), "nothing was kept");

    let token = token(&account);
    let right = admin.post(new, &[("base_url", &account.base_url), ("token", &token)]).await;
    // What was taken away is the same account again, with what was said through it.
    assert_eq!(right.location(), format!("{page}?done=connected"), "{}", right.text);
    let shown = admin.get(&page).await.text;
    assert!(shown.contains("larkspur") && shown.contains(&account.base_url) && !shown.contains(&token));
    let twice = admin.post(new, &[("base_url", &account.base_url), ("token", &token)]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.text.contains("connected already"), "{}", twice.text);
}

#[tokio::test]
async fn an_account_is_tested_renewed_paused_resumed_and_removed() {
    let world = World::new().await;
    let (_network, account) = network(&world).await;
    let mut admin = world.browser(Role::Admin).await;
    let page = format!("/settings/channels/{}", world.account);
    let test = format!("{page}/test");
    // The world connected it with another token.
    let refused = admin.post(&test, &[]).await;
    assert!(refused.text.contains("renew the secrets below"), "{}", refused.text);
    let secrets = format!("{page}/secrets");
    let wrong = admin.post(&secrets, &[("token", "a wrong one")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Nothing was kept") && !wrong.text.contains("a wrong one"));
    let right = admin.post(&secrets, &[("token", &token(&account))]).await;
    assert_eq!(right.location(), format!("{page}?done=secrets"), "{}", right.text);
    let works = admin.post(&test, &[]).await;
    assert!(works.text.contains("It works: the network knows us as larkspur"), "{}", works.text);

    let paused = admin.post(&format!("{page}/pause"), &[("reason", "Spring cleaning")]).await;
    assert_eq!(paused.location(), format!("{page}?done=paused"));
    let list = admin.get("/settings/channels").await.text;
    assert!(list.contains("paused") && list.contains("Spring cleaning"), "{list}");
    let unread = admin.post(&format!("{page}/reconcile"), &[]).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", unread.text);
    assert_eq!(admin.post(&format!("{page}/resume"), &[]).await.location(), format!("{page}?done=resumed"));
    assert!(!admin.get("/settings/channels").await.text.contains("Spring cleaning"));
    assert_eq!(
        admin.post(&format!("{page}/reconcile"), &[]).await.location(),
        format!("{page}?done=reconcile")
    );

    let unsure = admin.post(&format!("{page}/removal"), &[("sure", "lark")]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsure.text.contains("Nothing was removed"));
    removed(&mut admin, &page).await;
    assert_eq!(admin.get(&page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(admin.send(Method::GET, "/settings", &[], false).await.location(), "/settings/channels");
}

#[tokio::test]
async fn secrets_of_another_account_replace_nothing() {
    let world = World::new().await;
    let (_network, account) = network(&world).await;
    let (ctx, id) = (world.ctx.clone(), world.account);
    write(&world.db, async move |tx: &mut Tx| accounts::remove(tx, &ctx, id).await).await;
    // An account of another brand, at the same address.
    let (ctx, base_url) = (world.ctx.clone(), account.base_url.clone());
    let key = world.key.clone();
    let other = accounts::NewAccount {
        channel: "sandbox".into(),
        external_id: "brand_fenwick".into(),
        handle: "fenwick".into(),
        name: "Fenwick".into(),
        base_url,
        secret: kernel::Secret::new(vec![2; 32]),
        secrets: channels::Secrets::token("old"),
        settings: channels::Settings::new(),
    };
    let other =
        write(&world.db, async move |tx: &mut Tx| accounts::connect(tx, &ctx, &key, other.clone()).await)
            .await;
    let mut admin = world.browser(Role::Admin).await;
    let path = format!("/settings/channels/{other}/secrets");
    let refused = admin.post(&path, &[("token", &token(&account))]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("another account (larkspur)"), "{}", refused.text);
}

#[tokio::test]
async fn an_account_that_was_turned_away_is_a_problem_and_leads_are_told() {
    let world = World::new().await;
    let (ctx, account) = (world.ctx.clone(), world.account);
    let mut lead = world.browser(Role::Lead).await;
    let badge = |page: &str| between(page, r#"href="/problems""#, "</a>").unwrap_or_default().to_owned();
    let before = badge(&lead.get("/problems").await.text);
    let stop = async move |tx: &mut Tx| {
        accounts::stop(tx, &ctx, account, "the token is revoked").await?;
        // Found out a second time: nobody is told twice.
        accounts::stop(tx, &ctx, account, "the token is revoked").await
    };
    write(&world.db, stop).await;
    let problems = lead.get("/problems").await.text;
    assert!(problems.contains("the token is revoked"), "{problems}");
    assert_ne!(badge(&problems), before, "the rail counts it");
    assert!(!problems.contains(&format!("href=\"/settings/channels/{account}\"")), "a lead can't open it");
    let told = lead.get("/notifications").await.text;
    assert_eq!(told.matches("turned the account larkspur away").count(), 1, "{told}");
    let mut admin = world.browser(Role::Admin).await;
    assert!(admin.get("/problems").await.text.contains(&format!("href=\"/settings/channels/{account}\"")));
    let ctx = world.ctx.clone();
    write(&world.db, async move |tx: &mut Tx| accounts::pause(tx, &ctx, account, "on purpose").await).await;
    assert!(!lead.get("/problems").await.text.contains("on purpose"), "what somebody paused is no problem");
}

#[tokio::test]
async fn whoever_comes_back_from_a_network_without_having_left_is_sent_away() {
    let world = World::new().await;
    let mut admin = world.browser(Role::Admin).await;
    let back = admin.get("/settings/channels/consent?code=c&state=st_forged").await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.text.contains("Start again"), "{}", back.text);
    let unknown = admin.get("/settings/channels/new/pigeon").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_the_chosen_teams_may_speak_through_an_account() {
    let world = World::new().await;
    let mut admin = world.browser(Role::Admin).await;
    let page = format!("/settings/channels/{}", world.account);
    assert!(admin.get(&page).await.text.contains("Every team may"));
    let chosen = admin.post(&format!("{page}/teams"), &[("team", "care_team")]).await;
    assert_eq!(chosen.location(), format!("{page}?done=teams"), "{}", chosen.text);
    let shown = admin.get(&page).await.text;
    assert!(
        shown.contains("Only the chosen teams may") && shown.contains(r#"value="care_team" checked"#),
        "{shown}"
    );
    assert_eq!(admin.post(&format!("{page}/teams"), &[]).await.location(), format!("{page}?done=teams"));
    assert!(admin.get(&page).await.text.contains("Every team may"));
}

#[tokio::test]
async fn what_has_several_lines_is_entered_in_several_and_shown_again() {
    let world = World::new().await;
    let mut admin = world.browser(Role::Admin).await;
    let new = "/settings/channels/new/email";
    let form = admin.get(new).await.text;
    assert!(form.contains(r#"<textarea class="area" id="entry-ca""#), "{form}");
    let pem = "-----BEGIN CERTIFICATE-----\r\nMIIB\r\n-----END CERTIFICATE-----";
    let refused = admin.post(new, &[("address", ""), ("ca", pem)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = between(&refused.text, r#"id="entry-ca""#, "</textarea>").expect("the field");
    assert!(kept.contains("-----BEGIN CERTIFICATE-----") && kept.contains('\n'), "{kept}");
}
