//! Looking at the product: in goes the demo, freshly seeded; out come pictures of its pages, or Lighthouse's marks.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{
    service,
    shell::{Shell, succeed},
};

/// What Lighthouse has to give the desk, of 100.
const MARK: f64 = 95.0;

/// Where pictures go, and which are taken.
#[derive(clap::Args)]
pub struct Screenshots {
    /// The folder of the pictures.
    #[arg(long, default_value = "docs/screens")]
    out: String,
    /// Only these, by name.
    names: Vec<String>,
}

/// Takes pictures of the demo's pages, at three widths in two themes.
///
/// # Errors
/// If the demo or ChromeDriver does not start, or a page is not as wide as its window.
pub fn screenshots(shell: &Shell, wish: &Screenshots) -> Result<()> {
    shell.run("cargo build --locked --workspace --bins --example screenshots")?;
    let demo = service::demo(shell, "debug").context("the demo did not start")?;
    let driver = service::chromedriver(shell).context("ChromeDriver did not start")?;
    let mut camera = shell.command("target/debug/examples/screenshots");
    camera.args(["--driver", &driver.url, "--demo", &demo.url, "--out", &wish.out]).args(&wish.names);
    succeed(&mut camera)
}

/// Asks Lighthouse about the list and a case, as a person on the desk sees them. Needs Node.js.
///
/// # Errors
/// If it gives less than 95 of 100 for performance, accessibility or best practices.
pub fn lighthouse(shell: &Shell) -> Result<()> {
    shell.run("cargo build --locked --release --package app")?;
    shell.run("cargo build --locked --workspace --example screenshots")?;
    let demo = service::demo(shell, "release").context("the demo did not start")?;
    let driver = service::chromedriver(shell).context("ChromeDriver did not start")?;
    let mut camera = shell.command("target/debug/examples/screenshots");
    camera.args(["--driver", &driver.url, "--demo", &demo.url, "--session", "maya"]);
    let visit = String::from_utf8(output(&mut camera)?)?;
    let (cookie, pages) = visit.trim().split_once('\n').context("nobody could log in")?;
    let headers = serde_json::json!({ "Cookie": cookie }).to_string();
    let mut short = Vec::new();
    for page in pages.lines() {
        let mut tool = shell.command("npx --yes lighthouse@12 --quiet --output=json --preset=desktop");
        tool.args(["--only-categories=performance,accessibility,best-practices"])
            .args([
                format!("--extra-headers={headers}"),
                "--chrome-flags=--headless=new --no-sandbox".to_owned(),
            ])
            .arg(page);
        let report: serde_json::Value = serde_json::from_slice(&output(&mut tool)?)?;
        let path = page.strip_prefix(&demo.url).unwrap_or(page);
        for (name, category) in report["categories"].as_object().context("Lighthouse reported nothing")? {
            let mark = category["score"].as_f64().unwrap_or_default() * 100.0;
            println!("{path}: {name} {mark:.0}");
            if mark < MARK {
                short.push(format!("{name} of {path}"));
            }
        }
    }
    if !short.is_empty() {
        bail!("less than {MARK}: {}", short.join(", "));
    }
    Ok(())
}

fn output(command: &mut Command) -> Result<Vec<u8>> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("`{name}` cannot be started"))?;
    if !output.status.success() {
        bail!("`{name}` failed: {}", output.status);
    }
    Ok(output.stdout)
}
