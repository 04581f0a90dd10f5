//! Two colleagues before one case, each in a browser of their own: they see each other, and only one of them answers.

use care::{Tx, access};
use fantoccini::{Client, Locator};
use kernel::{CaseId, Millis, Role, Secret};
use serde_json::json;

use crate::browser::{appears, driver, go, in_a_browser, one_open_case, open, until_text};
use crate::harness::{Story, until};

in_a_browser! {
    who_looks_is_away_or_writes_is_seen_in_the_head_and_in_the_row,
    who_writes_holds_the_reply_until_it_is_taken_over_and_drafts_stay,
    a_colleague_who_leaves_is_seen_no_more,
}

/// The browser of a second colleague, Ben, before the same case.
async fn ben(story: &Story, case: CaseId) -> Client {
    let browser = open(&driver().expect("the story runs in a browser")).await;
    let ctx = story.ctx();
    let added = story.node.app.write(async move |tx: &mut Tx| {
        let hash = access::hash(&ctx, &Secret::new("ben's long password".to_owned()))?;
        let id = access::add_user(tx, &ctx, "ben", "Ben Ode", Role::Agent, Some("care_team"), &hash).await?;
        let user = access::user(tx, &ctx, id).await?;
        access::open_session(tx, &ctx, &user, "a test").await
    });
    let token = added.await.unwrap().1.expose().clone();
    go(story, &browser, "/healthz").await;
    let script = "document.cookie = `commonground=${arguments[0]}; path=/`";
    browser.execute(script, vec![json!(token)]).await.unwrap();
    go(story, &browser, &format!("/desk/all/{case}")).await;
    appears(&browser, "[data-pill=live]").await;
    browser
}

/// As if the page were hidden behind another tab, or shown again.
async fn hide(browser: &Client, hidden: bool) {
    let script = "Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
        document.dispatchEvent(new Event('visibilitychange'));";
    browser.execute(script, vec![json!(hidden)]).await.unwrap();
}

async fn types(browser: &Client, words: &str) {
    appears(browser, "textarea[name=text]").await.send_keys(words).await.unwrap();
}

async fn text_of(browser: &Client) -> Option<String> {
    let text = browser.find(Locator::Css("textarea[name=text]")).await.unwrap();
    text.prop("value").await.unwrap()
}

mod stories {
    use super::*;

    pub async fn who_looks_is_away_or_writes_is_seen_in_the_head_and_in_the_row(story: &Story, ana: &Client) {
        let case = one_open_case(story, ana).await;
        let ben = ben(story, case).await;
        until_text(ana, ".case-viewers", "Ben Ode is viewing").await;
        until_text(&ben, ".case-viewers", "Ana Ruiz is viewing").await;
        until_text(ana, ".row-viewers", "Ben Ode is viewing").await;
        hide(&ben, true).await;
        until_text(ana, ".case-viewers", "Ben Ode has it open and is away").await;
        appears(ana, ".case-viewers .viewer.away svg").await;
        hide(&ben, false).await;
        until_text(ana, ".case-viewers", "Ben Ode is viewing").await;
        types(&ben, "Hello Jana").await;
        until_text(ana, ".row-line", "Ben Ode is writing…").await;
        until_text(ana, ".case-viewers", "Ben Ode is writing").await;
        // What was told live is what a page shows that is loaded now.
        go(story, ana, &format!("/desk/all/{case}")).await;
        until_text(ana, ".row-line", "Ben Ode is writing…").await;
        until_text(ana, ".lock", "Ben Ode is writing a reply.").await;
        ben.close().await.unwrap();
    }

    pub async fn who_writes_holds_the_reply_until_it_is_taken_over_and_drafts_stay(
        story: &Story,
        ana: &Client,
    ) {
        let case = one_open_case(story, ana).await;
        let ben = ben(story, case).await;
        types(&ben, "We are looking into it").await;
        until_text(ana, ".lock", "Ben Ode is writing a reply.").await;
        story.clock.advance(Millis::seconds(3));
        types(ana, "My own words").await;
        appears(ana, "[data-takes-over]").await.click().await.unwrap();
        until_text(&ben, ".lock", "Ana Ruiz has taken this reply over. Your draft is kept.").await;
        assert_eq!(text_of(&ben).await.as_deref(), Some("We are looking into it"));
        appears(ana, ".lock:not(:has(.banner))").await;
        until_text(ana, "#thread", "took the reply over from Ben Ode").await;

        appears(&ben, ".lock [value=note]").await.click().await.unwrap();
        until_text(ana, "#thread .note", "We are looking into it").await;
        appears(&ben, ".lock:has(.theirs)").await;
        until("nothing has left", async || story.sends().await.is_empty().then_some(())).await;

        appears(ana, ".composer button[value=stay]").await.click().await.unwrap();
        until_text(&ben, "#thread", "My own words").await;
        appears(&ben, ".lock:not(:has(.banner))").await;
        story.clock.advance(Millis::seconds(8));
        types(&ben, "And mine as well").await;
        appears(&ben, ".composer button[value=stay]").await.click().await.unwrap();
        until_text(&ben, ".composer .concern", "A reply was sent 8 s ago, by Ana Ruiz").await;
        assert_eq!(text_of(&ben).await.as_deref(), Some("And mine as well"));
        story.sent().await;
        ben.close().await.unwrap();
    }

    pub async fn a_colleague_who_leaves_is_seen_no_more(story: &Story, ana: &Client) {
        let case = one_open_case(story, ana).await;
        let ben = ben(story, case).await;
        until_text(ana, ".case-viewers", "Ben Ode is viewing").await;
        go(story, &ben, "/desk/mine").await;
        appears(ana, ".case-viewers:not(:has(.viewer))").await;
        go(story, &ben, &format!("/desk/all/{case}")).await;
        until_text(ana, ".case-viewers", "Ben Ode is viewing").await;
        // A browser that dies says nothing: its silence does.
        ben.execute("for (const line of cg.all('[data-live]')) line.remove()", Vec::new()).await.unwrap();
        story.advance(Millis::seconds(46)).await;
        appears(ana, ".case-viewers:not(:has(.viewer))").await;
        ben.close().await.unwrap();
    }
}
