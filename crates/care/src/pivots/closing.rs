//! The last public word about what began in public and was dealt with in private.

use db::{Tx, args};
use kernel::{CaseId, Ctx, Instant, MessageId, UserId};
use serde_json::json;

use super::store;
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::{Mode, Seen, State};
use crate::checks::Code;
use crate::outbound::{self, Compose, Composed};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases};

/// A closing public line that is missing.
#[derive(Clone, Debug)]
pub struct Closing {
    /// The case.
    pub case: CaseId,
    /// The person's name, for the words that are suggested.
    pub person: String,
    /// The newest sequence number that the words know of.
    pub seen_seq: i64,
}

/// Whether a resolved case that began in public lacks a public end: the last answer was private, nothing was said in
/// public after it, and nobody has decided that no line is needed.
pub async fn closing(tx: &mut Tx, ctx: &Ctx, id: CaseId) -> Result<Option<Closing>> {
    allow(ctx, Right::Read)?;
    let case = cases::get(tx, ctx, id).await?;
    let Some(resolved) = case.resolved_at.filter(|_| case.state == State::Resolved) else { return Ok(None) };
    if case.origin_visibility != Seen::Public {
        return Ok(None);
    }
    let (asked, answered, private): (Option<Instant>, Option<Instant>, Option<Instant>) =
        tx.query_one(&store::SAID, &args![ctx.tenant, id]).await?;
    if asked.is_none() || private.is_none() || answered > private {
        return Ok(None);
    }
    let decided: Option<(Instant, Option<MessageId>, Option<UserId>)> =
        tx.query_opt(&store::CLOSING, &args![ctx.tenant, id, resolved]).await?;
    if decided.is_some() {
        return Ok(None);
    }
    let (person, _) = crate::people::get(tx, ctx, case.person_id).await?;
    Ok(Some(Closing { case: id, person: person.name, seen_seq: case.last_seq }))
}

/// Says the closing public line, or remembers that none is needed.
///
/// # Errors
/// As [`outbound::compose`].
pub async fn close(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    (case, seen_seq): (CaseId, i64),
    line: Option<&str>,
    despite: &[Code],
) -> Result<Option<Composed>> {
    allow(ctx, Right::Answer)?;
    cases::lock(tx, ctx, case).await?;
    let composed = match line.map(str::trim) {
        None => None,
        Some("") => return Err(Error::invalid("write the line, or choose that no public line is needed")),
        Some(text) => {
            let despite = despite.to_vec();
            let wish = Compose { despite, ..Compose::new(case, Mode::Public, text, seen_seq) };
            Some(outbound::compose(tx, ctx, brand, &wish).await?)
        }
    };
    let (message, approval) = super::parts(composed);
    tx.execute(&store::CLOSE, &args![ctx.tenant, case, ctx.now(), message, ctx.actor.user()]).await?;
    let about = message.map_or_else(|| About::case(case), |message| About::message(case, message));
    let data = json!({ "line": line.is_some(), "approval": approval });
    trail::note(tx, ctx, Kind::ClosedInPublic, about, data).await?;
    cases::changed(tx, case);
    Ok(composed)
}
