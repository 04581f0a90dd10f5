//! How a contact ends, in a real Chromium: what it was about is asked, a complaint is registered, found and exported.

use std::collections::BTreeMap;

use care::cases::State;
use care::wrap_up::{self, Settings, TeamRules, fields};
use care::{Tx, complaints};
use fantoccini::Client;
use kernel::CaseId;
use serde_json::json;

use crate::browser::{appears, go, in_a_browser, one_open_case, press, until_text};
use crate::harness::{Story, until};

in_a_browser! {
    resolving_asks_what_it_was_about_and_enter_confirms_it,
    a_complaint_is_registered_with_its_cause_found_and_exported,
    what_makes_no_sense_is_said_at_its_field_and_tags_come_and_go,
    words_that_resolve_leave_and_then_it_is_asked_what_it_was_about,
}

const ENTER: &str = "\u{e007}";

/// The care team wants a disposition, and a day.
async fn asks(story: &Story) {
    let (ctx, brand) = (story.ctx(), story.brand());
    let rules = TeamRules {
        required: true,
        fields: fields::parse("visit: Visit on | text\nn: Times | number").unwrap(),
    };
    let wanted = Settings { teams: BTreeMap::from([("care_team".into(), rules)]), ..Settings::default() };
    let set = async move |tx: &mut Tx| wrap_up::set(tx, &ctx, &brand, wanted.clone()).await;
    story.node.app.write(set).await.unwrap();
}

async fn resolved(story: &Story, case: CaseId) {
    let sam = story.colleague("sam").await;
    let look = async || (sam.look(case).await.case.state == State::Resolved).then_some(());
    until("the case is resolved", look).await;
}

async fn choose(browser: &Client, name: &str, value: &str) {
    let script = "const select = document.querySelector(`#ask select[name=${arguments[0]}]`);
        select.value = arguments[1]; return select.value";
    let chosen = browser.execute(script, vec![json!(name), json!(value)]).await.unwrap();
    assert_eq!(chosen, json!(value), "`{value}` can be chosen as {name}");
}

mod stories {
    use super::*;

    pub async fn resolving_asks_what_it_was_about_and_enter_confirms_it(story: &Story, browser: &Client) {
        asks(story).await;
        let case = one_open_case(story, browser).await;
        press(browser, "e").await;
        appears(browser, "#ask-dialog[open] select[name=disposition]:focus").await;
        let chosen =
            browser.execute("return document.querySelector('#ask select').value", vec![]).await.unwrap();
        assert_eq!(chosen, json!("fault/outage"), "what fits is chosen");
        press(browser, ENTER).await;
        resolved(story, case).await;
        appears(browser, "body:not(:has(#ask-dialog[open]))").await;
        until_text(browser, ".case-facts", "An outage on our side").await;
        let view = story.colleague("sam").await.look(case).await;
        assert!(view.wrap_up.disposition.is_some());
    }

    pub async fn a_complaint_is_registered_with_its_cause_found_and_exported(
        story: &Story,
        browser: &Client,
    ) {
        asks(story).await;
        let case = one_open_case(story, browser).await;
        press(browser, "e").await;
        appears(browser, "#ask-dialog[open] select[name=disposition]").await;
        let on = "const box = document.querySelector('#ask [name=complaint]'); if (!box.checked) box.click(); return box.checked";
        assert_eq!(browser.execute(on, vec![]).await.unwrap(), json!(true));
        choose(browser, "cause", "system/outage").await;
        appears(browser, "#ask [name=remedy]").await.send_keys("=A month for nothing").await.unwrap();
        appears(browser, "#ask .button.primary").await.click().await.unwrap();
        resolved(story, case).await;
        until_text(browser, ".case-facts", "C-2026-0001").await;

        go(story, browser, "/complaints?cause=system").await;
        until_text(browser, ".table", "C-2026-0001").await;
        until_text(browser, ".cause-bars", "It was down").await;
        appears(browser, ".cause-bars a").await.click().await.unwrap();
        until_text(browser, ".table", "It was down").await;
        let fetched = "const done = arguments[0];
            fetch(document.querySelector('.export').href).then((file) => file.text()).then(done)";
        let file = browser.execute_async(fetched, vec![]).await.unwrap();
        let file = file.as_str().unwrap().to_owned();
        let lines: Vec<&str> = file.lines().collect();
        assert_eq!(lines.len(), 2, "{file}");
        assert!(lines[0].starts_with("number,state,received"), "{file}");
        assert!(
            lines[1].contains("C-2026-0001,answered") && lines[1].contains("'=A month for nothing"),
            "{file}"
        );

        appears(browser, ".table tbody th a").await.click().await.unwrap();
        until_text(browser, ".complaint-past", "C-2026-0001").await;
        appears(browser, ".complaint-state .button.primary").await.click().await.unwrap();
        until_text(browser, ".complaint-state", "Closed").await;
        let ctx = story.ctx();
        let entry = story.node.app.read(async move |tx: &mut Tx| complaints::of_case(tx, &ctx, case).await);
        assert_eq!(entry.await.unwrap().unwrap().state, complaints::State::Closed);
    }

    pub async fn what_makes_no_sense_is_said_at_its_field_and_tags_come_and_go(
        story: &Story,
        browser: &Client,
    ) {
        asks(story).await;
        let case = one_open_case(story, browser).await;
        press(browser, "l").await;
        appears(browser, "#ask-dialog[open] [name=more]:focus").await;
        press(browser, "Bill Query, vip").await;
        appears(browser, "#ask [name=\"field.n\"]").await.send_keys("many").await.unwrap();
        appears(browser, "#ask .button.primary").await.click().await.unwrap();
        until_text(browser, "#wrong-n", "`many` is no number").await;
        let field = appears(browser, "#ask [name=\"field.n\"][aria-invalid]").await;
        field.clear().await.unwrap();
        field.send_keys("2").await.unwrap();
        press(browser, ENTER).await;
        until_text(browser, ".case-facts", "bill query").await;
        until_text(browser, ".case-facts", "vip").await;
        appears(browser, ".tag-off").await.click().await.unwrap();
        let sam = story.colleague("sam").await;
        let gone = async || (sam.look(case).await.wrap_up.tags == ["vip"]).then_some(());
        until("the tag is off", gone).await;
        assert_eq!(sam.look(case).await.case.state, State::Open, "it was kept, not resolved");
    }

    pub async fn words_that_resolve_leave_and_then_it_is_asked_what_it_was_about(
        story: &Story,
        browser: &Client,
    ) {
        asks(story).await;
        let case = one_open_case(story, browser).await;
        appears(browser, "textarea[name=text]").await.send_keys("It is back, we are sorry.").await.unwrap();
        appears(browser, ".send-resolve").await.click().await.unwrap();
        appears(browser, "#ask-dialog[open] select[name=disposition]:focus").await;
        press(browser, ENTER).await;
        resolved(story, case).await;
        story.sent().await;
        let sends = story.colleague("sam").await.look(case).await.sends;
        assert_eq!(sends.len(), 1, "the words left once");
    }
}
