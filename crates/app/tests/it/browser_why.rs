//! *Why is this here?* in a real Chromium: the rule, the facts it asked for, and what would have changed it.

use fantoccini::Client;

use crate::browser::{
    ESCAPE, appears, click, in_a_browser, one_open_case, press, says, until_says, until_text,
};
use crate::harness::Story;

in_a_browser! {
    the_head_of_a_case_opens_the_rule_its_facts_and_what_would_have_changed_it,
}

mod stories {
    use super::*;

    pub async fn the_head_of_a_case_opens_the_rule_its_facts_and_what_would_have_changed_it(
        story: &Story,
        browser: &Client,
    ) {
        let case = one_open_case(story, browser).await;
        let view = story.colleague("sam").await.look(case).await;
        let rule = view.decisions[0].rule.clone();
        let here = browser.current_url().await.unwrap();
        click(browser, ".case-head [data-drawer]").await;
        appears(browser, "#drawer[open] #why").await;
        until_text(browser, "#why .why-answer", "It stands in Care.").await;
        until_text(browser, "#why", &format!("Rule {rule} of the layer")).await;
        until_text(browser, "#why .why-promise", "first response within 15m").await;
        // What the rule asked for stands first, each with how sure it is.
        let asked = "const fact = document.querySelector('#why .why-facts li');
            return fact.matches('.asked') && /^\\d+ %, /.test(fact.querySelector('.meta').innerText)";
        until_says(browser, asked).await;
        let otherwise =
            "return [...document.querySelectorAll('#why .why-else li')].map((one) => one.innerText)";
        let otherwise: Vec<String> = serde_json::from_value(says(browser, otherwise).await).unwrap();
        assert!(
            otherwise.iter().any(|one| one.starts_with("If ") && one.contains("it would have gone to ")),
            "{otherwise:?}"
        );
        press(browser, ESCAPE).await;
        appears(browser, "body:not(:has(#drawer[open]))").await;
        assert_eq!(browser.current_url().await.unwrap(), here);
    }
}
