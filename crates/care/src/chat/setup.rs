//! How an administrator sets a chat up.

use channels::webchat::{Config, ID};
use channels::{Secrets, Settings};
use db::{Json, Tx, args};
use kernel::{AccountId, Ctx, Key, Secret, mint_token};
use serde_json::json;

use super::store;
use crate::access::{Right, allow};
use crate::accounts::{self, Account, NewAccount};
use crate::brand::Brand;
use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// The secret with which a site signs now.
const NOW: &str = "identity";
/// The one before it, which still holds until the next one is made.
const BEFORE: &str = "identity_before";
/// The longest name of a chat, in characters.
const NAME_MAX: usize = 100;

/// A new chat, shown nowhere yet.
///
/// # Errors
/// [`Error::Invalid`] if the name is empty or too long.
pub async fn add(tx: &mut Tx, ctx: &Ctx, key: &Key, name: &str) -> Result<AccountId> {
    allow(ctx, Right::Administer)?;
    let name = named(name)?;
    let new = NewAccount {
        channel: ID.to_owned(),
        external_id: ctx.mint::<()>().uuid().simple().to_string(),
        handle: name.clone(),
        name,
        base_url: String::new(),
        // Nobody delivers here but our own door.
        secret: Secret::new(fresh(ctx).expose().clone().into_bytes()),
        secrets: Secrets::new([(NOW, fresh(ctx).expose().clone())]),
        settings: Config::default().settings(),
    };
    let id = accounts::connect(tx, ctx, key, new).await?;
    trail::note(tx, ctx, Kind::ChatConfigured, About::default(), json!({ "account": id, "new": true }))
        .await?;
    Ok(id)
}

fn fresh(ctx: &Ctx) -> Secret<String> {
    ctx.with_rng(|rng| mint_token("cgi", rng))
}

fn named(name: &str) -> Result<String> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_MAX || name.chars().any(char::is_control) {
        return Err(Error::invalid("give the chat a name of at most 100 characters"));
    }
    Ok(name.to_owned())
}

/// Sets a chat up.
///
/// # Errors
/// [`Error::Invalid`] with what to change.
pub async fn configure(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    account: AccountId,
    name: &str,
    config: Config,
) -> Result<()> {
    allow(ctx, Right::Administer)?;
    let name = named(name)?;
    let config = config.fit().map_err(|unfit| Error::invalid(unfit.to_string()))?;
    let known = brand.model.calendar(&config.calendar).is_some();
    if !config.calendar.is_empty() && !known {
        return Err(Error::invalid("the ownership model has no such calendar"));
    }
    let mailbox = config.mailing.as_ref().map(|mailing| &mailing.account);
    if let Some(mailbox) = mailbox {
        let known = brand.accounts.iter().find(|account| account.id.to_string() == *mailbox);
        let surfaces = known.and_then(Account::network).map(|network| network.capabilities().surfaces);
        if !surfaces.is_some_and(|surfaces| surfaces.contains(&channels::Surface::Email)) {
            return Err(Error::invalid("answers go by mail through a mailbox that is connected: choose one"));
        }
    }
    let settings: Settings = config.settings();
    let row = args![Json(&settings), name, ctx.tenant, account];
    if tx.execute(&store::CONFIGURE, &row).await? == 0 {
        return Err(Error::not_found("chat"));
    }
    trail::note(tx, ctx, Kind::ChatConfigured, About::default(), json!({ "account": account })).await?;
    tx.notify("brand", ctx.tenant.to_string());
    Ok(())
}

/// A new secret for the site to sign with, told this once. The one before it holds until the next one is made, so that
/// a site can exchange them without turning anybody away.
///
/// # Errors
/// [`Error::NotFound`] if there is no such chat.
pub async fn new_secret(tx: &mut Tx, ctx: &Ctx, key: &Key, account: AccountId) -> Result<Secret<String>> {
    allow(ctx, Right::Administer)?;
    let all = accounts::list(tx, ctx).await?;
    let found = all.iter().find(|found| found.id == account && found.channel == ID);
    let found = found.ok_or(Error::not_found("chat"))?;
    let old = found.credentials(key)?.secrets;
    let new = fresh(ctx);
    let before = old.get(NOW).unwrap_or_default();
    let both = Secrets::new([(NOW, new.expose().as_str()), (BEFORE, before)]);
    accounts::resume(tx, ctx, key, account, Some(both)).await?;
    Ok(new)
}

/// The secrets that hold now, the newest first.
///
/// # Errors
/// If the installation's key is another one.
pub fn secrets(account: &Account, key: &Key) -> Result<Vec<Secret<String>>> {
    let secrets = account.credentials(key)?.secrets;
    let all =
        [NOW, BEFORE].into_iter().filter_map(|name| secrets.get(name)).filter(|secret| !secret.is_empty());
    Ok(all.map(|secret| Secret::new(secret.to_owned())).collect())
}
