//! Every page of the kit in a real Chromium: what axe-core says about each in both themes.

use web::kit::ADDRESSES;

use crate::browser::in_a_browser;

in_a_browser! {
    axe_finds_nothing_in_the_light_kit,
    axe_finds_nothing_in_the_dark_kit,
}

mod stories {
    use fantoccini::Client;
    use serde_json::json;

    use super::ADDRESSES;
    use crate::browser::{go, violations};
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
}
