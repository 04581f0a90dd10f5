//! A shift on a telephone, 390 px wide, in a real Chromium; and the drawer of a window that is not quite wide enough.

use care::calls;
use care::cases::Mode;
use care::outbound::Composed;
use care::{Tx, staff};
use fantoccini::Client;
use kernel::{CaseId, Millis, Role};
use serde_json::json;

use crate::browser::{
    appears, click, fill, in_a_browser, log_in, open_case, resize, says, somebody_says, until_text, write,
};
use crate::harness::Story;

in_a_browser! {
    a_case_is_found_read_set_right_and_answered_on_a_telephone,
    words_are_approved_and_a_call_is_taken_by_the_bar_at_the_foot,
    what_stands_beside_the_case_is_a_drawer_in_a_narrower_window,
}

/// What of these can be seen.
const SEEN: &str = "return arguments[0].filter((one) => document.querySelector(one)?.checkVisibility())";

async fn seen(browser: &Client, of: &[&str]) -> serde_json::Value {
    browser.execute(SEEN, vec![json!(of)]).await.unwrap()
}

/// Nothing is wider than the screen.
async fn fits(browser: &Client) {
    let over = says(browser, "return document.documentElement.scrollWidth - innerWidth").await;
    assert!(over.as_i64().is_some_and(|over| over <= 0), "{over} px too wide");
}

mod stories {
    use super::*;

    pub async fn a_case_is_found_read_set_right_and_answered_on_a_telephone(story: &Story, browser: &Client) {
        let words = "@larkspur no internet since Friday, please help";
        let (_, post, case) = somebody_says(story, "jana_k", words).await;
        resize(browser, 390, 844).await;
        log_in(story, browser, Role::Agent).await;
        // One pane: the list above the bar, which stands at the foot.
        click(browser, "#rail-unassigned").await;
        appears(browser, &format!("#row-{case}")).await;
        assert_eq!(seen(browser, &["#list", "#work .blank", "#rail"]).await, json!(["#list", "#rail"]));
        let foot = says(
            browser,
            "return innerHeight - document.querySelector('#rail').getBoundingClientRect().bottom",
        );
        assert_eq!(foot.await, json!(0));
        fits(browser).await;

        // The case in its place; what was read wrong is set right with a thumb.
        click(browser, &format!("#row-{case} .row-link")).await;
        until_text(browser, "#thread", "no internet since Friday").await;
        assert_eq!(seen(browser, &["#list", "#thread", ".back"]).await, json!(["#thread", ".back"]));
        fits(browser).await;
        click(browser, ".msg .read-set").await;
        appears(browser, "#correct[open]").await;
        fits(browser).await;
        click(browser, "#correct button[value='severity:2']").await;
        appears(browser, "body:not(:has(#correct[open]))").await;
        until_text(browser, "#toasts", "Severity:").await;
        let reading = story.colleague("sam").await.look(case).await.reading().unwrap().unwrap();
        assert_eq!(reading.severity.best(), Some(&2));

        click(browser, ".case-head .take").await;
        until_text(browser, ".case-facts", "Yours").await;
        write(browser, "public", "So sorry, we are on it.").await;
        appears(browser, ".send.queued").await;
        story.sent().await;
        assert_eq!(story.network().thread(&post).unwrap().posts.len(), 2);
        click(browser, ".back").await;
        appears(browser, "#list").await;
        assert_eq!(seen(browser, &["#list", "#thread"]).await, json!(["#list"]));
    }

    /// Sam's words to somebody whom many follow: somebody else agrees first.
    async fn waiting_words(story: &Story) -> CaseId {
        let traveller = story.person_with("veltravel", "Vel travels", 250_000).await;
        let words = "@larkspur you charged me for three months after I cancelled. Please refund this.";
        story.network().post(&traveller, words).await.unwrap();
        story.heard().await;
        let (case, sam) = (story.case_of(&traveller).await, story.colleague("sam").await);
        let wish = sam.wish(case, Mode::Public, "This should not have happened. We look into it now.").await;
        assert!(matches!(sam.say(wish).await, Ok(Composed::Waiting { .. })));
        case
    }

    pub async fn words_are_approved_and_a_call_is_taken_by_the_bar_at_the_foot(
        story: &Story,
        browser: &Client,
    ) {
        resize(browser, 390, 844).await;
        log_in(story, browser, Role::Lead).await;
        let ana = story.colleague("ana").await;
        let (ctx, id) = (story.ctx(), ana.id());
        let granted = async move |tx: &mut Tx| staff::grant_role(tx, &ctx, id, "social_lead").await;
        story.node.app.write(granted).await.unwrap();
        let case = waiting_words(story).await;
        click(browser, "#rail button[popovertarget=places]").await;
        click(browser, "#places a[href='/approvals']").await;
        until_text(browser, ".candidate", "We look into it now.").await;
        fits(browser).await;
        click(browser, ".candidate form[action$='/agreement'] button").await;
        appears(browser, "main:not(:has(.candidate))").await;
        story.sent().await;
        assert_eq!(story.colleague("sam").await.look(case).await.sends.len(), 1);

        // The customer has chosen a time; it has come.
        ana.take(case).await.unwrap();
        let (ctx, brand) = (ana.ctx.clone(), story.brand());
        let booked = story.node.app.write(async move |tx: &mut Tx| {
            let at = calls::free(tx, &ctx, &brand, case, 1).await?[0];
            calls::book(tx, &ctx, &brand, case, at).await.map(|_| at)
        });
        story.clock.set(booked.await.unwrap());
        story.advance(Millis::seconds(1)).await;
        appears(browser, ".call-card").await;
        click(browser, "#rail button[popovertarget=places]").await;
        click(browser, "#places a[href='/calls']").await;
        click(browser, ".calls .call-row.due a").await;
        until_text(browser, ".call-brief", "The brief").await;
        fits(browser).await;
        click(browser, ".call-do button.big").await;
        click(browser, "form[action$='/end'] button").await;
        fill(browser, "textarea[name=notes]", "refund agreed").await;
        click(browser, ".wrap button.primary").await;
        open_case(story, browser, case).await;
        until_text(browser, "#thread", "refund agreed").await;
        fits(browser).await;
    }

    pub async fn what_stands_beside_the_case_is_a_drawer_in_a_narrower_window(
        story: &Story,
        browser: &Client,
    ) {
        let (_, _, case) = somebody_says(story, "jana_k", "@larkspur no internet, please help").await;
        log_in(story, browser, Role::Agent).await;
        open_case(story, browser, case).await;
        assert_eq!(seen(browser, &["#context", ".context-toggle"]).await, json!(["#context"]), "at 1440 px");
        resize(browser, 1000, 800).await;
        assert_eq!(seen(browser, &["#context", ".context-toggle"]).await, json!([".context-toggle"]));
        click(browser, ".context-toggle").await;
        appears(browser, "#context:popover-open").await;
        until_text(browser, "#panel-person", "jana_k of Leeds").await;
        click(browser, "#tab-case").await;
        assert_eq!(seen(browser, &["#panel-person", "#panel-case"]).await, json!(["#panel-case"]));
        fits(browser).await;
        click(browser, ".context-close").await;
        appears(browser, "#context:not(:popover-open)").await;
        assert_eq!(seen(browser, &["#context"]).await, json!([]));
    }
}
