//! Words are taken back, in a real Chromium: ten seconds, from the word at the foot or from the message itself.

use fantoccini::{Client, Locator};
use kernel::Role;

use crate::browser::{
    appears, click, in_a_browser, log_in, open_case, says, somebody_says, until_says, until_text, write,
};
use crate::harness::Story;

in_a_browser! {
    words_are_back_in_the_composer_and_the_network_never_had_them,
}

mod stories {
    use super::*;

    pub async fn words_are_back_in_the_composer_and_the_network_never_had_them(
        story: &Story,
        browser: &Client,
    ) {
        let words = "@larkspur no internet since Friday, please help";
        let (jana, post, case) = somebody_says(story, "jana_k", words).await;
        log_in(story, browser, Role::Agent).await;
        open_case(story, browser, case).await;
        let ways = [
            ("public", "#toasts .toast form button", "So sorry. We are on it."),
            ("private", "#thread .msg-foot form[action$='/undo'] button", "So sorry. Which postcode is it?"),
        ];
        for (mode, undo, words) in ways {
            write(browser, mode, words).await;
            appears(browser, ".send.queued").await;
            until_says(browser, "return document.querySelector('textarea[name=text]').value === ''").await;
            until_says(
                browser,
                "return /\\b[1-9] s/.test(document.querySelector('undo-count')?.textContent)",
            )
            .await;
            click(browser, undo).await;
            appears(browser, "#thread:not(:has(.send))").await;
            until_text(browser, "#toasts", "Taken back").await;
            let text = browser.find(Locator::Css("textarea[name=text]")).await.unwrap();
            assert_eq!(text.prop("value").await.unwrap().as_deref(), Some(words));
            let chosen = says(browser, "return document.querySelector('[name=mode]:checked').value").await;
            assert_eq!(chosen, mode, "for the readers for whom they were meant");
            text.clear().await.unwrap();
        }
        story.sent().await;
        assert_eq!(story.sends().await, ["cancelled", "cancelled"]);
        assert_eq!(story.network().thread(&post).unwrap().posts.len(), 1);
        assert!(story.network().conversation(&jana).unwrap().messages.is_empty());

        // What has left is not taken back.
        write(browser, "public", "It is back, we are sorry.").await;
        appears(browser, ".send.queued").await;
        story.sent().await;
        appears(browser, ".send.sent").await;
        appears(browser, "body:not(:has(#thread form[action$='/undo']))").await;
        assert_eq!(story.network().thread(&post).unwrap().posts.len(), 2);
    }
}
