//! Who is who: that two persons may be one, that they are, and that they are not after all.
//!
//! In: what messages say that names their authors, and what agents decide. Out: suggestions with evidence and a score;
//! joins of persons, and of their cases where both speak of one issue. Promised: nobody is made one by a guess: a
//! person says so, or a verified identifier does where the brand allows it; *not the same* is remembered in both
//! directions and for whoever joins either; whatever was joined can be parted, and then both have their own messages,
//! work items and clocks again; each message stands in one case at every moment; the clocks of both are what a recount
//! says.

pub mod decide;
mod find;
mod joins;
mod links;
mod model;
pub mod store;
#[cfg(test)]
mod tests;
mod view;

use db::{Tx, args};
use kernel::{Ctx, Millis, SuggestionId};
use serde_json::json;

pub use find::{look_for, noticed};
pub use joins::{duplicates, join_cases, joins_of_case, part_cases};
pub use links::{Linked, confirm, link, unlink};
pub use model::{CaseJoin, Duplicates, Evidence, LastWords, PersonJoin, Sign, State, Suggestion};
pub use view::{
    About, Link, Pair, Party, about, head, joins, names, of_person, open_pairs, same_issue_in, suggestion,
    suggestions,
};

use crate::access::{Right, allow};
use crate::trail::{self, Kind};
use crate::{Conflict, Error, Result};

/// How long a suggestion stays out of sight that somebody decides later.
pub const LATER: Millis = Millis::hours(24);

/// Somebody says that two are not the same: it is remembered, and never suggested again, whoever joins either.
///
/// # Errors
/// [`Conflict::State`] if it was decided already.
pub async fn reject(tx: &mut Tx, ctx: &Ctx, id: SuggestionId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let found = locked(tx, ctx, id).await?;
    if found.state == State::Rejected {
        return Ok(());
    }
    undecided(&found)?;
    decide(tx, ctx, id, State::Rejected).await?;
    note_pair(tx, ctx, Kind::NotSame, &found).await
}

/// Somebody takes back that two are not the same: it is a question again.
///
/// # Errors
/// [`Conflict::State`] unless it was said.
pub async fn reconsider(tx: &mut Tx, ctx: &Ctx, id: SuggestionId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let found = locked(tx, ctx, id).await?;
    if found.state != State::Rejected {
        return Err(Error::invalid("nobody has said that these two are not the same"));
    }
    decide(tx, ctx, id, State::Open).await?;
    note_pair(tx, ctx, Kind::NotSameTakenBack, &found).await
}

/// Somebody decides later: the suggestion stays out of sight for [`LATER`].
pub async fn put_off(tx: &mut Tx, ctx: &Ctx, id: SuggestionId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let found = locked(tx, ctx, id).await?;
    undecided(&found)?;
    tx.execute(&store::PUT_OFF, &args![ctx.now() + LATER, ctx.tenant, id]).await?;
    Ok(())
}

/// Whether a verified identifier that two persons share is enough to make them one. Off unless the brand says so.
pub async fn links_automatically(tx: &mut Tx, ctx: &Ctx) -> Result<bool> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_opt(&store::POLICY, &args![ctx.tenant]).await?.unwrap_or(false))
}

/// Sets whether a verified identifier is enough.
pub async fn link_automatically(tx: &mut Tx, ctx: &Ctx, automatic: bool) -> Result<()> {
    allow(ctx, Right::Administer)?;
    let args = args![ctx.tenant, automatic, ctx.actor.user(), ctx.now()];
    tx.execute(&store::SET_POLICY, &args).await?;
    let data = json!({ "automatic": automatic });
    trail::note(tx, ctx, Kind::IdentityPolicyChanged, trail::About::default(), data).await
}

async fn locked(tx: &mut Tx, ctx: &Ctx, id: SuggestionId) -> Result<Suggestion> {
    let found: Option<Suggestion> = tx.query_opt(&store::LOCK_SUGGESTION, &args![ctx.tenant, id]).await?;
    found.ok_or(Error::not_found("suggestion"))
}

fn undecided(found: &Suggestion) -> Result<()> {
    match found.state {
        State::Open => Ok(()),
        State::Rejected => Err(Error::invalid(
            "somebody said that these two are not the same; take that back first if you know better",
        )),
        State::Confirmed | State::Withdrawn => Err(Conflict::Suggestion { state: found.state.name() }.into()),
    }
}

async fn decide(tx: &mut Tx, ctx: &Ctx, id: SuggestionId, state: State) -> Result<()> {
    let decided = (state != State::Open).then(|| ctx.now());
    let by = ctx.actor.user().filter(|_| state != State::Open);
    tx.execute(&store::DECIDE, &args![state, decided, by, ctx.tenant, id]).await?;
    Ok(())
}

/// Notes in the newest case of each of two what was said of them.
async fn note_pair(tx: &mut Tx, ctx: &Ctx, kind: Kind, found: &Suggestion) -> Result<()> {
    let cases = view::newest_cases(tx, ctx, &[found.one, found.other]).await?;
    let mut trail = trail::Trail::default();
    let data =
        json!({ "suggestion": found.id, "score": found.score, "one": found.one, "other": found.other });
    for case in &cases {
        trail.note(ctx, kind, trail::About::case(*case), data.clone());
    }
    if cases.is_empty() {
        trail.note(ctx, kind, trail::About::default(), data);
    }
    trail.flush(tx, ctx).await?;
    crate::cases::changed_all(tx, &cases);
    Ok(())
}
