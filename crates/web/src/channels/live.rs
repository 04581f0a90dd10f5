//! What is asked of a network while somebody waits for its answer.
//!
//! In: what was entered, or an account. Out: what the network says, in at most twenty seconds. Promised: no transaction
//! is open meanwhile; every address that was entered is looked at before anything leaves.

use std::future::Future;
use std::time::Duration;

use care::access::{Right, allow};
use care::accounts::{self, Account, NewAccount};
use care::{Error, Tx};
use channels::{Credentials, Network, Standing, Trouble, Us};
use kernel::{AccountId, Ctx, Millis, Secret, mint_token};

use super::words;
use crate::state::App;
use crate::ui::t;

/// How long a network may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// When it is worth asking again.
const AGAIN: Millis = Millis::minutes(1);

/// Waits for a network, but not for ever.
///
/// # Errors
/// The network's own, and that it took too long.
pub async fn within<T>(asking: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
    let slow = || Trouble::Later { wait: AGAIN, reason: t("channels-check-slow").to_owned() };
    tokio::time::timeout(PATIENCE, asking).await.unwrap_or_else(|_| Err(slow()))
}

/// Whether every address that was entered may be reached.
///
/// # Errors
/// [`Trouble::Wrong`] at the first that may not.
pub async fn reachable(
    app: &App,
    network: &'static dyn Network,
    credentials: &Credentials,
) -> Result<(), Trouble> {
    for field in network.connecting().addresses() {
        // What the network's own folder names needs no look.
        let entered = credentials.entry(field.name).filter(|address| *address != field.default);
        let Some(address) = entered else { continue };
        if let Err(why) = app.lines.reach().look(address).await {
            return Err(Trouble::Wrong { field: field.name, reason: words::barred(why).to_owned() });
        }
    }
    Ok(())
}

/// Asks the network whether this opens an account, and whose.
///
/// # Errors
/// The network's own, and [`Trouble::Wrong`] for an address that may not be reached.
pub async fn check(
    app: &App,
    network: &'static dyn Network,
    credentials: &Credentials,
) -> Result<Standing, Trouble> {
    reachable(app, network, credentials).await?;
    let line = app.lines.at(app.ctx.now());
    within(network.check(&line, credentials)).await
}

/// Asks the network whether an account works, and keeps what it says about it.
///
/// # Errors
/// Those of the product; what the network says is inside.
pub async fn test(app: &App, ctx: &Ctx, id: AccountId) -> care::Result<Result<Standing, Trouble>> {
    let (network, credentials) = opened(app, ctx, id).await?;
    let found = check(app, network, &credentials).await;
    if let Ok(standing) = &found {
        let (ctx, key, standing) = (ctx.clone(), app.key.clone(), standing.clone());
        app.write(async move |tx: &mut Tx| accounts::checked(tx, &ctx, &key, id, &standing).await).await?;
    }
    Ok(found)
}

/// An account as administrators see it.
///
/// # Errors
/// [`Error::NotFound`] if there is none.
pub async fn account(app: &App, ctx: &Ctx, id: AccountId) -> care::Result<Account> {
    allow(ctx, Right::Administer)?;
    let ctx = ctx.clone();
    app.read(async move |tx: &mut Tx| accounts::get(tx, &ctx, id).await).await
}

/// An account's network, and what opens it.
///
/// # Errors
/// [`Error::NotFound`] if there is no such account, or no such network any more.
pub async fn opened(
    app: &App,
    ctx: &Ctx,
    id: AccountId,
) -> care::Result<(&'static dyn Network, Credentials)> {
    let account = account(app, ctx, id).await?;
    let network = account.network().ok_or(Error::not_found("network"))?;
    Ok((network, account.credentials(&app.key)?))
}

/// How an account was connected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Done {
    /// It works.
    Well,
    /// It works, and the network allows less than we would like.
    Lacking,
    /// It works, and the network could not be told where to reach us.
    Untold,
}

/// Keeps an account that a live check has found, and tells the network where it reaches us: at `site`, the product's own
/// address; nothing is told without one.
///
/// # Errors
/// [`Error::Invalid`] if the account is connected already.
pub async fn connect(
    app: &App,
    ctx: &Ctx,
    network: &'static dyn Network,
    credentials: Credentials,
    standing: Standing,
    site: Option<&str>,
) -> care::Result<(AccountId, Done)> {
    // Letters that every network takes, whatever it signs with them.
    let secret = ctx.with_rng(|rng| mint_token("hook", rng));
    let secret = Secret::new(secret.expose().clone().into_bytes());
    let lacking = !standing.lacks.is_empty();
    let new = NewAccount::found(network.capabilities().id, credentials, standing, secret);
    let (ctx, key) = (ctx.clone(), app.key.clone());
    let connected = app.write({
        let ctx = ctx.clone();
        async move |tx: &mut Tx| accounts::connect(tx, &ctx, &key, new.clone()).await
    });
    let id = connected.await?;
    let told = match site {
        Some(site) => tell(app, &ctx, id, site).await?,
        None => Ok(()),
    };
    let done = if told.is_err() {
        Done::Untold
    } else if lacking {
        Done::Lacking
    } else {
        Done::Well
    };
    Ok((id, done))
}

/// Tells the network where it reaches us. Nothing happens where it does not call, or a person has to enter it there.
///
/// # Errors
/// Those of the product; what the network says is inside.
pub async fn tell(app: &App, ctx: &Ctx, id: AccountId, site: &str) -> care::Result<Result<(), Trouble>> {
    let account = account(app, ctx, id).await?;
    let network = account.network().ok_or(Error::not_found("network"))?;
    let (credentials, secret) = (account.credentials(&app.key)?, account.secret(&app.key)?);
    let hook = format!("{}/hooks/{}/{id}", site.trim().trim_end_matches('/'), account.channel);
    let line = app.lines.at(app.ctx.now());
    if let Err(trouble) = reachable(app, network, &credentials).await {
        return Ok(Err(trouble));
    }
    match network.subscribe(&line, &credentials, &hook, &secret) {
        Some(telling) => Ok(within(telling).await),
        None => Ok(Ok(())),
    }
}

/// New secrets for an account, if they work and open the same one; it works again with them.
///
/// # Errors
/// Those of the product; why they are not taken is inside.
pub async fn renew(
    app: &App,
    ctx: &Ctx,
    id: AccountId,
    network: &'static dyn Network,
    credentials: Credentials,
) -> care::Result<Result<(), Trouble>> {
    let known = account(app, ctx, id).await?.us();
    let standing = match check(app, network, &credentials).await {
        Ok(standing) => standing,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let Us { external_id, handle, .. } = &standing.us;
    if *external_id != known.external_id {
        let reason = crate::ui::tell("channels-other-account", &[("handle", handle.as_str().into())]);
        return Ok(Err(Trouble::Unauthorised { reason }));
    }
    let (ctx, key) = (ctx.clone(), app.key.clone());
    let keep = async move |tx: &mut Tx| {
        accounts::resume(tx, &ctx, &key, id, Some(credentials.secrets.clone())).await?;
        accounts::checked(tx, &ctx, &key, id, &standing).await
    };
    app.write(keep).await?;
    Ok(Ok(()))
}
