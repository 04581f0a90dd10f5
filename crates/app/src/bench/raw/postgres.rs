//! PostgreSQL alone: `copy`, its fastest way in.

use std::collections::BTreeMap;
use std::pin::pin;

use anyhow::{Context, Result};
use bytes::Bytes;
use care::MIGRATIONS;
use db::{Config, Db, Engine};
use futures::{SinkExt, TryStreamExt};
use kernel::{Clock, Secret, SystemClock};
use tokio_postgres::{Client, NoTls};

use super::{BATCH, Inserted};
use crate::bench::meter::Stopwatch;

/// Every table and how many rows it holds.
pub(in crate::bench) async fn tables(url: &str, schema: &str) -> Result<BTreeMap<String, u64>> {
    let client = connect(url).await?;
    let mut found = BTreeMap::new();
    for row in client.query("select tablename from pg_tables where schemaname = $1", &[&schema]).await? {
        let table: String = row.get(0);
        let count = client.query_one(&format!("select count(*) from {schema}.{table}"), &[]).await?;
        found.insert(table, u64::try_from(count.get::<_, i64>(0))?);
    }
    Ok(found)
}

/// Removes a schema with all that is in it.
pub(in crate::bench) async fn drop_schema(url: &str, schema: &str) -> Result<()> {
    Ok(connect(url).await?.batch_execute(&format!("drop schema if exists {schema} cascade")).await?)
}

/// Inserts the rows of a schema's tables into another one.
pub(super) async fn insert(url: &str, from: &str, tables: &[String]) -> Result<Inserted> {
    let into = format!("{from}_raw");
    let outcome = copy(url, from, &into, tables).await;
    drop_schema(url, &into).await?;
    outcome
}

async fn copy(url: &str, from: &str, into: &str, tables: &[String]) -> Result<Inserted> {
    let config = Config::Postgres { url: Secret::new(url.to_owned()), pool: 1, schema: Some(into.to_owned()) };
    let db = Db::open(&config).await?;
    db.migrate(&[&db::MIGRATIONS, &MIGRATIONS], SystemClock.now()).await?;
    db.close().await;
    let (reader, writer) = (connect(url).await?, connect(url).await?);
    let mut done = Inserted::default();
    for table in tables {
        // One piece of the stream is one row; line ends inside of it are escaped. The whole table is read first, so
        // that the server does nothing but write while the watch runs.
        let rows: Vec<Bytes> =
            reader.copy_out(&format!("copy {from}.{table} to stdout")).await?.try_collect().await?;
        let command = format!("copy {into}.{table} from stdin");
        for batch in rows.chunks(BATCH) {
            let bytes = Bytes::from(batch.concat());
            let watch = Stopwatch::start(Engine::Postgres);
            let mut sink = pin!(writer.copy_in(&command).await?);
            sink.send(bytes).await?;
            sink.finish().await?;
            done.time += watch.stop();
            done.rows += batch.len() as u64;
        }
    }
    Ok(done)
}

async fn connect(url: &str) -> Result<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.context("can't reach PostgreSQL")?;
    // Ends with the client.
    tokio::spawn(connection);
    Ok(client)
}
