//! Every key of the sheet, in a real Chromium: pressed, and seen to do what the sheet says.
//!
//! Two tables: keys that go somewhere, with the address, and keys that do something, with what is seen then. What stands
//! in neither is pressed by the story of its feature; a key that nobody presses fails the test.

use std::collections::BTreeSet;

use care::cases::State;
use care::macros::{self, Content, Length, Variant};
use care::{Tx, handoffs};
use fantoccini::Client;
use kernel::{Millis, Role};
use serde_json::json;

use crate::browser::{
    ENTER, ESCAPE, appears, fill, go, in_a_browser, log_in, open_case, press, says, somebody_says, until_text,
};
use crate::harness::{Story, until};

in_a_browser! {
    every_key_that_goes_somewhere_goes_there,
    every_key_that_does_something_is_seen_to_do_it,
    words_are_sent_and_cases_resolved_without_a_mouse,
}

const CONTROL: &str = "\u{e009}";
const SHIFT: &str = "\u{e008}";
const RELEASE: &str = "\u{e000}";

/// Key, address.
const PLACES: [(&str, &str); 22] = [
    ("/", "/search"),
    ("g m", "/desk/mine"),
    ("g a", "/desk/all"),
    ("g u", "/desk/unassigned"),
    ("g s", "/desk/snoozed"),
    ("g h", "/desk/handed"),
    ("g q", "/desk/asked"),
    ("g y", "/desk/approve"),
    ("g n", "/desk/queue"),
    ("g d", "/wallboard"),
    ("g b", "/notifications"),
    ("g e", "/engage"),
    ("g l", "/leads"),
    ("g w", "/team"),
    ("g c", "/clocks"),
    ("g v", "/calls"),
    ("g f", "/complaints"),
    ("g p", "/people"),
    ("g t", "/triage"),
    ("g o", "/ownership"),
    ("g x", "/sandbox"),
    ("g ,", "/settings/me"),
];

/// Key, what is seen then; before an open case that the reader holds. Escape leaves each.
const DEEDS: [(&str, &str); 15] = [
    ("?", "#help[open]"),
    ("a", "#ask-dialog[open] #ask[action$='/assignment'] input[name=to]"),
    ("o", "#ask-dialog[open] #ask[action$='/handover'] textarea[name=note]"),
    ("w", "#ask-dialog[open] #ask[action$='/wrong-owner'] input[name=reason]"),
    ("c", "#ask-dialog[open] #ask[action$='/consults'] textarea[name=question]"),
    ("d", "#ask-dialog[open] #ask[action$='/no-reply'] input[name=reason]"),
    ("l", "#ask-dialog[open] #ask [name=more]"),
    ("shift+p", "#ask-dialog[open] #ask[action$='/pivots'] textarea[name=public_line]"),
    ("s", "#snooze:popover-open"),
    ("z", "#comes-back:popover-open"),
    ("f", "#correct[open]"),
    ("r", "textarea[name=text]:focus"),
    ("n", "[name=mode][value=note]:checked"),
    ("m", "word-picker:popover-open #picks [role=option]"),
    ("mod+k", "#palette[open] input:focus"),
];

/// Keys that the stories of their features press, and [`words_are_sent_and_cases_resolved_without_a_mouse`].
const ELSEWHERE: [&str; 25] = [
    "j",
    "k",
    "p",
    "t",
    "i",
    "e",
    "shift+e",
    "mod+enter",
    "mod+shift+enter",
    "alt+enter",
    "b",
    "y",
    "h",
    "1",
    "2",
    "3",
    "shift+b",
    "shift+s",
    "u",
    "shift+r",
    "shift+g",
    "shift+l",
    "shift+c",
    "mod+s",
    "escape",
];

/// A key of the sheet, as WebDriver types it.
fn typed(key: &str) -> String {
    let (mods, last) = key.rsplit_once('+').unwrap_or(("", key));
    let held = |name: &str| mods.split('+').any(|one| one == name);
    let last = if last == "enter" { ENTER.to_owned() } else { last.replace(' ', "") };
    let mut keys = String::new();
    keys.extend(held("mod").then_some(CONTROL));
    keys.extend(held("shift").then_some(SHIFT));
    keys + &last + RELEASE
}

async fn macro_of(story: &Story) {
    let (ctx, brand) = (story.ctx(), story.brand());
    let words = Variant { lang: "en".into(), length: Length::Short, text: "It is on its way.".into() };
    let content = Content { name: "Refund".into(), variants: vec![words], ..Content::default() };
    let saved = async move |tx: &mut Tx| macros::save(tx, &ctx, &brand, &content).await.map(drop);
    story.node.app.write(saved).await.unwrap();
}

async fn is_at(browser: &Client, address: &str) {
    until(address, async || (browser.current_url().await.ok()?.path() == address).then_some(())).await;
}

mod stories {
    use super::*;

    pub async fn every_key_that_goes_somewhere_goes_there(story: &Story, browser: &Client) {
        log_in(story, browser, Role::Lead).await;
        for (key, address) in PLACES {
            go(story, browser, "/checks").await;
            appears(browser, "#help").await;
            press(browser, &typed(key)).await;
            is_at(browser, address).await;
        }
        // The sheet lists these, those of the other table, and those that other stories press; and nothing else.
        let sheet = says(
            browser,
            "return [...document.querySelectorAll('#help [data-for]')].map((one) => one.dataset.for)",
        );
        let sheet: BTreeSet<String> = serde_json::from_value(sheet.await).unwrap();
        let pressed = PLACES.iter().chain(&DEEDS).map(|(key, _)| *key).chain(ELSEWHERE);
        let pressed: BTreeSet<String> = pressed.map(str::to_owned).collect();
        assert_eq!(sheet, pressed);
    }

    pub async fn every_key_that_does_something_is_seen_to_do_it(story: &Story, browser: &Client) {
        macro_of(story).await;
        let words = "@larkspur no internet since Friday, please help";
        let (.., case) = somebody_says(story, "jana_k", words).await;
        log_in(story, browser, Role::Lead).await;
        story.colleague("ana").await.take(case).await.unwrap();
        open_case(story, browser, case).await;
        for (key, seen) in DEEDS {
            press(browser, &typed(key)).await;
            appears(browser, seen).await;
            press(browser, ESCAPE).await;
            // A list at the caret goes with the first Escape, the caret with the second.
            press(browser, ESCAPE).await;
            let left = "body:not(:has(dialog[open], :popover-open, textarea:focus))";
            appears(browser, left).await;
            let clear = "const text = document.querySelector('textarea[name=text]'); text.value = '';
                text.dispatchEvent(new Event('input', { bubbles: true }))";
            browser.execute(clear, Vec::new()).await.unwrap();
        }
        // Public and private by one key, there and back.
        press(browser, "r").await;
        press(browser, ESCAPE).await;
        let chosen =
            async || says(browser, "return document.querySelector('[name=mode]:checked').value").await;
        let first = chosen().await;
        press(browser, "p").await;
        let second = if first == json!("public") { "private" } else { "public" };
        appears(browser, &format!("[name=mode][value={second}]:checked")).await;
        press(browser, ESCAPE).await;
        press(browser, "p").await;
        appears(browser, &format!("[name=mode][value={}]:checked", first.as_str().unwrap())).await;
        press(browser, ESCAPE).await;

        // What is saved by a key is saved.
        go(story, browser, "/macros").await;
        appears(browser, "main a[href^='/macros/mac_']").await.click().await.unwrap();
        fill(browser, "input[name=name]", "Refund, kindly").await;
        press(browser, &typed("mod+s")).await;
        until_text(browser, "main", "Refund, kindly").await;
        go(story, browser, "/macros").await;
        until_text(browser, "main", "Refund, kindly").await;
    }

    pub async fn words_are_sent_and_cases_resolved_without_a_mouse(story: &Story, browser: &Client) {
        let (jana, mo) = ("jana_k", "mo");
        let words = "@larkspur no internet since Friday, please help";
        let (_, post, first) = somebody_says(story, jana, words).await;
        story.clock.advance(Millis::seconds(5));
        let (.., second) = somebody_says(story, mo, words).await;
        log_in(story, browser, Role::Agent).await;
        go(story, browser, "/desk/all").await;
        appears(browser, "[data-pill=live]").await;
        press(browser, "j").await;
        appears(browser, ".row:nth-child(1) .row-link[aria-current]").await;
        is_at(browser, &format!("/desk/all/{first}")).await;

        // Resolved, and the next one is open.
        press(browser, "E").await;
        let sam = story.colleague("sam").await;
        until("it is resolved", async || (sam.look(first).await.case.state == State::Resolved).then_some(()))
            .await;
        appears(browser, &format!("#case-{second}")).await;

        // Sent, and sent with the case resolved, with the caret in the words.
        open_case(story, browser, first).await;
        press(browser, "e").await;
        until("it is open again", async || (sam.look(first).await.case.state == State::Open).then_some(()))
            .await;
        press(browser, "r").await;
        appears(browser, "textarea[name=text]:focus").await;
        press(browser, "So sorry, we look into it.").await;
        press(browser, &typed("mod+enter")).await;
        appears(browser, ".send.queued").await;
        story.sent().await;
        assert_eq!(story.network().thread(&post).unwrap().posts.len(), 2);
        open_case(story, browser, first).await;
        press(browser, "r").await;
        appears(browser, "textarea[name=text]:focus").await;
        press(browser, "It is back. Sorry again!").await;
        press(browser, &typed("mod+shift+enter")).await;
        appears(browser, ".send.queued").await;
        story.sent().await;
        assert_eq!(story.network().thread(&post).unwrap().posts.len(), 3);
        assert_eq!(sam.look(first).await.case.state, State::Resolved);

        // What another department hands over is acknowledged by a key.
        let nia = story.join("nia", Role::Agent, "community_team").await;
        let (.., praise) = somebody_says(story, "fan", "Love the new @larkspur advert, so good!").await;
        nia.take(praise).await.unwrap();
        nia.transfer(praise, "care").await.unwrap();
        open_case(story, browser, praise).await;
        appears(browser, ".passage [data-key=y]").await;
        press(browser, "y").await;
        appears(browser, ".colleagues:not(:has([data-key=y]))").await;
        let ctx = sam.ctx.clone();
        let handed = async move |tx: &mut Tx| handoffs::of_case(tx, &ctx, praise).await;
        let handed = story.node.app.read(handed).await.unwrap();
        assert!(handed[0].ack_by.is_some(), "somebody has it");
    }
}
