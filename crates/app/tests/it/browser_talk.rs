//! The conversation, in a real Chromium: the tree of a public thread, other cases, folds, and what happened.

use fantoccini::Client;
use kernel::{Millis, Role};
use serde_json::json;

use crate::browser::{appears, click, in_a_browser, log_in, open_case, says, somebody_says, until_text};
use crate::harness::{Story, until};

in_a_browser! {
    a_thread_is_a_tree_with_others_in_it_and_what_is_not_wanted_is_folded_away,
}

/// Whether something can be seen.
async fn visible(browser: &Client, selector: &str) -> bool {
    let script = "return document.querySelector(arguments[0])?.checkVisibility() ?? false";
    browser.execute(script, vec![json!(selector)]).await.unwrap() == json!(true)
}

async fn becomes(browser: &Client, selector: &str, shown: bool) {
    let what = format!("{selector} is {}", if shown { "shown" } else { "hidden" });
    until(&what, async || (visible(browser, selector).await == shown).then_some(())).await;
}

mod stories {
    use super::*;

    pub async fn a_thread_is_a_tree_with_others_in_it_and_what_is_not_wanted_is_folded_away(
        story: &Story,
        browser: &Client,
    ) {
        let network = story.network();
        // An earlier case of the same person, over.
        let (jana, _, first) =
            somebody_says(story, "jana_k", "@larkspur my bill is wrong, please help").await;
        let sam = story.colleague("sam").await;
        sam.resolve(first).await.unwrap();
        story.advance(Millis::days(20)).await;
        let post = network.post(&jana, "@larkspur no internet since Friday, please help").await.unwrap();
        story.heard().await;
        let case = story.case_of(&jana).await;
        assert_ne!(case, first);
        sam.take(case).await.unwrap();
        sam.answer(case, care::cases::Mode::Public, "So sorry. Since when exactly?").await;
        story.sent().await;
        let ours = network.thread(&post).unwrap().posts[1].id.clone();
        network.reply(&jana, &ours, "since 6 in the morning, and nobody calls back").await.unwrap();
        let mo = story.person("mo").await;
        network.reply(&mo, &ours, "same here in Hebden").await.unwrap();
        story.heard().await;
        log_in(story, browser, Role::Agent).await;
        open_case(story, browser, case).await;

        // The post, our answer below it, hers below that; and somebody else, who is no part of the case.
        let depth = "return Object.fromEntries([...document.querySelectorAll('#thread .timeline > .msg')].map((one) =>
            [one.querySelector('.msg-text').innerText.slice(0, 9), one.className.match(/depth-(\\d)/)[1]]))";
        let depths = says(browser, depth).await;
        assert_eq!(
            (&depths["@larkspur"], &depths["So sorry."], &depths["since 6 i"]),
            (&json!("0"), &json!("1"), &json!("2")),
            "{depths}"
        );
        until_text(browser, ".msg.bystander", "same here in Hebden").await;
        appears(browser, ".msg.bystander.depth-2").await;

        // The earlier case is a fold among them: closed, opened by a press, gone with `This case only`.
        let fold = ".fold:not(.more)";
        until_text(browser, fold, "my bill is wrong").await;
        assert!(!visible(browser, ".fold .fold-body").await);
        click(browser, ".fold summary").await;
        becomes(browser, ".fold .fold-body", true).await;
        click(browser, "[data-toggle-cases]").await;
        becomes(browser, fold, false).await;
        appears(browser, "[data-toggle-cases][aria-pressed=true]").await;

        // What happened is thin lines, and goes; both as the reader left it, also on a page that is loaded anew.
        assert!(visible(browser, "#thread .event").await);
        click(browser, "[data-toggle-events]").await;
        becomes(browser, "#thread .event", false).await;
        open_case(story, browser, case).await;
        becomes(browser, "#thread .event", false).await;
        becomes(browser, fold, false).await;
        click(browser, "[data-toggle-events]").await;
        click(browser, "[data-toggle-cases]").await;
        becomes(browser, "#thread .event", true).await;
        becomes(browser, fold, true).await;
    }
}
