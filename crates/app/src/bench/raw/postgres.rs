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

use super::{Inserted, shares};
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

/// How many bytes the tables of a schema take, with their indexes.
pub(in crate::bench) async fn size(url: &str, schema: &str) -> Result<f64> {
    let sum = "select coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 from pg_class c
        where c.relkind = 'r' and c.relnamespace = ($1::text)::regnamespace";
    Ok(connect(url).await?.query_one(sum, &[&schema]).await?.get(0))
}

/// Removes a schema with all that is in it.
pub(in crate::bench) async fn drop_schema(url: &str, schema: &str) -> Result<()> {
    Ok(connect(url).await?.batch_execute(&format!("drop schema if exists {schema} cascade")).await?)
}

/// Looks at every table of a schema, so that plans fit what is in it.
pub(in crate::bench) async fn analyze(url: &str, schema: &str) -> Result<()> {
    let client = connect(url).await?;
    for table in tables(url, schema).await?.keys() {
        client.batch_execute(&format!("analyze {schema}.{table}")).await?;
    }
    Ok(())
}

/// Inserts the rows of a schema's tables into another one.
pub(super) async fn insert(url: &str, from: &str, tables: &[String]) -> Result<Inserted> {
    let into = format!("{from}_raw");
    let outcome = copy(url, from, &into, tables).await;
    drop_schema(url, &into).await?;
    outcome
}

async fn copy(url: &str, from: &str, into: &str, tables: &[String]) -> Result<Inserted> {
    let config =
        Config::Postgres { url: Secret::new(url.to_owned()), pool: 1, schema: Some(into.to_owned()) };
    let db = Db::open(&config).await?;
    db.migrate(&[&db::MIGRATIONS, &MIGRATIONS], SystemClock.now()).await?;
    db.close().await;
    let (reader, writer) = (connect(url).await?, connect(url).await?);
    let mut rows: Vec<Vec<Bytes>> = Vec::new();
    for table in tables {
        // One piece of the stream is one row; line ends inside of it are escaped.
        rows.push(reader.copy_out(&format!("copy {from}.{table} to stdout")).await?.try_collect().await?);
    }
    let counts: Vec<usize> = rows.iter().map(Vec::len).collect();
    let mut rest: Vec<&[Bytes]> = rows.iter().map(Vec::as_slice).collect();
    let mut done = Inserted::default();
    for shares in shares(&counts) {
        let batch: Vec<_> = tables
            .iter()
            .zip(&mut rest)
            .zip(&shares)
            .filter(|(_, share)| **share > 0)
            .map(|((table, rest), share)| {
                let (now, later) = rest.split_at(*share);
                *rest = later;
                (format!("copy {into}.{table} from stdin"), Bytes::from(now.concat()))
            })
            .collect();
        let watch = Stopwatch::start(Engine::Postgres);
        writer.batch_execute("begin").await?;
        for (command, bytes) in batch {
            let mut sink = pin!(writer.copy_in(&command).await?);
            sink.send(bytes).await?;
            sink.finish().await?;
        }
        writer.batch_execute("commit").await?;
        done.time += watch.stop();
        done.rows += shares.iter().sum::<usize>() as u64;
    }
    Ok(done)
}

async fn connect(url: &str) -> Result<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.context("can't reach PostgreSQL")?;
    // Ends with the client.
    tokio::spawn(connection);
    Ok(client)
}
