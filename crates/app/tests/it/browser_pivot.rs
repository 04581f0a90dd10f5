//! Going private, a call at a time that the customer chooses, and the last public word, in a real Chromium.

use care::{Tx, calls};
use fantoccini::{Client, Locator};
use kernel::{Millis, Role};
use serde_json::json;

use crate::browser::{appears, go, in_a_browser, log_in, press, resize, until_text, violations};
use crate::harness::{Story, until};

in_a_browser! {
    two_lines_leave_as_one_a_call_is_chosen_by_link_and_the_case_ends_in_public,
}

mod stories {
    use super::*;

    pub async fn two_lines_leave_as_one_a_call_is_chosen_by_link_and_the_case_ends_in_public(
        story: &Story,
        browser: &Client,
    ) {
        let network = story.network();
        let jana = story.person("jana_k").await;
        let words = "@larkspur no internet since Friday, please help";
        let post = network.post(&jana, words).await.unwrap();
        story.heard().await;
        let case = story.case_of(&jana).await;
        log_in(story, browser, Role::Agent).await;
        go(story, browser, &format!("/desk/all/{case}")).await;
        appears(browser, "[data-pill=live]").await;
        appears(browser, ".case-head .take").await.click().await.unwrap();
        until_text(browser, ".case-facts", "Yours").await;

        // ⇧P: two lines, each saying who reads it; one action.
        press(browser, "P").await;
        appears(browser, "#ask-dialog[open] textarea[name=public_line]").await;
        until_text(browser, "#ask-dialog .line-who.public", "Everybody reads this").await;
        until_text(browser, "#ask-dialog .line-who.private", "reads this").await;
        assert_eq!(violations(browser).await, Vec::<String>::new(), "the dialog");
        appears(browser, "#ask-dialog button.primary").await.click().await.unwrap();
        until_text(browser, "#toasts", "Undo both").await;
        story.sent().await;
        assert_eq!(network.thread(&post).unwrap().posts.len(), 2);
        assert_eq!(network.conversation(&jana).unwrap().messages.len(), 1);

        // She follows, and the branch grows from her comment.
        network.dm(&jana, "It is 14 Elm Road").await.unwrap();
        until_text(browser, ".elsewhere", "They followed").await;
        until_text(browser, "#thread", "14 Elm Road").await;
        appears(browser, ".branch .msg.in.private").await;

        // She chooses a time by the link, on a telephone, without a log-in.
        let (ctx, brand) = (story.colleague("ana").await.ctx, story.brand());
        let offered = story.node.app.write(async move |tx: &mut Tx| {
            let free = calls::free(tx, &ctx, &brand, case, 3).await?;
            let offered = calls::offer_slots(tx, &ctx, &brand, case, &free).await?;
            Ok((offered.token.expose().clone(), free[0]))
        });
        let (token, slot) = offered.await.unwrap();
        resize(browser, 390, 844).await;
        go(story, browser, &format!("/c/{token}")).await;
        assert_eq!(violations(browser).await, Vec::<String>::new(), "the customer's page");
        let shown = browser.source().await.unwrap();
        assert!(!shown.contains("jana") && !shown.contains("Elm"), "nothing about anybody stands there");
        appears(browser, "button.time").await.click().await.unwrap();
        until_text(browser, ".gate-card", "We call you").await;
        go(story, browser, "/calls").await;
        until_text(browser, ".calls", "booked").await;
        assert_eq!(violations(browser).await, Vec::<String>::new(), "/calls at 390 px");

        // It is time: a card on any page leads to the brief; they speak, end, and write it down.
        story.clock.set(slot);
        story.advance(Millis::seconds(1)).await;
        appears(browser, ".call-card a").await.click().await.unwrap();
        until_text(browser, ".call-brief", "The brief").await;
        assert_eq!(violations(browser).await, Vec::<String>::new(), "the brief at 390 px");
        appears(browser, ".call-do button.big").await.click().await.unwrap();
        appears(browser, "form[action$=\"/end\"] button").await.click().await.unwrap();
        appears(browser, "textarea[name=notes]").await.send_keys("card was reset").await.unwrap();
        appears(browser, ".wrap button.primary").await.click().await.unwrap();
        resize(browser, 1440, 900).await;
        go(story, browser, &format!("/desk/all/{case}")).await;
        until_text(browser, "#thread", "card was reset").await;
        appears(browser, "[data-pill=live]").await;

        // Resolved: the desk asks for the last public word, and it is said.
        press(browser, "e").await;
        appears(browser, "#ask-dialog[open] textarea[name=public_line]").await;
        appears(browser, "#ask-dialog button.primary").await.click().await.unwrap();
        until("the last public word is there", async || {
            story.sent().await;
            (network.thread(&post).unwrap().posts.len() == 3).then_some(())
        })
        .await;
        go(story, browser, "/pivots").await;
        until_text(browser, ".measures", "Private message").await;
        assert_eq!(violations(browser).await, Vec::<String>::new(), "/pivots");
        let followed = browser.find(Locator::Css(".measures tbody td:nth-of-type(2)")).await.unwrap();
        assert_eq!(json!(followed.text().await.unwrap()), json!("1"));
    }
}
