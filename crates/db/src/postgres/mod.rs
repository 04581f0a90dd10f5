//! PostgreSQL: a pool of connections, verbs on a few pinned executors.
//!
//! Promised: read committed for writes, one snapshot for reads; a verb that lost a race (40001, 40P01) is
//! repeated up to eight times; whatever happens to a caller, no transaction stays open.

mod bulk;
mod listen;
mod session;
mod wire;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime};
use futures::FutureExt;
use kernel::Secret;
use tokio::sync::broadcast;
use tokio_postgres::NoTls;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::{LocalPoolHandle, TaskTracker};

pub(crate) use self::session::Session;
pub(crate) use self::wire::mismatch;
use crate::open::Access;
use crate::{Error, Failure, Notice, Tx};

/// How often a verb is tried before its collisions become its caller's problem.
const ATTEMPTS: u32 = 8;
const CONNECT: Duration = Duration::from_secs(10);
const WAIT: Duration = Duration::from_secs(30);
/// How statements are planned. A plan that was made for an empty table, and kept, reads all of the table that it has
/// become, so each is planned anew: a tenth of a millisecond. Compiling a plan never pays for statements as short as
/// ours, and disks no longer have heads that make a random page four times as dear as the next one.
const PLANNING: &str = "-c plan_cache_mode=force_custom_plan -c jit=off -c random_page_cost=1.1";

pub(crate) struct Postgres {
    shared: Arc<Shared>,
    running: TaskTracker,
    schema: Option<String>,
    listening: CancellationToken,
    _listening_ends_with_the_handle: DropGuard,
}

struct Shared {
    pool: Pool,
    executors: LocalPoolHandle,
    channel: String,
    tries: AtomicU64,
}

impl Postgres {
    pub(crate) async fn open(
        url: &Secret<String>,
        pool: usize,
        schema: Option<&str>,
        notices: broadcast::Sender<Notice>,
    ) -> Result<Self, Error> {
        let config = configure(url, schema)?;
        let manager = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let connections = Pool::builder(Manager::from_config(config.clone(), NoTls, manager))
            .max_size(pool.max(1))
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(WAIT))
            .create_timeout(Some(CONNECT))
            .build()
            .map_err(|error| Error::Open { message: error.to_string() })?;
        let channel = format!("notices_{}", schema.unwrap_or("public"));
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let listening = CancellationToken::new();
        listen::start(config, channel.clone(), notices, listening.clone()).await?;
        Ok(Self {
            shared: Arc::new(Shared {
                pool: connections,
                executors: LocalPoolHandle::new(cores.min(pool.max(1))),
                channel,
                tries: AtomicU64::new(std::process::id().into()),
            }),
            running: TaskTracker::new(),
            schema: schema.map(str::to_owned),
            _listening_ends_with_the_handle: listening.clone().drop_guard(),
            listening,
        })
    }

    /// Creates the configured schema. Two nodes may collide here, even with `if not exists`: the second try
    /// of the loser finds what the winner made.
    pub(crate) async fn create_schema(&self) -> Result<(), Error> {
        let Some(schema) = self.schema.clone() else { return Ok(()) };
        let create =
            async move |tx: &mut Tx| tx.batch(&format!("create schema if not exists {schema}")).await;
        match self.run(Access::Write, create.clone()).await {
            Err(Error::Unique { .. } | Error::Statement { .. }) => self.run(Access::Write, create).await,
            outcome => outcome,
        }
    }

    pub(crate) async fn run<T, E, F>(&self, access: Access, verb: F) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Failure + Send + 'static,
    {
        if self.running.is_closed() {
            return Err(Error::Closed.into());
        }
        let running = self.running.token();
        let shared = Arc::clone(&self.shared);
        // Detached: a caller that goes away does not stop the verb between two statements.
        let task = self.shared.executors.spawn_pinned(move || async move {
            let _running = running;
            shared.run(access, &verb).await
        });
        task.await.unwrap_or_else(|_| Err(Error::Closed.into()))
    }

    pub(crate) async fn close(&self) {
        self.running.close();
        self.running.wait().await;
        self.listening.cancel();
        self.shared.pool.close();
    }
}

impl Shared {
    async fn run<T, E, F>(&self, access: Access, verb: &F) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx) -> Result<T, E>,
        E: Failure,
    {
        for attempt in 1..ATTEMPTS {
            match self.attempt(access, verb, attempt).await {
                Err(error) if error.db().is_some_and(Error::is_contended) => {
                    tracing::debug!(attempt, "a transaction lost a race and is repeated");
                    tokio::time::sleep(self.pause(attempt)).await;
                }
                outcome => return outcome,
            }
        }
        self.attempt(access, verb, ATTEMPTS).await
    }

    async fn attempt<T, E, F>(&self, access: Access, verb: &F, attempt: u32) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx) -> Result<T, E>,
        E: Failure,
    {
        let mut tx = Tx::postgres(self.begin(access, attempt).await?);
        let outcome = AssertUnwindSafe(async { verb(&mut tx).await }).catch_unwind().await;
        let outcome = tx.conclude(outcome.unwrap_or_else(|_| Err(Error::Panicked.into())));
        let session = tx.into_session().ok_or(Error::Closed)?;
        match outcome {
            Ok((value, notices)) => {
                session.commit(&self.channel, &notices).await?;
                Ok(value)
            }
            Err(error) => {
                session.rollback().await;
                Err(error)
            }
        }
    }

    /// An open transaction. A pooled connection may have died unnoticed; as nothing ran on it, another is
    /// taken.
    async fn begin(&self, access: Access, attempt: u32) -> Result<Session, Error> {
        let mut spare = self.pool.status().max_size;
        loop {
            let connection = self.connection().await?;
            match Session::begin(connection, access, attempt).await {
                Err(Error::Lost { .. }) if spare > 0 => spare -= 1,
                outcome => return outcome,
            }
        }
    }

    async fn connection(&self) -> Result<Object, Error> {
        self.pool.get().await.map_err(|error| match error {
            PoolError::Timeout(deadpool_postgres::TimeoutType::Wait) => Error::Busy,
            PoolError::Closed => Error::Closed,
            PoolError::Backend(error) => wire::refused(&error),
            other => Error::Lost { message: other.to_string() },
        })
    }

    /// 5 to 10 ms, doubled with each attempt: two that collided do not meet again at the same moment. The
    /// numbers decide nothing but a pause, so they need no source of randomness.
    fn pause(&self, attempt: u32) -> Duration {
        let mut hasher = DefaultHasher::new();
        (std::process::id(), self.tries.fetch_add(1, Ordering::Relaxed)).hash(&mut hasher);
        Duration::from_micros((5_000 + hasher.finish() % 5_000) << attempt.min(6))
    }
}

fn configure(url: &Secret<String>, schema: Option<&str>) -> Result<tokio_postgres::Config, Error> {
    // The parser's message may quote the URL, which holds a password.
    let unreadable = |_| Error::Open {
        message: "the URL is not of the form postgres://user:password@host:port/database".into(),
    };
    let mut config: tokio_postgres::Config = url.expose().parse().map_err(unreadable)?;
    if let Some(schema) = schema {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if schema.is_empty() || schema.len() > 50 || !schema.chars().all(plain) {
            let message = "a schema's name is up to 50 lower-case letters, digits and underscores".into();
            return Err(Error::Open { message });
        }
        let others = config.get_options().unwrap_or_default().to_owned();
        config.options(format!("{others} -c search_path={schema}").trim());
    }
    let others = config.get_options().unwrap_or_default().to_owned();
    config.options(format!("{PLANNING} {others}").trim());
    // A peer that vanished without a word is noticed within a minute instead of within hours.
    config.connect_timeout(CONNECT).keepalives_idle(WAIT).tcp_user_timeout(WAIT);
    Ok(config)
}
