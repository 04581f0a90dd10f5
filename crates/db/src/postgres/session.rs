//! One connection inside one transaction.

use std::pin::pin;

use deadpool_postgres::Object;
use futures::{StreamExt, TryStreamExt, stream};
use tokio_postgres::Statement;

use super::{bulk, wire};
use crate::open::Access;
use crate::row::{Cells, check_columns};
use crate::{Arg, Composed, Engine, Error, FromRow, Notice, Row, Sql};

/// Rows per statement of a bulk write: enough to make the round trip cheap, few enough to bound memory.
const CHUNK: usize = 5_000;

/// How many statements travel before the first answer is awaited.
const PIPELINE: usize = 128;

pub(crate) struct Session {
    /// Taken out when the transaction has ended well.
    connection: Option<Object>,
    /// Which try of the verb this is, for the error of the last.
    attempt: u32,
}

impl Session {
    pub(super) async fn begin(connection: Object, access: Access, attempt: u32) -> Result<Self, Error> {
        let session = Self { connection: Some(connection), attempt };
        session
            .batch(match access {
                Access::Write => "begin isolation level read committed",
                Access::Read => "begin isolation level repeatable read, read only",
            })
            .await?;
        Ok(session)
    }

    pub(super) async fn commit(mut self, channel: &str, notices: &[Notice]) -> Result<(), Error> {
        let refused = |error| match wire::error("commit", &error, self.attempt) {
            Error::Lost { .. } => Error::LostAtCommit,
            other => other,
        };
        if !notices.is_empty() {
            let payloads: Vec<String> = notices.iter().map(Notice::to_wire).collect();
            let text = "select pg_notify($1, payload) from unnest($2::text[]) payload";
            let statement = self.client().prepare_cached(text).await.map_err(|e| self.error("notify", &e))?;
            let told = self.client().execute(&statement, &[&channel, &payloads]).await;
            told.map_err(|e| self.error("notify", &e))?;
        }
        self.client().batch_execute("commit").await.map_err(refused)?;
        drop(self.connection.take());
        Ok(())
    }

    /// Undoes everything. If even that fails, the connection is given up and the server undoes it.
    pub(super) async fn rollback(mut self) {
        if self.client().batch_execute("rollback").await.is_ok() {
            drop(self.connection.take());
        }
    }

    pub(crate) async fn query<R: FromRow>(
        &self,
        sql: &'static Sql,
        args: &[Arg<'_>],
    ) -> Result<Vec<R>, Error> {
        self.rows(&self.statement(sql).await?, sql.name(), args).await
    }

    /// The statement is not kept: there is no end of what people choose.
    pub(crate) async fn query_composed<R: FromRow>(&self, composed: &Composed<'_>) -> Result<Vec<R>, Error> {
        let name = composed.name();
        let text = composed.text(Engine::Postgres)?;
        let statement = self.client().prepare(&text).await.map_err(|e| self.error(name, &e))?;
        self.rows(&statement, name, composed.args()).await
    }

    async fn rows<R: FromRow>(
        &self,
        statement: &Statement,
        name: &'static str,
        args: &[Arg<'_>],
    ) -> Result<Vec<R>, Error> {
        check_columns::<R>(name, statement.columns().iter().map(tokio_postgres::Column::name))?;
        let rows = self.client().query_raw(statement, args).await.map_err(|e| self.error(name, &e))?;
        let mut rows = pin!(rows);
        let mut out = Vec::new();
        while let Some(row) = rows.try_next().await.map_err(|e| self.error(name, &e))? {
            out.push(R::from_row(&Row { statement: name, cells: Cells::Postgres(&row) })?);
        }
        Ok(out)
    }

    pub(crate) async fn execute(&self, sql: &'static Sql, args: &[Arg<'_>]) -> Result<u64, Error> {
        let statement = self.statement(sql).await?;
        self.client().execute_raw(&statement, args).await.map_err(|e| self.error(sql.name(), &e))
    }

    pub(crate) async fn execute_many(&self, sql: &'static Sql, rows: &[Vec<Arg<'_>>]) -> Result<u64, Error> {
        let failed = |e| self.error(sql.name(), &e);
        let single = self.statement(sql).await?;
        let text = sql.text(Engine::Postgres)?;
        let bulk = sql.bulk.get_or_init(|| bulk::over_arrays(text, single.params()));
        if let Some(text) = bulk.as_deref().filter(|_| rows.len() > 1) {
            let statement = self.client().prepare_cached(text).await.map_err(failed)?;
            let mut sum = 0;
            for chunk in rows.chunks(CHUNK) {
                let columns = bulk::columns(sql.name(), chunk, single.params().len())?;
                sum += self.client().execute_raw(&statement, columns).await.map_err(failed)?;
            }
            return Ok(sum);
        }
        let client = self.client();
        let single = &single;
        let sent = stream::iter(rows).map(|args| client.execute_raw(single, args)).buffered(PIPELINE);
        sent.try_fold(0, async |sum, count| Ok(sum + count)).await.map_err(failed)
    }

    pub(crate) async fn batch(&self, text: &str) -> Result<(), Error> {
        let name = text.lines().next().unwrap_or_default();
        self.client().batch_execute(text).await.map_err(|e| self.error(name, &e))
    }

    pub(crate) async fn statement(&self, sql: &'static Sql) -> Result<Statement, Error> {
        let text = sql.text(Engine::Postgres)?;
        self.client().prepare_cached(text).await.map_err(|e| self.error(sql.name(), &e))
    }

    fn client(&self) -> &Object {
        self.connection.as_ref().expect("only commit and rollback take the connection, and they consume self")
    }

    fn error(&self, name: &str, error: &tokio_postgres::Error) -> Error {
        wire::error(name, error, self.attempt)
    }
}

impl Drop for Session {
    /// A transaction that ended neither way must not go back to the pool: closing the connection undoes it.
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            drop(Object::take(connection));
        }
    }
}
