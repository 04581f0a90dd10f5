//! Tags: words that people put on cases.
//!
//! In: a case and a word. Out: the words of a case, and which are in use. Promised: a tag is folded, so that `Refund`
//! and `refund ` are one; putting on what is there, or taking off what is not, changes nothing and says nothing.

pub mod store;

use std::collections::HashMap;

use db::{Arg, Tx, args};
use kernel::{CaseId, Ctx, Instant, said};
use serde_json::json;

use crate::access::{Right, allow};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases};

/// The longest tag, in characters; and how many a case carries.
const LONGEST: usize = 40;
const MANY: i64 = 30;

/// A tag as it is stored: lower case, one space between words.
///
/// # Errors
/// [`Error::Invalid`] if nothing is left, or more than 40 characters, or a comma: lists of tags are written with them.
pub fn folded(tag: &str) -> Result<String> {
    let words: Vec<String> =
        tag.trim().trim_start_matches('#').split_whitespace().map(str::to_lowercase).collect();
    let tag = words.join(" ");
    if tag.is_empty() || tag.chars().count() > LONGEST || tag.contains([',', '\0']) {
        return Err(Error::invalid(said!(
            "a tag has 1 to {longest} characters and no comma",
            longest = LONGEST
        )));
    }
    Ok(tag)
}

/// Puts a tag on a case. `false` if it was there.
///
/// # Errors
/// [`Error::Invalid`] if the tag can't be one, or the case carries 30 already.
pub async fn add(tx: &mut Tx, ctx: &Ctx, case: CaseId, tag: &str) -> Result<bool> {
    allow(ctx, Right::Answer)?;
    let tag = folded(tag)?;
    cases::lock(tx, ctx, case).await?;
    let (carried, has): (i64, i64) = tx.query_one(&store::CARRIED, &args![&tag, ctx.tenant, case]).await?;
    if has > 0 {
        return Ok(false);
    }
    if carried >= MANY {
        return Err(Error::invalid(said!(
            "a case carries {many} tags at most; take one off first",
            many = MANY
        )));
    }
    tx.execute(&store::INSERT, &args![ctx.tenant, case, &tag, ctx.actor.user(), ctx.now()]).await?;
    noted(tx, ctx, case, json!({ "added": tag })).await?;
    Ok(true)
}

/// Takes a tag off a case. `false` if it was not there.
pub async fn remove(tx: &mut Tx, ctx: &Ctx, case: CaseId, tag: &str) -> Result<bool> {
    allow(ctx, Right::Answer)?;
    let tag = folded(tag)?;
    cases::lock(tx, ctx, case).await?;
    if tx.execute(&store::DELETE, &args![ctx.tenant, case, &tag]).await? == 0 {
        return Ok(false);
    }
    noted(tx, ctx, case, json!({ "removed": tag })).await?;
    Ok(true)
}

async fn noted(tx: &mut Tx, ctx: &Ctx, case: CaseId, data: serde_json::Value) -> Result<()> {
    trail::note(tx, ctx, Kind::Tagged, About::case(case), data).await?;
    cases::changed(tx, case);
    Ok(())
}

/// The tags of some cases, by name.
pub async fn of_cases(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<HashMap<CaseId, Vec<String>>> {
    allow(ctx, Right::Read)?;
    let args = [ctx.tenant.into(), Arg::ids(cases.iter().copied())];
    let rows: Vec<(CaseId, String)> = tx.query(&store::OF_CASES, &args).await?;
    let mut tags: HashMap<CaseId, Vec<String>> = HashMap::new();
    for (case, tag) in rows {
        tags.entry(case).or_default().push(tag);
    }
    tags.values_mut().for_each(|tags| tags.sort());
    Ok(tags)
}

/// A tag in use.
#[derive(Clone, PartialEq, Eq, Debug, db::FromRow)]
pub struct Used {
    /// The tag.
    pub tag: String,
    /// On how many cases.
    pub cases: i64,
    /// When it was put on one last.
    pub last_at: Instant,
}

/// The tags in use that begin with a text, those of most cases first; no more than 50.
pub async fn used(tx: &mut Tx, ctx: &Ctx, beginning: &str) -> Result<Vec<Used>> {
    allow(ctx, Right::Read)?;
    let beginning = beginning.trim().to_lowercase();
    let rows: Vec<Used> = tx.query(&store::USED, &args![ctx.tenant]).await?;
    Ok(rows.into_iter().filter(|one| one.tag.starts_with(&beginning)).take(50).collect())
}
