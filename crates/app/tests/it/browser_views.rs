//! Views and many cases at once, in a real Chromium.

use care::Tx;
use care::cases::State;
use care::views;
use fantoccini::{Client, Locator};
use kernel::{CaseId, Role};
use serde_json::json;

use crate::browser::{
    ENTER, appears, click, go, in_a_browser, log_in, press, says, until_says, until_text, with_session,
};
use crate::colleague::Colleague;
use crate::harness::{Story, until};

in_a_browser! {
    rows_are_selected_tagged_and_asked_for_and_the_question_is_saved_with_an_address,
    all_that_match_are_resolved_with_progress_and_taken_back,
    a_lead_is_told_why_a_case_is_not_in_a_view,
    a_view_is_shared_with_its_order_and_what_its_rows_show,
}

async fn three_cases(story: &Story, browser: &Client, role: Role) -> Vec<CaseId> {
    let mut cases = Vec::new();
    for handle in ["ann", "bob", "cem"] {
        let person = story.person(handle).await;
        story.network().post(&person, "@larkspur my internet is down, please help").await.unwrap();
        story.heard().await;
        cases.push(story.case_of(&person).await);
    }
    log_in(story, browser, role).await;
    go(story, browser, "/desk/all").await;
    appears(browser, "[data-pill=live]").await;
    rows(browser, 3).await;
    cases
}

async fn rows(browser: &Client, n: usize) {
    until(&format!("{n} rows"), async || {
        let found =
            browser.execute("return document.querySelectorAll('.row-link').length", vec![]).await.ok()?;
        (found == json!(n)).then_some(())
    })
    .await;
}

async fn address(browser: &Client) -> String {
    browser.current_url().await.unwrap().path().to_owned()
}

async fn stand(story: &Story, cases: &[CaseId], state: State) {
    let sam = story.colleague("sam").await;
    for case in cases {
        until("the case stands as it should", async || {
            (sam.look(*case).await.case.state == state).then_some(())
        })
        .await;
    }
}

/// The names of the views that somebody saved and that this colleague sees.
async fn seen_by(story: &Story, who: &Colleague) -> Vec<String> {
    let ctx = who.ctx.clone();
    let all = story.node.app.read(async move |tx: &mut Tx| views::list(tx, &ctx).await).await.unwrap();
    let saved = all.into_iter().filter(|view| view.scope != views::Scoped::Product);
    saved.map(|view| view.name).collect()
}

mod stories {
    use super::*;

    pub async fn rows_are_selected_tagged_and_asked_for_and_the_question_is_saved_with_an_address(
        story: &Story,
        browser: &Client,
    ) {
        three_cases(story, browser, Role::Agent).await;
        // Two rows by their keys, one order.
        press(browser, "x").await;
        browser.execute("document.querySelectorAll('.row-link')[1].focus()", vec![]).await.unwrap();
        press(browser, "X").await;
        until_text(browser, "[data-picked]", "2").await;
        press(browser, "l").await;
        appears(browser, "#ask input[name=add]").await.send_keys("Outage").await.unwrap();
        press(browser, ENTER).await;
        until_text(browser, ".strip-told", "2").await;
        appears(browser, ".strip:not(:has(progress))").await;

        // What is typed becomes a chip, an address, and a list of two.
        press(browser, "v").await;
        appears(browser, "input[name=add]:focus").await.send_keys("tag:outage").await.unwrap();
        press(browser, ENTER).await;
        until_text(browser, ".filter", "outage").await;
        rows(browser, 2).await;
        appears(browser, "[popovertarget=view-menu]").await.click().await.unwrap();
        appears(browser, "#view-menu a[href^='/views/new']").await.click().await.unwrap();
        appears(browser, "#ask input[name=name]").await.send_keys("The outage").await.unwrap();
        press(browser, ENTER).await;
        until_text(browser, ".list-title h2", "The outage").await;
        let saved = address(browser).await;
        assert!(saved.starts_with("/desk/view_"), "{saved}");
        rows(browser, 2).await;
        go(story, browser, &saved).await;
        until_text(browser, "#rail", "The outage").await;
        rows(browser, 2).await;

        // Back is one condition less, then the view.
        press(browser, "v").await;
        appears(browser, "input[name=add]:focus").await.send_keys("-tag:outage").await.unwrap();
        press(browser, ENTER).await;
        rows(browser, 0).await;
        browser.back().await.unwrap();
        rows(browser, 2).await;
        assert_eq!(address(browser).await, saved);
    }

    pub async fn all_that_match_are_resolved_with_progress_and_taken_back(story: &Story, browser: &Client) {
        let cases = three_cases(story, browser, Role::Agent).await;
        press(browser, "x").await;
        appears(browser, "[data-pick-all]").await.click().await.unwrap();
        until_text(browser, "[data-picked]", "3").await;
        press(browser, "e").await;
        appears(browser, "#ask-dialog[open] #ask").await;
        press(browser, ENTER).await;
        appears(browser, ".strip").await;
        stand(story, &cases, State::Resolved).await;
        appears(browser, ".strip form[action$='/undo'] button").await.click().await.unwrap();
        stand(story, &cases, State::Open).await;
        go(story, browser, "/desk/all").await;
        rows(browser, 3).await;
        go(story, browser, "/bulk").await;
        appears(browser, ".card-do a").await.click().await.unwrap();
        until_text(browser, "#bulk-job dl", "3").await;
    }

    pub async fn a_lead_is_told_why_a_case_is_not_in_a_view(story: &Story, browser: &Client) {
        let cases = three_cases(story, browser, Role::Lead).await;
        let sam = story.colleague("sam").await;
        sam.take(cases[0]).await.unwrap();
        go(story, browser, "/views/why?view=unassigned").await;
        appears(browser, "#ask input[name=q]").await.send_keys(&cases[0].to_string()).await.unwrap();
        press(browser, ENTER).await;
        until_text(browser, "#ask .card b", "ann").await;
        appears(browser, "#ask .reason").await;
    }

    pub async fn a_view_is_shared_with_its_order_and_what_its_rows_show(story: &Story, browser: &Client) {
        three_cases(story, browser, Role::Lead).await;
        let first = "return document.querySelector('.row-name').innerText";
        assert_eq!(says(browser, first).await, json!("ann of Leeds"), "what is due first");
        let mut addresses = Vec::new();
        for (scope, name) in [("team", "Ours, newest"), ("everyone", "All, newest")] {
            go(story, browser, "/desk/all").await;
            click(browser, "[popovertarget=view-menu]").await;
            click(browser, "#view-menu a[href*='sort=newest']").await;
            until_text(browser, ".list-order", "newest first").await;
            click(browser, "[popovertarget=view-menu]").await;
            click(browser, "#view-menu a[href^='/views/new']").await;
            appears(browser, "#ask input[name=name]").await.send_keys(name).await.unwrap();
            click(browser, &format!("#ask input[name=scope][value={scope}]")).await;
            for column in ["clock", "tone"] {
                click(browser, &format!("#ask input[name=column][value={column}]:checked")).await;
            }
            click(browser, "#ask .button.primary").await;
            until_text(browser, ".list-title h2", name).await;
            addresses.push(address(browser).await);
        }

        // A colleague of the team opens it by its address: the same order, the same rows, and it stands in the rail.
        let session = with_session(story, Role::Agent).await;
        browser.delete_all_cookies().await.unwrap();
        let script = "document.cookie = `commonground=${arguments[0]}; path=/`";
        browser.execute(script, vec![json!(session)]).await.unwrap();
        for saved in &addresses {
            go(story, browser, saved).await;
            rows(browser, 3).await;
            until_text(browser, ".list-order", "newest first").await;
            until_says(browser, &first.replace("innerText", "innerText === 'cem of Leeds'")).await;
            assert!(browser.find(Locator::Css("#rows desk-clock")).await.is_err(), "no clock in its rows");
            appears(browser, "#rows .chip").await;
        }
        until_text(browser, "#rail", "Ours, newest").await;
        // Who is of another team sees what is everyone's.
        let nia = story.join("nia", Role::Agent, "community_team").await;
        assert_eq!(seen_by(story, &nia).await, ["All, newest"]);
    }
}
