//! Everything that must hold before a change lands, as one list of steps read from top to bottom.

use std::{
    io::{self, IsTerminal},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    peers, service,
    shell::{Shell, succeed},
    tools,
};

/// A step: its name on the command line, what it shows when it is green, and how it is taken.
struct Step {
    name: &'static str,
    shows: &'static str,
    take: fn(&Shell, &Options) -> Result<()>,
}

/// Cheap steps come first; the tests come last, so that their summary closes the output.
const STEPS: &[Step] = &[
    Step {
        name: "tools",
        shows: "what the other steps need is here",
        take: |shell, _| tools::install(shell),
    },
    Step {
        name: "fmt",
        shows: "every file is formatted",
        take: |shell, _| shell.run("cargo fmt --all --check"),
    },
    Step {
        name: "deny",
        shows: "dependencies have the licences, names and origins we accept",
        take: |shell, _| shell.run("cargo deny --locked check --hide-inclusion-graph licenses bans sources"),
    },
    Step {
        name: "clippy",
        shows: "no target has a warning",
        take: |shell, _| shell.run("cargo clippy --locked --workspace --all-targets --quiet -- -D warnings"),
    },
    Step {
        name: "doc",
        shows: "the documentation builds, and its links lead somewhere",
        take: |shell, _| {
            let doc = "cargo doc --locked --workspace --no-deps --quiet";
            succeed(shell.command(doc).env("RUSTDOCFLAGS", "-D warnings"))
        },
    },
    Step {
        name: "build",
        shows: "the tests compile",
        take: |shell, _| shell.run("cargo test --locked --workspace --no-run --quiet"),
    },
    Step {
        name: "doctest",
        shows: "the examples in the documentation run",
        take: |shell, _| shell.run("cargo test --locked --workspace --doc --quiet"),
    },
    Step { name: "test", shows: "the tests pass, on both engines and in the browser", take: test },
];

/// Which steps to take, and against which servers.
#[derive(clap::Args)]
pub struct Options {
    /// Take only these steps, in the order of the list.
    #[arg(long, value_delimiter = ',', value_name = "STEP", value_parser = names())]
    only: Vec<String>,
    /// Say what the steps are and take none.
    #[arg(long)]
    list: bool,
    /// Go on after a step that failed.
    #[arg(long)]
    keep_going: bool,
    /// A PostgreSQL to test against; without it one is started and thrown away.
    #[arg(long, env = "COMMONGROUND_TEST_POSTGRES", hide_env_values = true, value_name = "URL")]
    postgres: Option<String>,
    /// A ChromeDriver to test with; without it one is started and stopped.
    #[arg(long, env = "COMMONGROUND_TEST_WEBDRIVER", value_name = "URL")]
    webdriver: Option<String>,
    /// Start none of the systems that others wrote; their tests are skipped.
    #[arg(long)]
    no_peers: bool,
}

fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

enum Outcome {
    Green(Duration),
    Red(Duration, anyhow::Error),
    NotTaken,
}

/// Takes the steps, then prints what became of each.
///
/// # Errors
/// If a step failed; the steps after it are taken only with `--keep-going`.
pub fn run(shell: &Shell, options: &Options) -> Result<()> {
    let chosen = |step: &&Step| options.only.is_empty() || options.only.iter().any(|name| name == step.name);
    let mut outcomes = Vec::new();
    for step in STEPS.iter().filter(chosen) {
        if options.list {
            println!("{:<8} {}", step.name, step.shows);
            continue;
        }
        let stopped =
            !options.keep_going && outcomes.iter().any(|(_, outcome)| matches!(outcome, Outcome::Red(..)));
        let outcome = if stopped { Outcome::NotTaken } else { take(step, shell, options) };
        outcomes.push((step, outcome));
    }
    report(&outcomes)
}

#[expect(clippy::disallowed_methods, reason = "the summary says how long each step took")]
fn take(step: &Step, shell: &Shell, options: &Options) -> Outcome {
    println!("\n━━ {}: {}", step.name, step.shows);
    let start = Instant::now();
    let result = (step.take)(shell, options);
    let time = start.elapsed();
    match result {
        Ok(()) => Outcome::Green(time),
        Err(error) => {
            println!("━━ {} failed: {error:#}", step.name);
            Outcome::Red(time, error)
        }
    }
}

fn report(outcomes: &[(&Step, Outcome)]) -> Result<()> {
    let mut total = Duration::ZERO;
    let mut failed = Vec::new();
    println!();
    for (Step { name, .. }, outcome) in outcomes {
        match outcome {
            Outcome::Green(time) => println!("  {name:<8} {:>7.1} s  ok", time.as_secs_f64()),
            Outcome::Red(time, error) => {
                println!("  {name:<8} {:>7.1} s  FAILED: {error:#}", time.as_secs_f64())
            }
            Outcome::NotTaken => println!("  {name:<8}       –    not taken"),
        }
        if let Outcome::Green(time) | Outcome::Red(time, _) = outcome {
            total += *time;
        }
        if let Outcome::Red(..) = outcome {
            failed.push(*name);
        }
    }
    if !outcomes.is_empty() {
        println!("  {:<8} {:>7.1} s", "all", total.as_secs_f64());
    }
    if !failed.is_empty() {
        bail!("{} failed; try again with `cargo xtask ci --only {}`", failed.join(", "), failed.join(","));
    }
    Ok(())
}

fn test(shell: &Shell, options: &Options) -> Result<()> {
    let mut nextest = shell.command("cargo nextest run --locked --workspace --profile ci");
    // The servers live until this function ends; dropping them stops them.
    let (postgres, chromedriver);
    let postgres_url = match &options.postgres {
        Some(url) => url,
        None => {
            postgres = service::postgres(shell).context("PostgreSQL did not start")?;
            &postgres.url
        }
    };
    let webdriver_url = match &options.webdriver {
        Some(url) => url,
        None => {
            chromedriver = service::chromedriver(shell).context("ChromeDriver did not start")?;
            &chromedriver.url
        }
    };
    let peers = if options.no_peers { Vec::new() } else { peers::start(shell) };
    nextest.envs(peers.iter().map(|peer| peer.environment.clone()));
    nextest.env("COMMONGROUND_TEST_POSTGRES", postgres_url).env("COMMONGROUND_TEST_WEBDRIVER", webdriver_url);
    if !io::stdout().is_terminal() {
        // A log that keeps only standard output must hold the summary of the tests.
        nextest.stderr(io::stdout());
    }
    succeed(&mut nextest)
}
