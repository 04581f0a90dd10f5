//! J8 in a real Chromium: the right answer is none.

use care::cases::State;
use care::learning;
use care::trail::Kind;
use care::{Tx, handling};
use fantoccini::Client;
use kernel::{CaseId, Role};

use crate::browser::{appears, go, in_a_browser, log_in, press, until_text};
use crate::harness::{Story, until};

in_a_browser! {
    no_answer_is_two_keys_for_grief_bait_danger_and_steam,
}

const ENTER: &str = "\u{e007}";

async fn says(story: &Story, handle: &str, words: &str) -> CaseId {
    let person = story.person(handle).await;
    story.network().post(&person, words).await.unwrap();
    story.heard().await;
    story.case_of(&person).await
}

async fn set_right(story: &Story, case: CaseId, facts: &[(&'static str, &'static str)]) {
    let sam = story.colleague("sam").await;
    let message = sam.look(case).await.messages[0].id;
    for (fact, value) in facts.iter().copied() {
        let (ctx, brand) = (sam.ctx.clone(), story.brand());
        let said = story.node.app.write(async move |tx: &mut Tx| {
            learning::correct(tx, &ctx, &brand, message, fact, value).await.map(drop)
        });
        said.await.unwrap();
    }
}

/// Opens the dialog by its key, and picks the reason with this key.
async fn leaves(story: &Story, browser: &Client, case: CaseId, reason: &str) {
    go(story, browser, &format!("/desk/all/{case}")).await;
    appears(browser, "[data-pill=live]").await;
    press(browser, "d").await;
    appears(browser, "#ask").await;
    let pick = format!("#ask input[name=reason][value={reason}]");
    appears(browser, &pick).await.click().await.unwrap();
}

async fn is(story: &Story, case: CaseId, state: State) {
    let sam = story.colleague("sam").await;
    until("the case stands as it should", async || (sam.look(case).await.case.state == state).then_some(()))
        .await;
}

mod stories {
    use super::*;

    pub async fn no_answer_is_two_keys_for_grief_bait_danger_and_steam(story: &Story, browser: &Client) {
        log_in(story, browser, Role::Agent).await;

        // a) Somebody has died.
        let grief = says(story, "grieving", "rip grandad. 40 years a @larkspur engineer").await;
        leaves(story, browser, grief, "bereavement").await;
        press(browser, ENTER).await;
        is(story, grief, State::Resolved).await;

        // b) The same bait from many: the dialog offers to leave them together.
        let mut baits = Vec::new();
        for n in 0..4 {
            let words =
                format!("@larkspur do you support the purple party? answer yes or no you cowards {n}");
            baits.push(says(story, &format!("bait{n}"), &words).await);
        }
        leaves(story, browser, baits[0], "political_bait").await;
        until_text(browser, "#ask", "Also the 3 open cases that say nearly the same").await;
        appears(browser, "#ask [name=alike]").await.click().await.unwrap();
        appears(browser, "#ask .button.primary").await.click().await.unwrap();
        for bait in baits {
            is(story, bait, State::Resolved).await;
        }

        // c) Somebody may be in danger: held, and said so; an agent leaves nothing here.
        let risk = says(story, "risk", "@larkspur I can't go on, I want to kill myself tonight").await;
        leaves(story, browser, risk, "joke").await;
        until_text(browser, ".leave", "No machine answers").await;
        appears(browser, "#ask .button.primary").await.click().await.unwrap();
        until_text(browser, "body", "only a lead may decide that nobody answers").await;
        is(story, risk, State::Open).await;

        // d) Steam: the rule says to leave it, and the page says which.
        let steam =
            says(story, "shouting", "@larkspur my internet is down, you are the worst, please help").await;
        set_right(story, steam, &[("sentiment_brand", "negative"), ("needs_action", "false")]).await;
        go(story, browser, &format!("/desk/all/{steam}")).await;
        until_text(browser, ".leave", "R7-letting-off-steam").await;
        leaves(story, browser, steam, "vent").await;
        press(browser, ENTER).await;
        is(story, steam, State::Resolved).await;

        // e) A wrong call is refused.
        let alarm =
            says(story, "daughter", "@larkspur my elderly mum's emergency alarm line is down, please help")
                .await;
        set_right(story, alarm, &[("severity", "4")]).await;
        leaves(story, browser, alarm, "joke").await;
        appears(browser, "#ask .button.primary").await.click().await.unwrap();
        until_text(browser, "body", "only a lead may decide that nobody answers").await;
        is(story, alarm, State::Open).await;

        // One in ten is looked at again, by their number.
        let ctx = story.colleague("lea").await.ctx;
        let all =
            story.node.app.read(async move |tx: &mut Tx| handling::no_replies(tx, &ctx, true, 200).await);
        let all = all.await.unwrap();
        assert_eq!(all.len(), 6);
        assert!(all.iter().all(|one| one.sampled == one.case_id.uuid().as_u128().is_multiple_of(10)));
        let told = story.colleague("sam").await.look(steam).await.events;
        assert!(told.iter().any(|event| event.kind == Kind::NoReply));
    }
}
