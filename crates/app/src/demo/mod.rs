//! The demo: Larkspur Broadband, an invented provider with thirty days behind it and customers who go on writing.
//!
//! In: a seed. Out: an installation as a visitor should find it, and a live trickle. Promised: the same seed and the
//! same end give the same people, words and order; everything was done by the product's own verbs; a set-up that was
//! interrupted begins again from nothing.

pub mod brand;
pub mod corpus;
pub mod corrections;
mod events;
mod journal;
mod lessons;
mod library;
pub mod neighbours;
mod passers_by;
pub mod people;
pub mod perform;
pub mod phrases;
mod pictures;
pub mod plan;
mod register;
pub mod rhythm;
pub mod slots;
pub mod trickle;
mod versions;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use care::Tx;
use channels::sandbox::Flavour;
use kernel::{Clock, ManualClock};

use crate::node;
use crate::settings::Settings;

pub use brand::{Login, logins};
pub use passers_by::pass_by;
pub use trickle::Trickle;

/// Makes the demo brand with its history, unless there is a brand already. `progress` hears how many steps of how
/// many are done.
///
/// # Errors
/// If the data folder or the database can't be written.
pub async fn set_up(
    settings: &Settings,
    clock: Arc<dyn Clock>,
    seed: u64,
    progress: impl Fn(u64, u64),
) -> Result<()> {
    settings.prepare()?;
    let unfinished = settings.data.join("unfinished");
    if unfinished.exists() {
        begin_again(settings)?;
    }
    let db = node::open(settings, &*clock).await?;
    let brands = db.read(async |tx: &mut Tx| care::brand::tenants(tx).await).await?;
    if let Some((_, slug)) = brands.first() {
        db.close().await;
        ensure!(
            slug == brand::SLUG,
            "here is the brand `{slug}`, and the demo's customers must not write to it; choose another folder with \
             --data"
        );
        ensure!(
            !unfinished.exists(),
            "the demo's set-up was interrupted; empty the database's schema and start again"
        );
        return Ok(());
    }
    let key = settings.founding_key()?;
    std::fs::write(&unfinished, "The demo is being set up.\n").context("can't write into the data folder")?;
    let ctx = node::new_tenant(clock.clone());
    let end = clock.now();
    let hands = ManualClock::new(end);
    let staff = brand::found(&db, &ctx.with_clock(hands.clone()), &hands, &key).await?;
    let plan =
        tokio::task::spawn_blocking(move || plan::plan(seed, end)).await.context("planning the demo")??;
    let plan = Arc::new(plan);
    let performed = perform::perform(&db, ctx.tenant, seed, &staff, plan.clone(), progress).await?;
    tracing::debug!(
        words = performed.posts.len(),
        skipped = performed.skipped,
        "the demo's history is written"
    );
    library::fill(&db, &ctx, &staff, end).await?;
    pictures::hang(&db, &ctx, &settings.media()?).await?;
    let reading = ctx.clone();
    let brand = db.read(async move |tx: &mut Tx| care::brand::load(tx, &reading).await).await?;
    let microblog = (Flavour::Microblog, plan.customers.as_slice(), performed.posts);
    let others = performed.neighbours.iter().map(|n| (n.flavour, n.people.as_slice(), n.posts.clone()));
    for (flavour, people, posts) in std::iter::once(microblog).chain(others) {
        let account = brand::account(&brand, flavour)?;
        journal::seed(settings, clock.clone(), flavour, account, &key, people, posts).await?;
    }
    db.close().await;
    std::fs::remove_file(&unfinished).context("can't write into the data folder")?;
    Ok(())
}

/// Removes what an interrupted set-up left; the key stays.
fn begin_again(settings: &Settings) -> Result<()> {
    let file = settings.sqlite_path();
    let journals = Flavour::ALL.map(|flavour| settings.sandbox_path(flavour));
    let beside = |end: &str| PathBuf::from(format!("{}{end}", file.display()));
    for path in [file.clone(), beside("-wal"), beside("-shm")].into_iter().chain(journals) {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("can't remove {}", path.display()));
            }
            _ => {}
        }
    }
    Ok(())
}
