//! How fast is it, beside the engine below it?
//!
//! In: what to measure, and on which engine. Out: figures, with the processor time that they cost. Promised: the
//! product's half and the raw engine's half run in one process, on one disk, one after the other, on the same rows;
//! nothing that exists is touched: each run makes an installation of its own and removes it.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Result, ensure};
use serde::Serialize;

mod desk;
mod diff;
mod fairness;
mod fill;
mod meter;
mod pages;
mod pure;
mod raw;
mod search;
mod sender;
mod site;
mod soak;
mod traffic;

pub use diff::{Diffed, ownership_diff};
pub use fairness::{Fair, fairness};
pub use pages::{Pages, Visited, pages};
pub use pure::{Ownership, Pure, ownership, triage};
pub use search::{Asked, Searched, search};
pub use soak::{Soak, Soaked, soak};

use meter::{Stopwatch, ms_since, now, percentile};
use site::Site;
use traffic::Traffic;

/// What some work gave, and how many seconds it took by the clock.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let began = now();
    let out = work();
    (out, ms_since(began) / 1000.0)
}

/// What to measure.
#[derive(Clone, Debug)]
pub struct Ingest {
    /// A PostgreSQL to measure on, in a schema of its own; SQLite in a folder of its own otherwise.
    pub postgres: Option<String>,
    /// How many messages at saturation, after a tenth as many to warm up.
    pub messages: usize,
    /// How many requests are under way at once.
    pub connections: usize,
    /// For how long messages arrive by the clock, in seconds.
    pub open_loop_s: usize,
    /// How many of them a second.
    pub rate: usize,
}

/// What was measured. Times of requests and of the way to the screen are in milliseconds.
#[derive(Clone, Debug, Serialize)]
pub struct Ingested {
    /// On which engine.
    pub engine: &'static str,
    /// How many messages.
    pub messages: usize,
    /// Messages from HTTP to *placed in a queue*, a second.
    pub messages_per_s: f64,
    /// The raw engine: the same rows in batches of 1,000, as messages a second.
    pub raw_messages_per_s: f64,
    /// The one through the other.
    pub ratio: f64,
    /// Open loop, from the moment at which a message was due to leave until an agent's screen was told: the median.
    pub p50_ms: Option<f64>,
    /// The same, 99 of 100.
    pub p99_ms: Option<f64>,
    /// The most memory that the process held before the raw half, in MB.
    pub rss_mb: Option<f64>,
    /// At saturation, a request's time until its body is on disk: the median.
    pub post_p50_ms: f64,
    /// The same, 99 of 100.
    pub post_p99_ms: f64,
    /// Rows that a message leaves behind, all tables together.
    pub rows_per_message: f64,
    /// Processor seconds of the product's half, without the sender.
    pub cpu_s: Option<f64>,
    /// Processor seconds of the sender.
    pub sender_cpu_s: Option<f64>,
    /// Processor seconds of the raw half.
    pub raw_cpu_s: Option<f64>,
    /// The ratio if both halves are charged for processor time instead of time.
    pub cpu_ratio: Option<f64>,
    /// How many programs wanted a core at the beginning, one-minute average.
    pub load: Option<f64>,
}

/// Measures the way of a message from the network to its queue.
///
/// # Errors
/// If the installation can't be made or a delivery is refused: such a run says nothing.
pub async fn ingest(what: Ingest) -> Result<Ingested> {
    let load = meter::load();
    let mut site = Site::build(what.postgres.clone()).await?;
    let outcome = measure(&what, &mut site, load).await;
    site.remove().await?;
    outcome
}

async fn measure(what: &Ingest, site: &mut Site, load: Option<f64>) -> Result<Ingested> {
    let before = site.tables().await?;
    let node = site.start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
    let traffic = Traffic::new(&node.app)?;

    let warm = sender::saturate(node.address, traffic.clone(), what.messages / 10, what.connections).await?;
    site::placed(&node.app).await?;
    site.settle().await?;

    let watch = Stopwatch::start(site.engine());
    let sent = sender::saturate(node.address, traffic.clone(), what.messages, what.connections).await?;
    site::placed(&node.app).await?;
    let full = watch.stop();
    let rss_mb = meter::peak_mb();

    let told = match what.open_loop_s {
        0 => Vec::new(),
        seconds => sender::open_loop(&node, traffic, what.rate, what.rate * seconds).await?,
    };
    node.stop().await;

    let grown = site.tables().await?.into_iter().filter(|(table, rows)| before.get(table) < Some(rows));
    // The search index comes behind, by itself.
    let grown = grown.filter(|(table, _)| !table.starts_with("search"));
    let raw = raw::insert(site, grown.map(|(table, _)| table).collect()).await?;
    let all = warm.latencies_ms.len() + what.messages + told.len();
    ensure!(raw.rows > all as u64, "fewer rows than messages: the run has placed nothing");

    let per_s = |messages: usize, seconds: f64| messages as f64 / seconds;
    let (messages_per_s, raw_messages_per_s) =
        (per_s(what.messages, full.wall_s), per_s(all, raw.time.wall_s));
    let cpu_s = full.cpu_s.zip(sent.cpu_s).map(|(all, sender)| all - sender);
    let cpu = cpu_s.zip(raw.time.cpu_s).filter(|(full, raw)| *full > 0.0 && *raw > 0.0);
    Ok(Ingested {
        engine: site.engine().name(),
        messages: what.messages,
        messages_per_s,
        raw_messages_per_s,
        ratio: messages_per_s / raw_messages_per_s,
        p50_ms: percentile(&told, 0.5),
        p99_ms: percentile(&told, 0.99),
        rss_mb,
        post_p50_ms: percentile(&sent.latencies_ms, 0.5).unwrap_or(f64::NAN),
        post_p99_ms: percentile(&sent.latencies_ms, 0.99).unwrap_or(f64::NAN),
        rows_per_message: raw.rows as f64 / all as f64,
        cpu_s,
        sender_cpu_s: sent.cpu_s,
        raw_cpu_s: raw.time.cpu_s,
        cpu_ratio: cpu.map(|(full, raw)| per_s(what.messages, full) / per_s(all, raw)),
        load,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn measured(postgres: Option<String>) {
        let what = Ingest { postgres, messages: 60, connections: 8, open_loop_s: 1, rate: 20 };
        let figures = ingest(what).await.unwrap();
        assert!(figures.ratio > 0.0 && figures.raw_messages_per_s.is_finite());
        assert!(figures.p50_ms > Some(0.0) && figures.p99_ms >= figures.p50_ms);
        assert!(
            figures.rows_per_message > 5.0,
            "a delivery, a message, a decision, its events, and a part of a case"
        );
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn every_message_of_a_run_is_placed_shown_and_inserted_again_on_sqlite() {
        measured(None).await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn every_message_of_a_run_is_placed_shown_and_inserted_again_on_postgres() {
        #[expect(clippy::disallowed_methods, reason = "a test runner has no command line of ours")]
        let url = std::env::var(db::testing::POSTGRES).ok().filter(|url| !url.is_empty());
        if url.is_some() {
            measured(url).await;
        }
    }
}
