//! Two versions of the ownership model over a past of many decisions.

use std::sync::Arc;

use anyhow::{Context, Result};
use care::models::Period;
use care::people::Whose;
use care::routing::{Decisions, Subject};
use care::{Db, Tx, brand, facts};
use kernel::{Ctx, IdentityId, Instant, PersonId, SystemClock};
use ownership::{Facts, Presets};
use serde::Serialize;
use triage::{Alike, Thread, Triage};

use super::meter::{Stopwatch, peak_mb};
use super::pure::messages;
use super::site::{PRESET, Site};
use crate::{compare, node};

/// The other version: most items move, which is the dearest case.
const OTHER: &str = "unified";
/// Decisions in a transaction while the past is made.
const BATCH: usize = 2_000;

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Diffed {
    /// On which engine.
    pub engine: &'static str,
    /// How many decisions were made again.
    pub items: u64,
    /// How many of them came out elsewhere.
    pub moved: u64,
    /// How many bytes a stored decision has, on average.
    pub record_bytes: u64,
    /// How long the comparison took, in seconds.
    pub seconds: f64,
    /// Decisions made again in a second.
    pub per_s: f64,
    /// Processor seconds.
    pub cpu_s: Option<f64>,
    /// The most memory that the process held, in MB.
    pub rss_mb: Option<f64>,
}

/// Makes a past of `items` decisions in an installation of its own, and compares two versions over it.
///
/// # Errors
/// If the installation can't be made or read.
pub async fn ownership_diff(postgres: Option<String>, items: usize) -> Result<Diffed> {
    let site = Site::build(postgres).await?;
    let outcome = measure(&site, items).await;
    site.remove().await?;
    outcome
}

async fn measure(site: &Site, items: usize) -> Result<Diffed> {
    let clock = Arc::new(SystemClock);
    let db = node::open(site.settings(), &*clock).await?;
    let tenant = node::tenant(&db).await?.context("the installation has a brand")?;
    let ctx = node::system(tenant, clock);
    let record_bytes = fill(&db, &ctx, items).await?;
    site.settle().await?;
    let read = |name: &str| {
        let text = ownership::preset_text(name).context("the preset is missing")?;
        anyhow::Ok(Arc::new(ownership::load(name, text, &Presets)?))
    };
    let models = (read(PRESET)?, read(OTHER)?);
    let period = Period { since: Instant::from_micros(0), until: Instant::from_micros(i64::MAX) };
    let watch = Stopwatch::start(site.engine());
    let compared = compare::over(&db, &ctx, models, period, |_, _| {}).await?;
    let time = watch.stop();
    db.close().await;
    Ok(Diffed {
        engine: site.engine().name(),
        items: compared.items,
        moved: compared.moved,
        record_bytes,
        seconds: time.wall_s,
        per_s: compared.items as f64 / time.wall_s,
        cpu_s: time.cpu_s,
        rss_mb: peak_mb(),
    })
}

/// Decides about the demo's messages, over and over, through the product's own stage.
async fn fill(db: &Db, ctx: &Ctx, items: usize) -> Result<u64> {
    let triage = Triage::builtin();
    let whose = Whose {
        identity: IdentityId::from_uuid(uuid::Uuid::nil()),
        person: PersonId::from_uuid(uuid::Uuid::nil()),
        reach: Some(140),
    };
    let read = |message| {
        let reading = facts::read(&triage, "sandbox", message, Thread::default(), Alike::default());
        facts::assemble("sandbox", message, whose, &reading, None, Some("sandbox"))
    };
    let facts: Arc<[Facts]> = messages()?.iter().map(read).collect();
    let asking = ctx.clone();
    let brand = Arc::new(db.read(async move |tx: &mut Tx| brand::load(tx, &asking).await).await?);
    let mut bytes = 0;
    for from in (0..items).step_by(BATCH) {
        let (ctx, brand, facts) = (ctx.clone(), brand.clone(), facts.clone());
        let count = BATCH.min(items - from);
        bytes += db
            .write(async move |tx: &mut Tx| {
                let mut decisions = Decisions::default();
                for facts in facts.iter().cycle().skip(from % facts.len()).take(count) {
                    let (case, work_item, message) = (ctx.mint(), ctx.mint(), ctx.mint());
                    let subject = Subject { case, work_item, message, standing: None };
                    decisions.decide(&ctx, &brand, subject, facts.clone());
                }
                let bytes = decisions.bytes();
                decisions.flush(tx).await?;
                Ok::<_, care::Error>(bytes)
            })
            .await?;
    }
    Ok(bytes / items.max(1) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn every_decision_of_the_past_is_made_again_once() {
        let figures = ownership_diff(None, 5_000).await.unwrap();
        assert_eq!(figures.items, 5_000);
        assert!(figures.moved > 0 && (300..2_500).contains(&figures.record_bytes), "{figures:?}");
    }
}
