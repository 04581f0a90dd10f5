//! The brand's own accounts on the networks.
//!
//! In: what an administrator enters, what the networks say. Out: accounts, their secrets opened for one use, and how far
//! behind each is. Promised: secrets are sealed with the installation's key before they reach the database, each for its
//! own row; an account that the network turned away stops sending, says why, and waits for a person; one node at a time reads
//! an account.

mod alarm;
mod lease;
mod meter;
mod model;
pub mod store;
#[cfg(test)]
mod tests;

use channels::{Secrets, Settings, Standing, Us};
use db::{Json, Tx, args};
use kernel::{AccountId, Ctx, Instant, Key, said};
use serde_json::json;

pub use alarm::{Alarm, Why, alarms, is_news, watch};
pub use lease::{LEASE, Taken, free_readings, leave_reading, seize_reading, take_reading};
pub use meter::{Meter, QuotaLeft, Reading, deaf, hears, meters, read, trouble};
pub use model::{Account, NewAccount, State};

use crate::access::{Right, allow};
use crate::notifications::{self, To};
use crate::trail::{self, About, Kind};
use crate::{Error, Result};
use model::place;

/// The topic of the notice that says: read this account's history now.
pub const RECONCILE: &str = "reconcile";

/// Connects an account. One that was taken away before is the same one again, with what was said through it.
///
/// # Errors
/// [`Error::Invalid`] if there is no such network, or the account is connected already.
pub async fn connect(tx: &mut Tx, ctx: &Ctx, key: &Key, new: NewAccount) -> Result<AccountId> {
    allow(ctx, Right::Administer)?;
    if channels::by_id(&new.channel).is_none() {
        return Err(Error::invalid(said!("there is no network `{channel}`", channel = new.channel)));
    }
    let known: Option<(AccountId, Option<Instant>)> = tx
        .query_opt(&store::KNOWN, &args![ctx.tenant, new.channel.as_str(), new.external_id.as_str()])
        .await?;
    if let Some((_, None)) = known {
        return Err(Error::invalid(said!("the account {handle} is connected already", handle = new.handle)));
    }
    let id: AccountId = known.map_or_else(|| ctx.mint(), |(id, _)| id);
    let seal = |what: &str, plain: &[u8]| ctx.with_rng(|rng| key.seal(plain, &place(id, what), rng)).0;
    let secret = seal("secret", new.secret.expose());
    let token = seal("token", new.secrets.to_text().expose().as_bytes());
    let NewAccount { channel, external_id, handle, name, base_url, settings, .. } = new;
    let settings = Json(&settings);
    if known.is_some() {
        let args =
            args![handle, name, base_url, secret, token, settings, State::Live, ctx.now(), ctx.tenant, id];
        tx.execute(&store::CONNECT_AGAIN, &args).await?;
    } else {
        let (tenant, now) = (ctx.tenant, ctx.now());
        let args = args![
            tenant,
            id,
            channel.as_str(),
            external_id,
            handle,
            name,
            base_url,
            secret,
            token,
            settings,
            State::Live,
            now
        ];
        tx.execute(&store::INSERT, &args).await?;
    }
    let data = json!({ "account": id, "network": channel });
    trail::note(tx, ctx, Kind::AccountConnected, About::default(), data).await?;
    tx.notify("brand", ctx.tenant.to_string());
    Ok(id)
}

/// One account.
///
/// # Errors
/// [`Error::NotFound`] if there is none, or it was taken away.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: AccountId) -> Result<Account> {
    let all = list(tx, ctx).await?;
    all.into_iter().find(|account| account.id == id).ok_or(Error::not_found("account"))
}

/// The accounts of the brand.
pub async fn list(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Account>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::LIST, &args![ctx.tenant]).await?)
}

/// The brand as the network of one account knows it.
pub(crate) async fn us(tx: &mut Tx, ctx: &Ctx, id: AccountId) -> Result<Us> {
    let row: Option<(String, String, Json<Settings>)> =
        tx.query_opt(&store::US, &args![ctx.tenant, id]).await?;
    let (external_id, handle, Json(settings)) = row.ok_or(Error::not_found("account"))?;
    Ok(Us { external_id, handle, settings })
}

/// The network turned the account away: nothing more is sent until a person resumes it.
pub async fn stop(tx: &mut Tx, ctx: &Ctx, id: AccountId, reason: &str) -> Result<()> {
    let account = get(tx, ctx, id).await?;
    set(tx, ctx, id, State::Stopped, Some(reason)).await?;
    if account.state == State::Stopped {
        return Ok(());
    }
    let data = json!({ "account": id, "network": account.channel, "handle": account.handle });
    notifications::tell(tx, ctx, To::Leads, notifications::Kind::AccountStopped, None, data).await
}

/// Somebody wants an account's history to be read now; whoever reads it does so at once.
///
/// # Errors
/// [`Error::Invalid`] if the account is not live, and so nobody reads it.
pub async fn reconcile(tx: &mut Tx, ctx: &Ctx, id: AccountId) -> Result<()> {
    allow(ctx, Right::Administer)?;
    if get(tx, ctx, id).await?.state != State::Live {
        return Err(Error::invalid("nothing is read from this account now; resume it first"));
    }
    tx.notify(RECONCILE, id.to_string());
    Ok(())
}

/// Somebody halts an account: nothing is read or sent until it is resumed; what the network delivers is still kept.
pub async fn pause(tx: &mut Tx, ctx: &Ctx, id: AccountId, reason: &str) -> Result<()> {
    allow(ctx, Right::Administer)?;
    let reason = reason.trim();
    set(tx, ctx, id, State::Paused, Some(reason).filter(|reason| !reason.is_empty())).await
}

/// A person says that the account works again; new secrets may come with it.
pub async fn resume(
    tx: &mut Tx,
    ctx: &Ctx,
    key: &Key,
    id: AccountId,
    secrets: Option<Secrets>,
) -> Result<()> {
    allow(ctx, Right::Administer)?;
    if let Some(secrets) = secrets {
        keep(tx, ctx, key, id, &secrets).await?;
    }
    set(tx, ctx, id, State::Live, None).await?;
    // What was said meanwhile does not wait for its turn, also where nobody noticed the rest.
    tx.notify(RECONCILE, id.to_string());
    Ok(())
}

/// The network gave us new secrets for those that ended.
pub async fn renewed(tx: &mut Tx, ctx: &Ctx, key: &Key, id: AccountId, secrets: &Secrets) -> Result<()> {
    keep(tx, ctx, key, id, secrets).await?;
    tx.notify("brand", ctx.tenant.to_string());
    Ok(())
}

/// What a live check found out about an account: names and settings are as the network says.
pub async fn checked(tx: &mut Tx, ctx: &Ctx, key: &Key, id: AccountId, standing: &Standing) -> Result<()> {
    allow(ctx, Right::Administer)?;
    let mut settings = us(tx, ctx, id).await?.settings;
    settings.extend(standing.us.settings.clone());
    let args = args![standing.us.handle.as_str(), standing.name.as_str(), Json(&settings), ctx.tenant, id];
    tx.execute(&store::SET_FOUND, &args).await?;
    if let Some(secrets) = &standing.secrets {
        keep(tx, ctx, key, id, secrets).await?;
    }
    tx.notify("brand", ctx.tenant.to_string());
    Ok(())
}

/// Takes an account away. What was said through it stays, and so does the account's name; its secrets are gone.
pub async fn remove(tx: &mut Tx, ctx: &Ctx, id: AccountId) -> Result<()> {
    allow(ctx, Right::Administer)?;
    if tx.execute(&store::REMOVE, &args![ctx.now(), Vec::<u8>::new(), ctx.tenant, id]).await? == 0 {
        return Err(Error::not_found("account"));
    }
    trail::note(tx, ctx, Kind::AccountRemoved, About::default(), json!({ "account": id })).await?;
    tx.notify("brand", ctx.tenant.to_string());
    Ok(())
}

async fn keep(tx: &mut Tx, ctx: &Ctx, key: &Key, id: AccountId, secrets: &Secrets) -> Result<()> {
    let text = secrets.to_text();
    let sealed = ctx.with_rng(|rng| key.seal(text.expose().as_bytes(), &place(id, "token"), rng)).0;
    tx.execute(&store::SET_TOKEN, &args![sealed, ctx.tenant, id]).await?;
    Ok(())
}

async fn set(tx: &mut Tx, ctx: &Ctx, id: AccountId, state: State, reason: Option<&str>) -> Result<()> {
    if tx.execute(&store::SET_STATE, &args![state, reason, ctx.tenant, id]).await? == 0 {
        return Err(Error::not_found("account"));
    }
    let kind = match state {
        State::Live => Kind::AccountResumed,
        State::Stopped => Kind::AccountStopped,
        State::Paused => Kind::AccountPaused,
    };
    trail::note(tx, ctx, kind, About::default(), json!({ "account": id, "reason": reason })).await?;
    tx.notify("brand", ctx.tenant.to_string());
    tx.notify("problems", ctx.tenant.to_string());
    Ok(())
}

/// The API of the account stands elsewhere now: a sandbox moves with the address that the product listens on.
pub async fn relocate(tx: &mut Tx, ctx: &Ctx, id: AccountId, base_url: &str) -> Result<()> {
    allow(ctx, Right::Administer)?;
    tx.execute(&store::RELOCATE, &args![base_url, ctx.tenant, id]).await?;
    tx.notify("brand", ctx.tenant.to_string());
    Ok(())
}

/// A team may speak through an account, or may no longer. Through an account that was granted to nobody, every team may.
pub async fn grant(tx: &mut Tx, ctx: &Ctx, id: AccountId, team: &str, granted: bool) -> Result<()> {
    allow(ctx, Right::Administer)?;
    let sql = if granted { &store::GRANT } else { &store::WITHHOLD };
    tx.execute(sql, &args![ctx.tenant, id, team]).await?;
    let data = json!({ "account": id, "team": team, "granted": granted });
    trail::note(tx, ctx, Kind::StaffChanged, About::default(), data).await
}

/// The teams that an account is granted to; none if it is open to all.
pub async fn granted_to(tx: &mut Tx, ctx: &Ctx, id: AccountId) -> Result<Vec<String>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::GRANTS, &args![ctx.tenant, id]).await?)
}
