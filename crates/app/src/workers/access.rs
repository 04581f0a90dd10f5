//! Keeps what opens the accounts fresh.
//!
//! In: an account that the network refused. Out: credentials that were renewed, or none, and then a person has to act.
//! Promised: of many who were refused at once one renews, because a network may take a refresh token only once; the
//! others get what that one brought, also from another node.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use care::accounts::{self, Account};
use care::{Error, Tx};
use channels::{Credentials, Network, Trouble};
use kernel::AccountId;

use super::Desk;

/// Who renews what. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Renewals(Arc<Mutex<HashMap<AccountId, Arc<tokio::sync::Mutex<()>>>>>);

impl Renewals {
    fn turn(&self, id: AccountId) -> Arc<tokio::sync::Mutex<()>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(id).or_default().clone()
    }
}

/// New credentials for an account whose old ones were refused; the refusal itself if nobody can renew them.
pub async fn renewed(
    desk: &Desk,
    network: &'static dyn Network,
    id: AccountId,
    refused: &Credentials,
    reason: String,
) -> Result<Credentials, Trouble> {
    let turn = desk.renewals.turn(id);
    let _mine = turn.lock().await;
    let later = |error: Error| Trouble::Later { wait: super::POLL_AGAIN, reason: error.to_string() };
    let now = current(desk, id).await.map_err(later)?;
    let Some(account) = now else { return Err(Trouble::Unauthorised { reason }) };
    let now = account.credentials(&desk.key).map_err(later)?;
    if now.secrets.to_text().expose() != refused.secrets.to_text().expose() {
        return Ok(now);
    }
    let line = desk.line();
    let Some(renewing) = network.renew(&line, &now) else { return Err(Trouble::Unauthorised { reason }) };
    let secrets = renewing.await?;
    let (ctx, key, kept) = (desk.ctx.clone(), desk.key.clone(), secrets.clone());
    let keep = async move |tx: &mut Tx| accounts::renewed(tx, &ctx, &key, id, &kept).await;
    desk.db.write(keep).await.map_err(later)?;
    tracing::info!(account = %id, "the access was renewed");
    Ok(Credentials { secrets, ..now })
}

/// The account as the database has it now.
async fn current(desk: &Desk, id: AccountId) -> Result<Option<Account>, Error> {
    let ctx = desk.ctx.clone();
    let all = desk.db.read(async move |tx: &mut Tx| accounts::list(tx, &ctx).await).await?;
    Ok(all.into_iter().find(|account| account.id == id))
}

/// The network refused the account and nobody can renew the access: it stops, says why, and waits for a person.
pub async fn refused(desk: &Desk, id: AccountId, reason: String) -> Result<(), Error> {
    let ctx = desk.ctx.clone();
    desk.db.write(async move |tx: &mut Tx| accounts::stop(tx, &ctx, id, &reason).await).await
}
