//! Who may come in and how far, in a real Chromium: a deep link through the log-in, a role that only reads.

use fantoccini::{Client, Locator};
use kernel::Role;

use crate::browser::{click, enter, go, in_a_browser, log_in, open_case, somebody_says, until_text};
use crate::harness::{Story, until};

in_a_browser! {
    a_deep_link_survives_the_log_in,
    who_may_only_read_reads_and_is_told_whom_to_ask,
}

mod stories {
    use super::*;

    pub async fn a_deep_link_survives_the_log_in(story: &Story, browser: &Client) {
        let (.., case) = somebody_says(story, "jana_k", "@larkspur no internet, please help").await;
        let message = story.colleague("sam").await.look(case).await.messages[0].id;
        log_in(story, browser, Role::Agent).await;
        click(browser, ".rail-me").await;
        click(browser, "form[action='/logout'] button").await;
        until("the log-in", async || (browser.current_url().await.ok()?.path() == "/login").then_some(()))
            .await;
        let wanted = format!("/desk/all/{case}?sort=newest#{message}");
        enter(story, browser, &wanted).await;
        let here = browser.current_url().await.unwrap();
        assert_eq!((here.path(), here.query()), (&*format!("/desk/all/{case}"), Some("sort=newest")));
        until_text(browser, "#thread", "no internet, please help").await;
        // What is no page of ours is no place to go on to.
        browser.delete_all_cookies().await.unwrap();
        enter(story, browser, "/login?next=https://evil.example/desk").await;
        let here = browser.current_url().await.unwrap();
        assert_eq!(here.host_str(), Some("127.0.0.1"), "{here}");
    }

    pub async fn who_may_only_read_reads_and_is_told_whom_to_ask(story: &Story, browser: &Client) {
        let (.., case) = somebody_says(story, "jana_k", "@larkspur no internet, please help").await;
        log_in(story, browser, Role::Viewer).await;
        open_case(story, browser, case).await;
        until_text(browser, ".read-only", "To answer, ask a lead for the role").await;
        for act in ["textarea[name=text]", ".case-actions [data-key=e]", "#picked", ".take:not(:disabled)"] {
            assert!(browser.find(Locator::Css(act)).await.is_err(), "{act} is nothing for a reader");
        }
        go(story, browser, "/settings/channels").await;
        until_text(browser, ".gate-card h1", "This is not yours to do").await;
        until_text(browser, ".gate-card", "Somebody with the role admin can do it").await;
        click(browser, ".gate-actions .primary").await;
        until_text(browser, "#rail", "All").await;
    }
}
