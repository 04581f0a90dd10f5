//! The law of live pages: what a page shows after live events is what a page shows that is loaded now.

use care::cases::Mode;
use care::pivots::{self, Offer};
use care::promises::{self, New};
use care::watching::{self, Doing};
use care::{Tx, calls, handling, queues};
use fantoccini::Client;
use kernel::{Millis, Role};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde_json::Value;

use crate::browser::{appears, go, in_a_browser, log_in, one_open_case, until_text};
use crate::colleague::Colleague;
use crate::harness::{Story, until};

in_a_browser! {
    a_page_that_heard_everything_shows_what_a_page_shows_that_is_loaded_now,
    what_a_press_brings_about_stands_there_at_once_and_goes_again_if_it_is_refused,
    a_thousand_updates_leave_a_tab_below_a_hundred_megabytes,
}

/// The parts of the page, without what only the moment or the reader's hand makes of them: ages, ticking clocks,
/// what is folded out.
const PARTS: &str = "
    const plain = (node) => {
        const copy = node.cloneNode(true);
        for (const time of copy.querySelectorAll('time[data-ago]')) { time.textContent = ''; time.removeAttribute('title'); }
        for (const clock of copy.querySelectorAll('desk-clock span, undo-count')) clock.textContent = '';
        for (const clock of copy.querySelectorAll('desk-clock')) clock.removeAttribute('class');
        for (const fold of copy.querySelectorAll('details')) fold.removeAttribute('open');
        // What can be taken back is a matter of seconds, and this clock leaps.
        for (const odd of copy.querySelectorAll('[data-new], kbd, form[action$=\"/undo\"]')) odd.remove();
        const text = (node) => node.nodeType === 3 ? node.textContent.trim().replace(/\\s+/g, ' ')
            : node.nodeType !== 1 ? ''
            : `<${node.localName}${[...node.attributes].filter((a) => a.value || a.name.startsWith('aria') || a.name.startsWith('data'))
                .map((a) => ` ${a.name}=${JSON.stringify(a.value.trim())}`).sort().join('')}>${[...node.childNodes].map(text).filter(Boolean).join('\\n')}</>`;
        return text(copy);
    };
    return ['#rows', '.case-head', '.colleagues', '.elsewhere', '.timeline', '#rail', '.lock', '.ways', '.known-slot',
        '#person-card', '#person-facts', '#case-facts', '#case-past'].map((part) => {
        const node = document.querySelector(part);
        return [part, node ? plain(node) : 'nothing'];
    });";

async fn parts(browser: &Client) -> Vec<(String, String)> {
    let found: Value = browser.execute(PARTS, Vec::new()).await.unwrap();
    serde_json::from_value(found).unwrap()
}

/// The lines in which two texts differ first.
fn difference(live: &str, loaded: &str) -> String {
    let (mut live, mut loaded) = (live.lines(), loaded.lines());
    loop {
        match (live.next(), loaded.next()) {
            (None, None) => return "nothing".into(),
            (a, b) if a != b => {
                let next = (live.next(), loaded.next());
                return format!("live: {a:?}\nloaded: {b:?}\nthen: {next:?}");
            }
            _ => {}
        }
    }
}

/// One thing that somebody does.
async fn act(story: &Story, rng: &mut StdRng, people: &[String], posts: &mut Vec<String>, of: &[Colleague]) {
    let person = people.choose(rng).expect("there are people");
    let who = of.choose(rng).expect("there are colleagues");
    let cases = story.cases_of(person).await;
    let Some(case) = cases.first().copied() else { return };
    match rng.random_range(0..15) {
        0 | 1 => {
            let words = ["any news?", "it is still down", "thank you!", "what about my refund?"];
            let words = words.choose(rng).expect("there are words");
            posts.push(story.network().post(person, &format!("@larkspur {words}")).await.unwrap());
        }
        2 => drop(story.network().dm(person, "and privately: my number is 0113 496 0000").await.unwrap()),
        3 => {
            if let Some(post) = posts.choose(rng) {
                drop(story.network().edit(post, "@larkspur I said it badly: the line is slow").await);
            }
        }
        4 => {
            if !posts.is_empty() {
                let post = posts.remove(rng.random_range(0..posts.len()));
                drop(story.network().delete(&post).await);
            }
        }
        5 => drop(who.take(case).await),
        6 => drop(who.release(case).await),
        7 => {
            let to = of.choose(rng).expect("there are colleagues").id();
            drop(who.assign(case, to).await);
        }
        8 => {
            let mode = [Mode::Public, Mode::Private, Mode::Note].choose(rng).copied();
            let wish = who.wish(case, mode.unwrap_or(Mode::Note), "We are looking into it.").await;
            drop(who.say(wish).await);
        }
        9 => drop(who.snooze(case, story.network().now() + Millis::hours(2)).await),
        10 => drop(who.resolve(case).await),
        11 => drop(who.reopen(case).await),
        12 => {
            let seen_seq = who.look(case).await.seen_seq();
            let (to, line) = (pivots::Way::Private, |text: &str| Some(text.to_owned()));
            let (public_line, private_line) = (line("We have just written to you."), line("Here we are."));
            let wish = Offer {
                case,
                to,
                public_line,
                private_line,
                seen_seq,
                call: None,
                dm_link: true,
                despite: vec![],
            };
            let (ctx, brand) = (who.ctx.clone(), story.brand());
            let offer = async move |tx: &mut Tx| pivots::offer(tx, &ctx, &brand, &wish).await;
            drop(story.node.app.write(offer).await);
        }
        13 => {
            let (ctx, brand, due_at) =
                (who.ctx.clone(), story.brand(), story.network().now() + Millis::hours(3));
            let new = New { text: "We call you".into(), due_at: Some(due_at), public: false, message: None };
            let promise = async move |tx: &mut Tx| {
                promises::make(tx, &ctx, case, &new).await?;
                match calls::free(tx, &ctx, &brand, case, 1).await?.first() {
                    Some(at) => calls::book(tx, &ctx, &brand, case, *at).await.map(drop),
                    None => Ok(()),
                }
            };
            drop(story.node.app.write(promise).await);
        }
        _ => {
            let doing = *Doing::ALL.choose(rng).expect("there are some");
            let ctx = who.ctx.clone();
            let look = async move |tx: &mut Tx| watching::look(tx, &ctx, case, doing).await;
            drop(story.node.app.write(look).await);
        }
    }
    if rng.random_bool(0.3) {
        story.clock.advance(Millis::seconds(rng.random_range(1..12)));
    }
}

mod stories {
    use super::*;

    pub async fn a_page_that_heard_everything_shows_what_a_page_shows_that_is_loaded_now(
        story: &Story,
        browser: &Client,
    ) {
        let (mut people, mut posts) = (Vec::new(), Vec::new());
        for handle in ["jana_k", "mo", "li", "zoe"] {
            let person = story.person(handle).await;
            posts.push(story.network().post(&person, "@larkspur is there a fault in Leeds?").await.unwrap());
            people.push(person);
        }
        story.heard().await;
        let case = story.case_of(&people[0]).await;
        log_in(story, browser, Role::Agent).await;
        let colleagues =
            [story.colleague("sam").await, story.colleague("mia").await, story.colleague("lea").await];
        let address = format!("/desk/all/{case}");
        let mut rng = StdRng::seed_from_u64(20);
        for round in 0..6 {
            go(story, browser, &address).await;
            appears(browser, "[data-pill=live]").await;
            for _ in 0..12 {
                act(story, &mut rng, &people, &mut posts, &colleagues).await;
            }
            story.heard().await;
            // Words that leave between the two looks would be a difference of time.
            story.sent().await;
            // The last words: when they stand there, everything before them does.
            let last = format!("the end of round {round}");
            let wish = colleagues[0].wish(case, Mode::Note, &last).await;
            colleagues[0].say(wish).await.unwrap();
            until_text(browser, "#thread", &last).await;
            settled(browser).await;
            let live = parts(browser).await;
            go(story, browser, &address).await;
            appears(browser, "[data-pill=live]").await;
            settled(browser).await;
            let loaded = parts(browser).await;
            for ((part, live), (_, loaded)) in live.iter().zip(&loaded) {
                // The list says by a pill what is new, and moves no row: those on the screen are compared.
                if part == "#rows" {
                    same_rows(round, live, loaded);
                } else {
                    assert!(live == loaded, "round {round}, {part}: {}", difference(live, loaded));
                }
            }
        }
        story.leaves_work();
    }

    pub async fn what_a_press_brings_about_stands_there_at_once_and_goes_again_if_it_is_refused(
        story: &Story,
        browser: &Client,
    ) {
        let case = one_open_case(story, browser).await;
        // The answer is held back, so that what stands there meanwhile can be seen.
        let hold = "window.real = window.fetch;
            window.fetch = (url, wish) => String(url).includes('/assignment') || String(url).includes('/closure')
                ? new Promise((go) => { window.release = () => go(window.real(url, wish)); })
                : window.real(url, wish);";
        browser.execute(hold, Vec::new()).await.unwrap();
        appears(browser, ".fact-button.take").await.click().await.unwrap();
        until_text(browser, ".case-facts .at-once", "Yours").await;
        browser.execute("window.release()", Vec::new()).await.unwrap();
        appears(browser, ".case-head:not(:has(.at-once))").await;
        until_text(browser, ".case-facts", "Yours").await;

        // Somebody is faster, and this page does not know it.
        browser
            .execute("document.querySelector('[data-live]')._htmx.sse.reader.cancel()", Vec::new())
            .await
            .unwrap();
        let sam = story.colleague("sam").await;
        sam.resolve(case).await.unwrap();
        appears(browser, "form[data-at-once] [data-key=e]").await.click().await.unwrap();
        until_text(browser, ".case-facts .at-once", "resolved").await;
        browser.execute("window.release()", Vec::new()).await.unwrap();
        until_text(browser, "#toasts", "resolved").await;
        appears(browser, ".case-head:not(:has(.at-once))").await;
    }

    pub async fn a_thousand_updates_leave_a_tab_below_a_hundred_megabytes(story: &Story, browser: &Client) {
        let case = one_open_case(story, browser).await;
        let before = megabytes(browser).await;
        let count = "window.updates = 0;
            document.addEventListener('htmx:sse:after:message', () => { window.updates += 1; });";
        browser.execute(count, Vec::new()).await.unwrap();
        let (sam, brand) = (story.colleague("sam").await, story.brand());
        for n in 0..updates() {
            let (ctx, brand) = (sam.ctx.clone(), brand.clone());
            let changed = story.node.app.write(async move |tx: &mut Tx| match n % 4 {
                0 => queues::take(tx, &ctx, case).await,
                1 => queues::release(tx, &ctx, case).await,
                2 => handling::snooze(tx, &ctx, case, ctx.now() + Millis::hours(1)).await,
                _ => handling::wake(tx, &ctx, &brand, case).await,
            });
            changed.await.unwrap();
            until("the page has heard of it", async || {
                let heard = browser.execute("return window.updates", Vec::new()).await.ok()?;
                (heard.as_u64()? > n).then_some(())
            })
            .await;
        }
        let after = megabytes(browser).await;
        eprintln!("a tab: {before:.1} MB before, {after:.1} MB after {} updates", updates());
        assert!(after < 100.0, "{after} MB after, {before} MB before");
    }
}

/// How many updates the tab takes: as many as `COMMONGROUND_TEST_UPDATES` says, else a few.
#[expect(clippy::disallowed_methods, reason = "a test is told by its environment how long it may take")]
fn updates() -> u64 {
    std::env::var("COMMONGROUND_TEST_UPDATES").ok().and_then(|n| n.parse().ok()).unwrap_or(40)
}

/// The memory of the page's script and what it holds, after a cleaning.
async fn megabytes(browser: &Client) -> f64 {
    let used = browser.execute("window.gc?.(); return performance.memory.usedJSHeapSize", Vec::new()).await;
    used.unwrap().as_f64().unwrap() / 1e6
}

/// Nothing has changed on the page for a while: what was on its way has come.
async fn settled(browser: &Client) {
    let script = "const done = arguments[arguments.length - 1];
        let quiet = setTimeout(done, 1300);
        new MutationObserver(() => { clearTimeout(quiet); quiet = setTimeout(done, 1300); })
            .observe(document.body, { subtree: true, childList: true, attributes: true });";
    drop(browser.execute_async(script, Vec::new()).await);
}

/// Each row that the live page shows, and that a loaded page shows as well, looks the same there.
fn same_rows(round: usize, live: &str, loaded: &str) {
    let rows = |text: &str| -> Vec<(String, String)> {
        let rows = text.split("<li ").skip(1);
        rows.map(|row| {
            (row.split("id=\"row-").nth(1).unwrap_or_default().chars().take(31).collect(), row.to_owned())
        })
        .collect()
    };
    let loaded = rows(loaded);
    let mut compared = 0;
    for (id, row) in rows(live) {
        if let Some((_, other)) = loaded.iter().find(|(other, _)| *other == id) {
            compared += 1;
            let clean = |row: &str| row.trim_end_matches(['<', '/', '>', '\n']).to_owned();
            let (row, other) = (clean(&row), clean(other));
            assert!(row == other, "round {round}, row {id}: {}", difference(&row, &other));
        }
    }
    assert!(compared > 0 || loaded.is_empty(), "round {round}: no row is on both pages");
}
