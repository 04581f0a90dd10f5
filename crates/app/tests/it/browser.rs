//! The desk in a real Chromium: what an agent sees and does.
//!
//! Needs ChromeDriver: `COMMONGROUND_TEST_WEBDRIVER` names it, as `cargo xtask ci` does. Without it each test says so
//! in one line and passes.

use std::time::Duration;

use care::{Tx, access};
use fantoccini::{Client, ClientBuilder, Locator};
use kernel::{CaseId, Role, Secret};
use serde_json::{Value, json};

use crate::harness::{Story, until};

pub const PASSWORD: &str = "a-long-enough-password";
/// The budget of the desk's first load, in bytes on the wire.
const FIRST_LOAD: i64 = 150_000;

/// Makes a test that runs in a browser, if there is one.
macro_rules! in_a_browser {
    ($($story:ident),+ $(,)?) => {$(
        #[test]
        fn $story() {
            let Some(driver) = $crate::browser::driver() else {
                eprintln!("skipped: COMMONGROUND_TEST_WEBDRIVER names no ChromeDriver");
                return;
            };
            $crate::harness::run(db::Engine::Sqlite, async |story: &$crate::harness::Story| {
                let browser = $crate::browser::open(&driver).await;
                let told = async { stories::$story(story, &browser).await };
                let told = futures::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(told)).await;
                if told.is_err() {
                    story.leaves_work();
                }
                browser.close().await.expect("the browser closes");
                told.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            });
        }
    )+};
}
pub(crate) use in_a_browser;

in_a_browser! {
    an_agent_sees_a_message_arrive_and_answers_in_public_and_in_private,
    the_first_load_of_the_desk_is_light,
    a_reply_built_on_a_stale_thread_is_refused_and_kept,
    every_single_key_does_what_the_sheet_says,
    a_case_sleeps_by_the_menu_and_is_woken_by_a_button,
    a_fact_is_set_right_in_two_keys_and_the_answer_names_the_route,
    a_wrong_owner_is_two_keys_and_enter_and_presence_is_one_press,
    what_came_while_the_line_was_down_is_there_when_it_returns_and_refusals_are_told,
}

#[expect(clippy::disallowed_methods, reason = "a test is told by its environment where the browser is")]
pub fn driver() -> Option<String> {
    std::env::var("COMMONGROUND_TEST_WEBDRIVER").ok()
}

pub async fn open(driver: &str) -> Client {
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--window-size=1440,900",
    ];
    let wishes = json!({ "goog:chromeOptions": { "args": arguments } });
    let wishes = wishes.as_object().expect("an object").clone();
    ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
        .capabilities(wishes)
        .connect(driver)
        .await
        .expect("ChromeDriver starts a browser")
}

mod stories {
    use super::*;

    pub async fn an_agent_sees_a_message_arrive_and_answers_in_public_and_in_private(
        story: &Story,
        browser: &Client,
    ) {
        let network = story.network();
        log_in(story, browser, Role::Agent).await;
        go(story, browser, "/desk/unassigned").await;
        appears(browser, "[data-pill=live]").await;

        // Somebody writes; nobody reloads.
        let jana = story.person("jana_k").await;
        let post =
            network.post(&jana, "@larkspur no internet since Friday, can you help me please?").await.unwrap();
        appears(browser, ".new-pill:not([hidden])").await.click().await.unwrap();
        appears(browser, ".row-link").await.click().await.unwrap();
        appears(browser, ".case-head .take").await.click().await.unwrap();
        until_text(browser, ".case-facts", "Yours").await;

        // A public answer, which the network has after the time to undo.
        write(browser, "public", "So sorry. Will you send me your postcode privately?").await;
        appears(browser, ".send.queued").await;
        story.sent().await;
        appears(browser, ".send.sent").await;
        let thread = network.thread(&post).unwrap().posts;
        assert_eq!(thread.len(), 2);
        assert!(thread[1].author.brand);

        // She goes private; it appears by itself; the answer stays private.
        network.dm(&jana, "It is LS8 2AA, thank you").await.unwrap();
        until_text(browser, "#thread", "LS8 2AA").await;
        write(browser, "private", "Found it: a card in the exchange. It is back by five.").await;
        appears(browser, ".send.queued").await;
        story.sent().await;
        let talk = network.conversation(&jana).unwrap();
        assert!(talk.messages.iter().any(|said| said.author.brand && said.text.contains("back by five")));
        assert_eq!(network.thread(&post).unwrap().posts.len(), 2, "nothing private went public");

        // And she sees both in the sandbox.
        go(story, browser, &format!("/sandbox?as={jana}")).await;
        until_text(browser, "#feed", "send me your postcode").await;
        until_text(browser, "#dms", "back by five").await;
    }

    pub async fn the_first_load_of_the_desk_is_light(story: &Story, browser: &Client) {
        let jana = story.person("jana_k").await;
        story.network().post(&jana, "@larkspur is there a fault in Leeds?").await.unwrap();
        story.heard().await;
        let case = story.case_of(&jana).await;
        // Logged in without having loaded a page: the cache is empty.
        go(story, browser, "/healthz").await;
        let session = with_session(story, Role::Agent).await;
        let script = "document.cookie = `commonground=${arguments[0]}; path=/`";
        browser.execute(script, vec![json!(session)]).await.unwrap();
        go(story, browser, &format!("/desk/all/{case}")).await;
        let script = "return performance.getEntries().filter((e) => 'transferSize' in e)
            .map((e) => [e.name, e.transferSize])";
        let loaded = browser.execute(script, Vec::new()).await.unwrap();
        let sizes: Vec<(String, i64)> = serde_json::from_value(loaded).unwrap();
        let sum: i64 = sizes.iter().map(|(_, size)| size).sum();
        assert!(sizes.len() > 4, "the page loads its parts: {sizes:?}");
        assert!(sum < FIRST_LOAD, "{sum} bytes on the wire: {sizes:?}");
    }

    pub async fn a_reply_built_on_a_stale_thread_is_refused_and_kept(story: &Story, browser: &Client) {
        let jana = story.person("jana_k").await;
        story.network().post(&jana, "@larkspur no internet since Friday, can you help me?").await.unwrap();
        story.heard().await;
        let case = story.case_of(&jana).await;
        log_in(story, browser, Role::Agent).await;
        go(story, browser, &format!("/desk/all/{case}")).await;
        appears(browser, "textarea[name=text]").await;
        story.network().post(&jana, "@larkspur never mind, it is back and works").await.unwrap();
        story.heard().await;
        until_text(browser, "#thread", "never mind").await;
        // As if the words had been sent a moment before the new message came to this screen.
        browser.execute("document.querySelector('[name=seen]').value = '1'", Vec::new()).await.unwrap();
        write(browser, "public", "We are looking into it.").await;
        until_text(browser, ".banner.stale", "never mind").await;
        let kept = browser.find(Locator::Css("textarea[name=text]")).await.unwrap();
        assert_eq!(kept.prop("value").await.unwrap().as_deref(), Some("We are looking into it."));
        assert_eq!(story.sends().await, Vec::<String>::new());
    }

    pub async fn every_single_key_does_what_the_sheet_says(story: &Story, browser: &Client) {
        for (handle, words) in
            [("jana_k", "no internet since Friday, please help"), ("mo", "is there a fault?")]
        {
            let person = story.person(handle).await;
            story.network().post(&person, &format!("@larkspur {words}")).await.unwrap();
            story.heard().await;
        }
        log_in(story, browser, Role::Agent).await;
        go(story, browser, "/desk/all").await;
        appears(browser, "[data-pill=live]").await;
        press(browser, "j").await;
        appears(browser, ".row:nth-child(1) .row-link[aria-current]").await;
        press(browser, "j").await;
        appears(browser, ".row:nth-child(2) .row-link[aria-current]").await;
        press(browser, "k").await;
        appears(browser, ".row:nth-child(1) .row-link[aria-current]").await;

        press(browser, "n").await;
        appears(browser, "[name=mode][value=note]:checked").await;
        appears(browser, "textarea[name=text]:focus").await;
        press(browser, ESCAPE).await;
        appears(browser, "body:not(:has(textarea:focus))").await;
        press(browser, "r").await;
        appears(browser, "[name=mode]:checked:not([value=note])").await;
        appears(browser, "textarea[name=text]:focus").await;
        press(browser, "?").await;
        press(browser, ESCAPE).await;
        let written = browser.find(Locator::Css("textarea[name=text]")).await.unwrap();
        assert_eq!(written.prop("value").await.unwrap().as_deref(), Some("?"), "in text a key is a letter");

        press(browser, "?").await;
        appears(browser, "#help[open]").await;
        press(browser, ESCAPE).await;
        appears(browser, "body:not(:has(#help[open]))").await;

        press(browser, "t").await;
        until_text(browser, ".case-facts", "Yours").await;
        let here = browser.current_url().await.unwrap();
        assert!(here.path().starts_with("/desk/mine/"), "{here}");
        press(browser, "e").await;
        until_text(browser, ".case-facts", "resolved").await;
    }

    pub async fn a_case_sleeps_by_the_menu_and_is_woken_by_a_button(story: &Story, browser: &Client) {
        let case = one_open_case(story, browser).await;
        press(browser, "s").await;
        appears(browser, "#snooze:popover-open [value=tomorrow]").await.click().await.unwrap();
        until_text(browser, ".case-facts", "sleeps until").await;
        let asleep = story.colleague("sam").await.look(case).await.case;
        assert_eq!(
            asleep.snoozed_until.map(|at| at.timestamp().strftime("%H:%M").to_string()),
            Some("08:00".into())
        );
        // The page may be drawn anew between the look and the click.
        until("the button is pressed", async || appears(browser, ".wake").await.click().await.ok()).await;
        appears(browser, ".case-head:not(:has(.wake))").await;
        assert_eq!(story.colleague("sam").await.look(case).await.case.snoozed_until, None);
    }

    pub async fn a_fact_is_set_right_in_two_keys_and_the_answer_names_the_route(
        story: &Story,
        browser: &Client,
    ) {
        let case = one_open_case(story, browser).await;
        let here = browser.current_url().await.unwrap();
        press(browser, "f").await;
        appears(browser, "#correct[open]").await;
        // The same key walks down the list elsewhere: in the menu it is the press, and only that.
        press(browser, "j").await;
        appears(browser, "body:not(:has(#correct[open]))").await;
        until_text(browser, "#toasts", "Moved").await;
        until_text(browser, "#thread", "press").await;
        assert_eq!(browser.current_url().await.unwrap(), here, "nothing else was done with the key");
        let seen = story.colleague("sam").await.look(case).await;
        assert_eq!(seen.item.as_ref().expect("it stands in a queue").queue, "corp_comms");
        let reading = seen.reading().unwrap().expect("the message was read");
        assert!(reading.intent.is(&triage::Intent::Press), "{:?}", reading.intent);
        assert_eq!(reading.intent.source, triage::Source::HUMAN);
    }

    pub async fn a_wrong_owner_is_two_keys_and_enter_and_presence_is_one_press(
        story: &Story,
        browser: &Client,
    ) {
        let case = one_open_case(story, browser).await;
        let here = browser.current_url().await.unwrap();
        let before = story.colleague("sam").await.look(case).await.item.expect("it stands in a queue").queue;
        press(browser, "w").await;
        appears(browser, "#ask-dialog[open] input[name=to]:checked").await;
        press(browser, "2").await;
        appears(browser, "#ask-dialog input[data-pick='2']:checked").await;
        let to = "return document.querySelector('#ask-dialog input[name=to]:checked').value";
        let to = browser.execute(to, Vec::new()).await.unwrap();
        press(browser, "s").await;
        appears(browser, "#ask-dialog input[name=reason][data-pick='s']:checked").await;
        press(browser, ENTER).await;
        appears(browser, "body:not(:has(#ask-dialog[open]))").await;
        until_text(browser, ".colleagues", "Handed over by").await;
        let now = story.colleague("sam").await.look(case).await.item.expect("it stands in a queue").queue;
        assert_eq!((to, now != before), (json!(now), true), "sent where the key said");
        assert_eq!(browser.current_url().await.unwrap(), here, "and nothing else was done with the keys");

        appears(browser, ".rail-me").await.click().await.unwrap();
        appears(browser, "#presence [value=ready]").await.click().await.unwrap();
        appears(browser, "#presence [value=ready][aria-pressed=true]").await;
        appears(browser, ".rail-me .here.ready").await;
    }

    pub async fn what_came_while_the_line_was_down_is_there_when_it_returns_and_refusals_are_told(
        story: &Story,
        browser: &Client,
    ) {
        let case = one_open_case(story, browser).await;
        let down = "window.real = window.fetch;
            window.fetch = (url, wish) => String(url).includes('/desk/events')
                ? Promise.reject(new TypeError('the line is down')) : window.real(url, wish);
            document.querySelector('[data-live]')._htmx.sse.reader.cancel();";
        browser.execute(down, Vec::new()).await.unwrap();
        appears(browser, "[data-pill=reconnecting]").await;
        let mo = story.person("mo").await;
        story.network().post(&mo, "@larkspur is there a fault in Leeds?").await.unwrap();
        story.heard().await;
        story.colleague("sam").await.resolve(case).await.unwrap();
        assert!(browser.find(Locator::Css(".row:nth-child(2)")).await.is_err(), "nobody told this page");

        // What this page does not know makes its next wish impossible: it is told why.
        press(browser, "s").await;
        appears(browser, "#snooze:popover-open [value='1h']").await.click().await.unwrap();
        until_text(browser, "#toasts", "this case is resolved").await;

        browser.execute("window.fetch = window.real", Vec::new()).await.unwrap();
        appears(browser, "[data-pill=live]").await;
        until_text(browser, ".case-facts", "resolved").await;
        appears(browser, ".new-pill:not([hidden])").await.click().await.unwrap();
        until_text(browser, "#list", "fault in Leeds").await;
    }
}

/// The key that sends, as WebDriver spells it.
pub const ENTER: &str = "\u{e007}";
/// The key that leaves the text, as WebDriver spells it.
pub const ESCAPE: &str = "\u{e00c}";

/// Presses a key wherever the focus is.
pub async fn press(browser: &Client, key: &str) {
    // What has the focus may be drawn anew between finding it and typing.
    for _ in 0..5 {
        if browser.active_element().await.unwrap().send_keys(key).await.is_ok() {
            return;
        }
    }
    panic!("`{key}` can't be pressed");
}

/// The only case there is, open before an agent on a page that hears the news.
pub async fn one_open_case(story: &Story, browser: &Client) -> CaseId {
    let jana = story.person("jana_k").await;
    story.network().post(&jana, "@larkspur no internet since Friday, please help").await.unwrap();
    story.heard().await;
    let case = story.case_of(&jana).await;
    log_in(story, browser, Role::Agent).await;
    open_case(story, browser, case).await;
    case
}

/// Makes the window so large, and sees that the page is so wide.
pub async fn resize(browser: &Client, wide: u32, high: u32) {
    browser.set_window_size(wide, high).await.unwrap();
    let now = browser.execute("return innerWidth", Vec::new()).await.unwrap();
    assert_eq!(now, json!(wide), "the window has another width");
}

pub async fn log_in(story: &Story, browser: &Client, role: Role) {
    let ctx = story.ctx();
    let hash = access::hash(&ctx, &Secret::new(PASSWORD.to_owned())).unwrap();
    let added = story.node.app.write(async move |tx: &mut Tx| {
        access::add_user(tx, &ctx, "ana", "Ana Ruiz", role, Some("care_team"), &hash).await
    });
    added.await.unwrap();
    enter(story, browser, "/login").await;
}

/// Goes to a page that asks who is there, and says so: Ana, whom [`log_in`] has added.
pub async fn enter(story: &Story, browser: &Client, path: &str) {
    go(story, browser, path).await;
    appears(browser, "[name=login]").await.send_keys("ana").await.unwrap();
    appears(browser, "[name=password]").await.send_keys(PASSWORD).await.unwrap();
    appears(browser, "main form button").await.click().await.unwrap();
    appears(browser, "#rail").await;
}

/// Opens a case on a page that hears the news.
pub async fn open_case(story: &Story, browser: &Client, case: CaseId) {
    go(story, browser, &format!("/desk/all/{case}")).await;
    appears(browser, "[data-pill=live]").await;
}

/// Somebody writes on the microblog and is heard: their id there, their post, their case.
pub async fn somebody_says(story: &Story, handle: &str, words: &str) -> (String, String, CaseId) {
    let person = story.person(handle).await;
    let post = story.network().post(&person, words).await.unwrap();
    story.heard().await;
    let case = story.case_of(&person).await;
    (person, post, case)
}

/// What a script says of the page.
pub async fn says(browser: &Client, script: &str) -> Value {
    browser.execute(script, Vec::new()).await.unwrap()
}

/// Waits until a script says yes.
pub async fn until_says(browser: &Client, script: &str) {
    until(script, async || {
        let said = browser.execute(script, Vec::new()).await.ok()?;
        (said == json!(true)).then_some(())
    })
    .await;
}

/// Gives an order to the browser itself, by Chromium's own protocol.
pub async fn order(story: &Story, browser: &Client, cmd: &str, params: Value) {
    let session = browser.session_id().await.unwrap().expect("the browser has a session");
    let address = format!("{}/session/{session}/goog/cdp/execute", driver().expect("there is a browser"));
    let order = json!({ "cmd": cmd, "params": params });
    let told = story.http.post(address).body(order.to_string()).send().await.unwrap();
    assert!(told.status().is_success(), "{told:?}");
}

/// Clicks what a selector names, as soon as it is there and can be clicked.
pub async fn click(browser: &Client, selector: &str) {
    // What was found may be drawn anew before it is clicked.
    until(&format!("{selector} can be clicked"), async || {
        browser.find(Locator::Css(selector)).await.ok()?.click().await.ok()
    })
    .await;
}

/// Puts words into a field, in place of those that stand there.
pub async fn fill(browser: &Client, selector: &str, words: &str) {
    let field = appears(browser, selector).await;
    field.clear().await.unwrap();
    if !words.is_empty() {
        field.send_keys(words).await.unwrap();
    }
}

/// A session as the log-in page makes it, without the page.
pub async fn with_session(story: &Story, role: Role) -> String {
    let ctx = story.ctx();
    let opened = story.node.app.write(async move |tx: &mut Tx| {
        let id = access::add_user(tx, &ctx, "eve", "Eve", role, Some("care_team"), "no log-in by password")
            .await?;
        let user = access::user(tx, &ctx, id).await?;
        access::open_session(tx, &ctx, &user, "a test").await
    });
    opened.await.unwrap().1.expose().clone()
}

pub async fn go(story: &Story, browser: &Client, path: &str) {
    browser.goto(&format!("{}{path}", story.node.url())).await.unwrap();
}

pub async fn appears(browser: &Client, selector: &str) -> fantoccini::elements::Element {
    let wait = browser.wait().at_most(Duration::from_secs(20)).every(Duration::from_millis(50));
    match wait.for_element(Locator::Css(selector)).await {
        Ok(element) => element,
        Err(error) => panic!("{selector} never came: {error}{}", scene(browser).await),
    }
}

/// What somebody would see who looked at the browser now: where it is, how its line stands, and what it says.
async fn scene(browser: &Client) -> String {
    let script = "const line = document.querySelector('[data-live]');
        const asked = performance.getEntriesByType('resource').filter((one) => one.name.includes('/events'));
        return JSON.stringify({ at: location.href, hidden: document.hidden, line: document.body.dataset.line,
            sse: line?._htmx?.sse?.status, bound: !!line?._htmx, asked: asked.map((one) => [one.responseStatus, one.startTime, one.duration]), online: navigator.onLine,
            says: document.querySelector('main')?.innerText.slice(0, 600) })";
    browser
        .execute(script, Vec::new())
        .await
        .map_or_else(|error| error.to_string(), |said| format!("\n{said}"))
}

pub async fn until_text(browser: &Client, selector: &str, text: &str) {
    until(&format!("`{text}` in {selector}"), async || {
        let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
        let found = browser.execute(script, vec![json!(selector)]).await.ok()?;
        found.as_str()?.contains(text).then_some(())
    })
    .await;
}

/// Chooses who will see the words, writes them, sends them.
pub async fn write(browser: &Client, mode: &str, words: &str) {
    let script = "document.querySelector(`[name=mode][value=${arguments[0]}]`).click()";
    browser.execute(script, vec![json!(mode)]).await.unwrap();
    appears(browser, "textarea[name=text]").await.send_keys(words).await.unwrap();
    appears(browser, ".composer button[value=stay]").await.click().await.unwrap();
}

/// What axe-core finds by the rules of WCAG 2.2 AA: the rule, and the first place that breaks it. Swagger UI's own
/// markup is left out: its controls stand in each other, in colours that are not ours to choose.
pub async fn violations(browser: &Client) -> Vec<String> {
    browser.execute(include_str!("../vendor/axe.min.js"), Vec::new()).await.unwrap();
    let script = "const done = arguments[arguments.length - 1];
        axe.run({ exclude: ['.swagger-ui'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
            .then((found) => done(found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`)))";
    let found = browser.execute_async(script, Vec::new()).await.unwrap();
    serde_json::from_value(found).unwrap()
}
