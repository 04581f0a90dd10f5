//! Search in a real Chromium, by the keyboard alone.

use fantoccini::Client;
use kernel::Role;
use serde_json::json;

use crate::browser::{appears, go, in_a_browser, log_in, press, until_text};
use crate::harness::{Story, until};

in_a_browser! {
    a_slash_opens_search_j_goes_to_a_hit_and_enter_opens_the_message,
    the_palette_offers_people_and_cases_below_its_commands,
}

const ENTER: &str = "\u{e007}";

/// Somebody wrote, and can be found.
async fn one_message(story: &Story, browser: &Client) {
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "@larkspur my modem smells of burnt toast").await.unwrap();
    story.heard().await;
    until("the message is found", async || {
        go(story, browser, "/search?q=%22burnt%20toast%22").await;
        let hits = browser.execute("return document.querySelectorAll('.hit').length", vec![]).await.ok()?;
        (hits.as_u64()? > 0).then_some(())
    })
    .await;
}

mod stories {
    use super::*;

    pub async fn a_slash_opens_search_j_goes_to_a_hit_and_enter_opens_the_message(
        story: &Story,
        browser: &Client,
    ) {
        log_in(story, browser, Role::Agent).await;
        one_message(story, browser).await;

        go(story, browser, "/team").await;
        appears(browser, "#main").await;
        press(browser, "/").await;
        appears(browser, ".search-page input[name=q]:focus").await;
        until_text(browser, ".search-recent", "\"burnt toast\"").await;
        press(browser, "toast foo:modem").await;
        press(browser, ENTER).await;
        until_text(browser, ".search-page", "“foo:” is no operator").await;
        appears(browser, ".search-page .list-empty").await;

        go(story, browser, "/search?q=toast").await;
        appears(browser, ".hit mark").await;
        press(browser, "j").await;
        press(browser, "j").await;
        appears(browser, ".hits .hit:focus").await;
        let href = "return document.activeElement.getAttribute('href')";
        let href = browser.execute(href, vec![]).await.unwrap();
        let href = href.as_str().unwrap().to_owned();
        assert!(href.starts_with("/desk/all/case_") && href.contains("#msg_"), "{href}");
        press(browser, ENTER).await;
        appears(browser, &format!("#{}", href.split('#').next_back().unwrap())).await;
        until_text(browser, "#thread", "burnt toast").await;
    }

    pub async fn the_palette_offers_people_and_cases_below_its_commands(story: &Story, browser: &Client) {
        log_in(story, browser, Role::Agent).await;
        one_message(story, browser).await;
        go(story, browser, "/team").await;
        appears(browser, "#main").await;
        browser.execute("document.querySelector('[data-open=palette]').click()", vec![]).await.unwrap();
        appears(browser, "#palette[open] input:focus").await;
        press(browser, "jana").await;
        until_text(browser, "#palette-list", "jana_k of Leeds").await;
        press(browser, ENTER).await;
        until("the person's page opens", async || {
            let path = browser.execute("return location.pathname", vec![]).await.ok()?;
            path.as_str()?.starts_with("/people/per_").then_some(())
        })
        .await;
        let kept = browser.execute("return localStorage.getItem('recent') ?? ''", vec![]).await.unwrap();
        assert_eq!(kept, json!(""), "no customer's name stays in the browser");
    }
}
