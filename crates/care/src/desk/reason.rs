//! Why a case stands where it stands.

use db::{Tx, args};
use kernel::{CaseId, Ctx};

use crate::access::{Right, allow};
use crate::queues::{self, WorkItem};
use crate::routing::{self, Stored};
use crate::{Error, Result, cases};

/// The decision that put the case where it is; its newest one, if a person has moved it since.
///
/// # Errors
/// [`Error::NotFound`] if nothing was ever decided, as for a history that was imported.
pub async fn reason(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Stored> {
    allow(ctx, Right::Read)?;
    cases::get(tx, ctx, case).await?;
    let item: Option<WorkItem> = tx.query_opt(&queues::store::LAST, &args![ctx.tenant, case]).await?;
    let mut decisions = routing::of_case(tx, ctx, case).await?;
    let decided = item.and_then(|item| item.decision_id);
    let place = decisions.iter().position(|decision| Some(decision.id) == decided).unwrap_or(0);
    if decisions.is_empty() { Err(Error::not_found("decision")) } else { Ok(decisions.swap_remove(place)) }
}
