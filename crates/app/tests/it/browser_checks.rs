//! Pre-send checks in a real Chromium: told while one writes, held or sent all the same, and counted.

use care::Tx;
use care::cases::Mode;
use care::checks::{self, Settings};
use care::learning;
use fantoccini::{Client, Locator};
use kernel::{CaseId, Role};

use crate::browser::{
    appears, click, fill, go, in_a_browser, log_in, one_open_case, open_case, press, somebody_says,
    until_text,
};
use crate::harness::Story;

in_a_browser! {
    personal_data_and_words_for_somebody_else_are_told_while_one_writes,
    who_is_about_to_ask_again_sees_what_was_said_and_inserts_it,
    each_check_says_why_and_either_stops_the_words_or_lets_the_writer_decide,
}

/// What may happen to words that were noticed.
#[derive(PartialEq)]
enum Then {
    /// They can't leave.
    Blocked,
    /// They leave if the writer says so.
    Despite,
}
use Then::{Blocked, Despite};

/// Words, with how much goodwill; what is said of them, and what may happen.
const NOTICED: [(&str, &str, &str, Then); 6] = [
    ("I escalated your ticket to tier 2.", "", "Words of the house. Only colleagues understand: ", Despite),
    ("Thank you for your patience, an engineer is on the way.", "", "3 people got this text today.", Despite),
    (
        "We give you something back.",
        "300",
        "300.00 is more than the 60.00 that you may promise alone.",
        Despite,
    ),
    ("Take this offer: two months free.", "", "A complaint of theirs is open.", Blocked),
    (
        "Fenwick covers your street.",
        "",
        "The words name Fenwick, another account or brand of yours.",
        Despite,
    ),
    ("SlowNet is rubbish anyway.", "", "The words speak ill of SlowNet.", Blocked),
];

/// The house has another brand; Jana complains; three others have got an answer today.
async fn scene(story: &Story) -> CaseId {
    let ada = story.colleague("ada").await.ctx;
    let settings = Settings { brands: vec!["Fenwick".into()], ..Settings::default() };
    let set = async move |tx: &mut Tx| checks::set(tx, &ada, settings.clone()).await.map(drop);
    story.node.app.write(set).await.unwrap();
    let sam = story.colleague("sam").await;
    for handle in ["ann", "bob", "cem"] {
        let (.., case) = somebody_says(story, handle, "@larkspur my internet is down, please help").await;
        sam.answer(case, Mode::Public, NOTICED[1].0).await;
    }
    story.sent().await;
    let (.., case) = somebody_says(story, "jana_k", "@larkspur no internet since Friday, please help").await;
    let (ctx, brand, message) = (sam.ctx.clone(), story.brand(), sam.look(case).await.messages[0].id);
    let said = async move |tx: &mut Tx| {
        learning::correct(tx, &ctx, &brand, message, "intent", "complaint").await.map(drop)
    };
    story.node.app.write(said).await.unwrap();
    case
}

/// Waits until this is said of the words, and sees whether they may leave.
async fn noticed(browser: &Client, told: &str, then: &Then) {
    until_text(browser, ".composer .concern", told).await;
    let blocked = browser.find(Locator::Css(".concern .must-mend")).await.is_ok();
    assert!(blocked == (*then == Blocked), "{told}");
    if blocked {
        appears(browser, ".send-word:disabled").await;
    } else {
        click(browser, ".concern [name=despite]").await;
        appears(browser, ".send-word:not(:disabled)").await;
    }
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

    pub async fn each_check_says_why_and_either_stops_the_words_or_lets_the_writer_decide(
        story: &Story,
        browser: &Client,
    ) {
        let case = scene(story).await;
        log_in(story, browser, Role::Agent).await;
        open_case(story, browser, case).await;
        click(browser, "[name=mode][value=public]").await;
        click(browser, ".composer .goodwill:not(.promise) summary").await;
        for (words, goodwill, told, then) in &NOTICED {
            fill(browser, "[name=goodwill]", goodwill).await;
            fill(browser, ".composer textarea[name=text]", words).await;
            noticed(browser, told, then).await;
            fill(browser, ".composer textarea[name=text]", "We are on it.").await;
            fill(browser, "[name=goodwill]", "").await;
            appears(browser, ".composer [data-checks]:not(:has(.concern))").await;
        }

        // Nothing of it left, and each was counted.
        assert_eq!(story.sends().await.len(), 3);
        go(story, browser, "/checks").await;
        for name in ["Words of the house", "The same words to many", "Goodwill above authority"] {
            until_text(browser, "#main", name).await;
        }
    }
}
