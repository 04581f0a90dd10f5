//! Going private, a call at a time that the customer chooses, and the last public word, in a real Chromium.

use care::{Tx, calls};
use fantoccini::{Client, Locator};
use kernel::{Millis, Role};
use serde_json::json;

use crate::browser::{
    ESCAPE, appears, click, enter, go, in_a_browser, log_in, open_case, press, resize, somebody_says,
    until_text, violations,
};
use crate::harness::{Story, until};

in_a_browser! {
    two_lines_leave_as_one_a_call_is_chosen_by_link_and_the_case_ends_in_public,
    who_declines_and_who_says_nothing_are_counted_as_what_they_did,
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
        // Left for later, it is asked for by a key.
        press(browser, ESCAPE).await;
        appears(browser, "body:not(:has(dialog[open]))").await;
        press(browser, "B").await;
        appears(browser, "#ask-dialog[open] textarea[name=public_line]").await;
        click(browser, "#ask-dialog[open] button.primary").await;
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

    pub async fn who_declines_and_who_says_nothing_are_counted_as_what_they_did(
        story: &Story,
        browser: &Client,
    ) {
        let words = "@larkspur no internet since Friday, please help";
        let (jana, post, declines) = somebody_says(story, "jana_k", words).await;
        let (.., silent) = somebody_says(story, "mo", words).await;
        log_in(story, browser, Role::Agent).await;
        for (case, way) in [(declines, "private"), (silent, "email")] {
            open_case(story, browser, case).await;
            press(browser, "P").await;
            click(browser, &format!("#ask-dialog[open] input[name=to][value={way}]")).await;
            click(browser, "#ask-dialog button.primary").await;
            until_text(browser, "#toasts", "Undo both").await;
            story.sent().await;
        }
        until_text(browser, ".elsewhere .offer", "Invited: E-mail").await;
        let before = story.colleague("sam").await.look(silent).await;

        // Her no is said in public; the desk notices, and a person says what it is.
        story
            .network()
            .reply(&jana, &post, "@larkspur no, I will not write to you in private")
            .await
            .unwrap();
        story.heard().await;
        open_case(story, browser, declines).await;
        appears(browser, ".else-hint").await;
        click(browser, ".offer form[action$='/refusal'] button").await;
        until_text(browser, ".elsewhere", "They do not want to: Private message").await;

        // A day of silence is one; the case, its owner and its first clock stand as they stood.
        story.advance(Millis::hours(25)).await;
        enter(story, browser, &format!("/desk/all/{silent}")).await;
        until_text(browser, ".elsewhere", "No answer in time: E-mail").await;
        let after = story.colleague("sam").await.look(silent).await;
        assert_eq!(after.clocks[0], before.clocks[0]);
        go(story, browser, "/pivots").await;
        let cell = async |way: &str, n: usize| {
            let script = "const row = [...document.querySelectorAll('.measures tbody tr')]
                .find((row) => row.innerText.includes(arguments[0]));
                return row.querySelectorAll('td')[arguments[1]].innerText";
            browser.execute(script, vec![json!(way), json!(n)]).await.unwrap()
        };
        // Offered, followed, silent, declined.
        for (way, counts) in [("Private message", ["1", "0", "0", "1"]), ("E-mail", ["1", "0", "1", "0"])] {
            for (n, count) in counts.into_iter().enumerate() {
                assert_eq!(cell(way, n).await, json!(count), "{way}, column {n}");
            }
        }
    }
}
