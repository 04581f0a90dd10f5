//! J1 on Bluesky and J6 by mail and on Bluesky, in a real Chromium; and the way to a network that asks its own user, and
//! back.

use channels::bluesky::simulator as bluesky;
use channels::mastodon::{Kind, simulator::Instance};
use channels::simulation::World;
use channels::{Settings, Visibility};
use fantoccini::Client;
use kernel::{Millis, Role};

use crate::browser::{appears, go, in_a_browser, log_in, press, until_text, violations};
use crate::harness::{Story, until};
use crate::networks::mail_server::MailServer;
use crate::networks::product::{Product, catch_up};

in_a_browser! {
    an_angry_mention_on_bluesky_goes_private_is_solved_there_and_ends_in_public,
    a_mail_and_a_post_on_bluesky_are_one_person_by_the_order_and_two_again,
    the_same_with_a_mail_over_servers_that_others_wrote,
    mastodon_asks_its_own_user_and_the_account_is_connected,
    bluesky_asks_its_own_user_and_the_account_is_connected,
}

async fn fill(browser: &Client, selector: &str, text: &str) {
    let field = appears(browser, selector).await;
    field.clear().await.unwrap();
    field.send_keys(text).await.unwrap();
}

/// Asks for the way to the network, and comes back from it with what its user's yes brings.
async fn by_consent(story: &Story, browser: &Client, yes: impl FnOnce(&str) -> Settings) {
    appears(browser, ".connect-form button[value=consent]").await.click().await.unwrap();
    let there = appears(browser, ".connect-way a.primary").await.attr("href").await.unwrap();
    assert_eq!(violations(browser).await, Vec::<String>::new(), "the way there");
    let mut back = url::Url::parse(&story.node.url()).unwrap().join("/settings/channels/consent").unwrap();
    back.query_pairs_mut().extend_pairs(yes(&there.expect("a link leads there")));
    browser.goto(back.as_str()).await.unwrap();
    until_text(browser, ".banner.good", "It is connected").await;
}

mod stories {
    use super::*;

    pub async fn an_angry_mention_on_bluesky_goes_private_is_solved_there_and_ends_in_public(
        story: &Story,
        browser: &Client,
    ) {
        let product = Product::on(story, bluesky::world(story.clock.clone()).await).await;
        let text = "THIRD day no internet, two engineers no-showed. Joke company.";
        let post = product.says("jana", Visibility::Public, text).await;
        let case = product.hears(&post).await.case_id;
        log_in(story, browser, Role::Agent).await;
        go(story, browser, &format!("/desk/all/{case}")).await;
        appears(browser, "[data-pill=live]").await;
        until_text(browser, "#thread", "two engineers no-showed").await;
        appears(browser, ".case-head .take").await.click().await.unwrap();
        until_text(browser, ".case-facts", "Yours").await;

        // Two lines, each saying who reads it, leave as one: below her post, and by chat.bsky.
        press(browser, "P").await;
        until_text(browser, "#ask-dialog .line-who.public", "Everybody reads this").await;
        appears(browser, "#ask-dialog button.primary").await.click().await.unwrap();
        until_text(browser, "#toasts", "Undo both").await;
        story.sent().await;
        let shown = product.world.shown().await;
        let [public, private] = shown.as_slice() else { panic!("{shown:?}") };
        assert_eq!(public.in_reply_to.as_ref(), Some(&post));
        assert_eq!((public.visibility, private.visibility), (Visibility::Public, Visibility::Private));

        // She follows: the same case, as a branch of her post. The answer stays private.
        let followed = product.says("jana", Visibility::Private, "ok. It is the 14 Elm Road flat").await;
        assert_eq!(product.hears(&followed).await.case_id, case);
        until_text(browser, ".elsewhere", "They followed").await;
        until_text(browser, ".branch .msg.in.private", "14 Elm Road").await;
        crate::browser::write(browser, "private", "Found it: the line card. It is back by five.").await;
        appears(browser, ".send.queued").await;
        story.sent().await;
        until("the answer is there", async || {
            (product.shown("the line card").await.len() == 1).then_some(())
        })
        .await;
        assert_eq!(product.shown("the line card").await[0].visibility, Visibility::Private);
        let thanks = product.says("jana", Visibility::Private, "it works again, thank you").await;
        assert_eq!(product.hears(&thanks).await.case_id, case);
        until_text(browser, "#thread", "it works again").await;

        // Resolved, with the last word where it began.
        appears(browser, "[data-pill=live]").await;
        press(browser, "e").await;
        appears(browser, "#ask-dialog[open] textarea[name=public_line]").await;
        appears(browser, "#ask-dialog button.primary").await.click().await.unwrap();
        let public = until("the last public word is there", async || {
            story.sent().await;
            let all = product.world.shown().await.into_iter();
            let public: Vec<_> = all.filter(|shown| shown.visibility == Visibility::Public).collect();
            (public.len() == 2).then_some(public)
        })
        .await;
        let elm = public.iter().any(|shown| shown.text.contains("Elm"));
        assert!(!elm && public[1].in_reply_to.is_some(), "{public:?}");
        until_text(browser, ".case-facts", "resolved").await;
    }

    pub async fn a_mail_and_a_post_on_bluesky_are_one_person_by_the_order_and_two_again(
        story: &Story,
        browser: &Client,
    ) {
        let mail = Product::on(story, channels::email::simulator::world(story.clock.clone()).await).await;
        one_person(story, browser, &mail).await;
    }

    pub async fn the_same_with_a_mail_over_servers_that_others_wrote(story: &Story, browser: &Client) {
        let Some(servers) = MailServer::named(&story.http).await else {
            eprintln!("skipped: COMMONGROUND_TEST_MAIL names no servers");
            return;
        };
        catch_up(story);
        let mail = Product::on(story, Box::new(servers)).await;
        one_person(story, browser, &mail).await;
    }

    async fn one_person(story: &Story, browser: &Client, mail: &Product<'_>) {
        let sky = Product::on(story, bluesky::world(story.clock.clone()).await).await;
        let words = "Router dead since Monday, please help. Order NF-2231.";
        mail.says("lee.m", Visibility::Private, words).await;
        let first = mail.hears_words("Order NF-2231").await.case_id;
        story.advance(Millis::hours(3)).await;
        let words = "anyone awake? router dead since monday, please help, order NF-2231";
        let post = sky.says("leem", Visibility::Public, words).await;
        let second = sky.hears(&post).await.case_id;
        assert_ne!(first, second, "nobody is made one by a guess");
        mail.sam.take(first).await.unwrap();

        log_in(story, browser, Role::Lead).await;
        go(story, browser, &format!("/desk/all/{second}")).await;
        until_text(browser, ".maybe-signs", "order").await;
        until_text(browser, ".maybe-sides", "Order NF-2231").await;
        appears(browser, ".maybe-acts button[value=confirm]").await.click().await.unwrap();
        until("both are one case", async || {
            let view = mail.sam.look(first).await;
            (view.messages.iter().filter(|message| message.case_id == first).count() == 2).then_some(())
        })
        .await;

        // One history over both; one line in public, the details by mail.
        go(story, browser, &format!("/desk/all/{first}")).await;
        until_text(browser, "#thread", "anyone awake").await;
        until_text(browser, "#thread", "Router dead").await;
        sky.answer(first, Visibility::Public, "Hi Lee, we have your e-mail, details in your inbox.").await;
        mail.answer(first, Visibility::Private, "Hi Lee, your line is being reset now.").await;
        until("both have left", async || {
            let (public, private) = (sky.shown("in your inbox").await, mail.shown("being reset").await);
            (public.len() == 1 && private.len() == 1).then_some(())
        })
        .await;
        let public = sky.shown("in your inbox").await;
        assert_eq!(public[0].in_reply_to.as_ref(), Some(&post));
        assert!(!public[0].text.contains("2231"), "nothing of the order is public");
        until_text(browser, "#thread", "being reset now").await;

        // Undone from the person's page: two histories again, each whole.
        let person = mail.sam.look(first).await.person.id;
        go(story, browser, &format!("/people/{person}")).await;
        appears(browser, ".who-joins form button").await.click().await.unwrap();
        until("there are two cases again", async || {
            let texts = async |case| {
                let view = mail.sam.look(case).await;
                view.messages.iter().map(|message| message.text.clone()).collect::<Vec<_>>().join("\n")
            };
            let (mine, other) = (texts(first).await, texts(second).await);
            let apart = mine.contains("Router dead") && !mine.contains("anyone awake");
            (apart && mine.contains("being reset") && other.contains("anyone awake")).then_some(())
        })
        .await;
    }

    pub async fn mastodon_asks_its_own_user_and_the_account_is_connected(story: &Story, browser: &Client) {
        let instance = Instance::start(Kind::Mastodon, story.clock.clone()).await;
        log_in(story, browser, Role::Admin).await;
        go(story, browser, "/settings/channels/new/mastodon").await;
        fill(browser, "#entry-base_url", &instance.account().base_url).await;
        by_consent(story, browser, |there| instance.allow(there).expect("the question is right")).await;
        until_text(browser, "h1", "larkspur").await;
    }

    pub async fn bluesky_asks_its_own_user_and_the_account_is_connected(story: &Story, browser: &Client) {
        let config = bluesky::Config { clock: story.clock.clone(), lag: Millis(40), points: 5_000 };
        let network = bluesky::Simulator::new(config);
        let brand = network.joins("larkspur.example");
        let (door, server) = network.opens().await;
        log_in(story, browser, Role::Admin).await;
        go(story, browser, "/settings/channels/new/bluesky").await;
        appears(browser, ".connect-form").await;
        fill(browser, "#entry-identifier", "larkspur.example").await;
        fill(browser, "#entry-base_url", &format!("http://{}", door.address())).await;
        for (name, address) in bluesky::Simulator::settings(&door) {
            fill(browser, &format!("#entry-{name}"), &address).await;
        }
        by_consent(story, browser, |there| network.allows(there, &brand)).await;
        until_text(browser, "h1", "larkspur.example").await;
        server.abort();
    }
}
