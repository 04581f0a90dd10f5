//! What the network said to a deed, and what follows from it.

use channels::{ActOutcome, Action, Found, SendOutcome};
use db::outbox::{self, Effect, Outcome};
use db::{Tx, args};
use kernel::Ctx;
use serde_json::json;

use super::{Payload, store};
use crate::trail::{self, About, Kind};
use crate::{Result, accounts, cases, outbound};

/// Records what the network said.
pub async fn settle(tx: &mut Tx, ctx: &Ctx, effect: &Effect, outcome: ActOutcome) -> Result<()> {
    let payload = Payload::of(effect)?;
    cases::lock(tx, ctx, payload.case).await?;
    let outcome = match outcome {
        SendOutcome::Sent { provider_id, .. } => {
            if outbox::settle(tx, ctx, effect.id, Outcome::Sent { remote_id: Some(provider_id) }).await? {
                effective(tx, ctx, &payload).await?;
            }
            return Ok(());
        }
        SendOutcome::Refused { reason } => {
            if outbox::settle(tx, ctx, effect.id, Outcome::Failed { reason: reason.clone() }).await? {
                failed(tx, ctx, &payload, &reason).await?;
            }
            return Ok(());
        }
        SendOutcome::Unauthorised { reason } => {
            accounts::stop(tx, ctx, payload.account, &reason).await?;
            Outcome::RetryAfter { at: ctx.now() + outbound::STOPPED_WAIT, reason }
        }
        SendOutcome::RetryAfter { wait, reason } => Outcome::RetryAfter { at: ctx.now() + wait, reason },
        SendOutcome::Unknown { reason } => Outcome::Unknown { reason },
    };
    outbox::settle(tx, ctx, effect.id, outcome).await?;
    cases::changed(tx, payload.case);
    Ok(())
}

/// Records what a look-up of an unknown deed found. One that certainly had no effect has failed; a person does it again.
pub async fn found(tx: &mut Tx, ctx: &Ctx, effect: &Effect, found: Found) -> Result<()> {
    let payload = Payload::of(effect)?;
    cases::lock(tx, ctx, payload.case).await?;
    match found {
        Found::Yes { provider_id, .. } => {
            if outbox::confirm(tx, ctx, effect.id, Outcome::Sent { remote_id: Some(provider_id) }).await? {
                effective(tx, ctx, &payload).await?;
            }
        }
        Found::No => {
            let reason = "the answer of the network got lost, and it had no effect there: do it again";
            if outbox::confirm(tx, ctx, effect.id, Outcome::Failed { reason: reason.into() }).await? {
                failed(tx, ctx, &payload, reason).await?;
            }
        }
        Found::CannotSay { .. } => {}
    }
    Ok(())
}

/// It is so on the network now.
async fn effective(tx: &mut Tx, ctx: &Ctx, payload: &Payload) -> Result<()> {
    if payload.act.action == Action::TakeDown {
        tx.execute(&store::TAKEN_DOWN, &args![ctx.now(), ctx.tenant, payload.message]).await?;
    }
    cases::changed(tx, payload.case);
    Ok(())
}

async fn failed(tx: &mut Tx, ctx: &Ctx, payload: &Payload, reason: &str) -> Result<()> {
    let about = About::message(payload.case, payload.message);
    trail::note(tx, ctx, Kind::DeedFailed, about, json!({ "reason": reason })).await?;
    cases::changed(tx, payload.case);
    Ok(())
}
