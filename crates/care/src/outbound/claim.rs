//! Which words leave now, and which wait for their turn.

use std::collections::HashMap;

use channels::pace::Wait;
use db::Tx;
use db::outbox::{self, Effect, Outcome};
use kernel::{Ctx, Instant, MessageId};
use serde_json::json;

use super::{LEASE, Payload, Permission, STOPPED_WAIT, TOPIC, agreed};
use crate::brand::Brand;
use crate::trail::{About, Kind, Trail};
use crate::{Result, accounts, cases};

/// The same as [`claim_in_turn`], where no account has to keep a pace.
pub async fn claim(tx: &mut Tx, ctx: &Ctx, brand: &Brand, limit: usize) -> Result<Vec<Effect>> {
    claim_in_turn(tx, ctx, brand, limit, &mut |_| None).await
}

/// Takes sends that are due and first in their conversation; each must be settled before [`LEASE`] has passed. Words of an
/// account that is stopped, or that `waits` holds back, go on waiting, with the reason: nothing is tried, so nothing is
/// noted. Words that may no longer leave do not: what was allowed when they were written may have ended since.
pub async fn claim_in_turn(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    limit: usize,
    waits: &mut (impl FnMut(&Payload) -> Option<Wait> + std::marker::Send),
) -> Result<Vec<Effect>> {
    let due = outbox::claim(tx, ctx, TOPIC, limit, LEASE).await?;
    if due.is_empty() {
        return Ok(due);
    }
    let accounts: HashMap<_, _> =
        accounts::list(tx, ctx).await?.into_iter().map(|account| (account.id, account)).collect();
    let mut trail = Trail::default();
    let mut claimed = Vec::with_capacity(due.len());
    for effect in due {
        let payload = match Payload::of(&effect) {
            Ok(payload) => payload,
            // One that can't be read must not keep the others: it is listed as failed, with the reason.
            Err(error) => {
                let failed = Outcome::Failed { reason: error.to_string() };
                outbox::settle(tx, ctx, effect.id, failed).await?;
                tx.notify("problems", ctx.tenant.to_string());
                continue;
            }
        };
        let account = accounts.get(&payload.account);
        if let Some(stopped) = account.filter(|account| account.state != accounts::State::Live) {
            let reason = stopped.state_reason.as_deref().unwrap_or("the account is stopped");
            wait(tx, ctx, &effect, &payload, ctx.now() + STOPPED_WAIT, reason).await?;
            continue;
        }
        let channel = account.map_or("", |account| &account.channel);
        let permission = agreed::again(tx, ctx, brand, &payload, channel).await?;
        if !matches!(permission, Permission::Allowed { .. }) {
            agreed::recall(tx, ctx, &effect, &payload, permission).await?;
            continue;
        }
        if let Some(Wait { until, because }) = waits(&payload) {
            wait(tx, ctx, &effect, &payload, until, &because.to_string()).await?;
            continue;
        }
        let about = About::message(payload.case, MessageId::from_uuid(effect.subject));
        let data = json!({ "send": effect.id, "attempt": effect.attempts });
        trail.note(ctx, Kind::ReplySending, about, data);
        cases::changed(tx, payload.case);
        claimed.push(effect);
    }
    trail.flush(tx, ctx).await?;
    Ok(claimed)
}

/// Puts off words that were claimed and have lost their turn since.
pub async fn put_off(tx: &mut Tx, ctx: &Ctx, effect: &Effect, until: &Wait) -> Result<()> {
    wait(tx, ctx, effect, &Payload::of(effect)?, until.until, &until.because.to_string()).await
}

/// Words wait. Who looks at them is told why, once for each reason.
async fn wait(
    tx: &mut Tx,
    ctx: &Ctx,
    effect: &Effect,
    payload: &Payload,
    until: Instant,
    reason: &str,
) -> Result<()> {
    if effect.error.as_deref() != Some(reason) {
        cases::changed(tx, payload.case);
    }
    outbox::defer(tx, ctx, effect.id, until, reason).await?;
    Ok(())
}
