//! From a draft to the version in force, and back.

use db::{Tx, args};
use kernel::{Ctx, Instant, Said, said};
use ownership::{Presets, Severity};
use serde_json::json;

use super::model::{State, Version};
use super::{FILE, actor, export, fixed, locked, note, store};
use crate::access::{Right, allow};
use crate::trail::Kind;
use crate::{Error, Result};

/// A draft decides on live traffic from now on, and acts on nothing. One that did so before ceases to.
///
/// # Errors
/// [`Error::Invalid`] if it is or was in force.
pub async fn start_shadow(tx: &mut Tx, ctx: &Ctx, version: i64) -> Result<()> {
    allow(ctx, Right::Direct)?;
    let draft = locked(tx, ctx, version).await?;
    if draft.state == State::Shadow {
        return Ok(());
    }
    stop(tx, ctx).await?;
    if tx.execute(&store::SHADOW, &args![ctx.now(), ctx.tenant, version]).await? == 0 {
        return Err(fixed(&draft));
    }
    tx.execute(&store::FORGET_SHADOW, &args![ctx.tenant, version]).await?;
    note(tx, ctx, Kind::OwnershipShadowed, json!({ "version": version, "on": "on" })).await
}

/// No draft decides in the shadow any more. What it would have done stays to be read.
pub async fn stop_shadow(tx: &mut Tx, ctx: &Ctx) -> Result<()> {
    allow(ctx, Right::Direct)?;
    stop(tx, ctx).await
}

async fn stop(tx: &mut Tx, ctx: &Ctx) -> Result<()> {
    let was: Option<i64> = tx.query_opt(&store::UNSHADOW, &args![ctx.tenant]).await?;
    match was {
        Some(version) => {
            note(tx, ctx, Kind::OwnershipShadowed, json!({ "version": version, "on": "off" })).await
        }
        None => Ok(()),
    }
}

/// Agrees to a draft, which comes into force at once or at `effective_at`.
///
/// # Errors
/// [`Error::Invalid`] if the caller wrote it or changed it last, if its text has errors, or if it is no draft.
pub async fn approve(tx: &mut Tx, ctx: &Ctx, version: i64, effective_at: Option<Instant>) -> Result<()> {
    allow(ctx, Right::Administer)?;
    let draft = locked(tx, ctx, version).await?;
    if !matches!(draft.state, State::Draft | State::Shadow) {
        return Err(Error::invalid(said!(
            "version {version} is {state}: only a draft is approved",
            version,
            state = draft.state
        )));
    }
    if [draft.author, draft.editor].contains(&actor(ctx)) {
        return Err(Error::invalid(own(&draft)));
    }
    sound(&export(tx, ctx, version).await?)?;
    let now = ctx.now();
    let effective = effective_at.filter(|at| *at > now);
    let args = args![actor(ctx), now, effective.unwrap_or(now), ctx.tenant, version];
    tx.execute(&store::APPROVE, &args).await?;
    let data = json!({ "version": version, "effective_at": effective });
    note(tx, ctx, Kind::OwnershipApproved, data).await?;
    if effective.is_none() { activate(tx, ctx, version).await } else { Ok(()) }
}

/// Puts into force what was agreed to and is due now; the versions. Only the product calls it.
pub async fn activate_due(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<i64>> {
    let due: Vec<i64> = tx.query(&store::DUE, &args![ctx.tenant, ctx.now()]).await?;
    let mut done = Vec::with_capacity(due.len());
    for version in due {
        // Another node may have been faster, or somebody may have changed the words.
        let still = locked(tx, ctx, version).await?;
        if still.is_scheduled() {
            activate(tx, ctx, version).await?;
            done.push(version);
        }
    }
    Ok(done)
}

/// The version that was in force before comes back, at once; its number. Cases keep what they were promised under
/// either.
///
/// # Errors
/// [`Error::Invalid`] if no other version was ever in force, or without a reason.
pub async fn roll_back(tx: &mut Tx, ctx: &Ctx, reason: &str) -> Result<i64> {
    allow(ctx, Right::Administer)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > 500 {
        return Err(Error::invalid("say why, in 1 to 500 characters: it stays in the trail"));
    }
    let before: Option<i64> = tx.query_opt(&store::BEFORE, &args![ctx.tenant]).await?;
    let before = before.ok_or_else(|| Error::invalid("no other version was in force before this one"))?;
    locked(tx, ctx, before).await?;
    let from = replace(tx, ctx, before).await?;
    let data = json!({ "version": before, "from": from, "reason": reason });
    note(tx, ctx, Kind::OwnershipRolledBack, data).await?;
    Ok(before)
}

/// The version comes into force, and the one before it is retired, in one transaction.
pub(super) async fn activate(tx: &mut Tx, ctx: &Ctx, version: i64) -> Result<()> {
    let from = replace(tx, ctx, version).await?;
    note(tx, ctx, Kind::OwnershipActivated, json!({ "version": version, "from": from })).await
}

async fn replace(tx: &mut Tx, ctx: &Ctx, version: i64) -> Result<Option<i64>> {
    let from: Option<i64> = tx.query_opt(&store::RETIRE, &args![ctx.now(), ctx.tenant]).await?;
    tx.execute(&store::ACTIVATE, &args![ctx.now(), ctx.tenant, version]).await?;
    Ok(from)
}

fn own(draft: &Version) -> Said {
    said!(
        "you wrote or changed version {version}: somebody else approves it, so that two people have read it. On the command \
         line, `--as LOGIN` names who agrees",
        version = draft.version
    )
}

/// Errors of the lint keep a text out of force, each with its place and its cure.
fn sound(text: &str) -> Result<()> {
    let report = ownership::check(FILE, text, &Presets);
    let errors = report.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let errors: Vec<String> = errors.map(ToString::to_string).collect();
    if errors.is_empty() { Ok(()) } else { Err(Error::invalid(errors.join("\n"))) }
}
