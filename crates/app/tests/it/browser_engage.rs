//! J2 and J3 in a real Chromium: like, thank, ask, show, pass on; a lead that the CRM hears of once.

use care::cases::Mode;
use care::deeds::{self, Deed};
use care::leads::{self, Wanted};
use care::rights::State;
use care::{Tx, engagement};
use fantoccini::{Client, Locator};
use kernel::{Millis, Role};

use crate::browser::{
    appears, click, fill, go, in_a_browser, log_in, press, somebody_says, until_text, violations,
};
use crate::crm::{Crm, Mood, SECRET};
use crate::harness::{Story, until};

in_a_browser! {
    a_fan_is_liked_thanked_asked_and_shown_and_what_needs_care_is_passed_on,
    a_question_becomes_a_lead_that_the_crm_takes_once,
    a_fan_is_given_something_by_who_may_and_once,
    what_others_do_stands_on_the_card_without_a_reload_and_takes_nobodys_words,
}

/// Presses a key until its form is open, and sends it.
async fn send_form(browser: &Client, key: &str, action: &str) {
    press(browser, key).await;
    let button = format!("details[open] form[action$='/{action}'] .button.primary");
    appears(browser, &button).await.click().await.unwrap();
}

mod stories {
    use super::*;

    pub async fn a_fan_is_liked_thanked_asked_and_shown_and_what_needs_care_is_passed_on(
        story: &Story,
        browser: &Client,
    ) {
        let network = story.network();
        let mika = story.person_with("mika_bakes", "Mika Baker", 8_300).await;
        let post = network.post(&mika, "Love the new @larkspur advert, so good!").await.unwrap();
        story.heard().await;
        log_in(story, browser, Role::Agent).await;
        go(story, browser, "/engage").await;
        until_text(browser, ".engage-card[data-current]", "Mika Baker").await;
        assert_eq!(violations(browser).await, Vec::<String>::new());

        press(browser, "h").await;
        until_text(browser, ".engage-done", "Liked").await;
        send_form(browser, "u", "thanks").await;
        until_text(browser, ".engage-done", "It leaves in ten seconds").await;
        story.sent().await;
        assert!(network.thread(&post).unwrap().posts.iter().any(|one| one.author.brand));

        // It can't be shown before its author agrees; asking is the next step.
        assert!(browser.find(Locator::Css(".engage-do form[action$='/show']")).await.is_err());
        send_form(browser, "R", "rights").await;
        until_text(browser, ".engage-rights.asked", "#yeslarkspur").await;
        story.sent().await;
        network.reply(&mika, &post, "@larkspur #yeslarkspur").await.unwrap();
        story.heard().await;
        go(story, browser, "/engage").await;
        until_text(browser, ".engage-rights.granted", "We may show it").await;
        assert_eq!(violations(browser).await, Vec::<String>::new());
        send_form(browser, "R", "show").await;
        until_text(browser, ".engage-done", "on its way to our followers").await;
        story.sent().await;
        let feed = network.feed(50, None, None);
        let shown = feed.iter().find(|one| one.repost_of.as_deref() == Some(&*post)).expect("it is shown");
        assert!(shown.text.contains("@mika_bakes"));

        // They take it back in the sandbox; it goes without a word.
        network.dm(&mika, "please take it down").await.unwrap();
        story.heard().await;
        story.sent().await;
        go(story, browser, "/engage").await;
        until_text(browser, ".engage-rights.withdrawn", "We do not show it").await;

        // Praise with a problem: one key, and who has it by when stands on the card.
        let tom = story.person("tom").await;
        network
            .post(&tom, "Love the new @larkspur advert, so good! mine drops every night tho")
            .await
            .unwrap();
        network.post(&tom, "Love the new @larkspur advert, so good!").await.unwrap();
        story.heard().await;
        go(story, browser, "/engage?show=praise").await;
        until_text(browser, ".engage-card[data-current]", "tom").await;
        press(browser, "C").await;
        until_text(browser, ".engage-card[data-current] .engage-ola.waiting", "Care").await;
        press(browser, "d").await;
        until_text(browser, ".engage-card.aside", "Set aside").await;
        let ctx = story.ctx();
        let brand = story.brand();
        let read =
            async move |tx: &mut Tx| engagement::page(tx, &ctx, &brand, &engagement::Wanted::default()).await;
        let page = story.node.app.read(read).await.unwrap();
        let standing = page.cards.iter().filter_map(|card| card.rights.as_ref()).map(|rights| rights.state);
        assert_eq!(standing.collect::<Vec<_>>(), [State::Withdrawn]);
        story.leaves_work();
    }

    pub async fn a_question_becomes_a_lead_that_the_crm_takes_once(story: &Story, browser: &Client) {
        let crm = Crm::default();
        let url = crm.start().await;
        let network = story.network();
        log_in(story, browser, Role::Admin).await;
        go(story, browser, "/settings/engagement").await;
        fill(browser, "[name=crm_url]", &url).await;
        fill(browser, "[name=crm_secret]", SECRET).await;
        appears(browser, ".engage-settings .button.primary").await.click().await.unwrap();
        until_text(browser, ".banner.good", "It holds").await;
        assert_eq!(violations(browser).await, Vec::<String>::new());
        appears(browser, "[formaction='/settings/engagement/test']").await.click().await.unwrap();
        until("the CRM was tried", async || {
            go(story, browser, "/settings/engagement").await;
            let told = browser.find(Locator::Css(".health.well")).await.ok()?;
            told.text().await.ok().filter(|text| text.contains("took it"))
        })
        .await;

        let obi = story.person("t_obi").await;
        network
            .post(&obi, "so done with SlowNet. anyone in Leeds got decent fibre? is larkspur any good?")
            .await
            .unwrap();
        story.heard().await;
        go(story, browser, "/engage?show=question").await;
        until_text(browser, ".engage-card[data-current]", "decent fibre").await;
        // What speaks ill of others does not leave; what says who speaks does.
        press(browser, "u").await;
        fill(browser, "details[open] textarea", "SlowNet is rubbish, join us").await;
        appears(browser, "details[open] .button.primary").await.click().await.unwrap();
        until_text(browser, ".engage-found", "SlowNet").await;
        assert!(browser.find(Locator::Css("details[open] .button.primary")).await.is_err(), "it is blocked");
        go(story, browser, "/engage?show=question").await;
        press(browser, "u").await;
        fill(
            browser,
            "details[open] textarea",
            "Hi! I work for Larkspur Broadband, so I'm biased: ask away.",
        )
        .await;
        appears(browser, "details[open] .button.primary").await.click().await.unwrap();
        until_text(browser, ".engage-done", "It leaves in ten seconds").await;
        story.sent().await;

        // The CRM breaks, then takes it and lets its answer get lost, then has it.
        *crm.moods.lock().unwrap() = vec![Mood::Breaks, Mood::KeepsSilently];
        let before = crm.kept().len();
        press(browser, "L").await;
        fill(browser, "details[open] [name=product]", "Fibre 500").await;
        fill(browser, "details[open] [name=permission]", "asked us in public").await;
        appears(browser, "details[open] .button.primary").await.click().await.unwrap();
        until_text(browser, ".engage-done", "It is a lead now").await;
        let ctx = story.ctx();
        until("the CRM has named it", async || {
            story.advance(Millis::seconds(30)).await;
            let ctx = ctx.clone();
            let read = async move |tx: &mut Tx| leads::list(tx, &ctx, &Wanted::default()).await;
            story.node.app.read(read).await.unwrap().first()?.crm_id.clone()
        })
        .await;
        let keys: Vec<_> = crm.came().into_iter().filter(|one| one.key.starts_with("led_")).collect();
        assert_eq!((keys.len(), crm.kept().len() - before), (3, 1), "three times by one key, once taken");
        go(story, browser, "/leads").await;
        until_text(browser, ".table.leads", "L-77").await;
        assert_eq!(violations(browser).await, Vec::<String>::new());
        appears(browser, ".table.leads .row-link").await.click().await.unwrap();
        until_text(browser, ".lead", "decent fibre").await;
        appears(browser, "[name=stage] option[value=qualified]").await.click().await.unwrap();
        appears(browser, ".lead-form .button.primary").await.click().await.unwrap();
        until_text(browser, ".banner.good", "Kept").await;
        assert_eq!(violations(browser).await, Vec::<String>::new());
        until("the CRM hears of the change", async || {
            story.advance(Millis::seconds(1)).await;
            crm.kept().iter().any(|one| one.body["lead"]["stage"] == "qualified").then_some(())
        })
        .await;
    }

    pub async fn a_fan_is_given_something_by_who_may_and_once(story: &Story, browser: &Client) {
        let mika = story.person_with("mika_bakes", "Mika Baker", 8_300).await;
        story.network().post(&mika, "Love the new @larkspur advert, so good!").await.unwrap();
        story.heard().await;
        log_in(story, browser, Role::Lead).await;
        go(story, browser, "/engage").await;
        until_text(browser, ".engage-card[data-current] .engage-do", "people see this: sticker pack").await;
        send_form(browser, "G", "gift").await;
        until_text(browser, ".engage-done", "It leaves in ten seconds").await;
        story.sent().await;
        let talk = story.network().conversation(&mika).unwrap();
        assert!(talk.messages.iter().any(|one| one.author.brand && one.text.contains("sticker pack")));
        go(story, browser, "/engage").await;
        until_text(browser, ".engage-card[data-current]", "sticker pack: offered").await;
        // It is sent on once they said where to; nobody is given it twice.
        story.network().dm(&mika, "how kind! 14 Elm Road, Leeds").await.unwrap();
        story.heard().await;
        send_form(browser, "G", "gift").await;
        until_text(browser, "body", "once is enough").await;
    }

    pub async fn what_others_do_stands_on_the_card_without_a_reload_and_takes_nobodys_words(
        story: &Story,
        browser: &Client,
    ) {
        let praise = "Love the new @larkspur advert, so good!";
        let (.., tom) = somebody_says(story, "tom", praise).await;
        let (.., mika) = somebody_says(story, "mika_bakes", praise).await;
        let sam = story.colleague("sam").await;
        let likes = async |case| {
            let (ctx, brand, message) = (sam.ctx.clone(), story.brand(), sam.look(case).await.messages[0].id);
            let liked = async move |tx: &mut Tx| {
                deeds::act(tx, &ctx, &brand, message, Deed::Like, None).await.map(drop)
            };
            story.node.app.write(liked).await.unwrap();
        };
        let card = |case| format!(".engage-card[data-case='{case}']");
        log_in(story, browser, Role::Agent).await;
        go(story, browser, "/engage").await;
        appears(browser, "[data-pill=live]").await;
        likes(tom).await;
        appears(browser, &format!("{} [data-held=h][aria-pressed=true]", card(tom))).await;

        // Where somebody writes, the card waits; the others do not.
        click(browser, &format!("{} [data-held=u]", card(mika))).await;
        fill(browser, &format!("{} [name=text]", card(mika)), "Thank you, we").await;
        sam.answer(mika, Mode::Public, "Thanks a lot, it made our day!").await;
        sam.answer(tom, Mode::Public, "Thanks, Tom!").await;
        until_text(browser, &format!("{} .engage-answer", card(tom)), "Thanks, Tom!").await;
        let words = browser.find(Locator::Css(&format!("{} [name=text]", card(mika)))).await.unwrap();
        assert_eq!(words.prop("value").await.unwrap().as_deref(), Some("Thank you, we"));
        click(browser, &format!("{} [data-held=u]", card(mika))).await;
        until_text(browser, &format!("{} .engage-answer", card(mika)), "made our day").await;
        story.sent().await;
    }
}
