//! `commonground bench`: the product's speed beside the raw engine's, on this machine.

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use super::say;
use crate::bench::{self, Diffed, Fair, Ingested, Pure, Searched, Soaked, Visited};
use crate::settings::Settings;

/// Measure this machine: the product beside the raw engine, in one run.
#[derive(Subcommand, Debug)]
pub enum Bench {
    /// From HTTP to *placed in a queue*, in an installation of its own that is removed afterwards.
    Ingest(Ingest),
    /// Decide and explain whose a message is.
    Ownership(Output),
    /// Many agents look at their desks while messages come in: what that costs, and how soon they see them.
    Soak(Soak),
    /// Lists, open cases, sends and searches of an installation with many cases, over HTTP.
    Desk(Desk),
    /// Compare two versions of the ownership model over a past of many decisions, in an installation of its own.
    OwnershipDiff(OwnershipDiff),
    /// Read what a message says.
    Triage(Output),
    /// Search over many messages, in an installation of its own.
    Search(Search),
    /// How evenly each method of selection spreads the demo's work over its staff, and how long people wait.
    Fairness(Fairness),
}

/// What to measure.
#[derive(Args, Debug)]
pub struct Ingest {
    /// Which engine.
    #[arg(long, value_enum, default_value = "sqlite")]
    engine: Engine,
    /// How many messages at saturation.
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(1..))]
    messages: u32,
    /// How many requests are under way at once.
    #[arg(long, default_value_t = 256, value_parser = clap::value_parser!(u16).range(1..=4096))]
    connections: u16,
    /// For how many seconds messages then arrive by the clock; 0 leaves this out.
    #[arg(long, default_value_t = 15, value_name = "SECONDS")]
    open_loop: u16,
    /// How many messages a second arrive by the clock.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u16).range(1..))]
    rate: u16,
    /// The PostgreSQL to measure on when `--database` names none.
    #[arg(long, env = db::testing::POSTGRES, value_name = "URL", hide_env_values = true)]
    test_postgres: Option<String>,
    #[command(flatten)]
    output: Output,
}

/// How many look, for how long.
#[derive(Args, Debug)]
pub struct Soak {
    /// Which engine.
    #[arg(long, value_enum, default_value = "sqlite")]
    engine: Engine,
    /// How many agents look.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u16).range(1..=2000))]
    agents: u16,
    /// How many messages come in a second.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..=2000))]
    rate: u16,
    /// For how many seconds; twice: without the agents, and with them.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u16).range(1..))]
    seconds: u16,
    /// The PostgreSQL to measure on when `--database` names none.
    #[arg(long, env = db::testing::POSTGRES, value_name = "URL", hide_env_values = true)]
    test_postgres: Option<String>,
    #[command(flatten)]
    output: Output,
}

/// How many cases there are.
#[derive(Args, Debug)]
pub struct Desk {
    /// Which engine.
    #[arg(long, value_enum, default_value = "sqlite")]
    engine: Engine,
    /// How many cases there are in all.
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u32).range(100..))]
    cases: u32,
    /// How many of them are open.
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(10..))]
    open: u32,
    /// How often each page is asked for.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u16).range(1..))]
    requests: u16,
    /// The PostgreSQL to measure on when `--database` names none.
    #[arg(long, env = db::testing::POSTGRES, value_name = "URL", hide_env_values = true)]
    test_postgres: Option<String>,
    #[command(flatten)]
    output: Output,
}

/// How long a past.
#[derive(Args, Debug)]
pub struct OwnershipDiff {
    /// Which engine.
    #[arg(long, value_enum, default_value = "sqlite")]
    engine: Engine,
    /// How many decisions.
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u32).range(1..))]
    items: u32,
    /// The PostgreSQL to measure on when `--database` names none.
    #[arg(long, env = db::testing::POSTGRES, value_name = "URL", hide_env_values = true)]
    test_postgres: Option<String>,
    #[command(flatten)]
    output: Output,
}

/// How many messages.
#[derive(Args, Debug)]
pub struct Search {
    /// Which engine.
    #[arg(long, value_enum, default_value = "sqlite")]
    engine: Engine,
    /// How many messages.
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u32).range(1..))]
    messages: u32,
    /// The PostgreSQL to measure on when `--database` names none.
    #[arg(long, env = db::testing::POSTGRES, value_name = "URL", hide_env_values = true)]
    test_postgres: Option<String>,
    #[command(flatten)]
    output: Output,
}

/// Which day.
#[derive(Args, Debug)]
pub struct Fairness {
    /// The same seed gives the same figures.
    #[arg(long, default_value_t = 20)]
    seed: u64,
    #[command(flatten)]
    output: Output,
}

/// How to tell.
#[derive(Args, Debug)]
pub struct Output {
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    /// The server to measure on, if it is one.
    fn server(self, url: Option<String>) -> Result<Option<String>> {
        const NONE: &str =
            "name the server with --database; the run makes a schema of its own and removes it";
        match self {
            Self::Sqlite => Ok(None),
            Self::Postgres => url.context(NONE).map(Some),
        }
    }
}

impl Bench {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        match self {
            Self::Ingest(command) => {
                let json = command.output.json;
                tell(json, &bench::ingest(command.what(settings)?).await?, ingested)
            }
            Self::Ownership(output) => tell(output.json, &bench::ownership()?, ownership),
            Self::Soak(Soak { engine, agents, rate, seconds, test_postgres, output }) => {
                let postgres = engine.server(settings.database.or(test_postgres))?;
                let (agents, rate, seconds) = (agents.into(), rate.into(), seconds.into());
                tell(
                    output.json,
                    &bench::soak(bench::Soak { postgres, agents, rate, seconds }).await?,
                    soaked,
                )
            }
            Self::Desk(Desk { engine, cases, open, requests, test_postgres, output }) => {
                let postgres = engine.server(settings.database.or(test_postgres))?;
                let (cases, open) = (cases as usize, open.min(cases) as usize);
                let what = bench::Pages { postgres, cases, open, requests: requests.into() };
                tell(output.json, &bench::pages(what).await?, visited)
            }
            Self::OwnershipDiff(OwnershipDiff { engine, items, test_postgres, output }) => {
                let postgres = engine.server(settings.database.or(test_postgres))?;
                tell(output.json, &bench::ownership_diff(postgres, items as usize).await?, diffed)
            }
            Self::Triage(output) => tell(output.json, &bench::triage()?, pure),
            Self::Search(Search { engine, messages, test_postgres, output }) => {
                let postgres = engine.server(settings.database.or(test_postgres))?;
                tell(output.json, &bench::search(postgres, messages as usize).await?, searched)
            }
            Self::Fairness(Fairness { seed, output }) => tell(output.json, &bench::fairness(seed)?, fair),
        }
    }
}

impl Ingest {
    fn what(self, settings: Settings) -> Result<bench::Ingest> {
        let postgres = self.engine.server(settings.database.or(self.test_postgres))?;
        Ok(bench::Ingest {
            postgres,
            messages: self.messages as usize,
            connections: self.connections.into(),
            open_loop_s: self.open_loop.into(),
            rate: self.rate.into(),
        })
    }
}

fn tell<T: Serialize>(json: bool, figures: &T, table: impl FnOnce(&T)) -> Result<ExitCode> {
    if json {
        say(serde_json::to_string(figures)?);
    } else {
        table(figures);
    }
    Ok(ExitCode::SUCCESS)
}

fn ingested(figures: &Ingested) {
    let known = |figure: Option<f64>, unit: &str| figure.map_or("-".to_owned(), |f| format!("{f:.1} {unit}"));
    let line = |what: &str, value: String| say(format!("{what:<44} {value}"));
    say(format!(
        "{} messages on {}, {:.1} rows each",
        figures.messages, figures.engine, figures.rows_per_message
    ));
    line("from HTTP to placed in a queue", format!("{:.0} messages/s", figures.messages_per_s));
    line(
        "the raw engine, same rows, 1,000 a commit",
        format!("{:.0} messages/s", figures.raw_messages_per_s),
    );
    line("ratio", format!("{:.2}", figures.ratio));
    line("ratio by processor time", figures.cpu_ratio.map_or("-".to_owned(), |ratio| format!("{ratio:.2}")));
    line("a request at saturation, median", format!("{:.1} ms", figures.post_p50_ms));
    line("a request at saturation, 99 of 100", format!("{:.1} ms", figures.post_p99_ms));
    line("by the clock, to the desk, median", known(figures.p50_ms, "ms"));
    line("by the clock, to the desk, 99 of 100", known(figures.p99_ms, "ms"));
    line("memory, at most", known(figures.rss_mb, "MB"));
    line("processor, product", known(figures.cpu_s, "s"));
    line("processor, sender", known(figures.sender_cpu_s, "s"));
    line("processor, raw engine", known(figures.raw_cpu_s, "s"));
    line("load of the machine at the beginning", known(figures.load, ""));
}

fn soaked(figures: &Soaked) {
    let line = |what: &str, value: String| say(format!("{what:<44} {value}"));
    let share =
        |core: Option<f64>| core.map_or("-".to_owned(), |core| format!("{:.1} % of a core", core * 100.0));
    let ms = |figure: Option<f64>| figure.map_or("-".to_owned(), |ms| format!("{ms:.0} ms"));
    let Soaked { engine, agents, rate, seconds, .. } = figures;
    say(format!("{agents} agents look, {rate} messages a second for {seconds} s, on {engine}"));
    line("the traffic by itself", share(figures.traffic_core));
    line("the desks of all agents on top of it", share(figures.desk_core));
    line("to each agent", format!("{:.1} kB/s", figures.bytes_per_agent_s / 1000.0));
    line("events to each agent", format!("{:.1} a second", figures.events_per_agent_s));
    line("pages fetched anew", figures.resyncs.to_string());
    line("from the network to a desk, median", ms(figures.p50_ms));
    line("from the network to a desk, 99 of 100", ms(figures.p99_ms));
}

fn visited(figures: &Visited) {
    let Visited { engine, cases, open, fill_s, pages } = figures;
    say(format!("{cases} cases on {engine}, {open} of them open; made in {fill_s:.0} s"));
    say(format!(
        "{:<28} {:>8} {:>10} {:>10} {:>10} {:>12}",
        "", "requests", "median", "99 of 100", "cpu", "bytes"
    ));
    for page in pages {
        let cpu = page.cpu_ms.map_or("-".to_owned(), |ms| format!("{ms:.1} ms"));
        say(format!(
            "{:<28} {:>8} {:>7.1} ms {:>7.1} ms {cpu:>10} {:>12}",
            page.name, page.requests, page.p50_ms, page.p99_ms, page.bytes
        ));
    }
}

fn diffed(figures: &Diffed) {
    let Diffed { engine, items, moved, record_bytes, seconds, per_s, cpu_s, rss_mb } = figures;
    say(format!(
        "{items} decisions on {engine}, {record_bytes} bytes each, made again: {moved} come out elsewhere"
    ));
    say(format!("{seconds:.2} s, {per_s:.0} items/s"));
    if let (Some(cpu), Some(rss)) = (cpu_s, rss_mb) {
        say(format!("{cpu:.2} processor seconds, {rss:.0} MB at most"));
    }
}

fn searched(figures: &Searched) {
    let Searched { engine, messages, indexed_per_s, index_mb, queries } = figures;
    say(format!(
        "{messages} messages on {engine}: indexed {indexed_per_s:.0}/s, the index has {index_mb:.0} MB"
    ));
    say(format!("{:<24} {:>6} {:>10} {:>10}  such as", "query", "hits", "p50", "p99"));
    for asked in queries {
        let bench::Asked { kind, example, hits, p50_ms, p99_ms } = asked;
        say(format!("{kind:<24} {hits:>6.1} {p50_ms:>7.1} ms {p99_ms:>7.1} ms  {example}"));
    }
}

fn ownership(figures: &bench::Ownership) {
    say("a decision with its explanation:");
    pure(&figures.explained);
    say("the same, with what would have changed it:");
    pure(&figures.with_counterfactuals);
}

fn pure(figures: &Pure) {
    say(format!(
        "{:.1} µs each, {:.0}/s on one core ({} runs)",
        figures.us_each, figures.per_s, figures.runs
    ));
}

fn fair(days: &Vec<Fair>) {
    say("Gini: 0 is all the same, 1 is all on one; waits from a message to the end of the work on it");
    say(format!(
        "{:<22} {:>6} {:>6} {:>11} {:>13} {:>9} {:>9} {:>9} {:>6}",
        "method", "items", "left", "Gini items", "Gini minutes", "p50 wait", "p90 wait", "longest", "idle"
    ));
    for day in days {
        let Fair { method, items, left, gini_items, gini_minutes, idle, .. } = day;
        let [p50, p90, longest] = [day.wait_p50, day.wait_p90, day.wait_max].map(|wait| wait.to_string());
        say(format!(
            "{method:<22} {items:>6} {left:>6} {gini_items:>11.3} {gini_minutes:>13.3} {p50:>9} {p90:>9} {longest:>9} {:>5.0}%",
            idle * 100.0
        ));
    }
}
