//! Where an installation keeps its things: the data folder, the database, the key.

use channels::sandbox::Flavour;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use kernel::{Key, Secret};
use media::{Place, Store};
use rand::SeedableRng;
use rand::rngs::StdRng;

/// What every command needs to find an installation.
#[derive(Args, Clone, Debug)]
pub struct Settings {
    /// The folder for the database, the key and the sandbox.
    #[arg(long, env = "COMMONGROUND_DATA", default_value = "data", value_name = "FOLDER", global = true)]
    pub data: PathBuf,

    /// A PostgreSQL database instead of the one in the data folder, such as
    /// `postgres://user:password@host/commonground`.
    #[arg(long, env = "COMMONGROUND_DATABASE", value_name = "URL", global = true, hide_env_values = true)]
    pub database: Option<String>,

    /// The schema to use in PostgreSQL.
    #[arg(long, env = "COMMONGROUND_SCHEMA", value_name = "NAME", global = true)]
    pub schema: Option<String>,

    /// The installation's key: 32 bytes in base64. Without it, the file `key` in the data folder holds it.
    #[arg(long, env = "COMMONGROUND_KEY", value_name = "BASE64", global = true, hide_env_values = true)]
    pub key: Option<String>,

    /// Where the services that carry pushes to browsers reach whoever runs this, such as `mailto:desk@example.org`;
    /// Apple’s asks for it.
    #[arg(long, env = "COMMONGROUND_CONTACT", value_name = "URL", global = true)]
    pub contact: Option<String>,

    /// Let accounts be connected on this machine and in its private network, without TLS as well, such as a mail server
    /// of your own; without it, only what the whole internet can reach.
    #[arg(long, env = "COMMONGROUND_PRIVATE_NETWORKS", global = true)]
    pub private_networks: bool,

    /// Where pictures and files are kept: a folder, or `s3://bucket/prefix`; without it, `media` in the data folder.
    #[arg(
        id = "media_place",
        long = "media",
        env = "COMMONGROUND_MEDIA",
        value_name = "PLACE",
        global = true
    )]
    pub media: Option<String>,

    /// How the bucket is reached, if it is one.
    #[command(flatten)]
    pub bucket: Bucket,

    /// Whom to ask where triage is not sure.
    #[command(flatten)]
    pub opinion: Opinion,
}

/// A bucket of something that speaks S3, for pictures and files; see `docs/media.md`.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Bucket for pictures and files (where --media names one)")]
pub struct Bucket {
    /// The server, unless it is Amazon's, such as `https://objects.example.org`.
    #[arg(
        id = "media_endpoint",
        long = "media-endpoint",
        env = "COMMONGROUND_MEDIA_ENDPOINT",
        value_name = "URL",
        global = true
    )]
    pub endpoint: Option<String>,

    /// Its region, such as `eu-central-1`.
    #[arg(
        id = "media_region",
        long = "media-region",
        env = "COMMONGROUND_MEDIA_REGION",
        value_name = "NAME",
        global = true
    )]
    pub region: Option<String>,

    /// The id of the key that opens it.
    #[arg(
        id = "media_key",
        long = "media-key",
        env = "COMMONGROUND_MEDIA_KEY",
        value_name = "ID",
        global = true
    )]
    pub key: Option<String>,

    /// The key that opens it.
    #[arg(
        id = "media_secret",
        long = "media-secret",
        env = "COMMONGROUND_MEDIA_SECRET",
        value_name = "KEY",
        global = true,
        hide_env_values = true
    )]
    pub secret: Option<Secret>,
}

/// An OpenAI-compatible endpoint for second opinions; see `docs/second-opinion.md`. The operator names the address,
/// so it may be one of this machine or of a private network.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Second opinion (off unless an address is given)")]
pub struct Opinion {
    /// The base address of an OpenAI-compatible endpoint, such as `http://127.0.0.1:8080/v1`: it is asked where triage
    /// is not sure.
    #[arg(
        id = "opinion_url",
        long = "opinion-url",
        env = "COMMONGROUND_OPINION_URL",
        value_name = "URL",
        global = true
    )]
    pub url: Option<String>,

    /// The name of the model there.
    #[arg(
        id = "opinion_model",
        long = "opinion-model",
        env = "COMMONGROUND_OPINION_MODEL",
        value_name = "NAME",
        global = true
    )]
    pub model: Option<String>,

    /// The key of the endpoint, if it wants one.
    #[arg(
        id = "opinion_key",
        long = "opinion-key",
        env = "COMMONGROUND_OPINION_KEY",
        value_name = "KEY",
        global = true,
        hide_env_values = true
    )]
    pub key: Option<Secret>,

    /// How many calls a day (UTC) may have.
    #[arg(
        id = "opinion_daily_calls",
        long = "opinion-daily-calls",
        env = "COMMONGROUND_OPINION_DAILY_CALLS",
        value_name = "N",
        default_value_t = Opinion::DAILY_CALLS,
        global = true
    )]
    pub daily_calls: i64,

    /// How many tokens a day (UTC) may have, of questions and answers together.
    #[arg(
        id = "opinion_daily_tokens",
        long = "opinion-daily-tokens",
        env = "COMMONGROUND_OPINION_DAILY_TOKENS",
        value_name = "N",
        default_value_t = Opinion::DAILY_TOKENS,
        global = true
    )]
    pub daily_tokens: i64,

    /// How many seconds an answer may take.
    #[arg(
        id = "opinion_timeout",
        long = "opinion-timeout",
        env = "COMMONGROUND_OPINION_TIMEOUT",
        value_name = "SECONDS",
        default_value_t = Opinion::TIMEOUT,
        global = true
    )]
    pub timeout: u64,
}

impl Opinion {
    const DAILY_CALLS: i64 = 1_000;
    const DAILY_TOKENS: i64 = 1_000_000;
    const TIMEOUT: u64 = 30;
}

impl Default for Opinion {
    fn default() -> Self {
        Self {
            url: None,
            model: None,
            key: None,
            daily_calls: Self::DAILY_CALLS,
            daily_tokens: Self::DAILY_TOKENS,
            timeout: Self::TIMEOUT,
        }
    }
}

impl Settings {
    /// An installation on SQLite in a folder.
    pub fn in_folder(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            database: None,
            schema: None,
            key: None,
            contact: None,
            private_networks: false,
            media: None,
            bucket: Bucket::default(),
            opinion: Opinion::default(),
        }
    }

    /// The file of the embedded database.
    pub fn sqlite_path(&self) -> PathBuf {
        self.data.join("commonground.sqlite")
    }

    /// The file of the key.
    pub fn key_path(&self) -> PathBuf {
        self.data.join("key")
    }

    /// The place where pictures and files are kept; its folder is made if it is missing.
    ///
    /// # Errors
    /// If the folder can't be made, or the bucket's settings do not fit.
    pub fn media(&self) -> Result<Store> {
        // A bucket is spoken to through TLS; a second caller finds its provider installed already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let place = self.media.as_deref().map_or_else(|| Place::Folder(self.data.join("media")), Place::of);
        let Bucket { endpoint, region, key, secret } = self.bucket.clone();
        let bucket = media::Bucket { endpoint, region, key, secret };
        Store::open(&place, &bucket).context("pictures and files have no place: see --media")
    }

    /// Where a sandbox network remembers.
    pub fn sandbox_path(&self, flavour: Flavour) -> PathBuf {
        self.data.join(format!("{}.jsonl", flavour.capabilities().id))
    }

    /// How the database is opened.
    pub fn database(&self) -> db::Config {
        match &self.database {
            Some(url) => {
                db::Config::Postgres { url: Secret::new(url.clone()), pool: 16, schema: self.schema.clone() }
            }
            None => db::Config::Sqlite { path: self.sqlite_path(), readers: 4 },
        }
    }

    /// Makes the data folder if it is missing.
    ///
    /// # Errors
    /// If the folder can't be made.
    pub fn prepare(&self) -> Result<()> {
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("can't make the data folder {}", self.data.display()))
    }

    /// The installation's key. There must be one: a new one could not open what the old one sealed.
    ///
    /// # Errors
    /// If the key is missing, malformed or unreadable.
    pub fn key(&self) -> Result<Key> {
        match self.existing_key()? {
            Some(key) => Ok(key),
            None => bail!(
                "there is no key in {}: put the key file back (it seals the tokens of the channels; every node has \
                 the same), or give it with --key",
                self.key_path().display()
            ),
        }
    }

    /// The key of an installation that is about to get its brand: the one that is there, or a new one.
    ///
    /// # Errors
    /// If the key is malformed, or the file can't be read or written.
    pub fn founding_key(&self) -> Result<Key> {
        match self.existing_key()? {
            Some(key) => Ok(key),
            None => self.make_key(&self.key_path()),
        }
    }

    fn existing_key(&self) -> Result<Option<Key>> {
        if let Some(text) = &self.key {
            return Ok(Some(Key::from_text(text)?));
        }
        let path = self.key_path();
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(Some(Key::from_text(&text).with_context(|| format!("in {}", path.display()))?)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("can't read {}", path.display())),
        }
    }

    fn make_key(&self, path: &Path) -> Result<Key> {
        self.prepare()?;
        let key = Key::generate(&mut StdRng::from_os_rng());
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).with_context(|| format!("can't write {}", path.display()))?;
        std::io::Write::write_all(&mut file, key.to_text().expose().as_bytes())?;
        file.sync_all()?;
        Ok(key)
    }
}
