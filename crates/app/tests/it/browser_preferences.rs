//! How a reader makes the desk theirs, in a real Chromium: language, zone, keys, palette, notifications.

use crate::browser::in_a_browser;

in_a_browser! {
    the_desk_speaks_german_in_the_zone_of_its_reader,
    a_key_can_be_changed_and_single_keys_turned_off,
    the_palette_opens_lists_inside_and_goes_back,
    every_key_is_listed_once_and_found_by_its_words,
    notifications_are_a_choice_and_silent_unless_asked,
}

mod stories {
    use fantoccini::{Client, Locator};
    use kernel::Role;
    use serde_json::json;

    use crate::browser::{ENTER, ESCAPE, appears, go, log_in, one_open_case, press, says, until_text};
    use crate::harness::{Story, until};

    const RIGHT: &str = "\u{e014}";
    const BACKSPACE: &str = "\u{e003}";

    /// Sets fields of the preferences by their names, and saves.
    async fn prefer(story: &Story, browser: &Client, fields: serde_json::Value) {
        go(story, browser, "/settings/me").await;
        let script = "for (const [name, value] of Object.entries(arguments[0])) {
            const all = [...document.querySelectorAll(`#prefs [name='${name}']`)];
            for (const one of all) {
                if (one.type === 'checkbox') one.checked = value;
                else if (one.type === 'radio') one.checked = one.value === value;
                else one.value = value;
            }
        }
        document.querySelector('#prefs').requestSubmit();";
        browser.execute(script, vec![fields]).await.unwrap();
    }

    pub async fn the_desk_speaks_german_in_the_zone_of_its_reader(story: &Story, browser: &Client) {
        let case = one_open_case(story, browser).await;
        prefer(
            story,
            browser,
            json!({ "lang": "de", "zone": "Asia/Tokyo", "theme": "dark", "density": "compact" }),
        )
        .await;
        appears(browser, "html[lang=de][data-zone='Asia/Tokyo'][data-theme=dark][data-density=compact]")
            .await;
        until_text(browser, "main", "Gesichert").await;
        // A Monday morning in UTC is the same day's evening there.
        let now = story.ctx().now().timestamp().to_zoned(jiff::tz::TimeZone::get("Asia/Tokyo").unwrap());
        until_text(browser, "time[data-exactly]", &now.strftime("März 2026, %H:%M").to_string()).await;
        go(story, browser, &format!("/desk/all/{case}")).await;
        until_text(browser, ".row-age", "jetzt").await;
        press(browser, "?").await;
        until_text(browser, "#help[open] h2", "Tastatur").await;

        prefer(
            story,
            browser,
            json!({ "lang": "en", "zone": "", "theme": "light", "density": "comfortable" }),
        )
        .await;
        appears(browser, "html[lang=en][data-theme=light][data-density=comfortable]").await;
    }

    pub async fn a_key_can_be_changed_and_single_keys_turned_off(story: &Story, browser: &Client) {
        let case = one_open_case(story, browser).await;
        // Two commands on one key are refused, and both are named.
        prefer(story, browser, json!({ "key.n": "R" })).await;
        until_text(browser, "[role=alert]", "Nothing was changed").await;
        assert_eq!(says(browser, "return document.querySelectorAll('.key-row.bad').length").await, json!(2));

        go(story, browser, "/settings/me").await;
        let field = browser.find(Locator::Css("[name='key.n']")).await.unwrap();
        browser
            .execute("document.querySelector('[name=\"key.n\"]').scrollIntoView({ block: 'center' })", vec![])
            .await
            .unwrap();
        field.click().await.unwrap();
        field.send_keys("q").await.unwrap();
        assert_eq!(field.prop("value").await.unwrap().as_deref(), Some("Q"), "a field takes the key");
        browser.find(Locator::Css(".prefs-do .primary")).await.unwrap().click().await.unwrap();
        until_text(browser, "main", "Kept").await;
        go(story, browser, &format!("/desk/all/{case}")).await;
        appears(browser, "[data-pill=live]").await;
        press(browser, "n").await;
        appears(browser, "body:not(:has(textarea:focus))").await;
        press(browser, "q").await;
        appears(browser, "[name=mode][value=note]:checked").await;
        press(browser, ESCAPE).await;
        press(browser, "?").await;
        until_text(browser, "#help [data-for=n] dt", "Q").await;

        // And all of them off, from the sheet itself.
        appears(browser, "[data-keys-switch]").await.click().await.unwrap();
        press(browser, ESCAPE).await;
        until("the wish is kept", async || {
            go(story, browser, &format!("/desk/all/{case}")).await;
            (says(browser, "return document.body.dataset.keys").await == json!("off")).then_some(())
        })
        .await;
        press(browser, "?").await;
        appears(browser, "body:not(:has(#help[open]))").await;
    }

    pub async fn the_palette_opens_lists_inside_and_goes_back(story: &Story, browser: &Client) {
        let case = one_open_case(story, browser).await;
        let palette = "document.querySelector('[data-key=\"mod+k\"]').click()";
        says(browser, palette).await;
        appears(browser, "#palette[open]").await;
        let shown =
            "return [...document.querySelectorAll('#palette-list li bdi')].map((one) => one.textContent)";
        let words: Vec<String> = serde_json::from_value(says(browser, shown).await).unwrap();
        assert!(
            words.contains(&"Go to".to_owned()) && words.contains(&"Assign to a person".to_owned()),
            "{words:?}"
        );
        assert!(!words.contains(&"Clocks".to_owned()), "places stand inside");

        // Assign → people: the colleagues of the dialog, without the dialog.
        press(browser, "assign to a person").await;
        press(browser, RIGHT).await;
        until_text(browser, "#palette [data-crumb]", "Assign to a person").await;
        until_text(browser, "#palette-list", "Ana Ruiz").await;
        press(browser, BACKSPACE).await;
        appears(browser, "#palette [data-crumb][hidden]").await;

        // Go to → places.
        press(browser, "go to").await;
        press(browser, "\u{e015}\u{e013}").await;
        let inner = "const all = [...document.querySelectorAll('#palette-list li')];
            all.find((one) => one.querySelector('bdi').textContent === 'Go to').click()";
        says(browser, inner).await;
        until_text(browser, "#palette-list", "Clocks").await;
        press(browser, "clocks").await;
        press(browser, ENTER).await;
        until("the clocks", async || {
            browser.current_url().await.ok()?.path().starts_with("/clocks").then_some(())
        })
        .await;

        // What was done last stands first.
        go(story, browser, &format!("/desk/all/{case}")).await;
        says(browser, palette).await;
        until_text(browser, "#palette-list li:first-child", "Clocks").await;

        // Assign → a person, to the end.
        press(browser, "assign to a person").await;
        press(browser, ENTER).await;
        until_text(browser, "#palette-list", "Ana Ruiz").await;
        press(browser, "ana").await;
        press(browser, ENTER).await;
        until_text(browser, ".case-facts", "Yours").await;
    }

    pub async fn every_key_is_listed_once_and_found_by_its_words(story: &Story, browser: &Client) {
        one_open_case(story, browser).await;
        // Two different things on one key would be a matter of luck; the choices of one question take turns.
        let doubles = "const seen = {};
            for (const one of document.querySelectorAll('[data-key][data-command]')) {
                const what = one.type === 'radio' ? one.name : one.dataset.command;
                for (const key of one.dataset.key.split('|')) (seen[key] ??= new Set()).add(what);
            }
            return Object.entries(seen).filter(([, all]) => all.size > 1).map(([key, all]) => [key, ...all])";
        assert_eq!(says(browser, doubles).await, json!([]));
        let missing = "const there = new Set([...document.querySelectorAll('[data-key]')]
                .flatMap((one) => one.dataset.key.split('|')));
            return ['?', 'r', 'n', 'p', 'e', 'shift+e', 's', 'i', 'a', 'o', 'w', '/', 'mod+enter', 'mod+shift+enter',
                'mod+k', 'g m', 'g a'].filter((key) => !there.has(key))";
        assert_eq!(says(browser, missing).await, json!([]), "the table of keys, on the desk");
        press(browser, "?").await;
        appears(browser, "#help[open]").await;
        press(browser, "snooz").await;
        let shown = "return [...document.querySelectorAll('#help .keys > div')]
            .filter((one) => one.checkVisibility()).map((one) => one.textContent)";
        until("the sheet is filtered", async || {
            let left: Vec<String> = serde_json::from_value(says(browser, shown).await).ok()?;
            (left == ["GSGo to snoozed", "SSnooze"]).then_some(())
        })
        .await;
    }

    pub async fn notifications_are_a_choice_and_silent_unless_asked(story: &Story, browser: &Client) {
        log_in(story, browser, Role::Agent).await;
        assert_eq!(
            says(browser, "return ['desktop', 'sounds'].filter((one) => one in document.body.dataset)").await,
            json!([]),
            "nothing makes a noise unasked"
        );
        prefer(story, browser, json!({ "sounds": true, "event": false })).await;
        appears(browser, "body[data-sounds]").await;
        go(story, browser, "/settings/me").await;
        let wanted = "return [...document.querySelectorAll('[name=event]:checked')].length";
        assert_eq!(says(browser, wanted).await, json!(0));
        appears(browser, "push-here button:not([hidden])").await;
        // The worker that pushes need keeps no page.
        let kept = "return (async () => { await navigator.serviceWorker.ready;
            const names = await caches.keys();
            const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys())));
            return all.flat().map((one) => new URL(one.url).pathname).filter((path) => !path.startsWith('/assets/')) })()";
        assert_eq!(says(browser, kept).await, json!(["/offline"]));
    }
}
