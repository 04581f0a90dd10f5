//! Who is to be treated with particular care, and why.
//!
//! In: what a lead says of a person, with a reason. Out: a mark beside their name, in lists and cases. Promised: each
//! change is in the trail; nothing is routed by it.

pub mod store;

use db::{FromRow, Tx, args};
use kernel::{CaseId, Ctx, Instant, PersonId, said};
use serde_json::json;

use crate::access::{Right, allow};
use crate::cases::{Case, State};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases, people};

/// The longest reason, in characters.
const REASON_MAX: usize = 200;

/// Somebody who is to be treated with particular care.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Vip {
    /// Who.
    pub person_id: PersonId,
    /// Since when.
    pub at: Instant,
    /// Why, in a lead's words.
    pub reason: String,
}

/// A lead wants a person to be treated with particular care. It shows in lists, and routes nothing.
///
/// # Errors
/// [`Error::Invalid`] without a reason, or with one of more than 200 characters.
pub async fn mark(tx: &mut Tx, ctx: &Ctx, id: PersonId, reason: &str) -> Result<()> {
    allow(ctx, Right::Direct)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_MAX {
        return Err(Error::invalid(said!(
            "say why, in at most {reason_max} characters",
            reason_max = REASON_MAX
        )));
    }
    people::get(tx, ctx, id).await?;
    tx.execute(&store::MARK, &args![ctx.tenant, id, ctx.actor.user(), ctx.now(), reason]).await?;
    let data = json!({ "person": id, "vip": true });
    trail::note(tx, ctx, Kind::VipMarked, About::default(), data).await?;
    shown(tx, ctx, id).await
}

/// A person is treated as everybody is.
///
/// # Errors
/// [`Error::NotFound`] if they were not marked.
pub async fn unmark(tx: &mut Tx, ctx: &Ctx, id: PersonId) -> Result<()> {
    allow(ctx, Right::Direct)?;
    if tx.execute(&store::UNMARK, &args![ctx.tenant, id]).await? == 0 {
        return Err(Error::not_found("mark"));
    }
    let data = json!({ "person": id, "vip": false });
    trail::note(tx, ctx, Kind::VipMarked, About::default(), data).await?;
    shown(tx, ctx, id).await
}

/// Their cases look different.
async fn shown(tx: &mut Tx, ctx: &Ctx, id: PersonId) -> Result<()> {
    let cases: Vec<Case> = tx.query(&cases::store::OF_PERSON, &args![ctx.tenant, id]).await?;
    let open: Vec<CaseId> =
        cases.iter().filter(|case| case.state != State::Resolved).map(|case| case.id).collect();
    cases::changed_all(tx, &open);
    Ok(())
}

/// Whether a person is to be treated with particular care, and why.
pub async fn of_person(tx: &mut Tx, ctx: &Ctx, id: PersonId) -> Result<Option<Vip>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_opt(&store::OF_PERSON, &args![ctx.tenant, id]).await?)
}
