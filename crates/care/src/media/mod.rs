//! Pictures and files: what hangs on messages, and what is about to.
//!
//! In: what networks say hangs on a message, what somebody of ours attaches, and what became of fetching it. Out: rows;
//! the bytes themselves lie in a place that this module does not know, under the row's id. Promised: what hangs on a
//! message is written down in the commit that brings the message, so it is fetched however often the node stops; a
//! fetch that fails is tried again, later and later, and says why; a row is never told to be here before its bytes are;
//! bytes that no row names any more are listed until they are deleted, and an id never comes again.

mod model;
pub mod store;
#[cfg(test)]
mod tests;
mod working;

use db::{Arg, FromRow, Tx, args};
use kernel::{AccountId, ApprovalId, CaseId, Ctx, MediaId, MessageId, Millis};

pub use model::{Due, Found, Holder, Kept, Media, NewFile, State};
pub use working::Arriving;

use crate::access::{Right, allow};
use crate::{Error, Result, cases};

/// The topic of the notices that something is to be fetched or deleted.
pub const TOPIC: &str = "media";
/// How long a fetch may take before somebody else tries.
pub const LEASE: Millis = Millis::minutes(2);
/// How often a file is tried before a person has to ask for it.
pub const ATTEMPTS_MAX: i64 = 8;
/// The wait after the first failure; each further one doubles it.
const FIRST_WAIT: Millis = Millis::seconds(30);
/// The longest wait between two tries.
const LONGEST_WAIT: Millis = Millis::hours(2);
/// The longest description of a picture that is kept, in characters.
const ALT_MAX: usize = 1_500;
/// The longest name that is kept, in characters.
const NAME_MAX: usize = 120;

/// One file, for those who may see it: a draft's is its writer's alone.
///
/// # Errors
/// [`Error::NotFound`] if there is none, or it is somebody else's draft.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: MediaId) -> Result<Media> {
    allow(ctx, Right::Read)?;
    let found: Option<Media> = tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?;
    let is_theirs = |media: &Media| {
        let is_draft = media.message_id.is_none() && media.approval_id.is_none();
        !is_draft || ctx.actor.role().is_none() || media.user_id == ctx.actor.user()
    };
    found.filter(is_theirs).ok_or(Error::not_found("file"))
}

/// What hangs on some messages, in the order in which it hangs there.
pub async fn of_messages(tx: &mut Tx, ctx: &Ctx, messages: &[MessageId]) -> Result<Vec<Media>> {
    allow(ctx, Right::Read)?;
    if messages.is_empty() {
        return Ok(Vec::new());
    }
    Ok(tx.query(&store::OF_MESSAGES, &[ctx.tenant.into(), Arg::ids(messages.iter().copied())]).await?)
}

/// What hangs on words that wait for agreement.
pub async fn of_approvals(tx: &mut Tx, ctx: &Ctx, approvals: &[ApprovalId]) -> Result<Vec<Media>> {
    allow(ctx, Right::Read)?;
    if approvals.is_empty() {
        return Ok(Vec::new());
    }
    Ok(tx.query(&store::OF_APPROVALS, &[ctx.tenant.into(), Arg::ids(approvals.iter().copied())]).await?)
}

/// What the caller has attached for a case and not sent.
pub async fn drafted(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Media>> {
    allow(ctx, Right::Read)?;
    let all: Vec<Media> = tx.query(&store::OF_DRAFTS, &args![ctx.tenant, case]).await?;
    Ok(all.into_iter().filter(|one| one.user_id == ctx.actor.user()).collect())
}

/// Some of those, in the order in which they are named.
///
/// # Errors
/// [`Error::Invalid`] if one of them is not the caller's, is for another case, or has been sent.
pub(crate) async fn picked(tx: &mut Tx, ctx: &Ctx, case: CaseId, ids: &[MediaId]) -> Result<Vec<Media>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let drafted = drafted(tx, ctx, case).await?;
    let find = |id: &MediaId| drafted.iter().find(|one| one.id == *id).cloned();
    let found: Option<Vec<_>> = ids.iter().map(find).collect();
    found.ok_or_else(|| Error::invalid("one of the files is not there any more: look what is attached"))
}

/// A file of the caller's for a case; its bytes are here. Whether a network takes it is not asked here.
pub(crate) async fn attach(tx: &mut Tx, ctx: &Ctx, case: CaseId, file: NewFile) -> Result<Media> {
    let NewFile { id, name, alt, found } = file;
    let position = drafted(tx, ctx, case).await?.len() as i64;
    let (width, height) = found.picture.unzip();
    let name = Some(plain_name(&name)).filter(|name| !name.is_empty());
    let row = args![
        ctx.tenant,
        id,
        case,
        ctx.actor.user(),
        position,
        State::Kept,
        &found.media_type,
        name,
        described(&alt),
        i64::try_from(found.size).unwrap_or(i64::MAX),
        &found.digest,
        width.map(i64::from),
        height.map(i64::from),
        0_i64,
        ctx.now()
    ];
    tx.execute(&store::ATTACH, &row).await?;
    get(tx, ctx, id).await
}

/// What a picture of the caller's draft shows, for those who can't see it; nothing takes the description away.
pub async fn describe(tx: &mut Tx, ctx: &Ctx, case: CaseId, id: MediaId, alt: &str) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let me = ctx.actor.user();
    tx.execute(&store::DESCRIBE, &args![described(alt), ctx.tenant, id, case, me]).await?;
    Ok(())
}

/// The caller's file for a case is not sent after all: it is forgotten.
///
/// # Errors
/// [`Error::Invalid`] if it has been sent.
pub async fn detach(tx: &mut Tx, ctx: &Ctx, case: CaseId, id: MediaId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    picked(tx, ctx, case, &[id]).await?;
    gone(tx, ctx, id).await?;
    tx.execute(&store::DROP, &[ctx.tenant.into(), Arg::ids([id])]).await?;
    Ok(())
}

/// Files hang on something else now.
pub(crate) async fn hang(tx: &mut Tx, ctx: &Ctx, files: &[Media], on: Holder) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let (message, approval, case, user) = match on {
        Holder::Message(message) => (Some(message), None, None, None),
        Holder::Approval(approval) => (None, Some(approval), None, None),
        Holder::Draft(case, user) => (None, None, Some(case), user),
    };
    let ids = Arg::ids(files.iter().map(|one| one.id));
    let args = [message.into(), approval.into(), case.into(), user.into(), ctx.tenant.into(), ids];
    tx.execute(&store::HANG, &args).await?;
    Ok(())
}

/// Whether anything is to be fetched now. Only the product asks.
pub async fn is_due(tx: &mut Tx, ctx: &Ctx) -> Result<bool> {
    let due: Option<kernel::Instant> = tx.query_opt(&store::NEXT_DUE, &args![ctx.tenant]).await?;
    Ok(due.is_some_and(|due| due <= ctx.now()))
}

/// What is to be fetched now; each has to be settled before [`LEASE`] has passed. Only the product asks.
pub async fn claim(tx: &mut Tx, ctx: &Ctx, limit: usize) -> Result<Vec<Due>> {
    #[derive(FromRow)]
    struct Row {
        id: MediaId,
        account_id: AccountId,
        media_type: String,
        locator: String,
        name: Option<String>,
        size: Option<i64>,
        alt: Option<String>,
    }
    let rows: Vec<Row> = tx.query(&store::DUE, &args![ctx.tenant, ctx.now(), limit as i64]).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids = Arg::ids(rows.iter().map(|row| row.id));
    tx.execute(&store::CLAIM, &[(ctx.now() + LEASE).into(), ctx.tenant.into(), ids]).await?;
    let due = |row: Row| Due {
        id: row.id,
        account: row.account_id,
        attachment: channels::Attachment {
            media_type: row.media_type,
            url: row.locator,
            name: row.name,
            size: row.size.and_then(|size| u64::try_from(size).ok()),
            alt: row.alt,
        },
    };
    Ok(rows.into_iter().map(due).collect())
}

/// A file is here: its bytes are. Where its message was taken back meanwhile, they are to be deleted. Only the product
/// says so.
pub async fn kept(tx: &mut Tx, ctx: &Ctx, id: MediaId, found: &Found) -> Result<()> {
    let (width, height) = found.picture.unzip();
    let row = args![
        &found.media_type,
        i64::try_from(found.size).unwrap_or(i64::MAX),
        &found.digest,
        width.map(i64::from),
        height.map(i64::from),
        found.reason.as_deref(),
        ctx.tenant,
        id
    ];
    if tx.execute(&store::KEEP, &row).await? > 0 {
        return changed(tx, ctx, id).await;
    }
    let there: Option<Media> = tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?;
    // Another node was faster, or nothing names it any more.
    if there.is_none() { gone(tx, ctx, id).await } else { Ok(()) }
}

/// A file will not be had, and this is why. Only the product says so.
pub async fn refused(tx: &mut Tx, ctx: &Ctx, id: MediaId, reason: &str) -> Result<()> {
    let row = args![State::Refused, reason, None::<kernel::Instant>, ctx.tenant, id];
    tx.execute(&store::SETTLE, &row).await?;
    changed(tx, ctx, id).await
}

/// A file could not be had now: it is tried again, not before `wait` has passed, until it was tried often enough. Only
/// the product says so.
pub async fn failed(tx: &mut Tx, ctx: &Ctx, id: MediaId, wait: Millis, reason: &str) -> Result<()> {
    let attempts: Option<i64> = tx.query_opt(&store::ATTEMPTS, &args![ctx.tenant, id]).await?;
    let Some(attempts) = attempts else { return Ok(()) };
    let (state, due) = if attempts >= ATTEMPTS_MAX {
        (State::Failed, None)
    } else {
        (State::Wanted, Some(ctx.now() + wait.max(backoff(attempts))))
    };
    tx.execute(&store::SETTLE, &args![state, reason, due, ctx.tenant, id]).await?;
    changed(tx, ctx, id).await
}

/// The wait behind the try with this number, from 1.
fn backoff(attempt: i64) -> Millis {
    let doubled = u32::try_from(attempt.clamp(1, 20) - 1).unwrap_or(0);
    Millis(FIRST_WAIT.0 << doubled).min(LONGEST_WAIT)
}

/// A file that was refused or failed is tried anew. Returns its case.
///
/// # Errors
/// [`Error::Invalid`] unless it was.
pub async fn retry(tx: &mut Tx, ctx: &Ctx, id: MediaId) -> Result<CaseId> {
    allow(ctx, Right::Answer)?;
    if tx.execute(&store::RETRY, &args![ctx.now(), ctx.tenant, id]).await? == 0 {
        return Err(Error::invalid("this file is here, or on its way"));
    }
    tx.notify(TOPIC, "");
    changed(tx, ctx, id).await?;
    tx.query_opt(&store::CASE_OF, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("message"))
}

/// Files in a state, oldest first, behind an id; 200 at most.
pub async fn in_state(tx: &mut Tx, ctx: &Ctx, state: State, after: Option<MediaId>) -> Result<Vec<Media>> {
    allow(ctx, Right::Direct)?;
    let after = after.unwrap_or(MediaId::from_uuid(uuid::Uuid::nil()));
    Ok(tx.query(&store::IN_STATE, &args![ctx.tenant, state, after, 200_i64]).await?)
}

/// Files whose bytes should be there, oldest first, behind an id; 1,000 at most.
pub async fn all_kept(tx: &mut Tx, ctx: &Ctx, after: Option<MediaId>) -> Result<Vec<Kept>> {
    allow(ctx, Right::Administer)?;
    let after = after.unwrap_or(MediaId::from_uuid(uuid::Uuid::nil()));
    Ok(tx.query(&store::KEPT, &args![ctx.tenant, after, 1_000_i64]).await?)
}

/// Whose bytes are to be deleted; 100 at most. Only the product asks.
pub async fn to_delete(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<MediaId>> {
    Ok(tx.query(&store::TO_DELETE, &args![ctx.tenant, 100_i64]).await?)
}

/// Bytes are deleted. Only the product says so.
pub async fn deleted(tx: &mut Tx, ctx: &Ctx, ids: &[MediaId]) -> Result<()> {
    tx.execute(&store::DELETED, &[ctx.tenant.into(), Arg::ids(ids.iter().copied())]).await?;
    Ok(())
}

/// Bytes that no row names, or will, are to be deleted.
pub async fn gone(tx: &mut Tx, ctx: &Ctx, id: MediaId) -> Result<()> {
    tx.execute(&store::GONE, &args![ctx.tenant, id]).await?;
    tx.notify(TOPIC, "");
    Ok(())
}

/// Tells the desks that have its case open.
async fn changed(tx: &mut Tx, ctx: &Ctx, id: MediaId) -> Result<()> {
    let case: Option<CaseId> = tx.query_opt(&store::CASE_OF, &args![ctx.tenant, id]).await?;
    if let Some(case) = case {
        cases::changed(tx, case);
    }
    Ok(())
}

fn described(alt: &str) -> Option<String> {
    let plain = |c: &char| *c == '\n' || !c.is_control();
    let alt: String = alt.trim().chars().filter(plain).take(ALT_MAX).collect();
    Some(alt).filter(|alt| !alt.is_empty())
}

/// A name without what leads elsewhere or turns letters round.
fn plain_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = |c: &char| !c.is_control() && !"\u{202e}\u{202d}\u{2066}\u{2067}\"".contains(*c);
    name.trim().chars().filter(plain).take(NAME_MAX).collect()
}
