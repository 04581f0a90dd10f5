//! The network goes away in a real Chromium, and comes back: the desk says so, loses no word and catches up.

use fantoccini::Client;
use kernel::CaseId;
use serde_json::{Value, json};

use crate::browser::{appears, click, in_a_browser, one_open_case, order, says, until_says, until_text};
use crate::harness::Story;

in_a_browser! {
    words_outlive_the_line_say_why_they_stay_and_leave_when_it_is_back,
}

const TEXT: &str = ".composer textarea[name=text]";

/// The browser's own network is gone, or there again.
async fn line(story: &Story, browser: &Client, gone: bool) {
    order(story, browser, "Network.enable", json!({})).await;
    let conditions =
        json!({ "offline": gone, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    order(story, browser, "Network.emulateNetworkConditions", conditions).await;
}

async fn written(browser: &Client) -> Value {
    says(browser, "return document.querySelector('.composer textarea[name=text]').value").await
}

/// Words of another, which this page does not hear.
async fn meanwhile(story: &Story, case: CaseId) {
    let jana = story.person("mo").await;
    story.network().post(&jana, "@larkspur is there a fault in Leeds?").await.unwrap();
    story.heard().await;
    story.colleague("sam").await.take(case).await.unwrap();
}

mod stories {
    use super::*;

    pub async fn words_outlive_the_line_say_why_they_stay_and_leave_when_it_is_back(
        story: &Story,
        browser: &Client,
    ) {
        let case = one_open_case(story, browser).await;
        click(browser, "[name=mode][value=public]").await;
        appears(browser, TEXT).await.send_keys("So sorry, ").await.unwrap();
        until_text(browser, ".composer [data-saved]", "Draft kept").await;

        line(story, browser, true).await;
        until_text(browser, ".line-note", "Offline").await;
        appears(browser, "[data-line=offline]").await;
        // Who goes on writing is told that this is not kept yet, and loses nothing.
        appears(browser, TEXT).await.send_keys("we are on it.").await.unwrap();
        until_text(browser, ".composer [data-saved]", "not kept yet").await;
        meanwhile(story, case).await;
        click(browser, ".composer button[value=stay]").await;
        until_text(browser, ".composer .unsent", "have not left").await;
        assert_eq!(written(browser).await, json!("So sorry, we are on it."));
        assert_eq!(story.sends().await, Vec::<String>::new());

        // The line is back at once, and the page as fresh as one that is loaded now.
        line(story, browser, false).await;
        appears(browser, "[data-line=live]").await;
        until_text(browser, ".case-facts", "Sam").await;
        // Rows keep their places: what is new waits until somebody asks for it.
        click(browser, "[data-new]:not([hidden])").await;
        until_text(browser, "#list", "fault in Leeds").await;
        assert_eq!(written(browser).await, json!("So sorry, we are on it."), "the words stand");
        until_text(browser, ".composer [data-saved]", "Draft kept").await;
        click(browser, ".composer button[value=stay]").await;
        appears(browser, ".send.queued").await;
        until_says(browser, "return !document.querySelector('.unsent:not([hidden])')").await;
        story.sent().await;
        assert_eq!(story.sends().await, ["sent"], "once, and not twice");
    }
}
