//! A mail as it was sent, in a real Chromium: folded words, the sheet, pictures that are blocked until somebody asks.

use fantoccini::{Client, Locator};
use kernel::Role;
use serde_json::json;

use crate::browser::{appears, go, in_a_browser, log_in, violations};
use crate::harness::{Story, until};
use crate::mails::{LAID, Post, case_of};

in_a_browser! {
    a_mail_is_read_as_text_unfolded_by_key_and_shown_as_it_was_sent,
}

mod stories {
    use super::*;

    pub async fn a_mail_is_read_as_text_unfolded_by_key_and_shown_as_it_was_sent(
        story: &Story,
        browser: &Client,
    ) {
        let post = Post::start(story).await;
        post.bring("jana@people.test", LAID);
        let case = case_of(story, "jana@people.test").await;
        log_in(story, browser, Role::Agent).await;
        go(story, browser, &format!("/desk/all/{case}")).await;
        let text = appears(browser, ".msg.in .msg-text").await.text().await.unwrap();
        assert!(text.contains("please help") && !text.contains("router is on its way"), "{text}");

        // What it repeats opens by the keyboard.
        let fold = appears(browser, ".quoted > summary").await;
        assert_eq!(fold.text().await.unwrap(), "Show quoted text");
        fold.send_keys("\n").await.unwrap();
        let quoted = appears(browser, ".quoted[open] .msg-text").await.text().await.unwrap();
        assert!(quoted.contains("Your router is on its way."), "{quoted}");

        appears(browser, ".as-sent > summary").await.send_keys("\n").await.unwrap();
        let sandbox = appears(browser, ".sheet-frame").await.attr("sandbox").await.unwrap().unwrap();
        assert!(!sandbox.contains("scripts") && !sandbox.contains("forms"), "{sandbox}");
        appears(browser, ".sheet-frame").await.enter_frame().await.unwrap();
        let heading = appears(browser, "h1").await.text().await.unwrap();
        assert_eq!(heading, "My internet is down");
        let looks = "return [getComputedStyle(document.body.firstElementChild).backgroundColor,
            document.scripts.length, document.images[0].src, document.images[1].naturalWidth]";
        until("it has its own paper, its own picture, no script and no picture of elsewhere", async || {
            let looks = browser.execute(looks, Vec::new()).await.ok()?;
            (looks == json!(["rgb(255, 251, 230)", 0, "", 1])).then_some(())
        })
        .await;
        browser.enter_parent_frame().await.unwrap();
        assert_eq!(violations(browser).await, Vec::<String>::new());

        let told = appears(browser, ".sheet-pictures").await.text().await.unwrap();
        assert!(told.contains("track.people.test") && told.contains("will learn"), "{told}");
        browser.find(Locator::Css(".sheet-pictures a")).await.unwrap().click().await.unwrap();
        appears(browser, ".sheet-frame").await.enter_frame().await.unwrap();
        until("the pictures are asked for here", async || {
            let asked = "return [location.search, document.images[0].src.includes('/desk/messages/')]";
            let asked = browser.execute(asked, Vec::new()).await.ok()?;
            (asked == json!(["?pictures=shown", true])).then_some(())
        })
        .await;
        browser.enter_parent_frame().await.unwrap();
    }
}
