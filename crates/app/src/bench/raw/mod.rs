//! The engine alone: the rows of a run, inserted again without the product.
//!
//! In: the tables that have grown. Out: how long their rows took. Promised: same tables, same indexes, same contents,
//! [`BATCH`] rows a transaction, every commit on disk before the next begins; reading the rows is not counted.

pub(super) mod postgres;
pub(super) mod sqlite;

use anyhow::Result;

use super::meter::Took;
use super::site::Site;

/// Rows in a transaction.
const BATCH: usize = 1_000;

/// What the engine did.
#[derive(Default)]
pub(super) struct Inserted {
    /// How many rows.
    pub rows: u64,
    /// What they took.
    pub time: Took,
}

/// Inserts the rows of these tables into a fresh database beside the first.
pub(super) async fn insert(site: &Site, tables: Vec<String>) -> Result<Inserted> {
    match site.schema() {
        None => sqlite::insert(&site.file(), &site.folder().join("raw.sqlite"), &tables),
        Some((url, schema)) => postgres::insert(url, schema, &tables).await,
    }
}
