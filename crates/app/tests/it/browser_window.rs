//! J12 in a real Chromium: payment data in public, a reply window that counts down and closes, the tag behind it.

use care::Tx;
use care::deeds::{self, Policy};
use channels::sandbox::Flavour;
use channels::sandbox::simulator::NewPerson;
use fantoccini::{Client, Locator};
use kernel::{Millis, Role};

use crate::browser::{
    appears, click, enter, fill, in_a_browser, log_in, open_case, until_says, until_text, write,
};
use crate::harness::Story;

in_a_browser! {
    a_card_in_public_is_shown_to_nobody_and_the_window_counts_down_and_closes,
}

/// Made up; its checksum is right.
const CARD: &str = "4929 1234 5678 9015";
/// How long private words may still leave.
const WINDOW: &str = ".as.private desk-clock";

mod stories {
    use super::*;

    pub async fn a_card_in_public_is_shown_to_nobody_and_the_window_counts_down_and_closes(
        story: &Story,
        browser: &Client,
    ) {
        let page = story.network_of(Flavour::Page);
        let ada = story.colleague("ada").await.ctx;
        let hides = async move |tx: &mut Tx| deeds::set_policy(tx, &ada, Policy::Hide).await;
        story.node.app.write(hides).await.unwrap();
        let new = NewPerson { handle: "ida".into(), name: "Ida".into(), avatar: None, followers: 9 };
        let customer = page.invent(new).await.unwrap().id;
        let comment = page.post(&customer, &format!("my acc {CARD} still charged!!")).await.unwrap();
        story.heard().await;
        let case = story.case_of(&customer).await;
        let address = format!("/desk/all/{case}");

        // The number is nowhere on the screen, and why the comment was hidden is.
        log_in(story, browser, Role::Agent).await;
        open_case(story, browser, case).await;
        until_text(browser, "#thread", "my acc [hidden: payment data] still charged!!").await;
        until_text(browser, ".msg-stands", "hid it: it shows personal data").await;
        let shown = browser.source().await.unwrap();
        assert!(!shown.contains("1234 5678") && !shown.contains("12345678"), "the page shows the number");

        // In public without the number; then the one private reply that a comment takes, and no second.
        write(browser, "public", "Sorry about that. We have sent you a private message.").await;
        appears(browser, ".send.queued").await;
        until_text(browser, ".as.private", "One private reply to the comment, for").await;
        write(browser, "private", "Hello, we look into the charge. Which month is it?").await;
        until_text(browser, ".why-not", "takes one private reply to a comment").await;
        appears(browser, "[name=mode][value=private]:disabled").await;
        story.sent().await;
        assert!(page.thread(&comment).unwrap().posts.iter().any(|post| post.author.brand));
        assert_eq!(page.conversation(&customer).unwrap().messages.len(), 1);

        // They write back: a day, which the composer counts down, amber in its last hour.
        page.dm(&customer, "It is the bill of March.").await.unwrap();
        until_text(browser, "#thread", "It is the bill of March.").await;
        open_case(story, browser, case).await;
        until_text(browser, ".as.private", "Private answers are possible for").await;
        appears(browser, &format!("{WINDOW}.calm")).await;
        story.advance(Millis::minutes(23 * 60 + 30)).await;
        enter(story, browser, &address).await;
        appears(browser, &format!("{WINDOW}.near")).await;
        story.advance(Millis::seconds(30 * 60 - 8)).await;
        open_case(story, browser, case).await;
        until_says(
            browser,
            &format!("return /^0:0[0-8]$/.test(document.querySelector('{WINDOW}').innerText)"),
        )
        .await;
        appears(browser, &format!("{WINDOW}.late")).await;

        // Then the tag, which is said, chosen by a person, and takes help and no offers.
        story.advance(Millis::minutes(1)).await;
        open_case(story, browser, case).await;
        until_text(browser, ".as.private", "Only with the tag, for").await;
        write(browser, "private", "We found it.").await;
        until_text(browser, ".concern", "only with the tag `human_agent`").await;
        click(browser, ".tag-choice input").await;
        fill(browser, "textarea[name=text]", "Upgrade now and get a discount.").await;
        until_text(browser, ".concern", "the network takes help, and no offers").await;
        fill(browser, "textarea[name=text]", "We found it: the charge is taken back.").await;
        appears(browser, ".composer [data-checks]:not(:has(.concern))").await;
        click(browser, ".composer button[value=stay]").await;
        appears(browser, ".send.queued").await;
        story.sent().await;
        assert_eq!(page.conversation(&customer).unwrap().messages.len(), 3);

        // A week later it is over: greyed, with the reason and what is possible instead.
        story.advance(Millis::days(7)).await;
        enter(story, browser, &address).await;
        until_text(browser, ".why-not", "that time is over").await;
        until_text(browser, ".why-not", "write an e-mail if they agreed to that").await;
        let private = browser.find(Locator::Css("[name=mode][value=private]")).await.unwrap();
        assert!(!private.is_enabled().await.unwrap(), "nobody can choose what can't leave");
    }
}
