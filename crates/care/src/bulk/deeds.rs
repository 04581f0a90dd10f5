//! A deed, done with one case.

use db::{Json, Tx, args};
use kernel::{CaseId, Ctx, Millis, Said, SendId, said};

use super::model::{Deed, Job, Outcome, Standing, StandingRow, Task};
use super::store;
use crate::brand::Brand;
use crate::cases::{Mode, State};
use crate::handling::{self, NoReply};
use crate::handoffs::{self, Wish};
use crate::outbound::{self, Compose, Composed};
use crate::views::Who;
use crate::wrap_up::Wrapped;
use crate::{Error, Result, cases, queues, tags};

/// In public, so many ways of saying it at least.
pub const VARIANTS: usize = 3;

/// How long an order rests between two replies, so that no network takes us for a machine.
pub(super) const fn rest(mode: Mode) -> Millis {
    match mode {
        Mode::Public => Millis::seconds(3),
        Mode::Private | Mode::Note => Millis::seconds(1),
    }
}

/// What a deed came to.
struct Did {
    changed: bool,
    reason: Option<Said>,
    send: Option<SendId>,
}

impl Did {
    fn something(changed: bool) -> Self {
        Self { changed, reason: (!changed).then(|| said!("there was nothing to do")), send: None }
    }
}

/// Does the deed with one case, and writes what came of it.
pub(super) async fn perform(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    job: &Job,
    case: CaseId,
    task: &Task,
) -> Result<()> {
    cases::lock(tx, ctx, case).await?;
    let before = standing(tx, ctx, case).await?;
    let did = act(tx, ctx, brand, &job.deed.0, case, &before, task).await?;
    let after = standing(tx, ctx, case).await?;
    let outcome = if did.changed { Outcome::Done } else { Outcome::Skipped };
    let args = args![
        outcome,
        did.reason.as_ref(),
        Some(Json(&before)),
        Some(Json(&after)),
        did.send,
        ctx.now(),
        ctx.tenant,
        job.id,
        case
    ];
    tx.execute(&store::SETTLE, &args).await?;
    Ok(())
}

/// How a case stands.
pub(super) async fn standing(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Standing> {
    let row: StandingRow = tx.query_one(&store::STANDING, &args![ctx.tenant, case]).await?;
    let tags = tags::of_cases(tx, ctx, &[case]).await?.remove(&case).unwrap_or_default();
    let StandingRow { state, snoozed_until, reopened, last_seq, queue, assignee, response, policy } = row;
    let policy = policy.map(|policy| policy.0);
    Ok(Standing { state, snoozed_until, reopened, last_seq, queue, assignee, response, policy, tags })
}

async fn act(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    deed: &Deed,
    case: CaseId,
    before: &Standing,
    task: &Task,
) -> Result<Did> {
    let changes = match deed {
        Deed::Assign { to: Who::User(user) } if before.assignee == Some(*user) => false,
        Deed::Assign { to: Who::User(user) } => queues::assign(tx, ctx, case, *user).await.map(|()| true)?,
        Deed::Assign { .. } => {
            queues::release(tx, ctx, case).await?;
            before.assignee.is_some()
        }
        Deed::Queue { to, .. } if before.queue == *to && before.state != State::Resolved => false,
        Deed::Queue { to, note } => {
            let wish = Wish { note: note.clone(), ..Wish::default() };
            handoffs::send(tx, ctx, brand, case, to, wish).await.map(|()| true)?
        }
        Deed::Resolve { .. } | Deed::NoReply { .. } if before.state == State::Resolved => false,
        Deed::Resolve { disposition } => {
            let wrapped = Wrapped { disposition: disposition.clone(), ..Wrapped::default() };
            handling::resolve_with(tx, ctx, brand, case, &wrapped).await.map(|()| true)?
        }
        Deed::NoReply { reason, note } => {
            let wish = NoReply { reason: *reason, note: note.clone() };
            handling::no_reply(tx, ctx, brand, case, &wish).await.map(|()| true)?
        }
        Deed::Snooze { until } if before.snoozed_until == Some(*until) => false,
        Deed::Snooze { until } => handling::snooze(tx, ctx, case, *until).await.map(|()| true)?,
        Deed::Tag { add, remove } => {
            let mut changed = false;
            for tag in add {
                changed |= tags::add(tx, ctx, case, tag).await?;
            }
            for tag in remove {
                changed |= tags::remove(tx, ctx, case, tag).await?;
            }
            changed
        }
        Deed::Reply { mode, texts, resolve } => {
            return reply(tx, ctx, brand, case, task, (*mode, texts, *resolve)).await;
        }
    };
    Ok(Did::something(changes))
}

/// The words whose turn it is. They know of nothing that was said after the order.
async fn reply(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    task: &Task,
    (mode, texts, resolve): (Mode, &[String], bool),
) -> Result<Did> {
    let place = usize::try_from(task.place).unwrap_or_default();
    let text = texts.get(place % texts.len().max(1)).ok_or_else(|| Error::invalid("there are no words"))?;
    let name: String = tx.query_one(&store::PERSON, &args![ctx.tenant, case]).await?;
    let first = name.split_whitespace().next().unwrap_or_default();
    let wish = Compose { resolve, ..Compose::new(case, mode, text.replace("{name}", first), task.seen_seq) };
    Ok(match outbound::compose(tx, ctx, brand, &wish).await? {
        Composed::Queued { send, .. } => Did { changed: true, reason: None, send: Some(send) },
        Composed::Waiting { .. } => {
            Did { changed: true, reason: Some(said!("the words wait for agreement")), send: None }
        }
        Composed::Noted { .. } => Did::something(true),
    })
}
