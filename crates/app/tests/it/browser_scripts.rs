//! Other ways to read, in a real Chromium: from right to left, and without motion.

use fantoccini::Client;
use kernel::Role;
use serde_json::json;

use crate::browser::{
    appears, click, go, in_a_browser, log_in, open_case, order, press, resize, says, until_says, until_text,
};
use crate::harness::Story;

in_a_browser! {
    what_is_written_from_right_to_left_is_read_so_wherever_it_stands,
    who_wants_no_motion_sees_none,
}

/// `Noor of Leeds`; `the internet has been down since Friday, my order is NF-2231, please help`.
const NAME: &str = "نور من ليدز";
const WORDS: &str = "الإنترنت مقطوع منذ يوم الجمعة، طلبي NF-2231، أرجو المساعدة";

/// What is wider than its place: whatever holds text, and the page itself.
const TOO_WIDE: &str = "return ['html', 'main', '#thread', 'desk-list', '.composer', '.case-head', '#context']
    .flatMap((holder) => [...document.querySelectorAll(holder)])
    .filter((holder) => holder.checkVisibility() && holder.scrollWidth > holder.clientWidth + 1)
    .map((holder) => `${holder.localName}.${holder.className} by ${holder.scrollWidth - holder.clientWidth}`)";

async fn direction(browser: &Client, selector: &str) -> serde_json::Value {
    let script = "return getComputedStyle(document.querySelector(arguments[0])).direction";
    browser.execute(script, vec![json!(selector)]).await.unwrap()
}

mod stories {
    use super::*;

    pub async fn what_is_written_from_right_to_left_is_read_so_wherever_it_stands(
        story: &Story,
        browser: &Client,
    ) {
        let noor = story.person_with("noor_k", NAME, 12_000).await;
        story.network().post(&noor, &format!("@larkspur {WORDS}")).await.unwrap();
        story.network().dm(&noor, WORDS).await.unwrap();
        story.heard().await;
        let case = story.case_of(&noor).await;
        log_in(story, browser, Role::Agent).await;
        for (wide, high) in [(1440, 900), (390, 844)] {
            resize(browser, wide, high).await;
            go(story, browser, "/desk/all").await;
            until_text(browser, &format!("#row-{case} .row-name"), NAME).await;
            assert_eq!(direction(browser, &format!("#row-{case} .row-line bdi")).await, json!("rtl"));
            assert_eq!(says(browser, TOO_WIDE).await, json!([]), "the list at {wide} px");
            open_case(story, browser, case).await;
            until_text(browser, ".msg.private .msg-text", "الإنترنت").await;
            assert_eq!(direction(browser, ".msg.private .msg-text").await, json!("rtl"));
            assert_eq!(direction(browser, "body").await, json!("ltr"), "the desk around them speaks English");
            let text = appears(browser, "textarea[name=text]").await;
            text.clear().await.unwrap();
            text.send_keys("نعتذر عن ذلك، نحن نعمل على الحل").await.unwrap();
            assert_eq!(direction(browser, "textarea[name=text]").await, json!("rtl"), "as one writes it");
            assert_eq!(says(browser, TOO_WIDE).await, json!([]), "the case at {wide} px");
            // A name in a line of ours keeps its order to itself.
            let isolated = "return getComputedStyle(document.querySelector('.case-name bdi')).unicodeBidi";
            assert_eq!(says(browser, isolated).await, json!("isolate"));
        }

        // The page itself, for a reader from the right: the rail stands there, and nothing sticks out.
        for (wide, high) in [(1440, 900), (390, 844)] {
            resize(browser, wide, high).await;
            open_case(story, browser, case).await;
            says(browser, "document.documentElement.dir = 'rtl'").await;
            assert_eq!(says(browser, TOO_WIDE).await, json!([]), "from the right at {wide} px");
            if wide == 1440 {
                let at = "return [innerWidth - document.querySelector('#rail').getBoundingClientRect().right,
                    document.querySelector('#context').getBoundingClientRect().left]";
                assert_eq!(says(browser, at).await, json!([0, 0]), "the rail right, what is known left");
            }
        }
    }

    pub async fn who_wants_no_motion_sees_none(story: &Story, browser: &Client) {
        let wish = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        order(story, browser, "Emulation.setEmulatedMedia", wish).await;
        let case = crate::browser::one_open_case(story, browser).await;
        until_says(browser, "return matchMedia('(prefers-reduced-motion: reduce)').matches").await;
        // A dialog, a menu and a toast, each of which would move.
        click(browser, ".case-head [data-drawer]").await;
        appears(browser, "#drawer[open] #why").await;
        press(browser, crate::browser::ESCAPE).await;
        press(browser, "s").await;
        appears(browser, "#snooze:popover-open").await;
        let moves = "const long = (text) => text.split(',').some((one) => parseFloat(one) > 0.001);
            return [...document.querySelectorAll('*')].filter((one) => {
                const style = getComputedStyle(one);
                return long(style.transitionDuration) || long(style.animationDuration) || style.scrollBehavior === 'smooth';
            }).map((one) => one.localName)";
        assert_eq!(says(browser, moves).await, json!([]), "before {case}");
        assert_eq!(
            says(
                browser,
                "return document.getAnimations().filter((one) => one.playState === 'running').length"
            )
            .await,
            json!(0)
        );
    }
}
