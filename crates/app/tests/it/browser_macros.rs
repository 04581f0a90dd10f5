//! What is offered at the caret, in a real Chromium, by the keyboard alone.

use care::macros::{self, Content, Length, Place, Variant};
use care::{Tx, knowledge, notifications};
use fantoccini::Client;
use kernel::Role;

use crate::browser::{
    ENTER, ESCAPE, appears, fill, go, in_a_browser, log_in, one_open_case, open_case, press, somebody_says,
    until_text, violations,
};
use crate::harness::{Story, until};

in_a_browser! {
    a_slash_inserts_a_macro_two_marks_an_article_and_an_at_names_a_colleague,
    words_come_in_the_persons_language_a_team_is_named_and_suggestions_have_keys,
    an_article_is_seen_as_its_readers_will_see_it_while_it_is_written,
}

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

    pub async fn words_come_in_the_persons_language_a_team_is_named_and_suggestions_have_keys(
        story: &Story,
        browser: &Client,
    ) {
        let (ctx, brand) = (story.ctx(), story.brand());
        let variant =
            |lang: &str, text: &str| Variant { lang: lang.into(), length: Length::Short, text: text.into() };
        let variants = vec![variant("en", "It is on its way."), variant("de", "Es ist unterwegs.")];
        let refund = Content { name: "Refund".into(), place: Place::Both, variants, ..Content::default() };
        let article = |title: &str, answer: &str| knowledge::Content {
            title: title.into(),
            answer: answer.into(),
            lang: "en".into(),
            audience: knowledge::Audience::Public,
            tags: vec!["outage".into()],
            ..knowledge::Content::default()
        };
        let articles = [
            article("Internet down: restart the router", "Ten seconds off, then on."),
            article("Internet down: where faults are listed", "See our page of faults."),
        ];
        let written_down = async move |tx: &mut Tx| {
            macros::save(tx, &ctx, &brand, &refund).await?;
            for content in &articles {
                let id = knowledge::save(tx, &ctx, content).await?;
                knowledge::move_to(tx, &ctx, id, knowledge::State::Published).await?;
            }
            Ok(())
        };
        story.node.app.write(written_down).await.unwrap();
        let german = "@larkspur mein Internet ist seit Freitag kaputt, können Sie mir bitte helfen?";
        let (.., theirs) = somebody_says(story, "uwe", german).await;
        let case = one_open_case(story, browser).await;
        for (case, words) in [(theirs, "Es ist unterwegs."), (case, "It is on its way.")] {
            open_case(story, browser, case).await;
            choose(browser, "public").await;
            press(browser, "/ref").await;
            until_text(browser, "#picks [aria-selected=true]", "Refund").await;
            press(browser, ENTER).await;
            until_written(browser, words).await;
        }

        // Keys put the suggested words at the caret, in the order in which they are listed.
        until("two articles are suggested", async || {
            open_case(story, browser, case).await;
            let keys = "return ['1', '2'].every((key) => document.querySelector(`#panel-assist [data-key='${key}']`))";
            (browser.execute(keys, vec![]).await.ok()? == true).then_some(())
        })
        .await;
        choose(browser, "public").await;
        for key in ["1", "2"] {
            press(browser, ESCAPE).await;
            let words =
                format!("return document.querySelector(`#panel-assist [data-key='{key}']`).dataset.say");
            let words = browser.execute(&words, vec![]).await.unwrap();
            press(browser, key).await;
            until_written(browser, words.as_str().unwrap()).await;
        }

        // A whole team is named in a note, and each of it is told.
        let (mia, nia) =
            (story.colleague("mia").await, story.join("nia", Role::Agent, "community_team").await);
        choose(browser, "note").await;
        press(browser, "@care").await;
        until_text(browser, "#picks [aria-selected=true]", "Care").await;
        press(browser, ENTER).await;
        until_written(browser, "@care_team ").await;
        press(browser, "please look").await;
        browser.execute("document.querySelector('.send-word').click()", vec![]).await.unwrap();
        let mentioned = async |who: kernel::Ctx| {
            let read = async move |tx: &mut Tx| notifications::mine(tx, &who, 9).await;
            let told = story.node.app.read(read).await.unwrap();
            told.iter().any(|one| one.kind == notifications::Kind::Mentioned)
        };
        until("mia is told", async || mentioned(mia.ctx.clone()).await.then_some(())).await;
        assert!(!mentioned(nia.ctx.clone()).await, "and nobody of another team");
    }

    pub async fn an_article_is_seen_as_its_readers_will_see_it_while_it_is_written(
        story: &Story,
        browser: &Client,
    ) {
        log_in(story, browser, Role::Lead).await;
        go(story, browser, "/knowledge/new").await;
        fill(browser, "[name=title]", "Refunds").await;
        fill(browser, "[name=answer]", "It takes <b>five</b> days.").await;
        fill(browser, "[name=body]", "Ask billing.").await;
        let choose = "const readers = document.querySelector('[name=audience]');
            readers.value = arguments[0];
            readers.dispatchEvent(new Event('input', { bubbles: true }))";
        browser.execute(choose, vec!["public".into()]).await.unwrap();
        // As it is written, and never as a page of its own.
        until_text(browser, ".article-preview .macro-said", "It takes <b>five</b> days.").await;
        until_text(browser, ".article-preview", "Ask billing.").await;
        browser.execute(choose, vec!["internal".into()]).await.unwrap();
        until_text(browser, ".article-preview", "only colleagues read an internal article").await;
        let said = "return document.querySelector('.article-preview').textContent.includes('five')";
        assert_eq!(browser.execute(said, vec![]).await.unwrap(), false, "of it nothing is sent");
        let kept = story.ctx();
        let kept = story.node.app.read(async move |tx: &mut Tx| knowledge::list(tx, &kept).await).await;
        assert!(kept.unwrap().is_empty(), "looking keeps nothing");
        assert_eq!(violations(browser).await, Vec::<String>::new());
    }
}
