//! Migrations: numbered texts in, tables out. Promised: forward only, each once, all of a run or none;
//! several nodes may start at once; a text that was changed after it had been applied is an error.

use kernel::Instant;

use crate::{Db, Engine, Error, Tx, args, sql};

/// One step: a text with portable type words.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// 1, 2, 3 … without gaps.
    pub number: u32,
    /// A few words for the log.
    pub name: &'static str,
    /// The statements, for both engines.
    pub text: &'static str,
}

/// The migrations of one crate.
#[derive(Debug, Clone, Copy)]
pub struct MigrationSet {
    /// The crate's name.
    pub name: &'static str,
    /// In the order of their numbers.
    pub migrations: &'static [Migration],
}

/// A migration that was applied by this call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applied {
    /// The set's name.
    pub set: &'static str,
    /// The number inside the set.
    pub number: u32,
    /// The migration's name.
    pub name: &'static str,
}

const TABLES: &str = "
create table if not exists migrations (
    set_name text not null,
    number {int} not null,
    name text not null,
    checksum text not null,
    applied_at {int} not null,
    primary key (set_name, number)
) {strict};
create table if not exists migration_lock (id {int} not null primary key) {strict};
insert into migration_lock (id) values (1) on conflict do nothing;
";

crate::statements! {
    LOCK = "select id from migration_lock {lock}";
    KNOWN = "select number, checksum from migrations where set_name = $1 order by number";
    RECORD = "insert into migrations (set_name, number, name, checksum, applied_at)
        values ($1, $2, $3, $4, $5)";
}

pub(crate) async fn migrate(
    db: &Db,
    sets: &[&'static MigrationSet],
    now: Instant,
) -> Result<Vec<Applied>, Error> {
    let tables = expand(db.engine(), TABLES);
    let create = async move |tx: &mut Tx| tx.batch(&tables.clone()?).await;
    // PostgreSQL lets two nodes collide on `create … if not exists`; the loser's second try finds the tables.
    match db.write(create.clone()).await {
        Err(Error::Unique { .. } | Error::Statement { .. }) => db.write(create).await?,
        outcome => outcome?,
    }
    let sets = sets.to_vec();
    db.write(async move |tx: &mut Tx| {
        tx.query_one::<i64>(&LOCK, &[]).await?;
        let mut applied = Vec::new();
        for set in &sets {
            applied.extend(apply(tx, set, now).await?);
        }
        if !applied.is_empty() {
            tx.assume().await?;
        }
        Ok(applied)
    })
    .await
}

async fn apply(tx: &mut Tx, set: &'static MigrationSet, now: Instant) -> Result<Vec<Applied>, Error> {
    let known: Vec<(u32, String)> = tx.query(&KNOWN, &args![set.name]).await?;
    if known.len() > set.migrations.len() {
        tracing::warn!(set = set.name, "a newer version of the program has migrated this database further");
    }
    let mut applied = Vec::new();
    for (index, migration) in set.migrations.iter().enumerate() {
        let Migration { number, name, text } = *migration;
        let wrong =
            |message: &str| Error::Migration { set: set.name.into(), number, message: message.into() };
        if usize::try_from(number) != Ok(index + 1) {
            return Err(wrong("the numbers of a set run 1, 2, 3 … without gaps; renumber it"));
        }
        let checksum = blake3::hash(text.as_bytes()).to_hex();
        match known.get(index) {
            Some((_, before)) if before.as_str() == checksum.as_str() => continue,
            Some(_) => {
                return Err(wrong("its text was changed after it was applied; restore it and add another"));
            }
            None => {}
        }
        let text = expand(tx.engine(), text).map_err(|error| wrong(&error.to_string()))?;
        tx.batch(&text).await.map_err(|error| wrong(&error.to_string()))?;
        tx.execute(&RECORD, &args![set.name, number, name, checksum.as_str(), now]).await?;
        tracing::info!(set = set.name, number, name, "migration applied");
        applied.push(Applied { set: set.name, number, name });
    }
    Ok(applied)
}

fn expand(engine: Engine, text: &str) -> Result<String, Error> {
    sql::expand(engine, text).map_err(|message| Error::statement("migration", message))
}
