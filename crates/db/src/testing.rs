//! Tests on both engines: `#[db_test]` makes two tests of one, each with a database of its own.
//!
//! PostgreSQL is the one that the environment variable `COMMONGROUND_TEST_POSTGRES` names; each test gets a
//! schema, dropped at its end. Without the variable that half prints one line and passes.

use std::fmt::Debug;
use std::hash::{BuildHasher, RandomState};
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

use kernel::{Instant, Secret};

use crate::{Applied, Config, Db, Engine, Error, MigrationSet, Tx};

/// The variable that holds the URL of a PostgreSQL for tests.
pub const POSTGRES: &str = "COMMONGROUND_TEST_POSTGRES";

/// A fresh database of one test.
#[derive(Clone)]
pub struct TestDb {
    db: Db,
    config: Config,
}

impl Deref for TestDb {
    type Target = Db;
    fn deref(&self) -> &Db {
        &self.db
    }
}

impl TestDb {
    /// The moment at which test databases are migrated.
    pub const EPOCH: Instant = Instant::from_seconds(1_700_000_000);

    /// Migrates further.
    pub async fn migrate(&self, sets: &[&'static MigrationSet]) -> Result<Vec<Applied>, Error> {
        self.db.migrate(sets, Self::EPOCH).await
    }

    /// The file, on SQLite: to open it a second time, or to look at it after a crash.
    pub fn sqlite_path(&self) -> Option<&Path> {
        match &self.config {
            Config::Sqlite { path, .. } => Some(path),
            Config::Postgres { .. } => None,
        }
    }

    /// How to open the same database again: a second node, or the next process.
    pub fn config(&self) -> &Config {
        &self.config
    }
}

/// What a test may end with.
pub trait Outcome {
    /// Panics if the test failed.
    fn check(self);
}
impl Outcome for () {
    fn check(self) {}
}
impl<E: Debug> Outcome for Result<(), E> {
    fn check(self) {
        if let Err(error) = self {
            panic!("the test ended with {error:?}");
        }
    }
}

/// Runs one test on one engine; called by the code that `#[db_test]` makes.
pub fn run<O: Outcome>(engine: Engine, sets: &[&'static MigrationSet], test: impl AsyncFnOnce(TestDb) -> O) {
    let folder;
    let config = match engine {
        Engine::Sqlite => {
            folder = tempfile::tempdir().expect("a folder for temporary files");
            Config::Sqlite { path: folder.path().join("test.db"), readers: 2 }
        }
        Engine::Postgres => match postgres() {
            Some(config) => config,
            None => return,
        },
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.expect("a tokio runtime");
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let db = Db::open(&config).await.expect("the test's database opens");
            let db = TestDb { db, config: config.clone() };
            db.migrate(sets).await.expect("the migrations apply");
            test(db.clone()).await.check();
            db.close().await;
        });
    }));
    runtime.block_on(drop_schema(&config));
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// A schema of its own on the server of the environment; [`drop_schema`] is the caller's to call. `None`, and one
/// line on the standard output, without a server.
pub fn postgres() -> Option<Config> {
    #[expect(clippy::disallowed_methods, reason = "a test runner has no command line of ours")]
    let Some(url) = std::env::var(POSTGRES).ok().filter(|url| !url.is_empty()) else {
        skipped();
        return None;
    };
    // Numbers of processes come round again; the seed of a hash map does not.
    let schema = format!("test_{}_{:x}", std::process::id(), RandomState::new().hash_one(()));
    Some(Config::Postgres { url: Secret::new(url), pool: 4, schema: Some(schema) })
}

/// Drops what [`postgres`] gave; does nothing for a file.
///
/// # Panics
/// If the server no longer answers.
pub async fn drop_schema(config: &Config) {
    let Config::Postgres { url, schema: Some(schema), .. } = config else { return };
    let text = format!("drop schema if exists {schema} cascade");
    let config = Config::Postgres { url: url.clone(), pool: 1, schema: None };
    let db = Db::open(&config).await.expect("the server still answers");
    db.write(async move |tx: &mut Tx| tx.batch(&text).await).await.expect("the test's schema can be dropped");
    db.close().await;
}

#[expect(clippy::print_stdout, reason = "the line is what a person at the test runner needs to know")]
fn skipped() {
    println!("skipped: no PostgreSQL to test on; name one in {POSTGRES}=postgres://user@host:port/database");
}
