//! Orders for many cases, in a real Chromium: what failed and why, stopping, and the guard of public words.

use std::collections::HashSet;

use care::{Tx, learning};
use fantoccini::{Client, Locator};
use kernel::{CaseId, Millis, Role};

use crate::browser::{
    ENTER, appears, click, fill, go, in_a_browser, log_in, press, somebody_says, until_says, until_text,
};
use crate::harness::{Story, until};

in_a_browser! {
    an_order_lists_what_it_could_not_do_and_why,
    a_lead_says_it_in_three_ways_in_public_and_can_stop,
    an_agent_writes_to_many_only_in_private,
}

/// Three people write; their posts and cases, the oldest first.
async fn three(story: &Story, browser: &Client, role: Role) -> Vec<(String, CaseId)> {
    let mut all = Vec::new();
    for handle in ["ann", "bob", "cem"] {
        let words = "@larkspur my internet is down, please help";
        let (_, post, case) = somebody_says(story, handle, words).await;
        all.push((post, case));
    }
    log_in(story, browser, role).await;
    picked(story, browser).await;
    all
}

/// All that the list shows is selected by one key.
async fn picked(story: &Story, browser: &Client) {
    go(story, browser, "/desk/all").await;
    appears(browser, "[data-pill=live]").await;
    until_says(browser, "return document.querySelectorAll('.row-link').length === 3").await;
    press(browser, "X").await;
    until_text(browser, "[data-picked]", "3").await;
}

/// The words of the brand in public below each post.
fn answers(story: &Story, all: &[(String, CaseId)]) -> Vec<String> {
    let threads = all.iter().map(|(post, _)| story.network().thread(post).unwrap().posts);
    threads.flatten().filter(|post| post.author.brand).map(|post| post.text).collect()
}

mod stories {
    use super::*;

    pub async fn an_order_lists_what_it_could_not_do_and_why(story: &Story, browser: &Client) {
        let all = three(story, browser, Role::Agent).await;
        let sam = story.colleague("sam").await;
        let danger = all[1].1;
        let (ctx, brand, message) = (sam.ctx.clone(), story.brand(), sam.look(danger).await.messages[0].id);
        let severe = async move |tx: &mut Tx| {
            learning::correct(tx, &ctx, &brand, message, "severity", "4").await.map(drop)
        };
        story.node.app.write(severe).await.unwrap();
        press(browser, "d").await;
        click(browser, "#ask input[name=reason][value=joke]").await;
        press(browser, ENTER).await;
        until_text(browser, ".strip", "Not: 1").await;

        // The order's page: two are done, one is named with the reason, and opens.
        click(browser, ".strip-told").await;
        until_text(browser, "#bulk-job dl div:nth-child(1) dd", "2").await;
        until_text(browser, "#bulk-job dl div:nth-child(3) dd", "1").await;
        until_text(browser, "#bulk-job .card b", "bob of Leeds").await;
        until_text(browser, "#bulk-job .reason", "only a lead may decide that nobody answers").await;
        click(browser, "#bulk-job .card-do a").await;
        until_text(browser, ".case-name", "bob of Leeds").await;
        assert!(sam.look(danger).await.case.resolved_at.is_none());
    }

    pub async fn a_lead_says_it_in_three_ways_in_public_and_can_stop(story: &Story, browser: &Client) {
        let all = three(story, browser, Role::Lead).await;
        press(browser, "r").await;
        click(browser, "#ask input[name=mode][value=public]").await;
        fill(browser, "#ask [name=texts]", "Sorry {name}, there is a fault in Leeds.").await;
        click(browser, "#ask .button.primary").await;
        until_text(browser, "body", "in public, 3 cases need at least 3 ways of saying it; write 2 more")
            .await;
        assert!(story.sends().await.is_empty());
        let ways = "Sorry {name}, there is a fault in Leeds.\n---\n{name}, our exchange in Leeds has failed, \
                    and we are on it.\n---\nHello {name}, an engineer mends the line of your street now.";
        fill(browser, "#ask [name=texts]", ways).await;
        click(browser, "#ask .button.primary").await;
        appears(browser, ".strip progress").await;
        // A network takes us for a machine if they leave at once: time passes between two.
        until("all three are on their way", async || {
            story.advance(Millis::seconds(3)).await;
            (story.sends().await.len() == 3).then_some(())
        })
        .await;
        story.sent().await;
        let said = answers(story, &all);
        assert_eq!(said.iter().collect::<HashSet<_>>().len(), 3, "{said:?}");
        assert!(said.iter().any(|text| text.contains("ann")) && said.iter().all(|text| !text.contains('{')));

        // One more order, and a press that stops it: what was not begun is left.
        picked(story, browser).await;
        press(browser, "r").await;
        click(browser, "#ask input[name=mode][value=private]").await;
        fill(browser, "#ask [name=texts]", "{name}, may we call you about the fault?").await;
        click(browser, "#ask .button.primary").await;
        until("the first has its words", async || (story.sends().await.len() == 4).then_some(())).await;
        click(browser, ".strip form[action$='/stop'] button").await;
        until_text(browser, ".strip", "stopped").await;
        story.sent().await;
        assert_eq!(story.sends().await.len(), 4);
        click(browser, ".strip-told").await;
        until_text(browser, "#bulk-job dl div:nth-child(1) dd", "1").await;
        assert!(browser.find(Locator::Css("#bulk-job form[action$='/stop']")).await.is_err());
    }

    pub async fn an_agent_writes_to_many_only_in_private(story: &Story, browser: &Client) {
        let all = three(story, browser, Role::Agent).await;
        press(browser, "r").await;
        appears(browser, "#ask input[name=mode][value=public]:disabled").await;
        until_text(browser, "#ask", "In public, to many: a lead does that").await;
        fill(browser, "#ask [name=texts]", "{name}, may we call you about the fault?").await;
        click(browser, "#ask .button.primary").await;
        until("all three are on their way", async || {
            story.advance(Millis::seconds(3)).await;
            (story.sends().await.len() == 3).then_some(())
        })
        .await;
        story.sent().await;
        assert_eq!(answers(story, &all), Vec::<String>::new(), "nothing of it is public");
    }
}
