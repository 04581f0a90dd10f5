//! Files of the past: how far each has been taken in, and what becomes of their cases.
//!
//! In: the digest of a file, and progress. Out: a place to go on from. Promised: progress moves in the transaction
//! that took the rows in, so that a kill loses nothing and repeats nothing; two processes never advance one import;
//! a case that the past left unresolved is closed with an event that says so.

pub mod store;

use db::{FromRow, Tx, args};
use kernel::{CaseId, Ctx, Instant, Millis};
use serde_json::json;

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::State;
use crate::trail::{self, About, Kind};
use crate::words::words;
use crate::{Conflict, Result, cases, clocks, queues};

/// A case in which nobody has said anything for so long is over.
pub const SILENCE: Millis = Millis::days(7);

words! {
    /// How a file is taken in.
    pub enum Mode {
        /// As the past: at the times that the file says.
        Past = "past",
        /// As deliveries of the present.
        Live = "live",
    }
}

/// A file that is, or was, taken in.
#[derive(Clone, Debug, FromRow)]
pub struct Import {
    /// The digest of the file.
    pub hash: String,
    /// How.
    pub mode: Mode,
    /// The file's name.
    pub name: String,
    /// How many rows it has that can be taken in.
    pub rows: i64,
    /// How many of them have been, in the order of their times.
    pub done: i64,
    /// When it began.
    pub started_at: Instant,
    /// When it went on last.
    pub updated_at: Instant,
    /// When it was over.
    pub finished_at: Option<Instant>,
}

/// How far a file has been taken in, if anybody ever began.
pub async fn find(tx: &mut Tx, ctx: &Ctx, hash: &str, mode: Mode) -> Result<Option<Import>> {
    Ok(tx.query_opt(&store::GET, &args![ctx.tenant, hash, mode]).await?)
}

/// Begins to take a file in, or finds out how far it has been.
pub async fn begin(
    tx: &mut Tx,
    ctx: &Ctx,
    hash: &str,
    mode: Mode,
    name: &str,
    rows: usize,
) -> Result<Import> {
    allow(ctx, Right::Administer)?;
    tx.execute(&store::BEGIN, &args![ctx.tenant, hash, mode, name, rows, 0, ctx.now(), ctx.now()]).await?;
    Ok(tx.query_one(&store::GET, &args![ctx.tenant, hash, mode]).await?)
}

/// Rows have been taken in: from `from` up to `to`.
///
/// # Errors
/// [`Conflict::State`] if the import does not stand at `from`: another process takes the same file in.
pub async fn advance(tx: &mut Tx, ctx: &Ctx, import: &Import, from: usize, to: usize) -> Result<()> {
    let args = args![to, ctx.now(), ctx.tenant, &import.hash, import.mode, from];
    match tx.execute(&store::ADVANCE, &args).await? {
        0 => Err(Conflict::State { state: "taken in by another process" }.into()),
        _ => Ok(()),
    }
}

/// The file is taken in.
pub async fn finish(tx: &mut Tx, ctx: &Ctx, import: &Import) -> Result<()> {
    tx.execute(&store::FINISH, &args![ctx.now(), ctx.tenant, &import.hash, import.mode]).await?;
    Ok(())
}

/// Closes imported cases whose newest message lies between `from` and `before`; returns how many, `limit` at most.
/// `prefix` begins the network's ids of imported messages.
pub async fn close_silent(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    prefix: &str,
    from: Instant,
    before: Instant,
    limit: usize,
) -> Result<usize> {
    allow(ctx, Right::Administer)?;
    let silent: Vec<CaseId> =
        tx.query(&store::SILENT, &args![ctx.tenant, from, before, format!("{prefix}%"), limit]).await?;
    let mut trail = trail::Trail::default();
    for case in &silent {
        tx.execute(
            &cases::store::SET_STATE,
            &args![State::Resolved, Some(ctx.now()), None::<Instant>, ctx.tenant, *case],
        )
        .await?;
        queues::finish(tx, ctx, *case).await?;
        clocks::resolved(tx, ctx, brand, *case).await?;
        trail.note(
            ctx,
            Kind::CaseResolved,
            About::case(*case),
            json!({ "by": "import", "silent_for": SILENCE }),
        );
    }
    trail.flush(tx, ctx).await?;
    cases::changed_all(tx, &silent);
    Ok(silent.len())
}
