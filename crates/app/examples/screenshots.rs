//! Pictures of the product, for the README and for the eyes of whoever changes a page.
//!
//! In: a ChromeDriver, the address of a running demo, a folder. Out: each page in [`PICTURES`] at three widths in two
//! themes, as `NAME-WIDTH-THEME.webp`. Promised: a page that can't be reached, or that is wider than its window, is an
//! error that names it. `cargo xtask screenshots` starts all that is needed.
#![expect(clippy::print_stdout, reason = "whoever waits sees which picture is taken")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use axum::http::Method;
use base64::Engine as _;
use clap::Parser;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use url::Url;

/// A page worth seeing: who looks, where they start, and what they press from there.
struct Picture {
    name: &'static str,
    who: &'static str,
    at: &'static str,
    then: &'static [&'static str],
}

const fn picture(
    name: &'static str,
    who: &'static str,
    at: &'static str,
    then: &'static [&'static str],
) -> Picture {
    Picture { name, who, at, then }
}

/// Those of one person stand together: each change is a log-in.
const PICTURES: &[Picture] = &[
    picture("list", "maya", "/desk/all", &[]),
    picture("desk", "maya", "/desk/mine", &[".row-link"]),
    picture("queue", "maya", "/desk/queue", &[]),
    picture("engage", "maya", "/engage", &[]),
    picture("calls", "maya", "/calls", &[]),
    picture("macros", "maya", "/macros", &[]),
    picture("knowledge", "maya", "/knowledge", &[]),
    picture("people", "maya", "/people", &[]),
    picture("search", "maya", "/search?q=internet", &[]),
    picture("sandbox", "maya", "/sandbox", &[]),
    picture("approvals", "ruth", "/approvals", &[]),
    picture("wallboard", "ruth", "/wallboard", &[]),
    picture("team", "ruth", "/team", &[]),
    picture("leads", "ruth", "/leads", &[]),
    picture("complaints", "ruth", "/complaints", &[]),
    picture("pivots", "ruth", "/pivots", &[]),
    picture("checks", "ruth", "/checks", &[]),
    picture("clocks", "ruth", "/clocks", &[]),
    picture("ownership", "alex", "/ownership", &[]),
    picture("triage", "alex", "/triage", &[]),
    picture("wrap-up", "alex", "/settings/wrap-up", &[]),
    picture("problems", "alex", "/problems", &[]),
];

/// Wide desk, the width below which the context is a drawer, telephone.
const SIZES: [(u32, u32); 3] = [(1440, 900), (1100, 800), (390, 844)];
const THEMES: [&str; 2] = ["light", "dark"];
const SOON: Duration = Duration::from_secs(15);

#[derive(Parser)]
struct Options {
    /// Where ChromeDriver listens.
    #[arg(long)]
    driver: String,
    /// Where the demo listens.
    #[arg(long)]
    demo: String,
    /// The folder of the pictures.
    #[arg(long, default_value = "docs/screens")]
    out: PathBuf,
    /// Take none: log in as this person and print the cookie, then the addresses of the list and of a case.
    #[arg(long)]
    session: Option<String>,
    /// Only these, by name.
    names: Vec<String>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let browser = open(&options.driver).await?;
    let taken = match &options.session {
        Some(login) => session(&browser, &options.demo, login).await,
        None => all(&browser, &options).await,
    };
    browser.close().await?;
    taken
}

async fn all(browser: &Client, options: &Options) -> Result<()> {
    std::fs::create_dir_all(&options.out)?;
    let mut who = "";
    let chosen =
        |one: &&Picture| options.names.is_empty() || options.names.iter().any(|name| name == one.name);
    for picture in PICTURES.iter().filter(chosen) {
        if who != picture.who {
            log_in(browser, &options.demo, picture.who).await?;
            who = picture.who;
        }
        take(browser, options, picture)
            .await
            .with_context(|| format!("the picture of `{}`", picture.name))?;
    }
    Ok(())
}

/// What another program needs to see what this person sees.
async fn session(browser: &Client, demo: &str, login: &str) -> Result<()> {
    log_in(browser, demo, login).await?;
    let cookies = browser.get_all_cookies().await?;
    let cookies: Vec<_> = cookies.iter().map(|one| format!("{}={}", one.name(), one.value())).collect();
    println!("{}", cookies.join("; "));
    for then in [&[][..], &[".row-link"]] {
        println!("{}", walk(browser, demo, "/desk/all", then).await?);
    }
    Ok(())
}

async fn open(driver: &str) -> Result<Client> {
    let arguments =
        ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"];
    let wishes = json!({ "goog:chromeOptions": { "args": arguments } });
    ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
        .capabilities(wishes.as_object().context("an object")?.clone())
        .connect(driver)
        .await
        .context("ChromeDriver starts no browser")
}

async fn log_in(browser: &Client, demo: &str, login: &str) -> Result<()> {
    browser.goto(demo).await?;
    browser.delete_all_cookies().await?;
    browser.goto(&format!("{demo}/login")).await?;
    let script = "const input = document.querySelector(`.hint [name=login][value=\"${arguments[0]}\"]`)
        ?? document.querySelector('.gate-card [name=login]');
        input.value = arguments[0];
        const form = input.closest('form');
        form.querySelector('[name=password]').value = arguments[1];
        form.submit()";
    browser.execute(script, vec![json!(login), json!("larkspur-demo")]).await?;
    appears(browser, "#rail").await
}

async fn appears(browser: &Client, selector: &str) -> Result<()> {
    let found = browser.wait().at_most(SOON).for_element(Locator::Css(selector)).await;
    found.map(drop).with_context(|| format!("`{selector}` did not appear"))
}

/// The address at the end of a walk.
async fn walk(browser: &Client, demo: &str, at: &str, then: &[&str]) -> Result<Url> {
    browser.goto(&format!("{demo}{at}")).await?;
    for press in then {
        appears(browser, press).await?;
        let before = browser.current_url().await?;
        browser.execute("document.querySelector(arguments[0]).click()", vec![json!(press)]).await?;
        let mut waited = Duration::ZERO;
        while browser.current_url().await? == before {
            ensure!(waited < SOON, "`{press}` leads nowhere");
            tokio::time::sleep(Duration::from_millis(100)).await;
            waited += Duration::from_millis(100);
        }
    }
    Ok(browser.current_url().await?)
}

/// Walks to the page once, then looks at the address it ended at in each size and theme.
async fn take(browser: &Client, options: &Options, picture: &Picture) -> Result<()> {
    size(browser, SIZES[0]).await?;
    let address = walk(browser, &options.demo, picture.at, picture.then).await?;
    for theme in THEMES {
        let cookie = format!("document.cookie = 'theme={theme}; path=/'");
        browser.execute(&cookie, Vec::new()).await?;
        for (width, height) in SIZES {
            size(browser, (width, height)).await?;
            browser.goto(address.as_str()).await?;
            let file = options.out.join(format!("{}-{width}-{theme}.webp", picture.name));
            println!("{}", file.display());
            settle(browser, theme).await?;
            fits(browser).await.with_context(|| format!("at {width} pixels"))?;
            shoot(browser, &file).await?;
        }
    }
    Ok(())
}

/// A window of this size, whatever the smallest is that the system allows.
async fn size(browser: &Client, (width, height): (u32, u32)) -> Result<()> {
    let params = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 768 });
    devtools(browser, "Emulation.setDeviceMetricsOverride", params).await.map(drop)
}

/// Fonts are there, nothing moves, and the theme is the one that was asked for.
async fn settle(browser: &Client, theme: &str) -> Result<()> {
    let script = "const [theme, done] = arguments;
        document.documentElement.dataset.theme = theme;
        document.fonts.ready.then(() => setTimeout(() => {
            document.getAnimations().forEach((one) => { try { one.finish() } catch { one.cancel() } });
            done(true);
        }, 400))";
    browser.execute_async(script, vec![json!(theme)]).await.map(drop).context("the page does not settle")
}

async fn fits(browser: &Client) -> Result<()> {
    let script = "return [document.documentElement.scrollWidth, innerWidth]";
    let widths: (f64, f64) = serde_json::from_value(browser.execute(script, Vec::new()).await?)?;
    ensure!(widths.0 <= widths.1, "the page is {} pixels wide in a window of {}", widths.0, widths.1);
    Ok(())
}

async fn shoot(browser: &Client, file: &Path) -> Result<()> {
    let taken =
        devtools(browser, "Page.captureScreenshot", json!({ "format": "webp", "quality": 82 })).await?;
    let Some(data) = taken["data"].as_str() else { bail!("the browser took no picture") };
    std::fs::write(file, base64::engine::general_purpose::STANDARD.decode(data)?)?;
    Ok(())
}

async fn devtools(browser: &Client, cmd: &'static str, params: Value) -> Result<Value> {
    Ok(browser.issue_cmd(DevTools { cmd, params }).await?)
}

/// A command of Chromium's own, through ChromeDriver.
#[derive(Debug)]
struct DevTools {
    cmd: &'static str,
    params: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.cmd, "params": self.params }).to_string()))
    }
}
