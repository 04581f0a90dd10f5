//! Where an installation keeps its things: the data folder, the database, the key.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use kernel::{Key, Secret};
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
}

impl Settings {
    /// An installation on SQLite in a folder.
    pub fn in_folder(data: impl Into<PathBuf>) -> Self {
        Self { data: data.into(), database: None, schema: None, key: None }
    }

    /// The file of the embedded database.
    pub fn sqlite_path(&self) -> PathBuf {
        self.data.join("commonground.sqlite")
    }

    /// The file of the key.
    pub fn key_path(&self) -> PathBuf {
        self.data.join("key")
    }

    /// Where the sandbox network remembers.
    pub fn sandbox_path(&self) -> PathBuf {
        self.data.join("sandbox.jsonl")
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
