//! What axe-core says about the product itself: every page that leads from another, with the thirty days of the demo in
//! it, and the desk in the states that no address has. In both themes, on a screen and on a telephone.
//!
//! No page is named here: they are found by following the links, so that a new page is looked at because it is linked.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use fantoccini::Client;
use kernel::Role;
use serde_json::json;

use crate::browser::{appears, click, driver, go, open, press, resize, says, violations, with_session};
use crate::harness::{Story, run_in_the_demo};

/// Where a page leads within the product, to files and out of it apart: what stands in its menus, and the rest.
const LEADS: &str = "const links = (selector) => [...document.querySelectorAll(selector)]
        .filter((link) => link.origin === location.origin && !link.hasAttribute('download'))
        .map((link) => link.pathname);
    return [links('nav a[href], .menu a[href], a[data-command]'), links('a[href]')]";
/// What is no page of the product: files, and what programs read. Swagger UI draws the description in markup of its own.
const NO_PAGES: [&str; 4] = ["/api", "/media", "/assets", "/kit"];
/// Of pages that differ only by what they are about, so many are looked at.
const ALIKE: usize = 2;
/// The desk as no address shows it: on a page, what is pressed, and what then is there.
const STATES: [(&str, &str, &str); 9] = [
    ("case", "w", "#ask-dialog[open]"),
    ("case", "a", "#ask-dialog[open]"),
    ("case", "s", "#snooze:popover-open"),
    ("case", "?", "#help[open]"),
    ("/desk/all", "[popovertarget=places]", "#places:popover-open"),
    ("/desk/all", "[popovertarget=me]", "#me:popover-open"),
    ("/desk/all?q=nobody-wrote-this", "", ".list-empty"),
    ("/search?q=internet", "", ".hit"),
    ("/api/docs", "", "#api .opblock"),
];

#[test]
fn axe_finds_nothing_on_any_page_on_a_screen() {
    on_every_page((1440, 900));
}

#[test]
fn axe_finds_nothing_on_any_page_on_a_telephone() {
    on_every_page((390, 844));
}

#[test]
fn axe_finds_nothing_before_the_door() {
    in_the_demo(async |story, browser| {
        let mut found = Vec::new();
        for page in ["/login", "/login?next=/people", "/offline", "/nowhere"] {
            go(story, browser, page).await;
            found.extend(looked_at(browser, page).await);
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}

fn in_the_demo(story: impl AsyncFnOnce(&Story, &Client)) {
    let Some(driver) = driver() else {
        eprintln!("skipped: COMMONGROUND_TEST_WEBDRIVER names no ChromeDriver");
        return;
    };
    run_in_the_demo(async |world: &Story| {
        world.leaves_work();
        let browser = open(&driver).await;
        let told = async { story(world, &browser).await };
        let told = futures::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(told)).await;
        browser.close().await.expect("the browser closes");
        told.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    });
}

fn on_every_page((wide, high): (u32, u32)) {
    in_the_demo(async |story, browser| {
        let session = with_session(story, Role::Admin).await;
        go(story, browser, "/healthz").await;
        let script = "document.cookie = `commonground=${arguments[0]}; path=/`";
        browser.execute(script, vec![json!(session)]).await.unwrap();
        resize(browser, wide, high).await;
        let mut found = Vec::new();
        let mut pages = Pages::default();
        pages.learn(vec!["/desk/mine".into(), "/settings".into(), "/nowhere".into()], Vec::new());
        while let Some(page) = pages.next() {
            go(story, browser, &page).await;
            let (menus, rest) = serde_json::from_value(says(browser, LEADS).await).unwrap();
            pages.learn(menus, rest);
            found.extend(looked_at(browser, &page).await);
        }
        let case = pages.met.iter().find(|page| page.starts_with("/desk/") && shape(page).ends_with("/*"));
        let case = case.expect("a list leads to its cases").clone();
        for (page, pressed, then) in STATES {
            go(story, browser, if page == "case" { &case } else { page }).await;
            match pressed {
                "" => {}
                key if key.chars().count() == 1 => press(browser, key).await,
                button => click(browser, button).await,
            }
            appears(browser, then).await;
            found.extend(looked_at(browser, &format!("{page} with {then}")).await);
        }
        eprintln!("{} pages: {}", pages.met.len(), pages.met.iter().cloned().collect::<Vec<_>>().join(" "));
        assert!(found.is_empty(), "at {wide} px:\n{}", found.join("\n"));
    });
}

/// What axe finds on the page that is open, in either theme.
async fn looked_at(browser: &Client, page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        // Colours on their way from one theme to the other are neither.
        let script = "document.documentElement.dataset.theme = arguments[0];
            document.getAnimations().forEach((one) => one.cancel())";
        browser.execute(script, vec![json!(theme)]).await.unwrap();
        found.extend(violations(browser).await.into_iter().map(|it| format!("{page} in {theme}: {it}")));
    }
    found
}

/// The pages that are known, and those that were not looked at yet.
#[derive(Default)]
struct Pages {
    met: BTreeSet<String>,
    alike: BTreeMap<String, usize>,
    next: VecDeque<String>,
}

impl Pages {
    /// Pages of the menus are all looked at; of the others a few of a kind.
    fn learn(&mut self, menus: Vec<String>, rest: Vec<String>) {
        for (page, always) in
            menus.into_iter().map(|page| (page, true)).chain(rest.into_iter().map(|page| (page, false)))
        {
            let own = !NO_PAGES.iter().any(|start| page.starts_with(start)) && !page.ends_with(".csv");
            if !own || self.met.contains(&page) {
                continue;
            }
            let kind = shape(&page);
            let about = kind.contains('*');
            let seen = self.alike.entry(kind).or_default();
            if *seen < ALIKE || (always && !about) {
                *seen += 1;
                self.met.insert(page.clone());
                self.next.push_back(page);
            }
        }
    }

    fn next(&mut self) -> Option<String> {
        self.next.pop_front()
    }
}

/// A page without what it is about: `/people/per_01…` and `/people/per_02…` are `/people/*`. Beside a case it is all the
/// same in which list it stands.
fn shape(page: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    let is_id = |part: &str| match part.rsplit_once('_') {
        Some((_, id)) => id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => part.parse::<u64>().is_ok(),
    };
    for part in &mut parts {
        if is_id(part) {
            *part = "*";
        }
    }
    if parts.len() == 4 && parts[1] == "desk" && parts[3] == "*" {
        parts[2] = "*";
    }
    parts.join("/")
}
