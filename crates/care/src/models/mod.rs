//! Living with an ownership model: its versions, what a draft would do, and the modes that are on.
//!
//! In: texts, and what people decide about them. Out: the one version in force, at most one in the shadow, and every
//! version that ever was in force. Promised: a text that does not parse changes nothing; who wrote a version does not
//! approve it; at each instant exactly one version decides; a case in flight keeps the promises of the version that
//! routed it, because no version that was in force is ever changed or removed; every step leaves an event and sends
//! the notice `brand`.

mod compare;
mod comparisons;
mod force;
mod model;
pub mod modes;
mod shadow;
mod stats;
pub mod store;
#[cfg(test)]
mod tests;

use db::{Tx, args};
use kernel::{Ctx, said};
use ownership::{Model, Presets};
use serde_json::json;
use uuid::Uuid;

pub use compare::{Cause, Compared, Flow, PAGE, Past, Period, Tally, history, history_size};
pub use comparisons::{
    Comparison, Progress, claim_comparison, compare_later, comparison, comparisons, finish_comparison,
    progress,
};
pub use force::{activate_due, approve, roll_back, start_shadow, stop_shadow};
pub use model::{State, Version};
pub use shadow::{ShadowItem, ShadowReport, shadow_items, shadow_report};
pub use stats::{RuleItem, RuleStat, rule_items, rule_stats};

use crate::access::{Right, allow};
use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// The largest text that is taken, in bytes.
pub const TEXT_MAX: usize = 512 * 1024;

/// A text that somebody proposes.
#[derive(Clone, Debug, Default)]
pub struct NewDraft<'a> {
    /// The ownership text.
    pub text: &'a str,
    /// What people call it; the model's own id if empty.
    pub name: &'a str,
    /// What it is for.
    pub note: &'a str,
    /// The version that it was made from.
    pub based_on: Option<i64>,
}

/// All versions, newest first.
pub async fn list(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Version>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::LIST, &args![ctx.tenant]).await?)
}

/// One version.
pub async fn get(tx: &mut Tx, ctx: &Ctx, version: i64) -> Result<Version> {
    allow(ctx, Right::Read)?;
    let found = tx.query_opt(&store::GET, &args![ctx.tenant, version]).await?;
    found.ok_or(Error::not_found("ownership version"))
}

/// The very text of a version, with its comments.
pub async fn export(tx: &mut Tx, ctx: &Ctx, version: i64) -> Result<String> {
    allow(ctx, Right::Read)?;
    let found = tx.query_opt(&store::SOURCE, &args![ctx.tenant, version]).await?;
    found.ok_or(Error::not_found("ownership version"))
}

/// A version as a model, whether it was ever in force or not.
pub async fn load(tx: &mut Tx, ctx: &Ctx, version: i64) -> Result<Model> {
    parse(&export(tx, ctx, version).await?)
}

/// Keeps a text as a new draft; its number.
///
/// # Errors
/// [`Error::Invalid`] with line, column and fix if the text is wrong, or with the size if it is too large.
pub async fn draft(tx: &mut Tx, ctx: &Ctx, new: NewDraft<'_>) -> Result<i64> {
    allow(ctx, Right::Direct)?;
    if let Some(base) = new.based_on {
        get(tx, ctx, base).await?;
    }
    insert(tx, ctx, new).await
}

/// Changes the text of a draft. One that decides in the shadow ceases to, and one that was agreed to is agreed to no
/// more: both were about other words.
///
/// # Errors
/// [`Error::Invalid`] as for [`draft`], and if the version is or was in force: that is never changed.
pub async fn save(tx: &mut Tx, ctx: &Ctx, version: i64, text: &str) -> Result<()> {
    allow(ctx, Right::Direct)?;
    let model = parse(text)?;
    let before = locked(tx, ctx, version).await?;
    let args = args![text, model.hash(), actor(ctx), ctx.now(), ctx.tenant, version];
    if tx.execute(&store::SAVE, &args).await? == 0 {
        return Err(fixed(&before));
    }
    if before.state == State::Shadow {
        note(tx, ctx, Kind::OwnershipShadowed, json!({ "version": version, "on": "off" })).await?;
    }
    note(
        tx,
        ctx,
        Kind::OwnershipDrafted,
        json!({ "version": version, "what": "changed", "hash": model.hash() }),
    )
    .await
}

/// Gives a version another name and note, whatever its state.
pub async fn rename(tx: &mut Tx, ctx: &Ctx, version: i64, name: &str, remark: &str) -> Result<()> {
    allow(ctx, Right::Direct)?;
    let (name, remark) = titles(name, remark)?;
    locked(tx, ctx, version).await?;
    tx.execute(&store::RENAME, &args![name, remark, ctx.now(), ctx.tenant, version]).await?;
    note(tx, ctx, Kind::OwnershipDrafted, json!({ "version": version, "what": "renamed" })).await
}

/// Throws a draft away.
///
/// # Errors
/// [`Error::Invalid`] if it is in the shadow, or is or was in force.
pub async fn remove(tx: &mut Tx, ctx: &Ctx, version: i64) -> Result<()> {
    allow(ctx, Right::Direct)?;
    let before = locked(tx, ctx, version).await?;
    if tx.execute(&store::REMOVE, &args![ctx.tenant, version]).await? == 0 {
        return Err(fixed(&before));
    }
    tx.execute(&store::FORGET_SHADOW, &args![ctx.tenant, version]).await?;
    note(tx, ctx, Kind::OwnershipDrafted, json!({ "version": version, "what": "removed" })).await
}

/// The first text of a brand comes into force at once: there is nobody yet who could agree.
pub(crate) async fn found(tx: &mut Tx, ctx: &Ctx, text: &str) -> Result<()> {
    let version = insert(tx, ctx, NewDraft { text, ..NewDraft::default() }).await?;
    force::activate(tx, ctx, version).await
}

async fn insert(tx: &mut Tx, ctx: &Ctx, new: NewDraft<'_>) -> Result<i64> {
    let model = parse(new.text)?;
    let name = if new.name.trim().is_empty() { model.id().as_str() } else { new.name };
    let (name, remark) = titles(name, new.note)?;
    let args = args![ctx.tenant, name, remark, new.text, model.hash(), actor(ctx), ctx.now(), new.based_on];
    let version: i64 = tx.query_one(&store::INSERT, &args).await?;
    let data = json!({ "version": version, "what": "drafted", "hash": model.hash() });
    note(tx, ctx, Kind::OwnershipDrafted, data).await?;
    Ok(version)
}

/// Reads a text, or says what is wrong with it and where.
pub(crate) fn parse(text: &str) -> Result<Model> {
    if text.len() > TEXT_MAX {
        return Err(Error::invalid(said!(
            "ownership.toml: the text has {bytes} bytes, more than the {text_max} that are taken; nothing was changed. \
             Leave out what is generated, or say a list of values in one rule instead of in many",
            bytes = text.len(),
            text_max = TEXT_MAX
        )));
    }
    ownership::load(FILE, text, &Presets).map_err(|refused| Error::invalid(refused.to_string()))
}

/// What texts are called in findings.
const FILE: &str = "ownership.toml";

/// The version, locked with those that it may replace.
async fn locked(tx: &mut Tx, ctx: &Ctx, version: i64) -> Result<Version> {
    let _: Vec<i64> = tx.query(&store::LOCK, &args![ctx.tenant, version]).await?;
    get(tx, ctx, version).await
}

fn fixed(version: &Version) -> Error {
    let Version { version, state, .. } = version;
    let cure = match state {
        State::Draft | State::Shadow => said!("stop the shadow first"),
        State::Active | State::Retired => {
            said!("what was in force is kept as it was; make a new draft from it")
        }
    };
    Error::invalid(said!("version {version} is {state}: {cure}", version, state, cure))
}

fn titles<'a>(name: &'a str, remark: &'a str) -> Result<(&'a str, &'a str)> {
    let (name, remark) = (name.trim(), remark.trim());
    if name.is_empty() || name.len() > 200 || remark.len() > 2_000 {
        return Err(Error::invalid(
            "a version has a name of 1 to 200 characters and a note of at most 2,000",
        ));
    }
    Ok((name, remark))
}

/// The user or the token that acts; `None` for the product itself.
fn actor(ctx: &Ctx) -> Option<Uuid> {
    trail::actor_id(ctx.actor)
}

/// An event, and the notice upon which every node loads a new picture.
async fn note(tx: &mut Tx, ctx: &Ctx, kind: Kind, data: serde_json::Value) -> Result<()> {
    trail::note(tx, ctx, kind, About::default(), data).await?;
    tx.notify("brand", ctx.tenant.to_string());
    Ok(())
}
