//! The brand's own accounts on the networks.
//!
//! In: what an administrator enters. Out: accounts, and their secrets opened for one use. Promised: secret and token
//! are sealed with the installation's key before they reach the database, each for its own row; an account that the
//! network turned away stops sending, says why, and waits for a person.

pub mod store;

use channels::{Credentials, Secrets, Settings, Us};
use db::{FromRow, Json, Tx, args};
use kernel::{AccountId, Ctx, Instant, Key, Sealed, Secret};
use serde_json::json;

use crate::access::{Right, allow};
use crate::trail::{self, About, Kind};
use crate::words::words;
use crate::{Error, Result};

words! {
    /// Whether an account works.
    pub enum State {
        /// It does.
        Live = "live",
        /// The network turned it away.
        Stopped = "stopped",
    }
}

/// An account of the brand. Its secrets stay sealed in it.
#[derive(Clone, Debug, FromRow)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The network.
    pub channel: String,
    /// The network's stable id of the brand.
    pub external_id: String,
    /// The brand's handle there.
    pub handle: String,
    /// The brand's name there.
    pub name: String,
    /// Where the network's API is.
    pub base_url: String,
    /// The hook's secret, sealed.
    secret: Vec<u8>,
    /// What opens the API, sealed.
    token: Vec<u8>,
    /// What else is known about it.
    settings: Json<Settings>,
    /// Whether it works.
    pub state: State,
    /// Why not.
    pub state_reason: Option<String>,
    /// How far the network's history has been read.
    pub history_cursor: Option<String>,
    /// When it was connected.
    pub created_at: Instant,
}

/// What connects an account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The network.
    pub channel: String,
    /// The network's stable id of the brand.
    pub external_id: String,
    /// The brand's handle there.
    pub handle: String,
    /// The brand's name there.
    pub name: String,
    /// Where the network's API is.
    pub base_url: String,
    /// What the network signs its deliveries with.
    pub secret: Secret<Vec<u8>>,
    /// What opens the network's API.
    pub secrets: Secrets,
    /// What else was entered or found out, by name.
    pub settings: Settings,
}

impl Account {
    /// What the network signs its deliveries with.
    ///
    /// # Errors
    /// [`kernel::KeyError::WrongKey`] if the installation's key is another one.
    pub fn secret(&self, key: &Key) -> Result<Secret<Vec<u8>>> {
        Ok(key.open(&Sealed(self.secret.clone()), &place(self.id, "secret"))?)
    }

    /// The brand as the network knows it.
    pub fn us(&self) -> Us {
        Us {
            external_id: self.external_id.clone(),
            handle: self.handle.clone(),
            settings: self.settings.0.clone(),
        }
    }

    /// Address and secrets of the network's API.
    ///
    /// # Errors
    /// [`kernel::KeyError::WrongKey`] if the installation's key is another one.
    pub fn credentials(&self, key: &Key) -> Result<Credentials> {
        let token = key.open(&Sealed(self.token.clone()), &place(self.id, "token"))?;
        let token = String::from_utf8(token.expose().clone()).map_err(|_| kernel::KeyError::WrongKey)?;
        let secrets = Secrets::of_text(&Secret::new(token));
        Ok(Credentials { base_url: self.base_url.clone(), us: self.us(), secrets })
    }

    /// The network's folder.
    pub fn network(&self) -> Option<&'static dyn channels::Network> {
        channels::by_id(&self.channel)
    }
}

/// Connects an account.
pub async fn connect(tx: &mut Tx, ctx: &Ctx, key: &Key, new: NewAccount) -> Result<AccountId> {
    allow(ctx, Right::Administer)?;
    if channels::by_id(&new.channel).is_none() {
        return Err(Error::invalid(format!("there is no network `{}`", new.channel)));
    }
    let id: AccountId = ctx.mint();
    let seal = |what: &str, plain: &[u8]| ctx.with_rng(|rng| key.seal(plain, &place(id, what), rng)).0;
    let secret = seal("secret", new.secret.expose());
    let token = seal("token", new.secrets.to_text().expose().as_bytes());
    tx.execute(
        &store::INSERT,
        &args![
            ctx.tenant,
            id,
            new.channel,
            new.external_id,
            new.handle,
            new.name,
            new.base_url,
            secret,
            token,
            Json(&new.settings),
            State::Live,
            ctx.now()
        ],
    )
    .await?;
    tx.notify("brand", ctx.tenant.to_string());
    Ok(id)
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
    if tx.execute(&store::SET_STATE, &args![State::Stopped, Some(reason), ctx.tenant, id]).await? > 0 {
        trail::note(
            tx,
            ctx,
            Kind::AccountStopped,
            About::default(),
            json!({ "account": id, "reason": reason }),
        )
        .await?;
        tx.notify("brand", ctx.tenant.to_string());
    }
    Ok(())
}

/// A person says that the account works again; a new token may come with it.
pub async fn resume(
    tx: &mut Tx,
    ctx: &Ctx,
    key: &Key,
    id: AccountId,
    token: Option<Secret<String>>,
) -> Result<()> {
    allow(ctx, Right::Administer)?;
    if let Some(token) = token {
        let sealed = ctx.with_rng(|rng| key.seal(token.expose().as_bytes(), &place(id, "token"), rng)).0;
        tx.execute(&store::SET_TOKEN, &args![sealed, ctx.tenant, id]).await?;
    }
    if tx.execute(&store::SET_STATE, &args![State::Live, None::<String>, ctx.tenant, id]).await? == 0 {
        return Err(Error::not_found("account"));
    }
    trail::note(tx, ctx, Kind::AccountResumed, About::default(), json!({ "account": id })).await?;
    tx.notify("brand", ctx.tenant.to_string());
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

/// How far the network's history has been read.
pub async fn read_until(tx: &mut Tx, ctx: &Ctx, id: AccountId, cursor: &str) -> Result<()> {
    tx.execute(&store::SET_CURSOR, &args![cursor, ctx.tenant, id]).await?;
    Ok(())
}

fn place(id: AccountId, what: &str) -> String {
    format!("{id}/{what}")
}
