//! The list, in a real Chromium: its pages, what stands still under the pointer, and what a row says of a case.

use care::{Tx, vips};
use fantoccini::Client;
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use kernel::{CaseId, Role};
use serde_json::{Value, json};

use crate::browser::{
    ENTER, appears, click, go, in_a_browser, log_in, open_case, press, says, somebody_says, until_says,
    until_text,
};
use crate::harness::{Story, until};

in_a_browser! {
    pages_follow_each_other_and_nothing_moves_under_the_pointer,
    a_row_says_who_it_is_whose_it_was_and_what_was_begun,
    a_row_is_new_until_its_case_is_opened_and_again_when_they_go_on,
}

const WORDS: &str = "@larkspur my internet is down, please help";

async fn rows(browser: &Client, n: usize) {
    until_says(browser, &format!("return document.querySelectorAll('.row').length === {n}")).await;
}

/// The rows on the screen: which, and where.
async fn places(browser: &Client) -> Value {
    says(
        browser,
        "return [...document.querySelectorAll('.row')].slice(0, 12)
            .map((row) => [row.id, row.getBoundingClientRect().top])",
    )
    .await
}

async fn tags(story: &Story, case: CaseId) -> Vec<String> {
    story.colleague("sam").await.look(case).await.wrap_up.tags
}

mod stories {
    use super::*;

    pub async fn a_row_is_new_until_its_case_is_opened_and_again_when_they_go_on(
        story: &Story,
        browser: &Client,
    ) {
        let (jana, _, first) = somebody_says(story, "jana_k", WORDS).await;
        let (mo, _, second) = somebody_says(story, "mo", WORDS).await;
        log_in(story, browser, Role::Agent).await;
        go(story, browser, "/desk/all").await;
        appears(browser, "[data-pill=live]").await;
        for case in [first, second] {
            appears(browser, &format!("#row-{case}.unread")).await;
        }
        // Opened from the list, which is not loaded again: its row is no longer new, and the other is.
        click(browser, &format!("#row-{first} .row-link")).await;
        appears(browser, &format!("#row-{first}:not(.unread)")).await;
        appears(browser, &format!("#row-{second}.unread")).await;
        click(browser, &format!("#row-{second} .row-link")).await;
        appears(browser, &format!("#row-{second}:not(.unread)")).await;

        // Both go on: what stands on the screen is seen as it comes, the other is new again.
        appears(browser, &format!("#case-head-{second}")).await;
        appears(browser, "[data-pill=live]").await;
        story.network().dm(&mo, "it is still down").await.unwrap();
        story.network().dm(&jana, "it is still down").await.unwrap();
        story.heard().await;
        appears(browser, &format!("#row-{first}.unread")).await;
        until_text(browser, "#thread", "it is still down").await;
        appears(browser, &format!("#row-{second}:not(.unread)")).await;
        go(story, browser, "/desk/all").await;
        appears(browser, &format!("#row-{second}:not(.unread)")).await;
        appears(browser, &format!("#row-{first}.unread")).await;
    }

    pub async fn pages_follow_each_other_and_nothing_moves_under_the_pointer(
        story: &Story,
        browser: &Client,
    ) {
        let mut people = Vec::new();
        for n in 0..60 {
            let person = story.person(&format!("p{n:02}")).await;
            story.network().post(&person, WORDS).await.unwrap();
            people.push(person);
        }
        story.heard().await;
        log_in(story, browser, Role::Agent).await;
        go(story, browser, "/desk/all").await;
        appears(browser, "[data-pill=live]").await;
        rows(browser, 50).await;
        says(browser, "document.querySelector('desk-list').scrollTop = 1e6").await;
        rows(browser, 60).await;
        appears(browser, "desk-list:not(:has(#rows-more))").await;
        let once = "return new Set([...document.querySelectorAll('.row')].map((row) => row.id)).size";
        assert_eq!(says(browser, once).await, json!(60), "each case stands there once");

        // Somebody writes again, somebody new writes; the pointer stays on the row on which it was.
        says(browser, "document.querySelector('desk-list').scrollTop = 0").await;
        let third = appears(browser, ".row:nth-child(3) .row-name").await;
        let point = PointerAction::MoveToElement { element: third, duration: None, x: 0., y: 0. };
        browser.perform_actions(MouseActions::new("mouse".into()).then(point)).await.unwrap();
        let under = "return document.querySelector('.row:hover')?.id";
        let (before, hovered) = (places(browser).await, says(browser, under).await);
        assert_ne!(hovered, Value::Null);
        let fifth = story.case_of(&people[4]).await;
        story
            .network()
            .post(&people[4], "@larkspur and now the telephone is dead, please hurry")
            .await
            .unwrap();
        until_text(browser, &format!("#row-{fifth} .row-line"), "now the telephone is dead").await;
        somebody_says(story, "late", WORDS).await;
        appears(browser, ".new-pill:not([hidden])").await;
        until_text(browser, "[data-new-count]", "1").await;
        assert_eq!(places(browser).await, before);
        assert_eq!(says(browser, under).await, hovered);
        rows(browser, 60).await;

        // What is selected on a later page stays selected when that page is gone from the screen.
        let far: CaseId = {
            let far =
                "const row = document.querySelectorAll('.row')[54]; row.querySelector('.row-link').focus();
                return row.id.replace('row-', '')";
            says(browser, far).await.as_str().unwrap().parse().unwrap()
        };
        press(browser, "x").await;
        until_text(browser, "[data-picked]", "1").await;
        click(browser, ".new-pill").await;
        rows(browser, 50).await;
        until_text(browser, "[data-picked]", "1").await;
        press(browser, "l").await;
        appears(browser, "#ask input[name=add]").await.send_keys("Far").await.unwrap();
        press(browser, ENTER).await;
        until("the far one is tagged", async || (tags(story, far).await == ["far"]).then_some(())).await;
        assert!(tags(story, story.case_of(&people[0]).await).await.is_empty());
    }

    pub async fn a_row_says_who_it_is_whose_it_was_and_what_was_begun(story: &Story, browser: &Client) {
        let jana = story.person_with("jana_k", "Jana Kowalska", 12_000).await;
        story.network().post(&jana, WORDS).await.unwrap();
        story.heard().await;
        let case = story.case_of(&jana).await;
        let (sam, lea) = (story.colleague("sam").await, story.colleague("lea").await);
        log_in(story, browser, Role::Agent).await;
        go(story, browser, "/desk/all").await;
        appears(browser, "[data-pill=live]").await;
        let row = format!("#row-{case}");
        until_text(browser, &format!("{row} .mark"), "12k").await;

        // A lead marks her; it shows at once, in the row and in the head.
        let (ctx, person) = (lea.ctx.clone(), sam.look(case).await.person.id);
        let marked = async move |tx: &mut Tx| vips::mark(tx, &ctx, person, "the mayor").await;
        story.node.app.write(marked).await.unwrap();
        appears(browser, &format!("{row} .mark.vip")).await;

        // Handed over: from where stands before where it is now, open until they say that they have it.
        sam.transfer(case, "community").await.unwrap();
        until_text(browser, &format!("{row} .chip.handed-open"), "Care").await;
        let nia = story.join("nia", Role::Agent, "community_team").await;
        nia.take(case).await.unwrap();
        appears(browser, &format!("{row} .chip.handed")).await;

        // What was begun is mine to finish, and only I see it.
        open_case(story, browser, case).await;
        appears(browser, ".case-head .mark.vip").await;
        appears(browser, "textarea[name=text]").await.send_keys("So sorry, Jana").await.unwrap();
        until_text(browser, "[data-saved]", "Draft kept").await;
        go(story, browser, "/desk/all").await;
        until_text(browser, &format!("{row} .row-draft"), "Draft:").await;
        until_text(browser, &format!("{row} .row-line"), "So sorry, Jana").await;
        assert!(nia.look(case).await.draft.is_none());
    }
}
