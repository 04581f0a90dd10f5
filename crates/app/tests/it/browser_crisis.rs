//! A crisis in a real Chromium: it is switched on for a topic, and from then on ordinary words about it are held.

use fantoccini::Client;
use kernel::Role;

use crate::browser::{
    appears, click, fill, go, in_a_browser, log_in, open_case, somebody_says, until_text, write,
};
use crate::harness::Story;

in_a_browser! {
    a_crisis_holds_ordinary_words_about_its_topic_lets_prepared_ones_go_and_is_counted,
}

/// The crisis rule of the presets, for a brand in which nobody has to agree: there the check is what holds words.
const ALONE: &str = r#"
[[rule]]
id = "M1-crisis-topic"
layer = "mode"
mode = "crisis"
when = { direction = "inbound", topic_in = "crisis.topics" }
then = { queue = "war_room", sla = "public_fast", macro = "holding_statement" }
"#;
const ORDINARY: &str = "So sorry, somebody forgot to pay the bill.";
const PREPARED: &str = "We know of the outage in the north and work on it.";

/// Writes words for everybody without sending them.
async fn compose(browser: &Client, words: &str) {
    click(browser, "[name=mode][value=public]").await;
    fill(browser, ".composer textarea[name=text]", words).await;
}

/// On the settings of the checks, how much a crisis weighs, and the words that may leave all the same.
async fn weigh(story: &Story, browser: &Client, policy: &str, prepared: &str) {
    go(story, browser, "/settings/checks").await;
    click(browser, &format!("[name=crisis_topic][value={policy}]")).await;
    fill(browser, "[name=prepared]", prepared).await;
    click(browser, ".checks-form .button.primary").await;
    until_text(browser, ".banner.good", "It holds from the next words on").await;
}

mod stories {
    use super::*;

    pub async fn a_crisis_holds_ordinary_words_about_its_topic_lets_prepared_ones_go_and_is_counted(
        story: &Story,
        browser: &Client,
    ) {
        let preset = ownership::preset_text("divided").expect("the preset comes with the product");
        let rules = preset.find("[[rule]]").expect("the preset has rules");
        story.rule(format!("{}{ALONE}{}", &preset[..rules], &preset[rules..])).await;
        let (_, post, case) =
            somebody_says(story, "jana_k", "@larkspur no internet since Friday, please help").await;
        log_in(story, browser, Role::Admin).await;
        open_case(story, browser, case).await;
        compose(browser, ORDINARY).await;
        appears(browser, ".composer .send-word:not(:disabled)").await;

        go(story, browser, "/ownership").await;
        click(browser, "[data-open=mode-1]").await;
        fill(browser, "#mode-1 [name=reason]", "the north is offline").await;
        fill(browser, "#mode-1 [name=topics]", "outage").await;
        click(browser, "#mode-1 .button.danger").await;
        until_text(browser, ".mode-on", "the north is offline").await;

        // It says what is on, for what, and who knows the way; the words can't leave.
        open_case(story, browser, case).await;
        compose(browser, &format!("{ORDINARY} ")).await;
        until_text(browser, ".composer .concern", "The mode “crisis” is on for outage").await;
        until_text(browser, ".composer .concern", "ask the war room").await;
        appears(browser, ".concern .must-mend").await;
        appears(browser, ".composer .send-word:disabled").await;

        // What was prepared for it leaves without a word.
        weigh(story, browser, "block", PREPARED).await;
        open_case(story, browser, case).await;
        write(browser, "public", PREPARED).await;
        appears(browser, ".send.queued").await;
        story.sent().await;

        // By policy it only warns: then the writer decides, and that is known.
        weigh(story, browser, "warn", PREPARED).await;
        open_case(story, browser, case).await;
        compose(browser, ORDINARY).await;
        until_text(browser, ".composer .concern", "The mode “crisis” is on for outage").await;
        click(browser, ".concern [name=despite]").await;
        appears(browser, ".composer .send-word:not(:disabled)").await;
        click(browser, ".composer .send-word").await;
        appears(browser, ".send.queued").await;
        story.sent().await;
        let said = story.network().thread(&post).unwrap().posts;
        let ours: Vec<_> = said.iter().filter(|one| one.author.brand).map(|one| one.text.as_str()).collect();
        assert!(ours.len() == 2 && ours[0].contains(PREPARED) && ours[1].contains(ORDINARY), "{ours:?}");

        go(story, browser, "/checks").await;
        until_text(browser, "#main .table", "A crisis is on").await;
        click(browser, "#main .table a[href*=crisis_topic][href*=sent_anyway]").await;
        until_text(browser, "#main .table", "Ana Ruiz").await;
    }
}
