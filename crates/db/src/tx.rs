//! A transaction as a verb sees it: statements and arguments in, rows out.
//!
//! Promised on both engines: the first statement that the engine refuses ends the transaction; later
//! statements and the verb's own `Ok` turn into that first error. Expect conflicts with `on conflict`, not by
//! catching.

use std::rc::Rc;
use std::sync::Arc;

use crate::notice::{Notice, distinct};
use crate::postgres::Session;
use crate::slow::Watch;
use crate::{Arg, Composed, Engine, Error, Failure, FromRow, Sql};

/// An open transaction.
pub struct Tx {
    link: Link,
    notices: Vec<Notice>,
    broken: Option<Error>,
}

enum Link {
    Sqlite(Rc<rusqlite::Connection>),
    Postgres(Box<Session>),
}

impl Tx {
    pub(crate) fn sqlite(connection: Rc<rusqlite::Connection>) -> Self {
        Self { link: Link::Sqlite(connection), notices: Vec::new(), broken: None }
    }

    pub(crate) fn postgres(session: Session) -> Self {
        Self { link: Link::Postgres(Box::new(session)), notices: Vec::new(), broken: None }
    }

    /// The engine below, for the rare text that is written twice.
    pub fn engine(&self) -> Engine {
        match self.link {
            Link::Sqlite(_) => Engine::Sqlite,
            Link::Postgres(_) => Engine::Postgres,
        }
    }

    /// All rows.
    pub async fn query<R: FromRow>(&mut self, sql: &'static Sql, args: &[Arg<'_>]) -> Result<Vec<R>, Error> {
        self.whole()?;
        let watch = Watch::start();
        let outcome = match &self.link {
            Link::Sqlite(connection) => crate::sqlite::query(connection, sql, args),
            Link::Postgres(session) => session.query(sql, args).await,
        };
        watch.stop(sql.name());
        self.remember(outcome)
    }

    /// All rows of a statement that was put together at run time.
    pub async fn query_composed<R: FromRow>(&mut self, composed: &Composed<'_>) -> Result<Vec<R>, Error> {
        self.whole()?;
        let watch = Watch::start();
        let outcome = match &self.link {
            Link::Sqlite(connection) => crate::sqlite::query_composed(connection, composed),
            Link::Postgres(session) => session.query_composed(composed).await,
        };
        watch.stop(composed.name());
        self.remember(outcome)
    }

    /// The only row; [`Error::NotFound`] without one, [`Error::Statement`] with several.
    pub async fn query_one<R: FromRow>(&mut self, sql: &'static Sql, args: &[Arg<'_>]) -> Result<R, Error> {
        self.query_opt(sql, args).await?.ok_or_else(|| Error::NotFound { name: sql.name().to_owned() })
    }

    /// The only row, if there is one; [`Error::Statement`] with several.
    pub async fn query_opt<R: FromRow>(
        &mut self,
        sql: &'static Sql,
        args: &[Arg<'_>],
    ) -> Result<Option<R>, Error> {
        let mut rows = self.query(sql, args).await?;
        match rows.len() {
            0 | 1 => Ok(rows.pop()),
            many => Err(Error::statement(sql.name(), format!("it gave {many} rows where one was expected"))),
        }
    }

    /// How many rows were inserted, changed or deleted.
    pub async fn execute(&mut self, sql: &'static Sql, args: &[Arg<'_>]) -> Result<u64, Error> {
        self.whole()?;
        let watch = Watch::start();
        let outcome = match &self.link {
            Link::Sqlite(connection) => crate::sqlite::execute(connection, sql, args),
            Link::Postgres(session) => session.execute(sql, args).await,
        };
        watch.stop(sql.name());
        self.remember(outcome)
    }

    /// One write for many rows of arguments; how many rows were inserted, changed or deleted. On PostgreSQL a
    /// plain `insert … values ($1, …)` travels as one statement over arrays, everything else pipelined.
    pub async fn execute_many(&mut self, sql: &'static Sql, rows: Vec<Vec<Arg<'_>>>) -> Result<u64, Error> {
        self.whole()?;
        let watch = Watch::start();
        let outcome = match &self.link {
            Link::Sqlite(connection) => crate::sqlite::execute_many(connection, sql, &rows),
            Link::Postgres(session) => session.execute_many(sql, &rows).await,
        };
        watch.stop(sql.name());
        self.remember(outcome)
    }

    /// Tells every listener, on every node, once the commit has happened. A payload is at most 7,000 bytes.
    pub fn notify(&mut self, topic: &'static str, payload: impl Into<String>) {
        let payload: Arc<str> = payload.into().into();
        self.notices.push(Notice { topic: topic.into(), payload });
    }

    /// Several statements without arguments: migrations.
    pub(crate) async fn batch(&mut self, text: &str) -> Result<(), Error> {
        self.whole()?;
        let outcome = match &self.link {
            Link::Sqlite(connection) => crate::sqlite::batch(connection, text),
            Link::Postgres(session) => session.batch(text).await,
        };
        self.remember(outcome)
    }

    /// Whether the engine accepts the statement.
    pub(crate) async fn prepare(&mut self, sql: &'static Sql) -> Result<(), Error> {
        let outcome = match &self.link {
            Link::Sqlite(connection) => crate::sqlite::prepare(connection, sql),
            Link::Postgres(session) => session.statement(sql).await.map(drop),
        };
        self.remember(outcome)
    }

    /// Tells SQLite's planner what the tables are like; PostgreSQL finds out by itself.
    pub(crate) async fn assume(&mut self) -> Result<(), Error> {
        let outcome = match &self.link {
            Link::Sqlite(connection) => crate::sqlite::assume(connection),
            Link::Postgres(_) => Ok(()),
        };
        self.remember(outcome)
    }

    /// How SQLite goes about the statement; nothing on PostgreSQL, whose plans depend on what its tables hold.
    pub(crate) async fn plan(&mut self, sql: &'static Sql) -> Result<Vec<String>, Error> {
        let outcome = match &self.link {
            Link::Sqlite(connection) => crate::sqlite::plan(connection, sql),
            Link::Postgres(_) => Ok(Vec::new()),
        };
        self.remember(outcome)
    }

    /// What a verb's outcome is worth after all, and the notices of a good one.
    pub(crate) fn conclude<T, E: Failure>(&mut self, outcome: Result<T, E>) -> Result<(T, Vec<Notice>), E> {
        let value = outcome?;
        self.whole()?;
        Ok((value, distinct(std::mem::take(&mut self.notices))?))
    }

    pub(crate) fn into_session(self) -> Option<Session> {
        match self.link {
            Link::Postgres(session) => Some(*session),
            Link::Sqlite(_) => None,
        }
    }

    fn whole(&self) -> Result<(), Error> {
        self.broken.clone().map_or(Ok(()), Err)
    }

    fn remember<T>(&mut self, outcome: Result<T, Error>) -> Result<T, Error> {
        // A row that cannot be read leaves the transaction as good as it was.
        if let Err(error) = &outcome
            && !matches!(error, Error::Unreadable { .. })
        {
            self.broken.get_or_insert_with(|| error.clone());
        }
        outcome
    }
}
