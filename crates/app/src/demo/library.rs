//! Larkspur's macros and articles.
//!
//! In: files beside this one. Out: macros of Ruth's, articles of those who know. Promised: all of it by the verbs; one
//! article should be looked through, one is a draft.

use anyhow::{Context, Result};
use care::knowledge::{self, State};
use care::{Tx, brand, macros};
use db::Db;
use kernel::{Ctx, Instant, ManualClock, Millis};

use super::brand::Colleague;
use super::versions::named;
use crate::library;

const MACROS: &str = include_str!("macros.toml");

/// The articles: who wrote them, how many days ago, whether they hold.
const ARTICLES: [(&str, &str, i64, bool); 6] = [
    (include_str!("knowledge/restart.md"), "dev", 60, true),
    (include_str!("knowledge/neustart.md"), "hannah", 60, true),
    (include_str!("knowledge/refunds.md"), "maya", 45, true),
    (include_str!("knowledge/engineer.md"), "owen", 30, true),
    // Older than the half-year after which somebody should look.
    (include_str!("knowledge/credits.md"), "ruth", 195, true),
    (include_str!("knowledge/series_b.md"), "dev", 3, false),
];

/// Writes everything down.
///
/// # Errors
/// If the database refuses.
pub(super) async fn fill(db: &Db, ctx: &Ctx, staff: &[Colleague], end: Instant) -> Result<()> {
    let clock = ManualClock::new(end);
    let ctx = ctx.with_clock(clock.clone());
    let ruth = ctx.with_actor(named(staff, "ruth")?.actor());
    let mut articles = Vec::new();
    for (text, login, days, holds) in ARTICLES {
        let author = ctx.with_actor(named(staff, login)?.actor());
        articles.push((library::article(text).context("an article of the demo")?, author, days, holds));
    }
    let all = library::macros(MACROS).context("the macros of the demo")?;
    db.write(async move |tx: &mut Tx| {
        clock.set(end - Millis::days(20));
        let brand = brand::load(tx, &ctx).await?;
        for content in &all {
            macros::save(tx, &ruth, &brand, content).await?;
        }
        for (content, author, days, holds) in &articles {
            clock.set(end - Millis::days(*days));
            let id = knowledge::save(tx, author, content).await?;
            if *holds {
                knowledge::move_to(tx, author, id, State::Published).await?;
            }
        }
        Ok::<_, care::Error>(())
    })
    .await?;
    Ok(())
}
