//! J6 in a real Chromium: the same person by mail and in public, asked, confirmed by somebody, and undone.

use care::cases::Mode;
use channels::sandbox::Flavour;
use channels::sandbox::simulator::NewPerson;
use fantoccini::{Client, Locator};
use kernel::{Millis, Role};

use crate::browser::{appears, click, go, in_a_browser, log_in, open_case, until_says, until_text};
use crate::harness::{Story, until};

in_a_browser! {
    a_mail_and_a_post_of_one_person_become_one_case_and_two_again,
    not_the_same_is_remembered_and_nobody_is_asked_again,
}

mod stories {
    use super::*;

    pub async fn a_mail_and_a_post_of_one_person_become_one_case_and_two_again(
        story: &Story,
        browser: &Client,
    ) {
        let mail = story.network_of(Flavour::Mail);
        let lee = NewPerson {
            handle: "lee.moss@example.org".into(),
            name: "Lee Moss".into(),
            avatar: None,
            followers: 0,
        };
        let lee = mail.invent(lee).await.unwrap().id;
        mail.mail(&lee, "Router", "Router dead since Monday, please help. Order NF-2231.").await.unwrap();
        story.heard().await;
        let first = story.case_of(&lee).await;
        story.advance(Millis::hours(3)).await;
        let leem = story.person("leem_").await;
        let words = "anyone awake at @larkspur? router dead since monday, please help, order NF-2231";
        story.network().post(&leem, words).await.unwrap();
        story.heard().await;
        let second = story.case_of(&leem).await;
        assert_ne!(first, second, "nobody is made one by a guess");
        let sam = story.colleague("sam").await;
        sam.take(first).await.unwrap();

        // The desk asks, with what speaks for it, and both stand side by side.
        log_in(story, browser, Role::Lead).await;
        go(story, browser, &format!("/desk/all/{second}")).await;
        until_text(browser, ".maybe-signs", "order").await;
        until_text(browser, ".maybe-sides", "Order NF-2231").await;
        appears(browser, ".maybe-acts button[value=confirm]").await.click().await.unwrap();
        until("both are one case", async || {
            let view = sam.look(first).await;
            (view.messages.iter().filter(|message| message.case_id == first).count() == 2).then_some(())
        })
        .await;

        // One timeline over both channels; one line in public, one by mail; nobody is asked for the order again.
        go(story, browser, &format!("/desk/all/{first}")).await;
        until_text(browser, "#thread", "anyone awake").await;
        until_text(browser, "#thread", "Router dead").await;
        sam.answer(first, Mode::Private, "Hi Lee, your line is being reset now.").await;
        story.sent().await;
        until_text(browser, "#thread", "being reset now").await;

        // Undone from the person's page: two histories again, each whole.
        let person = sam.look(first).await.person.id;
        go(story, browser, &format!("/people/{person}")).await;
        appears(browser, ".who-joins form button").await.click().await.unwrap();
        until("there are two cases again", async || {
            let (mine, other) = (sam.look(first).await, sam.look(second).await);
            let texts = |view: &care::desk::CaseView| {
                view.messages.iter().map(|message| message.text.clone()).collect::<Vec<_>>().join("\n")
            };
            let (mine, other) = (texts(&mine), texts(&other));
            let apart = mine.contains("Router dead") && !mine.contains("anyone awake");
            (apart && mine.contains("being reset") && other.contains("anyone awake")).then_some(())
        })
        .await;
    }

    pub async fn not_the_same_is_remembered_and_nobody_is_asked_again(story: &Story, browser: &Client) {
        // Two who share a house, and its address.
        let (lee, kim) = (story.person("lee").await, story.person("kim").await);
        for who in [&lee, &kim] {
            let words = "my internet is down, please help, write to home@example.org";
            story.network().dm(who, words).await.unwrap();
            story.heard().await;
        }
        let case = story.case_of(&kim).await;
        log_in(story, browser, Role::Lead).await;
        open_case(story, browser, case).await;
        until_text(browser, ".maybe-signs", "@example.org").await;
        click(browser, ".maybe-acts button[value=reject]").await;
        until_says(browser, "return document.readyState === 'complete' && !document.querySelector('.maybe')")
            .await;
        for who in [&lee, &kim] {
            story.network().dm(who, "still nothing, please help, home@example.org").await.unwrap();
            story.heard().await;
            open_case(story, browser, story.case_of(who).await).await;
            appears(browser, "#panel-person .person-card").await;
            assert!(browser.find(Locator::Css(".maybe")).await.is_err(), "it was answered, for both");
        }
        assert_eq!(story.cases_of(&kim).await, [case], "two people, each with their own case");

        // It stands on the page of such questions, and can be asked again.
        go(story, browser, "/people/suggestions?state=rejected").await;
        until_text(browser, ".maybe-sides", "kim of Leeds").await;
        click(browser, ".maybe-acts button[value=reconsider]").await;
        appears(browser, "main:not(:has(.maybe-acts button[value=reconsider]))").await;
        open_case(story, browser, case).await;
        appears(browser, ".maybe-acts button[value=confirm]").await;
    }
}
