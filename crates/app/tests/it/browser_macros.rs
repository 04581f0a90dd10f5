//! What is offered at the caret, in a real Chromium, by the keyboard alone.

use care::macros::{self, Content, Length, Place, Variant};
use care::{Tx, knowledge, notifications};
use fantoccini::Client;
use kernel::Role;

use crate::browser::{appears, go, in_a_browser, one_open_case, press, until_text};
use crate::harness::{Story, until};

in_a_browser! {
    a_slash_inserts_a_macro_two_marks_an_article_and_an_at_names_a_colleague,
}

const ENTER: &str = "\u{e007}";

/// The words in the composer.
async fn written(browser: &Client) -> String {
    let said = "return document.querySelector('reply-composer textarea').value";
    browser.execute(said, vec![]).await.unwrap().as_str().unwrap().to_owned()
}

/// Waits until the composer says this.
async fn until_written(browser: &Client, what: &str) {
    until(&format!("the composer says {what}"), async || written(browser).await.contains(what).then_some(()))
        .await;
}

async fn choose(browser: &Client, mode: &str) {
    let click = format!("document.querySelector('[name=mode][value={mode}]').click()");
    browser.execute(&click, vec![]).await.unwrap();
    let clear = "const t = document.querySelector('reply-composer textarea'); t.value = ''; t.focus()";
    browser.execute(clear, vec![]).await.unwrap();
}

fn refund() -> Content {
    let variant = |length, text: &str| Variant { lang: "en".into(), length, text: text.into() };
    let long = format!("Hi {{person.first_name}}, {}bye, {{order}}.", "it is on its way to you. ".repeat(14));
    Content {
        name: "Refund is on its way".into(),
        team: None,
        place: Place::Both,
        tags: Vec::new(),
        variants: vec![
            variant(Length::Short, "Hi {person.first_name}, it is on its way."),
            variant(Length::Long, &long),
        ],
    }
}

mod stories {
    use super::*;

    pub async fn a_slash_inserts_a_macro_two_marks_an_article_and_an_at_names_a_colleague(
        story: &Story,
        browser: &Client,
    ) {
        let (ctx, brand) = (story.ctx(), story.brand());
        let article = |title: &str, audience| knowledge::Content {
            title: title.into(),
            answer: "Ten seconds off, then on.".into(),
            lang: "en".into(),
            audience,
            ..knowledge::Content::default()
        };
        let articles = [
            article("Restart a router", knowledge::Audience::Public),
            article("Routers that burn", knowledge::Audience::Internal),
        ];
        let written_down = async move |tx: &mut Tx| {
            macros::save(tx, &ctx, &brand, &refund()).await?;
            for content in &articles {
                let id = knowledge::save(tx, &ctx, content).await?;
                knowledge::move_to(tx, &ctx, id, knowledge::State::Published).await?;
            }
            Ok(())
        };
        story.node.app.write(written_down).await.unwrap();
        let case = one_open_case(story, browser).await;
        go(story, browser, &format!("/desk/all/{case}")).await;
        appears(browser, "reply-composer textarea").await;

        choose(browser, "public").await;
        press(browser, "Well: /ref").await;
        until_text(browser, "#picks [aria-selected=true]", "Refund is on its way").await;
        press(browser, ENTER).await;
        until_written(browser, "Well: Hi ").await;
        let said = written(browser).await;
        assert!(said.ends_with(", it is on its way.") && !said.contains(['{', '⟦']), "{said}");

        choose(browser, "public").await;
        press(browser, "??rout").await;
        until_text(browser, "#picks", "Routers that burn").await;
        let open = "return document.querySelectorAll('#picks [data-words]').length";
        assert_eq!(
            browser.execute(open, vec![]).await.unwrap(),
            1,
            "an internal article has no words to insert"
        );
        press(browser, "er").await;
        until("the public one is chosen", async || {
            let at = "return document.querySelector('#picks [aria-selected=true]')?.dataset.words ?? ''";
            let words = browser.execute(at, vec![]).await.ok()?;
            if words.as_str()? == "Ten seconds off, then on." {
                return Some(());
            }
            press(browser, "\u{e015}").await;
            None
        })
        .await;
        press(browser, ENTER).await;
        until_written(browser, "Ten seconds off, then on.").await;

        let ctx = story.join("ruth", Role::Lead, "care_team").await.ctx.clone();
        choose(browser, "note").await;
        press(browser, "@rut").await;
        until_text(browser, "#picks [aria-selected=true]", "@ruth").await;
        press(browser, ENTER).await;
        until_written(browser, "@ruth ").await;
        press(browser, "please look").await;
        let send = "document.querySelector('.send-word').click()";
        until("the note can be kept", async || {
            let off = "return document.querySelector('.send-word').disabled";
            (browser.execute(off, vec![]).await.ok()? == false).then_some(())
        })
        .await;
        browser.execute(send, vec![]).await.unwrap();
        until("ruth is told", async || {
            let ctx = ctx.clone();
            let told = story
                .node
                .app
                .read(async move |tx: &mut Tx| notifications::mine(tx, &ctx, 9).await)
                .await
                .ok()?;
            told.iter().any(|one| one.kind == notifications::Kind::Mentioned).then_some(())
        })
        .await;
    }
}
