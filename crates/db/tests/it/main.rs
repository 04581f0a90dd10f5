//! `db` at its public boundary, on both engines.

mod faults;
mod jobs;
mod migrations;
mod outbox;
mod statements;
mod transactions;

use db::{Db, Error, Migration, MigrationSet, Tx, args};
use kernel::{Ctx, Instant, ManualClock, TenantId};
use std::sync::Arc;
use uuid::Uuid;

/// A table to play with.
static PLAY: MigrationSet = MigrationSet {
    name: "play",
    migrations: &[Migration { number: 1, name: "things", text: include_str!("1_things.sql") }],
};

db::statements! {
    ADD = "insert into things (id, n, ok, note, data, raw) values ($1, $2, $3, $4, $5, $6)";
    ADD_N = "insert into things (id, n, ok) values ($1, $2, true)";
    COUNT = "select count(*) as n from things";
    SUM = "select coalesce(sum(n), 0) as n from things";
    RAISE = "update things set n = n + 1 where id = $1";
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

async fn add(tx: &mut Tx, number: u128) -> Result<(), Error> {
    tx.execute(&ADD_N, &args![id(number), i64::try_from(number).unwrap()]).await.map(drop)
}

async fn count(db: &Db) -> i64 {
    db.read(async |tx: &mut Tx| tx.query_one::<i64>(&COUNT, &[]).await).await.unwrap()
}

/// A context with a clock that the test moves.
fn ctx() -> (Ctx, Arc<ManualClock>) {
    let clock = ManualClock::new(Instant::from_seconds(1_700_000_000));
    (Ctx::seeded(TenantId::from_uuid(id(1)), clock.clone(), 1), clock)
}
