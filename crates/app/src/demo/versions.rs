//! How Larkspur's ownership model came to be what it is, and what its people would like to change.
//!
//! In: the model in force. Out: a version before it, one in the shadow, one on paper. Promised: each is made by the
//! verbs of [`care::models`], by somebody who may; whoever agreed had not written it.

use std::sync::Arc;

use anyhow::{Context, Result};
use care::models::{self, NewDraft};
use care::{Error, Tx, brand};
use db::Db;
use kernel::{Instant, Millis};

use super::brand::{Colleague, OWNERSHIP};
use crate::past::Past;

/// How long before the end a draft began to decide in the shadow.
pub(super) const SHADOWED: Millis = Millis::days(7);

/// The model with which Larkspur began: only the very famous were handled with care.
pub(super) fn first() -> String {
    changed(&[("author_reach = { gte = 100000 }, needs", "author_reach = { gte = 250000 }, needs")])
}

/// What support proposes: whoever grumbles without asking for anything is answered, by care.
pub(super) fn shadow() -> String {
    changed(&[
        (
            r#"then = { queue = "community", sla = "engage", response = "monitor_only" }"#,
            r#"then = { queue = "care", sla = "public_fast" }"#,
        ),
        ("# Letting off steam: read it, leave it.", "# Letting off steam: somebody listens."),
        ("venting is read and left alone", "venting is answered by care"),
        (
            r#"expect = { queue = "community", rule = "R11-letting-off-steam", response = "monitor_only" }"#,
            r#"expect = { queue = "care", rule = "R11-letting-off-steam" }"#,
        ),
    ])
}

/// What marketing has begun to write: technical help gets half the time before the duty manager steps in.
pub(super) fn draft() -> String {
    changed(&[
        ("has waited for half a shift", "has waited for two hours"),
        ("after = \"4h\"", "after = \"2h\""),
    ])
}

fn changed(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(OWNERSHIP.to_owned(), |text, (from, to)| text.replacen(from, to, 1))
}

/// The model in force was written by Ruth and agreed to by Alex, a month ago.
///
/// # Errors
/// If the database refuses.
pub(super) async fn adopt(db: &Db, past: &Past, staff: &[Colleague], begins: Instant) -> Result<()> {
    let (past, ruth, alex) = (past.clone(), named(staff, "ruth")?, named(staff, "alex")?);
    db.write(async move |tx: &mut Tx| {
        let ctx = past.ctx.with_actor(ruth.actor());
        past.clock.set(begins - Millis::days(2));
        let new = NewDraft {
            text: OWNERSHIP,
            name: "A hundred thousand are many",
            note: "Two complaints with 120,000 readers each were answered like any other.",
            based_on: Some(1),
        };
        let version = models::draft(tx, &ctx, new).await?;
        models::start_shadow(tx, &ctx, version).await?;
        past.clock.set(begins - Millis::hours(9));
        models::approve(tx, &past.ctx.with_actor(alex.actor()), version, None).await
    })
    .await?;
    Ok(())
}

/// Support's proposal begins to decide in the shadow, and marketing's is on paper. Returns the product as it decides
/// from then on.
///
/// # Errors
/// If the database refuses.
pub(super) async fn propose(db: &Db, past: &Past, staff: &[Colleague], now: Instant) -> Result<Past> {
    let (acting, ruth, kofi) = (past.clone(), named(staff, "ruth")?, named(staff, "kofi")?);
    let brand = db
        .write(async move |tx: &mut Tx| {
            acting.clock.set(now);
            let ctx = acting.ctx.with_actor(ruth.actor());
            let (text, other) = (shadow(), draft());
            let new = NewDraft {
                text: &text,
                name: "Grumblers are answered",
                note: "Who lets off steam stays longer if somebody listens. How much work is it for care?",
                based_on: Some(2),
            };
            let version = models::draft(tx, &ctx, new).await?;
            models::start_shadow(tx, &ctx, version).await?;
            let ctx = acting.ctx.with_actor(kofi.actor());
            let new = NewDraft {
                text: &other,
                name: "Two hours without a line are enough",
                note: "The duty manager steps in sooner.",
                based_on: Some(2),
            };
            models::draft(tx, &ctx, new).await?;
            brand::load(tx, &acting.ctx).await
        })
        .await?;
    Ok(Past { brand: Arc::new(brand), ..past.clone() })
}

/// Somebody of the staff by their log-in.
pub(super) fn named(staff: &[Colleague], login: &str) -> Result<Colleague> {
    let found = staff.iter().find(|colleague| colleague.who.login == login);
    found.copied().ok_or(Error::not_found("colleague")).context("the demo's staff is not complete")
}
