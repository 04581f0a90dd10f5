//! An administrator connects an account, in a real Chromium: with a wrong token, with the right one; sees it work,
//! pauses it, resumes it, and takes it away.

use fantoccini::{Client, Locator};
use kernel::Role;

use crate::browser::{appears, fill, go, in_a_browser, log_in, until_text, violations};
use crate::connecting::{Elsewhere, TOKEN};
use crate::harness::Story;

in_a_browser! {
    an_account_is_connected_seen_to_work_paused_resumed_and_removed,
}

async fn press(browser: &Client, selector: &str) {
    let button = browser.find(Locator::Css(selector)).await.unwrap_or_else(|_| panic!("there is {selector}"));
    button.click().await.unwrap();
}

mod stories {
    use super::*;

    pub async fn an_account_is_connected_seen_to_work_paused_resumed_and_removed(
        story: &Story,
        browser: &Client,
    ) {
        let elsewhere = Elsewhere::start(story).await;
        let jana = elsewhere.person("jana_f").await;
        log_in(story, browser, Role::Admin).await;
        go(story, browser, "/settings/channels").await;
        appears(browser, "a[href='/settings/channels/new']").await.click().await.unwrap();
        appears(browser, "a[href='/settings/channels/new/sandbox']").await.click().await.unwrap();

        fill(browser, "#entry-base_url", &elsewhere.address).await;
        fill(browser, "#entry-token", "a wrong one").await;
        press(browser, ".connect-form .primary").await;
        until_text(browser, ".banner.bad", "Nothing was kept.").await;
        assert_eq!(violations(browser).await, Vec::<String>::new());
        let value = appears(browser, "#entry-token").await.attr("value").await.unwrap();
        assert_eq!(value.unwrap_or_default(), "", "a secret never comes back");

        fill(browser, "#entry-token", TOKEN).await;
        press(browser, ".connect-form .primary").await;
        until_text(browser, ".banner.good", "It is connected and works").await;
        until_text(browser, "h1", "fenwick").await;
        assert_eq!(violations(browser).await, Vec::<String>::new());
        press(browser, "form[action$='/test'] button").await;
        until_text(browser, ".banner.good", "the network knows us as fenwick").await;

        // What is said there arrives when somebody asks for it.
        elsewhere.network.post(&jana, "@fenwick the line is dead again, please help").await.unwrap();
        press(browser, "form[action$='/reconcile'] button").await;
        until_text(browser, ".banner.good", "being read now").await;
        crate::harness::until("it has arrived", async || {
            (crate::rows::cases_of(story, &jana).await.len() == 1).then_some(())
        })
        .await;

        fill(browser, "form[action$='/pause'] input[name=reason]", "Spring cleaning").await;
        press(browser, "form[action$='/pause'] button").await;
        until_text(browser, ".account-one", "Spring cleaning").await;
        press(browser, "form[action$='/resume'] button").await;
        until_text(browser, ".banner.good", "It works again").await;

        fill(browser, "#sure", "fenwik").await;
        press(browser, "form[action$='/removal'] button").await;
        until_text(browser, ".banner.bad", "Nothing was removed").await;
        fill(browser, "#sure", "fenwick").await;
        press(browser, "form[action$='/removal'] button").await;
        until_text(browser, ".banner.good", "It is removed").await;
        let list = browser.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
        assert!(!list.contains("fenwick"), "{list}");
    }
}
