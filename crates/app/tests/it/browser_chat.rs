//! The chat on a site of another origin, in a real Chromium: a visitor and an agent, each in a tab.

use crate::browser::in_a_browser;

in_a_browser! {
    a_visitor_on_another_site_writes_the_agent_answers_and_a_reload_resumes,
    a_site_that_is_not_allowed_shows_nothing_and_a_page_that_isolates_itself_shows_the_chat,
    axe_finds_nothing_in_the_chat_in_light_and_dark,
}

mod stories {
    use axum::Router;
    use axum::http::header;
    use axum::response::Html;
    use axum::routing::get;
    use fantoccini::{Client, Locator};
    use kernel::{AccountId, Role};
    use serde_json::json;

    use crate::browser::{appears, go, log_in, until_text, violations, write};
    use crate::harness::{Story, until};
    use crate::webchat::chat_on;

    /// A page of a shop on a port of its own, with the line that the settings give.
    struct Shop {
        url: String,
        listener: Option<tokio::net::TcpListener>,
    }

    impl Shop {
        async fn new() -> Self {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
            let url = format!("http://{}", listener.local_addr().expect("it is bound"));
            Self { url, listener: Some(listener) }
        }

        fn serve(&mut self, story: &Story, chat: AccountId, theme: &'static str) {
            let script = format!("{}/chat/{chat}/widget.js", story.node.url());
            let page = format!(
                "<!doctype html><html lang=\"en\"><title>Shop</title><body><h1>Shop</h1>\
                 <script async src=\"{script}\" data-theme=\"{theme}\"></script></body></html>"
            );
            // A strict site: no inline script, no inline style, and it isolates itself.
            let policy = format!(
                "default-src 'none'; script-src {0}; frame-src {0}; style-src 'self'",
                story.node.url()
            );
            let answer = move || {
                let headers = [
                    (header::CONTENT_SECURITY_POLICY.as_str(), policy.clone()),
                    ("cross-origin-embedder-policy", "require-corp".to_owned()),
                    ("cross-origin-opener-policy", "same-origin".to_owned()),
                ];
                let page = page.clone();
                async move { (headers, Html(page)) }
            };
            let router = Router::new().fallback(get(answer));
            let listener = self.listener.take().expect("it is served once");
            tokio::spawn(async move { axum::serve(listener, router).await });
        }
    }

    /// The visitor opens the chat and is inside its frame.
    async fn open_chat(browser: &Client) {
        let script =
            "const host = [...document.querySelectorAll('body > div')].find((one) => one.shadowRoot);
            host?.shadowRoot.querySelector('button').click(); return Boolean(host)";
        until("the button of the chat", async || {
            let there = browser.execute(script, Vec::new()).await.ok()?;
            (there == json!(true)).then_some(())
        })
        .await;
        appears(browser, "iframe").await.enter_frame().await.unwrap();
        appears(browser, "#chat").await;
    }

    pub async fn a_visitor_on_another_site_writes_the_agent_answers_and_a_reload_resumes(
        story: &Story,
        browser: &Client,
    ) {
        let mut shop = Shop::new().await;
        let chat = chat_on(story, &[&shop.url]).await;
        shop.serve(story, chat, "light");
        log_in(story, browser, Role::Agent).await;
        go(story, browser, "/desk/unassigned").await;
        appears(browser, "[data-pill=live]").await;
        let desk = browser.window().await.unwrap();
        let site = browser.new_window(true).await.unwrap().handle;

        browser.switch_to_window(site.clone()).await.unwrap();
        browser.goto(&shop.url).await.unwrap();
        // Cookies know hosts and no ports, and the desk stands on the same host: its `zone` is none of the chat's.
        let kept = "return [Object.keys(localStorage).length,
            document.cookie.split('; ').filter((one) => one && !one.startsWith('zone=')).length]";
        open_chat(browser).await;
        let before = browser.execute("return Object.keys(localStorage).length", Vec::new()).await.unwrap();
        assert_eq!(before, json!(0), "nothing is kept in the frame before anybody agreed");
        browser.enter_parent_frame().await.unwrap();
        let before = browser.execute(kept, Vec::new()).await.unwrap();
        assert_eq!(before, json!([0, 0]), "and nothing on the site");
        appears(browser, "iframe").await.enter_frame().await.unwrap();

        // Without consent nothing begins.
        appears(browser, "#entry [name=name]").await.send_keys("Priya Raman").await.unwrap();
        appears(browser, "#entry .primary").await.click().await.unwrap();
        until_text(browser, "#entry .wrong", "agree").await;
        appears(browser, "#entry [name=consent]").await.click().await.unwrap();
        appears(browser, "#entry .primary").await.click().await.unwrap();
        let words = "My bill is twice as high <b>as usual</b>\n";
        appears(browser, "#say:not([hidden]) textarea").await.send_keys(words).await.unwrap();
        until_text(browser, "#log", "<b>as usual</b>").await;
        until_text(browser, "#log", "sent").await;

        // It appears at the desk; the agent takes it and answers.
        browser.switch_to_window(desk.clone()).await.unwrap();
        appears(browser, ".new-pill:not([hidden])").await.click().await.unwrap();
        appears(browser, ".row-link").await.click().await.unwrap();
        until_text(browser, "#thread", "<b>as usual</b>").await;
        appears(browser, ".case-head .take").await.click().await.unwrap();
        until_text(browser, ".case-facts", "Yours").await;
        write(browser, "private", "It was counted twice. You get it back.").await;
        appears(browser, ".send.queued").await;
        story.sent().await;
        appears(browser, ".send.sent").await;

        // The visitor sees it, and that theirs was seen; a reload has both.
        browser.switch_to_window(site).await.unwrap();
        appears(browser, "iframe").await.enter_frame().await.unwrap();
        until_text(browser, "#log", "counted twice").await;
        until_text(browser, "#log", "Ana").await;
        until_text(browser, "#log", "seen").await;
        browser.goto(&shop.url).await.unwrap();
        open_chat(browser).await;
        until_text(browser, "#log", "<b>as usual</b>").await;
        until_text(browser, "#log", "counted twice").await;
        let count = "return document.querySelectorAll('#log > li').length";
        assert_eq!(browser.execute(count, Vec::new()).await.unwrap(), json!(2));
        let markup = "return document.querySelectorAll('#log b b, #log p b').length";
        assert_eq!(browser.execute(markup, Vec::new()).await.unwrap(), json!(0), "words stay words");

        // Who ends the chat leaves nothing to whoever uses the browser next.
        appears(browser, "#end").await.click().await.unwrap();
        appears(browser, "#entry:not([hidden])").await;
        let after = browser.execute("return Object.keys(localStorage).length", Vec::new()).await.unwrap();
        assert_eq!(after, json!(0));
        story.heard().await;
    }

    pub async fn a_site_that_is_not_allowed_shows_nothing_and_a_page_that_isolates_itself_shows_the_chat(
        story: &Story,
        browser: &Client,
    ) {
        let (mut good, mut evil) = (Shop::new().await, Shop::new().await);
        let chat = chat_on(story, &[&good.url]).await;
        good.serve(story, chat, "light");
        evil.serve(story, chat, "light");
        browser.goto(&good.url).await.unwrap();
        open_chat(browser).await;
        browser.enter_parent_frame().await.unwrap();
        browser.goto(&evil.url).await.unwrap();
        let script =
            "const host = [...document.querySelectorAll('body > div')].find((one) => one.shadowRoot);
            host?.shadowRoot.querySelector('button').click(); return Boolean(host)";
        until("the button", async || {
            (browser.execute(script, Vec::new()).await.ok()? == json!(true)).then_some(())
        })
        .await;
        appears(browser, "iframe").await.enter_frame().await.unwrap();
        until("the browser refuses the frame", async || {
            let ready = browser.execute("return document.readyState", Vec::new()).await.ok()?;
            (ready == json!("complete")).then_some(())
        })
        .await;
        assert!(browser.find(Locator::Css("#chat")).await.is_err(), "another site sees no chat");
    }

    pub async fn axe_finds_nothing_in_the_chat_in_light_and_dark(story: &Story, browser: &Client) {
        for theme in ["light", "dark"] {
            let mut shop = Shop::new().await;
            let chat = chat_on(story, &[&shop.url]).await;
            shop.serve(story, chat, theme);
            browser.goto(&shop.url).await.unwrap();
            open_chat(browser).await;
            assert_eq!(violations(browser).await, Vec::<String>::new(), "before the chat, in {theme}");
            appears(browser, "#entry [name=consent]").await.click().await.unwrap();
            appears(browser, "#entry .primary").await.click().await.unwrap();
            let field = appears(browser, "#say:not([hidden]) textarea").await;
            field.send_keys("See https://shop.example/bill please\n").await.unwrap();
            until_text(browser, "#log", "sent").await;
            assert_eq!(violations(browser).await, Vec::<String>::new(), "in the chat, in {theme}");
        }
        story.heard().await;
    }
}
