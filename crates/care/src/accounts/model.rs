//! An account of the brand: what is stored of it, and its secrets opened for one use.

use channels::{Credentials, Secrets, Settings, Standing, Us};
use db::{FromRow, Json};
use kernel::{AccountId, Instant, Key, Sealed, Secret};

use crate::Result;
use crate::words::words;

words! {
    /// Whether an account works.
    pub enum State {
        /// It does.
        Live = "live",
        /// The network turned it away.
        Stopped = "stopped",
        /// Somebody of the brand halted it: nothing is read or sent until it is resumed.
        Paused = "paused",
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

impl NewAccount {
    /// An account as a live check found it, which the network signs to us with `secret`.
    pub fn found(
        channel: &str,
        credentials: Credentials,
        standing: Standing,
        secret: Secret<Vec<u8>>,
    ) -> Self {
        let mut settings = credentials.us.settings;
        settings.extend(standing.us.settings);
        Self {
            channel: channel.to_owned(),
            external_id: standing.us.external_id,
            handle: standing.us.handle,
            name: standing.name,
            base_url: credentials.base_url,
            secret,
            secrets: standing.secrets.unwrap_or(credentials.secrets),
            settings,
        }
    }
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

/// Where a secret belongs: sealed for one place, it opens at no other.
pub(super) fn place(id: AccountId, what: &str) -> String {
    format!("{id}/{what}")
}
