//! The engine alone: the rows of a run, inserted again without the product.
//!
//! In: the tables that have grown. Out: how long their rows took. Promised: same tables, same indexes, same contents,
//! [`BATCH`] rows a transaction, every commit on disk before the next begins; the rows come as they came to the product,
//! those of a message close together, since no engine is given a day's messages table by table; reading the rows is
//! not counted.

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

/// How many rows of each table go into each batch, so that all tables end together.
fn shares(counts: &[usize]) -> impl Iterator<Item = Vec<usize>> {
    let batches = counts.iter().sum::<usize>().div_ceil(BATCH);
    let until = move |count: usize, batch: usize| count * batch / batches;
    (0..batches).map(move |batch| counts.iter().map(|c| until(*c, batch + 1) - until(*c, batch)).collect())
}

/// Inserts the rows of these tables into a fresh database beside the first.
pub(super) async fn insert(site: &Site, tables: Vec<String>) -> Result<Inserted> {
    match site.schema() {
        None => sqlite::insert(&site.file(), &site.folder().join("raw.sqlite"), &tables),
        Some((url, schema)) => postgres::insert(url, schema, &tables).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_in_one_batch_and_a_batch_holds_about_a_thousand() {
        let counts = [20_000, 7, 0, 13_131];
        let batches: Vec<_> = shares(&counts).collect();
        assert!(batches.iter().all(|batch| batch.iter().sum::<usize>() <= BATCH + counts.len()));
        for (table, count) in counts.iter().enumerate() {
            assert_eq!(batches.iter().map(|batch| batch[table]).sum::<usize>(), *count);
        }
        assert_eq!(shares(&[]).count(), 0);
    }
}
