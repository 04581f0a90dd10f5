//! SQLite alone: one connection, one prepared insert for each table.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use db::Engine;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::{BATCH, Inserted, shares};
use crate::bench::meter::Stopwatch;

/// Every table and how many rows it holds.
pub(in crate::bench) fn tables(file: &Path) -> Result<BTreeMap<String, u64>> {
    let connection = open(file)?;
    let names: Vec<String> = connection
        .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let count = |name: String| {
        let rows: i64 =
            connection.query_row(&format!("select count(*) from {name}"), [], |row| row.get(0))?;
        Ok((name, u64::try_from(rows)?))
    };
    names.into_iter().map(count).collect()
}

/// Inserts the rows of `from`'s tables into a new file.
pub(super) fn insert(from: &Path, into: &Path, tables: &[String]) -> Result<Inserted> {
    let (from, into) = (open(from)?, open(into)?);
    let mut schema = from.prepare(
        "select sql from sqlite_master where tbl_name = $1 and type in ('table', 'index') and sql is not null
         order by type = 'index'",
    )?;
    let (mut reads, mut writes, mut counts) = (Vec::new(), Vec::new(), Vec::new());
    for table in tables {
        for sql in schema.query_map([table], |row| row.get::<_, String>(0))? {
            into.execute_batch(&sql?)?;
        }
        let read = from.prepare(&format!("select * from {table} order by rowid"))?;
        let places = (1..=read.column_count()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        writes.push(into.prepare(&format!("insert into {table} values ({places})"))?);
        reads.push(read);
        let count: i64 = from.query_row(&format!("select count(*) from {table}"), [], |row| row.get(0))?;
        counts.push(usize::try_from(count)?);
    }
    let mut done = Inserted::default();
    let mut reads = reads.iter_mut().map(|read| read.query([])).collect::<Result<Vec<_>, _>>()?;
    for shares in shares(&counts) {
        let mut batch: Vec<(usize, Vec<Value>)> = Vec::with_capacity(BATCH);
        for (table, share) in shares.into_iter().enumerate() {
            for _ in 0..share {
                let row = reads[table].next()?.context("a table has shrunk")?;
                let values = (0..row.as_ref().column_count()).map(|column| row.get(column));
                batch.push((table, values.collect::<Result<_, _>>()?));
            }
        }
        let watch = Stopwatch::start(Engine::Sqlite);
        into.execute_batch("begin immediate")?;
        for (table, row) in &batch {
            writes[*table].execute(params_from_iter(row))?;
        }
        into.execute_batch("commit")?;
        done.time += watch.stop();
        done.rows += batch.len() as u64;
    }
    Ok(done)
}

/// A connection as durable as the product's own, and as well equipped.
fn open(file: &Path) -> Result<Connection> {
    let connection = Connection::open(file).with_context(|| format!("can't open {}", file.display()))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "cache_size", -32_768)?;
    connection.pragma_update(None, "wal_autocheckpoint", 4_096)?;
    Ok(connection)
}
