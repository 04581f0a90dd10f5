//! Pre-send checks in a real Chromium: told while one writes, held or sent all the same, and counted.

use fantoccini::Client;
use kernel::Role;

use crate::browser::{appears, go, in_a_browser, log_in, one_open_case, press, until_text};
use crate::harness::Story;

in_a_browser! {
    personal_data_and_words_for_somebody_else_are_told_while_one_writes,
    who_is_about_to_ask_again_sees_what_was_said_and_inserts_it,
}

mod stories {
    use super::*;

    pub async fn personal_data_and_words_for_somebody_else_are_told_while_one_writes(
        story: &Story,
        browser: &Client,
    ) {
        one_open_case(story, browser).await;
        appears(browser, "[name=mode][value=public]").await.click().await.unwrap();
        let text = appears(browser, ".composer textarea[name=text]").await;
        text.send_keys("Please confirm that jana.k@example.org is yours.").await.unwrap();
        until_text(browser, ".concern .marked mark", "jana.k@example.org").await;
        text.clear().await.unwrap();
        text.send_keys("Dear Otto, we are on it.").await.unwrap();
        until_text(browser, ".concern", "Otto").await;
        assert!(story.sends().await.is_empty());
        appears(browser, ".composer button[value=stay]").await.click().await.unwrap();
        // It was meant so, is said so, and leaves.
        appears(browser, ".concern input[name=despite]").await.click().await.unwrap();
        appears(browser, ".composer button[value=stay]").await.click().await.unwrap();
        appears(browser, ".send.queued").await;
        story.sent().await;
        go(story, browser, "/checks").await;
        until_text(browser, "#main", "1").await;
    }

    pub async fn who_is_about_to_ask_again_sees_what_was_said_and_inserts_it(
        story: &Story,
        browser: &Client,
    ) {
        let jana = story.person("jana_k").await;
        let network = story.network();
        network.dm(&jana, "No internet since Friday. My order is NF-2231, postcode LS8 2AA.").await.unwrap();
        story.heard().await;
        let case = story.case_of(&jana).await;
        log_in(story, browser, Role::Agent).await;
        go(story, browser, &format!("/desk/all/{case}")).await;
        appears(browser, "[data-pill=live]").await;
        press(browser, "r").await;
        let text = appears(browser, ".composer textarea[name=text]").await;
        text.send_keys("Could you send me your order number?").await.unwrap();
        until_text(browser, ".concern .given", "NF-2231").await;
        text.clear().await.unwrap();
        text.send_keys("I see your order is fine, we are on it.").await.unwrap();
        appears(browser, ".composer [data-checks]:not(:has(.concern))").await;
    }
}
