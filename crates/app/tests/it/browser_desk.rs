//! The desk from its edges, in a real Chromium: addresses that are kept, widths at which it changes, a line that was
//! down, ways to write that open and close, a talk that goes on elsewhere, a case that is to come back.

use care::cases::Mode;
use care::{Tx, accounts};
use channels::sandbox::Flavour;
use channels::sandbox::simulator::NewPerson;
use fantoccini::Client;
use kernel::{Millis, Role};
use serde_json::json;

use crate::browser::{
    appears, click, enter, fill, go, in_a_browser, log_in, one_open_case, open_case, press, resize, says,
    somebody_says, until_says, until_text,
};
use crate::harness::Story;

in_a_browser! {
    a_case_that_is_opened_from_a_search_keeps_the_search,
    from_1100_pixels_on_the_context_stands_beside_and_nothing_overflows,
    the_place_in_an_address_survives_the_log_in,
    rows_keep_their_places_when_the_line_returns,
    the_ways_to_write_follow_the_case_and_leave_the_words_alone,
    where_the_talk_goes_on_elsewhere_the_timeline_says_so,
    a_case_is_told_to_come_back_from_its_head_and_by_a_key,
    who_else_looks_is_seen_on_a_telephone,
}

/// The address, behind the host.
async fn address(browser: &Client) -> String {
    says(browser, "return location.pathname + location.search + location.hash")
        .await
        .as_str()
        .unwrap()
        .to_owned()
}

/// Parts of the page that are wider than there is room.
async fn overflowing(browser: &Client) -> serde_json::Value {
    says(
        browser,
        "return ['html', '.list', '.list-head', '.conversation', '.case-head', '.case-facts', '.thread', '.composer form',
                '.modes', '.composer-foot', '.context'].filter((part) => {
            const node = document.querySelector(part);
            return node && node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1;
        })",
    )
    .await
}

mod stories {
    use super::*;

    pub async fn a_case_that_is_opened_from_a_search_keeps_the_search(story: &Story, browser: &Client) {
        let (_, _, jana) =
            somebody_says(story, "jana_k", "@larkspur no internet since Friday, please help").await;
        somebody_says(story, "mo", "@larkspur my bill is wrong, please help").await;
        log_in(story, browser, Role::Agent).await;
        let one = "return document.querySelectorAll('.row').length === 1";
        // What was said is found a moment after it was said.
        crate::harness::until("the words are found", async || {
            go(story, browser, "/desk/all?q=Friday").await;
            (says(browser, one).await == json!(true)).then_some(())
        })
        .await;
        click(browser, ".row-link").await;
        appears(browser, &format!("#case-head-{jana}")).await;
        assert_eq!(address(browser).await, format!("/desk/all/{jana}?q=Friday"));
        browser.refresh().await.unwrap();
        appears(browser, &format!("#case-head-{jana}")).await;
        until_says(browser, one).await;
        browser.back().await.unwrap();
        until_says(browser, "return location.pathname === '/desk/all'").await;
        until_says(browser, one).await;
        assert_eq!(address(browser).await, "/desk/all?q=Friday");

        // A row that is drawn anew while one looks leads there as well, and so does the way back on a telephone.
        story.colleague("sam").await.take(jana).await.unwrap();
        until_text(browser, &format!("#row-{jana} .row-chips"), "Sam").await;
        resize(browser, 390, 844).await;
        click(browser, ".row-link").await;
        appears(browser, &format!("#case-head-{jana}")).await;
        click(browser, ".back").await;
        until_says(browser, "return location.pathname === '/desk/all'").await;
        assert_eq!(address(browser).await, "/desk/all?q=Friday");
        resize(browser, 1440, 900).await;
    }

    pub async fn from_1100_pixels_on_the_context_stands_beside_and_nothing_overflows(
        story: &Story,
        browser: &Client,
    ) {
        let case = one_open_case(story, browser).await;
        for wide in [1100, 1150, 1199] {
            resize(browser, wide, 800).await;
            open_case(story, browser, case).await;
            until_says(
                browser,
                "return document.querySelector('.context').getBoundingClientRect().width > 300",
            )
            .await;
            assert_eq!(overflowing(browser).await, json!([]), "at {wide} px");
        }
        // One less, and it is a drawer behind its button.
        resize(browser, 1099, 800).await;
        open_case(story, browser, case).await;
        until_says(browser, "return !document.querySelector('.context').checkVisibility()").await;
        click(browser, ".context-toggle").await;
        appears(browser, ".context:popover-open").await;
        assert_eq!(overflowing(browser).await, json!([]), "with the drawer");
        resize(browser, 1440, 900).await;
    }

    pub async fn the_place_in_an_address_survives_the_log_in(story: &Story, browser: &Client) {
        let case = one_open_case(story, browser).await;
        let place = format!("/desk/all/{case}?sort=newest#thread");
        browser.delete_all_cookies().await.unwrap();
        // Another mark alone would be no way to another page.
        go(story, browser, "/healthz").await;
        // Somebody mistypes first: that loses nothing either.
        go(story, browser, &place).await;
        fill(browser, "[name=login]", "ana").await;
        fill(browser, "[name=password]", "not this").await;
        click(browser, "main form button").await;
        appears(browser, ".banner.bad").await;
        fill(browser, "[name=password]", crate::browser::PASSWORD).await;
        click(browser, "main form button").await;
        appears(browser, &format!("#case-head-{case}")).await;
        assert_eq!(address(browser).await, place);
        browser.delete_all_cookies().await.unwrap();
        // Another mark alone would be no way to another page.
        go(story, browser, "/healthz").await;
        enter(story, browser, &place).await;
        assert_eq!(address(browser).await, place);
    }

    pub async fn rows_keep_their_places_when_the_line_returns(story: &Story, browser: &Client) {
        let (jana, _, first) = somebody_says(story, "jana_k", "@larkspur no internet, please help").await;
        let (_, _, second) = somebody_says(story, "mo", "@larkspur no internet, please help").await;
        log_in(story, browser, Role::Agent).await;
        go(story, browser, "/desk/all?sort=newest").await;
        appears(browser, "[data-pill=live]").await;
        let order = "return [...document.querySelectorAll('.row')].map((row) => row.id)";
        let before = says(browser, order).await;
        let down = "window.real = window.fetch;
            window.fetch = (url, wish) => String(url).includes('/desk/events')
                ? Promise.reject(new TypeError('the line is down')) : window.real(url, wish);
            document.querySelector('[data-live]')._htmx.sse.reader.cancel();";
        says(browser, down).await;
        appears(browser, "[data-pill=reconnecting]").await;

        // The last becomes the first, another is resolved, a third is new.
        story.network().dm(&jana, "and the telephone is dead").await.unwrap();
        story.colleague("sam").await.resolve(second).await.unwrap();
        somebody_says(story, "li", "@larkspur is there a fault in Leeds?").await;
        says(browser, "window.fetch = window.real").await;
        appears(browser, "[data-pill=live]").await;
        until_text(browser, &format!("#row-{first} .row-line"), "the telephone is dead").await;
        until_text(browser, "[data-new-count]", "1").await;
        appears(browser, ".new-pill:not([hidden])").await;
        assert_eq!(says(browser, order).await, before, "no row has moved");
        click(browser, ".new-pill").await;
        until_text(browser, "#list", "fault in Leeds").await;
        let after = says(browser, order).await;
        assert_ne!(after, before);
        assert_eq!(after.as_array().map(Vec::len), Some(2), "what is resolved is gone: {after}");
    }

    pub async fn the_ways_to_write_follow_the_case_and_leave_the_words_alone(
        story: &Story,
        browser: &Client,
    ) {
        let page = story.network_of(Flavour::Page);
        let new = NewPerson { handle: "ida".into(), name: "Ida".into(), avatar: None, followers: 9 };
        let customer = page.invent(new).await.unwrap().id;
        page.post(&customer, "my bill is wrong, please help").await.unwrap();
        story.heard().await;
        let case = story.case_of(&customer).await;
        let sam = story.colleague("sam").await;
        sam.answer(case, Mode::Private, "Hello, we look into it. Which month is it?").await;
        story.sent().await;
        log_in(story, browser, Role::Agent).await;
        open_case(story, browser, case).await;
        appears(browser, "[name=mode][value=private]:disabled").await;
        click(browser, ".mode.note").await;
        appears(browser, "textarea[name=text]").await.send_keys("She means").await.unwrap();

        // They write back: it is possible, for a day; what is being written is not touched.
        page.dm(&customer, "It is the bill of March.").await.unwrap();
        appears(browser, "[name=mode][value=private]:not(:disabled)").await;
        let untouched = "return document.querySelector('[name=mode]:checked').value === 'note'
            && document.querySelector('textarea[name=text]').value === 'She means'
            && document.activeElement === document.querySelector('textarea[name=text]')";
        assert_eq!(says(browser, untouched).await, json!(true));

        // The account is paused, and goes on.
        let (ada, key) = (story.colleague("ada").await.ctx, story.key.clone());
        let account = sam.look(case).await.messages[0].account_id;
        let ctx = ada.clone();
        let pause = async move |tx: &mut Tx| accounts::pause(tx, &ctx, account, "moving").await;
        story.node.app.write(pause).await.unwrap();
        until_text(browser, ".ways", "is paused").await;
        let resume = async move |tx: &mut Tx| accounts::resume(tx, &ada, &key, account, None).await;
        story.node.app.write(resume).await.unwrap();
        appears(browser, ".ways:not(:has(.why-not))").await;
        assert_eq!(says(browser, untouched).await, json!(true));

        // The window closes before the reader's eyes: what they have chosen stays, and can't be sent.
        click(browser, ".mode.private").await;
        story.advance(Millis::seconds(24 * 3600 - 12)).await;
        enter(story, browser, &format!("/desk/all/{case}")).await;
        appears(browser, ".as.private desk-clock.near").await;
        click(browser, ".mode.private").await;
        story.advance(Millis::minutes(1)).await;
        until_text(browser, ".ways", "Only with the tag").await;
        story.leaves_work();
    }

    pub async fn where_the_talk_goes_on_elsewhere_the_timeline_says_so(story: &Story, browser: &Client) {
        let jana = story.person("jana_k").await;
        story.network().dm(&jana, "no internet since Friday, please help").await.unwrap();
        story.heard().await;
        let case = story.case_of(&jana).await;
        log_in(story, browser, Role::Agent).await;
        open_case(story, browser, case).await;
        until_says(browser, "return document.querySelectorAll('.timeline .channel').length === 0").await;
        story.network().post(&jana, "@larkspur nobody answers me, and still no internet").await.unwrap();
        until_text(browser, ".timeline", "nobody answers me").await;
        until_text(browser, ".timeline .channel.public", "A public thread").await;
        let behind =
            "return document.querySelector('.timeline .channel.public').nextElementSibling.textContent
            .includes('nobody answers me')";
        assert_eq!(says(browser, behind).await, json!(true));
        let live = says(browser, "return document.querySelector('.timeline').innerText").await;
        open_case(story, browser, case).await;
        assert_eq!(says(browser, "return document.querySelector('.timeline').innerText").await, live);
    }

    pub async fn a_case_is_told_to_come_back_from_its_head_and_by_a_key(story: &Story, browser: &Client) {
        let case = one_open_case(story, browser).await;
        press(browser, "z").await;
        click(browser, "#comes-back:popover-open [value='4h']").await;
        until_text(browser, ".case-facts .boomerang-chip", "comes back").await;
        let back = story.colleague("sam").await.look(case).await.boomerang.expect("it comes back").back_at;
        assert!(back > story.ctx().now());
        // The chip puts it down, and a time of one's own is set from the menu.
        click(browser, ".boomerang-chip button").await;
        appears(browser, ".case-facts:not(:has(.boomerang-chip))").await;
        click(browser, ".case-actions [popovertarget=moves]").await;
        click(browser, "#moves [popovertarget=comes-back]").await;
        let soon = "document.querySelector('#comes-back [name=back_at]').value = '2026-03-05T09:30'";
        says(browser, soon).await;
        click(browser, "#comes-back .menu-form button").await;
        until_text(browser, ".case-facts .boomerang-chip", "comes back").await;
        assert!(story.colleague("sam").await.look(case).await.boomerang.is_some());
    }

    pub async fn who_else_looks_is_seen_on_a_telephone(story: &Story, browser: &Client) {
        let case = one_open_case(story, browser).await;
        resize(browser, 390, 844).await;
        open_case(story, browser, case).await;
        let ctx = story.colleague("sam").await.ctx;
        let look = async move |tx: &mut Tx| {
            care::watching::look(tx, &ctx, case, care::watching::Doing::Viewing).await
        };
        story.node.app.write(look).await.unwrap();
        until_says(
            browser,
            "return document.querySelector('.case-viewers .viewer')?.checkVisibility() ?? false",
        )
        .await;
        // The facts below the name are a strip that scrolls, by design.
        assert_eq!(overflowing(browser).await, json!([".case-facts"]));
        resize(browser, 1440, 900).await;
    }
}
