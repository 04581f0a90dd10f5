//! Words that nobody has sent yet: on the server, one draft for each case and user.

use db::{FromRow, Tx, args};
use kernel::{CaseId, Ctx, Instant, UserId};

use crate::access::{Right, allow};
use crate::cases::{Case, Mode};
use crate::{Error, Result, cases};

/// The topic of the notices about drafts; the payload is a case and whose draft it is.
pub const DRAFTED: &str = "drafts";
/// The longest draft that is kept, in bytes.
const LONGEST: usize = 64 * 1024;

/// Words that nobody has sent yet.
#[derive(Clone, Debug, FromRow)]
pub struct Draft {
    /// For which case.
    pub case_id: CaseId,
    /// Whose.
    pub user_id: UserId,
    /// Who will see them.
    pub mode: Mode,
    /// The words.
    pub text: String,
    /// The newest message that the writer had seen.
    pub seen_seq: i64,
    /// When they were saved.
    pub updated_at: Instant,
}

/// Keeps a draft; an empty one is no draft.
pub async fn save_draft(
    tx: &mut Tx,
    ctx: &Ctx,
    case: CaseId,
    mode: Mode,
    text: &str,
    seen_seq: i64,
) -> Result<()> {
    let me = me(ctx)?;
    if text.len() > LONGEST {
        return Err(Error::invalid("this draft is too long to keep; 64 kB are possible"));
    }
    if text.trim().is_empty() {
        return discard(tx, ctx, case).await;
    }
    cases::get(tx, ctx, case).await?;
    put(
        tx,
        ctx,
        Draft { case_id: case, user_id: me, mode, text: text.into(), seen_seq, updated_at: ctx.now() },
    )
    .await
}

/// Words that were taken back are a draft again, before what `writer` has begun to write since. Of the two, the
/// narrower circle sees both.
pub(super) async fn put_back(
    tx: &mut Tx,
    ctx: &Ctx,
    case: &Case,
    writer: UserId,
    mode: Mode,
    text: &str,
) -> Result<()> {
    let begun: Option<Draft> =
        tx.query_opt(&super::store::DRAFT, &args![ctx.tenant, case.id, writer]).await?;
    let (mode, text, seen_seq) = match begun {
        // A file may have come back without words.
        Some(begun) if text.is_empty() => (begun.mode, begun.text, begun.seen_seq),
        Some(begun) => {
            let mode = if begun.mode == Mode::Public { mode } else { begun.mode };
            (mode, format!("{text}\n\n{}", begun.text), begun.seen_seq)
        }
        None => (mode, text.to_owned(), case.last_seq),
    };
    put(tx, ctx, Draft { case_id: case.id, user_id: writer, mode, text, seen_seq, updated_at: ctx.now() })
        .await
}

async fn put(tx: &mut Tx, ctx: &Ctx, draft: Draft) -> Result<()> {
    let Draft { case_id, user_id, mode, text, seen_seq, updated_at } = draft;
    let args = args![ctx.tenant, case_id, user_id, mode, text, seen_seq, updated_at];
    tx.execute(&super::store::PUT_DRAFT, &args).await?;
    changed(tx, case_id, user_id);
    Ok(())
}

/// The caller's draft.
pub async fn draft(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Option<Draft>> {
    let Some(me) = ctx.actor.user() else { return Ok(None) };
    Ok(tx.query_opt(&super::store::DRAFT, &args![ctx.tenant, case, me]).await?)
}

/// No draft any more.
pub async fn discard(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    let me = me(ctx)?;
    if tx.execute(&super::store::DELETE_DRAFT, &args![ctx.tenant, case, me]).await? > 0 {
        changed(tx, case, me);
    }
    Ok(())
}

/// Tells the writer's own desks, after the commit: nobody else sees a draft.
fn changed(tx: &mut Tx, case: CaseId, writer: UserId) {
    tx.notify(DRAFTED, format!("{case} {writer}"));
}

fn me(ctx: &Ctx) -> Result<UserId> {
    allow(ctx, Right::Answer)?;
    ctx.actor.user().ok_or_else(|| Error::invalid("a draft belongs to a person"))
}
