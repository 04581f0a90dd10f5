//! Search in a real Chromium, by the keyboard alone.

use channels::sandbox::Flavour;
use channels::sandbox::simulator::NewPerson;
use fantoccini::Client;
use kernel::{Millis, Role};
use serde_json::json;

use crate::browser::{
    ENTER, appears, fill, go, in_a_browser, log_in, press, somebody_says, until_says, until_text,
};
use crate::harness::{Story, until};

in_a_browser! {
    a_slash_opens_search_j_goes_to_a_hit_and_enter_opens_the_message,
    the_palette_offers_people_and_cases_below_its_commands,
    operators_narrow_what_is_found_to_who_where_and_when,
}

/// What is typed behind the word, and which of the four messages that hold it are found.
const OPERATORS: [(&str, &[&str]); 8] = [
    ("from:jana_k", &["toast"]),
    ("channel:sandbox_mail", &["fish"]),
    ("queue:community", &["roses"]),
    ("is:private", &["plastic", "fish"]),
    ("is:public", &["toast", "roses"]),
    ("before:2026-03-04", &["toast", "plastic", "fish"]),
    ("-before:2026-03-04", &["roses"]),
    ("is:private -channel:sandbox_mail", &["plastic"]),
];

/// Somebody wrote, and can be found.
async fn one_message(story: &Story, browser: &Client) {
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "@larkspur my modem smells of burnt toast").await.unwrap();
    story.heard().await;
    until("the message is found", async || {
        go(story, browser, "/search?q=%22burnt%20toast%22").await;
        let hits = browser.execute("return document.querySelectorAll('.hit').length", vec![]).await.ok()?;
        (hits.as_u64()? > 0).then_some(())
    })
    .await;
}

mod stories {
    use super::*;

    pub async fn a_slash_opens_search_j_goes_to_a_hit_and_enter_opens_the_message(
        story: &Story,
        browser: &Client,
    ) {
        log_in(story, browser, Role::Agent).await;
        one_message(story, browser).await;

        go(story, browser, "/team").await;
        appears(browser, "#main").await;
        press(browser, "/").await;
        appears(browser, ".search-page input[name=q]:focus").await;
        until_text(browser, ".search-recent", "\"burnt toast\"").await;
        press(browser, "toast foo:modem").await;
        press(browser, ENTER).await;
        until_text(browser, ".search-page", "“foo:” is no operator").await;
        appears(browser, ".search-page .list-empty").await;

        go(story, browser, "/search?q=toast").await;
        appears(browser, ".hit mark").await;
        press(browser, "j").await;
        press(browser, "j").await;
        appears(browser, ".hits .hit:focus").await;
        let href = "return document.activeElement.getAttribute('href')";
        let href = browser.execute(href, vec![]).await.unwrap();
        let href = href.as_str().unwrap().to_owned();
        assert!(href.starts_with("/desk/all/case_") && href.contains("#msg_"), "{href}");
        press(browser, ENTER).await;
        appears(browser, &format!("#{}", href.split('#').next_back().unwrap())).await;
        until_text(browser, "#thread", "burnt toast").await;
    }

    pub async fn the_palette_offers_people_and_cases_below_its_commands(story: &Story, browser: &Client) {
        log_in(story, browser, Role::Agent).await;
        one_message(story, browser).await;
        go(story, browser, "/team").await;
        appears(browser, "#main").await;
        browser.execute("document.querySelector('[data-open=palette]').click()", vec![]).await.unwrap();
        appears(browser, "#palette[open] input:focus").await;
        press(browser, "jana").await;
        until_text(browser, "#palette-list", "jana_k of Leeds").await;
        press(browser, ENTER).await;
        until("the person's page opens", async || {
            let path = browser.execute("return location.pathname", vec![]).await.ok()?;
            path.as_str()?.starts_with("/people/per_").then_some(())
        })
        .await;
        let kept = browser.execute("return localStorage.getItem('recent') ?? ''", vec![]).await.unwrap();
        assert_eq!(kept, json!(""), "no customer's name stays in the browser");
    }

    pub async fn operators_narrow_what_is_found_to_who_where_and_when(story: &Story, browser: &Client) {
        somebody_says(story, "jana_k", "@larkspur my modem smells of burnt toast, please help").await;
        let mo = story.person("mo").await;
        story.network().dm(&mo, "my modem smells of plastic, please help").await.unwrap();
        let mail = story.network_of(Flavour::Mail);
        let lee = NewPerson {
            handle: "lee@example.org".into(),
            name: "Lee Moss".into(),
            avatar: None,
            followers: 0,
        };
        let lee = mail.invent(lee).await.unwrap().id;
        mail.mail(&lee, "Modem", "My modem smells of fish, please help.").await.unwrap();
        story.heard().await;
        story.advance(Millis::days(3)).await;
        let (.., case) =
            somebody_says(story, "fan", "Love the new @larkspur modem, it smells of roses, so good!").await;
        let queue = story.colleague("sam").await.look(case).await.item.unwrap().queue;
        assert_eq!(queue, "community");
        log_in(story, browser, Role::Agent).await;
        until("all four are found", async || {
            go(story, browser, "/search?q=modem+in:messages").await;
            let hits =
                browser.execute("return document.querySelectorAll('.hit').length", vec![]).await.ok()?;
            (hits == json!(4)).then_some(())
        })
        .await;
        for (typed, expected) in OPERATORS {
            fill(browser, ".search-page input[name=q]", &format!("modem in:messages {typed}")).await;
            press(browser, ENTER).await;
            let found = format!(
                "const hits = [...document.querySelectorAll('.hit-text')].map((hit) => hit.textContent);
                const smells = ['toast', 'plastic', 'fish', 'roses'].filter((one) => hits.some((hit) => hit.includes(one)));
                return smells.join() === '{}' && new URL(location).searchParams.get('q').endsWith(' {typed}')",
                expected.join(","),
            );
            until_says(browser, &found).await;
        }
    }
}
