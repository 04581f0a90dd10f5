//! Every page of the kit in a real Chromium: what axe-core says about each in both themes, and whether each fits a
//! telephone and a desk that is read at twice its size.

use web::kit::ADDRESSES;

use crate::browser::in_a_browser;

in_a_browser! {
    axe_finds_nothing_in_the_light_kit,
    axe_finds_nothing_in_the_dark_kit,
    no_page_of_the_kit_scrolls_sideways_on_a_telephone_or_at_twice_the_size,
}

mod stories {
    use fantoccini::Client;
    use serde_json::json;

    use super::ADDRESSES;
    use crate::browser::{go, resize, violations};
    use crate::harness::Story;

    pub async fn axe_finds_nothing_in_the_light_kit(story: &Story, browser: &Client) {
        clean(story, browser, "light").await;
    }

    pub async fn axe_finds_nothing_in_the_dark_kit(story: &Story, browser: &Client) {
        clean(story, browser, "dark").await;
    }

    async fn clean(story: &Story, browser: &Client, theme: &str) {
        let mut found = Vec::new();
        for address in ADDRESSES {
            go(story, browser, &format!("/kit{address}")).await;
            // Colours on their way from one theme to the other are neither.
            let script = "document.documentElement.dataset.theme = arguments[0];
                document.getAnimations().forEach((one) => one.cancel())";
            browser.execute(script, vec![json!(theme)]).await.unwrap();
            found.extend(violations(browser).await.into_iter().map(|it| format!("/kit{address}: {it}")));
        }
        assert!(found.is_empty(), "in {theme}:\n{}", found.join("\n"));
    }

    pub async fn no_page_of_the_kit_scrolls_sideways_on_a_telephone_or_at_twice_the_size(
        story: &Story,
        browser: &Client,
    ) {
        // Whatever holds the page's text: what is wide by its nature, as a table is, scrolls within it.
        let script = "return ['html', 'main', '.thread', 'desk-list', 'dialog[open]']
            .flatMap((holder) => [...document.querySelectorAll(holder)])
            .filter((holder) => holder.scrollWidth > holder.clientWidth)
            .map((holder) => `${holder.localName} is ${holder.scrollWidth - holder.clientWidth} px too wide`)";
        let mut found = Vec::new();
        for (wide, high) in [(360, 740), (720, 450)] {
            resize(browser, wide, high).await;
            for address in ADDRESSES {
                go(story, browser, &format!("/kit{address}")).await;
                let wider = browser.execute(script, Vec::new()).await.unwrap();
                let wider: Vec<String> = serde_json::from_value(wider).unwrap();
                found.extend(wider.into_iter().map(|it| format!("/kit{address} at {wide} px: {it}")));
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
